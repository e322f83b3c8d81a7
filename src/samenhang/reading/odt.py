# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""ODT: paragraphs, headings, list labels, rows and notes, with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from samenhang.errors import Unreadable
from samenhang.model import Document, FactName, Media, PassageKind
from samenhang.reading import metadata
from samenhang.reading.draft import Draft
from samenhang.reading.elements import feed, names, value
from samenhang.reading.markup import Flow
from samenhang.reading.numbering import BULLET, Counter, Level
from samenhang.reading.odt_styles import OUTLINE, Sheet, StyleReader
from samenhang.reading.office import DAMAGED, Parts, encrypted, heads_and_feet, paragraphs, properties

_SKIPPED = names(
    "tracked-changes annotation table-of-content alphabetical-index illustration-index table-index "
    "bibliography forms "
    "index-title ruby-text scripts font-face-decls automatic-styles title desc hidden-paragraph sequence- "
    "decls "
    "variable-decls number"
)
_REPEATED = 64  # times that an empty or equal cell or row is repeated at most
_BULLETS = {depth: Level("bullet", BULLET) for depth in range(10)}
_FACTS = {"title": FactName.TITLE, "subject": FactName.SUBJECT}


def read(data: bytes, name: str, digest: str) -> Document:
    """The document in an ODT. Raises Unreadable."""
    parts = Parts(data)
    if b"encryption-data" in parts.read("META-INF/manifest.xml"):
        raise encrypted()
    content = parts.read("content.xml")
    if not content:
        raise Unreadable("damaged", "there is no text in this office file", DAMAGED)
    sheet = Sheet()
    feed(parts.read("styles.xml") or b"<x/>", StyleReader(sheet))
    feed(content, StyleReader(sheet))
    draft = Draft()
    body = Body(sheet, Flow(draft))
    feed(content, body)
    body.flow.end()
    for part in heads_and_feet(parts.tree("styles.xml")):
        draft.printed(paragraphs(part))
    for fact, words in dict.fromkeys(properties(parts.tree("meta.xml"), _FACTS)):
        draft.fact(fact, words)
    return draft.finish(digest, name, Media.ODT)


