# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The half-yearly overview of what is overdue, in the form of a letter: its words, before any file. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samenhang.desks.followup.columns import occasion
from samenhang.desks.followup.overview import Minister, Overdue, Overview
from samenhang.desks.followup.voice import Voice, one_line, plain
from samenhang.model import Deadline
from samenhang.web.language import N_, REGIONS


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Between whom the letter goes. `sender` and `to` are lines of an address, `signed` those under it.

    Where `salutation` is "", the letter greets the chair of a House.
    """

    sender: tuple[str, ...]
    to: tuple[str, ...]
    signed: tuple[str, ...]
    reference: str = ""
    salutation: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph in a cell: a quotation is set apart, an `address` makes it a link."""

    text: str
    address: str = ""
    quoted: bool = False


Cell = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A table under its heading; `summary` says in words what is in it, for who cannot see it."""

    heading: str
    summary: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """All words of the letter, in the order of reading. `language` is a tag like "nl-NL"."""

    language: str
    title: str
    day: date
    sender: tuple[str, ...]
    to: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    salutation: str
    paragraphs: tuple[str, ...]
    closing: str
    signed: tuple[str, ...]
    annex: str
    headings: tuple[str, ...]
    sections: tuple[Section, ...]


WIDTHS = (1.0, 9.0, 3.4, 1.8, 4.0, 6.3)
"""Of the columns, in centimetres: together what a sheet of A4 on its side has between its margins."""


def letter(overview: Overview, head: Letterhead, voice: Voice) -> Letter:
    """The letter about an overview."""
    day = voice.texts.day(overview.day)
    title = voice.say(N_("Overview of overdue commitments on %(day)s"), day=day)
    return Letter(
        language=REGIONS[voice.texts.language].replace("_", "-"),
        title=title,
        day=overview.day,
        sender=tuple(map(one_line, head.sender)),
        to=tuple(map(one_line, head.to)),
        fields=tuple(_fields(day, title, head, voice)),
        salutation=one_line(head.salutation) or voice.say(N_("Dear Chair,")),
        paragraphs=tuple(_paragraphs(overview, day, voice)),
        closing=voice.say(N_("Yours sincerely,")),
        signed=tuple(map(one_line, head.signed)),
        annex=voice.say(N_("Annex: overdue commitments by member of government")),
        headings=_headings(voice),
        sections=tuple(_section(minister, voice) for minister in overview.ministers),
    )


def _fields(day: str, title: str, head: Letterhead, voice: Voice) -> Iterator[tuple[str, str]]:
    yield voice.say(N_("Date")), day
    if head.reference:
        yield voice.say(N_("Our reference")), one_line(head.reference)
    yield voice.say(N_("Subject")), title


def _paragraphs(overview: Overview, day: str, voice: Voice) -> Iterator[str]:
    count = len(overview.overdue)
    if not count:
        yield voice.say(N_("On %(day)s no commitment was overdue."), day=day)
        return
    yield voice.texts.ngettext(
        "On %(day)s one commitment was overdue, by %(days)s days.",
        "On %(day)s %(count)s commitments were overdue, the oldest by %(days)s days.",
        count,
    ) % {"day": day, "count": voice.texts.number(count), "days": voice.texts.number(overview.longest)}
    yield voice.say(
        N_(
            "The annex has them by member of government, the longest overdue first: the words of the "
            "promise, the day it was due, how late it is and when it is expected now. The last column is for "
            "the explanation of the member of government."
        )
    )
    silent = sum(not each.forecast for each in overview.overdue)
    if silent:
        yield voice.texts.ngettext(
            "For one of them nobody has said yet when it is expected.",
            "For %(count)s of them nobody has said yet when they are expected.",
            silent,
        ) % {"count": voice.texts.number(silent)}
    yield voice.say(N_("A program found the commitments in the papers; each leads to its words."))


def _headings(voice: Voice) -> tuple[str, ...]:
    said = (N_("No."), N_("Commitment"), N_("Due"), N_("Days late"), N_("Expected"), N_("Explanation"))
    return tuple(map(voice.say, said))


def _section(minister: Minister, voice: Voice) -> Section:
    name = minister.name or voice.say(N_("Not known who owes it"))
    count = len(minister.overdue)
    summary = voice.texts.ngettext(
        "%(count)s overdue commitment of %(name)s: its words, when it was due, days late, when expected.",
        "%(count)s overdue commitments of %(name)s: the words, when each was due, days late, when expected.",
        count,
    ) % {"count": voice.texts.number(count), "name": name}
    rows = tuple(_row(number, each, voice) for number, each in enumerate(minister.overdue, 1))
    return Section(name, summary, rows)


def _row(number: int, overdue: Overdue, voice: Voice) -> tuple[Cell, ...]:
    line = overdue.line
    return (
        (Words(str(number)),),
        tuple(_commitment(overdue, voice)),
        tuple(_due(line.due, voice)),
        (Words(voice.texts.number(line.days_late)),),
        (Words(overdue.forecast),) if overdue.forecast else (),
        (),
    )


def _commitment(overdue: Overdue, voice: Voice) -> Iterator[Words]:
    """What was promised, its own words, and where they stand."""
    line = overdue.line
    number = f" ({one_line(line.number)})" if line.number else ""
    yield Words(one_line(line.what) + number, voice.site.item(line.name))
    yield Words(f"“{one_line(line.quote)}”", quoted=True)
    when = occasion(line.occasion, voice) or voice.texts.day(line.made)
    yield Words(
        ", ".join(part for part in (plain(line.document), when) if part), voice.site.whole(line.address)
    )


def _due(due: Deadline | None, voice: Voice) -> Iterator[Words]:
    if due is not None:
        if due.latest is not None:
            yield Words(voice.texts.day(due.latest))
        if due.phrase:
            yield Words(f"“{one_line(due.phrase)}”", quoted=True)
