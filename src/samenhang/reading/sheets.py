# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the columns of a page to lines: what the flow of paragraphs is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from samenhang.reading import footnotes, margins, tables
from samenhang.reading.footnotes import Footnote
from samenhang.reading.glyphs import PageText
from samenhang.reading.hyphens import NO_WORDS
from samenhang.reading.layout import Row, Stretch, Zone, zones
from samenhang.reading.lines import Line
from samenhang.reading.strips import Strip, strip
from samenhang.reading.wrapping import breaks_off

_APART = 1.3  # of the usual distance between lines: more is space between paragraphs


@dataclass(slots=True)
class Sheet:
    """One page laid out: its text, its columns, and its edges for finding running heads."""

    page: PageText
    zones: list[Zone]
    edges: margins.Edges


@dataclass(slots=True)
class Pages:
    """The lines of all pages so far.

    `asides` and `notes` are by page: lines in the margin, and footnotes as (label, lines). `scanned` are
    the numbers of the pages that are pictures of text.
    """

    lines: list[Line] = field(default_factory=list)
    asides: dict[int, list[Line]] = field(default_factory=dict)
    notes: dict[int, list[tuple[str, list[Line]]]] = field(default_factory=dict)
    scanned: list[int] = field(default_factory=list)
    _leading: Counter[float] = field(default_factory=Counter)
    _seen: set[str] = field(default_factory=set)
    _rights: list[float] = field(default_factory=list)
    _wide: set[int] = field(default_factory=set)
    _zone: int = 0

    def add(self, sheet: Sheet, others: Sequence[Sheet]) -> None:
        """Add a page; `others` are the pages near it."""
        page = sheet.page
        if page.scanned:
            self.scanned.append(page.number)
        margins.drop_running(sheet.zones, sheet.edges, [other.edges for other in others])
        body = _body_size(sheet.zones)
        taken = [note for zone in sheet.zones for note in _take_notes(zone, body, page.height)]
        labels = {note.label for note in taken}
        self._measure(sheet.zones)
        for zone in sheet.zones:
            if zone.aside:
                self._add_aside(zone, page)
            elif zone.rows:
                self._add_column(zone, page, labels)
        self.notes[page.number] = [(note.label, self._lines(note.rows, page, ())) for note in taken]

    def finish(self) -> None:
        """Say of each line how far lines reach in its column, once all pages are known."""
        rights = sorted(self._rights, reverse=True)
        limit = rights[len(rights) // 4] if rights else 0.0
        for line in self.lines:
            if line.zone in self._wide:
                line.limit = limit

    def _measure(self, found: Sequence[Zone]) -> None:
        for zone in found:
            for upper, lower in zip(zone.rows, zone.rows[1:], strict=False):
                self._leading[round(2 * (upper.bottom - lower.bottom)) / 2] += 1

    def _add_aside(self, zone: Zone, page: PageText) -> None:
        fresh = [row for row in zone.rows if row.text not in self._seen]
        self._seen.update(row.text for row in fresh)
        if not fresh:
            return
        lines = self._lines(fresh, page, ())
        for upper, lower in pairwise(lines):
            lower.apart = lower.apart or not breaks_off(upper.text, lower.text)
        self.asides.setdefault(page.number, []).extend(lines)

    def _add_column(self, zone: Zone, page: PageText, labels: Collection[str]) -> None:
        lines = self._lines(zone.rows, page, labels)
        if zone.right - zone.left > 0.5 * page.width:
            self._wide.add(self._zone)
            self._rights.append(max(line.end for line in lines))
        self.lines += lines

    def _lines(self, rows: Sequence[Row], page: PageText, labels: Collection[str]) -> list[Line]:
        """The lines of one column; the first begins a page or a column."""
        self._zone += 1
        leading = self._leading.most_common(1)[0][0] if self._leading else 0.0
        lines: list[Line] = []
        above: float | None = None
        size = 0.0
        for printed in tables.printed(rows):
            line = _table_row(printed, page) if printed.table else _line(printed, page, labels)
            line.page, line.zone, line.turned = page.number, self._zone, above is None
            if above is not None:
                usual = max(leading, 1.05 * max(size, printed.row.size))
                line.apart = above - printed.row.bottom > _APART * usual
            above, size = printed.bottom, printed.row.size
            if line.text:
                lines.append(line)
        return lines


def lay_out(page: PageText) -> Sheet:
    """Find the columns of a page."""
    found = zones(page)
    return Sheet(page, found, margins.edges(page.number, page.height, found))


def _body_size(found: Sequence[Zone]) -> float:
    sizes: Counter[float] = Counter()
    for zone in found:
        for row in zone.rows:
            sizes[round(row.size, 1)] += len(row.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _take_notes(zone: Zone, body: float, height: float) -> list[Footnote]:
    """The footnotes of a column, also above one or two rows that stand below them."""
    below: list[Row] = []
    for _ in range(3):
        notes = footnotes.take(zone, body)
        if notes or not zone.rows or zone.rows[-1].top > 0.2 * height:
            zone.rows += below
            return notes
        below.insert(0, zone.rows.pop())
    zone.rows += below
    return []


def _line(printed: tables.Printed, page: PageText, labels: Collection[str]) -> Line:
    parts, lead = printed.row.parts, printed.lead
    made = Strip()
    for part in parts:
        made.append(strip(part.words, page.text, labels))
    body = parts[lead]
    return Line(
        made.text,
        made.pieces,
        body.left,
        parts[-1].right,
        parts[0].words[0].right - parts[0].words[0].left,
        wide=lead > 0 or _is_wide(body),
        fresh=lead > 0,
        named=lead > 0 and parts[0].text.endswith(":"),
        size=body.size,
        bold=_is_bold(parts[lead:]),
        marks=made.marks,
    )


def _is_wide(part: Stretch) -> bool:
    """Whether the first word stands apart from the second, more than others do."""
    gaps = [lower.left - upper.right for upper, lower in pairwise(part.words)]
    return len(gaps) > 1 and gaps[0] > 0.55 * part.size and gaps[0] > 1.5 * min(gaps[1:])


def _is_bold(parts: Sequence[Stretch]) -> bool:
    letters = bold = 0
    for part in parts:
        for word in part.words:
            letters += word.end - word.start
            bold += (word.end - word.start) * word.bold
    return bold > 0.7 * letters


def _table_row(printed: tables.Printed, page: PageText) -> Line:
    made = Strip()
    for parts in printed.cells:
        cell = Strip()
        for part in parts:
            cell.carry_on(strip(part.words, page.text), NO_WORDS)
        if made.text:
            made.add(" |", [])
        made.append(cell)
    row = printed.row
    left, right = min(part.left for part in row.parts), max(part.right for part in row.parts)
    return Line(made.text, made.pieces, left, right, 0.0, size=row.size, row=True)
