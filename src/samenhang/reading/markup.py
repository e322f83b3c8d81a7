# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a stream of text and boundaries to passages: what all readers of marked-up files share.

A reader walks its file once and tells a Flow what it meets: text, the start of a paragraph or heading, a
link, a note, a row. The Flow folds white space, keeps where notes and links stood, and fills the Draft.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from samenhang.errors import Unreadable
from samenhang.model import PassageKind
from samenhang.reading import limits
from samenhang.reading.draft import Draft
from samenhang.reading.structure import Style, opening

# White space waiting to be written: none; only between elements; at the edge of text, with a line feed; a
# space.
NONE, LAYOUT, SOFT, HARD = 0, 1, 2, 3
SHORT_LINE = 60  # characters
NEAR = 12  # characters between two links to one target that make them one
OPENERS = "([«„“"
CLOSERS = ".,;:!?)]»”"
_ODD = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\ud800-\udfff]")


_NUMBER = re.compile(
    r"(?:(?:Artikel|Hoofdstuk|Paragraaf|Bijlage)\s\d{1,4}[a-z]{0,2}\b|\d{1,3}(?:\.\d{1,3}){1,5}\.?(?=\s)|\d{1,3}\.?(?=\s)"
    r"(?!\s(?:\d{3}\b|jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec))|"
    r"[A-Z]\.(?=\s)|[IVX]{1,5}\.(?=\s))(?=.*[^\W\d_])",
)
_SENTENCE_ENDS = ".;,:?!"
BOLD_LEVEL = 90  # of a heading that is only known by being bold: under any other
BOLD_LENGTH = 100  # characters; a longer bold paragraph is a paragraph


def heading_number(text: str) -> str | None:
    """The number that a heading starts with: "4.9" of "4.9 Ontwikkelingen hiervoor"."""
    found = _NUMBER.match(text)
    return found[0].split()[-1] if found else None


def bare(label: str | None) -> str | None:
    """A label without its dots and brackets: "a." is "a", "(ii)" is "ii"; a bullet stays."""
    return label and (label.strip(" .()[]:") or label)


def clean(text: str) -> str:
    """The text without what no reader sees: soft hyphens, zero-width marks, control characters."""
    return text if text.isascii() and text.isprintable() else _ODD.sub("", text)


