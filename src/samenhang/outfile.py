# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that commands write where a person says: whole or not at all, and refused in words."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from samenhang.errors import InvalidInput


def write(path: Path, content: str | bytes) -> None:
    """Write a file; text as UTF-8. Killed on the way, what stood there stands there still.

    What is no plain file (a pipe, /dev/stdout) is written into. Raises InvalidInput.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as error:
        raise InvalidInput(
            f"{path} cannot be written: {error.strerror or error}", "choose another place"
        ) from error


def write_all(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> list[Path]:
    """Write files into a folder, which is made where it is not there; gives where they are. Raises
    InvalidInput.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInput(f"{folder} cannot be made: {error.strerror}", "choose another folder") from error
    written = []
    for name, content in files:
        write(folder / name, content)
        written.append(folder / name)
    return written


def _replace(path: Path, data: bytes) -> None:
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.chmod(beside, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask())
        os.replace(beside, path)
    finally:
        with suppress(OSError):  # it is there only where it did not get its place
            os.unlink(beside)


def _mask() -> int:
    """The rights that new files do not get."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
