# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an error says, in the language of who reads it.

Errors are raised in English, where nobody knows who will read them. A catalogue `locale/<language>/errors.po`
gives their sentences in the form that gettext calls python-brace-format: of `there is no item “{name}”` what
stands in the hole is taken over. A hole of the translation can say more:

- `{what:said}`: the words in it are translated in turn
- `{what:part}`: the same, in a sentence that only puts others together, and is tried before all others
- `{place:word}`: it holds no white space, in such a sentence
- `{ending:dropped}`: it is left out
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

FILE = "errors.po"
DEEPEST = 32
"""How deep words in a hole are translated in turn: what errors of a file say together is a chain of them."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A place in a sentence where other words go; `form` is "" where they go as they are."""

    name: str
    form: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with holes between them: one literal more than there are holes; the first and last may be ""."""

    literals: tuple[str, ...]
    holes: tuple[Hole, ...]

    @classmethod
    def of(cls, template: str) -> Sentence:
        """A sentence as the catalogues write it; a brace that is no hole stands there twice."""
        literals, holes = [""], []
        for literal, name, form, _ in Formatter().parse(template):
            literals[-1] += literal
            if name is not None:
                holes.append(Hole(name, form or ""))
                literals.append("")
        return cls(tuple(literals), tuple(holes))

    @property
    def weight(self) -> int:
        """How many characters are no hole."""
        return sum(map(len, self.literals))

    def fill(self, words: Mapping[str, str]) -> str:
        """The sentence with these words in its holes."""
        filled = (
            words[hole.name] + literal for hole, literal in zip(self.holes, self.literals[1:], strict=True)
        )
        return self.literals[0] + "".join(filled)

    def cut(self, text: str) -> tuple[str, ...] | None:
        """What stands in each hole where the text is this sentence, else None.

        A hole ends where the next literal is first found, so the text is gone through once; that misses no
        sentence, for the literals stand in one order and the last one is held against the end.
        """
        first, *between = self.literals
        if not between:
            return () if text == first else None
        last = between.pop()
        end = len(text) - len(last)
        at = len(first)
        if end < at or not text.startswith(first) or not text.endswith(last):
            return None
        found = []
        for literal in between:
            place = text.find(literal, at, end)
            if place < 0:
                return None
            found.append(text[at:place])
            at = place + len(literal)
        return (*found, text[at:end])


@dataclass(frozen=True, slots=True)
class Translation:
    """A sentence in English and the same in another language."""

    english: Sentence
    other: Sentence

    @property
    def order(self) -> tuple[bool, int, int]:
        """What only puts others together goes first, then the most literal."""
        joins = any(hole.form in ("part", "word") for hole in self.other.holes)
        return (not joins, -self.english.weight, len(self.english.holes))

    def words(self, text: str) -> dict[str, str] | None:
        """What stands in each hole, by its name, where the text is the English sentence."""
        found = self.english.cut(text)
        if found is None:
            return None
        words = dict(zip((hole.name for hole in self.english.holes), found, strict=True))
        single = (words[hole.name] for hole in self.other.holes if hole.form == "word")
        return None if any(len(word.split()) != 1 for word in single) else words


class Sentences:
    """The sentences of one language, out of the catalogues in these folders; `words` are of pages, and may
    stand in a hole.
    """

    def __init__(self, language: str, folders: Iterable[Path], words: Mapping[str, str]) -> None:
        pairs = dict(pair for folder in folders for pair in read_errors(folder / language / FILE, language))
        every = [Translation(Sentence.of(english), Sentence.of(other)) for english, other in pairs.items()]
        whole = {one.english.literals[0]: one.other.literals[0] for one in every if not one.english.holes}
        self._whole = {**words, **whole}
        self._filled = sorted((one for one in every if one.english.holes), key=lambda one: one.order)

    def said(self, text: str) -> str:
        """A message in this language; one that has no translation is given as it is."""
        return self._said(text, DEEPEST)

    def opened(self, text: str) -> str:
        """The same at the start of a line: with a capital, unless it starts with words that somebody gave."""
        said = self.said(text)
        given = text == said or (text not in self._whole and self._opens_with_a_hole(text, said))
        return said if given else said[:1].upper() + said[1:]

    def _opens_with_a_hole(self, text: str, said: str) -> bool:
        found = self._found(text)
        return found is not None and not found[0].other.literals[0] and text.split()[:1] == said.split()[:1]

    def _said(self, text: str, left: int) -> str:
        if text in self._whole:
            return self._whole[text]
        found = self._found(text) if left else None
        if found is None:
            return text
        one, words = found
        for hole in one.other.holes:
            if hole.form in ("said", "part"):
                words[hole.name] = self._said(words[hole.name], left - 1)
            elif hole.form == "dropped":
                words[hole.name] = ""
        return one.other.fill(words)

    def _found(self, text: str) -> tuple[Translation, dict[str, str]] | None:
        """The first translation that fits a text, with what stands in its holes."""
        for one in self._filled:
            words = one.words(text)
            if words is not None:
                return one, words
        return None


def read_errors(file: Path, language: str) -> Iterable[tuple[str, str]]:
    """The sentences of a catalogue with their translations; none where there is no such file."""
    if not file.exists():
        return ()
    with file.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    return [(str(one.id), str(one.string)) for one in catalogue if one.id and one.string]
