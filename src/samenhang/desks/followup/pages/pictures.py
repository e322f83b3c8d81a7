# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register in pictures, each with its table: what waits, how long answers take, promises by theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from fastapi import Query

from samenhang.desks.followup import chart
from samenhang.desks.followup.analysis.asked import Asked
from samenhang.desks.followup.analysis.item import WAITING, State
from samenhang.desks.followup.analysis.survival import Curve, Wait, curve
from samenhang.desks.followup.chart import SHAPES, Bars, Picture
from samenhang.desks.followup.register import Register
from samenhang.desks.followup.selection import NOBODY, Selection
from samenhang.desks.followup.selection import WAITING as AWAITED
from samenhang.desks.followup.store import counted, figures
from samenhang.desks.followup.words import KINDS
from samenhang.model import MarkKind
from samenhang.vocabulary.actor_names import actor_name, theme_name
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.render import query

MONTHS = 60
LONGEST = 1_825
"""Days of waiting that the picture shows: five years."""
CURVES = 6
"""Curves in one picture; the table has all ministries."""
LEAST = 5
"""Items of a ministry that make a curve worth drawing."""
AFTER = (90, 180, 365)
"""Days after which the table says what share had come."""


class Number(Answer):
    """A number, and the list of what it counts."""

    number: int
    address: str


class Chosen(Answer):
    """A kind of item that the pictures may be about."""

    kind: str
    address: str
    current: bool


class Moment(Answer):
    """On a day: everything that nothing came of yet, and what of it was overdue."""

    day: date
    waiting: Number
    overdue: Number


class Waits(Answer):
    """How long items of a ministry waited. `median` in days with its bounds, None where it is not known;
    `came` the shares, in percent, that had come after so many days. `line` is its number in the picture.
    Of `undated` nobody knows how long: no words say when they began.
    """

    name: str
    line: int | None
    items: Number
    undated: int
    waiting: Number
    answered: Number
    kept: Number
    partly: Number
    median: int | None
    low: int | None
    high: int | None
    came: tuple[int | None, ...]


class OfTheme(Answer):
    """Items of a theme."""

    name: str
    items: Number
    overdue: Number
    waiting: Number
    came: int


class PicturesAnswer(Answer):
    """The pictures of items of a kind as they stand on a day. `shapes` of a picture: one wide, one narrow."""

    day: date
    kind: str
    kinds: tuple[Chosen, ...]
    total: Number
    moments: tuple[Moment, ...]
    over_time: tuple[Picture, ...]
    after: tuple[int, ...]
    waits: tuple[Waits, ...]
    curves: tuple[Picture, ...]
    themes: tuple[OfTheme, ...]
    bars: tuple[Bars, ...]


Kind = Annotated[str, Query(pattern="^(commitment|motion|recommendation|decision|question)$")]


def pictures(ask: Ask, kind: Kind = "commitment") -> PicturesAnswer:
    """What waits over time, how long answers take for each ministry, and what there is by theme."""
    chosen, register = Selection(kind=kind), Register(ask.ledger, ask.today)
    asked = chosen.asked(ask.today)
    counts = register.counts(asked)
    moments = tuple(_moments(register, asked, chosen))
    rows, curves = _waits(ask, asked, chosen)
    themes = tuple(_themes(ask, asked, chosen))
    return PicturesAnswer(
        day=ask.today,
        kind=kind,
        kinds=tuple(
            Chosen(kind=one, address="/follow-ups/pictures" + query({"kind": one}), current=one == kind)
            for one in (k.value for k in KINDS if k not in (MarkKind.REQUEST, MarkKind.INTENTION))
        ),
        total=_number(sum(one.number for one in counts), chosen),
        moments=moments[::-1],
        over_time=tuple(_over_time(moments)),
        after=AFTER,
        waits=rows,
        curves=tuple(_drawn(curves)),
        themes=themes,
        bars=tuple(
            chart.bars(
                [(t.overdue.number, t.waiting.number - t.overdue.number, t.came) for t in themes], shape
            )
            for shape in SHAPES
            if themes
        ),
    )


def _number(number: int, selection: Selection, day: date | None = None, **changed: str) -> Number:
    values = {**selection.values(), **changed}
    on = day.isoformat() if day else ""
    return Number(number=number, address="/follow-ups" + query({**values, "day": on}))


# ---------------------------------------------------------------- over time


