# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Killed in the middle, again and again: the next start is consistent and goes on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from samenhang.ledger import Ledger, Request
from samenhang.model import Document, Link, MarkKind
from tests.conftest import Library
from tests.ledger import world

ROOT = Path(__file__).parents[2]
DOCUMENTS = 400
WRITER = """
import sys
from samenhang.ledger import ledger, open_ledger
from tests.ledger.world import WHEN, file_of, keep, letter_findings
from tests.ledger.test_killed import paper

ledger.MANY = 20  # so that it is also killed while the index follows
with open_ledger(sys.argv[1], index=sys.argv[2]) as ledger:
    print("begun", flush=True)
    for number in range(int(sys.argv[3])):
        document, found = paper(number)
        if not ledger.knows(document.digest, "reader-1"):
            keep(ledger, document, found)
print("done", flush=True)
"""


def paper(number: int) -> tuple[Document, world.Found]:
    """A paper with its own word and one mark."""
    document = world.document_of([f"De minister over onderwerp{number}.", "Hoogachtend"], f"{number}.txt")
    found = world.mark(document, MarkKind.ACTOR, "minister")
    return document, world.Found((found,), (Link(found, f"person:p{number}", 1.0, "naam"),))


def check(ledger: Ledger) -> int:
    """Every document is whole, in SQL and in the index. Gives how many there are."""
    whole = list(ledger.everything())
    for kept in whole:
        document, found = paper(int(kept.document.name.removesuffix(".txt")))
        assert kept.document == document
        assert (kept.marks, kept.links) == (found.marks, found.links)
    ledger.catch_up()
    found_ = ledger.search(Request("minister", 1000))
    assert (found_.total, found_.behind) == (len(whole), 0)
    assert {hit.entry.digest for hit in found_.hits} == {kept.document.digest for kept in whole}
    with ledger._reading() as connection:
        orphans = "SELECT count(*) FROM mark WHERE document NOT IN (SELECT key FROM document)"
        assert connection.execute(text(orphans)).scalar() == 0
    return len(whole)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on this system")
def test_killed_many_times_and_still_whole(library: Library) -> None:
    chance = random.Random(3)
    counts = [0]
    for _ in range(6):
        process = _writer(library, DOCUMENTS)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.05, 0.5))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        counts.append(check(library.open()))
        library.close()
    assert counts == sorted(counts)
    assert counts[-1] > 0
    process = _writer(library, counts[-1] + 20)
    assert process.communicate()[0].endswith("done\n")
    assert check(library.open()) == counts[-1] + 20


def _writer(library: Library, documents: int) -> subprocess.Popen[str]:
    arguments = [library.where, str(library.index), str(documents)]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
