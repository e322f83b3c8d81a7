# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the beginning and the end of a paragraph give away: numbers, bullets, headings, finished sentences.

Shared by the readers; everything here looks at one piece of text and knows nothing of the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Style(Enum):
    """How a label is written."""

    BULLET = "bullet"
    NUMBER = "number"  # 1. 1) (1) 4.9
    LETTER = "letter"  # a. a) (a)
    CAPITAL = "capital"  # A. A)
    ROMAN = "roman"  # i. iv) (ii)
    ROMAN_CAPITAL = "roman-capital"  # II. IV)


@dataclass(frozen=True, slots=True)
class Opening:
    """A label at the beginning of a text; `rest` is where the words after it begin.

    `label` is without its dots and brackets; `form` is what stands around it (".", ")", "()" or "").
    `value` counts within the style: 3 for "3.", "c)" and "iii."; the last number for "4.9". `depth` is 2
    for "4.9".
    """

    label: str
    style: Style
    rest: int
    form: str = ""
    value: int = 0
    depth: int = 1


BULLETS = "-–—•◦▪■□●○‣∙·*➢✓❖►\uf0b7\uf0a7"
_BULLET = re.compile(rf"([{re.escape(BULLETS)}]|o(?= +[A-Z\"“‘(]))\s{{1,9}}(?=\S)")
_NUMBER = re.compile(r"(\(?)(\d{1,3}(?:\.\d{1,3}){0,5})(\.\)|[.)]?)(?:\s{1,40}|(?<=[.)])(?=[A-Z]))(?=\S)")
_LETTER = re.compile(r"(\(?)([a-z]|[A-Z]|[ivxl]{2,7}|[IVXL]{2,7})([.)]|°\.?)\s{1,20}(?=\S)")
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})$")
_MONTH = re.compile(
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b", re.I
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:nrs?|blz|p|pp|art|artt|d\.d|mr|mw|dhr|dr|drs|prof|ing|ir|mevr|resp|st|bijv|bv|ca|vgl|vs|zgn|incl|excl"
    r"|ten ?min|max|min|evt|o\.a|o\.m|m\.b\.t|m\.n|t\.a\.v|t\.b\.v|t\.g\.v|i\.v\.m|i\.h\.k|n\.a\.v"
    r"|c\.q|e\.a|jhr|gen|kol|lt|"
    r"Stb|Stcrt|Trb|Kamerst|Hand|afd|par|hfst|bijl|fig|tab|tel|ed|red|sub|cie|min|o\.l\.v|a\.d|t/m)\.$|(?:^|[\s(.])[A-Z]\.$",
    re.IGNORECASE,
)
_STOPS = ".!?:;…"
_CLOSERS = "\"'”’»)]"
_FORMULA = re.compile(
    r"(?:gehoord (?:de|hebbende)|(?:tevens |voorts |verder )?(?:constaterende|overwegende"
    r"|in aanmerking nemende)\b|van (?:mening|oordeel)"
    r"|spreekt (?:uit|als|zijn|haar|de)|verzoekt|roept (?:de|het)|nodigt|draagt|besluit"
    r"|en gaat over tot de orde)",
)


def opening(text: str) -> Opening | None:
    """The number, letter or bullet that the text begins with, if any."""
    first, second = text[:1], text[1:2]
    if second.isalpha() and first not in "(ivxlIVXL":
        return None  # most lines: a word
    if first.isdigit() or (first == "(" and second.isdigit()):
        return _numbered(text)
    if first in BULLETS or text.startswith("o "):
        match = _BULLET.match(text)
        return Opening(match.group(1), Style.BULLET, match.end()) if match else None
    if (second and second in ".)°") or first in "(ivxlIVXL":
        return _lettered(text)
    return None


def _numbered(text: str) -> Opening | None:
    match = _NUMBER.match(text)
    if match is None:
        return None
    left, label, right = match.groups()
    numbers = label.split(".")
    if left and not right.endswith(")"):
        return None
    if not right and (len(numbers[0]) > 2 or (len(numbers) == 1 and not _begins_heading(text, match.end()))):
        return None
    if len(numbers) > 1 and len(numbers[-1]) == 3 and not right:
        return None  # 1.250 euro
    return Opening(
        label, Style.NUMBER, match.end(), "()" if left else right[:1], int(numbers[-1]), len(numbers)
    )


def _begins_heading(text: str, at: int) -> bool:
    return text[at].isupper() and _MONTH.match(text, at) is None


def _lettered(text: str) -> Opening | None:
    match = _LETTER.match(text)
    if match is None:
        return None
    left, label, right = match.groups()
    if (left and right != ")") or (label.isupper() and _is_initial(text, match.end())):
        return None
    form = "()" if left else right[:1]
    low = label.lower()
    if len(low) > 1:
        value = roman(low)
        style = Style.ROMAN_CAPITAL if label.isupper() else Style.ROMAN
        return Opening(label, style, match.end(), form, value) if value else None
    style = Style.CAPITAL if label.isupper() else Style.LETTER
    return Opening(label, style, match.end(), form, ord(low) - ord("a") + 1)


