# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts the web application together: ledger, door, desks and shell; and runs it."""

from __future__ import annotations

import gc
import ipaddress
import logging
import socket
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn

from samenhang import __version__
from samenhang.clerk import Clerk
from samenhang.desks.followup import pages as followup
from samenhang.desks.followup.post import Post, Security
from samenhang.desks.followup.said import said_ahead
from samenhang.desks.followup.settling import settle
from samenhang.desks.library import pages as library
from samenhang.desks.risk import pages as risk
from samenhang.desks.risk.reminding import Mailer
from samenhang.errors import InvalidInput
from samenhang.inbox import Inbox
from samenhang.ledger import Ledger, open_ledger
from samenhang.reception import Reception
from samenhang.settings import Mail, Settings
from samenhang.sources.catalogue import Place
from samenhang.web.api import make_api
from samenhang.web.desk import Desk
from samenhang.web.door import Door
from samenhang.web.shell import Grounds, make_web
from samenhang.web.token import OneEntry

if TYPE_CHECKING:
    from fastapi import FastAPI

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the application listens. `names` are the host names people use, beside the address itself."""

    host: str = "127.0.0.1"
    port: int = 8765
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def make_application(
    settings: Settings, ledger: Ledger, entry: OneEntry | None, names: Sequence[str]
) -> FastAPI:
    """The application on an open ledger. Without an `entry` people need an account."""
    known = settings.identifiers if settings.identifiers.exists() else None

    def clerk() -> Clerk:
        taking = Reception(
            settings.workers,
            settings.file_memory,
            settings.file_size,
            settings.file_time,
            settings.identifiers,
            now,
        )
        taking.then, taking.ahead = settle, said_ahead
        return Clerk(Inbox.beside(ledger), taking, ledger, now)

    grounds = Grounds(__version__, now, names, settings.upload_size, clerk, settings.site)
    return make_web(
        ledger, Door(ledger, entry), desks(known, settings.sources.places, mailer_of(settings.mail)), grounds
    )


def mailer_of(mail: Mail) -> Mailer:
    """What sends letters, by the settings; nothing where they name no mail server."""
    if not mail.host:
        return Mailer(mail.sender)
    return Mailer(
        mail.sender, Post(mail.host, mail.port, Security(mail.security), mail.user, mail.password).send
    )


def described() -> dict[str, Any]:
    """The interface for programs, as OpenAPI."""
    return make_api(desks()).openapi()


def desks(
    identifiers: Path | None = None, places: Sequence[Place] = (), mailer: Mailer | None = None
) -> list[Desk]:
    """Every desk there is: taking one away is deleting its folder and its line here.

    `identifiers` is the list of papers that are known to exist, `places` are where sources are,
    `mailer` sends letters.
    """
    return [library.make_desk(identifiers, places), followup.make_desk(identifiers), risk.make_desk(mailer)]


def serve(settings: Settings, where: Listening, ready: Callable[[str], None]) -> None:
    """Serve until it is stopped; `ready` is told the address once the port is ours.

    Raises InvalidInput where the port is taken, or where others could reach it and nobody has an account.
    """
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.WARNING)
    logging.getLogger("samenhang.web").setLevel(logging.INFO)
    with open_ledger(
        settings.database, index=settings.index or None, originals=settings.originals or None
    ) as ledger:
        if not where.loopback:
            _demand_accounts(ledger, where.host)
        entry = OneEntry() if where.loopback else None
        names = (*LOOPBACK_NAMES, where.host, *where.names) if where.loopback else (*where.names, where.host)
        application = make_application(settings, ledger, entry, names)
        config = uvicorn.Config(
            application,
            log_config=None,
            server_header=False,
            ssl_certfile=where.certificate,
            ssl_keyfile=where.key,
            timeout_graceful_shutdown=5,
        )
        with closing(_bound(where)) as bound:
            scheme = "https" if where.certificate else "http"
            address = f"{scheme}://{where.host}:{bound.getsockname()[1]}/"
            gc.freeze()  # no request waits while what was loaded is looked through for garbage
            ready(f"{address}enter?token={entry.token}" if entry else address)
            uvicorn.Server(config).run(sockets=[bound])


def _demand_accounts(ledger: Ledger, host: str) -> None:
    with ledger.accounts() as accounts:
        if not any(account.active for account in accounts.all()):
            what = f"others can reach {host}, and nobody has an account"
            raise InvalidInput(what, "make one first: samenhang account add NAME --role administrator")


def _bound(where: Listening) -> socket.socket:
    """The port, ours alone. Port 0 takes a free one."""
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    # Named as TCP: only then does asyncio send what it has at once, instead of 40 ms later.
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((where.host.strip("[]"), where.port))
        bound.listen(128)
    except OSError as error:
        bound.close()
        what = f"port {where.port} of {where.host} cannot be used: {error.strerror}"
        raise InvalidInput(what, "choose another one with --port; --port 0 takes a free one") from error
    return bound
