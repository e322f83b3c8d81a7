# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes out and comes in through the web, on the real application and on both databases."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import unquote

import icalendar
import openpyxl
import pytest
from docx import Document
from fastapi.testclient import TestClient
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from samenhang.ledger import Ledger
from samenhang.viewer import Access, Level, Role
from samenhang.web.door import OFTEN
from tests.desks.followup.conftest import Desk
from tests.desks.followup.shelf import LETTER, add, excel, take_in

INTERNAL = Access(Level.INTERNAL)
HEARD = "de Kamer informeren over de evaluatie"


def csrf(browser: TestClient, path: str) -> str:
    page = LexborHTMLParser(browser.get(path).text)
    found = page.css_first("meta[name=csrf]")
    assert found is not None
    return str(found.attributes["content"])


def send(browser: TestClient, path: str, **values: Any) -> Any:
    """Change something as a form does."""
    answer = browser.post(path, data={"csrf": csrf(browser, "/follow-ups/feeds"), **values})
    assert answer.status_code == 303, answer.text
    return answer


def notice(answer: Any) -> str:
    found = re.search(r'notice="?([^;"]+)', answer.headers["set-cookie"])
    assert found is not None
    return unquote(found[1])


def deeds(ledger: Ledger) -> list[str]:
    return [line.action for line in ledger.audit_lines(limit=1_000)]


# ---------------------------------------------------------------- pictures


