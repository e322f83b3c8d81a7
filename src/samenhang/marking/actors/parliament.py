# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Houses, their committees, the cabinet and the government."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from samenhang.marking.actors.lexicon import Lexicon
from samenhang.marking.scanner import Rule, Scene, fold, marked
from samenhang.model import Mark, MarkKind
from samenhang.vocabulary.cabinets import Cabinet, cabinets
from samenhang.vocabulary.committees import Committee, committees

_OTHER_CHAMBER = re.compile(
    r"\s(?:van\s(?:Koophandel|Beroep|Volksvertegenwoordigers|Afgevaardigden)|voor\s)"
).match
_CHAMBERS = {
    fold(name): {"type": "chamber", "name": name, "chamber": chamber}
    for name, chamber in (
        ("Tweede Kamer", "tweede-kamer"),
        ("Eerste Kamer", "eerste-kamer"),
        ("senaat", "eerste-kamer"),
        ("Staten-Generaal", "staten-generaal"),
        ("Verenigde Vergadering", "verenigde-vergadering"),
        ("beide Kamers", "beide"),
    )
}
_OUR_CABINET = frozenset(
    (
        b"het",
        b"dit",
        b"ons",
        b"demissionaire",
        b"demissionair",
        b"huidige",
        b"zittende",
        b"namens",
        b"nederlandse",
    )
)
_ELSEWHERE = re.compile(r"\s(?:van|der)\s(?:de\s|het\s)?(?!Nederland)(?:[A-ZÀ-Þ])|-[A-Z]").match
_TITLE = re.compile(r"[- ](?=[A-Z])").match
_FOR = re.compile(
    r"\s{1,3}(?:voor|inzake|VOOR)\s{1,3}(?:(?:de|het)\s(?=[A-Z]))?|\s{1,3}(?=[A-Z][A-Za-z&]{1,6}\b)"
).match
_STANDING = re.compile(
    r"(?:[Vv]aste|[Aa]lgemene|[Tt]ijdelijke|[Bb]ijzondere|VASTE|ALGEMENE)\s{1,2}(?:[Kk]amer)?$"
).search
_CALLED = re.compile(r"-((?:[Vv]an\s(?:de[rn]?\s)?|[Dd]e\s)?[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?)").match
_TITLE_CASED = re.compile(
    r"[A-ZÀ-Þ][\w-]{2,24}(?:(?:,\s|\s(?:en|en\sde|van|voor)\s|\s)[A-ZÀ-Þ][\w-]{2,24}){0,6}"
).match
_MORE = re.compile(r"(?:,|\sen|,\sen)\s(?:de\s)?(?:vaste\s)?(?:commissie\s)?voor\s(?:de\s|het\s)?").match

ACTOR = MarkKind.ACTOR  # an enumeration is slow in finding its members
HOUSE = {"type": "chamber", "name": "Kamer", "chamber": None}
CABINET = {"type": "cabinet", "name": "kabinet"}
GOVERNMENT = {"type": "cabinet", "name": "regering"}


