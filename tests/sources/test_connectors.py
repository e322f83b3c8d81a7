# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Connectors against servers that behave as the real ones do: nothing is lost, whatever goes wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import islice

import pytest

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources.client import Client, Clock, Reach
from samenhang.sources.indexes import OpenOverheid, Rijksoverheid, Syndicated
from samenhang.sources.koop_query import Publications
from samenhang.sources.officials import Koop, Wanted
from samenhang.sources.publication import Arrival
from samenhang.sources.rijksoverheid import Documents
from samenhang.sources.source import Limits, Source
from tests.servers.loopback import Answering, Loopback, Reply, serving
from tests.servers.publications import FakeFeed, FakeIndex, FakeKoop
from tests.sources.koop_answers import PDF, SHELL, SOFT_404, Paper, diagnostic

TODAY = date(2025, 3, 10)
START = date(2025, 1, 1)


@contextmanager
def asking(fake: Answering) -> Iterator[tuple[Client, Loopback, list[float]]]:
    """A client that does not really wait, and the waits that it would have made."""
    waits: list[float] = []
    with serving(fake) as server:
        clock = Clock(sleep=waits.append, jitter=random.Random(1))
        fake.address = server.address  # type: ignore[attr-defined]
        with Client("test", frozenset({server.address}), Limits(), Reach(), clock) as client:
            yield client, server, waits


def papers(count: int) -> list[Paper]:
    return [Paper(f"kst-30821-{n:04}", (START + timedelta(n % 69)).isoformat()) for n in range(count)]


def koop(client: Client, server: Loopback, known: set[str] | None = None, **wanted: object) -> Koop:
    asked = Wanted(**{"since": START, "annexes": False, "page": 20, **wanted})  # type: ignore[arg-type]
    seen = known if known is not None else set()
    return Koop(
        client, asked, lambda: TODAY, lambda one, _: one in seen, f"{server.address}/sru", (server.address,)
    )


def names(arrived: list[tuple[Arrival, str]]) -> list[str]:
    return [arrival.publication.identifier for arrival, _ in arrived]


def test_every_paper_comes_once_with_its_best_form() -> None:
    fake = FakeKoop(papers(90))
    with asking(fake) as (client, server, _):
        source: Source[Arrival] = koop(client, server)
        arrived = list(source.changes(""))
    assert sorted(names(arrived)) == sorted(paper.identifier for paper in fake.papers)
    assert {arrival.taken.offered.form for arrival, _ in arrived if arrival.taken} == {"xml"}
    assert arrived[0][0].publication.strange == ("nieuw",)
    assert arrived[-1][1] == "2025-03-07"


@pytest.mark.parametrize("seed", range(3))
def test_a_run_that_is_killed_anywhere_ends_with_everything(seed: int) -> None:
    fake, chance = FakeKoop(papers(70)), random.Random(seed)
    known: set[str] = set()
    cursor, kills = "", 0
    with asking(fake) as (client, server, _):
        while kills < 40:
            some = list(islice(koop(client, server, known).changes(cursor), chance.randint(1, 9)))
            if not some:
                break
            kept = some[: chance.randint(1, len(some))]
            known.update(names(kept))
            cursor, kills = kept[-1][1], kills + 1
            if kills == 3:
                fake.papers.append(Paper("kst-30821-0000a", cursor[:10]))
        list(koop(client, server, known).changes(cursor))
    assert known >= {paper.identifier for paper in fake.papers}


def test_a_day_with_more_than_a_page_is_paged() -> None:
    fake = FakeKoop([Paper(f"kst-1-{n:03}", "2025-02-02") for n in range(75)])
    with asking(fake) as (client, server, _):
        assert len(set(names(list(koop(client, server).changes(""))))) == 75


def test_a_slice_that_changes_while_it_is_read_is_read_anew() -> None:
    fake = FakeKoop([Paper(f"kst-1-{n:03}", "2025-02-02") for n in range(60)])
    with asking(fake) as (client, server, _):
        run = koop(client, server).changes("")
        arrived = list(islice(run, 15))
        del fake.papers[0]  # every place moves up
        arrived += list(run)
    assert set(names(arrived)) >= {paper.identifier for paper in fake.papers}
    assert len(arrived) == 60


