# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one door of reading: any bytes give a document or a refusal that says why, and never anything else."""

from __future__ import annotations

import hashlib
import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from samenhang.errors import UNREADABLE_CODES, Unreadable
from samenhang.model import Document, Fact, FactName, Media, PassageKind
from samenhang.reading import READER_VERSION, limits, merged, read

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = [
    b"<officiele-publicatie><kamerstuk><al>Tekst<noot><noot.nr>1</noot.nr><noot.al>x</noot.al></noot>"
    b"</al></kamerstuk>"
    b"</officiele-publicatie>",
    b'<handelingen><agendapunt><spreekbeurt nieuw="ja"><spreker><voorvoegsels>De</voorvoegsels>'
    b"</spreker><tekst><al>x</al>"
    b"</tekst></spreekbeurt></agendapunt></handelingen>",
    b"<vlosdocument><vergadering><woordvoerder><spreker/><tekst><alineaitem>x</alineaitem></tekst>"
    b"</woordvoerder>"
    b"</vergadering></vlosdocument>",
    b'<html><body><main><p>a<sup><a href="#f">1</a></sup></p><table><tr><td>a<td>b</table><p id=f>1 '
    b"b</main></body></html>",
]


def check(document: Document) -> None:
    """What holds for every document, whatever it was read from."""
    place = 0
    for number, passage in enumerate(document.passages):
        words = document.text[passage.start : passage.end]
        assert (passage.number, passage.start) == (number, place)
        assert words == words.strip() != ""
        assert "\n" not in words
        assert passage.turn is None or 0 <= passage.turn < len(document.turns)
        assert passage.anchor is None or passage.anchor <= passage.start
        place = passage.end + 1
    assert place == len(document.text) + 1
    check_rest(document)


def check_rest(document: Document) -> None:
    assert all((fact.start is None) == (fact.end is None) for fact in document.facts)
    assert all(document.text[target.start : target.end].strip() for target in document.targets)
    assert all(turn.speaker.name for turn in document.turns)
    assert all(turn.interrupts is None or turn.interrupts < turn.number for turn in document.turns)


def attempt(data: bytes, name: str = "x") -> Document | Unreadable:
    """The document, or the refusal; anything else fails the test."""
    try:
        return read(data, name)
    except Unreadable as refusal:
        return refusal


@given(st.sampled_from(SEEDS), st.integers(0, 400), st.binary(max_size=30), st.integers(0, 30))
@example(SEEDS[0], 30, b"</al></al>", 0)
@settings(max_examples=300, deadline=None)
def test_damaged_files_never_crash(seed: bytes, place: int, inserted: bytes, cut: int) -> None:
    found = attempt(seed[:place] + inserted + seed[place + cut :])
    if isinstance(found, Document):
        check(found)
    else:
        assert found.code in UNREADABLE_CODES
        assert found.remedy


NAMES = "al li lijst noot noot.nr noot.al kop titel nr row entry table lid lidnr tekst stuk motie spreker"
TAGS = st.sampled_from(NAMES.split(" "))


@given(st.lists(st.tuples(TAGS, st.integers(0, 2)), max_size=25))
@example([("row", 0), ("entry", 0)])
@settings(max_examples=200, deadline=None)
def test_elements_in_any_order_lose_no_word(tags: list[tuple[str, int]]) -> None:
    pieces: list[str] = []
    opened: list[str] = []
    for number, (tag, close) in enumerate(tags):
        pieces.append(f"<{tag}>woord{number} ")
        opened.append(tag)
        pieces += [f"</{opened.pop()}>" for _ in range(min(close, len(opened)))]
    pieces += [f"</{tag}>" for tag in reversed(opened)]
    document = attempt(f"<kamerstuk>{''.join(pieces)} slot</kamerstuk>".encode())
    assert isinstance(document, Document)
    check(document)
    labels = " ".join(passage.label or "" for passage in document.passages)
    names = " ".join(turn.speaker.name + (turn.speaker.office or "") for turn in document.turns)
    if not {"spreker", "noot.nr", "lidnr"} & {tag for tag, _ in tags}:
        for number in range(len(tags)):
            assert f"woord{number}" in document.text + labels + names


