# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What sources say of a document, beside what its own text says: where the two differ both are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from samenhang.desks.library.beside import PUBLICATION, Beside, Claim
from samenhang.ledger import Ledger
from samenhang.ledger.arrived import Arrived
from samenhang.ledger.registering import Registering, Row
from samenhang.linking.addresses import address
from samenhang.loading import lazy
from samenhang.model import Document, Fact, FactName
from samenhang.sources.told import Around, Told, dossier_of

if TYPE_CHECKING:  # who looks at a document without such a source must not wait for what reads
    from samenhang.desks.library import published
else:
    published = lazy("samenhang.desks.library.published")

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

FILE = "file"
"""What a watched folder has."""
MOST = 50
"""Places of which it is told what their sources say: of a much copied paper the first."""

LINKS = frozenset({"annex-of", "annex", "matter", "treated"})
"""Fields that tie the document to another one, or to a matter."""

CHAMBERS = {"1": "eerste-kamer", "2": "tweede-kamer"}


def claims_of(ledger: Ledger, document: Document, facts: Sequence[Fact]) -> tuple[Claim, ...]:
    """What sources say of a document and of its copies, which are the same one from other places.

    `facts` is what its text says, after what people said of that. What is only known of a place on somebody's
    machine is told of a document that came from there.
    """
    places = ledger.origins(document.digest)
    digests = dict.fromkeys((document.digest, *(one.digest for one in places)))
    own = ledger.entry(document.digest).place
    found: list[Claim] = []
    with ledger.looking() as (connection, _):
        arrived = Arrived(connection)
        for said in islice(chain.from_iterable(map(arrived.about, digests)), MOST):
            if said.kind == FILE:
                found += published.published(said, facts) if said.enclosure == own else ()
            elif said.kind == PUBLICATION:
                found += published.published(said, facts)
            else:
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
    """What the Tweede Kamer says of one document."""

    def __init__(self, source: str, row: Row, around: Around, facts: Sequence[Fact]) -> None:
        self._told = _told(row)
        self._around = around
        self._beside = Beside(source, facts)

    def all(self) -> Iterator[Claim]:
        """Every claim, links last."""
        if self._told.deleted:
            yield self._beside.claim("deletion", self._told.updated)
        yield from self._kind()
        yield from self._date()
        yield from self._plain()
        yield from self._dossiers()
        yield from self._actors()
        yield from self._links()

    def _kind(self) -> Iterator[Claim]:
        if said := self._told.first("soort"):
            meant = next((kind for begin, kind in KINDS if said.casefold().startswith(begin)), None)
            yield self._beside.kind(said, [meant] if meant else [])

    def _date(self) -> Iterator[Claim]:
        meetings = self._around.all(self._told, "vergadering")
        days = (one.day("datum") for one in (self._told, *meetings))
        if day := next(filter(None, days), None):
            yield self._beside.day(day.isoformat())

    def _plain(self) -> Iterator[Claim]:
        """What is compared as it is written."""
        told, beside = self._told, self._beside
        version = self._around.get(told.first("huidigeDocumentVersie"))
        number = told.first("volgnummer")
        official = version.first("externeidentifier") if version else ""
        for field, value, name in (
            ("identifier", official, FactName.IDENTIFIER),
            ("number", "" if number == "-1" else number, FactName.NUMBER),
            ("year", told.first("vergaderjaar"), FactName.YEAR),
            ("chamber", CHAMBERS.get(told.first("kamer"), ""), FactName.CHAMBER),
        ):
            if value:
                yield beside.plain(field, value, name)
        if said := told.first("titel"):
            yield beside.titled("title", said, FactName.TITLE, FactName.SUBJECT)
        if said := told.first("onderwerp"):
            yield beside.titled("subject", said, FactName.SUBJECT, FactName.TITLE)

    def _dossiers(self) -> Iterator[Claim]:
        matters = self._around.all(self._told, "zaak")
        found = [one for told in (self._told, *matters) for one in self._around.all(told, "kamerstukdossier")]
        yield from self._beside.dossiers(list(filter(None, map(dossier_of, found))))

    def _actors(self) -> Iterator[Claim]:
        texts = self._beside.texts(FactName.SIGNATORY, FactName.MOVER, FactName.OFFICE, FactName.SENDER)
        told = " ".join(texts).casefold()
        for one in self._around.of("DocumentActor", self._told):
            name, office = one.first("actorNaam"), one.first("functie")
            if name:
                surname = re.sub(r"^(?:\w{1,3}\.)+\s*", "", name).casefold()
                same = surname in told or bool(office and office.casefold() in told)
                said = ", ".join(filter(None, (name, office, one.first("relatie"))))
                yield self._beside.claim("actor", said, texts, same)

    def _links(self) -> Iterator[Claim]:
        """What the source ties the document to: no rule is needed for these."""
        for field, found in (
            ("annex-of", self._around.all(self._told, "bronDocument")),
            ("annex", self._around.of("Document", self._told)),
        ):
            for one in found:
                if name := self._around.published(one):
                    yield self._beside.link(field, name)
        for one in self._around.all(self._told, "zaak"):
            if number := one.first("nummer"):
                about = " ".join(filter(None, (number, one.first("soort"))))
                yield self._beside.claim("matter", about, link=address(number))
