# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every source by its command, against servers that behave as the real ones do."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from samenhang.cli import cli
from samenhang.errors import SamenhangError
from samenhang.ledger import open_ledger
from samenhang.ledger.arrived import Arrived, Said
from samenhang.settings import read_settings
from samenhang.sources.catalogue import SOURCES, Choice
from samenhang.viewer import Access, Level
from tests.arriving import impatient
from tests.servers.loopback import Reply
from tests.servers.world import World, serving_world
from tests.test_delivery import filed

HOW_TO = Path(__file__).parents[1] / "docs" / "how-to" / "follow-sources.md"


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    with serving_world(filed(), tmp_path) as world:
        for name, value in world.settings.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("samenhang.sources.client.Clock", impatient)
        yield world


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def answer(*arguments: str) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, (result.output, result.exception)
    return json.loads(result.stdout)


def failure(result: Result) -> SamenhangError:
    assert isinstance(result.exception, SamenhangError), result.output
    return result.exception


def said(world: World, source: str, identifier: str) -> Said:
    with (
        open_ledger(world.settings["SAMENHANG_DATABASE"]) as ledger,
        ledger.looking() as (connection, _),
    ):
        found = Arrived(connection).entity(source, identifier)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("arguments", "source", "new", "files"),
    [
        (["koop", "--dossier", "30821", "--since", "2015"], "koop", 2, 2),
        (["openoverheid", "--query", "weerbaarheid"], "openoverheid", 2, 2),
        (["rijksoverheid", "--since", "2025", "--query", "Brief"], "rijksoverheid", 1, 1),
        (["eerstekamer"], "eerstekamer", 3, 1),
        (["feeds"], "feeds/wrr", 2, 2),
        (["folder"], "folder/post", 1, 1),
    ],
)
def test_a_source_is_followed_and_a_second_round_brings_nothing(
    world: World, arguments: list[str], source: str, new: int, files: int
) -> None:
    (first,) = answer("sync", *arguments)
    assert (first["source"], first["new"], first["files"]) == (source, new, files)
    (second,) = answer("sync", *arguments)
    assert [second[name] for name in ("new", "changed", "deleted", "again", "files")] == [0] * 5
    (shown,) = [one for one in answer("sources") if one["name"] == source]
    assert shown["fresh"] is not None
    assert (shown["failed"], shown["last"]["new"]) == ([], 0)
    assert Choice.of(shown["streams"][0]["name"]) is not None


def test_what_a_letter_of_the_senate_lists_is_kept_beside_the_letter(world: World) -> None:
    (told,) = answer("sync", "eerstekamer")
    assert told["entries"] == 2
    (item,) = [one for one in answer("followup", "list")["lines"] if one["number"] == "T01970"]
    assert (item["what"], item["dossiers"]) == ("Evaluatie samenwerking", ["33344"])
    one = said(world, "eerstekamer", "T01970")
    assert (one.kind, one.first("title"), one.first("dossier")) == (
        "commitment",
        "Evaluatie samenwerking",
        "33344",
    )
    assert (one.first("letter"), "T01970" in one.first("words")) == ("kst-33268-F", True)


def test_a_file_that_goes_from_a_folder_is_gone_there_and_stays_here(world: World) -> None:
    answer("sync", "folder")
    (world.folder / "notitie.txt").unlink()
    (told,) = answer("sync", "folder")
    assert told["deleted"] == 1
    assert said(world, "folder/post", "notitie.txt").deleted
    with open_ledger(world.settings["SAMENHANG_DATABASE"]) as ledger:
        assert ledger.entry("notitie.txt").access == Access(Level.INTERNAL)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["sync", "openoverheid", "--dossier", "30821"], "it takes --since, --query"),
        (["sync", "folder", "--query", "x"], "it takes --category"),
        (["sync", "eerstekamer", "--query", "x"], "it takes --dossier, --since"),
        (["sync", "koop"], "say what of it is wanted"),
        (["sync", "koop", "--repair"], "for the Tweede Kamer alone"),
        (["sync", "tweedekamer", "--repair", "--dossier", "30821"], "it takes --category"),
        (["sync", "--repair"], "name it first"),
        (["sync", "tweedekamer", "--repair"], "begin with samenhang sync tweedekamer"),
        (["sync", "koop", "--dossier", "308210000"], "is no dossier"),
        (["sync", "rijksoverheid"], "--since, --query, --category"),
        (["sync", "feeds", "--category", "rob"], "choose from: wrr"),
        (["sync", "--dossier", "30821"], "name it first"),
        (["sync", "officielebekendmakingen"], "koop"),
        (["follow", "feeds", "--since", "2015", "--rounds", "1"], "it takes --query, --category"),
        (["follow", "kop"], "choose from: tweedekamer, koop"),
    ],
)
def test_what_makes_no_sense_is_refused_before_anything_is_asked(
    world: World, arguments: list[str], words: str
) -> None:
    assert words in str(failure(run(*arguments)))
    assert not any(server.asked for server in world.servers.values())


