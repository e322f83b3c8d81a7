# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds for who facilitates them: made, followed, opened and closed, exported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from fastapi import Path, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from samenhang.desks.risk import round_export
from samenhang.desks.risk.analysis.elicitation.question import Kind, Scale
from samenhang.desks.risk.analysis.elicitation.typed import State
from samenhang.desks.risk.elicitation import Whole
from samenhang.desks.risk.pages.acting import rounds_of
from samenhang.desks.risk.pages.spreads import SpreadAnswer, picture_of, spread_of
from samenhang.desks.risk.pages.start import NAMES, RoundLine, line
from samenhang.desks.risk.reminder import invitation, reminder
from samenhang.desks.risk.reminding import due
from samenhang.desks.risk.round_file import MOST, GivenQuestion, GivenRound, read_round
from samenhang.desks.risk.store.rounds import Put, Sum
from samenhang.errors import InvalidInput
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed
from samenhang.web.upload import Sent

WEEKS = 3
"""How long a round is open where nobody says how long."""
Name = Annotated[str, Path(max_length=80)]
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Long = Annotated[str, StringConstraints(strip_whitespace=True, max_length=5_000)]


class MakingAnswer(Answer):
    """What the form for a new round begins with."""

    closes: date
    language: str


class QuestionLine(Answer):
    """A question of a round with what turned out, None where that is not known: then it is no seed."""

    number: int
    id: str
    kind: Kind
    text: str
    instruction: str
    percentiles: tuple[float, ...]
    unit: str
    scale: Scale
    lower: float | None
    upper: float | None
    options: tuple[str, ...]
    realisation: float | str | None


class ProgressLine(Answer):
    """How far an expert is; `who` only for those who may see which expert is who."""

    expert: str
    who: str | None
    answered: int
    not_right: int
    cannot: int
    revised: int
    submitted: bool


class PersonLine(Answer):
    """Somebody who was invited, by name: nothing says which expert that is."""

    number: int
    name: str
    email: str


class RoundAnswer(Answer):
    """A round for who facilitates it. `people` and `progress` have no order in common."""

    round: RoundLine
    introduction: str
    language: str
    questions: tuple[QuestionLine, ...]
    progress: tuple[ProgressLine, ...]
    people: tuple[PersonLine, ...]
    invitation: str
    reminder: str
    waiting: tuple[str, ...]
    """Addresses for a reminder: of who has not handed in; of all where it may not be told who that is."""
    due: int
    """How many get a reminder by mail: who has not handed in, and got none today."""
    mails: bool = False
    """Whether mail can be sent."""


class QuestionSpread(Answer):
    """What all answered to a question, at a stage."""

    id: str
    text: str
    stage: int
    realisation: float | str | None
    spread: SpreadAnswer


class AnswersAnswer(Answer):
    """What all answered."""

    title: str
    name: str
    questions: tuple[QuestionSpread, ...]


class RoundToMake(BaseModel):
    """A round to make; its questions are added after it."""

    model_config = ConfigDict(frozen=True)

    title: Annotated[Short, StringConstraints(min_length=1)]
    introduction: Long = ""
    closes: date
    language: Literal["nl", "en"] = "nl"


class QuestionToAdd(BaseModel):
    """A question to add. Numbers may be "" and lists are texts, as forms send them."""

    model_config = ConfigDict(frozen=True)

    kind: Kind
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
    id: Annotated[str, StringConstraints(strip_whitespace=True, max_length=64)] = ""
    instruction: Long = ""
    percentiles: Short = ""
    """In per cent, as "5, 50, 95"."""
    unit: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    scale: Scale = Scale.UNIFORM
    lower: Short = ""
    upper: Short = ""
    options: Long = ""
    """One on each line."""
    realisation: Short = ""

    def given(self) -> GivenQuestion:
        """The question as it is kept. Raises InvalidInput that names the field."""
        percentiles = self.percentiles.replace(";", " ").replace(", ", " ").replace(",", " ")
        options = tuple(filter(None, (one.strip()[:300] for one in self.options.splitlines())))
        real: float | str | None = self.realisation or None
        if real is not None and self.kind is not Kind.CLASS:
            real = _number("realisation", self.realisation)
        counts = self.kind is Kind.PERCENTILES
        return GivenQuestion(
            id=self.id,
            kind=self.kind,
            text=self.text,
            instruction=self.instruction,
            percentiles=tuple(_number("percentiles", one) or 0.0 for one in percentiles.split())
            if counts
            else (),
            unit=self.unit if counts else "",
            scale=self.scale if counts else Scale.UNIFORM,
            lower=_number("lower", self.lower) if counts else None,
            upper=_number("upper", self.upper) if counts else None,
            options=options if self.kind in (Kind.CLASS, Kind.PAIRWISE) else (),
            realisation=real,
        )


