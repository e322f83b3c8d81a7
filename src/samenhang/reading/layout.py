# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The order in which a page is read: stretches of words, rows, columns, and what stands in the margin."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from samenhang.reading.glyphs import PageText, Word
from samenhang.reading.structure import opening
from samenhang.reading.wrapping import breaks_off

_GAP = 1.15  # of the height of the type: a wider gap between words parts two stretches
_TAB = 0.62  # of the height of the type: a gap wider than this and than its neighbours parts two cells
_SIDE = 0.30  # of the width of the text: a column narrower than this can be a margin
_COLUMN = 0.22  # a column of running text is at least this wide


@dataclass(slots=True)
class Stretch:
    """Words that stand next to each other on one line. `order` is its place in the file."""

    words: list[Word]
    left: float
    right: float
    bottom: float
    top: float
    size: float
    order: int
    text: str = ""

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.right - self.left


@dataclass(slots=True)
class Row:
    """Stretches on one line, from left to right; its height is that of most of its words."""

    parts: list[Stretch]
    bottom: float
    top: float

    @property
    def text(self) -> str:
        """The words of the row with single spaces."""
        return " ".join(part.text for part in self.parts)

    @property
    def size(self) -> float:
        """The height of most of its type."""
        return max(self.parts, key=lambda part: len(part.text)).size


@dataclass(slots=True)
class Zone:
    """A column of rows that are read from top to bottom. `aside`: it stands in the margin."""

    rows: list[Row]
    aside: bool = False
    left: float = field(default=0.0)
    right: float = field(default=0.0)

    def __post_init__(self) -> None:
        self.left = min((part.left for row in self.rows for part in row.parts), default=0.0)
        self.right = max((part.right for row in self.rows for part in row.parts), default=0.0)


def zones(page: PageText) -> list[Zone]:
    """The columns of a page in reading order; margins last."""
    parts = stretches(page)
    if not parts:
        return []
    body = statistics.median(word.size for part in parts for word in part.words if not word.mark)
    main, small = _set_apart(parts, body)
    found = [Zone(rows(group), aside) for group, aside in _columns(main, 0)]
    return found + [Zone(rows(group), aside=True) for group in small]


def stretches(page: PageText) -> list[Stretch]:
    """Put words that follow each other on one line together."""
    groups: list[list[Word]] = []
    top = bottom = 0.0
    for word in page.words:
        if groups and _follows(groups[-1][-1], word, bottom, top):
            groups[-1].append(word)
            bottom, top = min(bottom, word.bottom), max(top, word.top)
        else:
            groups.append([word])
            bottom, top = word.bottom, word.top
    usual = _usual_gap(groups)
    found: list[Stretch] = []
    for group in groups:
        found += [_stretch(words, page.text, len(found) + i) for i, words in enumerate(_cut(group, usual))]
    return found


