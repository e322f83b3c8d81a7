# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an expert does with a link: sees the questions, answers, revises, hands in; and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from samenhang.desks.risk.analysis.elicitation.conduct import Standing
from samenhang.desks.risk.analysis.elicitation.typed import Checked
from samenhang.desks.risk.elicitation import Whole, read
from samenhang.desks.risk.store import changes, rounds
from samenhang.desks.risk.store.rounds import Expert, Put, Round, Said
from samenhang.ledger import Ledger
from samenhang.web import token

LINK = "link"
"""Where the acts of an expert come from, in the audit log: no address of a machine."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The questions of one expert, in their order, with what was answered so far.

    `whole` holds the answers of this expert, and in the second round those of the first of all; what turned
    out to be true is not in it, nor who anybody is.
    """

    expert: Expert
    questions: tuple[Put, ...]
    whole: Whole = field(repr=False)

    @property
    def round(self) -> Round:
        """The round that it belongs to."""
        return self.whole.round

    def at(self, place: int) -> Put | None:
        """The question at a place, from 1."""
        return self.questions[place - 1] if 1 <= place <= len(self.questions) else None

    def said(self, put: Put) -> Said | None:
        """The answer so far: in the second round the first one, until it is revised."""
        return self.whole.answer(self.expert.number, put, self.round.stage)

    def first(self, put: Put) -> Said | None:
        """The answer of the first round."""
        return self.whole.answer(self.expert.number, put, 1)

    def checked(self, put: Put) -> Checked:
        """The answer so far, checked."""
        return read(put.question, self.said(put))

    def reasons(self, put: Put) -> tuple[tuple[str, str], ...]:
        """Why others answered as they did in the first round: pseudonym and words."""
        found = ((one.pseudonym, self.whole.answer(one.number, put, 1)) for one in self.whole.experts)
        return tuple((who, said.reason) for who, said in found if said is not None and said.reason)


def paper(ledger: Ledger, key: str, today: date) -> Paper | Round | None:
    """What a key opens: the paper of an expert; the round alone where that is not open; None for no key."""
    with ledger.looking() as (connection, _):
        found = rounds.of_key(connection, token.digest(key))
        if found is None or found[0].state is Standing.DRAFT:
            return found[0] if found else None
        one, expert = found
        if one.stands(today) is not Standing.OPEN:
            return one
        put, name = rounds.put_to_experts(connection, one.name), one.name
        second = one.stage > 1
        others = rounds.experts(connection, name) if second else (expert,)
        said = rounds.answers(connection, name, None if second else expert.number)
    mine = {
        (a.expert, a.question, a.stage): a for a in said if a.expert == expert.number or a.stage < one.stage
    }
    whole = Whole(one, put, others, {}, mine)
    return Paper(expert, whole.in_order(expert), whole)


def keep(ledger: Ledger, given: Paper, said: Said) -> bool:
    """Keep an answer of the stage at hand, right or not yet; False where nothing changed."""
    put = next(one for one in given.questions if one.number == said.question)
    before = given.said(put)
    if before is None and not said.cannot and not said.reason and not any(said.typed):
        return False
    if before is not None and replace(before, stage=said.stage, saved_at=said.saved_at) == said:
        return False
    with ledger.writing(said.saved_at) as ink:
        changes.keep(ink.connection, given.round.name, said)
        what = f"{given.round.name} {given.expert.pseudonym} {put.question.key}"
        ink.audit("elicit answer", what, f"stage {said.stage}", LINK, f"expert {given.expert.pseudonym}")
    return True


def submit(ledger: Ledger, given: Paper, when: str) -> None:
    """Hand in; answers can be changed until the round closes."""
    one, expert = given.round, given.expert
    with ledger.writing(when) as ink:
        changes.submit(ink.connection, one.name, expert.number, one.stage)
        what = f"{one.name} {expert.pseudonym}"
        ink.audit("elicit submit", what, f"stage {one.stage}", LINK, f"expert {expert.pseudonym}")
