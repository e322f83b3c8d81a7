# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers of KOOP: records, metadata, files that only look like one, and the questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources import koop, koop_query, markup
from samenhang.sources.koop_query import Publications
from samenhang.sources.publication import Claim, Party, Publication
from tests.sources.koop_answers import PDF, SHELL, SOFT_404, Paper, body, diagnostic, page, record

REAL = Path(__file__).parents[3] / "shared" / "data" / "parliament" / "wetsuite"
real = pytest.mark.skipif(not REAL.is_dir(), reason="the shared data is not here")


def the(paper: Paper) -> Publication:
    return koop.page_of(page([record(paper)], 1)).records[0]


def test_a_record_in_full() -> None:
    found = the(Paper("kst-30821-999", dossiers=("30821", "29754")))
    assert found.identifier == "kst-30821-999"
    assert found.title == "Brief regering; Voorbeeld"
    assert found.kinds == ("Kamerstuk", "Brief regering")
    assert found.day == "2025-02-20"
    assert found.dossiers == ("30821", "29754")
    assert Party("creator", "Tweede Kamer der Staten-Generaal") in found.actors
    assert [party.name for party in found.actors if party.role == "indiener"] == [
        "A. Voorbeeld",
        "B. Voorbeeld",
    ]
    assert found.updated == "2025-02-21T10:35:38.545935+02:00"
    assert found.strange == ()


def test_files_stand_in_order_of_preference() -> None:
    found = the(Paper("kst-30821-999"))
    assert [file.form for file in found.files] == ["xml", "xml", "html", "html", "pdf", "pdf", "odt"]
    assert found.files[0].address == "https://zoek.officielebekendmakingen.nl/kst-30821-999.xml"
    assert found.files[1].address.startswith("https://repository.overheid.nl/frbr/")


def test_an_annex_has_its_letter_and_only_a_pdf() -> None:
    annex = Paper(
        "blg-1173175", title="Beslisnota bij brief", types=(("", "Bijlage"),), main="kst-30821-999",
        forms=("metadata", "pdf"),
    )  # fmt: skip
    found = the(annex)
    assert found.annex_of == "kst-30821-999"
    assert {file.form for file in found.files} == {"pdf"}
    assert found.kinds == ("Bijlage",)


def test_what_is_unknown_is_kept_and_named() -> None:
    found = the(Paper("kst-1183940", dossiers=(), extra="<w:nieuwVeld scheme='S'>iets</w:nieuwVeld>"))
    assert Claim("nieuwVeld", "iets", "S") in found.claims
    assert found.strange == ("nieuwVeld",)
    assert found.title.startswith("Nationale Veiligheid; Brief")
    assert b"nieuwVeld" in found.raw


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (diagnostic("Unsupported index"), "refused"),
        (b"<html><body>Service unavailable</body></html>", "broken"),
        (b"Service unavailable", "broken"),
        (b"", "broken"),
        (page([record(Paper("kst-1-1"))], 1)[:-60], "broken"),
        (page([record(Paper(""))], 1), "broken"),
        (b"<a>" * 100 + b"</a>" * 100, "broken"),
        (b'<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>', "broken"),
    ],
)
def test_what_is_no_answer_is_told(data: bytes, code: str) -> None:
    with pytest.raises(NotFetched) as told:
        koop.page_of(data)
    assert told.value.code == code
    assert told.value.what


def test_no_records_is_an_answer() -> None:
    assert koop.page_of(page([], 0)) == koop.Page(0, ())


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    for parse in (koop.page_of, koop.metadata_of):
        with pytest.raises(NotFetched):
            parse(data)


def test_metadata_repeats_and_stands_within() -> None:
    data = (
        b"\xef\xbb\xbf<metadata_gegevens><metadata name='DC.identifier' scheme='OVERHEIDop.ParlID' "
        b"content='kst-34775-XVI-12'/>"
        b"<metadata name='DC.title' content='Begroting; Brief; De titel'/>"
        b"<metadata name='OVERHEIDop.dossiernummer' content='34775-XVI'/>"
        b"<metadata name='OVERHEIDop.dossiernummer' content=''/><metadata name='OVERHEIDop.bijlage' "
        b"content='blg-1'/>"
        b"<metadata name='OVERHEIDop.bijlage' content='blg-2'/><metadata "
        b"name='OVERHEIDop.datumOntvangst' content='2017-12-01'/>"
        b"<metadata name='OVERHEIDop.gebiedsmarkering' content='Adres'><metadata "
        b"name='OVERHEIDop.postcode' content='1'/>"
        b"</metadata></metadata_gegevens>"
    )
    found = koop.metadata_of(data, "KST-34775-XVI-12")
    assert found.annexes == ("blg-1", "blg-2")
    assert (found.title, found.day, found.dossiers) == ("Brief; De titel", "2017-12-01", ("34775-XVI",))
    assert Claim("gebiedsmarkering/postcode", "1") in found.claims
    with pytest.raises(NotFetched, match="kst-34775-XVI-12"):
        koop.metadata_of(data, "kst-34775-XVI-13")


