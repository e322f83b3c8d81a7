# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading: from the bytes of a file to a Document. Pure: no disk, no network, no clock.

    document = read(path.read_bytes(), path.name)

`read_text` does the same for a text that is at hand as characters; `correct` puts right what was read
wrongly. `archive.members` gives the files in a zip; `sniff.is_archive` says whether a file is one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace

from samenhang.errors import Unreadable
from samenhang.model import Correction, Document, Fact, FactName, Media
from samenhang.reading import docx, html, limits, markdown, odt, pdf, plain, sniff, xml
from samenhang.reading.classification import classified
from samenhang.reading.correction import change_of, changed, settled
from samenhang.reading.facts import facts

__all__ = ["READER_VERSION", "correct", "read", "read_text"]

READER_VERSION = "4"  # goes up whenever the same file gives another Document
_READERS: dict[Media, Callable[[bytes, str, str], Document]] = {
    Media.PDF: pdf.read,
    Media.DOCX: docx.read,
    Media.ODT: odt.read,
    Media.HTML: html.read,
    Media.XML: xml.read,
    Media.MARKDOWN: markdown.read,
    Media.TEXT: plain.read,
}
_TRUSTED = frozenset(
    {Media.XML, Media.HTML}
)  # their metadata is made with care; that of office files is left over
# Where trusted metadata or the structure of the file gives one of these, the text adds no other.
_DECIDED = frozenset(
    {
        FactName.IDENTIFIER,
        FactName.KIND,
        FactName.TITLE,
        FactName.DATE,
        FactName.NUMBER,
        FactName.YEAR,
        FactName.CHAMBER,
        FactName.MEETING,
        FactName.SIGNATORY,
        FactName.OFFICE,
    }
)


def read(data: bytes, name: str) -> Document:
    """The document in a file. `name` is kept and decides nothing.

    Raises Unreadable with the reason and the way out.
    """
    limits.check_size(data)
    digest = hashlib.sha256(data).hexdigest()
    document = _READERS[sniff.media(data)](data, name, digest)
    if not document.text.strip():
        raise Unreadable(
            "empty",
            "there is no text in this document",
            "if it is published elsewhere in another form (PDF), add that",
        )
    return _with_facts(document)


def read_text(text: str, name: str = "") -> Document:
    """The document in a plain text, whatever it looks like; offsets in its `runs` are offsets in `text`.

    Raises Unreadable("empty") where nothing but white space and invisible signs is left of it.
    """
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return _with_facts(plain.read_text(text, name, digest))


def correct(document: Document, corrections: Iterable[Correction]) -> tuple[Document, tuple[Correction, ...]]:
    """The document with words put right in it, also in what it says of itself, and the corrections left over.

    One correction after the other gives the same as all together.
    """
    loose = []
    for correction in corrections:
        change = change_of(document, correction)
        if change is None:
            loose.append(correction)
            continue
        after = changed(document, change)
        fresh = facts(after)
        told = settled(document, after, change, fresh)
        document = replace(after, facts=merged(told, fresh, document.media in _TRUSTED))
    return document, tuple(loose)


def _with_facts(document: Document) -> Document:
    found = (*facts(document), *classified(document))
    return replace(document, facts=merged(document.facts, found, document.media in _TRUSTED))


def merged(told: tuple[Fact, ...], found: tuple[Fact, ...], trusted: bool) -> tuple[Fact, ...]:
    """Facts of the file and facts of the text as one list, without doubles.

    What the file's own metadata tells goes first where it is trusted. A value that both give is kept once,
    with the words it rests on. Of what is settled once (its kind, its date, who signs) the first that gives
    it decides.
    """
    first, second = (told, found) if trusted else (found, told)
    words = {(fact.name, _folded(fact.value)): fact for fact in (*second, *first) if fact.start is not None}
    kept: dict[tuple[FactName, str], Fact] = {}
    decided = {fact.name for fact in first} & _DECIDED
    for fact in (*first, *(fact for fact in second if fact.name not in decided)):
        key = (fact.name, _folded(fact.value))
        kept.setdefault(key, words.get(key, fact))
    return tuple(kept.values())


def _folded(value: str) -> str:
    return " ".join(value.casefold().split())
