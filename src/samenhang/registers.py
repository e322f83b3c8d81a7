# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The registers of both Houses come in: each entry is a small document, made from what their sources said.

That of the Tweede Kamer is made from entities of its feed, that of the Eerste Kamer from what letters list.
So what an entry says is quoted, searched, kept in versions, reviewed and tied like what any other text says.
An entry that changed is a new version of its document; one that the source took away is a version that says
so. Made again from the same entities it is the same document, to the byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from samenhang.ledger import Ink, Ledger
from samenhang.ledger.registering import KeptEntry, Registering, Row
from samenhang.linking.addresses import address
from samenhang.linking.linker import Known, names
from samenhang.marking.deadlines import deadline
from samenhang.marking.marker import MARKS_VERSION, named
from samenhang.model import (
    Deadline,
    Document,
    Evidence,
    FactName,
    File,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Media,
    PassageKind,
    Period,
)
from samenhang.reading import READER_VERSION
from samenhang.reading.draft import Draft
from samenhang.sources import eerstekamer, registered_senate, tweedekamer
from samenhang.sources.registered import KIND, Entry, Line, commitment
from samenhang.sources.registered_matters import MOTION, QUESTIONS, matter
from samenhang.sources.told import Around, Told

VERSION = f"1.{MARKS_VERSION}"
"""Raise it when entries are made in another way: all are then made again."""

BATCH = 500
"""Entries in one transaction."""

WHY = "de bron zegt het"
"""The reason of a link that the source itself makes."""

Report = Callable[[int, int, str], None]
Entries = Iterator[tuple[Row, Entry | None]]

ROOTS = ("Toezegging", "Zaak")
STEPS = {
    "ZaakActor": (("", "zaak", ""),),
    "Besluit": (("", "zaak", ""),),
    "Stemming": (("", "besluit", ""),),
    "Document": (("", "zaak", ""), ("Toezegging", "kamerbriefNakoming", "documentNummer")),
    "DocumentVersie": (("", "document", ""),),
    "Agendapunt": (("Besluit", "agendapunt", ""),),
    "Activiteit": (("Agendapunt", "activiteit", ""), ("Toezegging", "activiteit", "")),
    "Persoon": (("Toezegging", "toegezegdAanPersoon", ""), ("Toezegging", "toegezegdAan", "")),
    "Fractie": (("Toezegging", "toegezegdAanFractie", ""), ("Toezegging", "toegezegdAan", "")),
    "Kamerstukdossier": (("Zaak", "kamerstukdossier", ""), ("Document", "kamerstukdossier", "")),
}
"""From an entity that changed to the entries that show it."""


@dataclass(frozen=True, slots=True)
class House:
    """A register: its source, the House that keeps it, by name and as `chamber`, and how people end the line
    "a mention in the register of ...".

    `roots` are the kinds of entity that are its entries, `steps` lead from others to them, and `entries`
    puts entities in words: None for one that is no entry.
    """

    source: str
    creator: str
    chamber: str
    whose: str
    roots: tuple[str, ...]
    steps: Mapping[str, Sequence[tuple[str, str, str]]]
    entries: Callable[[Registering, Sequence[int]], Entries]


@dataclass(frozen=True, slots=True)
class Made:
    """An entry as a document, with what was found in it."""

    file: File
    document: Document
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    follow_up: FollowUp


@dataclass(frozen=True, slots=True)
class Origin:
    """Where entries come from: the address of their source, what is known of papers, and which House."""

    address: str
    known: Known
    house: House


def keep_entries(ledger: Ledger, origin: Origin, when: str, report: Report) -> int:
    """Keep the entries of a register that changed, as documents. Gives how many are new or say other things.

    Killed on the way, the next time does what is left: what is kept already is not kept again.
    """
    house = origin.house
    with ledger.looking() as (connection, _):
        reading = Registering(connection, house.source)
        newest, reached = reading.newest(), reading.reached(VERSION)
        keys = reading.touched(reached, house.roots, house.steps) if newest > reached else []
    changed = 0
    for at in range(0, len(keys), BATCH):
        with ledger.writing(when, READER_VERSION) as ink:
            changed += _keep_some(ink, origin, keys[at : at + BATCH], again=not reached)
        report(min(at + BATCH, len(keys)), len(keys), "register")
    if newest > reached:
        with ledger.writing(when, READER_VERSION) as ink:
            Registering(ink.connection, house.source).note_reached(VERSION, newest)
    return changed


