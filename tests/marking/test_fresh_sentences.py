# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences written before the rules were looked at: how many promises are found, and that nothing else is.

The odd lines of a heading in `fresh_found` and `fresh_none` were for developing, the even ones were held out:
no rule was made on them, so that their level says how the rules do on sentences that nobody here has seen.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from samenhang.marking.commitments import RULES
from samenhang.marking.commitments.voices import Voice, hear
from samenhang.marking.deadlines import dated
from samenhang.marking.scanner import Scanner
from samenhang.model import Mark, MarkKind

CASES = Path(__file__).parents[1] / "cases"
TODAY = date(2022, 11, 22)
VOICES = {
    "spoken": Voice.GOVERNMENT,
    "answer": Voice.ANSWER,
    "member": Voice.MEMBER,
    "chair": Voice.CHAIR,
    "list": Voice.CHAIR,
}
KINDS = {"made": MarkKind.COMMITMENT, "recalled": MarkKind.RECALLED, "fulfilled": MarkKind.FULFILLED}
SAID = {"spoken": "made", "answer": "made", "chair": "recalled", "list": "recalled"}
LEVEL = {"developed": (1.0, 0.98), "held-out": (0.96, 0.84), "further": (1.0, 1.0)}
"""The least precision and recall of each half, as measured; a level rises with the rules, and never falls."""


@cache
def scanner() -> Scanner:
    return Scanner(RULES)


def heard(text: str, voice: Voice) -> list[Mark]:
    marks = (hear(m, voice) if m.kind is MarkKind.COMMITMENT else m for m in scanner().scan(text, TODAY))
    return [m for m in marks if m is not None]


def sentences(name: str, half: str) -> list[tuple[str, str]]:
    blocks = yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))
    start, step = {"developed": (0, 2), "held-out": (1, 2), "further": (0, 1)}[half]
    return [(heading, line) for heading, block in blocks.items() for line in block.splitlines()[start::step]]


def found(heading: str, text: str) -> bool:
    sub, _, of = heading.partition("_")
    marks = heard(text, VOICES.get(heading, Voice.LETTER))
    return bool(marks) and (marks[0].kind, marks[0].value.get("of")) == (
        KINDS[SAID.get(sub, sub)],
        of or None,
    )


@pytest.mark.parametrize(
    ("half", "name"), [("developed", "fresh"), ("held-out", "fresh"), ("further", "further")]
)
def test_promises_are_found_and_nothing_else_is(half: str, name: str) -> None:
    cases, none = sentences(f"{name}_found", half), sentences(f"{name}_none", half)
    missed = [case for case in cases if not found(*case)]
    wrong = [case for case in none if heard(case[1], VOICES.get(case[0], Voice.LETTER))]
    right = len(cases) - len(missed)
    precision, recall = right / (right + len(wrong)), right / len(cases)
    least = LEVEL[half]
    assert precision >= least[0], wrong if half != "held-out" else precision
    assert recall >= least[1], missed if half != "held-out" else recall


def test_there_are_as_many_that_must_not_be_found() -> None:
    halves = [(half, name) for half, name in (("developed", "fresh"), ("held-out", "fresh"))]
    promises = sum(len(sentences(f"{name}_found", half)) for half, name in halves)
    others = sum(len(sentences(f"{name}_none", half)) for half, name in halves)
    assert promises + others >= 240
    assert 0.4 < promises / (promises + others) < 0.6


DUE = yaml.safe_load((CASES / "fresh_due.yaml").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", DUE, ids=lambda case: str(case[1])[:60])
def test_a_promise_is_due_when_its_words_say(
    case: tuple[date, str, date | None, date | None, object],
) -> None:
    today, text, earliest, latest, firm = case
    marks = dated(scanner().scan(text, today), text, today)
    promise = next(m for m in marks if m.kind is MarkKind.COMMITMENT)
    due = promise.value.get("due")
    expected = (earliest and earliest.isoformat(), latest and latest.isoformat(), firm)
    got = (None, None, "none") if due is None else (due["earliest"], due["latest"], due["firm"])
    assert got == expected
