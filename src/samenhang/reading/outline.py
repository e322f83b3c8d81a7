# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which paragraphs are headings, items of a list or footnotes, and how deep each heading stands.

A number before a short line is a heading ("2. Kernpunten") or an item ("2. Peren"): its neighbours decide.
Items follow each other; between headings stands text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from samenhang.model import PassageKind
from samenhang.reading.flow import Block
from samenhang.reading.structure import (
    Opening,
    Style,
    is_heading_text,
    is_heading_word,
    is_shouted,
    roman,
)

Key = tuple[Style, str, int, bool]
Weight = tuple[float, bool, bool]
_LONG = 120  # characters: a paragraph this long is running text
_SHORT = 60  # characters: a line this short can be a heading without a number
_FRONT = re.compile(
    r"(?:aan |aan:|van:|betreft|datum|geachte|beste|den haag|'s-gravenhage|’s-gravenhage|hoogachtend"
    r"|met vriendelijke|cc\b|kenmerk"
    r"|onderwerp|ons |uw |bijlagen?:|de kamer,|de (?:minister|staatssecretaris|voorzitter|griffier"
    r"|leden|heer)|mevrouw|namens)",
    re.IGNORECASE,
)


def kinds(blocks: Sequence[Block]) -> list[PassageKind]:
    """What each block is: heading, item, row or paragraph."""
    sorter = _Sorter(blocks)
    return [sorter.sort(i) for i in range(len(blocks))]


def _key(block: Block, found: Opening) -> Key:
    return found.style, found.form, found.depth, block.wide


