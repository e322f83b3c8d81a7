# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real application at an address of its own, for a browser that comes in as the owner."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import uvicorn

from samenhang.ledger import Ledger
from samenhang.server import LOOPBACK_NAMES, make_application
from samenhang.settings import Settings
from samenhang.web.token import OneEntry


@contextmanager
def served(settings: Settings, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Gives the address of the application, and the one by which the owner comes in, once."""
    entry = OneEntry()
    application = make_application(settings, ledger, entry, LOOPBACK_NAMES)
    with closing(socket.create_server(("127.0.0.1", 0))) as bound:
        server = uvicorn.Server(uvicorn.Config(application, log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        address = f"http://127.0.0.1:{bound.getsockname()[1]}"
        try:
            yield address, f"{address}/enter?token={entry.token}"
        finally:
            server.should_exit = True
            thread.join()
