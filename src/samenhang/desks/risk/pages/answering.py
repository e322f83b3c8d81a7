# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages that a personal link opens: an expert answers, without an account, and sees nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Form, Path, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from samenhang.desks.risk.analysis.elicitation.conduct import Standing, answered
from samenhang.desks.risk.analysis.elicitation.question import Kind
from samenhang.desks.risk.analysis.elicitation.typed import COMPARED
from samenhang.desks.risk.answering import Paper, keep, paper, submit
from samenhang.desks.risk.pages.spreads import in_words, picture_of, spread_of, value_names
from samenhang.desks.risk.store.rounds import Put, Round, Said
from samenhang.desks.risk.words import figure, said
from samenhang.web.ask import Visit, language_of, open_page
from samenhang.web.language import LANGUAGES, Texts
from samenhang.web.problem import Refused
from samenhang.web.throttle import Pace
from samenhang.web.token import digest, form_token, is_form_token

OFTEN, HOUR = 3_000, 3600.0
"""How often one link may be used in an hour: an expert who types fast saves often."""
TYPED, REASON = 100, 5_000
"""Characters of a value, and of the reason."""
VALUES = 64
"""Values of one answer that are looked at."""

Key = Annotated[str, Path(max_length=100)]
Place = Annotated[int, Path(ge=1, le=10_000)]
Sealed = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A value to give: its name in the form, what it is called, what was typed, and what is wrong with it."""

    name: str
    label: str
    typed: str
    fault: str
    first: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A question in the list of an expert."""

    place: int
    put: Put
    state: str


class Typed(BaseModel):
    """An answer as a form sends it."""

    model_config = ConfigDict(frozen=True)

    value: list[str] = Field(default_factory=list)
    reason: str = ""
    cannot: str = ""
    csrf: str = ""
    go: str = ""

    def said(self, expert: int, question: int, stage: int, when: str) -> Said:
        """The answer as it is kept: no longer than it can be, without signs that no database takes."""
        typed = tuple(_plain(one)[:TYPED] for one in self.value[:VALUES])
        return Said(expert, question, stage, typed, _plain(self.reason)[:REASON], self.cannot == "yes", when)


def _plain(text: str) -> str:
    return text.replace("\0", "").strip()


class Answering:
    """The pages of all links of an application, with how often each was used."""

    def __init__(self) -> None:
        self._pace = Pace(OFTEN, HOUR)

    def paper_page(self, visit: Visit, key: Key) -> Response:
        """The questions of an expert, and how far they are."""
        opened = self._opened(visit, key)
        if isinstance(opened, Round):
            return _closed(visit, opened)
        lines = [
            Line(at + 1, put, opened.checked(put).state.value) for at, put in enumerate(opened.questions)
        ]
        done = answered([opened.checked(put).state for put in opened.questions])
        return _page(visit, opened, key, "paper.html", {"lines": lines, "done": done})

    def question_page(self, visit: Visit, key: Key, place: Place) -> Response:
        """One question."""
        opened = self._opened(visit, key)
        if isinstance(opened, Round):
            return _closed(visit, opened)
        return _page(visit, opened, key, "question.html", _question(visit, opened, place))

    def save(
        self,
        visit: Visit,
        key: Key,
        place: Place,
        given: Annotated[Typed, Form()],
    ) -> Response:
        """Keep an answer as it was typed, and say what is wrong with it."""
        opened = self._opened(visit, key)
        self._demand(visit, key, given.csrf)
        if isinstance(opened, Round):
            return _closed(visit, opened)
        put = opened.at(place)
        if put is None:
            raise visit.unknown()
        who, stage = opened.expert.number, opened.round.stage
        keep(visit.house.ledger, opened, given.said(who, put.number, stage, visit.when))
        if visit.request.headers.get("hx-request"):
            again = self._opened(visit, key)
            if isinstance(again, Round):
                return _closed(visit, again)
            values = {**_question(visit, again, place), "moment": visit.when[11:16]}
            return _page(visit, again, key, "kept.html", values)
        return RedirectResponse(_next(opened, key, place, given.go, visit), 303)

    def hand_in(self, visit: Visit, key: Key, csrf: Sealed = "") -> Response:
        """Hand in; nothing is final before the round closes."""
        opened = self._opened(visit, key)
        self._demand(visit, key, csrf)
        if isinstance(opened, Round):
            return _closed(visit, opened)
        submit(visit.house.ledger, opened, visit.when)
        return RedirectResponse(f"/elicit/{key}#handed", 303)

    def _opened(self, visit: Visit, key: str) -> Paper | Round:
        found = None if "\0" in key else paper(visit.house.ledger, key, visit.house.now().date())
        if found is None:
            raise visit.unknown()
        if not self._pace.allows(digest(key), visit.house.now().timestamp()):
            raise Refused(429, "this is asked for too often", "wait an hour")
        return found

    def _demand(self, visit: Visit, key: str, csrf: str) -> None:
        sent = visit.request.headers.get("X-CSRF-Token", "") or csrf
        if not is_form_token(key, sent):
            raise Refused(403, "This form is too old, or did not come from here", "Load the page again")


