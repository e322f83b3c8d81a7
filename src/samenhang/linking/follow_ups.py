# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From marks to follow-ups: mentions of one promise become one follow-up, with its state and all its
evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from samenhang.linking.page import Page
from samenhang.linking.parties import MEMBER, asked_by, owed_by
from samenhang.model import (
    Deadline,
    Document,
    FactName,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Period,
    Precision,
)

SAME = 0.34
"""Share of content words two mentions must have in common to be one promise without other signs."""
_RECENT = 60
"""A mention is compared with this many promises before it."""
_STOP = frozenset(
    [
        "voor",
        "over",
        "deze",
        "dit",
        "naar",
        "heeft",
        "hebben",
        "zullen",
        "wordt",
        "worden",
        "kamer",
        "brief",
        "sturen",
        "zenden",
        "informeren",
        "toegezegd",
        "toezegging",
        "minister",
        "staatssecretaris",
        "kabinet",
        "tijdens",
        "waarin",
        "waarbij",
        "hierover",
        "daarover",
        "graag",
        "zoals",
        "alsmede",
        "tevens",
        "verder",
        "betreft",
        "inzake",
    ]
)
_BACK = re.compile(r"\b(?:[Dd]eze|[Dd]ie|[Dd]ezelfde|[Mm]ijn|[Dd]e) toezegging\b")
_CONCEPT = re.compile(r"\bconcept", re.I)
_WORD = re.compile(r"[a-zà-ÿ]{5,}")
_ROLES = {MarkKind.COMMITMENT: "made", MarkKind.RECALLED: "recalled", MarkKind.FULFILLED: "fulfilled"}
"""What each mention of a promise is evidence of; the first says best what was promised."""


@dataclass(slots=True)
class _Promise:
    """The mentions of one promise, in the order of the text."""

    mentions: list[Mark]
    words: set[str]
    members: set[str]
    delays: list[Mark] = field(default_factory=list)


def assemble(
    document: Document, marks: Sequence[Mark], links: Sequence[Link], today: date
) -> tuple[FollowUp, ...]:
    """The follow-ups of one document, in the order in which they are first spoken of."""
    page = Page(document, marks)
    found = [(p.mentions[0].start, _follow_up(page, p, today)) for p in _promises(page)]
    for mark in page.marks:
        other = _other(page, mark)
        if other is not None:
            found.append((mark.start, other))
    return tuple(follow_up for _, follow_up in sorted(found, key=lambda pair: pair[0]))


# ---------------------------------------------------------------- promises


def _promises(page: Page) -> list[_Promise]:
    promises: list[_Promise] = []
    for mark in page.marks:
        if mark.kind in _ROLES and mark.value.get("of", "commitment") == "commitment":
            _place(page, promises, mark)
    for mark in page.marks:
        if mark.kind is MarkKind.DELAY:
            owner = _delayed(page, promises, mark)
            if owner is not None:
                owner.delays.append(mark)
    return promises


def _place(page: Page, promises: list[_Promise], mark: Mark) -> None:
    """Put a mention with the promise it speaks of, or start a new one."""
    words, members = content(page.words(mark)), _members(page.words(mark))
    for promise in reversed(promises[-_RECENT:]):
        if _same(page, promise, mark, words, members):
            promise.mentions.append(mark)
            promise.words |= words
            promise.members |= members
            return
    promises.append(_Promise([mark], words, members))


def _same(page: Page, promise: _Promise, mark: Mark, words: set[str], members: set[str]) -> bool:
    """Whether a mention speaks of this promise: it points back, names the same member, or says the same."""
    last = promise.mentions[-1]
    apart = page.passage(mark.start) - page.passage(last.start)
    points_back = mark.kind is not MarkKind.COMMITMENT and _BACK.search(page.words(mark)) is not None
    if points_back and apart <= 1 and not members - promise.members and len(words - promise.words) <= 6:
        return True
    shared = len(words & promise.words) / max(1, min(len(words), len(promise.words)))
    if members and promise.members:
        return bool(members & promise.members) and (shared >= 0.2 or not words)
    both_made = mark.kind is MarkKind.COMMITMENT is last.kind
    return (
        len(words) >= 3 and shared >= (0.6 if both_made else SAME + 0.16) and len(words & promise.words) >= 3
    )


