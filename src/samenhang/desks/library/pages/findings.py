# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was found, as pages show it: what it means and why, what people said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from samenhang.desks.library.finding import Sheet, evidence_of, name_of, sort_of
from samenhang.errors import NotFound
from samenhang.ledger import Entry, Finding, owed
from samenhang.linking.addresses import address
from samenhang.model import Fact, FollowUp, Link, Mark, MarkKind, Passage, Review
from samenhang.vocabulary.actor_names import actor_name
from samenhang.vocabulary.themes import theme
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask
from samenhang.web.language import Texts

REVIEWER = "review"
"""The reason that the ledger gives for what a person added or corrected."""


class SaidAnswer(Answer):
    """What somebody said of a finding, and when."""

    verdict: str
    who: str
    when: str
    why: str


class TargetAnswer(Answer):
    """What a link points at: a document held here, a page of this program, or an official address.

    `name` is what people call it.
    """

    target: str
    name: str
    document: DocumentRef | None
    address: str | None
    official: str | None
    existence: str


class OwedAnswer(Answer):
    """Who must come back on what, by when, and how that stands today."""

    what: str
    state: str
    asked_by: str | None
    owed_by: str | None
    phrase: str | None
    earliest: str | None
    latest: str | None
    firm: bool
    words: tuple[QuoteAnswer, ...]


class QuoteAnswer(Answer):
    """Words that a statement rests on; `passage` and `address` where they stand."""

    role: str
    quote: str
    passage: int
    address: str


class DetailAnswer(Answer):
    """Something more that the words of a mark say; `address` finds more of it."""

    name: str
    text: str
    address: str | None = None


class FindingAnswer(Answer):
    """A mark, a link, a follow-up or a fact; `score` from 0 to 1, None where it has none."""

    name: str
    subject: str
    kind: str
    sub: str | None
    quote: str
    passage: int | None
    value: str
    details: tuple[DetailAnswer, ...]
    target: TargetAnswer | None
    owed: OwedAnswer | None
    score: float | None
    reason: str
    rejected: bool
    reviews: tuple[SaidAnswer, ...]


OwedAnswer.model_rebuild()


def findings_of(ask: Ask, sheet: Sheet, findings: Sequence[Finding]) -> tuple[FindingAnswer, ...]:
    """Findings as they are shown; documents that the viewer may not see are not looked up."""
    targets = [finding.what.target for finding in findings if isinstance(finding.what, Link)]
    held = ask.ledger.candidates(targets) if targets else {}
    return tuple(_finding(ask, sheet, finding, held) for finding in findings)


def _finding(ask: Ask, sheet: Sheet, finding: Finding, held: Mapping[str, Entry]) -> FindingAnswer:
    what = finding.what
    subject, kind = sort_of(what)
    words = evidence_of(what, sheet)
    mark = what.mark if isinstance(what, Link) else what
    return FindingAnswer(
        name=name_of(what, sheet.digest),
        subject=subject,
        kind=kind,
        sub=mark.value.get("sub") if isinstance(mark, Mark) else None,
        quote=words.quote,
        passage=sheet.passage_at(words.start) if words.quote else None,
        value=_value(what),
        details=tuple(_details(what, ask.texts)) if isinstance(what, Mark) else (),
        target=target_of(what, held.get(what.target)) if isinstance(what, Link) else None,
        owed=owed_of(ask, sheet, what) if isinstance(what, FollowUp) else None,
        score=what.score if isinstance(what, Mark | Link) else None,
        reason=_reason(what),
        rejected=finding.hidden,
        reviews=tuple(map(_said, finding.reviews)),
    )


def _value(what: Mark | Link | FollowUp | Fact) -> str:
    if isinstance(what, Fact):
        return what.value
    if isinstance(what, Link):
        return what.target
    return what.what if isinstance(what, FollowUp) else str(what.value.get("name") or "")


def _reason(what: Mark | Link | FollowUp | Fact) -> str:
    if isinstance(what, Link):
        return what.reason
    return what.rule if isinstance(what, Mark) else ""


def _said(review: Review) -> SaidAnswer:
    return SaidAnswer(verdict=review.verdict.value, who=review.who, when=review.when, why=review.why)


def target_of(link: Link, entry: Entry | None) -> TargetAnswer:
    """What a link points at; `entry` is the document of that name that is held here."""
    own = f"/actors/{link.target}" if link.mark.kind is MarkKind.ACTOR else None
    return TargetAnswer(
        target=link.target,
        name=actor_name(link.target).name if own else link.target,
        document=DocumentRef.of(entry) if entry else None,
        address=f"/documents/{entry.digest[:16]}" if entry else own,
        official=link.address or address(link.target),
        existence=link.found.value,
    )


def _details(mark: Mark, texts: Texts) -> Iterator[DetailAnswer]:
    """What the value of a mark says, for people."""
    value = mark.value
    if mark.kind is MarkKind.DATE:
        yield from _detail("days", span_of_days(value.get("earliest"), value.get("latest"), texts))
    if mark.kind is MarkKind.THEME:
        for key in (value.get("theme"), *value.get("also", ())):
            yield _theme(str(key), texts)
    for name in ("what", "by", "to", "due_phrase", "condition", "addressee", "words"):
        yield from _detail(name, value.get(name))
    yield from _detail("movers", ", ".join(map(str, value.get("movers") or ())))


def _theme(key: str, texts: Texts) -> DetailAnswer:
    known = theme(key)
    name = key if known is None else known.english if texts.language == "en" else known.name
    return DetailAnswer(name="theme", text=name, address="/search?" + urlencode({"q": f"theme:{key}"}))


def _detail(name: str, said: Any) -> Iterable[DetailAnswer]:
    return (DetailAnswer(name=name, text=str(said)),) if said else ()


def span_of_days(earliest: str | None, latest: str | None, texts: Texts) -> str:
    """Two days as people write them; one where they are the same or one end is open."""
    first, last = (date.fromisoformat(day) if day else None for day in (earliest, latest))
    return texts.period(first, last) if first or last else ""


def owed_of(ask: Ask, sheet: Sheet, follow_up: FollowUp) -> OwedAnswer:
    """A follow-up as it stands today."""
    due = follow_up.due
    own = [(role, words) for role, words in follow_up.evidence if words.document == sheet.digest]
    return OwedAnswer(
        what=follow_up.what,
        state=owed.on(follow_up, ask.today).state,
        asked_by=follow_up.asked_by,
        owed_by=follow_up.owed_by,
        phrase=due.phrase if due else None,
        earliest=due.earliest.isoformat() if due and due.earliest else None,
        latest=due.latest.isoformat() if due and due.latest else None,
        firm=bool(due and due.firm is True),
        words=tuple(quote_at(sheet, role, words.start, words.end) for role, words in own),
    )


def quote_at(sheet: Sheet, role: str, start: int, end: int) -> QuoteAnswer:
    """Words of this document, with where they stand."""
    number = sheet.passage_at(start)
    return QuoteAnswer(
        role=role, quote=sheet.text[start:end], passage=number, address=place_of(sheet.digest, number)
    )


def passage_of(ask: Ask, sheet: Sheet, number: int) -> Passage:
    """The passage with a number. Raises NotFound."""
    found = sheet.passage(number)
    if found is None:
        what = ask.texts.gettext("There is no passage with this number")
        raise NotFound(what, ask.texts.gettext("The text may have been read anew: look it up there"))
    return found
