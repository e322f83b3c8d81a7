# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An item's page: its words, its history, what came of it, and what people say of it by its forms."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.viewer import Access, Level, Role
from tests.desks.followup.conftest import Desk
from tests.desks.followup.world import debate, keep, keep_all, letter, world
from tests.desks.library.reading import json, page, send, words


def address(client: TestClient, kind: str = "commitment") -> str:
    (item,) = json(client, f"/follow-ups?kind={kind}")["items"]
    return str(item["address"])


def said(client: TestClient, where: str, what: str = "main") -> str:
    """The words of a part of a page."""
    found = page(client, where).css_first(what)
    assert found is not None
    return words(found)


def post(client: TestClient, where: str, number: int = 0, **filled: str) -> Any:
    """Send a form of an item's page."""
    there, _, name = where.rpartition("/")
    form = page(client, there).css(f'form[action="{there}/{name}"]')[number]
    return send(client, form, **filled)


def test_what_was_promised_stands_beside_what_came(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, world())
    reader = desk("rik", Role.READER)
    item = json(reader, address(reader))
    ((pair),) = item["beside"]
    assert pair["expected"]["quote"].startswith("Ik zeg de heer Heerma toe")
    assert "Met deze brief doe ik die toezegging gestand." in [part["quote"] for part in pair["came"]]
    for part in item["parts"]:
        assert part["quote"] in said(reader, part["passage"])
    assert item["item"]["state"] == "answered"
    shown = page(reader, address(reader))
    assert [words(one) for one in shown.css("h1")] == ["een brief over het planbureau voor de veiligheid"]
    assert shown.css_first("svg.lifeline-svg title") is not None
    days = [moment["day"] for moment in item["history"]]
    assert days == sorted(days)
    assert [band["state"] for band in item["lifeline"]["bands"]] == [
        "open",
        "due-soon",
        "overdue",
        "answered",
    ]


def test_a_motion_is_followed_request_by_request(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, world())
    reader = desk("rik", Role.READER)
    item = json(reader, address(reader, "motion"))
    assert item["item"]["number"] == "kst-35570-17"
    assert item["beside"][0]["expected"]["role"] == "asked"
    assert {moment["part"]["role"] for moment in item["history"] if moment["part"]} >= {"made", "vote"}
    assert "stemming: aangenomen" in said(reader, address(reader, "motion"), ".timeline")


def test_a_reader_gets_nothing_to_write_with(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, world())
    for name, role, forms in (
        ("rik", Role.READER, set()),
        ("anna", Role.ANALYST, {"notes", "owner", "reminders", "ties", "removals"}),
        ("cor", Role.COORDINATOR, {"notes", "owner", "reminders", "ties", "removals", "verdicts"}),
    ):
        browser = desk(name, role)
        where = address(browser)
        actions = [
            str(form.attributes["action"]) for form in page(browser, where).css("main form[method=post]")
        ]
        assert {action.rpartition("/")[2] for action in actions} == forms


def test_a_verdict_goes_before_the_program_and_is_taken_back(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, world())
    cor = desk("cor", Role.COORDINATOR)
    where = address(cor)
    assert post(cor, f"{where}/verdicts", verdict="partly-kept", why="zonder termijn").status_code == 303
    item = json(cor, where)
    assert item["item"]["state"] == "partly-kept"
    assert [(v["verdict"], v["who"], v["why"]) for v in item["verdicts"]] == [
        ("partly-kept", "cor", "zonder termijn")
    ]
    assert json(cor, "/follow-ups?state=partly-kept")["total"] == 1
    last = ledger.audit_lines(0, 1_000)[-1]
    assert (last.action, last.object, last.result, last.actor) == (
        "follow-up verdict", item["item"]["name"], "partly-kept", "cor",
    )  # fmt: skip
    assert post(cor, f"{where}/withdrawals").status_code == 303
    assert json(cor, where)["item"]["state"] == "answered"
    assert json(cor, where)["verdicts"] == []


def test_a_verdict_waits_for_a_second_person_where_that_is_asked(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, world())
    cor, dirk = desk("cor", Role.COORDINATOR), desk("dirk", Role.COORDINATOR)
    where = address(cor)
    form = page(cor, where).css_first(f'form[action="{where}/verdicts"]')
    assert form is not None
    token = str(form.css_first("[name=csrf]").attributes["value"])  # type: ignore[union-attr]
    sent = {"csrf": token, "verdict": "kept", "second": "yes"}
    assert cor.post(f"{where}/verdicts", data=sent).status_code == 303
    assert json(cor, where)["item"]["state"] == "answered"
    assert json(cor, where)["verdicts"][0]["waits"] is True
    assert "wacht op een tweede persoon" in said(cor, where)
    post(dirk, f"{where}/verdicts", verdict="kept")
    assert json(cor, where)["item"]["state"] == "kept"
    assert not any(verdict["waits"] for verdict in json(cor, where)["verdicts"])


