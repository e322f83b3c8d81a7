# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a fake SyncFeed over a real line into the ledger, on both databases, with all that goes wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from samenhang.admission import Hand
from samenhang.ahead import ahead
from samenhang.delivery import Round, answers_of
from samenhang.errors import NotFetched
from samenhang.ledger import Ledger
from samenhang.ledger.arrived import Arrived, Said, Selection
from samenhang.reception import Reception
from samenhang.sources.client import Client, Reach
from samenhang.sources.source import origins_of
from samenhang.sources.syncfeed import read_page
from tests.arriving import LIMITS, follow, impatient, snapshot
from tests.servers.loopback import Reply
from tests.servers.parliament import FakeFeed, populated, serving_feed
from tests.servers.schemas import filled

SPACE = "http://www.tweedekamer.nl/xsd/tkData/v1-0"
NAME = "tweedekamer"


def said(ledger: Ledger, identifier: str) -> Said:
    with ledger.looking() as (connection, _):
        found = Arrived(connection).entity(NAME, identifier)
    assert found is not None
    return found


def number(text: int) -> str:
    return f"0b1f0c9e-0000-4000-8000-{text:012}"


def entity(root: str, identifier: str, inner: str, more: str = "") -> str:
    return (
        f'<{root} xmlns="{SPACE}" xmlns:tk="{SPACE}" id="{identifier}" '
        f'tk:bijgewerkt="2026-01-01T10:00:00Z" tk:verwijderd="false" {more}>{inner}</{root}>'
    )


def test_all_is_kept_as_it_came_and_a_second_round_changes_nothing(ledger: Ledger) -> None:
    feed = populated(1500, page=50)
    with serving_feed(feed):
        first = follow(ledger, feed)
        before = snapshot(ledger)
        second = follow(ledger, feed)
    assert (first.problems, second.problems) == ([], [])
    assert first.new == len(feed.bodies)
    assert first.new + first.changed + first.again + first.deleted >= 1500
    assert (second.new, second.changed, second.again, second.odd) == (0, 0, 0, [])
    assert snapshot(ledger) == before
    for identifier, body in feed.bodies.items():
        kept, sent = etree.fromstring(said(ledger, identifier).xml), etree.fromstring(body)
        assert etree.tostring(kept, method="c14n", exclusive=True) == etree.tostring(
            sent, method="c14n", exclusive=True
        )


def test_the_raw_answers_can_be_read_again_without_asking(ledger: Ledger) -> None:
    feed = populated(300, page=40)
    with serving_feed(feed):
        follow(ledger, feed, ["Document", "Zaak"])
    answers, found = answers_of(ledger), set[str]()
    for _, digest, *_ in snapshot(ledger)["answer"]:
        found |= {one.id for one in read_page(answers.read(digest)).entities}
    assert found == {row[2] for row in snapshot(ledger)["entity"]}


def test_a_tombstone_is_recorded_and_nothing_is_erased(ledger: Ledger) -> None:
    feed, one = FakeFeed(), number(1)
    with serving_feed(feed):
        feed.issue("document", entity("document", one, "<soort>Motie</soort>"), one)
        follow(ledger, feed, ["Document"])
        feed.remove("document", one, "True")
        told = follow(ledger, feed, ["Document"])
        gone = said(ledger, one)
        assert (told.deleted, gone.deleted, gone.version, gone.first("soort")) == (1, True, 2, "Motie")
        with ledger.looking() as (connection, _):
            (past,) = Arrived(connection).past(gone.key)
            assert "Motie" in past.xml
            assert Arrived(connection).counted(NAME) == {"Document": (1, 1)}
        feed.issue("document", entity("document", one, "<soort>Brief</soort>"), one)
        follow(ledger, feed, ["Document"])
    back = said(ledger, one)
    assert (back.deleted, back.version, back.first("soort")) == (False, 3, "Brief")


def test_a_round_of_correction_makes_nothing_new(ledger: Ledger) -> None:
    """25,000 old documents come again: none is new, none is changed, and no past is made of them."""
    many = 25_000 if ledger.place.path else 4_000  # a server takes minutes for what a file takes seconds for
    feed, chance = FakeFeed(page=2500), random.Random(4)
    identifiers = [number(one) for one in range(many)]
    for one in identifiers:
        inner = f"<volgnummer>{chance.randint(1, 99)}</volgnummer>"
        feed.issue("document", entity("document", one, inner), one)
    with serving_feed(feed):
        assert follow(ledger, feed, ["Document"]).new == many
        feed.correct("document", identifiers)
        told = follow(ledger, feed, ["Document"])
    assert (told.new, told.changed, told.again) == (0, 0, many)
    assert snapshot(ledger)["entity_past"] == []


