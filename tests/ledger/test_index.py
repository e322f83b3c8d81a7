# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The index follows SQL, and can be thrown away, lost, left behind or strange without harm."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from samenhang.errors import LedgerError
from samenhang.ledger import Ledger, open_ledger
from samenhang.ledger.index import SearchIndex, State
from tests.conftest import Library
from tests.ledger import world
from tests.ledger.world import WHEN, document_of, file_of, keep


def write_many(ledger: Ledger, count: int, word: str = "veiligheid") -> None:
    with ledger.writing(WHEN, "1") as ink:
        for number in range(count):
            document = document_of([f"{word} nummer {number}"], f"{word}-{number}.txt")
            ink.keep_document(file_of(document), document)


def test_the_index_follows_at_the_next_search(ledger: Ledger) -> None:
    world.keep_world(ledger)
    assert ledger.status().behind == 2
    assert (ledger.search("hachchi").total, ledger.status().behind) == (2, 0)


def test_far_behind_a_search_says_so_and_catching_up_mends_it(ledger: Ledger) -> None:
    write_many(ledger, 5)
    assert ledger.search("veiligheid").total == 5
    write_many(ledger, 300, "dreiging")
    found = ledger.search("veiligheid")
    assert (found.total, found.behind) == (5, 300)
    told: list[tuple[int, int]] = []
    assert ledger.catch_up(lambda done, total: told.append((done, total))) == 0
    assert told[-1] == (300, 300)
    assert told == sorted(told)
    assert (ledger.search("dreiging").total, ledger.search("dreiging").behind) == (300, 0)


def test_closing_lets_the_index_follow(library: Library) -> None:
    world.keep_world(library.open())
    library.close()
    assert library.open().status().behind == 0


def test_rebuilt_from_sql_it_finds_the_same(ledger: Ledger, library: Library) -> None:
    world.keep_world(ledger)
    before = ledger.search("hachchi OR strategie", 50)
    assert ledger.rebuild_index() == 2
    assert ledger.search("hachchi OR strategie", 50) == before
    folders = [path.name for path in library.index.iterdir() if path.is_dir()]
    assert folders == ["form2-2"]


def test_an_empty_ledger_can_be_rebuilt(ledger: Ledger) -> None:
    assert ledger.rebuild_index() == 0
    world.keep_world(ledger)
    assert ledger.search("hachchi").total == 2


@pytest.mark.parametrize("lost", ["all", "notebook", "form2-1"])
def test_what_is_lost_of_it_is_made_anew(library: Library, lost: str) -> None:
    world.keep_world(library.open())
    library.close()
    path = library.index if lost == "all" else library.index / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    ledger = library.open()
    assert ledger.search("hachchi").total == 2
    assert ledger.status().behind == 0


def test_an_index_of_another_ledger_is_not_believed(tmp_path: Path) -> None:
    for name, word in (("a.db", "veiligheid"), ("b.db", "dreiging")):
        with open_ledger(tmp_path / name, index=tmp_path / "index") as ledger:
            write_many(ledger, 3, word)
            assert (ledger.search(word).total, ledger.status().behind) == (3, 0)
            assert ledger.search("veiligheid").total == (3 if word == "veiligheid" else 0)


def test_a_ledger_put_back_from_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_ledger(path) as ledger:
        write_many(ledger, 2)
    shutil.copy(path, tmp_path / "copy.db")
    with open_ledger(path) as ledger:
        write_many(ledger, 3, "dreiging")
    shutil.copy(tmp_path / "copy.db", path)
    with open_ledger(path) as ledger:
        assert ledger.search("dreiging").total == 0
        assert (ledger.search("veiligheid").total, ledger.status().behind) == (2, 0)


def test_an_index_of_another_form_is_made_anew(library: Library) -> None:
    world.keep_world(library.open())
    library.close()
    with closing(sqlite3.connect(library.index / "notebook")) as notebook, notebook:
        notebook.execute("UPDATE state SET folder = 'form0-7'")
    ledger = library.open()
    assert ledger.search("hachchi").total == 2
    assert (library.index / "form2-8").is_dir()


