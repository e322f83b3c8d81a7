# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cross-impact balances on the web: which scenarios support themselves, and why another does not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query, Response
from pydantic import BaseModel, Field

from samenhang.desks.risk import cascade_answer
from samenhang.desks.risk.analysis.cascade.balance_pictures import tableau, verdict_bars
from samenhang.desks.risk.analysis.cascade.balances import Balances, Scenario, Verdict
from samenhang.desks.risk.balances_file import ReadBalances
from samenhang.desks.risk.pages import worked
from samenhang.desks.risk.pages.cascades import PartName
from samenhang.desks.risk.pages.files import Name
from samenhang.desks.risk.pages.worked import Choice, Job, Part, Sheet, WorkedAnswer
from samenhang.desks.risk.risk_text import Kind
from samenhang.web.ask import Ask

STEPS = 200_000
"""Branches of the search that a page looks at: some seconds."""
SHOWN = 200
"""Scenarios of a table; CSV has all."""


class Chosen(BaseModel):
    """Which scenario is explained, a variant of each descriptor in their order; and what counts as nearly so.

    None chosen: the first that supports itself, or the first variants.
    """

    variant: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=100)] = []
    tolerance: Annotated[str, Field(max_length=12)] = ""


Asked = Annotated[Chosen, Query()]
Judgements = Sequence[Sequence[Any]]


def page(ask: Ask, name: Name, chosen: Asked) -> WorkedAnswer:
    """The scenarios of a file of cross-impact balances that support themselves."""
    return worked.page(ask, lambda: _sheet(ask, name, chosen, waits=ask.by_program))


def picture(ask: Ask, name: Name, part: PartName, chosen: Asked) -> Response:
    """A picture of cross-impact balances, as SVG."""
    return worked.picture(*_sheet(ask, name, chosen), part)


def table(ask: Ask, name: Name, part: PartName, chosen: Asked) -> Response:
    """A table of cross-impact balances, as CSV."""
    return worked.table(*_sheet(ask, name, chosen), part)


def _sheet(ask: Ask, name: str, chosen: Chosen, *, waits: bool = True) -> tuple[Job, Sheet]:
    one = worked.job(ask, name, Kind.BALANCES, chosen.model_dump(), waits)
    read: ReadBalances = one.read()
    world = read.balances
    tolerance = worked.number_of(chosen.tolerance, "tolerance", 0, 1e6)
    tolerance = read.file.tolerance if tolerance is None else tolerance
    found = one.worked(("consistent", tolerance), lambda _: world.consistent(tolerance, STEPS))
    explained = _explained(world, found, chosen.variant)
    verdicts = world.verdicts(explained)
    drawn = (
        partial(_consistent, one, world, found),
        partial(_why, one, verdicts),
        partial(_said, one, world, explained),
        partial(_all, one, world),
    )
    return one, Sheet(
        made_up=read.file.made_up,
        facts=_facts(one, world, found, (explained, tolerance)),
        choices=_choices(one, world, explained, tolerance),
        parts=drawn,
        result=lambda: _result(one, read, found, verdicts),
    )


def _explained(world: Balances, found: Sequence[Scenario], variants: Sequence[str]) -> Scenario:
    if not variants:
        return found[0] if found else tuple(own[0] for _, own in world.descriptors)
    return world.scenario(world.numbers(variants))


def _result(
    one: Job, read: ReadBalances, found: Sequence[Scenario], verdicts: Sequence[Verdict]
) -> dict[str, Any]:
    told = cascade_answer.balances_told(read, found, one.language)
    explained = tuple(each.chosen for each in verdicts)
    leads = read.balances.follow(explained)
    return {**told, "explained": {"variants": explained, "verdicts": verdicts, "leads_to": leads}}


def _facts(
    one: Job, world: Balances, found: Sequence[Scenario], chosen: tuple[Scenario, float]
) -> list[tuple[str, str]]:
    said, (explained, tolerance) = one.ask.texts, chosen
    short = world.inconsistency(explained)
    leads = world.follow(explained)
    verdict = said.gettext("it supports itself")
    if short:
        verdict = said.gettext("it does not support itself: short by %(value)s") % {
            "value": _figure(one, short)
        }
    ring = said.gettext("a ring of %(count)s scenarios, without an end") % {"count": len(leads)}
    return [
        (said.gettext("Scenarios"), said.number(world.count)),
        (said.gettext("Scenarios that support themselves"), said.number(len(found))),
        (said.gettext("May be short by"), _figure(one, tolerance) if tolerance else ""),
        (said.gettext("Explained below"), ", ".join(explained)),
        (said.gettext("This scenario"), verdict),
        (said.gettext("It leads to"), "" if not short else ring if len(leads) > 1 else ", ".join(leads[0])),
        (
            said.gettext("Method"),
            said.gettext("cross-impact balances (Weimer-Jehle 2006), all found exactly"),
        ),
    ]


