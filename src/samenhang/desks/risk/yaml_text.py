# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""YAML that people write: read within bounds, and what is wrong in it said by file, line, field and what is
expected.

Plain values are those of the core schema of YAML 1.2 (yaml.org/spec/1.2.2, section 10.3): 1e6 is a number,
and no, on, 1:30 and 2026-11-25 are text (what is a date, pydantic reads from its text).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf, nan
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from samenhang.desks.risk.strict_fields import LONGEST, expected_of, short, unfit, what_of
from samenhang.errors import InvalidInput

MOST = 4_000_000
"""Bytes of a file: some fifty times the largest catalogue that is known."""
VALUES = 400_000
"""Values of a file: what bounds the memory that a file of many small values takes."""
DEPTH = 40
"""How deep fields may stand in each other."""
SHOWN = 8
"""How many errors of a file are told at once."""
_DIGITS = 300
"""Characters of a number; what is longer is text."""

Place = tuple[str | int, ...]
"""The way to a field: ("measures", 3, "cost", "capex"); entries of a list count from 0."""
M = TypeVar("M", bound=BaseModel)

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STR = "tag:yaml.org,2002:str"
_HOLDERS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
_WORDS: Mapping[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), nan),
}
_WHOLE = re.compile(r"[-+]?[0-9]+")
_REAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place."""

    place: Place
    what: str
    expected: str


@dataclass(frozen=True, slots=True)
class Located:
    """What a YAML text says, and the line (from 1) on which each place in it begins. Keys are text always."""

    file: str
    data: Any
    lines: Mapping[Place, int]

    def line(self, place: Iterable[str | int]) -> int:
        """The line of a place; of what is not in the text, that of what should hold it."""
        return self.lines.get(self._known(place), 1)

    def path(self, place: Iterable[str | int]) -> str:
        """A place in words: measures[dike].cost.capex. An entry of a list goes by its id or code, else its
        number from 1.
        """
        words, inner = "", self.data
        for part in place:
            inner = _inside(inner, part)
            if isinstance(part, int):
                words += f"[{_called(inner) or part + 1}]"
            else:
                words += f".{short(part)}" if words else short(part)
        return words

    def wrong(self, place: Iterable[str | int], what: str, expected: str) -> InvalidInput:
        """The error for what is wrong at a place."""
        return InvalidInput(f"{self.file}, {self._said(tuple(place), what)}", f"expected: {expected}")

    def unfit(self, place: Place, expected: str) -> InvalidInput:
        """The error for a value that is not what is expected, or is not there."""
        what = unfit(self._value(place)) if self._known(place) == place else "is missing"
        return self.wrong(place, what, expected)

    @contextmanager
    def at(self, *place: str | int) -> Iterator[None]:
        """What is refused inside is said to stand at this place."""
        try:
            yield
        except InvalidInput as error:
            said = f"{self.file}, {self._said(place, error.what)}"
            raise InvalidInput(said, error.remedy or f"mend {self.file}") from error

    def read(self, model: type[M], place: Place = ()) -> M:
        """What stands at a place, as this model has it. Raises InvalidInput with what is wrong in it."""
        if self._known(place) != place:
            raise self.wrong(place, "is missing", "fields, as name: value")
        try:
            return model.model_validate(self._value(place))
        except ValidationError as error:
            raise self._refused(self._faults(place, error.errors(include_url=False))) from error

    def _refused(self, faults: list[Fault]) -> InvalidInput:
        first, *others = faults
        also = [f"{self._said(one.place, one.what)}, expected {one.expected}" for one in others[: SHOWN - 1]]
        if len(faults) > SHOWN:
            also.append(f"and {len(faults) - SHOWN} more")
        return self.wrong(first.place, first.what, "; also ".join((first.expected, *also)))

    def _faults(self, start: Place, errors: list[ErrorDetails]) -> list[Fault]:
        """What pydantic found, each place once: of a union, it says for each kind that it is not that."""
        found: dict[Place, Fault] = {}
        for error in errors:
            place, expected = self._placed(start, error), expected_of(error)
            before = found.get(place)
            if before is None:
                found[place] = Fault(place, what_of(error), expected)
            elif expected not in before.expected:
                found[place] = Fault(place, before.what, f"{before.expected}, or {expected}")
        return list(found.values())

    def _placed(self, start: Place, error: ErrorDetails) -> Place:
        """The place of an error, without the names of kinds that pydantic puts in and nobody wrote."""
        place = self._known((*start, *error["loc"]))
        match error["type"]:
            case "missing":
                return (*place, error["loc"][-1])
            case "wrong" if error["ctx"]["field"]:
                return (*place, str(error["ctx"]["field"]))
            case "union_tag_invalid" | "union_tag_not_found":
                return (*place, str(error["ctx"]["discriminator"]).strip("'"))
        return place

    def _value(self, place: Place) -> Any:
        value = self.data
        for part in place:
            value = _inside(value, part)
        return value

    def _known(self, place: Iterable[str | int]) -> Place:
        found: Place = ()
        for part in place:
            if (*found, part) in self.lines:
                found = (*found, part)
        return found

    def _said(self, place: Place, what: str) -> str:
        where = self.path(place)
        return f"line {self.line(place)}: {where}: {what}" if where else f"line {self.line(place)}: {what}"


def _inside(holder: Any, part: str | int) -> Any:
    if isinstance(holder, dict):
        return holder.get(part)
    fits = isinstance(holder, list) and isinstance(part, int) and part < len(holder)
    return holder[part] if fits else None


def _called(entry: Any) -> str:
    for name in ("id", "code"):
        value = entry.get(name) if isinstance(entry, dict) else None
        if isinstance(value, str | int) and len(str(value)) <= LONGEST:
            return str(value)
    return ""


# ---------------------------------------------------------------- reading


def located(text: bytes | str, file: str, most: int = MOST) -> Located:
    """Read YAML of at most `most` bytes. Raises InvalidInput with the line where it is no YAML, or holds an
    alias, a tag, a field that is there twice, more than one document, or something else than fields.
    """
    if len(text) > most:
        raise InvalidInput(f"{file} is larger than {most // 1000} kB", "expected: a smaller file")
    reading = _Reading(file)
    try:
        said = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        for event in yaml.parse(said, _PARSER):
            reading.take(event)
    except UnicodeError as error:
        raise InvalidInput(f"{file} is no YAML: no text in UTF-8", "expected: YAML, in UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f", line {mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise InvalidInput(f"{file}{at} is no YAML: {problem}", "expected: YAML, in UTF-8") from error
    if not isinstance(reading.data, dict):
        raise InvalidInput(f"{file}, line 1: there are no fields", "expected: fields, as name: value")
    return Located(file, reading.data, reading.lines)


@dataclass(slots=True)
class _Open:
    """A list or mapping of which the end was not yet read; of a mapping the field whose value comes next."""

    place: Place
    held: Any
    field: str | None = None


@dataclass(slots=True)
class _Reading:
    """Of a file: what was read so far. It grows by events, so that deep nesting takes no stack."""

    file: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    opened: list[_Open] = field(default_factory=list)
    documents: int = 0

    def take(self, event: Any) -> None:
        """The next event of the parser."""
        line = event.start_mark.line + 1
        match event:
            case yaml.ScalarEvent() if self._awaits_field:
                self._name(event.value, line)
            case yaml.ScalarEvent():
                self._put(self._scalar(event, line), line)
            case yaml.MappingStartEvent():
                self._open({}, event.tag, line)
            case yaml.SequenceStartEvent():
                self._open([], event.tag, line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.opened.pop()
            case yaml.AliasEvent():
                raise self._wrong(self._next, line, "an alias (*)", "what it stands for, in full")
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise self._wrong((), line, "a second document (---)", "one document in a file")

    @property
    def _awaits_field(self) -> bool:
        return bool(self.opened) and isinstance(self.opened[-1].held, dict) and self.opened[-1].field is None

    @property
    def _next(self) -> Place:
        """Where the next value stands."""
        if not self.opened or self._awaits_field:
            return self.opened[-1].place if self.opened else ()
        around = self.opened[-1]
        return (*around.place, len(around.held) if around.field is None else around.field)

    def _name(self, name: str, line: int) -> None:
        around = self.opened[-1]
        place = (*around.place, name)
        if name in around.held:
            raise self._wrong(place, line, "is there twice", "each field once")
        around.field = name
        self.lines[place] = line

    def _open(self, holder: Any, tag: str | None, line: int) -> None:
        place = self._next
        if self._awaits_field:
            raise self._wrong(place, line, "a name that is a list or fields", "text before the colon")
        if tag is not None and tag not in _HOLDERS:
            raise self._wrong(place, line, f"a tag ({short(tag)})", "a value without a tag")
        if len(self.opened) == DEPTH:
            raise self._wrong((), line, f"more than {DEPTH} levels in each other", "fewer levels")
        self._put(holder, line)
        self.opened.append(_Open(place, holder))

    def _put(self, value: Any, line: int) -> None:
        place = self._next
        self.lines.setdefault(place, line)
        if len(self.lines) > VALUES:
            raise self._wrong((), line, f"more than {VALUES} values", "a smaller file")
        if not self.opened:
            self.data = value
            return
        around = self.opened[-1]
        if isinstance(around.held, list):
            around.held.append(value)
        else:
            around.held[around.field] = value
            around.field = None

    def _scalar(self, event: Any, line: int) -> Any:
        if event.tag not in (None, "!", _STR):
            raise self._wrong(self._next, line, f"a tag ({short(event.tag)})", "a value without a tag")
        return _plain(event.value) if event.tag is None and event.implicit[0] else event.value

    def _wrong(self, place: Place, line: int, what: str, expected: str) -> InvalidInput:
        return Located(self.file, self.data, {**self.lines, place: line}).wrong(place, what, expected)


def _plain(said: str) -> Any:
    """What stands there without quotes."""
    if said in _WORDS:
        return _WORDS[said]
    if len(said) <= _DIGITS and _WHOLE.fullmatch(said):
        return int(said)
    return float(said) if len(said) <= _DIGITS and _REAL.fullmatch(said) else said


# ---------------------------------------------------------------- writing


class _Dumper(yaml.SafeDumper):
    """Writes what `located` reads back as the same."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _quoted(dumper: yaml.SafeDumper, said: str) -> Any:
    return dumper.represent_scalar(_STR, said, style=None if isinstance(_plain(said), str) else "'")


_Dumper.add_representer(str, _quoted)


def dumped(data: Any) -> str:
    """Plain lists, mappings and values as YAML, which is read back as the same."""
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110))
