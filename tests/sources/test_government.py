# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers of open.overheid.nl and rijksoverheid.nl."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources import moments, openoverheid, rijksoverheid
from samenhang.sources.publication import Claim, Offered, Party, Publication
from samenhang.sources.rijksoverheid import Documents

REAL = Path(__file__).parents[3] / "shared" / "data" / "parliament" / "excerpts" / "open-overheid-zoek.json"
BASE = openoverheid.BASE
DETAIL = {
    "document": {
        "pid": "https://open.overheid.nl/documenten/aa-1_2",
        "verantwoordelijke": {
            "id": "https://identifier.overheid.nl/tooi/id/ministerie/mnre1058",
            "label": "JenV",
        },
        "titelcollectie": {"officieleTitel": "34 775 XVI, nr. 12 - Brief over veiligheid"},
        "classificatiecollectie": {
            "documentsoorten": [{"label": "beslisnota"}],
            "themas": [{"label": "recht"}],
        },
        "creatiedatum": "2026-03-20",
        "nieuw": {"diep": [1, "twee"]},
    },
    "versies": [
        {
            "bestanden": [
                {"mime-type": "application/pdf", "bestandsnaam": "nota.pdf", "grootte": 12, "hash": "ab"}
            ]
        }
    ],
    "documentrelaties": [
        {"relation": "https://open.overheid.nl/documenten/bb-2_1", "role": "https://x/c_4d1ea9ba"},
        {"relation": "https://open.overheid.nl/documenten/cc-3", "role": "https://x/c_05f4a5f3"},
    ],
}


def encoded(value: Any) -> bytes:
    return json.dumps(value).encode()


@pytest.mark.skipif(not REAL.is_file(), reason="the shared data is not here")
def test_the_real_results() -> None:
    page = openoverheid.page_of(REAL.read_bytes())
    (found,) = page.found
    assert page.total == 663177
    assert found.identifier == "eef2edec-019e-4085-8e2e-4d3f42686431"
    assert found.files == (Offered("pdf", f"{BASE}/documenten/eef2edec-019e-4085-8e2e-4d3f42686431"),)
    assert (found.day, found.updated, found.strange) == ("2026-03-21", "2026-03-21T09:23:36.587Z", ())
    assert Claim("bestandsgrootte", "0.94 MB") in found.claims


def test_a_document_with_its_letter() -> None:
    found = openoverheid.document_of(encoded(DETAIL))
    assert (found.identifier, found.title, found.dossiers) == (
        "aa-1",
        "Brief over veiligheid",
        ("34775-XVI",),
    )
    assert found.also == ("kst-34775-XVI-12",)
    assert (found.annex_of, found.annexes) == ("bb-2", ("cc-3",))
    assert found.files == (Offered("pdf", f"{BASE}/documenten/aa-1", "nota.pdf", 12, "ab"),)
    assert (found.kinds, found.actors) == (("beslisnota",), (Party("verantwoordelijke", "JenV"),))
    assert found.strange == ("nieuw",)
    assert {Claim("nieuw/diep", "1"), Claim("nieuw/diep", "twee")} <= set(found.claims)


@pytest.mark.parametrize(
    ("title", "also"),
    [
        ("36 800, nr. 9 - Een brief", "kst-36800-9"), ("36800-VII, nr. 9 – Een brief", "kst-36800-VII-9"),
        ("32 862, nr. O - Een brief", "kst-32862-O"),
        ("21 501-02, nr. 1302 - Een brief", "kst-21501-02-1302"),
        ("36 800 redenen, nr. 9 - nee", ""), ("Brief 36 800, nr. 9 - nee", ""), ("36 800, nr. 9", ""),
    ],
)  # fmt: skip
def test_a_paper_of_the_house_is_known_by_its_title(title: str, also: str) -> None:
    assert openoverheid.paper_named(title) == also
    assert (openoverheid.original_title(title)[0] == title) == (not also)


def test_the_questions_of_open_overheid() -> None:
    address = openoverheid.search_address("Clingendael", 50, 50, date(2026, 3, 1))
    asked = parse_qs(urlsplit(address).query)
    assert asked["zoektekst"] == ["Clingendael"]
    assert asked["publicatiedatumVan"] == ["01-03-2026"]
    assert openoverheid.filtered(address, {"documentsoort": "https://x/y z"}).endswith(
        "=https%253A%252F%252Fx%252Fy%2520z"
    )
    assert openoverheid.file_address("aa-1_12") == f"{BASE}/documenten/aa-1"
    assert openoverheid.detail_address("aa-1_2") == f"{BASE}/zoek/aa-1_2"
    with pytest.raises(InvalidInput):
        openoverheid.search_address(count=25)


