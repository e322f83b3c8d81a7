# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier as one file: its papers and timeline to read, its rows for programs, its originals where kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fastapi.responses import Response, StreamingResponse

from samenhang.desks.library.bundle import Member, file_name, zipped
from samenhang.desks.library.export import lines
from samenhang.desks.library.pages.dossier import papers_of
from samenhang.desks.library.pages.timeline import View, timeline_of
from samenhang.ledger import Entry
from samenhang.viewer import Level
from samenhang.web.answer import Answer, DocumentRef
from samenhang.web.ask import Ask

SCHEMA = Path(__file__).parents[1] / "export.schema.json"
PIECE = 1 << 18
"""Bytes of an original in memory at a time."""


class PackedPaper(Answer):
    """A paper in the package; `original` is the name of its file there, None where it was not kept."""

    document: DocumentRef
    original: str | None
    passages: tuple[tuple[int, str], ...]


def package(ask: Ask, number: str) -> Response:
    """The package of a dossier: what the viewer sees of it, and nothing else."""
    papers = papers_of(ask, number)
    _witness(ask, papers)
    name = file_name(f"dossier-{number.upper()}.zip")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    sent = zipped(_members(ask, number.upper(), papers))
    return StreamingResponse(sent, media_type="application/zip", headers=headers)


def _witness(ask: Ask, papers: Sequence[Entry]) -> None:
    """Write down which documents that are not public leave in this package, before any of it does."""
    closed = sorted(entry.digest for entry in papers if entry.access.level is not Level.PUBLIC)
    if closed:
        with ask.house.ledger.writing(ask.when) as ink:
            ink.audit("export", " ".join(closed), "sent", ask.origin, ask.viewer.name)


def _members(ask: Ask, number: str, papers: Sequence[Entry]) -> Iterator[Member]:
    yield "index.html", _index(ask, number, papers)
    yield "rows.jsonl", _rows(ask, papers)
    yield "rows.schema.json", [SCHEMA.read_bytes()]
    for entry in papers:
        if ask.ledger.originals.has(entry.digest):
            yield _original(entry), _pieces(ask, entry)


def _original(entry: Entry) -> str:
    return f"originals/{entry.digest[:16]}-{file_name(entry.name)}"


def _pieces(ask: Ask, entry: Entry) -> Iterator[bytes]:
    with ask.ledger.originals.open(entry.digest) as stream:
        while piece := stream.read(PIECE):
            yield piece


def _rows(ask: Ask, papers: Sequence[Entry]) -> Iterator[bytes]:
    for entry in papers:
        for line in lines(ask.ledger.kept(entry.digest)):
            yield f"{line}\n".encode()


def _index(ask: Ask, number: str, papers: Sequence[Entry]) -> Iterator[bytes]:
    """The page to read: self-contained, without a script."""
    timeline = timeline_of(ask, [entry.digest for entry in papers], View())
    values = {
        "number": number,
        "today": ask.today,
        "timeline": timeline,
        "papers": (_packed(ask, entry) for entry in papers),
        "contents": tuple(DocumentRef.of(entry) for entry in papers),
    }
    yield ask.house.pages.render("library/package.html", ask.language, values).encode()


def _packed(ask: Ask, entry: Entry) -> PackedPaper:
    document = ask.ledger.document(entry.digest)
    kept = ask.ledger.originals.has(entry.digest)
    return PackedPaper(
        document=DocumentRef.of(entry),
        original=_original(entry) if kept else None,
        passages=tuple((p.number, document.text[p.start : p.end]) for p in document.passages),
    )
