# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From KOOP into the ledger: papers, their notes, what their source says, and nothing twice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from samenhang.admission import Hand
from samenhang.deposit import STREAM, Desk, deposit, known_to
from samenhang.ledger import Ledger, open_ledger
from samenhang.ledger.arrived import Arrived
from samenhang.reception import Offered as Looked
from samenhang.reception import Received, Reception
from samenhang.sources.client import Client, Clock, Reach
from samenhang.sources.folder import Offer
from samenhang.sources.koop import NAME
from samenhang.sources.koop_query import Publications
from samenhang.sources.officials import Koop, Wanted
from samenhang.sources.publication import Arrival, Offered, Publication, Taken
from samenhang.sources.source import Limits
from tests.servers.loopback import Loopback, Reply, serving
from tests.servers.publications import FakeKoop
from tests.sources.koop_answers import Paper

WHEN = "2025-03-10T12:00:00+00:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    ledger = open_ledger(tmp_path / "ledger.db", index=tmp_path / "index")
    with Reception(
        1, 0, 10_000_000, 60, tmp_path / "none.bin", lambda: datetime.fromisoformat(WHEN)
    ) as taking:
        yield Desk(ledger, taking, Hand("me", "test", WHEN), lambda: WHEN)
    ledger.close()


def koop(client: Client, server: Loopback, desk: Desk) -> Koop:
    wanted = Wanted(Publications(dossiers=("30821",)), date(2025, 1, 1))
    hosts = (server.address,)
    return Koop(
        client, wanted, lambda: date(2025, 3, 10), known_to(desk.ledger, NAME), f"{server.address}/sru", hosts
    )


def test_papers_and_notes_come_into_the_ledger_and_not_again(desk: Desk) -> None:
    fake = FakeKoop([Paper(f"kst-30821-{n}", f"2025-02-0{n}") for n in (1, 2, 3)])
    fake.papers.append(Paper("blg-7", "2024-12-01", main="kst-30821-2", forms=("metadata",), dossiers=()))
    clock = Clock(sleep=lambda seconds: None)
    with (
        serving(fake) as server,
        Client(NAME, frozenset({server.address}), Limits(), Reach(), clock) as client,
    ):
        fake.address = server.address
        fake.faults.plan("/sru", Reply(status=500))
        first = deposit(koop(client, server, desk), desk)
        server.asked.clear()
        second = deposit(koop(client, server, desk), desk)
        assert not [path for path in server.asked if "/sru" not in path]
    assert (first.new, first.files, first.unread) == (4, 3, 0)
    assert first.problems == ["blg-7: its source offers no file"]
    assert first.odd == ["publication: nieuw (kst-30821-1)"]
    assert (second.new, second.changed, second.again, second.problems) == (0, 0, 0, [])
    with desk.ledger.looking() as (connection, _):
        arrived = Arrived(connection)
        assert arrived.cursor(NAME, STREAM) == "2025-03-07"
        note = arrived.entity(NAME, "blg-7")
        assert note is not None
        assert note.first("publication/annex-of") == "kst-30821-2"
        assert [one.id for one in arrived.pointing_to(NAME, "kst-30821-2", "publication")] == ["blg-7"]
        assert arrived.streams(NAME)[0].fresh == WHEN


def test_a_file_that_could_not_be_had_is_tried_again(desk: Desk) -> None:
    broken = Paper("kst-30821-1", "2025-03-09", forms=("metadata", "pdf"), bodies={"pdf": b"%PDF-1.7 half"})
    fake = FakeKoop([broken])
    clock = Clock(sleep=lambda seconds: None)
    with (
        serving(fake) as server,
        Client(NAME, frozenset({server.address}), Limits(), Reach(), clock) as client,
    ):
        fake.address = server.address
        first = deposit(koop(client, server, desk), desk)
        broken.bodies.clear()
        second = deposit(koop(client, server, desk), desk)
    assert (first.new, first.files) == (1, 0)
    assert "no whole PDF" in first.problems[0]
    assert (second.new, second.again, second.files, second.problems) == (0, 1, 1, [])


class Slow:
    """A source whose last publication is only there once the first was handed to who reads."""

    name = "traag"
    hosts: frozenset[str] = frozenset()
    limits = Limits()

    def __init__(self, reading: threading.Event) -> None:
        self._reading = reading

    def changes(self, cursor: str) -> Iterator[tuple[Arrival, str]]:
        for number in range(5):
            assert number < 4 or self._reading.wait(60)
            offered = Offered("text", f"https://example.org/{number}")
            text = f"Brief {number} over de nationale veiligheid.\n".encode()
            one = Publication(self.name, f"n-{number}", updated="1", raw=b"{}")
            yield Arrival(one, Taken(offered, text)), str(number)


class Watched:
    """Who reads, and how many files were handed over together."""

    def __init__(self, taking: Reception, reading: threading.Event) -> None:
        self._taking = taking
        self._reading = reading
        self.handed: list[int] = []

    def look(self, ledger: Ledger, offers: list[Offer]) -> Looked:
        self.handed.append(len(offers))
        self._reading.set()
        return self._taking.look(ledger, offers)

    def take_in(self, *given: Any) -> Received:
        return self._taking.take_in(*given)


def test_the_next_is_fetched_while_those_that_came_are_read_and_several_are_read_together(
    desk: Desk,
) -> None:
    reading = threading.Event()
    watched = Watched(desk.taking, reading)
    told = deposit(Slow(reading), replace(desk, taking=cast(Reception, watched)))
    assert (told.new, told.files, told.unread, told.problems) == (5, 5, 0, [])
    assert (sum(watched.handed), len(watched.handed) >= 2) == (5, True)
    with desk.ledger.looking() as (connection, _):
        assert Arrived(connection).cursor("traag", STREAM) == "4"
    assert {entry.name for entry in desk.ledger.entries()} == {f"n-{number}.txt" for number in range(5)}


def test_what_is_on_its_way_is_not_new_again(desk: Desk) -> None:
    known = known_to(desk.ledger, NAME)
    assert [known("kst-1", "a"), known("KST-1", "a"), known("kst-1", "b")] == [False, True, False]
    assert not known_to(desk.ledger, NAME)("kst-1", "a")


def test_a_source_that_is_out_of_reach_is_noted(desk: Desk) -> None:
    fake = FakeKoop([Paper("kst-30821-1", "2025-02-01")])
    fake.faults.plan("/sru", Reply(status=503), times=50)
    clock = Clock(sleep=lambda seconds: None)
    with (
        serving(fake) as server,
        Client(NAME, frozenset({server.address}), Limits(), Reach(), clock) as client,
    ):
        fake.address = server.address
        told = deposit(koop(client, server, desk), desk)
    assert "503" in told.problems[0]
    with desk.ledger.looking() as (connection, _):
        (stream,) = Arrived(connection).streams(NAME)
    assert (stream.fresh, stream.problem) == (None, told.problems[0])
