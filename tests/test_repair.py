# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Repair by OData: what the feed gave broken or not at all, asked again, with all that goes wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samenhang.admission import Hand
from samenhang.errors import InvalidInput
from samenhang.following import Ground, rounds
from samenhang.freshness import states_of
from samenhang.ledger import Ledger, open_ledger
from samenhang.ledger.arrived import Arrived
from samenhang.reception import Reception
from samenhang.repair import Repaired, repair
from samenhang.settings import Sources
from samenhang.sources.catalogue import Choice
from samenhang.sources.client import Client, Reach
from samenhang.sources.odata import MANY, OData, entity_of
from samenhang.sources.syncfeed import LIMITS
from samenhang.sources.written import day_of
from tests.arriving import impatient
from tests.servers.loopback import Reply, serving
from tests.servers.odata import FakeOData
from tests.servers.parliament import FakeFeed, serving_feed
from tests.test_delivery import entity, filed, number, said

WHEN = datetime(2026, 11, 25, 12, tzinfo=UTC)
SHELL, ABSENT, OTHER, GONE = number(11), number(12), number(6), number(13)


def broken_feed() -> FakeFeed:
    """The dossier of other tests, with a record that is empty and two ends of relations that never came."""
    feed = filed()
    feed.issue("document", "", SHELL)
    del feed.bodies[SHELL]
    inner = (
        f'<huidigeDocumentVersie ref="{ABSENT}"/><zaak ref="{GONE}"/><documentNummer>2026D9</documentNummer>'
    )
    feed.issue("document", entity("document", number(14), inner), number(14))
    return feed


def odata() -> FakeOData:
    """What OData says of it: the letter, the length of the file as it is, and one that is nowhere."""
    fake = FakeOData(page=1)
    dossier = {"Id": number(1), "Verwijderd": False}
    away = {"Id": number(99), "Verwijderd": True}
    fake.add(
        "Document",
        SHELL,
        Soort="Brief regering",
        DocumentNummer="2026D40009",
        Datum="2026-06-30T00:00:00+02:00",
        Kamerstukdossier=[dossier, away],
        Zaak=[],
        Volgnummer=-1,
    )
    long = filed().resources[OTHER]
    fake.add("Document", OTHER, DocumentNummer="2014D1", ContentType="text/plain", ContentLength=len(long))
    fake.files[OTHER] = long
    fake.add("DocumentVersie", ABSENT, ExterneIdentifier="kst-30821-200", Document_Id=number(14))
    fake.add("Kamerstukdossier", number(1), Nummer=30821)
    return fake


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samenhang.sources.client.Clock", impatient)


