# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of people, as Dutch papers print them: where one begins, where it ends, which part is the surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from samenhang.vocabulary.groups import group, groups
from samenhang.vocabulary.members import members, no_names
from samenhang.vocabulary.offices import people
from samenhang.vocabulary.spelling import PREFIXES, key

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŲŸŹŻŽȘȚ"
_LETTER = r"[^\W\d_]"
_BEFORE = r"(?:[Vv][ao]n|[Dd]e[nr]?|[Tt]e[nr]?|['’][tT]|[EeAa]l|[Dd][aiu]|[Ll][ae]|[Ii]n|[Oo]p)"
_CORE = rf"(?:[OD]['’])?[{_UPPER}]{_LETTER}{{1,24}}"
_HYPHENED = rf"{_CORE}(?:-(?:{_BEFORE}\s){{0,2}}{_CORE}){{0,2}}"
_GAP = r"[ \xa0]"
_WHOLE = rf"(?:{_BEFORE}{_GAP}){{0,3}}{_HYPHENED}"
_RUN = re.compile(rf"{_WHOLE}(?:{_GAP}{_WHOLE}){{0,2}}").match
_PART = re.compile(rf"{_BEFORE}|{_HYPHENED}").fullmatch
_MOST_PARTS = 6  # words of a name with its prefixes: "Maria van der Schultz van Haegen"
_SHOUTED = rf"[{_UPPER}'’]{{2,24}}(?:-[{_UPPER}]{{2,24}})?"
_STOPS = r"(?=\s(?:EN|C\.S|TER\sVERV)|,|\s{0,3}$|\n)"
_CAPITALS = re.compile(
    rf"(?:(?:VAN|VON|DEN|DER|DE|TER|TEN|TE|['’]T|EL|AL|IN|OP) ){{0,3}}{_SHOUTED}"
    rf"(?: (?!EN\b|TER\b|OVER\b|C\.S)(?:(?:VAN|DER|DEN|DE|['’]T) ){{0,2}}{_SHOUTED}{_STOPS})?"
).match
_INITIAL = rf"(?:(?:[{_UPPER}]|Ch|Ph|Th|IJ|Kh)\.[ -]?){{1,7}}"
_INITIALS = re.compile(_INITIAL).match
_INITIALS_WHOLE = re.compile(rf"{_INITIAL}").fullmatch
_GROUP = re.compile(r"\s{0,2}\(([^()\n]{2,28})\)").match
_SINGLE = re.compile(r"(?:[Ll]id|[Gg]roep|[Ff]ractie)[ -](?:[^\W\d_]|[ '’/-]){2,24}").fullmatch
_OF_GROUP = re.compile(r"\svan\s(?:de\s|het\s)?(?:fractie\svan\s(?:de\s|het\s)?)?([A-Z0-9][\w-]{1,16})").match


class Name(NamedTuple):
    """A person's name where it stands. `end` includes "(CDA)" where that follows.

    `surname` has its prefixes; `given` and `initials` are "" where they are not printed; `known` tells
    whether the vocabulary has such a surname.
    """

    start: int
    end: int
    surname: str
    given: str = ""
    initials: str = ""
    group: str | None = None
    known: bool = False


@cache
def surnames() -> frozenset[str]:
    """Keys of the surnames that the vocabulary knows: of people in office and of members."""
    found = {key(name) for person in people() for name in (person.name, *person.variants)}
    return frozenset(found | {key(member.name) for member in members()})


@cache
def _member_surnames() -> frozenset[str]:
    return frozenset(key(member.name) for member in members())


def is_member(name: Name) -> bool:
    """Whether the vocabulary has a member of this name."""
    return _key(name.surname) in _member_surnames()


_key = lru_cache(maxsize=8192)(key)


def name_at(text: str, start: int, capitals: bool = False) -> Name | None:
    """The name that begins at `start`, with its group if that follows in brackets, or None.

    `capitals` says that the text around it is set in capitals, as the heading of a motion is.
    """
    begin = start
    if "." in text[start + 1 : start + 3]:
        letters = _INITIALS(text, start)
        begin = letters.end() if letters else start
    run = (_CAPITALS if capitals else _RUN)(text, begin)
    if run is None:
        return None
    split = (_in_capitals if capitals else _split)(run[0])
    if split is None:
        return None
    surname, given, length, known = split
    initials = text[start:begin].strip() if begin > start else ""
    end, group = _group_behind(text, begin + length)
    return Name(start, end, surname, given, initials, group, known)


@lru_cache(maxsize=8192)
def _split(run: str) -> tuple[str, str, int, bool] | None:
    """(surname, given name, length, known) of a run of words that look like a name."""
    words = run.split()
    keys = [_key(word) for word in words]
    given = len(words) > 1 and words[0].lower() not in PREFIXES and keys[0] not in no_names()
    for last in range(len(words), 0, -1):
        for first in (0, 1) if given and last > 1 else (0,):
            if " ".join(keys[first:last]) in surnames():
                return _cut(run, words, first, last, True)
    return _unknown(run, words, keys)


def _unknown(run: str, words: list[str], keys: list[str]) -> tuple[str, str, int, bool] | None:
    """A name that is in no list: its prefixes and one word, or a first name, prefixes and one word."""
    core = next((i for i, word in enumerate(words) if not _leads(word)), 0)
    if keys[core] in no_names() or words[core] in _abbreviations():
        return None
    if core or len(words) == 1:
        return _cut(run, words, 0, core + 1, False)
    last = next((i for i, word in enumerate(words) if i and not _leads(word)), 0)
    if not last or keys[last] in no_names() or words[last] in _abbreviations():
        return _cut(run, words, 0, 1, False)
    return _cut(run, words, 1, last + 1, False)


