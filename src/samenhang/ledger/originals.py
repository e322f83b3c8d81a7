# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files as they came, each once, under the SHA-256 of its bytes: `ab/abcdef...`.

A file appears under its name only once all of it is safe on the disk: it is written in `incoming`, and what a
killed program left there is swept away at the next opening. Many files are made safe together, since asking
the disk for each costs ten times as much. Nothing is ever taken away here.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from samenhang.errors import InvalidInput, LedgerError, NotFound

if sys.platform != "win32":
    import fcntl

PIECE = 1 << 20
"""Bytes in memory at a time."""

_DIGEST = re.compile("[0-9a-f]{64}")
_DAY = 86_400  # seconds


class Original(NamedTuple):
    """A file that is kept: the SHA-256 of its bytes in hexadecimal, and their number."""

    digest: str
    size: int


class Originals:
    """A folder of files by digest. It is made when the first file is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._folder = str(folder)

    @contextmanager
    def keeping(self) -> Iterator[Keeping]:
        """Keep many files: those that were added and not settled yet are safe when the block ends well."""
        incoming = self.folder / "incoming"
        try:
            incoming.mkdir(parents=True, exist_ok=True)
            lock = (incoming / "lock").open("ab")
        except OSError as error:
            raise _cannot_be_kept(error) from error
        with lock:
            share(lock)
            kept = Keeping(self, incoming)
            try:
                yield kept
                kept.settle()
            finally:
                kept.drop()

    def keep(self, source: BinaryIO | Path, digest: str | None = None) -> Original:
        """Keep one file. Raises InvalidInput where its bytes do not have the digest that is given."""
        with self.keeping() as kept:
            return kept.add(source, digest)

    def has(self, digest: str) -> bool:
        """Whether the file with this digest is here."""
        return os.path.isfile(self._place(digest))

    def path(self, digest: str) -> Path:
        """Where the file with this digest stands. Raises NotFound where it is not here."""
        if not self.has(digest):
            raise NotFound(
                f"the original of {digest[:12]} is not here",
                "add the file again: what was added before originals were kept has none",
            )
        return Path(self._place(digest))

    def open(self, digest: str) -> BinaryIO:
        """The file with this digest, to be read. Raises LedgerError where its bytes were changed since."""
        stream = self.path(digest).open("rb")
        if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
            stream.close()
            raise LedgerError(
                f"the original of {digest[:12]} was changed or damaged", "put it back from a copy"
            )
        stream.seek(0)
        return stream

    def sweep(self) -> None:
        """Take away what killed programs left half written; while another program writes, nothing."""
        incoming = self.folder / "incoming"
        if not incoming.is_dir():
            return
        with suppress(OSError), (incoming / "lock").open("ab") as lock:  # it only costs room
            nobody = alone(lock)
            for path in incoming.iterdir():
                if path.name != "lock" and (nobody or path.stat().st_mtime < time.time() - _DAY):
                    path.unlink(missing_ok=True)

    def _place(self, digest: str) -> str:
        if not _DIGEST.fullmatch(digest):
            raise InvalidInput(f"“{digest[:80]}” is no digest", "give the 64 hexadecimal digits of SHA-256")
        return f"{self._folder}{os.sep}{digest[:2]}{os.sep}{digest}"  # joining paths costs more than a write


class Keeping:
    """The writing side: `add` files, and `settle` them before something else relies on them."""

    def __init__(self, originals: Originals, incoming: Path) -> None:
        self._originals = originals
        self._incoming = str(incoming)
        self._session = uuid.uuid4().hex
        self._written = 0
        self._waiting: dict[str, str] = {}  # digest -> where it was written

    def add(self, source: BinaryIO | Path, digest: str | None = None) -> Original:
        """Write a file down, in pieces. One whose digest is given and is here already costs nothing.

        Raises InvalidInput where the bytes do not have the digest that is given, OSError where a path cannot
        be opened, LedgerError where there is no room.
        """
        if isinstance(source, Path):
            with source.open("rb") as stream:
                return self.add(stream, digest)
        if digest is not None and (there := self._there(digest)) is not None:
            return Original(digest, os.stat(there).st_size)
        self._written += 1
        path = f"{self._incoming}{os.sep}{self._session}-{self._written}"
        with ExitStack() as undo:
            undo.callback(_take_away, path)
            try:
                kept = _copy(source, path)
            except OSError as error:
                raise _cannot_be_kept(error) from error
            if digest not in (None, kept.digest):
                raise InvalidInput(
                    f"the file is another one than {str(digest)[:12]}", "it was changed: add it again"
                )
            if self._there(kept.digest) is None:
                self._waiting[kept.digest] = path
                undo.pop_all()
        return kept

    def settle(self) -> None:
        """Make safe what was added, and give it its name."""
        try:
            _make_safe(self._incoming, list(self._waiting.values()))
            for digest, path in self._waiting.items():
                _rename(path, self._originals._place(digest))
        except OSError as error:
            raise _cannot_be_kept(error) from error
        self._waiting.clear()

    def drop(self) -> None:
        """Forget what was added and not settled."""
        for path in self._waiting.values():
            _take_away(path)
        self._waiting.clear()

    def _there(self, digest: str) -> str | None:
        place = self._originals._place(digest)
        return self._waiting.get(digest) or (place if os.path.isfile(place) else None)


def _take_away(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def _rename(path: str, place: str) -> None:
    try:
        os.replace(path, place)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        os.replace(path, place)


def _copy(source: BinaryIO, path: str) -> Original:
    hashed = hashlib.sha256()
    size = 0
    with open(path, "xb", buffering=0) as target:
        while piece := source.read(PIECE):
            hashed.update(piece)
            size += len(piece)
            target.write(piece)
    return Original(hashed.hexdigest(), size)


def _make_safe(folder: str, paths: Sequence[str]) -> None:
    """Wait until the disk has these files, which stand in one folder."""
    all_at_once = _whole_file_system() if len(paths) > 1 else None
    for path in paths if all_at_once is None else (folder,):
        place = os.open(path, os.O_RDONLY if path is folder else os.O_RDWR)
        try:
            if all_at_once is None:
                os.fsync(place)
            elif all_at_once(place) != 0:
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number))
        finally:
            os.close(place)


@cache
def _whole_file_system() -> Any | None:
    """Linux writes down all of a file system in one call."""
    return getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform == "linux" else None


def share(lock: BinaryIO) -> None:
    """Tell others that somebody writes here, until `lock` is closed, by a killed program too."""
    if sys.platform != "win32":
        fcntl.flock(lock, fcntl.LOCK_SH)


def alone(lock: BinaryIO) -> bool:
    """Whether nobody writes here; nobody begins to until `lock` is closed. Not known on Windows."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _cannot_be_kept(error: OSError) -> LedgerError:
    return LedgerError(
        f"an original cannot be kept: {error.strerror}", "make room, or name a folder in SAMENHANG_ORIGINALS"
    )
