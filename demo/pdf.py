# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Demo documents as PDF, with a running head, page numbers, raised footnote marks and footnotes."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

from demo.story import RETELLING, Story

WIDTH, LINES, LEAD, LEFT, TOP = 84, 44, 14, 70, 770
Line = tuple[str, str, int]
"""Text, font (F1 regular, F2 bold), size; an empty text is an empty line."""


def pdf(story: Story) -> bytes:
    """The story on A4 pages in Helvetica."""
    lines: list[Line] = []
    for top in story.head.get("top", story.head["title"]).split(" / "):
        lines += [*_wrapped(top, "F1", 10), ("", "F1", 10)]
    lines += [*_wrapped(RETELLING, "F1", 10), ("", "F1", 10)]
    notes = []
    for block in story.blocks:
        if block.kind == "note":
            notes += _wrapped(f"{block.label} {block.text}", "F1", 8)
        elif block.kind == "heading":
            lines += [*_wrapped(f"{block.label} {block.text}".strip(), "F2", 12), ("", "F1", 10)]
        else:
            sign = "- " if block.kind == "item" else ""
            lines += [*_wrapped(sign + block.text, "F1", 10), ("", "F1", 10)]
    room = LINES - len(notes) - 1
    pages = [lines[i : i + room] for i in range(0, len(lines), room)] or [[]]
    return _file([_page(page, notes if n == 1 else [], n, len(pages)) for n, page in enumerate(pages, 1)])


def _wrapped(text: str, font: str, size: int) -> list[Line]:
    return [(line, font, size) for line in textwrap.wrap(text, WIDTH if size > 8 else 105)]


def _shown(text: str) -> str:
    encoded = text.encode("cp1252", "replace")
    return "".join(chr(c) if 32 <= c < 127 and c not in b"()\\" else f"\\{c:03o}" for c in encoded)


def _page(lines: list[Line], notes: list[Line], number: int, count: int) -> bytes:
    out = [
        _at(LEFT, 810, "F1", 8, "Samenhang, demo-dossier"),
        _at(500, 30, "F1", 8, f"Pagina {number} van {count}"),
    ]
    y = TOP
    for text, font, size in lines:
        out.append(_line(text, font, size, y))
        y -= LEAD
    y = 60 + 10 * len(notes)
    for text, font, size in notes:
        out.append(_at(LEFT, y, font, size, text))
        y -= 10
    return "\n".join(out).encode("latin-1")


def _at(x: int, y: int, font: str, size: int, text: str) -> str:
    return f"BT /{font} {size} Tf {x} {y} Td ({_shown(text)}) Tj ET"


def _line(text: str, font: str, size: int, y: int) -> str:
    """A line in which `[^1]` becomes a small raised digit."""
    parts = [f"BT /{font} {size} Tf {LEFT} {y} Td"]
    for piece in re.split(r"(\[\^\d+\])", text):
        if note := re.fullmatch(r"\[\^(\d+)\]", piece):
            parts.append(f"4 Ts /{font} 6 Tf ({note[1]}) Tj 0 Ts /{font} {size} Tf")
        elif piece:
            parts.append(f"({_shown(piece)}) Tj")
    return " ".join([*parts, "ET"])


def _file(contents: list[bytes]) -> bytes:
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(contents)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
    ]
    for index, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (6 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            size,
            table,
            size,
            len(out),
        )
    )


WRITERS: dict[str, Callable[[Story], bytes]] = {"pdf": pdf}
