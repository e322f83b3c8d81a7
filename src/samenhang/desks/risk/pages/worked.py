# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a risk file comes to, as a page: what it rests on, pictures with their tables, all of it as data."""

from __future__ import annotations

import csv
import hashlib
import io
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from math import isfinite
from typing import Any
from urllib.parse import urlencode

from fastapi import Response

from samenhang.desks.risk import risk_text
from samenhang.desks.risk.kept_answers import KeptAnswers
from samenhang.desks.risk.pages.files import PLACES, FileLine, files_of, line
from samenhang.desks.risk.store.files import RiskFile
from samenhang.desks.risk.words import STEPS
from samenhang.desks.risk.worked import Busy, Progress, Report, Result, Worked
from samenhang.errors import InvalidInput, NotFound
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask

SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A picture has its style in itself, and may do nothing else."""
METHOD = 1
"""The version of how things are worked out: an answer of another version is another answer."""
SOON = 1.5
"""Seconds after which people are told that it is being worked out."""
WORKED = Worked()
"""Of all applications of this process: answers follow from their key, and pages ask the ledger first."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: a picture (or none) with its table. `data` is the table as CSV has it, in English.

    `links`: of each row where its cell number `linked` leads, or none at all. `inline`: the picture as it
    stands in the page, where it has links in it.
    """

    id: str
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    data: Sequence[Sequence[Any]]
    picture: str | None = None
    note: str = ""
    links: Sequence[str] = ()
    linked: int = 0
    inline: str = ""


class PartAnswer(Answer):
    """A part as a page shows it; `picture` and `table` are addresses.

    `links`: of each row where its cell number `linked` leads, or none at all.
    """

    id: str
    title: str
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picture: str | None
    table: str
    links: tuple[str, ...]
    linked: int
    _inline: str = ""

    @property
    def inline(self) -> str:
        """The picture with its links, which pages show and programs do not need."""
        return self._inline


class Fact(Answer):
    """Something that the result rests on."""

    term: str
    said: str


class Choice(Answer):
    """Something that can be chosen in the address: pairs of value and label, or free where there are none.

    `id` where a form has it more than once.
    """

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    id: str = ""


class Far(Answer):
    """How far the work is: `done` of `total` of a step (0 of 0: nobody knows), after so many seconds."""

    step: str
    done: int
    total: int
    seconds: int


class WorkedAnswer(Answer):
    """What a file comes to. `made_up` where the file says so; `result` is all of it as data.

    `working`: how far it is, where it is not worked out yet and all else is empty; programs wait for it.
    `reports`: where it is as DOCX and as PDF, of an assessment.
    """

    file: FileLine
    made_up: bool
    facts: tuple[Fact, ...]
    unverified: tuple[str, ...]
    warnings: tuple[str, ...]
    choices: tuple[Choice, ...]
    parts: tuple[PartAnswer, ...]
    result: dict[str, Any]
    working: Far | None = None
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The same before it is shown: parts are made when they are asked for."""

    made_up: bool
    facts: Sequence[tuple[str, str]]
    choices: Sequence[Choice]
    parts: Sequence[Callable[[], Part]]
    result: Callable[[], dict[str, Any]]
    unverified: Sequence[str] = field(default=())
    warnings: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True)
class Job:
    """A file to work out, in the choices of who asks, `chosen` as the address has them.

    `waits`: whether who asks waits until it is worked out.
    """

    ask: Ask
    file: RiskFile
    chosen: dict[str, Any]
    waits: bool = True

    @property
    def language(self) -> str:
        return self.ask.language

    def address(self) -> str:
        """Where the file is worked out."""
        return f"/risks/{PLACES[self.file.kind]}/{self.file.name}"

    def asked(self, *, but: str = "") -> str:
        """What is chosen, as it stands behind an address; without one of the choices."""
        chosen = {name: value for name, value in self.chosen.items() if name != but}
        return f"?{urlencode(chosen, doseq=True)}" if chosen else ""

    def gettext(self, message: str) -> str:
        return self.ask.texts.gettext(message)

    def read(self) -> Any:
        """The file. Raises InvalidInput."""
        return files_of(self.ask).read(self.file)

    def worked(self, how: Hashable, make: Callable[[Report], Result], *, kept: bool = True) -> Result:
        """What follows from the text and `how`, worked out or remembered; in the ledger too where `kept`.

        Raises StillWorking where who asks does not wait.
        """
        shelf = KeptAnswers(self.ask.house.ledger, self.ask.when) if kept else None
        text = hashlib.sha256(self.file.text.encode()).hexdigest()
        key = (METHOD, self.file.kind, text, how)
        if self.waits:
            return WORKED.get(key, make, shelf)
        try:
            return WORKED.within(SOON, key, make, shelf)
        except Busy as busy:
            raise StillWorking(self, busy.progress) from busy
        except InvalidInput as error:
            raise WentWrong(self, error) from error


class StillWorking(Exception):
    """The answer to a job is not there yet."""

    def __init__(self, one: Job, progress: Progress) -> None:
        super().__init__(progress.step)
        self.job, self.progress = one, progress


class WentWrong(InvalidInput):
    """A job that cannot be worked out."""

    def __init__(self, one: Job, error: InvalidInput) -> None:
        super().__init__(error.what, error.remedy)
        self.job = one