def _keep_some(ink: Ink, origin: Origin, keys: Sequence[int], again: bool) -> int:
    """Keep the entries of some entities; with `again` also what says the same as before."""
    reading = Registering(ink.connection, origin.house.source)
    kept = reading.kept(keys)
    entries: dict[int, KeptEntry] = {}
    fresh: list[Made] = []
    for row, entry in origin.house.entries(reading, keys):
        before = kept.get(row.key)
        if entry is None or (row.deleted and before is None):
            continue
        content = hashlib.sha256(repr(entry).encode()).hexdigest()
        if again or before is None or before.content != content:
            found = _newest(entry, row, before, content, origin)
            fresh.append(found[0])
            entries[row.key] = found[1]
    for one in fresh:
        ink.keep_document(one.file, one.document)
        ink.keep_marks(one.document, one.marks, one.links, (one.follow_up,), (), MARKS_VERSION)
    reading.keep(entries)
    return sum(entries[key] != kept.get(key) for key in entries)


def _newest(
    entry: Entry, row: Row, before: KeptEntry | None, content: str, origin: Origin
) -> tuple[Made, KeptEntry]:
    """The document of an entry: the same version where it says the same, else the next."""
    version = before.version if before else 1
    found = made(entry, row.id, version, origin)
    if before is not None and (before.content, before.digest) != (content, found.file.digest):
        version += 1
        found = made(entry, row.id, version, origin)
    return found, KeptEntry(content, version, found.file.digest)


# ---------------------------------------------------------------- the two Houses


def _of_parliament(reading: Registering, keys: Sequence[int]) -> Entries:
    """Commitments, motions and written questions, put in words from several entities each."""
    roots = [row for row in reading.rows(keys) if _is_entry(row)]
    around = _around(reading, roots)
    for row in roots:
        yield row, _entry(row, around)


def _of_senate(reading: Registering, keys: Sequence[int]) -> Entries:
    """Commitments as letters list them, the newest letter first."""
    before = reading.before(keys)
    for row in reading.rows(keys):
        yield row, registered_senate.listed(_told(row), before.get(row.key, ()))


TWEEDE_KAMER = House(
    tweedekamer.NAME,
    "Tweede Kamer der Staten-Generaal",
    "tweede-kamer",
    "de Tweede Kamer",
    ROOTS,
    STEPS,
    _of_parliament,
)
EERSTE_KAMER = House(
    eerstekamer.NAME,
    "Eerste Kamer der Staten-Generaal",
    "eerste-kamer",
    "de Eerste Kamer",
    ("commitment",),
    {},
    _of_senate,
)


def _is_entry(row: Row) -> bool:
    return row.kind == "Toezegging" or bool({MOTION, QUESTIONS} & set(row.said.get("soort", ())))


def _entry(row: Row, around: Around) -> Entry | None:
    told = _told(row)
    return commitment(told, around) if told.kind == "Toezegging" else matter(told, around)


# ---------------------------------------------------------------- what stands around


def _around(reading: Registering, roots: Sequence[Row]) -> Around:
    """What the entries of these entities are put in words from."""
    matters = [row for row in roots if row.kind == "Zaak"]
    promises = [row for row in roots if row.kind == "Toezegging"]
    ids = [row.id for row in matters]
    actors, papers, decisions = (
        reading.pointing(kind, "zaak", ids) for kind in ("ZaakActor", "Document", "Besluit")
    )
    votes = reading.pointing("Stemming", "besluit", [row.id for row in decisions])
    numbers = _said(promises, "kamerbriefNakoming")
    letters = reading.pointing("Document", "documentNummer", numbers)
    items = reading.named(_said(decisions, "agendapunt"))
    activities = reading.named([*_said(items, "activiteit"), *_said(promises, "activiteit")])
    people = reading.named(_said(promises, "toegezegdAan", "toegezegdAanPersoon", "toegezegdAanFractie"))
    versions = reading.named(_said([*papers, *letters], "huidigeDocumentVersie"))
    dossiers = reading.named(_said([*matters, *papers, *letters], "kamerstukdossier"))
    entities = chain(items, activities, people, versions, dossiers)
    pointing: dict[tuple[str, str], list[Told]] = {}
    for rows, name in ((actors, "zaak"), (papers, "zaak"), (decisions, "zaak"), (votes, "besluit")):
        for row in rows:
            for target in dict.fromkeys(row.said.get(name, ())):
                pointing.setdefault((row.kind, target.casefold()), []).append(_told(row))
    return Around(
        {row.id: _told(row) for row in entities},
        {key: tuple(found) for key, found in pointing.items()},
        {number: _told(row) for row in letters for number in row.said.get("documentNummer", ())},
    )


