# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""All marks together, in characters of dense parliamentary text a second, beside one pattern of `regex`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import regex

from benchmarks.parliament import paragraphs
from samenhang.marking.marker import mark, scanner
from samenhang.model import Document, Media, Passage


def document(lines: list[str]) -> Document:
    """Lines as the passages of a document."""
    passages, at = [], 0
    for number, line in enumerate(lines):
        passages.append(Passage(number, at, at + len(line)))
        at += len(line) + 1
    return Document("0" * 64, "bench.txt", Media.TEXT, "\n".join(lines), tuple(passages))


def best(run: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds: the least disturbed one."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        spent.append(time.perf_counter() - begin)
    return min(spent)


def main() -> None:
    lines = list(paragraphs(2_000_000))
    documents = [document(lines[i : i + 60]) for i in range(0, len(lines), 60)]
    size = sum(len(d.text.encode()) for d in documents)
    scanner()
    pattern = regex.compile(r"Kamerstukken? II \d{4}")
    text = "\n".join(lines)
    marks = sum(len(mark(d)) for d in documents)
    ours = best(lambda: [mark(d) for d in documents])
    scan = best(lambda: [scanner().scan(d.text) for d in documents])
    peer = best(lambda: sum(1 for _ in pattern.finditer(text)))
    print(
        json.dumps(
            {
                "benchmark": "all marks",
                "bytes": size,
                "marks": marks,
                "all_marks_mb_per_s": round(size / ours / 1e6, 1),
                "scan_only_mb_per_s": round(size / scan / 1e6, 1),
                "limit_regex_one_pattern_mb_per_s": round(size / peer / 1e6, 1),
                "goal_mb_per_s": 10,
            }
        )
    )


if __name__ == "__main__":
    main()
