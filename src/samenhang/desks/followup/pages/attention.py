# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the start page shows of the register: numbers that open lists, and what is longest overdue."""

from __future__ import annotations

from collections.abc import Iterator

from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.pages.lines import ItemLine, shown
from samenhang.desks.followup.pages.narrowing import Narrowed
from samenhang.desks.followup.register import Asked, Count, Register
from samenhang.desks.followup.words import KINDS, STATES
from samenhang.model import MarkKind
from samenhang.web import attention as shell
from samenhang.web.ask import Ask
from samenhang.web.attention import Attention, Pressing, Said

MOST = 3
PROMISE, DECISION = MarkKind.COMMITMENT, MarkKind.DECISION


def attention(ask: Ask) -> Attention:
    """What asks for attention today, what there is besides, and the items that are longest overdue."""
    register = Register(ask.ledger, ask.today)
    counts = register.counts(Asked(ask.today))
    late = register.lines(Asked(ask.today, state=State.OVERDUE, limit=MOST))
    return Attention(
        counts=tuple(one for one in _urgent(ask, counts) if one.number),
        holdings=tuple(_holdings(ask, counts)),
        pressing=tuple(_pressing(ask, item) for item in shown(ask, late.lines)),
    )


def _many(counts: tuple[Count, ...], kind: MarkKind | None, *states: State) -> int:
    fits = (c for c in counts if kind in (None, c.kind) and (not states or c.state in states))
    return sum(c.number for c in fits)


def _urgent(ask: Ask, counts: tuple[Count, ...]) -> Iterator[shell.Count]:
    """What asks for something, most urgent first."""
    ngettext, address = ask.texts.ngettext, Narrowed
    late = _many(counts, PROMISE, State.OVERDUE)
    said = ngettext("%(n)s promise is late", "%(n)s promises are late", late)
    yield _count(ask, "late", late, said, address(state="overdue", kind=PROMISE.value))
    soon = _many(counts, PROMISE, State.DUE_SOON)
    said = ngettext("%(n)s promise is due within 30 days", "%(n)s promises are due within 30 days", soon)
    yield _count(ask, "soon", soon, said, address(state="due-soon", kind=PROMISE.value))
    asked = _many(counts, DECISION, State.OPEN)
    said = ngettext(
        "%(n)s decision is asked for and not taken", "%(n)s decisions are asked for and not taken", asked
    )
    yield _count(ask, "undecided", asked, said, address(state="open", kind=DECISION.value))
    opened = _many(counts, PROMISE, State.OPEN)
    said = ngettext("%(n)s promise is open", "%(n)s promises are open", opened)
    yield _count(ask, "open", opened, said, address(state="open", kind=PROMISE.value))


def _holdings(ask: Ask, counts: tuple[Count, ...]) -> Iterator[shell.Count]:
    ngettext = ask.texts.ngettext
    answered = _many(counts, PROMISE, State.ANSWERED)
    said = ngettext("%(n)s promise is answered", "%(n)s promises are answered", answered)
    yield _count(ask, "answered", answered, said, Narrowed(state="answered", kind=PROMISE.value))
    every = _many(counts, None)
    said = ngettext(
        "%(n)s promise, motion, recommendation or decision in all",
        "%(n)s promises, motions, recommendations and decisions in all",
        every,
    )
    yield _count(ask, "follow-ups", every, said, Narrowed())


def _count(ask: Ask, name: str, number: int, said: str, where: Narrowed) -> shell.Count:
    text = said % {"n": ask.texts.number(number)}
    return shell.Count(name=name, number=number, text=text, address=where.query())


def _pressing(ask: Ask, item: ItemLine) -> Pressing:
    gettext, ngettext = ask.texts.gettext, ask.texts.ngettext
    late = ngettext("%(days)s day late", "%(days)s days late", item.days_late)
    return Pressing(
        what=item.what,
        address=item.address,
        kind=gettext(KINDS[MarkKind(item.kind)]),
        mark=item.shape,
        state=gettext(STATES[item.state]),
        standing=late % {"days": ask.texts.number(item.days_late)},
        facts=tuple(_facts(ask, item)),
        quote=item.quote,
        document=item.document,
        passage=item.passage,
    )


def _facts(ask: Ask, item: ItemLine) -> Iterator[Said]:
    gettext = ask.texts.gettext
    if item.by:
        yield Said(term=gettext("Who must do it"), text=item.by)
    if item.to:
        yield Said(term=gettext("Who asked"), text=item.to)
    if item.due and item.due.latest:
        last = gettext("at the latest %(day)s") % {"day": ask.texts.day(item.due.latest)}
        yield Said(term=gettext("By when"), text=f"{item.due.phrase} ({last})" if item.due.phrase else last)
