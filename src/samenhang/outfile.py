# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that commands write where a person says: whole or not at all, and refused in words."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from samenhang.errors import InvalidInput


def write(path: Path, content: str | bytes) -> None:
    """Write a file; text as UTF-8. Killed on the way, what stood there stands there still.

    What is no plain file (a pipe, /dev/stdout) is written into. Raises InvalidInput.
    """
    with opened(path) as stream:
        stream.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The same, for what comes in pieces: the file takes its place when the last one is there."""
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
        else:
            with _replaced(path.resolve()) as stream:
                yield stream
    except OSError as error:
        raise InvalidInput(
            f"{path} cannot be written: {error.strerror or error}", "choose another place"
        ) from error


@contextmanager
def opened_all(folder: Path, names: Iterable[str]) -> Iterator[dict[str, BinaryIO]]:
    """Files in a folder, which is made where it is not there: each takes its place, or none does."""
    _make(folder)
    with ExitStack() as stack:
        yield {name: stack.enter_context(opened(folder / name)) for name in names}


def give(pieces: Iterable[bytes], path: Path | None, binary: bool = False) -> None:
    """Write to a file or to standard output; what is not text is never printed in a terminal."""
    if path is not None:
        with opened(path) as stream:
            stream.writelines(pieces)
    elif binary and sys.stdout.isatty():
        raise InvalidInput("this is no text to show here", "name a file with --output")
    else:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()


def write_all(folder: Path, files: Iterable[tuple[str, str | bytes]]) -> list[Path]:
    """Write files into a folder, which is made where it is not there; gives where they are. Raises
    InvalidInput.
    """
    _make(folder)
    written = []
    for name, content in files:
        write(folder / name, content)
        written.append(folder / name)
    return written


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidInput(f"{folder} cannot be made: {error.strerror}", "choose another folder") from error


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
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
