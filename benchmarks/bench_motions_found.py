# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much the rules find of what a person marked in a hundred real motions and nine real debates.

`tests/cases/motions.json` holds places and labels, not the text. The rules may be improved on the documents
at even places; those at odd places are held back and only measure. A mark is found where one of its kind
begins and ends at the same place; its fields are compared where it was found.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.parliament import SHARED
from samenhang.filter import mark_text
from samenhang.marking.marker import mark
from samenhang.reading import read

CASES = Path(__file__).parents[1] / "tests" / "cases" / "motions.json"
KINDS = frozenset(("motion", "request", "vote", "appreciation"))
HALVES = ("development", "held back")

Found = dict[tuple[str, int, int], dict[str, Any]]
"""The values of marks, by kind, start and end."""


def cases() -> list[dict[str, Any]]:
    """What a person marked, document by document."""
    return json.loads(CASES.read_text("utf-8"))  # type: ignore[no-any-return]


def marked(name: str) -> tuple[str, Found]:
    """The text in which places are counted and its marks: a paper as it came, a debate as it is read."""
    path = SHARED / name
    if path.suffix == ".json":
        text = str(json.loads(path.read_text("utf-8"))["content"])
        found = {(m["kind"], m["start"], m["end"]): m["value"] for m in mark_text(text)}
    else:
        document = read(path.read_bytes(), path.name)
        text = document.text
        found = {(m.kind.value, m.start, m.end): dict(m.value) for m in mark(document)}
    return text, {place: value for place, value in found.items() if place[0] in KINDS}


def changed(case: dict[str, Any], text: str) -> bool:
    """Whether the text is another than that in which the places were counted."""
    return hashlib.sha256(text.encode()).hexdigest() != str(case["sha256"])


def counted(case: dict[str, Any], found: Found) -> Iterator[tuple[str, str]]:
    """What was there, what was found and what was right, for each kind and each field of a kind."""
    for kind, _, _ in found:
        yield kind, "found"
    for one in case["marks"]:
        place = (one["kind"], one["start"], one["end"])
        yield one["kind"], "there"
        if place not in found:
            continue
        yield one["kind"], "right"
        for field in one.keys() - {"kind", "start", "end"}:
            name = f"{one['kind']}.{field}"
            yield name, "there"
            yield name, "found"
            if found[place].get(field) == one[field]:
                yield name, "right"


def measured(half: int) -> dict[str, dict[str, float]]:
    """Precision and recall by kind and field, of the documents at even (0) or odd (1) places."""
    tally: Counter[tuple[str, str]] = Counter()
    for case in cases()[half::2]:
        text, found = marked(case["file"])
        if changed(case, text):
            raise ValueError(f"{case['file']} is read otherwise than when it was marked: move the places")
        tally.update(counted(case, found))
    return {
        name: {
            "precision": round(tally[name, "right"] / max(1, tally[name, "found"]), 3),
            "recall": round(tally[name, "right"] / max(1, tally[name, "there"]), 3),
            "there": tally[name, "there"],
        }
        for name in sorted({name for name, _ in tally})
    }


def main() -> None:
    halves = {name: measured(half) for half, name in enumerate(HALVES)}
    print(json.dumps({"benchmark": "motions found"} | halves))


if __name__ == "__main__":
    main()
