# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A story: the text from which one demo document is made.

A story starts with lines `name: value` up to an empty line. Then come blocks, with an empty line between
them: `## 1. Heading`, `- item`, `@ Minister | Hennis-Plasschaert` (who speaks from here; a third part
is the group, and `@@` marks an interruption), `[^1]: footnote`, or a paragraph. `[^1]` in a paragraph is
the mark of a footnote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RETELLING = "Dit is een navertelling voor de demo: de feiten zijn echt, de zinnen zijn van Samenhang."
"""Stands in every demo document, so that nobody takes it for the original."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a story; `kind`: heading, item, turn, interruption, note or paragraph.

    `label` is the number of a heading, the mark of a note, or the title of a speaker.
    """

    kind: str
    text: str
    label: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The head and the blocks of one demo document."""

    head: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def file(self) -> str:
        """The name of the document that is made of it; its ending says in which format."""
        return self.head["file"]


def read_story(path: Path) -> Story:
    """Read a story. Raises ValueError naming the file and the line that is not understood."""
    head_text, _, body = path.read_text("utf-8").partition("\n\n")
    head = {}
    for number, line in enumerate(head_text.splitlines(), 1):
        name, colon, value = line.partition(": ")
        if not colon:
            raise ValueError(f"{path.name}, line {number}: expected “name: value”, found “{line}”")
        head[name] = value.strip()
    return Story(head, tuple(_blocks(body)))


def _blocks(body: str) -> Iterator[Block]:
    for raw in re.split(r"\n\s*\n", body.strip()):
        if raw.startswith("- "):
            yield from (
                Block("item", " ".join(item.split())) for item in re.split(r"^- ", raw, flags=re.M)[1:]
            )
        else:
            yield _block(" ".join(raw.split()))


def _block(text: str) -> Block:
    if heading := re.match(r"## (?:([\d.]+)\s+)?(.*)", text):
        return Block("heading", heading[2], heading[1] or "")
    if note := re.match(r"\[\^(\d+)\]: (.*)", text):
        return Block("note", note[2], note[1])
    if turn := re.match(r"(@@?) (.*)", text):
        parts = [*(part.strip() for part in turn[2].split("|")), "", ""]
        return Block("turn" if turn[1] == "@" else "interruption", parts[1], parts[0], parts[2])
    return Block("paragraph", text)


def without_notes(text: str) -> str:
    """A text without the marks of its footnotes."""
    return re.sub(r"\[\^\d+\]", "", text)
