# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands: what the machine found, with what people said of it laid over. Pure.

A review is found again by its kind and its words: on the same place, else overlapping, and in another version
of the text wherever the quoted words stand. Where several findings stand in one place, `value["was"]` tells
which is meant (the target of a link, the value of a fact). The last that was said of a finding holds. What a
person confirmed, corrected or added stands, also when no rule finds it any more; what a person rejected
stays hidden, whatever a later rule finds. A review that is withdrawn counts as never said, until its
withdrawal is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from samenhang.ledger.ids import review_id
from samenhang.model import (
    Document,
    Fact,
    FactName,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Review,
    Verdict,
)
from samenhang.quotation import anchor

PERSON = "review"
"""The rule of a mark, and the reason of a link, that a person added or corrected."""

_FACTS = frozenset(name.value for name in FactName)
_KINDS = frozenset(kind.value for kind in MarkKind)

What = Mark | Link | FollowUp | Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found or said to be there, with every review of it in the order in which they were said."""

    what: What
    reviews: tuple[Review, ...] = ()

    @property
    def hidden(self) -> bool:
        return bool(self.reviews) and self.reviews[-1].verdict is Verdict.REJECTED


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a document, in the order of the text, and what was rejected.

    `loose` are reviews whose words are no longer in the text: kept, and for a person to look at.
    """

    findings: tuple[Finding, ...]
    rejected: tuple[Finding, ...]
    loose: tuple[Review, ...]

    def marks(self) -> tuple[Mark, ...]:
        return tuple(f.what for f in self.findings if isinstance(f.what, Mark))

    def links(self) -> tuple[Link, ...]:
        return tuple(f.what for f in self.findings if isinstance(f.what, Link))

    def follow_ups(self) -> tuple[FollowUp, ...]:
        return tuple(f.what for f in self.findings if isinstance(f.what, FollowUp))

    def facts(self) -> tuple[Fact, ...]:
        return tuple(f.what for f in self.findings if isinstance(f.what, Fact))


def standing(document: Document, found: Iterable[What], reviews: Iterable[Review]) -> Standing:
    """Lay the reviews, oldest first, over what was found in a document."""
    findings = [Finding(what) for what in found]
    loose = []
    for review in in_force(reviews):
        place = anchor(document.text, review.evidence.start, review.evidence.quote)
        if place is None:
            loose.append(review)
        else:
            findings = _lay(findings, review, place, document)
    order = sorted(findings, key=lambda finding: span(finding.what, document.digest))
    kept = tuple(finding for finding in order if not finding.hidden)
    return Standing(kept, tuple(finding for finding in order if finding.hidden), tuple(loose))


def in_force(reviews: Iterable[Review]) -> list[Review]:
    """The reviews, oldest first, without those that were withdrawn and without withdrawals."""
    taken: set[str] = set()
    counting = []
    for review in reversed(list(reviews)):
        if review_id(review) in taken:
            continue
        if review.verdict is Verdict.WITHDRAWN:
            taken.add(str(review.value.get("review")))
        else:
            counting.append(review)
    return counting[::-1]


def withdrawal(review: Review, who: str, when: str, why: str = "") -> Review:
    """What takes a review back, or a withdrawal; to be appended as any review."""
    value = {"review": review_id(review)}
    return replace(review, verdict=Verdict.WITHDRAWN, who=who, when=when, why=why, value=value)


def span(what: What, digest: str) -> tuple[int, int]:
    """Where a finding stands in the text; one that stands nowhere comes first."""
    if isinstance(what, Link):
        return what.mark.start, what.mark.end
    if isinstance(what, FollowUp):
        own = [evidence for _, evidence in what.evidence if evidence.document == digest]
        return (own[0].start, own[0].end) if own else (-1, -1)
    if what.start is None or what.end is None:
        return -1, -1
    return what.start, what.end


def _lay(
    findings: list[Finding], review: Review, place: tuple[int, int], document: Document
) -> list[Finding]:
    chosen = _matching(findings, review, place, document.digest)
    if not chosen:
        added = _added(findings, review, place)
        return [*findings, *added]
    return [
        Finding(_corrected(finding.what, review), (*finding.reviews, review))
        if finding in chosen
        else finding
        for finding in findings
    ]


def _matching(
    findings: Sequence[Finding], review: Review, place: tuple[int, int], digest: str
) -> list[Finding]:
    """The findings that a review speaks of: on the same place if there are any, else those that overlap."""
    exact, overlapping = [], []
    for finding in findings:
        if not _same_sort(finding.what, review):
            continue
        start, end = span(finding.what, digest)
        if (start, end) == place or (start < 0 and place[0] == place[1]):  # or it stands in no text at all
            exact.append(finding)
        elif start < place[1] and place[0] < end:
            overlapping.append(finding)
    return exact or overlapping


def _same_sort(what: What, review: Review) -> bool:
    if isinstance(what, Link):
        spoken_of = review.value.get("was") or (
            review.value.get("target") if review.verdict is not Verdict.CORRECTED else None
        )
        right = review.kind == what.mark.kind.value and spoken_of in (None, what.target)
        return review.subject == "link" and right
    if isinstance(what, Mark):
        return review.subject == "mark" and review.kind == what.kind.value
    if isinstance(what, FollowUp):
        return review.subject == "follow_up" and review.kind == what.kind.value
    named = review.subject == "fact" and review.kind == what.name.value
    return named and review.value.get("was") in (None, what.value)


def _corrected(what: What, review: Review) -> What:
    """The finding as a person corrected it; unchanged for every other verdict."""
    if review.verdict is not Verdict.CORRECTED:
        return what
    value = review.value
    if isinstance(what, Mark):
        return replace(what, value=dict(value), rule=PERSON, score=1.0)
    if isinstance(what, Link):
        target, address = str(value.get("target", what.target)), value.get("address")
        return replace(what, target=target, address=address, score=1.0, reason=PERSON)
    if isinstance(what, FollowUp):
        said = {name: value[name] for name in ("what", "state", "asked_by", "owed_by") if name in value}
        return replace(what, **said)
    return replace(what, value=str(value.get("value", what.value)))


def _added(findings: Sequence[Finding], review: Review, place: tuple[int, int]) -> list[Finding]:
    """What stands because a person says so: added, or confirmed while no rule finds it any more."""
    if review.verdict is Verdict.REJECTED:
        return []
    what = _said(findings, review, place)
    return [] if what is None else [Finding(what, (review,))]


def _said(findings: Sequence[Finding], review: Review, place: tuple[int, int]) -> What | None:
    value: dict[str, Any] = dict(review.value)
    start, end = place
    if review.subject == "fact" and review.kind in _FACTS:
        return Fact(FactName(review.kind), str(value.get("value", review.evidence.quote)), start, end)
    if review.kind not in _KINDS:
        return None
    kind = MarkKind(review.kind)
    if review.subject == "mark":
        return Mark(kind, start, end, PERSON, value)
    if review.subject == "link":
        marks = (f.what for f in findings if isinstance(f.what, Mark))
        there = (mark for mark in marks if mark.kind is kind and (mark.start, mark.end) == place)
        mark = next(there, None) or Mark(kind, start, end, PERSON)
        return (
            Link(mark, str(value["target"]), 1.0, PERSON, value.get("address")) if "target" in value else None
        )
    words = (("said", review.evidence),)
    who = (value.get("asked_by"), value.get("owed_by"))
    return FollowUp(
        kind, str(value.get("what", review.evidence.quote)), str(value.get("state", "open")), words, *who
    )
