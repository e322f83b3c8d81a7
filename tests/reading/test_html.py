# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""HTML: official pages and pages in general."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenhang.errors import Unreadable
from samenhang.model import Document, FactName, PassageKind
from samenhang.reading import html

WETSUITE = Path(__file__).parents[3] / "shared" / "data" / "parliament" / "wetsuite"
real = pytest.mark.skipif(not WETSUITE.is_dir(), reason="the shared data is not beside the repository")


def read(data: bytes | str) -> Document:
    return html.read(data.encode() if isinstance(data, str) else data, "p.html", "d" * 64)


def shown(document: Document) -> list[str]:
    return [
        f"{passage.kind.value[:4]} {passage.label or '-'} | {document.text[passage.start : passage.end]}"
        for passage in document.passages
    ]


BODIES: list[tuple[str, list[str]]] = [
    ("<p>Een\n   alinea.</p><p>Twee.</p>", ["para - | Een alinea.", "para - | Twee."]),
    ("<h2>4.9 Ontwikkelingen</h2><p>x y</p>", ["head 4.9 | 4.9 Ontwikkelingen", "para - | x y"]),
    ("<h3>Artikel 1.<br/>Begrippen</h3>", ["head 1 | Artikel 1. Begrippen"]),
    ("<h1><div class='plaatje'><img alt='logo'></div>Kop <span>twee</span></h1>", ["head - | Kop twee"]),
    ("<p>bij<b>zonder</b> <i>belang</i></p>", ["para - | bijzonder belang"]),
    ("<p><strong>Conclusie</strong></p>", ["head - | Conclusie"]),
    ("tekst los<div>in een blok</div>erna", ["para - | tekst los", "para - | in een blok", "para - | erna"]),
    (
        "<ul><li>een</li><li>twee<ul><li>diep</li></ul></li></ul>",
        ["item • | een", "item • | twee", "item • | diep"],
    ),
    (
        "<ol start='3'><li>c</li><li value='9'>i</li><li>j</li></ol>",
        ["item 3 | c", "item 9 | i", "item 10 | j"],
    ),
    ("<ol type='a'><li>x</li><li><p>y</p><p>z</p></li></ol>", ["item a | x", "item b | y", "item - | z"]),
    (
        "<ul class='expliciet'><li class='li'><p class='labeled'><span class='ol'>1°. </span>Punt.</p>"
        "</li></ul>",
        ["item 1° | Punt."],
    ),
    (
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td></tr></table>",
        ["row - | a | b", "row - | 1 |"],
    ),
    ("<table><tr><td>alleen <p>opmaak</p></td></tr></table>", ["para - | alleen", "para - | opmaak"]),
    (
        "<table><tr><td>links</td><td><table><tr><td>c</td><td>d</td></tr></table></td></tr></table>",
        ["para - | links", "row - | c | d"],
    ),
    (
        "<table><caption>Staat</caption><tr><td>a</td><td>b</td></tr></table>",
        ["para - | Staat", "row - | a | b"],
    ),
    ("<dl><dt>Term</dt><dd>Uitleg</dd></dl>", ["para - | Term Uitleg"]),
    (
        "<p>Den Haag<br>Postbus 20061<br>2500 EB</p>",
        ["para - | Den Haag", "para - | Postbus 20061", "para - | 2500 EB"],
    ),
    (f"<p>{'woord ' * 15}<br>verder</p>", [f"para - | {'woord ' * 15}verder"]),
    ("<p>a&nbsp;b &eacute; &lt; c&shy;d</p>", ["para - | a b é < cd"]),
    ("<script>var x = 'p';</script><style>p{}</style><noscript>n</noscript><p>tekst</p>", ["para - | tekst"]),
    ("<p hidden>a</p><p style='display:none'>b</p><p aria-hidden='true'>c</p><p>d</p>", ["para - | d"]),
    ("<!-- weg --><p>een <!-- weg -->woord</p>", ["para - | een woord"]),
    (
        "<p class='ondertekening'><span class='functie'>De Minister,</span> <span class='naam'>A. "
        "B.</span></p>",
        ["para - | De Minister,", "para - | A. B."],
    ),
    ("<p>3 < 4 en <onbekend>vreemd</onbekend></p>", ["para - | 3 < 4 en vreemd"]),
]


@pytest.mark.parametrize(("inner", "expected"), BODIES)
def test_bodies(inner: str, expected: list[str]) -> None:
    assert shown(read(f"<html><body><main>{inner}</main></body></html>")) == expected


