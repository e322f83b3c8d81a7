# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Laws and European acts that texts cite by name, from laws.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from samenhang.vocabulary.entries import Entry, entries

_BWB = re.compile(r"BWB[RV]\d{7}", re.ASCII)
_CELEX = re.compile(r"\d{5}[A-Z]{1,2}\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Law:
    """A law or European act. `short` forms mean it anywhere, `bound` ones only after an article.

    `bwb` is its number in the Basiswettenbestand ("BWBR0005537"; BWBV is a treaty), `celex` that of a
    European act; both None where it is not certain.
    """

    name: str
    short: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    bwb: str | None = None
    celex: str | None = None


def _number(entry: Entry, field: str, shape: re.Pattern[str]) -> str | None:
    value = entry.text(field, "") or None
    if value and not shape.fullmatch(value):
        raise entry.wrong(field, f"{value} does not have the form of such a number")
    return value


@cache
def laws() -> tuple[Law, ...]:
    """All laws and European acts that are known by name, in the order of the file."""
    found = []
    for entry in entries("laws.yaml", "laws", ("name",)):
        entry.only("name", "short", "bound", "bwb", "celex")
        bwb, celex = _number(entry, "bwb", _BWB), _number(entry, "celex", _CELEX)
        found.append(Law(entry.key, entry.texts("short"), entry.texts("bound"), bwb, celex))
    return tuple(found)
