# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The grammar of a parliamentary paper: a dossier, with a chapter or a suffix, and numbers in it.

Dossiers are printed with five digits, spaced or dotted ("33 694", "33.344"); a budget chapter or the
suffix of an EU council follows after a space, dot, hyphen, nothing, or "hoofdstuk". The number of a
kingdom act, "(R2064)", belongs to no identifier and is passed over. Dossiers of the Eerste Kamer's own
have a roman number.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from samenhang.marking.references.grammar import (
    DASH,
    EERSTE_KAMER,
    MONTH,
    NUMBER,
    YEAR,
    Numbered,
    compact,
    listed,
    mark,
    pages,
    parliamentary_year,
)
from samenhang.model import Mark

# I to XXIII with A or B, or one letter: the chapters of the budget
_CHAPTER = r"(?:X{0,2}(?:IX|IV|V?I{0,3})[AB]?(?<=[IVXAB])|[A-HJ-M])(?![\w’'])"
_FIVE = r"(?:\d\d[\s.]?\d{3}|0{2,4}[1-9]\d{0,2})(?!\d)"
# the councils of the EU exist only with a suffix; elsewhere a suffix shows by the number that follows it
_COUNCIL = rf"(?:(?<=21501)|(?<=21[\s.]501))\s{{0,2}}{DASH}\s{{0,2}}(?P<u>\d\d)(?!\d)"
_PART = (
    rf"(?:{_COUNCIL}|(?P<sep>{DASH}|[\s.]|[\s,]{{0,2}}(?i:hoofdstuk|hfdst\.?|hfst\.?)\s{{0,2}}|)(?P<c>{_CHAPTER})"
    rf"|{DASH}(?P<s>\d{{1,2}})(?=\s?{DASH}\d|,?\s{{0,3}}(?:[Nn]rs?|nummers?|no)\b|,\s{{0,2}}[A-Z]{{1,2}}\b))"
)
_OTHER_PART = rf"(?:(?:{DASH}|\s)(?:{_CHAPTER})|{DASH}\d\d(?!\d))"
_KINGDOM = r"(?:\s?\(R\s?(?P<r>\d{3,4})\)|[\s-]R(?P<r2>\d{4})(?!\d))"
_NR = r"(?P<nr>[Nn][Rr][Ss]?|(?i:nummers?|letters?)|[Nn]os?|n°|Nr|#)(?![a-z])\s?[.:]?\s{0,3}"
_JOINT = rf"\s{{0,2}}(?:,|;|/|&|en)\s{{0,2}}{_FIVE}{_OTHER_PART}?"
_LEADER = r"\s?[,;:.]?\s{0,3}(?:(?:onder|stuk|met)\s{1,2})?"

PAPER = re.compile(
    rf"(?P<d>{_FIVE}){_PART}?{_KINGDOM}?(?P<joint>(?:{_JOINT}){{0,6}})"
    rf"(?:{_LEADER}{_NR}(?P<n>{NUMBER})|{DASH}(?P<h>{NUMBER})|(?P<k>,\s{{0,2}}|\s|/)(?P<l>{NUMBER})"
    rf"(?!\s?(?:%|{MONTH}|euro|mil|[A-Z]{{2}}\b)))?"
)
_OWN = re.compile(
    rf"(?P<d>[CLXVI]{{1,9}})(?![\w.])[,\s]{{1,3}}(?:{_NR})?(?P<n>[A-Z]{{1,2}}(?![\w’'.-])|\d{{1,3}}[a-z]?(?!\w))"
)
_BRACKETED = re.compile(r"\s?\((\d{1,3}[a-z]?)(?!\w)((?:,\s?\d{1,3}[a-z]?(?!\w)){0,20})\)")
# dossiers of the Eerste Kamer's own have no year in their identifiers from LXXXVII on
_LATE_ROMAN = re.compile(r"C|XC|LXXXVII|LXXXIX")
_AGAIN = re.compile(rf"\)?\s{{0,2}}[;,]\s{{0,2}}(?:en\s)?(?:{YEAR}[,\s]{{1,3}})?(?={_FIVE})")
_OTHERS = re.compile(rf"{_FIVE}{_OTHER_PART}?")


