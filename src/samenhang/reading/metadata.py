# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Facts from metadata that a file carries: names and values (DC, DCTERMS, OVERHEIDop) and identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from samenhang.model import FactName
from samenhang.reading import kinds

Pair = tuple[FactName, str]
Meta = tuple[str, str, str]  # name, scheme, content

_ID = re.compile(
    r"(?:kst|blg|h-(?:tk|ek|vv)|ah(?:-(?:tk|ek))?|kv(?:-(?:tk|ek))?|nds(?:-tk)?|ag-(?:tk|ek|vv)|stb|stcrt|trb|gmb|prb|wsb|bgr)"
    r"-[0-9A-Za-z][0-9A-Za-z_-]{0,40}"
)
_SUFFIX = re.compile(r"\.(?:html?|xml|pdf|odt)$")
_NUMBERED = re.compile(r"\d|^kst-[IVXLCDM]{1,9}-[A-Z]{1,3}$", re.IGNORECASE)
_JOINT = re.compile(r"\s{0,2}[-–]\s{0,2}|\s")
_YEAR = re.compile(r"((?:19|20)\d\d)[-/–]?((?:19|20)?\d\d)")
_DOSSIER = re.compile(
    r"(?P<number>\d{5}|[IVXLCDM]{1,9})(?:-(?P<part>[IVX]{1,5}[ABC]?|\d{2}|[A-M]))?(?![\w-])", re.IGNORECASE
)
_KST = re.compile(
    r"kst-(?:(?P<year>\d{8})-)?(?P<dossier>\d{5}|[IVXLCDM]{1,9})(?:-(?P<part>[IVX]{1,5}[AB]?|\d{2}|[A-M])(?=-))?"
    r"-(?P<number>\d{1,4}[a-h]?|[A-Z]{1,3})(?:-[bhn]\d{1,3})?",
)
_H = re.compile(r"h-(?P<house>tk|ek|vv)-(?P<year>\d{8})-(?P<meeting>\d{1,3})-(?P<item>\d{1,3})(?:-[hn]\d)?")
_QUESTION = re.compile(r"(?P<series>ah|kv)-(?P<house>tk|ek)-(?:(?P<year>\d{8})-)?(?P<number>[0-9A-Z]{1,12})")
_HOUSES = {"tk": "tweede-kamer", "ek": "eerste-kamer", "vv": "verenigde-vergadering"}
_SPACED = re.compile(r"(?<=\d)[\s.]{1,3}(?=\d{3}(?:\D|$))")
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_NAMED = {
    "dc.title": FactName.TITLE,
    "dcterms.title": FactName.TITLE,
    "overheidop.documenttitel": FactName.SUBJECT,
    "overheidop.ontvanger": FactName.ADDRESSEE,
    "overheidop.vergaderingnummer": FactName.MEETING,
}
_DATES = (
    "overheidop.datumbrief", "overheidop.datumvergadering", "overheidop.datumondertekening",
    "overheidop.datumindiening", "dcterms.issued", "dc.date", "dcterms.date", "overheidop.datumontvangst",
    "article:published_time", "dcterms.available", "dcterms.created",
)  # fmt: skip
_NUMBERS = (
    "overheidop.ondernummer",
    "overheidop.aanhangselnummer",
    "overheidop.aanhangsel",
    "overheidop.vraagnummer",
)


def identifier_in(address: str) -> str | None:
    """The official identifier in an address of officielebekendmakingen, or in a bare "kst-30821-153"."""
    path = urlsplit(address.strip()).path if "://" in address else address.strip()
    path = path.removesuffix("/metadata.xml").partition("#")[0].partition("?")[0]
    stem = _SUFFIX.sub("", path.rpartition("/")[2])
    return stem if _ID.fullmatch(stem) and _NUMBERED.search(stem) else None


def dossier(text: str) -> str | None:
    """The normal form of a printed dossier: "36 600 XXIII" is "36600-XXIII", "34 356 (R2064)" is "34356"."""
    bare = " ".join(text.partition("(")[0].split())
    found = _DOSSIER.match(_JOINT.sub("-", _SPACED.sub("", bare)))
    if found is None:
        return None
    part = found["part"]
    return found["number"].upper() + (f"-{part.upper()}" if part else "")


def year(text: str) -> str | None:
    """The parliamentary year in "Vergaderjaar 2017–2018", "20172018" or "2017/18", as "2017-2018"."""
    found = _YEAR.search(text)
    if found is None:
        return None
    first, second = found[1], found[2]
    second = second if len(second) == 4 else first[:2] + second
    return f"{first}-{second}" if int(second) == int(first) + 1 else None


