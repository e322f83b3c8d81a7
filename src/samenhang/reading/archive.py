# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files in a zip, one by one, within bounds; what is refused is given too, with the reason.

Names are only names here: nothing is ever written to a disk. A zip inside a zip comes out as its bytes, and
no reader opens it.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from samenhang.errors import Unreadable
from samenhang.reading import limits
from samenhang.reading.office import encrypted

Member = tuple[str, bytes | Unreadable]


def members(source: str | Path | IO[bytes]) -> Iterator[Member]:
    """Every file in an archive: its name, and its bytes or why they are refused.

    Raises Unreadable where the archive as a whole cannot be read. Memory holds one member at a time.
    """
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable(
            "damaged", f"the archive is cut off or damaged ({error})", "fetch it again"
        ) from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and not _is_leftover(info.filename)]
        if len(infos) > limits.MEMBERS:
            raise Unreadable(
                "too-large",
                f"the archive holds {len(infos):,} files; at most {limits.MEMBERS:,} are read",
                "unpack it and add the folder in parts",
            )
        left = limits.TOTAL
        for info in infos:
            found = _member(archive, info, left)
            left -= len(found) if isinstance(found, bytes) else 0
            yield info.filename, found


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes | Unreadable:
    """The bytes of one file, or the refusal."""
    if _leaves(info.filename) or stat.S_ISLNK(info.external_attr >> 16):
        return Unreadable(
            "hostile",
            f"the name {info.filename!r} points outside the archive",
            "if you trust the archive, unpack it yourself and add the file",
        )
    if info.flag_bits & 1:
        return encrypted()
    if left <= 0:
        return limits.bomb(limits.TOTAL, info.compress_size)
    try:
        with archive.open(info) as stream:
            return limits.unpack(stream, info.compress_size, min(limits.PART, left))
    except Unreadable as refusal:
        return refusal
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        OSError,
        RuntimeError,
    ) as error:
        return Unreadable("damaged", f"the file cannot be unpacked ({error})", "fetch the archive again")


def _leaves(name: str) -> bool:
    """Whether a name, written to a folder, would end outside it."""
    flat = name.replace("\\", "/")
    return flat.startswith("/") or flat[1:2] == ":" or ".." in flat.split("/") or "\x00" in name


def _is_leftover(name: str) -> bool:
    """What operating systems leave in archives and no person put there."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in (
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
    )
