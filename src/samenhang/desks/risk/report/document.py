# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A document as its parts in order: headings, tables, pictures. What becomes DOCX or PDF. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TypeVar

Made = TypeVar("Made")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""Signs that neither XML nor a page can hold."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is the highest level."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `strong` where it must not be passed over."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Things that are named one below the other."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `caption` above it, `summary` for who hears it, `widths` as shares of the whole.

    Every row has as many cells as `head`; a cell with line feeds is several paragraphs.
    """

    caption: str
    summary: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: `svg`, its words for who does not see it, and the caption under it."""

    name: str
    svg: str
    alt: str
    caption: str


Block = Heading | Paragraph | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks on pages of one direction; `turned` lays them on their side, for what is wide."""

    blocks: tuple[Block, ...]
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The whole; `marks` stand under the title and on every page: that it is made up, who may see it.

    `made` says when and with what it was made, `contents` is the heading of the contents.
    """

    title: str
    language: str
    day: date
    marks: tuple[str, ...]
    made: str
    contents: str
    parts: tuple[Part, ...]

    def headings(self) -> Iterator[Heading]:
        """All headings in order."""
        return (block for part in self.parts for block in part.blocks if isinstance(block, Heading))


def cleaned(made: Made) -> Made:
    """The same with a mark for each sign that no file can hold, and no heading without words."""
    if isinstance(made, Heading) and not made.text.strip():
        return Heading(made.level, "–")  # type: ignore[return-value]
    if isinstance(made, str):
        return _CONTROL.sub("\ufffd", made)  # type: ignore[return-value]
    if isinstance(made, tuple):
        return tuple(map(cleaned, made))  # type: ignore[return-value]
    if is_dataclass(made) and not isinstance(made, type):
        return type(made)(**{one.name: cleaned(getattr(made, one.name)) for one in fields(made)})
    return made