def _number(field: str, text: str) -> float | None:
    if not text:
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        what = f"the question: {field} is not right: “{text}”"
        raise InvalidInput(what, "expected: a number, such as 1500 or 0.5") from error


class Invitation(BaseModel):
    """Somebody to invite."""

    model_config = ConfigDict(frozen=True)

    who: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=320)]


class Move(BaseModel):
    """Where a round goes: open (also again), closed, or into its second round; until a day."""

    model_config = ConfigDict(frozen=True)

    to: Literal["open", "closed", "second"]
    closes: date | None = None


class Nothing(BaseModel):
    """A form without fields."""

    model_config = ConfigDict(frozen=True)


def making(ask: Ask) -> MakingAnswer:
    """The form for a new round."""
    return MakingAnswer(closes=ask.today + timedelta(weeks=WEEKS), language=ask.language)


def make(ask: Ask, change: RoundToMake) -> Changed:
    """Make a round."""
    name = rounds_of(ask).make(GivenRound(**change.model_dump()), ())
    notice = ask.texts.gettext("The round is made. Add its questions, invite experts, and open it.")
    return Changed(address=f"/risks/rounds/{name}", notice=notice)


def take_in(ask: Ask, sent: Sent[Nothing]) -> Changed:
    """Make a round out of a YAML file."""
    if len(sent.files) != 1:
        raise InvalidInput("one file is expected", "choose a YAML file with one round in it")
    given, asked = read_round(sent.files[0].stream.read(MOST + 1), sent.files[0].name)
    name = rounds_of(ask).make(given, asked)
    notice = ask.texts.gettext("The round is made. Look at its questions, invite experts, and open it.")
    return Changed(address=f"/risks/rounds/{name}", notice=notice)


def round_page(ask: Ask, name: Name) -> RoundAnswer:
    """A round: its questions, how far its experts are, and what can be done."""
    whole = rounds_of(ask).whole(name)
    one = whole.round
    may_name = ask.viewer.role.at_least(NAMES)
    handed = {expert.number for expert in whole.experts if expert.submitted >= one.stage}
    far = Sum(len(whole.questions), len(whole.experts), len(handed))
    people = sorted(whole.people.values(), key=lambda who: (who.name.casefold(), who.email))
    texts = ask.house.pages.texts(one.language)
    return RoundAnswer(
        round=line(ask, one, far),
        introduction=one.introduction,
        language=one.language,
        questions=tuple(question_line(put) for put in whole.questions),
        progress=tuple(_progress(whole, may_name)),
        people=tuple(PersonLine(number=who.expert, name=who.name, email=who.email) for who in people),
        invitation=invitation(one, texts),
        reminder=reminder(one, texts),
        due=len(due(whole, ask.today)),
        waiting=tuple(who.email for who in people if not may_name or who.expert not in handed),
    )


def question_line(put: Put) -> QuestionLine:
    """A question as a line."""
    question = put.question
    return QuestionLine(
        number=put.number,
        id=question.key,
        kind=question.kind,
        text=question.text,
        instruction=question.instruction,
        percentiles=question.percentiles,
        unit=question.unit,
        scale=question.scale,
        lower=question.lower,
        upper=question.upper,
        options=question.options,
        realisation=put.realisation,
    )


