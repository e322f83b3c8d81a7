# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which motion or amendment is spoken of: "de gewijzigde motie-Bos (21501-08, nr. 726, was nr. 719)"."""

from __future__ import annotations

import re
from typing import Any

from samenhang.marking.headings import DOSSIER, normal_dossier
from samenhang.marking.movers import listed

THING = (
    r"(?:[Mm]oties?|(?:sub)?[Aa]mendement(?:en)?|wetsvoorstel(?:len)?|(?:initiatief)?voorstel(?:len)?(?: "
    r"van (?:rijks)?wet)?"
    r"|artikel(?:en)?|onderdeel|onderdelen|beweegreden)\b"
)
_THING = re.compile(rf"\b(?P<thing>{THING})")
_OF = {"motie": "motion", "amende": "amendment", "subame": "amendment"}
_NUMBER = re.compile(
    rf"(?:(?P<paper>{DOSSIER})\s{{0,3}},\s{{0,3}}|\b(?:op|onder)\s{{1,3}}(?:stuk\s{{0,3}})?|"
    rf"\bstuk\s{{1,3}}|\bmet\s{{1,3}})"
    r"(?:nrs?\.?|nummers?|letter)\s{0,3}(?P<number>\d{1,5}(?!-\d)(?:(?:, \d{1,5}){0,9} en \d{1,5}\b(?! "
    r"[a-z]*(?:stemmen|leden)))?|[A-Z]{1,3})\b"
    r"(?:\s{0,3},?\s{0,3}(?:was|voorheen)\s{1,3}(?:nr\.?|nummer)\s{0,3}(?P<was>\d{1,5}))?"
    rf"(?:\s{{0,3}}\(\s{{0,3}}(?P<behind>\d{{5}}(?:-[\dA-Z]{{1,6}})?)\s{{0,3}}\))?"
)
_NEAR = 60  # characters behind the word in which a number like 36410-12 is that of the motion
WHOLE = re.compile(
    r"\b(?P<dossier>\d{5}(?:-(?:[IVX]{1,6}[AB]?|[A-HJ-M]|\d{2}))?)-(?P<number>\d{1,5})\b(?!-|, ?nr)"
)
_PARTICLE = r"(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Hh]et|[Tt]en|[Tt]er|[Tt]e|[Ee]l|[Aa]l|[Ll]a|[Ii]n|['’]t)"
_CAPITAL = r"[A-ZÀ-ÞĀ-Ž][\w'’]*"
_NAME = (
    rf"(?:{_PARTICLE} ){{0,3}}{_CAPITAL}(?:-(?:{_PARTICLE} )?{_CAPITAL}){{0,3}}"
    rf"(?: (?:{_PARTICLE} ){{0,2}}{_CAPITAL}(?:-{_CAPITAL})?){{0,2}}"
)
_BY = re.compile(
    r"\b(?:[Mm]otie|[Aa]mendement)(?:\s{1,3}(?:op|onder) stuk nr\. ?\d{1,5},?)?"
    r"(?:-|\s{1,3}van\s{1,3}(?:het\s{1,3}(?:[Kk]amer)?lid|de\s{1,3}leden|de\s{1,3}her?en|"
    r"de\s{1,3}heer|mevrouw|"
    rf"collega)\s{{1,3}}|\s{{1,3}}(?=[A-Z]))(?P<names>{_NAME}(?:(?:, | en |, en | ?/ ?){_NAME}){{0,14}})"
)


def thing(text: str, start: int, end: int) -> str | None:
    """What is spoken of first: motion, amendment, or bill for anything else that is voted on."""
    found = _THING.search(text, start, end)
    return _sort(found) if found else None


def _sort(found: re.Match[str]) -> str:
    return _OF.get(found["thing"][:6].rstrip("s").lower(), "bill")


def _numbered(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first number of a paper; a plain search first, for most sentences hold none."""
    places = [at for word in ("nr", "nummer", "letter") if (at := text.find(word, start, end)) >= 0]
    return _NUMBER.search(text, max(start, min(places) - 30), end) if places else None


def named(text: str, start: int, end: int) -> dict[str, Any]:
    """Number, dossier, number before and movers of the motion or amendment named, where words hold them."""
    said: dict[str, Any] = {}
    what = _THING.search(text, start, end)
    if what is None:
        return said
    said["of"] = _sort(what)
    number = _numbered(text, what.start(), end)
    whole = None if number else WHOLE.search(text, what.start(), min(end, what.end() + _NEAR))
    if whole:
        said |= whole.groupdict()
    if number:
        said["number"] = number["number"]
        dossier = number["dossier"] or number["behind"]
        if dossier:
            said["dossier"] = normal_dossier(dossier)
        if number["was"]:
            said["was_number"] = number["was"]
    by = _BY.search(text, max(start, what.start()), end)
    if by:
        movers = listed(by["names"])
        if movers:
            said["movers"] = movers
    return said
