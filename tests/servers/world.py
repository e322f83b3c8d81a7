# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every source that can be followed, each at an address of its own on this machine, with its settings."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.servers.loopback import Loopback, serving
from tests.servers.odata import FakeOData
from tests.servers.parliament import FakeFeed, serving_feed
from tests.servers.publications import FakeFeed as Institute
from tests.servers.publications import FakeIndex, FakeKoop
from tests.sources.koop_answers import Paper, body

LETTER = "</al><al>".join(
    (
        "De commissie verzoekt u om een reactie op de toezeggingen die openstaand zijn:",
        "Evaluatie samenwerking (33.344) (T01970);",
        "Onderzoek naar weerbaarheid (T02223).",
    )
)


def papers() -> list[Paper]:
    """A letter with its decision note, a letter of the Eerste Kamer that lists commitments, one of before."""
    return [
        Paper("kst-30821-153", "2025-02-21"),
        Paper("blg-7", "2025-02-21", main="kst-30821-153", forms=("metadata", "pdf"), dossiers=()),
        Paper(
            "kst-33268-F",
            "2025-03-01",
            title="Toezeggingen; Brief; Rappel",
            dossiers=("33268",),
            bodies={"xml": body(LETTER)},
        ),
        Paper("kst-30821-1", "2012-02-21", day="2012-02-20"),
    ]


@dataclass
class World:
    """What there is outside, and what was asked of it. `settings` are the variables that lead there."""

    parliament: FakeFeed
    folder: Path
    koop: FakeKoop = field(default_factory=lambda: FakeKoop(papers()))
    woo: FakeIndex = field(
        default_factory=lambda: FakeIndex({"aa-1": "2025-03-01T10:00:00Z", "bb-2": "2025-02-01T10:00:00Z"})
    )
    ministries: FakeIndex = field(
        default_factory=lambda: FakeIndex(
            {"brief-1": "2025-03-02T10:00:00Z", "nota-2": "2025-03-03T10:00:00Z"},
            titles={"brief-1": "Brief over de nationale veiligheid"},
        )
    )
    odata: FakeOData = field(default_factory=FakeOData)
    institute: Institute = field(default_factory=lambda: Institute([["advies-1", "advies-2"]]))
    servers: dict[str, Loopback] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def asked(self, name: str) -> list[str]:
        """The paths that were asked of a source."""
        return self.servers[name].asked


@contextmanager
def serving_world(parliament: FakeFeed, home: Path) -> Iterator[World]:
    """All of it, and a watched folder with a file in `home`; gone when the block ends."""
    world = World(parliament, home / "post")
    world.folder.mkdir()
    written = world.folder / "notitie.txt"
    written.write_text("Notitie over de weerbaarheid van de vitale infrastructuur.\n", "utf-8")
    os.utime(written, (time.time() - 60,) * 2)
    with ExitStack() as stack:
        world.servers["tweedekamer"] = stack.enter_context(serving_feed(parliament))
        for name in ("koop", "woo", "ministries", "institute", "odata"):
            one = getattr(world, name)
            world.servers[name] = stack.enter_context(serving(one))
            one.address = world.servers[name].address
        world.settings = _settings(world, home)
        yield world


def _settings(world: World, home: Path) -> dict[str, str]:
    at = {name: server.address for name, server in world.servers.items()}
    return {
        "SAMENHANG_DATABASE": str(home / "ledger.db"),
        "SAMENHANG_WORKERS": "1",
        "SAMENHANG_IDENTIFIERS": str(home / "identifiers.bin"),
        "SAMENHANG_TWEEDEKAMER": world.parliament.base,
        "SAMENHANG_TWEEDEKAMER_ODATA": world.odata.base,
        "SAMENHANG_KOOP": f"{at['koop']}/sru",
        "SAMENHANG_KOOP_FILES": at["koop"],
        "SAMENHANG_OPENOVERHEID": f"{at['woo']}/api/v0",
        "SAMENHANG_RIJKSOVERHEID": f"{at['ministries']}/documents",
        "SAMENHANG_RIJKSOVERHEID_FILES": at["ministries"],
        "SAMENHANG_FEEDS": f"wrr={at['institute']}/feed",
        "SAMENHANG_FOLDERS": f"post={world.folder}",
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }
