# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""YAML that people write, checked: an error says the file, the line, the field and what is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from samenhang.errors import InvalidInput

_BOOL, _FLOAT = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:float"
_REPLACED = (_BOOL, _FLOAT, "tag:yaml.org,2002:timestamp")


class _Loader(yaml.SafeLoader):
    """YAML 1.2 where it matters: 1e6 is a number, and on, off, yes and no are words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _REPLACED]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|True|false|False)$"), list("tTfF"))
_Loader.add_implicit_resolver(
    _FLOAT,
    re.compile(r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?$"),
    list("-+0123456789."),
)

Place = tuple[str | int, ...]
"""The way to a field: ("measures", 3, "cost", "capex")."""
SHOWN = 8
"""How many errors of a file are told at once."""


class Written(BaseModel):
    """Something that people write: a field that is not known is refused, not passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Model = TypeVar("Model", bound=Written)


@dataclass(frozen=True, slots=True)
class PlacedYaml:
    """A YAML file as it was written, so that what is wrong in it can be pointed at."""

    name: str
    node: yaml.Node

    @classmethod
    def of(cls, name: str, content: bytes) -> PlacedYaml:
        """The file of this name. Raises InvalidInput."""
        try:
            node = yaml.compose(content, _Loader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise InvalidInput(
                f"{name} is no YAML: {' '.join(str(error).split())}", f"mend {name}"
            ) from error
        if not isinstance(node, yaml.MappingNode):
            raise InvalidInput(f"{name} has no named fields", "write fields as name: value")
        _twice(name, node)
        return cls(name, node)

    def read(self, model: type[Model], place: Place = ()) -> Model:
        """What stands at a place, as the model has it. Raises InvalidInput with all that is wrong."""
        node = self._node(place)
        content = _Loader("").construct_document(node) if node is not None else {}
        try:
            return model.model_validate(content)
        except ValidationError as error:
            faults = [self._fault(place, one) for one in error.errors()]
            more = f"; and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
            raise InvalidInput("; ".join(faults[:SHOWN]) + more, f"mend {self.name}") from error

    def where(self, place: Place) -> str:
        """A place in words: "measures.yaml, line 12, measures[dijken].cost"."""
        node: yaml.Node | None = self.node
        line, words = 1, ""
        for step in place:
            inner = _step(node, step)
            if inner is None:
                if isinstance(step, str) and not isinstance(node, yaml.MappingNode):
                    continue
                if isinstance(step, str) and _tagged(node, step):
                    continue  # pydantic names the kind that it chose; nobody wrote that
                words += f".{step}" if words else str(step)
                break
            node, line = inner, inner.start_mark.line + 1
            words += f"[{_named(inner, step)}]" if isinstance(step, int) else f".{step}" if words else step
        return f"{self.name}, line {line}, {words}" if words else self.name

    def wrong(self, place: Place, error: InvalidInput) -> InvalidInput:
        """The same error, with where it is."""
        return InvalidInput(f"{self.where(place)}: {error.what}", error.remedy or f"mend {self.name}")

    def _node(self, place: Place) -> yaml.Node | None:
        node: yaml.Node | None = self.node
        for step in place:
            node = _step(node, step)
        return node

    def _fault(self, place: Place, error: Any) -> str:
        said = error["msg"].removeprefix("Value error, ")
        words = {
            "missing": "is missing",
            "extra_forbidden": "is not a field that is known here",
            "union_tag_not_found": "its kind is missing",
        }
        given = error["input"]
        shown = f" (given: {given!r})" if isinstance(given, str | int | float) else ""
        return f"{self.where((*place, *error['loc']))}: {words.get(error['type'], said + shown)}"


def _step(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        inner: yaml.Node = node.value[step]
        return inner
    return None


def _named(node: yaml.Node, step: int) -> str:
    """The id of an entry of a list, else its number from 1."""
    name = _step(node, "id")
    return str(name.value) if isinstance(name, yaml.ScalarNode) else str(step + 1)


def _tagged(node: yaml.Node | None, step: str) -> bool:
    kind = _step(node, "kind")
    return isinstance(kind, yaml.ScalarNode) and kind.value == step


def _twice(name: str, node: yaml.Node) -> None:
    for inner in _nodes(node):
        if isinstance(inner, yaml.MappingNode):
            seen: set[str] = set()
            for key, _ in inner.value:
                if isinstance(key, yaml.ScalarNode) and key.value in seen:
                    line = key.start_mark.line + 1
                    raise InvalidInput(f"{name}, line {line}: {key.value} is there twice", "leave one out")
                seen.add(str(key.value))


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        yield one
        if isinstance(one, yaml.SequenceNode):
            waiting += one.value
        elif isinstance(one, yaml.MappingNode):
            waiting += [value for _, value in one.value]
