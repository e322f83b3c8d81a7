# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program itself, serving on a port of this machine."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from samenhang.server import Listening

ADDRESS = re.compile(r"Samenhang runs at (http\S+)")


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that the program prints, and its process; stopped with Ctrl-C, as people do."""
    command = [sys.executable, "-m", "samenhang", "--database", str(folder / "ledger.db"), "serve", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            found = ADDRESS.match(process.stdout.readline())
            assert found
            yield found[1], process
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)


def test_the_address_that_is_printed_opens_the_application_once(tmp_path: Path) -> None:
    with serving(tmp_path, "--port", "0") as (address, _):
        with httpx2.Client(follow_redirects=True) as browser:
            page = browser.get(address)
        assert (page.status_code, page.url.path) == (200, "/")
        assert "Samenhang" in page.text
        assert httpx2.get(address).status_code == 403


def test_ctrl_c_ends_it_without_an_error(tmp_path: Path) -> None:
    with serving(tmp_path, "--port", "0") as (_, process):
        pass
    assert process.returncode in (0, 130, -signal.SIGINT)


def test_others_come_in_only_where_there_are_accounts(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "samenhang", "serve", "--host", "0.0.0.0", "--port", "0"]
    environment = {**os.environ, "SAMENHANG_DATABASE": str(tmp_path / "ledger.db")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 2
    assert "nobody has an account" in done.stderr
    assert "samenhang account add" in " ".join(done.stderr.split())


def test_a_port_that_is_taken_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "samenhang", "serve", "--port", port]
        environment = {**os.environ, "SAMENHANG_DATABASE": str(tmp_path / "ledger.db")}
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 2
    assert port in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("example.org", False),
        ("localhost.example.org", False),
    ],
)
def test_only_this_machine_is_loopback(host: str, own: bool) -> None:
    assert Listening(host).loopback is own
