# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proceedings (Handelingen) and their Aanhangsel.

Since 2010-2011 an item of a meeting has an identifier of its own; before, identifiers carry pages, so
a citation of one page can mean several items: `pages` and `candidates` say so and `target` is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from samenhang.marking.references.grammar import (
    DASH,
    EERSTE_KAMER,
    TWEEDE_KAMER,
    VERENIGDE_VERGADERING,
    YEAR,
    compact,
    listed,
    mark,
    pages,
    parliamentary_year,
)
from samenhang.marking.references.papers import Lead, read
from samenhang.marking.scanner import Rule, Scene
from samenhang.model import Mark

_CHAMBER = (
    r"(?:(?:van\s|der\s|van\sde\s)?(?P<c>II|I|11|2|1|T\.?K\.?|E\.?K\.?|V\.?V\.?|(?i:tweede\skamer|eerste\skamer"
    r"|verenigde\svergadering))(?![\w]))?(?:\sder\sStaten-Generaal)?"
)
_SITTING = r"(?i:vergaderjaar|verg\.?\s?jr\.?|zitting(?:sjaar|s)?|jaargang)"
_YEARED = rf"[\s,:(]{{0,3}}(?:{_SITTING}\s{{1,3}})?{YEAR}\)?"
_NR = r"(?i:nrs?|nummers?|no|vergadering)(?![a-z])\s?\.?\s{0,3}"

_LEAD = re.compile(rf"(?i:hande-?\s{{0,3}}lingen)[\s,:(]{{0,3}}{_CHAMBER}{_YEARED}")
_MEETING = re.compile(rf"[\s,;]{{0,3}}(?:{_NR})?(?P<m>\d{{1,3}})(?![\w.])(?!\s\d{{3}})")
_ITEM = re.compile(
    r"(?:[\s,;]{0,3}|\s[-–]\s)(?i:items?|agendapunt(?:en)?|onderdeel)\s?\.?\s{0,2}(?P<i>\d{1,3})(?!\w)"
)
_TRIPLE = re.compile(
    rf"[\s,;]{{0,3}}(?:(?:blz|pp?|pag)\.?\s{{0,2}})?(?P<m>\d{{1,3}}){DASH}(?P<i>\d{{1,3}}){DASH}(?P<p>\d{{1,4}})(?!\w)"
)
_PAGE = re.compile(rf"(\d{{1,5}})(?:{DASH}(\d{{1,5}}))?")

