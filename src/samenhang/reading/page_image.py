# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page of a PDF as a picture, and where words stand on it: the evidence as it was printed.

Each question is answered in a process of its own with a bound of memory and time, so that a hostile file
takes down nothing else. `page` counts from 1; characters count in the text of the page, as `Run.source` does.
"""

from __future__ import annotations

import ctypes
import io
import math
import multiprocessing
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from samenhang.errors import InvalidInput, SamenhangError, Unreadable
from samenhang.reading.pdf import open_pdf

if sys.platform != "win32":
    import resource

SECONDS = 20
"""Longest time for one page."""

MEMORY = 2_000_000_000
"""Bytes that the process may address."""

WIDEST = 4_000
"""Pixels."""

MOST_PIXELS = 25_000_000
MOST_CHARACTERS = 200_000
_FINE = 1_000_000  # steps from one side of a page to the other

Source = bytes | Path
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in fractions of its width and height; the origin is the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


def page_image(source: Source, page: int, width: int, seconds: float = SECONDS) -> bytes:
    """One page as PNG, `width` pixels wide.

    Raises InvalidInput for a page that is not there and a width out of bounds, Unreadable for what is no PDF
    and for a page that is too large, in size, time or memory.
    """
    if not 1 <= width <= WIDEST:
        raise InvalidInput(f"a picture of {width} pixels wide", f"give a width from 1 to {WIDEST}")
    png: bytes = _apart(_draw, (source, page, width), seconds)
    return png


def outlines(source: Source, page: int, ranges: Sequence[Range], seconds: float = SECONDS) -> list[Box]:
    """Where characters of a page stand: for each range, in order, a box for every line that it is on.

    Raises as `page_image` does, and InvalidInput for a range that is not in the text of the page.
    """
    boxes: list[Box] = _apart(_outline, (source, page, tuple(ranges)), seconds)
    return boxes


# ---------------------------------------------------------------- in the process


def _draw(source: Source, number: int, width: int) -> bytes:
    with open_pdf(source, "the file") as document:
        page = _page(document, number)
        wide, high = page.get_size()
        if not (wide > 0 and high > 0 and math.isfinite(wide) and math.isfinite(high)):
            raise Unreadable("damaged", f"page {number} has no size", "get the file again from its source")
        if width * width * high / wide > MOST_PIXELS:
            raise Unreadable(
                "too-large",
                f"page {number} is {high:,.0f} high and {wide:,.0f} wide",
                "ask for a picture that is less wide",
            )
        bitmap = page.render(scale=(width - 0.5) / wide)  # the library rounds up to whole pixels
        png = io.BytesIO()
        bitmap.to_pil().save(png, "PNG")
        return png.getvalue()


def _page(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    count = len(document)
    if not 1 <= number <= count:
        pages = "1 page" if count == 1 else f"{count} pages"
        raise InvalidInput(f"there is no page {number}: the document has {pages}", "pages count from 1")
    try:
        return document[number - 1]
    except pdfium.PdfiumError as error:
        raise Unreadable(
            "damaged", f"page {number} cannot be opened: {error}", "get the file again from its source"
        ) from error


def _outline(source: Source, number: int, ranges: Sequence[Range]) -> list[Box]:
    with open_pdf(source, "the file") as document:
        page = _page(document, number)
        text = page.get_textpage()
        count = text.count_chars()
        for start, end in ranges:
            if not 0 <= start <= end <= count:
                raise InvalidInput(
                    f"page {number} has {count} characters, and none from {start} to {end}",
                    "ranges count in the text of the page",
                )
        if sum(end - start for start, end in ranges) > MOST_CHARACTERS:
            raise InvalidInput(
                f"more than {MOST_CHARACTERS} characters to outline", "ask for fewer ranges at a time"
            )
        return [box for span in ranges for box in _lines(_characters(page, text, range(*span)))]


def _characters(page: pdfium.PdfPage, text: pdfium.PdfTextPage, places: range) -> Iterable[Box]:
    """The boxes of the characters that leave ink, as high as their type is."""
    rect = raw.FS_RECTF()
    for place in places:
        if not chr(raw.FPDFText_GetUnicode(text, place) or 32).isspace():
            raw.FPDFText_GetLooseCharBox(text, place, rect)
            (x0, y0), (x1, y1) = (_shown(page, rect.left, rect.bottom), _shown(page, rect.right, rect.top))
            box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if box.left < box.right and box.top < box.bottom:
                yield box


def _shown(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A place on the page as it is shown, turned and cropped."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return _within(across.value / _FINE), _within(down.value / _FINE)


def _within(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))


def _lines(boxes: Iterable[Box]) -> list[Box]:
    """Characters beside each other as one box."""
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last is not None and _beside(last, box):
            lines[-1] = Box(
                last.left,
                min(last.top, box.top),
                max(last.right, box.right),
                max(last.bottom, box.bottom),
            )
        else:
            lines.append(box)
    return lines


def _beside(last: Box, box: Box) -> bool:
    """Whether a character goes on with the line: half of it as high, not before it and not far behind it."""
    shared = min(last.bottom, box.bottom) - max(last.top, box.top)
    high = min(last.bottom - last.top, box.bottom - box.top)
    return shared > high / 2 and last.left <= box.left and box.left - last.right < 0.1


# ---------------------------------------------------------------- the process


def _apart(work: Callable[..., Any], given: tuple[Any, ...], seconds: float) -> Any:
    """What `work` gives or raises, in a process of its own."""
    if sys.platform == "win32":
        context = multiprocessing.get_context("spawn")
    else:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sender, work, given, seconds), daemon=True)
    with receiver:
        process.start()
        sender.close()
        try:
            if not receiver.poll(seconds):
                raise _too_much(f"takes more than {seconds:g} seconds")
            answer = receiver.recv()
        except EOFError as error:
            raise _too_much("crashes the program that draws it, or takes more memory than allowed") from error
        finally:
            process.kill()
            process.join()
    if isinstance(answer, SamenhangError):
        raise answer
    return answer


def _answer(sender: Connection, work: Callable[..., Any], given: tuple[Any, ...], seconds: float) -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        limit = math.ceil(seconds) + 1  # should nobody be left to end it
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    try:
        sender.send(work(*given))
    except SamenhangError as error:
        sender.send(error)
    except MemoryError:
        sender.send(_too_much("takes more memory than allowed"))
    except OSError as error:
        why = f"the file cannot be opened ({error.strerror})"
        sender.send(Unreadable("damaged", why, "see whether it is there and may be read"))


def _too_much(why: str) -> Unreadable:
    return Unreadable("too-large", f"the page {why}", "open the original in another program")
