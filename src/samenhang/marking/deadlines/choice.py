# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every deadline phrase of a sentence, and the one that binds most.

`bounds` reads what has a date in it ("voor de zomer", "uiterlijk 1 maart"), `spells` what counts from the
day of the text ("binnen drie weken"), `waits` what waits for something else or names no day at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from samenhang.marking.deadlines import bounds, signs, spells, waits
from samenhang.marking.deadlines.basis import basis
from samenhang.marking.deadlines.found import Found, Rank
from samenhang.model import Deadline

_LONGEST = 4000
"""Characters of a sentence that are looked at: enough for any, and a bound on what hostile text can cost."""


def deadlines(text: str, start: int, end: int, today: date | None) -> list[Deadline]:
    """Every deadline phrase between two offsets, in the order of the text.

    `today` is the day the text was written: what "binnen drie weken" and "in maart" are counted from. Where
    it is None, only what names its own year has days.
    """
    return [_deadline(text, found, today) for found in _found(text, start, end, today)]


def deadline(text: str, start: int, end: int, today: date | None) -> Deadline | None:
    """The deadline that binds most, or None."""
    found = binding(text, start, end, today)
    return found and found[1]


def binding(text: str, start: int, end: int, today: date | None) -> tuple[int, Deadline] | None:
    """The deadline that binds most and where it begins, or None: a last day goes before a time, a time before
    an event, and that before words without a date; of equals the one that is not over, then the first."""
    candidates = [f for f in _found(text, start, end, today) if not _of_something_else(text, f, start, end)]
    if not candidates:
        return None
    candidates = _of_the_promise(text, candidates, start, end)
    first = min(candidates, key=lambda found: (found.rank, _over(found, today), found.start))
    return first.start, _deadline(text, first, today)


_WHICH = re.compile(r"\b(?:die|dat|welke|waarvan)\s[^.,;]{0,40}\Z")
_ENTERS = re.compile(
    r"\s{1,2}(?:ingaan|ingaat|in\s{1,2}werking|van\s{1,2}kracht|gelden|geldt|gaan\s{1,2}gelden|starten|"
    r"start)\b"
)


def _of_something_else(text: str, found: Found, start: int, end: int) -> bool:
    """ "De maatregelen die per 1 januari ingaan": a day of what is written about, not of the writing."""
    return bool(
        _ENTERS.match(text, found.end, end) and _WHICH.search(text, max(start, found.start - 60), found.start)
    )


_SAYS = re.compile(r"[Kk]amers?\b|\b[Uu]\b|toegez|toezeg|terug|\bcommissie\b")


_PARTS = re.compile(
    r";|,? (?:waarna|waarop|vervolgens|daarna|dan)\b|\ben (?=(?:ik|wij|we|u|uw Kamer|de Kamer|het kabinet|"
    r"zal|zullen)\b)"
)


def _of_the_promise(text: str, found: list[Found], start: int, end: int) -> list[Found]:
    """Of two parts of a sentence, parted by a semicolon or "waarna", what stands in the part that speaks to
    the House.
    """
    parting = _PARTS.search(text, start, end)
    if parting is None:
        return found
    part = parting.start()
    said = [bool(_SAYS.search(text, start, part)), bool(_SAYS.search(text, part, end))]
    own = [f for f in found if said[f.start > part]]
    return own if said[0] != said[1] and own else found


def _over(found: Found, today: date | None) -> bool:
    return today is not None and found.latest is not None and found.latest < today


def _deadline(text: str, found: Found, today: date | None) -> Deadline:
    firm: bool | str = "event" if found.rank is Rank.EVENT else found.rank < Rank.AROUND
    phrase = text[found.start : found.end]
    return Deadline(phrase, found.earliest, found.latest, firm, basis(phrase, found, today))


def _found(text: str, start: int, end: int, today: date | None) -> Iterator[Found]:
    """What the three readers find, without overlaps: of two the one that begins first, then the longest."""
    end = min(end, start + _LONGEST, len(text))
    seen = signs.read(text, start, end)
    if seen is None:
        return
    everything = [
        *bounds.find(text, seen, start, end, today),
        *spells.find(text, seen, start, end, today),
        *waits.find(text, seen, start, end, today),
    ]
    reached = start
    for found in sorted(everything, key=lambda found: (found.start, -found.end, found.rank)):
        if found.start >= reached:
            reached = found.end
            yield _at_the_earliest(text, found, start)


_AT_THE_EARLIEST = re.compile(
    r"\b(?:op (?:zijn|z[’']n) vroegst|op zijn vroegst pas|niet eerder dan|niet vóór|niet voor)\s\Z",
    re.IGNORECASE,
)


def _at_the_earliest(text: str, found: Found, start: int) -> Found:
    """ "Op zijn vroegst in september": from its first day, without a last one."""
    if found.earliest is None or found.rank > Rank.TIME:
        return found
    lead = _AT_THE_EARLIEST.search(text, max(start, found.start - 24), found.start)
    return found if lead is None else found._replace(latest=None, rank=Rank.AROUND)
