# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""DOCX, from small files built part by part, and from files that a library makes."""

from __future__ import annotations

import io
import zipfile

import docx as library
import pytest

from samenhang.errors import Unreadable
from samenhang.model import Document, FactName, PassageKind
from samenhang.reading import docx

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
    'w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>'
    "</w:lvl></w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText '
    'w:val="&#xF0B7;"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId '
    'w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride '
    'w:val="1"/></w:lvlOverride>'
    "</w:num>"
)
STYLES = (
    '<w:style w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
    '<w:style w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="1"/>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Eigen"><w:name w:val="Eigen '
    'kop"/><w:pPr>'
    '<w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:styleId="Kind"><w:name w:val="Kind"/>'
    '<w:basedOn w:val="Eigen"/>'
    '</w:style><w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style><w:style w:styleId="Vet">'
    '<w:name w:val="Strong"/>'
    '<w:rPr><w:b/></w:rPr></w:style><w:style w:styleId="Lus"><w:name w:val="lus"/><w:basedOn '
    'w:val="Lus"/></w:style>'
)


def package(body: str, main: str = MAIN, **parts: str) -> bytes:
    """A DOCX with a body and parts by the last word of their name."""
    head = f'xmlns:w="{main}" xmlns:r="{LINKS}" xmlns:mc="mc" xmlns:wps="wps"'
    relations = "".join(
        f'<Relationship Id="r{sort}" Type="{LINKS}/{sort}" Target="{sort}.xml"/>'
        for sort in (*parts, "numbering", "styles")
    )
    links = (
        f'<Relationship Id="rBrief" Type="{LINKS}/hyperlink" '
        'Target="https://zoek.officielebekendmakingen.nl/kst-30821-153.html"/>'
    )
    files = {
        "[Content_Types].xml": f'<Types><Override PartName="/word/tekst.xml" ContentType="{TYPE}"/></Types>',
        "word/tekst.xml": f"<w:document {head}><w:body>{body}</w:body></w:document>",
        "word/_rels/tekst.xml.rels": f"<Relationships>{relations}{links}</Relationships>",
        "word/numbering.xml": f"<w:numbering {head}>{NUMBERING}</w:numbering>",
        "word/styles.xml": f"<w:styles {head}>{STYLES}</w:styles>",
        **{
            f"word/{sort}.xml": f"<w:{sort} {head}>{inner}</w:{sort}>"
            for sort, inner in parts.items()
            if sort != "core"
        },
    }
    if "core" in parts:
        files["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="c" xmlns:dc="d">{parts["core"]}</cp:coreProperties>'
        )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def read(body: str, main: str = MAIN, **parts: str) -> Document:
    return docx.read(package(body, main, **parts), "n.docx", "d" * 64)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if inner.startswith('<') else run(inner)}</w:p>"