def test_decision_notes_come_before_their_letter_and_know_it() -> None:
    letter = Paper("kst-30821-9", "2025-02-02")
    notes = [
        Paper(f"blg-{n}", "2024-12-01", main="kst-30821-9", forms=("metadata", "pdf"), dossiers=())
        for n in (1, 2)
    ]
    with asking(FakeKoop([letter, *notes])) as (client, server, _):
        wanted = Publications(dossiers=("30821",))
        arrived = list(koop(client, server, annexes=True, publications=wanted).changes(""))
    assert names(arrived) == ["blg-1", "blg-2", "kst-30821-9"]
    assert [arrival.publication.annex_of for arrival, _ in arrived] == ["kst-30821-9", "kst-30821-9", ""]
    assert [arrival.taken.offered.form for arrival, _ in arrived if arrival.taken] == ["pdf", "pdf", "xml"]
    assert "@1/1" in arrived[0][1]
    assert arrived[-1][1] == "2025-03-07"


@pytest.mark.parametrize(
    ("bodies", "form", "why"),
    [
        ({}, "xml", ""),
        ({"xml": SHELL}, "html", "empty shell"),
        ({"xml": SOFT_404}, "html", "there is nothing there"),
        ({"xml": SHELL, "html": SOFT_404}, "pdf", "there is nothing there"),
        ({"xml": SHELL, "html": SOFT_404, "pdf": PDF[:90]}, "", "no whole PDF"),
    ],
)
def test_the_next_form_is_taken_and_said_why(bodies: dict[str, bytes], form: str, why: str) -> None:
    paper = Paper("kst-1-1", forms=("html", "metadata", "pdf", "xml"), bodies=bodies)
    with asking(FakeKoop([paper])) as (client, server, _):
        ((arrival, _),) = koop(client, server).changes("")
    assert (arrival.taken.offered.form if arrival.taken else "") == form
    assert why in " ".join(arrival.passed)
    assert arrival.publication.identifier == "kst-1-1"


@pytest.mark.parametrize(
    "reply",
    [Reply(status=500), Reply(status=429, headers={"Retry-After": "7"}), Reply(b"<html>storing</html>"),
     Reply(b""), Reply(b"x" * 50, announced=500), None],
)  # fmt: skip
def test_what_goes_wrong_once_is_asked_again(reply: Reply | None) -> None:
    fake = FakeKoop(papers(5))
    fake.faults.plan("/sru", reply)
    fake.faults.plan(r"0003\.xml", reply)
    with asking(fake) as (client, server, waits):
        arrived = list(koop(client, server).changes(""))
    assert len(arrived) == 5
    assert {arrival.taken.offered.form for arrival, _ in arrived if arrival.taken} == {"xml"}
    assert waits
    assert reply is None or reply.status != 429 or max(waits) >= 7
    assert not fake.faults.planned


def test_a_host_that_is_too_busy_ends_the_run_before_the_paper() -> None:
    fake = FakeKoop(papers(5))
    fake.faults.plan(r"0003\.xml", Reply(status=503), times=3)
    with asking(fake) as (client, server, _):
        run = koop(client, server).changes("")
        arrived = list(islice(run, 3))
        with pytest.raises(NotFetched) as told:
            next(run)
        assert told.value.status == 503
        after = list(koop(client, server, set(names(arrived))).changes(arrived[-1][1]))
    assert sorted(names(arrived) + names(after)) == [paper.identifier for paper in fake.papers]


def test_a_question_that_is_not_understood_is_said() -> None:
    fake = FakeKoop(papers(1))
    fake.faults.plan("/sru", Reply(diagnostic("Unsupported index")))
    with asking(fake) as (client, server, _), pytest.raises(NotFetched, match="Unsupported index"):
        list(koop(client, server).changes(""))


def test_a_round_without_change_asks_for_no_file() -> None:
    fake = FakeKoop(papers(100))
    with asking(fake) as (client, server, _):
        first = list(koop(client, server).changes(""))
        server.asked.clear()
        assert list(koop(client, server, set(names(first))).changes(first[-1][1])) == []
        assert len(server.asked) <= 2


@pytest.mark.parametrize("cursor", ["gisteren", "2025-01-01/x@1/2", "2025-13-01"])
def test_a_cursor_that_is_none(cursor: str) -> None:
    with asking(FakeKoop([])) as (client, server, _), pytest.raises(InvalidInput):
        list(koop(client, server).changes(cursor))


def moments(count: int) -> dict[str, str]:
    return {f"d{n:03}": f"2026-03-{1 + n // 10:02}T09:{n % 60:02}:00.000Z" for n in range(count)}


def overheid(client: Client, server: Loopback, known: set[str]) -> OpenOverheid:
    return OpenOverheid(client, "veiligheid", lambda one, _: one in known, f"{server.address}/api")


