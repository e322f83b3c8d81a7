# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words as the search index knows them: folded (lower case, no accents) and as Dutch stems.

The index, the queries and the explanation of a hit all go through here, so what matches is also what is
shown to match. The stemmer is that of Kraaij and Pohlmann (1994) as Tantivy carries it; a few rules around it
mend what it does to words of this field (minister, strategieën, financiële).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

LONGEST = 60
"""Letters of a word that count; longer ones are noise."""

BREAK = "|"
"""No word, so it can stand between passages whose words are looked up in one go."""

_LIGATURES = {"æ": "a", "œ": "o", "ø": "o", "ß": "s", "ð": "d", "þ": "t"}
_WORD = re.compile(r"[\w\u0300-\u036f]+")
_FOLDED = re.compile(r"\S+")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_NO_WORD = re.compile(r"[^\w\n\u0300-\u036f]|_")
_LONG_VOWEL = re.compile(r"(?<=.{4})([aeou])\1(?=[bcdfghjklmnpqrstvwxz]$)")
_IRREGULAR = {"leden": "lid", "kamerleden": "kamerlid", "steden": "stad", "adviezen": "advies"}
_MOST_STEMS = 200_000


def _fold_character(character: str) -> str:
    if character == "\n":
        return "\n"
    low = character.lower()
    letter = _LIGATURES.get(low) or unicodedata.normalize("NFKD", low)[0]
    return letter if character.isalnum() and letter.isascii() and letter.isalnum() else " "


_PAGE = [bytes([code]).decode("cp1252", "replace") for code in range(256)]
_BYTES = bytes(ord(_fold_character(character)) for character in _PAGE)
_LETTERS = str.maketrans({c: _fold_character(c) for c in _PAGE if c != "\ufffd"})


def fold(text: str) -> str:
    """The text's words in lower case without accents, a space for all between; line feeds stay.

    Nearly every Dutch text fits the 256 characters of Windows-1252 and is folded by one table look-up a
    character; a line that does not goes the long way, with the same outcome for the same word.
    """
    try:
        return text.encode("cp1252").translate(_BYTES).decode("ascii")
    except UnicodeEncodeError:
        if "\n" in text:
            return "\n".join(map(fold, text.split("\n")))
        apart = unicodedata.normalize("NFKD", _NO_WORD.sub(" ", text.translate(_LETTERS)))
        return _NO_WORD.sub(" ", _COMBINING.sub("", apart).casefold())


class Stems(dict[str, str]):
    """The stem of a folded word, each found once; "" where the word is its own stem; BREAK stays."""

    def __init__(self) -> None:
        super().__init__()
        builder = TextAnalyzerBuilder(Tokenizer.whitespace())
        self._analyzer: TextAnalyzer = builder.filter(Filter.stemmer("dutch")).build()

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_STEMS:
            self.clear()
        stem = self._stem(word[:LONGEST])
        self[word] = "" if stem == word and word != BREAK else stem
        return self[word]

    def _stem(self, word: str) -> str:
        if word.isdigit() or len(word) < 5:
            return word  # "eens" is no form of "een"
        word = _IRREGULAR.get(word, word)
        if word.endswith(("ieen", "eeen")):  # strategieën, ideeën: the stemmer knows no trema
            word = word[:-2]
        if word.endswith(("ster", "sters")):  # minister, register: not the female form of another word
            return word.removesuffix("s")
        stems = self._analyzer.analyze(word)
        stem = stems[0] if stems else word
        return _LONG_VOWEL.sub(r"\1", stem)  # informeer and informer, coordinatoor and coordinator


STEMS = Stems()


def stem(word: str) -> str:
    """The stem of a folded word."""
    return STEMS[word] or word


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, as it is printed, and its folded form."""

    start: int
    end: int
    printed: str
    folded: str


def words(text: str) -> Iterator[Word]:
    """The words of a text as the index knows them, with their places in the text."""
    folded = fold(text)
    if len(folded) == len(text) and text.isprintable():  # each character stands for itself
        for found in _FOLDED.finditer(folded):
            yield Word(found.start(), found.end(), text[found.start() : found.end()], found[0])
        return
    for found in _WORD.finditer(text):
        for piece in fold(found[0]).split():
            yield Word(found.start(), found.end(), found[0], piece)
