# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The export: every row follows its schema, whatever the ledger holds; CSV says the same as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenhang.desks.library import export
from samenhang.errors import InvalidInput
from samenhang.ledger import Entry, Kept, Ledger
from samenhang.model import Document, Review, Verdict
from tests.ledger.world import (
    EVENTS,
    FOLLOW_UPS,
    LETTER,
    MARKS,
    WHEN,
    documents,
    keep_world,
    words,
)

SCHEMA = json.loads(resources.files("samenhang.desks.library").joinpath("export.schema.json").read_text())
CHECK = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture
def kept(ledger: Ledger) -> list[Kept]:
    """Two documents and a review, from both databases."""
    keep_world(ledger)
    said = Review(
        "mark", "actor", words(LETTER, "lid Hachchi"), Verdict.CORRECTED, "Alice", WHEN, "w", {"a": [1]}
    )
    with ledger.writing(WHEN) as ink:
        ink.review(said)
    return list(ledger.everything())


def lines(kept: list[Kept], only: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    out = io.StringIO()
    export.write_lines(kept, out, only)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_type_is_there_and_follows_the_schema(kept: list[Kept]) -> None:
    rows = lines(kept)
    assert {row["type"] for row in rows} == set(export.TYPES)
    for row in rows:
        assert [error.message for error in CHECK.iter_errors(row)] == [], row


def test_quotes_stand_in_the_text_and_ids_are_unique(kept: list[Kept]) -> None:
    rows = lines(kept)
    texts = {k.document.digest: k.document.text for k in kept}
    for row in rows:
        if row["type"] not in ("document", "review"):
            assert row["quote"] == texts[row["document"]][row["start"] : row["end"]], row
    names = [(row["type"], row["id"]) for row in rows]
    assert len(names) == len(set(names))
    marks = {row["id"] for row in rows if row["type"] == "mark"}
    assert {row["mark"] for row in rows if row["type"] == "link"} <= marks


def test_the_same_ledger_gives_the_same_lines(kept: list[Kept]) -> None:
    assert lines(kept) == lines(kept)
    assert [row["type"] for row in lines(kept[:1])] == sorted(
        (row["type"] for row in lines(kept[:1])), key=export.TYPES.index
    )


@pytest.mark.parametrize("only", [("mark",), ("event", "document"), export.TYPES])
def test_only_some_types(kept: list[Kept], only: tuple[str, ...]) -> None:
    assert lines(kept, only) == [row for row in lines(kept) if row["type"] in only]


def test_a_type_that_does_not_exist(kept: list[Kept], tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="marks"):
        export.write_lines(kept, io.StringIO(), ("marks",))
    with pytest.raises(InvalidInput, match="follow_up"):
        export.write_tables(kept, tmp_path / "csv", ("x",))
    assert not (tmp_path / "csv").exists()


def test_tables_say_what_the_lines_say(kept: list[Kept], tmp_path: Path) -> None:
    folder = tmp_path / "new" / "csv"
    export.write_tables(kept, folder)
    assert sorted(path.stem for path in folder.iterdir()) == sorted(export.TYPES)
    for kind in export.TYPES:
        wanted = [row for row in lines(kept) if row["type"] == kind]
        assert list(table(folder / f"{kind}.csv", wanted[0])) == wanted


def table(path: Path, like: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of a table, each cell turned back by what the field holds in JSON."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        assert next(reader) == list(like)
        for cells in reader:
            yield {name: _value(name, cell) for name, cell in zip(like, cells, strict=True)}


TEXTUAL = {"id", "document", "quote", "number", "label", "series", "date", "title", "what", "why", "name"}


def _value(name: str, cell: str) -> Any:
    if cell == "":
        return None if name != "why" else ""
    if name in TEXTUAL - {"number"}:
        return cell
    try:
        return json.loads(cell)
    except ValueError:
        return cell


def entry_of(document: Document) -> Entry:
    return Entry(
        digest=document.digest,
        name=document.name,
        place="",
        media=document.media.value,
        identifier=None,
        title="",
        kind=None,
        earliest=None,
        latest=None,
        series="s",
        version=1,
        current=True,
        marks_version="1",
        added_at=WHEN,
    )


@given(
    documents(), st.lists(MARKS, max_size=3), st.lists(FOLLOW_UPS, max_size=2), st.lists(EVENTS, max_size=2)
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_anything_at_all_can_be_exported(
    document: Document, marks: list[Any], follow_ups: list[Any], events: list[Any]
) -> None:
    kept = Kept(entry_of(document), document, tuple(marks), (), tuple(follow_ups), tuple(events), ())
    rows = lines([kept])
    assert len(rows) == 1 + len(document.passages) + len(marks) + len(follow_ups) + len(events)
    assert json.loads(json.dumps(rows)) == rows


def test_a_path_does_not_leave_with_the_export() -> None:
    assert export._series("id:kst-30821-153") == "id:kst-30821-153"
    hidden = export._series("path:/home/iemand/geheim/nota.txt")
    assert "iemand" not in hidden
    assert hidden == export._series("path:/home/iemand/geheim/nota.txt")
