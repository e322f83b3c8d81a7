# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of identifiers: import, size, look-up; beside a dictionary in memory and SQLite with an index."""

from __future__ import annotations

import json
import lzma
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from samenhang.ledger.identifiers import Identifiers, import_list

REAL = Path(__file__).parents[2] / "shared" / "data" / "parliament" / "wetsuite" / "op_keylist.xz"
ASKED = 20_000


def made() -> Iterator[str]:
    """A million identifiers in the shapes of the real ones, where the real list is not at hand."""
    for dossier in range(20_000, 36_000):
        yield from (f"kst-{dossier}-{number}" for number in range(1, 41))
    for year in range(1995, 2025):
        yield from (f"stcrt-{year}-{number}" for number in range(1, 12_001))


def source(folder: Path) -> Path:
    if REAL.exists():
        return REAL
    path = folder / "made.xz"
    path.write_bytes(lzma.compress("\n".join(made()).encode(), preset=0))
    return path


def microseconds(has: Callable[[str], object], questions: list[str]) -> float:
    """What one look-up costs."""
    begin = time.perf_counter()
    for question in questions:
        has(question)
    return round((time.perf_counter() - begin) / len(questions) * 1e6, 2)


def beside(path: Path, folder: Path, questions: list[str]) -> dict[str, object]:
    """The same look-ups in SQLite, and the size of its file."""
    file = folder / "peer.sqlite"
    with Identifiers.open(path) as listed, sqlite3.connect(file) as peer:
        peer.execute("create table ids (id text primary key) without rowid")
        peer.executemany("insert into ids values (?)", ((one,) for one in listed))
        peer.commit()
        spent = microseconds(
            lambda q: peer.execute("select 1 from ids where id = ?", (q,)).fetchone(), questions
        )
    return {"peer_sqlite_lookup_us": spent, "peer_sqlite_mb": round(file.stat().st_size / 1e6, 1)}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "identifiers"
        begin = time.perf_counter()
        count = import_list(source(folder), path)
        spent = time.perf_counter() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
        begin = time.perf_counter()
        listed = Identifiers.open(path)
        opened = time.perf_counter() - begin
        rng = random.Random(5)
        wanted = set(rng.sample(range(count), ASKED))
        there = [one for number, one in enumerate(listed) if number in wanted]
        rng.shuffle(there)
        result: dict[str, object] = {
            "benchmark": "identifiers",
            "identifiers": count,
            "import_s": round(spent, 1),
            "import_peak_mb": round(peak),
            "file_mb": round(path.stat().st_size / 1e6, 1),
            "open_ms": round(opened * 1e3, 1),
            "lookup_us": microseconds(listed.__contains__, there),
            "lookup_absent_us": microseconds(listed.__contains__, [one + "9" for one in there]),
            "goal_lookup_us": 50,
            "goal_file_mb": 300,
        }
        print(json.dumps(result | beside(path, folder, there)))
        listed.close()


if __name__ == "__main__":
    main()
