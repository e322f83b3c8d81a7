# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people sent and is not taken in yet: a folder for each batch, beside the originals of a ledger.

    inbox/20261124-120000-5f3a.../batch.json    who sent it, for whom it is, and the names of the files
                                  files/0, 1..  the files as they came; gone once they are taken in
                                  items.json    what was found in them, when reading began
                                  begun.json    when reading began, or went on after the program was stopped
                                  trouble.json  why it does not go on
                                  ended.json    that all of it is done

Each of these is there whole or not at all: it is written under another name first. A name that somebody gave
a file is never a name on the disk.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from samenhang.errors import LedgerError, NotFound
from samenhang.ledger import Ledger
from samenhang.ledger.originals import PIECE, alone, share
from samenhang.viewer import OWNER, Access, Level, Role, Viewer

KEPT = 90 * 86_400
"""Seconds after which a batch that is done is forgotten; what it brought stays."""

_DAY = 86_400
_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{12}")
_COMING = "coming-"


@dataclass(frozen=True, slots=True)
class Order:
    """Who sends something, and for whom. `account` is None for the owner of this machine, who has none."""

    sender: str
    account: str | None
    origin: str
    sent_at: str
    level: str
    groups: tuple[str, ...]
    note: str

    @property
    def access(self) -> Access:
        return Access(Level(self.level), frozenset(self.groups))


@dataclass(frozen=True, slots=True)
class Item:
    """A file of a batch, or one in a zip of it. `known` where the ledger had it, or it stands here twice."""

    digest: str
    name: str
    size: int
    known: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """What somebody sent at once. `files` are names and bytes; `items` are known once reading began."""

    name: str
    order: Order
    files: tuple[tuple[str, int], ...]
    items: tuple[Item, ...]
    begun: tuple[str, int] | None
    trouble: str
    ended: bool

    def seen_by(self, viewer: Viewer) -> bool:
        """A batch is its sender's; administrators see those with documents that they may see."""
        order = self.order
        if viewer is OWNER or (order.account is not None and order.account == viewer.name):
            return True
        return viewer.role.at_least(Role.ADMINISTRATOR) and viewer.may_see(Level(order.level), order.groups)