def _said(rows: Iterable[Row], *names: str) -> list[str]:
    return [value.strip() for row in rows for name in names for value in row.said.get(name, ())]


def _told(row: Row) -> Told:
    return Told(row.id, row.kind, row.deleted, row.updated, row.said)


# ---------------------------------------------------------------- an entry as a document


def made(entry: Entry, identifier: str, version: int, origin: Origin) -> Made:
    """An entry as a document: `identifier` is that of its entity, `version` counts what it said. Pure."""
    where = _where(entry, identifier, origin)
    draft = _draft(entry, where, origin.house)
    places = [(line, draft.add(line.text, PassageKind.PARAGRAPH)) for line in entry.lines]
    draft.add(f"Vermelding {identifier} in het register van {origin.house.whose}, versie {version}")
    digest = hashlib.sha256(draft.finish("", "", Media.REGISTER).text.encode()).hexdigest()
    document = draft.finish(digest, entry.identifier, Media.REGISTER)
    placed = [(line, document.passages[number].start) for line, number in places if number is not None]
    stated = [one for line, start in placed for one in _stated(line, start)]
    marks = [one for one in named(document) if not _again(one, [mark for mark, _ in stated])]
    links = [*names(document, marks, origin.known), *(_link(*one) for one in stated)]
    every = sorted([*marks, *(one for one, _ in stated)], key=lambda m: (m.start, -m.end, m.kind))
    file = File(digest, entry.identifier, where, len(document.text.encode()))
    return Made(file, document, tuple(every), tuple(links), _follow_up(entry, document, placed))


def _where(entry: Entry, identifier: str, origin: Origin) -> str:
    """Its page at its source; of what a letter lists that of the letter, which is all that can be cited."""
    letter = address(entry.letter) if entry.letter else None
    return letter or f"{origin.address.rstrip('/')}/Entiteiten/{identifier}"


def _draft(entry: Entry, where: str, house: House) -> Draft:
    draft, day = Draft(), entry.day or entry.noted
    facts = [(FactName.KIND, KIND), (FactName.IDENTIFIER, entry.identifier), (FactName.TITLE, entry.title)]
    facts += [
        (FactName.SUBJECT, entry.what),
        (FactName.SENDER, house.creator),
        (FactName.CHAMBER, house.chamber),
    ]
    facts += [(FactName.DATE, day.isoformat())] if day else []
    facts += [(FactName.DOSSIER, dossier) for dossier in entry.dossiers]
    for name, value in (*facts, (FactName.SOURCE, where)):
        draft.fact(name, value)
    draft.heading(entry.title, 1)
    return draft


def _stated(line: Line, start: int) -> Iterator[tuple[Mark, str]]:
    """The words of a line that name something, as the source itself says."""
    for words, target in line.points:
        at = line.text.find(words)
        if at >= 0:
            place = start + at, start + at + len(words)
            yield Mark(MarkKind.REFERENCE, *place, "source", {"form": "stated", "target": target}), target


def _link(mark: Mark, target: str) -> Link:
    return Link(mark, target, 1.0, WHY, address(target))


def _again(mark: Mark, stated: Sequence[Mark]) -> bool:
    """Whether a rule found once more what the source says itself."""
    return mark.kind is MarkKind.REFERENCE and any(
        mark.start < one.end and one.start < mark.end for one in stated
    )


def _follow_up(entry: Entry, document: Document, placed: Sequence[tuple[Line, int]]) -> FollowUp:
    digest, text = document.digest, document.text
    evidence = tuple(
        (line.role, Evidence(digest, start, start + len(line.text), text[start : start + len(line.text)]))
        for line, start in placed
        if line.role
    )
    return FollowUp(
        entry.kind,
        entry.what,
        "fulfilled" if entry.done else "open" if entry.known else "unknown",
        evidence,
        entry.to or None,
        entry.by or None,
        Period(entry.day, entry.day) if entry.day else None,
        entry.due or _due(entry),
    )


def _due(entry: Entry) -> Deadline | None:
    """The deadline in the words of a commitment, which has none of its own in this register."""
    if entry.kind is not MarkKind.COMMITMENT or not entry.known:
        return None
    return deadline(entry.what, 0, len(entry.what), entry.day)