def _leads(word: str) -> bool:
    """Whether a surname goes on after this word: "van", "Nijkerken-de"."""
    return word.lower().rpartition("-")[2] in PREFIXES


def _cut(run: str, words: list[str], first: int, last: int, known: bool) -> tuple[str, str, int, bool]:
    surname = " ".join(words[first:last])
    length = len(run)
    for word in reversed(words[last:]):
        length = run.rindex(word, 0, length)
    return (surname, " ".join(words[:first]), len(run[:length].rstrip()), known)


@lru_cache(maxsize=8192)
def _in_capitals(run: str) -> tuple[str, str, int, bool] | None:
    """The same for "VAN DER PLAS", given back as "Van der Plas"."""
    words = run.lower().split()
    if _key(words[-1]) in no_names() or all(word in PREFIXES for word in words):
        return None
    printed = [word if word in PREFIXES else _capitalised(word) for word in words]
    first = len(words) > 1 and words[0] not in PREFIXES and _key(run) not in surnames()
    surname = " ".join(printed[first:])
    known = _key(surname) in surnames()
    return (surname[0].upper() + surname[1:], printed[0] if first else "", len(run), known)


def _capitalised(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))


def _group_behind(text: str, end: int) -> tuple[int, str | None]:
    """(end, group) of a name that ends at `end`: "(CDA)" is part of it, "van het CDA" is not."""
    behind = text[end : end + 4]
    if "(" in behind:
        bracket = _GROUP(text, end)
        found = group_named(bracket[1]) if bracket else None
        return (bracket.end(), found) if bracket and found else (end, None)
    if behind == " van":
        of = _OF_GROUP(text, end)
        short = of[1].removesuffix("-fractie") if of else ""
        if short in _abbreviations():
            return (end, group_named(short))
    return (end, None)


@lru_cache(maxsize=1024)
def group_named(spelling: str) -> str | None:
    """The id of the group in brackets behind a name; "Lid Omtzigt" and "Groep Otten" as printed."""
    found = group(spelling)
    if found is not None:
        return found.id
    return spelling if _SINGLE(spelling) else None


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(short for found in groups() for short in (*found.abbreviations, *found.loose))


def name_before(text: str, bracket: int) -> Name | None:
    """The name that ends just before the bracket at `bracket` ("Heerma (CDA)"), without its group."""
    end = bracket - 1 if text[bracket - 1 : bracket] in (" ", "\xa0") else bracket
    for begin in _beginnings(text, end):
        run = text[begin:end]
        split = _split(run)
        if split is None or split[2] < len(run) or (split[1] and _opens(text, begin)):
            continue
        if split[3] or not (text[begin].islower() or _ARTICLE(text, max(0, begin - 6), begin)):
            return Name(begin, end, split[0], split[1], "", None, split[3])
    return None


def _beginnings(text: str, end: int) -> list[int]:
    """Where a name that ends at `end` may begin: at each word that could be a part, longest first."""
    found: list[int] = []
    low = max(0, end - 60)
    at = end
    while at > low and len(found) < _MOST_PARTS:
        first = max(text.rfind(gap, low, at) for gap in " \xa0/\n") + 1
        if not (first > low or low == 0) or not _PART(text, first, at):
            break
        found.append(first)
        if text[first - 1 : first] not in (" ", "\xa0"):
            break
        at = first - 1
    return found[::-1]


_ARTICLE = re.compile(r"\b(?:[Hh]et|[Dd]e|[Ee]en|[Dd]it|[Dd]eze)\s$").search


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here, so that a capital makes no first name: "Volgens Heerma (CDA)"."""
    return start < 2 or text[start - 2] in ".:;!?\n" or text[start - 1] == "\n"


def initials_before(text: str, start: int) -> int | None:
    """Where the initials begin that stand right before `start` ("J.A. Hennis"), or None."""
    if start < 2 or "." not in text[start - 2 : start]:
        return None
    found = None
    at = start
    for _ in range(_MOST_INITIALS):
        first = max(text.rfind(" ", max(0, at - 16), at - 1), text.rfind("\n", max(0, at - 16), at - 1)) + 1
        first += text[first] == "("
        if not _INITIALS_WHOLE(text, first, at):
            break
        found = at = first
    return found


_MOST_INITIALS = 4  # written apart: "J. A. M."


_BETWEEN = re.compile(
    r"\s{0,2}(?:,\s{1,2}(?:en\s{1,2})?|/|\s(?:en|EN|alsmede)\s{1,2})"
    r"(?:de\s(?:heer|heren)\s|mevrouw\s|het\slid\s)?"
).match


def names_at(text: str, start: int, capitals: bool = False) -> Iterator[Name]:
    """The list of names that begins at `start`: "Segers en Heerma", "Segers (CU)/Heerma (CDA)"."""
    name = name_at(text, start, capitals)
    if name is not None:
        yield name
        yield from names_behind(text, name.end, capitals)


def names_behind(text: str, end: int, capitals: bool = False) -> Iterator[Name]:
    """The other names of a list, behind one that ends at `end`."""
    step = _BETWEEN(text, end)
    while step is not None:
        name = name_at(text, step.end(), capitals)
        if name is None:
            return
        yield name
        step = _BETWEEN(text, name.end)
