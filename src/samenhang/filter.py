# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Marking as a filter, without a ledger: a text in, its marks out, offsets in the text as it was given."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from samenhang.linking import actors, references
from samenhang.linking.linker import UNCHECKED, Known
from samenhang.marking.marker import mark
from samenhang.model import Document, FactName, Link, Mark, MarkKind
from samenhang.reading import plain


def mark_lines(lines: Iterable[bytes], known: Known = UNCHECKED) -> Iterator[dict[str, Any]]:
    """For each line `{"id", "text", "date"?}` an object `{"id", "marks"}`, in order and one at a time.

    A line that is not right gives `{"id", "error", "line"}`, and the next line is read.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name: Any = None
        try:
            given = json.loads(line)
            name = given.get("id")
            day = date.fromisoformat(given["date"]) if given.get("date") else None
            yield {"id": name, "marks": mark_text(given["text"], day, known)}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            why = f"line {number} is not an object with a text: {error}"
            yield {"id": name, "error": why, "line": number}


def mark_text(text: str, day: date | None = None, known: Known = UNCHECKED) -> list[dict[str, Any]]:
    """The marks of a text as plain objects; `day` is the date of the text, if known."""
    if not text.strip():
        return []
    document = plain.read_text(text, "", hashlib.sha256(text.encode("utf-8", "replace")).hexdigest())
    places = Places(document)
    return [_plain(m, text, places, _links(m, document, day, known)) for m in mark(document, day)]


class Places:
    """From offsets in a document's text to offsets in the text it was read from."""

    def __init__(self, document: Document) -> None:
        self._runs = sorted(document.runs, key=lambda run: run.start)
        self._starts = [run.start for run in self._runs]

    def of(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that holds `start` up to `end`."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        run = self._runs[index]
        return run.source + min(offset - run.start, max(run.end - run.start - 1, 0))


def _links(mark: Mark, document: Document, day: date | None, known: Known) -> tuple[Link, ...]:
    if mark.kind is MarkKind.REFERENCE:
        return references.link(mark, known.exists, known.starting_with)
    if mark.kind is MarkKind.ACTOR:
        return actors.link(mark, document.day or day, document.fact(FactName.CHAMBER))
    return ()


def _plain(mark: Mark, text: str, places: Places, links: tuple[Link, ...]) -> dict[str, Any]:
    start, end = places.of(mark.start, mark.end)
    best = max(links, key=lambda link: link.score, default=None)
    return {
        "kind": mark.kind.value,
        "start": start,
        "end": end,
        "text": text[start:end],
        "value": dict(mark.value),
        "target": best.target if best else None,
        "rule": mark.rule,
        "score": mark.score,
    }
