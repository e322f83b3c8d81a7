# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What sources of publications say of a document: KOOP with its metadata.xml, open.overheid.nl,
rijksoverheid.nl, feeds, and watched folders, which only know that a file is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samenhang.desks.library.beside import PUBLICATION, Beside, Claim
from samenhang.ledger.arrived import Said
from samenhang.linking.addresses import address
from samenhang.model import Fact, FactName
from samenhang.reading import kinds
from samenhang.reading.metadata import chamber, year
from samenhang.sources.moments import day_of

_SHARED = f"{PUBLICATION}/"
_PUBLISHING = {
    "publisher": "uitgever",
    "authority": "verantwoordelijke",
    "authorities": "verantwoordelijke",
    "organisationalunits": "onderdeel",
    "aanbieder": "aanbieder",
    "author": "auteur",
    "contributor": "medewerker",
}
"""Roles of who published it, or told of it as news, as people call them: a text speaks of who wrote it."""
_WRITING = {"creator": "maker", "creators": "maker"}
_TITLES = re.compile(r"^(?:de\s+)?(?:minister(?:ie)?|staatssecretaris)\s+(?:van|voor)\s+", re.IGNORECASE)
_INITIALS = re.compile(r"^(?:\w{1,3}\.\s?)+")
_TREATED = re.compile(r"(?P<dossier>[^;]+);(?P<number>.+)")


def published(said: Said, facts: Sequence[Fact]) -> Iterator[Claim]:
    """Every claim of one source of publications, links last."""
    beside = Beside(said.source, facts)
    if said.deleted:
        yield beside.claim("deletion", day_of(said.updated) or said.source)
    if said.kind == PUBLICATION:
        yield from _Publication(said, beside).all()


class _Publication:
    """What one source says of one publication."""

    def __init__(self, said: Said, beside: Beside) -> None:
        self._said = said
        self._beside = beside

    def all(self) -> Iterator[Claim]:
        """Every claim but deletion."""
        beside = self._beside
        yield from self._kinds()
        if day := self._first(f"{_SHARED}day"):
            feed = self._said.source.startswith("feeds/")  # its day is that of the news, not of the paper
            yield beside.day(day, compared=not feed)
        yield from self._numbers()
        if title := self._first(f"{_SHARED}title"):
            yield beside.titled("title", title, FactName.TITLE, FactName.SUBJECT)
        yield from beside.dossiers(self._every(f"{_SHARED}dossier", "dossiernummer"))
        yield from self._actors()
        yield from self._links()

    def _every(self, *names: str) -> list[str]:
        """The values under these names, in their own part of a record or not, each once."""
        found = (one.value for one in self._said.statements if _ends(one.name, names) and one.value)
        return list(dict.fromkeys(found))

    def _first(self, *names: str) -> str:
        return next(iter(self._every(*names)), "")

    def _kinds(self) -> Iterator[Claim]:
        """How the source calls it, from the general to the particular: the last that is known counts."""
        said = self._every(f"{_SHARED}kind")
        meant = [kinds.of_title(one) or kinds.of_publication(one) for one in said]
        known = [one for one in meant if one]
        if said:
            yield self._beside.kind(", ".join(said), known[-1:])

    def _numbers(self) -> Iterator[Claim]:
        beside = self._beside
        official = [one for one in self._every("identifier") if address(one)]
        for name in dict.fromkeys((*official, *self._every(f"{_SHARED}also"))):
            yield beside.plain("identifier", name, FactName.IDENTIFIER)
        for number in self._every("ondernummer"):
            yield beside.plain("number", number, FactName.NUMBER)
        for said in dict.fromkeys(year(one) or one for one in self._every("vergaderjaar")):
            yield beside.plain("year", said, FactName.YEAR)
        houses = dict.fromkeys(map(chamber, self._every(f"{_SHARED}actor/creator")))
        for house in filter(None, houses):
            yield beside.plain("chamber", house, FactName.CHAMBER)

    def _actors(self) -> Iterator[Claim]:
        """Who has to do with it. A House is who published it, and stands under its own name."""
        written = (FactName.SIGNATORY, FactName.MOVER, FactName.OFFICE, FactName.SENDER)
        for one in self._said.statements:
            role = one.name.removeprefix(f"{_SHARED}actor/")
            if role == one.name or not one.value or chamber(one.value):
                continue
            texts = self._beside.texts(*((FactName.ADDRESSEE,) if role == "ontvanger" else written))
            bare = _TITLES.sub("", _INITIALS.sub("", one.value)).casefold()
            same = None if role in _PUBLISHING else bare in " ".join(texts).casefold()
            called = _PUBLISHING.get(role) or _WRITING.get(role, role)
            yield self._beside.claim("actor", f"{one.value}, {called}", texts, same)

    def _links(self) -> Iterator[Claim]:
        """What the source ties the document to."""
        for field in ("annex-of", "annex"):
            for name in self._every(f"{_SHARED}{field}"):
                yield self._beside.link(field, name)
        for treated in self._every("behandeldDossier"):
            found = _TREATED.fullmatch(treated)
            dossier = (found["dossier"] if found else treated).strip()
            paper = f"kst-{dossier}-{found['number'].strip()}" if found else f"dossier/{dossier}"
            yield self._beside.claim("treated", treated.replace(";", ", nr. "), link=address(paper))


def _ends(name: str, names: Sequence[str]) -> bool:
    """Whether a statement has one of the names; those of a record stand under the part that they are in."""
    return name in names or (not name.startswith(_SHARED) and name.rpartition("/")[2] in names)
