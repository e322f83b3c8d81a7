# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking a source over HTTP, as its host would wish it: seldom, patiently, and no further than it declares.

    with Client("koop", origins, limits, Reach()) as client:
        answer = client.get(address, kept=Validators(etag, modified), check=is_xml)
        if answer.unchanged: ...

One client serves one source; several threads may share it.
"""

from __future__ import annotations

import os
import random
import ssl
import threading
import time
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from types import TracebackType
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ProxyError, SSLError

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources.source import Limits, origin_of

AGENT = "Samenhang (open-source reader of public documents)"
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers after which it is worth trying again."""
MISSING = frozenset({404, 410})
MOVED = frozenset({301, 302, 303, 307, 308})
HOPS = 5
PIECE = 1 << 16
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds between tries: doubled each time, with jitter, never beyond the longest."""
KNOCKS = 2
"""Tries where nobody can be reached at all: a closed network is said soon."""


class Spoilt(Exception):
    """Raised by a check: the answer is not whole, and is to be asked again."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How the network is reached. `authorities` is a file of certificates to trust instead of the system's.

    `proxy` is an address; "" takes what the environment names (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), as
    SSL_CERT_FILE does for authorities. `agent` is how this copy makes itself known.
    """

    authorities: Path | None = None
    proxy: str = ""
    agent: str = AGENT


@dataclass(frozen=True, slots=True)
class Clock:
    """What time is, and chance: injected, so that tests do not wait and waits can be foretold."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    jitter: random.Random = field(default_factory=random.Random)
    today: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a source gave to ask the next time whether something changed; "" where it gave none."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a conditional request."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came, from which address in the end. `headers` by lower-case name; `body` is unpacked."""

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)

    @property
    def unchanged(self) -> bool:
        """Nothing new since what was kept: there is no body."""
        return self.status == 304

    @property
    def validators(self) -> Validators:
        """What to ask with the next time."""
        return Validators(self.headers.get("etag", ""), self.headers.get("last-modified", ""))

    @property
    def media(self) -> str:
        """The media type without its parameters, in lower case: "application/xml"."""
        return self.headers.get("content-type", "").partition(";")[0].strip().casefold()


Check = Callable[[Answer], object]
"""Looks at an answer of status 200. Raises Spoilt to have it asked again, NotFetched("missing", ...) where it
only looks like an answer (a page that says, politely, that there is none)."""


class Client:
    """Asks one source. Close it, or use it in a `with` statement."""

    def __init__(
        self, name: str, origins: frozenset[str], limits: Limits, reach: Reach, clock: Clock | None = None
    ) -> None:
        self._name = name
        self._origins = origins
        self._limits = limits
        self._reach = reach
        self._clock = clock or Clock()
        self._trust = _trust(reach)
        self._pools: dict[str, urllib3.PoolManager] = {}
        self._asked: deque[float] = deque()
        self._turn = threading.Lock()  # held while somebody waits for a turn
        self._counting = threading.Lock()
        self.requests = 0
        self.received = 0  # bytes, unpacked

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every connection."""
        for pool in self._pools.values():
            pool.clear()

    def get(
        self, address: str, kept: Validators | None = None, check: Check | None = None, tries: int = 0
    ) -> Answer:
        """What stands at an address of the source; `unchanged` where `kept` still holds.

        `tries` is how often at most, 0 for what the limits of the source say. Raises NotFetched.
        """
        allowed = tries or self._limits.tries
        for number in range(1, allowed + 1):
            try:
                return self._follow(address, kept or Validators(), check)
            except (NotFetched, Spoilt, HTTPError, HTTPException, OSError) as error:
                failure = self._failure(address, error)
                if not _worth_another(failure, number, allowed):
                    raise failure from error
                self._pause(failure, number)
        raise AssertionError("the last try returns or raises")

    def _follow(self, address: str, kept: Validators, check: Check | None) -> Answer:
        """One try, with the redirects that the source declares."""
        for _ in range(HOPS):
            answer = self._ask(address, kept)
            if answer.status not in MOVED:
                return self._judged(answer, check)
            address = urljoin(address, answer.headers.get("location", ""))
        raise NotFetched("refused", f"{self._name} sends us round in a circle at {address}", "tell its host")

    def _ask(self, address: str, kept: Validators) -> Answer:
        pool = self._pool(address)
        self._wait_for_turn()
        headers = {"User-Agent": self._reach.agent, "Accept-Encoding": "gzip", **kept.headers}
        response = pool.request(
            "GET",
            address,
            headers=headers,
            timeout=urllib3.Timeout(connect=min(20.0, self._limits.timeout), read=self._limits.timeout),
            retries=False,
            redirect=False,
            preload_content=False,
            enforce_content_length=True,
        )
        try:
            body = self._body(response)
        except (NotFetched, Spoilt, HTTPError, OSError):
            response.close()  # what else is on this line belongs to nobody
            raise
        response.release_conn()
        named = {name.casefold(): value for name, value in response.headers.items()}
        return Answer(address, response.status, named, body)

    def _body(self, response: urllib3.BaseHTTPResponse) -> bytes:
        """The body in pieces, so that one that is too large is let go before it fills the memory."""
        pieces, size = [], 0
        raw = response.stream(PIECE, decode_content=False)
        packed = response.headers.get("content-encoding", "").strip().casefold()
        for piece in raw if packed in ("", "identity") else _unpacked(raw, packed):
            pieces.append(piece)
            size += len(piece)
            if size > self._limits.size:
                mb = self._limits.size / 1e6
                raise NotFetched(
                    "too-large", f"{self._name} sends more than {mb:.0f} MB", "raise SAMENHANG_FILE_SIZE"
                )
        with self._counting:
            self.received += size
        return b"".join(pieces)

    def _judged(self, answer: Answer, check: Check | None) -> Answer:
        status = answer.status
        if status in (200, 304):
            if check is not None and status == 200:
                check(answer)
            return answer
        if status in MISSING or status == 204:
            raise NotFetched("missing", f"{self._name} has nothing at {answer.address}", status=status)
        wait = self._asked_to_wait(answer) if status in PASSING else 0.0
        what = f"{self._name} answers {status} at {answer.address}"
        raise NotFetched("refused", what, "try again later", status=status, wait=wait)

    def _asked_to_wait(self, answer: Answer) -> float:
        """Seconds of Retry-After, which counts them or names a moment."""
        text = answer.headers.get("retry-after", "").strip()
        if text.isdecimal():
            return float(text)
        moment, here = _moment(text), _moment(answer.headers.get("date", "")) or self._clock.today()
        return max(0.0, (moment - here).total_seconds()) if moment else 0.0

    def _pause(self, failure: NotFetched, number: int) -> None:
        if failure.wait > self._limits.patience:
            raise replaced(failure, f"{failure.what}, and asks to stay away for {failure.wait:.0f} seconds")
        longest = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (number - 1))
        self._clock.sleep(failure.wait + longest * (0.5 + self._clock.jitter.random() / 2))

    def _wait_for_turn(self) -> None:
        """Never more requests in a span of time than the source allows."""
        with self._turn:
            self.requests += 1
            if not self._limits.requests:
                return
            if len(self._asked) >= self._limits.requests:
                free = self._asked.popleft() + self._limits.seconds
                if (wait := free - self._clock.now()) > 0:
                    self._clock.sleep(wait)
            self._asked.append(self._clock.now())

    def _pool(self, address: str) -> urllib3.PoolManager:
        """The connections for an address. Raises NotFetched for one that the source does not declare."""
        try:
            origin = origin_of(address)
        except InvalidInput as error:
            raise NotFetched("undeclared", f"{self._name} points to {error.what}") from error
        if origin not in self._origins:
            declared = ", ".join(sorted(self._origins))
            raise NotFetched(
                "undeclared",
                f"{self._name} points to {origin}, which it does not declare",
                f"nothing was sent there; it may call {declared}",
            )
        with self._counting:
            if origin not in self._pools:
                self._pools[origin] = self._connected(origin)
            return self._pools[origin]

    def _connected(self, origin: str) -> urllib3.PoolManager:
        parts = urlsplit(origin)
        proxy = self._reach.proxy
        if not proxy and not proxy_bypass(parts.hostname or ""):
            proxy = getproxies().get(parts.scheme, "")
        if not proxy:
            return urllib3.PoolManager(ssl_context=self._trust, maxsize=4)
        own = urlsplit(proxy)
        login = f"{own.username}:{own.password or ''}" if own.username else ""
        headers = urllib3.make_headers(proxy_basic_auth=login) if login else None
        return urllib3.ProxyManager(
            proxy, proxy_headers=headers, ssl_context=self._trust, proxy_ssl_context=self._trust, maxsize=4
        )

    def _failure(self, address: str, error: Exception) -> NotFetched:
        """What went wrong, in words that say whose turn it is."""
        if isinstance(error, NotFetched):
            return error
        origin = origin_of(address)
        if isinstance(error, SSLError):
            return NotFetched(
                "untrusted",
                f"the certificate of {origin} is not trusted here: {error}",
                "name the authority of your network in SAMENHANG_AUTHORITIES",
            )
        if isinstance(error, NewConnectionError | ConnectTimeoutError | ProxyError):
            return NotFetched(
                "closed",
                f"{origin} cannot be reached: {error}",
                "is the network closed? A proxy is named in HTTPS_PROXY; what was fetched stays usable",
            )
        return NotFetched("broken", f"{self._name} broke off at {address}: {error}", "try again later")


