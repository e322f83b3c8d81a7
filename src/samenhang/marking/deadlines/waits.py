# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deadlines without a day: those that wait for an event, and words that only sound like a deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from samenhang.marking.calendar import DAY
from samenhang.marking.dates import wording as w
from samenhang.marking.dates.days import days
from samenhang.marking.deadlines.found import Found, Rank
from samenhang.marking.deadlines.signs import Key, Signs

_S = r"\s{1,2}"
_THE = rf"(?:(?:de|het|een|mijn|onze|zijn|haar){_S})?"
_NEXT = r"(?:eerst)?(?:volgende|volgend|komende|komend|eerstkomende|aankomende|aanstaande)"
_BUDGET = (
    r"(?:(?:ontwerp|rijks)?begroting(?:sstukken)?|voorjaarsnota|najaarsnota|miljoenennota|belastingplan|"
    r"(?:\w{1,20}-)?jaarverslag(?:en)?|verantwoording(?:sdag)?|suppletoire\s{1,2}begroting|"
    r"prinsjesdagstukken)"
)
_REPORT = (
    r"(?:[\w-]{0,30}voortgangs(?:rapportage|brief|bericht)|(?:half)?jaarrapportage|stand-van-zakenbrief|"
    r"verzamelbrief|"
    r"[\w-]{2,30}-begroting)(?:en|s)?"
)
_PAPER = (
    rf"(?:{_BUDGET}|[\w-]{{0,30}}(?:rapportage|brief|monitor|voortgang|actualisatie|herijking|nota|agenda|"
    rf"bericht)"
    r"(?:en|s)?)"
)
_DEBATE = (
    r"(?:[\w-]{0,30}(?:debat|behandeling|stemming|vergadering|bijeenkomst|verkiezing|besluitvorming|"
    r"conferentie|hoorzitting|briefing|overleg)(?:en)?|(?:kabinets)?formatie|"
    r"(?:[\w-]{1,20}-)?raad(?!\s{1,2}(?:van|voor)\b)|[\w-]{2,20}-top|(?:eerste|tweede)\s{1,2}termijn|AO|"
    r"WGO|CD|VAO|2MD|SO)"
)
_OUTCOME = (
    r"[\w-]{0,30}(?:afronding|oplevering|publicatie|evaluatie|ontvangst|ommekomst|afloop|vaststelling|"
    r"inwerkingtreding|"
    r"indiening|aanbieding|aantreden|totstandkoming|goedkeuring|bekendmaking|voltooiing|consultatie)"
)
_NO_ADJECTIVE = "|".join(
    w.words(
        "van voor in op met en of is heb wordt om te aan vorige laatste afgelopen huidige "
        "eerdere dit deze dat die"
    )
)
_SKIPPED = rf"(?:(?!(?:{_NO_ADJECTIVE})\b)[\w-]{{3,25}}{_S})"
_YEAR = r"(?:\s{1,2}(?:van\s{1,2}|voor\s{1,2}|over\s{1,2})?(?:het\s{1,2}jaar\s{1,2})?(?:19|20)\d\d\b)?"
_TIMES = "|".join(
    w.words(
        "jaar maand week weken maanden kwartaal zomer najaar voorjaar kabinetsperiode "
        "tijd periode dagen keer stap"
    )
)
_NO_TIME = rf"(?!(?:{_TIMES})\b)"

