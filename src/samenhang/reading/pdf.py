# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF with a text layer, read through pdfium.

Cost: some milliseconds a page. Memory: the lines of the document; words and boxes are held for five pages
at a time.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from samenhang.errors import Unreadable
from samenhang.model import Document, FactName, Media
from samenhang.reading.bombs import check_streams
from samenhang.reading.flow import Block, blocks, join
from samenhang.reading.footnotes import without_label
from samenhang.reading.glyphs import PageText, Reader, page_text
from samenhang.reading.hyphens import Words
from samenhang.reading.lines import Line
from samenhang.reading.passages import Manuscript, NoteKey, without
from samenhang.reading.sheets import Pages, Sheet, lay_out

MAX_PAGES = 3_000
MAX_PAGE_CHARACTERS = 200_000
MAX_CHARACTERS = 30_000_000
_NEAR = 2  # pages on each side that a running head is compared with
_PDFIUM = threading.Lock()  # pdfium must not be entered by two threads at once

NO_TEXT_REMEDY = "install the `ocr` extra and run `samenhang add --ocr`"


def read(data: bytes, name: str, digest: str) -> Document:
    """Read a PDF. Raises `Unreadable` where it is encrypted, damaged, a scan, or over a bound."""
    check_streams(data, name)
    with _PDFIUM:
        pages, texts = _read_pages(data, name)
    return _compose(pages, texts, name, digest)


def page_texts(data: bytes, name: str = "pdf") -> list[str]:
    """The text of each page: what `Run.source` counts in."""
    with _PDFIUM:
        document = open_pdf(data, name)
        try:
            return [page_text(document[i].get_textpage()) for i in range(len(document))]
        finally:
            document.close()


def _read_pages(data: bytes, name: str) -> tuple[Pages, list[str]]:
    document = open_pdf(data, name)
    try:
        pages, texts = Pages(), []
        for sheet, others in _with_neighbours(_sheets(document, name)):
            texts.append(sheet.page.text)
            pages.add(sheet, others)
        pages.finish()
        return pages, texts
    finally:
        document.close()


def open_pdf(data: bytes | Path, name: str) -> pdfium.PdfDocument:
    """An opened PDF with a bounded number of pages; close it. Raises `Unreadable` with the reason."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            remedy = "save a copy without a password and add that"
            raise Unreadable("encrypted", f"{name} is protected with a password", remedy) from error
        raise _damaged(name, str(error)) from error
    count = len(document)
    if count == 0:
        document.close()
        raise _damaged(name, "it has no pages")
    if count > MAX_PAGES:
        document.close()
        raise Unreadable(
            "too-large", f"{name} has {count} pages, more than {MAX_PAGES}", "split it and add the parts"
        )
    return document


def _damaged(name: str, why: str) -> Unreadable:
    return Unreadable(
        "damaged", f"{name} is not a PDF that can be opened: {why}", "get the file again from its source"
    )


def _sheets(document: pdfium.PdfDocument, name: str) -> Iterator[Sheet]:
    characters = failed = 0
    count = len(document)
    for i in range(count):
        try:
            page = _page(document, i, name)
        except pdfium.PdfiumError:
            failed += 1
            page = PageText(i + 1, "", [], 0.0, 0.0)
        characters += len(page.text)
        if characters > MAX_CHARACTERS:
            raise _too_much(name, f"more than {MAX_CHARACTERS} characters")
        yield lay_out(page)
    if failed == count:
        raise _damaged(name, "none of its pages can be read")


def _page(document: pdfium.PdfDocument, index: int, name: str) -> PageText:
    page = document[index]
    try:
        text = page.get_textpage()
        try:
            if text.count_chars() > MAX_PAGE_CHARACTERS:
                raise _too_much(name, f"page {index + 1} has more than {MAX_PAGE_CHARACTERS} characters")
            return Reader(page, text).read(index + 1)
        finally:
            text.close()
    finally:
        page.close()


def _too_much(name: str, why: str) -> Unreadable:
    return Unreadable("too-large", f"{name} is too large: {why}", "split it and add the parts")


def _with_neighbours(sheets: Iterator[Sheet]) -> Iterator[tuple[Sheet, list[Sheet]]]:
    """Each page with the pages near it, which must still have all their rows at their edges."""
    window: deque[Sheet] = deque(maxlen=2 * _NEAR + 1)
    waiting: deque[Sheet] = deque()
    for sheet in sheets:
        window.append(sheet)
        waiting.append(sheet)
        if len(waiting) > _NEAR:
            yield _near(waiting.popleft(), window)
    while waiting:
        yield _near(waiting.popleft(), window)


def _near(sheet: Sheet, window: Sequence[Sheet]) -> tuple[Sheet, list[Sheet]]:
    number = sheet.page.number
    return sheet, [other for other in window if 0 < abs(other.page.number - number) <= _NEAR]


def _compose(pages: Pages, texts: Sequence[str], name: str, digest: str) -> Document:
    words = Words("\n".join(line.text for line in pages.lines))
    body = blocks(pages.lines, words, exact=True)
    if not body and not pages.asides:
        raise Unreadable("no-text-layer", f"{name} has no text layer", NO_TEXT_REMEDY)
    manuscript = Manuscript(_notes(pages, words))
    for text in texts:
        manuscript.draft.printed(text)
    manuscript.write(_with_asides(body, pages.asides, words))
    if pages.scanned:
        manuscript.draft.fact(FactName.SCANNED, _ranges(pages.scanned))
    return manuscript.finish(digest, name, Media.PDF)


def _ranges(numbers: Sequence[int]) -> str:
    """Page numbers for people: "1, 3-5"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in found)


def _with_asides(body: Sequence[Block], asides: dict[int, list[Line]], words: Words) -> list[Block]:
    """What stands in the margin of a page comes behind the first paragraph that begins on it."""
    waiting = {page: blocks(lines, words, exact=True) for page, lines in asides.items()}
    found: list[Block] = []
    for block in body:
        found.append(block)
        found += waiting.pop(block.page or 0, [])
    for rest in waiting.values():
        found += rest
    return found


def _notes(pages: Pages, words: Words) -> dict[NoteKey, Block]:
    notes: dict[NoteKey, Block] = {}
    for page, found in pages.notes.items():
        for label, lines in found:
            block = join(lines, words)
            notes.setdefault((page, label), without(block, without_label(block.text)))
    return {key: block for key, block in notes.items() if block.text}
