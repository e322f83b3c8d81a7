# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where in a sentence a deadline can begin.

One pass finds the words that can open a phrase ("voor", "bij") and those that make it a deadline ("juli",
"begroting"). A reader is called only where one of the first has one of its own close behind it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from samenhang.marking.dates import wording as w
from samenhang.marking.scanner import fold


class Key(IntEnum):
    """What a key word says about the phrase that holds it."""

    TIME = 0  # a date or period
    UNIT = 1  # a spell: weken, maanden
    EVENT = 2  # something to wait for
    VAGUE = 3  # no day at all


_OPENINGS = w.words(
    "voor uiterlijk nog ruim liefst tot ten niet op in met ingaande per tussen direct kort snel vlak "
    "meteen onmiddellijk gelijk pas na rond rondom omstreeks tegen richting zo ergens aan gedurende "
    "tijdens binnen later over bij ter via middels gelijktijdig tegelijk tegelijkertijd samen voorafgaand "
    "zodra nadat vanaf als wanneer tijdig te z zsm asap a spoedig spoedigst heel zeer binnenkort eerdaags "
    "onverwijld dezer t gaandeweg vroegtijdig terstond minimaal een anderhalf anderhalve morgen "
    "overmorgen vandaag vanavond vanmiddag zomer voorjaar najaar deze"
)
_NAMED = w.words(
    "zomer voorjaar najaar herfst lente winter reces vakantie kwartaal halfjaar helft prinsjesdag kerst "
    "jaareinde jaarwisseling nieuw morgen vandaag vanavond vanmiddag maanden"
)
_EVENTS = w.words(
    "rapportage brief verslag bericht verantwoording begroting nota belastingplan monitor actualisatie "
    "herijking stukken voortgang debat overleg behandeling stemming vergadering bijeenkomst raad top "
    "termijn verkiezing formatie besluitvorming conferentie zitting briefing wgo vao 2md afronding "
    "oplevering publicatie evaluatie ontvangst ommekomst afloop vaststelling inwerkingtreding indiening "
    "aanbieding aantreden totstandkoming goedkeuring bekendmaking voltooiing consultatie gereed "
    "beschikbaar afgerond bekend klaar voltooid ontvangen gepubliceerd vastgesteld zodra nadat moment "
    "kabinetsperiode volgend komend"
)
_VAGUE = w.words(
    "mogelijk spoed binnenkort eerdaags onverwijld ommegaande dagen tijd gaandeweg terstond onmiddellijk "
    "termijn moment tijdstip stadium toekomst enkele paar"
)
_KEYS = {
    Key.TIME: (
        *(name if len(name) > 4 else f" {name} " for name in w.MONTHS),
        *(f" {year} " for year in range(1990, 2061)),
        *(f" {letter}{number} " for letter in "qk" for number in range(1, 5)),
        *w.WEEKDAYS,
        *_NAMED,
        *(f" {unit} " for unit in w.words("jaar maand week weekend kalenderjaar")),
    ),
    Key.UNIT: w.words("dag etma uur week weken maand kwarta jaar jaren tijd periode"),
    Key.EVENT: (*_EVENTS, " ao ", " cd ", " so ", " binnen "),
    Key.VAGUE: (*_VAGUE, " m ", " zsm ", " p ", " asap ", " t "),
}
_PARTS = tuple(
    f" {word} " for word in (*w.PARTS, *w.SIDES, *w.ORDINALS, *w.WEEKDAYS, *w.NUMBERS) if word.isascii()
)
_FIGURES = (*(f" {number} " for number in range(1, 61)), *(f" q{number} " for number in range(1, 5)))
_PATTERNS: dict[bytes, list[int]] = {}
for _word in (*(f" {word} " for word in _OPENINGS), *_PARTS, *_FIGURES):
    _PATTERNS.setdefault(_word.encode("ascii"), []).append(-1)
for _key, _words in _KEYS.items():
    for _word in _words:
        _PATTERNS.setdefault(_word.encode("ascii"), []).append(int(_key))
_KINDS = tuple(tuple(dict.fromkeys(kinds)) for kinds in _PATTERNS.values())
_AUTOMATON = BytesAhoCorasick(list(_PATTERNS), implementation=Implementation.DFA)
_REACH = (44, 48, 90, 36)
"""How far behind the opening word a key word of each kind can stand."""


class Signs(NamedTuple):
    """Offsets in the text of the words that can open a phrase, and of the key words by kind."""

    openings: list[int]
    keys: tuple[list[int], ...]

    def places(self, kind: Key) -> list[int]:
        """The opening words with a key word of this kind close behind."""
        keys, reach = self.keys[kind], _REACH[kind]
        found: list[int] = []
        number = 0
        for place in self.openings if keys else ():
            while number < len(keys) and keys[number] < place:
                number += 1
            if number == len(keys):
                break
            if keys[number] < place + reach:
                found.append(place)
        return found


def read(text: str, start: int, end: int) -> Signs | None:
    """The signs of deadlines between two offsets, or None where there is no key word at all."""
    openings: list[int] = []
    keys: tuple[list[int], ...] = ([], [], [], [])
    folded = b" " + fold(text[start:end]) + b" "
    for pattern, begin, _stop in _AUTOMATON.find_matches_as_indexes(folded, overlapping=True):
        for kind in _KINDS[pattern]:
            if kind < 0:
                openings.append(start + begin)
            else:
                keys[kind].append(start + begin)
    if not any(keys):
        return None
    openings.sort()
    for found in keys:
        found.sort()
    return Signs(openings, keys)
