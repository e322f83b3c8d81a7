# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file as it came: to be saved, and of a PDF each page as a picture with a passage outlined."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from fastapi.responses import FileResponse, Response

from samenhang.desks.library.finding import Sheet, sheet_of
from samenhang.desks.library.pages.findings import passage_of
from samenhang.desks.library.printed import ranges
from samenhang.errors import NotFound
from samenhang.ledger import Entry
from samenhang.model import Media, Passage
from samenhang.reading.page_image import outlines, page_image
from samenhang.viewer import Access
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask

WIDTH = 1200
"""Pixels of a page from left to right."""

TYPES = {
    Media.PDF: "application/pdf",
    Media.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Media.ODT: "application/vnd.oasis.opendocument.text",
    Media.HTML: "text/html",
    Media.XML: "application/xml",
    Media.MARKDOWN: "text/markdown",
    Media.TEXT: "text/plain",
    Media.SHEET: "application/octet-stream",
    Media.REGISTER: "text/plain",
}
ALONE = {"Content-Security-Policy": "sandbox; default-src 'none'", "X-Content-Type-Options": "nosniff"}
"""A file from elsewhere does nothing here, should a browser show it all the same."""


class BoxAnswer(Answer):
    """A rectangle on a page, in fractions of its width and height from the upper left corner."""

    left: float
    top: float
    width: float
    height: float


class PictureAnswer(Answer):
    """The page on which a passage begins, as a picture, and where the passage stands on it."""

    document: DocumentRef
    number: int
    page: int
    picture: str
    address: str
    text: str
    boxes: tuple[BoxAnswer, ...]


def original(ask: Ask, name: str) -> Response:
    """The file as it came. It is always saved, never shown."""
    entry = ask.ledger.entry(name)
    path = ask.ledger.originals.path(entry.digest)
    ask.witness(DocumentRef.of(entry))
    return FileResponse(
        path,
        media_type=TYPES[Media(entry.media)],
        filename=entry.name.rpartition("/")[2],
        headers=ALONE,
        content_disposition_type="attachment",
    )


def page_picture(ask: Ask, name: str, page: Annotated[int, Path(ge=1)]) -> Response:
    """One page of a PDF as PNG. What is not public is not kept by the browser for who signs in after."""
    entry = ask.ledger.entry(name)
    if not has_pictures(ask, entry):
        raise _no_picture(ask)
    ask.witness(DocumentRef.of(entry))
    public = entry.access == Access()
    return Response(
        page_image(ask.ledger.originals.path(entry.digest), page, WIDTH),
        media_type="image/png",
        headers={"Cache-Control": "private, max-age=600" if public else "no-store"},
    )


def picture(ask: Ask, name: str, number: int) -> PictureAnswer:
    """The page on which a passage begins, with the passage outlined."""
    sheet = sheet_of(ask.ledger, name)
    passage = passage_of(ask, sheet, number)
    address = picture_of(ask, sheet, passage)
    if address is None or passage.page is None:
        raise _no_picture(ask)
    entry = sheet.kept.entry
    places = ranges(sheet.kept.document, passage, passage.page)
    boxes = outlines(ask.ledger.originals.path(entry.digest), passage.page, places) if places else []
    return PictureAnswer(
        document=DocumentRef.of(entry),
        number=number,
        page=passage.page,
        picture=f"/documents/{entry.digest[:16]}/pages/{passage.page}",
        address=place_of(entry.digest, number),
        text=sheet.text[passage.start : passage.end],
        boxes=tuple(
            BoxAnswer(left=box.left, top=box.top, width=box.right - box.left, height=box.bottom - box.top)
            for box in boxes
        ),
    )


def picture_of(ask: Ask, sheet: Sheet, passage: Passage) -> str | None:
    """The address of the picture of a passage; None where there is none."""
    if passage.page is None or not has_pictures(ask, sheet.kept.entry):
        return None
    return f"/documents/{sheet.digest[:16]}/passages/{passage.number}/picture"


def has_pictures(ask: Ask, entry: Entry) -> bool:
    """Whether a document is a PDF of which the file is kept."""
    return entry.media == Media.PDF and ask.ledger.originals.has(entry.digest)


def _no_picture(ask: Ask) -> NotFound:
    what = ask.texts.gettext("There is no picture of this page")
    return NotFound(what, ask.texts.gettext("Only a PDF of which the file is kept has pictures"))
