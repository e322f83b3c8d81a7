# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Official XML without debates: kamerstukken, questions, Staatsblad and the like."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenhang.errors import Unreadable
from samenhang.model import Document, FactName, PassageKind
from samenhang.reading import xml

WETSUITE = Path(__file__).parents[3] / "shared" / "data" / "parliament" / "wetsuite"
real = pytest.mark.skipif(not WETSUITE.is_dir(), reason="the shared data is not beside the repository")


def read(data: bytes | str) -> Document:
    return xml.read(data.encode() if isinstance(data, str) else data, "stuk.xml", "d" * 64)


def body(inner: str) -> Document:
    return read(f"<officiele-publicatie><kamerstuk><tekst>{inner}</tekst></kamerstuk></officiele-publicatie>")


def shown(document: Document) -> list[str]:
    """One line a passage: kind, label, text."""
    return [
        f"{passage.kind.value[:4]} {passage.label or '-'} | {document.text[passage.start : passage.end]}"
        for passage in document.passages
    ]


BODIES: list[tuple[str, list[str]]] = [
    ("<al>Een.</al><al>Twee.</al>", ["para - | Een.", "para - | Twee."]),
    ("<al>UZI-server<?xpp afbm?>certificaten</al>", ["para - | UZI-servercertificaten"]),
    ("<al>twee<!-- commentaar --> woorden</al>", ["para - | twee woorden"]),
    ("<al>een <onbekend>vreemd</onbekend> element</al>", ["para - | een vreemd element"]),
    ("<vreemd>Een.</vreemd><vreemd>Twee.</vreemd>", ["para - | Een.", "para - | Twee."]),
    ("<al/><al> </al><al>Niet leeg.</al>", ["para - | Niet leeg."]),
    ("<box><al>In het kader</al></box>", ["para - | In het kader"]),
    ("<al>CO<inf>2</inf> en m<sup>2</sup></al>", ["para - | CO2 en m2"]),
    (
        "<lijst><li><li.nr>–</li.nr><al>Een</al></li><li><li.nr>b.</li.nr><al>Twee</al><al>vervolg</al>"
        "</li></lijst>",
        ["item – | Een", "item b | Twee", "item - | vervolg"],
    ),
    (
        "<lijst><li><li.nr>1.</li.nr><al>Een</al><lijst><li><li.nr>a.</li.nr><al>diep</al></li></lijst>"
        "<al>na</al></li></lijst><al>uit</al>",
        ["item 1 | Een", "item a | diep", "item - | na", "para - | uit"],
    ),
    ("<lijst><li>zonder alinea</li></lijst>", ["item - | zonder alinea"]),
    ("<lid><lidnr>1.</lidnr><al>Een lid.</al></lid>", ["item 1 | Een lid."]),
    (
        "<al>Zie<noot id='a' type='voet'><noot.nr>1</noot.nr><noot.al>Bron.</noot.al></noot> verder.</al>",
        ["para - | Zie verder.", "foot 1 | Bron."],
    ),
    (
        "<al>x<noot><noot.nr>2</noot.nr><noot.al>Een.</noot.al><noot.al>Twee.</noot.al></noot></al>",
        ["para - | x", "foot 2 | Een.", "foot 2 | Twee."],
    ),
    ("<al>zie <nootref refid='a'>1</nootref>weer</al>", ["para - | zie weer"]),
    (
        "<table><tgroup><tbody><row><entry><al>Jaar</al></entry><entry>2021</entry></row>"
        "<row><entry/><entry/></row></tbody></tgroup></table>",
        ["row - | Jaar | 2021"],
    ),
    (
        "<table><title>Staat</title><tgroup><tbody><row><entry><al>a</al><al>b</al></entry><entry><lijst><li>"
        "<li.nr>1.</li.nr><al>c</al></li></lijst></entry></row></tbody></tgroup></table>",
        ["para - | Staat", "row - | a b | 1. c"],
    ),
    (
        "<definitielijst><definitie-item><term>Dreiging:</term><definitie><al>gevaar</al></definitie>"
        "</definitie-item></definitielijst>",
        ["item - | Dreiging: gevaar"],
    ),
    ("<tussenkop kopopmaak='vet'>3.1 Kern</tussenkop><al>x</al>", ["head 3.1 | 3.1 Kern", "para - | x"]),
    ("<al><nadruk type='vet'>Conclusie</nadruk></al>", ["head - | Conclusie"]),
    ("<al><nadruk type='cur'>Conclusie</nadruk></al>", ["para - | Conclusie"]),
    (
        "<divisie><kop><nr>2.1</nr><titel>Kop</titel></kop><al>x</al></divisie>",
        ["head 2.1 | 2.1 Kop", "para - | x"],
    ),
    (
        "<artikel><kop><label>Artikel</label><nr>3</nr><titel>Slot</titel></kop><al>x</al></artikel>",
        ["head 3 | Artikel 3 Slot", "para - | x"],
    ),
    (
        "<tekst-sluiting><ondertekening><functie>De Minister van Defensie,</functie><naam>"
        "<voornaam>J.A.</voornaam>"
        "<achternaam>Hennis</achternaam></naam></ondertekening></tekst-sluiting>",
        ["para - | De Minister van Defensie,", "para - | J.A. Hennis"],
    ),
    (
        "<motie><kop><titel>Motie</titel></kop><al>De Kamer,</al></motie>",
        ["para - | Motie", "para - | De Kamer,"],
    ),
    ("<al>A &lt; B &amp; C</al>", ["para - | A < B & C"]),
    ("<al><![CDATA[een < twee]]></al>", ["para - | een < twee"]),
]


