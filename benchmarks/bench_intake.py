# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole flow under load: many documents added by two workers, then one more beside an empty ledger.

    python -m benchmarks.bench_intake [DOCUMENTS]

Prints JSON. The goals of the contract: 5,000 documents of ten kilobytes (half pages of
officielebekendmakingen.nl, half wrapped text) in under 60 seconds on two cores, under 600 MB of memory for
all processes together, and one more document in that ledger at most 1.5 times what it costs in an empty one.
The limits of the same run: reading and hashing the same bytes, and the same passages as bare rows in SQLite.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from html import escape
from itertools import count
from pathlib import Path

from benchmarks.parliament import paragraphs
from samenhang.app import Bureau
from samenhang.settings import Settings

WORKERS = 2
SIZE = 10_000
BATCH = 500


# ---------------------------------------------------------------- documents


def whole(lines: Iterator[str]) -> Iterator[str]:
    """Paragraphs of some lines each: what stands in a motion comes line by line as it was printed."""
    words: list[str] = []
    for line in lines:
        words.append(line.strip())
        size = sum(map(len, words))
        if size > 400 or (size > 120 and words[-1].endswith((".", ";", ":"))):
            yield " ".join(words)
            words = []


def texts(documents: int) -> Iterator[list[str]]:
    """The paragraphs of each document, drawn from a stock: no two are the same, or near it."""
    stock, chance = list(whole(paragraphs(600_000))), random.Random(30821)
    for number in range(documents):
        lines, size = [f"Vastgesteld verslag {number} van de vaste commissie"], 0
        while size < SIZE:
            lines.append(chance.choice(stock))
            size += len(lines[-1])
        yield lines


def page(number: int, lines: Sequence[str]) -> str:
    """A page as officielebekendmakingen.nl has them."""
    dossier, paper = 30_000 + number // 300, 1 + number % 300
    day = f"{2010 + number % 14}-{1 + number % 12:02}-{1 + number % 28:02}"
    meta = {
        "DC.identifier": f"kst-{dossier}-{paper}",
        "DC.type": "Verslag",
        "DC.title": lines[0],
        "DCTERMS.issued": day,
        "OVERHEIDop.dossiernummer": str(dossier),
        "OVERHEIDop.ondernummer": str(paper),
        "OVERHEIDop.publicationName": "Kamerstuk",
    }
    head = "".join(f'<meta name="{name}" content="{escape(value)}" />' for name, value in meta.items())
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines[1:])
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xml:lang="nl"><head>{head}<title>{escape(lines[0])}</title></head><body><div id="kopregel"></div>'
        f'<div id="broodtekst"><h1 class="kamerstuk_kop">{escape(lines[0])}</h1>{body}</div></body></html>\n'
    )


def wrapped(lines: Sequence[str]) -> str:
    """The same as text of eighty columns with empty lines between paragraphs."""
    return "\n\n".join(textwrap.fill(line, 80, break_on_hyphens=False) for line in lines) + "\n"


def write(folder: Path, documents: int) -> list[list[str]]:
    """Write the documents; gives their paragraphs."""
    folder.mkdir()
    written = list(texts(documents))
    for number, lines in enumerate(written):
        html = number % 2 == 0
        path = folder / f"{number:05}.{'html' if html else 'txt'}"
        path.write_text(page(number, lines) if html else wrapped(lines), "utf-8")
    return written


# ---------------------------------------------------------------- cost


class Cost:
    """Memory and time of this process and all below it, looked at four times a second while it is open.

    `together` is the most memory they held at one moment, in bytes.
    """

    def __init__(self) -> None:
        self.together = 0
        self._before = processor(os.getpid())
        self._seconds: dict[int, float] = {}

    @property
    def here(self) -> float:
        """Seconds of processor time of this process."""
        return self._seconds.get(os.getpid(), 0.0) - self._before

    @property
    def below(self) -> float:
        """Seconds of processor time of the processes it started."""
        return sum(seconds for process, seconds in self._seconds.items() if process != os.getpid())

    def look(self) -> None:
        now = 0
        for process in family(os.getpid()):
            now += resident(process)
            self._seconds[process] = max(processor(process), self._seconds.get(process, 0.0))
        self.together = max(self.together, now)


