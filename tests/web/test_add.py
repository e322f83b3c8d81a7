# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding files through the web, on the real application: sent, kept, read, refused, and seen at once."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from samenhang.clerk import Clerk
from samenhang.inbox import Inbox, Order
from samenhang.ledger import Ledger
from samenhang.reception import Reception
from samenhang.server import make_application
from samenhang.settings import read_settings
from samenhang.viewer import Level, Role, Viewer
from samenhang.web.token import OneEntry
from tests.conftest import Library
from tests.web.conftest import Client

LETTER = "Den Haag, 3 mei 2020\n\nDe minister zegt toe de Kamer voor de zomer te informeren over {word}.\n"
SECRET = "Stg. GEHEIM\n\nHet kwetsbaarste punt is de sluis bij Kornwerderzand.\n"
PATIENCE = 120.0

Files = list[tuple[str, bytes]]


def letter(word: str) -> bytes:
    return LETTER.format(word=word).encode()


def csrf(browser: TestClient) -> str:
    found = re.search(r'name="csrf" content="([^"]+)"', browser.get("/add").text)
    assert found
    return found[1]


def sent(files: Files) -> list[tuple[str, tuple[str, bytes]]]:
    return [("files", file) for file in files]


def send(browser: TestClient, files: Files, level: str = "public", **fields: Any) -> Any:
    """As a program does: the answer to the upload."""
    return browser.post(
        "/v1/batches",
        data={"level": level, **fields},
        files=sent(files),
        headers={"X-CSRF-Token": csrf(browser)},
    )