def numbers(answer: Any) -> Iterator[dict[str, Any]]:
    if isinstance(answer, dict):
        if set(answer) == {"number", "address"}:
            yield answer
        for value in answer.values():
            yield from numbers(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from numbers(value)


def test_every_number_opens_the_list_that_it_counts(ledger: Ledger, desk: Desk) -> None:
    add(ledger, LETTER)
    take_in(ledger, excel())
    browser = desk("anna", Role.READER)
    found = list(numbers(browser.get("/v1/follow-ups/pictures").json()))
    assert len(found) > 10
    for one in {one["address"]: one for one in found}.values():
        assert browser.get(f"/v1{one['address']}").json()["total"] == one["number"], one


def test_pictures_have_their_tables(ledger: Ledger, desk: Desk) -> None:
    add(ledger, LETTER)
    take_in(ledger, excel())
    page = LexborHTMLParser(desk("anna", Role.READER).get("/follow-ups/pictures").text)
    pictures, tables = page.css("figure.chart"), page.css("table")
    assert len(pictures) >= 2
    assert len(tables) >= len(pictures)
    assert all(table.css_first("caption") is not None and table.css("th[scope=row]") for table in tables)
    assert all(one.attributes.get("aria-label") for one in page.css("figure.chart svg[role=img]"))
    assert "style" not in {name for one in page.css("figure.chart *") for name in one.attributes}


def test_pictures_say_what_has_no_known_beginning(ledger: Ledger, desk: Desk) -> None:
    add(ledger, LETTER)
    add(
        ledger,
        LETTER.replace("Datum: 10 februari 2026\n", "").replace("Weerbaarheid", "Iets anders"),
        "ander.txt",
    )
    browser = desk("anna", Role.READER)
    (every, *_) = browser.get("/v1/follow-ups/pictures").json()["waits"]
    assert (every["items"]["number"], every["undated"]) == (2, 1)
    assert "geen bekend begin" in browser.get("/follow-ups/pictures").text


def test_pictures_of_an_empty_register(desk: Desk) -> None:
    browser = desk("anna", Role.READER)
    assert browser.get("/follow-ups/pictures").status_code == 200
    assert browser.get("/v1/follow-ups/pictures?kind=motion").json()["total"]["number"] == 0


def test_pictures_count_nothing_that_is_hidden(ledger: Ledger, desk: Desk) -> None:
    add(ledger, LETTER, access=INTERNAL)
    assert desk("anna", Role.READER).get("/v1/follow-ups/pictures").json()["total"]["number"] == 0
    assert (
        desk("bob", Role.READER, Level.INTERNAL).get("/v1/follow-ups/pictures").json()["total"]["number"] == 1
    )


# ---------------------------------------------------------------- downloads


def test_what_is_filtered_comes_along_in_three_forms(ledger: Ledger, desk: Desk) -> None:
    take_in(ledger, excel())
    browser = desk("anna", Role.READER)
    asked = "/follow-ups/export?ministry=ministry:JenV"
    rows = list(
        csv.reader(StringIO(browser.get(f"{asked}&format=csv").text.removeprefix("\ufeff")), delimiter=";")
    )
    assert len(rows) == 2
    assert "TZ202602-101" in rows[1]
    book = openpyxl.load_workbook(BytesIO(browser.get(f"{asked}&format=xlsx").content))
    assert book.active is not None
    assert book.active.max_row == 2
    (item,) = browser.get(f"{asked}&format=json").json()["items"]
    assert (item["number"], item["ministry"]) == ("TZ202602-101", "ministry:JenV")
    assert len(browser.get("/follow-ups/export?format=json").json()["items"]) == 2
    assert browser.get("/follow-ups/export?format=json&day=2000-01-01").json()["items"] == []
    assert browser.get("/follow-ups/export?state=never").status_code == 400


def test_what_is_hidden_stays_and_what_is_not_public_is_written_down(ledger: Ledger, desk: Desk) -> None:
    hidden = add(ledger, LETTER, access=INTERNAL)
    asked = "/follow-ups/export?format=json"
    assert desk("anna", Role.READER).get(asked).json()["items"] == []
    assert "export" not in deeds(ledger)
    assert len(desk("bob", Role.READER, Level.INTERNAL).get(asked).json()["items"]) == 1
    (line,) = [line for line in ledger.audit_lines(limit=1_000) if line.action == "export"]
    assert (line.actor, line.object) == ("bob", hidden)


# ---------------------------------------------------------------- lists


def upload(browser: TestClient, data: bytes, name: str = "lijst.xlsx") -> Any:
    token = csrf(browser, "/follow-ups/feeds")
    return browser.post("/follow-ups/import", data={"csrf": token}, files={"files": (name, data)})


def test_a_list_is_looked_at_put_right_and_taken_in(ledger: Ledger, desk: Desk) -> None:
    add(ledger, LETTER)
    browser = desk("anna", Role.ANALYST)
    answer = upload(browser, excel())
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    seen = browser.get(f"/v1{where}").json()
    assert (seen["total"], seen["wrong"]) == (2, 0)
    assert {one["letter"]: one["meaning"] for one in seen["columns"]}["B"] == "what"
    assert HEARD in browser.get(where).text
    assert browser.get("/v1/follow-ups").json()["total"] == 1  # nothing is taken in yet
    fewer = {"columns": ["A=number", "B=what", "C=", "D=made", "E="]}
    assert [row["due"] for row in browser.get(f"/v1{where}", params=fewer).json()["rows"]] == [None, None]
    wrong = {"columns": ["A=what", "B=made"]}
    assert browser.get(f"/v1{where}", params=wrong).json()["wrong"] == 2
    chosen = [f"{one['letter']}={one['meaning']}" for one in seen["columns"]]
    taken = send(browser, where, sheet=seen["sheet"], kind="commitment", columns=chosen, level="public")
    assert "1" in notice(taken)
    assert browser.get(f"/v1{taken.headers['location']}").json()["total"] == 2
    assert browser.get("/v1/follow-ups").json()["total"] == 2  # one row is of the promise in the letter
    assert browser.get(where).status_code == 404
    assert {"list send", "follow-up import"} <= set(deeds(ledger))


def test_the_words_of_a_row_are_one_step_from_the_item(ledger: Ledger, desk: Desk) -> None:
    take_in(ledger, excel())
    browser = desk("anna", Role.READER)
    line = browser.get("/v1/follow-ups?dossier=30821").json()["items"][0]
    assert browser.get(line["passage"]).status_code == 200
    assert HEARD in browser.get(line["passage"]).text
    assert "eerste kwartaal 2027" in browser.get(line["address"]).text


def test_a_list_is_its_senders_alone_and_readers_send_none(ledger: Ledger, desk: Desk) -> None:
    anna, bob = desk("anna", Role.ANALYST), desk("bob", Role.ANALYST)
    where = upload(anna, excel()).headers["location"]
    assert bob.get(where).status_code == 404
    assert upload(desk("carol", Role.READER), excel()).status_code == 403
    assert desk("dave", Role.READER).get("/follow-ups/import").status_code == 403


def test_nobody_takes_a_list_in_above_their_own_level(desk: Desk) -> None:
    browser = desk("anna", Role.ANALYST)
    where = upload(browser, excel()).headers["location"]
    values = {"csrf": csrf(browser, "/follow-ups/feeds"), "level": "confidential"}
    assert browser.post(where, data=values).status_code == 403
    values = {"csrf": csrf(browser, "/follow-ups/feeds"), "level": "public", "groups": "crisis"}
    assert browser.post(where, data=values).status_code == 403


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"PK\x03\x04 broken"])
def test_what_is_no_list_is_refused(desk: Desk, data: bytes) -> None:
    assert upload(desk("anna", Role.ANALYST), data).status_code in (400, 422)