def test_the_name_is_kept_and_decides_nothing() -> None:
    document = read(b"<html><body><p>Tekst.</p></body></html>", "brief.pdf")
    assert (document.media, document.name) == (Media.HTML, "brief.pdf")
    assert document.digest == hashlib.sha256(b"<html><body><p>Tekst.</p></body></html>").hexdigest()
    assert READER_VERSION


def test_a_file_over_the_bound_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", 10)
    with pytest.raises(Unreadable) as caught:
        limits.check_size(b"x" * 11, limits.FILE)
    assert caught.value.code == "too-large"


@pytest.mark.parametrize(
    "data", [b"<html><body></body></html>", b'<?xml version="1.0"?><officiele-publicatie/>']
)
def test_a_shell_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "x")
    assert caught.value.code == "empty"
    assert "PDF" in caught.value.remedy


def rows(count: int) -> list[tuple[str, bytes]]:
    """One table in four kinds of file."""
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    cells = "<w:tc><w:p><w:r><w:t>Artikel</w:t></w:r></w:p></w:tc>" * 2
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f"<w:document {word}><w:body><w:tbl>{f'<w:tr>{cells}</w:tr>' * count}</w:tbl></w:body>"
            f"</w:document>",
        )
    xml = "<row><entry><al>Artikel</al></entry><entry><al>Artikel</al></entry></row>" * count
    page = "<tr><td>Artikel</td><td>Artikel</td></tr>" * count
    return [
        ("docx", made.getvalue()),
        ("xml", f"<kamerstuk><table>{xml}</table></kamerstuk>".encode()),
        ("html", f"<html><body><table>{page}</table></body></html>".encode()),
    ]


@pytest.mark.parametrize(("kind", "data"), rows(20_000), ids=["docx", "xml", "html"])
def test_a_table_of_500_pages_is_read_in_bounded_time(kind: str, data: bytes) -> None:
    began = time.perf_counter()
    document = read(data, kind)
    assert time.perf_counter() - began < 60
    assert len(document.passages) == 20_000
    assert {passage.kind for passage in document.passages} == {PassageKind.ROW}


def test_a_bomb_in_an_office_file_is_refused_before_it_unpacks() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 120_000_000)
    with pytest.raises(Unreadable) as caught:
        read(made.getvalue(), "bom.docx")
    assert caught.value.code == "hostile"


TOLD = (Fact(FactName.KIND, "letter"), Fact(FactName.DOSSIER, "33763"), Fact(FactName.DATE, "2015-12-21"))
FOUND = (
    Fact(FactName.KIND, "report", 0, 5),
    Fact(FactName.DOSSIER, "33763", 10, 16),
    Fact(FactName.DOSSIER, "33694", 20, 26),
    Fact(FactName.PLACE, "Den Haag", 30, 38),
)


def test_facts_of_the_file_go_first_and_keep_the_words_of_the_text() -> None:
    assert merged(TOLD, FOUND, trusted=True) == (
        Fact(FactName.KIND, "letter"),
        Fact(FactName.DOSSIER, "33763", 10, 16),
        Fact(FactName.DATE, "2015-12-21"),
        Fact(FactName.DOSSIER, "33694", 20, 26),
        Fact(FactName.PLACE, "Den Haag", 30, 38),
    )


def test_facts_of_the_text_go_first_where_metadata_is_left_over() -> None:
    assert merged(TOLD, FOUND, trusted=False) == (
        Fact(FactName.KIND, "report", 0, 5),
        Fact(FactName.DOSSIER, "33763", 10, 16),
        Fact(FactName.DOSSIER, "33694", 20, 26),
        Fact(FactName.PLACE, "Den Haag", 30, 38),
        Fact(FactName.DATE, "2015-12-21"),
    )


FILES = sorted(
    path
    for folder in (
        "seeds",
        "data/parliament/wetsuite",
        "data/parliament/handelingen/repaired",
        "data/parliament/pdf",
        "reference",
    )
    for path in (SHARED / folder).glob("*")
    if path.suffix in (".xml", ".html", ".txt", ".pdf", ".md")
)


@pytest.mark.skipif(not FILES, reason="the shared data is not beside the repository")
@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_every_real_file_is_read_the_same_each_time_or_refused(path: Path) -> None:
    data = path.read_bytes()
    found = attempt(data, path.name)
    if isinstance(found, Document):
        check(found)
        assert found == read(data, path.name)
    else:
        assert found.code == "unknown"
        assert path.name.startswith(("opmeta", "searchrec", "bwb_manifest"))
