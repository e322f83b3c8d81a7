# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""XML and JSON as strangers send it: bounded, without entities, matched on local names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from samenhang.errors import NotFetched

LONGEST = 64_000_000
"""Bytes of one answer that is parsed as a whole."""
DEEPEST = 60
"""Elements within elements; the real ones stay under ten."""
_SPACE = b" \t\r\n\x0b\x0c"


def tree_of(data: bytes, what: str, mended: bool = False) -> etree._Element:
    """The root of an XML document; `what` names it in the error.

    Nothing outside it is loaded and no entity is replaced. White space before the declaration, which feeds
    often have, is forgiven. `mended` lets libxml2 go on after an error. Raises NotFetched.
    """
    if len(data) > LONGEST:
        raise NotFetched("too-large", f"{what} is larger than {LONGEST // 1_000_000} MB")
    if b"<!ENTITY" in data:
        raise NotFetched("broken", f"{what} declares entities, which no source needs", "tell its host")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=mended,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data.lstrip(_SPACE), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotFetched(
            "broken", f"{what} is no XML: {error}", "it is asked again at the next round"
        ) from error
    if root is None:
        raise NotFetched("broken", f"{what} is empty", "it is asked again at the next round")
    if _too_deep(root):
        raise NotFetched("broken", f"{what} has elements more than {DEEPEST} deep", "tell its host")
    return root


def _too_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children with one of these local names; all elements where none is given."""
    for child in element:
        if isinstance(child.tag, str) and (not names or local(child) in names):
            yield child


def child(element: etree._Element, *names: str) -> etree._Element | None:
    """The first such child."""
    return next(children(element, *names), None)


def within(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Every element with this local name, at any depth, the element itself included."""
    return element.iter("{*}" + name)


def text_of(element: etree._Element | None) -> str:
    """All text of an element with its white space folded; "" where there is no element."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def json_of(data: bytes, what: str) -> Any:
    """The value of a JSON document. Raises NotFetched for what is none."""
    if len(data) > LONGEST:
        raise NotFetched("too-large", f"{what} is larger than {LONGEST // 1_000_000} MB")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotFetched(
            "broken", f"{what} is no JSON: {error}", "it is asked again at the next round"
        ) from error
    level, depth = [value], 0
    while level:
        depth += 1
        level = [inner for one in level for inner in _inner(one)]
        if depth > DEEPEST:
            raise NotFetched("broken", f"{what} is more than {DEEPEST} deep", "tell its host")
    return value


def _inner(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def json_bytes(value: Any) -> bytes:
    """A value as JSON, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