def day(text: str) -> str | None:
    """The date in "Donderdag 5 april 2018", as "2018-04-05"."""
    found = _DAY.search(text.casefold())
    return f"{found[3]}-{_MONTHS.index(found[2]) + 1:02d}-{int(found[1]):02d}" if found else None


def chamber(text: str) -> str | None:
    """The House that a text names."""
    folded = text.casefold()
    for words in ("Tweede Kamer", "Eerste Kamer", "Verenigde Vergadering"):
        if words.casefold() in folded:
            return words.lower().replace(" ", "-")
    return None


def of_identifier(identifier: str) -> Iterator[Pair]:
    """What an official identifier says of its document, itself first."""
    yield FactName.IDENTIFIER, identifier
    kind = kinds.of_series(identifier)
    if kind:
        yield FactName.KIND, kind
    if found := _KST.fullmatch(identifier):
        yield from _of_paper(found)
    elif found := _H.fullmatch(identifier):
        yield FactName.CHAMBER, _HOUSES[found["house"]]
        yield FactName.YEAR, year(found["year"]) or found["year"]
        if found["year"] >= "20102011":  # before that these numbers are pages
            yield FactName.MEETING, found["meeting"]
    elif found := _QUESTION.fullmatch(identifier):
        yield FactName.CHAMBER, _HOUSES[found["house"]]
        yield FactName.NUMBER, found["number"]
        if found["year"]:
            yield FactName.YEAR, year(found["year"]) or found["year"]


def _of_paper(found: re.Match[str]) -> Iterator[Pair]:
    part = f"-{found['part']}" if found["part"] else ""
    yield FactName.DOSSIER, found["dossier"] + part
    yield FactName.NUMBER, found["number"]
    if found["year"]:
        yield FactName.YEAR, year(found["year"]) or found["year"]
        yield FactName.CHAMBER, "eerste-kamer"
    elif found["number"].isdigit() or found["dossier"].isalpha():
        yield FactName.CHAMBER, "tweede-kamer" if found["number"].isdigit() else "eerste-kamer"


def of_meta(metas: Iterable[Meta]) -> Iterator[Pair]:
    """Facts from names and values of metadata; what is empty or unknown is passed over."""
    known = [(name.casefold(), scheme, " ".join(content.split())) for name, scheme, content in metas]
    known = [meta for meta in known if meta[2]]
    kind = _kind(known)
    if kind:
        yield FactName.KIND, kind
    for name, scheme, content in known:
        yield from _plain(name, scheme, content, kind)
    first = {name: content for name, _, content in reversed(known)}
    date = next(
        (first[name][:10] for name in _DATES if re.match(r"\d{4}-\d\d-\d\d", first.get(name, ""))), None
    )
    if date:
        yield FactName.DATE, date
    number = next((first[name] for name in _NUMBERS if name in first), None)
    if number:
        yield FactName.NUMBER, number


def _plain(name: str, scheme: str, content: str, kind: str | None) -> Iterator[Pair]:
    if name in ("dc.identifier", "dcterms.identifier"):
        found = identifier_in(content)
        yield from of_identifier(found) if found else ()
    elif name in _NAMED:
        yield _NAMED[name], content
    elif name == "overheidop.dossiernummer":
        yield from [(FactName.DOSSIER, normal)] if (normal := dossier(content)) else []
    elif name == "overheidop.vergaderjaar":
        yield from [(FactName.YEAR, normal)] if (normal := year(content)) else []
    elif name == "overheidop.indiener":
        yield (FactName.MOVER if kind in ("motion", "amendment") else FactName.SIGNATORY), content
    elif name in ("dc.creator", "dcterms.creator", "overheid.authority"):
        house = chamber(content)
        yield (FactName.CHAMBER, house) if house else (FactName.SENDER, content)


def _kind(known: list[Meta]) -> str | None:
    """The kind, from the most telling value: type of paper, name of the publication, other types, official
    title.
    """
    types = [(scheme, content) for name, scheme, content in known if name in ("dc.type", "dcterms.type")]
    papers = [content for scheme, content in types if scheme.endswith(("KamerstukTypen", "HandelingTypen"))]
    others = [content.rpartition(":")[2] for _, content in types]
    titles = [content.split(";")[1] for name, _, content in known if name == "dc.title" and ";" in content]
    names = [content for name, _, content in known if name == "overheidop.publicationname"]
    found = [
        *map(kinds.of_title, papers),
        *map(kinds.of_publication, names),
        *map(kinds.of_title, others + titles),
    ]
    return next((kind for kind in found if kind), None)
