# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of identifiers that are known to exist, in one compact file.

Millions of identifiers take a few bytes each: they are sorted, cut into blocks of some kilobytes, and each
block is compressed. The first identifier of every block stands in an index that is held in memory, so a
look-up is a bisection and one small block. The file is written beside the old one and then takes its place.

Layout: MAGIC, then the blocks, then the compressed index, then the footer: number of identifiers, number
of blocks, offset of the index, its length (four unsigned 64-bit integers, little-endian), MAGIC again.
"""

from __future__ import annotations

import gzip
import heapq
import io
import lzma
import mmap
import os
import re
import struct
import tempfile
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self, cast

from samenhang.errors import InvalidInput, LedgerError

MAGIC = b"samenhang-ids-1\n"
_FOOTER = struct.Struct("<QQQQ16s")
_BLOCK = 48  # identifiers in a block: less than 1 kB, unpacked in some six microseconds
_RUN = 500_000  # identifiers sorted in memory at once: about 50 MB
_CHUNK = 1 << 20
_LONGEST = 120
_SHAPE = re.compile(rb"[A-Za-z]{1,12}-[0-9A-Za-z_.-]{1,110}")
_LETTERS = bytes(range(256)).translate(
    None, b"\n-_.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
_ALLOWED = bytes(c for c in range(256) if c not in _LETTERS)

Progress = Callable[[int], None]
"""Called now and then with the number of identifiers read so far."""


# ---------------------------------------------------------------- looking up


class Identifiers:
    """The list, open for look-up; safe to share between threads, cheap to open."""

    def __init__(self, path: Path, data: mmap.mmap, count: int, index: tuple[list[bytes], list[int]]) -> None:
        self.path = path
        self._data = data
        self._count = count
        self._firsts, self._offsets = index

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a list made by `import_list`; LedgerError where there is none or it is damaged."""
        try:
            with path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except FileNotFoundError:
            raise LedgerError(
                f"there is no list of identifiers at {path}",
                "load one with: samenhang identifiers import LIST",
            ) from None
        except (OSError, ValueError) as error:
            raise _damaged(path) from error
        count, index = _read_index(path, data)
        return cls(path, data, count, index)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, identifier: object) -> bool:
        if not isinstance(identifier, str) or not identifier.isascii():
            return False
        key = identifier.encode("ascii")
        place = bisect_right(self._firsts, key) - 1
        return place >= 0 and b"\n" not in key and b"\n" + key + b"\n" in self._unpack(place)

    def starting_with(self, prefix: str) -> list[str]:
        """All identifiers that begin with `prefix`, in order."""
        if not prefix.isascii():
            return []
        key = prefix.encode("ascii")
        found: list[str] = []
        for place in range(max(0, bisect_right(self._firsts, key) - 1), len(self._firsts)):
            if self._firsts[place] > key and not self._firsts[place].startswith(key):
                break
            names = self._unpack(place)[1:-1].split(b"\n")
            found.extend(name.decode("ascii") for name in names if name.startswith(key))
        return found

    def __iter__(self) -> Iterator[str]:
        for place in range(len(self._firsts)):
            yield from self._unpack(place)[1:-1].decode("ascii").split("\n")

    def _unpack(self, place: int) -> bytes:
        """Block number `place`: a line feed before and after every identifier."""
        try:
            return zlib.decompress(self._data[self._offsets[place] : self._offsets[place + 1]])
        except zlib.error as error:
            raise _damaged(self.path) from error

    def close(self) -> None:
        self._data.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _damaged(path: Path) -> LedgerError:
    return LedgerError(f"the list of identifiers at {path} is damaged", "import the list again")


def _read_index(path: Path, data: mmap.mmap) -> tuple[int, tuple[list[bytes], list[int]]]:
    """Number of identifiers; first identifier and offset of every block, with the end of the last one."""
    if len(data) < len(MAGIC) + _FOOTER.size or data[: len(MAGIC)] != MAGIC:
        raise _damaged(path)
    count, blocks, start, length, magic = _FOOTER.unpack(data[-_FOOTER.size :])
    if magic != MAGIC or start + length + _FOOTER.size != len(data):
        raise _damaged(path)
    try:
        packed = zlib.decompress(data[start : start + length])
    except zlib.error as error:
        raise _damaged(path) from error
    names, _, sizes = packed.partition(b"\0")
    firsts = names.split(b"\n") if names else []
    if len(firsts) != blocks or len(sizes) != 4 * blocks:
        raise _damaged(path)
    offsets = [len(MAGIC)]
    for (size,) in struct.iter_unpack("<I", sizes):
        offsets.append(offsets[-1] + size)
    if offsets[-1] != start:
        raise _damaged(path)
    return count, (firsts, offsets)


# ---------------------------------------------------------------- importing


def is_identifier(text: str) -> bool:
    """Whether this may stand in a list."""
    return _SHAPE.fullmatch(text.encode()) is not None


