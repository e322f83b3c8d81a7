# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a minister is said to have promised, told of without the word promise."""

from __future__ import annotations

import re

from samenhang.marking.commitments.verdict import Judgement
from samenhang.marking.commitments.words import (
    GOVERNMENT,
    HANDLING,
    HOUSE_WORDS,
    NOW,
    STANDING,
    Line,
    pattern,
)
from samenhang.marking.sentences import listed
from samenhang.model import MarkKind

_REPORTED = pattern(
    rf" (?:(?:heb|heeft|hebben|had) (?:{GOVERNMENT})?(?: [^;]{{0,160}}?)? (?:aangegeven|gemeld|"
    rf"aangekondigd|gezegd|laten weten|geschreven|gesteld|medegedeeld|meegedeeld|aangeboden)"
    rf"|(?:{GOVERNMENT}) (?:[^;]{{0,60}}? )?(?:heb|heeft|hebben|had)(?: [^;]{{0,120}}?)? (?:aangegeven|"
    rf"gemeld|aangekondigd|gezegd|laten weten|geschreven)"
    rf"|(?:het kabinet|de regering|(?:de |deze )?(?:<OFFICE>)(?: [a-z,]+){{0,8}}?) (?:geeft aan|gaf aan|"
    rf"schrijft|schreef|meldt|meldde|kondigt aan|kondigde aan|zegt|zei|laat weten))"
    r"(?: (?:,|dat|om|:|[a-z]+)){0,14}? (?:<HOUSE>)(?: [^;]{0,160}?)? (?:zou|zouden|te zullen|zal|zullen|"
    r"gaat|<TE>)(?: [^;]{0,80}?)? (?:(?:<BARE>|<PART>|worden) |$)"
    rf"| (?:heb|heeft|hebben|had) (?:{GOVERNMENT})?(?: [^;]{{0,200}}?)? (?:aangegeven|gemeld|"
    rf"aangekondigd|gezegd|laten weten|geschreven)(?: [^;]{{0,60}}?)? (?:<HOUSE>)(?: [^;]{{0,160}}?)? "
    rf"(?:<TE>) "
)
_ACTS = (
    r"(?:onderzoeken|uitzoeken|nagaan|bekijken|kijken|bezien|sturen|informeren|terugkomen|bespreken|voeren|"
    r"regelen|vragen|"
    r"aankaarten|agenderen|meenemen|rapporteren|evalueren|oppakken|uitwerken|inventariseren|(?:met (?:een|"
    r"de) \w+ )?komen)"
)
_SHALL = r"(?:ga|gaat|gaan|zal|zullen|zou|zouden|wil|wilde)"
_PRESENTLY = (
    r"(?:terugkom|terugkomt|toestuur|toezend|uitzoek|meeneem|oppak|nakijk|informeert|toestuurt|toezendt|"
    r"onderzoekt|uitzoekt|nagaat|bekijkt|meeneemt|oppakt|laat "
    r"weten|stuurt|"
    r"bespreekt|met (?:een|de|het) (?:\w+ ){0,3}?\w*(?:brief|plan|voorstel|notitie|reactie|visie) komt|komt "
    r"met [^;,]{2,40})(?= (?:$|,|;))"
)
_TOLD_BY = (
    r"(?:(?:de|deze) (?:<OFFICE>)(?: [a-z]+){0,6}? (?:zegt|zei|gaf (?:[a-z]+ ){0,6}?aan|geeft aan|"
    r"schrijft|schreef|(?:heeft|"
    r"had) (?:[^;,]{0,80} )?(?:gezegd|"
    r"aangegeven|gemeld|verteld|laten weten))|(?:ik heb|heb ik|heeft (?:de|deze) (?:<OFFICE>)) "
    r"(?:[^;,]{0,80} )?(?:gezegd|aangegeven|gemeld)|(?:genoteerd (?:is|wordt|staat|heb ik|hebben we)|(?:is|"
    r"wordt|staat|hebben) genoteerd))"
)
_SAID = pattern(
    rf" {_TOLD_BY} (?:[^;:,]{{0,60}} )?(?:, )?(?:(?:dat|:) (?:[^;]{{0,90}}? )?(?:ik|wij|we|hij|zij|ze|de "
    rf"(?:<OFFICE>)(?: \w+){{0,6}}?|het "
    rf"kabinet) (?:[^;]{{0,120}}? )?"
    rf"(?:{_SHALL} (?:[^;]{{0,90}}? )?{_ACTS}|{_ACTS} (?:zou|zal|zouden|gaat|gaan)|(?:[^;,]{{0,90}} "
    rf")?{_PRESENTLY}|met (?:een|de|het) "
    rf"[^;,]{{0,60}} (?:zou|zal|gaat|zullen) komen|gesprek (?:\w+ )?aan "
    rf"(?:zou|zal|zullen|zouden) gaan)"
    rf"|(?:te zullen|te gaan|voornemens te|met (?:een|de) (?:\w+ ){{0,3}}te komen)) "
)
"""What a minister said that he would do: "de minister zei dat hij dit zou onderzoeken"."""
_SAYING_WORDS = listed("genoteerd zegt zei aangegeven gezegd gaf geeft schrijft schreef gemeld verteld weten")
_OFFICE_WORDS = listed(
    "minister staatssecretaris ministers staatssecretarissen premier bewindspersoon bewindslieden"
)
_TELLING_WORDS = listed(
    "aangegeven gemeld aangekondigd gezegd geschreven gesteld medegedeeld meegedeeld geeft gaf schrijft "
    "schreef meldt meldde kondigt kondigde zegt "
    "zei laat weten"
)
_LISTED = pattern(
    r" (?:(?:de|deze) (?:<OFFICE>)(?: [a-z]+){0,8}? (?:komt|gaat|neemt|stuurt|laat|vraagt|bespreekt|"
    r"onderzoekt|bekijkt|beziet|informeert|"
    r"overlegt|betrekt|zoekt)|(?:komt|gaat|neemt|stuurt|laat|informeert) de (?:<OFFICE>)) (?:[^;]{0,240}? "
    r")?(?:brief|kamer|terug|in op|mee in|gesprek|"
    r"uitzoeken|onderzoeken|voortgangs\w+|evaluatie|schriftelijk|na of|overleg) "
)


