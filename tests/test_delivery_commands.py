# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands on sources as processes of their own: what is refused, what fails, and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.loopback import Loopback, Reply
from tests.servers.parliament import FakeFeed, populated, serving_feed
from tests.test_delivery import filed


@pytest.fixture
def feed() -> FakeFeed:
    return filed()


@pytest.fixture
def server(feed: FakeFeed) -> Iterator[Loopback]:
    with serving_feed(feed) as server:
        yield server


def environment(feed: FakeFeed, home: Path) -> dict[str, str]:
    own = {"SAMENHANG_TWEEDEKAMER": feed.base, "SAMENHANG_DATABASE": str(home / "ledger.db")}
    return {**os.environ, **own, "SAMENHANG_WORKERS": "1", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


def run(feed: FakeFeed, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "samenhang", *arguments]
    return subprocess.run(command, env=environment(feed, home), capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["sync", "tweedekamr"], 4, "choose from: tweedekamer"),
        (["sync", "tweedekamer", "--category", "Documnt"], 2, "Toezegging"),
        (["sync", "tweedekamer", "--category", "document"], 2, "it is written Document"),
        (["sync", "tweedekamer", "--since", "gisteren"], 2, "2015-06-01"),
        (["sync", "tweedekamer", "--dossier", "30 821%"], 2, "36600-X"),
        (["follow", "tweedekamer:vaak"], 2, "tweedekamer:15"),
    ],
)
def test_what_is_not_right_is_said_before_anything_is_asked(
    feed: FakeFeed, server: Loopback, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    done = run(feed, tmp_path, *arguments)
    assert (done.returncode, server.asked) == (code, [])
    assert words in " ".join(done.stderr.split())


def test_a_source_that_fails_ends_with_its_own_code(feed: FakeFeed, tmp_path: Path) -> None:
    feed.fault = lambda path, number: Reply(b"<html>even weg</html>") if "=Zaak&" in path + "&" else None
    with serving_feed(feed):
        done = run(feed, tmp_path, "sync", "tweedekamer", "--json")
        assert done.returncode == 7
        assert [one.split(":")[0] for one in json.loads(done.stdout)[0]["problems"]] == ["Zaak"]
        failed = json.loads(run(feed, tmp_path, "sources", "--json").stdout)[0]["failed"]
        assert "page for people" in failed[0]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for another process on this system")
def test_ctrl_c_is_safe_at_any_moment(tmp_path: Path) -> None:
    feed = populated(3000, page=5)
    with serving_feed(feed) as server:
        command = [sys.executable, "-m", "samenhang", "sync", "tweedekamer", "--json"]
        process = subprocess.Popen(
            command, env=environment(feed, tmp_path), stderr=subprocess.PIPE, text=True
        )
        while len(server.asked) < 20 and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        assert process.communicate()[1] == ""
        assert process.returncode == 130
        done = run(feed, tmp_path, "sync", "tweedekamer", "--json")
        assert done.returncode == 0
        shown = json.loads(run(feed, tmp_path, "sources", "--json").stdout)[0]
    assert sum(count for count, _ in shown["kinds"].values()) == len(feed.bodies)
