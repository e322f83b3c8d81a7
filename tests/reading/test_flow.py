# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines into paragraphs, paragraphs into passages: the parts that text and PDF share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.model import Media, PassageKind
from samenhang.reading.flow import Block, blocks, join
from samenhang.reading.hyphens import NO_WORDS, Words
from samenhang.reading.lines import Line, cut, tidy
from samenhang.reading.outline import Levels, body_style, kinds
from samenhang.reading.passages import Manuscript, NoteKey, without
from samenhang.reading.structure import opening
from samenhang.reading.wrapping import breaks_off, share_nearby, widest_nearby


def line(text: str, at: int = 0, **more: object) -> Line:
    head = float(len(text.split()[0]))
    made = Line(text, [(0, at, len(text))], 0.0, float(len(text)), head)
    for name, value in more.items():
        setattr(made, name, value)
    return made


def block(text: str, **more: object) -> Block:
    made = Block(text, [(0, 0, len(text), None)], opening=opening(text), apart=True)
    for name, value in more.items():
        setattr(made, name, value)
    return made


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("raw", "text", "pieces"),
    [
        ("  gewoon \n", "gewoon", [(0, 2, 6)]),
        ("a  b", "a b", [(0, 0, 2), (2, 3, 1)]),
        ("a\u00a0b", "a b", [(0, 0, 3)]),
        ("a\u00adb", "ab", [(0, 0, 1), (1, 2, 1)]),
        ("a \u200b b", "a b", [(0, 0, 2), (2, 4, 1)]),
        ("e\u0301n", "én", [(0, 0, 1), (1, 2, 1)]),
        ("\u0301a", "a", [(0, 1, 1)]),
        ("\t \n", "", []),
    ],
)
def test_a_line_made_clean(raw: str, text: str, pieces: list[tuple[int, int, int]]) -> None:
    assert tidy(raw, 0) == (text, pieces)


def test_a_ligature_points_twice_at_its_place() -> None:
    text, pieces = tidy("deﬁn", 10)
    assert text == "defin"
    assert pieces == [(0, 10, 3), (3, 12, 2)]


@given(st.text(max_size=40), st.integers(0, 99))
def test_pieces_lie_inside_the_text_and_the_source(raw: str, at: int) -> None:
    text, pieces = tidy(raw, at)
    assert text == text.strip()
    end = 0
    for offset, source, length in pieces:
        assert offset == end
        assert length > 0
        assert at <= source < at + len(raw)
        end = offset + length
    assert end == len(text)


@given(st.integers(0, 12), st.integers(0, 12))
def test_a_cut_keeps_what_lies_inside(start: int, end: int) -> None:
    found = cut([(0, 100, 4), (6, 200, 4)], start, end)
    inside = [i for i in range(start, end) if i < 4 or 6 <= i < 10]
    assert sum(length for _, _, length in found) == len(inside)
    assert all(0 <= offset < max(1, end - start) for offset, _, _ in found)


# ---------------------------------------------------------------- wrapping


@pytest.mark.parametrize(
    ("upper", "lower", "off"),
    [
        ("van de interne en de", "externe veiligheid", True),
        ("doet zich bijvoor-", "beeld voor", True),
        ("provincie Noord-", "Holland", True),
        ("een brief aan de", "Kamer gezonden", False),
        ("De Kamer,", "gehoord de beraadslaging,", False),
        ("dat is zo.", "en verder", False),
        ("de punten zijn", "a) het eerste", False),
        ("-", "beeld", False),
    ],
)
def test_a_line_that_breaks_off(upper: str, lower: str, off: bool) -> None:
    assert breaks_off(upper, lower) is off


def test_shares_count_only_what_is_counted() -> None:
    assert share_nearby([True, True, False, False], [True, False, True, True], 1) == [1.0, 0.5, 0.0, 0.0]
    assert share_nearby([], []) == []


@given(st.lists(st.booleans(), max_size=40), st.integers(1, 9))
def test_shares_are_shares(hits: list[bool], reach: int) -> None:
    shares = share_nearby(hits, [True] * len(hits), reach)
    assert len(shares) == len(hits)
    for i, share in enumerate(shares):
        window = hits[max(0, i - reach) : i + reach + 1]
        assert share == pytest.approx(sum(window) / len(window))