def find_house(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "De Kamer", "uw Kamer": which House is for the document to say. The article is no part of the mark."""
    text = scene.text
    first = end - 5
    if text[first] != "K" or text[end : end + 1] == "-":
        return ()
    if text[end + 1 : end + 2] == "v" and _OTHER_CHAMBER(text, end):
        return ()
    return (marked(ACTOR, start if text[start] in "uU" else first, end, "actor.chamber", HOUSE, 0.97),)


def find_chamber(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A House by its own name."""
    text = scene.text
    name = scene.folded[start:end]
    if not (text[start].isupper() or name in (b"beide kamers", b"senaat")) or text[end : end + 1] == "-":
        return ()
    value = _CHAMBERS[name]
    if scene.folded.startswith(b" der staten generaal", end) and not text[end + 20 : end + 21].isalnum():
        end += 20
    return (marked(ACTOR, start, end, "actor.chamber", value, 0.97),)


def find_cabinet(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Het kabinet", and a cabinet by its name: "kabinet-Rutte III"."""
    text, folded = scene.text, scene.folded
    behind = text[end + 1 : end + 2]
    if behind.isupper() and _TITLE(text, end):
        named = _cabinets().match(folded, end + 1)
        if named is None:
            return ()
        return (marked(ACTOR, start, named[0], "actor.cabinet", _value("cabinet", named[1]), 0.98),)
    before = folded[folded.rfind(b" ", max(0, start - 16), start - 1) + 1 : start - 1]
    if before not in _OUR_CABINET or text[end : end + 1] == "-":
        return ()
    if behind in "vd" and _ELSEWHERE(text, end):
        return ()
    return (marked(ACTOR, start, end, "actor.cabinet", CABINET, 0.95),)


@lru_cache(maxsize=1024)
def _value(kind: str, name: str) -> dict[str, str]:
    """What a mark of this name holds: one for all marks, so nobody may change it."""
    return {"type": kind, "name": name}


@cache
def _cabinets() -> Lexicon[str]:
    """Cabinets by name; "Rutte" alone is also a name, and the date says which."""
    pairs = [(form, found.name) for found in cabinets() for form in _forms(found)]
    return Lexicon(pairs + [(found.name.split()[0], found.name.split()[0]) for found in cabinets()])


def _forms(found: Cabinet) -> tuple[str, ...]:
    return (found.name, *found.variants)


def find_government(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "De regering", "de Nederlandse regering": not that of another country."""
    text = scene.text
    if text[end : end + 1] == "-" or (text[end + 1 : end + 2] in "vd" and _ELSEWHERE(text, end)):
        return ()
    return (marked(ACTOR, end - 8, end, "actor.government", GOVERNMENT, 0.95),)


def find_committee(scene: Scene, start: int, end: int) -> Iterator[Mark]:
    """ "De vaste commissie voor Defensie", "commissie-Dessens"."""
    text = scene.text
    standing = _STANDING(text, max(0, start - 22), start)
    first = standing.start() if standing else start
    called = _CALLED(text, end)
    if called is not None:
        value = _value("committee", f"commissie-{called[1]}")
        yield marked(ACTOR, first, called.end(), "actor.committee", value, 0.9)
        return
    step = _FOR(text, end)
    while step is not None:
        found = _committee_at(scene, step.end(), standing is not None)
        if found is None:
            return
        value = _value("committee", found[1])
        yield marked(ACTOR, first, found[0], "actor.committee", value, 0.95 if standing else 0.9)
        step = _MORE(text, found[0])
        first = step.end() if step else 0


def _committee_at(scene: Scene, at: int, standing: bool) -> tuple[int, str] | None:
    """(end, name) of the field of a committee: one that the vocabulary knows, or capitals after "vaste"."""
    known = _committees().match(scene.folded, at)
    if known is not None and scene.text[at].isupper():
        return (known[0], known[1].name)
    short = _SHORT(scene.text, at)
    if short is not None and short[0] in _shorts():
        return (short.end(), _shorts()[short[0]])
    titled = _TITLE_CASED(scene.text, at) if standing else None
    return (titled.end(), titled[0]) if titled else None


_SHORT = re.compile(r"[A-Z][A-Za-z&/]{1,8}(?!\w)").match


@cache
def _committees() -> Lexicon[Committee]:
    return Lexicon(
        (form.removeprefix("de "), found) for found in committees() for form in (found.name, *found.variants)
    )


@cache
def _shorts() -> dict[str, str]:
    return {short: found.name for found in reversed(committees()) for short in found.abbreviations}


RULES = (
    Rule("actor.house", (" de kamer ", " uw kamer ", " deze kamer ", " onze kamer "), find_house, "actor"),
    Rule("actor.chamber", tuple(f" {name.decode()} " for name in _CHAMBERS), find_chamber, "actor"),
    Rule("actor.cabinet", (" kabinet ",), find_cabinet, "actor"),
    Rule(
        "actor.government",
        (" de regering ", " deze regering ", " onze regering ", " nederlandse regering "),
        find_government,
        "actor",
    ),
    Rule("actor.committee", (" commissie ", " kamercommissie ", " commissies "), find_committee, "actor"),
)
