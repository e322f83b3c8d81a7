# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A watched folder: what is new, what changed and what is gone, found by looking again.

What was seen is written in a journal beside the ledger, a line for each change, numbered. A cursor is such a
number: a run first gives again what the cursor had not reached, so nothing is lost wherever a run was killed.
A line that was half written is no line. Of each file the journal keeps only its last change when it grows too
long.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TextIO

from samenhang.errors import InvalidInput, LedgerError, NotFetched
from samenhang.sources.folder import file_of, paths_of
from samenhang.sources.source import Limits

NEW, CHANGED, GONE = "new", "changed", "gone"
QUIET = 5.0
"""Seconds that a file must have been left alone: one that is still being written waits for the next time."""
GROWN, FEWEST = 4, 1000
"""The journal is written anew when it has so many lines for each file, and so many in all."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One change of one file: its path within the folder, its size, its time of change in nanoseconds, the
    SHA-256 of its bytes. Of one that is gone, as it was last."""

    number: int
    what: str
    path: str
    size: int = 0
    changed: int = 0
    digest: str = ""


@dataclass(slots=True)
class _Journal:
    """The changes that were seen, in a file; `device` is the file system on which the folder was then."""

    place: Path
    device: int = 0
    lines: list[Seen] = field(default_factory=list)

    @property
    def last(self) -> dict[str, Seen]:
        return {seen.path: seen for seen in self.lines}

    @property
    def number(self) -> int:
        return self.lines[-1].number if self.lines else 0


class WatchedFolder:
    """A folder that is followed. Nothing in it is ever written to.

    `journal` is where the changes are written; `now` gives seconds of the epoch. A renamed file is gone under
    its old name and new under the other, with the same digest.
    """

    name = "folder"
    limits = Limits()
    hosts: frozenset[str] = frozenset()

    def __init__(self, folder: Path, journal: Path, now: Callable[[], float] = time.time) -> None:
        self.folder = folder
        self._journal = journal
        self._now = now

    def changes(self, cursor: str) -> Iterator[tuple[Seen, str]]:
        """What changed after a cursor, in the order in which it was seen.

        Raises NotFetched where the folder is not there, or is empty on another file system than before: then
        it is not mounted, and its files are not gone.
        """
        if cursor and not cursor.isdecimal():
            raise InvalidInput(f"“{cursor[:80]}” is no cursor of a folder", "begin again without one")
        reached = int(cursor or 0)
        journal = _read(self._journal)
        for seen in journal.lines:
            if seen.number > reached:
                yield seen, str(seen.number)
        for seen in self._look(journal, reached):
            yield seen, str(seen.number)

    def _look(self, journal: _Journal, reached: int) -> Iterator[Seen]:
        device = self._device(journal)
        before, there = journal.last, set()
        number = max(journal.number, reached)  # a journal that lost its end gives no number twice
        with _writing(journal, device, len(before)) as stream:
            for path in paths_of([self.folder]):
                name = path.relative_to(self.folder).as_posix()
                there.add(name)
                if seen := self._seen(path, name, before.get(name), number + 1):
                    number = _note(stream, seen)
                    yield seen
            for name, last in before.items():
                if name not in there and last.what != GONE:
                    seen = Seen(number + 1, GONE, name, last.size, last.changed, last.digest)
                    number = _note(stream, seen)
                    yield seen

    def _device(self, journal: _Journal) -> int:
        try:
            device = self.folder.stat().st_dev
            empty = next(paths_of([self.folder]), None) is None
        except (OSError, InvalidInput) as error:
            raise NotFetched("missing", f"the folder {self.folder} is not there", "is it mounted?") from error
        held = any(seen.what != GONE for seen in journal.last.values())
        if empty and held and device != journal.device:
            raise NotFetched(
                "missing",
                f"the folder {self.folder} is empty and on another file system than before",
                "mount it; or take its journal away to begin anew",
            )
        return device

    def _seen(self, path: Path, name: str, last: Seen | None, number: int) -> Seen | None:
        """What changed of a file; None where nothing did, or where somebody is still writing it."""
        try:
            before = path.stat()
            if (
                last
                and last.what != GONE
                and (last.size, last.changed) == (before.st_size, before.st_mtime_ns)
            ):
                return None
            if self._now() - before.st_mtime < QUIET:
                return None
            file = file_of(path)
            after = path.stat()
        except OSError:  # taken away or closed to us while we looked: the next round sees what it is
            return None
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            return None
        if last and last.what != GONE and last.digest == file.digest:
            return None
        what = CHANGED if last and last.what != GONE else NEW
        return Seen(number, what, name, file.size, before.st_mtime_ns, file.digest)


def _read(place: Path) -> _Journal:
    """The journal up to its last whole line. Raises LedgerError for one that is damaged before its end."""
    try:
        lines = place.read_text("utf-8").split("\n")
    except FileNotFoundError:
        return _Journal(place)
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(place) from error
    whole = lines[:-1]  # what follows the last line feed was never finished
    try:
        head = json.loads(whole[0]) if whole else {"device": 0}
        return _Journal(place, int(head["device"]), [Seen(**json.loads(line)) for line in whole[1:]])
    except (ValueError, TypeError, KeyError) as error:
        raise _damaged(place) from error


def _damaged(place: Path) -> LedgerError:
    return LedgerError(
        f"the journal {place} cannot be read", "take it away: all files of the folder are then seen anew"
    )


@contextmanager
def _writing(journal: _Journal, device: int, files: int) -> Iterator[TextIO]:
    """The journal, open for more lines; written anew where it has to be.

    It is where it began on another file system, where its last line is not whole, and where it has grown.
    """
    kept = list(journal.last.values()) if len(journal.lines) > max(GROWN * files, FEWEST) else journal.lines
    kept.sort(key=lambda seen: seen.number)
    half = journal.place.with_name(f"{journal.place.name}.half")
    try:
        journal.place.parent.mkdir(parents=True, exist_ok=True)
        if device != journal.device or len(kept) < len(journal.lines) or not _ends_whole(journal.place):
            with half.open("w", encoding="utf-8") as stream:
                stream.write(json.dumps({"device": device}) + "\n")
                stream.writelines(_line(seen) for seen in kept)
                stream.flush()
                os.fsync(stream.fileno())
            half.replace(journal.place)
        stream = journal.place.open("a", encoding="utf-8")
    except OSError as error:
        raise LedgerError(f"the journal {journal.place} cannot be written: {error}", "make room") from error
    with stream:
        yield stream


def _ends_whole(place: Path) -> bool:
    if not place.exists() or not place.stat().st_size:
        return False
    with place.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read() == b"\n"


def _line(seen: Seen) -> str:
    return json.dumps(asdict(seen), ensure_ascii=True) + "\n"


def _note(stream: TextIO, seen: Seen) -> int:
    """Write a change down before it is given, so that its number is never given to another."""
    stream.write(_line(seen))
    stream.flush()
    return seen.number