def test_a_damaged_index_says_what_to_do(library: Library) -> None:
    world.keep_world(library.open())
    library.close()
    (library.index / "form2-1" / "meta.json").write_text("{")
    with pytest.raises(LedgerError, match="cannot be used") as caught:
        library.open().search("hachchi")
    assert "index rebuild" in caught.value.remedy
    assert library.open().rebuild_index() == 2
    assert library.open().search("hachchi").total == 2


def test_two_writers_of_the_index_take_turns(library: Library) -> None:
    first, second = library.open(), library.open(wait=0.2)
    write_many(first, 3)
    with closing(sqlite3.connect(_notebook(library), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert second.search("veiligheid").behind == 3
        with pytest.raises(LedgerError, match="another program is writing the search index"):
            second.rebuild_index()
        other.execute("ROLLBACK")
    assert second.search("veiligheid").total == 3
    write_many(second, 2, "dreiging")
    assert first.search("dreiging").total == 2


def _notebook(library: Library) -> Path:
    library.index.mkdir(exist_ok=True)
    return library.index / "notebook"


def test_rebuilding_does_not_disturb_who_is_reading(library: Library) -> None:
    reader, writer = library.open(), library.open()
    world.keep_world(writer)
    assert reader.search("hachchi").total == 2
    writer.rebuild_index()
    keep(writer, document_of(["nog eens Hachchi"], "c.txt"))
    assert reader.search("hachchi").total == 3


def test_threads_read_while_another_writes_and_rebuilds(ledger: Ledger) -> None:
    written, done = [0], threading.Event()
    wrong: list[object] = []

    def read() -> None:
        eyes, least = ledger.seen_by(ledger.viewer), 0
        try:
            while not done.is_set():
                sure = written[0]
                total = eyes.search("veiligheid", 1).total
                if total < max(sure, least):
                    wrong.append((total, sure, least))
                least = total
        except (LedgerError, RuntimeError, AttributeError, ValueError) as error:
            wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(6)]
    for reader in readers:
        reader.start()
    for turn in range(12):
        with ledger.writing(WHEN, "1") as ink:
            for number in range(5):
                document = document_of([f"veiligheid nummer {turn} {number}"], f"{turn}-{number}.txt")
                ink.keep_document(file_of(document), document)
        assert (ledger.rebuild_index() if turn % 4 == 3 else ledger.catch_up()) >= 0
        written[0] = 5 * (turn + 1)
    done.set()
    for reader in readers:
        reader.join(30)
    assert (wrong, ledger.search("veiligheid", 1).total) == ([], 60)


def state_of(library: Library) -> State:
    with closing(sqlite3.connect(library.index / "notebook")) as notebook:
        return State(*notebook.execute("SELECT ledger, folder, reached FROM state").fetchone())


def dawdle(frame: FrameType, event: str, _: object) -> Any:
    """Lets other threads come in between any two lines of `searcher`."""
    if frame.f_code is not SearchIndex.searcher.__code__:
        return None
    if event == "line":
        time.sleep(0.002)
    return dawdle


def test_a_thread_never_gets_the_index_that_another_opened(library: Library, tmp_path: Path) -> None:
    ledger = library.open()
    write_many(ledger, 3)
    ledger.catch_up()
    old = state_of(library)
    shutil.copytree(library.index / old.folder, tmp_path / "old")
    write_many(ledger, 4, "dreiging")
    ledger.rebuild_index()
    new = state_of(library)
    shutil.copytree(tmp_path / "old", library.index / old.folder)
    index = SearchIndex(library.index, new.ledger)
    wrong: list[object] = []

    def read(state: State, documents: int) -> None:
        try:
            for _ in range(10):
                searcher = index.searcher(state)
                if searcher is None or searcher.num_docs != documents:
                    wrong.append((state.folder, searcher and searcher.num_docs))
        except (AttributeError, TypeError, RuntimeError) as error:
            wrong.append(error)

    threading.settrace(dawdle)
    try:
        readers = [threading.Thread(target=read, args=args) for args in ((old, 3), (new, 7)) * 2]
        for reader in readers:
            reader.start()
    finally:
        threading.settrace(None)
    for reader in readers:
        reader.join(60)
    assert wrong == []
