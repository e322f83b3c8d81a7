# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Errands a minister takes upon himself in a debate: "dat ga ik na", "ik kaart dat punt in Brussel aan".

Every form needs what was asked as its object ("dat", "die suggestie", "uw vraag") and a verb of following it
up, in one of four orders: with "zal" or "ga", with "wil" and a word of good will, or as a bare present with
the object before or behind the verb.
"""

from __future__ import annotations

import re

from samenhang.marking.commitments.resolves import IT, THIS
from samenhang.marking.commitments.words import Line, pattern
from samenhang.marking.sentences import listed

_WHAT = rf"(?:{IT}|{THIS})"
_GAP = r"(?:[^;,]{0,70}? )?"
_READY = (
    r"(?:best|graag|zeker|wel|met plezier|met alle plezier|van harte|met alle liefde|absoluut|natuurlijk|"
    r"uiteraard|gerust)"
)
_BRINGING = (
    r"in kaart|in beeld|onder de aandacht(?: van [^;,]{1,40})?|ter sprake|over het voetlicht|"
    r"voor het voetlicht"
)
_VERB = (
    r"(?:nagaan|uitzoeken|nazoeken|nakijken|navragen|opvragen|checken|natrekken|onderzoeken|bekijken|"
    r"bezien|verkennen|"
    r"inventariseren|meenemen|oppakken|opnemen|bespreken|aankaarten|agenderen|inbrengen|regelen|uitwerken|"
    r"doorgeven|overbrengen|doorgeleiden|voorleggen|neerleggen|terugkoppelen|toevoegen|verwerken|betrekken|"
    r"doorrekenen|meewegen|verduidelijken|terugleggen|verzamelen|corrigeren|nasturen|toesturen|opsturen|"
    r"doorspelen|doorzetten|"
    r"(?:opschrijven|opnemen|verwerken|uitschrijven) in (?:de|die|een) (?:\w+ )?\w*(?:brief|rapportage)|"
    r"evalueren|"
    r"heroverwegen|uitvoeren|bepleiten|"
    rf"(?:{_BRINGING}) (?:laten )?brengen|aan de orde stellen|"
    r"op (?:papier|een rij\w*|de agenda) zetten|op tafel leggen|schriftelijk beantwoorden|navraag doen|"
    r"naar (?:de|uw) kamer sturen|"
    r"(?:aan|bij) (?:de|het|mijn) [^;,]{2,40} vragen|ter sprake brengen [^;,]{1,40}|"
    r"onder de aandacht brengen [^;,]{1,40})"
)
_PAIRS = (
    ("ga|gaan", "na|navragen|uitzoeken"),
    ("pak|pakken", "op"),
    ("neem|nemen", "op|mee"),
    ("zoek|zoeken", "uit"),
    ("vraag|vragen", "na"),
    ("kaart|kaarten", "aan"),
    ("breng|brengen", rf"in|over|op|aan de orde|{_BRINGING}"),
    ("geef|geven", "door"),
    ("leg|leggen", "voor|neer|op tafel"),
    ("geleid|geleiden", "door"),
    ("koppel|koppelen", "terug"),
    ("stel|stellen", "aan de orde"),
    ("zet|zetten", r"op papier|op een rij\w*|op de agenda"),
    ("werk|werken", "uit"),
    ("lever|leveren", "na|aan"),
    ("voeg|voegen", "toe"),
    ("reken|rekenen", "door"),
    ("stuur|sturen|zend", "na|toe|door|op|naar de kamer|naar uw kamer"),
    ("laat|laten", "doorrekenen|uitzoeken|onderzoeken|nagaan|bekijken|uitwerken"),
    ("schrijf|schrijven", r"op in (?:de|die|een) \w*brief"),
    ("beantwoord|beantwoorden", "schriftelijk|per brief"),
)
_ALONE = r"(?:bespreek|agendeer|regel|betrek|verwerk|check|bekijk)"
_END = r"(?= (?:$|,|;|en|of|bij|met|in|voor|hoe|wat|naar|aan|zodat|waarna|graag|dan|voorzitter))"
_SHALL = r"(?:zal|zullen|ga|gaan)"
_ERRAND = pattern(
    rf" (?:{_WHAT} {_SHALL} (?:<ONE>) {_GAP}{_VERB}"
    rf"|(?:<ONE>) {_SHALL} {_WHAT} {_GAP}{_VERB}|{_SHALL} (?:<ONE>) {_WHAT} {_GAP}{_VERB}"
    rf"|{_WHAT} (?:wil|willen) (?:<ONE>) {_GAP}{_READY} {_GAP}{_VERB}"
    rf"|{_WHAT} (?:kan|kunnen) (?:<ONE>) (?:wel|best|prima|zeker|gerust|natuurlijk|uiteraard) {_GAP}{_VERB}"
    rf"|(?:<ONE>) (?:wil|willen) {_WHAT} {_GAP}{_READY} {_GAP}{_VERB}"
    rf"|(?:daar|hier)\w* (?:wil|willen) (?:<ONE>) {_GAP}{_READY} {_GAP}(?:\w*brief|\w*notitie|overzicht|"
    rf"reactie) "
    rf"(?:over |van |op |in )?(?:de kamer )?(?:sturen|schrijven|maken|toesturen|geven)"
    r"|(?:daar|hier) (?:ga|gaan|zal) (?:<ONE>) (?:\w+ ){0,3}?achteraan(?: gaan)?|(?:<ONE>) (?:ga|gaan|zal) "
    r"(?:daar|hier) "
    r"(?:\w+ ){0,3}?achteraan(?: gaan)?"
    r"|(?:ga|gaan) (?:<ONE>) (?:daar|hier) (?:\w+ ){0,3}?achteraan"
    r"|wat (?:<ONE>) wel (?:wil|kan) doen ,? ?is|(?:<ONE>) (?:ga|gaan) (?:daar|hier) (?:\w+ ){0,3}?mee aan "
    r"de slag"
    r"|(?:daar|hier) kijk ik (?:\w+ )?graag naar|ik kijk (?:daar|hier) (?:\w+ )?graag naar"
    rf"|(?:<ONE>) (?:ben|zijn) (?:voornemens|van plan) (?:om )?{_WHAT} {_GAP}(?:aan te kaarten|te "
    rf"bespreken|op te nemen|"
    r"in te brengen|aan de orde te stellen|onder de aandacht te brengen|te agenderen|op te pakken|mee te "
    r"nemen|na te gaan|"
    r"te onderzoeken|uit te zoeken|voor te leggen)"
    rf"|{_WHAT} {_ALONE} (?:<ONE>)(?= (?:$|,|;|graag|met|in|bij|dan|even|ook))"
    rf"|(?:dan|dus) {_ALONE} ik {_WHAT}|ik {_ALONE} {_WHAT}) "
)
_PRESENT = {
    verb: pattern(
        rf" (?:{_WHAT} {verb} (?:<ONE>) {_GAP}(?:{tail}){_END}"
        rf"|(?:<ONE>|dan|dus) {verb} (?:(?:ik|we|wij) )?{_WHAT} {_GAP}(?:{tail}){_END})(?= )"
    )
    for verbs, tail in _PAIRS
    for verb in verbs.split("|")
}
"""By verb: a sentence is searched for those alone that it holds."""
_PRESENT_VERBS = frozenset(_PRESENT)
_GRANTED = pattern(
    rf" (?:{_WHAT} (?:willig|willigen) (?:<ONE>) {_GAP}in|(?:<ONE>) (?:willig|willigen) {_WHAT} {_GAP}in|"
    rf"{_WHAT} (?:zal|zullen|wil) (?:<ONE>) {_GAP}inwilligen|(?:aan|daar\w*|met) {_WHAT}? ?"
    rf"(?:zal|zullen|voldoe|voldoen|kom|komen|ga) (?:<ONE>) {_GAP}(?:voldoen|tegemoetkomen|tegemoet|"
    rf"akkoord|graag aan)|"
    rf"(?:<ONE>) (?:neem|nemen) (?:die|deze|de|dat|dit|uw|het) (?:\w+ )?(?:suggesties?|idee|tips?|gedachte|"
    rf"wens) (?:van (?:mevrouw|de heer|het lid) (?:\w+ ){{1,3}}?)?"
    rf"(?:\w+ ){{0,3}}?over|(?:die|deze|de|dat|dit|uw|het) (?:\w+ )?(?:suggesties?|idee|tips?|gedachte|wens) "
    rf"(?:neem|nemen) (?:<ONE>) (?:\w+ ){{0,3}}?over|"
    rf"(?:suggestie|idee|tip) , (?:dus |en |dan )*(?:die|dat|deze) (?:neem|nemen) (?:<ONE>) (?:\w+ "
    rf"){{0,3}}?over)"
    rf"(?= (?:$|,|;|en|in|bij|voorzitter))"
)
_RUNNING = re.compile(
    r" (?:nu al|nu|momenteel|inmiddels|op dit moment|al|reeds|sinds|altijd|voortdurend|vaak|dagelijks) "
)
_GRANTING = listed("willig willigen inwilligen voldoen voldoe tegemoet tegemoetkomen akkoord over")


_OWN_WORK = re.compile(
    r" (?:die|de|deze|dat|dit|het) (?:\w+ )?(?:wet|wetgeving|regeling|taak|taken|akkoord|beleid|"
    r"coalitieakkoord) "
    r"(?:[^;,]{0,60} )?uitvoeren "
)
"""To carry out the law is nothing that was asked for."""


def errand(line: Line) -> re.Match[str] | None:
    """Where the speaker takes something up that he was asked, or None; running work is none."""
    text = line.text
    found = _ERRAND.search(text)
    if found is not None and _OWN_WORK.search(found[0]):
        return None
    if found is None:
        found = _present(line)
        if found is not None and _RUNNING.search(text):
            return None
    if found is None and line.has(_GRANTING):
        return _GRANTED.search(text)
    return found


def _present(line: Line) -> re.Match[str] | None:
    """ "Dat ga ik na": a bare present, with its object before or behind the verb."""
    for verb in sorted(line.words & _PRESENT_VERBS):
        found = _PRESENT[verb].search(line.text)
        if found is not None:
            return found
    return None
