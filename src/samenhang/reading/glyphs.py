# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of a PDF page with their places, as pdfium gives them.

Asking pdfium for the box of a character costs about two microseconds, so only the first and the last
character of a word are asked for, and digits that could be the mark of a footnote.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Box = tuple[float, float, float, float]
"""left, bottom, right, top; the origin is the lower left corner of the page as it is shown."""

BROKEN = "\ufffe"  # what pdfium gives for a hyphen at the end of a line
_WORD = re.compile(rf"[^\s{BROKEN}]+{BROKEN}?|{BROKEN}")
_MARKED = re.compile(r"(?<=[^\s\d(\[/+–-])(?:\d{1,3}|\*{1,3})(?=[.,;:!?)\]”’\"']{0,3}$)")
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_RAISED = 0.87  # of the height of the word it stands at: a character less high can be a mark


@dataclass(slots=True)
class Word:
    """`text[start:end]` of the page, where it stands, the height of its type in points, and whether it is
    bold.

    `mark` says that it is small and raised: the mark of a footnote if there is one.
    """

    start: int
    end: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    mark: bool = False


@dataclass(slots=True)
class PageText:
    """A page: its text, one character for each of pdfium's, and its words.

    `scanned`: a picture and no text.
    """

    number: int
    text: str
    words: list[Word]
    width: float
    height: float
    scanned: bool = False


def page_text(page: pdfium.PdfTextPage) -> str:
    """The text of a page, with exactly one character for each place that pdfium counts.

    A hyphen at the end of a line stands as a hyphen. This is the text that `Run.source` counts in.
    """
    return _raw_text(page).replace(BROKEN, "-")


def _raw_text(page: pdfium.PdfTextPage) -> str:
    count = page.count_chars()
    if count <= 0:
        return ""
    text: str = page.get_text_range()
    if len(text) == count:
        return text
    return "".join(_character(raw.FPDFText_GetUnicode(page, i)) for i in range(count))


def _character(code: int) -> str:
    if code in (0, 2):
        return BROKEN if code else " "
    return chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else " "


class Reader:
    """Reads the words of one page; holds the buffers that pdfium fills."""

    def __init__(self, page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> None:
        self._page = page
        self._text = text
        self._rect = raw.FS_RECTF()
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._turn = page.get_rotation()
        width, height = page.get_size()
        self.size = (width, height)
        self._box = page.get_mediabox()

    def read(self, number: int) -> PageText:
        """The words of the page in the order in which the file draws them."""
        text = _raw_text(self._text)
        words: list[Word] = []
        for match in _WORD.finditer(text):
            words += self._words(text, *match.span())
        width, height = self.size
        return PageText(
            number, text.replace(BROKEN, "-"), words, width, height, not words and self._has_picture()
        )

    def _has_picture(self) -> bool:
        found = self._page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        return next(iter(found), None) is not None

    def _words(self, text: str, start: int, end: int) -> Iterator[Word]:
        first = self._loose(start)
        last = first if end - start == 1 else self._loose(end - 1)
        height = first[3] - first[1]
        if height <= 0:
            return
        if abs(last[1] - first[1]) > 0.7 * height and end - start > 1:
            yield from self._bent(text, start, end)
            return
        cut = self._mark(text, start, end, first)
        yield self._word(start, cut[0] if cut else end, first, last)
        if cut:
            box = self._loose(cut[0])
            yield Word(
                cut[0],
                cut[1],
                box[0],
                box[1],
                self._loose(cut[1] - 1)[2],
                box[3],
                box[3] - box[1],
                False,
                True,
            )
            if cut[1] < end:
                yield self._word(cut[1], end, self._loose(cut[1]), last)

    def _bent(self, text: str, start: int, end: int) -> Iterator[Word]:
        """A word whose ends stand on different lines: cut where the line changes."""
        begin, box = start, self._loose(start)
        previous = box
        for i in range(start + 1, end):
            here = self._loose(i)
            if abs(here[1] - previous[1]) > 0.7 * max(1.0, previous[3] - previous[1]):
                yield self._word(begin, i, box, previous)
                begin, box = i, here
            previous = here
        yield self._word(begin, end, box, previous)

    def _word(self, start: int, end: int, first: Box, last: Box) -> Word:
        bottom, top = first[1], first[3]
        return Word(
            start, end, first[0], bottom, max(last[2], first[2]), top, top - bottom, self._is_bold(start)
        )

    def _mark(self, text: str, start: int, end: int, first: Box) -> tuple[int, int] | None:
        """Where the raised digits at the end of a word stand, if it has any."""
        match = _MARKED.search(text, start, end) if end - start > 1 else None
        height = first[3] - first[1]
        if match is not None:
            box = self._loose(match.start())
            return match.span() if _is_raised(box, first[1], height) else None
        if not text[start:end].isdigit() or end - start < 2:
            return None
        last = self._loose(end - 1)
        if not _is_raised(last, first[1], height):
            return None
        cut = end - 1
        while cut > start + 1 and _is_raised(self._loose(cut - 1), first[1], height):
            cut -= 1
        return cut, end

    def _is_bold(self, index: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._text, index) >= 600:
            return True
        size = raw.FPDFText_GetFontInfo(self._text, index, self._name, 96, self._flags)
        return size > 0 and _BOLD.search(self._name.raw[: min(size, 96)]) is not None

    def _loose(self, index: int) -> Box:
        """The box of a character with the full height of its type; of its ink where there is no more."""
        rect = self._rect
        found = raw.FPDFText_GetLooseCharBox(self._text, index, rect)
        if not found or rect.top <= rect.bottom:
            return self._tight(index)
        return self._turned(rect.left, rect.bottom, rect.right, rect.top)

    def _tight(self, index: int) -> Box:
        left, right, bottom, top = self._numbers
        raw.FPDFText_GetCharBox(self._text, index, left, right, bottom, top)
        high = top.value if top.value > bottom.value else bottom.value + 1.0
        return self._turned(left.value, bottom.value, right.value, high)

    def _turned(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box on the page as it is shown: text boxes do not know that the page is turned."""
        x0, y0, x1, y1 = self._box
        if self._turn == 90:
            return bottom - y0, x1 - right, top - y0, x1 - left
        if self._turn == 180:
            return x1 - right, y1 - top, x1 - left, y1 - bottom
        if self._turn == 270:
            return y1 - top, left - x0, y1 - bottom, right - x0
        return left - x0, bottom - y0, right - x0, top - y0


def _is_raised(box: Box, bottom: float, height: float) -> bool:
    return 0 < box[3] - box[1] < _RAISED * height and box[1] > bottom + 0.1 * height