def _progress(whole: Whole, may_name: bool) -> Iterator[ProgressLine]:
    stage = whole.round.stage
    for expert in whole.experts:
        states = [whole.checked(expert.number, put, stage).state for put in whole.questions]
        person = whole.people.get(expert.number)
        yield ProgressLine(
            expert=expert.pseudonym,
            who=person.name if person and may_name else None,
            answered=whole.answered(expert.number),
            not_right=states.count(State.DRAFT),
            cannot=states.count(State.CANNOT),
            revised=sum((expert.number, put.number, 2) in whole.said for put in whole.questions),
            submitted=expert.submitted >= stage,
        )


def add(ask: Ask, name: Name, change: QuestionToAdd) -> Changed:
    """Add a question."""
    rounds_of(ask).add(name, change.given())
    return _led(name, ask.texts.gettext("The question is added"))


def take_out(ask: Ask, name: Name, number: Number) -> Changed:
    """Take out a question."""
    rounds_of(ask).take_out(name, number)
    return _led(name, ask.texts.gettext("The question is taken out"))


def invite(ask: Ask, name: Name, change: Invitation) -> Changed:
    """Invite an expert. The link is shown this once."""
    return _linked(ask, name, rounds_of(ask).invite(name, change.who, change.email))


def renew(ask: Ask, name: Name, number: Number) -> Changed:
    """Make a new link for an expert; the one before opens nothing any more."""
    return _linked(ask, name, rounds_of(ask).renew(name, number))


def _linked(ask: Ask, name: str, key: str) -> Changed:
    said = ask.texts.gettext("Copy this personal link now and send it; it is not shown again: %(address)s")
    return _led(name, said % {"address": f"{ask.site}/elicit/{key}"})


def forget(ask: Ask, name: Name, number: Number) -> Changed:
    """Delete who an expert is; the answers stay under the pseudonym."""
    rounds_of(ask).forget(name, number)
    return _led(name, ask.texts.gettext("Name and address are deleted; the answers stay"))


def move(ask: Ask, name: Name, change: Move) -> Changed:
    """Open, close or reopen a round, or begin its second."""
    acting = rounds_of(ask)
    if change.to == "closed":
        acting.close(name)
        return _led(name, ask.texts.gettext("The round is closed; the links open nothing any more"))
    if change.to == "second":
        acting.second(name, change.closes)
        return _led(name, ask.texts.gettext("The second round has begun"))
    acting.open(name, change.closes)
    return _led(name, ask.texts.gettext("The round is open"))


def _led(name: str, notice: str) -> Changed:
    return Changed(address=f"/risks/rounds/{name}", notice=notice)


def answers(ask: Ask, name: Name) -> AnswersAnswer:
    """What all answered, by question and stage, under pseudonyms."""
    whole = rounds_of(ask).whole(name)
    found = [
        _spread(ask, whole, put, stage)
        for put in whole.questions
        for stage in range(1, whole.round.stage + 1)
    ]
    return AnswersAnswer(title=whole.round.title, name=name, questions=tuple(found))


class DrawnSpread(QuestionSpread):
    """The same with its picture, which pages draw and programs do not need."""

    _picture: Any = None

    @property
    def picture(self) -> Any:
        """The picture of the spread, or None."""
        return self._picture


def _spread(ask: Ask, whole: Whole, put: Put, stage: int) -> QuestionSpread:
    given = whole.given(put, stage)
    said = ((one.pseudonym, whole.said.get((one.number, put.number, stage))) for one in whole.experts)
    reasons = tuple((who, one.reason) for who, one in said if one is not None and one.reason)
    made = DrawnSpread(
        id=put.question.key,
        text=put.question.text,
        stage=stage,
        realisation=put.realisation,
        spread=spread_of(put.question, given, reasons, "", ask.texts),
    )
    made._picture = picture_of(put.question, given, "", ask.texts)
    return made


def export(ask: Ask, name: Name, form: Literal["json", "csv"] = "json") -> Response:
    """The answers as data, without personal data."""
    acting = rounds_of(ask)
    whole = acting.whole(name)
    body = round_export.as_json(whole, ask.today) if form == "json" else round_export.as_csv(whole)
    acting.exported(name, form)
    media = "application/json" if form == "json" else "text/csv; charset=utf-8"
    headers = {"Content-Disposition": f'attachment; filename="{whole.round.name}.{form}"'}
    return Response(body, media_type=media, headers=headers)
