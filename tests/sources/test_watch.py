# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A watched folder: new, changed and gone, and nothing lost however often a run is killed."""

from __future__ import annotations

import hashlib
import os
import random
from itertools import islice
from pathlib import Path

import pytest

from samenhang.errors import InvalidInput, LedgerError, NotFetched
from samenhang.sources import watch
from samenhang.sources.source import Source
from samenhang.sources.watch import Seen, WatchedFolder

LATER = 2_000_000_000.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir()
    return path


def watched(folder: Path, now: float = LATER) -> WatchedFolder:
    return WatchedFolder(folder, folder.parent / "state" / "journal", lambda: now)


def seen(folder: Path, cursor: str = "") -> list[tuple[str, str]]:
    return [(one.what, one.path) for one, _ in watched(folder).changes(cursor)]


def write(path: Path, text: str, moment: int) -> None:
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text)
    os.utime(path, (moment, moment))


def test_new_changed_and_gone(folder: Path) -> None:
    write(folder / "a.txt", "a", 1)
    write(folder / "sub" / "b.txt", "b", 1)
    source: Source[Seen] = watched(folder)
    first = list(source.changes(""))
    assert [(one.what, one.path) for one, _ in first] == [("new", "a.txt"), ("new", "sub/b.txt")]
    assert first[0][0].digest == hashlib.sha256(b"a").hexdigest()
    assert seen(folder, first[-1][1]) == []
    write(folder / "a.txt", "anders", 2)
    (folder / "sub" / "b.txt").rename(folder / "c.txt")
    assert seen(folder, "2") == [("changed", "a.txt"), ("new", "c.txt"), ("gone", "sub/b.txt")]
    write(folder / "sub" / "b.txt", "b", 3)
    assert seen(folder, "5") == [("new", "sub/b.txt")]
    assert seen(folder, "6") == []


def test_a_file_that_is_only_touched_did_not_change(folder: Path) -> None:
    write(folder / "a.txt", "a", 1)
    assert seen(folder) == [("new", "a.txt")]
    os.utime(folder / "a.txt", (9, 9))
    assert seen(folder, "1") == []


def test_what_was_not_kept_is_given_again(folder: Path) -> None:
    for name in "abc":
        write(folder / f"{name}.txt", name, 1)
    run = watched(folder).changes("")
    next(run)
    next(run)
    run.close()  # type: ignore[attr-defined]
    assert seen(folder, "1") == [("new", "b.txt"), ("new", "c.txt")]


def test_a_file_that_is_being_written_waits(folder: Path) -> None:
    write(folder / "a.txt", "half", 1000)
    assert list(watched(folder, 1002).changes("")) == []
    write(folder / "a.txt", "whole", 1003)
    ((found, _),) = watched(folder, 1100).changes("")
    assert found.digest == hashlib.sha256(b"whole").hexdigest()


def test_a_line_that_was_half_written_is_no_line(folder: Path) -> None:
    write(folder / "a.txt", "a", 1)
    write(folder / "b.txt", "b", 1)
    assert len(seen(folder)) == 2
    journal = folder.parent / "state" / "journal"
    journal.write_bytes(journal.read_bytes()[:-20])
    assert seen(folder, "1") == [("new", "b.txt")]
    assert seen(folder, "2") == []
    journal.write_text("{}\nx\n")
    with pytest.raises(LedgerError):
        seen(folder)


def test_a_journal_that_lost_its_end_gives_no_number_twice(folder: Path) -> None:
    write(folder / "a.txt", "a", 1)
    write(folder / "b.txt", "b", 1)
    assert len(seen(folder)) == 2
    journal = folder.parent / "state" / "journal"
    journal.write_text(journal.read_text().split("\n")[0] + "\n")
    assert [cursor for _, cursor in watched(folder).changes("2")] == ["3", "4"]


def test_a_folder_that_is_not_mounted_lost_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "a.txt", "a", 1)
    assert len(seen(folder)) == 1
    journal = folder.parent / "state" / "journal"
    (folder / "a.txt").unlink()
    text = journal.read_text()
    journal.write_text(text.replace(f'"device": {folder.stat().st_dev}', '"device": 1'))
    with pytest.raises(NotFetched, match="another file system"):
        seen(folder, "1")
    journal.write_text(text)
    assert seen(folder, "1") == [("gone", "a.txt")]
    folder.rmdir()
    with pytest.raises(NotFetched, match="not there"):
        seen(folder, "2")
    with pytest.raises(InvalidInput):
        seen(folder, "x")


def test_the_journal_does_not_grow_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "FEWEST", 40)
    cursor = ""
    for moment in range(60):
        write(folder / "a.txt", str(moment), moment + 1)
        cursor = list(watched(folder).changes(cursor))[-1][1]
    journal = folder.parent / "state" / "journal"
    assert len(journal.read_text().splitlines()) < 45
    assert seen(folder, cursor) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_run_that_is_killed_anywhere_ends_with_what_there_is(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    journal = folder.parent / "state" / "journal"
    held: dict[str, str] = {}
    cursor = ""
    for moment in range(1, 60):
        name = f"{chance.randrange(8)}.txt"
        if chance.random() < 0.3:
            (folder / name).unlink(missing_ok=True)
        else:
            write(folder / name, str(moment), moment)
        run = watched(folder).changes(cursor)
        for one, after in islice(run, chance.randrange(4)):
            held[one.path] = "" if one.what == "gone" else one.digest
            cursor = after
        run.close()  # type: ignore[attr-defined]
        if journal.exists() and chance.random() < 0.2:
            with journal.open("a") as stream:
                stream.write('{"number": 99999, "wh')
    for one, _ in watched(folder).changes(cursor):
        held[one.path] = "" if one.what == "gone" else one.digest
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    assert {name: digest for name, digest in held.items() if digest} == there
