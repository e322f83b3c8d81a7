# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pages as pictures: the outlines lie on the ink; what is hostile costs a bounded time and nothing else."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageOps

from samenhang.errors import InvalidInput, Unreadable
from samenhang.reading import page_image as pictures
from samenhang.reading import read
from samenhang.reading.page_image import Box, outlines, page_image
from samenhang.reading.pdf import page_texts
from tests.reading.pdf_writer import HEIGHT, WIDTH, PdfPage, PdfWriter, _file

DEMO = sorted((Path(__file__).parents[2] / "demo" / "files").glob("*.pdf"))
SENTENCE = "Het kabinet onderkent de vergaande verwevenheid van de interne en de externe veiligheid."
MEDIA = b"[0 0 595 842]"


def one(text: str = SENTENCE, turned: int = 0) -> bytes:
    writer = PdfWriter([PdfPage(turned=turned)])
    writer.pages[0].paragraph(700, text, columns=40)
    return writer.build()


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """Where anything is drawn: left, upper, right, lower in pixels."""
    found = ImageOps.invert(image).point(lambda value: 255 if value > 60 else 0).getbbox()
    assert found is not None
    return found


def around(boxes: list[Box], image: Image.Image) -> tuple[float, float, float, float]:
    wide, high = image.size
    return (
        min(box.left for box in boxes) * wide,
        min(box.top for box in boxes) * high,
        max(box.right for box in boxes) * wide,
        max(box.bottom for box in boxes) * high,
    )


@pytest.mark.parametrize("width", [1, 100, 333, 800, 4000])
def test_a_page_is_as_wide_as_was_asked(width: int) -> None:
    image = picture(page_image(one(), 1, width))
    assert image.width == width
    assert abs(image.height - width * HEIGHT / WIDTH) <= 1.5


def test_the_same_page_is_the_same_picture_from_a_path_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(one())
    assert page_image(tmp_path / "a.pdf", 1, 300) == page_image(one(), 1, 300)
    assert page_image(one("iets anders"), 1, 300) != page_image(one(), 1, 300)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("media", [MEDIA, b"[-9 9 595 800]"])
def test_outlines_lie_on_the_ink_also_on_a_turned_page(turned: int, media: bytes) -> None:
    data = one(turned=turned).replace(MEDIA, media)
    image = picture(page_image(data, 1, 1200))
    boxes = outlines(data, 1, [(0, len(page_texts(data)[0]))])
    left, top, right, bottom = around(boxes, image)
    x0, y0, x1, y1 = ink(image)
    near = 14  # pixels: type is higher than its ink
    assert left - 2 <= x0 <= left + near
    assert top - 2 <= y0 <= top + near
    assert right - near <= x1 <= right + 2
    assert bottom - near <= y1 <= bottom + 2


def test_an_outline_has_a_box_for_each_line_and_of_these_words_only() -> None:
    data = one()
    text = page_texts(data)[0]
    start = text.index("onderkent")
    [box] = outlines(data, 1, [(start, start + len("onderkent"))])
    assert box.left == pytest.approx((72 + 6 * 12) / WIDTH, abs=0.002)
    assert box.right == pytest.approx((72 + 6 * 21) / WIDTH, abs=0.002)
    assert box.top < 1 - 700 / HEIGHT < box.bottom
    assert len(outlines(data, 1, [(0, len(text))])) == 3
    assert outlines(data, 1, [(start, start), (len(text), len(text))]) == []
    two = outlines(data, 1, [(start, start + 4), (0, 3)])
    assert two[0].left > two[1].right


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.name)
def test_every_passage_of_the_demo_lies_on_ink(path: Path) -> None:
    document = read(path.read_bytes(), path.name)
    assert document.runs
    for page in sorted({run.page for run in document.runs if run.page}):
        image = picture(page_image(path, page, 1000))
        for passage in document.passages:
            ranges = [
                (run.source, run.source + run.end - run.start)
                for run in document.runs
                if run.page == page and passage.start <= run.start and run.end <= passage.end
            ]
            if not ranges:
                continue
            boxes = outlines(path, page, ranges)
            assert boxes
            for box in boxes:
                assert 0 <= box.left < box.right <= 1
                assert 0 <= box.top < box.bottom <= 1
                wide, high = image.size
                part = (
                    int(box.left * wide),
                    int(box.top * high),
                    int(box.right * wide) + 1,
                    int(box.bottom * high) + 1,
                )
                assert ink(image.crop(part))


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("page", [-1, 0, 2, 10**6])
def test_a_page_that_is_not_there(page: int) -> None:
    for ask in (lambda: page_image(one(), page, 100), lambda: outlines(one(), page, [])):
        with pytest.raises(InvalidInput, match=f"no page {page}: the document has 1 page"):
            ask()


