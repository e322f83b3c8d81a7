# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts things together: settings, ledger, workers and desks. One of the two doors."""

from __future__ import annotations

import gc
import getpass
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from functools import cached_property, partial
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Any

from samenhang import __version__, admission, intake
from samenhang import filter as marking_filter
from samenhang.admission import Change, Classified, Hand, Rights, ShownAccount
from samenhang.desks.library import desk, export
from samenhang.desks.library.analysis import Timeline
from samenhang.desks.library.answers import Added, Marks, Problem, References, Shown, Status
from samenhang.errors import InvalidInput
from samenhang.intake import Reading, Task, Unread
from samenhang.ledger import Found, Ledger, Request, open_ledger
from samenhang.ledger.audit import Chain, Line
from samenhang.ledger.identifiers import Identifiers, import_list
from samenhang.model import FactName
from samenhang.reading import READER_VERSION
from samenhang.settings import Settings, data_folder, read_settings
from samenhang.viewer import Access
from samenhang.web.passwords import hash_password

if sys.platform != "win32":
    import resource

__all__ = ["VERSION", "Bureau", "Change", "Rights", "demo", "demo_files", "plain", "read_settings"]

VERSION = __version__
HERE = "command line"
"""Where the acts of this door come from, in the audit log."""

Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of importing identifiers."""

    file: str
    count: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a new index holds."""

    documents: int
    passages: int


