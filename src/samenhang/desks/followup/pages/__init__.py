# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the follow-up desk: this table is its site map."""

from __future__ import annotations

from pathlib import Path

from samenhang import intake
from samenhang.desks.followup.pages import (
    attention,
    downloads,
    feeds,
    half_yearly,
    lists,
    pictures,
    register,
    views,
    watches,
)
from samenhang.desks.followup.words import KINDS, STATES
from samenhang.viewer import Role
from samenhang.web.desk import Desk
from samenhang.web.language import N_
from samenhang.web.render import Labels

HERE = Path(__file__).parents[1]
NAVIGATION = (("/follow-ups", N_("Follow-ups")),)
LABELS: Labels = {
    group: {key.value: said for key, said in words.items()}
    for group, words in (("item-kind", KINDS), ("standing", STATES), ("meaning", lists.MEANINGS))
}


def make_desk(identifiers: Path | None = None) -> Desk:
    """The desk, ready for the shell. What is one page for all goes before the page of an item.

    `identifiers` is the list of papers that are known to exist.
    """
    desk = Desk("followup", HERE, NAVIGATION, LABELS)
    desk.attention = attention.attention
    desk.page("/follow-ups", "register.html")(register.register)
    desk.change("/follow-ups/views", Role.READER)(views.keep)
    desk.change("/follow-ups/views/{key}/removal", Role.READER)(views.remove)
    desk.file("/follow-ups/export")(downloads.download)
    desk.page("/follow-ups/pictures", "pictures.html")(pictures.pictures)
    desk.page("/follow-ups/overview", "overview.html")(half_yearly.overview)
    desk.file("/follow-ups/overview/letter")(half_yearly.letter)
    desk.page("/follow-ups/import", "import.html", Role.ANALYST)(lists.sending)
    desk.upload("/follow-ups/import", Role.ANALYST)(lists.send)
    desk.page("/follow-ups/import/{name}", "list.html", Role.ANALYST)(lists.preview)
    desk.change("/follow-ups/import/{name}", Role.ANALYST)(lists.taking(intake.known(identifiers)))
    desk.page("/follow-ups/feeds", "feeds.html")(feeds.feeds)
    desk.change("/follow-ups/feeds", Role.READER)(feeds.make)
    desk.change("/follow-ups/feeds/{number}/removal", Role.READER)(feeds.withdraw)
    desk.page("/follow-ups/watches", "watches.html")(watches.watches)
    desk.change("/follow-ups/watches", Role.READER)(watches.keep)
    desk.change("/follow-ups/watches/{number}/removal", Role.READER)(watches.end)
    desk.visit("/feeds/{key}.{form}")(feeds.fetched)
    desk.visit("/letters/{key}")(watches.leaving)
    desk.visit("/letters/{key}", ("POST",))(watches.leave)
    return desk
