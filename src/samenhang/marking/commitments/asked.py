# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the House asked for: that a minister will comply ("aan uw verzoek zal ik voldoen"), or that he does so
with the text itself, without a word such as "hiermee doe ik de toezegging gestand".
"""

from __future__ import annotations

import re

from samenhang.marking.commitments.verdict import Judgement
from samenhang.marking.commitments.words import HANDLING, NEGATION, NOW, OFFER, WHEN, Line, pattern
from samenhang.marking.sentences import listed
from samenhang.model import MarkKind

_WISHED = r"(?:verzoek|verzoeken|vraag|oproep|wens|suggestie|motie|toezegging)"
_COMPLIES = pattern(
    r" (?:(?:<ONE>|het kabinet) (?:zal|zullen|ga|gaan|wil|willen) |(?:zal|zullen|ga|gaan|wil|willen) "
    r"(?:<ONE>|het kabinet) )(?:[^;]{0,160}? )?"
    r"(?:voldoen|tegemoetkomen|gehoor (?:aan )?geven|gevolg (?:aan )?geven|opvolging (?:aan )?geven|"
    r"inwilligen|"
    r"honoreren)(?= (?:$|,|;|en|aan|door|voor|in|bij|met|zodra|als|nadat|wanneer|binnen|uiterlijk|na))"
)
_WHAT_WAS_ASKED = re.compile(
    rf" (?:aan|daar|hier|daaraan|hieraan|dat|dit|deze|die|uw|het|de) (?:[^;,]{{0,90}} )?{_WISHED} "
    r"| (?:daar|hier)(?:aan)? (?:\w+ ){0,4}?(?:voldoen|gevolg|gehoor|opvolging|tegemoetkomen)"
    r"| (?:daaraan|hieraan) "
)
_COMPLYING = listed("voldoen tegemoetkomen geven inwilligen honoreren")


def complied(line: Line) -> Judgement | None:
    """ "Aan het verzoek van de commissie zal ik voldoen", "ik zal daar gevolg aan geven"."""
    text = line.text
    if not line.has(_COMPLYING) or not _WHAT_WAS_ASKED.search(text):
        return None
    found = _COMPLIES.search(text)
    if found is None or NEGATION.search(text, max(0, found.start() - 30), found.end() + 6):
        return None
    if OFFER.search(text) or HANDLING.search(text) or NOW.search(text):
        return None
    return Judgement(MarkKind.COMMITMENT, "commitment-request", 0.7)


_WHICH_WAS_PROMISED = pattern(
    r" (?:die|dat|welke|waarvan|waarover|waarom|waarmee|wat|zoals) (?:(?:<ONE>|mijn \w+|de (?:<OFFICE>)(?: "
    r"\w+){0,6}?|"
    r"het kabinet) )?(?:[^;]{0,200}? )?(?:(?:heb|heeft|hebben|had|is|was|zijn) (?:toegezegd|beloofd)|"
    r"(?:toegezegd|beloofd) "
    r"(?:heb|heeft|hebben|had|is|was|zijn))(?= (?:$|,|;|om|en|in|tijdens))"
)
_COMES_NOW = pattern(
    r" (?:ontvangt|treft|stuur|sturen|zend|zenden|bied|bieden|informeer|informeren|bericht|deel|delen|doe|"
    r"doen|leg|"
    r"licht|geef|verstrek|vindt|zijn|is) "
)
_ASKED_BY_HOUSE = pattern(
    r" (?:zoals (?:\w+ ){0,3}?(?:verzocht|gevraagd) door (?:uw|de|het) (?:\w+ ){0,2}?(?:kamer\w*|"
    r"commissie\w*|lid|leden)|"
    r"zoals (?:uw|de) (?:kamer|(?:vaste )?(?:kamer)?commissie)(?: [^;,]{0,80})? (?:heeft |had )?(?:verzocht|"
    r"gevraagd)|"
    r"(?:op|conform|ingevolge|naar aanleiding van) (?:het |uw )?verzoek van (?:uw|de) (?:kamer|(?:vaste "
    r")?(?:kamer)?commissie)) "
)
_MEETS_IT = pattern(
    r" (?:voldoe|voldoen|voldoet) (?:<ONE>|het kabinet) (?:\w+ ){0,2}?(?:daaraan|hieraan)(?= (?:$|,|;|en))"
    r"| kom ik (?:daaraan|hieraan) tegemoet "
)
_ASKED = pattern(r" (?:vroeg|vroegen|gevraagd|verzocht|verzochten|verzoek|vraagt|verzoekt|vragen|verzoeken) ")
_PROMISED = pattern(r" (?:toegezegd|toezegging|beloofd|toezegde) ")


_SIGNS = listed("toegezegd beloofd daaraan hieraan verzocht verzoek gevraagd")


def delivered(line: Line) -> Judgement | None:
    """ "Hierbij ontvangt u de reactie die ik heb toegezegd", "... ; met deze brief voldoe ik daaraan"."""
    text = line.text
    if not line.has(_SIGNS) or NEGATION.search(text) or not NOW.search(text):
        return None
    if (" toegezegd " in text or " beloofd " in text) and _WHICH_WAS_PROMISED.search(text):
        return _done("as-promised", "commitment") if _here(text) else None
    if ("daaraan" in line.words or "hieraan" in line.words) and _MEETS_IT.search(text):
        if _PROMISED.search(text):
            return _done("commitment", "commitment")
        return _done("request", "request") if _ASKED.search(text) else None
    if (" verzo" in text or " gevraagd " in text) and _ASKED_BY_HOUSE.search(text) and _here(text):
        return _done("request", "request")
    return None


def _here(text: str) -> bool:
    """The text itself brings it: nothing says that it is still to come."""
    return bool(_COMES_NOW.search(text)) and not (" zal " in text or " zullen " in text or _ahead(text))


def _ahead(text: str) -> bool:
    found = WHEN.search(text)
    return found is not None and bool(re.search(r" (?:voor|binnen|uiterlijk|na) ", found[0]))


def _done(rule: str, of: str) -> Judgement:
    return Judgement(MarkKind.FULFILLED, "fulfilled-" + rule, 0.8, of)
