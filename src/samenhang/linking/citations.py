# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an identifier to the way the Dutch write it: "Kamerstuk 33763, nr. 141".

Only what an identifier says is written: a Tweede Kamer paper has no year in its identifier and gets none
here. An identifier that no citation can express is cited by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_CHAPTER = r"(?:[IVX]{1,6}[AB]?|[A-M])"
_PAPER = re.compile(
    rf"kst-(?:(?P<y>(?:19|20)\d{{6}})-)?(?P<d>\d{{5}}(?:-(?:{_CHAPTER}|\d\d?)(?=-))?|[CLXVI]{{1,9}}(?=-))"
    r"-(?P<n>\d{1,4}[a-zA-Z]?|[A-Z]{1,3})(?:-h(?P<h>\d))?"
)
_ITEM = re.compile(r"h-(?P<c>tk|ek|vv)-(?P<y>20[1-9]\d{5})-(?P<m>\d{1,3})-(?P<i>\d{1,3})")
_PAGES = re.compile(
    r"h-(?P<c>tk|ek|vv)-(?P<y>(?:19|20)\d{6})-(?:(?P<m>\d{1,3})-)?(?P<a>\d{1,5})-(?P<b>\d{1,5})"
)
_ANSWER = re.compile(r"ah-(?P<c>tk|ek)-(?P<y>(?:19|20)\d{6})-(?P<n>\d{1,5})")
_GAZETTE = re.compile(r"(?P<s>stb|stcrt|trb)-(?P<y>(?:18|19|20)\d\d)-(?P<n>\d{1,6})")
_HOUSES = {"tk": "II", "ek": "I", "vv": "VV"}


def _year(compact: str) -> str:
    return f"{compact[:4]}/{compact[6:]}"


def _paper(found: re.Match[str]) -> str:
    number = found["n"] if found["n"].isalpha() else f"nr. {found['n']}"
    own = not found["d"][0].isdigit()
    lead = (
        f"Kamerstukken I {_year(found['y'])}, "
        if found["y"]
        else ("Kamerstukken I, " if own else "Kamerstuk ")
    )
    reprint = ("" if found["h"] == "1" else f"{found['h']}e ") if found["h"] else ""
    return f"{lead}{found['d']}, {number}" + (f" ({reprint}herdruk)" if found["h"] else "")


def _item(found: re.Match[str]) -> str:
    return f"Handelingen {_HOUSES[found['c']]} {_year(found['y'])}, nr. {found['m']}, item {found['i']}"


def _pages(found: re.Match[str]) -> str:
    meeting = f"nr. {found['m']}, " if found["m"] else ""
    return f"Handelingen {_HOUSES[found['c']]} {_year(found['y'])}, {meeting}p. {found['a']}-{found['b']}"


def _answer(found: re.Match[str]) -> str:
    return f"Aanhangsel Handelingen {_HOUSES[found['c']]} {_year(found['y'])}, nr. {found['n']}"


def _gazette(found: re.Match[str]) -> str:
    return f"{found['s'].capitalize()}. {found['y']}, {found['n']}"


_WRITERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_PAPER, _paper),
    (_ITEM, _item),
    (_PAGES, _pages),
    (_ANSWER, _answer),
    (_GAZETTE, _gazette),
)


def cite(identifier: str) -> str:
    """The Dutch citation of an identifier; the identifier itself where no citation says as much."""
    for shape, write in _WRITERS:
        found = shape.fullmatch(identifier)
        if found and not (shape is _PAGES and _paged_badly(found)):
            return write(found)
    return identifier


def _paged_badly(found: re.Match[str]) -> bool:
    """Identifiers whose numbers are no pair of pages: "-5021-5021-1", "2009-2010, meeting 100, page 8059"."""
    first, last = int(found["a"]), int(found["b"])
    year = int(found["y"][:4])
    return last < first or last - first > 150 or (found["m"] is None) is (year < 1996) or year >= 2009
