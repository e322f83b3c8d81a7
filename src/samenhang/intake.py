# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole flow: files in; a ledger of documents, marks, links, follow-ups and events out."""

from __future__ import annotations

import faulthandler
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from itertools import islice, repeat
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from pathlib import Path
from typing import Any

from samenhang import model
from samenhang.errors import Unreadable
from samenhang.ledger import Ink, Ledger
from samenhang.ledger.identifiers import Identifiers
from samenhang.linking.linker import Known, Meaning, link
from samenhang.marking.marker import MARKS_VERSION, mark
from samenhang.model import Document, File, Mark
from samenhang.reading import READER_VERSION, archive, ocr, read, sniff
from samenhang.sources.folder import file_of, file_of_bytes, paths_of

BATCH = 50
"""Documents in one transaction: enough to make its cost small, few enough to lose little when killed."""


@dataclass(frozen=True, slots=True)
class Task:
    """What every file is read with: bounds for one file, and what is known of the world.

    `size` in bytes, `seconds` of reading, `today` the day deadlines are held against, `when` the moment of
    adding as ISO text.
    """

    today: date
    when: str = ""
    size: int = 200_000_000
    seconds: int = 120
    ocr: bool = False
    identifiers: Path | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: at `path`, or as `data` where it stood inside a zip; or `refused` there already."""

    file: File
    path: Path
    data: bytes | None = None
    refused: Unreadable | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read, with what was found in it."""

    file: File
    document: Document
    marks: tuple[Mark, ...]
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    file: File
    failure: Unreadable


Reading = Read | Unread


def _tell(noun: type[Any]) -> None:
    """Let processes tell each other of a noun by its values in order: a third of what it costs by name."""
    values = attrgetter(*(field.name for field in fields(noun)))
    ForkingPickler.register(noun, lambda told: (noun, values(told)))


for _noun in (model.Passage, model.Run, model.Fact, Mark, model.Link, model.Event, model.Evidence, model.Period):
    _tell(_noun)

Start = Callable[[], Executor]
"""Starts an executor; a second one when a file has broken the first."""


def take_in(
    jobs: Iterable[Job], ledger: Ledger, start: Start, task: Task, report: Callable[[Reading], None]
) -> None:
    """Read, mark, link and keep every file; what cannot be read is kept with the reason."""
    stream = in_parallel(jobs, start, task)
    while readings := list(islice(stream, BATCH)):
        with ledger.writing(task.when, READER_VERSION) as ink:
            for reading in readings:
                if isinstance(reading, Unread):
                    ink.keep_unread(reading.file, reading.failure)
                else:
                    ink.keep_document(reading.file, reading.document)
                    keep_findings(ink, reading.document, reading.marks, reading.meaning)
        for reading in readings:
            report(reading)


def mark_again(ledger: Ledger, start: Start, task: Task) -> None:
    """Mark what rules of another version marked; what people said stays."""
    stream = ledger.stale(MARKS_VERSION)
    with start() as executor:
        while documents := list(islice(stream, BATCH)):
            found = executor.map(_findings, documents, repeat(task))
            with ledger.writing(task.when, READER_VERSION) as ink:
                for document, (marks, meaning) in zip(documents, found, strict=True):
                    keep_findings(ink, document, marks, meaning)


def keep_findings(ink: Ink, document: Document, marks: tuple[Mark, ...], meaning: Meaning) -> None:
    """Keep what was found in a document, in the place of what was found before."""
    ink.keep_marks(document, marks, meaning.links, meaning.follow_ups, meaning.events, MARKS_VERSION)


def mark_file(path: Path, task: Task, day: date | None = None) -> Read:
    """Read and mark one file here and now, without a ledger; `day` is the date of a text that states none."""
    return _read_and_mark(Job(file_of(path), path), task, day)


def jobs_of(paths: Iterable[Path]) -> Iterator[Job]:
    """A job for every file under the paths, members of a zip included, one at a time in memory."""
    for path in paths_of(paths):
        file = file_of(path)
        if _is_archive(path):
            yield from _members(path, file)
        else:
            yield Job(file, path)


def _is_archive(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) == b"PK" and sniff.is_archive(path.read_bytes())


