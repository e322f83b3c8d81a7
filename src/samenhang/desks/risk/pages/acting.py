# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""In whose hand the desk acts for a page."""

from __future__ import annotations

from samenhang.admission import Hand
from samenhang.desks.risk.elicitation import Elicitation
from samenhang.web.ask import Ask


def rounds_of(ask: Ask) -> Elicitation:
    """The rounds, in the hand of who asks."""
    return Elicitation(ask.house.ledger, Hand(ask.viewer.name, ask.origin, ask.when), ask.today)
