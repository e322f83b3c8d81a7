# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Findings confirmed, corrected, rejected, added and undone, by forms and by JSON; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

from samenhang.ledger import Ledger
from samenhang.model import Fact, FactName, Link, Mark, MarkKind, Verdict
from samenhang.viewer import Access, Level, Role
from tests.desks.library.reading import json, page, send, words
from tests.ledger.world import WHEN

Client = Callable[..., TestClient]
MOTION = "/documents/kst-35570-17"
PASSAGE = f"{MOTION}/passages/8"
WRR = "link-actor-334-337-"


def finding(shown: LexborHTMLParser, name: str) -> LexborNode:
    """The finding whose name begins so."""
    found = shown.css_first(f'li[id^="f-{name}"]')
    assert found is not None, name
    return found


def judge(client: TestClient, name: str, verdict: str, path: str = PASSAGE) -> None:
    answer = send(client, finding(page(client, path), name).css_first("form.finding-judge"), verdict=verdict)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == path
    assert "notice=" in answer.headers["set-cookie"]


def targets(ledger: Ledger) -> list[str]:
    links = ledger.standing("kst-35570-17").links()
    return [link.target for link in links if (link.mark.start, link.mark.end) == (334, 337)]


def test_a_finding_is_confirmed_by_a_form(client: TestClient, demo: Ledger) -> None:
    judge(client, WRR, "confirmed")
    (review,) = demo.reviews("kst-35570-17")
    assert (review.subject, review.kind, review.verdict, review.who) == (
        "link",
        "actor",
        Verdict.CONFIRMED,
        "owner",
    )
    assert (review.evidence.start, review.evidence.end, review.evidence.quote) == (334, 337, "WRR")
    said = finding(page(client, PASSAGE), WRR).css_first(".finding-said")
    assert said is not None
    assert "bevestigd: owner" in words(said)


def test_what_is_rejected_is_hidden_and_can_be_brought_back(client: TestClient, demo: Ledger) -> None:
    judge(client, WRR, "rejected")
    assert targets(demo) == []
    assert "verworpen" in words(finding(page(client, PASSAGE), WRR))
    judge(client, WRR, "withdrawn")
    assert targets(demo) == ["body:WRR"]
    assert [review.verdict for review in demo.reviews("kst-35570-17")] == [
        Verdict.REJECTED,
        Verdict.WITHDRAWN,
    ]


def test_a_meaning_is_corrected(client: TestClient, demo: Ledger) -> None:
    form = finding(page(client, PASSAGE), WRR).css_first(".finding-correct form")
    assert (
        send(client, form, verdict="corrected", target="body:NCTV", why="dat is een ander").status_code == 303
    )
    assert targets(demo) == ["body:NCTV"]
    assert "dat is een ander" in words(finding(page(client, PASSAGE), WRR))
    judge(client, WRR, "withdrawn")
    assert targets(demo) == ["body:WRR"]


def test_a_mark_becomes_one_of_another_kind(client: TestClient, demo: Ledger) -> None:
    form = finding(page(client, PASSAGE), "mark-date-").css_first(".finding-correct form")
    assert send(client, form, verdict="corrected", kind="decision", quote="in 2017").status_code == 303
    marks = demo.standing("kst-35570-17").marks()
    text = demo.document("kst-35570-17").text
    inside = {(mark.kind, text[mark.start : mark.end]) for mark in marks if 313 <= mark.start < 398}
    assert (MarkKind.DECISION, "in 2017") in inside
    assert (MarkKind.DATE, "2017") not in inside


def test_a_follow_up_and_a_fact_are_corrected(client: TestClient, demo: Ledger) -> None:
    debate = "/documents/h-tk-20152016-24-6"
    form = finding(page(client, f"{debate}/passages/6"), "follow_up-").css_first(".finding-correct form")
    assert send(client, form, verdict="corrected", state="fulfilled", ower="de minister").status_code == 303
    (owed,) = demo.standing("h-tk-20152016-24-6").follow_ups()
    assert (owed.state, owed.owed_by, owed.asked_by) == ("fulfilled", "de minister", "mevrouw Hachchi")
    form = finding(page(client, MOTION), "fact-date-").css_first(".finding-correct form")
    answer = send(client, form, verdict="corrected", value="2020-09-16")
    assert answer.status_code == 303
    facts = demo.standing("kst-35570-17").facts()
    assert [fact.value for fact in facts if fact.name is FactName.DATE] == ["2020-09-16"]


