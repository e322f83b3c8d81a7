# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people say of findings: confirmed, corrected, rejected, added; each appended, with its audit line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from samenhang.desks.library.finding import Sheet, evidence_of, sheet_of, sort_of, value_of
from samenhang.desks.library.pages.findings import passage_of
from samenhang.errors import InvalidInput
from samenhang.ledger import Finding, withdrawal
from samenhang.ledger.standing import What
from samenhang.linking.addresses import address
from samenhang.model import Evidence, FactName, FollowUp, Link, Mark, MarkKind, Passage, Review, Verdict
from samenhang.web.answer import place_of
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed
from samenhang.web.language import N_

Short = Annotated[str, Field(max_length=500)]
Long = Annotated[str, Field(max_length=10_000)]

SAID = {
    Verdict.CONFIRMED: N_("Confirmed"),
    Verdict.CORRECTED: N_("Corrected"),
    Verdict.REJECTED: N_("Rejected"),
    Verdict.ADDED: N_("Added"),
    Verdict.WITHDRAWN: N_("Undone"),
}
OWED = (MarkKind.COMMITMENT, MarkKind.MOTION, MarkKind.RECOMMENDATION, MarkKind.DECISION)
"""The kinds of marks of which something can be owed."""

BACK = re.compile(r"/documents/[\w.%-]+(?:/findings|/passages/\d+)?(?:\?[\w=&,%-]*)?(?:#[\w-]*)?")
_ANYWHERE = re.compile(r"[\w:./=;&-]{1,300}")


