# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Forms in a PDF that draw each other: ten that each draw the next ten times are a page drawn a billion
times.

How often each form is drawn is reckoned from above before pdfium gets the file. Only names that stand in the
open are followed; resources inside a packed object stream are taken to name every form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

MAX_DRAWN = 200_000  # times: some seconds of work for pdfium
_DEPTH = 45  # pdfium goes no deeper
_OBJECTS = 100_000  # objects that are looked at
_DRAW = re.compile(rb"\bDo\b")
_REFERENCE = re.compile(rb"(?<![\d.])(\d{1,9}) \d{1,5} R\b")
_OBJECT = re.compile(rb"(?<![\d.])(\d{1,9}) \d{1,5} obj\b(.{0,1000}?)(?:endobj|stream)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Form:
    """How many drawings a form orders, and the numbers of the objects that its dictionary names."""

    draws: int
    names: frozenset[int]


def form(head: bytes, content: bytes) -> Form:
    """A form from its dictionary and its unpacked content."""
    return Form(len(_DRAW.findall(content)), frozenset(map(int, _REFERENCE.findall(head))))


def draws_too_much(forms: Mapping[int, Form], data: bytes) -> bool:
    """Whether some form could be drawn more than `MAX_DRAWN` times."""
    if sum(each.draws > 1 for each in forms.values()) < 2:
        return False
    children = _children(forms, data)
    weights = dict.fromkeys(forms, 1)
    for _ in range(_DEPTH):
        top = max(weights.values())
        heavier = {
            number: 1 + forms[number].draws * (top if inner is None else _heaviest(inner, weights))
            for number, inner in children.items()
        }
        if any(weight > MAX_DRAWN for weight in heavier.values()):
            return True
        if all(weights[number] == weight for number, weight in heavier.items()):
            return False
        weights |= heavier
    return False


def _heaviest(inner: Iterable[int], weights: Mapping[int, int]) -> int:
    return max((weights[child] for child in inner), default=0)


def _children(forms: Mapping[int, Form], data: bytes) -> dict[int, set[int] | None]:
    """For each form that draws, the forms it can name: itself, or through one or two objects in the open.

    None where it names something that is packed away.
    """
    loose = {
        int(match.group(1)): set(map(int, _REFERENCE.findall(match.group(2))))
        for match in islice(_OBJECT.finditer(data), _OBJECTS)
        if int(match.group(1)) not in forms
    }
    found: dict[int, set[int] | None] = {}
    for number, each in forms.items():
        if each.draws == 0:
            continue
        if any(name not in loose and name not in forms for name in each.names):
            found[number] = None
            continue
        named = set(each.names)
        for _ in range(2):
            named |= {inner for name in named for inner in loose.get(name, ())}
        found[number] = (named & forms.keys()) - {number}
    return found