class Lead(NamedTuple):
    """What stands before the dossier: where the citation starts, and what it says of chamber and year."""

    start: int
    rule: str
    chamber: str | None = None
    year: str | None = None
    annex: bool = False
    worded: bool = True  # a word such as "Kamerstuk" says that a paper follows


def identifiers(dossier: str, number: str, lead: Lead, kingdom: str | None = None) -> list[str]:
    """The identifiers a citation can mean, the likeliest first.

    Eerste Kamer papers carry the parliamentary year up to and including 2009-2010.
    """
    plain = f"kst-{dossier}-{number}"
    found = [plain]
    year = compact(lead.year)
    old_style = number[0].isdigit() and number[-1].islower() and lead.chamber is None
    if year and int(year[:4]) <= 2009 and (lead.chamber == EERSTE_KAMER or old_style):
        found = [f"kst-{year}-{dossier}-{number}", plain]
        if not dossier[0].isdigit():
            padded = f"kst-{year}-{dossier.rjust(5, '0')}-{number}"
            found = (
                [found[0], padded, plain] if _LATE_ROMAN.match(dossier) is None else [plain, found[0], padded]
            )
        elif dossier[-1] in "FG" and dossier[5:6] == "-":
            glued = f"kst-{year}-{dossier[:5]}{dossier[6:]}-{number}"
            found.insert(0 if year < "20072008" else 1, glued)
    if kingdom is not None:
        found.append(f"kst-{dossier}-R{kingdom}-{number}")
    return found


def read(text: str, position: int, lead: Lead) -> list[Mark]:
    """The papers cited from `position` on, where the dossier must stand; empty where none does."""
    marks = _read_one(text, position, lead)
    while marks and lead.worded and text[marks[-1].end : marks[-1].end + 1] in ("", ")", ";", ",", " "):
        again = _AGAIN.match(text, marks[-1].end) if len(marks) < 200 else None
        if again is None:
            break
        year = parliamentary_year(again) or lead.year
        more = _read_one(text, again.end(), lead._replace(start=again.end(), year=year))
        if not more or "number" not in more[0].value:
            break
        marks.extend(more)
    return marks


def _read_one(text: str, position: int, lead: Lead) -> list[Mark]:
    found = PAPER.match(text, position)
    if found is None:
        return _own_dossier(text, position, lead)
    dossier = dossier_of(found)
    number = _number(found, lead)
    if number is None:
        return _without_number(text, found, dossier, lead)
    kingdom = found["r"] or found["r2"]
    others = [plain_dossier(other) for other in _OTHERS.findall(found["joint"])] if found["joint"] else []
    nr = found["nr"]
    plural = found["l"] is not None if nr is None else nr[-1] in "sS"
    start = lead.start
    marks = []
    for item in listed(text, number, plural):
        ids = identifiers(dossier, item.number, lead, kingdom)
        for other in others:
            ids += identifiers(other, item.number, lead)
        marks.append(_paper(lead, (start, item), dossier, ids, others))
        start = -1
    return marks


def _number(found: re.Match[str], lead: Lead) -> tuple[str, int, int] | None:
    """The number the citation names, if it names one: (number, start, end)."""
    for group in ("n", "h", "l"):
        if found[group] is None:
            continue
        if group == "l" and not _may_stand_alone(found, lead):
            return None
        return found[group], found.start(group), found.end(group)
    if found["c"] and found["sep"].isspace() and lead.chamber == EERSTE_KAMER and lead.worded:
        return found["c"], found.start("c"), found.end("c")
    return None


_CLOSING = frozenset((")", ";", ""))
"""What closes "Kamerstuk 29 628, 480", so that the last number is that of the paper."""


def _may_stand_alone(found: re.Match[str], lead: Lead) -> bool:
    """Whether a number without "nr." is one: "31 145, AA", "31459, 22", "31145 AA", "31700.VIII, 32"."""
    if found["k"][0] == "," and (found["l"].isalpha() or lead.year or found["c"]):
        return lead.worded or found["c"] is not None or found["l"].isalpha()
    if found["l"].isalpha():
        return lead.chamber == EERSTE_KAMER
    closed = found["k"][0] == "," and found.string[found.end() : found.end() + 1] in _CLOSING
    return lead.worded and (found["k"] == "/" or (closed and lead.rule == "kamerstuk"))


def dossier_of(found: re.Match[str]) -> str:
    """ "36410-VII" for any spelling of it, in a match of PAPER."""
    return _dossier(*found.group("d", "c", "s", "u"))


