# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What differs between two versions of a paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from samenhang.desks.library.versions import Change, Difference, Part, differences
from samenhang.errors import InvalidInput
from samenhang.ledger import Entry
from samenhang.model import Document, Passage
from samenhang.web.answer import Answer, DocumentRef, place_of
from samenhang.web.ask import Ask


class WordsAnswer(Answer):
    """Words of a passage, and what became of them: same, inserted or deleted."""

    part: str
    text: str


class ChangeAnswer(Answer):
    """What became of a passage: changed, added, removed or moved; or of `count` passages: kept.

    `number` and `address` are those of the new version where the passage is in it, else of the old one.
    """

    change: str
    count: int
    number: int
    address: str
    words: tuple[WordsAnswer, ...]


class ComparedAnswer(Answer):
    """Two versions of a paper, and what became of the passages, in the order of the new one."""

    old: DocumentRef
    old_version: int
    new: DocumentRef
    new_version: int
    changed: int
    changes: tuple[ChangeAnswer, ...]


def compared(ask: Ask, name: str, other: str) -> ComparedAnswer:
    """What differs between two versions of a paper; the older one is the old one, however they are named."""
    entries = sorted((ask.ledger.entry(name), ask.ledger.entry(other)), key=lambda entry: entry.version)
    old, new = entries
    if old.series != new.series:
        what = ask.texts.gettext("These are not two versions of one paper")
        raise InvalidInput(what, ask.texts.gettext("Choose a version on the page of the document"))
    before, after = ask.ledger.document(old.digest), ask.ledger.document(new.digest)
    changes = tuple(_changes(old, new, before, after))
    return ComparedAnswer(
        old=DocumentRef.of(old),
        old_version=old.version,
        new=DocumentRef.of(new),
        new_version=new.version,
        changed=sum(change.change != Change.KEPT for change in changes),
        changes=changes,
    )


def _changes(old: Entry, new: Entry, before: Document, after: Document) -> Iterator[ChangeAnswer]:
    for kept, group in groupby(differences(before, after), lambda found: found.change is Change.KEPT):
        together = list(group)
        if kept:
            yield _told(new, together[0], len(together), ())
            continue
        for found in together:
            gone = found.new is None
            yield _told(old if gone else new, found, 1, tuple(_words(found, before if gone else after)))


def _told(entry: Entry, found: Difference, count: int, words: tuple[WordsAnswer, ...]) -> ChangeAnswer:
    number = _passage(found).number
    address = place_of(entry.digest, number)
    return ChangeAnswer(change=found.change.value, count=count, number=number, address=address, words=words)


def _passage(found: Difference) -> Passage:
    passage = found.new or found.old
    assert passage is not None  # a difference has one of the two
    return passage


def _words(found: Difference, document: Document) -> Iterator[WordsAnswer]:
    if found.words:
        for part, text in found.words:
            yield WordsAnswer(part=part.value, text=text)
        return
    passage = _passage(found)
    parts = {Change.ADDED: Part.INSERTED, Change.REMOVED: Part.DELETED}
    part = parts.get(found.change, Part.SAME)
    yield WordsAnswer(part=part.value, text=document.text[passage.start : passage.end])
