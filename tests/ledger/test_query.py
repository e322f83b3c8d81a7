# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The query language: what it means, and what it says when it is not right."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.errors import InvalidQuery
from samenhang.ledger.query import All, Any, Dates, Node, Not, Phrase, leaves, parse


def said(node: Node) -> str:
    """A query as brackets, short enough for a table."""
    if isinstance(node, All | Any):
        sign = "&" if isinstance(node, All) else "|"
        return f"({sign.join(said(part) for part in node.parts)})"
    if isinstance(node, Not):
        return f"!{said(node.part)}"
    if isinstance(node, Dates):
        return f"{node.first}..{node.last}"
    field = f"{node.field}=" if node.field else ""
    if isinstance(node, Phrase):
        return f"{field}'{node.text}'"
    return f"{field}{node.text}{'*' if node.prefix else ''}"


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("veiligheid", "veiligheid"),
        ("nationale veiligheid", "(nationale&veiligheid)"),
        ("nationale AND veiligheid", "(nationale&veiligheid)"),
        ("a1 OR b1 c1", "(a1|(b1&c1))"),
        ("a1 OF b1 EN c1 NIET d1", "(a1|(b1&c1&!d1))"),
        ("(a1 OR b1) c1", "((a1|b1)&c1)"),
        ("a1 -b1", "(a1&!b1)"),
        ("-b1", "!b1"),
        ("NOT NOT b1", "b1"),
        ("--b1", "b1"),
        ('"nationale veiligheid"', "'nationale veiligheid'"),
        ("„nationale veiligheid” nu", "('nationale veiligheid'&nu)"),
        ("veilig*", "veilig*"),
        ("kst-33763-141", "kst-33763-141"),
        ("actor:defensie", "actor=defensie"),
        ("ACTOR:defensie", "actor=defensie"),
        ("actor:ministry:DEF", "actor=ministry:DEF"),
        ('actor:"minister van defensie"', "actor='minister van defensie'"),
        ("actor:(ministry:DEF OR hachchi)", "(actor=ministry:DEF|actor=hachchi)"),
        ("kind:(letter OR motion) -nota", "((kind=letter|kind=motion)&!nota)"),
        ("soort:letter stuk:kst-1-2", "(kind=letter&document=kst-1-2)"),
        ("date:2015", "20150101..20151231"),
        ("date:2015-02", "20150201..20150228"),
        ("date:2016-02-29", "20160229..20160229"),
        ("date:2015..2023", "20150101..20231231"),
        ("date:..2020", "None..20201231"),
        ("date:2015-11-12..", "20151112..None"),
        ("datum:2015..2015-06", "20150101..20150630"),
        ("en of niet", "(en&of&niet)"),
        ("a1 & b1", "(a1&b1)"),
        ("om 10:30 uur", "(om&10:30&uur)"),
        ("e-mail", "e-mail"),
    ],
)
def test_meaning(query: str, meaning: str) -> None:
    assert said(parse(query)) == meaning


@pytest.mark.parametrize(
    ("query", "what", "position"),
    [
        ("", "no words", None),
        ("  & ? ", "no words", None),
        ('"open', "does not end", 1),
        ("een (twee", "not closed", 5),
        ("een) twee", "not opened", 4),
        ("( )", "closes too early", 3),
        ("een OR", "missing", 7),
        ("OR een", "nothing before", 1),
        ("een AND OR twee", "nothing before", 9),
        ("NOT", "missing", 4),
        ("dosier:33763", "no field “dosier”", 1),
        ("actor: defensie", "has no value", 1),
        ("een date:gisteren", "no date", 10),
        ("date:2015-13", "no date", 6),
        ("date:2015-02-30", "no date", 6),
        ("date:0000", "no date", 6),
        ("date:2015-00", "no date", 6),
        ("date:..", "no date", 6),
        ("een actor:", "has no value", 5),
        ("date:2023..2015", "ends before it begins", 6),
        ("a*", "too short", 1),
        ("x" * 3000, "characters", None),
        ("(" * 50 + "x" + ")" * 50, "too deep", 22),
        ("woord " * 65, "too long", None),
        ("woord " * 300, "parts", None),
    ],
)
def test_what_is_wrong_is_said_with_its_place(query: str, what: str, position: int | None) -> None:
    with pytest.raises(InvalidQuery) as caught:
        parse(query)
    assert what in caught.value.what
    assert caught.value.remedy
    assert position is None or f"position {position} " in caught.value.what


def test_only_what_speaks_for_a_passage_is_a_leaf() -> None:
    assert [said(leaf) for leaf in leaves(parse("a1 -b1 (c1 OR NOT d1) NOT (e1 f1)"))] == ["a1", "c1"]


PIECES = ("AND", "OR", "NOT", "(", ")", '"', "”", "-", "*", ":", "actor:", "date:", "..", "é", "x*", " ")


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join))
def test_nothing_but_invalid_query(query: str) -> None:
    try:
        meaning = said(parse(query))
    except InvalidQuery as error:
        meaning = error.remedy
    assert meaning


@pytest.mark.parametrize(
    ("query", "fault", "at", "about"),
    [
        ('veilig "planbureau', "phrase-open", 7, ""),
        ("(veilig", "bracket-open", 0, ""),
        ("veilig)", "bracket-not-opened", 6, ""),
        ("veilig OR", "unfinished", 9, ""),
        ("soort:brief kleur:rood", "no-field", 12, "kleur"),
        ("date:morgen", "no-date", 5, "morgen"),
        ("date:2023..2015", "dates-turned", 5, "2023..2015"),
        ("v*", "short-beginning", 0, ""),
        ("  ", "no-words", None, ""),
    ],
)
def test_a_fault_says_which_and_where_for_other_languages(
    query: str, fault: str, at: int | None, about: str
) -> None:
    with pytest.raises(InvalidQuery) as raised:
        parse(query)
    error = raised.value
    assert (error.fault, error.at, error.about) == (fault, at, about)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.fault, again.at, again.about) == (str(error), fault, at, about)
