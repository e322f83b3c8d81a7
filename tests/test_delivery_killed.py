# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sync that is killed at random moments ends with exactly the ledger of one that nobody disturbed.

SAMENHANG_KILLS says how often it is killed: 20 times as a rule, 200 to be thorough.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from samenhang.ledger import Ledger
from samenhang.ledger.arrived import Arrived
from tests.arriving import snapshot
from tests.conftest import Library, new_library
from tests.servers.parliament import FakeFeed, populated, serving_feed

ROOT = Path(__file__).parents[1]
KILLS = int(os.environ.get("SAMENHANG_KILLS", "20"))
CATEGORIES = ("Document", "Toezegging", "Zaak", "Persoon")
WORKER = """
import sys
from samenhang.ledger import open_ledger
from tests.arriving import follow
from tests.servers.parliament import FakeFeed

print("begun", flush=True)
with open_ledger(sys.argv[1], index=sys.argv[2], originals=sys.argv[2] + "-files") as ledger:
    followed = follow(ledger, FakeFeed(base=sys.argv[3]), sys.argv[4].split(","))
print("done" if not followed.problems else followed.problems, flush=True)
"""


def start(library: Library, feed: FakeFeed) -> subprocess.Popen[str]:
    arguments = [library.where, str(library.index), feed.base, ",".join(CATEGORIES)]
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def span(library: Library, feed: FakeFeed) -> float:
    """How long an undisturbed run takes here and now."""
    process, begun = start(library, feed), time.monotonic()
    assert process.communicate()[0] == "done\n"
    return time.monotonic() - begun


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on this system")
@pytest.mark.parametrize(
    ("where", "kills"), [("sqlite", KILLS), ("postgresql", max(4, KILLS // 4))], ids=["sqlite", "postgresql"]
)
def test_killed_at_random_moments_the_ledger_ends_the_same(
    where: str, kills: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    request.param = where
    chance, feed = random.Random(11), populated(6000, page=10)
    (tmp_path / "calm").mkdir()
    with (
        serving_feed(feed),
        new_library(request, tmp_path / "calm") as calm,
        new_library(request, tmp_path) as library,
    ):
        length = span(calm, feed)
        reached = killed(library, feed, [chance.uniform(0.05, 0.5) * length for _ in range(kills)])
        assert snapshot(opened(library)) == snapshot(opened(calm))
        feed.correct("document", [one for one, body in feed.bodies.items() if "<document " in body])
        feed.remove("document", next(iter(feed.bodies)))
        length = span(calm, feed)
        killed(library, feed, [chance.uniform(0.1, 0.9) * length for _ in range(max(2, kills // 4))])
        assert snapshot(opened(library)) == snapshot(opened(calm))
    assert len(set(reached)) > 2  # it was killed in the middle, not before it began


def killed(library: Library, feed: FakeFeed, moments: list[float]) -> list[int]:
    """Kill a sync after so many seconds, again and again; then let one end. How far each came."""
    reached = [0]
    for seconds in moments:
        process = start(library, feed)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        with opened(library).looking() as (connection, _):
            reached.append(sum(one.entities for one in Arrived(connection).streams()))
        library.close()
        assert reached[-1] >= reached[-2]
    assert start(library, feed).communicate()[0] == "done\n"
    return reached


def opened(library: Library) -> Ledger:
    return library.open(originals=f"{library.index}-files")