AROUND = (
    "<div id='cookiebar'>Cookies</div><nav><a href='/'>Home</a></nav><div class='breadcrumb'>U bent "
    "hier</div>{}"
    "<aside>Lees ook</aside><footer>Colofon</footer><div role='contentinfo'>Contact</div>"
)
TEXT = "<h1>Dreigingsbeeld</h1><p>De dreiging is groot en blijft dat nog jaren, zegt de dienst.</p>"
PAGES = [
    f"<main>{TEXT}</main>",
    f"<div role='main'>{TEXT}</div>",
    f"<article><header><h1>Dreigingsbeeld</h1></header>{TEXT[23:]}</article>",
    f"<div id='content'>{TEXT}</div>",
    f"<div class='a'><div class='b'><div class='c'>{TEXT}</div></div></div>",
    f"<form><table><tr><td>{TEXT}</td></tr></table></form>",
    f"<header><h1>Dreigingsbeeld</h1></header><div>{TEXT[23:]}</div>",
    TEXT,
]


@pytest.mark.parametrize("page", PAGES)
def test_only_the_document_is_read(page: str) -> None:
    document = read(f"<html><head><title>T</title></head><body>{AROUND.format(page)}</body></html>")
    assert document.text == "Dreigingsbeeld\nDe dreiging is groot en blijft dat nog jaren, zegt de dienst."


def test_an_empty_main_is_not_the_document() -> None:
    document = read(f"<body><main></main><div>{TEXT}</div></body>")
    assert "De dreiging" in document.text


NOTES: list[tuple[str, str]] = [
    (
        'De dreiging<sup><a href="#fn1" id="r1">1</a></sup> groeit.',
        '<ol><li id="fn1">Bron: NCTV. <a href="#r1">↩</a></li></ol>',
    ),
    (
        'De dreiging<a href="#_ftn1" name="_ftnref1">[1]</a> groeit.',
        '<div><p id="_ftn1"><a href="#_ftnref1">[1]</a> Bron: NCTV.</p></div>',
    ),
    (
        'De dreiging<sup><a class="nootnum supernote-click-ID-x" href="#ID-x">1</a></sup> groeit.',
        '<div id="noten"><hr/><div class="voet noot" id="supernote-note-ID-x"><h5 class="note-close"><a '
        'class="note-close" '
        'href="#close-ID-x">X</a> Noot</h5><sup><span class="nootnum"><a id="ID-x" name="ID-x">'
        "</a>1</span></sup>"
        "<p>Bron: NCTV.</p></div></div>",
    ),
    (
        'De dreiging<a href="#n"><sup>1</sup></a> groeit.',
        '<aside class="footnotes"><p id="n">1. Bron: NCTV.</p></aside>',
    ),
]


@pytest.mark.parametrize(("mark", "note"), NOTES)
def test_footnotes_are_tied_to_their_mark(mark: str, note: str) -> None:
    document = read(f"<body><main><p>{mark}</p><p>Slot.</p>{note}</main></body>")
    assert shown(document) == ["para - | De dreiging groeit.", "foot 1 | Bron: NCTV.", "para - | Slot."]
    assert document.passages[1].anchor == len("De dreiging")


def test_links_inside_a_page_that_are_no_notes_stay() -> None:
    document = read('<main><p>Zie <a href="#h2">2</a> hieronder.</p><h2 id="h2">2 Kern</h2><p>x y</p></main>')
    assert shown(document) == ["para - | Zie 2 hieronder.", "head 2 | 2 Kern", "para - | x y"]


def test_a_second_mark_of_one_note_leaves_the_note_once() -> None:
    document = read(
        '<main><p>A<sup><a href="#f">1</a></sup> B<sup><a href="#f">1</a></sup></p><p id="f">1 noot</p>'
        "</main>"
    )
    assert shown(document) == ["para - | A B", "foot 1 | noot"]


