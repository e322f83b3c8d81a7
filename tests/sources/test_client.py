# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The client of every source, against a server on loopback that does what real ones do wrong."""

from __future__ import annotations

import gzip
import random
import socket
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources.client import Answer, Client, Clock, Reach, Spoilt, Validators
from samenhang.sources.source import Limits, origin_of
from tests.servers.loopback import Answering, Loopback, Reply, serving


@dataclass
class Hands:
    """A clock that moves only when somebody sleeps."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    @property
    def clock(self) -> Clock:
        moment = datetime(2026, 11, 25, 12, tzinfo=UTC)
        return Clock(lambda: self.at, self.sleep, random.Random(7), lambda: moment)


@pytest.fixture(autouse=True)
def without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def in_turn(replies: Iterable[Reply]) -> Answering:
    waiting: Iterator[Reply] = iter(replies)
    return lambda path, headers: next(waiting)


def client_of(
    server: Loopback, hands: Hands, limits: Limits | None = None, reach: Reach | None = None
) -> Client:
    return Client(
        "the source", frozenset({server.address}), limits or Limits(timeout=5), reach or Reach(), hands.clock
    )


FINE = Reply(b"<a>whole</a>", headers={"Content-Type": "Application/XML; charset=utf-8"})


@pytest.mark.parametrize(
    "bad",
    [
        Reply(status=429),
        Reply(status=500),
        Reply(status=503),
        Reply(b"half", announced=4000),
        Reply(b"x" * 100, cut=10),
        Reply(b"not gzip at all", headers={"Content-Encoding": "gzip"}),
        Reply(gzip.compress(b"x" * 9000)[:30], headers={"Content-Encoding": "gzip"}),
    ],
    ids=["429", "500", "503", "too little", "broken off", "not packed", "half packed"],
)
def test_what_passes_is_tried_again(bad: Reply) -> None:
    hands = Hands()
    with serving(in_turn([bad, bad, FINE])) as server, client_of(server, hands) as client:
        answer = client.get(server.address + "/it")
    assert (answer.body, answer.media, len(server.asked)) == (FINE.body, "application/xml", 3)
    first, second = hands.slept
    assert 0.5 <= first <= 1 <= second <= 2


@pytest.mark.parametrize(
    ("status", "code", "times"),
    [(404, "missing", 1), (204, "missing", 1), (400, "refused", 1), (500, "refused", 3)],
)
def test_what_does_not_pass_is_said(status: int, code: str, times: int) -> None:
    hands = Hands()
    with serving(lambda path, headers: Reply(status=status)) as server, client_of(server, hands) as client:
        with pytest.raises(NotFetched) as raised:
            client.get(server.address + "/it", tries=3)
        assert (raised.value.code, raised.value.status, len(server.asked)) == (code, status, times)


@pytest.mark.parametrize(
    ("headers", "least"),
    [
        ({"Retry-After": "20"}, 20),
        ({"Retry-After": "Wed, 25 Nov 2026 12:00:30 GMT", "Date": "Wed, 25 Nov 2026 12:00:00 GMT"}, 30),
        ({"Retry-After": "soon"}, 0),
    ],
)
def test_it_stays_away_as_long_as_it_is_asked_to(headers: Mapping[str, str], least: float) -> None:
    hands = Hands()
    replies = [Reply(status=429, headers=headers), FINE]
    with serving(in_turn(replies)) as server, client_of(server, hands) as client:
        client.get(server.address + "/it")
    assert least <= hands.slept[0] <= least + 1


def test_beyond_its_patience_it_says_when_to_come_back() -> None:
    hands = Hands()
    with serving(lambda p, h: Reply(status=503, headers={"Retry-After": "7200"})) as server:
        with client_of(server, hands) as client, pytest.raises(NotFetched, match="7200 seconds") as raised:
            client.get(server.address + "/it")
        assert (raised.value.wait, hands.slept, len(server.asked)) == (7200, [], 1)


def test_never_more_requests_than_a_source_allows() -> None:
    hands = Hands()
    limits = Limits(requests=10, seconds=30)
    with serving(lambda p, h: FINE) as server, client_of(server, hands, limits) as client:
        moments = []
        for _ in range(35):
            client.get(server.address + "/it")
            moments.append(hands.at)
    assert all(later - earlier >= 30 for earlier, later in zip(moments, moments[10:], strict=False))
    assert hands.at == 90


def test_nothing_is_sent_again_that_did_not_change() -> None:
    def answering(path: str, headers: Mapping[str, str]) -> Reply:
        fresh = headers.get("if-none-match") == '"7"' and "if-modified-since" in headers
        own = {"ETag": '"7"', "Last-Modified": "Wed, 25 Nov 2026 12:00:00 GMT"}
        return Reply(status=304, headers=own) if fresh else Reply(b"new", headers=own)

    with serving(answering) as server, client_of(server, Hands()) as client:
        first = client.get(server.address + "/it")
        second = client.get(server.address + "/it", first.validators)
        third = client.get(server.address + "/it", Validators('"6"'))
    assert (first.unchanged, second.unchanged, third.unchanged) == (False, True, False)
    assert (second.body, third.body) == (b"", b"new")


def test_packed_answers_are_unpacked_and_bounded() -> None:
    bomb = Reply(gzip.compress(bytes(5_000_000)), headers={"Content-Encoding": "gzip"})
    small = Reply(gzip.compress(b"hello"), headers={"Content-Encoding": "gzip"})
    with serving(in_turn([small, bomb])) as server:
        with client_of(server, Hands(), Limits(size=1_000_000)) as client:
            assert client.get(server.address + "/it").body == b"hello"
            with pytest.raises(NotFetched, match="more than 1 MB") as raised:
                client.get(server.address + "/it")
        assert (raised.value.code, len(server.asked)) == ("too-large", 2)


def test_nothing_but_what_is_declared_is_ever_called() -> None:
    with serving(lambda p, h: FINE) as other:
        elsewhere = Reply(status=302, headers={"Location": f"{other.address}/it"})
        near = Reply(status=301, headers={"Location": "/there"})
        with serving(in_turn([elsewhere, near, FINE])) as server, client_of(server, Hands()) as client:
            for address in (server.address + "/it", other.address + "/it", "file:///etc/passwd"):
                with pytest.raises(NotFetched) as raised:
                    client.get(address)
                assert raised.value.code == "undeclared"
            assert client.get(server.address + "/it").address == server.address + "/there"
    assert other.asked == []


def test_a_circle_of_redirects_ends() -> None:
    with serving(lambda p, h: Reply(status=302, headers={"Location": "/it"})) as server:
        with client_of(server, Hands()) as client, pytest.raises(NotFetched, match="circle"):
            client.get(server.address + "/it")
        assert len(server.asked) == 5


def test_a_closed_network_is_said_soon_and_plainly() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    hands = Hands()
    client = Client("the source", frozenset({address}), Limits(timeout=5), Reach(), hands.clock)
    with client, pytest.raises(NotFetched, match="cannot be reached") as raised:
        client.get(address + "/it")
    assert (raised.value.code, client.requests) == ("closed", 2)
    assert "HTTPS_PROXY" in raised.value.remedy


def test_a_proxy_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name)
    with serving(lambda path, headers: Reply(path.encode())) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        origin = "http://source.invalid"
        for reach in (Reach(), Reach(proxy=proxy.address)):
            with Client("it", frozenset({origin}), Limits(), reach, Hands().clock) as client:
                assert client.get(origin + "/a").body == b"http://source.invalid/a"


def test_a_file_without_certificates_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "own.pem"
    empty.write_text("none")
    with pytest.raises(InvalidInput, match="SAMENHANG_AUTHORITIES"):
        Client("it", frozenset(), Limits(), Reach(authorities=empty))


def test_a_check_has_an_answer_asked_again_or_refused() -> None:
    def whole(answer: Answer) -> None:
        if not answer.body.endswith(b"</a>"):
            raise Spoilt("it has no end")
        if b"bestaat niet" in answer.body:
            raise NotFetched("missing", "the page says that there is none")

    replies = [Reply(b"<a>wh"), FINE, Reply(b"<a>bestaat niet</a>")]
    with serving(in_turn(replies)) as server, client_of(server, Hands()) as client:
        assert client.get(server.address + "/it", check=whole).body == FINE.body
        with pytest.raises(NotFetched) as raised:
            client.get(server.address + "/it", check=whole)
    assert raised.value.code == "missing"


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://Repository.overheid.nl:443/a?b=c", "https://repository.overheid.nl"),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8001"),
        ("http://[::1]:8001/x", "http://[::1]:8001"),
    ],
)
def test_the_origin_of_an_address(address: str, origin: str) -> None:
    assert origin_of(address) == origin


@pytest.mark.parametrize("address", ["ftp://a/b", "//a/b", "", "https://me:secret@a/b", "javascript:1"])
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(InvalidInput):
        origin_of(address)