def content(text: str) -> set[str]:
    """The stems of the words that tell one promise from another."""
    return {word[:7] for word in _WORD.findall(text.casefold()) if word not in _STOP}


def _members(text: str) -> set[str]:
    return {found["name"].casefold() for found in MEMBER.finditer(text)}


def _delayed(page: Page, promises: list[_Promise], mark: Mark) -> _Promise | None:
    """The promise that comes late: the last one spoken of in the same passage or up to two before it."""
    here = page.passage(mark.start)
    for promise in reversed(promises[-_RECENT:]):
        if any(0 <= here - page.passage(m.start) <= 2 for m in promise.mentions):
            return promise
    return promises[0] if len(promises) == 1 else None


def _follow_up(page: Page, promise: _Promise, today: date) -> FollowUp:
    due = _due(promise.mentions)
    roles = [(_ROLES[m.kind], page.evidence(m)) for m in promise.mentions]
    roles += [("late", page.evidence(m)) for m in promise.delays]
    return FollowUp(
        MarkKind.COMMITMENT,
        _what(promise.mentions, page),
        _state(page, promise, due, today),
        tuple(roles),
        asked_by(page, promise.mentions),
        owed_by(page, promise.mentions),
        _occasion(page, promise.mentions),
        due,
    )


def _state(page: Page, promise: _Promise, due: Deadline | None, today: date) -> str:
    done = [m for m in promise.mentions if m.kind is MarkKind.FULFILLED]
    drafted = done and all(_CONCEPT.search(page.words(m)) for m in done)
    if done and not drafted:
        return "fulfilled"
    overdue = due is not None and due.firm is True and due.latest is not None and due.latest < today
    if promise.delays or (overdue and not done):
        return "late"
    return "fulfilled" if done else "open"


def _due(mentions: Iterable[Mark]) -> Deadline | None:
    for mark in mentions:
        due = mark.value.get("due")
        if isinstance(due, dict):
            return Deadline(
                str(mark.value.get("due_phrase", "")),
                _day(due.get("earliest")),
                _day(due.get("latest")),
                due.get("firm", False),
                str(due.get("basis", "")),
            )
    return None


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if isinstance(value, str) else None


def _what(mentions: Sequence[Mark], page: Page) -> str:
    order = list(_ROLES)
    told = [m for m in mentions if m.value.get("what")]
    best = min(told or mentions, key=lambda m: order.index(m.kind))
    return str(best.value.get("what") or page.words(best))


def _occasion(page: Page, mentions: Sequence[Mark]) -> Period | None:
    """When it was promised: the day named in a recalling sentence, not its deadline."""
    for mark in mentions:
        if mark.kind is MarkKind.COMMITMENT:
            continue
        phrase = str(mark.value.get("due_phrase", ""))
        for day in page.within(MarkKind.DATE, mark.start, mark.end):
            if day.value.get("precision") in ("day", "days") and not (phrase and page.words(day) in phrase):
                return period(day)
    return None


def period(mark: Mark) -> Period:
    """The days a date mark stands for."""
    precision = Precision(str(mark.value.get("precision", "day")))
    return Period(_day(mark.value.get("earliest")), _day(mark.value.get("latest")), precision)


# ---------------------------------------------------------------- motions, recommendations, decisions


def _other(page: Page, mark: Mark) -> FollowUp | None:
    made = _OTHERS.get(mark.kind)
    return made(page, mark) if made is not None else None


def _fulfilled(page: Page, mark: Mark) -> FollowUp | None:
    """That a motion or a recommendation was carried out; of a promise that is a mention of the promise."""
    kind = _OF.get(str(mark.value.get("of", "commitment")))
    if kind is None:
        return None
    roles = (("fulfilled", page.evidence(mark)),)
    return FollowUp(kind, _said(page, mark), "fulfilled", roles, owed_by=owed_by(page, [mark]))


def _recalled(page: Page, mark: Mark) -> FollowUp | None:
    """That a motion or a recommendation is spoken of again, or is being carried out; one without a name is
    nothing.
    """
    kind = _OF.get(str(mark.value.get("of", "commitment")))
    if kind is None or not (_cites(page, mark) if kind is MarkKind.MOTION else mark.value.get("sub")):
        return None
    sub = _text(mark, "sub")
    roles = ((f"recalled:{sub}" if sub else "recalled", page.evidence(mark)),)
    return FollowUp(kind, _said(page, mark), "unknown", roles, owed_by=owed_by(page, [mark]))


