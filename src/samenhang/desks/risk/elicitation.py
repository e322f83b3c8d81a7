# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round from its making to its export: every act is one transaction with its line in the audit log.

The log names experts by number or pseudonym only, and acts of experts carry no address of a machine, so that
deleting who somebody is deletes it everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from samenhang.admission import Hand
from samenhang.desks.risk.analysis.elicitation.conduct import Standing, answered, order, pseudonym
from samenhang.desks.risk.analysis.elicitation.question import Question
from samenhang.desks.risk.analysis.elicitation.spread import Given
from samenhang.desks.risk.analysis.elicitation.typed import Checked, State, check
from samenhang.desks.risk.round_file import Asked, GivenQuestion, GivenRound, asked_of
from samenhang.desks.risk.store import changes, rounds
from samenhang.desks.risk.store.rounds import Expert, Person, Put, Round, Said
from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import Ink, Ledger
from samenhang.web import token

MOST_EXPERTS = 600
"""Experts of one round: as many as one and two letters name, and some to spare."""
_ADDRESS = re.compile(
    r"[^\s@<>\"(),:;\\\[\]]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A round with all that is kept of it; `people` by the number of the expert."""

    round: Round
    questions: tuple[Put, ...]
    experts: tuple[Expert, ...]
    people: Mapping[int, Person] = field(repr=False)
    said: Mapping[tuple[int, int, int], Said] = field(repr=False)

    def answer(self, expert: int, put: Put, stage: int) -> Said | None:
        """What an expert answered up to a stage: the revised answer, or where there is none the first."""
        found = (self.said.get((expert, put.number, at)) for at in range(stage, 0, -1))
        return next((one for one in found if one is not None), None)

    def checked(self, expert: int, put: Put, stage: int) -> Checked:
        """The same, read and checked."""
        return read(put.question, self.answer(expert, put, stage))

    def given(self, put: Put, stage: int) -> tuple[Given, ...]:
        """The whole answers to a question, by pseudonym."""
        found = ((one.pseudonym, self.checked(one.number, put, stage)) for one in self.experts)
        return tuple((who, checked.values) for who, checked in found if checked.state is State.DONE)

    def answered(self, expert: int) -> int:
        """How many questions an expert answered at this stage or before."""
        return answered([self.checked(expert, put, self.round.stage).state for put in self.questions])

    def in_order(self, expert: Expert) -> tuple[Put, ...]:
        """The questions in the order in which this expert is asked."""
        by_key = {put.question.key: put for put in self.questions}
        return tuple(by_key[key] for key in order(by_key, expert.seed))


def read(question: Question, said: Said | None) -> Checked:
    """An answer as it is understood."""
    return check(question, said.typed, said.cannot) if said else check(question, ())


@dataclass(frozen=True, slots=True)
class Elicitation:
    """The rounds of a ledger, in the hand of somebody, on a day."""

    ledger: Ledger
    hand: Hand
    today: date

    def rounds(self) -> tuple[tuple[Round, rounds.Sum], ...]:
        """Every round with how far it is, the newest first."""
        with self.ledger.looking() as (connection, _):
            sums, found = rounds.sums(connection), rounds.rounds(connection)
        return tuple((one, sums.get(one.name, rounds.Sum(0, 0, 0))) for one in found)

    def whole(self, name: str) -> Whole:
        """A round with all that is kept of it, for facilitators. Raises NotFound."""
        with self.ledger.looking() as (connection, _):
            one = rounds.named(connection, name)
            people = {who.expert: who for who in rounds.people(connection, name)}
            said = _by_place(rounds.answers(connection, name))
            return Whole(
                one, rounds.questions(connection, name), rounds.experts(connection, name), people, said
            )

    # ------------------------------------------------------------ making

    def make(self, given: GivenRound, asked: Iterable[Asked]) -> str:
        """Make a round; gives its name."""
        if given.closes < self.today:
            raise InvalidInput("the closing date is past", "expected: today or a later day")
        with self.ledger.writing(self.hand.when) as ink:
            name = _free_name(ink, given.title)
            texts = (given.title, given.introduction, given.language, given.closes)
            made = (self.hand.actor, self.hand.when)
            changes.make(ink.connection, Round(name, *texts, Standing.DRAFT, 1, *made))
            for question, realisation in asked:
                changes.ask(ink.connection, name, question, realisation)
            self._audit(ink, "elicit new", name, "made")
        return name

    def add(self, name: str, given: GivenQuestion) -> int:
        """Add a question to a round that is not open yet; gives its number."""
        whole = self._draft(name)
        taken = {put.question.key for put in whole.questions}
        key = next(f"q{at}" for at in range(len(taken) + 1, 10_000) if f"q{at}" not in taken)
        question, realisation = asked_of(given, key, "the question")
        if question.key in taken:
            raise InvalidInput(f"there is a question “{question.key}” already", "give this one another id")
        with self.ledger.writing(self.hand.when) as ink:
            number = changes.ask(ink.connection, name, question, realisation)
            self._audit(ink, "elicit question", f"{name} {question.key}", "added")
        return number

    def question(self, name: str, number: int) -> tuple[Whole, Put]:
        """A question of a round that is not open yet, with its round. Raises NotFound, InvalidInput."""
        whole = self._draft(name)
        put = next((one for one in whole.questions if one.number == number), None)
        if put is None:
            raise NotFound(f"there is no question {number} in this round", "its page lists them")
        return whole, put

    def change(self, name: str, number: int, given: GivenQuestion) -> None:
        """Change a question of a round that is not open yet; it stays of its kind."""
        whole, put = self.question(name, number)
        question, realisation = asked_of(given, put.question.key, "the question")
        if question.kind is not put.question.kind:
            raise InvalidInput("a question stays of its kind", "take it out, and add another")
        if any(one.question.key == question.key for one in whole.questions if one.number != number):
            raise InvalidInput(f"there is a question “{question.key}” already", "give this one another id")
        with self.ledger.writing(self.hand.when) as ink:
            changes.change(ink.connection, name, number, question, realisation)
            self._audit(ink, "elicit question", f"{name} {question.key}", "changed")

    def take_out(self, name: str, number: int) -> None:
        """Take a question out of a round that is not open yet."""
        self._draft(name)
        with self.ledger.writing(self.hand.when) as ink:
            changes.take_out(ink.connection, name, number)
            self._audit(ink, "elicit question", f"{name} {number}", "taken out")

    def _draft(self, name: str) -> Whole:
        whole = self.whole(name)
        if whole.round.state is not Standing.DRAFT:
            raise InvalidInput("the round has begun: its questions stay as they are", "make another round")
        return whole

    # ------------------------------------------------------------ experts

    def invite(self, name: str, who: str, email: str) -> str:
        """Invite an expert; gives the key of the link, of which only the hash is kept."""
        whole, address = self.whole(name), email.strip()
        if not _ADDRESS.fullmatch(address) or ".." in address:
            raise InvalidInput(f"{email!r} is no e-mail address", "expected: one like naam@instituut.nl")
        if any(one.email.casefold() == address.casefold() for one in whole.people.values()):
            raise InvalidInput("this address was invited already", "make a new link for that expert")
        if len(whole.experts) >= MOST_EXPERTS:
            raise InvalidInput(f"{MOST_EXPERTS} experts are invited already", "make another round")
        key, seed = token.fresh(), token.fresh()
        with self.ledger.writing(self.hand.when) as ink:
            letter = pseudonym([one.pseudonym for one in rounds.experts(ink.connection, name)], seed)
            expert = Expert(0, letter, seed, 0)
            person = Person(0, who.strip(), address, self.hand.when)
            number = changes.invite(ink.connection, name, expert, token.digest(key), person)
            self._audit(ink, "elicit invite", f"{name} {number}", "invited")
        return key

    def renew(self, name: str, number: int) -> str:
        """A new link for an expert, in the place of the one before; gives its key."""
        self._person(name, number)
        key = token.fresh()
        with self.ledger.writing(self.hand.when) as ink:
            changes.renew(ink.connection, name, number, token.digest(key))
            self._audit(ink, "elicit link", f"{name} {number}", "renewed")
        return key

    def forget(self, name: str, number: int) -> None:
        """Forget who an expert is: name and address go, the link opens nothing, the answers stay."""
        self._person(name, number)
        with self.ledger.writing(self.hand.when) as ink:
            changes.forget(ink.connection, name, number)
            changes.renew(ink.connection, name, number, token.digest(token.fresh()))
            self._audit(ink, "elicit forget", f"{name} {number}", "personal data deleted")

    def expert(self, name: str, who: str) -> int:
        """The number of an expert by e-mail address or pseudonym. Raises NotFound."""
        whole = self.whole(name)
        for one in whole.experts:
            person = whole.people.get(one.number)
            if who == one.pseudonym or (person and person.email.casefold() == who.casefold()):
                return one.number
        raise NotFound(f"there is no expert “{who}” in this round", "give an e-mail address or a pseudonym")

    def _person(self, name: str, number: int) -> Person:
        person = self.whole(name).people.get(number)
        if person is None:
            raise NotFound(f"nothing is kept of who expert {number} is", "the page of the round lists them")
        return person

    # ------------------------------------------------------------ opening and closing

    def open(self, name: str, closes: date | None = None) -> None:
        """Open a round, or open it again, until a day."""
        whole = self.whole(name)
        if not whole.questions:
            raise InvalidInput("the round has no questions", "add one first")
        self._move(replace(whole.round, state=Standing.OPEN), closes)

    def close(self, name: str) -> None:
        """Close a round: its links open nothing any more."""
        one = self.whole(name).round
        if one.state is not Standing.OPEN:
            raise InvalidInput("the round is not open", "open it first")
        with self.ledger.writing(self.hand.when) as ink:
            changes.move(ink.connection, name, Standing.CLOSED, one.stage, one.closes)
            self._audit(ink, "elicit state", name, "closed")

    def second(self, name: str, closes: date | None = None) -> None:
        """Begin the second round: experts see the spread and the reasons of the first, and may revise."""
        whole = self.whole(name)
        if whole.round.stage != 1 or not whole.said:
            raise InvalidInput(
                "there is nothing to show in a second round", "expected: a first round with answers"
            )
        self._move(replace(whole.round, state=Standing.OPEN, stage=2), closes)

    def _move(self, to: Round, closes: date | None) -> None:
        day = closes or to.closes
        if day < self.today:
            raise InvalidInput("the closing date is past", "expected: today or a later day")
        with self.ledger.writing(self.hand.when) as ink:
            changes.move(ink.connection, to.name, to.state, to.stage, day)
            self._audit(ink, "elicit state", to.name, f"{to.state} {to.stage} until {day}")

    def exported(self, name: str, form: str) -> None:
        """Write down that the answers went out."""
        with self.ledger.writing(self.hand.when) as ink:
            self._audit(ink, "elicit export", name, form)

    def claim_reminders(self, name: str, experts: Sequence[int]) -> frozenset[int]:
        """Those of these experts who got no reminder today; from now on they count as reminded."""
        with self.ledger.writing(self.hand.when) as ink:
            day = self.today.isoformat()
            return frozenset(changes.claim_reminders(ink.connection, name, experts, day))

    def reminded(self, name: str, not_sent: Sequence[int], number: int) -> None:
        """Write down that so many experts were reminded, and these were not after all."""
        with self.ledger.writing(self.hand.when) as ink:
            changes.unclaim_reminders(ink.connection, name, not_sent)
            self._audit(ink, "elicit remind", name, f"{number} sent")

    def _audit(self, ink: Ink, action: str, what: str, result: str) -> None:
        ink.audit(action, what, result, self.hand.origin, self.hand.actor)


def _by_place(said: Iterable[Said]) -> dict[tuple[int, int, int], Said]:
    return {(one.expert, one.question, one.stage): one for one in said}


def _free_name(ink: Ink, title: str) -> str:
    """A name for an address and a command, made of the title, that no round has yet."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "round"
    names = (stem if at == 1 else f"{stem}-{at}" for at in range(1, 100_000))
    return next(name for name in names if not changes.taken(ink.connection, name))
