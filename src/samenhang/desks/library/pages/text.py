# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The text of a document as pages show it: blocks of passages, cut where marks begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from samenhang.desks.library import layout
from samenhang.desks.library.finding import Sheet
from samenhang.desks.library.layout import Block
from samenhang.desks.library.segments import Piece, pieces
from samenhang.model import Mark, Passage, PassageKind, Turn
from samenhang.web.answer import Answer, place_of


class NoteAnswer(Answer):
    """The mark of a footnote, and the passage that the footnote is."""

    label: str
    passage: int


class SegmentAnswer(Answer):
    """Words over which the same marks lie, the longest mark first; `notes` stand behind them."""

    text: str
    kinds: tuple[str, ...] = ()
    notes: tuple[NoteAnswer, ...] = ()


class PassageAnswer(Answer):
    """A passage; `cells` are those of a row, and the one cell of every other passage.

    `page` is given where it begins one. `back` is the passage in which the mark of a footnote stands.
    """

    number: int
    label: str | None
    page: int | None
    depth: int
    found: int
    back: int | None
    text: str
    cells: tuple[tuple[SegmentAnswer, ...], ...]


class TurnAnswer(Answer):
    """Who begins to speak."""

    speaker: str
    role: str
    office: str | None
    group: str | None
    interrupts: bool


class BlockAnswer(Answer):
    """Passages that make one thing on the page; `level` is that of a heading."""

    kind: str
    level: int
    turn: TurnAnswer | None
    header: bool
    passages: tuple[PassageAnswer, ...]


class HeadingAnswer(Answer):
    """A line of the table of contents."""

    text: str
    level: int
    address: str


class TextSetter:
    """Sets a stretch of a document: give it the passages of one page."""

    def __init__(self, sheet: Sheet, passages: Sequence[Passage]) -> None:
        document = sheet.kept.document
        self._sheet = sheet
        self._text = document.text
        self._turns = {turn.number: turn for turn in document.turns}
        self._passages = passages
        self._marks = [finding.what for finding in sheet.standing.findings if isinstance(finding.what, Mark)]
        self._notes = _notes(document.passages)
        self._cut = self._pieces()
        self._page = _page_before(document.passages, passages)

    def blocks(self) -> Iterator[BlockAnswer]:
        """The blocks, in the order of the text."""
        for block in layout.blocks(self._passages):
            yield self._block(block)

    def _pieces(self) -> dict[int, tuple[tuple[Piece, ...], ...]]:
        """The pieces of every cell, by passage."""
        ranges = {passage.number: self._cells(passage) for passage in self._passages}
        spans = [(mark.start, mark.end) for mark in self._marks]
        cut = pieces(chain.from_iterable(ranges.values()), spans, self._notes)
        return {number: tuple(next(cut) for _ in cells) for number, cells in ranges.items()}

    def _cells(self, passage: Passage) -> tuple[tuple[int, int], ...]:
        if passage.kind is PassageKind.ROW:
            return tuple(layout.cells(self._text[passage.start : passage.end], passage.start))
        return ((passage.start, passage.end),)

    def _block(self, block: Block) -> BlockAnswer:
        first = block.passages[0]
        depths: Sequence[int] = [0] * len(block.passages)
        if block.kind is PassageKind.ITEM:
            depths = layout.depths([passage.label for passage in block.passages])
        set_ = tuple(map(self._passage, block.passages, depths))
        rows = [[_plain(cell) for cell in passage.cells] for passage in set_]
        return BlockAnswer(
            kind=block.kind.value,
            level=layout.level(first) if block.kind is PassageKind.HEADING else 0,
            turn=_turn(self._turns.get(block.turn)) if block.turn is not None else None,
            header=block.kind is PassageKind.ROW and layout.has_header(rows),
            passages=set_,
        )

    def _passage(self, passage: Passage, depth: int) -> PassageAnswer:
        begins = passage.page if passage.page != self._page else None
        self._page = passage.page or self._page
        cut = self._cut[passage.number]
        anchor = passage.anchor
        return PassageAnswer(
            number=passage.number,
            label=None if passage.kind is PassageKind.HEADING else passage.label,
            page=begins,
            depth=depth,
            found=len({mark for cell in cut for piece in cell for mark in piece.over}),
            back=None if anchor is None else self._sheet.passage_at(anchor),
            text=self._text[passage.start : passage.end],
            cells=tuple(tuple(self._segments(cell)) for cell in cut),
        )

    def _segments(self, cell: Sequence[Piece]) -> Iterator[SegmentAnswer]:
        if cell and cell[0].start in self._notes:
            yield SegmentAnswer(text="", notes=self._notes[cell[0].start])
        for piece in cell:
            kinds = tuple(dict.fromkeys(self._marks[n].kind.value for n in piece.over))
            notes = self._notes.get(piece.end, ())
            yield SegmentAnswer(text=self._text[piece.start : piece.end], kinds=kinds, notes=notes)


def _plain(cell: Iterable[SegmentAnswer]) -> str:
    return "".join(segment.text for segment in cell)


def _notes(passages: Iterable[Passage]) -> Mapping[int, tuple[NoteAnswer, ...]]:
    """The marks of footnotes by where they stand."""
    found: dict[int, tuple[NoteAnswer, ...]] = {}
    for passage in passages:
        if passage.kind is PassageKind.FOOTNOTE and passage.anchor is not None:
            note = NoteAnswer(label=passage.label or "*", passage=passage.number)
            found[passage.anchor] = (*found.get(passage.anchor, ()), note)
    return found


def _page_before(passages: Sequence[Passage], chosen: Sequence[Passage]) -> int | None:
    """The page on which the text before the chosen passages ends."""
    before = chosen[0].number - 1 if chosen else -1
    return passages[before].page if 0 <= before < len(passages) else None


def _turn(turn: Turn | None) -> TurnAnswer | None:
    if turn is None:
        return None
    speaker = turn.speaker
    return TurnAnswer(
        speaker=speaker.name,
        role=speaker.role,
        office=speaker.office if (speaker.office or "").lower() not in speaker.name.lower() else None,
        group=speaker.group,
        interrupts=turn.interrupts is not None,
    )


def contents(sheet: Sheet, deepest: int = 3) -> tuple[HeadingAnswer, ...]:
    """The table of contents: headings up to a level of the page."""
    text = sheet.text
    return tuple(
        HeadingAnswer(
            text=text[passage.start : passage.end],
            level=layout.level(passage),
            address=place_of(sheet.digest, passage.number),
        )
        for passage in sheet.kept.document.passages
        if passage.kind is PassageKind.HEADING and layout.level(passage) <= deepest
    )