@pytest.mark.parametrize(("inner", "expected"), BODIES)
def test_bodies(inner: str, expected: list[str]) -> None:
    assert shown(body(inner)) == expected


def test_a_note_hangs_on_its_mark() -> None:
    document = body("<al>Zie<noot><noot.nr>1</noot.nr><noot.al>Bron.</noot.al></noot> verder.</al>")
    note = document.passages[1]
    assert note.kind is PassageKind.FOOTNOTE
    assert note.anchor is not None
    assert document.text[: note.anchor] == "Zie"


LINKS: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "<extref doc='kst-36800-XIV-80' soort='document'>36 800 XIV, nr. 80</extref>",
        [("kst-36800-XIV-80", "36 800 XIV, nr. 80")],
    ),
    ("<extref doc='dossier/36600-XXIII'>36600-XXIII</extref>", [("dossier/36600-XXIII", "36600-XXIII")]),
    ("<dossierref dossier='36600'>36 600</dossierref>", [("dossier/36600", "36 600")]),
    ("<extref soort='URL' doc='https://x.nl/a'>hier</extref>", [("https://x.nl/a", "hier")]),
    (
        "<extref doc='https://zoek.officielebekendmakingen.nl/stb-2019-12.html'>Stb.</extref>",
        [("stb-2019-12", "Stb.")],
    ),
    ("<extref doc='mailto:a@b.nl'>a@b.nl</extref>", []),
    (
        "nr. <extref doc='kst-1-2'>2</extref> (<extref doc='kst-1-2'>34104</extref>).",
        [("kst-1-2", "2 (34104)")],
    ),
]


@pytest.mark.parametrize(("inner", "expected"), LINKS)
def test_the_file_says_what_its_words_point_at(inner: str, expected: list[tuple[str, str]]) -> None:
    document = body(f"<al>Zie {inner} en verder.</al>")
    assert [(t.target, document.text[t.start : t.end]) for t in document.targets] == expected


def test_headings_keep_their_path_also_where_they_are_not_nested() -> None:
    document = body(
        "<divisie><kop><nr>1.</nr><titel>Een</titel></kop><divisie><kop><titel>Onder</titel></kop>"
        "<al>a</al></divisie>"
        "</divisie><divisie><kop><nr>2.</nr><titel>Twee</titel></kop></divisie>"
        "<divisie><kop><nr>2.1</nr><titel>Diep</titel></kop><tussenkop kopopmaak='cur'>Klein</tussenkop>"
        "<al>b</al></divisie>"
    )
    paths = {document.text[p.start : p.end]: p.headings for p in document.passages}
    assert paths["a"] == ("1. Een", "Onder")
    assert paths["b"] == ("2. Twee", "2.1 Diep", "Klein")


KAMERSTUK = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<officiele-publicatie><metadata><meta name="OVERHEIDop.externMetadataRecord" scheme=""
 content="https://zoek.officielebekendmakingen.nl/kst-33694-8/metadata.xml"/></metadata><kamerstuk>
<kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2015–2016</tekstregel>
<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>33 694</dossiernr></dossiernummer>
<titel>Veiligheidsstrategie</titel></dossier><dossier><dossiernummer><dossiernr>36 600</dossiernr>
<begrotingshoofdstuk>XXIII</begrotingshoofdstuk></dossiernummer>
<titel>Begroting</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">8</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN DEFENSIE</titel>
<datumtekst>Ontvangen <datum isodatum="2015-12-22">22 december 2015</datum></datumtekst>
<algemeen><vrije-tekst><tekst><al>Aan de Voorzitter</al>{}</tekst></vrije-tekst></algemeen></stuk></kamerstuk>
</officiele-publicatie>"""


def facts(document: Document) -> set[tuple[str, str]]:
    return {(fact.name.value, fact.value) for fact in document.facts}


def test_a_kamerstuk_says_what_it_is() -> None:
    document = read(KAMERSTUK.format("<al>De samenhang.</al>"))
    assert shown(document)[2:6] == [
        "head 33 694 | 33 694 Veiligheidsstrategie",
        "head 36 600 XXIII | 36 600 XXIII Begroting",
        "head - | Nr. 8 BRIEF VAN DE MINISTER VAN DEFENSIE",
        "para - | Ontvangen 22 december 2015",
    ]
    assert facts(document) >= {
        ("identifier", "kst-33694-8"),
        ("dossier", "33694"),
        ("dossier", "36600-XXIII"),
        ("number", "8"),
        ("year", "2015-2016"),
        ("chamber", "tweede-kamer"),
        ("kind", "letter"),
        ("title", "BRIEF VAN DE MINISTER VAN DEFENSIE"),
        ("title", "Veiligheidsstrategie"),
        ("date", "2015-12-22"),
    }
    assert document.fact(FactName.TITLE) == "BRIEF VAN DE MINISTER VAN DEFENSIE"


def test_the_day_of_receipt_gives_way_to_a_date_in_the_letter() -> None:
    document = read(KAMERSTUK.format("<al>Den Haag, 21 december 2015</al>"))
    assert document.fact(FactName.DATE) is None  # the text says it; the facts of the text find it there


TITLES: list[tuple[str, str | None]] = [
    ("BRIEF VAN DE MINISTER VAN DEFENSIE", "letter"),
    ("GEWIJZIGDE MOTIE VAN DE LEDEN SEGERS EN HEERMA", "motion"),
    ("NADER GEWIJZIGD AMENDEMENT VAN HET LID X", "amendment"),
    ("VERSLAG VAN EEN ALGEMEEN OVERLEG", "committee-report"),
    ("LIJST VAN VRAGEN EN ANTWOORDEN", "answers"),
    ("LIJST VAN VRAGEN", "questions"),
    ("MEMORIE VAN TOELICHTING", "explanatory-memorandum"),
    ("VOORSTEL VAN WET", "bill"),
    ("NOTA NAAR AANLEIDING VAN HET VERSLAG", "answers"),
    ("KABINETSREACTIE", "government-response"),
    ("JAARVERSLAG VAN DE RAAD", "report"),
    ("OVERZICHT VAN STUKKEN", None),
]


@pytest.mark.parametrize(("title", "kind"), TITLES)
def test_the_title_says_the_kind(title: str, kind: str | None) -> None:
    document = read(f"<kamerstuk><stuk><titel>{title}</titel><al>x</al></stuk></kamerstuk>")
    assert document.fact(FactName.KIND) == kind


def test_questions_and_answers() -> None:
    document = read(
        "<officiele-publicatie><kamervragen><kamervraagkop><tekstregel>Vergaderjaar "
        "2024-2025</tekstregel></kamervraagkop>"
        "<kamervraagnummer>100</kamervraagnummer><kamervraagomschrijving>Vragen van het lid <naam>"
        "<achternaam>Van Campen"
        "</achternaam></naam> (VVD) over "
        "<kamervraagonderwerp>spionage</kamervraagonderwerp>.</kamervraagomschrijving>"
        "<vraag><nr>Vraag 1</nr><al>Is dit zo?</al></vraag><antwoord><nr>Antwoord 1, 2 en 3</nr>"
        "<al>Ja.</al></antwoord>"
        "</kamervragen></officiele-publicatie>"
    )
    assert shown(document)[2:] == [
        "para - | Vragen van het lid Van Campen (VVD) over spionage.",
        "head 1 | Vraag 1",
        "para - | Is dit zo?",
        "head 1, 2 en 3 | Antwoord 1, 2 en 3",
        "para - | Ja.",
    ]
    assert facts(document) == {
        ("year", "2024-2025"),
        ("number", "100"),
        ("subject", "spionage"),
        ("kind", "answers"),
    }


def test_the_verbatim_report_of_a_committee_has_turns() -> None:
    document = read(
        "<kamerstuk><stuk><titel>VERSLAG VAN EEN COMMISSIEDEBAT</titel><al>Vastgesteld 3 april 2024</al>"
        "<al>De <nadruk type='vet'>voorzitter</nadruk>:</al><al>Ik open de vergadering.</al>"
        "<al>De heer <nadruk type='vet'>Van Dijk</nadruk> (SGP): Dank u.</al><al>Sluiting 17.32 "
        "uur.</al></stuk></kamerstuk>"
    )
    assert [turn.speaker.name for turn in document.turns] == ["De voorzitter", "Van Dijk"]
    said = [(p.turn, document.text[p.start : p.end]) for p in document.passages[2:]]
    assert said == [(0, "Ik open de vergadering."), (1, "Dank u."), (None, "Sluiting 17.32 uur.")]


def test_characters_named_in_a_dtd_that_is_never_loaded() -> None:
    document = read(
        '<!DOCTYPE kamerstuk SYSTEM "kst.dtd"><kamerstuk><al>caf&eacute; &lt; &amp;</al></kamerstuk>'
    )
    assert document.text == "café < &"


REFUSED: list[tuple[str, str]] = [
    ("<a><b></a>", "damaged"),
    ("<officiele-publicatie><al>half", "damaged"),
    ('<!DOCTYPE x [<!ENTITY a "lol">]><x>&a;</x>', "hostile"),
    ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "hostile"),
    ("<a>" * 300 + "</a>" * 300, "hostile"),
    ("<metadata_gegevens><metadata name='DC.identifier' content='kst-1-2'/></metadata_gegevens>", "unknown"),
    ("<sru:searchRetrieveResponse xmlns:sru='x'><sru:a/></sru:searchRetrieveResponse>", "unknown"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_refusals(data: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.code == code
    assert caught.value.remedy


def test_a_dtd_elsewhere_is_not_fetched() -> None:
    document = read('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><kamerstuk><al>goed</al></kamerstuk>')
    assert document.text == "goed"


@real
def test_a_real_staatsblad() -> None:
    document = read((WETSUITE / "stb.xml").read_bytes())
    assert facts(document) >= {
        ("identifier", "stb-2018-84"),
        ("kind", "law"),
        ("date", "2018-03-09"),
        ("place", "Wassenaar"),
        ("signatory", "M. Snel"),
        ("office", "De Staatssecretaris van Financiën"),
    }
    assert "F.B.J. Grapperhaus" not in document.all_facts(FactName.SIGNATORY)  # he signs for the issue
    signed = next(fact for fact in document.facts if fact.name is FactName.SIGNATORY)
    assert document.text[signed.start : signed.end] == "M. Snel"
    assert [line for line in shown(document) if line.startswith("head")] == [
        "head - | Staatsblad",
        "head 1 | Artikel 1",
        "head 2 | Artikel 2",
        "head 3 | Artikel 3",
    ]
    assert [p.label for p in document.passages if p.kind is PassageKind.ITEM] == [*("1", "a", "b", "2", "3")]


@real
@pytest.mark.parametrize(
    ("name", "identifier", "title", "passages"),
    [
        ("stcrt.xml", "stcrt-2015-47076", "Ter inzage: omgevingsvergunning", 7),
        ("gmb.xml", "gmb-2017-100002", "Ingediende aanvraag omgevingsvergunning, Zuiderweg 21 Midwolda", 9),
        ("prb.xml", "prb-2017-1003", "Provincie Utrecht Wet luchtvaart: Bekendmaking TUG-ontheffing", 24),
        ("bgr.xml", "bgr-2024-715", "Regeling mandatering bevoegdheden van het dagelijks bestuur", 79),
    ],
)
def test_real_announcements(name: str, identifier: str, title: str, passages: int) -> None:
    document = read((WETSUITE / name).read_bytes())
    assert document.fact(FactName.IDENTIFIER) == identifier
    assert document.fact(FactName.KIND) == "announcement"
    assert (document.fact(FactName.TITLE) or "").startswith(title)
    assert len(document.passages) == passages
    assert all(document.text[p.start : p.end].strip() for p in document.passages)


@real
def test_a_number_split_over_two_tags_is_whole() -> None:
    document = read((WETSUITE / "stcrt.xml").read_bytes())
    assert "Bergen, 23 december 2015" in document.text


@real
@pytest.mark.parametrize("name", ["opmeta1.xml", "opmeta2.xml", "searchrec.xml", "bwb_manifest.xml"])
def test_a_record_about_a_document_is_no_document(name: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read((WETSUITE / name).read_bytes())
    assert caught.value.code == "unknown"
    assert "the document itself" in caught.value.remedy