@lru_cache(2048)
def _dossier(printed: str, chapter: str | None, suffix: str | None, council: str | None) -> str:
    digits = printed[:2] + printed[-3:] if len(printed) > 5 else printed
    part = chapter or suffix or council
    return f"{digits}-{part}" if part else digits


def plain_dossier(printed: str) -> str:
    """ "31015" for "31 015", "36410-XVI" for "36 410 XVI"."""
    digits = re.sub(r"\D", "", printed[:6])[:5]
    part = re.search(r"(?:[A-Z]{1,6}|(?<=[-–—‑‐−])\d\d)$", printed)
    return f"{digits}-{part[0]}" if part else digits


def _without_number(text: str, found: re.Match[str], dossier: str, lead: Lead) -> list[Mark]:
    bracketed = _BRACKETED.match(text, found.end("d")) if lead.chamber == EERSTE_KAMER else None
    if bracketed:
        return _in_brackets(bracketed, dossier, lead)
    if not lead.worded or text.find("\n", lead.start, found.end("d")) >= 0:  # the head of a paper
        return []
    end = max(map(found.end, ("d", "c", "r", "s", "u")))
    end += text[end : end + 1] == ")" and found["r"] is not None
    return [dossier_mark((lead.start, end), dossier, lead, 0.95)]


def _in_brackets(bracketed: re.Match[str], dossier: str, lead: Lead) -> list[Mark]:
    """ "26 855 (250, 250a)": one paper each."""
    start = lead.start
    marks = []
    for part in re.finditer(r"\d{1,3}[a-z]?", bracketed[0]):
        item = Numbered(part[0], bracketed.start() + part.start(), bracketed.start() + part.end())
        marks.append(_paper(lead, (start, item), dossier, identifiers(dossier, part[0], lead), []))
        start = -1
    return marks


def dossier_mark(span: tuple[int, int], dossier: str, lead: Lead, score: float) -> Mark:
    """A dossier cited as a whole."""
    value: dict[str, object] = {"form": "dossier", "target": f"dossier/{dossier}", "dossier": dossier}
    _complete(value, lead)
    return mark(lead.rule, *span, value, score)


def _own_dossier(text: str, position: int, lead: Lead) -> list[Mark]:
    found = _OWN.match(text, position) if lead.chamber == EERSTE_KAMER else None
    if found is None:
        return []
    page, end = pages(text, found.end("n"))
    number = Numbered(found["n"], found.start("n"), end, page)
    return [_paper(lead, (lead.start, number), found["d"], identifiers(found["d"], found["n"], lead), [])]


_REPRINT = re.compile(r"\s{0,2}\((?:(\d)e\s)?herdruk\)")


def _paper(lead: Lead, place: tuple[int, Numbered], dossier: str, ids: list[str], others: list[str]) -> Mark:
    start, item = place
    value: dict[str, object] = {"form": "kamerstuk", "target": ids[0], "dossier": dossier}
    value["number"] = item.number
    if others:
        value["dossiers"] = [dossier, *others]
    if len(ids) > 1:
        value["candidates"] = ids
    if item.page:
        value["page"] = item.page
    _complete(value, lead)
    score = (0.97 if lead.worded else 0.9) * (0.9 if others else 1.0)
    return mark(lead.rule, item.start if start < 0 else start, item.end, value, round(score, 3))


def _complete(value: dict[str, object], lead: Lead) -> None:
    if lead.chamber:
        value["chamber"] = lead.chamber
    if lead.year:
        value["year"] = lead.year
    if lead.annex:
        value["annex"] = True


def with_reprint(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks, where "(herdruk)" follows the last one with the identifier of that reprint."""
    found = (
        _REPRINT.match(text, marks[-1].end)
        if marks and text[marks[-1].end : marks[-1].end + 2] == " ("
        else None
    )
    if found is None or "number" not in marks[-1].value:
        return marks
    last = marks[-1]
    suffix = f"-h{found[1] or 1}"
    ids = [str(i) for i in last.value.get("candidates", [last.value["target"]])]
    value = dict(last.value) | {"target": ids[0] + suffix, "candidates": [i + suffix for i in ids] + ids}
    return [*marks[:-1], replace(last, end=found.end(), value=value)]
