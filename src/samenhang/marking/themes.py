# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Themes: words that signal a security interest, a threat theme or an action line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from samenhang.marking.scanner import Rule, Scene, fold, marked
from samenhang.model import Mark, MarkKind
from samenhang.vocabulary.themes import themes

RULE = "theme"
_THEME = MarkKind.THEME
_SPACE = 32


def _folded(term: str) -> bytes:
    return fold(unicodedata.normalize("NFC", term))


def _table() -> dict[bytes, list[tuple[str, str, bool, bool]]]:
    """Folded term -> (theme, term as written, may begin earlier, may go on)."""
    table: dict[bytes, list[tuple[str, str, bool, bool]]] = {}
    for theme in themes():
        for term in theme.terms:
            word = term.strip("*")
            table.setdefault(_folded(word), []).append(
                (theme.id, word, term.startswith("*"), term.endswith("*"))
            )
    return table


_TERMS = _table()


def _around() -> dict[bytes, tuple[tuple[int, bytes], ...]]:
    """Term -> the longer terms that hold it, longest first, each with the place of the term in it."""
    return {
        word: tuple(
            (other.index(word), other)
            for other in sorted(_TERMS, key=len, reverse=True)
            if other != word and word in other
        )
        for word in _TERMS
    }


_AROUND = _around()


def find(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """The longest term that holds this one, over the whole word where the term may go on.

    The mark's `theme` is that of the longest term; `also` lists the other themes that term has, and those of
    the shorter terms inside it that led to it.
    """
    folded = scene.folded
    word = folded[start:end]
    found: dict[str, tuple[int, int, str]] = {}
    for offset, term in (*_AROUND[word], (0, word)):
        if folded.startswith(term, start - offset) and start >= offset:
            for theme, written, span in _fits(folded, start - offset, term):
                found.setdefault(theme, (*span, written))
    if not found:
        return ()
    (theme, (begin, stop, written)), *others = found.items()
    value: dict[str, object] = {"theme": theme, "term": written}
    if others:
        value["also"] = [other for other, _place in others]
    return (marked(_THEME, begin, stop, RULE, value),)


def _fits(folded: bytes, start: int, term: bytes) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """The themes of a term that stands here as whole words: theme, term as written, first and last offset."""
    end = start + len(term)
    for theme, written, left, right in _TERMS[term]:
        begin = _word_start(folded, start) if left else start
        stop = _word_end(folded, end) if right else end
        if _bounded(folded, begin, stop):
            yield theme, written, (begin, stop)


def _bounded(folded: bytes, start: int, end: int) -> bool:
    """Whether both ends are those of words."""
    return (start == 0 or folded[start - 1] == _SPACE) and (end == len(folded) or folded[end] == _SPACE)


def _word_start(folded: bytes, place: int) -> int:
    return folded.rfind(b" ", max(0, place - 40), place) + 1 if place else 0


def _word_end(folded: bytes, place: int) -> int:
    found = folded.find(b" ", place, place + 40)
    return len(folded) if found < 0 and place + 40 >= len(folded) else found


def _anchor(word: bytes) -> str:
    """The anchor of a term: bounded on the sides where every theme wants a whole word."""
    left = any(entry[2] for entry in _TERMS[word])
    right = any(entry[3] for entry in _TERMS[word])
    return f"{'' if left else ' '}{word.decode('ascii')}{'' if right else ' '}"


RULES = (Rule(RULE, tuple(_anchor(word) for word in _TERMS), find, "theme"),)