def listed(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def cell(*paragraphs: str) -> str:
    return f"<w:tc><w:tcPr><w:tcW w:w='100'/></w:tcPr>{''.join(par(text) for text in paragraphs)}</w:tc>"


def table(columns: int, *rows: str) -> str:
    grid = "<w:gridCol/>" * columns
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def shown(document: Document) -> list[str]:
    return [
        f"{passage.kind.value[:4]} {passage.label or '-'} | {document.text[passage.start : passage.end]}"
        for passage in document.passages
    ]


BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>{1}</w:p>"
)
BODIES: list[tuple[str, list[str]]] = [
    (par("Een.") + par("Twee."), ["para - | Een.", "para - | Twee."]),
    (par(run("De min") + run("ister ") + run(" zegt")), ["para - | De minister zegt"]),
    (par("") + par("  "), []),
    (par(run("a") + "<w:r><w:tab/><w:t>b</w:t></w:r>"), ["para - | a b"]),
    (par(run("e") + "<w:r><w:noBreakHyphen/></w:r>" + run("mail")), ["para - | e-mail"]),
    (
        par(run("Den Haag") + "<w:r><w:br/></w:r>" + run("Postbus 1")),
        ["para - | Den Haag", "para - | Postbus 1"],
    ),
    (par("Inleiding", '<w:pStyle w:val="Kop1"/>'), ["head 1 | 1. Inleiding"]),
    (
        par("A", '<w:pStyle w:val="Kop1"/>')
        + par("B", '<w:pStyle w:val="Kop2"/>')
        + par("C", '<w:pStyle w:val="Kop2"/>')
        + par("D", '<w:pStyle w:val="Kop1"/>')
        + par("E", '<w:pStyle w:val="Kop2"/>'),
        ["head 1 | 1. A", "head 1.1 | 1.1 B", "head 1.2 | 1.2 C", "head 2 | 2. D", "head 2.1 | 2.1 E"],
    ),
    (par("Kop", '<w:pStyle w:val="Kind"/>'), ["head - | Kop"]),
    (par("Kop", '<w:outlineLvl w:val="0"/>'), ["head - | Kop"]),
    (par("Tekst", '<w:outlineLvl w:val="9"/>'), ["para - | Tekst"]),
    (par("Inleiding 3", '<w:pStyle w:val="Inhopg1"/>') + par("Tekst"), ["para - | Tekst"]),
    (par("x y", '<w:pStyle w:val="Lus"/>'), ["para - | x y"]),
    (par(run("Geadviseerd besluit", "<w:b/>")), ["head - | Geadviseerd besluit"]),
    (par(run("Geadviseerd besluit", '<w:b w:val="0"/>')), ["para - | Geadviseerd besluit"]),
    (par(run("Kern", '<w:rStyle w:val="Vet"/>')), ["head - | Kern"]),
    (par("een", listed(2)) + par("twee", listed(2)), ["item • | een", "item • | twee"]),
    (
        par("een", listed(1)) + par("twee", listed(1)) + par("diep", listed(2, 1)) + par("weer", listed(3)),
        ["item 1 | een", "item 2 | twee", "item a | diep", "item 1 | weer"],
    ),
    (par("geen lijst", listed(0)), ["para - | geen lijst"]),
    (par("onbekende lijst", listed(99)), ["para - | onbekende lijst"]),
    (
        par(
            f"<w:ins>{run('nieuw ')}</w:ins><w:del><w:r><w:delText>oud </w:delText></w:r>"
            f"</w:del>{run('slot')}"
        ),
        ["para - | nieuw slot"],
    ),
    (par(f"<w:moveFrom>{run('weg')}</w:moveFrom><w:moveTo>{run('hier')}</w:moveTo>"), ["para - | hier"]),
    (par(run("zichtbaar") + run(" verborgen", "<w:vanish/>")), ["para - | zichtbaar"]),
    (par("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("3")), ["para - | 3"]),
    (
        par(f"<w:smartTag><w:sdt><w:sdtContent>{run('diep')}</w:sdtContent></w:sdt></w:smartTag>"),
        ["para - | diep"],
    ),
    (table(2, cell("Datum") + cell("21 december"), cell("") + cell("")), ["row - | Datum | 21 december"]),
    (table(2, cell("a", "b") + cell("c")), ["row - | a b | c"]),
    (table(1, cell("Een kader.", "Tweede alinea.")), ["para - | Een kader.", "para - | Tweede alinea."]),
    (
        table(2, cell("a") + f"<w:tc>{table(2, cell('b') + cell('c'))}{par('d')}</w:tc>"),
        ["row - | a | b c d"],
    ),
    (
        BOX.format(par("In het kader"), run("Naast het kader")),
        ["para - | In het kader", "para - | Naast het kader"],
    ),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_bodies(body: str, expected: list[str]) -> None:
    assert shown(read(body)) == expected


def test_the_strict_form_reads_the_same() -> None:
    body = par("Inleiding", '<w:pStyle w:val="Kop1"/>') + par("een", listed(2))
    assert shown(read(body, STRICT)) == ["head 1 | 1. Inleiding", "item • | een"]


def test_footnotes_and_endnotes_are_tied_to_their_mark() -> None:
    mark = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    note = '<w:{0} w:id="{1}"><w:p><w:r><w:{0}Ref/></w:r>{2}</w:p></w:{0}>'
    document = read(
        par(run("De dreiging") + mark.format("footnote", 2) + run(" groeit.") + mark.format("endnote", 1)),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        + note.format("footnote", 2, run(" Bron: NCTV.")),
        endnotes=note.format("endnote", 1, run("Eind.")),
    )
    assert shown(document) == ["para - | De dreiging groeit.", "foot 1 | Bron: NCTV.", "foot i | Eind."]
    assert [p.anchor for p in document.passages] == [None, len("De dreiging"), len("De dreiging groeit.")]


def test_links_say_where_they_lead() -> None:
    document = read(par(f'{run("Zie ")}<w:hyperlink r:id="rBrief">{run("de brief")}</w:hyperlink>{run(".")}'))
    assert [(t.target, document.text[t.start : t.end]) for t in document.targets] == [
        ("kst-30821-153", "de brief")
    ]


HEADER = par("Datum 21 december 2015")
FIRST = '<w:sectPr><w:headerReference w:type="{}" r:id="rhdr"/>{}</w:sectPr>'


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (FIRST.format("first", "<w:titlePg/>"), ["para - | Datum 21 december 2015", "para - | Tekst"]),
        (FIRST.format("first", ""), ["para - | Tekst"]),
        (FIRST.format("default", "<w:titlePg/>"), ["para - | Tekst"]),
    ],
)
def test_running_heads_are_left_out_but_not_the_head_of_the_first_page(
    section: str, expected: list[str]
) -> None:
    assert shown(read(par("Tekst") + section, hdr=HEADER)) == expected


PROPERTIES = [
    ("<dc:title>Samenhang strategieën</dc:title><dc:creator>Jan</dc:creator>", "Samenhang strategieën"),
    ("<dc:title>Microsoft Word - brief.docx</dc:title>", None),
    ("<dc:title>Document1</dc:title>", None),
    ("<dc:title>  </dc:title>", None),
]


@pytest.mark.parametrize(("core", "title"), PROPERTIES)
def test_properties_are_facts_unless_left_over_from_a_template(core: str, title: str | None) -> None:
    document = read(par("Tekst"), core=core)
    assert document.fact(FactName.TITLE) == title
    assert "Jan" not in [fact.value for fact in document.facts]


def test_styles_are_known_by_name_where_the_file_has_none() -> None:
    made = io.BytesIO()
    body = par("1. Inleiding", '<w:pStyle w:val="Heading1"/>') + par("Strategie", '<w:pStyle w:val="Titel"/>')
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'
        )
    assert shown(docx.read(made.getvalue(), "n", "d")) == ["head 1 | 1. Inleiding", "head - | Strategie"]


