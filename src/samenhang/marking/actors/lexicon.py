# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The longest of many names that stands at a place: a trie of words, walked over folded text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from samenhang.marking.scanner import fold

Entry = TypeVar("Entry")
_GAP = 3  # characters, at most, between the words of a name
_SPACE = ord(" ")


class Lexicon(Generic[Entry]):
    """Names and what they stand for. Capitals, accents and white space do not count; words do."""

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        self._root: dict[bytes, dict] = {}  # type: ignore[type-arg]  # a trie: each node is such a dict
        self._reach = 0
        for name, entry in names:
            for words in _spellings(name):
                self._reach = max(self._reach, sum(map(len, words)) + _GAP * len(words))
                node = self._root
                for word in words:
                    node = node.setdefault(word, {})
                node.setdefault(b"", entry)  # type: ignore[arg-type]

    def match(self, folded: bytes, start: int, stop: int | None = None) -> tuple[int, Entry] | None:
        """(end, entry) of the longest name that begins at `start` and ends by `stop`, or None."""
        reach = min(len(folded), start + self._reach if stop is None else stop)
        node = self._root
        found: tuple[int, Entry] | None = None
        torn = False
        while start < reach:
            end = folded.find(b" ", start, reach)
            if end < 0:
                end = reach
            step = node.get(folded[start:end])
            if step is None:
                break
            node = step
            if b"" in node:
                if torn:
                    return None
                found = (end, node[b""])  # type: ignore[assignment]
            start = end + 1
            while start < reach and folded[start] == _SPACE:
                start += 1
            torn = torn or start - end > _GAP
        return found


def _spellings(name: str) -> Iterable[list[bytes]]:
    """The words of a name; "&" is also "en", and a letter that folding loses is also its plain letter."""
    forms = {name, name.replace("&", "en"), name.replace(" en ", " & ")}
    for form in forms:
        for text in {form, plain(form)}:
            words = fold(text).split()
            if words:
                yield words


_PLAIN = str.maketrans("şŞğĞıİśŚčČćĆžŽżŻłŁőŐűŰ", "sSgGiIsScCcCzZzZlLoOuU")


def plain(text: str) -> str:
    """The text with letters outside Latin-1 as people type them without the marks."""
    return text.translate(_PLAIN)


def anchor(name: str) -> str:
    """The folded name as one whole word or words, for a rule."""
    return f" {fold(name).decode('ascii').strip()} "