def _moments(register: Register, asked: Asked, chosen: Selection) -> Iterator[Moment]:
    """The ends of the months that are past, and today; from the first on which there was anything."""
    last = asked.as_of.replace(day=1) - timedelta(1)
    found = [(month.last, month.open + month.overdue, month.overdue)
             for month in register.months(replace(asked, as_of=last), MONTHS)]  # fmt: skip
    now = dict.fromkeys(State, 0)
    for count in register.counts(asked):
        now[count.state] += count.number
    found.append((asked.as_of, sum(now[state] for state in WAITING), now[State.OVERDUE]))
    begun = False
    for day, waits, late in found:
        begun = begun or waits > 0
        if begun:
            yield Moment(
                day=day,
                waiting=_number(waits, chosen, day, state=AWAITED),
                overdue=_number(late, chosen, day, state=State.OVERDUE.value),
            )


def _over_time(moments: Sequence[Moment]) -> Iterator[Picture]:
    if len(moments) > 1:
        series = ([m.waiting.number for m in moments], [m.overdue.number for m in moments])
        for shape in SHAPES:
            yield chart.over_time([m.day for m in moments], series, shape)


# ---------------------------------------------------------------- how long answers take


def _waits(ask: Ask, asked: Asked, chosen: Selection) -> tuple[tuple[Waits, ...], list[Curve]]:
    """A row for all and for each ministry, and the curves that are drawn."""
    by_ministry: dict[str, list[Wait]] = defaultdict(list)
    for one in figures.waits(ask.ledger, asked):
        for key in ("", one.ministry or NOBODY):
            by_ministry[key].append(one.wait)
    states = _states(ask, asked)
    order = sorted(states, key=lambda key: (key != "", key == NOBODY, -sum(states[key].values()), key))
    rows: list[Waits] = []
    curves: list[Curve] = []
    for key in order:
        waits = by_ministry[key]
        found = curve(waits)
        line = None
        if waits and len(curves) < CURVES and (len(waits) >= LEAST or key == "") and key != NOBODY:
            line = len(curves)
            curves.append(found)
        rows.append(_row(ask, key, found, line, states[key], chosen))
    return tuple(rows), curves


def _states(ask: Ask, asked: Asked) -> dict[str, dict[State, int]]:
    """How many items of each ministry are in each state; "" counts all."""
    found: dict[str, dict[State, int]] = defaultdict(lambda: defaultdict(int))
    for count in Register(ask.ledger, ask.today).counts(asked):
        for key in ("", count.ministry or NOBODY):
            found[key][count.state] += count.number
    return found


def _row(
    ask: Ask, key: str, found: Curve, line: int | None, states: dict[State, int], chosen: Selection
) -> Waits:
    low, high = found.bounds
    of = chosen.model_copy(update={"ministry": key})
    after = (found.at(day) for day in AFTER)
    return Waits(
        name=_called(ask, key),
        line=line,
        items=_number(sum(states.values()), of),
        undated=sum(states.values()) - found.total,
        waiting=_number(sum(states[state] for state in WAITING), of, state=AWAITED),
        answered=_number(states[State.ANSWERED], of, state=State.ANSWERED.value),
        kept=_number(states[State.KEPT], of, state=State.KEPT.value),
        partly=_number(states[State.PARTLY_KEPT], of, state=State.PARTLY_KEPT.value),
        median=found.median,
        low=low,
        high=high,
        came=tuple(None if share is None else round(100 * (1 - share)) for share in after),
    )


def _called(ask: Ask, key: str) -> str:
    if key == "":
        return ask.texts.gettext("All together")
    return ask.texts.gettext("Ministry not known") if key == NOBODY else actor_name(key).full


def _drawn(curves: Sequence[Curve]) -> Iterator[Picture]:
    longest = max((one.longest for one in curves), default=0)
    if longest:
        for shape in SHAPES:
            yield chart.waiting(curves, min(LONGEST, longest), shape)


# ---------------------------------------------------------------- by theme


def _themes(ask: Ask, asked: Asked, chosen: Selection) -> Iterator[OfTheme]:
    waiting = dict(counted.themes(ask.ledger, replace(asked, waiting=True)))
    late = dict(counted.themes(ask.ledger, replace(asked, state=State.OVERDUE)))
    for theme, number in counted.themes(ask.ledger, asked):
        of = chosen.model_copy(update={"theme": theme})
        yield OfTheme(
            name=theme_name(theme, ask.language),
            items=_number(number, of),
            overdue=_number(late.get(theme, 0), of, state=State.OVERDUE.value),
            waiting=_number(waiting.get(theme, 0), of, state=AWAITED),
            came=number - waiting.get(theme, 0),
        )