def test_one_very_long_line_does_not_widen_the_text() -> None:
    lines = [line("a" * 70) for _ in range(12)]
    lines[6] = line("a" * 300)
    assert set(widest_nearby(lines)) == {70.0}


def test_columns_have_their_own_width() -> None:
    lines = [line("a" * 30, zone=1), line("a" * 70, zone=2), line("a" * 20, zone=2)]
    assert widest_nearby(lines) == [30.0, 70.0, 70.0]


def test_a_long_line_among_wrapped_lines_leaves_them_whole() -> None:
    text = [
        "het",
        "kabinet",
        "zendt",
        "een",
        "brief",
        "over",
        "de",
        "strategie",
        "aan",
        "de",
        "griffie",
        "en",
    ]
    lines = [line(" ".join(text[i:] + text[:i])) for i in range(8)]
    lines.insert(4, line("Zie " + "a" * 300, apart=True))
    lines[5].apart = True
    assert [made.lines for made in blocks(lines, NO_WORDS)] == [4, 1, 4]


# ---------------------------------------------------------------- joining


def test_joined_lines_know_their_sources() -> None:
    made = join(
        [line("bijvoor-", 0, page=1), line("beeld en", 100, page=2), line("zo", 200, page=2)], NO_WORDS
    )
    assert made.text == "bijvoorbeeld en zo"
    assert made.origins == [(0, 0, 7, 1), (7, 100, 8, 2), (16, 200, 2, 2)]
    assert made.page == 1


def test_the_document_decides_on_a_hyphen() -> None:
    lines = [line("de eco-"), line("regeling")]
    assert join(lines, NO_WORDS).text == "de ecoregeling"
    assert join(lines, Words("een eco-regeling")).text == "de eco-regeling"


def test_marks_move_with_their_lines() -> None:
    made = join([line("een", marks=[(3, "1")]), line("twee", marks=[(2, "2")], page=4)], NO_WORDS)
    assert made.marks == [(3, "1", None), (6, "2", 4)]


def test_nothing_gives_nothing() -> None:
    assert blocks([], NO_WORDS) == []


def test_without_cuts_everything() -> None:
    made = without(Block("1. abc", [(0, 10, 2, 1), (3, 13, 3, 1)], marks=[(6, "1", 1)]), 3)
    assert (made.text, made.origins, made.marks) == ("abc", [(0, 13, 3, 1)], [(3, "1", 1)])


# ---------------------------------------------------------------- kinds

PROSE = "Het kabinet onderkent de vergaande verwevenheid van de interne en de externe veiligheid. " * 2
HEADING, ITEM, PARAGRAPH = PassageKind.HEADING, PassageKind.ITEM, PassageKind.PARAGRAPH


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1. Aanleiding", PROSE, "2. Slot", PROSE], [HEADING, PARAGRAPH, HEADING, PARAGRAPH]),
        (["1. Appels", "2. Peren", PROSE], [ITEM, ITEM, PARAGRAPH]),
        (["1. Appels", "- rood", "2. Peren", PROSE], [ITEM, ITEM, ITEM, PARAGRAPH]),
        (["4. Toelichting", "4.1 Context", PROSE], [HEADING, HEADING, PARAGRAPH]),
        (["1. " + PROSE, "2. " + PROSE], [ITEM, ITEM]),
        (["2.1 " + PROSE, PROSE], [ITEM, PARAGRAPH]),
        (
            ["A. De opzet van het hele stuk", PROSE, "B. De rest ervan in het kort", PROSE],
            [HEADING, PARAGRAPH] * 2,
        ),
        (["A. Pechtold", "B. van der Berg", PROSE], [PARAGRAPH] * 3),
        (["A. Een enkele letter met veel woorden", PROSE], [PARAGRAPH, PARAGRAPH]),
        (["a) een", "b) twee", PROSE], [ITEM, ITEM, PARAGRAPH]),
        (["q) los", PROSE], [PARAGRAPH, PARAGRAPH]),
        (["(1) een", "(2) twee"], [ITEM, ITEM]),
        (["Inleiding", PROSE], [HEADING, PARAGRAPH]),
        (["BRIEF VAN DE MINISTER", PROSE], [HEADING, PARAGRAPH]),
        ([PROSE, "Internationale samenwerking", PROSE], [PARAGRAPH, HEADING, PARAGRAPH]),
        ([PROSE, "Den Haag, 21 december 2015", PROSE], [PARAGRAPH, PARAGRAPH, PARAGRAPH]),
        ([PROSE, "Hoogachtend", "De minister"], [PARAGRAPH, PARAGRAPH, PARAGRAPH]),
        ([PROSE, "3. Slotwoord"], [PARAGRAPH, ITEM]),
        (["17 april 2024", PROSE], [PARAGRAPH, PARAGRAPH]),
    ],
)
def test_kinds(texts: list[str], expected: list[PassageKind]) -> None:
    assert kinds([block(text) for text in texts]) == expected


