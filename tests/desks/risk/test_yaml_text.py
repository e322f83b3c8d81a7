# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""YAML as people write it: plain values by YAML 1.2, bounds on what is read, and errors with their place."""

from __future__ import annotations

import math
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from samenhang.desks.risk.strict_fields import Strict, wrong
from samenhang.desks.risk.yaml_text import DEPTH, MOST, SHOWN, VALUES, dumped, located
from samenhang.errors import InvalidInput


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("False", False),
        ("1e3", 1000.0),
        ("1E-2", 0.01),
        ("-2.5e+3", -2500.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("+7", 7),
        ("010", 10),
        ("1:30", "1:30"),
        ("190:20:30.15", "190:20:30.15"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("2026-11-25", "2026-11-25"),
        ("=", "="),
        ("~", None),
        ("", None),
        ("null", None),
        ("'null'", "null"),
        ('"1e3"', "1e3"),
        ("! 5", "5"),
        ("!!str 5", "5"),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("9" * 400, "9" * 400),
        ("|\n  two\n  lines\n", "two\nlines\n"),
    ],
)
def test_plain_values_are_those_of_yaml_1_2(said: str, meant: Any) -> None:
    found = located(f"a: {said}", "f").data["a"]
    assert found == meant
    assert type(found) is type(meant)


def test_names_of_fields_are_text_and_know_their_lines() -> None:
    text = "1.10: a\ntrue:\n  - b\n  -\n    05: c\n"
    found = located(text.encode("utf-8-sig"), "f")
    assert found.data == {"1.10": "a", "true": ["b", {"05": "c"}]}
    assert {place: line for place, line in found.lines.items() if place} == {
        ("1.10",): 1,
        ("true",): 2,
        ("true", 0): 3,
        ("true", 1): 5,
        ("true", 1, "05"): 5,
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x [1]\nb: *x", "f, line 2: b: an alias (*)"),
        ("a: &x {b: 1}\nc:\n  <<: *x", "f, line 3: c.<<: an alias (*)"),
        ("a: 1\nb: {c: 1,\n d: 2,\n c: 3}", "f, line 4: b.c: is there twice"),
        ("a:\n- id: x\n  n: 1\n- id: y\n  n: 1\n  n: 1", "f, line 6: a[y].n: is there twice"),
        ("a: 1\n--- \nb: 1", "f, line 2: a second document"),
        ("a: !!python/name:os.system x", "f, line 1: a: a tag (tag:yaml.org,2002:python/name:os.system)"),
        ("a: !!binary aGk=", "f, line 1: a: a tag"),
        ("a: !!set {b}", "f, line 1: a: a tag"),
        ("a:\n  ? [b]\n  : c", "f, line 2: a: a name that is a list or fields"),
        ("? *x\n: c", "f, line 1"),
        ("a: " + "[" * (DEPTH + 1), f"f, line 1: more than {DEPTH} levels"),
        ("- " * 100_000 + "a", f"f, line 1: more than {DEPTH} levels"),
        ("a: [" + "1," * VALUES + "]", f"f, line 1: more than {VALUES} values"),
        ("a: " + "x" * MOST, "f is larger than 4000 kB"),
        ("a: 1\nb: ]", "f, line 2 is no YAML: "),
        ("a: b: c", "f, line 1 is no YAML: "),
        ("a: \x00", "f is no YAML: "),
        ("a: \ud800", "f is no YAML: no text in UTF-8"),
        ("", "f, line 1: there are no fields"),
        ("- a", "f, line 1: there are no fields"),
        ("word", "f, line 1: there are no fields"),
    ],
    ids=range(21),
)
def test_what_is_not_taken_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        located(text, "f")
    assert caught.value.what.startswith(said)
    assert caught.value.remedy.startswith("expected: ")


def test_bytes_are_utf_8() -> None:
    with pytest.raises(InvalidInput, match="f is no YAML: no text in UTF-8"):
        located("a: é".encode("latin-1"), "f")
    assert located("a: é".encode(), "f").data == {"a": "é"}


class Cat(Strict):
    kind: Literal["cat"]
    lives: Annotated[int, Field(le=9)]


class Dog(Strict):
    kind: Literal["dog"]
    name: Annotated[str, Field(min_length=1)]


class Home(Strict):
    since: date | None = None
    open: bool = False
    size: float | Literal["small", "large"] = 1.0
    range: tuple[float, float] = (0.0, 1.0)
    country: str = ""
    by: dict[str, float] = Field(default_factory=dict)
    pets: list[Annotated[Cat | Dog, Field(discriminator="kind")]] = Field(default_factory=list)


def test_a_model_takes_what_people_mean() -> None:
    found = located("since: 2026-11-25\nopen: yes\ncountry: NO\nby: {1: 1e3}", "f").read(Home)
    assert found == Home(since=date(2026, 11, 25), open=True, country="NO", by={"1": 1000.0})
    assert located("country: 31", "f").read(Home).country == "31"