def _next(opened: Paper, key: str, place: int, go: str, visit: Visit) -> str:
    """Where the button leads; back to the same question where something is not right yet."""
    here = f"/elicit/{key}"
    put = opened.at(place)
    again = paper(visit.house.ledger, key, visit.house.now().date())
    if put is not None and isinstance(again, Paper) and again.checked(put).faults:
        return f"{here}/{place}"
    if go == "before" and place > 1:
        return f"{here}/{place - 1}"
    if go == "after" and place < len(opened.questions):
        return f"{here}/{place + 1}"
    return here


def _question(visit: Visit, opened: Paper, place: int) -> dict[str, Any]:
    put = opened.at(place)
    if put is None:
        raise visit.unknown()
    texts, question = _texts(visit, opened.round), put.question
    current, checked = opened.said(put), opened.checked(put)
    second = opened.round.stage > 1
    first = opened.first(put) if second else None
    typed = (current.typed if current else ()) + ("",) * question.size
    before = (first.typed if first and not first.cannot else ()) + ("",) * question.size
    given = opened.whole.given(put, 1) if second else ()
    fields = tuple(
        FieldShown(
            f"v{at}",
            name,
            typed[at],
            said(checked.fault_at(at), texts),
            _before(question, before[at], texts) if first else None,
        )
        for at, name in enumerate(value_names(question, texts))
    )
    own = opened.expert.pseudonym
    return {
        "put": put,
        "place": place,
        "fields": fields,
        "state": checked.state.value,
        "current": current,
        "first": first,
        "bounds": tuple(figure(bound, texts) for bound in (question.lower, question.upper)),
        "spread": spread_of(question, given, opened.reasons(put), own, texts) if second else None,
        "picture": picture_of(question, given, own, texts) if second else None,
        "compared": COMPARED,
    }


def _before(question: Any, typed: str, texts: Texts) -> str:
    return in_words(question, typed, texts) if question.kind is Kind.PAIRWISE and typed else typed


def _texts(visit: Visit, one: Round) -> Texts:
    return visit.house.pages.texts(_language(visit, one))


def _language(visit: Visit, one: Round) -> str:
    """The language that the expert chose, or else that of the round."""
    chosen = "language" in visit.request.cookies
    return language_of(visit.request) if chosen or one.language not in LANGUAGES else one.language


def _page(visit: Visit, opened: Paper, key: str, template: str, values: dict[str, Any]) -> Response:
    shown = {
        "key": key,
        "csrf": form_token(key),
        "paper": opened,
        "round": opened.round,
        "count": len(opened.questions),
    }
    language = _language(visit, opened.round)
    return _private(open_page(visit.request, f"risk/{template}", {**shown, **values}, language=language))


def _closed(visit: Visit, one: Round) -> Response:
    """What is left of a link outside the time in which its round is open."""
    begun = one.state is not Standing.DRAFT
    values = {"round": one, "begun": begun}
    answer = open_page(
        visit.request, "risk/closed.html", values, 410 if begun else 403, _language(visit, one)
    )
    return _private(answer)


def _private(answer: Response) -> Response:
    """The address holds the key: no other place is told of it, no search engine, no shared memory."""
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Cache-Control"] = "no-store"
    return answer
