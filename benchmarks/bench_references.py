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
from samenhang.marking.scanner import Scanner, fold

# one plain pattern for each form: no lists, ranges, joint dossiers or checks
PATTERNS = [
    re.compile(pattern)
    for pattern in (
        r"(?i)\bkamerst(?:uk(?:ken)?)?\.?\s+(?:I{1,2}\s+)?(?:\d{4}[-–/]\d{2,4},?\s+)?\d{2}[\s.]?\d{3}(?:[- ][IVX]+)?(?:,?\s+nrs?\.?\s*\d+)?",
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


def best(run: Callable[[], object], times: int = 9) -> float:
    """The shortest of several runs, in seconds: the least disturbed one."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        spent.append(time.perf_counter() - begin)
    return min(spent)


def straightforward(texts: Sequence[str]) -> int:
    """The matches of all patterns, one pattern after another."""
    return sum(1 for text in texts for pattern in PATTERNS for _ in pattern.finditer(text))


def main() -> None:
    lines = list(paragraphs(1_300_000))
    texts = ["\n".join(lines[i : i + 60]) for i in range(0, len(lines), 60)]
    size = sum(len(text.encode()) for text in texts)
    scanner = Scanner(RULES)
    empty = Scanner([rule for rule in RULES if rule.name == "cvdr"])
    seconds = {
        "references": best(lambda: [scanner.scan(text) for text in texts]),
        "scanner_without_hits": best(lambda: [empty.scan(text) for text in texts]),
        "fold_alone": best(lambda: [fold(text) for text in texts]),
        "limit_regex_one_pattern": best(lambda: [ONE.findall(text) for text in texts]),
        "peer_one_re_pattern_a_form": best(lambda: straightforward(texts), 2),
    }
    result: dict[str, object] = {
        "benchmark": "references",
        "bytes": size,
        "documents": len(texts),
        "marks": sum(len(scanner.scan(text)) for text in texts),
        "peer_matches": straightforward(texts),
        "goal_mb_per_s": 50,
    }
    result |= {f"{name}_mb_per_s": round(size / spent / 1e6, 1) for name, spent in seconds.items()}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
