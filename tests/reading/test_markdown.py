# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Markdown: words without signs, kinds of passages, links, and every character traced to its source."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.errors import Unreadable
from samenhang.model import Document, FactName, Media
from samenhang.reading import markdown


def read(text: str) -> Document:
    return markdown.read_text(text, "stuk.md", "0" * 64)


def shown(text: str) -> list[str]:
    document = read(text)
    return [
        f"{p.kind.value}{' ' + p.label if p.label else ''}: {document.text[p.start : p.end]}"
        for p in document.passages
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Titel\n\nTekst.", ["heading: Titel", "paragraph: Tekst."]),
        ("## 4.9 Ontwikkelingen ##", ["heading 4.9: 4.9 Ontwikkelingen"]),
        ("Titel\n=====\ntekst", ["heading: Titel", "paragraph: tekst"]),
        ("Kop\n---\ntekst", ["heading: Kop", "paragraph: tekst"]),
        ("een\n\n---\n\ntwee", ["paragraph: een", "paragraph: twee"]),
        ("regel een\nregel twee", ["paragraph: regel een regel twee"]),
        ("bijvoor-\nbeeld", ["paragraph: bijvoorbeeld"]),
        ("- een\n- twee\n  gaat door", ["item -: een", "item -: twee gaat door"]),
        ("1. een\n2) twee", ["item 1: een", "item 2: twee"]),
        ("- [x] gedaan", ["item -: gedaan"]),
        ("> een\n> twee", ["paragraph: een twee"]),
        ("| A | B |\n|---|:-:|\n| x | y |\n\nna", ["row: A | B", "row: x | y", "paragraph: na"]),
        ("```\ncode *ster*\n\nnog\n```\nna", ["paragraph: code ster", "paragraph: nog", "paragraph: na"]),
        ("a <!-- weg\nweg --> b", ["paragraph: a b"]),
        ("#geen kop", ["paragraph: #geen kop"]),
        ("2015 was een jaar", ["paragraph: 2015 was een jaar"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dit is **vet** en *schuin* en __vet__ en _schuin_", "dit is vet en schuin en vet en schuin"),
        ("snake_case_blijft", "snake_case_blijft"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("een `code_met_streep`", "een code_met_streep"),
        (r"een \*ster\*", "een *ster*"),
        ("[de brief](https://x.nl/a_(b).html)", "de brief"),
        ("![plaatje](a.png) tekst", "plaatje tekst"),
        ("<https://x.nl/a>", "https://x.nl/a"),
        ("A&amp;B&nbsp;C", "A&B C"),
        ("een<br>twee <b>drie</b>", "een twee drie"),
        ("[**vette** link](x)", "vette link"),
        ("[geen link]", "[geen link]"),
        ("~~door~~", "door"),
        ("a < b en c > d", "a < b en c > d"),
    ],
)
def test_signs_go(text: str, expected: str) -> None:
    assert read(text).text == expected


def test_links_are_targets() -> None:
    document = read(
        "Zie [kst-33694-6](https://x.nl/kst-33694-6) en [de nota][n].\n\n[n]: https://x.nl/nota\n"
    )
    assert document.text == "Zie kst-33694-6 en de nota."
    assert [(document.text[t.start : t.end], t.target) for t in document.targets] == [
        ("kst-33694-6", "https://x.nl/kst-33694-6"),
        ("de nota", "https://x.nl/nota"),
    ]


def test_targets_in_later_passages() -> None:
    document = read("# Kop\n\n- een\n- zie [dit](u)\n")
    assert [document.text[t.start : t.end] for t in document.targets] == ["dit"]


def test_footnotes_are_tied_to_their_marks() -> None:
    document = read("De WRR[^1] stelt dat.\n\nMeer.\n\n[^1]: Zie *rapport*\n  van 2017.\n")
    note = document.passages[1]
    assert (note.kind.value, note.label) == ("footnote", "1")
    assert document.text[note.start : note.end] == "Zie rapport van 2017."
    assert document.text[: note.anchor] == "De WRR"


def test_heading_paths() -> None:
    document = read("# Een\n\n## Onder\n\ntekst\n\n# Twee\n\ntekst\n")
    assert [p.headings for p in document.passages] == [(), ("Een",), ("Een", "Onder"), (), ("Twee",)]


def test_front_matter_gives_the_title() -> None:
    document = read('---\ntitle: "Nota over samenhang"\nauthor: x\n---\n\nTekst.\n')
    assert document.text == "Tekst."
    assert document.fact(FactName.TITLE) == "Nota over samenhang"


def test_a_rule_at_the_beginning_is_no_front_matter() -> None:
    assert read("---\n\nTekst zonder einde\n").text == "Tekst zonder einde"


@pytest.mark.parametrize("data", [b"", b" \n", b"<!-- niets -->", b"---\n", b"[a]: http://x.nl\n"])
def test_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        markdown.read(data, "leeg.md", "d")
    assert caught.value.code == "empty"


def test_bytes_are_decoded() -> None:
    document = markdown.read("# Coördinatie".encode("cp1252"), "a.md", "d")
    assert document.text == "Coördinatie"
    assert document.media is Media.MARKDOWN


@given(st.text(alphabet="ab *_`[]()#-|>1.\\\n<!&;^:~éx", max_size=120))
@settings(max_examples=300, deadline=None)
def test_every_run_is_equal_in_the_source(text: str) -> None:
    if not any(char.isalnum() for char in text):
        return
    try:
        document = read(text)
    except Unreadable:
        return  # letters that stand only in an address, a comment or a tag
    for run in document.runs:
        for i in range(run.end - run.start):
            here, there = document.text[run.start + i], text[run.source + i]
            assert here == there or (here == " " and there.isspace())


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "*" * 50_000,
        "<!--" * 20_000,
        "`" * 20_000 + "a",
        "> " * 20_000 + "a",
        "![](" * 10_000,
        "|a" * 20_000,
    ],
)
def test_hostile_markdown_is_read(text: str) -> None:
    assert length_read(text) <= len(text)


def length_read(text: str) -> int:
    """How much text comes out; 0 where there is nothing but signs."""
    try:
        return len(read(text).text)
    except Unreadable:
        return 0
