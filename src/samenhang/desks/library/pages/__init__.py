# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the library desk: this table is its site map."""

from __future__ import annotations

from pathlib import Path

from samenhang.desks.library.pages import (
    catalogue,
    document,
    follow_ups,
    saved_searches,
    search,
    start,
    unread,
)
from samenhang.desks.library.words import LABELS
from samenhang.viewer import Role
from samenhang.web.desk import Desk
from samenhang.web.language import N_

HERE = Path(__file__).parents[1]
NAVIGATION = (
    ("/", N_("Start")),
    ("/search", N_("Search")),
    ("/documents", N_("Documents")),
    ("/follow-ups", N_("Follow-ups")),
    ("/saved-searches", N_("Saved searches")),
)


def make_desk() -> Desk:
    """The desk, ready to be put into the shell."""
    desk = Desk("library", HERE, NAVIGATION, LABELS)
    desk.page("/", "start.html", api="/overview")(start.overview)
    desk.page("/search", "search.html")(search.search)
    desk.page("/documents", "catalogue.html")(catalogue.catalogue)
    desk.page("/documents/{name}", "document.html")(document.document)
    desk.page("/follow-ups", "follow-ups.html")(follow_ups.follow_ups)
    desk.page("/saved-searches", "saved-searches.html")(saved_searches.saved_searches)
    desk.change("/saved-searches", Role.READER)(saved_searches.keep)
    desk.change("/saved-searches/{key}/removal", Role.READER)(saved_searches.remove)
    desk.page("/unread", "unread.html")(unread.unread)
    return desk