# (what stands there, what is wrong, what is expected)
FAULTS = [
    ("since: soon", "line 1: since: 'soon' is not right", "a date, such as 2026-11-25"),
    ("open: perhaps", "line 1: open: 'perhaps' is not right", "true or false"),
    ("size: huge", "line 1: size: 'huge' is not right", "a number, or 'small' or 'large'"),
    ("range: [1]", "line 1: range[2]: is missing", "may not be left out"),
    ("range: [1, a]", "line 1: range[2]: 'a' is not right", "a number"),
    ("range: [1, 2, 3]", "line 1: range: this does not fit", "2 or fewer in the list"),
    ("range:", "line 1: range: is empty", "a list"),
    ("by: {a: .inf}", "line 1: by.a: inf is not right", "a finite number"),
    ("\nby: 5", "line 2: by: 5 is not right", "fields, as name: value"),
    ("pets:\n- kind: cow", "line 2: pets[1].kind: 'cow' is not right", "one of 'cat', 'dog'"),
    ("pets:\n- lives: 1", "line 2: pets[1].kind: is missing", "may not be left out"),
    ("pets:\n- {kind: cat,\n   lives: 10}", "line 3: pets[1].lives: 10 is not right", "less than or equal"),
    ("pets:\n- {kind: cat}", "line 2: pets[1].lives: is missing", "may not be left out"),
    ("pets:\n- {kind: dog, name: ''}", "line 2: pets[1].name: '' is not right", "text of 1 or more"),
    ("pets:\n- {kind: dog, name: a,\n   age: 3}", "line 3: pets[1].age: field “age” is", "one of kind, name"),
    (f"country: [{'a' * 99}]", "line 1: country: this does not fit", "text"),
    (f"open: {'a' * 99}", f"line 1: open: '{'a' * 59}… is not right", "true or false"),
]


@pytest.mark.parametrize(("text", "what", "expected"), FAULTS, ids=[one[0] for one in FAULTS])
def test_what_a_model_refuses_is_said_in_plain_words(text: str, what: str, expected: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        located(text, "f").read(Home)
    assert caught.value.what.startswith(f"f, {what}")
    assert caught.value.remedy.startswith("expected: ")
    assert expected in caught.value.remedy


def test_all_that_is_wrong_is_told_at_once_up_to_a_bound() -> None:
    with pytest.raises(InvalidInput) as caught:
        located("open: perhaps\nsize: 2\nrange: [a, b]", "f").read(Home)
    assert str(caught.value) == (
        "f, line 1: open: 'perhaps' is not right (expected: true or false; "
        "also line 3: range[1]: 'a' is not right, expected a number; "
        "also line 3: range[2]: 'b' is not right, expected a number)"
    )
    many = "by:\n" + "".join(f"  n{at}: x\n" for at in range(50))
    with pytest.raises(InvalidInput, match=f"also and {50 - SHOWN} more|; and {50 - SHOWN} more") as caught:
        located(many, "f").read(Home)
    assert caught.value.remedy.count("also line") == SHOWN - 1


def test_a_part_is_read_at_its_place() -> None:
    text = located("home:\n  open: 1\n  size: x", "f")
    with pytest.raises(InvalidInput, match=r"f, line 3: home\.size: 'x' is not right"):
        text.read(Home, ("home",))
    with pytest.raises(InvalidInput, match="f, line 1: garden: is missing"):
        text.read(Home, ("garden",))


def test_what_is_refused_inside_a_place_is_said_to_stand_there() -> None:
    text = located("a:\n- id: x\n  b: 1", "f")
    with pytest.raises(InvalidInput) as caught, text.at("a", 0, "b"):
        raise InvalidInput("too small", "give more")
    assert (caught.value.what, caught.value.remedy) == ("f, line 3: a[x].b: too small", "give more")
    assert text.unfit(("a", 0, "b"), "2").what == "f, line 3: a[x].b: 1 is not right"
    assert text.unfit(("a", 0, "c"), "2").what == "f, line 2: a[x].c: is missing"
    assert wrong("a", "b").context == {"what": "a", "expected": "b", "field": ""}


PLAIN: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=30),
    st.sampled_from(
        ["1e3", "no", "0x1F", "=", "<<", "~", "", "1:30", "2026-11-25", "+.inf", "010", "- a", "#"]
    ),
)
TREES = st.dictionaries(
    st.text("abc1e. -", max_size=5),
    st.recursive(
        PLAIN,
        lambda inner: st.lists(inner) | st.dictionaries(st.text("ab1:", max_size=3), inner),
        max_leaves=8,
    ),
)


@given(TREES)
def test_what_is_written_is_read_as_the_same(tree: dict[str, Any]) -> None:
    assert located(dumped(tree), "f").data == tree


def test_what_is_written_twice_is_written_in_full() -> None:
    shared = [1, 2]
    assert located(dumped({"a": shared, "b": shared}), "f").data == {"a": [1, 2], "b": [1, 2]}
