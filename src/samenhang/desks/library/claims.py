# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What sources say of a document, beside what its own text says: where the two differ both are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samenhang.ledger import Ledger
from samenhang.ledger.arrived import Arrived
from samenhang.ledger.naming import fold_dossier
from samenhang.ledger.registering import Registering, Row
from samenhang.linking.addresses import address
from samenhang.model import Document, Fact, FactName
from samenhang.sources.told import Around, Told, dossier_of

SAYS_SO = "de bron zegt het"
"""Why a link of a source is one: it needs no rule, and is as sure as the source."""

KINDS = (
    ("motie", "motion"),
    ("amendement", "amendment"),
    ("antwoord schriftelijke vragen", "answers"),
    ("schriftelijke vragen", "questions"),
    ("brief regering", "letter"),
    ("brief kamer", "letter"),
    ("brief commissie", "letter"),
    ("besluitenlijst", "decision-list"),
    ("stenogram", "proceedings"),
    ("rapport", "report"),
)
"""How the Tweede Kamer calls what a document is, and what it is called here; of others it cannot be told."""

LINKS = frozenset({"annex-of", "annex", "matter"})
"""Fields that tie the document to another one, or to a matter."""

CHAMBERS = {"1": "eerste-kamer", "2": "tweede-kamer"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says under `field`, and what the text says ("" where it says nothing).

    `differs` is None where they cannot be compared: the text says nothing, or says it in its own way. `link`
    is the page of what the source points at, None where it points at nothing.
    """

    source: str
    field: str
    value: str
    text: str = ""
    differs: bool | None = None
    link: str | None = None

    @property
    def line(self) -> str:
        """It in one line, for a terminal."""
        beside = f"; the text: {self.text}" if self.text else "; the text does not say"
        verdict = {True: " (differs)", False: " (the same)", None: ""}[self.differs]
        return f"{self.source} says {self.field}: {self.value}{beside}{verdict}"


def claims_of(ledger: Ledger, document: Document, facts: Sequence[Fact]) -> tuple[Claim, ...]:
    """What sources say of a document. `facts` is what its text says, after what people said of that."""
    found: list[Claim] = []
    with ledger.looking() as (connection, _):
        for said in Arrived(connection).about(document.digest):
            reading = Registering(connection, said.source)
            (row,) = reading.rows([said.key])
            found += _Claims(said.source, row, _around(reading, row), facts).all()
    return tuple(dict.fromkeys(found))


_REFERENCES = ("huidigeDocumentVersie", "kamerstukdossier", "bronDocument", "zaak", "vergadering")


def _around(reading: Registering, row: Row) -> Around:
    near = reading.named(value for name in _REFERENCES for value in row.said.get(name, ()))
    onward = ("kamerstukdossier", "huidigeDocumentVersie")
    near += reading.named(value for one in near for name in onward for value in one.said.get(name, ()))
    pointing = {
        (kind, row.id): tuple(map(_told, reading.pointing(kind, name, [row.id])))
        for kind, name in (("DocumentActor", "document"), ("Document", "bronDocument"))
    }
    annexes = [value for one in pointing["Document", row.id] for value in one.every("huidigeDocumentVersie")]
    near += reading.named(annexes)
    return Around({one.id: _told(one) for one in near}, pointing)


def _told(row: Row) -> Told:
    return Told(row.id, row.kind, row.deleted, row.updated, row.said)


class _Claims:
    """What one source says of one document."""

    def __init__(self, source: str, row: Row, around: Around, facts: Sequence[Fact]) -> None:
        self._source = source
        self._told = _told(row)
        self._around = around
        self._facts = facts

    def all(self) -> Iterator[Claim]:
        """Every claim, links last."""
        if self._told.deleted:
            yield self._claim("deletion", self._told.updated)
        yield from self._kind()
        yield from self._date()
        yield from self._plain()
        yield from self._dossiers()
        yield from self._actors()
        yield from self._links()

    def _claim(
        self, field: str, value: str, text: str = "", differs: bool | None = None, link: str | None = None
    ) -> Claim:
        return Claim(self._source, field, value, text, differs, link)

    def _text(self, *names: FactName) -> list[str]:
        return list(dict.fromkeys(fact.value for name in names for fact in self._facts if fact.name is name))

    def _kind(self) -> Iterator[Claim]:
        said, texts = self._told.first("soort"), self._text(FactName.KIND)
        if said:
            meant = next((kind for begin, kind in KINDS if said.casefold().startswith(begin)), None)
            differs = None if meant is None or not texts else meant not in texts
            yield self._claim("kind", said, ", ".join(texts), differs)

    def _date(self) -> Iterator[Claim]:
        meetings = self._around.all(self._told, "vergadering")
        days = (one.day("datum") for one in (self._told, *meetings))
        day = next(filter(None, days), None)
        if day is not None:
            texts = self._text(FactName.DATE)
            inside = any(_holds(text, day.isoformat()) for text in texts)
            yield self._claim("date", day.isoformat(), ", ".join(texts), not inside if texts else None)

    def _plain(self) -> Iterator[Claim]:
        """What is compared as it is written."""
        told = self._told
        version = self._around.get(told.first("huidigeDocumentVersie"))
        number = told.first("volgnummer")
        official = version.first("externeidentifier") if version else ""
        for field, value, name in (
            ("identifier", official, FactName.IDENTIFIER),
            ("number", "" if number == "-1" else number, FactName.NUMBER),
            ("year", told.first("vergaderjaar"), FactName.YEAR),
            ("chamber", CHAMBERS.get(told.first("kamer"), ""), FactName.CHAMBER),
        ):
            texts = self._text(name)
            if value:
                same = value.casefold() in {text.casefold() for text in texts}
                yield self._claim(field, value, ", ".join(texts), not same if texts else None)
        for field, said_as, facts in (
            ("title", "titel", (FactName.TITLE, FactName.SUBJECT)),
            ("subject", "onderwerp", (FactName.SUBJECT, FactName.TITLE)),
        ):
            texts, said = self._text(*facts), told.first(said_as)
            if said:
                same = any(_bare(said) in _bare(text) or _bare(text) in _bare(said) for text in texts)
                yield self._claim(field, said, texts[0] if texts else "", not same if texts else None)

    def _dossiers(self) -> Iterator[Claim]:
        matters = self._around.all(self._told, "zaak")
        found = [one for told in (self._told, *matters) for one in self._around.all(told, "kamerstukdossier")]
        numbers = list(dict.fromkeys(filter(None, map(dossier_of, found))))
        texts = self._text(FactName.DOSSIER)
        folded = {fold_dossier(text) for text in texts}
        for number in numbers:
            differs = fold_dossier(number) not in folded if texts else None
            yield self._claim("dossier", number, ", ".join(texts), differs, address(f"dossier/{number}"))

    def _actors(self) -> Iterator[Claim]:
        texts = self._text(FactName.SIGNATORY, FactName.MOVER, FactName.OFFICE, FactName.SENDER)
        told = " ".join(texts).casefold()
        for one in self._around.of("DocumentActor", self._told):
            name, office = one.first("actorNaam"), one.first("functie")
            if name:
                surname = re.sub(r"^(?:\w{1,3}\.)+\s*", "", name).casefold()
                same = surname in told or bool(office and office.casefold() in told)
                said = ", ".join(filter(None, (name, office, one.first("relatie"))))
                yield self._claim("actor", said, ", ".join(texts), not same if texts else None)

    def _links(self) -> Iterator[Claim]:
        """What the source ties the document to: no rule is needed for these."""
        for field, found in (
            ("annex-of", self._around.all(self._told, "bronDocument")),
            ("annex", self._around.of("Document", self._told)),
        ):
            for one in found:
                if name := self._around.published(one):
                    yield self._claim(field, name, link=address(name))
        for one in self._around.all(self._told, "zaak"):
            if number := one.first("nummer"):
                about = " ".join(filter(None, (number, one.first("soort"))))
                yield self._claim("matter", about, link=address(number))


def _holds(text: str, day: str) -> bool:
    """Whether a date of a text ("2015-12", "2015-12-21/2015-12-22") holds a day."""
    first, _, last = text.partition("/")
    return first <= day <= (last or first) or day.startswith(f"{first}-")


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
