# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Six hundred real motions, read by hand: hardly any recalls a promise, and none makes one or keeps one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.parliament import SHARED

from samenhang.marking.marker import mark
from samenhang.model import MarkKind
from samenhang.reading import read

CASES = Path(__file__).parents[1] / "cases" / "motions_promises.json"
FOLDER = SHARED / "motions"
KINDS = (MarkKind.COMMITMENT, MarkKind.RECALLED, MarkKind.FULFILLED)


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared data are not here")
def test_motions_recall_promises_and_make_none() -> None:
    rows = json.loads(CASES.read_text("utf-8"))
    wrong, missed = [], []
    for path in sorted(FOLDER.glob("*.json")):
        text = json.loads(path.read_text("utf-8"))["content"]
        document = read(text.encode(), "motion.txt")
        marks = [m for m in mark(document) if m.kind in KINDS]
        known = [(kind, text[a:b].strip()[:40]) for kind, a, b in rows.get(path.name[:8], [])]
        for m in marks:
            words = document.text[m.start : m.end]
            right = {kind for kind, begin in known if begin[:25] in words}
            if m.kind is not MarkKind.RECALLED or not right & {"recalled", "doubtful", "under-way"}:
                wrong.append((path.name, m.kind, words))
        spoken = [document.text[m.start : m.end] for m in marks if m.kind is MarkKind.RECALLED]
        missed += [
            (path.name, begin)
            for kind, begin in known
            if kind == "recalled" and not any(begin[:25] in words for words in spoken)
        ]
    assert wrong == []
    assert missed == []