_NEXT_CLAUSE = re.compile(r" , (?:en|maar|want) (?:ik|wij|we|het|de|uw|op|voor|binnen|begin|naar) ")
"""What was said is over: "zoals aangegeven is dit lastig, maar ik streef ernaar"."""


def told(line: Line) -> Judgement | None:
    """ "Ik heb aangegeven uw Kamer in het voorjaar te zullen informeren": recalled without the word
    promise.
    """
    text = line.text
    reported = _REPORTED.search(text) if line.has(_TELLING_WORDS) and line.has(HOUSE_WORDS) else None
    if reported is not None and not (
        _NEXT_CLAUSE.search(reported[0]) or STANDING.search(text) or NOW.search(text)
    ):
        return Judgement(MarkKind.RECALLED, "recalled-told", 0.65)
    if line.has(_SAYING_WORDS) and _SAID.search(text) and not STANDING.search(text):
        return Judgement(MarkKind.RECALLED, "recalled-told", 0.6)
    return None


_ORDER = re.compile(
    r" (?:het woord|resterende|overgebleven|beantwoorden|beantwoordt|termijn|vergadering|schorsing) "
)


def listed_by_the_chair(line: Line) -> Judgement | None:
    """ "De minister komt met een brief over de regeling": the chair reads out what was promised."""
    text = line.text
    if (
        not line.has(_OFFICE_WORDS)
        or not _LISTED.search(text)
        or HANDLING.search(text)
        or _ORDER.search(text)
    ):
        return None
    return Judgement(MarkKind.COMMITMENT, "commitment-listed", 0.6)