@pytest.mark.parametrize("seed", range(2))
def test_open_overheid_loses_nothing_whatever_moves(seed: int) -> None:
    chance, fake = random.Random(seed), FakeIndex(moments(130))

    def turn(index: FakeIndex) -> None:
        if chance.random() < 0.5:
            del index.moments[chance.choice(sorted(index.moments))]
        index.moments[f"n{len(index.moments)}{chance.random():.6f}".replace(".", "x")] = (
            "2026-04-01T00:00:00.000Z"
        )

    fake.turn = turn
    known: set[str] = set()
    cursor = ""
    with asking(fake) as (client, server, _):
        for _ in range(60):
            kept = list(islice(overheid(client, server, known).changes(cursor), chance.randint(5, 60)))
            if not kept:
                break
            known.update(names(kept))
            cursor = kept[-1][1]
        fake.turn = lambda index: None
        known.update(names(list(overheid(client, server, known).changes(cursor.split("|")[0]))))
    assert known >= set(fake.moments)


def test_open_overheid_stops_at_what_came_before() -> None:
    fake = FakeIndex(moments(180))
    with asking(fake) as (client, server, _):
        first = list(overheid(client, server, set()).changes(""))
        assert first[-1][1] == "2026-03-18T09:59:00.000Z"
        assert first[0][0].taken is not None
        server.asked.clear()
        fake.moments["d005"] = "2026-03-20T00:00:00.000Z"
        fake.moments["nieuw"] = "2026-03-21T00:00:00.000Z"
        again = list(overheid(client, server, set()).changes(first[-1][1]))
        assert names(again)[:2] == ["nieuw", "d005"]
        assert len([path for path in server.asked if "/zoek?" in path]) == 1
        assert again[-1][1] == "2026-03-21T00:00:00.000Z"


def rijk(client: Client, server: Loopback, known: set[str]) -> Rijksoverheid:
    base = f"{server.address}/documents"
    return Rijksoverheid(client, Documents(), lambda one, _: one in known, base, (server.address,))


def test_rijksoverheid_is_paged_and_goes_on_by_day() -> None:
    fake = FakeIndex(moments(270))
    with asking(fake) as (client, server, _):
        half = list(islice(rijk(client, server, set()).changes(""), 150))
        known = set(names(half))
        rest = list(rijk(client, server, known).changes(half[-1][1]))
        assert sorted([*known, *names(rest)]) == sorted(fake.moments)
        assert rest[-1][1] == "2026-03-27"
        assert set(names(list(rijk(client, server, set()).changes("2026-03-27")))) == {
            f"d{n}" for n in range(260, 270)
        }
        with pytest.raises(InvalidInput):
            list(rijk(client, server, set()).changes("x@y"))


def test_a_file_of_another_size_than_was_told_is_not_taken() -> None:
    fake = FakeIndex({"d1": "2026-03-01T00:00:00Z"})
    listed = (
        b'[{"id": "d1", "lastmodified": "2026-03-01", "files": [{"fileurl": "%s/d1.pdf", "filesize": 7}]}]'
    )
    with asking(fake) as (client, server, _):
        fake.faults.plan("/documents", Reply(listed % server.address.encode()), times=1)
        ((arrival, _),) = rijk(client, server, set()).changes("")
    assert arrival.taken is None
    assert "its source says 7" in arrival.passed[0]


def test_a_feed_is_read_back_once_and_then_only_asked_whether_it_changed() -> None:
    fake = FakeFeed([["c", "b"], ["a"]])
    with asking(fake) as (client, server, _):
        source = Syndicated(client, "raad", f"{server.address}/feed")
        first = list(source.changes(""))
        assert names(first) == ["c", "b", "a"]
        assert first[0][1] == ""
        assert all(arrival.taken for arrival, _ in first)
        server.asked.clear()
        assert list(source.changes(first[-1][1])) == []
        assert server.asked == ["/feed"]
        fake.etag, fake.pages = '"2"', [["d", "c"], ["b", "a"]]
        source = Syndicated(client, "raad", f"{server.address}/feed", lambda one, _: one in "abc")
        assert names(list(source.changes(first[-1][1]))) == ["d"]
        with pytest.raises(InvalidInput):
            list(source.changes("x"))


def test_a_file_elsewhere_is_not_fetched_and_said() -> None:
    fake = FakeFeed([["a"]])
    with asking(fake) as (client, server, _):
        fake.address = "https://elders.example"
        ((arrival, _),) = Syndicated(client, "raad", f"{server.address}/feed").changes("")
    assert arrival.taken is None
    assert "does not declare" in arrival.passed[0]
