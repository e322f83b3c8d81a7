# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cheap look at the bytes round an anchor, before a sentence is taken apart at a hundred times the cost.

A sentence with several anchors is put before the same judge once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation

from samenhang.marking import sentences
from samenhang.marking.scanner import Find, Scene
from samenhang.model import Mark

Judge = Callable[[Scene, int, int, int], Iterable[Mark]]
"""(scene, start and end of the sentence, start of the anchor) -> the marks of that sentence."""

LONGEST = 1500
"""What is longer than this without an end of sentence is no sentence: a table, or text made to be slow."""


class _Seen:
    """The sentence last looked at, and which judges have seen it.

    One tuple is put in place of another and never changed to another sentence, so that threads that scan at
    the same time at worst look twice.
    """

    def __init__(self) -> None:
        self.cell: tuple[Scene | None, int, int, set[tuple[Judge, int]]] = (None, 0, 0, set())

    def sentence(self, scene: Scene, start: int, end: int) -> tuple[int, int, set[tuple[Judge, int]]]:
        """The sentence round an anchor, and the judges that have seen it (with where their clause began)."""
        cell = self.cell
        if cell[0] is not scene or not (cell[1] <= start and end <= cell[2]):
            cell = self.cell = (scene, *sentences.around(scene.text, start, end), set())
        return cell[1], cell[2], cell[3]


_SEEN = _Seen()


def _judged(
    judge: Judge, held: Callable[[bytes], bool] | None, scene: Scene, start: int, end: int
) -> Iterable[Mark]:
    """Put the sentence round an anchor before the judge, if it holds what must stand in it."""
    first, last, seen = _SEEN.sentence(scene, start, end)
    if last - first > LONGEST:
        return ()
    key = (judge, sentences.clause(scene.text, first, last, start)[0])
    if key in seen:
        return ()
    if held is not None and not held(b" %b " % scene.folded[first:last]):
        return ()  # not seen yet: another rule may want other words of it
    seen.add(key)
    return judge(scene, first, last, start)


def _cores(wanted: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """A few pieces, one of which each of these needles holds; none where it would take nearly as many."""
    left, cores = list(wanted), []
    while left:
        pieces = {n[i : i + size] for n in left for size in range(3, 7) for i in range(len(n) - size + 1)}
        best = max(sorted(pieces), key=lambda piece: (sum(piece in n for n in left), len(piece)))
        cores.append(best)
        left = [n for n in left if best not in n]
    return tuple(cores) if 2 * len(cores) < len(wanted) else ()


def holds(folded: bytes, needles: tuple[bytes, ...]) -> bool:
    """Whether one of these needles stands in folded text."""
    for needle in needles:  # noqa: SIM110
        if needle in folded:  # twice as fast as `any` over a generator
            return True
    return False


_FEW = 3
"""So many needles are looked for one by one; more of them together, in one pass."""


def _holder(wanted: tuple[bytes, ...]) -> Callable[[bytes], bool]:
    """Whether one of the wanted needles stands in folded text, as a function of that text."""
    if len(wanted) <= _FEW:
        return lambda folded: holds(folded, wanted)
    find = BytesAhoCorasick(list(wanted), implementation=Implementation.DFA).find_matches_as_indexes
    return lambda folded: bool(find(folded))


def near(
    judge: Judge, needles: str, before: int, after: int, inside: bool = False, unless: tuple[str, ...] = ()
) -> Find:
    """A rule's `find`: judge the sentence if one of the needles (parted by |) stands near the anchor.

    A needle is folded text. `before` and `after` say how many characters are looked at; where `inside`, the
    needle must stand in the sentence itself. A line of one sentence that begins `unless` so is passed over.
    """
    wanted = tuple(needle.encode("ascii") for needle in needles.split("|"))
    cores = _cores(wanted)
    held = _holder(wanted)
    again = held if inside else None

    def find(scene: Scene, start: int, end: int) -> Iterable[Mark]:
        text, folded = scene.text, scene.folded
        around = folded[start - before : end + after] if start > before else b" " + folded[: end + after]
        if (cores and not holds(around, cores)) or not held(around):
            return ()
        if unless:
            first = sentences.line(text, start, end)[0]
            if text.startswith(unless, first) and sentences.unbroken(text, first, start):
                return ()
        if inside:
            first, last = sentences.line(text, start, end)
            if not held(b" %b " % folded[first:last]):
                return ()
        return _judged(judge, again, scene, start, end)

    return find


def always(judge: Judge) -> Find:
    """A rule's `find`: judge the sentence that holds the anchor."""

    def find(scene: Scene, start: int, end: int) -> Iterable[Mark]:
        return _judged(judge, None, scene, start, end)

    return find


_AFTER = (
    "en ",
    "maar ",
    "omdat ",
    "want ",
    "voor zover ",
    "met ",
    "mits ",
    "tenzij ",
    "door ",
    "als ",
    "zoals ",
)


def closing(find: Find) -> Find:
    """`find`, only where the anchor closes its clause, as "over" does in "neemt ... over"; most do not."""

    def found(scene: Scene, start: int, end: int) -> Iterable[Mark]:
        sign = scene.text[end : end + 1]
        if sign == " " and not scene.text.startswith(_AFTER, end + 1):
            return ()
        return find(scene, start, end)

    return found
