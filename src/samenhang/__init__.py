# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A planning bureau for security, as software."""

__version__ = "0.1.0"
