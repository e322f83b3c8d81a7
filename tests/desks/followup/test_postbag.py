# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters to who watches something, on a real ledger and to a real mail server on this machine."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from samenhang.desks.followup.post import Post, Security
from samenhang.desks.followup.postbag import Postbag
from samenhang.desks.followup.register import Asked, Register
from samenhang.desks.followup.store import watches
from samenhang.desks.followup.voice import Site
from samenhang.errors import NotSent
from samenhang.ledger import Ledger
from samenhang.ledger.accounts import Account
from samenhang.viewer import Access, Level, Role
from tests.desks.followup.shelf import HAND, LETTER, TODAY, WHEN, add, excel, take_in

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
SITE = Site("https://samenhang.example.nl")


class Box:
    """Keeps what it takes."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if b"nobody@" in envelope.content:
            return "552 too full"
        self.taken.append(envelope.content)
        return "250 OK"

    @property
    def letters(self) -> list[EmailMessage]:
        return [message_from_bytes(one, policy=default) for one in self.taken]


@pytest.fixture
def box() -> Iterator[tuple[Box, Post]]:
    box = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    yield box, Post("127.0.0.1", port, Security.NONE)
    server.stop()


def watch(ledger: Ledger, owner: str, selection: str = "", address: str = "alice@example.nl") -> None:
    with ledger.writing(WHEN) as ink:
        if owner != "owner" and not any(one.name == owner for one in ink.accounts.all()):
            ink.accounts.add(Account(owner, "x", Role.READER, Level.CONFIDENTIAL, frozenset(), True, WHEN))
        row = {"selection": selection, "address": address, "language": "nl", "since": TODAY.isoformat()}
        watches.keep(
            ink.connection, owner, {**row, "leave": f"key-{owner}-{selection}-{address}", "made_at": WHEN}
        )


def bag(ledger: Ledger, post: Post, level: Level = Level.PUBLIC) -> Postbag:
    return Postbag(ledger, post, "samenhang@example.nl", level, SITE)


def test_what_moves_is_told_once_with_its_words(ledger: Ledger, box: tuple[Box, Post]) -> None:
    kept, post = box
    watch(ledger, "alice")
    add(ledger, LETTER)
    assert bag(ledger, post).send(NOW, HAND).sent == 1
    (letter,) = kept.letters
    assert letter["To"] == "alice@example.nl"
    text = letter.get_body(("plain",))
    assert text is not None
    assert "de Kamer voor 1 juli 2026 informeren over de evaluatie" in " ".join(
        text.get_content().split("\n> ")
    )
    assert (
        letter["List-Unsubscribe"].strip()
        == "<https://samenhang.example.nl/letters/key-alice--alice@example.nl>"
    )
    assert bag(ledger, post).send(NOW, HAND).sent == 0
    assert bag(ledger, post).send(NOW + timedelta(1), HAND).sent == 0


def test_one_letter_an_item_a_day_and_the_rest_the_next(ledger: Ledger, box: tuple[Box, Post]) -> None:
    kept, post = box
    watch(ledger, "alice")
    watch(ledger, "alice", "kind=commitment")
    add(ledger, LETTER)
    assert bag(ledger, post).send(NOW, HAND).sent == 1  # though two watches hold it
    take_in(ledger, excel())
    assert bag(ledger, post).send(NOW, HAND).sent == 1  # the other row of the list
    assert bag(ledger, post).send(NOW + timedelta(1), HAND).sent == 1  # what the list said of the first one
    assert len({(one["Subject"], one["Date"]) for one in kept.letters}) == 3


def test_only_what_was_asked_for(ledger: Ledger, box: tuple[Box, Post]) -> None:
    kept, post = box
    take_in(ledger, excel())
    (line,) = Register(ledger, TODAY).lines(Asked(TODAY, ministry="ministry:DEF")).lines
    watch(ledger, "alice", "dossier=30821")
    watch(ledger, "bob", f"item={line.name}", "bob@example.nl")
    watch(ledger, "carol", "ministry=ministry:BZ", "carol@example.nl")
    assert bag(ledger, post).send(NOW, HAND).sent == 2
    told = {one["To"]: one["Subject"] for one in kept.letters}
    assert "evaluatie" in told["alice@example.nl"]
    assert "kabels" in told["bob@example.nl"]


def test_nobody_is_told_of_what_they_may_not_see(ledger: Ledger, box: tuple[Box, Post]) -> None:
    kept, post = box
    add(ledger, LETTER, access=Access(Level.INTERNAL))
    watch(ledger, "alice")
    assert bag(ledger, post).send(NOW, HAND).sent == 0  # alice may, but mail may not carry it
    with ledger.writing(WHEN) as ink:
        ink.accounts.change(replace(ink.accounts.named("alice"), clearance=Level.PUBLIC))
    assert bag(ledger, post, Level.CONFIDENTIAL).send(NOW, HAND).sent == 0
    with ledger.writing(WHEN) as ink:
        ink.accounts.change(replace(ink.accounts.named("alice"), clearance=Level.INTERNAL, active=False))
    assert bag(ledger, post, Level.CONFIDENTIAL).send(NOW, HAND).sent == 0
    with ledger.writing(WHEN) as ink:
        ink.accounts.change(replace(ink.accounts.named("alice"), active=True))
    assert bag(ledger, post, Level.CONFIDENTIAL).send(NOW, HAND).sent == 1
    assert len(kept.taken) == 1
    assert [one.action for one in ledger.audit_lines()][-1] == "follow-up mail"


def test_an_account_that_is_gone_takes_its_watches_along(ledger: Ledger, box: tuple[Box, Post]) -> None:
    add(ledger, LETTER)
    watch(ledger, "alice")
    with ledger.writing(WHEN) as ink:
        ink.accounts.remove("alice")
    with ledger.looking() as (connection, _):
        assert watches.all_of(connection) == ()


def test_what_the_server_refuses_is_said_and_tried_again(ledger: Ledger, box: tuple[Box, Post]) -> None:
    kept, post = box
    add(ledger, LETTER)
    watch(ledger, "alice", address="nobody@example.nl")
    watch(ledger, "bob", address="bob@example.nl")
    first = bag(ledger, post).send(NOW, HAND)
    assert first.sent == 1
    assert re.search("nobody@example.nl: 552", first.refused[0])
    assert len(bag(ledger, post).send(NOW, HAND).refused) == 1
    assert len(kept.taken) == 1


def test_without_a_server_nothing_is_sent(ledger: Ledger) -> None:
    add(ledger, LETTER)
    watch(ledger, "alice")
    with pytest.raises(NotSent):
        bag(ledger, Post()).send(NOW, HAND)
    with ledger.looking() as (connection, _):
        assert watches.sent(connection, "alice", "alice@example.nl", TODAY) == []
