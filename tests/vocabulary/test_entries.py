# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mistake in the vocabulary is told with the file and the entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samenhang.errors import InvalidInput
from samenhang.vocabulary.entries import Entry, entries, valid


def written(folder: Path, text: str) -> Path:
    (folder / "things.yaml").write_text(text, "utf-8")
    return folder


def test_entries_in_order(tmp_path: Path) -> None:
    folder = written(tmp_path, "things:\n- {id: b, from: 2015-12-21, tags: [x, y]}\n- {id: No}\n")
    first, second = entries("things.yaml", "things", folder=folder)
    assert (first.key, first.period(), first.texts("tags")) == ("b", (date(2015, 12, 21), None), ("x", "y"))
    assert second.key == "No"  # never a truth value
    assert first.status() == "memory"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("things:\n- {id: a}\n- {id: a}\n", "number 2 has the same key twice a"),
        ("things:\n- {name: a}\n", "number 1 has no id"),
        ("things:\n- plain\n", "number 1 has no id"),
        ("things: text\n", "things must be a list"),
        ("other: []\n", "things must be a list"),
        ("- a\n", "must have named sections"),
        ("things: [\n", "cannot be read"),
        ("things:\n- {id: a, id: b}\n", "same name twice"),
    ],
)
def test_file_that_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidInput, match=said) as caught:
        list(entries("things.yaml", "things", folder=written(tmp_path, text)))
    assert "things.yaml" in str(caught.value)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        list(entries("things.yaml", "things", folder=tmp_path))


def test_key_of_several_fields(tmp_path: Path) -> None:
    folder = written(tmp_path, "things:\n- {a: x, b: 1}\n- {a: x, b: 2}\n")
    assert [entry.key for entry in entries("things.yaml", "things", ("a", "b"), folder)] == ["x 1", "x 2"]


@pytest.mark.parametrize(
    ("field", "value", "getter"),
    [
        ("from", "21-12-2015", "period"),
        ("from", "2015-02-30", "period"),
        ("to", "1990-01-01", "period"),
        ("status", "sure", "status"),
    ],
)
def test_field_that_is_wrong(field: str, value: str, getter: str) -> None:
    entry = Entry("things.yaml", "a", {"from": "2015-01-01", field: value})
    with pytest.raises(InvalidInput, match=f"things.yaml, entry a: {field}"):
        getattr(entry, getter)()


def test_texts_and_unknown_fields() -> None:
    entry = Entry("things.yaml", "a", {"tags": "x", "name": ["y"], "typo": "z"})
    for read in (lambda: entry.texts("tags"), lambda: entry.text("name"), lambda: entry.text("none")):
        with pytest.raises(InvalidInput, match="must be a"):
            read()
    with pytest.raises(InvalidInput, match="typo is unknown"):
        entry.only("tags", "name")


def test_valid_until_the_successor_begins() -> None:
    first, over = date(2017, 10, 26), date(2022, 1, 10)
    assert [valid(first, over, day) for day in (date(2017, 10, 25), first, date(2022, 1, 9), over)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert valid(first, over, None)
    assert valid(None, None, first)