OFFICIAL = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>t</title>
<meta name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-33763-141">
<meta name="DC.type" scheme="OVERHEIDop.KamerstukTypen" content="Brief regering">
<meta name="OVERHEIDop.dossiernummer" content="33763"><meta name="OVERHEIDop.ondernummer" content="141">
<meta name="DCTERMS.issued" content="2018-03-26"></head><body><div id="kopregel">kop</div>
<div id="inhoudsopgave"><ul><li>Toc</li></ul></div>
<div id="broodtekst"><h1 class="dossiertitel">33 763 Krijgsmacht</h1>
<p>Zie <a href="kst-30821-153.html">30 821, nr. 153</a>, <a href="/dossier/36600">36 600</a>,
<a href="#x">hier</a>,
<a href="https://x.nl/a">x.nl</a>.</p></div><div id="voetregel">voet</div></body></html>"""


def test_an_official_page() -> None:
    document = read(OFFICIAL)
    assert shown(document)[0] == "head - | 33 763 Krijgsmacht"
    assert len(document.passages) == 2
    assert [(t.target, document.text[t.start : t.end]) for t in document.targets] == [
        ("kst-30821-153", "30 821, nr. 153"),
        ("dossier/36600", "36 600"),
        ("https://x.nl/a", "x.nl"),
    ]
    assert {(fact.name.value, fact.value) for fact in document.facts} >= {
        ("identifier", "kst-33763-141"),
        ("kind", "letter"),
        ("dossier", "33763"),
        ("number", "141"),
        ("date", "2018-03-26"),
    }


def test_a_debate_on_a_page_has_turns() -> None:
    turn = (
        "<div class='spreekbeurt'><!--vlos:spreker--><div class='alineagroep'><p>{}:</p><p>{}</p></div></div>"
    )
    document = read(
        "<body><div id='broodtekst'><h1>Debat</h1><p>Aan de orde is het debat.</p>"
        + turn.format("De heer <strong class='vet'>Dijk</strong> (SP)", "Voorzitter.")
        + "<div class='alineagroep'><p>Dank u wel.</p></div>"
        + turn.format("Minister <strong class='vet'>Ollongren</strong>", "Dat zeg ik toe.")
        + "<p>De beraadslaging wordt gesloten.</p></div></body>"
    )
    spoken = [
        (document.turns[p.turn].speaker.name if p.turn is not None else "", document.text[p.start : p.end])
        for p in document.passages
    ]
    assert spoken == [
        ("", "Debat"),
        ("", "Aan de orde is het debat."),
        ("Dijk", "Voorzitter."),
        ("De voorzitter", "Dank u wel."),
        ("Ollongren", "Dat zeg ik toe."),
        ("", "De beraadslaging wordt gesloten."),
    ]


ENCODINGS: list[tuple[str, bytes]] = [
    ("utf-8", "<p>één café – ’t</p>".encode()),
    ("utf-8 with a mark", b"\xef\xbb\xbf" + "<p>één café – ’t</p>".encode()),
    ("utf-16", "<p>één café – ’t</p>".encode("utf-16")),
    ("windows-1252", "<p>één café – ’t</p>".encode("windows-1252")),
    ("declared as latin-1", b"<meta charset=iso-8859-1>" + "<p>één café – ’t</p>".encode("windows-1252")),
    ("declared wrongly", b"<meta charset=ascii-plus>" + "<p>één café – ’t</p>".encode()),
    ("declared as utf-8, is not", b"<meta charset=utf-8>" + "<p>één café – ’t</p>".encode("windows-1252")),
]


@pytest.mark.parametrize(("name", "data"), ENCODINGS, ids=[name for name, _ in ENCODINGS])
def test_encodings(name: str, data: bytes) -> None:
    assert read(data).text == "één café – ’t"


def test_general_pages_say_their_title_and_address() -> None:
    document = read(
        "<head><title>Nieuws | NCTV</title><meta property='og:title' content='Nieuws'>"
        "<link rel='canonical' href='https://www.nctv.nl/nieuws'></head><body><p>Tekst.</p></body>"
    )
    assert document.fact(FactName.TITLE) == "Nieuws"
    assert document.fact(FactName.SOURCE) == "https://www.nctv.nl/nieuws"
    assert document.fact(FactName.KIND) is None


@pytest.mark.parametrize("deep", ["<div>", "<ul><li>", "<b>", "<table><tr><td>", "<blockquote>"])
def test_a_page_nested_without_end_is_refused_in_no_time(deep: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(deep * 50_000 + "x")
    assert caught.value.code == "hostile"
    assert "PDF" in caught.value.remedy


@pytest.mark.parametrize("deep", ["<div>", "<b>", "<section><p>"])
def test_a_page_nested_deep_is_read(deep: str) -> None:
    assert read(deep * 1_000 + "tekst").text == "tekst"


@real
def test_a_real_staatsblad_page() -> None:
    document = read((WETSUITE / "stb.html").read_bytes())
    headings = [document.text[p.start : p.end] for p in document.passages if p.kind is PassageKind.HEADING]
    assert headings[1:] == ["ARTIKEL I", "ARTIKEL II", "NOTA VAN TOELICHTING"]
    assert headings[0].startswith("Besluit van 14 juli 2014")
    assert document.text.endswith(
        "De Minister van Binnenlandse Zaken en Koninkrijksrelaties,\nR.H.A. Plasterk"
    )
    assert [(t.target, document.text[t.start : t.end]) for t in document.targets] == [
        ("stb-2012-363", "Stb. 2012, 363")
    ]
    assert document.fact(FactName.IDENTIFIER) == "stb-2014-296"
    assert document.fact(FactName.DATE) == "2014-07-14"
    assert document.fact(FactName.KIND) == "law"
    assert "inhoudsopgave" not in document.text


@real
def test_a_real_staatscourant_page() -> None:
    document = read((WETSUITE / "stcrt.html").read_bytes())
    assert (
        shown(document)[0]
        == "head - | Omgevingsvergunning ‘uitbreiden van een woning, Jan Arendsland 13’, Staphorst"
    )
    assert shown(document)[2] == "item • | Het uitbreiden van een woning, Jan Arendsland 13 te Staphorst."
    assert [p.headings[-1] for p in document.passages if p.kind is PassageKind.PARAGRAPH][1:] == [
        "Voornemen",
        "Ter visie legging",
        "Zienswijzen",
    ]
    assert document.fact(FactName.KIND) == "announcement"
    assert "bereikbaar" not in document.text
