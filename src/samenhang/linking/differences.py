# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What differs between two nearly equal texts, and whether it makes them two documents.

Texts are words as `duplicates.words_of` gives them. What one print only has more at its edge (a letterhead, a
colophon), what stands elsewhere in the other (a footnote), the head of a page and the spelling of a word
weigh nothing. A number against another, a word that turns a sentence round, and words in the midst that the
other text has nowhere, weigh.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Words = tuple[str, ...]

BODY = 150
"""Words in common from which on two letterheads may differ: below it a letter may be made from a template."""
HEAD = 6
"""Words of both texts that a stretch at their edge has at least, to be letterhead against letterhead."""
RUN = 8
"""Equal words in a row that end a letterhead, and begin what follows the text."""
ASIDE = 3
"""Words in the midst that one text may have more: the number of a page, a mark of a note."""
SPELT = 0.8
"""How alike the letters of two stretches are that are spellings of one."""
_TURNING = (
    "niet geen wel nooit noch zonder behoudens tenzij minder tegen aangenomen verworpen "
    "gewijzigde nadere concept"
)
TURNING = frozenset(_TURNING.split())
"""Words whose presence or absence makes another document."""
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}\b")
_PAPER = re.compile(r"\b(?:\d{5}|\d{2} \d{3})(?: [ivxlcdm]+)? nr \w+")
_FURNITURE = re.compile(
    r"(?:(?:tweede|eerste) kamer (?:der staten generaal )?(?:vergaderjaar )?|pagina |bladzijde |blz )[\w ]*"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one text where the other has others, or none; `edge` at the beginning or the end of both."""

    here: str
    there: str
    edge: bool = False


def differences(first: Words, second: Words) -> Iterator[Difference]:
    """What differs, as stretches of words, in the order of the first.

    All before the first long run of equal words is one stretch, the head, and all after the last one another:
    two letterheads have words in common as well.
    """
    runs = list(_all_runs(first, second))
    long = [number for number, (_, _, size) in enumerate(runs) if size >= RUN] or [0, len(runs) - 1]
    runs = runs[long[0] : long[-1] + 1]
    here = there = 0
    for number, (a, b, size) in enumerate([*runs, (len(first), len(second), 0)]):
        if here < a or there < b:
            edge = number in (0, len(runs))
            yield Difference(" ".join(first[here:a]), " ".join(second[there:b]), edge)
        here, there = a + size, b + size


def _all_runs(first: Words, second: Words) -> Iterator[tuple[int, int, int]]:
    """Where both have the same words in a row: as they begin, in between, and as they end."""
    before = _common(first, second)
    rest, other = first[before:], second[before:]
    after = _common(rest[::-1], other[::-1])
    middle, against = rest[: len(rest) - after], other[: len(other) - after]
    if before:
        yield 0, 0, before
    yield from ((a + before, b + before, size) for a, b, size in _runs(middle, against))
    if after:
        yield len(first) - after, len(second) - after, after


def _common(first: Words, second: Words) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))


def _runs(first: Words, second: Words) -> Iterator[tuple[int, int, int]]:
    """Where both have the same words in a row, in order: place in each, and how many.

    What stands once in each text holds the rest in its place (Cohen's patience difference), so that what is
    compared word by word is only what lies between: the cost follows the length of the texts.
    """
    here = there = run = 0  # the run that grows: its end in each, and how long it is
    for a, b in [*_anchors(first, second), (len(first), len(second))]:
        if a < here or b < there:  # within the run
            continue
        for start, other, size in _between(first, second, (here, there), (a, b)):
            if run and (start, other) == (here, there):
                run += size
            else:
                if run:
                    yield here - run, there - run, run
                run = size
            here, there = start + size, other + size
        if run and (a, b) != (here, there):
            yield here - run, there - run, run
            run = 0
        here, there = a, b
        while here < len(first) and there < len(second) and first[here] == second[there]:
            here, there, run = here + 1, there + 1, run + 1
    if run:
        yield here - run, there - run, run


def _between(
    first: Words, second: Words, since: tuple[int, int], until: tuple[int, int]
) -> Iterator[tuple[int, int, int]]:
    mine, theirs = first[since[0] : until[0]], second[since[1] : until[1]]
    if mine and theirs:
        found = SequenceMatcher(None, mine, theirs, autojunk=len(mine) + len(theirs) > 4000)
        for block in found.get_matching_blocks():
            if block.size:
                yield since[0] + block.a, since[1] + block.b, block.size


def _anchors(first: Words, second: Words) -> list[tuple[int, int]]:
    """Places of runs of words that each text has once, in the same order in both: as many as can be."""
    mine, theirs = _once(first), _once(second)
    pairs = sorted((place, theirs[run]) for run, place in mine.items() if run in theirs)
    last: list[int] = []  # of the sequences of each length that may grow, the place in the second text
    ends: list[int] = []  # and which pair it ends with
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(last, place)
        before.append(ends[length - 1] if length else -1)
        last[length : length + 1], ends[length : length + 1] = [place], [number]
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _once(words: Words) -> dict[Words, int]:
    """The runs of words that come once, each with its place."""
    places: dict[Words, int] = {}
    for place, run in enumerate(zip(*(words[start:] for start in range(RUN)), strict=False)):
        places[run] = -1 if run in places else place
    return {run: place for run, place in places.items() if place >= 0}


def weighs(change: Difference, first: Words, second: Words) -> str:
    """Why a difference makes two documents of two texts; "" where it does not."""
    here, there = change.here.split(), change.there.split()
    turning = TURNING & (set(here) ^ set(there))
    if turning and not (change.edge and max(len(here), len(there)) > 2 * HEAD):
        return f"“{min(turning)}” stands in one only"
    if not here or not there:
        return _more(change, first, second)
    if change.edge and _heads(here, there, first, second):
        return _of_another(change)
    numbers = _numbers(here), _numbers(there)
    if all(numbers) and numbers[0] != numbers[1]:
        return f"“{change.here}” against “{change.there}”"
    return "" if _spelt("".join(here), "".join(there)) else f"“{change.here}” against “{change.there}”"


def _more(change: Difference, first: Words, second: Words) -> str:
    """Words that one text only has at this place."""
    words, other = (change.here, second) if change.here else (change.there, first)
    if change.edge or len(words.split()) <= ASIDE or _FURNITURE.fullmatch(words):
        return ""
    return "" if f" {words} " in f" {' '.join(other)} " else f"“{words}” stands in one only"


def _heads(here: Sequence[str], there: Sequence[str], first: Words, second: Words) -> bool:
    """Letterhead against letterhead, above a body that is long enough to be nobody else's."""
    common = min(len(first) - len(here), len(second) - len(there))
    return common >= BODY and max(len(here), len(there)) >= HEAD


def _of_another(change: Difference) -> str:
    """Two heads name two days, or two papers."""
    for named in (_DATE, _PAPER):
        here, there = set(named.findall(change.here)), set(named.findall(change.there))
        if here and there and not here & there:
            return f"“{min(here)}” against “{min(there)}”"
    return ""


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(letter.isdigit() for letter in word)]


def _spelt(here: str, there: str) -> bool:
    if here == there:
        return True
    if max(len(here), len(there)) > 60:
        return False
    return SequenceMatcher(None, here, there, autojunk=False).ratio() >= SPELT
