# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which lines are markings: state secrets are refused, and no text that only speaks of them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from samenhang.errors import Unreadable
from samenhang.filter import mark_lines
from samenhang.model import FactName
from samenhang.reading import read, read_text
from samenhang.reading.classification import level_of
from samenhang.viewer import Level
from tests.reading.pdf_writer import PdfWriter

SHARED = Path(__file__).parents[3] / "shared"

SECRETS = (
    "Stg. GEHEIM",
    "Stg. ZEER GEHEIM",
    "Stg. CONFIDENTIEEL",
    "STG. GEHEIM",
    "STAATSGEHEIM",
    "STAATSGEHEIM ZEER GEHEIM",
    "** Stg. GEHEIM **",
    "Rubricering: Stg. GEHEIM",
    "Stg. GEHEIM - 3 van 12",
    "Pagina 2 van 12 Stg. GEHEIM",
    "Stg. GEHEIM, rubriceringsduur 10 jaar",
    "Stg. GEHEIM / NLD EYES ONLY",
    "NATO SECRET",
    "NATO CONFIDENTIAL",
    "NATO SECRET REL TO NLD, BEL",
    "COSMIC TOP SECRET",
    "EU SECRET",
    "SECRET UE/EU SECRET",
    "CONFIDENTIEL UE/EU CONFIDENTIAL",
    "TRÈS SECRET UE/EU TOP SECRET",
)
CONFIDENTIAL = (
    "Departementaal vertrouwelijk",
    "Departementaal Vertrouwelijk",
    "DEPARTEMENTAAL VERTROUWELIJK",
    "Dep. V.",
    "Dep.V",
    "Dep. VERTROUWELIJK",
    "NATO RESTRICTED",
    "RESTREINT UE/EU RESTRICTED",
)
NO_MARKINGS = (
    "De bijlage is stg. geheim en ligt ter vertrouwelijke inzage.",
    "De brief is Stg. GEHEIM.",
    "Stg. GEHEIM is het op een na hoogste niveau.",
    "Stukken die als STAATSGEHEIM zijn gerubriceerd",
    "Wet bescherming staatsgeheimen",
    "WET BESCHERMING STAATSGEHEIMEN",
    "Nato secret",
    "Het overleg is vertrouwelijk.",
    "GEHEIM",
    "Zeer geheim",
    "De commissie stiekem",
    "Departementaal vertrouwelijke stukken worden niet verstrekt",
    "Confidentieel",
)
LETTER = ("Geachte voorzitter,", "Hierbij zend ik u de antwoorden op de vragen van uw Kamer.", "De minister")


@pytest.mark.parametrize("line", SECRETS)
def test_the_marking_of_a_state_secret_is_refused_with_the_way_out(line: str) -> None:
    with pytest.raises(Unreadable) as refused:
        level_of(line)
    assert refused.value.code == "state-secret"
    assert "state secret" in refused.value.what
    assert "security officer" in refused.value.remedy


@pytest.mark.parametrize("line", CONFIDENTIAL)
def test_the_marking_of_the_department_is_known(line: str) -> None:
    assert level_of(line) is Level.CONFIDENTIAL


@pytest.mark.parametrize("line", NO_MARKINGS)
def test_what_only_speaks_of_it_is_no_marking(line: str) -> None:
    assert level_of(line) is None
    assert level_of(line, edge=True) is None


@pytest.mark.parametrize("line", ["stg. geheim", "Stg. geheim", "Stg. Zeer Geheim"])
def test_small_letters_are_a_marking_only_at_the_edge(line: str) -> None:
    assert level_of(line) is None
    with pytest.raises(Unreadable):
        level_of(line, edge=True)