_APPENDIX = re.compile(
    rf"(?i:aanhangsel)(?:\s(?:van\sde|der|bij\sde|tot\sde|van\shet\sverslag\sder))?(?:\s(?i:hande-?\s{{0,3}}lingen))?[\s,:()]{{0,3}}"
    rf"{_CHAMBER}{_YEARED}[\s,;:]{{0,3}}(?:(?P<nr>{_NR}))?(?P<n>\d{{1,5}})(?![\w.]\d)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Sitting:
    """A volume of the proceedings: where the citation starts, the chamber, the parliamentary year."""

    start: int
    chamber: str
    stated: bool
    year: str

    @property
    def prefix(self) -> str:
        house = {TWEEDE_KAMER: "tk", EERSTE_KAMER: "ek"}.get(self.chamber, "vv")
        return f"h-{house}-{compact(self.year)}-"


def _chamber(printed: str | None) -> str:
    if printed and printed[0] in "vV":
        return VERENIGDE_VERGADERING
    return EERSTE_KAMER if printed and (printed in ("I", "1") or printed[0] in "eE") else TWEEDE_KAMER


def find_proceedings(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Handelingen II 2015/16, nr. 24, items 6 en 10"; "Handelingen TK 2007-08, nr. 49, p. 3623"."""
    text = scene.text
    start += text[start].isdigit()
    found = _LEAD.match(text, start)
    year = parliamentary_year(found) if found else None
    if found is None or year is None or len(year) == 4:
        return ()
    paper = read(text, _past_gap(text, found.end()), Lead(start, "kamerstuk", _chamber(found["c"]), year))
    if paper:
        return paper
    sitting = _Sitting(start, _chamber(found["c"]), found["c"] is not None, year)
    return list(_parts(text, found.end(), sitting))


def _past_gap(text: str, position: int) -> int:
    while position < len(text) and text[position] in ", \n\u00a0":
        position += 1
    return position


def _parts(text: str, position: int, sitting: _Sitting) -> Iterator[Mark]:
    triple = _TRIPLE.match(text, position)
    if triple:
        whole = (triple["i"], sitting.start, triple.end())
        yield _by_item(sitting, triple["m"], whole, f"{triple['m']}-{triple['i']}-{triple['p']}")
        return
    meeting = _MEETING.match(text, position)
    end = meeting.end() if meeting else position
    number = str(int(meeting["m"])) if meeting else None
    item_found = _ITEM.match(text, end)
    if item_found and number:
        start = sitting.start
        first = (item_found["i"], item_found.start("i"), item_found.end("i"))
        for item in listed(text, first, "items" in item_found[0].lower()):
            yield _by_item(
                sitting, number, (item.number, start if start >= 0 else item.start, item.end), item.page
            )
            start = -1
        return
    page, end = pages(text, end)
    if number or page:
        yield _by_page(sitting, number, page, end)


def _value(sitting: _Sitting) -> dict[str, object]:
    return {"form": "handelingen", "chamber": sitting.chamber, "year": sitting.year}


def _by_item(sitting: _Sitting, meeting: str, item: tuple[str, int, int], page: str | None) -> Mark:
    number, start, end = item
    value = _value(sitting) | {"meeting": meeting, "item": number}
    if page:
        value["page"] = page
    if int(sitting.year[:4]) >= 2010:
        value["target"] = f"{sitting.prefix}{int(meeting)}-{int(number)}"
    return mark("handelingen", start, end, value, 0.97 if sitting.stated else 0.85)


def _by_page(sitting: _Sitting, meeting: str | None, page: str | None, end: int) -> Mark:
    """A citation by page, or of a whole meeting: what it can mean, without choosing."""
    value: dict[str, Any] = _value(sitting) | {"prefix": sitting.prefix}
    found = _PAGE.match(page or "")
    if meeting:
        value["meeting"] = meeting
        value["prefix"] = f"{sitting.prefix}{meeting}-" if int(sitting.year[:4]) >= 2010 else sitting.prefix
    if found is None:
        return mark("handelingen", sitting.start, end, value, 0.7)
    first, last = int(found[1]), int(found[2] or found[1])
    if last - first > 150 and first <= 130:  # "39-2410" is page 2410 of meeting 39
        meeting, first = str(first), last
        value["meeting"] = meeting
    value["page"] = page
    value["first_page"], value["last_page"] = first, max(first, last)
    if int(sitting.year[:4]) <= 2009:
        value["candidates"] = _by_page_identifiers(sitting, meeting, (first, max(first, last)))
        if (
            found[2] and last >= first and page == f"{first}-{last}"
        ):  # the pages of an item, as its identifier has them
            value["target"] = value["candidates"][0]
    return mark("handelingen", sitting.start, end, value, 0.8 if sitting.stated else 0.7)


def _by_page_identifiers(sitting: _Sitting, meeting: str | None, span: tuple[int, int]) -> list[str]:
    """Identifiers of exactly these pages, in the shapes of that year."""
    plain = f"{sitting.prefix}{span[0]}-{span[1]}"
    if meeting is None:
        return [plain]
    full = f"{sitting.prefix}{meeting}-{span[0]}-{span[1]}"
    if sitting.year.startswith("2009"):
        return [plain, f"{sitting.prefix}{meeting}-{span[0]}", full]
    return [full, plain] if sitting.year < "1996" else [plain, full]


def find_appendix(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Aanhangsel Handelingen II 2019/20, nr. 89": answers to written questions."""
    start += scene.text[start].isdigit()
    found = _APPENDIX.match(scene.text, start)
    year = parliamentary_year(found) if found else None
    if found is None or compact(year) is None:
        return ()
    chamber = _chamber(found["c"])
    house = "ek" if chamber == EERSTE_KAMER else "tk"
    marks: list[Mark] = []
    plural = bool(found["nr"]) and "s" in found["nr"].lower()
    for item in listed(scene.text, (found["n"], found.start("n"), found.end("n")), plural):
        target = f"ah-{house}-{compact(year)}-{item.number.lstrip('0') or '0'}"
        value = {
            "form": "aanhangsel",
            "target": target,
            "chamber": chamber,
            "year": year,
            "number": item.number,
        }
        if item.page:
            value["page"] = item.page
        marks.append(mark("aanhangsel", item.start if marks else start, item.end, value, 0.97))
    return marks


# the mark of a footnote can stand against the word: "1Handelingen II"
_GLUED = tuple(f"{digit}{word} " for word in ("handelingen", "aanhangsel") for digit in "0123456789")

RULES = (
    Rule("aanhangsel", (" aanhangsel ", *_GLUED[10:]), find_appendix, "reference"),
    Rule(
        "handelingen",
        (" handelingen ", " hande  lingen ", " hande   lingen ", *_GLUED[:10]),
        find_proceedings,
        "reference",
    ),
)
