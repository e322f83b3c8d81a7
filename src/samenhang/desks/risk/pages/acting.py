# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""In whose hand the desk acts for a page."""

from __future__ import annotations

from samenhang.admission import Hand
from samenhang.desks.risk.elicitation import Elicitation
from samenhang.viewer import Role
from samenhang.web.ask import Ask

FACILITATES = Role.ANALYST
"""Who makes rounds and sees what experts answered."""


def may_facilitate(ask: Ask) -> bool:
    """Whether who asks may open the pages of rounds."""
    return ask.viewer.role.at_least(FACILITATES)


def rounds_of(ask: Ask) -> Elicitation:
    """The rounds, in the hand of who asks."""
    return Elicitation(ask.house.ledger, Hand(ask.viewer.name, ask.origin, ask.when), ask.today)
