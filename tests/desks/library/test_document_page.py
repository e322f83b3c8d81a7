# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document page: the text as it is, with what was found in it, for who may see it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.model import Document, Media, PassageKind
from samenhang.viewer import Access, Level, Role
from tests.desks.library.reading import json, page, words
from tests.ledger.world import WHEN, document_of, keep

Client = Callable[..., TestClient]
NOTE = "/documents/2023-nota-planbureau-veiligheid.docx"
MOTION = "/documents/kst-35570-17"


def test_the_text_comes_out_unchanged(client: TestClient, demo: Ledger) -> None:
    for entry in demo.entries():
        text = demo.document(entry.digest).text
        shown = page(client, f"/documents/{entry.digest}").css_first("#text")
        assert shown is not None
        for part in shown.css(".place, .item-label, .note-label, .note-back, .turn, sup, caption"):
            part.decompose()
        assert "".join(words(shown).split()) == "".join(text.replace(" | ", "").split()), entry.name


def test_json_holds_every_passage_with_its_words(client: TestClient, demo: Ledger) -> None:
    document = demo.document("kst-35570-17")
    answer = json(client, MOTION)
    passages = [passage for block in answer["blocks"] for passage in block["passages"]]
    assert [passage["text"] for passage in passages] == document.text.split("\n")
    assert all("".join(s["text"] for c in p["cells"] for s in c) == p["text"] for p in passages)


def test_each_passage_has_an_id_and_a_permanent_link(client: TestClient, demo: Ledger) -> None:
    digest = demo.entry("kst-35570-17").digest
    shown = page(client, MOTION)
    for passage in demo.document(digest).passages:
        link = shown.css_first(f"#p{passage.number} a.passage-number")
        assert link is not None
        assert (
            link.attributes["href"] == f"/documents/{digest[:16]}?passage={passage.number}#p{passage.number}"
        )


def test_marks_nest_in_the_motion_that_holds_them(client: TestClient) -> None:
    request = page(client, MOTION).css_first("#p10 .mark-motion .mark-request .mark-actor")
    assert request is not None
    assert words(request) == "regering"


def test_kinds_are_shown_as_asked_without_scripts(client: TestClient) -> None:
    def classes(query: str) -> list[str]:
        text = page(client, MOTION + query).css_first("#text")
        assert text is not None
        return (text.attributes["class"] or "").split()

    assert "hide-actor" in classes("")
    assert "hide-motion" not in classes("")
    assert "hide-motion" in classes("?marks=actor,date")
    assert "hide-actor" not in classes("?marks=actor&marks=date")
    assert {"hide-actor", "hide-motion", "hide-date", "hide-request"} <= set(classes("?marks="))