def _choices(one: Job, world: Balances, explained: Scenario, tolerance: float) -> tuple[Choice, ...]:
    every = [
        Choice(name="variant", label=name, value=chosen, options=worked.pairs(variants), id=f"variant-{at}")
        for at, ((name, variants), chosen) in enumerate(zip(world.descriptors, explained, strict=True))
    ]
    return (*every, Choice(name="tolerance", label=one.gettext("May be short by"), value=f"{tolerance:g}"))


def _consistent(one: Job, world: Balances, found: Sequence[Scenario]) -> Part:
    names = [name for name, _ in world.descriptors]
    head = [one.gettext("Number"), *names, one.gettext("Short by")]
    short = [world.inconsistency(scenario) for scenario in found]
    rows = [
        (str(at), *scenario, _figure(one, wrong))
        for at, (scenario, wrong) in enumerate(zip(found[:SHOWN], short, strict=False), 1)
    ]
    data: list[list[Any]] = [["number", *names, "inconsistency"]]
    data += [[at, *scenario, short[at - 1]] for at, scenario in enumerate(found, 1)]
    kept = {"tolerance": one.chosen["tolerance"]} if "tolerance" in one.chosen else {}
    links = [
        f"{one.address()}?{urlencode({'variant': scenario, **kept}, doseq=True)}#why"
        for scenario in found[:SHOWN]
    ]
    note = one.gettext("The number of a scenario leads to why it supports itself.")
    if not found:
        note = one.gettext("No scenario supports itself. A larger tolerance shows which nearly do.")
    drawn = tableau(world, found, one.language) if found else None
    title = one.gettext("Scenarios that support themselves")
    return Part("consistent", title, head, rows, data, drawn, note, links)


def _why(one: Job, verdicts: Sequence[Verdict]) -> Part:
    said = one.ask.texts
    head = [said.gettext(word) for word in ("Descriptor", "Variant", "Balance", "Chosen", "Why")]
    rows: list[tuple[str, ...]] = []
    data: list[list[Any]] = [["descriptor", "variant", "balance", "chosen", "short by", "because of"]]
    for each in verdicts:
        for variant, value in each.balances:
            chosen = variant == each.chosen
            told = _told(one, each) if chosen else ""
            yes = said.gettext("yes") if chosen else ""
            rows.append((each.descriptor, variant, _figure(one, value), yes, told))
            because = "; ".join(f"{name} {gain:+g}" for name, gain in each.reasons) if chosen else ""
            data.append([each.descriptor, variant, value, int(chosen), each.short if chosen else "", because])
    title = said.gettext("Why: %(scenario)s") % {"scenario": ", ".join(each.chosen for each in verdicts)}
    note = said.gettext(
        "A variant holds where no other of its descriptor has a higher balance. "
        "“Choose otherwise” explains another."
    )
    return Part("why", title, head, rows, data, verdict_bars(verdicts, one.language), note)


def _told(one: Job, each: Verdict) -> str:
    """Why a chosen variant holds or does not."""
    said = one.ask.texts
    reasons = ", ".join(f"{name} ({_figure(one, gain, '+')})" for name, gain in each.reasons[:3])
    if not each.short:
        held = said.gettext("holds: none is higher")
        return f"{held}; {said.gettext('for it')}: {reasons}" if reasons else held
    values = {"best": each.best, "value": _figure(one, each.short), "reasons": reasons}
    return said.gettext("does not hold: %(best)s is %(value)s higher, by %(reasons)s") % values


def _said(one: Job, world: Balances, explained: Scenario) -> Part:
    """What each chosen variant says of every variant, with the sums."""
    numbers = world.numbers(explained)
    sums = world.matrix[numbers].sum(axis=0).tolist()
    names = _names(world)
    head = [one.gettext("Chosen"), *names]
    rows = [(names[at], *_figures(one, world.matrix[at].tolist())) for at in numbers]
    rows.append((one.gettext("Balance"), *_figures(one, sums)))
    data: Judgements = [
        ["chosen", *names],
        *([names[at], *world.matrix[at].tolist()] for at in numbers),
        ["balance", *sums],
    ]
    title = one.gettext("What the chosen variants say")
    return Part("said", title, head, rows, data)


def _all(one: Job, world: Balances) -> Part:
    names = _names(world)
    whole = world.matrix.tolist()
    rows = [(name, *_figures(one, row)) for name, row in zip(names, whole, strict=True)]
    data = [["variant", *names], *([name, *row] for name, row in zip(names, whole, strict=True))]
    note = one.gettext(
        "What the variant of a row does to that of a column: more than 0 promotes it, "
        "less than 0 restricts it."
    )
    return Part(
        "judgements", one.gettext("All judgements"), [one.gettext("Variant"), *names], rows, data, note=note
    )


def _names(world: Balances) -> list[str]:
    """Variants as “descriptor: variant”, as a table of judgements has them."""
    return [f"{name}: {variant}" for name, variants in world.descriptors for variant in variants]


def _figures(one: Job, values: Sequence[float]) -> list[str]:
    return [_figure(one, value) for value in values]


def _figure(one: Job, value: float, sign: str = "") -> str:
    text = f"{value:{sign}.6g}"
    return text if one.language == "en" else text.replace(".", ",")
