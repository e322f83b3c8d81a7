# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The start page of the desk: what there is of risk, a part for each kind of thing."""

from __future__ import annotations

from datetime import date

from samenhang.desks.risk.analysis.elicitation.conduct import Standing
from samenhang.desks.risk.pages import files
from samenhang.desks.risk.pages.acting import may_facilitate, rounds_of
from samenhang.desks.risk.pages.files import FileLine
from samenhang.desks.risk.store.rounds import Round, Sum
from samenhang.viewer import Role
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask

NAMES = Role.COORDINATOR
"""Who also sees which expert is who."""


class RoundLine(Answer):
    """A round in a list: how far it is."""

    name: str
    title: str
    state: Standing
    stage: int
    closes: date
    questions: int
    experts: int
    submitted: int
    address: str


class RisksAnswer(Answer):
    """What there is of risk. `rounds` are for who facilitates, the newest first; None for others.

    `files` are what assessments, cascades and portfolios rest on.
    """

    rounds: tuple[RoundLine, ...] | None
    files: tuple[FileLine, ...]


def risks(ask: Ask) -> RisksAnswer:
    """What there is of risk, for who asks."""
    kept = tuple(map(files.line, files.files_of(ask).listed()))
    if not may_facilitate(ask):
        return RisksAnswer(rounds=None, files=kept)
    found = tuple(line(ask, one, sum_) for one, sum_ in rounds_of(ask).rounds())
    return RisksAnswer(rounds=found, files=kept)


def line(ask: Ask, one: Round, far: Sum) -> RoundLine:
    """A round as a line."""
    return RoundLine(
        name=one.name,
        title=one.title,
        state=one.stands(ask.today),
        stage=one.stage,
        closes=one.closes,
        questions=far.questions,
        experts=far.experts,
        submitted=far.submitted,
        address=f"/risks/rounds/{one.name}",
    )