def test_headings_come_in_order(client: TestClient) -> None:
    levels = [int((node.tag or "h0")[1]) for node in page(client, NOTE).css("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_text_is_no_row_of_tab_stops(client: TestClient) -> None:
    numbers = page(client, NOTE).css("#text .passage-number")
    assert numbers
    assert all(number.attributes["tabindex"] == "-1" for number in numbers)
    assert page(client, NOTE).css_first("form.go input[name=passage]") is not None


def test_what_is_owed_stands_first_with_its_words(client: TestClient) -> None:
    first = page(client, "/documents/h-tk-20152016-24-6").css_first(".promises > li")
    assert first is not None
    told = words(first)
    assert "open" in told
    assert "dat ik de Kamer daarover een brief stuur" in told
    assert "mevrouw Hachchi" in told
    assert first.css_first('a[href*="passage=6#p6"]') is not None


def test_the_margin_says_what_a_mark_means_and_why(client: TestClient) -> None:
    found = page(client, "/documents/kst-30821-178?passage=0")
    assert found.css_first("#found") is not None
    answer = json(client, f"{MOTION}/passages/8")
    links = [finding for finding in answer["findings"] if finding["subject"] == "link"]
    assert {"body:WRR", "body:PvdV"} <= {link["target"]["target"] for link in links}
    assert all(link["reason"] and 0 < link["score"] <= 1 for link in links)
    told = words(page(client, f"{MOTION}/passages/8").css_first("#found") or pytest.fail("no margin"))
    assert "Planbureau voor de Veiligheid: voorgesteld, nooit opgericht" in told
    assert "zeker" in told


def test_a_target_that_is_held_here_is_a_link_to_it(client: TestClient, demo: Ledger) -> None:
    held = demo.entry("kst-33763-141").digest[:16]
    cited = page(client, f"{NOTE}/references").css_first(f'a[href="/documents/{held}"]')
    assert cited is not None


def test_a_passage_that_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get(f"{MOTION}/passages/9999").status_code == 404
    assert client.get(f"{MOTION}?passage=9999").status_code == 404
    assert client.get("/documents/kst-99999-99").status_code == 404


def test_a_long_text_comes_in_parts(client: TestClient, demo: Ledger) -> None:
    long = document_of([f"Zin nummer {n}." for n in range(900)], "lang.txt")
    keep(demo, long)
    path = f"/documents/{long.digest[:16]}"
    first = page(client, path)
    assert len(first.css("#text .passage")) == 400
    assert len((first.css_first("nav.parts") or pytest.fail("no parts")).css("a")) == 3
    there = page(client, f"{path}?passage=850#p850")
    assert there.css_first("#p850") is not None
    assert there.css_first("#p1") is None
    assert page(client, f"{path}?part=2").css_first("#p400") is not None
    assert page(client, f"{path}?part=99").css_first("#p899") is not None


def test_rows_are_a_table_and_a_footnote_is_tied_to_its_mark(client: TestClient, demo: Ledger) -> None:
    read = document_of(["Jaar | Bedrag", "2015 | 12", "Een zin met een noot.", "De noot."], "tabel.txt")
    kinds = (PassageKind.ROW, PassageKind.ROW, PassageKind.PARAGRAPH, PassageKind.FOOTNOTE)
    anchor = read.text.index(" met een noot")
    passages = tuple(
        type(p)(p.number, p.start, p.end, kind, label="1" if kind is PassageKind.FOOTNOTE else None,
                anchor=anchor if kind is PassageKind.FOOTNOTE else None)
        for p, kind in zip(read.passages, kinds, strict=True)
    )  # fmt: skip
    document = Document(read.digest, "tabel.txt", Media.TEXT, read.text, passages)
    keep(demo, document)
    shown = page(client, f"/documents/{document.digest[:16]}")
    assert [words(cell) for cell in shown.css("#text th")] == ["Jaar", "Bedrag"]
    assert [words(cell) for cell in shown.css("#p1 td:not(.row-place)")] == ["2015", "12"]
    mark = shown.css_first('#p2 sup a[href="#p3"]')
    assert mark is not None
    assert words(mark).endswith("1")
    assert shown.css_first('#p3 a[href="#p2"]') is not None


def test_hostile_text_stays_text(client: TestClient, demo: Ledger) -> None:
    hostile = document_of(['<script>alert("x")</script> & <b>vet</b>'], '"><img src=x>.txt')
    keep(demo, hostile)
    answer = client.get(f"/documents/{hostile.digest}")
    assert "<script>alert" not in answer.text
    assert "<img src=x>" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_reader_sees_no_internal_documents(client_as: Client, demo: Ledger) -> None:
    digest = demo.entry("kst-33763-141").digest
    reader, insider = client_as(Role.READER), client_as(Role.READER, Level.INTERNAL)
    with demo.writing(WHEN) as ink:
        ink.classify(digest, Access(Level.INTERNAL), "", "owner", "test")
    ways = ("", "?passage=0", "/passages/0", "/references", "/findings", f"/versions/{digest}", "/original")
    never = reader.get("/documents/00000000000000000000").status_code
    for way in ways:
        for path in (f"/documents/{digest}{way}", f"/v1/documents/{digest}{way}"):
            assert reader.get(path).status_code == never == 404, path
            assert insider.get(path).status_code == 200, path
    for path in (f"/documents/{digest}/pages/1", f"/documents/{digest}/passages/0/picture"):
        assert reader.get(path).status_code == 404
    shown = reader.get(f"{NOTE}/references").text
    assert digest[:16] not in shown
    assert "kst-33763-141" in shown  # what the text itself says
    assert digest[:16] in insider.get(f"{NOTE}/references").text


def test_what_was_read_lately_is_not_shown_to_who_may_not_see_it(client_as: Client, demo: Ledger) -> None:
    digest = demo.entry("kst-33763-141").digest
    reader = client_as(Role.READER)
    assert reader.get(f"/documents/{digest}").status_code == 200
    with demo.writing(WHEN) as ink:
        ink.classify(digest, Access(Level.INTERNAL), "", "owner", "test")
    assert reader.get(f"/documents/{digest}").status_code == 404


def test_who_reads_what_is_not_public_stands_in_the_audit_log(client: TestClient, demo: Ledger) -> None:
    digest = demo.entry("kst-33763-141").digest
    with demo.writing(WHEN) as ink:
        ink.classify(digest, Access(Level.INTERNAL), "", "owner", "test")
    for way in ("", "/passages/0", "/references", "/original"):
        before = len(demo.audit_lines(0, 1000))
        assert client.get(f"/documents/{digest}{way}").status_code == 200
        lines = demo.audit_lines(0, 1000)[before:]
        assert [(line.action, line.object) for line in lines] == [("read", digest)], way
