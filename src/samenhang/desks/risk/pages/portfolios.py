# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures on the web: what to take under a budget, the front, the core index, and what to ask next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Literal

from fastapi import Path, Query, Response
from pydantic import BaseModel, Field

from samenhang.desks.risk import portfolio_pictures as pictures
from samenhang.desks.risk import portfolio_words as words
from samenhang.desks.risk.pages import worked
from samenhang.desks.risk.pages.files import Name
from samenhang.desks.risk.pages.worked import Choice, Job, Part, Sheet, WorkedAnswer
from samenhang.desks.risk.portfolio import Answer, Wish, weigh
from samenhang.desks.risk.risk_text import Kind
from samenhang.web.ask import Ask

SECONDS = 2.0
"""What the solver may take each time."""
PartName = Annotated[str, Path(max_length=80)]


class Chosen(BaseModel):
    """On which terms, as the address says; `budget` is in millions, "" is that of the file."""

    budget: Annotated[str, Field(max_length=20)] = ""
    rho: Annotated[str, Field(max_length=20)] = ""
    samples: Literal["", "200", "500", "1000"] = ""
    seed: Annotated[str, Field(max_length=12)] = ""

    def wish(self) -> Wish:
        """The same as the computation takes it. Raises InvalidInput."""
        budget = worked.number_of(self.budget, "budget", 0, 1e9)
        rho = worked.number_of(self.rho, "rho", 0, 100) or 0.0
        seed = int(worked.number_of(self.seed, "seed", 0, 2**31 - 1) or 1)
        whole = None if budget is None else budget * words.MILLION
        return Wish(whole, rho, samples=int(self.samples or 500), seed=seed, seconds=SECONDS)


Asked = Annotated[Chosen, Query()]


def page(ask: Ask, name: Name, chosen: Asked) -> WorkedAnswer:
    """What to take of the measures of a file, and how sure that is."""
    return worked.page(ask, lambda: _sheet(ask, name, chosen, waits=ask.by_program))


def picture(ask: Ask, name: Name, part: PartName, chosen: Asked) -> Response:
    """A picture of a portfolio, as SVG."""
    return worked.picture(*_sheet(ask, name, chosen), part)


def table(ask: Ask, name: Name, part: PartName, chosen: Asked) -> Response:
    """A table of a portfolio, as CSV."""
    return worked.table(*_sheet(ask, name, chosen), part)


def _sheet(ask: Ask, name: str, chosen: Chosen, *, waits: bool = True) -> tuple[Job, Sheet]:
    one = worked.job(ask, name, Kind.MEASURES, chosen.model_dump(), waits)
    wish = chosen.wish()
    file = f"{one.file.name}.yaml"
    found = one.worked(wish, lambda report: weigh(file, one.file.text.encode(), wish, None, report))
    return one, Sheet(
        made_up=found.made_up,
        facts=_facts(one, found),
        choices=_choices(one, chosen, found),
        parts=_parts(one, found),
        result=lambda: worked.plain(found),
        warnings=[found.study.unsaid] if found.study.unsaid else [],
    )


def _facts(one: Job, found: Answer) -> list[tuple[str, str]]:
    said, study, language = one.ask.texts, found.study, one.language
    money = partial(_money, found, language)
    next_best, total = study.next_best, study.effect.total
    return [
        (
            said.gettext("Budget"),
            money(study.budget) if study.budget is not None else said.gettext("no bound"),
        ),
        (said.gettext("To take"), words.named(found, study.chosen.measures, language)),
        (said.gettext("Its cost (present)"), money(study.chosen.cost)),
        (said.gettext("It saves a year"), f"{money(total.mean)} ({words.interval(total, language)})"),
        (said.gettext("Expected loss of a year without"), money(study.loss.mean)),
        (said.gettext("Next best"), words.named(found, next_best.measures, language) if next_best else ""),
        (said.gettext("Knowing everything is worth, a year"), money(study.perfect)),
        (said.gettext("Years"), f"{found.first_year} – {found.first_year + found.years - 1}"),
        (said.gettext("Discount"), f"{words.number(100 * found.discount, 2, language)} %"),
        (said.gettext("Prices of"), f"{found.currency} {found.price_year}"),
        (said.gettext("Samples"), one.ask.texts.number(study.samples)),
        (said.gettext("Seed"), str(study.seed)),
        (said.gettext("Note"), found.note),
    ]


def _money(found: Answer, language: str, amount: float) -> str:
    return f"{found.currency} {words.millions(amount, language)} {words.say('million', language)}"


def _choices(one: Job, chosen: Chosen, found: Answer) -> tuple[Choice, ...]:
    said, study = one.ask.texts, found.study
    samples = worked.pairs((200, 500, 1000))
    budget = "" if study.budget is None else f"{study.budget / words.MILLION:.12g}"
    return (
        Choice(name="budget", label=said.gettext("Budget in millions"), value=budget),
        Choice(name="rho", label=said.gettext("Weight of the worst years (CVaR)"), value=f"{study.rho:g}"),
        Choice(name="samples", label=said.gettext("Samples"), value=str(study.samples), options=samples),
        Choice(name="seed", label=said.gettext("Seed"), value=str(study.seed)),
    )


def _parts(one: Job, found: Answer) -> list[Callable[[], Part]]:
    said = one.ask.texts
    return [
        partial(
            _part,
            one,
            found,
            ("effects", said.gettext("What each measure saves")),
            words.singles_table,
            pictures.effects_picture,
        ),
        partial(
            _part,
            one,
            found,
            ("front", said.gettext("Cost and benefit")),
            words.front_table,
            pictures.front_picture,
        ),
        partial(_part, one, found, ("core", said.gettext("Core index")), _core, pictures.core_picture),
        partial(
            _part,
            one,
            found,
            ("questions", said.gettext("Which question to ask next")),
            words.questions_table,
            None,
        ),
        partial(
            _part,
            one,
            found,
            ("interests", said.gettext("What the portfolio saves by interest")),
            words.interests_table,
            None,
        ),
    ]


def _core(found: Answer, language: str) -> words.Table:
    """The core index of each measure."""
    head = (words.say("measure", language), words.say("core", language), words.say("taken", language))
    rows = [
        (
            found.titles[one.id].in_(language),
            "-" if one.core is None else words.number(one.core, 2, language),
            words.say("yes" if one.chosen else "no", language),
        )
        for one in found.study.singles
    ]
    return (head, *rows)


def _part(
    one: Job,
    found: Answer,
    named: tuple[str, str],
    table_of: Callable[[Answer, str], words.Table],
    drawn: Callable[[Answer, str], str] | None,
) -> Part:
    """A part of which the table has its head as its first row."""
    shown = table_of(found, one.language)
    picture_ = drawn(found, one.language) if drawn else None
    return Part(*named, shown[0], shown[1:], table_of(found, "en"), picture_)