def test_no_source_says_what_there_is(world: World) -> None:
    shown = run("sync")
    assert shown.exit_code == 0
    for name, one in SOURCES.items():
        assert name in shown.stdout
        assert all(f"--{option}" in shown.stdout for option in one.takes)
    assert [one["name"] for one in answer("sync")] == list(SOURCES)


def test_the_settings_may_name_no_feed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMENHANG_FEEDS", "")
    assert "SAMENHANG_FEEDS" in str(failure(run("sync", "feeds")))


def test_what_was_followed_before_is_followed_on_and_a_failure_stops_nothing(world: World) -> None:
    assert (
        "begin with samenhang sync" not in run("follow", "--rounds", "1").output
    )  # feeds and folders are named
    answer("sync", "koop", "--dossier", "30821")
    answer("sync", "openoverheid", "--query", "weerbaarheid")
    world.woo.moments["cc-3"] = "2025-04-01T10:00:00Z"
    world.koop.faults.plan("/sru", Reply(status=404), times=9)
    done = run("follow", "--rounds", "1", "--json")
    assert done.exit_code == 0
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [one["source"] for one in told] == ["koop", "openoverheid", "feeds/wrr", "folder/post"]
    assert "nothing at" in told[0]["problems"][0]
    assert told[1]["new"] == 1
    (koop,) = [one for one in answer("sources") if one["name"] == "koop"]
    assert koop["streams"][0]["code"] == "missing"
    assert "nothing at" in koop["failed"][0]
    shown = run("sources")
    assert "failed: --dossier 30821: koop has nothing at" in shown.output


def test_what_was_chosen_once_can_be_stopped_and_what_came_stays(world: World) -> None:
    answer("sync", "koop", "--dossier", "30821")
    answer("sync", "koop", "--dossier", "33268")
    wrong = failure(run("sources", "--stop", "koop", "--dossier", "3082"))
    assert "it is for: --dossier 30821; --dossier 33268" in str(wrong)
    (koop,) = [one for one in answer("sources", "--stop", "koop", "--dossier", "30821") if one["streams"]]
    assert [one["name"] for one in koop["streams"]] == ["--dossier 33268"]
    assert koop["kinds"]["publication"] == [4, 0]
    assert "--stop koop" in str(failure(run("sources", "--dossier", "30821")))


def test_a_feed_that_is_no_address_is_the_problem_of_that_feed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMENHANG_FEEDS", f"krom=nergens; {world.settings['SAMENHANG_FEEDS']}")
    done = run("sync", "feeds", "--json")
    assert done.exit_code == 7
    wrong, right = json.loads(done.stdout)
    assert (wrong["source"], right["source"], right["new"]) == ("feeds/krom", "feeds/wrr", 2)
    assert "no address" in wrong["problems"][0]


def steps() -> list[list[str]]:
    """The commands of the how-to, in their order; one that never ends does one round."""
    lines = (line.strip() for line in HOW_TO.read_text("utf-8").splitlines())
    found = [shlex.split(line)[1:] for line in lines if line.startswith("samenhang ")]
    return [[*one, "--rounds", "1"] if one[0] == "follow" else one for one in found]


def test_every_step_of_the_how_to_does_what_it_says(world: World) -> None:
    assert {step[1] for step in steps() if step[0] == "sync" and len(step) > 1} == set(SOURCES)
    for step in steps():
        done = run(*step)
        assert done.exit_code == 0, (step, done.output, done.exception)
        if step[0] == "search":
            assert "Nothing" not in done.stdout
    shown = {one["name"]: one for one in answer("sources")}
    assert set(shown) == {*SOURCES, "feeds/wrr", "folder/post"} - {"feeds", "folder"}
    assert [one for state in shown.values() for one in state["failed"]] == []
    assert all(state["fresh"] for state in shown.values())
    assert all(sum(count for count, _ in state["kinds"].values()) for state in shown.values())
    assert "motie" in json.dumps(answer("show", "kst-30821-153.txt"))


def test_the_lines_for_systemd_and_cron_are_commands_that_there_are() -> None:
    text = HOW_TO.read_text("utf-8")
    (unit,) = re.findall(r"ExecStart=/usr/local/bin/samenhang (.*)", text)
    (cron,) = re.findall(r"^    [\d*]+ [\d* ]+samenhang (.*) >>", text, re.MULTILINE)
    for line in (unit, cron):
        assert run(*shlex.split(line), "--help").exit_code == 0
    (feeds,) = re.findall(r'Environment="SAMENHANG_FEEDS=(.*)"', text)
    assert read_settings({"SAMENHANG_FEEDS": feeds}).sources.feeds


def test_the_how_to_names_the_addresses_that_are_used() -> None:
    text, sources = HOW_TO.read_text("utf-8"), read_settings({}).sources
    for place in sources.places:
        assert f"`{place.address}`" in text
    assert f"`{sources.tweedekamer_odata}`" in text


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice("36600-X", "2015", 'een "vraag" van \'t lid', ("Kamerstuk", "Kamervragen (Aanhangsel)")),
        Choice(query="--since"),
    ],
)
def test_a_choice_is_read_back_from_the_name_of_its_stream(choice: Choice) -> None:
    assert Choice.of(str(choice)) == choice
    assert Choice.of("Document") is None
