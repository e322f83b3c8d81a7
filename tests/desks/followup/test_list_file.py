# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists as files: what is read, and what is refused with the place where it goes wrong."""

from __future__ import annotations

import random
import zlib
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from samenhang.desks.followup import sheet as bounds
from samenhang.desks.followup.list_file import read_list
from samenhang.errors import Unreadable
from tests.desks.followup.lists import excel, only

ROWS = [
    ("Toezegging", "Termijn"),
    ("Brief sturen", "1-3-2026"),
    ("Wet wijzigen; en meer", "zo snel mogelijk"),
]
WANTED = tuple(ROWS)


# ---------------------------------------------------------------- CSV


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_however_it_is_written(separator: str, encoding: str) -> None:
    text = separator.join(["Toezegging", "Minister", "Termijn"]) + "\r\n"
    text += separator.join(['"Coördinatie; met, alle | ministeries"', "Eén", "1-3-2026"]) + "\r\n"
    sheet = only(text.encode(encoding), "lijst.csv")
    assert sheet.rows[1] == ("Coördinatie; met, alle | ministeries", "Eén", "1-3-2026")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_end_as_they_end_anywhere(end: str) -> None:
    assert only(f"Toezegging;Termijn{end}a;b{end}".encode()).rows == (("Toezegging", "Termijn"), ("a", "b"))


def test_what_excel_says_of_the_separator_is_believed() -> None:
    assert only(b"sep=,\r\na;b,c\r\n").rows == (("a;b", "c"),)


def test_a_cell_may_have_lines_and_the_apostrophe_of_safety() -> None:
    sheet = only(b'a;b\n"een\ntwee";\'=1+1\n')
    assert sheet.rows[1] == ("een\ntwee", "=1+1")


@pytest.mark.parametrize("more", ["", "Rapport\n", "Wet, met toelichting\nRapport\n"])
def test_one_column_is_a_list_whatever_commas_it_has(more: str) -> None:
    assert only(f"Toezegging\nBrief, met bijlage\n{more}".encode()).rows[1] == ("Brief, met bijlage",)


def test_a_title_above_the_list_does_not_hide_the_separator() -> None:
    rows = only(b"Toezeggingen JenV\n\nToezegging;Minister\nBrief, nu;JenV\nWet;BZK\n").rows
    assert rows[2:] == (("Toezegging", "Minister"), ("Brief, nu", "JenV"), ("Wet", "BZK"))


CSV_REFUSED = [
    (b"", "empty", r"there are no rows in lijst\.csv"),
    (b" \n;;\n", "empty", "there are no rows"),
    (b"a;b\x00c\n", "unknown", "no text in UTF-8"),
    (b"a;\x81\x8d\n", "unknown", "no text in UTF-8"),
    (b"\xff\xfea", "unknown", "no text in UTF-8"),
    (b'a;b\nc;"d\n', "damaged", r"lijst\.csv, row 2: unexpected end of data"),
    (b'a;b\nc;"d"e\n', "damaged", r"lijst\.csv, row 2: "),
    (b"a;b\nc;" + b"x" * 40_000, "too-large", r"lijst\.csv, cell B2: more than 32,767 characters"),
    (b"a;b\nc;" + b"x" * 140_000, "damaged", r"lijst\.csv, row 2: field larger"),
    (b"a;b\n" + b";" * 201 + b"x\n", "too-large", r"lijst\.csv, row 2: more than 200 columns"),
    (b"a;b\n" * 50_001, "too-large", r"lijst\.csv, row 50001: more than 50,000 rows"),
    (b"%PDF-1.7\n\x00", "unknown", "no text in UTF-8"),
]


@pytest.mark.parametrize(("data", "code", "what"), CSV_REFUSED, ids=[what for _, _, what in CSV_REFUSED])
def test_csv_that_goes_wrong_says_where(data: bytes, code: str, what: str) -> None:
    with pytest.raises(Unreadable, match=what) as refusal:
        read_list(data, "lijst.csv")
    assert refusal.value.code == code
    assert refusal.value.remedy


# ---------------------------------------------------------------- Excel


def test_the_values_of_a_workbook() -> None:
    row = (
        " tekst ",
        3,
        2.5,
        4.0,
        True,
        date(2026, 3, 1),
        datetime(2026, 3, 1, 12, 30),
        time(9, 5),
        None,
        "x",
    )
    assert only(excel([row])).rows == (
        ("tekst", 3, 2.5, 4, "True", date(2026, 3, 1), date(2026, 3, 1), "09:05:00", None, "x"),
    )


def test_rows_keep_their_number() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B3"] = "Toezegging"
    sheet["A6"] = "x"
    out = BytesIO()
    book.save(out)
    assert only(out.getvalue()).rows == ((), (), (None, "Toezegging"), (), (), ("x",))


