# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the heading of a paper says of the motion under it: number, dossier, the number it had, movers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from samenhang.marking.movers import apart, several, titled

BEFORE = 5_000  # characters of a paper's heading (bills have long titles, budgets come together)

_SMALL = re.compile(r"(?!c\.\s?s)\b[A-Z]?[a-z]")
DOSSIER = (
    r"(?P<dossier>\d{2}[ .\u00a0]?\d{3}(?:(?=[\s-]{0,3}+\()\s?-?\s?\(\s?R\s?\d{3,4}\s?\))?"
    r"(?:\s{0,3}+-\s{0,3}\d{2}(?!\d)|[\s-]{1,3}(?:[IVX]{1,6}[AB]?|[A-HJ-M])(?![\w.]))?"
    r"(?:\s?\(\s?R\s?\d{3,4}\s?\))?|[CLXVI]{2,9}(?![\w]))"
)
_HEADING = re.compile(
    r"[ \t]{0,8}(?:[Nn][Rr]\.?\s{1,6}(?P<number>\d{1,5})|(?P<letter>[A-Z]{1,3}))"
    r"(?:\s{1,6}HERDRUK\s?\d{0,2})?"
    r"[\s:–-]{1,8}(?P<title>(?:(?:(?!MOTIE\s)[A-Z]{4,12}\s{1,3}){0,3}MOTIE\s[^\n]{2,300}"
    r"(?:\n[ \t]{0,8}[^\na-z]{3,200}(?=\n)){0,4}"
    r"|(?:[Tt]weede\s)?(?:[Nn]ader\s)?(?:[Gg]ewijzigde\s)?[Mm]otie\svan\s[^\n]{2,300}))",
)
_REPLACED = re.compile(
    r"t(?:er\s{1,6}vervanging\s{1,6}van|\.?\s?v\.?\s?v\.?)\s.{0,40}?(?:nr\.?|letter|\d-)\s{0,3}"
    r"(?P<was>\d{1,5}|[A-Z]{1,3})\b",
    re.IGNORECASE | re.DOTALL,
)
_FIRST = re.compile(rf"[ \t]{{0,8}}{DOSSIER}(?=\s)")
_TOP = re.compile(rf"\n(?=[ \t]{{0,8}}[\dCLXVI]){_FIRST.pattern}")


@lru_cache(maxsize=4096)
def normal_dossier(words: str) -> str:
    """ "36 600 VII" and "36600-VII" are 36600-VII; the number of a kingdom act, (R2064), is no part of it."""
    plain = re.sub(r"\(?\s?R\s?\d{3,4}\s?\)?", "", words)
    digits, rest = re.match(r"([\d .\u00a0]*)(.*)", plain, re.DOTALL).groups()  # type: ignore[union-attr]
    number = re.sub(r"\D", "", digits)[:5] if digits.strip() else ""
    chapter = (re.sub(r"\D", "", digits)[5:] + rest).strip(" -\u00a0\n\t()")
    return "-".join(part for part in (number, chapter) if part)


def paper(text: str, start: int, names: list[str]) -> dict[str, Any]:
    """What the heading of a paper says, and the names under it."""
    begin = max(0, start - BEFORE, text.rfind("orde van de dag", max(0, start - BEFORE), start))
    heading = _last_heading(text, max(begin, start - 1_500), start)
    if heading is None:
        return {"movers": names}
    top = _TOP.search(text, max(0, begin - 1), heading.start())
    if begin == 0:
        top = _FIRST.match(text, 0, heading.start()) or top
    title = heading["title"]
    return {
        "number": heading["number"] or heading["letter"],
        "dossier": normal_dossier(top["dossier"]) if top else None,
        "was_number": _replaced(title),
        "movers": _movers(names, title),
    }


def _last_heading(text: str, begin: int, end: int) -> re.Match[str] | None:
    """The heading nearest before a motion."""
    # nearly always that of a paper, the only one in sight; else line by line back
    at = text.rfind("\nNr", begin, end)
    found = _HEADING.match(text, at + 1, end) if at >= 0 else None
    if found and text.find("otie", found.end(), end) < 0 and text.find("MOTIE", found.end(), end) < 0:
        return found
    if text.rfind("MOTIE", begin, end) < 0 and text.rfind("otie", begin, end) < 0:
        return None
    at = end
    while at > begin:
        at = text.rfind("\n", begin, at)
        if at < 0:
            break
        found = _HEADING.match(text, at + 1, end)
        if found:
            return found
    return _HEADING.match(text, begin, end) if begin == 0 or text[begin - 1] == "\n" else None


def _replaced(title: str) -> str | None:
    """The number of the motion that this one replaces, as its heading says."""
    replaced = _REPLACED.search(title)
    return replaced["was"] if replaced else None


def _movers(names: list[str], title: str) -> list[str]:
    """Who signed, else whom the heading names; the heading tells names apart that stand in one line."""
    if len(names) > 1 or (names and (" " not in names[0] or not several(title))):
        return names
    known = titled(_capitals(title))
    return apart(names[0], known) if names else known


def _capitals(title: str) -> str:
    """A heading in capitals without what follows it in the same line ("Voorgesteld 27 maart 2024")."""
    small = _SMALL.search(title) if title[:5].isupper() else None
    return title[: small.start()] if small else title