def once(bad: Reply, at: frozenset[int]) -> Callable[[str, int], Reply | None]:
    return lambda path, request: bad if request in at else None


BROKEN = [
    Reply(status=429, headers={"Retry-After": "1"}),
    Reply(status=500),
    Reply(b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>", announced=90_000),
    Reply(b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>half", cut=30),
    Reply(b""),
    Reply(b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>"),
]


@pytest.mark.parametrize("bad", BROKEN, ids=["429", "500", "length", "broken off", "empty", "half XML"])
def test_what_goes_wrong_in_passing_leaves_no_trace(tmp_path: Path, bad: Reply, ledger: Ledger) -> None:
    feed = populated(200, page=20)
    with serving_feed(feed):
        feed.fault = once(bad, frozenset({1, 2, 4, 7}))
        told = follow(ledger, feed, ["Document", "Zaak", "Toezegging"])
        feed.fault = None
        again = follow(ledger, feed, ["Document", "Zaak", "Toezegging"])
    assert told.problems == []
    assert (again.new, again.again) == (0, 0)
    assert told.new == sum(len(ids(feed, one)) for one in ("Document", "Zaak", "Toezegging"))


def ids(feed: FakeFeed, category: str) -> set[str]:
    """The identifiers that a category holds."""
    return {entry[len("<entry><title>") :].partition("<")[0] for _, entry in feed.entries[category]}


def test_a_polite_page_of_html_stops_its_category_and_no_other(ledger: Ledger) -> None:
    feed = populated(200)
    page = Reply(b"<!DOCTYPE html><html><body>Er is iets misgegaan</body></html>")
    with serving_feed(feed):
        feed.fault = lambda path, request: page if "=Zaak" in path and "Zaak" in path.split("&")[0] else None
        told = follow(ledger, feed, ["Document", "Zaak", "Persoon"])
        assert [problem.split(":")[0] for problem in told.problems] == ["Zaak"]
        with ledger.looking() as (connection, _):
            states = {one.name: (one.fresh, one.problem) for one in Arrived(connection).streams(NAME)}
        assert states["Document"][1] is states["Persoon"][1] is None
        assert states["Zaak"][0] is None
        assert "page for people" in str(states["Zaak"][1])
        feed.fault = None
        follow(ledger, feed, ["Zaak"])
    with ledger.looking() as (connection, _):
        assert all(one.problem is None and one.fresh for one in Arrived(connection).streams(NAME))


def test_a_closed_network_is_said_once(ledger: Ledger) -> None:
    feed = FakeFeed()
    with serving_feed(feed):
        pass
    told = follow(ledger, feed)
    assert len(told.problems) == 1
    assert "cannot be reached" in told.problems[0]


def test_what_is_strange_is_told_once_and_kept(ledger: Ledger) -> None:
    feed, chance = FakeFeed(page=2), random.Random(9)
    for one in range(5):
        inner = f"<soort>Voor</soort><nieuw>waarde {one}</nieuw>"
        feed.issue("stemming", entity("stemming", number(one), inner), number(one))
    feed.issue("stemming", "", number(77))
    feed.bodies[number(77)] = filled("stemming", chance, number(77))
    with serving_feed(feed):
        told = follow(ledger, feed, ["Stemming"])
        assert [one for one in told.odd if "nieuw" in one] == ["Stemming: unknown element nieuw (waarde 0)"]
        assert not any("nieuw" in one for one in follow(ledger, feed, ["Stemming"]).odd)
    assert said(ledger, number(4)).first("nieuw") == "waarde 4"
    assert said(ledger, number(77)).xml


# ------------------------------------------------------------ files

LETTER = (
    "Geachte voorzitter,\n\nOver de nationale veiligheid gaat de motie (Kamerstuk 30 821, nr. 12).\n\n"
    "De minister\n"
)


def filed() -> FakeFeed:
    """A feed with a dossier: its letter, an annex to it, a report, and a letter of another dossier."""
    feed, (dossier, matter, letter, version, annex, other) = FakeFeed(), map(number, range(1, 7))
    text = LETTER.encode()
    own = f'tk:contentType="text/plain" tk:contentLength="{len(text)}"'
    feed.issue("kamerstukdossier", entity("kamerstukdossier", dossier, "<nummer>30821</nummer>"), dossier)
    feed.issue("zaak", entity("zaak", matter, f'<kamerstukdossier ref="{dossier}"/>'), matter)
    inner = (
        f'<huidigeDocumentVersie ref="{version}"/><zaak ref="{matter}"/><soort>Brief regering</soort>'
        "<documentNummer>2026D40001</documentNummer><titel>Nationale veiligheid</titel>"
        "<datum>2026-10-30T00:00:00</datum>"
    )
    feed.issue("document", entity("document", letter, inner, own), letter, text)
    official = "<externeidentifier>kst-30821-153</externeidentifier>"
    feed.issue("documentVersie", entity("documentVersie", version, official), version)
    inner = f'<bronDocument ref="{letter}"/><documentNummer>2026D40002</documentNummer>'
    unsaid = own.replace(str(len(text)), "0")
    feed.issue("document", entity("document", annex, inner, unsaid), annex, text + b"Bijlage.")
    inner = (
        "<documentNummer>2014D1</documentNummer><titel>Iets anders</titel><datum>2014-01-01T00:00:00</datum>"
    )
    feed.issue("document", entity("document", other, inner, own), other, text + b"Anders en te lang.")
    return feed


def fetched(ledger: Ledger, feed: FakeFeed, chosen: Selection) -> Round:
    """Follow, and take in the files that are chosen."""
    moment = datetime(2026, 11, 25, 12, tzinfo=UTC)
    reception = Reception(1, 0, 10_000_000, 60, Path("nothing"), lambda: moment)
    with Client(NAME, origins_of([feed.base]), LIMITS, Reach(), impatient()) as client, reception as taking:
        follow(ledger, feed)
        work = Round(ledger, client, moment.isoformat, lambda done, total, what: None)
        work.take_in(chosen, taking, Hand("proef", "test", moment.isoformat()))
    return work


def test_the_files_of_a_dossier_are_read_with_what_their_source_says(ledger: Ledger) -> None:
    feed = filed()
    with serving_feed(feed) as server:
        work = fetched(ledger, feed, Selection(dossier="30821"))
        assert (work.followed.files, work.followed.problems) == (2, [])
        asked = len(server.asked)
        fetched(ledger, feed, Selection(dossier="30821"))
        assert not any("Resources" in path for path in server.asked[asked:])
    entries = {entry.name: entry for entry in ledger.entries()}
    assert set(entries) == {"kst-30821-153.txt", "2026D40002.txt"}
    with ledger.looking() as (connection, _):
        (about,) = Arrived(connection).about(entries["kst-30821-153.txt"].digest)
    assert (about.first("soort"), about.first("documentNummer")) == ("Brief regering", "2026D40001")


@pytest.mark.parametrize(
    ("chosen", "files"),
    [
        (Selection(since="2026"), 1),
        (Selection(query="VEILIGHEID nationale"), 1),
        (Selection(dossier="30821", since="2027"), 0),
        (Selection(dossier="30821-X"), 0),
        (Selection(dossier="36600"), 0),
    ],
)
def test_only_what_is_chosen_is_fetched(ledger: Ledger, chosen: Selection, files: int) -> None:
    feed = filed()
    with serving_feed(feed):
        assert fetched(ledger, feed, chosen).followed.files == files


def test_a_file_of_another_length_than_announced_is_not_kept_but_tried_again(ledger: Ledger) -> None:
    feed = filed()
    with serving_feed(feed):
        work = fetched(ledger, feed, Selection(query="anders"))
        assert work.followed.files == 0
        assert "announced" in work.followed.problems[0]
        assert list(ledger.entries()) == []
        feed.resources[number(6)] = LETTER.encode()
        assert fetched(ledger, feed, Selection(query="anders")).followed.files == 1
    with ledger.looking() as (connection, _):
        assert Arrived(connection).missing_files(NAME) == ()


def test_working_ahead_passes_on_what_fails() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise NotFetched("broken", "it broke")

    seen = ahead(items())
    assert next(seen) == 1
    with pytest.raises(NotFetched):
        next(seen)