def _is_initial(text: str, at: int) -> bool:
    """ "A. Pechtold", "A. van der Berg": a name and nothing more."""
    words = text[at:].split()
    return text[1:2] == "." and len(words) < 5 and all(len(word) < 4 for word in words[:-1])


def roman(label: str) -> int:
    """The value of a roman number in small letters up to 39, or 0."""
    match = _ROMAN.match(label)
    if match is None or not label:
        return 0
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix").index(match.group(2))
    return 10 * len(match.group(1)) + ones


def ends_sentence(text: str) -> bool:
    """Whether a sentence, clause or introduction ends here (". ! ? : ;"), and not an abbreviation."""
    last = text[-1:]
    if last in _CLOSERS and last:
        text = text[-8:].rstrip(_CLOSERS)
        last = text[-1:]
    if not last or last not in _STOPS:
        return False
    return last != "." or _ABBREVIATION.search(text[-12:]) is None


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DANGLING = _words(
    "de het een van en of in op met voor te aan bij door om tot uit over onder nr nr. nrs. nummer nummers "
    "artikel artikelen art. lid leden punt punten vraag vragen hoofdstuk paragraaf bijlage week dag"
    " bladzijde blz. "
    "p. motie item items stuk ten der den naar dat die"
)


def dangles(text: str) -> bool:
    """Whether the last word cannot be the last of a paragraph ("van", "artikel"): a number after it is no
    label.
    """
    return text[-12:].rsplit(None, 1)[-1].lower() in _DANGLING


def begins_low(text: str) -> bool:
    """Whether the text begins with a small letter, so that it goes on from something."""
    first = text[0]
    return first.islower() or (first in "(\"'“‘„«" and text[1:2].islower())


def is_formula(text: str) -> bool:
    """Whether the text begins as a clause of a motion does ("overwegende dat", "verzoekt de regering")."""
    return text[0] in "gtvcoisrndeb" and _FORMULA.match(text) is not None


_HEADING_WORDS = re.compile(
    r"(?i:(?:inleiding|aanleiding|samenvatting|achtergronde?n?|conclusies?|tot slot|slot|aanbevelingen"
    r"|toelichting|kernpunten|advies|besluit|geadviseerd besluit|vervolg|vervolgstappen|probleemstelling"
    r"|bevindingen|reactie|inhoud|inhoudsopgave|voorwoord|vragen|antwoorden|politieke context|krachtenveld"
    r"|communicatie|planning|financiën|literatuur|bronnen|noten|leeswijzer|bijlagen?)"
    r"|(?:antwoord(?: op)? )?(?:de )?(?:vraag|vragen|antwoord) \d{1,3}(?:(?:,| en| t/m|/)? ?\d{1,3}){0,9}"
    r"|(?:bijlage|hoofdstuk|deel|artikel|paragraaf) (?:\d{1,3}[a-z]?|[ivxl]{1,5}"
    r"|[a-z]))(?:[:.]? (?=[A-Z]).{1,80})?"
)


def is_heading_word(text: str) -> bool:
    """Whether the text is a conventional heading and nothing more ("Inleiding", "Bijlage 2: Begrippen")."""
    if len(text) > 100 or text[-1:] in (".", ";", ","):
        return False
    return _HEADING_WORDS.fullmatch(text.rstrip(":")) is not None


def is_heading_text(text: str) -> bool:
    """Whether these words, after their number, can be a heading: short, begun with a capital, not a
    sentence.
    """
    if not text or len(text) > 120 or text.count(" ") > 16 or text[-1] in ".;,:":
        return False
    first = text[0] if text[0] not in "\"'“‘„(" else text[1:2]
    return (first.isupper() or first.isdigit()) and _MONTH.match(text) is None


_NUMBERED_PAPER = re.compile(r"Nr\. {1,3}(?:\d{1,4}|[A-Z]{1,3}) {1,5}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SMALL = re.compile(r"[a-z]{2}").search


def is_shouted(text: str) -> bool:
    """Whether the text is in capitals, as the headings of parliamentary papers are ("Nr.

    8 BRIEF VAN ...").
    """
    if len(text) > 250 or _SMALL(text):
        return False
    match = _NUMBERED_PAPER.match(text)
    words = _LETTERS.findall(text, match.end() if match else 0)
    if not words or not all(word.isupper() for word in words):
        return False
    long = [word for word in words if len(word) > 3]
    return len(long) > 1 or (len(long) == 1 and (len(words) > 1 or len(long[0]) > 5))
