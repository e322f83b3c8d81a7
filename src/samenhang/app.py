# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts things together: settings, ledger, workers and desks. One of the two doors."""

from __future__ import annotations

import getpass
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from samenhang import __version__, admission, outfile
from samenhang.admission import Change, Classified, Hand, Rights, ShownAccount
from samenhang.desks.library import desk, export
from samenhang.desks.library.analysis import Timeline
from samenhang.desks.library.answers import Added, Marks, Problem, References, Shown, Status
from samenhang.errors import InvalidInput
from samenhang.ledger import Found, Ledger, Request, open_ledger
from samenhang.ledger.audit import Chain, Line
from samenhang.ledger.identifiers import Identifiers, import_list
from samenhang.loading import lazy
from samenhang.settings import Settings, data_folder, read_settings
from samenhang.viewer import Access
from samenhang.web.passwords import hash_password

if TYPE_CHECKING:  # who asks must not wait for what reads and marks
    from samenhang import filter as marking_filter
    from samenhang import intake, reception
    from samenhang.desks.followup import half_year, list_intake, outlet, post, postbag, register, sheet, voice
    from samenhang.desks.followup.analysis.item import Item, State
    from samenhang.desks.followup.letter import Letterhead
    from samenhang.desks.risk import elicitation, risk_files
    from samenhang.web.language import Texts
else:
    intake = lazy("samenhang.intake")
    reception = lazy("samenhang.reception")
    half_year = lazy("samenhang.desks.followup.half_year")
    list_intake = lazy("samenhang.desks.followup.list_intake")
    outlet = lazy("samenhang.desks.followup.outlet")
    post = lazy("samenhang.desks.followup.post")
    postbag = lazy("samenhang.desks.followup.postbag")
    register = lazy("samenhang.desks.followup.register")
    sheet = lazy("samenhang.desks.followup.sheet")
    voice = lazy("samenhang.desks.followup.voice")
    elicitation = lazy("samenhang.desks.risk.elicitation")
    risk_files = lazy("samenhang.desks.risk.risk_files")
    marking_filter = lazy("samenhang.filter")

__all__ = ["VERSION", "Bureau", "Change", "Rights", "demo", "demo_files", "plain", "read_settings"]

