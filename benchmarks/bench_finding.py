# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many promises are found, and how many of those found are promises, in real debates read by hand.

`tests/cases/debates.json` says where they stand: offsets and labels, not the text. The files are sorted by
name; every second one is held out: rules are made on the errors of the others alone. A finding is right where
it overlaps one of its kind; what the reader called doubtful counts neither way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.parliament import SHARED
from samenhang.marking.marker import mark
from samenhang.model import Document, Mark, MarkKind
from samenhang.reading import read

CASES = Path(__file__).parents[1] / "tests" / "cases" / "debates.json"
FOLDERS = (SHARED / "handelingen" / "repaired", SHARED / "pdf", SHARED.parents[1] / "seeds")
KINDS = {
    "made": MarkKind.COMMITMENT,
    "recalled": MarkKind.RECALLED,
    "fulfilled": MarkKind.FULFILLED,
}
SAME = ("earliest", "latest", "firm")
HALVES = ("development", "held-out")


@dataclass(slots=True)
class Tally:
    """Of one kind: `read` by hand, of these `met` by a finding; `found` by the rules, of these `right`."""

    read: int = 0
    met: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        return round(self.right / self.found, 3) if self.found else None

    @property
    def recall(self) -> float | None:
        return round(self.met / self.read, 3) if self.read else None


@dataclass(slots=True)
class Result:
    """The tallies of one half by kind, and its errors as (file, sort of error, start, end)."""

    kinds: dict[str, Tally] = field(default_factory=dict)
    errors: list[tuple[str, str, int, int]] = field(default_factory=list)

    def of(self, kind: str) -> Tally:
        return self.kinds.setdefault(kind, Tally())


def papers() -> Iterator[tuple[str, Mapping[str, Any], Document, Sequence[Mark]]]:
    """Half, what was read by hand, the document and its marks, of every file that is at hand."""
    for number, case in enumerate(json.loads(CASES.read_text("utf-8"))):
        path = next((folder / case["file"] for folder in FOLDERS if (folder / case["file"]).exists()), None)
        if path is None:
            continue
        document = read(path.read_bytes(), path.name)
        if (document.digest, len(document.text)) != (case["digest"], case["characters"]):
            raise SystemExit(f"{path.name} is read otherwise than when it was marked by hand")
        day = date.fromisoformat(case["day"]) if "day" in case else None
        yield HALVES[number % 2], case, document, mark(document, day)


def measure() -> dict[str, Result]:
    """The result of each half."""
    results = {half: Result() for half in HALVES}
    for half, case, document, marks in papers():
        for kind in KINDS:
            _compare(results[half], kind, case, marks)
        _deadlines(results[half], case, marks, document)
    return results


def _compare(result: Result, kind: str, case: Mapping[str, Any], marks: Sequence[Mark]) -> None:
    tally = result.of(kind)
    wanted = [row for row in case["found"] if row["kind"] == kind]
    doubtful = [row for row in case["found"] if row["kind"] == "doubtful"]
    found = [m for m in marks if m.kind is KINDS[kind]]
    for row in wanted:
        tally.read += 1
        met = any(_overlaps(row, m) for m in found)
        tally.met += met
        if not met:
            result.errors.append((case["file"], f"missed {kind}", row["start"], row["end"]))
    for m in found:
        right = any(_overlaps(row, m) for row in wanted)
        if right or not any(_overlaps(row, m) for row in doubtful):
            tally.found += 1
            tally.right += right
            if not right:
                result.errors.append((case["file"], f"wrong {kind}", m.start, m.end))


def _deadlines(result: Result, case: Mapping[str, Any], marks: Sequence[Mark], document: Document) -> None:
    """Of the promises that were found: whether by when is right, days and flag alike, or rightly none."""
    tally = result.of("deadline")
    for row in case["found"]:
        if row["kind"] not in ("made", "recalled"):
            continue
        found = next((m for m in marks if m.kind is KINDS[row["kind"]] and _overlaps(row, m)), None)
        if found is None:
            continue
        due, want = found.value.get("due", {}), row.get("due", {})
        tally.read += bool(want)
        tally.found += bool(due)
        same = bool(due and want) and all(due[key] == want[key] for key in SAME)
        tally.met += same
        tally.right += same
        if not same and (due or want):
            result.errors.append((case["file"], "deadline", found.start, found.end))


def _overlaps(row: Mapping[str, Any], m: Mark) -> bool:
    return bool(row["start"] < m.end and m.start < row["end"])


def main() -> None:
    table = {
        half: {
            kind: {
                "precision": tally.precision,
                "recall": tally.recall,
                "found": tally.found,
                "read_by_hand": tally.read,
            }
            for kind, tally in result.kinds.items()
        }
        for half, result in measure().items()
    }
    print(json.dumps({"benchmark": "promises in real debates", **table}, indent=1))


if __name__ == "__main__":
    main()
