# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From paragraphs to the passages of a document: labels, heading paths, footnotes, and where each character
stood.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from samenhang.model import Document, Media, PassageKind, Run
from samenhang.reading.draft import Draft
from samenhang.reading.flow import Block, Origin
from samenhang.reading.outline import Levels, kinds

_NOTE = re.compile(r"(?:\[(\d{1,3})\]|([¹²³⁰⁴-⁹]{1,3}))\s{0,3}(?=\S)")
_OPENS_NOTE = frozenset("[¹²³⁰⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"\[\d{1,3}\]|[¹²³⁰⁴-⁹]{1,3}")
NoteKey = tuple[int | None, str]
"""(page, label) of a footnote."""


class Manuscript:
    """Writes paragraphs into a draft, each footnote after the passage that its mark stands in."""

    def __init__(self, notes: Mapping[NoteKey, Block] | None = None) -> None:
        self.draft = Draft()
        self._notes: dict[NoteKey, Block] = dict(notes or {})
        self._origins: list[list[Origin]] = []
        self._page: int | None = None

    def write(self, blocks: Sequence[Block]) -> None:
        """Write the paragraphs in their order."""
        blocks = self._set_apart_notes(blocks)
        found = kinds(blocks)
        levels = Levels(blocks, found)
        for block, kind in zip(blocks, found, strict=True):
            if block.page != self._page:
                self._write_lost_notes(block.page)
            label = block.opening.label if block.opening else None
            if kind is PassageKind.ITEM and block.opening:
                self.put(without(block, block.opening.rest), kind, label)
            elif kind is PassageKind.HEADING:
                self.put(block, kind, label, levels.level(block))
            else:
                self.put(block, kind)
        self.end()

    def put(self, block: Block, kind: PassageKind, label: str | None = None, level: int = 1) -> None:
        """Write one paragraph, and behind it the footnotes whose marks stand in it.

        `level` is for headings.
        """
        if not block.text:
            return
        if kind is PassageKind.HEADING:
            number = self.draft.heading(block.text, level, label, block.page)
        else:
            number = self.draft.add(block.text, kind, page=block.page, label=label)
        self._origins.append(block.origins)
        for offset, mark, page in block.marks:
            note = self._notes.pop((page, mark), None)
            if note is not None and number is not None:
                self._write_note(note, mark, (number, offset))

    def end(self) -> None:
        """Write the footnotes whose marks were not found."""
        self._write_lost_notes(None)

    def finish(self, digest: str, name: str, media: Media) -> Document:
        """The document, with a run for every stretch that stands in the source."""
        document = self.draft.finish(digest, name, media)
        runs = tuple(
            Run(passage.start + offset, passage.start + offset + length, source, page)
            for passage, origins in zip(document.passages, self._origins, strict=True)
            for offset, source, length, page in origins
        )
        return replace(document, runs=runs)

    def _set_apart_notes(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """In text, a paragraph that begins "[1]" is a footnote if "[1]" stands in one before it."""
        likely = [block.text for block in blocks if block.text[:1] in _OPENS_NOTE]
        if not any(map(_NOTE.match, likely)):
            return blocks
        body: list[Block] = []
        seen: dict[str, tuple[Block, int]] = {}
        for block in blocks:
            match = _NOTE.match(block.text)
            owner = seen.get(match.group().strip()) if match else None
            if match is not None and owner is not None:
                label = unicodedata.normalize("NFKC", match.group(1) or match.group(2))
                owner[0].marks.append((owner[1], label, owner[0].page))
                self._notes[(owner[0].page, label)] = without(block, match.end())
                continue
            body.append(block)
            seen |= {found.group(): (block, found.start()) for found in _MARK.finditer(block.text)}
        return body

    def _write_note(self, note: Block, label: str, anchor: tuple[int, int] | None) -> None:
        self._origins.append(note.origins)
        self.draft.add(note.text, PassageKind.FOOTNOTE, page=note.page, label=label, anchor=anchor)

    def _write_lost_notes(self, page: int | None) -> None:
        """Footnotes of earlier pages whose mark was not found."""
        lost = [key for key in self._notes if page is None or (key[0] is not None and key[0] < page)]
        for key in lost:
            self._write_note(self._notes.pop(key), key[1], None)
        self._page = page


def without(block: Block, cut: int) -> Block:
    """The block without its first `cut` characters."""
    origins = []
    for offset, source, length, page in block.origins:
        low = max(offset, cut)
        if low < offset + length:
            origins.append((low - cut, source + low - offset, offset + length - low, page))
    marks = [(max(0, offset - cut), label, page) for offset, label, page in block.marks]
    return replace(block, text=block.text[cut:], origins=origins, marks=marks)
