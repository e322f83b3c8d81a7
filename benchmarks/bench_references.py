# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""References alone, in bytes of dense parliamentary text a second, on one core.

Beside it, in the same run: the `regex` module scanning the same text for one pattern (the limit), and the
straightforward way, one pattern of `re` for each form, run one after another (the peer).
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence

import regex

from benchmarks.parliament import paragraphs
from samenhang.marking.references import RULES
from samenhang.marking.scanner import Rule, Scanner, Scene, fold

# one plain pattern for each form: no lists, ranges, joint dossiers or checks
PATTERNS = [
    re.compile(pattern)
    for pattern in (
        r"(?i)\bkamerst(?:uk(?:ken)?)?\.?\s+(?:I{1,2}\s+)?(?:\d{4}[-–/]\d{2,4},?\s+)?\d{2}[\s.]?\d{3}"
        r"(?:[- ][IVX]+)?(?:,?\s+nrs?\.?\s*\d+)?",
        r"\(\d{2}\s?\d{3}(?:[- ][IVX]+)?,\s+nr\.?\s*\d+\)",
        r"\b\d{5}(?:-[IVX]+)?-\d{1,4}\b",
        r"\b(?:stuk|krijgt|onder)\s+nrs?\.?\s*\d+",
        r"(?i)\bhandelingen\s+I{1,2}\s+\d{4}[-–/]\d{2,4},\s+nr\.?\s*\d+,\s+items?\s+\d+",
        r"(?i)\baanhangsel\s+(?:van\s+de\s+)?handelingen\s+.{0,20}\d{4}[-–/]\d{2,4},\s+nr\.?\s*\d+",
        r"\b(?:Stb|Stcrt|Trb)\.?\s+\d{4},?\s+(?:nr\.?\s*)?\d+",
        r"\b20\d{2}[DZAP]\d{5}\b",
        r"\bECLI:[A-Z]{2}:[A-Z]+:\d{4}:[A-Z0-9.]+",
        r"\bBWB[RV]\d{7}\b",
        r"(?i)\b(?:richtlijn|verordening|besluit)\s+(?:\((?:EU|EG)\)\s+)?(?:nr\.?\s*)?\d+/\d+",
        r"(?i)\bart(?:ikel|\.)\s+\d+[a-z]?,?\s.{0,40}?(?:Grondwet|Awb|Woo|AVG|Wetboek van \w+)",
        r"\b[A-Z][a-z]+wet\b",
        r"\bmoties?-[A-Z]\w+(?:/[A-Z]\w+)*",
        r"\bmotie\s+van\s+(?:het\s+lid|de\s+leden)\s+[A-Z]\w+(?:(?:,\s|\s+en\s+)[A-Z]\w+)*",
        r"\b(?:rapport|advies|onderzoek)\s+[“‘\"«].{1,200}?[”’\"»]",
    )
]
ONE = regex.compile(r"Kamerstukken? II \d{4}")


def undisturbed(
    runs: dict[str, Callable[[str], object]], batches: Sequence[Sequence[str]], rounds: int
) -> dict[str, float]:
    """Seconds for all batches of each run: the runs take turns on a batch, and the shortest turn counts.

    Seconds of the processor, not of the clock; other work on the machine only makes a turn longer, so this is
    what the code costs by itself.
    """
    spent = dict.fromkeys(runs, 0.0)
    for batch in batches:
        shortest = dict.fromkeys(runs, float("inf"))
        for _ in range(rounds):
            for name, run in runs.items():
                begin = time.process_time()
                for text in batch:
                    run(text)
                shortest[name] = min(shortest[name], time.process_time() - begin)
        for name, seconds in shortest.items():
            spent[name] += seconds
    return spent


def straightforward(text: str) -> int:
    """The matches of all patterns, one pattern after another."""
    return sum(1 for pattern in PATTERNS for _ in pattern.finditer(text))


def main() -> None:
    lines = list(paragraphs(660_000))
    texts = ["\n".join(lines[i : i + 60]) for i in range(0, len(lines), 60)]
    batches = [texts[i : i + 20] for i in range(0, len(texts), 20)]
    one_text = [["\n".join(lines)]]
    size = sum(len(text.encode()) for text in texts)
    scanner = Scanner(RULES)
    nothing = Scanner([Rule(rule.name, rule.anchors, _find_nothing, rule.group) for rule in RULES])
    seconds = undisturbed(
        {
            "references": scanner.scan,
            "scanner_alone": nothing.scan,
            "fold_alone": fold,
            "limit_regex_one_pattern": ONE.findall,
        },
        batches,
        15,
    )
    seconds |= undisturbed({"references_in_one_long_text": scanner.scan}, one_text, 15)
    seconds |= undisturbed({"peer_one_re_pattern_a_form": straightforward}, batches, 2)
    result: dict[str, object] = {
        "benchmark": "references",
        "bytes": size,
        "marks": sum(len(scanner.scan(text)) for text in texts),
        "peer_matches": sum(map(straightforward, texts)),
        "goal_mb_per_s": 50,
    }
    result |= {f"{name}_mb_per_s": round(size / spent / 1e6, 1) for name, spent in seconds.items()}
    print(json.dumps(result))


def _find_nothing(scene: Scene, start: int, end: int) -> tuple[()]:
    return ()


if __name__ == "__main__":
    main()
