# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actor marks, in millions of characters of dense parliamentary text a second, beside one pattern of `regex`.

Also how long the vocabulary takes to load and the scanner to build, and what linking a mark costs.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from datetime import date

import regex

from benchmarks.parliament import paragraphs
from samenhang.linking.actors import link
from samenhang.marking import actors
from samenhang.marking.scanner import Rule, Scanner
from samenhang.vocabulary.bodies import bodies
from samenhang.vocabulary.committees import committees
from samenhang.vocabulary.entries import load
from samenhang.vocabulary.groups import groups
from samenhang.vocabulary.members import members
from samenhang.vocabulary.ministries import ministries
from samenhang.vocabulary.offices import people, portfolios, tenures

LOADERS = (ministries, portfolios, tenures, people, bodies, groups, committees, members)
BATCH = 150  # texts: a millisecond or less, so that other work often leaves a turn alone
PEER = r"minister van [A-Z]\w+"


def seconds(run: Callable[[], object], times: int = 5) -> float:
    """Processor time of the shortest of several runs: other work on the machine does not count."""
    spent = []
    for _ in range(times):
        begin = time.process_time()
        run()
        spent.append(time.process_time() - begin)
    return min(spent)


def undisturbed(scanners: Sequence[Scanner], texts: Sequence[str], rounds: int = 15) -> list[float]:
    """Seconds that each scanner needs for all texts: they take turns on a batch, the shortest turn counts.

    Other work on the machine only makes a turn longer, so this is what the code costs by itself.
    """
    spent = [0.0] * len(scanners)
    for first in range(0, len(texts), BATCH):
        batch = texts[first : first + BATCH]
        shortest = [float("inf")] * len(scanners)
        for _ in range(rounds):
            for number, scanner in enumerate(scanners):
                begin = time.perf_counter()
                for text in batch:
                    scanner.scan(text)
                shortest[number] = min(shortest[number], time.perf_counter() - begin)
        spent = [so_far + best for so_far, best in zip(spent, shortest, strict=True)]
    return spent


def reload() -> None:
    """The whole vocabulary of actors, from the files."""
    load.cache_clear()
    for loader in LOADERS:
        loader.cache_clear()
    for loader in LOADERS:
        loader()


def main() -> None:
    """Print the figures as JSON."""
    texts = list(paragraphs(600_000))
    size = sum(map(len, texts))
    scanner = Scanner(actors.RULES)
    idle = Scanner([Rule(rule.name, rule.anchors, lambda *_: (), rule.group) for rule in actors.RULES])
    marks = [mark for text in texts for mark in scanner.scan(text)]
    marking, scanning = undisturbed([scanner, idle], texts)
    whole, pattern = "\n".join(texts), regex.compile(PEER)
    peer = seconds(lambda: pattern.findall(whole))
    linking = seconds(lambda: [link(mark, date(2024, 6, 1)) for mark in marks])
    figures = {
        "characters": size,
        "marks": len(marks),
        "actors_mb_per_s": round(size / marking / 1e6, 1),
        "scanner_alone_mb_per_s": round(size / scanning / 1e6, 1),
        "regex_one_pattern_mb_per_s": round(size / peer / 1e6, 1),
        "nanoseconds_per_character_above_the_scanner": round((marking - scanning) / size * 1e9, 1),
        "microseconds_per_mark": round((marking - scanning) / max(1, len(marks)) * 1e6, 2),
        "microseconds_per_linked_mark": round(linking / max(1, len(marks)) * 1e6, 2),
        "vocabulary_ms": round(seconds(reload) * 1e3, 1),
        "scanner_build_ms": round(seconds(lambda: Scanner(actors.RULES)) * 1e3, 1),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
