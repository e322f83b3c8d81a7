# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed between two versions of a paper? Pure: two documents in, their differences out.

Passages that stand once in both versions are the fixed points (a patience diff); what lies between two of
them is compared only with what lies between the same two. So the cost grows with the passages, not with
their square.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from samenhang.model import Document, Passage

MOST_WORDS = 1_500
"""Words of a passage that are compared one by one; of a longer one only its ends."""

_NEAR = 12  # passages further on in the same gap that one is compared with
_ALIKE = 0.5  # share of words in common from which one passage is a change of another
_LEAST_MOVED = 20  # characters: "Ja." elsewhere is another answer, not the same one moved
_WORD = re.compile(r"\w+|[^\w\s]")


class Change(StrEnum):
    """What became of a passage."""

    KEPT = "kept"  # the same words, whatever white space
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"  # the same words in another place


class Part(StrEnum):
    """What became of some words of a changed passage."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Difference:
    """A passage in the old and in the new version; `words` of a changed one, in the order of reading."""

    change: Change
    old: Passage | None
    new: Passage | None
    words: tuple[tuple[Part, str], ...] = ()


Pair = tuple[int, int]


def differences(old: Document, new: Document) -> tuple[Difference, ...]:
    """Every passage of both versions once, in the order of the new one; what was removed where it stood."""
    before, after = _texts(old), _texts(new)
    same = _same(before, after)
    moved = _moved(before, after, same)
    taken = {i for i, _ in moved}, {j for _, j in moved}
    alike = _alike_between(before, after, same, taken)
    came_from = {j: i for i, j in moved}
    found: list[Difference] = []
    i = j = 0
    for left, right in (*sorted([*same, *alike]), (len(before), len(after))):
        found += (
            Difference(Change.REMOVED, old.passages[n], None) for n in range(i, left) if n not in taken[0]
        )
        for n in range(j, right):
            source = old.passages[came_from[n]] if n in came_from else None
            found.append(Difference(Change.MOVED if source else Change.ADDED, source, new.passages[n]))
        if left < len(before):
            found.append(_pair(old, new, (left, right), before[left] != after[right]))
        i, j = left + 1, right + 1
    return tuple(found)


def _pair(old: Document, new: Document, pair: Pair, changed: bool) -> Difference:
    was, now = old.passages[pair[0]], new.passages[pair[1]]
    if not changed:
        return Difference(Change.KEPT, was, now)
    words = word_differences(old.text[was.start : was.end], new.text[now.start : now.end])
    return Difference(Change.CHANGED, was, now, words)


def _texts(document: Document) -> list[str]:
    """The passages without what white space can differ in."""
    return [" ".join(document.text[p.start : p.end].split()) for p in document.passages]


def _once(texts: Sequence[str]) -> dict[str, int]:
    counts = Counter(texts)
    return {text: n for n, text in enumerate(texts) if counts[text] == 1}


def _same(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Passages that stayed, in order: fixed points, and what reads the same beside them."""
    once = _once(after)
    fixed = _rising([(i, once[text]) for text, i in _once(before).items() if text in once])
    ends = len(before), len(after)
    forward: dict[int, int] = {}
    for i, j in [(-1, -1), *fixed]:
        while i not in forward:
            if i >= 0:
                forward[i] = j
            i, j = i + 1, j + 1
            if i >= ends[0] or j >= ends[1] or before[i] != after[j] or i in forward:
                break
    return _backward(before, after, sorted(_rising(list(forward.items()))))


def _backward(before: Sequence[str], after: Sequence[str], pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs with those that read the same right before them."""
    found: list[Pair] = []
    limit = len(pairs) - 1
    for i, j in [(len(before), len(after)), *reversed(pairs)]:
        if i < len(before):
            found.append((i, j))
            limit -= 1
        low = pairs[limit] if limit >= 0 else (-1, -1)
        while i - 1 > low[0] and j - 1 > low[1] and before[i - 1] == after[j - 1]:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]


def _rising(pairs: list[Pair]) -> list[Pair]:
    """The most of the pairs, in the order of their first, whose second rises too."""
    tails: list[int] = []  # the lowest second that ends a row of each length
    ends: list[int] = []  # which pair that is
    before: list[int] = []
    pairs = sorted(pairs)
    for n, (_, second) in enumerate(pairs):
        at = bisect_left(tails, second)
        tails[at : at + 1] = [second]
        ends[at : at + 1] = [n]
        before.append(ends[at - 1] if at else -1)
    found: list[Pair] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]


def _moved(before: Sequence[str], after: Sequence[str], same: Sequence[Pair]) -> list[Pair]:
    """Passages that read the same elsewhere, the first with the first."""
    kept = {i for i, _ in same}, {j for _, j in same}
    places: dict[str, list[int]] = {}
    for i, text in enumerate(before):
        if i not in kept[0] and len(text) >= _LEAST_MOVED:
            places.setdefault(text, []).append(i)
    free = ((j, places.get(text)) for j, text in enumerate(after) if j not in kept[1])
    return [(there.pop(0), j) for j, there in free if there]


def _alike_between(
    before: Sequence[str], after: Sequence[str], same: Sequence[Pair], taken: tuple[set[int], set[int]]
) -> Iterator[Pair]:
    """In each gap between passages that stayed, in order, those that have most of their words in common."""
    i = j = 0
    for left, right in (*same, (len(before), len(after))):
        olds = [n for n in range(i, left) if n not in taken[0]]
        news = [n for n in range(j, right) if n not in taken[1]]
        yield from _alike(before, after, olds, news)
        i, j = left + 1, right + 1


def _alike(before: Sequence[str], after: Sequence[str], olds: list[int], news: list[int]) -> Iterator[Pair]:
    words = {n: Counter(_WORD.findall(after[n])) for n in news}
    at = 0
    for old in olds:
        mine = Counter(_WORD.findall(before[old]))
        near = news[at : at + _NEAR]
        best = max(near, key=lambda n: (_share(mine, words[n]), -n), default=None)
        if best is not None and _share(mine, words[best]) >= _ALIKE:
            yield old, best
            at = news.index(best, at) + 1


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def word_differences(old: str, new: str) -> tuple[tuple[Part, str], ...]:
    """From one text to the other: what is the same and inserted, put together, is the new text."""
    was, now = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    codes = _codes([w[0] for w in was], [w[0] for w in now])
    found: list[tuple[Part, str]] = []
    for code, i0, i1, j0, j1 in codes:
        if code == "equal":
            found.append((Part.SAME, _slice(new, now, j0, j1)))
            continue
        if i1 > i0:
            found.append((Part.DELETED, _slice(old, was, i0, i1)))
        if j1 > j0:
            found.append((Part.INSERTED, _slice(new, now, j0, j1)))
    return tuple(found)


def _slice(text: str, words: Sequence[re.Match[str]], start: int, end: int) -> str:
    """The words with the white space behind them, and before them at the begin of the text."""
    begin = words[start].start() if start else 0
    return text[begin : words[end].start() if end < len(words) else len(text)]


def _codes(was: Sequence[str], now: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if max(len(was), len(now)) <= MOST_WORDS:
        return SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    shorter = min(len(was), len(now))
    head = next((n for n in range(shorter) if was[n] != now[n]), shorter)
    tail = next((n for n in range(shorter - head) if was[-1 - n] != now[-1 - n]), shorter - head)
    i, j = len(was) - tail, len(now) - tail
    codes = (
        ("equal", 0, head, 0, head),
        ("replace", head, i, head, j),
        ("equal", i, len(was), j, len(now)),
    )
    return [code for code in codes if code[2] > code[1] or code[4] > code[3]]