def page(ask: Ask, make: Callable[[], tuple[Job, Sheet]]) -> WorkedAnswer:
    """What a file comes to; for people, where that takes long, first how far it is."""
    try:
        return shown(*make())
    except StillWorking as still:
        return _working(still.job, still.progress)
    except WentWrong as wrong:
        # A page that looks again by itself shows what is wrong in its place, not nothing at all.
        if ask.request.headers.get("HX-Request"):
            said = f"{wrong.what} ({wrong.remedy})"
            return _empty(wrong.job).model_copy(update={"warnings": (said,)})
        raise


def _working(one: Job, progress: Progress) -> WorkedAnswer:
    known = progress.step in STEPS
    step = one.gettext(STEPS[progress.step]) if known else ""
    far = Far(
        step=step, done=progress.done, total=progress.total, seconds=round(time.monotonic() - progress.began)
    )
    return _empty(one).model_copy(update={"working": far})


def _empty(one: Job) -> WorkedAnswer:
    nothing: dict[str, Any] = dict.fromkeys(("facts", "unverified", "warnings", "choices", "parts"), ())
    return WorkedAnswer(file=line(one.file), made_up=False, result={}, **nothing)


def job(ask: Ask, name: str, kind: risk_text.Kind, chosen: dict[str, Any], waits: bool = True) -> Job:
    """The work on a file of this kind. Raises NotFound."""
    file = files_of(ask).named(name)
    if file.kind != kind.value:
        raise NotFound(f"there is no file “{name}” of {kind}", "/risks lists them")
    return Job(ask, file, {key: value for key, value in chosen.items() if value}, waits)


def shown(one: Job, sheet: Sheet) -> WorkedAnswer:
    """A sheet as a page and as JSON."""
    return WorkedAnswer(
        file=line(one.file),
        made_up=sheet.made_up,
        facts=tuple(Fact(term=term, said=said) for term, said in sheet.facts if said),
        unverified=tuple(sheet.unverified),
        warnings=tuple(sheet.warnings),
        choices=tuple(sheet.choices),
        parts=tuple(shown_part(one, make()) for make in sheet.parts),
        result=plain(sheet.result()),
        reports=tuple(_reports(one)),
    )


def _reports(one: Job) -> Iterator[str]:
    if one.file.kind == risk_text.Kind.SCENARIOS.value:
        for ending in ("docx", "pdf"):
            yield f"{one.address()}/report.{ending}{one.asked()}"


def shown_part(one: Job, part: Part) -> PartAnswer:
    """A part as a page shows it and as JSON."""
    at, asked = one.address(), one.asked()
    made = PartAnswer(
        id=part.id,
        title=part.title,
        note=part.note,
        head=tuple(part.head),
        rows=tuple(tuple(map(str, row)) for row in part.rows),
        picture=f"{at}/{part.id}.svg{asked}" if part.picture else None,
        table=f"{at}/{part.id}.csv{asked}",
        links=tuple(part.links),
        linked=part.linked,
    )
    made._inline = part.inline
    return made


def picture(one: Job, sheet: Sheet, name: str) -> Response:
    """A picture to look at or to keep. Raises NotFound."""
    part = _part(sheet, name)
    if part.picture is None:
        raise NotFound(f"“{name}” has no picture", "the page lists what there is")
    headers = {
        "Content-Disposition": f'inline; filename="{one.file.name}-{name}.svg"',
        "Content-Security-Policy": SVG_POLICY,
    }
    return Response(part.picture, media_type="image/svg+xml", headers=headers)


def table(one: Job, sheet: Sheet, name: str) -> Response:
    """A table as CSV. Raises NotFound."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [_cell(cell) for cell in row] for row in _part(sheet, name).data
    )
    headers = {"Content-Disposition": f'attachment; filename="{one.file.name}-{name}.csv"'}
    return Response(text.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def _part(sheet: Sheet, name: str) -> Part:
    found = next((part for part in (make() for make in sheet.parts) if part.id == name), None)
    if found is None:
        raise NotFound(f"there is nothing called “{name}” here", "the page lists what there is")
    return found


def _cell(cell: Any) -> Any:
    """A name must not become a formula in a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def rows_of(columns: dict[str, Any]) -> list[list[Any]]:
    """Columns of one length as rows, with their names first."""
    plain_columns = [list(column) for column in columns.values()]
    return [list(columns), *map(list, zip(*plain_columns, strict=True))]


def plain(value: Any) -> Any:
    """As JSON has it: dataclasses by field; a number that is not finite is None."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return float(value) if isfinite(value) else None
    return value if value is None or isinstance(value, str | bool | int) else str(value)


def number_of(text: str, what: str, low: float, high: float) -> float | None:
    """A number in an address or a form, None for "". Raises InvalidInput."""
    if not text.strip():
        return None
    expected = f"expected: a number from {low:g} to {high:g}"
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError as error:
        raise InvalidInput(f"{what}: “{text[:40]}” is no number", expected) from error
    if not low <= value <= high:
        raise InvalidInput(f"{what}: {text[:40]} is out of range", expected)
    return value


def pairs(values: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    """Options of which the label is the value."""
    return tuple((str(one), str(one)) for one in values)
