# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Acts a minister says he will do in answer to a member: "dat ga ik doen", "ik zal de raad vragen te
evalueren".
"""

from __future__ import annotations

import re

from samenhang.marking.commitments.errands import errand
from samenhang.marking.commitments.resolves import (
    COMES_WITH,
    COMING_WITH,
    TAKES_UP,
    TAKING_UP,
    TELLING_LATER,
    TELLS_LATER,
)
from samenhang.marking.commitments.verdict import Judgement
from samenhang.marking.commitments.words import (
    HANDLING,
    NEGATION,
    OFFER,
    STANDING,
    THIS_DEBATE,
    WHEN,
    Line,
    pattern,
)
from samenhang.model import MarkKind

_MADE = MarkKind.COMMITMENT

ANCHORS = (
    " bereid ", " ga ik ", " gaan we ", " gaan wij ", " zal ik ", " zullen we ", " zullen wij ", " ik zal ",
    " ik ga ", " wij zullen ", " we zullen ", " we gaan ", " wij gaan ", " wil ik ", " ik wil ",
    " neem ik ", " ik neem ", " nemen we ", " doe ik ", " doen we ", " doen wij ",
)  # fmt: skip

_WILLING = pattern(
    r" (?:(?:<ONE>) (?:ben|zijn|sta|staan) (?:\w+ ){0,4}?bereid|(?:<ONE>) sta(?:an)? (?:\w+ ){0,2}?(?:er|"
    r"daar)voor (?:\w+ )?open om|(?:ben|"
    r"zijn) (?:<ONE>) (?:[^;?]{0,60}? )?bereid|bereid ben (?:<ONE>)) "
)
_WILLING_CABINET = pattern(
    r" (?:(?:is|zijn) (?:(?!ik |wij |we )<GOV>)|(?!ik |wij |we )(?:<GOV>) (?:is|"
    r"zijn)) (?:[^;]{0,60}? )?bereid (?:om )?(?:[^;]{0,200}? )?(?:<HOUSE>|motie|vraag|verzoek) "
)
_THAT_I_DO = pattern(
    r" (?:(?:dat|dit|zulks) (?:ga (?:ik|hij)|gaan (?:we|wij)|zal ik|zullen (?:we|"
    r"wij)) (?:(?!anders |beter |sneller )\w+ ){0,4}?doen|(?:dat|dit) wil ik (?:\w+ ){0,3}?doen|"
    r"(?:dat|dit) doe ik (?:graag|met plezier|van harte|zeker)|(?:dat|het) doe ik , voorzitter|(?:ga|"
    r"zal) ik (?:zeker |graag )?doen|(?:gaan|zullen) we (?:zeker )?doen|"
    r"(?:akkoord|prima|uitstekend|goed|graag|zeker|ja|oke|dank) , (?:dat|dit) (?:doe ik|kan ik doen|doen "
    r"we)(?: graag)?(?= $)|"
    r"ik zal (?:dat|dit) (?:graag |zeker |ook )?doen(?= (?:$|,))|dan gaan (?:we|wij) (?:dat|dit) (?:zo |"
    r"zeker )?doen) "
)
_ACT = pattern(
    r" (?:(?:<ONE>) (?:zal|zullen|ga|gaan)|(?:zal|zullen|ga|gaan) (?:<ONE>)) (?:[^;]{0,240}? )?(?:"
    r"(?:vragen|verzoeken) (?:of|om|te|,|dat|naar)|(?:laten )?(?:onderzoeken|uitzoeken|nagaan|bezien|"
    r"verkennen|inventariseren|navragen|uitwerken|aankaarten|"
    r"agenderen|meenemen|overbrengen|aandringen|evalueren|betrekken|bekijken|heroverwegen|checken|"
    r"aanspreken|doorgeven|regelen|optekenen|(?:die|deze|de) motie uitvoeren|verhelderen|aanscherpen)"
    r"|in (?:gesprek|overleg) met|met [^;,]{2,60} (?:in (?:gesprek|overleg)|om (?:de )?tafel)|het gesprek "
    r"aan|op papier zetten|op een rij(?:tje)? zetten|"
    r"doorgeleiden|naar kijken|kijken (?:naar|of|hoe|wat)|"
    r"(?:in )?(?:gesprek|overleg) (?:gaan|treden|aangaan)|(?:het|dat|een) gesprek (?:\w+ ){0,3}(?:aan|"
    r"voeren)|onder de aandacht brengen|zorgen dat|ervoor zorgen|(?:de|het|hem|haar|hen|deze) (?:\w+ "
    r"){0,4}er (?:\w+ ){0,2}op wijzen|een brief (?:schrijven|sturen) aan|"
    r"contact opnemen|bespreken met|(?:daar|"
    r"hier)\w* met [^;]{2,60} (?:over )?(?:spreken|praten)|met [^;]{2,60} (?:hierover|daarover|erover) "
    r"(?:spreken|praten)|met (?:\w+ "
    r"){1,6}overleggen|bellen|aanschrijven|uitnodigen|voor zorgen) "
)
_ACT_OBJECT_FIRST = pattern(
    r" (?:(?:dat|dit|deze|die|het) (?:\w+ ){0,2}(?:ga|zal) ik (?:\w+ ){0,4}?(?:aan|na|uitzoeken|nagaan|"
    r"meenemen|bespreken|bekijken|opnemen|onderzoeken|agenderen|vragen|regelen)|"
    r"(?:daar|hier)(?:naar)? (?:ga|zal) ik (?:\w+ ){0,3}(?:naar )?kijken|(?:ga|"
    r"zal) ik (?:\w+ ){0,3}(?:daar|hier)?naar (?:\w+ ){0,4}?kijken) "
)
_TAKE_ALONG = pattern(
    r" (?:(?:dat|dit) zet ik (?:\w+ ){0,3}in (?:de|een|mijn) (?:\w+ )?(?:brief|rapportage)|"
    r"(?:neem|nemen) (?:<ONE>) (?:\w+ ){0,6}?mee (?:in|bij|naar)|(?:<ONE>) (?:neem|"
    r"nemen) (?:\w+ ){0,6}?mee (?:in|bij|naar)|"
    r"(?:daar|hier)(?:naar)? wil ik (?:\w+ ){0,4}(?:naar )?kijken) "
)
_DEBATE = pattern(
    r" (?:motie op|de motie van|moties|amendement\w*|oordeel kamer|oordeel|vraag van|vragen van|"
    r"vragen beantwoorden|afronden|ontraden|beginnen|"
    r"proberen|kort|langs|(?:tweede|eerste) termijn|voorzitter vragen|woord|stemmen|citeren|voorlezen|"
    r"debat|bij dezen?|wat (?:ik|u|hij|zij) (?:net|zojuist|zonet|daarnet)) "
)


_ON_REQUEST = re.compile(
    r" (?:(?:op|uw|het|dit|dat) verzoek(?: van| uit| om|$| )|op uw verzoek|verzoek van|zoals (?:\w+ ){0,5}?"
    r"(?:verzocht|gevraagd)|(?:de|deze|die) motie) "
)
"""In a letter an act is promised only where the words say that it was asked for."""

_MADE_FOR_IT = pattern(
    r" (?:(?:<ONE>) (?:zal|zullen|ga|gaan)|(?:zal|zullen|ga|gaan) (?:<ONE>))(?: [^;]{0,160}?)? "
    r"(?:laten )?(?:uitvoeren|verrichten|opstellen|doen uitvoeren|instellen|maken|laten doen|uitzetten|"
    r"starten) "
)

_IF_PASSED = re.compile(
    r" (?:als|indien|mocht|wanneer) (?:de |uw )?(?:kamer )?(?:deze|die|de) (?:motie|kamer)(?: [^;,]{0,40})? "
    r"(?:aanneemt|aangenomen|aannemen) | (?:ik ontraad|ontraad ik) "
)
"""What is done with a motion once it is carried is no promise yet, least of all where advised against"""

_ASSUMED = pattern(
    r" (?:ga|gaan) (?:[^;]{0,40}? )?(?:er ?van|daarvan) (?:\w+ ){0,2}?uit "
    r"| (?:u|de kamer) (?:\w+ ){0,3}meenemen in (?:de|het|een) (?:geschiedenis|achtergrond|context|verhaal) "
)


def deed(line: Line) -> Judgement | None:
    """An act promised in answer to somebody, or None."""
    text = line.text
    if _IF_PASSED.search(text):
        return None
    if "bereid" in line.words or " open om " in text:
        return _willing(text)
    done = _THAT_I_DO.search(text) if "doen" in line.words or "doe" in line.words else None
    if done is not None:
        return None if _empty(text, done.start(), done.end()) else Judgement(_MADE, "commitment-answer", 0.75)
    later = TELLS_LATER.search(text) if line.has(TELLING_LATER) else None
    if later is None and line.has(COMING_WITH) and WHEN.search(text):
        later = COMES_WITH.search(text)
    if later is not None:
        return None if _vain(text, later.start(), later.end()) else Judgement(_MADE, "commitment-act", 0.65)
    return _act(line)


_PASSED_ON = re.compile(
    r" (?:vraag|vragen|verzoek|suggestie|signaal|oproep|motie) (?:[^;,]{0,60} )?"
    r"(?:doorspelen|doorgeleiden|overbrengen|doorgeven) "
)
"""A question that is passed on to another minister, where the words else belong to the debate."""


def _act(line: Line) -> Judgement | None:
    """An act in the words of the sentence; of one that was asked for, a letter may speak too."""
    text = line.text
    asked = _ON_REQUEST.search(text) is not None
    act = (
        _ACT.search(text)
        or _ACT_OBJECT_FIRST.search(text)
        or _TAKE_ALONG.search(text)
        or (TAKES_UP.search(text) if line.has(TAKING_UP) else None)
        or errand(line)
        or (_MADE_FOR_IT.search(text) if asked else None)
    )
    if act is None:
        return None
    if _PASSED_ON.search(act[0]) and not NEGATION.search(text, act.start(), act.end() + 8):
        return Judgement(_MADE, "commitment-act", 0.6)
    if _empty(text, act.start(), act.end() + 8):
        return None
    if _DEBATE.search(text, act.start(), act.end() + 60):
        return None
    return Judgement(_MADE, "commitment-request" if asked else "commitment-act", 0.6)


def _willing(text: str) -> Judgement | None:
    willing = _WILLING.search(text) or _WILLING_CABINET.search(text)
    if (
        willing is None
        or NEGATION.search(text, willing.start(), willing.end() + 6)
        or THIS_DEBATE.search(text)
    ):
        return None
    return None if OFFER.search(text) else Judgement(_MADE, "commitment-willing", 0.8)


def _vain(text: str, start: int, end: int) -> bool:
    """What is told in a paper to come may be about a motion or a vote, but not later in the same debate."""
    return bool(
        NEGATION.search(text, start, end)
        or THIS_DEBATE.search(text)
        or STANDING.search(text)
        or OFFER.search(text)
    )


def _empty(text: str, start: int, end: int) -> bool:
    return bool(
        NEGATION.search(text, start, end)
        or _ASSUMED.search(text)
        or HANDLING.search(text)
        or _DEBATE.search(text, start, end)
        or STANDING.search(text)
        or OFFER.search(text)
    )
