# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""All marks, in bytes of text a second, apart for three sorts of text: a text costs what its marks cost.

Motions are the densest (a mark in every ninety characters), debates hold names and promises, and letters and
notes hold a bit of everything. Each is marked once a turn, document by document, and nothing is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import regex
from lxml import etree

from benchmarks.bench_references import undisturbed
from benchmarks.parliament import SHARED, paragraphs
from samenhang.marking.marker import mark, scanner
from samenhang.model import Document, Media, Passage
from samenhang.reading import read

DEMO = Path(__file__).parents[1] / "demo" / "files"
DEBATES = ("h-", "2020-09-16", "2022-09-21", "2018-04-23")
"""How the names of those files of the demo begin that are debates."""
GOAL = 10
LINES = 60
"""Of a document; one of motions then has about 3,000 characters."""


def document(lines: Sequence[str]) -> Document:
    """Lines as the passages of a document."""
    passages, at = [], 0
    for number, line in enumerate(lines):
        passages.append(Passage(number, at, at + len(line)))
        at += len(line) + 1
    return Document("0" * 64, "bench.txt", Media.TEXT, "\n".join(lines), tuple(passages))


def documents(lines: Iterator[str]) -> list[Document]:
    """All lines, as documents of so many."""
    return [document(some) for some in iter(lambda: list(islice(lines, LINES)), [])]


def motions() -> Iterator[str]:
    """Papers that hold a motion: real ones where they are at hand, else text made from a seed."""
    papers = sorted((SHARED / "motions").glob("*.json"))
    for path in papers:
        yield from json.loads(path.read_text("utf-8"))["content"].splitlines()
    if not papers:
        yield from paragraphs(660_000)


def debates() -> Iterator[str]:
    """What was said in the House: real debates where they are at hand, else nothing."""
    for path in sorted((SHARED / "handelingen" / "repaired").glob("*.xml")):
        for paragraph in etree.parse(path).iter("al"):
            text = " ".join("".join(map(str, paragraph.itertext())).split())
            if text:
                yield text


def letters() -> Iterator[str]:
    """The letters, notes and reports of the demo, passage by passage."""
    for path in sorted(DEMO.iterdir()):
        if not path.name.startswith(DEBATES):
            found = read(path.read_bytes(), path.name)
            yield from (found.text[passage.start : passage.end] for passage in found.passages)


def measured(name: str, texts: list[Document]) -> dict[str, float]:
    """What marking these costs: bytes, marks, and bytes a second for all of it and for the scan alone."""
    if not texts:
        return {}
    by_text = {one.text: one for one in texts}
    runs: dict[str, Callable[[str], object]] = {
        f"{name}_mb_per_s": lambda text: mark(by_text[text]),
        f"{name}_scan_only_mb_per_s": scanner().scan,
    }
    batches = [list(by_text)[at : at + 10] for at in range(0, len(by_text), 10)]
    size = sum(len(text.encode()) for text in by_text)
    speeds = {key: round(size / spent / 1e6, 1) for key, spent in undisturbed(runs, batches, 10).items()}
    return {f"{name}_bytes": size, f"{name}_marks": sum(len(mark(one)) for one in texts), **speeds}


def main() -> None:
    result: dict[str, object] = {"benchmark": "all marks", "goal_mb_per_s": GOAL}
    for name, lines in (("motions", motions()), ("debates", debates()), ("letters", letters())):
        result |= measured(name, documents(lines))
    pattern = regex.compile(r"Kamerstukken? II \d{4}")
    text = "\n".join(motions())
    limit = undisturbed({"limit": pattern.findall}, [[text]], 10)["limit"]
    print(json.dumps(result | {"limit_regex_one_pattern_mb_per_s": round(len(text) / limit / 1e6, 1)}))


if __name__ == "__main__":
    main()
