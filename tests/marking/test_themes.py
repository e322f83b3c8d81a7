# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Themes and named strategies: the cases, and that each term and name of the vocabulary is found."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.marking import strategies, themes
from samenhang.marking.scanner import Scanner
from samenhang.model import Mark, MarkKind
from samenhang.vocabulary.strategies import strategies as known_strategies
from samenhang.vocabulary.themes import themes as known_themes

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "themes.yaml").read_text("utf-8"))
SHARED = Path(__file__).parents[2].parent / "shared"
THEMES = Scanner(themes.RULES)
STRATEGIES = Scanner(strategies.RULES)
TERMS = [(theme.id, term) for theme in known_themes() for term in theme.terms]
NAMES = [(one, name) for one in known_strategies() for name in (*one.names, *one.exact, *one.titles)]


def of(mark: Mark) -> list[str]:
    return [mark.value["theme"], *mark.value.get("also", [])]


@pytest.mark.parametrize(("text", "expected"), CASES["themes"], ids=lambda value: str(value)[:50])
def test_theme(text: str, expected: list[list[str]]) -> None:
    marks = THEMES.scan(text)
    assert [[text[m.start : m.end], *of(m)] for m in marks] == expected
    assert all(m.kind is MarkKind.THEME for m in marks)


@pytest.mark.parametrize(("theme", "term"), TERMS, ids=lambda value: str(value))
def test_each_term_is_found_as_a_whole_word(theme: str, term: str) -> None:
    word = term.strip("*")
    for written in (word, word.upper(), word.capitalize()):
        text = f"Over ({written}), zo blijkt."
        marks = THEMES.scan(text)
        whole = [m for m in marks if text[m.start : m.end] == written]
        assert whole, text
        assert theme in of(whole[0])
    if not term.endswith("*"):
        assert word not in [m.value["term"] for m in THEMES.scan(f"{word}qx") if theme in of(m)]
    if not term.startswith("*"):
        assert word not in [m.value["term"] for m in THEMES.scan(f"qx{word}") if theme in of(m)]


@given(
    st.lists(
        st.sampled_from([term.strip("*") for _theme, term in TERMS] + ["de", "en", "x", "-", "é"]),
        max_size=12,
    )
)
@settings(max_examples=100, deadline=None)
def test_themes_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    marks = THEMES.scan(text)
    for early, late in pairwise(marks):
        assert early.end <= late.start
    json.dumps([dict(m.value) for m in marks])


def found(text: str, today: date | None) -> list[list[Any]]:
    return [
        [text[m.start : m.end], m.value["strategy"], m.value["target"]] for m in STRATEGIES.scan(text, today)
    ]


@pytest.mark.parametrize(
    ("text", "today", "expected"), CASES["strategies"], ids=lambda value: str(value)[:50]
)
def test_strategy(text: str, today: date | None, expected: list[list[Any]]) -> None:
    assert found(text, today) == expected


@pytest.mark.parametrize(("strategy", "name"), NAMES, ids=lambda value: getattr(value, "id", value))
def test_each_name_is_found_when_it_was_out(strategy: Any, name: str) -> None:
    text = f"zie de nota {name} van het kabinet"
    marks = STRATEGIES.scan(text, strategy.date)
    (mark,) = [m for m in marks if text[m.start : m.end] == name]
    assert (mark.kind, mark.value["form"]) == (MarkKind.REFERENCE, "strategy")
    assert mark.value["strategy"] == strategy.id or strategy.date is None
    before = strategy.date and date(strategy.date.year - 1, 1, 1)
    if before:
        assert strategy.id not in [m.value["strategy"] for m in STRATEGIES.scan(text, before)]


def test_an_exact_name_keeps_its_capitals() -> None:
    for strategy in known_strategies():
        for name in strategy.exact:
            marks = STRATEGIES.scan(f"de {name.lower()} is er", strategy.date)
            assert not [m for m in marks if m.value["strategy"] == strategy.id], name


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data are not here")
def test_the_letter_of_2015() -> None:
    path = SHARED / "seeds" / "kamerbrief-samenhang-veiligheidsstrategieen-2015.txt"
    text = path.read_text("utf-8").replace("-\n", "").replace("\n", " ").replace("  ", " ")
    names = [row[1] for row in found(text, date(2015, 12, 21))]
    assert names == ["ibn-2013", "dtn", "biv-2014"]
    assert {"threat/extremism", "threat/cyber"} <= {m.value["theme"] for m in THEMES.scan(text)}
