# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Originals through the whole house: every file is kept as it came, but for what nobody may keep."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from samenhang import intake, reception
from samenhang.app import Bureau
from samenhang.errors import NotFound, Unreadable
from samenhang.model import Document
from samenhang.reading import read
from tests.conftest import Library
from tests.test_intake import TASK, add, lines_of, settings, start, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and bounds of memory are POSIX")


@pytest.fixture
def bureau(library: Library, tmp_path: Path) -> Iterator[Bureau]:
    with Bureau(settings(library, tmp_path)) as work:
        yield work


def secret(data: bytes, name: str) -> Document:
    """Reads as ever, but refuses one file as a state secret."""
    if name == "secret.txt":
        raise Unreadable("state-secret", "it is a state secret", "take it elsewhere")
    return read(data, name)


def guard(memory: int) -> None:
    reception.prepare(memory)
    intake.__dict__["read"] = secret


def test_originals_are_kept_but_of_a_state_secret_nothing_stays(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "files", 2)
    (folder / "secret.txt").write_text("Stg. GEHEIM")
    ledger = library.open(originals=tmp_path / "originals")
    intake.take_in(intake.jobs_of([folder]), ledger, partial(start, guard), TASK, lambda reading: None)
    files = {file.name: file for file in ledger.files()}
    assert (files["secret.txt"].status, files["secret.txt"].code) == ("unread", "state-secret")
    assert ledger.originals.path(files["000.txt"].digest).read_bytes() == (folder / "000.txt").read_bytes()
    kept = [path for path in (tmp_path / "originals").rglob("*") if path.is_file() and path.name != "lock"]
    assert {path.name for path in kept} == {files[f"00{n}.txt"].digest for n in range(2)}


def test_what_was_added_before_originals_were_kept_gets_one_when_it_is_added_again(
    bureau: Bureau, tmp_path: Path
) -> None:
    folder = write(tmp_path / "files", 2)
    add(bureau, folder)
    before = lines_of(bureau.ledger)
    shutil.rmtree(bureau.ledger.originals.folder)
    digest = next(bureau.ledger.files()).digest
    with pytest.raises(NotFound, match="not here"):
        bureau.ledger.originals.path(digest)
    assert bureau.show(digest).name == "000.txt"
    assert len(add(bureau, folder).read) == 2
    assert bureau.ledger.originals.path(digest).read_bytes() == (folder / "000.txt").read_bytes()
    assert lines_of(bureau.ledger) == before
    assert add(bureau, folder).known == 2
