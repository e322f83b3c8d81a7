# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The steps from one form of the ledger to the next; `HEAD` is the form that this program speaks."""

from __future__ import annotations

HEAD = "0014"
"""The newest step in versions/. Raise it with every step added there."""
