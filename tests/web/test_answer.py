# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which documents an answer speaks of: what the audit log rests on."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from samenhang.server import described
from samenhang.viewer import Level
from samenhang.web.answer import Answer, DocumentRef, bearing, documents_in


class Colour(Enum):
    RED = "red"


class Leaf(Answer):
    words: str
    colour: Colour | None
    document: DocumentRef


class Tree(Answer):
    numbers: tuple[int, ...]
    leaves: tuple[Leaf, ...]
    named: dict[str, DocumentRef]
    maybe: Leaf | None


def ref(name: str) -> DocumentRef:
    return DocumentRef(
        digest=name * 64,
        name=name,
        identifier=None,
        title="",
        kind=None,
        earliest=None,
        latest=None,
        level=Level.PUBLIC,
        address="/",
    )


def leaf(name: str) -> Leaf:
    return Leaf(words="", colour=Colour.RED, document=ref(name))


def test_documents_are_found_wherever_they_stand() -> None:
    tree = Tree(numbers=(1,), leaves=(leaf("a"), leaf("b")), named={"x": ref("c")}, maybe=leaf("d"))
    assert [one.name for one in documents_in(tree)] == ["a", "b", "c", "d"]


def test_a_part_is_looked_through_whatever_its_class_was_declared_as() -> None:
    class Later(Tree):
        more: tuple[DocumentRef, ...]

    later = Later(numbers=(), leaves=(), named={}, maybe=None, more=(ref("e"),))
    assert [one.name for one in documents_in([later])] == ["e"]


def test_every_answer_of_the_application_is_looked_through_where_its_schema_has_a_document() -> None:
    described()  # loads every desk
    found = 0
    for kind in answers(Answer):
        properties = kind.model_json_schema(mode="validation")["properties"] if kind.model_fields else {}
        for name, field in kind.model_fields.items():
            said = str(properties.get(field.alias or name, {}))
            if "$ref': '#/$defs/DocumentRef'" in said:
                found += 1
                assert name in bearing(kind), f"{kind.__qualname__}.{name}"
    assert found > 20


def answers(kind: type[Answer]) -> Iterator[type[Answer]]:
    for one in kind.__subclasses__():
        yield one
        yield from answers(one)
