# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plain text: encodings, paragraphs, headings, and every character traced to its source."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samenhang.errors import Unreadable
from samenhang.model import Document, Media, Passage, PassageKind
from samenhang.reading import plain

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "reading_plain.yaml").read_text("utf-8"))
SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS = SHARED / "seeds"
MOTIONS = SHARED / "data" / "parliament" / "motions"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real documents are not here")
needs_motions = pytest.mark.skipif(not MOTIONS.is_dir(), reason="the real motions are not here")


def words(document: Document, passage: Passage) -> str:
    return document.text[passage.start : passage.end]


def shown(document: Document) -> list[str]:
    return [
        f"{passage.kind.value}{' ' + passage.label if passage.label else ''}: {words(document, passage)}"
        for passage in document.passages
    ]


def read(text: str) -> Document:
    return plain.read_text(text, "tekst.txt", "0" * 64)


def check_sources(document: Document, source: str) -> None:
    """Each run stands for equal characters, and everything but joining spaces has one."""
    covered = [False] * len(document.text)
    for run in document.runs:
        for i in range(run.end - run.start):
            here, there = document.text[run.start + i], source[run.source + i]
            same = here == there or (here == " " and there.isspace())
            assert same or here in unicodedata.normalize("NFKC", there) or unicodedata.decomposition(here)
            covered[run.start + i] = True
    left = {char for char, has in zip(document.text, covered, strict=True) if not has}
    assert left <= {" ", "\n"}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_a_text_gives_its_passages(case: dict[str, Any]) -> None:
    document = read(case["text"])
    assert shown(document) == case["passages"]
    check_sources(document, case["text"])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
@pytest.mark.parametrize("ending", ["\r\n", "\r", " \n", "\u2028"])
def test_line_endings_do_not_matter(case: dict[str, Any], ending: str) -> None:
    text = case["text"].replace("\n", ending)
    assert shown(read(text)) == case["passages"]


# ---------------------------------------------------------------- encodings

SENTENCE = "De coördinatie is geïnformeerd: “één” – twee."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    document = plain.read(SENTENCE.encode(encoding), "a.txt", "d")
    assert document.text == SENTENCE
    assert document.media is Media.TEXT


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_bytes_that_windows_leaves_open(byte: int) -> None:
    assert plain.decode(b"caf\xe9 " + bytes([byte])).startswith("café ")


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"a\0b\0")
def test_decoding_never_fails(data: bytes) -> None:
    assert isinstance(plain.decode(data), str)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\u00a0\u2028", "\ufeff", "\u00ad\n\u200b"])
def test_nothing_but_white_space_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        plain.read(text.encode(), "leeg.txt", "d")
    assert caught.value.code == "empty"
    assert caught.value.remedy


# ---------------------------------------------------------------- characters


def test_white_space_of_any_kind_becomes_one_space() -> None:
    document = read("Kamerstuk 33\u00a0694,\tnr.\u20096  slot")
    assert document.text == "Kamerstuk 33 694, nr. 6 slot"
    check_sources(document, "Kamerstuk 33\u00a0694,\tnr.\u20096  slot")


def test_ligatures_are_spelled_out_and_still_found() -> None:
    source = "de deﬁnitie van eﬃciënt"
    document = read(source)
    assert document.text == "de definitie van efficiënt"
    start = document.text.index("definitie")
    run = next(run for run in document.runs if run.start <= start < run.end)
    assert source[run.source + start - run.start :].startswith("deﬁ")


def test_accents_come_on_their_letters() -> None:
    assert read("co\u0308rdinatie ge\u0301e\u0301n").text == "cördinatie géén"


def test_what_cannot_be_printed_goes() -> None:
    assert read("vei\u200blig\x00heid\ud800").text == "veiligheid"


# ---------------------------------------------------------------- pages in a text


def page(number: int, body: str) -> str:
    return f"Rapport Nationale Veiligheid\n\n{body}\n\n{number}\n\f"


def test_running_heads_and_page_numbers_of_a_text_with_form_feeds_go() -> None:
    bodies = [
        "De eerste pagina bevat een zin die aan het eind van de bladzijde nog\nniet klaar is en dus op de",
        "volgende bladzijde verder gaat, waar zij wel eindigt.\n\n"
        "Een nieuwe alinea volgt daarna op deze bladzijde.",
        "De derde bladzijde heeft weer een eigen alinea, en daarmee uit.",
    ]
    document = read("".join(page(number, body) for number, body in enumerate(bodies, 1)))
    assert "Rapport" not in document.text
    assert [words(document, passage) for passage in document.passages] == [
        "De eerste pagina bevat een zin die aan het eind van de bladzijde nog niet klaar is en dus op de "
        "volgende bladzijde verder gaat, waar zij wel eindigt.",
        "Een nieuwe alinea volgt daarna op deze bladzijde.",
        "De derde bladzijde heeft weer een eigen alinea, en daarmee uit.",
    ]


def test_a_line_that_occurs_once_at_the_edge_stays() -> None:
    document = read(
        "Titel van het stuk\n\nEerste alinea van het stuk.\n\f\nTweede bladzijde van het stuk.\n\f"
    )
    assert document.text.startswith("Titel van het stuk")


# ---------------------------------------------------------------- heading paths


