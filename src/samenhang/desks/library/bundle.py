# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A zip file that goes out while it is made: only what is not sent yet is in memory. Pure.

The same contents give the same bytes: no clock, no order but the one in which they are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import RawIOBase
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can tell."""
LONGEST = 100
"""Letters of the name of a file; its ending stays."""

Member = tuple[str, Iterable[bytes]]
"""The name of a file and its bytes, in pieces."""

_NO_NAME = re.compile(r"[^\w.()+-]+")


class _Outlet(RawIOBase):
    """Takes what is written, and gives it once."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._waiting += piece
        return len(piece)

    def taken(self) -> bytes:
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def zipped(members: Iterable[Member]) -> Iterator[bytes]:
    """The pieces of a zip file with these files. They are asked for one after the other."""
    outlet = _Outlet()
    with ZipFile(outlet, "w", ZIP_DEFLATED) as bundle:
        for name, pieces in members:
            information = ZipInfo(name, DAY_ONE)
            information.compress_type = ZIP_DEFLATED
            information.external_attr = 0o644 << 16
            with bundle.open(information, "w", force_zip64=True) as member:
                for piece in pieces:
                    member.write(piece)
                    if sent := outlet.taken():
                        yield sent
            yield outlet.taken()
    yield outlet.taken()


def file_name(text: str) -> str:
    """A name that every system takes as that of one file in its folder: "bundle.zip/a b.pdf" is "a-b.pdf"."""
    last = text.replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = _NO_NAME.sub("-", last).strip("-.") or "file"
    stem, dot, ending = plain.rpartition(".")
    if len(plain) <= LONGEST or not dot:
        return plain[:LONGEST]
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending[:20]}"