class Sent(BaseModel):
    """What every form of a review has: why, and the page to go back to."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    why: Short = ""
    back: Short = ""


class ReviewChange(Sent):
    """What somebody says of a finding. A correction says what it should be, by the subject of the finding;
    what was said last is undone by `withdrawn`.

    A link has a `target`, a fact a `value`, a mark a `kind` and a `quote`; a follow-up has `what`, `state`,
    `asker` and `ower`. What is empty stays as it is.
    """

    finding: Short
    verdict: Literal["confirmed", "corrected", "rejected", "withdrawn"]
    target: Short = ""
    value: Long = ""
    kind: Short = ""
    quote: Long = ""
    what: Long = ""
    state: Short = ""
    asker: Short = ""
    ower: Short = ""


class MarkChange(Sent):
    """A mark that is to be added: the words, which must stand in the passage, and what they are.

    `start` is where they stand in the passage, for words that stand there twice. With `owed`, somebody must
    come back on it.
    """

    quote: Long
    kind: MarkKind
    start: int = -1
    target: Short = ""
    owed: Literal["", "yes"] = ""
    asker: Short = ""
    ower: Short = ""


class FactChange(Sent):
    """Something that the document says of itself, with the words that say it."""

    fact: FactName
    value: Long
    quote: Long


def review(ask: Ask, name: str, change: ReviewChange) -> Changed:
    """Confirm, correct or reject a finding, or undo what was said of it last."""
    sheet = sheet_of(ask.ledger, name)
    finding = sheet.finding(change.finding)
    verdict = Verdict(change.verdict)
    if finding is None or (verdict is Verdict.WITHDRAWN and not finding.reviews):
        what = N_("This was changed since the page was made")
        raise wrong(ask, what, N_("Look at it again, and then judge"))
    return _keep(ask, sheet, tuple(_reviews(ask, sheet, finding, change)), change)


def _reviews(ask: Ask, sheet: Sheet, finding: Finding, change: ReviewChange) -> Iterator[Review]:
    verdict, what = Verdict(change.verdict), finding.what
    if verdict is Verdict.WITHDRAWN:
        yield withdrawal(finding.reviews[-1], ask.viewer.name, ask.when, change.why)
    elif verdict is Verdict.CORRECTED:
        yield from _corrections(ask, sheet, what, change)
    else:
        yield _said(ask, change, verdict, sort_of(what), evidence_of(what, sheet), value_of(what))


def add_mark(ask: Ask, name: str, number: int, change: MarkChange) -> Changed:
    """Add a mark to a passage; with a target also what it means, and where asked what is owed."""
    sheet = sheet_of(ask.ledger, name)
    words = words_in(ask, sheet, passage_of(ask, sheet, number), change.quote, change.start)
    kind = change.kind.value
    said = [_said(ask, change, Verdict.ADDED, ("mark", kind), words, {})]
    if change.target:
        meaning = _meaning(ask, change.target)
        said.append(_said(ask, change, Verdict.ADDED, ("link", kind), words, meaning))
    if change.owed and change.kind in OWED:
        who = {"asked_by": change.asker, "owed_by": change.ower}
        value = {"what": change.quote, **{key: name for key, name in who.items() if name}}
        said.append(_said(ask, change, Verdict.ADDED, ("follow_up", kind), words, value))
    return _keep(ask, sheet, said, change)


def add_fact(ask: Ask, name: str, change: FactChange) -> Changed:
    """Add something that the document says of itself."""
    sheet = sheet_of(ask.ledger, name)
    if not change.value:
        raise wrong(ask, N_("Nothing was filled in"), N_("Say what the document says of itself"))
    words = words_in(ask, sheet, None, change.quote)
    sort = ("fact", change.fact.value)
    return _keep(
        ask, sheet, (_said(ask, change, Verdict.ADDED, sort, words, {"value": change.value}),), change
    )


def _said(
    ask: Ask,
    change: Sent,
    verdict: Verdict,
    sort: tuple[str, str],
    words: Evidence,
    value: Mapping[str, Any],
) -> Review:
    return Review(*sort, words, verdict, ask.viewer.name, ask.when, change.why, dict(value))


def _keep(ask: Ask, sheet: Sheet, said: Sequence[Review], change: Sent) -> Changed:
    """Append what is said, and the line in the audit log, in one transaction."""
    first, last = said[0], said[-1]
    verdict = Verdict.CORRECTED if first.verdict is not last.verdict else first.verdict
    words = first.evidence
    with ask.house.ledger.writing(ask.when) as ink:
        for review in said:
            ink.review(review)
        result = f"{verdict.value}: {first.subject} {first.kind} {words.start}-{words.end}"
        ink.audit("review", sheet.digest, result, ask.origin, ask.viewer.name)
    own = place_of(sheet.digest, sheet.passage_at(words.start))
    there = change.back if BACK.fullmatch(change.back) else own
    return Changed(address=there, notice=ask.texts.gettext(SAID[verdict]))


def _corrections(ask: Ask, sheet: Sheet, what: What, change: ReviewChange) -> Iterator[Review]:
    """What a correction says. A mark of another kind or of other words is another mark: that one is added."""
    if isinstance(what, Mark):
        yield from _other_mark(ask, sheet, what, change)
        return
    if isinstance(what, Link):
        value = {"was": what.target, **_meaning(ask, change.target)}
    elif isinstance(what, FollowUp):
        value = {**value_of(what), **_follow_up(change)}
    else:
        value = {"was": what.value, "value": change.value or what.value}
    same = {name: said for name, said in value_of(what).items() if name != "address"}
    if {name: said for name, said in value.items() if name != "address"} == same:
        raise wrong(ask, N_("Nothing was changed"), N_("Say what it should be"))
    yield _said(ask, change, Verdict.CORRECTED, sort_of(what), evidence_of(what, sheet), value)


def _follow_up(change: ReviewChange) -> dict[str, str]:
    said = {"what": change.what, "state": change.state, "asked_by": change.asker, "owed_by": change.ower}
    return {name: value for name, value in said.items() if value}


def _other_mark(ask: Ask, sheet: Sheet, mark: Mark, change: ReviewChange) -> Iterator[Review]:
    words = evidence_of(mark, sheet)
    kind = MarkKind(change.kind) if change.kind in set(MarkKind) else mark.kind
    passage = sheet.passage(sheet.passage_at(mark.start))
    other = words_in(ask, sheet, passage, change.quote, -1) if change.quote != words.quote else words
    if (kind, other) == (mark.kind, words):
        raise wrong(ask, N_("Nothing was changed"), N_("Say what it should be"))
    value = value_of(mark) if kind is mark.kind else {}
    yield _said(ask, change, Verdict.REJECTED, sort_of(mark), words, value_of(mark))
    yield _said(ask, change, Verdict.ADDED, ("mark", kind.value), other, value)


def _meaning(ask: Ask, target: str) -> dict[str, str]:
    """What a link that a person gives points at."""
    if not _ANYWHERE.fullmatch(target):
        raise wrong(
            ask,
            N_("This is no identifier"),
            N_("Give one as it is used here, such as kst-33763-141, person:rutte-m or ministry:DEF"),
        )
    known = address(target)
    return {"target": target, **({"address": known} if known else {})}


def words_in(ask: Ask, sheet: Sheet, passage: Passage | None, quote: str, at: int = -1) -> Evidence:
    """Where quoted words stand: in a passage, or anywhere in the text. Raises InvalidInput."""
    start, end = (passage.start, passage.end) if passage else (0, len(sheet.text))
    exact = start + at
    there = at >= 0 and exact + len(quote) <= end and sheet.text.startswith(quote, exact)
    place = exact if there else sheet.text.find(quote, start, end)
    if not quote or place < 0:
        raise wrong(ask, N_("These words do not stand there"), N_("Copy them as they stand in the text"))
    return Evidence(sheet.digest, place, place + len(quote), quote)


def wrong(ask: Ask, what: str, remedy: str) -> InvalidInput:
    """What is not right with what was sent, in the language of who sent it."""
    return InvalidInput(ask.texts.gettext(what), ask.texts.gettext(remedy))