@pytest.mark.parametrize("line", SECRETS[:5])
def test_a_text_with_a_marking_is_refused(line: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_text("\n".join((line, *LETTER)))
    assert refused.value.code == "state-secret"
    assert "voorzitter" not in str(refused.value)


def test_a_list_of_levels_is_not_refused() -> None:
    levels = "De niveaus van rubricering zijn:\n\n- Stg. ZEER GEHEIM\n- Stg. GEHEIM\n- Dep. VERTROUWELIJK\n"
    assert read_text(levels + "\nMeer zijn er niet.").fact(FactName.CLASSIFICATION) is None
    html = (
        "<html><body><p>De niveaus:</p><ul><li>Stg. GEHEIM</li><li>Stg. CONFIDENTIEEL</li></ul></body></html>"
    )
    assert "GEHEIM" in read(html.encode(), "niveaus.html").text


def test_the_marking_of_the_department_comes_with_its_words() -> None:
    document = read_text("\n\n".join(("Departementaal vertrouwelijk", *LETTER)))
    fact = next(fact for fact in document.facts if fact.name is FactName.CLASSIFICATION)
    assert fact.value == Level.CONFIDENTIAL.value
    assert document.text[fact.start : fact.end] == "Departementaal vertrouwelijk"


def _docx(header: str) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{relation}" Target="header1.xml"/></Relationships>'
    )
    text = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LETTER)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("[Content_Types].xml", types)
        parts.writestr("word/document.xml", f"<w:document {space}><w:body>{text}</w:body></w:document>")
        parts.writestr("word/_rels/document.xml.rels", relations)
        head = f"<w:p><w:r><w:t>Stg. </w:t></w:r><w:r><w:t>{header}</w:t></w:r></w:p>"
        parts.writestr("word/header1.xml", f"<w:hdr {space}>{head}</w:hdr>")
    return stream.getvalue()


def _odt(header: str) -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "style", "text")
    )
    text = "".join(f"<text:p>{line}</text:p>" for line in LETTER)
    page = (
        f"<style:master-page><style:header><text:p>Stg. {header}</text:p></style:header></style:master-page>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        body = f"<office:body><office:text>{text}</office:text></office:body>"
        parts.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
        styles = f"<office:master-styles>{page}</office:master-styles>"
        parts.writestr("styles.xml", f"<office:document-styles {names}>{styles}</office:document-styles>")
    return stream.getvalue()


def test_the_head_of_an_office_file_is_looked_at() -> None:
    for make, name in ((_docx, "brief.docx"), (_odt, "brief.odt")):
        assert read(make("openbaar"), name).text.startswith("Geachte")
        with pytest.raises(Unreadable) as refused:
            read(make("GEHEIM"), name)
        assert refused.value.code == "state-secret"


def test_the_running_head_of_a_pdf_is_looked_at() -> None:
    writer = PdfWriter()
    for number in range(3):
        page = writer.page()
        page.text(72, 810, "Stg. GEHEIM")
        page.text(72, 700, f"Bladzijde {number} gaat over de samenhang van het beleid en niets anders.")
    with pytest.raises(Unreadable) as refused:
        read(writer.build(), "brief.pdf")
    assert refused.value.code == "state-secret"


def test_a_filter_says_that_a_text_is_a_state_secret() -> None:
    line = json.dumps({"id": 1, "text": "Stg. GEHEIM\n\nGeachte voorzitter,"}).encode()
    (answer,) = mark_lines([line])
    assert answer["id"] == 1
    assert "state secret" in answer["error"]


def _real_texts() -> Iterator[tuple[str, bytes]]:
    for folder in ("seeds", "data/parliament"):
        for path in sorted((SHARED / folder).rglob("*")):
            if path.suffix in (".txt", ".xml", ".pdf", ".html", ".md"):
                yield path.name, path.read_bytes()
            elif path.suffix == ".json":
                yield path.name, _motion(path)


def _motion(path: Path) -> bytes:
    return "\n".join(_strings(json.loads(path.read_text("utf-8")))).encode()


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for value in node.values() if isinstance(node, dict) else node:
            yield from _strings(value)


@pytest.mark.skipif(not SHARED.exists(), reason="the real documents are not here")
def test_no_real_document_is_refused_as_a_state_secret() -> None:
    refused, read_well = [], 0
    for name, data in _real_texts():
        try:
            assert read(data, name).fact(FactName.CLASSIFICATION) is None, name
            read_well += 1
        except Unreadable as error:
            refused += [name] if error.code == "state-secret" else []
    assert refused == []
    assert read_well > 500
