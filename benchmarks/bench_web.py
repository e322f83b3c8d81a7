# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The web application on a ledger of many documents: how long a page takes, how large it is, fifty readers.

    python -m benchmarks.bench_web [DOCUMENTS] [FOLDER]

Makes the ledger in FOLDER, or takes the one that is there from a run before. The server is the program
itself, in a process of its own on loopback. Prints JSON. The goals of the contract, on 5,000 documents: each
page under 150 ms at the 95th percentile, none over 300 kB as it travels with all that it loads, fifty
readers at once without an error, the first paint within a second (in Chromium, where there is one: on a new
profile, so without anything kept from before). The limit of the same run: an asset, which asks no ledger.
"""

from __future__ import annotations

import json
import math
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx2
from playwright.sync_api import sync_playwright

from benchmarks.bench_intake import bureau, write

TIMES = 40
READERS, EACH = 50, 20
ASSET = "/static/theme.css"
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_ADDRESS = re.compile(r"Samenhang runs at (http\S+)")
_LOADED = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def ledger(folder: Path, documents: int) -> Path:
    """The place of a ledger of so many documents."""
    place = folder / "ledger.db"
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        write(folder / "files", documents)
        with bureau(folder) as work:
            work.add([folder / "files"], False, lambda done, total, what: None)
    return place


@contextmanager
def serving(place: Path) -> Iterator[httpx2.Client]:
    """A reader who is signed in at the program, which runs until the end."""
    command = [sys.executable, "-m", "samenhang", "--database", str(place), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        try:
            found = _ADDRESS.match(server.stdout.readline())
            assert found, "the server did not start"
            base = found[1].partition("/enter")[0]
            with httpx2.Client(base_url=base, follow_redirects=True, timeout=60) as reader:
                reader.get(found[1]).raise_for_status()
                yield reader
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)


def pages(reader: httpx2.Client) -> dict[str, str]:
    """Pages of each sort, filled in with what this ledger holds."""
    hits = reader.get("/v1/search", params={"q": "veiligheid"}).json()["hits"]
    document = hits[0]["document"]["address"]
    dossier = reader.get("/v1/dossiers").json()["dossiers"][0]["number"]
    actor = reader.get("/v1/actors").json()["actors"][0]["actor"]["address"]
    return {
        "start": "/",
        "search": "/search?q=veiligheid",
        "search_two_words": "/search?q=motie%20regering",
        "documents": "/documents",
        "document": document,
        "dossiers": "/dossiers",
        "dossier": f"/dossiers/{dossier}",
        "graph": f"/dossiers/{dossier}/graph",
        "timeline": "/timeline?q=veiligheid",
        "actors": "/actors",
        "actor": actor,
        "follow_ups": "/follow-ups",
    }


def nearest(spent: list[float], share: float) -> float:
    """The percentile by nearest rank: the least time within which this share of the answers came."""
    return round(spent[math.ceil(len(spent) * share) - 1], 1)


def milliseconds(reader: httpx2.Client, address: str) -> tuple[float, list[float]]:
    """How long a page takes the first time, and all times in order of length."""
    spent = []
    for _ in range(TIMES):
        began = time.perf_counter()
        reader.get(address).raise_for_status()
        spent.append((time.perf_counter() - began) * 1000)
    return round(spent[0], 1), sorted(spent)


def travelled(reader: httpx2.Client, address: str) -> int:
    """Bytes of a page and of all that it loads, packed as they travel."""
    page = reader.get(address)
    loaded = {address, *_LOADED.findall(page.text)}
    return sum(reader.get(one).num_bytes_downloaded for one in loaded)


def painted(reader: httpx2.Client, addresses: dict[str, str]) -> dict[str, float]:
    """When Chromium first paints something of each page, in milliseconds after it was asked for."""
    if not CHROMIUM.exists():
        return {}
    entry = reader.cookies
    kept = [{"name": one.name, "value": one.value or "", "url": str(reader.base_url)} for one in entry.jar]
    told = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, chromium_sandbox=os.getuid() != 0)
        for name, address in addresses.items():
            with browser.new_context() as context:
                context.add_cookies(kept)  # type: ignore[arg-type]
                page = context.new_page()
                page.goto(str(reader.base_url) + address, wait_until="networkidle")
                told[name] = round(page.evaluate(_PAINT), 1)
        browser.close()
    return told


def crowd(reader: httpx2.Client, addresses: list[str]) -> dict[str, float]:
    """Fifty readers at once, each asking for page after page."""

    def read(number: int) -> list[tuple[int, float]]:
        told = []
        with httpx2.Client(base_url=reader.base_url, cookies=reader.cookies, timeout=120) as own:
            for turn in range(EACH):
                began = time.perf_counter()
                answer = own.get(addresses[(number + turn) % len(addresses)])
                told.append((answer.status_code, (time.perf_counter() - began) * 1000))
        return told

    began = time.perf_counter()
    with ThreadPoolExecutor(READERS) as pool:
        told = [one for answers in pool.map(read, range(READERS)) for one in answers]
    seconds = time.perf_counter() - began
    spent = sorted(time for _, time in told)
    return {
        "readers": READERS,
        "requests": len(told),
        "errors": sum(status != 200 for status, _ in told),
        "requests_per_second": round(len(told) / seconds, 1),
        "median_ms": round(statistics.median(spent), 1),
        "p95_ms": nearest(spent, 0.95),
    }


def measure(folder: Path, documents: int) -> dict[str, object]:
    with serving(ledger(folder, documents)) as reader:
        asked = pages(reader)
        told = {}
        for name, address in asked.items():
            first, spent = milliseconds(reader, address)
            told[name] = {
                "median_ms": round(statistics.median(spent), 1),
                "p95_ms": nearest(spent, 0.95),
                "first_ms": first,
                "kilobytes": round(travelled(reader, address) / 1000, 1),
            }
        return {
            "documents": documents,
            "pages": told,
            "slowest_p95_ms": max(page["p95_ms"] for page in told.values()),
            "largest_kilobytes": max(page["kilobytes"] for page in told.values()),
            "limit_asset_median_ms": round(statistics.median(milliseconds(reader, ASSET)[1]), 1),
            "first_paint_ms": painted(reader, asked),
            "crowd": crowd(reader, list(asked.values())),
            "goals": {"p95_ms": 150, "kilobytes": 300, "errors": 0, "first_paint_ms": 1000},
        }


def main() -> None:
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory(prefix="bench") as made:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made) / "web"
        print(json.dumps({"bench": "web", **measure(folder, documents)}, indent=1))


if __name__ == "__main__":
    main()
