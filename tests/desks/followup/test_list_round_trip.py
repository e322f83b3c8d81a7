# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes out comes in again with the same values, as Excel and as CSV, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.desks.followup.analysis.item import Line
from samenhang.desks.followup.listed import Listed
from samenhang.desks.followup.table import table
from samenhang.desks.followup.voice import Voice, plain
from samenhang.desks.followup.workbook import workbook
from tests.desks.followup.lists import only, taken
from tests.desks.followup.outgoing import DUTCH, ENGLISH, LINE, TODAY, line, listed_lines

VOICES = pytest.mark.parametrize("voice", [DUTCH, ENGLISH], ids=["nl", "en"])
LISTS = st.lists(listed_lines(), min_size=1, max_size=5)


def check(lines: list[Line], data: bytes, voice: Voice) -> None:
    outcome = taken(only(data))
    assert outcome.faults == ()
    assert len(outcome.listed) == len(lines)
    for before, after in zip(lines, outcome.listed, strict=True):
        assert values(after) == (
            plain(before.name),
            before.kind,
            plain(before.what),
            before.state,
            voice.state(before.state),
            kept(before.by),
            kept(before.to),
            before.made,
            kept(before.number),
            before.dossiers,
            kept(before.owner),
        )
        check_due(before, after)


def values(row: Listed) -> tuple[object, ...]:
    return (
        row.item,
        row.kind,
        row.what,
        row.state,
        row.state_words,
        row.by,
        row.to,
        row.made,
        row.number,
        row.dossiers,
        row.owner,
    )


def kept(text: str | None) -> str | None:
    return None if text is None else plain(text)


def check_due(before: Line, after: Listed) -> None:
    if before.due is None:
        assert after.due is None
        return
    assert after.due is not None
    assert (after.due.phrase, after.due.latest, after.due.firm) == (
        plain(before.due.phrase), before.due.latest, before.due.firm,
    )  # fmt: skip


@VOICES
@given(lines=LISTS)
@settings(max_examples=40)
def test_excel_comes_back_as_it_went(voice: Voice, lines: list[Line]) -> None:
    check(lines, workbook(lines, voice, TODAY), voice)


@VOICES
@given(lines=LISTS)
@settings(max_examples=40)
def test_csv_comes_back_as_it_went(voice: Voice, lines: list[Line]) -> None:
    check(lines, b"".join(table(lines, voice)), voice)


@VOICES
def test_the_item_of_the_world_comes_back(voice: Voice) -> None:
    lines = [LINE, line(name="c-2", what="=1+1", by="+31 70", owner="@alle", due=None, made=None)]
    check(lines, workbook(lines, voice, TODAY), voice)
    check(lines, b"".join(table(lines, voice)), voice)
