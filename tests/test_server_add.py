# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The serving program takes in large uploads in little memory, and loses nothing when it is killed."""

from __future__ import annotations

import re
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.test_server import serving

LARGE = 200_000_000
GROWTH = 150_000_000
HEAD = (
    b'--b\r\nContent-Disposition: form-data; name="level"\r\n\r\npublic\r\n'
    b'--b\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n\r\n'
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks in /proc")


def resident(process: int) -> int:
    """Bytes of memory that a process has."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    assert found
    return int(found[1]) * 1024


@contextmanager
def inside(address: str) -> Iterator[httpx2.Client]:
    """A browser that has come in, and sends the token of its session."""
    with httpx2.Client(follow_redirects=True, timeout=120) as browser:
        assert browser.get(address).status_code == 200
        browser.base_url = httpx2.URL(address).join("/")
        found = re.search(r'name="csrf" content="([^"]+)"', browser.get("/add").text)
        assert found
        browser.headers["X-CSRF-Token"] = found[1]
        yield browser


def send(browser: httpx2.Client, pieces: Iterator[bytes]) -> httpx2.Response:
    kind = {"Content-Type": "multipart/form-data; boundary=b"}
    return browser.post("/v1/batches", content=pieces, headers=kind)


def finished(browser: httpx2.Client, address: str) -> dict[str, Any]:
    end = time.monotonic() + 180
    while time.monotonic() < end:
        answer: dict[str, Any] = browser.get(f"/v1{address}").json()
        if answer["batch"]["state"] == "done":
            return answer
        time.sleep(0.2)
    raise AssertionError(answer)


def test_a_large_upload_takes_little_memory(tmp_path: Path) -> None:
    piece = bytes(1_000_000)
    with serving(tmp_path, "--port", "0") as (address, process), inside(address) as browser:
        before = most = resident(process.pid)

        def pieces() -> Iterator[bytes]:
            nonlocal most
            yield HEAD % b"groot.bin"
            for _ in range(LARGE // len(piece)):
                yield piece
                most = max(most, resident(process.pid))
            yield b"\r\n--b--\r\n"

        answer = send(browser, pieces())
        assert answer.status_code == 201
        batch = finished(browser, answer.json()["address"])
        most = max(most, resident(process.pid))
    assert [(file["size"], file["state"]) for file in batch["files"]] == [(LARGE, "unread")]
    print(f"grew by {(most - before) / 1e6:.0f} MB")
    assert most - before < GROWTH


def test_killed_in_the_middle_of_an_upload_nothing_is_left_half(tmp_path: Path) -> None:
    with serving(tmp_path, "--port", "0") as (address, process), inside(address) as browser:
        lines = {
            "Host": browser.base_url.host,
            "Cookie": "; ".join(f"{name}={value}" for name, value in browser.cookies.items()),
            "X-CSRF-Token": browser.headers["X-CSRF-Token"],
            "Content-Type": "multipart/form-data; boundary=b",
            "Content-Length": "40000000",
        }
        said = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        with socket.create_connection((browser.base_url.host, browser.base_url.port or 0)) as line:
            line.sendall(f"POST /v1/batches HTTP/1.1\r\n{said}\r\n".encode() + HEAD % b"half.bin")
            for _ in range(20):
                line.sendall(bytes(1_000_000))
            process.kill()
            process.wait()
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size >= 1_000_000]
    assert not kept
    with serving(tmp_path, "--port", "0") as (address, _), inside(address) as browser:
        assert browser.get("/v1/batches").json() == {"batches": []}
        assert browser.get("/v1/documents").json()["total"] == 0


def test_killed_in_the_middle_of_reading_it_goes_on_at_the_next_start(tmp_path: Path) -> None:
    line = "De minister zegt toe de Kamer voor 1 mei 2020 te informeren over zaak {n}.\n\n"
    texts = ["".join(line.format(n=n) for _ in range(40)) for n in range(300)]
    files = [("files", (f"{n}.txt", text.encode())) for n, text in enumerate(texts)]
    with serving(tmp_path, "--port", "0") as (address, process), inside(address) as browser:
        answer = browser.post("/v1/batches", data={"level": "internal"}, files=files)
        assert answer.status_code == 201, answer.text
        batch = answer.json()["address"]
        while not (found := browser.get(f"/v1{batch}").json())["counts"]["read"]:
            time.sleep(0.05)
        process.kill()
        process.wait()
    assert found["batch"]["state"] == "reading"
    with serving(tmp_path, "--port", "0") as (address, _), inside(address) as browser:
        found = finished(browser, batch)
        assert found["counts"]["read"] == found["total"] == len(texts)
        assert browser.get("/v1/documents").json()["total"] == len(texts)
