# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A text layer for scans: what is said when something is missing, and the real thing if installed."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import zlib
from typing import Any

import pypdfium2 as pdfium
import pytest

from samenhang.errors import InvalidInput, Unreadable
from samenhang.reading import ocr, pdf
from tests.reading.pdf_writer import PdfWriter, fold

WORDS = "Het kabinet zendt de Kamer een brief over de nationale veiligheid."
needs_ocr = pytest.mark.skipif(
    not ocr.is_available(), reason="OCRmyPDF or Tesseract with Dutch is not installed"
)


@pytest.fixture
def present(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")


def answers(monkeypatch: pytest.MonkeyPatch, code: int, said: bytes = b"") -> None:
    def run(command: list[str], **more: Any) -> subprocess.CompletedProcess[bytes]:
        if "--list-langs" in command:
            return subprocess.CompletedProcess(command, 0, b"List of languages\neng\nnld\n", b"")
        return subprocess.CompletedProcess(command, code, b"", said)

    monkeypatch.setattr(subprocess, "run", run)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InvalidInput) as caught:
        ocr.add_text_layer(b"%PDF-")
    assert "samenhang[ocr]" in caught.value.remedy
    assert not ocr.is_available()


def test_without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(InvalidInput, match="Tesseract"):
        ocr.add_text_layer(b"%PDF-")


@pytest.mark.usefixtures("present")
def test_a_language_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, 0)
    with pytest.raises(InvalidInput) as caught:
        ocr.add_text_layer(b"%PDF-", "nld+fra")
    assert caught.value.remedy.endswith("tesseract-ocr-fra")


@pytest.mark.parametrize("language", ["", "nl", "nld;rm", "--help", "nld+", "NLD"])
def test_a_language_that_is_none(language: str) -> None:
    with pytest.raises(InvalidInput, match="no language"):
        ocr.add_text_layer(b"%PDF-", language)


@pytest.mark.usefixtures("present")
@pytest.mark.parametrize(("code", "expected"), [(2, "damaged"), (8, "encrypted"), (6, "damaged")])
def test_a_file_that_cannot_be_recognised(monkeypatch: pytest.MonkeyPatch, code: int, expected: str) -> None:
    answers(monkeypatch, code, b"line\nwhat went wrong")
    with pytest.raises(Unreadable) as caught:
        ocr.add_text_layer(b"%PDF-")
    assert caught.value.code == expected
    assert caught.value.remedy


@pytest.mark.usefixtures("present")
def test_a_program_that_does_not_work(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, 3, b"ghostscript not found")
    with pytest.raises(InvalidInput, match="ghostscript not found"):
        ocr.add_text_layer(b"%PDF-")


@pytest.mark.usefixtures("present")
def test_a_file_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **more: Any) -> subprocess.CompletedProcess[bytes]:
        if "--list-langs" in command:
            return subprocess.CompletedProcess(command, 0, b"nld\neng\n", b"")
        raise subprocess.TimeoutExpired(command, more["timeout"])

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Unreadable) as caught:
        ocr.add_text_layer(b"%PDF-", timeout=1)
    assert caught.value.code == "too-large"


def scan(text: str) -> bytes:
    """A page as a picture: drawn, rendered, and put in a PDF without its text."""
    writer = PdfWriter()
    page = writer.page()
    for i, line in enumerate(fold(text, 30)):
        page.text(60, 700 - 40 * i, line, 16)
    picture = pdfium.PdfDocument(writer.build())[0].render(scale=2.5, grayscale=True)
    rows = bytes(picture.buffer)
    packed = zlib.compress(
        b"".join(rows[y * picture.stride : y * picture.stride + picture.width] for y in range(picture.height))
    )
    head = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/ColorSpace/DeviceGray"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 30>>stream\nq 595 0 0 842 0 0 cm /I Do Q   \nendstream",
        f"<<{head}/BitsPerComponent 8/Filter/FlateDecode/Length {len(packed)}>>stream\n".encode()
        + packed
        + b"\nendstream",
    ]
    body = b"".join(b"%d 0 obj%s\nendobj\n" % (i, each) for i, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF\n"


@needs_ocr
def test_a_scan_gets_its_words() -> None:
    data = scan(WORDS)
    with pytest.raises(Unreadable):
        pdf.read(data, "scan.pdf", "d")
    document = pdf.read(ocr.add_text_layer(data), "scan.pdf", "d")
    assert "kabinet" in document.text
    assert "veiligheid" in document.text


def test_a_scan_without_text_is_refused_first() -> None:
    with pytest.raises(Unreadable) as caught:
        pdf.read(scan(WORDS), "scan.pdf", "d")
    assert caught.value.code == "no-text-layer"
