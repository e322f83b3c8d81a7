# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the library desk: this table is its site map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from samenhang.desks.library import fetching, refusals
from samenhang.desks.library.finding_words import FINDING_LABELS
from samenhang.desks.library.pages import (
    actor,
    add,
    batches,
    catalogue,
    correction,
    document,
    dossier,
    graph,
    judging,
    original,
    origins,
    package,
    passage,
    references,
    review,
    saved_searches,
    search,
    sources,
    start,
    timeline,
    unread,
    versions,
)
from samenhang.desks.library.words import LABELS
from samenhang.sources.catalogue import Place
from samenhang.viewer import Role
from samenhang.web.desk import Desk
from samenhang.web.language import N_

HERE = Path(__file__).parents[1]
NAVIGATION = (
    ("/", N_("Start")),
    ("/search", N_("Search")),
    ("/documents", N_("Documents")),
    ("/dossiers", N_("Dossiers")),
    ("/timeline", N_("Timeline")),
    ("/actors", N_("Actors")),
    ("/saved-searches", N_("Saved searches")),
    ("/add", N_("Add"), Role.ANALYST),
    ("/sources", N_("Sources"), Role.ANALYST),
)
LIBRARY_LABELS = {
    **LABELS,
    **FINDING_LABELS,
    **refusals.LABELS,
    **batches.LABELS,
    **fetching.LABELS,
}


def make_desk(identifiers: Path | None = None, places: Sequence[Place] = ()) -> Desk:
    """The desk, ready for the shell; `identifiers` is the list of papers that are known to exist, `places`
    are where sources are."""
    desk = Desk("library", HERE, NAVIGATION, LIBRARY_LABELS)
    desk.attention = sources.attention(places)
    desk.page("/", "start.html", api="/overview")(start.overview)
    desk.page("/search", "search.html")(search.search)
    desk.page("/documents", "catalogue.html")(catalogue.catalogue)
    desk.page("/documents/{name}", "document.html")(document.document)
    desk.page("/saved-searches", "saved-searches.html")(saved_searches.saved_searches)
    desk.change("/saved-searches", Role.READER)(saved_searches.keep)
    desk.change("/saved-searches/{key}/removal", Role.READER)(saved_searches.remove)
    desk.page("/unread", "unread.html")(unread.unread)
    desk.page("/documents/{name}/passages/{number}", "passage.html")(passage.passage)
    desk.page("/documents/{name}/references", "references.html")(references.references)
    desk.page("/documents/{name}/findings", "findings.html")(judging.findings)
    desk.change("/documents/{name}/reviews", Role.ANALYST)(review.review)
    desk.change("/documents/{name}/facts", Role.ANALYST)(review.add_fact)
    desk.change("/documents/{name}/passages/{number}/marks", Role.ANALYST)(review.add_mark)
    desk.change("/documents/{name}/passages/{number}/corrections", Role.ANALYST)(
        correction.correcting(identifiers)
    )
    desk.change("/documents/{name}/origins", Role.ANALYST)(origins.say_origin)
    desk.page("/documents/{name}/versions/{other}", "versions.html")(versions.compared)
    desk.page("/documents/{name}/passages/{number}/picture", "picture.html")(original.picture)
    desk.file("/documents/{name}/pages/{page}")(original.page_picture)
    desk.file("/documents/{name}/original")(original.original)
    desk.page("/dossiers", "dossiers.html")(dossier.dossiers)
    desk.page("/dossiers/{number}", "dossier.html")(dossier.dossier)
    desk.page("/dossiers/{number}/graph", "graph.html")(graph.graph)
    desk.file("/dossiers/{number}/package")(package.package)
    desk.page("/actors", "actors.html")(actor.actors)
    desk.page("/actors/{target:path}", "actor.html")(actor.actor)
    desk.page("/timeline", "timeline.html")(timeline.timeline_page)
    desk.page("/add", "add.html", Role.ANALYST, api="/additions")(add.add)
    desk.upload("/add", Role.ANALYST, api="/batches")(add.send)
    desk.page("/batches", "batches.html", Role.ANALYST)(batches.batches)
    desk.page("/batches/{name}", "batch.html", Role.ANALYST)(batches.batch)
    desk.page("/sources", "sources.html", Role.ANALYST)(sources.following(places))
    return desk
