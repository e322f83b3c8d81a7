# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""White space, notes, links and rows on their way to passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.errors import Unreadable
from samenhang.model import Document, Media, PassageKind
from samenhang.reading import limits
from samenhang.reading.draft import Draft
from samenhang.reading.markup import Flow, Line, bare, heading_number

# pieces as they come from the parser, cut at tags; what a person would copy
PIECES: list[tuple[list[str], str]] = [
    (["De ", "minister", " zegt"], "De minister zegt"),
    (["certifi", "caten"], "certificaten"),
    (["\n   nr.\n   ", "\n  210\n ", "\n  (\n ", "\n 34104\n ", "\n ).\n"], "nr. 210 (34104)."),
    (["Aan de orde is het\n  ", "\n  VAO Wlz\n ", "\n  .\n"], "Aan de orde is het VAO Wlz."),
    (["Bergen, 2", "\n   ", "3", "\n   ", " december"], "Bergen, 23 december"),
    (["een\n ", "\n ... en"], "een ... en"),
    (["a ", " b"], "a b"),
    (["a", " ", "(b)"], "a (b)"),
    (["36\u00a0180"], "36 180"),
    (["bij\u00adzonder", "\u200b heid"], "bijzonder heid"),
    (["  ", "\n"], ""),
]


@pytest.mark.parametrize(("pieces", "expected"), PIECES)
def test_white_space_of_indented_files(pieces: list[str], expected: str) -> None:
    line = Line()
    for piece in pieces:
        line.add(piece, indented=True)
    assert line.text() == expected
    assert line.length == len(expected)


def test_a_line_feed_is_a_space_where_files_are_not_indented() -> None:
    line = Line()
    for piece in ("nr.\n", "(", "\n3", "\n)"):
        line.add(piece)
    assert line.text() == "nr. ( 3 )"


@given(st.lists(st.text(alphabet="ab ,.(\n\t\u00a0", max_size=8), max_size=12))
def test_words_are_never_lost_or_reordered(pieces: list[str]) -> None:
    line = Line()
    for piece in pieces:
        line.add(piece, indented=True)
    assert line.text().replace(" ", "") == "".join("".join(pieces).split())
    assert line.length == len(line.text())
    assert "  " not in line.text()
    assert line.text().strip() == line.text()


def finish(flow: Flow) -> Document:
    flow.end()
    return flow.draft.finish("d", "n", Media.XML)


def words(document: Document) -> list[str]:
    return [document.text[passage.start : passage.end] for passage in document.passages]


@given(st.lists(st.tuples(st.text(alphabet="abc é-", max_size=12), st.booleans(), st.booleans()), max_size=8))
def test_notes_and_links_point_at_their_place(pieces: list[tuple[str, bool, bool]]) -> None:
    flow = Flow(Draft())
    marks: list[int] = []
    linked: list[str] = []
    for number, (text, note, link) in enumerate(pieces):
        if link:
            flow.line.open_link(f"doel-{number}")
        flow.text(text)
        if link:
            flow.line.close_link()
            linked += [" ".join(text.split())] if text.split() else []
        if note:
            marks.append(flow.line.length)
            flow.open()
            flow.text(f"noot {number}")
            flow.close_note(str(number))
    document = finish(flow)
    notes = [passage for passage in document.passages if passage.kind is PassageKind.FOOTNOTE]
    if document.passages and document.passages[0].kind is not PassageKind.PARAGRAPH:
        return  # "- a" is an item: its bullet becomes a label, and a link on the bullet goes with it
    assert [passage.anchor for passage in notes] == marks
    assert [document.text[target.start : target.end] for target in document.targets] == linked


def test_two_links_to_one_target_are_one_reference() -> None:
    flow = Flow(Draft())
    for text, target in (
        ("(", ""),
        ("21501-08", "kst-1"),
        (", nr. ", ""),
        ("719", "kst-1"),
        (") en ", ""),
        ("1", "b"),
    ):
        if target:
            flow.line.open_link(target)
        flow.text(text)
        flow.line.close_link()
    document = finish(flow)
    found = [(document.text[target.start : target.end], target.target) for target in document.targets]
    assert found == [("21501-08, nr. 719", "kst-1"), ("1", "b")]


def test_a_row_joins_its_cells_and_keeps_notes_and_links() -> None:
    flow = Flow(Draft())
    flow.row()
    for text in ("Jaar", "", "Getal"):
        flow.cell()
        if text == "Getal":
            flow.line.open_link("kst-1-2")
        flow.text(text)
        flow.line.close_link()
        if text == "Getal":
            flow.open()
            flow.text("in euro's")
            flow.close_note("*")
        flow.end_cell()
    flow.end_row()
    flow.row()
    flow.cell()
    flow.end_cell()
    flow.end_row()
    document = finish(flow)
    assert words(document) == ["Jaar |  | Getal", "in euro's"]
    assert document.passages[0].kind is PassageKind.ROW
    assert document.passages[1].anchor == len("Jaar |  | Getal")
    assert document.text[document.targets[0].start : document.targets[0].end] == "Getal"


