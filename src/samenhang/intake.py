# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole flow: files in; a ledger of documents, marks, links, follow-ups and events out."""

from __future__ import annotations

import faulthandler
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

from samenhang.errors import InvalidInput, Unreadable
from samenhang.ledger import Ink, Ledger
from samenhang.ledger.identifiers import Identifiers
from samenhang.ledger.originals import Keeping
from samenhang.ledger.sheet import Findings, Sheet, findings_of, sheet_of, told
from samenhang.likeness import JUDGE, likeness_of
from samenhang.linking.linker import Known, Meaning, link
from samenhang.marking.marker import MARKS_VERSION, mark
from samenhang.model import Correction, Document, File, Mark
from samenhang.reading import READER_VERSION, archive, correct, ocr, read, sniff
from samenhang.sources.folder import Offer, file_of, file_of_bytes, offers_of
from samenhang.viewer import Access

BATCH = 50
"""Documents in one transaction: enough to make its cost small, few enough to lose little when killed."""

AHEAD = 2 * BATCH
"""Files under way at once: while one batch is kept, the next is read."""

LINGER = 2.0
"""Seconds after which a batch is kept though it is small, so that who waits sees how far it is."""

WITHHELD = frozenset({"state-secret"})
"""Codes of refusal after which no copy of the file may stay behind."""

WEIGHT = 20_000_000
"""Bytes of files under way, or characters of documents kept at once: beyond it no more are added."""


Ahead = Callable[[Sheet, Document, Sequence[Mark], Meaning], object]


