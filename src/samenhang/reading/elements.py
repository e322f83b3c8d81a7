# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Feeding XML to a reader, element by element, without building a tree.

Nothing outside the file is ever loaded, entities are refused, and depth is bounded by the parser (256), so a
hostile file costs no more than its own size.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import html5
from typing import Protocol

from lxml import etree

from samenhang.errors import Unreadable
from samenhang.reading import limits

_ENTITY = tuple(
    "<!ENTITY".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_KEPT = (b"amp", b"lt", b"gt", b"quot", b"apos")


class Elements(Protocol):
    """A reader that is fed: names are local, without their namespace."""

    def start(self, name: str, values: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def data(self, text: str) -> None: ...


class _Local:
    """The target of the parser: cuts namespaces off names."""

    def __init__(self, reader: Elements) -> None:
        self.reader = reader
        self.data = reader.data
        self.names: dict[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = self.names.get(tag)
        if name is None:
            name = self.names[tag] = local(tag)
        self.reader.start(name, attributes)

    def end(self, tag: str) -> None:
        self.reader.end(self.names[tag])

    def close(self) -> None:
        """Nothing is left to give: the reader has it all."""


def names(words: str) -> frozenset[str]:
    """Names of elements, written in one string."""
    return frozenset(words.split())


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace or prefix."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def value(values: Mapping[str, str], name: str, default: str = "") -> str:
    """An attribute by its local name."""
    found = values.get(name)
    if found is None:
        found = next((text for tag, text in values.items() if local(tag) == name), default)
    return found


def feed(data: bytes, reader: Elements) -> None:
    """Feed a whole XML file to a reader. Raises Unreadable: damaged, hostile or too-large."""
    limits.check_size(data, limits.XML)
    refuse_entities(data)
    parser = etree.XMLParser(
        target=_Local(reader),  # type: ignore[arg-type]  # lxml gives text as str, and no comments are asked for
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        etree.fromstring(_spelled(data), parser)
    except etree.XMLSyntaxError as error:
        raise refused(error) from error


def refuse_entities(data: bytes) -> None:
    """Refuse XML that declares entities: documents have no use for them, attacks have."""
    if any(pattern in data for pattern in _ENTITY):
        raise Unreadable(
            "hostile",
            "the XML declares entities, which can read other files or grow without end",
            "if you trust the file, save it anew without its DOCTYPE and add that",
        )


def refused(error: etree.XMLSyntaxError) -> Unreadable:
    """What a parse error means to the person who added the file."""
    message = (error.msg or "not well-formed").split(",")[0]
    if "depth" in message.lower():
        return Unreadable(
            "hostile", "elements nested more than 256 deep", "ask the sender for a plain version"
        )
    return Unreadable(
        "damaged",
        f"not well-formed XML at line {error.lineno or 1}: {message}",
        "fetch the file again, or add the PDF or HTML of the same document",
    )


def _spelled(data: bytes) -> bytes:
    """Named characters of older files (&eacute;) written out: their DTD is never loaded."""
    if b"<!DOCTYPE" not in data[:4096]:
        return data

    def spell(found: re.Match[bytes]) -> bytes:
        letters = None if found[1] in _KEPT else html5.get(found[1].decode() + ";")
        return found[0] if letters is None else "".join(f"&#{ord(c)};" for c in letters).encode()

    return _NAMED.sub(spell, data)