class Inbox:
    """The batches of one ledger. `folder` is made when the first one comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, ledger: Ledger) -> Inbox:
        """The inbox of a ledger, among its originals: on the same disk, and out of reach of others."""
        return cls(ledger.originals.folder / "inbox")

    # ------------------------------------------------------------ coming in

    def accept(self, order: Order, files: Iterable[tuple[str, BinaryIO]]) -> Batch:
        """Keep files by name, in pieces. Raises LedgerError where there is no room; then nothing is kept."""
        when = datetime.fromisoformat(order.sent_at).astimezone(UTC)
        name = f"{when:%Y%m%d-%H%M%S}-{secrets.token_hex(6)}"
        coming = self.folder / f"{_COMING}{name}"
        try:
            with self._sharing():
                try:
                    self._fill(coming, order, files)
                    coming.rename(self.folder / name)
                    _make_safe(self.folder)
                finally:
                    shutil.rmtree(coming, ignore_errors=True)
        except OSError as error:
            what = f"what was sent cannot be kept: {error.strerror}"
            raise LedgerError(what, "make room, or name a folder in SAMENHANG_ORIGINALS") from error
        return self.batch(name)

    def _fill(self, coming: Path, order: Order, files: Iterable[tuple[str, BinaryIO]]) -> None:
        (coming / "files").mkdir(parents=True)
        listed = []
        for number, (name, stream) in enumerate(files):
            with (coming / "files" / str(number)).open("xb") as target:
                shutil.copyfileobj(stream, target, PIECE)
                target.flush()
                os.fsync(target.fileno())
                listed.append((name, target.tell()))
        _write(coming / "batch.json", {"order": asdict(order), "files": listed})
        _make_safe(coming / "files")
        _make_safe(coming)

    @contextmanager
    def _sharing(self) -> Iterator[None]:
        """While something comes in nobody sweeps."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("ab") as lock:
            share(lock)
            yield

    def sweep(self) -> None:
        """Take away what came in halfway when a program was killed, and what was done long ago."""
        if not self.folder.is_dir():
            return
        with suppress(OSError), (self.folder / "lock").open("ab") as lock:  # it only costs room
            nobody, now = alone(lock), time.time()
            for path in self.folder.glob(f"{_COMING}*"):
                if nobody or path.stat().st_mtime < now - _DAY:
                    shutil.rmtree(path, ignore_errors=True)
            for path in self._folders():
                ended = path / "ended.json"
                if ended.exists() and ended.stat().st_mtime < now - KEPT:
                    shutil.rmtree(path, ignore_errors=True)

    # ------------------------------------------------------------ looking

    def batch(self, name: str) -> Batch:
        """One batch. Raises NotFound."""
        path = self.folder / name
        if not _NAME.fullmatch(name) or not (path / "batch.json").exists():
            raise NotFound(f"there is no batch “{name[:80]}”", "look in the list of what you sent")
        said, items, begun = (_read(path / f"{part}.json") for part in ("batch", "items", "begun"))
        order = said["order"]
        return Batch(
            name,
            Order(**{**order, "groups": tuple(order["groups"])}),
            tuple((str(file), int(size)) for file, size in said["files"]),
            tuple(Item(*item) for item in items or ()),
            (begun["when"], begun["left"]) if begun else None,
            (_read(path / "trouble.json") or {"what": ""})["what"],
            (path / "ended.json").exists(),
        )

    def newest(self, viewer: Viewer, most: int) -> list[Batch]:
        """The last ones of those that somebody may see."""
        found: list[Batch] = []
        for path in reversed(self._folders()):
            if len(found) < most and (batch := self.batch(path.name)).seen_by(viewer):
                found.append(batch)
        return found

    def undone(self) -> list[Batch]:
        """Those that are still to be taken in, oldest first."""
        names = [path.name for path in self._folders() if not (path / "ended.json").exists()]
        return [self.batch(name) for name in names]

    def _folders(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if _NAME.fullmatch(path.name))

    # ------------------------------------------------------------ being taken in

    @contextmanager
    def at_work(self) -> Iterator[bool]:
        """Whether nobody else takes batches in, and nobody begins to until the block ends."""
        if not self.folder.is_dir():
            yield False
            return
        with (self.folder / "work").open("ab") as lock:
            yield sys.platform == "win32" or alone(lock)

    def file(self, batch: Batch, number: int) -> Path:
        """Where a file stands while it waits."""
        return self.folder / batch.name / "files" / str(number)

    def begin(self, batch: Batch, items: Iterable[Item], when: str, left: int) -> None:
        """Note what is in a batch, when reading begins or goes on, and how many bytes are left then."""
        path = self.folder / batch.name
        if not (path / "items.json").exists():
            _write(path / "items.json", [(i.digest, i.name, i.size, i.known) for i in items])
        _write(path / "begun.json", {"when": when, "left": left})
        (path / "trouble.json").unlink(missing_ok=True)

    def trouble(self, batch: Batch, what: str) -> None:
        """Note why a batch does not go on."""
        _write(self.folder / batch.name / "trouble.json", {"what": what})

    def end(self, batch: Batch) -> None:
        """Take the files away, and note that all is done."""
        path = self.folder / batch.name
        shutil.rmtree(path / "files", ignore_errors=True)
        _write(path / "ended.json", {})


def _write(path: Path, value: Any) -> None:
    """Write a file whole or not at all."""
    coming = path.with_suffix(".new")
    with coming.open("w", encoding="utf-8") as target:
        json.dump(value, target, ensure_ascii=False)
        target.flush()
        os.fsync(target.fileno())
    coming.replace(path)


def _read(path: Path) -> Any:
    """What stands in a file; None where there is none."""
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None


def _make_safe(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where a system can."""
    with suppress(OSError):  # not on Windows
        place = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(place)
        finally:
            os.close(place)
