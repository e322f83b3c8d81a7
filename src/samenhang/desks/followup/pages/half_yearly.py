# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The half-yearly overview of what is overdue: choose whose and as of which day, and take the letter away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from samenhang.desks.followup.half_year import HalfYear, Whose, half_year
from samenhang.desks.followup.letter import Letterhead
from samenhang.desks.followup.overview import Overdue
from samenhang.desks.followup.pages import sending
from samenhang.desks.followup.pages.lines import documents
from samenhang.vocabulary.actor_names import actor_name
from samenhang.web.answer import Answer, DocumentRef
from samenhang.web.ask import Ask

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"


class Overviewed(BaseModel):
    """Whose commitments, and as they stood on which day."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    minister: Annotated[str, Field(max_length=200)] = ""
    ministry: Annotated[str, Field(max_length=100)] = ""
    day: date | None = None


class LetterWanted(Overviewed):
    """The same, with what stands at the head of the letter; several lines each."""

    format: Literal["docx", "pdf"] = "docx"
    sender: Annotated[str, Field(max_length=1_000)] = ""
    to: Annotated[str, Field(max_length=1_000)] = ""
    signed: Annotated[str, Field(max_length=1_000)] = ""
    reference: Annotated[str, Field(max_length=200)] = ""


class Who(Answer):
    """Somebody whose commitments may be chosen."""

    key: str
    name: str


class Late(Answer):
    """A commitment that is overdue, and when it is expected now, in the words of the newest list."""

    what: str
    address: str
    quote: str
    document: DocumentRef
    passage: str
    latest: date | None
    days_late: int
    forecast: str


class Owing(Answer):
    """A member of government ("" where nobody is known), with what is overdue, the longest first."""

    name: str
    late: tuple[Late, ...]


class OverviewAnswer(Answer):
    """The overview as it stands on a day; `minister` and `ministry` are what was chosen."""

    day: date
    is_today: bool
    minister: str
    ministry: str
    ministers: tuple[Who, ...]
    ministries: tuple[Who, ...]
    total: int
    longest: int
    owing: tuple[Owing, ...]
    asked: dict[str, str]


def overview(ask: Ask, wanted: Annotated[Overviewed, Query()]) -> OverviewAnswer:
    """What is overdue on a day, by member of government."""
    day = wanted.day or ask.today
    every = _made(ask, day, Whose())
    some = Whose(wanted.minister, wanted.ministry)
    made = every if some == Whose() else _made(ask, day, some)
    lines = [each.line for each in every.overview.overdue]
    refs = documents(ask, {each.line.digest for each in made.overview.overdue})
    return OverviewAnswer(
        day=day,
        is_today=day == ask.today,
        minister=wanted.minister,
        ministry=wanted.ministry,
        ministers=_who(line.by_actor for line in lines),
        ministries=_who(line.ministry for line in lines),
        total=len(made.overview.overdue),
        longest=made.overview.longest,
        owing=tuple(
            Owing(name=one.name, late=tuple(_late(each, refs) for each in one.overdue))
            for one in made.overview.ministers
        ),
        asked={"minister": wanted.minister, "ministry": wanted.ministry, "day": day.isoformat()},
    )


def letter(ask: Ask, wanted: Annotated[LetterWanted, Query()]) -> Response:
    """The letter as a file, accessible in both forms."""
    day = wanted.day or ask.today
    head = Letterhead(_lines(wanted.sender), _lines(wanted.to), _lines(wanted.signed), wanted.reference)
    made = _made(ask, day, Whose(wanted.minister, wanted.ministry), head)
    digests = (each.line.digest for each in made.overview.overdue)
    sending.witness(ask, sending.closed_of(ask, digests), "export")
    as_pdf = wanted.format == "pdf"
    data = made.as_pdf() if as_pdf else made.as_docx()
    return sending.file([data], PDF if as_pdf else DOCX, f"overview-{day.isoformat()}.{wanted.format}")


def _made(ask: Ask, day: date, whose: Whose, head: Letterhead | None = None) -> HalfYear:
    going = replace(sending.outlet_of(ask), day=day)
    return half_year(ask.ledger, going, whose, head or Letterhead((), (), ()))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _who(targets: Iterable[str | None]) -> tuple[Who, ...]:
    found = {one: actor_name(one).full for one in targets if one}
    return tuple(Who(key=key, name=name) for key, name in sorted(found.items(), key=lambda pair: pair[1]))


def _late(each: Overdue, refs: dict[str, DocumentRef]) -> Late:
    line = each.line
    return Late(
        what=line.what,
        address=f"/follow-ups/{line.name}",
        quote=line.quote,
        document=refs[line.digest],
        passage=line.address,
        latest=line.due.latest if line.due else None,
        days_late=line.days_late,
        forecast=each.forecast,
    )
