# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of the vocabulary: YAML that analysts edit, read with checks that name the file and the entry.

Every scalar is read as text: a day needs no quotation marks, and "No" or "on" never turns into a truth value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from samenhang.errors import InvalidInput

FOLDER = Path(__file__).parent
STATUSES = ("verified", "memory", "derived")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one file; every getter raises InvalidInput where the value is not what it must be."""

    file: str
    key: str
    fields: Mapping[str, Any]

    def wrong(self, field: str, what: str) -> InvalidInput:
        return InvalidInput(f"{self.file}, entry {self.key}: {field} {what}", f"mend {self.file}")

    def text(self, field: str, default: str | None = None) -> str:
        value = self.fields.get(field, default)
        if not isinstance(value, str) or (not value and default is None):
            raise self.wrong(field, "must be a text")
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        value = self.fields.get(field) or []
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise self.wrong(field, "must be a list of texts")
        return tuple(value)

    def day(self, field: str) -> date | None:
        """An ISO day, or None where it is absent (open or unknown)."""
        value = self.fields.get(field)
        return None if value is None else self.parse_day(field, value)

    def parse_day(self, field: str, value: object) -> date:
        try:
            if isinstance(value, str) and _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise self.wrong(field, "must be a day like 2015-12-21")

    def period(self) -> tuple[date | None, date | None]:
        """First day, and the day on which it is over (the successor begins)."""
        first, over = self.day("from"), self.day("to")
        if first and over and over < first:
            raise self.wrong("to", "is before from")
        return first, over

    def status(self) -> str:
        value = self.text("status", "memory")
        if value not in STATUSES:
            raise self.wrong("status", f"must be one of {', '.join(STATUSES)}")
        return value

    def only(self, *allowed: str) -> None:
        """No other fields than these: a misspelt field must not be passed over in silence."""
        for field in self.fields:
            if field not in allowed:
                raise self.wrong(str(field), f"is unknown (known: {', '.join(allowed)})")


@cache
def load(name: str, folder: Path) -> Mapping[str, Any]:
    """One file of the vocabulary, as written: sections by name."""
    try:
        node = yaml.compose((folder / name).read_bytes(), yaml.CBaseLoader)
    except (OSError, yaml.YAMLError) as error:
        raise InvalidInput(f"{name} cannot be read: {error}", f"mend {name}") from error
    content = _plain(name, node)
    if not isinstance(content, dict):
        raise InvalidInput(f"{name}: must have named sections", f"mend {name}")
    return content


def _plain(name: str, node: yaml.Node | None) -> object:
    """Texts, lists and dictionaries of a node: quicker than a YAML constructor, and stricter."""
    if isinstance(node, yaml.MappingNode):
        found = {key.value: _plain(name, value) for key, value in node.value}
        if len(found) < len(node.value):
            line = node.start_mark.line + 1
            raise InvalidInput(f"{name}: the same name twice in what starts at line {line}", f"mend {name}")
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(name, value) for value in node.value]
    return node.value if node is not None else None


def entries(
    name: str, section: str, key: str | tuple[str, ...] = "id", folder: Path = FOLDER
) -> Iterator[Entry]:
    """The entries of one section, in order; their keys (one field, or several together) are unique."""
    key = (key,) if isinstance(key, str) else key
    rows = load(name, folder).get(section)
    if not isinstance(rows, list):
        raise InvalidInput(f"{name}: {section} must be a list", f"mend {name}")
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        parts = [str(row.get(part) or "") for part in key] if isinstance(row, dict) else [""]
        label = " ".join(parts) if all(parts) else ""
        if not label or label in seen:
            why = "has the same key twice" if label else f"has no {' and '.join(key)}"
            raise InvalidInput(f"{name}, {section} number {number} {why} {label}".rstrip(), f"mend {name}")
        seen.add(label)
        yield Entry(name, label, row)


def valid(first: date | None, over: date | None, day: date | None) -> bool:
    """Whether something from `first` until `over` (that day not included) holds on a day; no day: yes."""
    return day is None or ((first is None or first <= day) and (over is None or day < over))
