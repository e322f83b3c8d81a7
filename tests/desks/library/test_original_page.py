# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file as it came, its pages as pictures, its versions compared, and words in it put right."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from samenhang.ledger import Ledger
from tests.desks.library.reading import json, page, send, words
from tests.ledger.world import document_of, keep

STRATEGY = "/documents/kst-30821-178"


def test_the_original_is_saved_and_never_shown(client: TestClient, demo: Ledger) -> None:
    for name, media in (("kst-30821-178", "application/pdf"), ("kst-33694-19", "text/html")):
        entry = demo.entry(name)
        answer = client.get(f"/documents/{name}/original")
        assert answer.status_code == 200
        assert hashlib.sha256(answer.content).hexdigest() == entry.digest
        assert answer.headers["content-type"].split(";")[0] == media
        assert answer.headers["content-disposition"] == f'attachment; filename="{entry.name}"'
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"


def test_a_document_without_its_file_offers_none(client: TestClient, demo: Ledger) -> None:
    lost = document_of(["Een zin."], "kwijt.txt")
    keep(demo, lost)
    assert page(client, f"/documents/{lost.digest}").css_first('a[href$="/original"]') is None
    assert client.get(f"/documents/{lost.digest}/original").status_code == 404


def test_a_page_is_a_picture_with_the_passage_outlined(client: TestClient) -> None:
    answer = json(client, f"{STRATEGY}/passages/5/picture")
    assert answer["page"] == 1
    (box,) = answer["boxes"]
    assert 0 < box["left"] < box["left"] + box["width"] < 1
    assert 0 < box["top"] < box["top"] + box["height"] < 1
    picture = client.get(answer["picture"])
    assert picture.headers["content-type"] == "image/png"
    drawn = Image.open(io.BytesIO(picture.content)).convert("L")
    inside = drawn.crop(
        (
            int(box["left"] * drawn.width),
            int(box["top"] * drawn.height),
            int((box["left"] + box["width"]) * drawn.width),
            int((box["top"] + box["height"]) * drawn.height),
        )
    )
    assert min(inside.tobytes()) < 100  # there is ink where the words are said to stand
    shown = page(client, f"{STRATEGY}/passages/5/picture")
    assert len(shown.css("#sheet rect")) == 1
    assert shown.css_first("[style]") is None


def test_only_a_pdf_has_pictures(client: TestClient) -> None:
    assert client.get("/documents/kst-33763-141/pages/1").status_code == 404
    assert client.get("/documents/kst-33763-141/passages/0/picture").status_code == 404
    assert client.get(f"{STRATEGY}/pages/99").status_code == 400
    assert page(client, f"{STRATEGY}/passages/5").css_first("details.printed") is not None
    assert page(client, "/documents/kst-33763-141/passages/0").css_first("details.printed") is None


def test_versions_are_compared_by_words(client: TestClient, demo: Ledger) -> None:
    old = document_of(
        ["Kop", "De minister stuurt een brief in mei.", "Dit vervalt.", "Slot"], identifier="kst-1-1"
    )
    new = document_of(
        ["Kop", "De minister stuurt een brief in juni.", "Slot", "Nieuw."], identifier="kst-1-1"
    )
    for document in (old, new):
        keep(demo, replace(document, name="brief.txt"))
    shown = page(client, f"/documents/{old.digest[:16]}/versions/{new.digest[:16]}")
    assert [words(part) for part in shown.css(".compared ins")] == [
        "ingevoegd: juni einde van wat ingevoegd is.",
        "ingevoegd: Nieuw. einde van wat ingevoegd is.",
    ]
    assert [words(part) for part in shown.css(".compared del")] == [
        "weggehaald: mei einde van wat weggehaald is.",
        "weggehaald: Dit vervalt. einde van wat weggehaald is.",
    ]
    answer = json(client, f"/documents/{new.digest[:16]}/versions/{old.digest[:16]}")
    assert (answer["oldVersion"], answer["newVersion"], answer["changed"]) == (1, 2, 3)
    assert (
        page(client, f"/documents/{new.digest}").css_first(f'a[href$="/versions/{old.digest[:16]}"]')
        is not None
    )
    assert client.get(f"/documents/{new.digest}/versions/kst-33763-141").status_code == 400


def test_words_that_were_read_wrongly_are_put_right(client: TestClient, demo: Ledger) -> None:
    form = page(client, f"{STRATEGY}/passages/5").css_first("details.correcting form")
    answer = send(client, form, quote="Eén strategie", text="Eén  enkele strategie", why="gemist")
    assert answer.status_code == 303, answer.text
    document = demo.document("kst-30821-178")
    passage = document.passages[5]
    assert document.text[passage.start : passage.end] == "1. Eén enkele strategie"
    (made,) = demo.corrections("kst-30821-178")
    assert (made.quote, made.text, made.who, made.why) == (
        "Eén strategie",
        "Eén enkele strategie",
        "owner",
        "gemist",
    )
    shown = page(client, STRATEGY)
    assert words(shown.css_first("#p5 h2") or pytest.fail("no heading")) == "1. Eén enkele strategie"
    assert "Eén enkele strategie" in words(shown.css_first(".says ins") or pytest.fail("no correction"))
    assert [line.action for line in demo.audit_lines(0, 1000)][-1] == "correct"


@pytest.mark.parametrize(
    ("quote", "text"), [("staat hier niet", "x"), ("Eén", "Eén"), ("", "x"), ("1. Eén strategie", "")]
)
def test_a_correction_that_cannot_be_made_is_refused(
    client: TestClient, demo: Ledger, quote: str, text: str
) -> None:
    form = page(client, f"{STRATEGY}/passages/5").css_first("details.correcting form")
    assert send(client, form, quote=quote, text=text).status_code == 400
    assert demo.corrections("kst-30821-178") == ()