class Body:
    """Fed with content.xml."""

    def __init__(self, sheet: Sheet, flow: Flow) -> None:
        self.sheet = sheet
        self.flow = flow
        self.path: list[str] = []
        self.skipping = 0
        self.words = 0  # open paragraphs: text elsewhere is layout
        self.spans: list[tuple[bool, bool]] = []  # open paragraphs and spans: bold, hidden
        self.lists: list[str] = []  # list styles of the open lists
        self.counters: dict[str, Counter] = {}
        self.fresh = False  # the open list item has not had its first paragraph
        self.columns: list[int] = []  # of the open tables
        self.rows: list[bool] = []  # open rows: is it kept as a row
        self.repeat = 1
        self.mark: str | None = None

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """An element begins."""
        self.path.append(name)
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
            return
        begin = _STARTS.get(name)
        if begin is not None:
            begin(self, values)

    def end(self, name: str) -> None:
        """An element ends."""
        self.path.pop()
        if self.skipping:
            self.skipping -= 1
            return
        finish = _ENDS.get(name)
        if finish is not None:
            finish(self)

    def data(self, text: str) -> None:
        """Text between tags: words only inside paragraphs and the marks of notes."""
        if self.skipping or not self.words or (self.spans and self.spans[-1][1]):
            return
        bold = bool(self.spans) and self.spans[-1][0]
        self.flow.bold += bold
        self.flow.text(text)
        self.flow.bold -= bold

    # ------------------------------------------------------------ paragraphs

    def start_paragraph(self, values: Mapping[str, str]) -> None:
        name = value(values, "style-name")
        self.words += 1
        self.spans.append((bool(self.sheet.bold(name)), self.sheet.hidden(name)))
        level = self.sheet.level(name)
        if level is not None and not self.lists:
            self.heading(level, "")
        elif self.lists:
            label = self.label() if self.fresh else None
            self.fresh = False
            self.flow.begin(PassageKind.ITEM, label=label)
        else:
            self.flow.begin()

    def start_heading(self, values: Mapping[str, str]) -> None:
        name, depth = value(values, "style-name"), value(values, "outline-level", "1")
        self.words += 1
        self.spans.append((False, self.sheet.hidden(name)))
        level = int(depth[:2]) if depth.isdigit() else 1
        if self.lists:
            label = self.label() if self.fresh else None
            self.fresh = False
        else:
            key = self.sheet.list_of(name) or OUTLINE
            unnumbered = value(values, "is-list-header") == "true"
            label = None if unnumbered else self.count(key, level - 1)
        self.heading(level, label or "")

    def heading(self, level: int, label: str) -> None:
        self.flow.begin(PassageKind.HEADING, label=label or None, level=level)
        if label and self.flow.frame.cells is None:
            self.flow.line.add(label + " ")

    def end_paragraph(self) -> None:
        self.flow.end()
        self.words -= 1
        self.spans.pop()

    def start_span(self, values: Mapping[str, str]) -> None:
        name = value(values, "style-name")
        bold, hidden = self.spans[-1] if self.spans else (False, False)
        weight = self.sheet.bold(name)
        self.spans.append((bold if weight is None else weight, hidden or self.sheet.hidden(name)))

    def end_span(self) -> None:
        self.spans.pop()

    def start_space(self, values: Mapping[str, str]) -> None:
        self.flow.gap()

    def start_break(self, values: Mapping[str, str]) -> None:
        self.flow.line_break()

    def start_link(self, values: Mapping[str, str]) -> None:
        address = value(values, "href")
        if address.startswith(("http://", "https://")):
            self.flow.line.open_link(metadata.identifier_in(address) or address)

    def end_link(self) -> None:
        self.flow.line.close_link()

    # ------------------------------------------------------------ lists

    def start_list(self, values: Mapping[str, str]) -> None:
        name = value(values, "style-name") or (self.lists[-1] if self.lists else "")
        if (
            not self.lists
            and value(values, "continue-numbering") != "true"
            and not value(values, "continue-list")
        ):
            self.counters.pop(name, None)
        self.lists.append(name)

    def end_list(self) -> None:
        self.lists.pop()

    def start_item(self, values: Mapping[str, str]) -> None:
        self.fresh = True
        start = value(values, "start-value")
        if start.isdigit() and self.lists:
            self.counter(self.lists[-1]).restart(len(self.lists) - 1, int(start[:6]))

    def end_item(self) -> None:
        self.fresh = False

    def start_unlabelled(self, values: Mapping[str, str]) -> None:
        self.fresh = False

    def label(self) -> str | None:
        return self.count(self.lists[-1], len(self.lists) - 1)

    def count(self, key: str, depth: int) -> str | None:
        """Count a paragraph of a list, or a heading; a list without rules has bullets."""
        rules = self.sheet.lists.get(key) or (_BULLETS if self.lists else {})
        return self.counter(key).next(depth) or None if depth in rules else None

    def counter(self, key: str) -> Counter:
        """The running numbers of a list."""
        return self.counters.setdefault(key, Counter(self.sheet.lists.get(key) or _BULLETS))

    # ------------------------------------------------------------ tables, boxes, notes

    def start_table(self, values: Mapping[str, str]) -> None:
        self.columns.append(0)

    def end_table(self) -> None:
        self.flow.end()
        self.columns.pop()

    def start_column(self, values: Mapping[str, str]) -> None:
        if self.columns:
            repeat = value(values, "number-columns-repeated", "1")
            self.columns[-1] += int(repeat[:6]) if repeat.isdigit() else 1

    def start_row(self, values: Mapping[str, str]) -> None:
        """A row of a table; a table of one column is a box around text, and one in a cell is part of the
        cell.
        """
        kept = self.flow.frame.cells is None and bool(self.columns) and self.columns[-1] != 1
        self.rows.append(kept)
        if kept:
            self.flow.row()

    def end_row(self) -> None:
        if self.rows.pop():
            self.flow.end_row()

    def start_cell(self, values: Mapping[str, str]) -> None:
        repeat = value(values, "number-columns-repeated", "1")
        self.repeat = min(int(repeat[:6]), _REPEATED) if repeat.isdigit() else 1
        if self.rows and self.rows[-1]:
            self.flow.cell()
        else:
            self.flow.gap()

    def end_cell(self) -> None:
        if self.rows and self.rows[-1]:
            empty = not self.flow.line.length
            self.flow.end_cell()
            for _ in range(self.repeat - 1 if empty else 0):
                self.flow.end_cell()
        self.repeat = 1

    def start_box(self, values: Mapping[str, str]) -> None:
        self.flow.open()

    def end_box(self) -> None:
        self.flow.close_beside()

    def start_note(self, values: Mapping[str, str]) -> None:
        self.flow.open()
        self.mark = None

    def start_citation(self, values: Mapping[str, str]) -> None:
        self.flow.open()

    def end_citation(self) -> None:
        self.mark = self.flow.close_text() or None

    def end_note(self) -> None:
        self.flow.close_note(self.mark)


_STARTS: dict[str, Callable[[Body, Mapping[str, str]], None]] = {
    "p": Body.start_paragraph,
    "h": Body.start_heading,
    "span": Body.start_span,
    "s": Body.start_space,
    "tab": Body.start_space,
    "line-break": Body.start_break,
    "a": Body.start_link,
    "list": Body.start_list,
    "list-item": Body.start_item,
    "list-header": Body.start_unlabelled,
    "table": Body.start_table,
    "table-column": Body.start_column,
    "table-row": Body.start_row,
    "table-cell": Body.start_cell,
    "covered-table-cell": Body.start_cell,
    "text-box": Body.start_box,
    "note": Body.start_note,
    "note-citation": Body.start_citation,
}
_ENDS: dict[str, Callable[[Body], None]] = {
    "p": Body.end_paragraph,
    "h": Body.end_paragraph,
    "span": Body.end_span,
    "a": Body.end_link,
    "list": Body.end_list,
    "list-item": Body.end_item,
    "table": Body.end_table,
    "table-row": Body.end_row,
    "table-cell": Body.end_cell,
    "covered-table-cell": Body.end_cell,
    "text-box": Body.end_box,
    "note": Body.end_note,
    "note-citation": Body.end_citation,
}
