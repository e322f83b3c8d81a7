# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Motions and amendments cited by their movers: "de motie-Segers/Heerma", "de motie van het lid X c.s."."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samenhang.marking.references.grammar import mark
from samenhang.marking.references.papers import PAPER, dossier_of
from samenhang.marking.scanner import Rule, Scene
from samenhang.model import Mark

_PARTICLE = r"(?:[Vv]an|[Dd]e[rn]?|[Tt]e[nr]?|[Ee]l|['’][ts]|[Ii]n|[Oo]p|[Vv]on|[Dd]u|[Ll]a|Six|Bruins)"
_WORD = r"[A-ZÀ-ÞĀ-Ž][\w'’]{1,24}"
_LAST = rf"(?:{_PARTICLE}\s){{0,3}}{_WORD}(?:-(?:{_PARTICLE}\s)?{_WORD}){{0,3}}"
# what stands after a name with a capital and belongs to the next thing
_OTHER = (
    r"(?!(?:Kamerst\w{0,6}|De|Het|Een|Deze|Dit|Ik|In|Op|Nr|TK|EK|Zij|Tweede|Eerste|Voorgesteld|Ontvangen"
    r"|Motie)\b)"
)
_GROUP = r"(?:\s?\([A-Z5][\w+'’/ -]{0,17}\))?"
_SHORT = rf"{_LAST}(?:\s(?:van|de|der|den|ten|ter|el)\s(?:(?:de|der|den)\s)?{_WORD})?{_GROUP}"
_FULL = rf"{_LAST}(?:\s{_OTHER}{_LAST}){{0,2}}{_GROUP}"
_OTHERS = r"(?P<cs>\s{0,2}(?:c\.\s?s\.?|cum\ssuis))?"
_SLASHED = re.compile(rf"(?P<sep>[-–‑\s])(?P<m>{_SHORT}(?:\s?/\s?{_SHORT}){{0,9}}){_OTHERS}")
_AND = r"(?:,\s{1,2}(?:en\s)?|\s{1,2}en\s{1,2})"
_TITLE = r"(?:het\s|de\s)?(?:(?:[Kk]amer)?(?:lid|leden)|heren|heer|mevrouw|collega(?:['’]s)?)\s{1,2}"
_OF = re.compile(
    rf"\s{{1,2}}van\s{{1,2}}(?:{_TITLE})(?P<m>{_FULL}(?:{_AND}(?:{_TITLE})?{_FULL}){{0,14}}){_OTHERS}"
)
_PARTING = re.compile(_AND)
_SLASH = re.compile(r"\s?/\s?(?![^()]{0,20}\))")
_LEADING = re.compile(_TITLE)
_DASHES = frozenset("-–‑")
_CITED = re.compile(r"\d\d[\s.]?\d{3}(?!\d)")
_KINDS = (b"nader gewijzigde ", b"gewijzigde ")
_LONGEST = max(map(len, _KINDS))


def find_motion(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A motion or amendment by its movers; the paper in brackets behind it becomes `paper`."""
    text = scene.text
    if text[start + 1].isupper():  # the head of the motion itself
        return ()
    first, second = text[end : end + 1], text[end + 1 : end + 2]
    if first in _DASHES:
        found = None
    elif second == "v":
        found = _OF.match(text, end)
        if found is None:
            return ()
    elif second.isupper():
        found = None
    else:
        return ()
    slashed = found is None
    if slashed:
        found = _SLASHED.match(text, end)
    if found is None or not _named(found, slashed):
        return ()
    movers, groups = _movers(found["m"], slashed)
    form = "amendment-by-name" if scene.folded[start] == ord("a") else "motion-by-name"
    value: dict[str, object] = {"form": form, "movers": movers}
    if any(groups):
        value["groups"] = groups
    if found["cs"]:
        value["and_others"] = True
    begin = _qualified(scene, start, value)
    paper = _paper_behind(text, found.end())
    if paper:
        value["paper"] = paper
    return [mark("motion-by-name", begin, found.end(), value, 0.95)]


def _named(found: re.Match[str], slashed: bool) -> bool:
    """A space before one bare name says too little: "motie Segers" counts with a second mover or a group."""
    if not slashed or found["sep"] != " ":
        return True
    return "/" in found["m"] or "(" in found["m"] or found["cs"] is not None


def _movers(printed: str, slashed: bool) -> tuple[list[str], list[str | None]]:
    """The names, and the parliamentary group printed behind each of them."""
    names: list[str] = []
    groups: list[str | None] = []
    for part in (_SLASH if slashed else _PARTING).split(printed):
        name, _, group = part.partition("(")
        title = _LEADING.match(name)
        names.append(" ".join(name[title.end() if title else 0 :].split()))
        groups.append(group.rstrip(") ") or None)
    return names, groups


def _qualified(scene: Scene, start: int, value: dict[str, object]) -> int:
    """ "(nader) gewijzigde motie": where it begins."""
    before = scene.folded[max(0, start - _LONGEST) : start]
    for kind in _KINDS:
        if before.endswith(kind):
            value["changed"] = True
            return start - len(kind)
    return start


def _paper_behind(text: str, end: int) -> str | None:
    """The target of the paper in the bracket that follows in the same sentence."""
    opening = text.find("(", end, end + 220)
    if opening < 0 or ". " in text[end:opening] or ";" in text[end:opening]:
        return None
    close = text.find(")", opening, opening + 120)
    cited = _CITED.search(text, opening, close if close > 0 else opening + 70)
    paper = PAPER.match(text, cited.start()) if cited else None
    number = paper["n"] or paper["h"] or paper["l"] if paper else None
    return f"kst-{dossier_of(paper)}-{number}" if paper and number else None


RULES = (
    Rule(
        "motion-by-name", (" motie ", " moties ", " amendement ", " amendementen "), find_motion, "reference"
    ),
)
