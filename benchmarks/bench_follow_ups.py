# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Follow-ups, in millions of characters of dense parliamentary text a second, beside one pattern of `regex`.

Prints JSON: for each module its speed alone and what it costs a character beyond the pass over the text that
all rules share.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from datetime import date

import regex

from benchmarks.parliament import paragraphs
from samenhang.marking import commitments, decisions, delays, intentions, recommendations
from samenhang.marking.scanner import Rule, Scanner

MODULES = {
    "commitments": commitments.RULES,
    "delays": delays.RULES,
    "recommendations": recommendations.RULES,
    "decisions": decisions.RULES,
    "intentions": intentions.RULES,
}
PEER = r"\b(?:zeg|zeggen) (?:ik|wij) (?:\w+ ){0,6}toe\b"
SIZE = 1_000_000


def seconds(run: Callable[[], object], times: int = 5) -> float:
    """Processor time of the shortest of several runs: other work on the machine does not count."""
    spent = []
    for _ in range(times):
        begin = time.process_time()
        run()
        spent.append(time.process_time() - begin)
    return min(spent)


def measure(rules: Sequence[Rule], texts: Sequence[str], size: int) -> dict[str, float]:
    """Speed in MB/s, nanoseconds a character beyond the shared pass, and marks for each 10,000 characters."""
    today = date(2023, 1, 1)
    scanner = Scanner(rules)
    idle = Scanner([Rule(rule.name, rule.anchors, lambda *_: (), rule.group) for rule in rules])
    marks = sum(len(scanner.scan(text, today)) for text in texts)
    full = seconds(lambda: [scanner.scan(text, today) for text in texts])
    shared = seconds(lambda: [idle.scan(text, today) for text in texts])
    return {
        "mb_per_second": round(size / full / 1e6, 1),
        "ns_per_character_beyond_scan": round((full - shared) / size * 1e9, 1),
        "marks_per_10000_characters": round(marks / size * 10_000, 2),
    }


def main() -> None:
    """Print the figures as JSON."""
    texts = list(paragraphs(SIZE))
    size = sum(map(len, texts))
    every = tuple(rule for rules in MODULES.values() for rule in rules)
    figures: dict[str, object] = {"follow_ups": measure(every, texts, size)}
    figures |= {name: measure(rules, texts, size) for name, rules in MODULES.items()}
    peer = regex.compile(PEER)
    spent = seconds(lambda: [peer.findall(text) for text in texts])
    figures["peer"] = {"module": "regex", "pattern": PEER, "mb_per_second": round(size / spent / 1e6, 1)}
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