def test_paths_of_headings() -> None:
    document = read(
        par("A", '<w:pStyle w:val="Kop1"/>') + par("B", '<w:pStyle w:val="Kop2"/>') + par("tekst hier")
    )
    assert document.passages[-1].headings == ("1. A", "1.1 B")


def test_a_file_that_the_library_makes() -> None:
    made = library.Document()
    made.add_heading("Strategie", 0)
    made.add_heading("Inleiding", 1)
    made.add_paragraph("Een punt", "List Bullet")
    made.add_paragraph("Eerste", "List Number")
    made.add_paragraph("Tweede", "List Number")
    grid = made.add_table(rows=1, cols=2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Datum", "2015"
    stream = io.BytesIO()
    made.save(stream)
    document = docx.read(stream.getvalue(), "n", "d")
    assert shown(document) == [
        "head - | Strategie",
        "head - | Inleiding",
        "item • | Een punt",
        "item 1 | Eerste",
        "item 2 | Tweede",
        "row - | Datum | 2015",
    ]
    assert document.passages[2].headings == ("Strategie", "Inleiding")


def test_a_table_of_500_pages_is_read_in_bounded_memory() -> None:
    row = cell("Artikel 1") + cell("1.000")
    document = read(table(2, *([row] * 5_000)))
    assert len(document.passages) == 5_000
    assert {passage.kind for passage in document.passages} == {PassageKind.ROW}


ENTITY = '<!DOCTYPE d [<!ENTITY a "lol">]>'


def damaged(part: str, data: str) -> bytes:
    """A good file in which one part is replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(par("Tekst")))) as good, zipfile.ZipFile(made, "w") as archive:
        for name in good.namelist():
            archive.writestr(name, data if name == part else good.read(name))
    return made.getvalue()


REFUSED: list[tuple[str, bytes, str]] = [
    ("no text", damaged("[Content_Types].xml", "<Types/>"), "damaged"),
    ("cut body", damaged("word/tekst.xml", "<w:document>"), "damaged"),
    ("entities in the body", damaged("word/tekst.xml", f"{ENTITY}<w>&a;</w>"), "hostile"),
    ("entities in the styles", damaged("word/styles.xml", f"{ENTITY}<w>&a;</w>"), "hostile"),
    ("cut file", package(par("Tekst"))[:300], "damaged"),
    ("no zip", b"PK\x03\x04", "damaged"),
]


@pytest.mark.parametrize(("name", "data", "code"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_refusals(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        docx.read(data, name, "d")
    assert caught.value.code == code
    assert caught.value.remedy
