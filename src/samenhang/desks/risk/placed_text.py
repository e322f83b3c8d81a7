# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""YAML that people write, with the line of each field: what is wrong is said with file, line and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from samenhang.errors import InvalidInput

Where = tuple[str | int, ...]


class Field(BaseModel):
    """A mapping in a file: what is not known is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


M = TypeVar("M", bound=Field)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """What a YAML file says, and the line (from 1) of every field in it."""

    name: str
    said: Any
    lines: Mapping[Where, int]

    def read(self, model: type[M]) -> M:
        """As this model. Raises InvalidInput for the first field that is wrong."""
        try:
            return model.model_validate(self.said)
        except ValidationError as error:
            found = error.errors()
            first, more = found[0], len(found) - 1
            words = f"{first['msg'][:1].lower()}{first['msg'][1:]}" + (f" (and {more} more)" if more else "")
            raise self.wrong(first["loc"], _given(first["input"], first["type"]), words) from error

    def wrong(self, where: Where, what: str, expected: str) -> InvalidInput:
        """The error for what stands at a place; parts that are not in the file are left out of it."""
        place = self._known(where)
        missing = ".".join(str(part) for part in where[len(place) :] if isinstance(part, str))
        path = ".".join(map(str, place)) + (f".{missing}" if missing and what == "is missing" else "")
        return InvalidInput(f"{self.name}, line {self.lines[place]}: {path or 'the file'}: {what}", expected)

    @contextmanager
    def at(self, *where: str | int) -> Iterator[None]:
        """What is refused inside is said to stand at this place."""
        try:
            yield
        except InvalidInput as error:
            raise self.wrong(where, error.what, error.remedy) from error

    def _known(self, where: Where) -> Where:
        place: Where = ()
        for part in where:
            if (*place, part) not in self.lines:
                break
            place = (*place, part)
        return place


def placed(content: bytes, name: str) -> PlacedText:
    """Read YAML. Raises InvalidInput where it is none, is empty, or says a field twice."""
    lines: dict[Where, int] = {(): 1}
    try:
        loader = yaml.SafeLoader(content)
        node = loader.get_single_node()
        said = _Reading(name, loader, lines, set()).said(node, ()) if node is not None else {}
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise InvalidInput(f"{name}{line}: this is no YAML", "expected YAML in UTF-8") from error
    if not isinstance(said, dict):
        raise InvalidInput(f"{name}, line 1: no fields", "expected a mapping that begins with kind:")
    return PlacedText(name, said, lines)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Of a file: what was read so far."""

    name: str
    loader: Any
    lines: dict[Where, int]
    seen: set[int]

    def said(self, node: yaml.Node, where: Where) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(where, line)
        if id(node) in self.seen:  # a few lines of aliases of aliases would fill the memory
            raise InvalidInput(
                f"{self.name}, line {line}: an alias (*)", "expected what it stands for, in full"
            )
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.said(one, (*where, at)) for at, one in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        return self.loader.construct_object(node)

    def _mapping(self, node: yaml.MappingNode, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            field, line = str(key.value), key.start_mark.line + 1
            if field in found:
                path = ".".join(map(str, (*where, field)))
                raise InvalidInput(
                    f"{self.name}, line {line}: {path} stands there twice", "expected each field once"
                )
            self.lines[(*where, field)] = line
            found[field] = self.said(value, (*where, field))
        return found


def _given(value: Any, kind: str) -> str:
    if kind == "missing":
        return "is missing"
    return (
        f"{value!r}" if isinstance(value, str | int | float | None) else "a list or mapping that does not fit"
    )
