# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small words that all citations share: years, dashes, pages, numbers in a list.

Everything here is bounded: no repetition without a limit, so that a hostile text costs no more than a
friendly one. White space includes line feeds and the no-break and thin spaces of print.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from samenhang.marking.scanner import marked
from samenhang.model import Mark, MarkKind

DASH = "[-–—‑‐−]"
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
MONTH = "(?:" + "|".join(MONTHS) + ")"
TWEEDE_KAMER = "tweede-kamer"
EERSTE_KAMER = "eerste-kamer"
VERENIGDE_VERGADERING = "verenigde-vergadering"

# 2015-2016, 2015–16, 2015/16, '08/'09, 1985/- 86, or a single 2019
YEAR = (
    rf"(?:(?P<y1>(?:19|20)\d\d)(?:\s?(?:{DASH}|/){{1,2}}\s{{0,2}}(?P<y2>(?:19|20)\d\d|\d\d)(?!\d))?"
    rf"|['’‘´`](?P<y3>\d\d)\s?(?:{DASH}|/)\s?['’‘´`]?(?P<y4>\d\d))(?!\d)"
)

_PAGES = re.compile(
    rf"(?:[\s,(]{{0,3}}|\s{DASH}\s)(?i:pp?|blzn?|pag|bladzijden?|pagina(?:['’]?s)?)(?![a-z])\s?\.?\s{{0,2}}"
    rf"(?P<p>\d{{1,5}}(?!\d)(?:\s?(?:{DASH}|/|,\s?(?!en)|\ben\b|t/m)\s?\d{{1,5}}(?!\d)(?!\.\d{{3}})(?!\s\d{{3}})"
    rf"(?!\s{MONTH})){{0,8}})"
    rf"(?:\s?e\.?\s?v\.?(?![a-z]))?\)?"
)

# 12, 188b, 18A, AA: the number of a paper in its dossier
NUMBER = r"(?:\d{1,4}(?!\d)(?:[a-zA-Z](?![\w]))?(?![\w])|[A-Z]{1,3}(?![\w’']))(?![.,]?\d)(?!\s\d{3}(?!\d))"
_NR = r"(?i:nrs|nr|nummers|nummer|letters|letter|nos|no|n°)(?![a-z])\s?[.:]?\s{0,3}"

_NEXT = re.compile(
    rf"\s{{0,2}}(?:(?P<range>{DASH}|t/m|tot\sen\smet)\s{{0,2}}"
    rf"|(?:[,;]\s{{0,2}}(?:en\s{{1,2}})?|en\s{{1,2}}|alsmede\s{{1,2}}|&\s?)(?:(?:(?:stuk|was)\s)?(?P<nr>{_NR}))?)"
    rf"(?P<n>\d{{1,4}}(?!\d)[a-z]?(?!\w)(?![.,]\d)(?!\s\d{{3}}(?!\d))|[A-Z]{{1,2}}(?![\w’'.-]))"
    rf"(?!\s?(?:%|{MONTH}|euro|mil))"
)
_ENDS = re.compile(r"\s{0,2}(?:[).,;:\]]|$|\()")
_GOES_ON = re.compile(r"(?:,\s{0,2}\d{1,4}){0,6}\s{1,2}en\s{1,2}\d{1,4}(?:[).,;:\]]|$)")
"""What follows a number of a list that "en" closes: "nr. 610, 611 en 615"."""


class Numbered(NamedTuple):
    """One number of a list, with where it stands and the pages that follow it."""

    number: str
    start: int
    end: int
    page: str | None = None


_REFERENCE = MarkKind.REFERENCE


def mark(rule: str, start: int, end: int, value: Mapping[str, Any], score: float) -> Mark:
    """A reference mark; the rule is named after what it finds."""
    return marked(_REFERENCE, start, end, rule, value, score)


def parliamentary_year(found: re.Match[str]) -> str | None:
    """ "2015-2016" for any spelling of it; None where the two years do not follow each other.

    A single year stands for itself ("2019"): it says too little to name a parliamentary year.
    """
    return spelled_year(*found.group("y1", "y2", "y3", "y4"))


@lru_cache(1024)
def spelled_year(
    first: str | None, second: str | None, short: str | None = None, short_next: str | None = None
) -> str | None:
    """The parliamentary year of two years, or of two short years."""
    if short:
        first = ("19" if int(short) > 50 else "20") + short
        second = short_next
    if not first or not second:
        return first
    following = str(int(first) + 1)
    return f"{first}-{following}" if following.endswith(second) else None


def compact(year: str | None) -> str | None:
    """ "2015-2016" as identifiers have it, "20152016"; None for anything else."""
    return year[:4] + year[5:] if year and len(year) == 9 else None


def pages(text: str, position: int) -> tuple[str | None, int]:
    """The pages cited at `position` ("7-8") and where they end; (None, position) where there are none."""
    # a page reference starts within four characters with a p or a b; most positions fail here
    window = text[position : position + 4].lower()
    if "p" not in window and "b" not in window:
        return None, position
    found = _PAGES.match(text, position)
    if found is None:
        return None, position
    end = found.end()
    if text[end - 1] == ")" and "(" not in text[position:end]:
        end -= 1
    return re.sub(r"\s?[–—‑‐−-]\s?", "-", found["p"]).replace("\n", " "), end


def listed(text: str, first: tuple[str, int, int], plural: bool) -> list[Numbered]:
    """The numbers of a list: "520 en 548", "1–3", "4, p. 12 en 13, en nr. 6".

    `first` is the first number with its start and end. After a singular "nr." a further bare number
    belongs to the list only where the list is closed by punctuation right after it. At most 60 numbers.
    """
    number, start, end = first
    page, stop = pages(text, end)
    found = [Numbered(number, start, stop, page)]
    while text[stop : stop + 1] in _CONTINUES and len(found) < 60:
        following = _NEXT.match(text, stop)
        if following is None or not _belongs(text, following, number, plural):
            break
        between = _between(number, following) if following["range"] else ()
        page, stop = pages(text, following.end())
        found.extend(Numbered(middle, start, stop) for middle in between)
        number, start = following["n"], following.start("n")
        found.append(Numbered(number, start, stop, page))
    return found


_CONTINUES = frozenset(" \n\t,;-–—‑&/\u00a0\u2009\u202f")


def _belongs(text: str, found: re.Match[str], number: str, plural: bool) -> bool:
    following = found["n"]
    if following[0].isdigit() != number[0].isdigit():
        return bool(found["nr"])
    if found["nr"]:
        return True
    if found["range"]:
        rising = not following.isdigit() or not number.isdigit() or int(following) > int(number)
        return rising and (plural or _ENDS.match(text, found.end()) is not None)
    return (
        plural or _ENDS.match(text, found.end()) is not None or _GOES_ON.match(text, found.end()) is not None
    )


def _between(number: str, found: re.Match[str]) -> list[str]:
    """The numbers a range leaves out; none where it is too long to be meant one by one."""
    if not (number.isdigit() and found["n"].isdigit()):
        return []
    low, high = int(number), int(found["n"])
    return [str(middle) for middle in range(low + 1, high)] if high - low <= 50 else []