class Line:
    """The words of one paragraph in the making: white space folded, with what hangs on places in it."""

    __slots__ = ("_link", "_parts", "bold", "gap", "length", "links", "notes")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._link: tuple[str, int] | None = None
        self.length = 0
        self.bold = 0  # characters in bold
        self.gap = NONE
        self.links: list[tuple[int, int, str]] = []  # (offset, length, target)
        self.notes: list[tuple[int, str | None, list[Line]]] = []  # (offset, label, paragraphs)

    def add(self, text: str, *, indented: bool = False) -> None:
        """Append text. `indented`: white space with a line feed may be layout of the file alone."""
        text = clean(text)
        words = " ".join(text.split())
        if not words:
            self._wait(text, LAYOUT if indented else HARD)
            return
        edge = SOFT if indented else HARD
        self._wait(text[: len(text) - len(text.lstrip())], edge)
        self._put(words)
        self.gap = NONE
        self._wait(text[len(text.rstrip()) :], edge)

    def _wait(self, white: str, edge: int) -> None:
        if white and white.isspace():
            self.gap = max(self.gap, edge if "\n" in white else HARD)

    def _put(self, words: str) -> None:
        if self.length and self.gap and not (self.gap < HARD and self._glued(words)):
            self._parts.append(" ")
            self.length += 1
        if self._link is not None and self._link[1] < 0:
            self._link = (self._link[0], self.length)
        self._parts.append(words)
        self.length += len(words)

    def _glued(self, words: str) -> bool:
        """Indentation before a comma or after a bracket is no space, nor inside a number; before an
        ellipsis it is.
        """
        last, first = self._parts[-1][-1], words[0]
        if self.gap == LAYOUT and last.isdigit() and first.isdigit():
            return True
        return last in OPENERS or (first in CLOSERS and not words.startswith(".."))

    def open_link(self, target: str) -> None:
        """The words from here on point at a target."""
        self._link = (target, -1)

    def close_link(self) -> None:
        """End of the words that point at a target."""
        if self._link is not None and self._link[1] >= 0:
            target, start = self._link
            if self.links and self.links[-1][2] == target and start - sum(self.links[-1][:2]) <= NEAR:
                start = self.links.pop()[0]  # "(21501-08, nr. 719)" is one reference in two links
            self.links.append((start, self.length - start, target))
        self._link = None

    def text(self) -> str:
        """The words so far."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def cut(self, count: int) -> None:
        """Drop the first `count` characters and the space after them."""
        text = self.text()
        rest = text[count:].lstrip()
        gone = len(text) - len(rest)
        self._parts, self.length = [rest] if rest else [], len(rest)
        self.links = [(at - gone, size, target) for at, size, target in self.links if at >= gone]
        self.notes = [(max(at - gone, 0), label, lines) for at, label, lines in self.notes]

    def join(self, other: Line, between: str) -> None:
        """Append another line with its links and notes."""
        self._parts.append(between)
        self.length += len(between)
        base = self.length
        self._parts.append(other.text())
        self.length += other.length
        self.links += [(base + at, size, target) for at, size, target in other.links]
        self.notes += [(base + at, label, lines) for at, label, lines in other.notes]


class Frame:
    """One level of text in the making: the page itself, a note in it, or words set apart."""

    __slots__ = ("cells", "kind", "label", "level", "line", "lines")

    def __init__(self, lines: list[Line] | None = None) -> None:
        self.line = Line()
        self.lines = lines  # where finished paragraphs go; None is the draft
        self.cells: list[Line] | None = None  # of the row being read
        self.dress()

    def dress(
        self, kind: PassageKind = PassageKind.PARAGRAPH, label: str | None = None, level: int = 1
    ) -> None:
        """What the next passage will be."""
        self.kind, self.label, self.level = kind, label, level


class Flow:
    """Fills a draft from a stream. `indented`: line feeds between tags may be layout of the file alone.

    `notice` is called with the text of each passage just before it is kept; it may start a turn, and gives
    how many characters at the start to leave out (all of them: the passage is dropped). `typed`: a short
    paragraph all in bold is a heading, and one that starts with a typed bullet is an item.
    """

    def __init__(
        self,
        draft: Draft,
        *,
        indented: bool = False,
        typed: bool = True,
        notice: Callable[[str], int] | None = None,
    ) -> None:
        self.draft = draft
        self.indented = indented
        self.typed = typed
        self.notice = notice
        self.frames = [Frame()]
        self.bold = 0  # open elements that make text bold
        self.last = ""  # the text of the passage kept last
        self._length = 0

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    @property
    def line(self) -> Line:
        return self.frames[-1].line

    def text(self, text: str) -> None:
        """Text as it stands in the file."""
        line = self.frames[-1].line
        before = line.length
        line.add(text, indented=self.indented)
        if self.bold:
            line.bold += line.length - before

    def gap(self) -> None:
        """A space at this place, if anything follows."""
        self.line.gap = HARD

    def begin(
        self, kind: PassageKind = PassageKind.PARAGRAPH, label: str | None = None, level: int = 1
    ) -> None:
        """Start a passage; what was in hand is finished first. In a cell a label becomes text."""
        self.end()
        frame = self.frame
        if frame.cells is None:
            frame.dress(kind, label, level)
        elif label:
            frame.line.add(label + " ")

    def end(self) -> int | None:
        """Finish the passage in hand; its number, or None where there is none."""
        frame = self.frame
        if frame.cells is not None:
            frame.line.gap = HARD
            return None
        line, frame.line = frame.line, Line()
        number = None
        if line.length or line.notes:
            number = self._keep(frame, line)
        frame.dress()
        return number

    def _keep(self, frame: Frame, line: Line) -> int | None:
        line.close_link()
        if frame.lines is not None:
            frame.lines.append(line)
            return None
        if self.notice is not None and line.length:
            count = self.notice(line.text())
            if count:
                line.cut(count)
        return self._emit(frame, line)

    def _emit(self, frame: Frame, line: Line) -> int | None:
        self._length += line.length
        if self._length > limits.TEXT:
            raise Unreadable(
                "too-large", f"more than {limits.TEXT:,} characters of text", "split the document"
            )
        self.last = line.text()
        if frame.kind is PassageKind.PARAGRAPH and self.typed:
            self._dress_typed(frame, line)
        label = bare(frame.label)
        if frame.kind is PassageKind.HEADING:
            number = self.draft.heading(self.last, frame.level, label or bare(heading_number(self.last)))
        else:
            number = self.draft.add(self.last, frame.kind, label=label)
        if number is not None:
            self._links(number, line)
        self._notes(number, line)
        return number

    def _dress_typed(self, frame: Frame, line: Line) -> None:
        """A heading that is only bold, an item whose bullet is typed: each becomes what it looks like."""
        if self._heads(line):
            frame.dress(PassageKind.HEADING, level=BOLD_LEVEL)
            return
        found = opening(self.last)
        if found is None or found.rest >= line.length:
            return
        counted = found.style in (Style.NUMBER, Style.LETTER) and found.depth == 1 and bool(found.form)
        if found.style is Style.BULLET or (counted and self.last[-1] in _SENTENCE_ENDS):
            frame.dress(PassageKind.ITEM, label=found.label)
            line.cut(found.rest)
            self.last = line.text()

    def _heads(self, line: Line) -> bool:
        """Whether a paragraph is a heading that the file only makes bold."""
        return (
            0 < line.length <= BOLD_LENGTH
            and line.bold >= max(line.length - 2, 1)
            and self.last[-1] not in _SENTENCE_ENDS
            and any(char.isalpha() for char in self.last)
        )

    def _links(self, number: int, line: Line) -> None:
        text = line.text()
        for at, size, target in line.links:
            closes = text[at + size : at + size + 1] == ")" and text.count("(", at, at + size) > 0
            self.draft.target(number, at, size + closes, target)

    def _notes(self, number: int | None, line: Line) -> None:
        for at, label, lines in line.notes:
            for note in lines:
                anchor = None if number is None else (number, at)
                kept = self.draft.add(note.text(), PassageKind.FOOTNOTE, label=bare(label), anchor=anchor)
                if kept is not None:
                    self._links(kept, note)
                self._notes(number if kept is None else kept, note)

    def open(self) -> None:
        """Set the words that follow apart: a note, a label, a name."""
        self.frames.append(Frame([]))

    def close(self) -> list[Line]:
        """The paragraphs set apart since `open`; none where nothing was opened."""
        if len(self.frames) == 1:
            return []
        self.frame.cells = None
        self.end()
        return self.frames.pop().lines or []

    def close_text(self) -> str:
        """The words set apart since `open`, as one string."""
        return " ".join(line.text() for line in self.close() if line.length)

    def close_note(self, label: str | None) -> None:
        """What was set apart is a note, and its mark stands here."""
        self.note(label, self.close())

    def note(self, label: str | None, lines: list[Line]) -> None:
        """Hang a note on this place."""
        if lines:
            self.line.notes.append((self.line.length, label, lines))

    def close_beside(self) -> None:
        """What was set apart is a box beside the paragraph in hand: its paragraphs come first."""
        lines = self.close()
        frame = self.frame
        rest, dress = frame.line, (frame.kind, frame.label, frame.level)
        for line in lines:
            if frame.cells is None:
                frame.dress()
                frame.line = line
                self.end()
            else:
                rest.join(line, " " if rest.length else "")
        frame.line = rest
        frame.dress(*dress)

    def line_break(self) -> None:
        """A break after a short line ends it (an address, a signature); after a long one the line was
        wrapped.
        """
        frame = self.frame
        plain = frame.kind is PassageKind.PARAGRAPH and frame.cells is None and frame.lines is None
        if plain and 0 < frame.line.length <= SHORT_LINE:
            self.end()
        else:
            self.gap()

    def row(self) -> None:
        """Start a row of a table."""
        self.end()
        self.frame.cells = []

    def cell(self) -> None:
        """Start a cell. Words of the row before it, in no cell, are one of their own."""
        if self.frame.cells is not None and self.frame.line.length:
            self.end_cell()
        if self.frame.cells is not None:
            self.frame.line = Line()

    def end_cell(self) -> None:
        """Finish a cell."""
        frame = self.frame
        if frame.cells is not None and len(frame.cells) < limits.TABLE_CELLS:
            frame.line.close_link()
            frame.cells.append(frame.line)
            frame.line = Line()

    def end_row(self) -> int | None:
        """Finish a row: one passage, the cells joined by " | "; a row of empty cells is left out."""
        frame = self.frame
        cells, frame.cells = frame.cells or [], None
        if frame.line.length:
            cells.append(frame.line)
        frame.line = Line()
        if not any(cell.length or cell.notes for cell in cells):
            return None
        for place, cell in enumerate(cells):
            bar = " | " if frame.line.length else "| "
            last = place == len(cells) - 1 and not cell.length
            frame.line.join(cell, (bar.rstrip() if last else bar) if place else "")
        frame.dress(PassageKind.ROW)
        return self.end()
