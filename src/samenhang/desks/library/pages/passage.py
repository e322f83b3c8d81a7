# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One passage with what was found in it: a page of its own, and the margin of the document page."""

from __future__ import annotations

from samenhang.desks.library.citing import cite
from samenhang.desks.library.finding import Sheet, sheet_of
from samenhang.desks.library.pages.findings import FindingAnswer, findings_of, passage_of
from samenhang.desks.library.pages.original import picture_of
from samenhang.model import Passage
from samenhang.viewer import Role
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask


class FoundAnswer(Answer):
    """A passage, its permanent address, how it is cited, and what was found in it, rejected findings too.

    `picture` is the address of its page as a picture, where there is one. `before` and `after` are the
    numbers of the passages round it.
    """

    document: DocumentRef
    number: int
    page: int | None
    headings: tuple[str, ...]
    text: str
    address: str
    citation: str
    picture: str | None
    before: int | None
    after: int | None
    may_review: bool
    findings: tuple[FindingAnswer, ...]


def passage(ask: Ask, name: str, number: int) -> FoundAnswer:
    """One passage with what was found in it."""
    sheet = sheet_of(ask.ledger, name)
    return found_in(ask, sheet, passage_of(ask, sheet, number))


def found_in(ask: Ask, sheet: Sheet, passage: Passage) -> FoundAnswer:
    """What was found in a passage."""
    numbers = [other.number for other in sheet.kept.document.passages]
    place = numbers.index(passage.number)
    return FoundAnswer(
        document=DocumentRef.of(sheet.kept.entry),
        number=passage.number,
        page=passage.page,
        headings=passage.headings,
        text=sheet.text[passage.start : passage.end],
        address=place_of(sheet.digest, passage.number),
        citation=cite(sheet.kept.document, passage),
        picture=picture_of(ask, sheet, passage),
        before=numbers[place - 1] if place else None,
        after=numbers[place + 1] if place + 1 < len(numbers) else None,
        may_review=ask.viewer.role.at_least(Role.ANALYST),
        findings=findings_of(ask, sheet, sheet.within(passage.start, passage.end)),
    )
