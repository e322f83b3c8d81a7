# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words that were read wrongly, put right by hand: the reading as it should have been. Pure.

Corrections are applied in the order in which they were made, each on the text that the former ones left: a
later one may stand inside an earlier one, or take it back. Words that do not stand any more where they stood
are looked for as whole words only: half a word elsewhere is another word. What a correction does not touch
still quotes the same text, and a passage stays one passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from samenhang.errors import InvalidInput
from samenhang.model import Correction, Document, Fact, Passage, PassageKind, Run
from samenhang.quotation import anchor, whole_words


@dataclass(frozen=True, slots=True)
class Change:
    """`start` to `end` of the old text became `text`."""

    start: int
    end: int
    text: str

    @property
    def shift(self) -> int:
        return len(self.text) - (self.end - self.start)

    def begin(self, place: int) -> int:
        """Where what began at a place begins now; inside the changed words: at their begin."""
        if place >= self.end:
            return place + self.shift
        return min(place, self.start)

    def stop(self, place: int) -> int:
        """Where what ended at a place ends now; inside the changed words: at their end."""
        if place <= self.start:
            return place
        return max(place, self.end) + self.shift

    def touches(self, start: int, end: int) -> bool:
        return start < self.end and self.start < end


def check(correction: Correction) -> None:
    """Raises InvalidInput for a correction that cannot be one, with the way out."""
    if not correction.quote.strip() or correction.end - correction.start != len(correction.quote):
        raise InvalidInput("a correction quotes no words", "quote the words as they stand at start to end")
    if "\n" in correction.quote or "\n" in correction.text:
        raise InvalidInput("a correction goes over the end of a passage", "correct each passage by itself")
    if correction.quote == correction.text:
        raise InvalidInput("a correction changes nothing", "give the words as they should be read")


def change_of(document: Document, correction: Correction) -> Change | None:
    """What a correction changes in this reading; None where its words are not there or nothing would stay."""
    text, quote = document.text, correction.quote
    place = anchor(text, correction.start, quote) if quote and "\n" not in quote + correction.text else None
    if place is None or (place[0] != correction.start and not whole_words(text, *place)):
        return None
    passage = next((p for p in document.passages if p.start <= place[0] and place[1] <= p.end), None)
    if passage is None:
        return None
    rest = text[passage.start : place[0]] + correction.text + text[place[1] : passage.end]
    return Change(*place, correction.text) if rest.strip() else None


def changed(document: Document, change: Change) -> Document:
    """The document after one change within one passage."""
    text = document.text[: change.start] + change.text + document.text[change.end :]
    return replace(
        document,
        text=text,
        passages=_passages(document, change, text),
        facts=tuple(_moved(fact, change) for fact in document.facts),
        runs=tuple(part for run in document.runs for part in _parts(run, change)),
        targets=tuple(
            replace(t, start=change.begin(t.start), end=change.stop(t.end)) for t in document.targets
        ),
    )


def _passages(document: Document, change: Change, text: str) -> tuple[Passage, ...]:
    """A passage holds the change whole, so its ends move with what stands behind it."""
    moved: list[Passage] = []
    renamed: tuple[str, str] | None = None
    for old in document.passages:
        inside = old.start <= change.start and change.end <= old.end
        start = old.start if inside else change.begin(old.start)
        end = old.end + change.shift if inside else change.stop(old.end)
        anchored = None if old.anchor is None else change.begin(old.anchor)
        new = replace(old, start=start, end=end, anchor=anchored)
        was = document.text[old.start : old.end]
        if old.kind is PassageKind.HEADING:
            if inside:
                renamed = was, text[start:end]
                new = replace(new, label=old.label if old.label and old.label in renamed[1] else None)
            elif renamed and was == renamed[0]:  # another heading that reads the same
                renamed = None
        moved.append(_under(new, renamed))
    return tuple(moved)


def _under(passage: Passage, renamed: tuple[str, str] | None) -> Passage:
    """The passage with the corrected heading in its path."""
    if renamed is None or renamed[0] not in passage.headings:
        return passage
    return replace(passage, headings=tuple(renamed[1] if h == renamed[0] else h for h in passage.headings))


def _moved(fact: Fact, change: Change) -> Fact:
    if fact.start is None or fact.end is None:
        return fact
    return replace(fact, start=change.begin(fact.start), end=change.stop(fact.end))


def _parts(run: Run, change: Change) -> Iterator[Run]:
    """What is left of a run: the changed words stand nowhere in the file."""
    if run.start < change.start:
        yield replace(run, end=min(run.end, change.start))
    if run.end > change.end:
        begin = max(run.start, change.end)
        source = run.source + begin - run.start
        yield replace(run, start=begin + change.shift, end=run.end + change.shift, source=source)


def settled(before: Document, after: Document, change: Change, fresh: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts after a change: those it touched give way to what is found afresh under the same name.

    One that nothing was found for keeps its words as they are now, and its value with the words put right.
    """
    found = {fact.name for fact in fresh}
    kept = []
    for old, new in zip(before.facts, after.facts, strict=True):
        if old.start is None or old.end is None or not change.touches(old.start, old.end):
            kept.append(new)
        elif old.name not in found:
            quote = before.text[change.start : change.end]
            kept.append(replace(new, value=old.value.replace(quote, change.text, 1)))
    return tuple(kept)
