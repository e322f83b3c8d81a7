# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a hyphen at the end of a line means: a broken word, a real hyphen, or half of a pair.

The rules are those of Dutch spelling. A hyphen stays before a capital, beside a digit or an abbreviation,
after a few first parts ("niet-", "oud-"), between two adjectives and in a compound whose vowels would run
together ("zee-eend"). "veiligheids- en defensiebeleid" leaves half a word out: the hyphen stays and a space
follows. Everything else is a word broken at a syllable. What the document itself writes elsewhere, whole or
with a hyphen, goes before all rules.
"""

from __future__ import annotations

import re
from enum import Enum


class Seam(Enum):
    """How two lines are put together."""

    SPACE = " "  # with a space
    GLUE = ""  # without a space, all characters kept
    DROP = "drop"  # without a space, the last character of the first line left out


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HYPHENS = "-\u2010\u2011"
_DASHES = "\u2013\u2014"
_TOKEN = re.compile(r"[^\W_](?:[\w'’.\-\u2010\u2011]{0,60}[^\W_])?")
_WORDS = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{1,40}){0,4}")
_PLAIN = str.maketrans("ëïöüäéèêáàâóòôúùûíìî", "eiouaeeeaaaooouuuiii")
_VOWEL = frozenset("aeiouy")
_CONJUNCTIONS = _words(
    "en of tot noch alsmede alsook ofwel danwel respectievelijk resp. en/of c.q. cq t/m versus"
)
_PAIRED = _words("en of tot noch wel alsmede ofwel danwel respectievelijk resp. en/of c.q. cq")
_STANDING = _words(
    "voor na in uit op af aan bij binnen buiten over onder mede boven om door tegen mee toe heen terug "
    "neder land"
)
_PLACES = _words("hier daar waar er")
_FIRST_PARTS = _words(
    "non niet oud vice adjunct aspirant kandidaat interim science evidence single high chef mbo hbo"
    " vmbo ov ibo cao aow "
    "wao ict uwv azc avg ngo wmo awb wiv ozb lhbti"
)
_WHOLE_AFTER = re.compile(r"(?:heid|temin|ste\b|jaar|stelling|tijds)")  # niettemin, oudheid
_FORMER = re.compile(
    r"(?:minister|premier|president|partner|gedetineerd|militair|voorzitter|kamerlid|ante\b|post\b|staats)"
)
_SIDES = re.compile(r"(?:extrem|radica|terror|popul|rechts|links|autorit|nationalis|liberal)")
_BETWEEN = _words("op en aan in de het met naar of meer dan te tot uit")
_BORROWED = _words("off offs up ups out use based how finding")
_RUN_TOGETHER = _words("groenlinks christenunie prorail vluchtelingenwerk tennet")
_CLASHES = _words("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu")
_BOUND = _words("be ge re co pre tri bi zo")
_ENDINGS = re.compile(
    r"(?:e[lrns]?$|ele?n?$|elisch|ien|eel|eerde?n?$|eren|eert|ering|eur|isch|is[mt]|iteit|ine[ns]?$|um|ologi|aal|aire?$"
    r"|en(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))"
)
_COMPOUNDING_I = _words("mini maxi taxi anti multi semi ski alibi juni juli")
_ADJECTIVE = re.compile(r"(?:(?:isch|lijk|[a-z]{3}(?:aal|eel|iel|air|iek))e?|publieke?|privaat|private)$")
_GENERAL = re.compile(r"(?:generaal|generale|president)")


class Words:
    """The words of a document, accents left off; made when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is None:
            found = set(_WORDS.findall(self._text.lower()))
            self._words = frozenset(word.translate(_PLAIN) for word in found)
        return word.lower().translate(_PLAIN) in self._words


NO_WORDS = Words("")


def seam(left: str, right: str, spaced: bool = False, words: Words = NO_WORDS) -> Seam:
    """How the line `left` goes on in the line `right`; both are stripped and not empty.

    `spaced` says that white space stood after `left` in the source.
    """
    last = left[-1]
    if last in HYPHENS:
        return _after_hyphen(left, right, spaced, words)
    if len(left) < 2 or left[-2].isspace():
        return Seam.SPACE
    if last in _DASHES:
        return Seam.GLUE if left[-2].isdigit() and right[0].isdigit() else Seam.SPACE
    if last == "/":
        return Seam.GLUE
    return Seam.SPACE


