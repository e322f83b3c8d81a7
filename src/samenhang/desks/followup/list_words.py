# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lists call their columns, states and kinds: `list_words.yaml`, which people can add to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml


class Field(StrEnum):
    """What a column of a list can be."""

    ITEM = "item"
    KIND = "kind"
    WHAT = "what"
    STATE = "state"
    BY = "by"
    TO = "to"
    MADE = "made"
    DUE = "due"
    DUE_WORDS = "due_words"
    FIRM = "firm"
    NUMBER = "number"
    DOSSIER = "dossier"
    OWNER = "owner"
    FORECAST = "forecast"


@cache
def _table() -> Any:
    return yaml.safe_load(Path(__file__).with_name("list_words.yaml").read_text("utf-8"))


@cache
def headings(field: Field) -> tuple[str, ...]:
    """What a column is called, the clearest name first, in the form of `simple`."""
    return tuple(simple(name) for name in _table()["headings"][field.value])


@cache
def words(field: Field) -> Mapping[str, str]:
    """What the words in a column of states, kinds or firmness mean: small letters to a key."""
    found = _table()["words"].get(field.value, {})
    return {word.lower(): meant for meant, said in found.items() for word in said}


def simple(text: str) -> str:
    """A heading in small letters without accents or signs: "Te voldoen vóór:" is "te voldoen voor"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", bare.lower()))
