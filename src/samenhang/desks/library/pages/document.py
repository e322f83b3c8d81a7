# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document page: the text, comfortable to read, with what was found in it."""

from __future__ import annotations

from samenhang.model import Passage
from samenhang.web.answer import Answer, DocumentRef
from samenhang.web.ask import Ask


class PassageAnswer(Answer):
    """A passage with its text."""

    number: int
    kind: str
    text: str
    label: str | None
    page: int | None
    headings: tuple[str, ...]


class DocumentAnswer(Answer):
    """A document with its text."""

    document: DocumentRef
    passages: tuple[PassageAnswer, ...]


def document(ask: Ask, name: str) -> DocumentAnswer:
    """One document."""
    kept = ask.ledger.kept(name)
    text = kept.document.text
    passages = tuple(_passage(passage, text) for passage in kept.document.passages)
    return DocumentAnswer(document=DocumentRef.of(kept.entry), passages=passages)


def _passage(passage: Passage, text: str) -> PassageAnswer:
    return PassageAnswer(
        number=passage.number,
        kind=passage.kind.value,
        text=text[passage.start : passage.end],
        label=passage.label,
        page=passage.page,
        headings=passage.headings,
    )
