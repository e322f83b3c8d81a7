# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Marking as a filter, without a ledger: a text in, its marks out, offsets in the text as it was given."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NoReturn

from samenhang.errors import InvalidInput, Unreadable
from samenhang.linking import actors, references
from samenhang.linking.linker import UNCHECKED, Known
from samenhang.marking.marker import mark
from samenhang.model import Document, Fact, FactName, Link, Mark, MarkKind
from samenhang.reading import read_text

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a character, which JSON can escape and nothing can print."""


def mark_lines(lines: Iterable[bytes], known: Known = UNCHECKED) -> Iterator[dict[str, Any]]:
    """For each line `{"id", "text", "date"?}` an object `{"id", "marks"}`, in order and one at a time.

    A line that is not right gives `{"id", "error", "line"}`, and the next line is read.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name: Any = None
        try:
            given = _object(line)
            name = _whole(given.get("id"))
            marks = mark_text(_text(given), _day(given), known)
        except InvalidInput as error:
            yield {"id": name, "error": f"line {number} {error.what}", "line": number}
        else:
            yield {"id": name, "marks": marks}


def _object(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"is not JSON: {error}") from error
    if not isinstance(given, dict):
        raise InvalidInput('is not an object {"id", "text"}')
    return given


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number in JSON")


def _text(given: dict[str, Any]) -> str:
    text = given.get("text")
    if not isinstance(text, str):
        raise InvalidInput('has no "text", or one that is no text')
    return text


def _day(given: dict[str, Any]) -> date | None:
    day = given.get("date")
    if day is None or day == "":
        return None
    try:
        return date.fromisoformat(day)
    except (TypeError, ValueError) as error:
        raise InvalidInput(f'has a "date" that is no day like "2015-12-21": {day!r}') from error


def _whole(value: Any) -> Any:
    """A text without half characters, of the same length; anything else as it is."""
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value


def mark_text(text: str, day: date | None = None, known: Known = UNCHECKED) -> list[dict[str, Any]]:
    """The marks of a text as plain objects, found as in a document of its kind and date.

    `day` is the date of the text, if known; it goes before the one that the text states. Raises InvalidInput
    for a text that is marked as a state secret.
    """
    text = _whole(text)
    try:
        document = read_text(text)
    except Unreadable as error:
        if error.code == "empty":
            return []
        raise InvalidInput(f"holds a text that cannot be marked: {error.what}", error.remedy) from error
    if day is not None:
        others = (fact for fact in document.facts if fact.name is not FactName.DATE)
        document = replace(document, facts=(Fact(FactName.DATE, day.isoformat()), *others))
    places = Places(document)
    return [_plain(m, text, places, _links(m, document, known)) for m in mark(document)]


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


def _links(mark: Mark, document: Document, known: Known) -> tuple[Link, ...]:
    if mark.kind is MarkKind.REFERENCE:
        return references.link(mark, known.exists, known.starting_with)
    if mark.kind is MarkKind.ACTOR:
        return actors.link(mark, document.day, document.fact(FactName.CHAMBER))
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
