# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo documents give the items of a list that was made by hand: found, tied, and standing so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from samenhang import app
from samenhang.desks.followup.analysis.item import Item
from samenhang.desks.followup.register import Asked, Register
from samenhang.ledger import Ledger

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "demo_items.yaml").read_text())
DAY: date = CASES["day"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with app.demo(tmp_path_factory.mktemp("demo")) as bureau:
        bureau.add([app.demo_files()], False, lambda *_: None)
        yield bureau.ledger


@pytest.fixture(scope="module")
def items(demo: Ledger) -> tuple[Item, ...]:
    register = Register(demo, DAY)
    every = date.max  # also what only documents without a date tell
    names = [line.name for line in register.lines(Asked(every, limit=500)).lines]
    return tuple(register.item(name, DAY) for name in names)


@pytest.fixture(scope="module")
def named(demo: Ledger) -> dict[str, str]:
    return {entry.digest: entry.name for entry in demo.entries()}


def fits(item: Item, case: dict[str, Any], named: dict[str, str]) -> bool:
    """Whether an item holds the parts of a case."""
    parts = Counter((named[part.evidence.document], part.role.value) for part in item.parts)
    wanted = Counter(map(tuple, case["parts"]))
    said = " ".join((item.line.what, item.line.quote))
    return item.line.kind == case["kind"] and wanted <= parts and case.get("what", "") in said


@pytest.mark.parametrize("case", CASES["items"], ids=lambda case: case["name"])
def test_an_item_is_found_and_tied(
    case: dict[str, Any], items: tuple[Item, ...], named: dict[str, str]
) -> None:
    (item,) = [item for item in items if fits(item, case, named)]
    line = item.line
    assert case.get("to", "") in (line.to or "")
    for name in ("state", "number", "ministry", "days_late"):
        assert case.get(name, getattr(line, name)) == getattr(line, name)


def test_no_two_of_them_are_one_item(items: tuple[Item, ...], named: dict[str, str]) -> None:
    found = [item.line.name for case in CASES["items"] for item in items if fits(item, case, named)]
    assert len(set(found)) == len(CASES["items"])


def test_every_item_rests_on_words_that_stand_there(demo: Ledger, items: tuple[Item, ...]) -> None:
    for item in items:
        for part in item.parts:
            words = part.evidence
            assert demo.document(words.document).text[words.start : words.end] == words.quote
        assert item.line.address == item.parts[0].address or item.line.quote in {
            part.evidence.quote for part in item.parts
        }


def test_nothing_of_the_demo_is_left_to_a_person_by_mistake(demo: Ledger) -> None:
    for offer in Register(demo, DAY).offers():
        assert offer.reason
        assert 0.4 <= offer.score < 0.7


def test_the_advice_the_motion_the_promise_and_the_note_are_one_chain(items: tuple[Item, ...]) -> None:
    chain = next(item.chain for item in items if CASES["chain"][0]["what"] in item.line.what)
    kinds = {one.line.name: one.line.kind.value for one in chain}
    told = [(one.line.kind.value, one.line.what, kinds.get(one.came_of or "")) for one in chain]
    assert len(told) == len(CASES["chain"])
    for (kind, what, of), case in zip(told, CASES["chain"], strict=True):
        assert (kind, of) == (case["kind"], case.get("of"))
        assert case["what"] in what
    assert all(one.reason and one.score >= 0.7 for one in chain if one.came_of)


def test_the_chain_is_the_same_from_each_of_its_items(items: tuple[Item, ...]) -> None:
    chains = {tuple(one.line.name for one in item.chain) for item in items if item.chain}
    assert len(chains) == 1
    (names,) = chains
    assert {item.line.name for item in items if item.chain} == set(names)
