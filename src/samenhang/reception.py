# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where documents are taken in, whoever brings them: the one way from files to a ledger that holds them.

with Reception(...) as reception:
    offered = reception.look(ledger, paths)
    received = reception.take_in(ledger, offered, access, hand, report)
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from types import TracebackType

from samenhang import intake
from samenhang.admission import Hand
from samenhang.errors import InvalidInput
from samenhang.ledger import Ledger
from samenhang.ledger.origins import bring
from samenhang.likeness import look_back
from samenhang.model import File
from samenhang.reading import READER_VERSION
from samenhang.sources.folder import Offer
from samenhang.viewer import Access

if sys.platform != "win32":
    import resource

FOLLOWED = 200
"""Files after which what follows the ledger follows, while the next are being read."""

Report = Callable[[int, int, intake.Reading], None]
"""Told of each file that was kept: how many are done, of how many, and what came of this one."""


class Stopped(Exception):
    """The reception was closed while it was at work. What it had not kept is taken in the next time."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What somebody brings: every file in it, and of those that there is nothing to do for, by digest, why
    they could not be read ("" for those that were)."""

    given: tuple[Path | Offer, ...]
    ocr: bool
    files: tuple[File, ...]
    known: dict[str, str]

    @property
    def new(self) -> dict[str, File]:
        """The files that are to be read, each once."""
        return {file.digest: file for file in self.files if file.digest not in self.known}


@dataclass(frozen=True, slots=True)
class Received:
    """What came of it. `marked` bear the marking departementaal vertrouwelijk, and were kept as such."""

    read: tuple[File, ...]
    known: int
    unread: tuple[intake.Unread, ...]
    marked: tuple[File, ...]


