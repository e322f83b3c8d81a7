# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the government means to do (a plan) and what it is waiting for (an advice, a report): no promise, yet
dated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from samenhang.marking.gates import near
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Mark, MarkKind

_WHO = (
    r"(?:[Ii]k|[Ww]ij|[Ww]e|[Hh]et (?:\w+ )?kabinet|[Dd]e regering|[Dd]e (?:[Mm]inister|"
    r"[Ss]taatssecretaris|bewindslieden)(?: (?:van|voor) [^.;]{3,60}?)?)"
)
_PLAN = re.compile(
    rf"\b(?:{_WHO} (?:is|ben|zijn|heeft|heb|hebben|neemt?|nemen) (?:[\w’' -]{{0,60}} )?(?:voornemens|"
    rf"van plan|het voornemen|zich voor|mij voor|ons voor)|"
    rf"(?:is|ben|zijn) {_WHO} (?:\w+ ){{0,4}}(?:voornemens|van plan)|voornemens (?:is|ben) {_WHO}|"
    rf"het voornemen van (?:het kabinet|de regering)|is (?:het voornemen|beoogd))\b"
)
_AWAITED = re.compile(
    r"\b(?:(?:zie|ziet|zien) (?:[^.;]{0,160} )?(?:met (?:\w+ ){0,2}(?:belangstelling|"
    r"interesse) )?(?:graag )?tegemoet|"
    r"(?:wacht|wachten|wacht het kabinet) (?:[^.;]{3,160} )af\b|[Ii]n afwachting van (?:het|de|"
    r"een) [\w-]*(?:advies|rapport|onderzoek|evaluatie|uitkomsten?|uitspraak))\b"
)
_THING = re.compile(
    r"\b((?:het|de|dit|deze|die|dat|een|haar|zijn) (?:(?!ziet |kabinet )[\w-]+ ){0,3}?[\w-]*(?:advies|"
    r"rapport|onderzoek|evaluatie|uitkomst(?:en)?|reactie|voorstel(?:len)?|uitspraak|rapportage|"
    r"studie))\b",
    re.I,
)
_SELF = re.compile(rf"\b{_WHO}\b")
_NOT = re.compile(
    r"\b(?:niet|geen) (?:\w+ ){0,2}(?:voornemens|van plan)\b|\bvoornemens (?:om )?(?:niet|geen)\b"
)
_YOU_AWAIT = re.compile(
    r"\b(?:[Uu]w Kamer|[Dd]e Kamer|[Uu]) (?:kan|kunt|mag)\b|\b(?:kan|kunt|mag) (?:uw Kamer|de Kamer|u)\b"
)


def _judge(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    text = scene.text
    if (
        text[last - 1] == "?"
        or text.startswith(("verzoekt ", "spreekt uit", "roept "), first)
        or _NOT.search(text, first, last)
    ):
        return ()
    if _PLAN.search(text, first, last):
        return (
            marked(MarkKind.INTENTION, first, last, "intention-plan", _value(text, first, last, "plan"), 0.8),
        )
    if (
        _AWAITED.search(text, first, last)
        and _SELF.search(text, first, last)
        and not _YOU_AWAIT.search(text, first, last)
    ):
        return (
            marked(
                MarkKind.INTENTION,
                first,
                last,
                "intention-awaited",
                _value(text, first, last, "awaited"),
                0.75,
            ),
        )
    return ()


def _value(text: str, first: int, last: int, sub: str) -> dict[str, str]:
    value = {"sub": sub}
    who = _SELF.search(text, first, last)
    if who:
        value["by"] = who[0]
    thing = _THING.search(text, first, last) if sub == "awaited" else None
    if thing:
        value["what"] = thing[1].removeprefix(value.get("by", "")).strip()
    return value


_WE = " ik | wij | we |kabinet|regering|minister|staatssecretaris|bewindslieden"
RULES: tuple[Rule, ...] = (
    Rule(
        "intention-plan",
        (" voornemens ", " voornemen ", " van plan ", " zich voor ", " mij voor "),
        near(_judge, _WE, 140, 60),
        "intention",
    ),
    Rule("intention-awaited", (" tegemoet ",), near(_judge, " zie | ziet | zien ", 160, 0), "intention"),
    Rule("intention-waiting", (" in afwachting van ",), near(_judge, _WE, 160, 160), "intention"),
    Rule("intention-waits", (" wacht ",), near(_judge, " af ", 0, 160), "intention"),
)