def _after_hyphen(left: str, right: str, spaced: bool, words: Words) -> Seam:
    if len(left) < 2 or not (left[-2].isalnum() or left[-2] in ").'’"):
        return Seam.SPACE  # a dash, or the end of something that is not a word
    before = left[:-1].split()
    token = before[-1]
    match = _TOKEN.match(right)
    if "://" in token or token.startswith("www.") or match is None:
        return Seam.GLUE
    stem, rest = token.rpartition("(")[2], match.group()
    known = _known(stem, rest, words)
    if known is not None:
        return known
    if right.startswith("dan wel ") or _is_half(before, right.split(None, 1)[0], spaced):
        return Seam.SPACE
    return Seam.GLUE if _is_real(left, stem.lstrip("\"'“‘„"), rest) else Seam.DROP


def _known(stem: str, rest: str, words: Words) -> Seam | None:
    """What the document itself writes elsewhere."""
    head, tail = stem.rpartition("-")[2], rest.partition("-")[0]
    if head + tail in words:
        return Seam.DROP
    return Seam.GLUE if f"{head}-{tail}" in words else None


def _is_half(before: list[str], following: str, spaced: bool) -> bool:
    """Half a word of a pair: "veiligheids- / en defensiebeleid", or "voor en na- / zorg" with a space after
    it.
    """
    word = following.lower()
    if word in _CONJUNCTIONS:
        half = before[-1].lower()
        if word == "en" and half[-1] == "i" and half not in _COMPOUNDING_I:
            return False  # financi-/en: few words end in -i
        return not (word == "tot" and half in _PLACES)
    paired = len(before) > 1 and before[-2].lower() in _PAIRED
    return spaced and paired and before[-1].lower() in _STANDING


def _is_real(left: str, stem: str, rest: str) -> bool:
    if left[-1] == "\u2011" or stem[-1:].isdigit() or rest[0].isdigit() or stem[-1:] in ").'’":
        return True
    if rest[0].isupper():
        together = (stem + rest).lower() in _RUN_TOGETHER
        return not together and not (stem.isupper() and rest[:2].isupper() and _shouts(left))
    part = stem.rpartition("-")[2]
    if len(part) < 2 or not part[1:].islower() or not _has_vowel(part) or not _has_vowel(rest):
        return True
    return _is_compound(part.lower(), rest, "-" in stem)


def _is_compound(part: str, rest: str, linked: bool) -> bool:
    """Whether Dutch writes a hyphen between these two parts; `linked`: one stands before them already."""
    if part in _FIRST_PARTS and _WHOLE_AFTER.match(rest) is None:
        return True
    if (part == "ex" and _FORMER.match(rest)) or (
        part in ("rechts", "links", "centrum") and _SIDES.match(rest)
    ):
        return True
    if rest in _BORROWED or (linked and part in _BETWEEN):
        return True
    following, _, more = rest.partition("-")
    if more and following in _BETWEEN:
        return True  # staakt-het-vuren
    return _joins_adjectives(part, rest) or _clashes(part, rest)


def _shouts(line: str) -> bool:
    """Whether the line is printed in capitals, as a heading is."""
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 11 and sum(letter.isupper() for letter in letters) > 0.9 * len(letters)


def _has_vowel(word: str) -> bool:
    return any(letter in _VOWEL for letter in word.lower().translate(_PLAIN))


def _joins_adjectives(part: str, rest: str) -> bool:
    if _GENERAL.match(rest):
        return True  # secretaris-generaal, minister-president
    return len(part) > 5 and _ADJECTIVE.search(part) is not None and _ADJECTIVE.search(rest) is not None


def _clashes(part: str, rest: str) -> bool:
    """Whether vowels would run together in a compound.

    In a word that is none ("co-operatie") they get a diaeresis.
    """
    pair = part[-1] + rest[0]
    if pair not in _CLASHES or part in _BOUND or _ENDINGS.match(rest):
        return False
    if pair == "ie":
        return part in _COMPOUNDING_I
    return len(rest) > 2