def test_paragraphs_in_a_cell_are_joined_with_their_labels() -> None:
    flow = Flow(Draft())
    flow.row()
    flow.cell()
    flow.text("een")
    flow.begin(PassageKind.ITEM, label="a.")
    flow.text("twee")
    flow.end()
    flow.end_cell()
    flow.end_row()
    assert words(finish(flow)) == ["een a. twee"]


BOLD: list[tuple[str, bool, bool]] = [
    ("Geadviseerd besluit", True, True),
    ("4.9 Ontwikkelingen hiervoor", True, True),
    ("Dit is een hele zin.", True, False),
    ("Overwegende:", True, False),
    ("Een vet begin", False, False),
    ("V" * 120, True, False),
    ("2023", True, False),
]


@pytest.mark.parametrize(("text", "whole", "heads"), BOLD)
def test_a_short_bold_paragraph_is_a_heading(text: str, whole: bool, heads: bool) -> None:
    flow = Flow(Draft())
    flow.bold += 1
    flow.text(text if whole else text[:5])
    flow.bold -= 1
    flow.text("" if whole else text[5:])
    found = finish(flow).passages[0]
    assert (found.kind is PassageKind.HEADING) is heads


NUMBERS: list[tuple[str, str | None]] = [
    ("4.9 Ontwikkelingen hiervoor", "4.9"),
    ("1. Inleiding", "1."),
    ("2 Kern", "2"),
    ("Artikel 12a Begrippen", "12a"),
    ("Bijlage 1 Overzicht", "1"),
    ("IV. Slot", "IV."),
    ("A. Algemeen", "A."),
    ("36 600 Regels", None),
    ("21 december 2015", None),
    ("2023 in beeld", None),
    ("Aanleiding", None),
    ("12", None),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_the_number_of_a_heading(text: str, number: str | None) -> None:
    assert heading_number(text) == number


TYPED: list[tuple[str, tuple[PassageKind, str | None, str]]] = [
    ("– een streep", (PassageKind.ITEM, "–", "een streep")),
    ("•\tpunt", (PassageKind.ITEM, "•", "punt")),
    ("1. Instemmen met de brief.", (PassageKind.ITEM, "1", "Instemmen met de brief.")),
    ("b) het tweede deel;", (PassageKind.ITEM, "b", "het tweede deel;")),
    ("2. Kern", (PassageKind.PARAGRAPH, None, "2. Kern")),
    ("12 november jl. sprak de Kamer.", (PassageKind.PARAGRAPH, None, "12 november jl. sprak de Kamer.")),
    ("A. Pechtold,", (PassageKind.PARAGRAPH, None, "A. Pechtold,")),
    ("-", (PassageKind.PARAGRAPH, None, "-")),
]


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_a_typed_bullet_or_number_makes_an_item(
    text: str, expected: tuple[PassageKind, str | None, str]
) -> None:
    flow = Flow(Draft())
    flow.text(text)
    document = finish(flow)
    passage = document.passages[0]
    assert (passage.kind, passage.label, document.text) == expected


def test_in_a_debate_nothing_is_taken_for_an_item_or_a_heading() -> None:
    flow = Flow(Draft(), typed=False)
    flow.text("1. Dat is een vraag.")
    assert finish(flow).passages[0].kind is PassageKind.PARAGRAPH


LABELS = [("a.", "a"), ("(ii)", "ii"), ("4.9", "4.9"), ("–", "–"), ("...", "..."), (None, None)]


@pytest.mark.parametrize(("printed", "label"), LABELS)
def test_labels_lose_their_dots_and_brackets(printed: str | None, label: str | None) -> None:
    assert bare(printed) == label


def test_a_box_beside_a_paragraph_comes_first_and_breaks_nothing() -> None:
    flow = Flow(Draft())
    flow.begin(PassageKind.ITEM, label="a.")
    flow.text("eerste ")
    flow.open()
    flow.text("kader")
    flow.close_beside()
    flow.text("helft")
    document = finish(flow)
    assert words(document) == ["kader", "eerste helft"]
    assert [(p.kind, p.label) for p in document.passages] == [
        (PassageKind.PARAGRAPH, None),
        (PassageKind.ITEM, "a"),
    ]


def test_a_break_ends_a_short_line_and_joins_a_long_one() -> None:
    flow = Flow(Draft())
    for text in ("Ministerie van Defensie", "Postbus 20701", "lang " * 20, "en verder"):
        flow.text(text)
        flow.line_break()
    assert words(finish(flow)) == ["Ministerie van Defensie", "Postbus 20701", ("lang " * 20) + "en verder"]


def test_text_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT", 20)
    flow = Flow(Draft())
    flow.text("kort")
    flow.end()
    flow.text("veel te lang voor dit bestek")
    with pytest.raises(Unreadable) as caught:
        flow.end()
    assert caught.value.code == "too-large"
