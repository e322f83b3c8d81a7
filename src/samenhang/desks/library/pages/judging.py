# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""All findings of a document in a row, to be judged one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import Query

from samenhang.desks.library.finding import Sheet, sheet_of, sort_of
from samenhang.desks.library.pages.findings import FindingAnswer, findings_of
from samenhang.ledger import Finding
from samenhang.viewer import Role
from samenhang.web.answer import Answer, DocumentRef
from samenhang.web.ask import Ask

PER_PAGE = 50
Which = Literal["open", "judged", "all"]


class SortAnswer(Answer):
    """How many findings there are of a kind."""

    kind: str
    count: int


class FindingsAnswer(Answer):
    """One page of findings in the order of the text: those not judged yet, the others, or all."""

    document: DocumentRef
    which: str
    kind: str
    kinds: tuple[SortAnswer, ...]
    total: int
    page: int
    pages: int
    may_review: bool
    findings: tuple[FindingAnswer, ...]


def findings(
    ask: Ask,
    name: str,
    which: Which = "open",
    kind: Annotated[str, Query(max_length=40)] = "",
    page: Annotated[int, Query(ge=1)] = 1,
) -> FindingsAnswer:
    """The findings of a document, to be judged one after the other."""
    sheet = sheet_of(ask.ledger, name)
    asked = list(_asked(sheet, which))
    chosen = [finding for finding in asked if kind in ("", _kind(finding))]
    start = (page - 1) * PER_PAGE
    return FindingsAnswer(
        document=DocumentRef.of(sheet.kept.entry),
        which=which,
        kind=kind,
        kinds=tuple(SortAnswer(kind=k, count=n) for k, n in Counter(map(_kind, asked)).most_common()),
        total=len(chosen),
        page=page,
        pages=-(-len(chosen) // PER_PAGE),
        may_review=ask.viewer.role.at_least(Role.ANALYST),
        findings=findings_of(ask, sheet, chosen[start : start + PER_PAGE]),
    )


def _kind(finding: Finding) -> str:
    subject, kind = sort_of(finding.what)
    return subject if subject in ("fact", "follow_up") else kind


def _asked(sheet: Sheet, which: Which) -> Iterator[Finding]:
    everything = sorted(sheet.all_findings(), key=lambda finding: sheet.place(finding.what))
    for finding in everything:
        if which == "all" or bool(finding.reviews) == (which == "judged"):
            yield finding
