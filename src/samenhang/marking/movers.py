# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who put a motion forward: in the chair's words, in a heading of capitals, or by signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_BY = re.compile(
    r"door\s{1,4}"
    r"(?:(?:het\s{1,4}lid|de\s{1,4}leden|de\s{1,4}her?en?|de\s{1,4}heer|mevrouw)\s{1,4})?"
    r"(?P<names>[^.;:]{2,400}?)\s{0,3}(?:\bc\.\s?s\b)?\.?(?:\s{0,3}[.;:]|,?\s{1,4}(?:en\s{1,4})?"
    r"(?:thans\s{1,4})?luidt\b|,\s{1,4}waarvan\b)"
)
_PUT = re.compile(r"\b(?:voorgesteld|ingediend|ondertekend)\s{1,4}\Z")
_SEPARATOR = re.compile(r"\s{0,4}[,/]\s{0,4}(?:en\s{1,4})?|\s{1,4}en\s{1,4}", re.IGNORECASE)
_TITLE = re.compile(
    r"\bmotie\s{1,6}(?:van\s{1,6})?(?:(?:de\s{1,6}leden|het\s{1,6}lid)\s{1,6})?(?P<names>.{2,300}?)"
    r"(?=\s{1,6}(?:c\.?\s?s\.?(?=\s|$)|ter\s{1,6}vervanging|over\s|\(?t\.\s?v\.\s?v|inzake\s|d\.d\.)"
    r"|\s{0,6}$)",
    re.IGNORECASE | re.DOTALL,
)
_EXTRA = re.compile(
    r"\([^()]{0,60}\)|\bc\.\s?s\.?|^\s{0,3}(?:het lid|de leden|de heer|mevrouw)\s", re.IGNORECASE
)
_PREFIX = "van|de|den|der|het|ten|ter|te|in|op|el|al|la|le|du|von|uit|aan|bij|'t|’t|’s|'s|d'|d’"
_PREFIXES = frozenset(_PREFIX.split("|"))
_NAME = re.compile(
    rf"(?:(?:[^\W\d_]{{1,3}}\.\s?-?){{1,8}}\s?)?(?:(?:{_PREFIX})\s){{0,3}}[^\W\d_a-zß-ÿ][\w'’]*"
    rf"(?:(?:\s|\s?-\s?)(?:(?:{_PREFIX})\b\s?|[^\W\d_a-zß-ÿ][\w'’]*)){{0,6}}"
)
_NO_NAME = re.compile(
    r"motie|toelichting|bijlagen?|noten?|noot|kamerstuk(?:ken)?|voorzitter|tweede|eerste|inhoud(?:sopgave)?|"
    r"stemming(?:en)?",
    re.IGNORECASE,
)
MOST = 200  # signatures: the two Houses have 225 members


def listed(words: str) -> list[str]:
    """The names of "Van Nispen, Mutluer en El Abassi" or "Laçin/Beckerman", as written."""
    names = (" ".join(_EXTRA.sub("", part).split()) for part in _SEPARATOR.split(_EXTRA.sub(" ", words)))
    return [name for name in names if len(name) > 1 and any(letter.isupper() for letter in name)]


def announced(text: str, start: int, end: int) -> list[str]:
    """The movers that the chair names between two places."""
    # a plain search first: most motions are on paper, where nobody announces them
    at = text.find("door", start, end)
    while at >= 0:
        if text[at - 1].isspace() and _PUT.search(text, max(start, at - 15), at):
            said = _BY.match(text, at, min(len(text), end + 1))
            if said:
                return listed(said["names"])
        at = text.find("door", at + 4, end)
    return []


def _recased(name: str) -> str:
    """A name in capitals as it is written in running text: "VAN DER PLAS" is Van der Plas."""
    if not name.isupper():
        return name
    words = [word if word in _PREFIXES else word.title() for word in name.lower().split()]
    joined = re.sub(r"(?<=['’])[STN]\b", lambda found: found[0].lower(), " ".join(words))
    return joined[:1].upper() + joined[1:]


def titled(title: str) -> list[str]:
    """The movers in the heading "MOTIE VAN DE LEDEN VAN DER PLAS EN FLACH C.S.", in small letters again."""
    found = _TITLE.search(" ".join(title.split()))
    return [_recased(name) for name in listed(found["names"])] if found else []


def several(title: str) -> bool:
    """Whether a heading can name more than one mover."""
    return "," in title or "/" in title or "en" in title.lower().split()


def _name(line: str) -> bool:
    return len(line) <= 60 and bool(_NAME.fullmatch(line)) and not _NO_NAME.fullmatch(line.split()[0])


@lru_cache(maxsize=4096)
def _names(words: str) -> tuple[str, ...]:
    """The names of a line, parted by commas; none where one of them is no name. The same members sign
    all the time."""
    parts = tuple(" ".join(part.split()) for part in words.split(","))
    return parts if all(_name(part) for part in parts) else ()


def apart(line: str, known: Sequence[str]) -> list[str]:
    """The names of a line that holds several: "Kröger Beckerman" after a heading that names these two."""
    folded = line.lower()
    if len(known) > 1 and len(folded) == len(line) and folded == " ".join(known).lower():
        places = [folded.index(name.lower()) for name in known]
        return [line[at : at + len(name)] for at, name in zip(places, known, strict=True)]
    return [line]


def signed(text: str, start: int) -> list[str]:
    """The names under a motion, one a line, until a line that is no name."""
    names: list[str] = []
    while start < len(text) and len(names) < MOST:
        stop = text.find("\n", start, start + 400)
        stop = stop if stop >= 0 else min(len(text), start + 400)
        words = text[start:stop].strip(" \t\xa0,;.")
        start = stop + 1
        if not words:
            continue
        found = _names(words)
        if not found:
            break
        names += found
    return names
