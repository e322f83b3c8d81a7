# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers are worked out once and kept within a bound; who does not wait is told how far it is."""

from __future__ import annotations

from threading import Event

import pytest

from samenhang.desks.risk.pages import worked
from samenhang.desks.risk.worked import UNDER_WAY, Busy, Report, Worked
from samenhang.errors import InvalidInput
from samenhang.viewer import Role
from samenhang.web.problem import Refused
from tests.desks.risk.conftest import Desk
from tests.desks.risk.test_elicitation_pages import parsed
from tests.desks.risk.test_risk_files import SMALL, TEXTS, kept


class Work:
    """Work that is done when it is let go."""

    def __init__(self) -> None:
        self.times, self.begun, self.let_go = 0, Event(), Event()

    def __call__(self, report: Report) -> str:
        self.times += 1
        report(3, 7, "years")
        self.begun.set()
        assert self.let_go.wait(20)
        return "answer"


def test_who_does_not_wait_is_told_how_far_it_is_and_it_is_done_once() -> None:
    answers, work = Worked(), Work()
    for _ in range(3):
        with pytest.raises(Busy) as found:
            answers.within(0.01, "key", work)
    assert work.begun.wait(20)
    progress = found.value.progress
    assert (progress.done, progress.total, progress.step) == (3, 7, "years")
    work.let_go.set()
    assert answers.within(20, "key", work) == answers.get("key", work) == "answer"
    assert work.times == 1


@pytest.mark.parametrize(
    "error", [InvalidInput("too much", "less"), ValueError("a number"), ZeroDivisionError("x")]
)
def test_what_cannot_be_worked_out_is_said_each_time_and_tried_once(error: Exception) -> None:
    answers, times = Worked(), []

    def fail(report: Report) -> str:
        times.append(1)
        raise error

    with pytest.raises(InvalidInput, match=r"too much|a number|x"):
        answers.get("key", fail)
    with pytest.raises(InvalidInput, match=r"too much|a number|x"):
        answers.within(20, "key", fail)
    assert len(times) == 1


def test_no_more_are_kept_or_under_way_than_the_bound() -> None:
    answers = Worked(most=2)
    made = [answers.get(key, lambda report, key=key: key) for key in ("a", "b", "c")]  # type: ignore[misc]
    assert made == ["a", "b", "c"]
    assert [answers._found(key) for key in ("a", "b", "c")] == [None, "b", "c"]
    answers, work = Worked(), Work()
    for at in range(UNDER_WAY):
        with pytest.raises(Busy):
            answers.within(0, at, work)
    with pytest.raises(Refused):
        answers.within(0, "one more", work)
    work.let_go.set()
    assert answers.within(20, 0, work) == "answer"


def test_a_page_says_that_it_is_worked_out_and_then_shows_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worked, "SOON", 0.0)
    monkeypatch.setattr(worked, "WORKED", Worked())
    analyst = desk("anna", Role.ANALYST)
    address = kept(analyst, TEXTS["measures"])
    page = parsed(analyst.get(address).text)
    waiting = page.css_first("#worked")
    assert waiting is not None
    assert (waiting.attributes["hx-get"], waiting.attributes["hx-trigger"]) == (address, "every 1s")
    assert "Dit wordt berekend" in waiting.text()
    assert page.css_first("progress") is not None
    assert page.css_first("noscript meta[http-equiv=refresh]") is not None
    assert analyst.get(f"/v1{address}").json()["working"] is None
    done = parsed(analyst.get(address).text)
    assert done.css_first("#front") is not None
    assert done.css_first("#worked[hx-get], noscript") is None


def test_a_page_that_looks_again_says_what_is_wrong(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object) -> None:
        raise InvalidInput("dit kan niet", "iets anders")

    monkeypatch.setattr("samenhang.desks.risk.cascade_answer.work_out", fail)
    analyst = desk("anna", Role.ANALYST)
    address = kept(analyst, SMALL.replace("Klein", "Kan niet"))
    assert analyst.get(f"{address}?seed=9").status_code == 400
    again = analyst.get(f"{address}?seed=9", headers={"HX-Request": "true"})
    assert again.status_code == 200
    assert "dit kan niet (iets anders)" in again.text
