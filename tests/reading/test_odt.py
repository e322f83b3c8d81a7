# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""ODT, from small files built part by part, and from one that a library makes."""

from __future__ import annotations

import io
import zipfile

import pytest
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentText

from samenhang.errors import Unreadable
from samenhang.model import Document, FactName
from samenhang.reading import odt

NAMES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("meta", "meta"),
        )
    )
    + ' xmlns:xlink="x" xmlns:dc="dc"'
)
AUTOMATIC = (
    '<style:style style:name="Vet" style:family="text"><style:text-properties fo:font-weight="bold"/>'
    "</style:style>"
    '<style:style style:name="Gewoon" style:family="text"><style:text-properties '
    'fo:font-weight="normal"/></style:style>'
    '<style:style style:name="Weg" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style>"
    '<style:style style:name="PVet" style:family="paragraph"><style:text-properties '
    'fo:font-weight="bold"/></style:style>'
    '<style:style style:name="PKop" style:parent-style-name="Kop" style:family="paragraph"/>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    "</text:list-style>"
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="–"/></text:list-style>'
)
STYLES = (
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Kop" style:family="paragraph" style:default-outline-level="2"/>'
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>'
)
ODT = "application/vnd.oasis.opendocument.text"


def package(body: str, styles: str = STYLES, **extra: str) -> bytes:
    files = {
        "mimetype": ODT,
        "content.xml": f"<office:document-content {NAMES}>"
        f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles>"
        f"</office:document-styles>",
        "META-INF/manifest.xml": f"<manifest>{extra.get('manifest', '')}</manifest>",
        "meta.xml": f"<office:document-meta {NAMES}><office:meta>{extra.get('meta', '')}</office:meta>"
        f"</office:document-meta>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def read(body: str, styles: str = STYLES, **extra: str) -> Document:
    return odt.read(package(body, styles, **extra), "n.odt", "d" * 64)


def par(inner: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def head(inner: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{inner}</text:h>'


def listed(style: str, *items: str, more: str = "") -> str:
    inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}" {more}>{inner}</text:list>'


def table(columns: int, *rows: tuple[str, ...]) -> str:
    cells = ""
    for row in rows:
        inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row)
        cells += f"<table:table-row>{inner}</table:table-row>"
    return (
        f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>{cells}</table:table>'
    )


def shown(document: Document) -> list[str]:
    return [
        f"{passage.kind.value[:4]} {passage.label or '-'} | {document.text[passage.start : passage.end]}"
        for passage in document.passages
    ]


CHANGES = "<text:tracked-changes><text:changed-region><text:deletion><text:p>oud</text:p></text:deletion></text:changed-region></text:tracked-changes>"  # noqa: E501
BODIES: list[tuple[str, list[str]]] = [
    (par("Een.") + par("") + par("Twee."), ["para - | Een.", "para - | Twee."]),
    (par('a<text:s text:c="3"/>b<text:tab/>c'), ["para - | a b c"]),
    (par("Den Haag<text:line-break/>Postbus 1"), ["para - | Den Haag", "para - | Postbus 1"]),
    (par('bij<text:span text:style-name="Vet">zonder</text:span>'), ["para - | bijzonder"]),
    (par('<text:span text:style-name="Vet">Conclusie</text:span>'), ["head - | Conclusie"]),
    (par("Conclusie", "PVet"), ["head - | Conclusie"]),
    (par('<text:span text:style-name="Gewoon">Conclusie</text:span>', "PVet"), ["para - | Conclusie"]),
    (par('zichtbaar<text:span text:style-name="Weg"> geheim</text:span>'), ["para - | zichtbaar"]),
    (
        head("A") + head("B", 2) + head("C", 2) + head("D") + head("E", 2) + head("F", 3),
        [
            "head 1 | 1 A",
            "head 1.1 | 1.1 B",
            "head 1.2 | 1.2 C",
            "head 2 | 2 D",
            "head 2.1 | 2.1 E",
            "head - | F",
        ],
    ),
    ('<text:h text:outline-level="1" text:is-list-header="true">Voorwoord</text:h>', ["head - | Voorwoord"]),
    (par("Titel", "Title"), ["head - | Titel"]),
    (par("Kop twee", "PKop"), ["head - | Kop twee"]),
    (
        listed("L1", par("een"), par("twee") + listed("L1", par("diep")), par("drie") + par("vervolg")),
        ["item 1 | een", "item 2 | twee", "item a | diep", "item 3 | drie", "item - | vervolg"],
    ),
    (
        listed("L1", par("een"))
        + listed("L1", par("opnieuw"))
        + listed("L1", par("verder"), more='text:continue-numbering="true"'),
        ["item 1 | een", "item 1 | opnieuw", "item 2 | verder"],
    ),
    (
        listed("L2", par("streep")) + listed("", par("zonder stijl")),
        ["item – | streep", "item • | zonder stijl"],
    ),
    (
        '<text:list text:style-name="L1"><text:list-header><text:p>kop</text:p></text:list-header>'
        "<text:list-item "
        'text:start-value="5"><text:p>vijf</text:p></text:list-item></text:list>',
        ["item - | kop", "item 5 | vijf"],
    ),
    (table(2, (par("Datum"), par("2015")), (par(""), par(""))), ["row - | Datum | 2015"]),
    (table(2, (par("a") + par("b"), listed("L1", par("c")))), ["row - | a b | 1. c"]),
    (table(1, (par("In een kader.") + par("Nog een."),)), ["para - | In een kader.", "para - | Nog een."]),
    (CHANGES + par('nu<text:change text:change-id="1"/> dus'), ["para - | nu dus"]),
    (par("x<office:annotation><text:p>opmerking</text:p></office:annotation> y"), ["para - | x y"]),
    (
        "<text:table-of-content><text:index-body><text:p>Inleiding 3</text:p></text:index-body>"
        "</text:table-of-content>" + par("z"),
        ["para - | z"],
    ),
    (
        par("<draw:frame><draw:text-box><text:p>kader</text:p></draw:text-box></draw:frame>ernaast"),
        ["para - | kader", "para - | ernaast"],
    ),
    ("<text:section>" + par("in een deel") + "</text:section>", ["para - | in een deel"]),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_bodies(body: str, expected: list[str]) -> None:
    assert shown(read(body)) == expected


def test_notes_are_tied_to_their_mark() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>3</text:note-citation><text:note-body>'
        "<text:p>Bron: NCTV.</text:p><text:p>En meer.</text:p></text:note-body></text:note>"
    )
    document = read(par(f"De dreiging{note} groeit."))
    assert shown(document) == ["para - | De dreiging groeit.", "foot 3 | Bron: NCTV.", "foot 3 | En meer."]
    assert {p.anchor for p in document.passages[1:]} == {len("De dreiging")}


def test_links_say_where_they_lead() -> None:
    link = '<text:a xlink:href="https://zoek.officielebekendmakingen.nl/kst-30821-153.html">de brief</text:a>'
    document = read(par(f"Zie {link}."))
    assert [(t.target, document.text[t.start : t.end]) for t in document.targets] == [
        ("kst-30821-153", "de brief")
    ]


def test_empty_cells_said_to_repeat_a_million_times_cost_nothing() -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="1000000"/>'
        "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
    )
    document = read(f"<table:table><table:table-column/><table:table-column/>{row}</table:table>")
    assert len(document.text) < 500


