# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How an item stood from day to day: from its parts and from what people said of it to spells. Pure.

Nothing here knows what day it is. Each spell is what somebody would have said on its days with what was there
by then, so the register as it was on a day is the register as it is now, read on that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from samenhang.desks.followup.analysis.item import DUE_SOON, Part, Role, Spell, State, Verdict
from samenhang.model import Deadline, MarkKind

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """A part from the day that it counts from, with the deadline that its words give.

    `known`: whether some words say that day; else it is that on which the document came in.
    """

    part: Part
    day: date
    due: Deadline | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict that holds from `since` up to `until` (not included; None: still)."""

    verdict: Verdict
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A spell with the deadline that held then."""

    spell: Spell
    due: Deadline | None


ORDER = (
    Role.MADE, Role.ASKED, Role.REGISTERED, Role.RECALLED, Role.RESPONSE, Role.VOTE, Role.DELAYED,
    Role.OFFERED, Role.WITHDRAWN, Role.FULFILLED,
)  # fmt: skip
"""Parts of one day count in this order: the last word is what was done."""

_WORDS = {
    MarkKind.COMMITMENT: "toegezegd",
    MarkKind.MOTION: "ingediend",
    MarkKind.RECOMMENDATION: "aanbevolen",
    MarkKind.DECISION: "gevraagd te besluiten",
    MarkKind.QUESTION: "gesteld",
}
_DONE = {"registered": "het register zegt dat het is gedaan"}
DELETED = "deleted"
"""What a register says of an entry that it took away."""
_RESPONSES = {"accepted": "overgenomen", "partly": "deels overgenomen"}


def in_order(heard: Sequence[Heard]) -> list[Heard]:
    """Parts by the day that they count from; of one day what was asked comes before what was done."""
    return sorted(heard, key=lambda one: (one.day, ORDER.index(one.part.role), _place(one.part)))


def _place(part: Part) -> tuple[str, int, int, str]:
    return (part.evidence.document, part.evidence.start, part.evidence.end, part.said)


def history(kind: MarkKind, heard: Sequence[Heard], rulings: Sequence[Ruling]) -> tuple[Stretch, ...]:
    """The spells of an item in order, without gaps, from its first part on; the last one has no end."""
    parts = in_order(heard)
    if not parts:
        return ()
    machine = list(_machine(kind, parts))
    cuts = {since for since, _ in machine}
    first = min(cuts)
    cuts |= {max(day, first) for ruling in rulings for day in (ruling.since, ruling.until) if day}
    found: list[tuple[date, Stretch]] = []
    at = 0
    for day in sorted(cuts):
        while at + 1 < len(machine) and machine[at + 1][0] <= day:
            at += 1
        stands = _ruled(machine[at][1], rulings, day)
        if not found or _differs(found[-1][1], stands):
            found.append((day, stands))
    ends = [day for day, _ in found[1:]]
    return tuple(
        replace(stretch, spell=replace(stretch.spell, since=day, until=end))
        for (day, stretch), end in zip(found, [*ends, None], strict=True)
    )


def at(stretches: Sequence[Stretch], day: date) -> Stretch | None:
    """How an item stood on a day; None before there was anything."""
    holds = (s for s in stretches if s.spell.since <= day and (s.spell.until is None or day < s.spell.until))
    return next(holds, None)


def _differs(one: Stretch, other: Stretch) -> bool:
    return (one.spell.state, one.due, one.spell.why) != (other.spell.state, other.due, other.spell.why)


def _ruled(machine: Stretch, rulings: Sequence[Ruling], day: date) -> Stretch:
    """What a person said last, and not took back, goes before what the machine says."""
    holding = [r for r in rulings if r.since <= day and (r.until is None or day < r.until)]
    if not holding:
        return machine
    last = max(holding, key=lambda ruling: (ruling.since, ruling.verdict.when))
    verdict = last.verdict
    why = f"oordeel van {verdict.who}: {verdict.why}".rstrip(": ")
    return Stretch(Spell(verdict.verdict, machine.spell.since, None, why), machine.due)


# ---------------------------------------------------------------- what the machine says


@dataclass(frozen=True, slots=True)
class _Sofar:
    """What was heard up to a day: where it began, the deadline that holds, what came of it if anything."""

    opened: Heard
    due: Heard | None = None
    spoken: bool = False  # whether anything but a register told of it
    outcome: tuple[State, str, Heard] | None = None


