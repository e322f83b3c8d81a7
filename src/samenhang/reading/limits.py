# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much one file may cost: bounds that hold whatever the file claims of itself.

Sizes are in bytes. The bounds are far above any document of parliament (the largest, a budget act in XML, is
about 30 MB) and far below what would hurt a machine with 2 GB.
"""

from __future__ import annotations

from typing import Protocol

from samenhang.errors import Unreadable

FILE = 200_000_000  # one file as given
XML = 100_000_000  # XML as given
PART = 100_000_000  # one unpacked part of an office file, or one member of an archive
TOTAL = 1_000_000_000  # everything unpacked from one archive
MEMBERS = 20_000  # files in one archive
FREE = 20_000_000  # up to here any compression is fine
RATIO = 500  # beyond FREE, unpacked size over packed size; deflate itself stops at 1030
TEXT = 50_000_000  # characters of one document
TABLE_CELLS = 5_000  # cells of one row of a table
HTML_DEPTH = 3_000  # elements inside each other; the HTML parser takes quadratic time over this
CHUNK = 1 << 16


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes: ...


def check_size(data: bytes, bound: int = FILE) -> None:
    """Refuse a file above `bound` bytes."""
    if len(data) > bound:
        raise Unreadable(
            "too-large",
            f"the file is {len(data) // 1_000_000} MB; at most {bound // 1_000_000} MB is read",
            "split it, or add the parts that matter",
        )


def unpack(stream: Readable, packed: int, bound: int = PART) -> bytes:
    """All bytes of a stream that is being unpacked; counts what really comes out, not what a header claims.

    `packed` is the size of the packed bytes. Raises Unreadable("hostile") above the bound or the ratio.
    """
    pieces: list[bytes] = []
    size = 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if size > bound or (size > FREE and size > RATIO * max(packed, 1)):
            raise bomb(size, packed)
        pieces.append(chunk)
    return b"".join(pieces)


def bomb(size: int, packed: int) -> Unreadable:
    """The refusal of something that unpacks to far more than it should."""
    return Unreadable(
        "hostile",
        f"{packed:,} packed bytes unpack to more than {size // 1_000_000} MB: a decompression bomb",
        "if you trust the file, unpack it yourself and add what is in it",
    )