def test_properties_are_facts() -> None:
    document = read(
        par("Tekst"),
        meta="<dc:title>Strategie</dc:title><dc:subject>Veiligheid</dc:subject><dc:creator>Jan</dc:creator>",
    )
    assert document.fact(FactName.TITLE) == "Strategie"
    assert document.fact(FactName.SUBJECT) == "Veiligheid"


def test_a_file_that_the_library_makes() -> None:
    made = OpenDocumentText()
    made.text.addElement(odf_text.H(outlinelevel=1, text="Inleiding"))
    made.text.addElement(odf_text.P(text="De minister zegt toe."))
    grid, row = odf_table.Table(), odf_table.TableRow()
    grid.addElement(odf_table.TableColumn(numbercolumnsrepeated=2))
    for words in ("Datum", "2015"):
        box = odf_table.TableCell()
        box.addElement(odf_text.P(text=words))
        row.addElement(box)
    grid.addElement(row)
    made.text.addElement(grid)
    stream = io.BytesIO()
    made.write(stream)
    document = odt.read(stream.getvalue(), "n", "d")
    assert shown(document) == ["head - | Inleiding", "para - | De minister zegt toe.", "row - | Datum | 2015"]
    assert document.passages[1].headings == ("Inleiding",)


REFUSED = [
    ("password", package(par("x"), manifest="<file-entry><encryption-data/></file-entry>"), "encrypted"),
    ("entities", package('<!DOCTYPE d [<!ENTITY a "b">]>'), "hostile"),
    ("not well-formed", package("<text:p>"), "damaged"),
    ("cut", package(par("x"))[:200], "damaged"),
]


@pytest.mark.parametrize(("name", "data", "code"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_refusals(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        odt.read(data, name, "d")
    assert caught.value.code == code
    assert caught.value.remedy


def test_no_content_is_damaged() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", ODT)
    with pytest.raises(Unreadable) as caught:
        odt.read(made.getvalue(), "n", "d")
    assert caught.value.code == "damaged"
