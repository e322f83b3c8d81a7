# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Demo documents as HTML, Markdown and wrapped text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from html import escape

from demo.story import RETELLING, Block, Story, without_notes


def html(story: Story) -> bytes:
    """A page with navigation around it, as pages on the web have."""
    head = story.head
    names = {"DC.identifier": "identifier", "DCTERMS.issued": "issued", "DC.title": "title"}
    meta = "".join(
        f'<meta name="{name}" content="{escape(head[key], quote=True)}">'
        for name, key in names.items()
        if key in head
    )
    tags = {"heading": "h2", "item": "li", "paragraph": "p", "note": "p"}
    body = "".join(
        f"<{tags[b.kind]}>{escape(f'{b.label} {without_notes(b.text)}'.strip())}</{tags[b.kind]}>"
        for b in story.blocks
        if b.kind in tags
    )
    return (
        f'<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">{meta}'
        f"<title>{escape(head['title'])}</title></head><body><nav><ul><li>Home</li><li>Contact</li></ul></nav><main>"
        f"<h1>{escape(head['title'])}</h1><p>{RETELLING}</p>{body}</main>"
        "<footer>Over deze site</footer></body></html>\n"
    ).encode()


def markdown(story: Story) -> bytes:
    """The story as Markdown."""
    signs = {"heading": "## ", "item": "- "}
    lines = [f"# {story.head['title']}", "", RETELLING, ""]
    for block in story.blocks:
        if block.kind == "note":
            lines += [f"[^{block.label}]: {block.text}", ""]
        else:
            lines += [f"{signs.get(block.kind, '')}{f'{block.label} {block.text}'.strip()}", ""]
    return "\n".join(lines).encode()


def text(story: Story) -> bytes:
    """The story as text in lines of 72 characters, some with a word broken by a hyphen."""
    out: list[str] = []
    for line in (*story.head.get("top", story.head["title"]).split(" / "), RETELLING):
        out += [*textwrap.wrap(line, 72), ""]
    for block in story.blocks:
        out += [*_lines(block), ""]
    return "\n".join(out).encode()


def _lines(block: Block) -> Iterator[str]:
    content = without_notes(block.text)
    if block.kind in ("turn", "interruption"):
        group = f" ({block.group})" if block.group else ""
        yield f"{block.label} {content}{group}:"
    elif block.kind == "item":
        yield from textwrap.wrap(content, 72, initial_indent="- ", subsequent_indent="  ")
    elif block.kind == "heading":
        yield f"{block.label} {content}".strip()
    else:
        yield from textwrap.wrap(content, 72)


WRITERS: dict[str, Callable[[Story], bytes]] = {"html": html, "md": markdown, "txt": text}
