# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What finding near-duplicates adds to taking a document in: python -m benchmarks.bench_copies [DOCUMENTS]

Prints JSON, in milliseconds of processor time a document of ten kilobytes: its signature (in the processes
that read), and holding it against the others (in the one that writes), in an empty ledger and beside so many
documents; and the same where every document is a copy of one that is there. The bounds: well under one
millisecond for the writer; a whole document costs some ten (bench_intake), and beside many documents at most
1.5 times that: `more` is what the others add.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.bench_intake import texts
from samenhang.ledger import Ledger, open_ledger
from samenhang.ledger.alike import Likeness
from samenhang.ledger.copy_tables import LEADS, band, likeness
from samenhang.ledger.engine import fill
from samenhang.ledger.sheet import Sheet, sheet_of
from samenhang.ledger.tables import file
from samenhang.likeness import JUDGE, likeness_of
from samenhang.model import Document, File, Media, Passage

MANY = 50_000
NEW, BATCH = 300, 50
WHEN = "2026-11-25T12:00:00+01:00"


def sheets(tail: str = "") -> list[Sheet]:
    """New documents, written out."""
    made = []
    for number, lines in enumerate(texts(NEW)):
        text = "\n".join(lines) + tail
        digest = f"f{number:07x}{len(tail):056x}"
        document = Document(digest, f"{number}{tail}.txt", Media.TEXT, text, (Passage(0, 0, len(text)),))
        sheet = sheet_of(File(digest, document.name, f"/{document.name}", len(text)), document)
        made.append(replace(sheet, likeness=likeness_of(text)))
    return made


def batches(made: Sequence[Sheet]) -> Iterator[Sequence[Sheet]]:
    for at in range(0, len(made), BATCH):
        yield made[at : at + BATCH]


def settling(ledger: Ledger, made: Sequence[Sheet]) -> tuple[float, int]:
    """Milliseconds a document for holding them against the others, and how many are copies."""
    spent, copies = 0.0, 0
    for batch in batches(made):
        with ledger.writing(WHEN, "1") as ink:
            for sheet in batch:
                ink.keep_sheet(File(sheet.digest, sheet.head[0], f"/{sheet.head[0]}", 1), sheet)
            pen = ink.copies
            begun = time.process_time()
            copies += pen.settle(JUDGE)
            spent += time.process_time() - begun
    return 1000 * spent / len(made), copies


def populate(ledger: Ledger, documents: int) -> None:
    """So many documents that can be found, none of them like any other."""
    chance = random.Random(1)
    with ledger.writing(WHEN, "1") as ink:
        for start in range(1, documents + 1, 10_000):
            keys = range(start, min(start + 10_000, documents + 1))
            looks = [
                Likeness(bytes(480), tuple(chance.getrandbits(64) - 2**63 for _ in range(21))) for _ in keys
            ]
            rows = [(k, f"{k:064x}", "x", f"/x/{k}", 1, "read", None, None, None, "1", WHEN) for k in keys]
            fill(ink.connection, file, rows)
            fill(
                ink.connection,
                likeness,
                [(k, b"", one.packed(), LEADS) for k, one in zip(keys, looks, strict=True)],
            )
            fill(
                ink.connection,
                band,
                [(n, 1, k) for k, one in zip(keys, looks, strict=True) for n in one.bands],
            )


def measured(
    documents: int, folder: Path, made: Sequence[Sheet], again: Sequence[Sheet]
) -> tuple[float, float]:
    with open_ledger(folder / f"{documents}.db") as ledger:
        populate(ledger, documents)
        new, none = settling(ledger, made)
        copied, all_of_them = settling(ledger, again)
        assert (none, all_of_them) == (0, len(again)), (none, all_of_them)
    return new, copied


def main() -> None:
    """Print the figures as JSON."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    whole = ["\n".join(lines) for lines in texts(NEW)]
    begun = time.process_time()
    for text in whole:
        likeness_of(text)
    signing = 1000 * (time.process_time() - begun) / NEW
    made, again = sheets(), sheets(" bureau")
    with tempfile.TemporaryDirectory() as folder:
        empty, copied = measured(0, Path(folder), made, again)
        beside, copied_beside = measured(many, Path(folder), made, again)
    found = {
        "signature": round(signing, 2),
        "new, in an empty ledger": round(empty, 3),
        f"new, beside {many:,}": {"measured": round(beside, 3), "more": round(beside - empty, 3)},
        "a copy, in an empty ledger": round(copied, 2),
        f"a copy, beside {many:,}": round(copied_beside, 2),
    }
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
