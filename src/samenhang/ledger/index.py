# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search index: a folder that can be thrown away and made anew from SQL at any time.

Beside the folder of the index proper stands a notebook, a small SQLite file. It says which folder is in use,
of which ledger, and up to which change of that ledger the index has come; its write lock is the lock of
whoever writes the index. The notebook is written after the index: killed in between, the last documents are
indexed again, which changes nothing.
A rebuilt index stands in a folder of its own until the notebook points at it.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from tantivy import Document, Index, Schema, SchemaBuilder, Searcher, TextAnalyzerBuilder, Tokenizer

from samenhang.errors import LedgerError
from samenhang.ledger.feed import Feed

FORM = 2
"""Form of the index; it is in the name of the folder. Raise it when the fields or the words change."""

HEAP = 48_000_000
"""Bytes the index may use before it writes a piece to disk."""


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("text", tokenizer_name="words")
    builder.add_text_field("stem", tokenizer_name="words", index_option="freq")
    builder.add_text_field("heading", tokenizer_name="words", index_option="freq")
    builder.add_text_field("actor", tokenizer_name="words")
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("document", indexed=True, fast=True)
    for name in ("access", "later"):
        builder.add_integer_field(name, indexed=True)
    for name in ("number", "first", "last"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


SCHEMA = _schema()


@dataclass(frozen=True, slots=True)
class State:
    """What the notebook says: of which ledger, in which folder, and up to which change."""

    ledger: str
    folder: str
    reached: int


class SearchIndex:
    """The index of one ledger in one folder. `ledger` is the ledger's id. Threads may share it."""

    def __init__(self, folder: Path, ledger: str) -> None:
        self.folder = folder
        self._ledger = ledger
        self._open: tuple[State, Index] | None = None
        self._opening = Lock()

    # ------------------------------------------------------------ the notebook

    def state(self) -> State:
        """Where the index stands; a new or strange one stands at the beginning."""
        if not self._notebook.exists():
            return self._beginning()
        with self.in_words(), closing(sqlite3.connect(self._notebook, timeout=5)) as notebook:
            return self._read(notebook)

    @property
    def _notebook(self) -> Path:
        return self.folder / "notebook"

    def _beginning(self) -> State:
        return State(self._ledger, f"form{FORM}-1", 0)

    def _read(self, notebook: sqlite3.Connection) -> State:
        try:
            row = notebook.execute("SELECT ledger, folder, reached FROM state").fetchone()
        except sqlite3.OperationalError as error:
            if "no such table" not in str(error):
                raise
            row = None
        state = State(*row) if row else self._beginning()
        ours = state.ledger == self._ledger and state.folder.startswith(f"form{FORM}-")
        if ours and (state.reached == 0 or (self.folder / state.folder / "meta.json").exists()):
            return state
        return replace(self._beginning(), folder=_next(state.folder))

    @contextmanager
    def in_words(self) -> Iterator[None]:
        """Errors of the disk, the notebook and Tantivy (which raises ValueError) as a LedgerError."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError) as error:
            raise self._unusable(error) from error

    def _unusable(self, error: Exception) -> LedgerError:
        return LedgerError(
            f"the search index in {self.folder} cannot be used: {error}",
            "samenhang index rebuild (after removing that folder, if need be)",
        )

    # ------------------------------------------------------------ writing

    @contextmanager
    def pen(self, wait: float) -> Iterator[Pen | None]:
        """The right to write the index, or None where another program keeps it longer than `wait` seconds."""
        with self.in_words():
            self.folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._notebook, timeout=wait, isolation_level=None)) as notebook:
            with self.in_words():
                locked = _lock(notebook)
            if not locked:
                yield None
                return
            with self.in_words():
                notebook.execute(
                    "CREATE TABLE IF NOT EXISTS state (ledger TEXT, folder TEXT, reached INTEGER)"
                )
                state = self._read(notebook)
            pen = Pen(self, notebook, state)
            try:
                yield pen
            finally:
                pen.put_down()

    def index_of(self, state: State) -> Index:
        """The index that a state speaks of, made where it is not there yet."""
        path = self.folder / state.folder
        if state.reached == 0 and path.exists():
            shutil.rmtree(path)  # begun and never finished
        path.mkdir(parents=True, exist_ok=True)
        index = Index(SCHEMA, str(path))
        index.register_tokenizer("words", TextAnalyzerBuilder(Tokenizer.whitespace()).build())
        return index

    # ------------------------------------------------------------ reading

    def searcher(self, state: State) -> Searcher | None:
        """The index in this state, or newer; None where nothing was indexed yet."""
        if state.reached == 0:
            return None
        with self._opening:  # who asks for an earlier state must not put back what another thread brought
            opened = self._open
            if opened is None or opened[0].folder != state.folder:
                opened = self._existing(state)
            elif opened[0].reached < state.reached:
                opened[1].reload()
                opened = (state, opened[1])
            self._open = opened
            return opened[1].searcher()

    def _existing(self, state: State) -> tuple[State, Index]:
        try:
            index = Index.open(str(self.folder / state.folder))
            index.config_reader("manual")
            index.reload()
        except ValueError as error:
            now = self.state()
            if now.folder == state.folder:
                raise self._unusable(error) from error
            return self._existing(now)  # it was rebuilt at this very moment
        return state, index

    def close(self) -> None:
        with self._opening:
            self._open = None


class Pen:
    """Writes the index while nobody else does. What is not `kept` has not happened."""

    def __init__(self, index: SearchIndex, notebook: sqlite3.Connection, state: State) -> None:
        self._index = index
        self._notebook = notebook
        self.state = state
        self._writer: Any = None

    def write(self, documents: Sequence[tuple[int, Sequence[Feed]]]) -> None:
        """Put these documents in the place of what the index had of them."""
        with self._index.in_words():
            writer = self._open_writer()
            for key, passages in documents:
                writer.delete_documents_by_term("document", key)
                for feed in passages:
                    writer.add_document(Document.from_dict({**feed, "document": key}, SCHEMA))

    def _open_writer(self) -> Any:
        if self._writer is None:
            self._writer = self._index.index_of(self.state).writer(HEAP, 1)
        return self._writer

    def keep(self, reached: int) -> None:
        """Make what was written last, and note that the index has come to this change of the ledger."""
        with self._index.in_words():
            if self._writer is not None:
                self._writer.commit()
            self.state = replace(self.state, reached=reached)
            self._note()

    def _note(self) -> None:
        self._notebook.execute("DELETE FROM state")
        row = (self.state.ledger, self.state.folder, self.state.reached)
        self._notebook.execute("INSERT INTO state VALUES (?, ?, ?)", row)
        self._notebook.execute("COMMIT")
        self._notebook.execute("BEGIN IMMEDIATE")

    def put_down(self) -> None:
        """Finish merging, and let others write."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None
        if self._notebook.in_transaction:
            self._notebook.execute("ROLLBACK")

    def rebuild(self, write: Callable[[Pen], int]) -> None:
        """Let `write` fill a new index beside the old one, then put it in its place."""
        old = self.state
        self.state = State(self._index._ledger, _next(old.folder), 0)
        reached = write(self)
        if self._writer is None:
            self._open_writer()
        self.keep(reached)
        self._sweep()

    def _sweep(self) -> None:
        """Remove the folders that are no longer in use."""
        for path in self._index.folder.glob("form*-*"):
            if path.name != self.state.folder:
                with suppress(OSError):
                    shutil.rmtree(path)


def _lock(notebook: sqlite3.Connection) -> bool:
    try:
        notebook.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise
    return True


def _next(folder: str) -> str:
    """The name of the folder after this one."""
    number = folder.rpartition("-")[2]
    return f"form{FORM}-{int(number) + 1 if number.isdigit() else 1}"
