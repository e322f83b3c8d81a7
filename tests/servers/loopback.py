# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real HTTP server on loopback that answers as a function says, and that can lie about its lengths."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server sends. `announced` is the length it says (None: the true one; -1: says none);
    `cut` is after how many bytes it breaks the line (None: never)."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    announced: int | None = None
    cut: int | None = None


Answering = Callable[[str, Mapping[str, str]], Reply]
"""From the path with its query, and the headers of the request by lower-case name, to the reply."""


@dataclass(slots=True)
class Loopback:
    """A running server: its address and the paths that were asked."""

    address: str
    asked: list[str] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who is killed while asking is no fault of the server."""


@contextmanager
def serving(answering: Answering) -> Iterator[Loopback]:
    """A server at a free port of this machine, gone when the block ends."""
    running = Loopback("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self) -> None:
            running.asked.append(self.path)
            reply = answering(self.path, {name.casefold(): value for name, value in self.headers.items()})
            with suppress(ConnectionError):
                _send(self, reply)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
            """Say nothing: tests read what was asked from `asked`."""

    with _Server(("127.0.0.1", 0), Handler) as server:
        running.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join()


def _send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    handler.send_response(reply.status)
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    length = len(reply.body) if reply.announced is None else reply.announced
    if length >= 0 and reply.status not in (204, 304):
        handler.send_header("Content-Length", str(length))
    if length < 0 or reply.announced is not None or reply.cut is not None:
        handler.send_header("Connection", "close")
        handler.close_connection = True
    handler.end_headers()
    handler.wfile.write(reply.body[: reply.cut])
