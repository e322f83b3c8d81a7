# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the House gets: "voor de zomer ontvangt uw Kamer", "een brief volgt", "komt naar de Kamer"."""

from __future__ import annotations

import re

from samenhang.marking.commitments.verdict import Judgement, names_paper
from samenhang.marking.commitments.words import LATER, NEGATION, NOW, WHEN, Line, pattern
from samenhang.marking.sentences import listed
from samenhang.model import MarkKind

_MADE = MarkKind.COMMITMENT
_RECEIVE_WORDS = listed(
    "ontvangt krijgt verneemt hoort ontvangen krijgen vernemen verwachten tegemoetzien tegemoet toekomen "
    "bereiken horen toe"
)
RECEIVE = re.compile(
    r" (?:(?:die|welke|waarin|zoals) (?:uw kamer|u|de (?:tweede |eerste )?kamer) (?:[^,;]{0,160}? "
    r")?(?:ontvangt|krijgt|"
    r"(?:zal|zult|kan|kunt) (?:ontvangen|tegemoet ?zien|verwachten)|tegemoet (?:kan|kunt) zien)"
    r"|(?:ontvangt|krijgt|verneemt|hoort|ontvangen) (?:uw kamer|u|de (?:tweede |eerste )?kamer)|"
    r"(?:uw kamer|de (?:tweede |eerste )?kamer|u) "
    r"(?:ontvangt|krijgt|verneemt|hoort|zal .{0,160}? (?:ontvangen|krijgen|vernemen|tegemoet (?:kunnen "
    r")?zien))"
    r"|(?:zal|zullen) (?:uw kamer|u|de (?:tweede )?kamer) .{0,160}? (?:ontvangen|krijgen|vernemen|horen|"
    r"toekomen|bereiken)"
    r"|(?:kan|kunt|mag) (?:uw kamer|u|de (?:tweede )?kamer) .{0,160}? (?:verwachten|tegemoet ?zien|ontvangen)"
    r"|(?:uw kamer|u|de (?:tweede )?kamer) (?:kan|kunt|mag) .{0,160}? (?:verwachten|tegemoet ?zien|ontvangen)"
    r"|(?:komt|komen) (?:uw kamer|u|de (?:tweede )?kamer) [^;]{0,140}?toe(?= (?:$|,|;|en))"
    r"|(?:dat|waarna|zodat) (?:uw kamer|u|de (?:tweede )?kamer) .{0,160}? (?:ontvangt|krijgt|"
    r"kan ontvangen|zal ontvangen)) "
)
_ARRIVES = re.compile(
    r" (?:kom|komt|komen|gaat|gaan)(?: [^;]{0,140}?)? (?:naar|richting) (?:de|uw|beide) (?:tweede |"
    r"eerste )?kamers? | (?:die|dat|welke|waarna|zodat) [^;,]{0,100}?(?:naar|richting) (?:de|uw|beide) "
    r"(?:tweede |eerste "
    r")?kamers? "
    r"(?:kom|komt|komen|gaat|gaan) "
)
_FOLLOWS = re.compile(
    r" (?:volgt|volgen|verschijnt)(?: [^,;]{0,60}?)? (?:een|mijn|de) (?:\w+ )?(?:kamer|voortgangs|"
    r"verzamel|vervolg)?brief "
    r"| (?:kabinets|beleids|kamer)?(?:reactie|brief)(?: [^,;]{0,80}?)? (?:volgt|volgen) "
)
_OWING = re.compile(
    r" (?:(?:houdt|heeft|hebt) (?:u|uw kamer|de kamer)|(?:u|de kamer) (?:houdt|"
    r"heeft))(?: \w+){0,4} te ?goed "
)
_ARRIVING = listed("kom komt komen gaat gaan")
_FOLLOWING = listed("volgt volgen verschijnt")


def _ahead(text: str) -> bool:
    """Something says that it is still to come, and it is not what the text itself brings."""
    return bool(WHEN.search(text) or LATER.search(text))


_BRINGS = pattern(
    r" (?:(?:kom|komt|komen|gaat) (?:<GOV>)|(?:<GOV>)(?: zelf| dan| ook)? (?:kom|komt|komen|gaat)) "
)


def _own_errand(line: Line, arrives: str) -> bool:
    """A paper comes to the House at a time; who comes "met een voorstel" must be of the government."""
    if not WHEN.search(line.text) or not names_paper(line):
        return False
    return " met " not in arrives or _BRINGS.search(line.text) is not None


_THEM = pattern(
    r" (?:krijgt (?:u |uw kamer |de kamer )?(?:ze|die|deze|dat)|"
    r"(?:die|deze|dat) krijgt (?:u|uw kamer|de kamer)|krijgt (?:u|uw kamer|de kamer) (?:het|dat|die|ze) "
    r"(?:\w+ ){0,2}?(?:te zien|te horen|toegestuurd)) "
)
"""What was asked for: "u krijgt ze volgende week"."""


def received(line: Line) -> Judgement | None:
    """ "Voor de zomer ontvangt uw Kamer ...", "de Kamer kan ... tegemoetzien"."""
    text = line.text
    if (" tegoed " in text or " te goed " in text) and _OWING.search(text):
        return Judgement(_MADE, "commitment-receive", 0.65)
    if line.has(_FOLLOWING) and _FOLLOWS.search(text) and WHEN.search(text) and not NOW.search(text):
        return Judgement(_MADE, "commitment-follows", 0.65)
    arrives = _ARRIVES.search(text) if line.has(_ARRIVING) else None
    if arrives is not None and _own_errand(line, arrives.group()) and not NEGATION.search(text):
        return Judgement(_MADE, "commitment-receive", 0.75)
    frame = RECEIVE.search(text) if line.has(_RECEIVE_WORDS) else None
    if frame is None or NOW.search(text) or NEGATION.search(text, frame.start()):
        return None
    if not (_ahead(text) or " zal " in frame.group()):
        return None
    if "krijg" in frame.group() and not names_paper(line) and not _THEM.search(text):
        return None
    return Judgement(_MADE, "commitment-receive", 0.85)