def _machine(kind: MarkKind, parts: Sequence[Heard]) -> Iterator[tuple[date, Stretch]]:
    """From which day on an item stands how, by what was heard and by the days that pass."""
    sofar = _Sofar(parts[0])
    for number, one in enumerate(parts):
        sofar = _hear(kind, sofar, one)
        following = parts[number + 1].day if number + 1 < len(parts) else None
        if following != one.day:
            yield from _waits(kind, sofar, one.day, following)


def _waits(kind: MarkKind, sofar: _Sofar, since: date, until: date | None) -> Iterator[tuple[date, Stretch]]:
    """How an item stands from the day that something was heard until the next time."""
    due = sofar.due.due if sofar.due else None
    if sofar.outcome is not None:
        state, why, heard = sofar.outcome
        yield since, Stretch(Spell(state, heard.day, None, _said(why, heard), heard.part.evidence), due)
        return
    opened = sofar.opened
    why = _said(_WORDS.get(kind, "gevraagd"), opened)
    steps = [(since, Spell(State.OPEN, since, None, why, opened.part.evidence))]
    last = _last(due)
    if last is not None and due is not None:
        soon = max(since, last - timedelta(DUE_SOON)) if last - date.min > timedelta(DUE_SOON) else since
        phrase = f"“{due.phrase}”: uiterlijk {last.day} {_MONTHS[last.month - 1]} {last.year}"
        steps.append((soon, Spell(State.DUE_SOON, soon, None, phrase)))
        if last < date.max:
            late = max(since, last + timedelta(1))
            steps.append((late, Spell(State.OVERDUE, late, None, phrase)))
    kept = {day: spell for day, spell in steps if until is None or day < until}  # the last one of a day
    for day, spell in kept.items():
        yield day, Stretch(spell, due)


def _said(why: str, heard: Heard) -> str:
    """Why an item stands so; of a document without a date, that it counts from the day it came in."""
    return why if heard.known else f"{why}; het stuk heeft geen datum en telt vanaf de dag dat het hier kwam"


def _last(due: Deadline | None) -> date | None:
    """The last firm day; a vague deadline and one that waits for an event have none."""
    return due.latest if due is not None and due.firm is True else None


def _hear(kind: MarkKind, sofar: _Sofar, one: Heard) -> _Sofar:
    if one.due is not None and (_last(one.due) or sofar.due is None or not _last(sofar.due.due)):
        sofar = replace(sofar, due=one)
    role, said = one.part.role, one.part.said
    if role is not Role.REGISTERED and said != DELETED:
        sofar = replace(sofar, spoken=True)
    if role is Role.WITHDRAWN and said == DELETED:
        return _deleted(sofar, one)
    if role is Role.VOTE:
        return _vote(sofar, one)
    if role is Role.DELAYED:
        return replace(sofar, outcome=None)
    if role is Role.RESPONSE:
        return _response(kind, sofar, one)
    outcome = {
        (Role.MADE, "taken"): (State.ANSWERED, "besloten"),
        (Role.MADE, "declined"): (State.DECLINED, "afgewezen"),
        (Role.WITHDRAWN, said): (State.DECLINED, "ingetrokken"),
        (Role.FULFILLED, said): (State.ANSWERED, _DONE.get(said, "de tekst zegt dat het is gedaan")),
        (Role.OFFERED, said): (State.ANSWERED, "er kwam een stuk bij"),
    }.get((role, said))
    return sofar if outcome is None else replace(sofar, outcome=(*outcome, one))


def _deleted(sofar: _Sofar, one: Heard) -> _Sofar:
    """A register took its entry away: what it alone told of is gone, what others told of stands."""
    outcome = (State.DECLINED, "uit het register verwijderd", one)
    return sofar if sofar.spoken else replace(sofar, outcome=outcome)


def _vote(sofar: _Sofar, one: Heard) -> _Sofar:
    """Rejected is declined; adopted after an earlier vote is what counts."""
    if one.part.said == "rejected":
        return replace(sofar, outcome=(State.DECLINED, "verworpen bij de stemming", one))
    declined = sofar.outcome is not None and sofar.outcome[0] is State.DECLINED
    return replace(sofar, outcome=None) if declined and one.part.said == "adopted" else sofar


def _response(kind: MarkKind, sofar: _Sofar, one: Heard) -> _Sofar:
    """What the government says of a motion before the vote settles nothing; of advice it does."""
    said = one.part.said
    if kind is MarkKind.MOTION:
        return sofar
    if said == "rejected":
        return replace(sofar, outcome=(State.DECLINED, "niet overgenomen", one))
    if said in _RESPONSES:
        return replace(sofar, outcome=(State.ANSWERED, f"reactie: {_RESPONSES[said]}", one))
    return sofar
