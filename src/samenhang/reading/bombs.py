# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Decompression bombs in a PDF, found before pdfium unpacks them.

Streams that hold text or structure are unpacked piece by piece, counted and thrown away. Pictures are
passed over: reading text never unpacks them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from samenhang.errors import Unreadable
from samenhang.reading.forms import MAX_DRAWN, Form, draws_too_much, form

MAX_STREAM = 64 << 20  # bytes, unpacked
MAX_TOTAL = 512 << 20
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
_FORM = re.compile(rb"/Subtype\s{0,9}/Form\b")
_NUMBER = re.compile(rb"(\d{1,9}) \d{1,5}$")
_IMAGE = re.compile(rb"/Subtype\s{0,9}/Image\b")
_HEAD = 2_000  # bytes before the word `stream` that its dictionary is looked for in
_LAYERS = 8  # filters on one stream that are looked through
_CHUNK = 1 << 16
_PIECE = 1 << 20


def check_streams(data: bytes, name: str) -> None:
    """Raise `Unreadable("hostile")` if a packed stream, or all of them, would fill the memory, or if forms
    that draw each other would draw for hours.
    """
    total = 0
    forms: dict[int, Form] = {}
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - _HEAD) : match.start()]
        begin = max(0, head.rfind(b" obj"))
        layers = min(len(_FLATE.findall(head, begin)), _LAYERS)
        if layers and not _IMAGE.search(head, begin):
            size = _unpacked(data, match.end(), layers)
            total += size
            if size > MAX_STREAM or total > MAX_TOTAL:
                raise _hostile(
                    f"{name} unpacks to more than {MAX_STREAM >> 20} MB, or {MAX_TOTAL >> 20} MB in all"
                )
        number = _NUMBER.search(head, 0, begin) if _FORM.search(head, begin) else None
        if number is not None:
            forms[int(number.group(1))] = form(head[begin:], _content(data, match.end(), layers))
    if draws_too_much(forms, data):
        raise _hostile(f"{name} draws the same things more than {MAX_DRAWN} times")


def _hostile(what: str) -> Unreadable:
    return Unreadable("hostile", what, "make sure where it comes from; print it to a new PDF and add that")


def _content(data: bytes, start: int, layers: int) -> bytes:
    """The first bytes of a stream, unpacked."""
    end = data.find(b"endstream", start)
    if layers == 0:
        return data[start : min(end if end >= 0 else len(data), start + _PIECE)]
    chunks: Iterable[bytes] = iter([data[start : end if end >= 0 else len(data)]])
    for layer in range(layers):
        chunks = _inflated(chunks, [0] * layers, layer)
    try:
        return next(iter(chunks), b"")
    except zlib.error:
        return b""


def _unpacked(data: bytes, start: int, layers: int) -> int:
    """How many bytes come out, of all layers together; counting stops above the bound."""
    sizes = [0] * layers
    view = memoryview(data)
    chunks: Iterable[bytes] = (bytes(view[at : at + _CHUNK]) for at in range(start, len(data), _CHUNK))
    for layer in range(layers):
        chunks = _inflated(chunks, sizes, layer)
    try:
        for _ in chunks:
            if sum(sizes) > MAX_STREAM:
                break
    except zlib.error:
        pass  # damaged streams are for pdfium to judge; what came out so far counts
    return sum(sizes)


def _inflated(chunks: Iterable[bytes], sizes: list[int], layer: int) -> Iterator[bytes]:
    packer = zlib.decompressobj()
    for chunk in chunks:
        rest = chunk
        while rest and not packer.eof:
            piece = packer.decompress(rest, _PIECE)
            rest = packer.unconsumed_tail
            sizes[layer] += len(piece)
            yield piece
        if packer.eof or sizes[layer] > MAX_STREAM:
            return
