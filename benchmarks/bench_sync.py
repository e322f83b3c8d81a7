# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Following a SyncFeed from nothing: python -m benchmarks.bench_sync [--entities 100000]

A fake feed in a process of its own serves that many entities on loopback; this process follows them into a
new ledger, once more where nothing changed, then again after a round of correction. The limits stand beside
the figures. `parsing` is what lxml alone takes for the same pages: the least that any reader needs.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from lxml import etree
from tests.arriving import follow, snapshot
from tests.servers.parliament import FakeFeed, serving_feed
from tests.servers.schemas import filled, guid, shapes

from samenhang.delivery import answers_of
from samenhang.ledger import Ledger, open_ledger

SECONDS, AGAIN, MEGABYTES = 120.0, 2.0, 500.0
CORRECTED = 0.25


def serve(entities: int, line: Connection) -> None:
    """The process of the fake feed: says where it is, corrects when it is told to."""
    feed, chance = FakeFeed(), random.Random(1)
    roots = list(shapes())
    issued: list[tuple[str, str]] = []
    for number in range(entities):
        root, identifier = roots[number % len(roots)], guid(chance)
        feed.issue(root, filled(root, chance, identifier), identifier)
        issued.append((root, identifier))
    with serving_feed(feed):
        line.send(feed.base)
        while (message := line.recv()) != "end":
            for root, identifier in issued[: int(entities * message)]:
                feed.correct(root, [identifier])
            line.send("corrected")


def timed(ledger: Ledger, base: str) -> tuple[float, Any]:
    """One round: its seconds, and what came of it."""
    begun = time.perf_counter()
    followed = follow(ledger, FakeFeed(base=base))
    assert followed.problems == [], followed.problems
    return time.perf_counter() - begun, followed


def peak() -> float:
    """The most memory this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def parsing(ledger: Ledger) -> float:
    """The seconds that lxml alone takes to parse the same pages."""
    answers = answers_of(ledger)
    pages = [answers.read(row[1]) for row in snapshot(ledger)["answer"]]
    begun = time.perf_counter()
    for page in pages:
        etree.fromstring(page)
    return time.perf_counter() - begun


def measure(entities: int, base: str, line: Connection) -> dict[str, Any]:
    """The figures of all rounds."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as ledger:
        worked = time.process_time()
        first, followed = timed(ledger, base)
        worked = time.process_time() - worked
        after_first = peak()
        again, _ = timed(ledger, base)
        line.send(CORRECTED)
        line.recv()
        corrected, told = timed(ledger, base)
        after_all = peak()
        assert (followed.new, told.new) == (entities, 0)
        return {
            "entities": entities,
            "first round, seconds": {"measured": round(first, 1), "limit": SECONDS},
            "first round, seconds of one core": round(worked, 1),
            "entities a second": round(entities / first),
            "round without a change, seconds": {"measured": round(again, 2), "limit": AGAIN},
            "round of correction": {"entities": told.again, "seconds": round(corrected, 1)},
            "peak memory, MB": {
                "after the first": round(after_first),
                "after all": round(after_all),
                "limit": MEGABYTES,
            },
            "parsing by lxml alone, seconds": round(parsing(ledger), 1),
        }


def main() -> None:
    """Print the figures as JSON."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--entities", type=int, default=100_000)
    entities = given.parse_args().entities
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(entities, theirs), daemon=True)
    server.start()
    print(json.dumps(measure(entities, ours.recv(), ours), indent=2))
    ours.send("end")
    server.join(10)


if __name__ == "__main__":
    main()
