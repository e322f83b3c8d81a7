# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shell round every desk: sign-in, base page, language, errors, security headers. Knows no question."""

from __future__ import annotations

import logging

# At import it regrets that it cannot check addresses of e-mail, which no page asks for.
logging.getLogger("fastapi").setLevel(logging.ERROR)