def test_every_visible_sheet_with_something_in_it() -> None:
    book = load_workbook(BytesIO(excel(ROWS, "Eerste", {"Leeg": [], "Verborgen": ROWS, "Tweede": ROWS})))
    book["Verborgen"].sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    sheets = read_list(out.getvalue(), "lijst.xlsx")
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("Eerste", WANTED), ("Tweede", WANTED)]


def test_a_formula_has_the_value_that_was_saved_and_is_not_run() -> None:
    data = changed(excel([("a", 1)]), b'<c r="B1" t="n"><v>1</v></c>', b'<c r="B1"><f>1+1</f><v>42</v></c>')
    assert only(data).rows == (("a", 42),)


def changed(data: bytes, old: bytes, new: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook with other bytes in one of its parts."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in archive.namelist():
            content = archive.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            made.writestr(name, content)
    return out.getvalue()


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet '
    data = changed(excel(ROWS), b"<worksheet ", bomb)
    with pytest.raises(Unreadable, match=r"lijst\.xlsx: the XML declares entities") as refusal:
        read_list(data, "lijst.xlsx")
    assert refusal.value.code == "hostile"


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    data = changed(excel(ROWS), b"</worksheet>", b"</worksheet>" + b" " * 120_000_000)
    assert len(data) < 1_000_000
    with pytest.raises(Unreadable, match=r"lijst\.xlsx: .* unpack to more than") as refusal:
        read_list(data, "lijst.xlsx")
    assert refusal.value.code == "hostile"


EXCEL_REFUSED = [
    ('<row r="2">', '<row r="99999999999">', r"lijst\.xlsx, sheet Blad1, row 1048577: more than"),
    ('<c r="A2"', '<c r="ZZZ2"', r"lijst\.xlsx, sheet Blad1, row 2: more than 200 columns|cannot be read"),
]


@pytest.mark.parametrize(("old", "new", "what"), EXCEL_REFUSED, ids=[new for _, new, _ in EXCEL_REFUSED])
def test_a_sheet_that_claims_too_much_says_where(old: str, new: str, what: str) -> None:
    try:
        sheets = read_list(changed(excel(ROWS), old.encode(), new.encode()), "lijst.xlsx")
    except Unreadable as refusal:
        assert refusal.code in ("too-large", "damaged")  # noqa: PT017
    else:
        assert all(len(row) <= bounds.COLUMNS for sheet in sheets for row in sheet.rows)


def test_too_much_in_a_workbook_names_the_sheet_and_the_place() -> None:
    with pytest.raises(Unreadable, match=r"lijst\.xlsx, sheet Lang, row 3: more than 200 columns"):
        read_list(excel(ROWS, "Kort", {"Lang": [("a",), ("b",), ["x"] * 201]}), "lijst.xlsx")


def test_more_sheets_than_a_list_has_are_refused() -> None:
    data = excel(ROWS, more={f"b{number}": ROWS for number in range(bounds.SHEETS)})
    with pytest.raises(Unreadable, match="more than 50 sheets"):
        read_list(data, "lijst.xlsx")


@pytest.mark.parametrize(
    ("data", "code", "what"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
            "encrypted",
            "an old Excel workbook, or one with a password",
        ),
        (b"PK\x03\x04 no zip at all", "damaged", r"lijst\.xlsx: the file is cut off or damaged"),
        (bytes(bounds.FILE + 1), "too-large", "larger than 25 MB"),
    ],
)
def test_what_is_no_workbook_is_refused_by_name(data: bytes, code: str, what: str) -> None:
    with pytest.raises(Unreadable, match=what) as refusal:
        read_list(data, "lijst.xlsx")
    assert (refusal.value.code, bool(refusal.value.remedy)) == (code, True)


def test_a_zip_that_is_no_workbook_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(Unreadable, match=r"lijst\.xlsx cannot be read as an Excel workbook") as refusal:
        read_list(out.getvalue(), "lijst.xlsx")
    assert refusal.value.code == "damaged"


@given(
    st.integers(0, 2**32),
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]),
)
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(seed: int, part: str) -> None:
    chance = random.Random(seed)
    data = excel(ROWS)
    with ZipFile(BytesIO(data)) as archive:
        content = archive.read(part)
    bad = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(bad))
        bad[at : at + chance.randint(0, 4)] = bytes(
            chance.randrange(32, 127) for _ in range(chance.randint(0, 4))
        )
    try:
        read_list(changed(data, content, bytes(bad), part), "lijst.xlsx")
    except Unreadable as refusal:
        assert "lijst.xlsx" in refusal.what  # noqa: PT017


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read_list(data, "lijst")
    except Unreadable as refusal:
        assert "lijst" in refusal.what  # noqa: PT017


def test_a_cut_off_workbook_is_refused() -> None:
    data = excel(ROWS)
    assert zlib.crc32(data)
    for share in (0.2, 0.5, 0.9):
        with pytest.raises(Unreadable, match=r"lijst\.xlsx"):
            read_list(data[: int(len(data) * share)], "lijst.xlsx")
