# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of known identifiers from the search of KOOP: added to, resumed, and never half an identifier."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samenhang.ledger.identifiers import Identifiers, import_list
from tests.servers.loopback import Reply
from tests.servers.world import World
from tests.sources.koop_answers import Paper
from tests.test_sources_commands import answer, failure, run, world

__all__ = ["world"]


@pytest.fixture
def listed(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the list is. Pages are of two records, so that there are several."""
    world.koop.most = 2
    world.koop.papers = [Paper(f"kst-30821-{n}", f"2025-02-{n % 5 + 1:02}") for n in range(1, 8)]
    monkeypatch.setenv("SAMENHANG_IDENTIFIERS", str(tmp_path / "known.bin"))
    return tmp_path / "known.bin"


def names(place: Path) -> set[str]:
    with Identifiers.open(place) as held:
        return set(held)


ASKED = ("sync", "koop", "--identifiers", "--dossier", "30821")


def test_they_are_added_to_the_list_and_no_file_is_asked(world: World, listed: Path, tmp_path: Path) -> None:
    (tmp_path / "before.txt").write_text("stb-2019-12\nkst-30821-1\n")
    import_list(tmp_path / "before.txt", listed)
    told = answer(*ASKED)
    assert (told["found"], told["count"], told["problems"]) == (7, 8, [])
    assert names(listed) == {"stb-2019-12", *(f"kst-30821-{n}" for n in range(1, 8))}
    assert all("/sru?" in path for path in world.asked("koop"))
    world.koop.papers.append(Paper("kst-30821-99", "2026-11-24"))
    told = answer(*ASKED)
    assert told["count"] == 9
    assert told["found"] < 7
    assert "identifiers --dossier 30821" in run("sources").output


def test_what_fails_half_way_goes_on_where_it_was(world: World, listed: Path) -> None:
    world.koop.faults.plan("startRecord=5", Reply(status=404), times=9)
    done = run(*ASKED, "--json")
    assert done.exit_code == 7
    told = json.loads(done.stdout)
    assert (told["found"], told["count"]) == (4, 4)
    world.koop.faults.planned.clear()
    world.servers["koop"].asked.clear()
    told = answer(*ASKED)
    assert (told["found"], told["count"]) == (3, 7)
    assert "startRecord=5" in world.asked("koop")[0]


def test_half_a_line_of_one_that_was_killed_is_no_identifier(world: World, listed: Path) -> None:
    found = listed.with_name("known.bin.found")
    found.write_bytes(b"kst-30821-50\nkst-308")
    assert answer(*ASKED)["count"] == 8
    assert "kst-308" not in names(listed)
    assert "kst-30821-50" in names(listed)
    assert not found.exists()


def test_what_is_no_identifier_is_said_and_left_out(world: World, listed: Path) -> None:
    world.koop.papers.append(Paper("dit is niets", "2025-02-02"))
    told = answer(*ASKED)
    assert (told["odd"], told["count"]) == (["dit is niets"], 7)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["sync", "koop", "--identifiers"], "say what of it is wanted"),
        (["sync", "feeds", "--identifiers"], "--identifiers is for koop alone"),
        (["sync", "--identifiers"], "name it first"),
    ],
)
def test_what_makes_no_sense_is_refused(world: World, arguments: list[str], words: str) -> None:
    assert words in str(failure(run(*arguments)))