@contextmanager
def cost() -> Iterator[Cost]:
    seen, over = Cost(), threading.Event()

    def watch() -> None:
        while not over.wait(0.25):
            seen.look()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()
        seen.look()


def family(root: int) -> set[int]:
    """A process and every process below it."""
    numbers = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    parents = {number: int(stat[1]) for number in numbers if (stat := _stat(number))}
    found = {root}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _stat(process: int) -> list[str]:
    """What the system tells of a process, from its state on; nothing once it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def processor(process: int) -> float:
    """Seconds of processor time that a process has used."""
    stat = _stat(process)
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK") if stat else 0.0


def resident(process: int) -> int:
    """Bytes of memory that a process holds now; pages that several share count for each in part (PSS)."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


# ---------------------------------------------------------------- measuring


def bureau(folder: Path) -> Bureau:
    """A bureau on a ledger in a folder of its own, with two workers."""
    folder.mkdir(exist_ok=True)
    place = str(folder / "ledger.db")
    nothing = folder / "no-identifiers.bin"
    return Bureau(Settings(place, "", nothing, WORKERS, 200_000_000, 120, 4_096_000_000))


def add(home: Path, path: Path) -> float:
    """Seconds to add what is at a path, the index included."""
    began = time.perf_counter()
    with bureau(home) as work:
        answer = work.add([path], False, lambda done, total, what: None)
    assert not answer.unread, answer.unread[0]
    return time.perf_counter() - began


def one_more(home: Path, folder: Path, numbers: Iterator[int]) -> float:
    """Seconds to add one new document."""
    path = folder / f"one{next(numbers)}.txt"
    path.write_text(f"Een enkel verslag {path.name}\n\n{wrapped(next(texts(1)))}", "utf-8")
    return add(home, path)


def read_and_hash(folder: Path) -> float:
    began = time.perf_counter()
    for path in sorted(folder.iterdir()):
        hashlib.sha256(path.read_bytes()).hexdigest()
    return time.perf_counter() - began


def bare_rows(place: Path, written: Sequence[Sequence[str]]) -> float:
    """Seconds that bare SQLite takes for the same passages as rows."""
    began = time.perf_counter()
    with closing(sqlite3.connect(place)) as peer:
        peer.execute("PRAGMA journal_mode = WAL")
        peer.execute("CREATE TABLE passage (document INTEGER, number INTEGER, text TEXT)")
        for start in range(0, len(written), BATCH):
            batch = enumerate(written[start : start + BATCH], start)
            rows = [(key, n, line) for key, lines in batch for n, line in enumerate(lines)]
            with peer:
                peer.executemany("INSERT INTO passage VALUES (?, ?, ?)", rows)
    return time.perf_counter() - began


def measure(folder: Path, documents: int) -> dict[str, object]:
    files = folder / "files"
    written = write(files, documents)
    size = sum(path.stat().st_size for path in files.iterdir())
    numbers = count()
    with cost() as seen:
        seconds = add(folder / "full", files)
    one_more(folder / "warm", folder, numbers)
    # An empty ledger is made before it is measured: what is compared is adding, not making tables.
    empty = [folder / f"empty{n}" for n in range(5)]
    for home in empty:
        with bureau(home) as work:
            work.status()
    alone = statistics.median(one_more(home, folder, numbers) for home in empty)
    full = statistics.median(one_more(folder / "full", folder, numbers) for _ in range(5))
    return {
        "documents": documents,
        "bytes": size,
        "workers": WORKERS,
        "seconds": round(seconds, 1),
        "documents_per_second": round(documents / seconds, 1),
        "peak_memory_mb": round(seen.together / 1e6),
        "cpu_seconds_here": round(seen.here, 1),
        "cpu_seconds_workers": round(seen.below, 1),
        "limit_read_and_hash_seconds": round(read_and_hash(files), 2),
        "limit_bare_rows_seconds": round(bare_rows(folder / "peer.db", written), 2),
        "one_more_ms_empty": round(alone * 1000, 1),
        "one_more_ms_full": round(full * 1000, 1),
        "one_more_ratio": round(full / alone, 2),
        "goals": {"seconds": 60, "peak_memory_mb": 600, "one_more_ratio": 1.5},
    }


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    folder = Path(tempfile.mkdtemp(prefix="bench"))
    try:
        print(json.dumps({"bench": "intake", **measure(folder, documents)}, indent=1))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
