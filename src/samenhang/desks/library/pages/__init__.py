# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the library desk: this table is its site map."""

from __future__ import annotations

from pathlib import Path

from samenhang.desks.library.pages import actor, document, dossier, graph, package, search, start, timeline
from samenhang.desks.library.words import LABELS
from samenhang.web.desk import Desk
from samenhang.web.language import N_

HERE = Path(__file__).parents[1]
NAVIGATION = (
    ("/", N_("Start")),
    ("/search", N_("Search")),
    ("/dossiers", N_("Dossiers")),
    ("/timeline", N_("Timeline")),
    ("/actors", N_("Actors")),
)


def make_desk() -> Desk:
    """The desk, ready to be put into the shell."""
    desk = Desk("library", HERE, NAVIGATION, LABELS)
    desk.page("/", "start.html", api="/overview")(start.overview)
    desk.page("/search", "search.html")(search.search)
    desk.page("/documents/{name}", "document.html")(document.document)
    desk.page("/dossiers", "dossiers.html")(dossier.dossiers)
    desk.page("/dossiers/{number}", "dossier.html")(dossier.dossier)
    desk.page("/dossiers/{number}/graph", "graph.html")(graph.graph)
    desk.file("/dossiers/{number}/package")(package.package)
    desk.page("/actors", "actors.html")(actor.actors)
    desk.page("/actors/{target:path}", "actor.html")(actor.actor)
    desk.page("/timeline", "timeline.html")(timeline.timeline_page)
    return desk
