# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters sent to a real mail server on this machine: in the open, over STARTTLS and over TLS."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword
from aiosmtpd.smtp import Session as Smtp

from samenhang.desks.followup.post import Post, Security
from samenhang.errors import InvalidInput, NotSent

HOST = "127.0.0.1"
REFUSED = "nobody@example.nl"


class Box:
    """Keeps what it takes; knows one reader who does not exist."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []
        self.users: list[bytes] = []
        self.closed: list[bool] = []

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Smtp, envelope: Envelope, address: str, options: Any
    ) -> str:
        if address == REFUSED:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Smtp, envelope: Envelope) -> str:  # noqa: N802
        self.letters.append(envelope.content or b"")  # type: ignore[arg-type]
        self.closed.append(session.ssl is not None)
        return "250 OK"

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.users.append(data.login)
        return AuthResult(success=data.password == b"geheim", handled=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture(scope="module")
def own(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    return context


@contextmanager
def serving(**options: Any) -> Iterator[tuple[Box, int]]:
    box = Box()
    controller = Controller(box, hostname=HOST, port=free_port(), authenticator=box.authenticate, **options)
    controller.start()
    try:
        yield box, controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def message(to: str = "alice@example.nl") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "samenhang@example.nl", to, "beantwoord: één toezegging"
    made.set_content("Hierbij informeer ik uw Kamer.\n.\nEen punt alleen.\n")
    return made


def test_nothing_is_sent_unless_a_server_is_set() -> None:
    with pytest.raises(NotSent, match="no mail server is set"):
        list(Post().send([message()]))


def test_letters_arrive_and_a_refusal_stops_no_other() -> None:
    with serving() as (box, port):
        post = Post(HOST, port, Security.NONE)
        came = list(post.send([message(), message(REFUSED), message("bob@example.nl")]))
    assert [delivery.refused for delivery in came] == ["", "550 no such mailbox", ""]
    assert len(box.letters) == 2
    assert b"\r\n..\r\n" not in box.letters[0]
    assert b"To: bob@example.nl" in box.letters[1]
    assert box.closed == [False, False]


def test_starttls_closes_the_way_before_anything_is_said(own: ssl.SSLContext, trust: ssl.SSLContext) -> None:
    with serving(tls_context=own, require_starttls=True) as (box, port):
        post = Post(HOST, port, Security.STARTTLS, "samenhang", "geheim", trust=trust)
        assert [delivery.refused for delivery in post.send([message()])] == [""]
    assert (box.closed, box.users) == ([True], [b"samenhang"])


def test_tls_from_the_first_byte(own: ssl.SSLContext, trust: ssl.SSLContext) -> None:
    with serving(ssl_context=own, auth_require_tls=False) as (box, port):
        assert len(list(Post(HOST, port, Security.TLS, trust=trust).send([message()]))) == 1
    assert len(box.letters) == 1


def test_a_server_that_is_not_the_one_it_says_gets_nothing(own: ssl.SSLContext) -> None:
    refused = pytest.raises(NotSent, match="certificate verify failed")
    with serving(tls_context=own) as (box, port), refused:
        list(Post(HOST, port, Security.STARTTLS, "samenhang", "geheim").send([message()]))
    assert (box.letters, box.users) == ([], [])


def test_a_server_without_starttls_gets_nothing() -> None:
    with serving() as (box, port), pytest.raises(NotSent, match="STARTTLS"):
        list(Post(HOST, port, Security.STARTTLS).send([message()]))
    assert box.letters == []


def test_a_wrong_password_is_said_without_it(own: ssl.SSLContext, trust: ssl.SSLContext) -> None:
    with serving(tls_context=own) as (box, port):
        post = Post(HOST, port, Security.STARTTLS, "samenhang", "verkeerd", trust=trust)
        with pytest.raises(NotSent, match="535") as refusal:
            list(post.send([message()]))
    assert "verkeerd" not in str(refusal.value) + repr(post)
    assert box.letters == []


def test_a_password_does_not_cross_in_the_open() -> None:
    with pytest.raises(InvalidInput, match="in the open"):
        Post(HOST, 25, Security.NONE, "samenhang", "geheim")


def test_nobody_answers() -> None:
    with pytest.raises(NotSent, match="see whether its address"):
        list(Post(HOST, free_port(), Security.NONE, timeout=2).send([message()]))


def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with socket.create_server((HOST, 0)) as silent:
        post = Post(HOST, silent.getsockname()[1], Security.NONE, timeout=0.2)
        with pytest.raises(NotSent, match="timed out"):
            list(post.send([message()]))
