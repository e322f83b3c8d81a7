# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast dates, themes and deadlines are found, beside the `regex` module scanning for one date pattern.

Run `python benchmarks/bench_dates.py [FOLDER]`; FOLDER holds JSON files with a text under "content". Without
one the text is made up. Prints one JSON object; MB/s are of UTF-8 on one core, best of several runs.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import regex

from samenhang.marking import dates, strategies, themes
from samenhang.marking.dates.wording import MONTH_NAMES
from samenhang.marking.deadlines import deadline
from samenhang.marking.scanner import Rule, Scanner

DEFAULT = Path(__file__).parents[1].parent / "shared" / "data" / "parliament" / "motions"
TODAY = date(2024, 6, 1)
ROUNDS = 7
MADE_UP = (
    "Den Haag, 21 december 2015. Tijdens het debat van 12 november jl. heb ik uw Kamer toegezegd voor de "
    "zomer van 2016 een brief te sturen over de vitale infrastructuur. De leden van de fracties vragen naar "
    "de inzet van het kabinet en naar de gevolgen voor gemeenten, die in 2014 nieuwe taken kregen.\n"
)
PEER = regex.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTH_NAMES)}) \d{{4}}\b")


def corpus(folder: Path) -> list[str]:
    """Texts of about 20 kB each, a few MB in all."""
    found = [json.loads(path.read_text("utf-8"))["content"] for path in sorted(folder.glob("*.json"))]
    whole = "\n".join(found) or MADE_UP * 1500
    return [whole[place : place + 20_000] for place in range(0, len(whole), 20_000)] * 2


def seconds(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def speed(texts: Sequence[str], rules: Sequence[Rule]) -> dict[str, float]:
    """MB/s, and nanoseconds a character beyond the pass over the text that all rules share."""
    found = Scanner(rules)
    empty = Scanner([Rule(rule.name, rule.anchors, lambda *_: (), rule.group) for rule in rules])
    whole, shared = (
        seconds(lambda: [found.scan(text, TODAY) for text in texts]),
        seconds(lambda: [empty.scan(text) for text in texts]),
    )
    size = sum(len(text.encode()) for text in texts)
    return {
        "mb_per_s": round(size / whole / 1e6, 1),
        "ns_per_char_beyond_pass": round((whole - shared) * 1e9 / sum(map(len, texts)), 1),
        "marks": sum(len(found.scan(text, TODAY)) for text in texts),
    }


def main(folder: Path) -> None:
    texts = corpus(folder)
    size = sum(len(text.encode()) for text in texts)
    sentences = [line for text in texts for line in text.split("\n") if len(line) > 40][:4000]
    report = {
        "characters": sum(map(len, texts)),
        "dates": speed(texts, dates.RULES),
        "themes": speed(texts, themes.RULES),
        "strategies": speed(texts, strategies.RULES),
        "regex_one_pattern_mb_per_s": round(
            size / seconds(lambda: [list(PEER.finditer(text)) for text in texts]) / 1e6, 1
        ),
        "deadline_us_per_sentence": round(
            seconds(lambda: [deadline(s, 0, len(s), TODAY) for s in sentences]) / len(sentences) * 1e6, 1
        ),
    }
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT)