def test_a_heading_is_not_put_under_one_it_does_not_belong_to() -> None:
    parts = [
        "3. Kernpunten",
        "Tekst hier.",
        "4.4 Krachtenveld",
        "Daar.",
        "4. Toelichting",
        "4.1 Context",
        "Meer.",
    ]
    text = "\n\n".join(parts)
    paths = [passage.headings for passage in read(text).passages]
    assert paths == [
        (),
        ("3. Kernpunten",),
        (),
        ("4.4 Krachtenveld",),
        (),
        ("4. Toelichting",),
        ("4. Toelichting", "4.1 Context"),
    ]


def test_numbers_stand_under_the_title_of_the_paper() -> None:
    text = "BRIEF VAN DE MINISTER VAN DEFENSIE\n\n1. Inleiding\n\nTekst.\n\n2. Slot\n\nTekst."
    assert [passage.headings for passage in read(text).passages][-1] == (
        "BRIEF VAN DE MINISTER VAN DEFENSIE",
        "2. Slot",
    )


# ---------------------------------------------------------------- real documents


@needs_seeds
def test_the_note_of_2023() -> None:
    source = (SEEDS / "nota-planbureau-veiligheid-2023.txt").read_text("utf-8")
    document = read(source)
    headings = [p for p in document.passages if p.kind is PassageKind.HEADING]
    assert [p.label for p in headings] == ["1", "2", "3", "4.4", "4", "4.1", "4.9", "5"]
    items = {
        p.label: words(document, p) for p in document.passages if p.label in ("1", "2") and p not in headings
    }
    assert items == {
        "1": "Instemmen met de voorgestelde korte concept-Kamerbrief langs de volgende lijnen:",
        "2": "Verzending van de Kamerbrief mede namens het kabinet.",
    }
    assert [p.label for p in document.passages].count("o") == 3
    assert "het netwerk van veiligheidssignalering en – analyses zoals zich dat" in document.text
    assert "de verbindingen tussen bestaande kennisinstituten" in document.text
    last = document.passages[-2]
    assert last.headings == ("5. Informatie die niet openbaar gemaakt kan worden",) or last in headings
    check_sources(document, source)


@needs_seeds
def test_the_letter_of_2015() -> None:
    source = (SEEDS / "kamerbrief-samenhang-veiligheidsstrategieen-2015.txt").read_text("utf-8")
    document = read(source)
    texts = [words(document, passage) for passage in document.passages]
    assert texts[0] == "Nr. 8 BRIEF VAN DE MINISTER VAN DEFENSIE"
    assert texts[-3:] == [
        "Mede namens de Ministers van Buitenlandse Zaken en Veiligheid en Justitie,",
        "De Minister van Defensie,",
        "J.A. Hennis-Plasschaert",
    ]
    assert len(texts) == 11
    for whole in (
        "(Handelingen II",
        "cyberdreigingen",
        "nationale en internationale",
        "veiligheids- en defensiebeleid",
    ):
        assert whole in document.text
    assert re.search(r"\w- ?\n|\w-[a-z]*lingen", document.text) is None
    check_sources(document, source)


@needs_motions
def test_motions_keep_their_lines() -> None:
    for path in sorted(MOTIONS.glob("*.json"))[::5]:
        content = json.loads(path.read_text("utf-8"))["content"]
        lines = [" ".join(line.split()) for line in content.splitlines() if line.strip()]
        document = read(content)
        assert len(document.passages) == len(lines), path.name
        check_sources(document, content)


# ---------------------------------------------------------------- properties

LINES = st.lists(
    st.text(alphabet="abc deABC.,;:-–1()/\t \u00a0\u00ad\ufb01\u0301é•", max_size=60), min_size=1, max_size=30
)


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\n \n", "\f\n"]))
@settings(max_examples=200)
def test_every_character_is_traced(lines: list[str], ending: str) -> None:
    source = ending.join(lines)
    if not source.replace("\u00ad", "").replace("\u0301", "").strip():
        with pytest.raises(Unreadable):
            read(source)
        return
    document = read(source)
    check_sources(document, source)
    for passage in document.passages:
        assert words(document, passage) == words(document, passage).strip() != ""
        assert "\n" not in words(document, passage)


PROSE = st.lists(
    st.lists(
        st.sampled_from(
            ["de", "het", "kabinet", "minister", "brief", "aan", "Kamer", "van", "strategie", "zal"]
        ),
        min_size=80,  # three lines of two-letter words: with less, nothing tells how lines were broken
        max_size=120,
    ),
    min_size=2,
    max_size=5,
)


def wrap(sentence: str, width: int) -> list[str]:
    lines = [""]
    for word in sentence.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@given(PROSE, st.integers(40, 100), st.booleans())
@settings(max_examples=100)
def test_wrapping_and_reading_gives_the_paragraphs_back(
    paragraphs: list[list[str]], width: int, doubled: bool
) -> None:
    texts = ["Op " + " ".join(each) + " is dit zo." for each in paragraphs]
    line, gap = ("\n\n", "\n\n\n") if doubled else ("\n", "\n\n")
    source = gap.join(line.join(wrap(text, width)) for text in texts)
    assert [words(document, p) for document in [read(source)] for p in document.passages] == texts


def test_reading_twice_gives_the_same() -> None:
    text = "\n".join(case["text"] for case in CASES)
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "text",
    [
        "-\n" * 20_000,
        "[1]\n" * 20_000,
        "1.\n" * 20_000,
        "a-\n" * 20_000,
        "(" * 200_000,
        "a " * 200_000,
        "\n" * 300_000 + "x",
    ],
    ids=["dashes", "marks", "numbers", "hyphens", "brackets", "words", "empty lines"],
)
def test_hostile_text_is_read(text: str) -> None:
    assert read(text).passages
