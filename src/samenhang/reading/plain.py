# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain text: whatever somebody saved, copied or exported, in whatever encoding."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence

from samenhang.errors import Unreadable
from samenhang.model import Document, Media
from samenhang.reading.flow import blocks
from samenhang.reading.hyphens import Words
from samenhang.reading.lines import SOFT_HYPHEN, Line, tidy
from samenhang.reading.passages import Manuscript
from samenhang.reading.wrapping import breaks_off, count_nearby, share_nearby

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = re.compile(r"\S{1,12}(?: {2,}|\t)\S")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:pagina|pag\.?|blz\.?|page)?\s{0,3}[-–]?\s{0,3}(?:\d{1,4}|[ivx]{1,6})\s{0,3}[-–]?(?:\s{0,3}(?:van|/|of)\s{0,3}\d{1,4})?",
    re.I,
)
_EDGE = 3  # lines at the top and at the foot of a page that can be a running head


def decode(data: bytes) -> str:
    """The text of the bytes: by byte order mark, UTF-8, UTF-16 without a mark, else Windows-1252. Never
    fails.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    if b"\0" in data[:4096]:
        return data.decode(_utf16(data[:4096]), "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_western(data)


def _utf16(sample: bytes) -> str:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) // 8:
        return "utf-8"
    return "utf-16-le" if odd >= even else "utf-16-be"


def _decode_western(data: bytes) -> str:
    """Windows-1252; the five bytes that it leaves open are read as Latin-1 has them."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(_WESTERN[byte] for byte in data)


_WESTERN = [
    bytes([byte]).decode("cp1252", "ignore") or bytes([byte]).decode("latin-1") for byte in range(256)
]


def read(data: bytes, name: str, digest: str) -> Document:
    """Read the bytes of a text file. Raises `Unreadable("empty")` where it holds nothing but white space."""
    return read_text(decode(data), name, digest)


def read_text(text: str, name: str, digest: str) -> Document:
    """Read a text. Offsets in `runs` are offsets in `text`."""
    lines = text_lines(text)
    if not lines:
        raise Unreadable(
            "empty", f"{name} holds nothing but white space", "check that the right file was given"
        )
    manuscript = Manuscript()
    manuscript.draft.printed(text)
    manuscript.write(blocks(lines, Words(text)))
    return manuscript.finish(digest, name, Media.TEXT)


def text_lines(text: str) -> list[Line]:
    """The lines that hold anything, each knowing whether space stood above it."""
    lines: list[Line] = []
    blanks: list[int] = []
    pages: list[int] = []
    at = blank = page = 0
    for raw in text.splitlines(keepends=True):
        line = _line(raw, at)
        if line is not None:
            lines.append(line)
            blanks.append(blank)
            pages.append(page)
            blank = 0
        else:
            blank += 1
        if raw[-1] == "\f":
            page += 1
            blank -= line is None
        at += len(raw)
    return _spaced_out(lines, blanks, pages)


def _line(raw: str, at: int) -> Line | None:
    """The line that stands in the source at `at`, or None where it holds nothing."""
    clean, pieces = tidy(raw, at)
    if not clean:
        return None
    size = len(clean)
    cut = clean.find(" ")
    head = cut if cut > 0 else size
    if raw[:-1] == clean and raw[-1] == "\n":  # most lines: nothing but their text
        return Line(clean, pieces, 0, size, head)
    indent = len(raw) - len(raw.lstrip())
    start = indent if indent > 1 else 0
    line = Line(clean, pieces, start, start + size, head)
    line.spaced = raw[-3:].rstrip("\r\n\f")[-1:] in (" ", "\t")
    line.soft = SOFT_HYPHEN in raw and raw.rstrip().endswith(SOFT_HYPHEN)
    if 0 < cut < 13:
        line.wide = _WIDE.match(raw, indent) is not None
    return line


def _spaced_out(lines: list[Line], blanks: list[int], pages: list[int]) -> list[Line]:
    """Say of each line whether space stands above it; where text is set with empty lines between lines,
    more of it.
    """
    doubled = _doubled(lines, blanks)
    for i, line in enumerate(lines):
        if i > 0:
            line.apart = blanks[i] > doubled[i]
            if pages[i] != pages[i - 1]:
                line.apart, line.turned = False, True
    return _without_heads(lines, pages) if lines and pages[-1] else lines


def _doubled(lines: list[Line], blanks: list[int]) -> list[bool]:
    """For each line whether text is set here with an empty line between two lines of one paragraph."""
    single = [blank == 1 for blank in blanks]
    ones, none = count_nearby(single), count_nearby([blank == 0 for blank in blanks])
    mostly = [one > 2 * other for one, other in zip(ones, none, strict=True)]
    if True not in mostly:
        return mostly
    broken = share_nearby(
        [i > 0 and one and breaks_off(lines[i - 1].text, lines[i].text) for i, one in enumerate(single)],
        single,
    )
    return [most and share > 0.15 for most, share in zip(mostly, broken, strict=True)]


def _without_heads(lines: list[Line], pages: list[int]) -> list[Line]:
    """Leave out what stands at the edge of page after page, and page numbers."""
    edges = _edges(pages)
    seen = Counter(_DIGITS.sub("0", lines[i].text) for i in edges)
    enough = max(2, (pages[-1] + 1) // 3)
    out = {
        i
        for i in edges
        if seen[_DIGITS.sub("0", lines[i].text)] >= enough or _PAGE_NUMBER.fullmatch(lines[i].text)
    }
    kept: list[Line] = []
    turned = False
    for i, line in enumerate(lines):
        if i in out:
            turned = turned or line.turned
            continue
        if turned and not line.turned:
            line.turned, line.apart = True, False
        turned = False
        kept.append(line)
    return kept or lines


def _edges(pages: Sequence[int]) -> list[int]:
    size = len(pages)
    return [
        i
        for i in range(size)
        if i < _EDGE
        or pages[i - min(i, _EDGE)] != pages[i]
        or i + _EDGE >= size
        or pages[i + _EDGE] != pages[i]
    ]
