# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the library desk: this table is its site map."""

from __future__ import annotations

from pathlib import Path

from samenhang.desks.library import refusals
from samenhang.desks.library.pages import add, batches, document, search, start
from samenhang.desks.library.words import LABELS
from samenhang.viewer import Role
from samenhang.web.desk import Desk
from samenhang.web.language import N_

HERE = Path(__file__).parents[1]
NAVIGATION = (("/", N_("Start")), ("/search", N_("Search")), ("/add", N_("Add"), Role.ANALYST))


def make_desk() -> Desk:
    """The desk, ready to be put into the shell."""
    desk = Desk("library", HERE, NAVIGATION, {**LABELS, **refusals.LABELS, **batches.LABELS})
    desk.page("/", "start.html", api="/overview")(start.overview)
    desk.page("/search", "search.html")(search.search)
    desk.page("/documents/{name}", "document.html")(document.document)
    desk.page("/add", "add.html", Role.ANALYST, api="/additions")(add.add)
    desk.upload("/add", Role.ANALYST, api="/batches")(add.send)
    desk.page("/batches", "batches.html", Role.ANALYST)(batches.batches)
    desk.page("/batches/{name}", "batch.html", Role.ANALYST)(batches.batch)
    return desk
