# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers of lists and headings as they are printed, from the rule that an office file or a page gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
BULLET = "•"
_PLAIN_BULLETS = frozenset("-–—*•·o○▪■□▫►‣◦+✓")


def roman(number: int) -> str:
    """4 is "iv"; what Romans could not write is written in digits."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def letters(number: int) -> str:
    """1 is "a", 26 "z", 27 "aa", 28 "bb", as word processors count."""
    if not 0 < number <= 26 * 20:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters, "a": letters,
    "upperLetter": lambda n: letters(n).upper(), "A": lambda n: letters(n).upper(),
    "lowerRoman": roman, "i": roman,
    "upperRoman": lambda n: roman(n).upper(), "I": lambda n: roman(n).upper(),
    "decimalZero": lambda n: f"{n:02d}",
    "ordinal": lambda n: f"{n}e",
    "none": lambda n: "", "": lambda n: "",
}  # fmt: skip


def written(number: int, style: str) -> str:
    """A number in the style of WordprocessingML ("lowerRoman"), OpenDocument or HTML ("i")."""
    return _FORMATS.get(style, str)(number)


def bullet(text: str) -> str:
    """A bullet that people can read: characters of symbol fonts become a dot."""
    text = text.strip()
    return text if text and all(char in _PLAIN_BULLETS for char in text) else BULLET


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. `pattern` holds %1, %2, ... for the numbers of the levels."""

    style: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    restart: bool = True
    legal: bool = False  # all numbers in digits, whatever their own level says


@dataclass(slots=True)
class Counter:
    """The running numbers of one list; levels count from 0."""

    levels: dict[int, Level]
    numbers: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """Count one item at a level and give its label ("4.9", "a.", "•")."""
        rule = self.levels.get(level, Level())
        if rule.style == "bullet":
            return bullet(rule.pattern)
        self.numbers[level] = self.numbers.get(level, rule.start - 1) + 1
        for deeper in [number for number in self.numbers if number > level]:
            if self.levels.get(deeper, Level()).restart:
                del self.numbers[deeper]
        label = rule.pattern
        for place in range(min(level, 8), -1, -1):
            mark = f"%{place + 1}"
            if mark in label:
                label = label.replace(mark, self._at(place, rule.legal))
        return label.strip()

    def restart(self, level: int, start: int) -> None:
        """The next item at a level gets this number."""
        self.numbers[level] = start - 1

    def _at(self, place: int, legal: bool) -> str:
        rule = self.levels.get(place, Level())
        style = "decimal" if legal else rule.style
        return written(self.numbers.get(place, rule.start), style)