# ---------------------------------------------------------------- overview


def test_the_overview_says_what_is_late_and_when_it_is_expected(ledger: Ledger, desk: Desk) -> None:
    take_in(ledger, excel())
    browser = desk("anna", Role.READER)
    answer = browser.get("/v1/follow-ups/overview").json()
    ((owing,), total) = answer["owing"], answer["total"]
    assert (total, owing["name"]) == (1, "Minister van Justitie en Veiligheid")
    assert owing["late"][0]["forecast"] == "eerste kwartaal 2027"
    assert browser.get("/v1/follow-ups/overview?ministry=ministry:DEF").json()["total"] == 0
    assert browser.get("/v1/follow-ups/overview?day=2026-03-01").json()["total"] == 0
    page = LexborHTMLParser(browser.get("/follow-ups/overview").text)
    assert [one.text(strip=True) for one in page.css("td")][-1] == "eerste kwartaal 2027"


def test_the_letter_comes_in_word_and_pdf(ledger: Ledger, desk: Desk) -> None:
    take_in(ledger, excel())
    browser = desk("anna", Role.READER)
    asked = "/follow-ups/overview/letter?minister=office:minister/JenV&sender=Ministerie%0ADen+Haag&format="
    word = Document(BytesIO(browser.get(f"{asked}docx").content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(HEARD in cell for cell in cells)
    assert "eerste kwartaal 2027" in cells
    assert "Den Haag" in "\n".join(paragraph.text for paragraph in word.paragraphs)
    pdf = browser.get(f"{asked}pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")


# ---------------------------------------------------------------- feeds


def make(browser: TestClient, form: str, selection: str = "") -> str:
    """The path of a new address, as it is shown once."""
    said = notice(send(browser, "/follow-ups/feeds", form=form, selection=selection))
    found = re.search(r"https://testserver(/feeds/\S+)", said)
    assert found is not None, said
    return found[1]


def stranger(browser: TestClient) -> TestClient:
    """A program that never signed in."""
    return TestClient(browser.app, "https://testserver", follow_redirects=False)


def test_a_calendar_shows_deadlines_to_who_has_its_address(ledger: Ledger, desk: Desk) -> None:
    take_in(ledger, excel())
    browser = desk("anna", Role.READER)
    path = make(browser, "ics", "ministry=ministry:JenV")
    answer = stranger(browser).get(path)
    (event,) = icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    assert HEARD in str(event["SUMMARY"])
    assert event.decoded("DTSTART").isoformat() == "2026-07-01"
    assert str(event["URL"]).startswith("https://testserver/follow-ups/")
    again = stranger(browser).get(path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    with ledger.looking() as (connection, _):
        kept = json.dumps([list(map(str, row)) for row in connection.exec_driver_sql("SELECT * FROM feed")])
    assert path.split("/")[2].split(".")[0] not in kept


def test_a_feed_tells_what_moved(ledger: Ledger, desk: Desk) -> None:
    browser = desk("anna", Role.READER)
    path = make(browser, "atom")
    assert etree.fromstring(stranger(browser).get(path).content).findall("{*}entry") == []
    take_in(ledger, excel())
    root = etree.fromstring(stranger(browser).get(path).content)
    assert any(HEARD in (one.findtext("{*}title") or "") for one in root.findall("{*}entry"))
    shown = browser.get("/v1/follow-ups/feeds").json()["feeds"]
    assert [(one["form"], one["followed"]["name"]) for one in shown] == [("atom", "alle items")]
    assert shown[0]["used"]


def test_an_address_that_is_withdrawn_gives_what_no_address_gives(ledger: Ledger, desk: Desk) -> None:
    browser, other = desk("anna", Role.READER), desk("bob", Role.READER)
    path = make(browser, "ics")
    (feed,) = browser.get("/v1/follow-ups/feeds").json()["feeds"]
    removal = f"/follow-ups/feeds/{feed['number']}/removal"
    assert other.post(removal, data={"csrf": csrf(other, "/follow-ups/feeds")}).status_code == 404
    assert stranger(browser).get(path).status_code == 200
    assert stranger(browser).get(path.replace(".ics", ".atom")).status_code == 404
    send(browser, removal)
    gone, never = (stranger(browser).get(one) for one in (path, "/feeds/never-there.ics"))
    assert gone.status_code == never.status_code == 404
    assert told(gone.text) == told(never.text)


def told(page: str) -> str:
    """What a page says, without the name of the error."""
    main = LexborHTMLParser(page).css_first("main")
    assert main is not None
    return re.sub(r"[0-9a-f]{12}", "", main.text())


def test_an_address_shows_what_its_owner_may_see_at_that_moment(ledger: Ledger, desk: Desk) -> None:
    hidden = add(ledger, LETTER, access=INTERNAL)
    bob = desk("bob", Role.READER, Level.INTERNAL)
    calendar, news = make(bob, "ics"), make(bob, "atom")
    anyone = stranger(bob)
    assert HEARD not in stranger(bob).get(make(desk("anna", Role.READER), "ics")).text
    assert "evaluatie" in anyone.get(calendar).text.replace("\r\n ", "")
    assert "evaluatie" in anyone.get(news).text
    lines = [line for line in ledger.audit_lines(limit=1_000) if line.action == "feed"]
    assert [(line.actor, line.object) for line in lines] == [("bob", hidden)] * 2
    with ledger.writing("2026-11-25T10:00:00+00:00") as ink:
        ink.accounts.change(replace(ink.accounts.named("bob"), clearance=Level.PUBLIC))
    assert "VEVENT" not in anyone.get(calendar).text
    with ledger.writing("2026-11-25T10:00:00+00:00") as ink:
        ink.accounts.change(replace(ink.accounts.named("bob"), active=False))
    assert anyone.get(calendar).status_code == 404


def test_an_address_that_is_asked_for_too_often_waits(desk: Desk) -> None:
    browser = desk("anna", Role.READER)
    path = make(browser, "ics")
    answers = [stranger(browser).get(path).status_code for _ in range(OFTEN + 1)]
    assert answers == [200] * OFTEN + [429]
    assert stranger(browser).get(make(browser, "ics")).status_code == 200


def test_an_item_or_an_address_of_the_register_can_be_followed(ledger: Ledger, desk: Desk) -> None:
    take_in(ledger, excel())
    browser = desk("anna", Role.READER)
    name = browser.get("/v1/follow-ups?dossier=33321").json()["items"][0]["name"]
    make(browser, "atom", f"https://testserver/follow-ups/{name}")
    make(browser, "ics", "/follow-ups?dossier=30821&state=overdue")
    said = [one["followed"] for one in browser.get("/v1/follow-ups/feeds").json()["feeds"]]
    assert said[0]["name"] == "te laat, dossier 30821"
    assert said[1]["address"] == f"/follow-ups/{name}"
    assert "kabels" in said[1]["name"]
    token = csrf(browser, "/follow-ups/feeds")
    for wrong, status in (("/follow-ups/never-there", 404), ("state=never", 400)):
        answer = browser.post("/follow-ups/feeds", data={"csrf": token, "form": "ics", "selection": wrong})
        assert answer.status_code == status


# ---------------------------------------------------------------- letters


def test_letters_are_asked_for_and_ended(ledger: Ledger, desk: Desk) -> None:
    browser, other = desk("anna", Role.READER), desk("bob", Role.READER)
    send(browser, "/follow-ups/watches", to="anna@example.nl", selection="kind=commitment&state=overdue")
    (watch,) = browser.get("/v1/follow-ups/watches").json()["watches"]
    assert (watch["to"], watch["followed"]["name"]) == ("anna@example.nl", "toezegging, te laat")
    assert other.get("/v1/follow-ups/watches").json()["watches"] == []
    end = f"/follow-ups/watches/{watch['number']}/removal"
    assert other.post(end, data={"csrf": csrf(other, "/follow-ups/feeds")}).status_code == 404
    send(browser, end)
    assert browser.get("/v1/follow-ups/watches").json()["watches"] == []
    assert {"watch", "watch end"} <= set(deeds(ledger))


def test_no_letters_go_to_what_is_no_address(desk: Desk) -> None:
    browser = desk("anna", Role.READER)
    values = {"csrf": csrf(browser, "/follow-ups/feeds"), "to": "anna\r\nBcc: all@example.nl"}
    assert browser.post("/follow-ups/watches", data=values).status_code == 400


def test_the_line_under_a_letter_stops_it_without_signing_in(ledger: Ledger, desk: Desk) -> None:
    browser = desk("anna", Role.READER)
    send(browser, "/follow-ups/watches", to="anna@example.nl")
    with ledger.looking() as (connection, _):
        key = connection.exec_driver_sql("SELECT leave FROM watch").scalar_one()
    anyone = stranger(browser)
    assert f"/letters/{key}" in anyone.get(f"/letters/{key}").text  # to look is not to leave
    assert len(browser.get("/v1/follow-ups/watches").json()["watches"]) == 1
    assert anyone.post(f"/letters/{key}", data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert browser.get("/v1/follow-ups/watches").json()["watches"] == []
    assert anyone.get(f"/letters/{key}").status_code == 404