class _Sorter:
    """Goes through the blocks once, and remembers the lists that are going on."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.sizes = body_style(blocks)
        self.items: dict[Key, int] = {}
        self.letters: dict[str, int] = {}
        self.series = {
            (found.style, found.form, found.value)
            for block in blocks
            if (found := block.opening) is not None and found.style in (Style.CAPITAL, Style.ROMAN_CAPITAL)
        }
        self.begun = False

    def sort(self, i: int) -> PassageKind:
        kind = self._kind(i)
        block = self.blocks[i]
        if kind is PassageKind.ITEM and block.opening is not None:
            self.items[_key(block, block.opening)] = block.opening.value
        else:
            self.items.clear()
        if kind is PassageKind.PARAGRAPH and len(block.text) > _LONG:
            self.begun = True
        return kind

    def _kind(self, i: int) -> PassageKind:
        block = self.blocks[i]
        if block.row:
            return PassageKind.ROW
        found = block.opening
        if found is None:
            return PassageKind.HEADING if self._is_title(i) else PassageKind.PARAGRAPH
        if self._is_numbered_heading(i, found):
            return PassageKind.HEADING
        return PassageKind.ITEM if self._is_item(found, block) else PassageKind.PARAGRAPH

    # numbered

    def _is_numbered_heading(self, i: int, found: Opening) -> bool:
        block = self.blocks[i]
        if found.style not in (Style.NUMBER, Style.CAPITAL, Style.ROMAN_CAPITAL) or found.form not in (
            ".",
            "",
        ):
            return False
        if block.lines > 3 or not is_heading_text(block.text[found.rest :]):
            return self.stands_out(block) and len(block.text) < 2 * _LONG and block.text[-1] not in ".;,"
        if i + 1 == len(self.blocks):
            return False
        if self.stands_out(block):
            return True
        if found.style is not Style.NUMBER and not self._in_series(found):
            return False
        if found.form == "" and found.depth == 1 and not block.apart:
            return False
        return not self._is_listed(i, found)

    def _in_series(self, found: Opening) -> bool:
        return any((found.style, found.form, found.value + step) in self.series for step in (-1, 1))

    def _is_listed(self, i: int, found: Opening) -> bool:
        """Whether it goes on a list, or the next of its kind follows with nothing but items between."""
        key = _key(self.blocks[i], found)
        if self.items.get(key) == found.value - 1 and found.value > 1:
            return True
        for block in self.blocks[i + 1 : i + 30]:
            other = block.opening
            if other is None:
                return False
            if _key(block, other) == key:
                return other.value == found.value + 1
        return False

    # items

    def _is_item(self, found: Opening, block: Block) -> bool:
        if found.style is Style.BULLET:
            return True
        if found.style is Style.NUMBER:
            return found.form != "" or found.depth > 1
        if found.style in (Style.CAPITAL, Style.ROMAN_CAPITAL):
            return self._in_series(found)
        return self._is_lettered(found)

    def _is_lettered(self, found: Opening) -> bool:
        values = {found.value, roman(found.label)} - {0}
        expected = self.letters.get(found.form, 0) + 1
        if 1 in values or expected in values:
            self.letters[found.form] = 1 if 1 in values and expected not in values else expected
            return True
        return False

    # without a number

    def stands_out(self, block: Block) -> bool:
        """Whether its type is larger or bolder than that of running text (PDF only)."""
        size, bold = self.sizes
        return size > 0 and (
            block.size > 1.07 * size or (block.bold and not bold and block.size > 0.9 * size)
        )

    def _is_title(self, i: int) -> bool:
        block, text = self.blocks[i], self.blocks[i].text
        if i + 1 == len(self.blocks) or len(text) > 250 or block.named:
            return False
        if is_shouted(text) and block.lines <= 4:
            return True
        if self.stands_out(block):
            return block.lines <= 4 and text[-1] not in ".;,:" and any(letter.isalpha() for letter in text)
        if is_heading_word(text):
            return block.apart or i == 0 or len(self.blocks[i + 1].text) > _SHORT
        return self.sizes[0] == 0 and self._is_lone(i)

    def _is_lone(self, i: int) -> bool:
        """A short line by itself above running text, in a text that shows no type."""
        block, text, following = self.blocks[i], self.blocks[i].text, self.blocks[i + 1]
        if not (block.apart and following.apart) or len(text) > _SHORT or not is_heading_text(text):
            return False
        if (
            text[-1] in '?!…"”'
            or any(letter.isdigit() or letter in ",@" for letter in text)
            or _FRONT.match(text)
        ):
            return False
        after = following.text
        return self.begun and following.opening is None and len(after) > _LONG and after[0].isupper()


def body_style(blocks: Sequence[Block]) -> tuple[float, bool]:
    """Size and boldness of most of the text; size 0 where nothing is known of it."""
    if not any(block.size or block.bold for block in blocks):
        return (0.0, False)
    counted: Counter[tuple[float, bool]] = Counter()
    for block in blocks:
        if not block.row:
            counted[(round(block.size, 1), block.bold)] += len(block.text)
    return max(counted, key=lambda style: (counted[style], style), default=(0.0, False))


class Levels:
    """How deep each heading stands.

    Numbers go by their parts, the rest by size of type, capitals, and what is around it.
    """

    def __init__(self, blocks: Sequence[Block], found: Sequence[PassageKind]) -> None:
        heads = [block for block, kind in zip(blocks, found, strict=True) if kind is PassageKind.HEADING]
        numbered = [block for block in heads if block.opening is not None]
        self.top = max((_weight(block) for block in numbered), default=None)
        weights = sorted({_weight(block) for block in heads if block.opening is None}, reverse=True)
        over = _over_numbers(blocks, found)
        outer = [weight for weight in weights if self.top is None or weight > self.top or weight in over]
        self.outer = {weight: rank for rank, weight in enumerate(outer, 1)}
        inner = [weight for weight in weights if weight not in self.outer]
        self.inner = {weight: rank for rank, weight in enumerate(inner)}
        self.base = len(outer) + 1 if numbered else 1
        self._path: list[tuple[str, ...]] = []

    def level(self, block: Block) -> int:
        """The level of the next heading, 1 for the outermost."""
        weight = _weight(block)
        if block.opening is not None:
            return self._numbered(block.opening)
        if weight in self.outer:
            self._path.clear()
            return self.outer[weight]
        if is_heading_word(block.text) and self.inner[weight] == 0:
            self._path.clear()
            return self.base
        return self.base + len(self._path) + self.inner[weight]

    def _numbered(self, found: Opening) -> int:
        parts = tuple(found.label.split("."))
        while self._path and not (
            len(self._path[-1]) < len(parts) and parts[: len(self._path[-1])] == self._path[-1]
        ):
            self._path.pop()
        self._path.append(parts)
        return self.base + len(self._path) - 1


def _over_numbers(blocks: Sequence[Block], found: Sequence[PassageKind]) -> set[Weight]:
    """The looks of headings without a number that mostly stand right above one with a number."""
    above: Counter[Weight] = Counter()
    in_all: Counter[Weight] = Counter()
    for i, kind in enumerate(found[:-1]):
        if kind is PassageKind.HEADING and blocks[i].opening is None:
            weight = _weight(blocks[i])
            in_all[weight] += 1
            above[weight] += found[i + 1] is PassageKind.HEADING and blocks[i + 1].opening is not None
    return {weight for weight, count in in_all.items() if 2 * above[weight] > count}


def _weight(block: Block) -> Weight:
    return round(block.size), block.bold, is_shouted(block.text)