def test_a_mark_is_added_with_its_meaning_and_what_is_owed(client: TestClient, demo: Ledger) -> None:
    form = page(client, f"{MOTION}/passages/10").css_first("#adding form")
    filled = {"quote": "de uitwerking aan de Kamer", "kind": "commitment", "target": "ministry:JenV"}
    answer = send(client, form, **filled, owed="yes", ower="de regering", why="gemist")
    assert answer.status_code == 303, answer.text
    stands = demo.standing("kst-35570-17")
    mark = next(mark for mark in stands.marks() if mark.kind is MarkKind.COMMITMENT)
    assert demo.document("kst-35570-17").text[mark.start : mark.end] == filled["quote"]
    assert [link.target for link in stands.links() if link.mark == mark] == ["ministry:JenV"]
    owed = next(owed for owed in stands.follow_ups() if owed.kind is MarkKind.COMMITMENT)
    assert (owed.what, owed.owed_by) == (filled["quote"], "de regering")


def test_words_that_stand_twice_are_marked_where_they_were_chosen(client: TestClient, demo: Ledger) -> None:
    text = demo.document("kst-35570-17").text
    start = text.index("verzoekt de regering, vorm")
    there = text.index("de ", start + 15) - start
    answer = client.post(
        f"/v1{MOTION}/passages/10/marks",
        json={"quote": "de", "kind": "theme", "start": there},
        headers={"X-CSRF-Token": token(client)},
    )
    assert answer.status_code == 201, answer.text
    added = [review for review in demo.reviews("kst-35570-17") if review.verdict is Verdict.ADDED]
    assert [review.evidence.start for review in added] == [start + there]


def token(client: TestClient) -> str:
    meta = page(client, MOTION).css_first("meta[name=csrf]")
    assert meta is not None
    return str(meta.attributes["content"])


def test_a_fact_is_added(client: TestClient, demo: Ledger) -> None:
    form = page(client, MOTION).css_first('form[action$="/facts"]')
    assert send(client, form, fact="place", value="Den Haag", quote="Tweede Kamer").status_code == 303
    assert Fact(FactName.PLACE, "Den Haag", 23, 35) in demo.standing("kst-35570-17").facts()


def test_every_review_stands_in_the_audit_log(client: TestClient, demo: Ledger) -> None:
    judge(client, WRR, "confirmed")
    digest = demo.entry("kst-35570-17").digest
    (line,) = (line for line in demo.audit_lines(0, 1000) if line.action == "review")
    assert (line.object, line.actor, line.result) == (digest, "owner", "confirmed: link actor 334-337")
    assert demo.verify_audit().broken is None


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("reviews", {"finding": "link-actor-1-2-00000000", "verdict": "confirmed"}),
        ("reviews", {"finding": "mark-date-341-345-00000000", "verdict": "withdrawn"}),
        ("reviews", {"finding": "mark-date-341-345-00000000", "verdict": "corrected"}),
        ("reviews", {"finding": "mark-date-341-345-00000000", "verdict": "corrected", "quote": "elders"}),
        ("reviews", {"finding": "mark-date-341-345-00000000", "verdict": "maybe"}),
        ("passages/8/marks", {"quote": "staat hier niet", "kind": "date"}),
        ("passages/8/marks", {"quote": "", "kind": "date"}),
        ("passages/8/marks", {"quote": "WRR", "kind": "onzin"}),
        ("passages/8/marks", {"quote": "WRR", "kind": "actor", "target": "javascript:alert(1)"}),
        ("facts", {"fact": "place", "value": "", "quote": "WRR"}),
        ("facts", {"fact": "place", "value": "Den Haag", "quote": "staat hier niet"}),
    ],
)
def test_what_is_not_right_is_refused_and_nothing_is_kept(
    client: TestClient, demo: Ledger, path: str, sent: dict[str, Any]
) -> None:
    answer = client.post(f"/v1{MOTION}/{path}", json=sent, headers={"X-CSRF-Token": token(client)})
    assert answer.status_code == 400, answer.text
    assert answer.json()["detail"]
    assert demo.reviews("kst-35570-17") == ()


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org/documents", "/sign-out", "javascript:x"]
)
def test_a_form_leads_to_no_page_elsewhere(client: TestClient, back: str) -> None:
    form = finding(page(client, PASSAGE), WRR).css_first("form.finding-judge")
    answer = send(client, form, verdict="confirmed", back=back)
    assert answer.headers["location"].startswith("/documents/8cf33ca30895ed4b?passage=8#p8")