_EVENT = w.pattern(
    r"(?:"
    rf"(?:uiterlijk{_S})?(?:bij{_S}gelegenheid{_S}van|bij|ter{_S}gelegenheid{_S}van|ten{_S}tijde{_S}van){_S}{_THE}(?:"
    rf"{_NEXT}{_S}{_NO_TIME}{_SKIPPED}{{0,2}}?[\w-]{{3,40}}|{_SKIPPED}{{0,2}}?(?:{_PAPER}|{_DEBATE}|"
    rf"{_OUTCOME})\b){_YEAR}"
    rf"|(?:in|met|via|middels|gelijktijdig{_S}met|tegelijk(?:ertijd)?{_S}met|samen{_S}met){_S}{_THE}"
    rf"(?:{_NEXT}{_S}{_SKIPPED}{{0,2}}?(?:{_REPORT}|{_PAPER}|{_DEBATE})|"
    rf"(?!begroting\b){_SKIPPED}{{0,1}}?(?!begroting\b)(?:{_REPORT}|{_BUDGET}))\b{_YEAR}"
    rf"|(?:gelijktijdig|tegelijk(?:ertijd)?|samen){_S}met{_S}{_THE}{_SKIPPED}{{0,2}}?{_PAPER}\b{_YEAR}"
    rf"|(?:(?:nog|in|binnen|tijdens|gedurende){_S})?deze{_S}(?:kabinets|regeer)periode\b"
    rf"|tijdens{_S}{_THE}{_NEXT}{_S}{_SKIPPED}{{0,2}}?{_DEBATE}\b"
    rf"|(?P<before>(?:(?:uiterlijk|nog|ruim|tijdig){_S})?(?:voor|vóór|voorafgaand{_S}aan|"
    rf"in{_S}(?:de{_S})?aanloop{_S}naar)){_S}"
    rf"{_THE}(?:{_NEXT}{_S})?{_SKIPPED}{{0,2}}?(?:{_DEBATE}|{_BUDGET}|inwerkingtreding|"
    rf"(?:einde{_S}van{_S}de{_S})?kabinetsperiode)\b"
    rf"|(?:(?:direct|kort|snel|onmiddellijk|meteen){_S})?na{_S}"
    rf"(?:{_OUTCOME}|(?:de|het|een|mijn|onze){_S}(?:{_NEXT}{_S})?{_SKIPPED}{{0,2}}?(?:{_DEBATE}|{_OUTCOME}|"
    rf"{_PAPER}))\b"
    r")(?!\w)"
)
_ON = w.pattern(r"\s{1,2}(?:van|op|d\.?d\.?)\s{1,2}(?:\w{6,9}dag\s{1,2})?(?=\d{1,2}\s{1,2}[a-z])")
_PAST = w.pattern(r"\s{1,2}(?:\([^)]{0,40}\)\s{1,2})?(?:heb|heeft|hebben|is|was|werd|zijn|waren)\b")
_FOR = w.pattern(
    r"(?<!\w)(?:steun|agenda|verzoek|tijd|uitnodigen|uitnodiging|aanvraag|aanwezig|termijn|samenhangende|"
    r"geagendeerd|dank|inzet)"
    r"\s{1,2}\Z"
)
_WHEN = w.pattern(
    rf"(?:zodra(?!{_S}(?:dat{_S}|dit{_S}|het{_S})?(?:enigszins{_S})?mogelijk)|nadat|(?:op{_S}het{_S}moment|"
    rf"vanaf{_S}het{_S}moment){_S}(?:dat|waarop)){_S}[^.;,\n]{{3,120}}"
    rf"|(?:als|wanneer){_S}[^.;,\n]{{3,80}}?\b(?:gereed|afgerond|beschikbaar|bekend|klaar|voltooid|"
    rf"ontvangen|gepubliceerd|"
    rf"vastgesteld|binnen){_S}(?:is|zijn|heb|hebben|komt|komen)\b"
)
_AROUND = w.pattern(
    rf"(?:rond|rondom|omstreeks|tegen){_S}{_THE}{_SKIPPED}{{0,2}}?(?:{_PAPER}|{_DEBATE}|{_OUTCOME})\b"
)
_VAGUE = w.pattern(
    r"(?:"
    rf"zodra{_S}(?:dat{_S}|dit{_S}|het{_S})?(?:enigszins{_S})?mogelijk(?:{_S}is)?|(?:zo{_S}(?:spoedig|snel|"
    rf"gauw|vroeg|kort)|(?:ten{_S})?spoedigst?){_S}(?:als{_S})?mogelijk"
    r"|z\.\s?s\.\s?m\.|zsm|a\.\s?s\.\s?a\.\s?p\.|asap"
    rf"|ten{_S}spoedigste|met{_S}(?:de{_S}meeste{_S})?spoed|(?:heel{_S}|zeer{_S})?(?:spoedig|binnenkort)|"
    rf"eerdaags|onverwijld|"
    rf"per{_S}ommegaande|dezer{_S}dagen|te{_S}zijner{_S}tijd|t\.\s?z\.\s?t\.|te{_S}gelegener{_S}tijd|"
    rf"tijdig|gaandeweg|"
    rf"vroegtijdig|terstond|onmiddellijk|"
    rf"op{_S}(?:de{_S})?(?:(?:zeer|zo|heel|relatief){_S})?(?:korte|kortst{_S}mogelijke|kort{_S}mogelijke|"
    rf"kortere|afzienbare|"
    rf"middellange|langere|redelijke){_S}termijn|op{_S}termijn|"
    rf"op{_S}een{_S}(?:later|nader{_S}te{_S}bepalen|passend|geschikt|gepast|zeker){_S}(?:moment|tijdstip)|"
    rf"in{_S}een{_S}later{_S}stadium|in{_S}de{_S}nabije{_S}toekomst|"
    rf"(?:binnen|in){_S}(?:afzienbare|redelijke|korte){_S}(?:tijd|termijn)|"
    rf"(?:binnen|in){_S}(?:enkele|een{_S}paar){_S}(?:dagen|weken|maanden|jaren)"
    r")(?!\w)"
)


def find(text: str, seen: Signs, start: int, end: int, today: date | None) -> Iterator[Found]:
    """Every event waited for and every vague word between two offsets."""
    for place in seen.places(Key.EVENT):
        m = _EVENT.match(text, place, end)
        if m is not None and not _FOR.search(text, max(start, place - 16), place):
            yield from _event(text, m, end, today)
        m = _WHEN.match(text, place, end)
        if m is not None:
            yield Found(place, place + len(m.group().rstrip()), Rank.EVENT)
        m = _AROUND.match(text, place, end)
        if m is not None:
            yield Found(place, m.end(), Rank.VAGUE)
    for place in seen.places(Key.VAGUE):
        m = _VAGUE.match(text, place, end)
        if m is not None:
            yield Found(place, m.end(), Rank.VAGUE)


def _event(text: str, m: re.Match[str], end: int, today: date | None) -> Iterator[Found]:
    """The event; one with a day ("voor het debat van 12 april") has that as its bound, or lies behind us."""
    on = _ON.match(text, m.end(), end)
    if on is None:
        if not _PAST.match(text, m.end(), end):
            yield Found(m.start(), m.end(), Rank.EVENT)
        return
    day = next(iter(days(text, on.end(), end)), None)
    known = day.days(today, ahead=True) if day else None
    if day is not None and known is not None and m["before"] and today and today < known[0]:
        yield Found(m.start(), day.end, Rank.BOUND, today, known[0] - DAY)
