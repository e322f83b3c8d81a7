# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An entry of a register in words; of that of the Tweede Kamer a commitment, a motion, written questions.

The words are those of the entities; what is put between them only says what each is. What an entry tells of
the item that it is about stands in lines with a role, as the marks of any text have one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from samenhang.model import Deadline, MarkKind
from samenhang.sources.moments import in_words
from samenhang.sources.told import Around, Told

KIND = "register-entry"
"""What sort of document an entry is."""

DONE = ("voldaan", "afgedaan")
GONE = ("vervallen",)
OPEN = ("openstaand", "deels voldaan", "deels afgedaan")  # what is done in part still waits


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that an entry says. `role` is what it tells of the item ("vote:adopted"), "" for nothing.

    `points` are words in it with the identifier of what they name.
    """

    text: str
    role: str = ""
    points: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: `identifier` is its own number, `number` that of what it is about (a motion's paper).

    `by` and `to` are who owes it and who asked for it, as the register prints them. `due` is a term that the
    rules of the House set; else the words of the first line may hold one. `known` is whether it can be told
    how it stands: of what has another status than any that is known no term is past.
    """

    kind: MarkKind
    identifier: str
    number: str
    title: str
    what: str
    lines: tuple[Line, ...]
    day: date | None = None
    by: str = ""
    to: str = ""
    due: Deadline | None = None
    dossiers: tuple[str, ...] = ()
    done: bool = False
    known: bool = True
    noted: date | None = field(default=None, repr=False)
    letter: str = field(default="", repr=False)


def commitment(told: Told, around: Around) -> Entry | None:
    """A commitment as the register has it; None for one without number or words."""
    number, words = told.first("nummer"), told.first("tekst")
    if not number or not words:
        return None
    title = f"Toezegging {number}"
    activity = next(iter(around.all(told, "activiteit")), None)
    made = activity.day("datum", "aanvangstijd") if activity else None
    day, by, to = made or told.day("aanmaakdatum"), _office(told), _member(told, around)
    status = told.first("status")
    lines = [
        Line(f"{number}: {words}", f"registered:{status.casefold()}", ((number, number),)),
        *_occasion(told, activity, made),
        *_said("Door", ", ".join(filter(None, (by, _name(told))))),
        *_said("Ministerie van", told.first("ministerie"), " "),
        *_said("Aan", to),
        *_said("Status", status),
        *_ended(told, around, number, status),
        *_said("In het register sinds", in_words(told.day("aanmaakdatum")), " "),
    ]
    done, known = status.casefold() in DONE, status.casefold() in (*OPEN, *DONE, *GONE, "")
    entry = Entry(MarkKind.COMMITMENT, number, number, title, words, tuple(lines), day, by, to)
    entry = replace(entry, done=done, known=known)
    return removed(entry, told) if told.deleted else entry


def removed(entry: Entry, told: Told) -> Entry:
    """What is left of an entry that the register took away: what it was about, and that it is gone."""
    first = replace(entry.lines[0], role="registered:deleted")
    gone = Line(f"{entry.number} is uit het register verwijderd{told.noted}", "withdrawn:deleted")
    rest = (line for line in entry.lines[1:] if not line.role)
    return replace(entry, lines=(first, gone, *rest), done=False)


def said_by(actors: Sequence[Told]) -> str:
    """People as a register prints them: "A. Hachchi (D66), G.J. Segers (CU)"."""
    return ", ".join(dict.fromkeys(filter(None, map(_actor, actors))))


def _actor(told: Told) -> str:
    name, group = told.first("actorNaam"), told.first("actorFractie")
    return f"{name} ({group})" if name and group and group != name else name


def _said(label: str, value: str, between: str = ": ") -> list[Line]:
    return [Line(f"{label}{between}{value}")] if value else []


def _office(told: Told) -> str:
    """Who owes it: the office, else the ministry, else the name."""
    ministry = told.first("ministerie")
    return told.first("functie") or (f"Ministerie van {ministry}" if ministry else _name(told))


def _name(told: Told) -> str:
    parts = [told.first(name) for name in ("initialen", "tussenvoegsel", "achternaam")]
    return " ".join(filter(None, parts)) if parts[-1] else told.first("naam")


def _member(told: Told, around: Around) -> str:
    """To whom it was promised: a member, or a group (which is no name of a person)."""
    names = ("toegezegdAanPersoon", "toegezegdAan", "toegezegdAanFractie")
    found = [one for name in names for one in around.all(told, name)]
    people = [one for one in found if one.kind == "Persoon"]
    if people:
        return ", ".join(dict.fromkeys(map(_person, people)))
    groups = [one.first("afkorting", "naamNl") for one in found if one.kind == "Fractie"]
    return ", ".join(f"de fractie ({group})" for group in dict.fromkeys(filter(None, groups)))


def _person(told: Told) -> str:
    first = told.first("roepnaam", "initialen")
    name = " ".join(filter(None, (first, told.first("tussenvoegsel"), told.first("achternaam"))))
    group = told.first("fractielabel")
    return f"het lid {name} ({group})" if group else f"het lid {name}"


def _occasion(told: Told, activity: Told | None, made: date | None) -> list[Line]:
    number = (activity.first("nummer") if activity else "") or told.first("activiteitNummer")
    about = (
        ": ".join(filter(None, (activity.first("soort"), activity.first("onderwerp")))) if activity else ""
    )
    when = f" op {in_words(made)}" if made else ""
    if not (number or about or when):
        return []
    where = f" bij {about}" if about else ""
    shown = f" ({number})" if number else ""
    return [Line(f"Gedaan{when}{where}{shown}", points=((number, number),) if number else ())]


def _ended(told: Told, around: Around, number: str, status: str) -> list[Line]:
    """What the register says came of it: done, by which letter, or dropped."""
    letters = dict.fromkeys(one.strip() for one in told.every("kamerbriefNakoming") if one.strip())
    named = [(one, _letter(one, around)) for one in letters]
    sent = (around.numbered[one].day("datum") for one in letters if one in around.numbered)
    day = told.day("datumNakoming") or next(filter(None, sent), None)
    when, papers = f" op {in_words(day)}" if day else "", ", ".join(_both(*pair) for pair in named)
    by = f", met {papers}" if papers else ""
    points = tuple((shown, target) for one, target in named for shown in sorted({one, target}))
    role = (
        "fulfilled:registered"
        if status.casefold() in DONE
        else "withdrawn"
        if status.casefold() in GONE
        else ""
    )
    if role:
        what = f"{number}: {status.casefold()}{when or told.noted}{by}"
        return [Line(what, role, ((number, number), *points))]
    return [Line(f"Nakoming{when}{by}", "", points)] if when or by else []


def _letter(number: str, around: Around) -> str:
    document = around.numbered.get(number)
    return around.published(document) if document is not None else number


def _both(number: str, published: str) -> str:
    return number if number == published else f"{published} ({number})"