def import_list(source: Path, target: Path, progress: Progress | None = None, keeping: bool = False) -> int:
    """Read a list of identifiers, one a line, into `target`; the number of different ones.

    `source` is plain text, .gz or .xz, told by its content. Empty lines and lines that begin with # are
    passed over. With `keeping` those that were in the list stay in it. InvalidInput, and the old list stays,
    where a line is no identifier or the file breaks off.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(dir=target.parent, prefix=".identifiers-"))
        )
        runs = _sorted_runs(_lines(source), folder, progress)
        streams = [_stored(stack.enter_context(run.open("rb"))) for run in runs]
        if keeping and target.exists():
            before = stack.enter_context(Identifiers.open(target))
            streams.append(one.encode() for one in before)
        merged = heapq.merge(*streams) if len(streams) > 1 else (streams[0] if streams else iter(()))
        fresh = folder / "list"
        count = _write(merged, fresh)
        if count == 0:
            raise InvalidInput(f"{source} holds no identifiers", "give a file with one identifier a line")
        os.replace(fresh, target)
    return count


def _opened(source: Path) -> IO[bytes]:
    with source.open("rb") as file:
        head = file.read(6)
    if head.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.open(source, "rb"))
    if head == b"\xfd7zXZ\x00":
        return cast("IO[bytes]", lzma.open(source, "rb"))
    return source.open("rb")


def _lines(source: Path) -> Iterator[list[bytes]]:
    """The lines of the list in chunks, checked."""
    number, rest = 0, b""
    try:
        with _opened(source) as file:
            while chunk := file.read(_CHUNK):
                whole, found, rest = (rest + chunk).rpartition(b"\n")
                if len(rest) > _LONGEST:
                    raise _not_one(source, number + whole.count(b"\n") + bool(found) + 1, rest)
                if found:
                    lines = whole.split(b"\n")
                    yield _checked(source, lines, number)
                    number += len(lines)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise InvalidInput(f"{source} cannot be read: {error}", "fetch the list again") from error
    yield _checked(source, [rest], number)


def _checked(source: Path, lines: list[bytes], number: int) -> list[bytes]:
    """The identifiers among lines `number` + 1 and on."""
    joined = b"\n".join(lines)
    if joined.translate(None, _ALLOWED) or max(map(len, lines)) > _LONGEST or not all(lines):
        lines = [line.strip() for line in lines]
    found = []
    for place, line in enumerate(lines, number + 1):
        if _SHAPE.fullmatch(line):
            found.append(line)
        elif line and not line.startswith(b"#"):
            raise _not_one(source, place, line)
    return found


def _not_one(source: Path, number: int, line: bytes) -> InvalidInput:
    shown = line[:40].decode("ascii", "replace")
    return InvalidInput(
        f"{source}, line {number}: {shown!r} is not an identifier",
        "a list has one identifier such as kst-30821-153 a line",
    )


def _sorted_runs(chunks: Iterable[list[bytes]], folder: Path, progress: Progress | None) -> list[Path]:
    """The lines in sorted files, few and long where the list is sorted already."""
    runs: list[Path] = []
    pending: list[bytes] = []
    last = b"\xff"
    read = 0
    for chunk in chunks:
        pending += chunk
        read += len(chunk)
        if len(pending) >= _RUN:
            last = _store(pending, runs, folder, last)
            pending = []
            if progress:
                progress(read)
    if pending:
        _store(pending, runs, folder, last)
    if progress:
        progress(read)
    return runs


def _store(lines: list[bytes], runs: list[Path], folder: Path, last: bytes) -> bytes:
    """Write sorted lines, after `last` in the same run where they follow it; the last line written."""
    lines.sort()
    if not runs or lines[0] < last:
        runs.append(folder / f"run-{len(runs)}")
    with runs[-1].open("ab") as file:
        file.write(b"\n".join(lines) + b"\n")
    return lines[-1]


def _stored(file: IO[bytes]) -> Iterator[bytes]:
    for line in io.BufferedReader(file, _CHUNK) if isinstance(file, io.RawIOBase) else file:
        yield line[:-1]


@dataclass(slots=True)
class _Writer:
    """The blocks written so far."""

    file: IO[bytes]
    firsts: list[bytes]
    sizes: list[int]
    count: int = 0

    def add(self, block: list[bytes]) -> None:
        packed = zlib.compress(b"\n" + b"\n".join(block) + b"\n", 6)
        self.file.write(packed)
        self.firsts.append(block[0])
        self.sizes.append(len(packed))
        self.count += len(block)

    def finish(self) -> None:
        index = zlib.compress(
            b"\n".join(self.firsts) + b"\0" + struct.pack(f"<{len(self.sizes)}I", *self.sizes)
        )
        start = len(MAGIC) + sum(self.sizes)
        self.file.write(index + _FOOTER.pack(self.count, len(self.sizes), start, len(index), MAGIC))
        self.file.flush()
        os.fsync(self.file.fileno())


def _write(lines: Iterable[bytes], path: Path) -> int:
    """The sorted lines as one list, each once; the number of them."""
    with path.open("wb") as file:
        file.write(MAGIC)
        writer = _Writer(file, [], [])
        block: list[bytes] = []
        last = b""
        for line in lines:
            if line == last:
                continue
            block.append(line)
            last = line
            if len(block) == _BLOCK:
                writer.add(block)
                block = []
        if block:
            writer.add(block)
        writer.finish()
        return writer.count