@dataclass(frozen=True, slots=True)
class Task:
    """What every file is read with: bounds for one file, and what is known of the world.

    `size` in bytes, `seconds` of reading, `today` the day deadlines are held against, `when` the moment of
    adding as ISO text, `access` who may see the documents (None: as the version before, or all).
    `ahead` works out what else those who follow the ledger need of a new document.
    """

    today: date
    when: str = ""
    size: int = 200_000_000
    seconds: int = 120
    ocr: bool = False
    identifiers: Path | None = None
    access: Access | None = None
    ahead: Ahead | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: at `path`, or as `data` where it stood inside a zip; or `refused` there already (one
    without a path has no bytes that could be kept). Or a `document` that was read before, to be marked again.
    `corrections` are made in either.
    """

    file: File
    path: Path = Path()
    data: bytes | None = None
    refused: Unreadable | None = None
    document: Document | None = None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with what was found in it; `loose` are corrections that had no place in it."""

    document: Document
    marks: tuple[Mark, ...]
    meaning: Meaning
    loose: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read and written out for the ledger; no `sheet` where the document is there already.

    `size` is how many characters it holds, `loose` are corrections that had no place in it.
    """

    file: File
    size: int
    sheet: Sheet | None
    findings: Findings
    loose: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    file: File
    failure: Unreadable


Reading = Read | Unread

Start = Callable[[], Executor]
"""Starts an executor; a second one when a file has broken the first."""


def take_in(
    jobs: Iterable[Job], ledger: Ledger, start: Start, task: Task, report: Callable[[Reading], None]
) -> None:
    """Read, mark, link and keep every file and its original; what cannot be read is kept with the reason."""
    made = ledger.corrected()
    jobs = (replace(job, corrections=made.get(job.file.digest, ())) for job in jobs)
    with ledger.originals.keeping() as originals:
        for readings in _batches(_with_originals(jobs, start, task, originals)):
            originals.settle()
            with ledger.writing(task.when, READER_VERSION) as ink:
                for reading in readings:
                    if isinstance(reading, Unread):
                        ink.keep_unread(reading.file, reading.failure)
                    else:
                        _keep(ink, reading, task.access)
                        if reading.file.digest in made:
                            ink.note_loose(reading.file.digest, reading.loose)
                ink.copies.settle(JUDGE)
            for reading in readings:
                report(reading)


def _with_originals(jobs: Iterable[Job], start: Start, task: Task, originals: Keeping) -> Iterator[Reading]:
    """The readings of the jobs; the file of each is written down, unless nothing of it may stay."""
    under_way: dict[str, Job] = {}
    noted = (under_way.setdefault(job.file.digest, job) for job in jobs)
    for reading in in_parallel(noted, start, task):
        job = under_way.pop(reading.file.digest, None)
        if job is not None and not (isinstance(reading, Unread) and reading.failure.code in WITHHELD):
            keep_original(job, originals)
        yield reading


def keep_original(job: Job, originals: Keeping) -> None:
    """Write down the file of a job as it came, where there is one; not if it changed while it was read."""
    with suppress(OSError, InvalidInput):
        if job.data is not None:
            originals.add(BytesIO(job.data), job.file.digest)
        elif job.path != Path():
            originals.add(job.path, job.file.digest)


def mark_again(ledger: Ledger, start: Start, task: Task) -> None:
    """Mark what rules of another version marked; what people said stays.

    A document that the new rules break on keeps the marks it has, and is tried again the next time.
    """
    jobs = map(_job_of, ledger.stale(MARKS_VERSION))
    for readings in _batches(in_parallel(jobs, start, task)):
        with ledger.writing(task.when, READER_VERSION) as ink:
            for reading in readings:
                if isinstance(reading, Read):
                    ink.keep_findings(reading.findings, MARKS_VERSION)


def mark_document(document: Document, task: Task) -> Findings:
    """Mark one document here and now; what was found, written out."""
    job = _job_of(document)
    return _written(job, _marked(job, task), None).findings


def _keep(ink: Ink, reading: Read, access: Access | None) -> None:
    if reading.sheet is not None:
        ink.keep_sheet(reading.file, reading.sheet, access)
    ink.keep_findings(reading.findings, MARKS_VERSION)


def _job_of(document: Document) -> Job:
    return Job(File(document.digest, document.name, "", len(document.text)), document=document)


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    """What is kept in one transaction, so that memory stays bounded when documents are large."""
    batch: list[Reading] = []
    size, begun = 0, time.monotonic()
    for reading in readings:
        batch.append(reading)
        size += reading.size if isinstance(reading, Read) else 0
        if len(batch) == BATCH or size > WEIGHT or time.monotonic() - begun > LINGER:
            yield batch
            batch, size, begun = [], 0, time.monotonic()
    if batch:
        yield batch


def mark_file(path: Path, task: Task, day: date | None = None) -> Marked:
    """Read and mark one file here and now, without a ledger; `day` is the date of a text that states none."""
    return _marked(Job(file_of(path), path), task, day)


def jobs_of(given: Iterable[Path | Offer]) -> Iterator[Job]:
    """A job for every file that is given, members of a zip included, one at a time in memory."""
    for offer in offers_of(given):
        try:
            file = file_of(offer)
            is_archive = sniff.is_archive(offer.path)
        except OSError as error:
            file = file_of_bytes(bytes(offer.path), offer.name, offer.where)  # there are no other bytes
            yield Job(file, refused=_closed(error))
            continue
        if is_archive:
            yield from _members(offer.path, file)
        else:
            yield Job(file, offer.path)


def _members(path: Path, archive_file: File) -> Iterator[Job]:
    try:
        for name, data in archive.members(path):
            place, where = (f"{outer}/{name}" for outer in (archive_file.name, archive_file.where))
            if isinstance(data, Unreadable):
                # There are no bytes to take the identity from: the archive's and the name make one.
                file = file_of_bytes(f"{archive_file.digest}/{name}".encode(), place, where)
                yield Job(file, refused=data)
            else:
                yield Job(file_of_bytes(data, place, where), path, data)
    except Unreadable as failure:
        yield Job(archive_file, path, refused=failure)


def in_parallel(jobs: Iterable[Job], start: Start, task: Task) -> Iterator[Reading]:
    """The readings of the jobs, in their order, with never more than AHEAD of them, or WEIGHT, under way.

    A file that breaks the process reading it (out of time or memory, a crash) is found by reading what was
    under way once more, one at a time; the rest goes on.
    """
    waiting = iter(jobs)
    executor, pending = start(), deque[tuple[Job, Future[Reading]]]()
    try:
        while True:
            while len(pending) < AHEAD and sum(job.file.size for job, _ in pending) < WEIGHT:
                if (job := next(waiting, None)) is None:
                    break
                pending.append((job, _submit(executor, job, task)))
            if not pending:
                return
            if _broke(pending[0][1]):
                executor.shutdown(wait=False)
                yield from _one_by_one(pending, start, task)
                pending.clear()
                executor = start()
            else:
                yield _outcome(*pending.popleft())
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _submit(executor: Executor, job: Job, task: Task) -> Future[Reading]:
    try:
        return executor.submit(read_and_mark, job, task)
    except BrokenExecutor as error:  # by a file that is still under way
        broken: Future[Reading] = Future()
        broken.set_exception(error)
        return broken


def _broke(future: Future[Reading]) -> bool:
    return isinstance(future.exception(), BrokenExecutor)


def _one_by_one(
    pending: Iterable[tuple[Job, Future[Reading]]], start: Start, task: Task
) -> Iterator[Reading]:
    """The readings of jobs that were under way when a process broke: one at a time, so it is known which."""
    executor = start()
    try:
        for job, future in pending:
            if _broke(future):
                future = _submit(executor, job, task)
            if _broke(future):
                executor.shutdown(wait=False)
                executor = start()
                why = (
                    f"reading it took more than {task.seconds} seconds, more memory than allowed, or crashed"
                )
                remedy = "split the file, or raise SAMENHANG_FILE_TIME or SAMENHANG_FILE_MEMORY"
                yield Unread(job.file, Unreadable("too-large", why, remedy))
            else:
                yield _outcome(job, future)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _outcome(job: Job, future: Future[Reading]) -> Reading:
    if (error := future.exception()) is None:
        return future.result()
    return Unread(job.file, _too_much()) if isinstance(error, MemoryError) else _stumbled(job, error)


def _stumbled(job: Job, error: BaseException) -> Unread:
    """A mistake of ours costs the one file that shows it, never the run."""
    why = f"the program made a mistake with it ({type(error).__name__}: {error})"
    remedy = "please report this, with the file if it may be shared"
    return Unread(job.file, Unreadable("damaged", why, remedy))


def read_and_mark(job: Job, task: Task) -> Reading:
    """All that is pure, for one file. Ends its own process when the file takes too long."""
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(task.seconds, exit=True, file=nowhere)
        try:
            return _written(job, _marked(job, task), task.ahead)
        except Unreadable as failure:
            return Unread(job.file, failure)
        except MemoryError:
            return Unread(job.file, _too_much())
        finally:
            faulthandler.cancel_dump_traceback_later()


def _marked(job: Job, task: Task, day: date | None = None) -> Marked:
    document, loose = correct(job.document or _document(job, task), job.corrections)
    marks = mark(document, day)
    return Marked(document, marks, link(document, marks, task.today, known(task.identifiers)), loose)


def _written(job: Job, marked: Marked, ahead: Ahead | None) -> Read:
    """What the ledger and the search index need: here, so that the one writer has little to do."""
    document, meaning = marked.document, marked.meaning
    found = (marked.marks, meaning.links, meaning.follow_ups, meaning.events)
    findings = findings_of(document, *found)
    sheet = sheet_of(job.file, document) if job.document is None else None
    if sheet is not None:
        sheet = replace(sheet, likeness=likeness_of(document.text))
        findings = told(sheet, findings)
        if ahead is not None:
            findings = replace(findings, ahead=ahead(sheet, document, marked.marks, meaning))
    return Read(job.file, len(document.text), sheet, findings, marked.loose)


def _document(job: Job, task: Task) -> Document:
    data = _bytes(job, task)
    try:
        document = read(data, job.file.name)
    except Unreadable as failure:
        if failure.code != "no-text-layer" or not task.ocr:
            raise
        return replace(read(ocr.add_text_layer(data), job.file.name), digest=job.file.digest)
    if document.digest != job.file.digest:
        raise Unreadable("damaged", "it was changed while it was being read", "add it once more")
    return document


def _bytes(job: Job, task: Task) -> bytes:
    if job.refused is not None:
        raise job.refused
    if job.file.size > task.size:
        raise _too_large(f"it holds {job.file.size:,} bytes, more than {task.size:,}")
    if job.data is not None:
        return job.data
    try:
        return job.path.read_bytes()
    except OSError as error:
        raise _closed(error) from error


def _closed(error: OSError) -> Unreadable:
    why = f"it cannot be opened ({error.strerror})"
    return Unreadable("damaged", why, "see whether it is there and may be read")


def _too_much() -> Unreadable:
    return _too_large("reading it takes more memory than allowed")


def _too_large(why: str) -> Unreadable:
    remedy = "split the file, or raise SAMENHANG_FILE_SIZE or SAMENHANG_FILE_MEMORY"
    return Unreadable("too-large", why, remedy)


@cache
def known(path: Path | None) -> Known:
    """What the list of identifiers knows; nothing where there is none."""
    if path is None or not path.exists():
        return Known()
    listed = Identifiers.open(path)
    return Known(listed.__contains__, lambda prefix: list(listed.starting_with(prefix)))