@pytest.fixture
def fake() -> Iterator[FakeOData]:
    fake = odata()
    with serving(fake) as server:
        fake.address = server.address
        yield fake


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger on SQLite, for what has nothing to do with the database."""
    with open_ledger(tmp_path / "ledger.db", index=tmp_path / "index") as ledger:
        yield ledger


def ground(ledger: Ledger, feed: FakeFeed, fake: FakeOData) -> Ground:
    where = Sources(tweedekamer=feed.base, tweedekamer_odata=fake.base)
    return Ground(
        ledger,
        where,
        lambda: Reception(1, 0, 10_000_000, 60, Path("nothing"), lambda: WHEN),
        Hand("proef", "test", WHEN.isoformat()),
        WHEN.isoformat,
        WHEN.date,
        lambda done, total, what: None,
    )


def repaired(ledger: Ledger, fake: FakeOData) -> Repaired:
    """Follow the broken feed with the files of 2014 on, and repair it."""
    feed = broken_feed()
    with serving_feed(feed):
        base = ground(ledger, feed, fake)
        (told,) = rounds("tweedekamer", [Choice(since="2014")], base)
        assert told.problems != []
        return repair(Choice(), base)


@pytest.mark.parametrize("version", ["v4/2.0", "v5"])
def test_records_files_and_counts(ledger: Ledger, fake: FakeOData, version: str) -> None:
    fake.version = version
    told = repaired(ledger, fake)
    assert (told.records, told.unknown, told.files) == (2, 1, 1)
    counts = {one.kind: (one.here, one.there) for one in told.counts}
    assert (counts["Document"], counts["Kamerstukdossier"], counts["Zaak"]) == ((5, 2), (1, 1), (1, 0))
    filled = said(ledger, SHELL)
    assert (filled.first("documentNummer"), filled.first("volgnummer")) == ("2026D40009", "-1")
    assert [one.value for one in filled.statements if one.name == "kamerstukdossier"] == [number(1)]
    assert str(day_of(filled.first("datum"))) == "2026-06-30"
    assert said(ledger, ABSENT).first("externeidentifier") == "kst-30821-200"
    with ledger.looking() as (connection, _):
        kept = Arrived(connection)
        assert kept.missing_files("tweedekamer") == ()
        (state,) = states_of(kept, ())
    assert state.fresh == WHEN.isoformat()
    assert ledger.document("2014D1.txt").text.endswith("Anders en te lang.")


@pytest.mark.parametrize(
    ("pattern", "reply"),
    [
        (r"in \(", Reply(status=429, headers={"Retry-After": "1"})),
        (r"in \(", Reply(status=500)),
        (r"in \(", None),  # broken off half way
        (r"in \(", Reply(b'{"value": [{"Id": "x"')),
        ("resource", Reply(b"half", announced=9)),
        ("resource", Reply(status=500)),
        ("count", Reply(status=503)),
    ],
)
def test_what_passes_is_asked_again(here: Ledger, fake: FakeOData, pattern: str, reply: Reply | None) -> None:
    fake.faults.plan(pattern, reply, times=2)
    told = repaired(here, fake)
    assert (told.records, told.files) == (2, 1)
    assert told.problems == []


@pytest.mark.parametrize(
    ("pattern", "reply", "words"),
    [
        ("resource", Reply(b"<!DOCTYPE html><title>Niet gevonden</title>"), "page for people"),
        ("resource", Reply(status=204), "nothing at"),
        ("resource", Reply(b"veel te kort"), "12 bytes came where"),
        (r"/Document\?.*in \(", Reply(b"<html>even weg</html>"), "page for people"),
        (r"/Document\?.*in \(", Reply(b'{"error": {"message": "Id is wrong"}}'), "Id is wrong"),
    ],
)
def test_what_stays_wrong_is_told_and_stops_nothing_else(
    here: Ledger, fake: FakeOData, pattern: str, reply: Reply, words: str
) -> None:
    fake.faults.plan(pattern, reply, times=40)
    told = repaired(here, fake)
    assert any(words in problem for problem in told.problems)
    assert said(here, ABSENT).first("externeidentifier") == "kst-30821-200"
    with here.looking() as (connection, _):
        assert [one for one, _ in Arrived(connection).missing_files("tweedekamer")] == [OTHER]


def test_a_record_that_was_deleted_there_becomes_a_tombstone(here: Ledger, fake: FakeOData) -> None:
    fake.rows["Document"][0]["Verwijderd"] = True
    assert repaired(here, fake).records == 2
    assert said(here, SHELL).deleted


def test_a_file_whose_original_is_gone_is_fetched_again(here: Ledger, fake: FakeOData) -> None:
    repaired(here, fake)
    digest = here.entry("2014D1.txt").digest
    here.originals.path(digest).unlink()
    feed = FakeFeed()
    with serving_feed(feed):
        assert repair(Choice(categories=("Document",)), ground(here, feed, fake)).files == 1
    assert here.originals.has(digest)


def test_nothing_is_repaired_before_anything_was_followed(here: Ledger, fake: FakeOData) -> None:
    with pytest.raises(InvalidInput, match="sync tweedekamer"):
        repair(Choice(), ground(here, FakeFeed(base="http://127.0.0.1:1"), fake))


def test_a_service_out_of_reach_is_said_once(here: Ledger, fake: FakeOData) -> None:
    fake.address = "http://127.0.0.1:9"
    told = repaired(here, fake)
    assert len(told.problems) == 1
    assert "cannot be reached" in told.problems[0]


def test_pages_are_followed_by_their_links_and_questions_are_short(fake: FakeOData) -> None:
    names = [number(n) for n in range(60)]
    fake.page = 10
    for name in names:
        fake.add("Zaak", name, Nummer="2026Z1")
    with Client("tweedekamer", frozenset({fake.address}), LIMITS, Reach()) as client:
        found = [one.id for page in OData(client, fake.base).several("Zaak", names) for one in page.entities]
        assert OData(client, fake.base).count("Zaak") == 60
    assert found == names
    assert len(names) > MANY


def test_a_link_to_elsewhere_is_not_followed(fake: FakeOData) -> None:
    wrong = Reply(b'{"value": [], "@odata.nextLink": "https://elders.example/Zaak"}')
    fake.faults.plan("Zaak", wrong)
    client = Client("tweedekamer", frozenset({fake.address}), LIMITS, Reach())
    with client, pytest.raises(Exception, match=r"elders\.example"):
        list(OData(client, fake.base).several("Zaak", [number(1)]))


def test_names_and_empty_days_are_those_of_the_feed() -> None:
    row = {
        "Id": number(1),
        "Status": "Openstaand",
        "DatumNakoming": "0001-01-01T00:00:00Z",
        "KamerbriefNakoming": [{"DocumentNummer": "2026D1"}, {"DocumentNummer": "2026D2"}],
        "Notities": "alleen hier\x00",
        "Tekst": None,
    }
    one = entity_of("Toezegging", row)
    assert [(said.name, said.value) for said in one.claims] == [
        ("status", "Openstaand"),
        ("kamerbriefNakoming", "2026D1"),
        ("kamerbriefNakoming", "2026D2"),
        ("notities", "alleen hier\ufffd"),
    ]
    assert [odd.what for odd in one.oddities] == ["unknown element notities"]
    named = entity_of("Fractie", {"Id": number(2), "NaamNL": "De Fractie", "AantalZetels": 3})
    assert [(said.name, said.value) for said in named.claims] == [
        ("naamNl", "De Fractie"),
        ("aantalZetels", "3"),
    ]
