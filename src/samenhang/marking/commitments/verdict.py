# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a sentence is judged to be, and what every judge asks of it: is the House told, is a paper named?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from samenhang.marking.commitments.words import OFFER, STANDING, Line, pattern, to_house
from samenhang.model import MarkKind


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sentence is: a promise, one recalled or one carried out; which rule says so; how sure."""

    kind: MarkKind
    rule: str
    score: float
    of: str | None = None


_ASKED_BY_HOUSE = re.compile(r" op verzoek van (?:uw|de) (?:kamer|commissie)")

_PAPERS = (
    "brief", "rapport", "rapportage", "evaluatie", "overzicht", "reactie", "antwoord", "antwoorden",
    "notitie", "planning", "terugkoppeling", "uitwerking", "plan", "bericht", "voorstel", "voorstellen",
    "stuk", "stukken", "informatie", "agenda", "verslag", "monitor", "nota", "onderzoek", "visie", "wet",
    "uitsluitsel", "tijdlijn", "lijst", "relaas", "memo", "factsheet", "document", "documenten", "gegevens",
    "doorlichting", "raming", "appreciatie", "toelichting", "duidelijkheid", "afschrift", "beantwoording",
    "verkenning", "routekaart", "bijlage", "resultaten", "uitkomsten", "bevindingen", "verslagen",
    "brieven", "rapporten", "cijfers", "update",
    "analyse", "stand", "begroting", "aanpak",
)  # fmt: skip
_WISH = pattern(
    r" (?:zou graag willen dat|wil(?:len)? graag dat|hoop(?:t)? dat de (?:<OFFICE>)|verzoekt|(?<!het )(?<!uw "
    r")(?<!dit )(?<!dat )(?<!op )(?<!een )(?<!mijn )(?<!uit )(?<!van )verzoek|(?:wij|zij|ze) (?:\w+ "
    r"){0,2}?verzoeken|(?:verzocht|gevraagd) (?:om )?(?:[^;,]{0,60} )?te (?:mogen )?worden|"
    r"vraagt? de (?:regering|minister)|roept .{0,60}? op|wens(?:t|en) dat|"
    r"(?:wil|willen|wilt|wenst|wensen) (?:te )?worden|(?:leden|fracties?|vragenstellers?|commissie) "
    r"(?:[^;]{0,40}? )?(?:willen|wil|wensen|zouden) (?:\w+ ){0,3}?(?:weten|vernemen)|spreekt uit|"
    r"kennisgenomen van|kennis genomen van|verlangt|"
    r"dringt? .{0,40}? aan|ik vraag "
    r"(?:aan )?(?:de (?:<OFFICE>)|het kabinet|"
    r"de regering|u)|wil .{0,40}? vragen|"
    r"(?:leden|fracties?|lid) (?:[^;]{0,60}? )?(?:vraagt|vragen|verzoeken|verzoekt|zien graag|"
    r"ontvangen graag)|wenselijk (?:is )?dat|zouden graag) "
)


def names_paper(line: Line) -> bool:
    """Whether a letter, report, bill or the like is spoken of."""
    return any(word.endswith(_PAPERS) for word in line.words)


def addresses_house(line: Line) -> bool:
    """Whether the House, a committee or a member is told or sent something."""
    return to_house(line) >= 0 or bool(_ASKED_BY_HOUSE.search(line.text))


_ANEW = re.compile(r" (?:voor het eerst|te beginnen|voortaan|in het vervolg) ")
"""A report that is to come again and again, and begins now, is promised."""


_BY_LAW = re.compile(
    r" (?:volgens|ingevolge|krachtens|op grond van) (?:artikel|art|de wet|het besluit|het protocol|de "
    r"regeling) "
)


def excluded(text: str) -> bool:
    """Whether it is a standing arrangement, an offer or a wish: no promise, whatever its form."""
    return bool(
        (_BY_LAW.search(text) and " ik " not in text and " wij " not in text)
        or (STANDING.search(text) and not _ANEW.search(text))
        or OFFER.search(text)
        or _WISH.search(text)
    )
