# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes small PDF files for the tests, so that no library for writing them is needed.

Text is set in Courier: each character is 0.6 of its size wide, so that a test knows where a line ends.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842  # A4 in points
LEFT = 72.0
_FONTS = {False: "Courier", True: "Courier-Bold"}


def fold(text: str, columns: int) -> list[str]:
    """Break a text into lines of at most so many characters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > columns:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@dataclass
class PdfPage:
    """What is drawn on one page, in order. Places are in points from the lower left corner."""

    drawn: list[bytes] = field(default_factory=list)
    picture: bool = False
    turned: int = 0

    def text(self, x: float, y: float, text: str, size: float = 10, bold: bool = False) -> None:
        """Draw one line."""
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
        font = b"/B" if bold else b"/R"
        self.drawn.append(b"BT %s %.2f Tf %.2f %.2f Td (%s) Tj ET" % (font, size, x, y, escaped))

    def lines(
        self, y: float, lines: list[str], x: float = LEFT, size: float = 10, bold: bool = False
    ) -> float:
        """Draw lines under each other, 1.2 of their size apart; gives where the next would stand."""
        for line in lines:
            self.text(x, y, line, size, bold)
            y -= 1.2 * size
        return y

    def paragraph(self, y: float, text: str, x: float = LEFT, columns: int = 70) -> float:
        """Draw a wrapped paragraph; gives where the next begins, with space between."""
        return self.lines(y, fold(text, columns), x) - 8

    def mark(self, x: float, y: float, mark: str, size: float = 10) -> None:
        """Draw the mark of a footnote: small and raised."""
        self.text(x, y + 0.35 * size, mark, 0.6 * size)


@dataclass
class PdfWriter:
    """A PDF file in the making."""

    pages: list[PdfPage] = field(default_factory=list)
    encrypted: bool = False
    packed: int = 0

    def page(self) -> PdfPage:
        """Begin a page."""
        self.pages.append(PdfPage())
        return self.pages[-1]

    def build(self) -> bytes:
        """The bytes of the file."""
        kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(self.pages)))
        objects = {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: f"<</Type/Pages/Count {len(self.pages)}/Kids[{kids}]>>".encode(),
            3: _font(False),
            4: _font(True),
            5: _stream(
                b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
                b"\0",
            ),
            6: b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32),
        }
        for i, page in enumerate(self.pages):
            resources = b"<</Font<</R 3 0 R/B 4 0 R>>/XObject<</P 5 0 R>>>>"
            objects[10 + 2 * i] = (
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Rotate %d/Resources%s/Contents %d 0 R>>"
                % (WIDTH, HEIGHT, page.turned, resources, 11 + 2 * i)
            )
            picture = [b"q 400 0 0 600 50 50 cm /P Do Q"] if page.picture else []
            objects[11 + 2 * i] = _packed(b"\n".join([*page.drawn, *picture]), self.packed)
        return _file(objects, b"/Encrypt 6 0 R/ID[<00><00>]" if self.encrypted else b"")


def _font(bold: bool) -> bytes:
    return f"<</Type/Font/Subtype/Type1/BaseFont/{_FONTS[bold]}/Encoding/WinAnsiEncoding>>".encode()


def _stream(head: bytes, body: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(body), body)


def _packed(body: bytes, layers: int) -> bytes:
    for _ in range(layers):
        body = zlib.compress(body, 9)
    return _stream(b"/Filter[%s]" % (b"/FlateDecode" * layers), body)


def _file(objects: dict[int, bytes], trailer: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    size = max(objects) + 1
    start = len(out)
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        used = number in offsets
        out += b"%010d %05d %s \n" % (offsets.get(number, 0), 0 if used else 65535, b"n" if used else b"f")
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)
