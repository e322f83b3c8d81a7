# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF files that are refused, each with the reason and the way out; and what is done with pages that are
pictures.
"""

from __future__ import annotations

import threading
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.errors import Unreadable
from samenhang.model import Document
from samenhang.reading import bombs, pdf
from tests.reading.pdf_writer import PdfPage, PdfWriter

FIRST = "Het kabinet onderkent de vergaande verwevenheid van de interne en de externe veiligheid."


def read(writer: PdfWriter) -> Document:
    return pdf.read(writer.build(), "stuk.pdf", "0" * 64)


def texts(document: Document) -> list[str]:
    return [document.text[p.start : p.end] for p in document.passages]


def one(text: str) -> PdfWriter:
    writer = PdfWriter()
    writer.page().paragraph(780, text)
    return writer


def refused(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        pdf.read(data, "stuk.pdf", "d")
    assert caught.value.remedy
    return caught.value


def test_a_scan_is_refused_with_the_way_out() -> None:
    writer = PdfWriter()
    writer.page().picture = True
    error = refused(writer.build())
    assert error.code == "no-text-layer"
    assert "samenhang add --ocr" in error.remedy


def test_pages_that_are_pictures_are_counted() -> None:
    writer = one(FIRST)
    for _ in range(2):
        writer.page().picture = True
    writer.page()
    pages, _ = pdf._read_pages(writer.build(), "stuk.pdf")
    assert pages.scanned == [2, 3]
    assert texts(read(writer)) == [FIRST]


@pytest.mark.parametrize(("numbers", "shown"), [([2], "2"), ([1, 2, 3, 7], "1-3, 7"), ([4, 6, 7], "4, 6-7")])
def test_page_numbers_for_people(numbers: list[int], shown: str) -> None:
    assert pdf._ranges(numbers) == shown


def test_an_encrypted_file() -> None:
    writer = one(FIRST)
    writer.encrypted = True
    assert refused(writer.build()).code == "encrypted"


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n%%EOF", b"%PDF-" + b"\0" * 500])
def test_a_damaged_file(data: bytes) -> None:
    assert refused(data).code == "damaged"


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 3)
    writer = PdfWriter([PdfPage() for _ in range(4)])
    assert refused(writer.build()).code == "too-large"


@pytest.mark.parametrize("bound", ["MAX_PAGE_CHARACTERS", "MAX_CHARACTERS"])
def test_too_many_characters(monkeypatch: pytest.MonkeyPatch, bound: str) -> None:
    monkeypatch.setattr(pdf, bound, 50)
    assert refused(one(FIRST).build()).code == "too-large"


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch, layers: int) -> None:
    monkeypatch.setattr(bombs, "MAX_STREAM", 1 << 20)
    writer = one(FIRST)
    writer.pages[0].drawn.append(b" " * (3 << 20))
    writer.packed = layers
    assert refused(writer.build()).code == "hostile"


def test_many_streams_together_are_a_bomb_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bombs, "MAX_TOTAL", 5_000)
    writer = PdfWriter(packed=1)
    for _ in range(10):
        writer.page().drawn.append(b" " * 1_000)
    assert refused(writer.build()).code == "hostile"


def test_a_large_picture_is_no_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bombs, "MAX_STREAM", 1 << 16)
    head = b"1 0 obj<</Subtype/Image/Filter/FlateDecode>>stream\n"
    bombs.check_streams(head + zlib.compress(b"\0" * (1 << 20)), "stuk.pdf")


def nested(levels: int, times: int, packed: bool = False) -> bytes:
    """Forms that each draw the next one several times; the last draws a word."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 6 0 R>>>>>>",
        b"<</Length 5>>stream\n/F Do\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]
    for level in range(levels):
        last = level == levels - 1
        body = b"BT /R 10 Tf 10 10 Td (woord) Tj ET" if last else b"/F Do " * times
        body = zlib.compress(body) if packed else body
        head = b"/Filter/FlateDecode" if packed else b""
        resources = b"<</XObject<</F %d 0 R>>/Font<</R 5 0 R>>>>" % (7 + level)
        objects.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 595 842]%s/Resources%s/Length %d>>stream\n%s\nendstream"
            % (head, resources, len(body), body)
        )
    body = b"".join(b"%d 0 obj%s\nendobj\n" % (i, each) for i, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Size 99/Root 1 0 R>>\n%%EOF\n"


@pytest.mark.parametrize("packed", [False, True])
def test_forms_that_draw_each_other_for_hours_are_refused(packed: bool) -> None:
    assert refused(nested(12, 10, packed)).code == "hostile"


@pytest.mark.parametrize(("levels", "times"), [(1, 1), (3, 2), (20, 1)])
def test_forms_in_forms_are_read(levels: int, times: int) -> None:
    assert "woord" in pdf.read(nested(levels, times), "stuk.pdf", "d").text


def test_packed_streams_are_read() -> None:
    writer = one(FIRST)
    writer.packed = 2
    assert texts(read(writer)) == [FIRST]


@given(st.integers(0, 2_000), st.binary(max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_broken_file_never_crashes(at: int, junk: bytes) -> None:
    data = one(FIRST).build()
    at = min(at, len(data))
    try:
        pdf.read(data[:at] + junk + data[at + len(junk) :], "stuk.pdf", "d")
    except Unreadable as error:
        # what the reader must never do is raise anything else
        assert error.code in ("damaged", "encrypted", "no-text-layer", "hostile")  # noqa: PT017


def test_threads_take_turns() -> None:
    data = one(FIRST).build()
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(pdf.read(data, "a", "d").text)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [FIRST] * 6