def _cites(page: Page, mark: Mark) -> bool:
    """Whether a number or the movers of a motion stand in it."""
    return bool(mark.value.get("number")) or any(
        cited.value.get("movers") for cited in page.within(MarkKind.REFERENCE, mark.start, mark.end)
    )


def _recommendation(page: Page, mark: Mark) -> FollowUp:
    roles = (("made", page.evidence(mark)),)
    return FollowUp(mark.kind, _said(page, mark), "open", roles, _text(mark, "by"), _text(mark, "to"))


def _response(page: Page, mark: Mark) -> FollowUp:
    """What the government says to advice: who advised is who asked."""
    roles = ((f"response:{mark.value.get('said')}", page.evidence(mark)),)
    by, to = _text(mark, "by"), _text(mark, "to")
    return FollowUp(MarkKind.RECOMMENDATION, _said(page, mark), "unknown", roles, to, by)


def _decision(page: Page, mark: Mark) -> FollowUp:
    sub = str(mark.value.get("sub"))
    state = {"asked": "open", "declined": "declined"}.get(sub, "unknown")
    roles = ((sub, page.evidence(mark)),)
    return FollowUp(mark.kind, _said(page, mark), state, roles, owed_by=_text(mark, "by"))


def _action(page: Page, mark: Mark) -> FollowUp:
    roles = (("made", page.evidence(mark)),)
    return FollowUp(mark.kind, _said(page, mark), "open", roles, owed_by=_text(mark, "owner"))


def _voted(page: Page, mark: Mark) -> FollowUp | None:
    """What became of a motion, or what the government advised on it; nothing of one without a name."""
    if mark.value.get("of") != "motion" or not (mark.value.get("number") or mark.value.get("movers")):
        return None
    said = str(mark.value.get("said"))
    role = f"appreciation:{said}" if mark.kind is MarkKind.APPRECIATION else _VOTES.get(said, "")
    if not role:
        return None
    movers = tuple(map(str, mark.value.get("movers") or ()))
    roles = ((role, page.evidence(mark)),)
    return FollowUp(MarkKind.MOTION, _called(mark, movers), "unknown", roles, ", ".join(movers) or None)


def _called(mark: Mark, movers: Sequence[str]) -> str:
    """What people call a motion whose text is not here: "motie-Kröger (21501-08, nr. 724)"."""
    name = "motie" + (f"-{'/'.join(movers)}" if movers else "")
    dossier, number = mark.value.get("dossier"), mark.value.get("number")
    paper = ", ".join(filter(None, (dossier, f"nr. {number}" if number else "")))
    return f"{name} ({paper})" if paper else name


_OF = {"motion": MarkKind.MOTION, "recommendation": MarkKind.RECOMMENDATION}
_VOTES = {"adopted": "vote:adopted", "rejected": "vote:rejected", "withdrawn": "withdrawn"} | {
    "lapsed": "withdrawn:lapsed",
    "held-over": "recalled:held-over",
}


def _said(page: Page, mark: Mark) -> str:
    return str(mark.value.get("what") or page.words(mark))


def _motion(page: Page, mark: Mark) -> FollowUp:
    asks = tuple(page.within(MarkKind.REQUEST, mark.start, mark.end))
    evidence = page.evidence(mark)
    movers = mark.value.get("movers") or page.document.all_facts(FactName.MOVER)
    what = "; ".join(page.words(ask).rstrip(" ,;.") for ask in asks) or evidence.quote
    roles = (("made", evidence), *(("asked", page.evidence(ask)) for ask in asks))
    return FollowUp(mark.kind, what, "unknown", roles, ", ".join(str(m) for m in movers) or None)


def _text(mark: Mark, key: str) -> str | None:
    value = mark.value.get(key)
    return str(value) if value else None


_OTHERS: Mapping[MarkKind, Callable[[Page, Mark], FollowUp | None]] = {
    MarkKind.FULFILLED: _fulfilled,
    MarkKind.RECALLED: _recalled,
    MarkKind.RECOMMENDATION: _recommendation,
    MarkKind.RESPONSE: _response,
    MarkKind.DECISION: _decision,
    MarkKind.ACTION: _action,
    MarkKind.VOTE: _voted,
    MarkKind.APPRECIATION: _voted,
    MarkKind.MOTION: _motion,
}