ITEM = {
    "id": "r-1",
    "type": "kamerstuk",
    "canonical": "https://www.rijksoverheid.nl/documenten/kamerstukken/2026/01/02/brief",
    "title": "Brief",
    "organisationalunits": [{"name": "ministerie-van-defensie"}],
    "lastmodified": "2026-01-03T10:00:00.000Z",
    "initialdate": "2026-01-02T00:00:00+01:00",
    "files": [{"fileurl": "https://open.overheid.nl/brief.pdf", "filename": "brief.pdf", "filesize": "12"}],
    "nieuw": "x",
}
ITEM_XML = b"""<?xml version="1.0"?><documents><document><id>r-1</id><type>kamerstuk</type>
<canonical>https://www.rijksoverheid.nl/documenten/kamerstukken/2026/01/02/brief</canonical><title>Brief</title>
<organisationalunits><organisationalunit><name>ministerie-van-defensie</name></organisationalunit></organisationalunits>
<lastmodified>2026-01-03T10:00:00.000Z</lastmodified><initialdate>2026-01-02T00:00:00+01:00</initialdate>
<files><file><fileurl>https://open.overheid.nl/brief.pdf</fileurl><filename>brief.pdf</filename><filesize>12</filesize>
</file></files><nieuw>x</nieuw></document></documents>"""


@pytest.mark.parametrize(
    "data", [encoded([ITEM]), encoded({"total": 1, "documents": [ITEM]}), encoded(ITEM), ITEM_XML]
)
def test_a_document_of_rijksoverheid_in_each_form(data: bytes) -> None:
    (found,) = rijksoverheid.documents_of(data)
    assert (found.identifier, found.title, found.day) == ("r-1", "Brief", "2026-01-02")
    assert found.kinds == ("kamerstuk",)
    assert found.files[0] == Offered("pdf", "https://open.overheid.nl/brief.pdf", "brief.pdf", 12)
    assert found.files[-1].form == "page"
    assert found.actors == (Party("organisationalunits", "ministerie-van-defensie"),)
    assert found.strange == ("nieuw",)
    assert found.updated == "2026-01-03T10:00:00.000Z"


@pytest.mark.parametrize("data", [b"[]", b'{"documents": []}', b"<documents/>"])
def test_the_end_of_a_list(data: bytes) -> None:
    assert rijksoverheid.documents_of(data) == ()


def test_the_questions_of_rijksoverheid() -> None:
    asked = parse_qs(urlsplit(Documents("kamerstuk", since=date(2026, 11, 1)).address(100)).query)
    assert asked == {
        "output": ["json"], "rows": ["100"], "offset": ["100"], "type": ["kamerstuk"],
        "lastmodifiedsince": ["20261101"],
    }  # fmt: skip
    with pytest.raises(InvalidInput):
        Documents().address(rows=201)


@pytest.mark.parametrize(
    "data",
    [b"<html><body>storing</body></html>", b"storing", b"", b'{"error": "x"}', b"[" * 100_000,
     b"[" * 200 + b"]" * 200,
     b'[{"title": "zonder naam"}]'],
)  # fmt: skip
def test_what_is_no_answer_is_told(data: bytes) -> None:
    for parse in (openoverheid.page_of, openoverheid.document_of, rijksoverheid.documents_of):
        with pytest.raises(NotFetched):
            parse(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "pid", "files", "title", "document", "versies", "bestanden", "type", "x", "name"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_item_is_read_or_refused(value: Any) -> None:
    for parse, whole in (
        (rijksoverheid.documents_of, [value]),
        (openoverheid.document_of, {"document": value}),
        (openoverheid.document_of, {"document": {"id": "a"}, "versies": value, "documentrelaties": value}),
    ):
        with suppress(NotFetched):
            assert all(file.address for found in _all(parse(encoded(whole))) for file in found.files)


def _all(found: Publication | tuple[Publication, ...]) -> tuple[Publication, ...]:
    return found if isinstance(found, tuple) else (found,)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-06-30T00:00:00+02:00", "2026-06-30"), ("30-06-2026", "2026-06-30"),
        ("27 mei 2014", "2014-05-27"),
        ("Tue, 30 Jun 2026 00:30:00 +0200", "2026-06-30"), ("2026-06-30", "2026-06-30"), ("31-02-2026", ""),
        ("31 februari 2026", ""), ("gisteren", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_day_is_the_day_that_is_written(written: str, day: str) -> None:
    assert moments.day_of(written) == day


def test_a_moment_has_more_decimals_than_python_takes() -> None:
    found = moments.moment_of("2019-06-28T23:59:41.5570000")
    assert found is not None
    assert found.isoformat() == "2019-06-28T23:59:41.557000+00:00"
    assert moments.moment_of("geen") is None
