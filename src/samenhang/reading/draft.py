# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every reader fills: passages in order, from which a Document is made."""

from __future__ import annotations

from collections.abc import Iterable

from samenhang.model import Document, Fact, FactName, Media, Passage, PassageKind, Run, Speaker, Target, Turn
from samenhang.reading import classification


class Draft:
    """A document in the making. Readers add passages in reading order; offsets are kept here.

    A passage's text must hold no line feed; white space at its ends is the reader's to strip. Empty
    passages are left out (`add` then returns None).
    """

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.turns: list[Turn] = []
        self.facts: list[Fact] = []
        self._texts: list[str] = []
        self._runs: list[Run] = []
        self._targets: list[Target] = []
        self._length = 0
        self._path: list[tuple[int, str]] = []
        self._turn: int | None = None

    def turn(self, speaker: Speaker, interrupts: int | None = None) -> int:
        """Start a turn of a debate: passages added from now on belong to it. Gives its number."""
        number = len(self.turns)
        self.turns.append(Turn(number, speaker, interrupts))
        self._turn = number
        return number

    def resume(self, number: int | None) -> None:
        """Passages added from now on belong to this earlier turn again, or to none."""
        self._turn = number

    def fact(self, name: FactName, value: str) -> None:
        """Keep what the file's own metadata says (facts in the text itself are found later)."""
        if value.strip():
            self.facts.append(Fact(name, value.strip()))

    def printed(self, page: str) -> None:
        """Look at a page, a head or a foot as it was printed: nothing is kept of it but how it classifies.

        Raises Unreadable for a state secret.
        """
        level = classification.on_page(page)
        if level is not None:
            self.fact(FactName.CLASSIFICATION, level.value)

    def target(self, passage: int, offset: int, length: int, target: str) -> None:
        """Keep that the file says these words of a passage point at a document."""
        start = self.passages[passage].start + offset
        self._targets.append(Target(start, start + length, target))

    def heading(self, text: str, level: int, label: str | None = None, page: int | None = None) -> int | None:
        """Add a heading. It ends the path of headings at its own level (1 is outermost) and deeper."""
        while self._path and self._path[-1][0] >= level:
            self._path.pop()
        number = self.add(text, PassageKind.HEADING, page=page, label=label)
        if number is not None:
            self._path.append((level, text))
        return number

    def add(
        self,
        text: str,
        kind: PassageKind = PassageKind.PARAGRAPH,
        *,
        page: int | None = None,
        label: str | None = None,
        anchor: tuple[int, int] | None = None,
        sources: Iterable[tuple[int, int, int]] = (),
    ) -> int | None:
        """Add a passage and give its number.

        `anchor` is, for a footnote, (number of the passage, offset in that passage) of its mark.
        `sources` are (offset in this text, offset in the source, length) stretches that are equal.
        """
        if not text:
            return None
        if "\n" in text:
            raise ValueError("a passage holds no line feed")
        start = self._length + (1 if self._texts else 0)
        number = len(self.passages)
        path = tuple(heading for _, heading in self._path)
        where = self.passages[anchor[0]].start + anchor[1] if anchor else None
        self.passages.append(
            Passage(number, start, start + len(text), kind, page, path, label, self._turn, where)
        )
        for offset, source, length in sources:
            self._runs.append(Run(start + offset, start + offset + length, source, page))
        self._texts.append(text)
        self._length = start + len(text)
        return number

    def finish(self, digest: str, name: str, media: Media) -> Document:
        """The document; `digest` is the SHA-256 of the file's bytes."""
        return Document(
            digest,
            name,
            media,
            "\n".join(self._texts),
            tuple(self.passages),
            tuple(self.facts),
            tuple(self.turns),
            tuple(self._runs),
            tuple(self._targets),
        )