def test_reader_judges_nothing(client_as: Client, demo: Ledger) -> None:
    reader, analyst = client_as(Role.READER), client_as(Role.ANALYST)
    for path in (PASSAGE, MOTION, f"{MOTION}/findings", f"{MOTION}?passage=8"):
        assert page(reader, path).css_first("main form[method=post]") is None, path
        assert page(analyst, path).css_first("main form[method=post]") is not None, path
    for path in ("reviews", "facts", "passages/8/marks", "passages/8/corrections"):
        answer = reader.post(f"/v1{MOTION}/{path}", json={}, headers={"X-CSRF-Token": token(reader)})
        assert answer.status_code in (400, 403), path
    sent = {"finding": "mark-date-341-345-00000000", "verdict": "confirmed"}
    there = f"/v1{MOTION}/reviews"
    assert reader.post(there, json=sent, headers={"X-CSRF-Token": token(reader)}).status_code == 403
    assert demo.reviews("kst-35570-17") == ()
    assert analyst.post(there, json=sent).status_code == 403  # not from a page of the session
    assert analyst.post(there, json=sent, headers={"X-CSRF-Token": token(analyst)}).status_code == 201
    assert [review.who for review in demo.reviews("kst-35570-17")] == ["analyst.public"]


def test_analyst_judges_no_internal_documents(client_as: Client, demo: Ledger) -> None:
    analyst = client_as(Role.ANALYST)
    with demo.writing(WHEN) as ink:
        ink.classify(demo.entry("kst-33763-141").digest, Access(Level.INTERNAL), "", "owner", "test")
    kept = demo.kept("kst-33763-141")
    mark = kept.marks[0]
    sent = {
        "reviews": {"finding": f"mark-{mark.kind}-{mark.start}-{mark.end}-00000000", "verdict": "confirmed"},
        "facts": {"fact": "place", "value": "x", "quote": kept.document.text[:5]},
        "passages/0/marks": {"quote": kept.document.text[:5], "kind": "actor"},
        "passages/0/corrections": {"quote": kept.document.text[:5], "text": "x"},
    }
    for path, body in sent.items():
        headers = {"X-CSRF-Token": token(analyst)}
        answer = analyst.post(f"/v1/documents/kst-33763-141/{path}", json=body, headers=headers)
        assert answer.status_code == 404, path
    assert demo.reviews("kst-33763-141") == ()


def test_all_findings_are_judged_in_a_row(client: TestClient, demo: Ledger) -> None:
    path = f"{MOTION}/findings"
    before = json(client, path)
    stands = demo.standing("kst-35570-17")
    assert before["total"] == len(stands.findings)
    assert sum(kind["count"] for kind in before["kinds"]) == before["total"]
    judge(client, WRR, "confirmed", path)
    assert json(client, path)["total"] == before["total"] - 1
    judged = json(client, f"{path}?which=judged")
    assert [one["quote"] for one in judged["findings"]] == ["WRR"]
    dates = json(client, f"{path}?kind=date")["findings"]
    assert {one["kind"] for one in dates} == {"date"}
    assert len(dates) == sum(mark.kind is MarkKind.DATE for mark in stands.marks())


def test_names_of_findings_are_all_different(client: TestClient, demo: Ledger) -> None:
    for entry in demo.entries():
        stands = [f.what for f in demo.standing(entry.digest).findings]
        answer = json(client, f"/documents/{entry.digest}/findings?which=all")
        names = [one["name"] for one in answer["findings"]]
        assert len(names) == len(set(names)), entry.name
        assert answer["total"] == len(stands)
        assert all(isinstance(what, Mark | Link | Fact) or what.evidence for what in stands)
