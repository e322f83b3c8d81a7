# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Items as Excel and CSV."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from openpyxl import load_workbook

from samenhang.desks.followup.analysis.item import Line
from samenhang.desks.followup.columns import COLUMNS, LONGEST
from samenhang.desks.followup.formula import as_written, harmless
from samenhang.desks.followup.table import table
from samenhang.desks.followup.voice import Voice
from samenhang.desks.followup.workbook import LINKS, workbook
from tests.desks.followup.outgoing import DUTCH, ENGLISH, HOSTILE, LINE, TODAY, line, texts

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "'=1",
    "''@x",
    '=HYPERLINK("https://x","y")',
]


def column(name: str) -> int:
    return next(number for number, each in enumerate(COLUMNS) if each.name == name)


def sheet_of(*lines: Line, voice: Voice = DUTCH):  # type: ignore[no-untyped-def] # noqa: ANN201
    return load_workbook(BytesIO(workbook(lines, voice, TODAY))).active


def csv_of(*lines: Line, voice: Voice = DUTCH) -> list[list[str]]:
    text = b"".join(table(lines, voice)).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";" if voice is DUTCH else ","))


def test_a_workbook_is_a_table_to_work_in() -> None:
    sheet = sheet_of(LINE, line(name="c-2"))
    assert sheet.title == "Opvolging"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:W3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.column_dimensions["C"].width == 60
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet.merged_cells.ranges


def test_days_are_days_and_numbers_numbers() -> None:
    row = sheet_of(LINE)[2]
    due, late = row[column("due")], row[column("days_late")]
    assert (due.value, due.number_format) == (datetime(2026, 7, 2), "yyyy-mm-dd")
    assert (late.value, late.data_type) == (146, "n")


def test_the_page_of_the_item_is_a_link_and_the_quote_is_there() -> None:
    row = sheet_of(LINE)[2]
    assert row[column("page")].hyperlink.target == "https://samenhang.example.nl/follow-ups/c-1"
    assert row[column("quote")].value == LINE.quote
    assert row[column("passage")].value == "https://samenhang.example.nl/documents/kst-30821-153#p12"


@pytest.mark.parametrize(
    ("voice", "first", "state"), [(DUTCH, "Soort", "te laat"), (ENGLISH, "Kind", "overdue")]
)
def test_headings_and_states_are_in_the_language(voice: Voice, first: str, state: str) -> None:
    heading, row = csv_of(LINE, voice=voice)
    assert (heading[1], row[column("state")]) == (first, state)
    assert sheet_of(LINE, voice=voice)["B1"].value == first


def test_every_heading_has_its_dutch() -> None:
    same = {"Item", "Document", "Dossiers"}
    for each in COLUMNS:
        assert DUTCH.say(each.heading) != each.heading or each.heading in same


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    data = workbook([line(what=text)], DUTCH, TODAY)
    cell = load_workbook(BytesIO(data)).active[2][column("what")]  # type: ignore[index]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert b"<f>" not in ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_csv_file_begins_as_a_formula_does(text: str) -> None:
    cell = csv_of(line(what=text))[1][column("what")]
    assert cell.startswith("'")


@given(texts)
def test_harmless_text_can_be_read_back(text: str) -> None:
    assert as_written(harmless(text)) == text
    assert harmless(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")


def test_hostile_and_long_text_fits() -> None:
    odd = line(what=HOSTILE, quote="x" * 40_000, owner=None, due=None, occasion=None)
    assert len(sheet_of(odd)[2][column("quote")].value) == LONGEST
    row = csv_of(odd)[1]
    assert len(row) == len(COLUMNS)
    assert "\x00" not in "".join(row)


def test_the_same_items_give_the_same_bytes() -> None:
    assert workbook([LINE], DUTCH, TODAY) == workbook([LINE], DUTCH, TODAY)
    core = ZipFile(BytesIO(workbook([LINE], DUTCH, TODAY))).read("docProps/core.xml").decode()
    assert "2026-11-25T00:00:00Z" in core
    assert "Opvolging op 25 november 2026" in core


def test_no_sheet_has_more_links_than_excel_takes() -> None:
    assert LINKS < 65_530


def test_a_table_comes_in_pieces() -> None:
    pieces = table((line(name=str(n)) for n in range(3)), DUTCH)
    assert next(pieces).startswith(b"\xef\xbb\xbfItem;Soort;")
    assert len(list(pieces)) == 3


def test_a_day_is_written_iso_in_csv() -> None:
    assert csv_of(line(made=date(2026, 2, 1)))[1][column("made")] == "2026-02-01"
