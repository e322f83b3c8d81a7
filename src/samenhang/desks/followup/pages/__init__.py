# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the follow-up desk: this table is its site map."""

from __future__ import annotations

from pathlib import Path

from samenhang.desks.followup.pages import attention, register, views
from samenhang.desks.followup.words import KINDS, STATES
from samenhang.viewer import Role
from samenhang.web.desk import Desk
from samenhang.web.language import N_
from samenhang.web.render import Labels

HERE = Path(__file__).parents[1]
NAVIGATION = (("/follow-ups", N_("Follow-ups")),)
LABELS: Labels = {"item-kind": KINDS, "standing": STATES}


def make_desk() -> Desk:
    """The desk, ready for the shell. What is one page for all goes before the page of an item."""
    desk = Desk("followup", HERE, NAVIGATION, LABELS)
    desk.attention = attention.attention
    desk.page("/follow-ups", "register.html")(register.register)
    desk.change("/follow-ups/views", Role.READER)(views.keep)
    desk.change("/follow-ups/views/{key}/removal", Role.READER)(views.remove)
    return desk
