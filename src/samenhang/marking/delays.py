# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a text says that something promised comes late."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samenhang.marking.gates import near
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Mark, MarkKind

_LATE = re.compile(
    r"\b(?:vertraagd|vertraging|later (?:\w+ ){0,3}dan (?:\w+ ){0,3}(?:toegezegd|gemeld|aangekondigd|"
    r"gebruikelijk|voorzien|gepland|beoogd|verwacht|gehoopt)|"
    r"uitstel|uitgesteld|niet (?:gelukt|haalbaar|mogelijk gebleken|tijdig|meer voor|binnen)|"
    r"nog niet (?:gereed|afgerond|ontvangen|verzonden|gestuurd)|"
    r"meer tijd (?:nodig|vergt|gevergd|vraagt|dan)|langer (?:geduurd|duurt|dan)|verlaat|opgeschoven|"
    r"schuift door|niet halen|"
    r"nog niet (?:nagekomen|voldaan))\b"
)
_OWED = re.compile(
    r"\b(?:[\w-]*brief|toegezegd\w*|toezegging\w*|[\w-]*reactie|[\w-]*evaluatie|wetsvoorstel|"
    r"[\w-]*rapportage|eindrapport|beantwoording|"
    r"toezending|verzending|aanbieding|indiening|voortgangs\w+|notitie|actieplan|strategie|stuk|stukken|"
    r"motie|"
    r"(?:toe te )?(?:zenden|sturen)|informeren)\b",
    re.I,
)
_TO_HOUSE = re.compile(
    r"\b(?:uw Kamer|de (?:Tweede |Eerste )?Kamer|Kamerbrief|toegezegd|toezegging|zomerreces|kerstreces|"
    r"reces|voor de zomer|"
    r"de termijn|aan u|u (?:in|voor|hierover)|(?:die|deze) (?:brief|reactie|toezegging|evaluatie))\b"
)
_EXCLUDED = re.compile(
    r"\b(?:uitstel van (?:betaling|vertrek|executie|dienstplicht|stemming)|"
    r"motie(?:s)? (?:van \w+ )?(?:is|zijn|wordt) aangehouden|treinen?|"
    r"uitstel verlenen|uitstel verleend|vertraging van (?:de )?(?:bouw|trein|vlucht|aanleg))\b",
    re.I,
)


def _judge(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    text = scene.text
    late = _LATE.search(text, first, last)
    if late is None or text[last - 1] == "?":
        return ()
    owed, house = _OWED.search(text, first, last), _TO_HOUSE.search(text, first, last)
    if owed is None or house is None or _EXCLUDED.search(text, first, last):
        return ()
    return (marked(MarkKind.DELAY, first, last, "delay-said", {"what": owed[0], "words": late[0]}, 0.7),)


_PAPERS = (
    "brief|toegez|toezeg|reactie|evaluatie|voorstel|rapport|beantwoording|zending|bieding|notitie|plan|"
    "stuk|sturen|zenden|informeren"
)
RULES: tuple[Rule, ...] = (
    Rule(
        "delay-said",
        (
            " vertraagd ",
            " vertraging ",
            " later ",
            " uitstel ",
            " uitgesteld ",
            " niet gelukt ",
            " niet haalbaar ",
            " niet tijdig ",
            " nog niet gereed ",
            " nog niet afgerond ",
            " meer tijd ",
            " langer ",
            " verlaat ",
            " opgeschoven ",
            " nog niet ontvangen ",
            " nog niet nagekomen ",
            " nog niet voldaan ",
        ),
        near(_judge, _PAPERS, 200, 120, inside=True),
        "delay",
    ),
)