def _unpacked(pieces: Iterable[bytes], packed: str) -> Iterator[bytes]:
    """What was packed with gzip, at most PIECE bytes at a time. Raises Spoilt where the end is missing.

    Our own, because urllib3 takes a packed body without its end for a whole one.
    """
    if packed not in ("gzip", "x-gzip"):
        raise Spoilt(f"it is packed as “{packed}”, which nobody asked for")
    unpacking = zlib.decompressobj(wbits=31)
    try:
        for piece in pieces:
            while piece and not unpacking.eof:
                yield unpacking.decompress(piece, PIECE)
                piece = unpacking.unconsumed_tail
    except zlib.error as error:
        raise Spoilt(f"it is not what gzip packs: {error}") from error
    yield unpacking.flush()
    if not unpacking.eof:
        raise Spoilt("it is packed, and the end is missing")


def _worth_another(failure: NotFetched, number: int, allowed: int) -> bool:
    if failure.code == "closed":
        return number < min(KNOCKS, allowed)
    passing = failure.code == "broken" or failure.status in PASSING
    return passing and number < allowed


def replaced(failure: NotFetched, what: str) -> NotFetched:
    """The same failure in other words."""
    return NotFetched(failure.code, what, failure.remedy, failure.status, failure.wait)


def _moment(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _trust(reach: Reach) -> ssl.SSLContext:
    """Whom to believe. Raises InvalidInput for a file that holds no certificates."""
    try:
        return ssl.create_default_context(cafile=os.fspath(reach.authorities) if reach.authorities else None)
    except (OSError, ssl.SSLError) as error:
        raise InvalidInput(
            f"the certificates in {reach.authorities} cannot be read: {error}",
            "SAMENHANG_AUTHORITIES names a file in PEM form",
        ) from error
