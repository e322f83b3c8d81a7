# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a document is classified, by the marking it bears: state secrets are refused before anything is kept.

A marking is a line of its own, also in a head or foot, in its exact form; a sentence, a list or a table that
speaks of levels bears none. The forms are those of the Dutch rules for classified information (VIRBI 2013)
and of NATO and the European Union, whose lowest level counts as departementaal vertrouwelijk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from samenhang.errors import Unreadable
from samenhang.model import Document, Fact, FactName, Passage, PassageKind
from samenhang.viewer import STATE_SECRET, STATE_SECRET_WAY_OUT, Level

LONGEST = 160
"""Characters of a line that can be a marking."""

_EDGE = 4  # passages or lines at the beginning and end where a marking is known in small letters too
_SIGNS = ("geheim", "secret", "confidenti", "vertrouwelijk", "dep. v", "dep.v", "restri")
_DUTCH = r"(?:STG\.?|STAATSGEHEIM:?)[ -]{0,3}(?:ZEER[ -]GEHEIM|GEHEIM|CONFIDENTIEEL)"
_ALLIED = (
    r"COSMIC TOP SECRET(?: ATOMAL)?|NATO (?:SECRET|CONFIDENTIAL)(?: ATOMAL)?"
    r"|(?:TR[ÈE]S SECRET UE ?/ ?)?EU TOP SECRET|(?:SECRET UE ?/ ?)?EU SECRET"
    r"|(?:CONFIDENTIEL UE ?/ ?)?EU CONFIDENTIAL|TR[ÈE]S SECRET UE|SECRET UE|CONFIDENTIEL UE"
)
_SECRET = rf"(?:{_DUTCH}|STAATSGEHEIM|{_ALLIED})"
_DEPARTMENTAL = (
    r"(?:DEP(?:ARTEMENTAAL|\.)?[ -]{0,3}(?:VERTROUWELIJK|V\.?)"
    r"|NATO RESTRICTED|(?:RESTREINT UE ?/ ?)?EU RESTRICTED)"
)
_LABEL = r"(?i:(?:RUBRICERING|CLASSIFICATIE|CLASSIFICATION|MERKING)\s{0,3}[:|]?\s{1,3})?"
_PAGE = r"(?i:(?:PAGINA|PAG\.|BLZ\.|PAGE)\s{1,3})?\d{1,4}(?:\s{1,3}(?i:VAN|OF|/)\s{1,3}\d{1,4})?"
_SIDE = r"[\s*_=~<>\[\]()|#–—-]{0,12}"
_MORE = (
    r"(?i:\s{0,3}[,;/|–—-]?\s{0,3}(?:RUBRICERINGSDUUR|DUUR|EXEMPLAAR|EX\.|KOPIE|NLD|NL|EYES ONLY|CRYPTO"
    r"|REL(?:EASABLE)? TO [A-Z]{2,3}(?:[ ,/]{1,2}[A-Z]{2,3}){0,12}|TOT|JAAR|\d{1,4})[.:]?){0,8}"
)


def _line(marking: str) -> re.Pattern[str]:
    before, after = rf"(?:{_PAGE}{_SIDE})?", rf"(?:{_SIDE}{_PAGE})?"
    return re.compile(rf"{_SIDE}{before}{_LABEL}{_SIDE}{marking}{_MORE}{_SIDE}{after}{_SIDE}[.!]?")


_SECRET_LINE, _DEPARTMENTAL_LINE = _line(_SECRET), _line(_DEPARTMENTAL)
_BULLET = re.compile(r"\s*[-*•–]\s(?!.*[-*•–]\s*$)")
_ABBREVIATED = re.compile(r"\b(?:stg|dep)\b", re.IGNORECASE)
_EXACT = re.compile(r"Stg\. ?|Dep\. ?")  # these abbreviations are written so among capitals


def classified(document: Document) -> tuple[Fact, ...]:
    """The marking that the text of a document bears, with its words. Raises Unreadable for a state secret."""
    if not _speaks(document.text):
        return ()
    found: list[Fact] = []
    for line, passage in _lines(document):
        if level_of(line, _at_the_edge(document, passage)):
            found.append(Fact(FactName.CLASSIFICATION, Level.CONFIDENTIAL.value, passage.start, passage.end))
    return tuple(found[:1])


def on_page(text: str) -> Level | None:
    """The level of a marking on a page as it was printed, with the heads and feet that are not kept.

    Raises Unreadable for a state secret.
    """
    if not _speaks(text):
        return None
    lines = [line for line in text.splitlines() if line.strip()]
    found = None
    for number, line in enumerate(lines):
        if 3 < len(line) < LONGEST and _speaks(line) and not _BULLET.match(line):
            at_edge = number < _EDGE or number >= len(lines) - _EDGE
            found = level_of(line, at_edge) or found
    return found


def level_of(line: str, edge: bool = False) -> Level | None:
    """The level of which a line is the marking; at the `edge` of a text also in small letters.

    Raises Unreadable for a state secret.
    """
    words = " ".join(line.split())
    small = edge and _ABBREVIATED.search(words) is not None
    shown = words.upper() if small or words.startswith("Departementaal ") else _exact(words)
    if _SECRET_LINE.fullmatch(shown):
        raise Unreadable("state-secret", f"the text {STATE_SECRET}", STATE_SECRET_WAY_OUT)
    return Level.CONFIDENTIAL if _DEPARTMENTAL_LINE.fullmatch(shown) else None


def _exact(words: str) -> str:
    """The words with the abbreviations in capitals that are written in small letters among capitals."""
    return _EXACT.sub(lambda found: found[0].upper(), words)


def _speaks(text: str) -> bool:
    low = text.lower()
    return any(sign in low for sign in _SIGNS)


def _lines(document: Document) -> Iterator[tuple[str, Passage]]:
    """The passages that can be a marking: short, and no item of a list, note, or row of a table that is not
    labelled as one.
    """
    for passage in document.passages:
        if 3 < passage.end - passage.start < LONGEST and passage.kind in _KINDS:
            line = document.text[passage.start : passage.end]
            if _speaks(line) and (passage.kind is not PassageKind.ROW or _ROW.match(line)):
                yield line, passage


_KINDS = (PassageKind.PARAGRAPH, PassageKind.HEADING, PassageKind.ROW)
_ROW = re.compile(r"(?:rubricering|classificatie|classification|merking)\b", re.IGNORECASE)


def _at_the_edge(document: Document, passage: Passage) -> bool:
    return passage.number < _EDGE or passage.number >= len(document.passages) - _EDGE