def _members(path: Path, archive_file: File) -> Iterator[Job]:
    try:
        for name, data in archive.members(path):
            place = f"{path.name}/{name}"
            if isinstance(data, Unreadable):
                # There are no bytes to take the identity from: the archive's and the name make one.
                file = file_of_bytes(f"{archive_file.digest}/{name}".encode(), place, archive_file.where)
                yield Job(file, path, refused=data)
            else:
                yield Job(file_of_bytes(data, place, archive_file.where), path, data)
    except Unreadable as failure:
        yield Job(archive_file, path, refused=failure)


def in_parallel(jobs: Iterable[Job], start: Start, task: Task, ahead: int = 16) -> Iterator[Reading]:
    """The readings of the jobs, in their order, with never more than `ahead` of them under way.

    A file that breaks the process reading it (out of time or memory, a crash) is found by reading what was
    under way once more, one at a time; the rest goes on.
    """
    waiting = iter(jobs)
    executor = start()
    pending: deque[tuple[Job, Future[Reading]]] = deque()
    try:
        while True:
            for job in islice(waiting, ahead - len(pending)):
                pending.append((job, executor.submit(read_and_mark, job, task)))
            if not pending:
                return
            job, future = pending[0]
            broken = isinstance(error := future.exception(), BrokenExecutor)
            if broken:
                executor.shutdown(wait=False)
                suspects = [suspect for suspect, _ in pending]
                pending.clear()
                yield from (_alone(suspect, start, task) for suspect in suspects)
                executor = start()
            else:
                pending.popleft()
                yield _stumbled(job, error) if error else future.result()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _alone(job: Job, start: Start, task: Task) -> Reading:
    """Read one file in a process of its own, which it may take down with it."""
    with start() as executor:
        future = executor.submit(read_and_mark, job, task)
        error = future.exception()
    if isinstance(error, BrokenExecutor):
        why = f"reading it took more than {task.seconds} seconds, more memory than allowed, or crashed"
        remedy = "split the file, or raise SAMENHANG_FILE_TIME or SAMENHANG_FILE_MEMORY"
        return Unread(job.file, Unreadable("too-large", why, remedy))
    return _stumbled(job, error) if error else future.result()


def _stumbled(job: Job, error: BaseException) -> Unread:
    """A mistake of ours costs the one file that shows it, never the run."""
    why = f"the program made a mistake with it ({type(error).__name__}: {error})"
    return Unread(
        job.file, Unreadable("damaged", why, "please report this, with the file if it may be shared")
    )


def read_and_mark(job: Job, task: Task) -> Reading:
    """All that is pure, for one file. Ends its own process when the file takes too long."""
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(task.seconds, exit=True, file=nowhere)
        try:
            return _read_and_mark(job, task)
        except Unreadable as failure:
            return Unread(job.file, failure)
        except MemoryError:
            return Unread(job.file, _too_large("reading it takes more memory than allowed"))
        finally:
            faulthandler.cancel_dump_traceback_later()


def _read_and_mark(job: Job, task: Task, day: date | None = None) -> Read:
    if job.refused is not None:
        raise job.refused
    if job.file.size > task.size:
        raise _too_large(f"it holds {job.file.size:,} bytes, more than {task.size:,}")
    data = job.path.read_bytes() if job.data is None else job.data
    try:
        document = read(data, job.file.name)
    except Unreadable as failure:
        if failure.code != "no-text-layer" or not task.ocr:
            raise
        document = replace(read(ocr.add_text_layer(data), job.file.name), digest=job.file.digest)
    return Read(job.file, document, *_findings(document, task, day))


def _findings(document: Document, task: Task, day: date | None = None) -> tuple[tuple[Mark, ...], Meaning]:
    marks = mark(document, day)
    return marks, link(document, marks, task.today, known(task.identifiers))


def _too_large(why: str) -> Unreadable:
    return Unreadable(
        "too-large", why, "split the file, or raise SAMENHANG_FILE_SIZE or SAMENHANG_FILE_MEMORY"
    )


@cache
def known(path: Path | None) -> Known:
    """What the list of identifiers knows; nothing where there is none."""
    if path is None or not path.exists():
        return Known()
    listed = Identifiers.open(path)
    return Known(listed.__contains__, lambda prefix: list(listed.starting_with(prefix)))