@pytest.mark.parametrize("width", [-1, 0, 4001, 10**9])
def test_a_width_out_of_bounds(width: int) -> None:
    with pytest.raises(InvalidInput, match="pixels wide"):
        page_image(one(), 1, width)


@pytest.mark.parametrize("span", [(-1, 2), (3, 2), (0, 10**6)])
def test_characters_that_are_not_there(span: tuple[int, int]) -> None:
    with pytest.raises(InvalidInput, match="none from"):
        outlines(one(), 1, [span])


@pytest.mark.parametrize("media", [b"[0 0 9e9 9e9]", b"[0 0 0 00000]", b"[0 0 nan nan]", b"[0 0 99999 1]"])
def test_a_page_of_a_strange_size_costs_a_bounded_picture(media: bytes) -> None:
    image = picture(page_image(one().replace(MEDIA, media), 1, 800))
    assert image.width * image.height <= pictures.MOST_PIXELS


def test_a_page_that_is_too_high_for_its_width() -> None:
    data = one().replace(MEDIA, b"[0 0 1 99999]")
    with pytest.raises(Unreadable, match="99,999 high") as caught:
        page_image(data, 1, 800)
    assert caught.value.code == "too-large"
    assert picture(page_image(data, 1, 10)).width == 10


def test_a_page_that_draws_for_hours_is_given_up() -> None:
    began = time.monotonic()
    with pytest.raises(Unreadable, match="more than 2 seconds") as caught:
        page_image(endless(), 1, 500, seconds=2)
    assert caught.value.code == "too-large"
    assert time.monotonic() - began < 10
    assert page_image(one(), 1, 100)


def endless() -> bytes:
    """Forms that each draw the next one twenty times, ten deep."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox%s/Resources<</XObject<</F 10 0 R>>>>/Contents 4 0 R>>"
        % MEDIA,
        4: stream(b"", b"/F Do"),
        20: stream(b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]", b"0 0 400 400 re f"),
    }
    for number in range(10, 20):
        head = b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</XObject<</F %d 0 R>>>>" % (
            number + 1
        )
        objects[number] = stream(head, b"/F Do\n" * 20)
    return _file(objects, b"")


def stream(head: bytes, body: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(body), body)


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "damaged"), (b"%PDF-1.7 cut", "damaged"), (b"een brief", "damaged")]
)
def test_what_is_no_pdf(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        page_image(data, 1, 100)
    assert caught.value.code == code


def test_a_locked_file_and_one_that_is_gone(tmp_path: Path) -> None:
    writer = PdfWriter([PdfPage()], encrypted=True)
    with pytest.raises(Unreadable) as caught:
        page_image(writer.build(), 1, 100)
    assert caught.value.code == "encrypted"
    with pytest.raises(Unreadable, match="cannot be opened"):
        page_image(tmp_path / "gone.pdf", 1, 100)


@pytest.mark.skipif(sys.platform == "win32", reason="bounds of memory are POSIX")
@pytest.mark.parametrize(
    ("work", "given", "why"),
    [(os._exit, (1,), "crashes"), (bytearray, (10**10,), "memory"), (os.abort, (), "crashes")],
)
def test_what_happens_in_its_process_stays_there(
    work: Callable[..., Any], given: tuple[Any, ...], why: str
) -> None:
    with pytest.raises(Unreadable, match=why):
        pictures._apart(work, given, 10)