class Reception:
    """Made with the bounds for one file (`memory` and `size` in bytes, `seconds` of reading) and a clock.

    Close it, or use it in a `with` statement: whoever is reading then stops at once. `then` is done whenever
    some documents were taken in, while others are being read: what follows the ledger follows. `ahead` works
    out what it needs of each, where that is read.
    """

    then: Callable[[Ledger], object] | None = None
    ahead: intake.Ahead | None = None

    def __init__(
        self,
        workers: int,
        memory: int,
        size: int,
        seconds: int,
        identifiers: Path,
        now: Callable[[], datetime],
    ) -> None:
        self._task = partial(intake.Task, size=size, seconds=seconds, identifiers=identifiers)
        self._now = now
        self._workers = Workers(workers, memory)

    def __enter__(self) -> Reception:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop reading. May be called by another thread; what is being taken in then ends with Stopped."""
        self._workers.stop()

    def task(self, hand: Hand, access: Access | None = None, ocr: bool = False) -> intake.Task:
        """What every file is read with."""
        today = self._now().date()
        return self._task(today=today, when=hand.when, ocr=ocr, access=access, ahead=self.ahead)

    def look(self, ledger: Ledger, given: Iterable[Path | Offer], ocr: bool = False) -> Offered:
        """Which files there are, and which of them the ledger has. With `ocr` scans are tried again.

        Raises InvalidInput where a folder cannot be looked into.
        """
        given = tuple(given)
        try:
            files = tuple(job.file for job in intake.jobs_of(given))
        except OSError as error:
            what = f"{error.filename} cannot be opened: {error.strerror}; nothing was added"
            remedy = "give the right to read it, or name the files and folders beside it"
            raise InvalidInput(what, remedy) from error
        return Offered(given, ocr, files, _known(ledger, {file.digest for file in files}, ocr))

    def take_in(
        self, ledger: Ledger, offered: Offered, access: Access | None, hand: Hand, report: Report
    ) -> Received:
        """Read, mark, link and keep what is new; documents that older rules marked are marked again.

        `access` says who may see them: without it those who may see the version before, or all.
        Raises Stopped where the reception is closed meanwhile.
        """
        look_back(ledger, hand.when)
        new, following = offered.new, Following(self.then)
        total = len(new)
        read: list[File] = []
        unread: list[intake.Unread] = []
        marked: list[File] = []

        def note(reading: intake.Reading) -> None:
            if isinstance(reading, intake.Unread):
                unread.append(reading)
            else:
                read.append(reading.file)
                if reading.sheet is not None and reading.sheet.confidential:
                    marked.append(reading.file)
            report(len(read) + len(unread), total, reading)
            if (len(read) + len(unread)) % FOLLOWED == 0:
                following.follow(ledger)

        with ledger.writing(hand.when, READER_VERSION) as ink:
            ink.keep_waiting(new.values())
            what = ", ".join(str(one) if isinstance(one, Path) else one.name for one in offered.given)
            ink.audit("add", what, f"{total} new, as {access or 'usual'}", hand.origin, hand.actor)
        task, start = self.task(hand, access, offered.ocr), self._workers.start
        jobs = (job for job in intake.jobs_of(offered.given) if new.pop(job.file.digest, None))
        intake.take_in(jobs, ledger, start, task, note)
        intake.mark_again(ledger, start, task)
        with ledger.writing(hand.when) as ink:
            bring(ink.connection, offered.files, access, hand.when)
        ledger.catch_up()
        if self.then is not None:
            self.then(ledger)
        self._tell_of_refusals(ledger, offered, unread, hand)
        known = len({file.digest for file in offered.files}) - total
        return Received(tuple(read), known, tuple(unread), tuple(marked))

    def _tell_of_refusals(
        self, ledger: Ledger, offered: Offered, unread: Iterable[intake.Unread], hand: Hand
    ) -> None:
        """That a state secret was offered stands in the audit log; nothing of what it says does."""
        refused = [(one.file, one.failure.code) for one in unread if one.failure.code in intake.WITHHELD]
        before = ((file, offered.known.get(file.digest, "")) for file in offered.files)
        refused += [(file, code) for file, code in before if code in intake.WITHHELD]
        if refused:
            with ledger.writing(self._now().astimezone(UTC).isoformat(timespec="seconds")) as ink:
                for file, code in refused:
                    ink.audit("refuse", file.where, code, hand.origin, hand.actor)


def _known(ledger: Ledger, digests: set[str], ocr: bool) -> dict[str, str]:
    """The files for which there is nothing to do: read, and the original is here, or they cannot be read."""
    unread = {file.digest: file.code or "" for file in ledger.files_of(digests) if file.status == "unread"}
    known = ledger.known(digests, READER_VERSION)
    again = {digest for digest in known if ocr and unread.get(digest) == "no-text-layer"}
    again |= {digest for digest in known if digest not in unread and not ledger.originals.has(digest)}
    return {digest: unread.get(digest, "") for digest in known - again}


class Following:
    """What follows the ledger while documents are being taken in. If it fails it does no more: the documents
    come first, and what follows them at the end says what is wrong.
    """

    def __init__(self, then: Callable[[Ledger], object] | None) -> None:
        self._then = then

    def follow(self, ledger: Ledger) -> None:
        """Let it follow, and wait for it."""
        if self._then is not None:
            with ThreadPoolExecutor(1) as beside:  # whatever it raises, stays there
                if beside.submit(self._then, ledger).exception() is not None:
                    self._then = None


class Workers:
    """Processes that read files: a file may take one down, but not the program. `memory` is in bytes."""

    def __init__(self, count: int, memory: int) -> None:
        self._count = count
        self._memory = memory
        self._theirs, self._ours = Pipe(duplex=False)  # closing our end tells them to go
        self._stopping = threading.Lock()

    def start(self) -> Executor:
        """Processes, ready to read. Raises Stopped once `stop` was called."""
        _share_memory_between_threads()
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["samenhang.intake"])
        with self._stopping:
            if self._ours.closed:
                raise Stopped
            arguments = (self._memory, self._theirs)
            return ProcessPoolExecutor(
                self._count, mp_context=context, initializer=prepare, initargs=arguments
            )

    def stop(self) -> None:
        """Let all of them go at once, whatever they are reading."""
        with self._stopping:
            self._ours.close()


def _share_memory_between_threads() -> None:
    """What the threads that hear from workers leave free is used by all: the C library of Linux gives each
    thread memory of its own, which for thousands of documents kept some hundred megabytes from the others.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library, which has no such thing
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


_M_ARENA_MAX = -8  # mallopt(3)


def prepare(memory: int, until: Connection | None = None) -> None:
    """Make this process one that only reads files: bounded in memory, and gone when the program is gone, or
    when the other end of `until` is closed.

    What one file leaves behind is freed by counting: looking for circles all the time costs a fifth.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # Ctrl-C ends it without a word: the program has the last one
    threading.Thread(target=_end_with_parent, args=(until,), daemon=True).start()
    if memory and sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _end_with_parent(until: Connection | None) -> None:
    """End when the program ends, however it ends: killed, it cannot tell its workers."""
    parent = multiprocessing.parent_process()
    ends = [end for end in (parent.sentinel if parent else None, until) if end is not None]
    if ends:
        wait(ends)
        os._exit(1)
