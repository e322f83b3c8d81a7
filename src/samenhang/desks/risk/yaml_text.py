# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""YAML that people write, with the line of every place, and what pydantic finds wrong said by file, line and
place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from samenhang.errors import InvalidInput

Place = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Located:
    """What a YAML text says, and the line (from 1) on which each place in it begins. Keys are text always."""

    file: str
    data: Any
    lines: Mapping[Place, int]

    def line(self, place: Iterable[str | int]) -> int:
        """The line of a place; of parts that are not in the text (names of kinds) nothing is taken."""
        found: Place = ()
        for part in place:
            if (*found, part) in self.lines:
                found = (*found, part)
        return self.lines.get(found, 1)

    def wrong(self, place: Iterable[str | int], what: str, expected: str) -> InvalidInput:
        """The error for what is wrong at a place."""
        parts = tuple(place)
        where = ".".join(str(part) for part in parts)
        at = f"{self.file}, line {self.line(parts)}"
        return InvalidInput(f"{at}: {where}: {what}" if where else f"{at}: {what}", f"expected: {expected}")

    def read(self, model: type[M]) -> M:
        """The text as this model. Raises InvalidInput with file, line, place and what is expected."""
        try:
            return model.model_validate(self.data)
        except ValidationError as error:
            raise self._first(error.errors()) from error

    def _first(self, errors: list[ErrorDetails]) -> InvalidInput:
        first = errors[0]
        what, expected = _said(first)
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return self.wrong(first["loc"], what + more, expected)


def _said(error: ErrorDetails) -> tuple[str, str]:
    """What is wrong, and what is expected."""
    context = error.get("ctx", {})
    if error["type"] == "wrong":
        return str(context["what"]), str(context["expected"])
    if error["type"] == "missing":
        return "is missing", "this field"
    message = error["msg"]
    given = (
        repr(error["input"]) if isinstance(error["input"], str | int | float | None) else "a list or mapping"
    )
    return f"{given} is not right", message.removeprefix("Input should be ")


def wrong(what: str, expected: str) -> PydanticCustomError:
    """An error for a validator: what is wrong, and what is expected."""
    return PydanticCustomError("wrong", "{what}", {"what": what, "expected": expected})


class Strict(BaseModel):
    """A mapping in a file: a field that is not known is refused, with the ones that are."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _only_known(cls, data: Any) -> Any:
        if isinstance(data, Mapping):
            known = [field.alias or name for name, field in cls.model_fields.items()]
            for key in data:
                if key not in known:
                    raise wrong(f"field “{key}” is unknown", f"one of {', '.join(known)}")
        return data


def located(text: bytes | str, file: str) -> Located:
    """Read YAML. Raises InvalidInput where it is no YAML, or where a key stands twice."""
    loader = _LOADER(text)
    try:
        node = loader.get_single_node()
        lines: dict[Place, int] = {}
        data = _built(node, (), lines, file, loader) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f", line {mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or "this cannot be read"
        raise InvalidInput(f"{file}{at}: {problem}", "expected: YAML, in UTF-8") from error
    finally:
        loader.dispose()
    return Located(file, data, lines)


def _built(node: yaml.Node, place: Place, lines: dict[Place, int], file: str, loader: Any) -> Any:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_built(one, (*place, at), lines, file, loader) for at, one in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return loader.construct_object(node)
    found: dict[str, Any] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in found:
            at = f"{file}, line {key.start_mark.line + 1}"
            raise InvalidInput(
                f"{at}: {'.'.join(map(str, (*place, name)))} stands twice", "expected: each key once"
            )
        found[name] = _built(value, (*place, name), lines, file, loader)
        lines[(*place, name)] = key.start_mark.line + 1
    return found
