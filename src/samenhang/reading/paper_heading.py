# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The heading of a parliamentary paper: chamber, year, dossiers with their titles, number, and what it is.

Vergaderjaar 2015–2016
33 694  Internationale Veiligheidsstrategie
Nr. 8   BRIEF VAN DE MINISTER VAN DEFENSIE
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samenhang.model import Fact, FactName
from samenhang.reading.statement import (
    CHAMBERS,
    DOSSIER,
    YEAR,
    dossier,
    led,
    matched,
    parliamentary_year,
    squeezed,
    stated,
)  # fmt: skip

_WORDS = (
    r"BRIEF|MOTIE|AMENDEMENT|SUBAMENDEMENT|NOTA|NOTITIE|MEMORIE|VERSLAG|EINDVERSLAG|VOORLOPIG|NADER"
    r"|NADERE|VOORSTEL"
    r"|GEWIJZIGD|GEWIJZIGDE|OORSPRONKELIJK|LIJST|JAARVERSLAG|RAPPORT|ADVIES|KONINKLIJKE|AFSCHRIFT"
    r"|BESLUIT|REGELING"
    r"|INITIATIEFNOTA|INBRENG|OVERZICHT|TWEEDE|DERDE|VIERDE|VIJFDE|ZESDE|BIJLAGE|HERDRUK"
    r"|AANBIEDINGSBRIEF|GELEIDENDE"
    r"|ONTWERP|VERKLARING|REACTIE|PETITIE|BEANTWOORDING|STENOGRAPHISCH|STENOGRAFISCH|UITTREKSEL|VERZOEK"
    r"|VOORDRACHT"
    r"|(?-i:Brief|Motie|(?:Nader\s)?[Gg]ewijzigde?|Amendement|Memorie|Verslag|Nota|Voorstel|Lijst"
    r"|Initiatiefnota)"
)
_REPRINT = r"(?:\s{1,6}HERDRUK\s?\d{0,2})?"
_NUMBER = re.compile(
    rf"(?:(?<!\w)(?:[Nn][Rr]\.?|Letter)\s{{1,6}}(?P<number>\d{{1,5}}|[A-Z]{{1,3}}(?=\s))|^[ \t]{{0,8}}"
    rf"(?P<letters>[A-Z]{{1,3}}))"
    rf"{_REPRINT}[\s:–-]{{1,8}}(?P<title>(?:{_WORDS})\b[^\n]{{0,400}}"
    r"(?:\n[ \t]{0,8}(?!INLEIDING|ALGEMEEN|ARTIKEL|INHOUD|SAMENVATTING|TOELICHTING|[IVX]{1,4}\.|[A-Z]\.\s)"
    r"[A-Z][^\na-z]{3,200}(?=\n|$)){0,5})",
    re.MULTILINE,
)
_BARE = re.compile(r"^[ \t]{0,8}Nr\.\s{1,6}(?P<number>\d{1,5})[ \t]{0,4}$", re.MULTILINE)
_CAPITALS = re.compile(r"^[ \t]{0,8}(?P<title>BRIEF VAN [^\na-z]{5,300})$", re.MULTILINE)
_DOSSIER = re.compile(
    rf"(?:^[ \t]{{0,8}}|(?<=\d[-–]\d{{4}})\s{{1,4}}){DOSSIER}(?=\s{{1,6}}[«\"“‘'’A-ZÀ-Þ]|\s{{0,4}}$)",
    re.MULTILINE,
)
_ROMAN = re.compile(r"^[ \t]{0,8}(?P<roman>[CLXVI]{2,9})\s{1,6}(?=[A-Z][a-z])", re.MULTILINE)
_BEFORE_SELF = re.compile(r"(?:^[ \t]{0,8}|[’']s-Gravenhage \d{4} )\Z", re.MULTILINE)
_SELF = re.compile(
    rf"(?:(?P<chamber>Tweede|Eerste)\sKamer,\s{{1,3}}vergaderjaar\s{{1,3}}(?P<year>{YEAR}),?"
    rf"|Kamerstuk(?:ken)?(?:\s(?P<house>II?))?(?:\s(?P<years>{YEAR}),?)?)\s{{1,4}}{DOSSIER}"
    r"[,\s]{1,4}(?:nr\.?\s{0,3}|letter\s)?(?P<number>\d{1,5}|[A-Z]{1,3})[ \t]{0,8}\d{0,4}[ \t.]{0,3}$",
    re.MULTILINE,
)
_CHAMBER = re.compile(r"(?P<chamber>Tweede|Eerste|Verenigde)\s(?:Kamer|Vergadering)\sder\sStaten-Generaal")
_YEAR = re.compile(
    rf"(?:Vergaderjaar|Parlementair jaar|Zitting)\s{{1,6}}(?P<year>{YEAR})",
    re.MULTILINE,
)
_NUMBERED = re.compile(r"^[ \t]{0,8}(?P<id>\d{4}D\d{5})(?=\s)", re.MULTILINE)
_SMALL = re.compile(r"(?!c\.\s?s)\b[A-Z]?[a-z]")
_KST = re.compile(
    r"^[ \t]{0,8}(?P<id>(?:kst|ah-tk|ah-ek|h-tk|h-ek|blg|kv-tk)-[\w-]{3,40})(?=\s{1,6}ISSN|[ \t]{0,8}$)",
    re.MULTILINE,
)
_HOUSES = {"I": "eerste-kamer", "II": "tweede-kamer"}
_LETTERED_FROM = 2010  # before, identifiers of the Eerste Kamer carry the parliamentary year


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading states. `title` is where the words that say what the paper is stand."""

    facts: tuple[Fact, ...]
    title: tuple[int, int] | None


def paper_heading(text: str, end: int, notes: Sequence[tuple[int, int]] = ()) -> Heading:
    """The heading of a paper in the opening of a text, or one without facts.

    `notes` are where footnotes stand: what a line in one says is of another paper.
    """
    found = _NUMBER.search(text, 0, end)
    plain = found or _BARE.search(text, 0, end) or _CAPITALS.search(text, 0, end)
    facts = [*_chamber(text, end), *_year(text, end)]
    if plain:
        facts += _dossiers(text, plain.start(), bool(found and _number(found).isalpha()))
        facts += [matched(FactName.NUMBER, plain, group) for group in _groups(plain)]
    facts += _itself(text, end, facts, notes)
    facts += _house(text, facts)
    facts += _identifier(text, facts)
    return Heading(tuple(facts), _title(plain) if plain and "title" in plain.re.groupindex else None)


def _title(plain: re.Match[str]) -> tuple[int, int]:
    """Where the words in capitals stand: the address or the date may follow in the same line."""
    start, end = plain.span("title")
    small = _SMALL.search(plain.string, start, end) if plain.string[start : start + 4].isupper() else None
    return start, small.start() if small else end


def _groups(match: re.Match[str]) -> list[str]:
    return [name for name in ("number", "letters") if name in match.re.groupindex and match[name]]


def _number(match: re.Match[str]) -> str:
    return str(match["number"] or match["letters"])


def _chamber(text: str, end: int) -> Iterator[Fact]:
    for found in _CHAMBER.finditer(text, 0, end):
        before = text[max(0, found.start() - 9) : found.start()].rstrip(" \t")
        if not before or before[-1] == "\n" or before[-1].isdigit():
            yield stated(FactName.CHAMBER, text, *found.span(), CHAMBERS[found["chamber"].lower()])
            return


def _year(text: str, end: int) -> Iterator[Fact]:
    found = _YEAR.search(text, 0, end)
    year = parliamentary_year(found["year"]) if found else None
    if found and year:
        yield matched(FactName.YEAR, found, "year", year)


def _dossiers(text: str, end: int, lettered: bool) -> Iterator[Fact]:
    """Each dossier above the number, with the title that follows it."""
    heads = list(_DOSSIER.finditer(text, 0, end)) or (
        list(_ROMAN.finditer(text, 0, end))[:1] if lettered else []
    )
    for place, head in enumerate(heads):
        roman = "roman" in head.re.groupindex
        yield stated(
            FactName.DOSSIER, text, head.start(), head.end(), head["roman"] if roman else dossier(head)
        )
        stop = heads[place + 1].start() if place + 1 < len(heads) else end
        title = squeezed(text[head.end() : stop])
        if 2 < len(title) < 2_000:
            yield stated(FactName.TITLE, text, head.end(), stop, title)


def _itself(text: str, end: int, known: list[Fact], notes: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """What a line like "Tweede Kamer, vergaderjaar 2015–2016, 33 694, nr. 8" says, where nothing else did."""
    names = {fact.name for fact in known}
    found = led(_SELF, _BEFORE_SELF, text, len(text) if " vergaderjaar " in text else end, notes)
    if found is None:
        return
    house = (found["chamber"] or "").lower()
    values = {
        FactName.CHAMBER: (
            ("chamber", CHAMBERS.get(house)) if house else ("house", _HOUSES.get(found["house"] or ""))
        ),
        FactName.YEAR: (
            "year" if house else "years",
            parliamentary_year(found["year"] or found["years"] or "0 0"),
        ),
        FactName.DOSSIER: ("dossier", dossier(found)),
        FactName.NUMBER: ("number", found["number"]),
    }
    for name, (group, value) in values.items():
        if name not in names and value:
            yield matched(name, found, group, value)


def _house(text: str, facts: list[Fact]) -> Iterator[Fact]:
    """Where no words name the House: the Tweede Kamer numbers by digits, the Eerste Kamer by letters."""
    said = {fact.name: fact for fact in facts}
    number = said.get(FactName.NUMBER)
    if FactName.CHAMBER in said or FactName.DOSSIER not in said or number is None:
        return
    year = said.get(FactName.YEAR)
    if number.value.isdigit() or (
        number.value.isalpha() and (year is None or int(year.value[:4]) >= _LETTERED_FROM)
    ):
        chamber = CHAMBERS["tweede" if number.value.isdigit() else "eerste"]
        yield stated(FactName.CHAMBER, text, number.start or 0, number.end or 0, chamber)


def _identifier(text: str, facts: list[Fact]) -> Iterator[Fact]:
    """The identifier printed at the foot, or the one that dossier and number make."""
    printed = _KST.search(text) if "ISSN" in text else _KST.search(text, 0, 600)
    if printed:
        yield matched(FactName.IDENTIFIER, printed, "id")
        return
    own = _NUMBERED.search(text, 0, 600)
    if own:
        yield matched(FactName.IDENTIFIER, own, "id")
        return
    said = {fact.name: fact for fact in reversed(facts)}
    number, first = said.get(FactName.NUMBER), said.get(FactName.DOSSIER)
    if number is None or first is None or number.start is None or number.end is None:
        return
    year = said.get(FactName.YEAR)
    since = int(year.value[:4]) if year else _LETTERED_FROM
    old = number.value.isalpha() and not first.value.isalpha() and since < _LETTERED_FROM
    prefix = f"kst-{year.value.replace('-', '')}-" if old and year else "kst-"
    yield stated(FactName.IDENTIFIER, text, number.start, number.end, f"{prefix}{first.value}-{number.value}")
