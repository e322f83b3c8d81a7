# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The contract of a connector: who it calls, how often it may, and what arrived since a cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from samenhang.errors import InvalidInput

Arrived = TypeVar("Arrived", covariant=True)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a source asks of who calls it, and what we bear from it.

    At most `requests` in any `seconds` (0: no bound). `timeout` in seconds without a byte, `size` in bytes of
    one answer once unpacked, `tries` of one request, `patience` the longest wait in seconds that a source may
    ask for within a run: beyond it the run ends and says when to come back.
    """

    requests: int = 0
    seconds: float = 30.0
    timeout: float = 60.0
    size: int = 200_000_000
    tries: int = 6
    patience: float = 300.0


def origin_of(address: str) -> str:
    """Scheme, host and port of an address: `https://repository.overheid.nl`.

    Raises InvalidInput for what is no address on the web, or carries a name and password.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise InvalidInput(
            f"“{address[:200]}” is no address of a source", "give one that begins with https://"
        )
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = parts.port
    return f"{parts.scheme}://{host}" + ("" if port in (None, usual) else f":{port}")


def origins_of(addresses: Iterable[str]) -> frozenset[str]:
    """The origins of addresses."""
    return frozenset(map(origin_of, addresses))


class Source(Protocol[Arrived]):
    """A connector. `hosts` are the origins that it may call, redirects included; nothing else ever is."""

    @property
    def name(self) -> str:
        """The name by which people and the ledger know it: "tweedekamer"."""

    @property
    def hosts(self) -> frozenset[str]:
        """The origins it may call: `https://gegevensmagazijn.tweedekamer.nl`."""

    @property
    def limits(self) -> Limits:
        """How often and how much."""

    def changes(self, cursor: str) -> Iterator[tuple[Arrived, str]]:
        """What arrived after a cursor ("" for the beginning), each with the cursor to keep together with it.

        Kept in one transaction with what it came with, a cursor loses and repeats nothing, wherever a run
        was killed. Raises NotFetched.
        """