def _usual_gap(groups: Sequence[Sequence[Word]]) -> float:
    """The space between words on this page, in heights of type: what a quarter of them stay below."""
    gaps = sorted(
        (lower.left - upper.right) / upper.size
        for group in groups
        for upper, lower in pairwise(group)
        if lower.left - upper.right > 0.12 * upper.size
    )
    return gaps[len(gaps) // 4] if gaps else 0.0


def _follows(last: Word, word: Word, bottom: float, top: float) -> bool:
    height = top - bottom
    overlap = min(top, word.top) - max(bottom, word.bottom)
    if overlap < 0.5 * min(height, word.size):
        return False
    return -0.6 * height <= word.left - last.right <= _GAP * height


def _cut(words: list[Word], usual: float) -> list[list[Word]]:
    """Cut where a gap is much wider than others, as between the cells of a table.

    Long lines are compared with their own narrowest gap, since they can be stretched to fill the column;
    short ones with the `usual` gap of the page.
    """
    gaps = [lower.left - upper.right for upper, lower in pairwise(words)]
    size = words[0].size
    narrow = min((gap for gap in gaps if gap > 0.12 * size), default=0.0)
    if not narrow or max(gaps) <= _TAB * size:
        return [words]
    bound = max(_TAB * size, 2.2 * (narrow if len(words) > 4 else min(narrow, usual * size)))
    found = [[words[0]]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap > bound:
            found.append([])
        found[-1].append(word)
    return found


def _stretch(words: list[Word], text: str, order: int) -> Stretch:
    main = max(words, key=lambda word: (not word.mark, word.size))
    left, right = min(word.left for word in words), max(word.right for word in words)
    printed = " ".join(text[word.start : word.end] for word in words)
    part = Stretch(words, left, right, main.bottom, main.top, main.size, order, printed)
    for word in words:
        word.mark = word.mark or _is_mark(word, part, text)
    return part


def _is_mark(word: Word, part: Stretch, text: str) -> bool:
    """Whether the word is small raised digits or stars."""
    if word.size > 0.87 * part.size or word.bottom < part.bottom + 0.1 * part.size:
        return False
    printed = text[word.start : word.end]
    return len(printed) < 4 and (printed.isdigit() or not printed.strip("*"))


def rows(parts: Sequence[Stretch]) -> list[Row]:
    """Stretches that stand on one line, from the top of the page to its foot."""
    found: list[Row] = []
    for part in sorted(parts, key=lambda part: (-(part.top + part.bottom), part.left)):
        row = found[-1] if found else None
        if row is not None and _beside(row, part):
            row.parts.append(part)
        else:
            found.append(Row([part], part.bottom, part.top))
    for row in found:
        row.parts.sort(key=lambda part: part.left)
        main = max(row.parts, key=lambda part: len(part.text))
        row.bottom, row.top = main.bottom, main.top
    return found


def _beside(row: Row, part: Stretch) -> bool:
    overlap = min(row.top, part.top) - max(row.bottom, part.bottom)
    return overlap > 0.55 * min(row.top - row.bottom, part.top - part.bottom)


# ---------------------------------------------------------------- margins


def _set_apart(parts: list[Stretch], body: float) -> tuple[list[Stretch], list[list[Stretch]]]:
    """Take out what stands in small type beside the column of text: addresses, references, imprint."""
    low, high = min(part.left for part in parts), max(part.right for part in parts)
    running = [part for part in parts if part.size >= 0.87 * body and part.width > 0.45 * (high - low)]
    if len(running) < 3:
        return parts, []
    left, right = min(part.left for part in running), max(part.right for part in running)
    small = [part for part in parts if part.size < 0.87 * body]
    before = [part for part in small if part.right < left and not _is_label(part.text)]
    after = [part for part in small if part.left > right - 3]
    out = {id(part) for part in (*before, *after)}
    return [part for part in parts if id(part) not in out], [group for group in (before, after) if group]


def _is_label(text: str) -> bool:
    """Whether this is a bullet, a number or a name that belongs to the text beside it."""
    return text[-1] == ":" or opening(f"{text} X") is not None


# ---------------------------------------------------------------- columns


def _columns(parts: list[Stretch], depth: int) -> Iterator[tuple[list[Stretch], bool]]:
    """Cut the text into columns where it has them, in reading order; each with whether it is a margin."""
    gutter = _gutter(parts) if depth < 3 and len(parts) > 7 else None
    whole: list[Stretch] = []
    if gutter is None:
        yield parts, False
        return
    for band in _bands(parts, gutter):
        left = [part for part in band if part.right <= gutter]
        right = [part for part in band if part.left >= gutter]
        if len(left) + len(right) < len(band) or not _are_columns(left, right):
            whole += band
            continue
        if whole:
            yield whole, False
            whole = []
        yield from _columns(left, depth + 1)
        yield from _right_column(right, _extent(right) < _SIDE * _extent(band), depth)
    if whole:
        yield whole, False


def _right_column(parts: list[Stretch], narrow: bool, depth: int) -> Iterator[tuple[list[Stretch], bool]]:
    if narrow and not _is_running(parts):
        yield parts, True
    else:
        yield from _columns(parts, depth + 1)


def _extent(parts: Sequence[Stretch]) -> float:
    return max(part.right for part in parts) - min(part.left for part in parts)


def _gutter(parts: Sequence[Stretch]) -> float | None:
    """The middle of the widest upright strip that (almost) no stretch crosses, if there is one."""
    low, high = min(part.left for part in parts), max(part.right for part in parts)
    width = high - low
    narrow = sorted((part.left, part.right) for part in parts if part.width < 0.6 * width)
    best, at, reach = 0.0, None, low
    for left, right in narrow:
        inside = low + _COLUMN * width < (left + reach) / 2 < high - _COLUMN * width
        if left - reach > best and inside and left > reach:
            best, at = left - reach, (left + reach) / 2
        reach = max(reach, right)
    size = statistics.median(part.size for part in parts)
    return at if best > 0.8 * size else None


def _bands(parts: Sequence[Stretch], gutter: float) -> list[list[Stretch]]:
    """Cut the text across, at each line that crosses the gutter."""
    found: list[list[Stretch]] = [[]]
    crossing = False
    for row in rows(parts):
        crosses = any(part.left < gutter < part.right for part in row.parts)
        if crosses != crossing and found[-1]:
            found.append([])
        crossing = crosses
        found[-1] += row.parts
    return found


def _are_columns(left: Sequence[Stretch], right: Sequence[Stretch]) -> bool:
    """Whether these are columns of running text, and not labels beside text or cells of a table."""
    if len(left) < 3 or len(right) < 2 or not _is_running(left):
        return False
    sides = sorted([(part.order, False) for part in left] + [(part.order, True) for part in right])
    switches = sum(before[1] != after[1] for before, after in pairwise(sides))
    if switches < 4:  # the file draws one column, then the other
        return True
    by_line = switches > 1.2 * min(len(left), len(right))
    return by_line and _is_running(right)


def _is_running(parts: Sequence[Stretch]) -> bool:
    """Whether the lines fill their column and run on from one into the next."""
    lines = [row.text for row in rows(parts)]
    width = max(part.right for part in parts) - min(part.left for part in parts)
    filled = sum(part.width > 0.7 * width for part in parts) / len(parts)
    broken = sum(breaks_off(upper, lower) for upper, lower in pairwise(lines))
    return filled > 0.45 and broken >= 0.25 * (len(lines) - 1)