VERSION = __version__
LOCAL = "http://127.0.0.1:8765"
"""Where links lead when nothing says where people use the application."""
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
        who = hand()
        with self.taking() as taking:
            offered = taking.look(self.ledger, paths, ocr)
            received = taking.take_in(
                self.ledger,
                offered,
                access,
                who,
                lambda done, total, one: report(done, total, one.file.name),
            )
        read, marked = ([file.name for file in files] for files in (received.read, received.marked))
        unread = tuple(map(_problem, received.unread))
        return Added(str(self.ledger.place), tuple(read), received.known, unread, tuple(marked))

    def taking(self) -> reception.Reception:
        """Where documents are taken in; close it."""
        settings = self.settings
        taking = reception.Reception(
            settings.workers,
            settings.file_memory,
            settings.file_size,
            settings.file_time,
            settings.identifiers,
            now=lambda: datetime.now().astimezone(),
        )
        taking.then, taking.ahead = register.settle, register.said_ahead
        return taking

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
            with outfile.opened(output) as stream, io.TextIOWrapper(stream, encoding="utf-8") as text:
                export.write_lines(kept, text, only)

    # ------------------------------------------------------------ what was promised, and what came of it

    def follow_ups(self, asked: register.Asked) -> register.Page:
        """A page of the register of what was asked, promised, recommended and decided."""
        return self._register(asked.as_of).lines(asked)

    def follow_up(self, name: str, as_of: date) -> Item:
        """One item of the register with its history."""
        return self._register(as_of).item(name)

    def judge(self, name: str, verdict: State, why: str, second: bool) -> Item:
        """Say what came of an item."""
        found = self._register(today())
        found.by(hand()).verdict(name, verdict, why, second)
        return found.item(name)

    def look_at_list(self, file: Path, wanted: list_intake.Wanted) -> list_intake.Preview:
        """A list as it would be taken in."""
        given = list_intake.read(_bytes(file), file.name)
        chosen = list_intake.chosen_of(given, self._texts(), wanted)
        return list_intake.preview(given, today(), self._texts(), chosen)

    def take_in_list(
        self, file: Path, wanted: list_intake.Wanted, access: Access | None
    ) -> list_intake.Taken:
        """Take a list into the register: every row becomes an item, tied to what is there."""
        given = list_intake.read(_bytes(file), file.name)
        known = intake.known(self.settings.identifiers)
        where = list_intake.Circumstances(hand(), access, today(), self._texts(), known)
        return list_intake.take_in(
            self.ledger, given, list_intake.chosen_of(given, self._texts(), wanted), where
        )

    def outlet(self, day: date, language: str = "nl") -> outlet.Outlet:
        """The register as it goes out: in which forms, its `pieces` say."""
        return outlet.Outlet(self._register(day), self._voice(language), day)

    def overview(self, day: date, whose: half_year.Whose, head: Letterhead) -> half_year.HalfYear:
        """The half-yearly letter about what is overdue."""
        return half_year.half_year(self.ledger, self.outlet(day), whose, head)

    def send_letters(self) -> postbag.Round:
        """Tell who watches something what moved."""
        mail = self.settings.mail
        if not self.settings.site:
            raise InvalidInput(
                "nothing says where letters lead", "set SAMENHANG_SITE to the address of the site"
            )
        bag = postbag.Postbag(
            self.ledger, self.post(), mail.sender, mail.level, voice.Site(self.settings.site)
        )
        register.settle(self.ledger)
        return bag.send(datetime.now(UTC), hand())

    def post(self) -> post.Post:
        """The mail server of the settings."""
        mail = self.settings.mail
        return post.Post(mail.host, mail.port, post.Security(mail.security), mail.user, mail.password)

    def elicitation(self) -> elicitation.Elicitation:
        """The rounds of questions to experts."""
        return elicitation.Elicitation(self.ledger, hand(), today())

    def add_demo_risks(self) -> None:
        """Keep the made-up scenarios, cascade and measures of the demo, where they are not kept yet."""
        risk_files.RiskFiles(self.ledger, self.ledger, hand()).put_demo(demo_files())

    def _voice(self, language: str) -> voice.Voice:
        return voice.Voice(self._texts(language), voice.Site(self.settings.site or LOCAL))

    def _texts(self, language: str = "nl") -> Texts:
        return outlet.texts_of(language)

    def _register(self, day: date) -> register.Register:
        register.settle(self.ledger)
        return register.Register(self.ledger, day)

    # ------------------------------------------------------------ who may come in and see

    def classify(self, document: str, access: Access, why: str) -> Classified:
        """Change who may see a document."""
        return admission.classify(self.ledger, document, access, why, hand())

    def accounts(self) -> tuple[ShownAccount, ...]:
        """Everybody who may come in."""
        return admission.accounts(self.ledger)

    def add_account(self, name: str, rights: Rights, password: str) -> tuple[ShownAccount, ...]:
        """Let somebody in."""
        return (admission.add(self.ledger, name, rights, hash_password(password), hand()),)

    def change_account(self, name: str, change: Change) -> tuple[ShownAccount, ...]:
        """Change what is given of an account; its sessions end."""
        return (admission.change(self.ledger, name, change, hand()),)

    def change_password(self, name: str, password: str) -> tuple[ShownAccount, ...]:
        """Give an account a new password; its sessions end."""
        return self.change_account(name, Change(password=hash_password(password)))

    def remove_account(self, name: str) -> tuple[ShownAccount, ...]:
        """Let somebody in no more."""
        return (admission.remove(self.ledger, name, hand()),)

    def audit_lines(self, after: int, limit: int) -> tuple[Line, ...]:
        """Who did what."""
        return self.ledger.audit_lines(after, limit)

    def verify_audit(self) -> Chain:
        """Whether the audit log is whole."""
        return self.ledger.verify_audit()

    # ------------------------------------------------------------ without a ledger

    def mark_file(self, path: Path, day: date | None) -> Marks:
        """The marks of one file. Raises InvalidInput for one that cannot be opened."""
        try:
            with self.taking() as taking:
                read = intake.mark_file(path, taking.task(hand()), day)
        except OSError as error:
            raise InvalidInput(
                f"{path} cannot be read: {error.strerror}", "give the path of a file"
            ) from error
        return Marks(path.name, desk.shown_marks(read.document, read.marks, read.meaning.links))

    def mark_lines(self, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """The marks of lines of JSON, one answer for each."""
        return marking_filter.mark_lines(lines, intake.known(self.settings.identifiers))

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


def form_of(text: str) -> outlet.Form:
    """A form in which the register goes out. Raises InvalidInput."""
    try:
        return outlet.Form(text.casefold())
    except ValueError as error:
        known = ", ".join(outlet.Form)
        raise InvalidInput(f"“{text}” is no form of file", f"choose one of: {known}") from error


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


def hand() -> Hand:
    """Who does this, from where, and when."""
    return Hand(_me(), HERE, _now())


def _me() -> str:
    """Who runs this program, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return f"user {os.getuid()}" if sys.platform != "win32" else "unknown"


def _bytes(file: Path) -> bytes:
    """What a list holds; of one that is too large just enough to see that it is."""
    try:
        with file.open("rb") as stream:
            return stream.read(sheet.FILE + 1)
    except OSError as error:
        raise InvalidInput(f"{file} cannot be read: {error.strerror}", "give the path of a file") from error


def _problem(reading: intake.Unread) -> Problem:
    file, failure = reading.file, reading.failure
    return Problem(file.name, file.where, failure.code, failure.what, failure.remedy)


def today() -> date:
    """The day on which the program runs."""
    return datetime.now().astimezone().date()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
