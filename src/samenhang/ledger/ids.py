# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Identities made of content: the same thing has the same id in any ledger, so ids need no keeping.

An id is the first sixteen hexadecimal digits of a SHA-256. It is made of the document's digest and of what
makes the thing what it is; not of what may change without its becoming another thing (score, reason, state).
"""

from __future__ import annotations

import hashlib
import json

from samenhang.model import Event, FollowUp, Link, Mark, Passage, Review


def passage_id(digest: str, passage: Passage) -> str:
    return _id("passage", digest, passage.number, passage.start, passage.end)


def mark_id(digest: str, mark: Mark) -> str:
    """The rule belongs to it: two rules that find the same words make two claims."""
    return _id("mark", digest, mark.kind.value, mark.start, mark.end, mark.rule, dict(mark.value))


def link_id(digest: str, link: Link) -> str:
    return _id("link", mark_id(digest, link.mark), link.target)


def follow_up_id(digest: str, follow_up: FollowUp) -> str:
    words = [(role, e.document, e.start, e.end) for role, e in follow_up.evidence]
    return _id("follow_up", digest, follow_up.kind.value, follow_up.what, words)


def event_id(digest: str, event: Event) -> str:
    period = (str(event.period.earliest), str(event.period.latest), event.period.precision.value)
    words = (event.evidence.document, event.evidence.start, event.evidence.end)
    return _id("event", digest, period, event.kind, event.title, words)


def review_id(review: Review) -> str:
    words = (review.evidence.document, review.evidence.start, review.evidence.end)
    value = (dict(review.value),) if review.value else ()  # two things said at once are two
    said = (review.subject, review.kind, words, review.verdict.value, review.who, review.when, *value)
    return _id("review", *said)


def _id(*parts: object) -> str:
    content = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
