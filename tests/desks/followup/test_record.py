# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Items as JSON, after its schema."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from samenhang.desks.followup.analysis.item import Item, Line
from samenhang.desks.followup.record import VERSION, document
from tests.desks.followup.outgoing import HOSTILE, ITEM, LINE, SITE, TODAY, line, listed_lines

SCHEMA = json.loads(
    resources.files("samenhang.desks.followup").joinpath("follow-ups.schema.json").read_text("utf-8")
)
CHECK = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def written(*things: Line | Item) -> Any:
    return json.loads("".join(document(things, SITE, TODAY)))


def test_the_schema_is_one_and_names_the_version() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == f"urn:samenhang:follow-ups:{VERSION}"


@pytest.mark.parametrize(
    "things", [(), (LINE,), (ITEM,), (LINE, ITEM, line(what=HOSTILE.replace("\ud800", "")))]
)
def test_what_is_written_is_after_the_schema(things: tuple[Line | Item, ...]) -> None:
    told = written(*things)
    CHECK.validate(told)
    assert (told["version"], told["day"], len(told["items"])) == ("1", "2026-11-25", len(things))


@given(st.lists(listed_lines(), max_size=3))
def test_any_item_is_after_the_schema(lines: list[Line]) -> None:
    told = written(*lines)
    CHECK.validate(told)
    assert [item["what"] for item in told["items"]] == [each.what for each in lines]


@pytest.mark.parametrize("wrong", [{"state": "late"}, {"made": "10-2-2026"}, {"unknown": 1}, {"what": None}])
def test_the_schema_refuses_what_is_not_right(wrong: dict[str, Any]) -> None:
    told = written(LINE)
    told["items"][0] |= wrong
    with pytest.raises(ValidationError):
        CHECK.validate(told)


def test_a_history_has_its_words() -> None:
    item = written(ITEM)["items"][0]
    assert item["parts"][0]["evidence"]["quote"] == LINE.quote
    assert item["parts"][1]["passage"] == "https://elders.example/1"
    assert [spell["until"] for spell in item["spells"]] == ["2026-07-03", None]
    assert item["verdicts"][0]["verdict"] == "partly-kept"
    assert item["page"] == "https://samenhang.example.nl/follow-ups/c-1"