@real
def test_the_real_record() -> None:
    found = koop.record_of(etree.fromstring((REAL / "searchrec.xml").read_bytes()))
    assert found.identifier == "gmb-2023-174296"
    assert found.strange == ()
    assert len([claim for claim in found.claims if claim.name == "gebiedsmarkering/Punt/geometrie"]) == 2
    assert found.files[0].form == "xml"
    assert found.kinds == ("omgevingsvergunning",)


@real
def test_the_real_metadata() -> None:
    found = koop.metadata_of((REAL / "opmeta1.xml").read_bytes(), "gmb-2024-216934")
    assert found.kinds == ("officiële publicatie", "evenementenvergunning")
    assert found.strange == ()
    assert found.day == "2024-05-17"


@real
@pytest.mark.parametrize("name", ["stb.xml", "stcrt.xml", "gmb.xml", "prb.xml", "bgr.xml"])
def test_the_real_bodies_are_bodies(name: str) -> None:
    koop.check_file("xml", f"https://zoek.officielebekendmakingen.nl/{name}", (REAL / name).read_bytes())


@pytest.mark.parametrize(
    ("form", "address", "data", "code"),
    [
        ("xml", "https://z/kst-1.xml", SOFT_404, "missing"),
        ("html", "https://z/kst-1.html", SOFT_404, "missing"),
        ("pdf", "https://z/Errors/404.htm", PDF, "missing"),
        ("xml", "https://z/fout404.html", body("x" * 100), "missing"),
        ("xml", "https://z/kst-1.xml", SHELL, "missing"),
        ("xml", "https://z/kst-1.xml", body(""), "missing"),
        ("xml", "https://z/kst-1.xml", body("x" * 100)[:-9], "broken"),
        ("pdf", "https://z/kst-1.pdf", PDF[:150], "broken"),
        ("pdf", "https://z/kst-1.pdf", b"<html></html>", "broken"),
        ("html", "https://z/kst-1.html", b"", "broken"),
    ],
)
def test_what_only_looks_like_a_file(form: str, address: str, data: bytes, code: str) -> None:
    with pytest.raises(NotFetched) as told:
        koop.check_file(form, address, data)
    assert told.value.code == code


def test_a_whole_file_passes() -> None:
    koop.check_file("xml", "https://z/kst-1.xml", body("Hierbij bied ik u de brief aan over de veiligheid."))
    koop.check_file("pdf", "https://z/kst-1.pdf", PDF)


ASKED = Publications(names=("Kamerstuk",), dossiers=("30 821", "34 775-XVI"), without=("Bijlage",))


def test_a_question_in_its_language() -> None:
    assert ASKED.query == (
        'c.product-area==officielepublicaties AND w.publicatienaam=="Kamerstuk" AND '
        '(w.dossiernummer=="30821" OR w.dossiernummer=="34775-XVI") NOT dt.type=="Bijlage"'
    )
    sliced = koop_query.between(ASKED.query, date(2026, 1, 1), date(2026, 1, 31))
    assert "AND NOT" not in sliced
    assert sliced.endswith(
        'AND dt.modified>=2026-01-01 AND dt.modified<=2026-01-31 NOT dt.type=="Bijlage" '
        "sortBy dt.identifier/sort.ascending"
    )
    assert replace(Publications(), annexes_of="kst-36180-133").query.endswith(
        'w.hoofddocument=="kst-36180-133"'
    )


def test_an_address_begins_at_one() -> None:
    asked = parse_qs(urlsplit(koop_query.search_address("a==b", 1001, 1000)).query)
    assert (asked["startRecord"], asked["maximumRecords"], asked["query"]) == (["1001"], ["1000"], ["a==b"])
    for start, count in ((0, 10), (1, 1001)):
        with pytest.raises(InvalidInput):
            koop_query.search_address("a", start, count)


@given(st.text(max_size=60))
def test_no_words_break_out_of_their_quotation(words: str) -> None:
    query = Publications(words=words).query
    assert query.count('"') in (0, 2)
    assert "\\" not in query


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("30821", "30821"), ("33.344", "33344"), ("34 775 XVI", "34775-XVI"), ("34775-xvi", "34775-XVI"),
        ("21501-08", "21501-08"), ("34 356 (R2064)", "34356"), ("CXXIV", "CXXIV"), ("31.700XII", "31700-XII"),
        ("35000-A", "35000-A"), ("32123-IXB", "32123-IXB"), ("31 700-IIB", "31700-IIB"),
    ],
)  # fmt: skip
def test_a_dossier_has_no_space(printed: str, name: str) -> None:
    assert koop_query.dossier_name(printed) == name


def test_what_is_no_dossier_is_told() -> None:
    with pytest.raises(InvalidInput):
        koop_query.dossier_name('30821" OR x==y')


def test_text_of_nothing() -> None:
    assert markup.text_of(None) == ""
