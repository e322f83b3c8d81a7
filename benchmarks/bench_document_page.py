# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page of a long document costs: 2,000 passages with 5,000 marks and their links.

    python -m benchmarks.bench_document_page

Processor time of an answer by the whole application, and its size compressed. The first answer reads the
document; the later ones find it as it was read lately.
"""

from __future__ import annotations

import gzip
import hashlib
import random
import statistics
import tempfile
import time
from pathlib import Path

from fastapi.testclient import TestClient

from samenhang.ledger import open_ledger
from samenhang.model import (
    Document,
    Fact,
    FactName,
    File,
    Link,
    Mark,
    MarkKind,
    Media,
    Passage,
    PassageKind,
)
from samenhang.server import make_application
from samenhang.settings import read_settings
from samenhang.web.token import OneEntry

PASSAGES, MARKS, CHAPTER = 2_000, 5_000, 25
NAME = "kst-99999-1"
PATHS = ("", "?part=3", "/passages/700", "/findings", "/references")
SENTENCE = (
    "de minister van Defensie zegt de Kamer toe voor de zomer een brief te sturen over de samenhang "
    "tussen de nationale en de internationale veiligheidsstrategie"
)


def long_document(chance: random.Random) -> Document:
    lines, passages, at = [], [], 0
    path: tuple[str, ...] = ()
    for n in range(PASSAGES):
        heading = n % CHAPTER == 0
        line = (
            f"{n // CHAPTER + 1} Hoofdstuk" if heading else " ".join(chance.choices(SENTENCE.split(), k=45))
        )
        kind = PassageKind.HEADING if heading else PassageKind.PARAGRAPH
        passages.append(Passage(n, at, at + len(line), kind, n // 20 + 1, () if heading else path))
        path = (line,) if heading else path
        lines.append(line)
        at += len(line) + 1
    text = "\n".join(lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    facts = (Fact(FactName.IDENTIFIER, NAME),)
    return Document(digest, "lang.txt", Media.TEXT, text, tuple(passages), facts)


def marks_of(document: Document, chance: random.Random) -> list[Mark]:
    found = []
    for _ in range(MARKS):
        passage = chance.choice(document.passages)
        start = chance.randrange(passage.start, passage.end)
        end = min(passage.end, start + chance.choice((8, 15, 25, 120)))
        found.append(Mark(chance.choice(list(MarkKind)), start, end, "bench", {"name": "iets"}, 0.9))
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def measure(client: TestClient, path: str) -> None:
    took = []
    for _ in range(10):
        began = time.process_time()
        answer = client.get(f"/documents/{NAME}{path}")
        took.append(1000 * (time.process_time() - began))
    size = len(gzip.compress(answer.content, 5))
    again = statistics.median(took[1:])
    print(
        f"{path or 'the page':15} first {took[0]:4.0f} ms, again {again:4.0f} ms, {size:7,} bytes compressed"
    )


def main() -> None:
    chance = random.Random(1)
    document = long_document(chance)
    marks = marks_of(document, chance)
    links = [Link(mark, "kst-33763-141", 0.9, "proef") for mark in marks]
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings({"SAMENHANG_DATABASE": str(Path(folder) / "ledger.db")})
        with open_ledger(settings.database) as ledger:
            with ledger.writing("2026-11-24T12:00:00+00:00", "1") as ink:
                ink.keep_document(File(document.digest, document.name, "", len(document.text)), document)
                ink.keep_marks(document, marks, links, (), (), "1")
            entry = OneEntry()
            with TestClient(make_application(settings, ledger, entry, ("testserver",))) as client:
                client.get(f"/enter?token={entry.token}")
                for path in PATHS:
                    measure(client, path)


if __name__ == "__main__":
    main()