def test_type_tells_headings() -> None:
    made = [block(PROSE, size=10.0), block("Een kop", size=10.0, bold=True), block(PROSE, size=10.0)]
    assert kinds(made) == [PARAGRAPH, HEADING, PARAGRAPH]
    assert body_style(made) == (10.0, False)


def test_a_named_label_makes_no_heading() -> None:
    made = [block("Besluit: vet", size=10.0, bold=True, named=True), block(PROSE, size=10.0)]
    assert kinds(made) == [PARAGRAPH, PARAGRAPH]


def test_rows_stay_rows() -> None:
    assert kinds([block("1. Kop | b", row=True), block(PROSE)]) == [PassageKind.ROW, PARAGRAPH]


def levels(made: list[Block]) -> list[int]:
    found = kinds(made)
    level = Levels(made, found)
    return [level.level(each) for each, kind in zip(made, found, strict=True) if kind is HEADING]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1. Een", PROSE, "1.1 Onder", PROSE, "1.1.1 Dieper", PROSE, "2. Twee", PROSE], [1, 2, 3, 1]),
        (["3. Drie", PROSE, "4.4 Vier", PROSE, "4. Vier", "4.1 Vier", PROSE], [1, 1, 1, 2]),
        (["BRIEF VAN DE MINISTER", PROSE, "1. Een", PROSE, "1.1 Onder", PROSE], [1, 2, 3]),
        (["Inleiding", PROSE, "Conclusie", PROSE], [1, 1]),
    ],
)
def test_levels(texts: list[str], expected: list[int]) -> None:
    assert levels([block(text) for text in texts]) == expected


def test_bands_above_numbered_headings_are_outer() -> None:
    bold = {"size": 10.0, "bold": True}
    made = [block(PROSE * 3, size=10.0)]
    for i in range(1, 4):
        made += [block(f"Brieven van de minister {'abc'[i - 1]}", **bold), block(f"{i}. Agendapunt", **bold)]
        made.append(block(PROSE, size=10.0))
    assert levels(made) == [1, 2, 1, 2, 1, 2]


# ---------------------------------------------------------------- passages


def test_a_footnote_follows_its_passage() -> None:
    note = Block("Kamerstuk 33 694.", [(0, 50, 17, 1)], page=1)
    owner = block("1. een punt met een noot", page=1, marks=[(8, "7", 1)])
    manuscript = Manuscript({(1, "7"): note})
    manuscript.write([owner, block("2. nog een punt.", page=1)])
    document = manuscript.finish("d", "n", Media.PDF)
    shown = [(p.kind, p.label, document.text[p.start : p.end]) for p in document.passages]
    assert shown == [
        (ITEM, "1", "een punt met een noot"),
        (PassageKind.FOOTNOTE, "7", "Kamerstuk 33 694."),
        (ITEM, "2", "nog een punt."),
    ]
    assert document.text[: document.passages[1].anchor] == "een p"


def test_a_footnote_without_its_mark_is_kept() -> None:
    notes: dict[NoteKey, Block] = {
        (1, "1"): Block("Op bladzijde een.", [], page=1),
        (2, "1"): Block("Op twee.", [], page=2),
    }
    manuscript = Manuscript(notes)
    manuscript.write([block(PROSE.strip(), page=1), block(PROSE.strip(), page=2)])
    document = manuscript.finish("d", "n", Media.PDF)
    assert [p.page for p in document.passages] == [1, 1, 2, 2]
    assert [p.anchor for p in document.passages] == [None] * 4
