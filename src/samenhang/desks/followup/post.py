# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The post office: sends letters by SMTP, and nothing at all unless it is told where to."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from enum import StrEnum

from samenhang.errors import InvalidInput, NotSent


class Security(StrEnum):
    """How the way to the server is closed."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"  # on one machine only


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of one letter: `refused` is what the server said, "" where it took it."""

    message: EmailMessage
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A mail server. Without a `host` nothing is sent. `timeout` is in seconds, for each of its answers.

    A name and password go only over a closed way. `trust` says whose certificates are believed; None: those
    that the system believes.
    """

    host: str = ""
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = 30.0
    trust: ssl.SSLContext | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.user and self.security is Security.NONE:
            raise InvalidInput("a password would cross the network in the open", "choose starttls or tls")

    def send(self, messages: Iterable[EmailMessage]) -> Iterator[Delivery]:
        """Send the letters over one connection, and say of each what came of it as soon as that is known.

        Raises NotSent where there is no server to send to, where it does not answer, or where it is not the
        one that it says; letters that were not spoken of by then did not go.
        """
        if not self.host:
            raise NotSent("no mail server is set, so nothing was sent", "set the address of one")
        try:
            with self._connected() as server:
                for message in messages:
                    yield _delivered(server, message)
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent(
                f"the mail server {self.host}:{self.port} did not take the letters: {_said(error)}",
                "see whether its address, port, security and password are right",
            ) from error

    def _connected(self) -> smtplib.SMTP:
        trust = self.trust or ssl.create_default_context()
        if self.security is Security.TLS:
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=trust)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        try:
            if self.security is Security.STARTTLS:
                server.starttls(context=trust)
            if self.user:
                server.login(self.user, self.password)
        except (OSError, smtplib.SMTPException):
            server.close()
            raise
        return server


def _delivered(server: smtplib.SMTP, message: EmailMessage) -> Delivery:
    """A letter that the server refuses does not stop the next one."""
    try:
        server.send_message(message)
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        return Delivery(message, _said(error))
    return Delivery(message)


def _said(error: Exception) -> str:
    """What the server said, without what was said to it: a password never shows."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {_words(text)}" for code, text in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_words(error.smtp_error)}"
    return str(error) or type(error).__name__


def _words(text: bytes | str) -> str:
    return " ".join((text.decode("utf-8", "replace") if isinstance(text, bytes) else text).split())