class Bureau:
    """All that the command line can ask. The ledger is opened when it is first needed; use it with `with`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._open = False

    def __enter__(self) -> Bureau:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._open:
            self.ledger.close()

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of the settings."""
        where = self.settings
        ledger = open_ledger(where.database, index=where.index or None, originals=where.originals or None)
        self._open = True
        return ledger

    # ------------------------------------------------------------ taking in

    def add(self, paths: Iterable[Path], ocr: bool, report: Report, access: Access | None = None) -> Added:
        """Read, mark, link and keep files; documents that older rules marked are marked again.

        `access` says who may see them: without it those who may see the version before, or all.
        """
        task = replace(self._task(ocr), access=access)
        paths = tuple(paths)
        files = {job.file.digest: job.file for job in intake.jobs_of(paths)}
        new = {digest: file for digest, file in files.items() if not self._done(digest, ocr)}
        with self.ledger.writing(task.when, READER_VERSION) as ink:
            ink.keep_waiting(new.values())
            ink.audit(
                "add", ", ".join(map(str, paths)), f"{len(new)} new, as {access or 'usual'}", HERE, _me()
            )
        total = len(new)
        read: list[str] = []
        marked: list[str] = []
        unread: list[Problem] = []

        def note(reading: Reading) -> None:
            if isinstance(reading, Unread):
                unread.append(_problem(reading))
            else:
                read.append(reading.file.name)
                if reading.document.fact(FactName.CLASSIFICATION):
                    marked.append(reading.file.name)
            report(len(read) + len(unread), total, reading.file.name)

        start = partial(_workers, self.settings.workers, self.settings.file_memory)
        jobs = (job for job in intake.jobs_of(paths) if new.pop(job.file.digest, None))
        intake.take_in(jobs, self.ledger, start, task, note)
        intake.mark_again(self.ledger, start, task)
        self.ledger.catch_up()
        self._tell_of_refusals(unread)
        return Added(str(self.ledger.place), tuple(read), len(files) - total, tuple(unread), tuple(marked))

    def _tell_of_refusals(self, unread: Iterable[Problem]) -> None:
        """That a state secret was offered stands in the audit log; nothing of what it says does."""
        refused = [problem for problem in unread if problem.code == "state-secret"]
        if refused:
            with self.ledger.writing(_now()) as ink:
                for problem in refused:
                    ink.audit("refuse", problem.where, problem.code, HERE, _me())

    def _done(self, digest: str, ocr: bool) -> bool:
        """Whether there is nothing to do for a file: it was read, and its original is here, or it cannot be.

        With `ocr`, a scan that was not read is tried again.
        """
        if not self.ledger.knows(digest, READER_VERSION):
            return False
        if digest in self._unread:
            return not (ocr and self._unread[digest] == "no-text-layer")
        return self.ledger.originals.has(digest)

    @cached_property
    def _unread(self) -> dict[str, str | None]:
        """The files that could not be read, with the code of the reason."""
        return {file.digest: file.code for file in self.ledger.files("unread")}

    def _task(self, ocr: bool = False) -> Task:
        settings = self.settings
        return Task(
            today=date.today(),
            when=_now(),
            size=settings.file_size,
            seconds=settings.file_time,
            ocr=ocr,
            identifiers=settings.identifiers if settings.identifiers.exists() else None,
        )

    # ------------------------------------------------------------ asking

    def status(self) -> Status:
        """How complete the ledger is."""
        file = self.settings.identifiers
        return desk.status(self.ledger, len(Identifiers.open(file)) if file.exists() else None)

    def search(self, query: str, limit: int, facets: bool = False) -> Found:
        """Passages, with why they matched; with `facets` also how many by kind, dossier, actor and year."""
        return self.ledger.search(Request(query, limit=limit, facets=facets))

    def show(self, document: str) -> Shown:
        """One document with what was found in it."""
        return desk.show(self.ledger, document)

    def timeline(self, what: list[str]) -> Timeline:
        """What happened, in order."""
        return desk.chronicle(self.ledger, what)

    def references(self, document: str) -> References:
        """What a document cites, and who cites it."""
        return desk.references(self.ledger, document)

    def export(self, output: Path | None, as_csv: bool, only: tuple[str, ...]) -> None:
        """Write all that the ledger holds to a file, a folder (CSV) or standard output."""
        kept = self.ledger.everything()
        if as_csv:
            if output is None:
                raise InvalidInput("CSV is one file for each type", "name a folder with --output")
            export.write_tables(kept, output, only)
        elif output is None:
            export.write_lines(kept, sys.stdout, only)
        else:
            with output.open("w", encoding="utf-8") as stream:
                export.write_lines(kept, stream, only)

    # ------------------------------------------------------------ who may come in and see

    def classify(self, document: str, access: Access, why: str) -> Classified:
        """Change who may see a document."""
        return admission.classify(self.ledger, document, access, why, _hand())

    def accounts(self) -> tuple[ShownAccount, ...]:
        """Everybody who may come in."""
        return admission.accounts(self.ledger)

    def add_account(self, name: str, rights: Rights, password: str) -> tuple[ShownAccount, ...]:
        """Let somebody in."""
        return (admission.add(self.ledger, name, rights, hash_password(password), _hand()),)

    def change_account(self, name: str, change: Change, password: str | None) -> tuple[ShownAccount, ...]:
        """Change what is given of an account; its sessions end."""
        if password is not None:
            change = replace(change, password=hash_password(password))
        return (admission.change(self.ledger, name, change, _hand()),)

    def remove_account(self, name: str) -> tuple[ShownAccount, ...]:
        """Let somebody in no more."""
        return (admission.remove(self.ledger, name, _hand()),)

    def audit_lines(self, after: int, limit: int) -> tuple[Line, ...]:
        """Who did what."""
        return self.ledger.audit_lines(after, limit)

    def verify_audit(self) -> Chain:
        """Whether the audit log is whole."""
        return self.ledger.verify_audit()

    # ------------------------------------------------------------ without a ledger

    def mark_file(self, path: Path, day: date | None) -> Marks:
        """The marks of one file."""
        read = intake.mark_file(path, self._task(), day)
        return Marks(path.name, desk.shown_marks(read.document, read.marks, read.meaning.links))

    def mark_lines(self, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """The marks of lines of JSON, one answer for each."""
        return marking_filter.mark_lines(lines, intake.known(self._task().identifiers))

    # ------------------------------------------------------------ upkeep

    def import_identifiers(self, file: Path, report: Report) -> Imported:
        """Make the list of known identifiers from a file."""
        target = self.settings.identifiers
        target.parent.mkdir(parents=True, exist_ok=True)
        import_list(file, target, lambda done: report(done, 0, file.name))
        return Imported(str(target), len(Identifiers.open(target)), target.stat().st_size)

    def rebuild_index(self, report: Report) -> Rebuilt:
        """Make the search index anew."""
        documents = self.ledger.rebuild_index(lambda done, total: report(done, total, "index"))
        return Rebuilt(documents, self.ledger.status().passages)


def demo_files() -> Path:
    """The demo documents: beside the package once installed, in demo/files in a checkout."""
    here = Path(__file__).parent
    shipped = here / "demo"
    return shipped if shipped.exists() else here.parents[1] / "demo" / "files"


def demo(folder: Path | None) -> Bureau:
    """A bureau on the demo ledger, kept in `folder` or in the user's data folder."""
    home = (folder or data_folder() / "demo").absolute()
    home.mkdir(parents=True, exist_ok=True)
    return Bureau(read_settings({"SAMENHANG_DATABASE": str(home / "demo.db")}))


def plain(answer: Any) -> Any:
    """An answer as JSON has it: dataclasses by field, dates as ISO text, paths and enumerations as text."""
    if is_dataclass(answer) and not isinstance(answer, type):
        return {field.name: plain(getattr(answer, field.name)) for field in fields(answer)}
    if isinstance(answer, dict):
        return {str(key): plain(value) for key, value in answer.items()}
    if isinstance(answer, list | tuple):
        return [plain(value) for value in answer]
    if isinstance(answer, frozenset):
        return sorted(answer)
    if isinstance(answer, Enum):
        return answer.value
    return answer.isoformat() if isinstance(answer, date) else answer


def _hand() -> Hand:
    return Hand(_me(), HERE, _now())


def _me() -> str:
    """Who runs this program, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}" if sys.platform != "win32" else "unknown"


def _problem(reading: Unread) -> Problem:
    file, failure = reading.file, reading.failure
    return Problem(file.name, file.where, failure.code, failure.what, failure.remedy)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _workers(count: int, memory: int) -> ProcessPoolExecutor:
    """Processes that read files: a file may take one down, but not the program."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["samenhang.intake"])
    return ProcessPoolExecutor(count, mp_context=context, initializer=_prepare, initargs=(memory,))


def _prepare(memory: int) -> None:
    """Make this process one that only reads files: bounded in memory, and gone when the program is gone.

    What one file leaves behind is freed by counting: looking for circles all the time costs a fifth.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # Ctrl-C ends it without a word: the program has the last one
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if memory and sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _end_with_parent() -> None:
    """End when the program ends, however it ends: killed, it cannot tell its workers."""
    if (parent := multiprocessing.parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)
