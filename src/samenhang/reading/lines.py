# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line of a source, made clean without losing where each character came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

Piece = tuple[int, int, int]
"""(offset in the clean text, offset in the source, length): a stretch that is equal in both."""

_ODD = re.compile(
    r"  |[^\S ]|[\x00-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    r"\ufb00-\ufb06\ufeff\ufff0-\uffff\ud800-\udfff]"
)
_PARTS = re.compile(
    r"(?P<space>\s+)|(?P<combining>[\u0300-\u036f])|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<drop>[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff0-\uffff\ud800-\udfff]+)"
)
SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Line:
    """One line as printed. Edges are in columns (text) or points (PDF), counted from the left.

    `head` is the width of its first word: what the line above would have needed more to hold it. `apart`
    says that more than a line's distance stands between it and the line above; `turned` that a page or a
    column begins here, so that the distance says nothing. `spaced` says that white space followed it in the
    source, `soft` that it ended in a soft hyphen. `wide` says that wide space stands after its first word,
    as after the number of a heading; `fresh` that a label stands before it, so that a paragraph begins, and
    `named` that this label is a word ("Besluit:"). `zone` is the column it stands in, `limit` how far lines
    reach there if that is known. `marks` are the footnote marks that stood in it: (offset, label).
    """

    text: str
    pieces: list[Piece]
    start: float
    end: float
    head: float
    apart: bool = False
    turned: bool = False
    spaced: bool = False
    soft: bool = False
    wide: bool = False
    fresh: bool = False
    named: bool = False
    zone: int = 0
    limit: float = 0.0
    page: int | None = None
    size: float = 0.0
    bold: bool = False
    row: bool = False
    marks: list[tuple[int, str]] = field(default_factory=list)


def tidy(raw: str, at: int) -> tuple[str, list[Piece]]:
    """The text without odd characters: one plain space for white space of any kind and width.

    Control characters and soft hyphens go, ligatures are spelled out and accents set apart from their
    letter are put on it. `at` is the offset of `raw` in its source.
    """
    text = raw.strip()
    if not text:
        return "", []
    plain = text.isascii() and text.isprintable() and "  " not in text
    if plain or _ODD.search(text) is None:
        return text, [(0, at + raw.index(text[0]), len(text))]
    return _rebuild(raw, at)


def _rebuild(raw: str, at: int) -> tuple[str, list[Piece]]:
    chars: list[tuple[str, int]] = []  # (text, offset in the source): stretches or single characters
    last = 0
    for match in _PARTS.finditer(raw):
        start, end = match.span()
        if start > last:
            chars.append((raw[last:start], at + last))
        last = end
        if match.lastgroup == "space":
            chars.append((" ", at + start))
        elif match.lastgroup == "ligature":
            chars += [(letter, at + start) for letter in unicodedata.normalize("NFKC", match.group())]
        elif match.lastgroup == "combining":
            _put_accent(chars, match.group())
    if last < len(raw):
        chars.append((raw[last:], at + last))
    return _assemble(chars)


def _put_accent(chars: list[tuple[str, int]], accent: str) -> None:
    if not chars:
        return
    text, at = chars.pop()
    letter = unicodedata.normalize("NFC", text[-1] + accent)
    if len(text) > 1:
        chars.append((text[:-1], at))
    chars.append((letter if len(letter) == 1 else text[-1], at + len(text) - 1))


def _assemble(chars: list[tuple[str, int]]) -> tuple[str, list[Piece]]:
    while chars and chars[0][0] == " ":
        del chars[0]
    while chars and chars[-1][0] == " ":
        del chars[-1]
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    previous = ""
    for text, at in chars:
        if text == " " and previous == " ":
            continue  # white space on both sides of something dropped
        if pieces and pieces[-1][1] + pieces[-1][2] == at and pieces[-1][0] + pieces[-1][2] == length:
            pieces[-1] = (pieces[-1][0], pieces[-1][1], pieces[-1][2] + len(text))
        else:
            pieces.append((length, at, len(text)))
        texts.append(text)
        length += len(text)
        previous = text
    return "".join(texts), pieces


def cut(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """The pieces of `text[start:end]`, counted from its beginning."""
    found = []
    for offset, source, length in pieces:
        low, high = max(offset, start), min(offset + length, end)
        if low < high:
            found.append((low - start, source + low - offset, high - low))
    return found
