# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A commitment to the Eerste Kamer in words, as letters list it: its register has no interface.

The letter that spoke last says how it stands. What that one leaves out (a letter often gives no more than the
title and the number) is as the newest letter before it said, and each such line names that letter.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samenhang.model import Deadline, MarkKind
from samenhang.sources.eerstekamer import LABELS
from samenhang.sources.moments import in_words
from samenhang.sources.registered import Entry, Line
from samenhang.sources.told import Told
from samenhang.sources.written import day_of

DONE = ("voldaan", "afgedaan")
GONE = ("afgevoerd", "vervallen")
OPEN = ("openstaand", "deels voldaan", "deels afgedaan")
"""What is kept in part still waits: the House goes on reminding of it."""
SHOWN = {"committee": "Commissie", "category": "Categorie", "subjects": "Onderwerpen"}
REMARKS = {"papers": "Kamerstukken", "remark": "Opmerking"}
_BETWEEN = re.compile(r"\s*[,;]\s*|\s+en\s+")
READ = ("title", "dossier", "made", "status", "owed_by")
"""What is read from the labels already, as far as it can be."""
LONGEST = 300
"""Characters of the words of a letter that stand for a title where none is given."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """What one letter says of it."""

    letter: str
    day: date | None
    said: dict[str, str]
    labels: dict[str, str]

    @property
    def named(self) -> str:
        """The letter with its day: "kst-33268-F van 1 maart 2025"."""
        return " van ".join(filter(None, (self.letter, in_words(self.day))))


def listed(told: Told, before: Iterable[str]) -> Entry | None:
    """A commitment as the newest letter lists it; `before` is what earlier ones said, the newest first."""
    said = {name: told.first(name) for name in ("title", "dossier", "made", "due", "status", "owed_by")}
    labels = {name.partition("/")[2]: told.first(name) for name in told.said if name.startswith("label/")}
    newest = _Saying(told.first("letter"), day_of(told.first("letter-day")), said, _meant(labels))
    sayings = [newest, *map(_earlier, before)]
    number = told.first("number")
    title = _last(sayings, "title")[0] or told.first("words")[:LONGEST]
    if not number or not title:
        return None
    made, status = day_of(_last(sayings, "made")[0]), newest.said["status"]
    known = status.casefold() in (*DONE, *GONE, *OPEN, "")
    lines = (
        Line(f"{number}: {title}", f"registered:{status.casefold()}", ((number, number),)),
        *_lines(sayings, made),
        *([Line(f"Status: {status}")] if status else []),
        *_ended(number, status, newest),
        *_source(newest),
    )
    return Entry(
        MarkKind.COMMITMENT,
        number,
        number,
        f"Toezegging {number}",
        title,
        lines,
        made,
        by=_last(sayings, "owed_by")[0],
        to=_last(sayings, "asked_by")[0],
        due=_due(sayings) if known else None,
        dossiers=tuple(_dossiers(sayings)),
        done=status.casefold() in DONE,
        known=known,
        noted=newest.day,
        letter=newest.letter,
    )


def _meant(labels: dict[str, str]) -> dict[str, str]:
    """What else stands under the labels of the register, by what those mean."""
    found: dict[str, str] = {}
    for label, value in labels.items():
        meant = LABELS.get(label.casefold().rstrip(":"))
        if meant and value and meant not in READ:
            found.setdefault(meant, " ".join(value.split()))
    return found


def _earlier(past: str) -> _Saying:
    told = json.loads(past)
    said = {name: value for name, value in told.items() if isinstance(value, str)}
    return _Saying(
        said.get("letter", ""), day_of(said.get("letter_day", "")), said, _meant(told.get("told", {}))
    )


def _last(sayings: Sequence[_Saying], name: str) -> tuple[str, _Saying]:
    """What the newest letter that speaks of it says, and which letter that is."""
    for one in sayings:
        if value := one.said.get(name) or one.labels.get(name):
            return value, one
    return "", sayings[0]


def _lines(sayings: Sequence[_Saying], made: date | None) -> Iterator[Line]:
    occasion, told = _last(sayings, "occasion")
    when = f" op {in_words(made)}" if made else ""
    if made or occasion:
        told = _last(sayings, "made")[1] if made else told
        yield _line(f"Gedaan{when}{f' bij {occasion}' if occasion else ''}", told, sayings)
    for name, label in (("owed_by", "Door"), ("asked_by", "Aan"), *SHOWN.items()):
        yield from _labelled(sayings, name, label)
    for dossier in _dossiers(sayings):
        yield Line(f"Dossier {dossier}", "", ((dossier, f"dossier/{dossier}"),))
    due = day_of(_last(sayings, "due")[0])
    if due is not None:
        yield _line(f"Termijn: {in_words(due)}", _last(sayings, "due")[1], sayings)
    else:
        yield from _labelled(sayings, "due", "Termijn")
    for name, label in REMARKS.items():
        yield from _labelled(sayings, name, label)


def _labelled(sayings: Sequence[_Saying], name: str, label: str) -> Iterator[Line]:
    value, told = _last(sayings, name)
    if value:
        yield _line(f"{label}: {value}", told, sayings)


def _line(text: str, told: _Saying, sayings: Sequence[_Saying]) -> Line:
    """What it says; of an earlier letter, that it is so by that one."""
    if told is sayings[0] or not told.letter:
        return Line(text)
    return Line(f"{text} (volgens {told.named})", "", ((told.letter, told.letter),))


def _dossiers(sayings: Sequence[_Saying]) -> list[str]:
    """The dossiers that are named, as identifiers have them: "34775-XVI"."""
    named = _BETWEEN.split(_last(sayings, "dossier")[0])
    return list(dict.fromkeys("-".join(one.split()) for one in named if one[:5].isdecimal()))


def _due(sayings: Sequence[_Saying]) -> Deadline | None:
    """By when, as the register itself says: unlike that of the other House it has a deadline."""
    value, told = _last(sayings, "due")
    day = day_of(value)
    if day is None:
        return None
    basis = f"de termijn die het register noemt, volgens {told.named}" if told.letter else "het register"
    return Deadline(f"uiterlijk {in_words(day)}", None, day, True, basis)


def _ended(number: str, status: str, newest: _Saying) -> Iterator[Line]:
    """What the register says came of it, from the day of the letter that says so."""
    folded = status.casefold()
    role = "fulfilled:registered" if folded in DONE else "withdrawn" if folded in GONE else ""
    if role:
        points = ((number, number), (newest.letter, newest.letter))
        yield Line(f"{number}: {folded}, volgens {newest.named}", role, tuple(filter(all, points)))


def _source(newest: _Saying) -> Iterator[Line]:
    if newest.letter:
        yield Line(f"Opgesomd in {newest.named}", "", ((newest.letter, newest.letter),))
