# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the risk desk in the real application, on a ledger of each database."""

from __future__ import annotations

from tests.desks.followup.conftest import Desk, desk

__all__ = ["Desk", "desk"]