def test_notes_and_owner(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, world())
    anna = desk("anna", Role.ANALYST)
    where = address(anna)
    assert post(anna, f"{where}/notes", text="Gebeld met de directie.").status_code == 303
    assert post(anna, f"{where}/owner", owner="Directie Veiligheid").status_code == 303
    assert [note["text"] for note in json(anna, where)["notes"]] == ["Gebeld met de directie."]
    assert json(anna, where)["item"]["owner"] == "Directie Veiligheid"
    assert json(anna, "/follow-ups?owner=Directie+Veiligheid")["total"] == 1
    assert post(anna, f"{where}/withdrawals").status_code == 303
    assert json(anna, where)["notes"] == []
    actions = [line.action for line in ledger.audit_lines(0, 1_000) if line.actor == "anna"]
    assert actions[1:] == ["follow-up note", "follow-up owner", "follow-up take-back"]


def test_a_reminder_is_for_who_asked(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, world())
    anna, rik = desk("anna", Role.ANALYST), desk("rik", Role.READER)
    where = address(anna)
    assert post(anna, f"{where}/reminders", day="2024-01-02", text="bellen").status_code == 303
    assert [(r["day"], r["text"]) for r in json(anna, where)["reminders"]] == [("2024-01-02", "bellen")]
    assert json(rik, where)["reminders"] == []
    assert "bellen" in said(anna, "/follow-ups", ".reminders")
    assert send(anna, page(anna, "/follow-ups").css_first(".reminders form")).status_code == 303
    assert json(anna, where)["reminders"] == []
    actions = [line.action for line in ledger.audit_lines(0, 1_000) if line.actor == "anna"]
    assert actions[1:] == ["follow-up remind", "remembered"]


def test_words_that_are_about_something_else_are_taken_out_and_tied_again(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, world())
    anna = desk("anna", Role.ANALYST)
    where = address(anna, "motion")
    gone = post(anna, f"{where}/removals", why="een andere motie")
    fresh = gone.headers["location"]
    assert fresh != where
    assert json(anna, "/follow-ups?kind=motion")["total"] == 2
    assert post(anna, f"{where}/ties", other=f"https://testserver{fresh}?day=", why="toch").status_code == 303
    assert json(anna, "/follow-ups?kind=motion")["total"] == 1
    (tied,) = json(anna, where)["tied"]
    assert (tied["who"], tied["why"]) == ("anna", "toch")
    assert post(anna, f"{where}/partings").status_code == 303
    assert json(anna, "/follow-ups?kind=motion")["total"] == 2
    assert json(anna, where)["tied"] == []


def test_as_it_was_on_a_day_nothing_later_stands(ledger: Ledger, desk: Desk) -> None:
    keep_all(ledger, world())
    cor = desk("cor", Role.COORDINATOR)
    where = address(cor)
    post(cor, f"{where}/verdicts", verdict="kept")
    then = json(cor, f"{where}?day=2023-08-01")
    assert then["item"]["state"] == "overdue"
    assert then["item"]["daysLate"] == 26
    assert (then["verdicts"], len(then["parts"])) == ([], 1)
    assert all(moment["day"] <= "2023-08-01" for moment in then["history"])
    assert "zoals het was op 1 augustus 2023" in said(cor, f"{where}?day=2023-08-01")


def test_what_is_closed_is_not_there(ledger: Ledger, desk: Desk) -> None:
    keep(ledger, debate())
    keep(ledger, letter(), Access(Level.INTERNAL))
    inside, outside = desk("ina", Role.COORDINATOR, Level.INTERNAL), desk("otto", Role.READER)
    where = address(inside)
    assert json(inside, where)["item"]["state"] == "answered"
    post(inside, f"{where}/verdicts", verdict="kept", why="de brief is er")
    assert json(inside, where)["item"]["state"] == "kept"
    seen = json(outside, where)
    assert seen["item"]["state"] == "overdue"
    assert (len(seen["parts"]), seen["verdicts"]) == (1, [])
    assert "gestand" not in outside.get(where).text
    assert outside.get("/follow-ups/000000000000").status_code == 404
