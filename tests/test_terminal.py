# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people see: every answer in words, and nothing of a document taken for markup."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from rich.console import Console

from samenhang import terminal
from samenhang.desks.library import desk
from samenhang.desks.library.analysis import Timeline
from samenhang.desks.library.answers import Added, Marks, Problem, ShownMark, Status
from samenhang.errors import LedgerError, Unreadable
from samenhang.ledger import Found, Ledger, Request, open_ledger
from samenhang.model import Deadline, Period
from tests.ledger.world import LETTER, document_of, keep, keep_world

ODD = "[red]rood[/red] [/] [link=file:///etc] \\[x] :smile:"
PROBLEM = Problem(ODD, "/stukken/scan.pdf", "no-text-layer", f"geen tekst {ODD}", "installeer ocr")


Said = Callable[[], str]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What was printed on either stream, without colours."""
    paper = io.StringIO()
    for name in ("out", "err"):
        monkeypatch.setattr(terminal, name, Console(file=paper, width=100, highlight=False))
    return paper.getvalue


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with open_ledger(tmp_path_factory.mktemp("terminal") / "l.db") as ledger:
        keep_world(ledger)
        keep(ledger, document_of([ODD, "minister [bold]"], "vreemd.txt", title=ODD, date="2020-01-01"))
        yield ledger


def test_what_was_added(said: Said) -> None:
    terminal.added(Added("/l.db", ("a", "b"), 3, (PROBLEM,)))
    assert "2 read, 3 known already, 1 not read" in said()
    assert ODD in said()
    assert "→ installeer ocr" in said()


@pytest.mark.parametrize(
    ("counts", "bars"), [((0, 0, 0), [0, 0, 0]), ((3, 1, 0), [30, 10, 0]), ((1, 1, 2), [10, 10, 20])]
)
def test_the_meter(said: Said, counts: tuple[int, int, int], bars: list[int]) -> None:
    read, unread, waiting = counts
    terminal.status(Status("/l.db", read, unread, waiting, {}, {}, (), (), None))
    assert [line.count("█") for line in said().splitlines()[1:4]] == bars
    assert "none imported" in said()


def test_status_names_what_waits_and_what_failed(said: Said) -> None:
    terminal.status(
        Status("/l.db", 1, 1, 1, {"documents": 1}, {"letter": 1}, (PROBLEM,), (f"/x/{ODD}",), 5_500_000)
    )
    for words in ("letter 1", "1 documents", "5,500,000", ODD, f"/x/{ODD}  waiting"):
        assert words in said()


def test_errors_say_the_way_out(said: Said) -> None:
    terminal.problem(LedgerError(f"de ledger {ODD}", "wacht [even]"))
    terminal.problem(Unreadable("empty", "leeg"))
    assert said().splitlines() == [f"samenhang: de ledger {ODD}", "  → wacht [even]", "samenhang: leeg"]


def test_passages_found(said: Said, ledger: Ledger) -> None:
    terminal.found(ledger.search(Request("minister", facets=True)))
    assert "kst-33763-8" in said()
    assert "De minister van Defensie" in said()
    assert "minister [bold]" in said()
    assert "letter 1" in said()


def test_nothing_found(said: Said) -> None:
    terminal.found(Found("x"))
    assert "Nothing found" in said()


def test_a_document(said: Said, ledger: Ledger) -> None:
    terminal.document(desk.show(ledger, "kst-33763-8"))
    text = said()
    for words in (
        "Samenhang veiligheidsstrategieën",
        "commitment open",
        "asked by: het lid Hachchi",
        "on: 2015-11-12",
        "due: “vóór de zomer van 2016” = 2016-06-21",
        "made: “zegt het lid Hachchi toe”",
        "kst-33694-6 (not-found)",
    ):
        assert words in text


def test_a_document_that_looks_like_markup(said: Said, ledger: Ledger) -> None:
    shown = desk.show(ledger, "vreemd.txt")
    terminal.document(shown)
    terminal.text(shown)
    assert said().count(ODD) >= 2
    assert "minister [bold]" in said()


def test_the_text_is_whole(said: Said, ledger: Ledger) -> None:
    terminal.text(desk.show(ledger, "kst-33763-8"))
    assert " ".join(LETTER.text.split()) == " ".join(said().split())


def test_the_same_mark_is_told_once(said: Said) -> None:
    mark = ShownMark("date", 0, 4, "2015", {"earliest": "2015-01-01", "latest": None}, "year", 1.0, ())
    terminal.marks(Marks("x", (mark, mark)))
    assert "date (2)" in said()
    assert "2015 ×2" in said()
    assert "2015-01-01 – …" in said()


def test_a_timeline(said: Said, ledger: Ledger) -> None:
    terminal.timeline(desk.chronicle(ledger, []))
    lines = said().splitlines()
    assert lines[0].startswith("2015-12-21")
    assert any(line.startswith("… – 2016-06-21") for line in lines)
    assert "1 events without a date" in said()
    terminal.timeline(Timeline("x", ()))
    assert "Nothing with a date" in said()


def test_references(said: Said, ledger: Ledger) -> None:
    terminal.references(desk.references(ledger, "kst-33763-8"))
    assert "kst-33763-8 cites (1)" in said()
    assert "is cited by (1)" in said()
    assert "“Kamerstuk 33 694, nr. 6”" in said()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (Period(date(2015, 1, 2), date(2015, 1, 2)), "2015-01-02"),
        (Period(date(2015, 1, 2), date(2015, 1, 3)), "2015-01-02 – 2015-01-03"),
        (Period(None, date(2015, 1, 3)), "… – 2015-01-03"),
        (Period(date(2015, 1, 2), None), "2015-01-02 – …"),
    ],
)
def test_periods_in_few_words(days: Period, words: str) -> None:
    assert terminal.period(days) == words


def test_a_deadline_without_a_day() -> None:
    assert terminal._due(Deadline("spoedig", None, None, False)) == "“spoedig” = no day in these words"
    assert terminal._due(None) is None


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("paper", "quiet", "seen"), [(io.StringIO, False, False), (Screen, True, False), (Screen, False, True)]
)
def test_progress_is_for_people(
    monkeypatch: pytest.MonkeyPatch, paper: type[io.StringIO], quiet: bool, seen: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    screen = paper()
    monkeypatch.setattr(terminal, "err", Console(file=screen, width=100))
    with terminal.progress(quiet) as report:
        report(1, 2, ODD)
        report(2, 2, "b" * 200)
    assert bool(screen.getvalue()) is seen
    assert ("2/2" in screen.getvalue()) is seen


def test_a_tour(said: Said) -> None:
    shown: list[Any] = []
    terminal.tour(
        [(f"Titel {ODD}", "status", lambda: shown.append(1)), ("Twee", "x", lambda: shown.append(2))]
    )
    assert shown == [1, 2]
    assert f"1. Titel {ODD}" in said()
    assert "$ samenhang status" in said()