def finished(browser: TestClient, address: str) -> dict[str, Any]:
    """The batch once it is done."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer: dict[str, Any] = browser.get(f"/v1{address}").json()
        if answer["batch"]["state"] == "done":
            return answer
        time.sleep(0.1)
    raise AssertionError(answer)


def added(browser: TestClient, files: Files, level: str = "public", **fields: Any) -> dict[str, Any]:
    answer = send(browser, files, level, **fields)
    assert answer.status_code == 201, answer.text
    return finished(browser, answer.json()["address"])


def states(batch: dict[str, Any]) -> dict[str, str]:
    return {file["name"]: file["state"] for file in batch["files"]}


def test_a_form_without_scripts_adds_files_that_are_seen_at_once(client: TestClient, demo: Ledger) -> None:
    page = client.get("/add").text
    assert 'enctype="multipart/form-data"' in page
    before = client.get("/v1/documents").json()["total"]
    fields = {
        "csrf": csrf(client),
        "level": "internal",
        "note": "voor het dossier",
        "groups": "Crisis, water",
    }
    answer = client.post("/add", data=fields, files=sent([("brief.txt", letter("zandzakken"))]))
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    assert "brief.txt" in client.get(address).text
    batch = finished(client, address)
    assert (batch["batch"]["level"], batch["batch"]["groups"]) == ("internal", ["crisis", "water"])
    [file] = batch["files"]
    assert (file["state"], batch["percent"]) == ("read", 100)
    page = client.get(address).text
    assert "hx-trigger" not in page
    assert f'href="{file["address"]}"' in page
    assert client.get("/v1/documents").json()["total"] == before + 1
    hits = client.get("/v1/search?q=zandzakken").json()["hits"]
    assert [hit["document"]["level"] for hit in hits] == ["internal"]
    assert "brief.txt" not in [path.name for path in demo.originals.folder.rglob("*")]
    told = [(line.action, line.result, line.origin, line.actor) for line in demo.audit_lines(0, 1000)]
    assert ("send", "1 files, as internal [crisis, water]: voor het dossier", "testclient", "owner") in told
    assert ("add", "1 new, as internal [crisis, water]", "testclient", "owner") in told


def test_what_is_here_already_is_not_added_again(client: TestClient) -> None:
    twice = [("een.txt", letter("dijken")), ("twee.txt", letter("dijken"))]
    assert states(added(client, twice)) == {"een.txt": "read", "twee.txt": "known"}
    again = added(client, twice[:1])
    assert states(again) == {"een.txt": "known"}
    assert again["files"][0]["address"]


def test_what_cannot_be_read_is_told_with_the_way_out(client: TestClient, folder: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../buiten.txt", letter("buiten"))
        archive.writestr("binnen.txt", letter("binnen"))
    files = [
        ("map.zip", packed.getvalue()),
        ("ruis.bin", bytes(range(256)) * 20),
        ("../../../etc/passwd", letter("namen")),
    ]
    batch = added(client, files)
    assert {file["name"]: file["code"] for file in batch["files"] if file["state"] == "unread"} == {
        "map.zip/../../buiten.txt": "hostile",
        "ruis.bin": "unknown",
    }
    assert states(batch)["map.zip/binnen.txt"] == states(batch)["passwd"] == "read"
    page = client.get(batch["batch"]["address"]).text
    assert "In dit bestand zit iets dat schade kan doen" in page
    assert "Bewaar het als PDF, Word, ODT, HTML of tekst" in page
    assert not list(folder.parent.rglob("buiten.txt"))


def test_of_a_state_secret_nothing_stays(client: TestClient, demo: Ledger, folder: Path) -> None:
    batch = added(client, [("geheim.txt", SECRET.encode()), ("brief.txt", letter("weren"))])
    assert states(batch) == {"geheim.txt": "unread", "brief.txt": "read"}
    page = client.get(batch["batch"]["address"]).text
    assert "Dit is volgens de rubricering een staatsgeheim: er is niets van bewaard" in page
    everywhere = (path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert not any(b"Kornwerderzand" in data for data in everywhere)
    refused = [line for line in demo.audit_lines(0, 1000) if line.action == "refuse"]
    assert [(line.result, line.actor, line.origin) for line in refused] == [
        ("state-secret", "owner", "testclient")
    ]
    assert states(added(client, [("weer.txt", SECRET.encode())])) == {"weer.txt": "unread"}
    assert len([line for line in demo.audit_lines(0, 1000) if line.action == "refuse"]) == 2


def test_reader_may_not_add(client_as: Client, demo: Ledger) -> None:
    reader = client_as(Role.READER, Level.CONFIDENTIAL)
    assert 'href="/add"' not in reader.get("/").text
    for address in ("/add", "/batches", "/v1/batches"):
        assert reader.get(address).status_code == 403
    for address in ("/add", "/v1/batches"):
        answer = reader.post(address, data={"level": "public"}, files=sent([("a.txt", letter("a"))]))
        assert answer.status_code == 403
    assert not Inbox.beside(demo).undone()


def test_nobody_adds_above_what_he_may_see_or_for_a_group_of_others(client_as: Client) -> None:
    analyst = client_as(Role.ANALYST, Level.INTERNAL, ("crisis",))
    page = analyst.get("/add").text
    assert 'value="internal"' in page
    assert 'value="confidential"' not in page
    files = [("a.txt", letter("polders"))]
    assert send(analyst, files, "confidential").status_code == 403
    assert send(analyst, files, "internal", groups="water").status_code == 403
    assert send(analyst, files, "geheim").status_code == 400
    assert send(analyst, [], "internal").status_code == 400
    assert states(added(analyst, files, "internal", groups="crisis")) == {"a.txt": "read"}


def test_a_batch_is_its_senders(client_as: Client) -> None:
    analyst = client_as(Role.ANALYST, Level.INTERNAL, ("crisis",))
    batch = added(analyst, [("a.txt", letter("terpen"))], "internal", groups="crisis")["batch"]
    other = client_as(Role.COORDINATOR, Level.CONFIDENTIAL, ("crisis",))
    assert other.get(f"/v1{batch['address']}").status_code == 404
    assert other.get("/v1/batches").json() == {"batches": []}
    cleared = client_as(Role.ADMINISTRATOR, Level.INTERNAL, ("crisis",))
    assert [one["name"] for one in cleared.get("/v1/batches").json()["batches"]] == [batch["name"]]
    assert cleared.get(batch["address"]).status_code == 200
    outside = client_as(Role.ADMINISTRATOR, Level.PUBLIC)
    assert outside.get(f"/v1{batch['address']}").status_code == 404


def test_a_form_that_did_not_come_from_here_is_refused(client: TestClient, demo: Ledger) -> None:
    files = sent([("a.txt", letter("a"))])
    for data in ({"level": "public"}, {"level": "public", "csrf": "x.y"}):
        assert client.post("/add", data=data, files=files).status_code == 403
    assert client.post("/v1/batches", data=data, headers={"X-CSRF-Token": "x.y"}).status_code == 403
    told = {"X-CSRF-Token": csrf(client)}
    assert client.post("/v1/batches", json={"level": "public"}, headers=told).status_code == 400
    assert not Inbox.beside(demo).undone()


@pytest.fixture
def narrow(demo: Ledger, folder: Path) -> Iterator[TestClient]:
    """A browser of an application that takes in a megabyte at once."""
    names = {"SAMENHANG_DATABASE": str(folder / "ledger.db"), "SAMENHANG_UPLOAD_SIZE": "1"}
    entry = OneEntry()
    application = make_application(read_settings(names), demo, entry, ("testserver",))
    with TestClient(application, follow_redirects=False, raise_server_exceptions=False) as browser:
        browser.get(f"/enter?token={entry.token}")
        yield browser


def test_too_much_is_refused_by_its_size_and_while_it_comes(narrow: TestClient, demo: Ledger) -> None:
    large = sent([("a.txt", b"a" * 1_100_000)])
    answer = narrow.post("/add", data={"level": "public", "csrf": csrf(narrow)}, files=large)
    assert answer.status_code == 413
    assert "groter" in answer.text

    def pieces() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(40):
            yield b"a" * 50_000
        yield b"\r\n--b--\r\n"

    headers = {"X-CSRF-Token": csrf(narrow), "Content-Type": "multipart/form-data; boundary=b"}
    answer = narrow.post("/v1/batches", content=pieces(), headers=headers)
    assert (answer.status_code, answer.json()["status"]) == (413, 413)
    assert not Inbox.beside(demo).undone()


# ------------------------------------------------------------ the clerk and the inbox


def now() -> datetime:
    return datetime.now(UTC)


def order(account: str | None = "alice") -> Order:
    return Order("alice", account, "10.0.0.1", now().isoformat(timespec="seconds"), "internal", (), "")


def clerk(ledger: Ledger, folder: Path) -> Clerk:
    reception = Reception(1, 0, 10_000_000, 60, folder / "none.bin", now)
    return Clerk(Inbox.beside(ledger), reception, ledger, now)


def wait_for(inbox: Inbox) -> None:
    end = time.monotonic() + PATIENCE
    while inbox.undone():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_the_clerk_takes_in_what_waits(library: Library, tmp_path: Path) -> None:
    ledger = library.open(originals=tmp_path / "originals")
    inbox = Inbox.beside(ledger)
    names = [inbox.accept(order(), [(f"{n}.txt", io.BytesIO(letter(f"zaak{n}")))]).name for n in range(2)]
    assert [batch.name for batch in inbox.undone()] == sorted(names)
    with clerk(ledger, tmp_path):
        wait_for(inbox)
    assert [entry.access.level for entry in ledger.entries()] == [Level.INTERNAL] * 2
    assert ledger.search("zaak1").total == 1
    assert not (inbox.folder / names[0] / "files").exists()


def test_a_clerk_that_leaves_ends_at_once_and_the_next_goes_on(library: Library, tmp_path: Path) -> None:
    ledger = library.open(originals=tmp_path / "originals")
    inbox = Inbox.beside(ledger)
    files = [(f"{n}.txt", io.BytesIO(letter(f"zaak{n}") * 200)) for n in range(120)]
    batch = inbox.accept(order(), files)
    with clerk(ledger, tmp_path):
        while not inbox.batch(batch.name).begun:
            time.sleep(0.01)
        begun = time.monotonic()
    assert time.monotonic() - begun < 15
    assert inbox.undone()
    first = len(list(ledger.entries()))
    with clerk(ledger, tmp_path):
        wait_for(inbox)
    assert first < 120 == len(list(ledger.entries()))
    assert not any(item.known for item in inbox.batch(batch.name).items)


def test_a_batch_is_there_whole_or_not_at_all(tmp_path: Path, library: Library) -> None:
    inbox = Inbox.beside(library.open(originals=tmp_path / "originals"))

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(28, "No space left on device")

    with pytest.raises(Exception, match="No space left"):
        inbox.accept(order(), [("a.txt", io.BytesIO(b"a")), ("b.txt", Broken())])
    assert inbox.undone() == []
    assert sorted(path.name for path in inbox.folder.iterdir()) == ["lock"]
    left = inbox.folder / "coming-20261124-120000-0123456789ab"
    (left / "files").mkdir(parents=True)
    inbox.sweep()
    assert not left.exists()


def test_an_account_called_as_the_owner_sees_nothing_of_his(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    batch = inbox.accept(order(None), [("a.txt", io.BytesIO(b"a"))])
    assert not batch.seen_by(Viewer("alice", Role.COORDINATOR, Level.CONFIDENTIAL))
