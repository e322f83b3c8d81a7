# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is told in a paper to come, and papers sent without saying to whom: only the House is sent a bill."""

from __future__ import annotations

import re

from samenhang.marking.commitments.verdict import Judgement, excluded
from samenhang.marking.commitments.words import HERE, NEGATION, NOW, WHEN, Line, pattern
from samenhang.marking.sentences import listed
from samenhang.model import MarkKind

_MADE = MarkKind.COMMITMENT
_PAPER_TO_COME = re.compile(
    r" in (?:de|het|een|mijn|die|zijn) (?:[a-z]+ ){0,4}?\w*(?:brief|rapportage|nota|reactie|memorie|"
    r"toelichting|agenda)"
    r"(?: [^;]{0,120}?)? (?P<verb>zal|zullen|wordt|worden)(?: [^;]{0,120}?)? "
    r"(?:teruggekomen|ingegaan|stilgestaan|uiteengezet|toegelicht) "
)
_NEXT = re.compile(
    r" (?:volgende|eerstvolgende|komende|aangekondigde|toegezegde|separate|aparte) |"
    r" die [^;]{0,60}(?:naar|aan) (?:uw|de) kamer (?:gaat|wordt|zal|komt) "
)
_DISPATCH = re.compile(
    r" (?:toezending|verzending|indiening|aanbieding)(?: aan (?:uw|de) kamer| bij (?:uw|de) kamer)? van "
    r"(?:[^;,]{2,80} )"
    r"(?:aan uw kamer |aan de kamer |bij uw kamer |bij de kamer )?(?:is|staat|wordt) (?:\w+ "
    r"){0,2}?(?:voorzien|gepland|"
    r"beoogd|verwacht) "
)
_LETTER_DUE = re.compile(
    r" (?:een|de|mijn|een \w+e|de \w+e) \w*(?:brief|kabinetsreactie|beleidsreactie)(?: [^;,]{0,80})? "
    r"(?:is|staat|wordt) (?:\w+ ){0,2}?(?:voorzien|gepland|verwacht) (?:voor|in|na|rond|begin|medio|eind|"
    r"dit) "
)
_COMES_WITH = pattern(
    r" (?:(?:<ONE>|het kabinet|de regering) (?:ben|zijn|is|hoop|hopen|verwacht|streef\w*)(?: [^;]{0,80}?)?|"
    r"(?:ben|is|hoop|"
    r"verwacht|streef) (?:<ONE>|het kabinet)(?: [^;]{0,80}?)?) met (?:een|de|het|mijn) (?:\w+ "
    r"){0,3}?\w*(?:brief|wetsvoorstel|"
    r"nota|nota van wijziging|reactie|visie|standpunt|notitie|overzicht)(?: [^;,]{0,60})? te (?:kunnen "
    r")?komen "
)
_I_COME_WITH = pattern(
    r" (?:(?:kom|komen) (?:<ONE>)|(?:<ONE>) (?:kom|komen)|komt het kabinet|het kabinet komt)(?: "
    r"[^;]{0,80}?)? met (?:een|de|het|"
    r"mijn) (?:\w+ ){0,3}?\w*(?:brief|wetsvoorstel|nota|reactie|visie|notitie|overzicht) "
)
_BILL = pattern(
    r" (?:(?:<FUT>) (?:<GOV>)|(?:<GOV>) (?:<FUT>)|(?:<GOV>) (?:\w+ ){0,4}?(?:voornemens|van plan|streef|"
    r"streeft|verwacht|"
    r"verwachten)|(?:ben|is) (?:<GOV>) voornemens)(?: [^;]{0,160}?)? (?:wetsvoorstel|novelle|nota van "
    r"wijziging|rijkswet)"
    r"(?: [^;]{0,120}?)? (?:indienen|in te dienen|in te kunnen dienen) "
)


_TAKEN = pattern(
    r" (?:(?:neem|nemen|betrek|betrekken) (?:<ONE>)|(?:<ONE>) (?:neem|nemen|betrek|betrekken)|(?:zal|zullen) "
    r"(?:<ONE>))(?: [^;]{0,120}?)? "
    r"(?:in|bij) (?:mijn|onze|de|het|een) (?:volgende|eerstvolgende|komende|aangekondigde) (?:\w+ "
    r"){0,2}?\w*(?:brief|rapportage|monitor|"
    r"reactie|bericht|verslag|update)(?= )"
)
_TAKING = re.compile(r" (?:mee|meenemen|betrek|betrekken|opnemen|op) ")
_SIGNS = listed(
    "wetsvoorstel novelle rijkswet voorzien gepland beoogd verwacht kom komen komt teruggekomen ingegaan "
    "stilgestaan uiteengezet toegelicht wijziging neem nemen betrek betrekken meenemen opnemen"
)


def to_come(line: Line) -> Judgement | None:
    """A promise of a paper, or to say something in one."""
    text = line.text
    if not line.has(_SIGNS) or not _promised(text):
        return None
    if NOW.search(text) or HERE.search(text) or NEGATION.search(text) or excluded(text):
        return None
    return Judgement(_MADE, "commitment-paper", 0.65)


def _promised(text: str) -> bool:
    paper = _PAPER_TO_COME.search(text)
    if paper is not None and (paper["verb"] in ("zal", "zullen") or _NEXT.search(paper[0])):
        return True
    sent = (
        _DISPATCH.search(text)
        or _LETTER_DUE.search(text)
        or (" met " in text and (_COMES_WITH.search(text) or _I_COME_WITH.search(text)))
        or _BILL.search(text)
    )
    if sent is None and (taken := _TAKEN.search(text)) is not None and _TAKING.search(text, taken.start()):
        return True
    return bool(sent and WHEN.search(text))
