# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files as they came: whole or not there, each once, and found by what they hold."""

from __future__ import annotations

import hashlib
import io
import random
import signal
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.errors import InvalidInput, LedgerError, NotFound
from samenhang.ledger import Ledger, Originals
from samenhang.ledger.originals import PIECE
from tests.conftest import Library

ROOT = Path(__file__).parents[2]
WRITER = """
import itertools, sys
from io import BytesIO
from pathlib import Path
from samenhang.ledger.originals import Originals

with Originals(Path(sys.argv[1])).keeping() as kept:
    print("begun", flush=True)
    for number in itertools.count(int(sys.argv[2])):
        kept.add(BytesIO(b"%d " % number * 200_000))
        if number % 5 == 4:
            kept.settle()
"""


class Zeros:
    """A stream of so many zeros that nobody holds in memory."""

    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int) -> bytes:
        piece = min(size, self._left)
        self._left -= piece
        return bytes(piece)


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()} - {"lock"}


def leftovers(folder: Path) -> list[Path]:
    return [path for path in (folder / "incoming").iterdir() if path.name != "lock"]


@given(st.binary(max_size=3 * 1000))
def test_what_is_kept_is_found_by_what_it_holds(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    originals = Originals(tmp_path_factory.mktemp("o"))
    kept = originals.keep(io.BytesIO(data))
    assert kept == (digest_of(data), len(data))
    with originals.open(kept.digest) as stream:
        assert stream.read() == data
    assert originals.path(kept.digest) == originals.folder / kept.digest[:2] / kept.digest
    assert names(originals.folder) == {kept.digest}


def test_a_path_is_kept_too_and_twice_is_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "o")
    (tmp_path / "a.txt").write_bytes(b"a")
    first = originals.keep(tmp_path / "a.txt", digest_of(b"a"))
    before = originals.path(first.digest).stat()
    assert originals.keep(io.BytesIO(b"a")) == first == originals.keep(tmp_path / "a.txt", first.digest)
    assert originals.path(first.digest).stat() == before
    assert leftovers(originals.folder) == []


def test_another_digest_than_was_said_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "o")
    with pytest.raises(InvalidInput, match="another one"):
        originals.keep(io.BytesIO(b"b"), digest_of(b"a"))
    assert names(originals.folder) == set()


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "ab/" + "c" * 61, "a" * 64 + "\n"]
)
def test_what_is_no_digest_reaches_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput):
        Originals(tmp_path).path(name)


def test_what_is_not_here_is_said_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="not here") as caught:
        Originals(tmp_path / "never made").open("a" * 64)
    assert "add the file again" in caught.value.remedy


def test_damage_is_seen(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    kept = originals.keep(io.BytesIO(b"as it came"))
    originals.path(kept.digest).write_bytes(b"as it is not")
    with pytest.raises(LedgerError, match="damaged"):
        originals.open(kept.digest)


def test_a_large_file_is_never_in_memory(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    tracemalloc.start()
    kept = originals.keep(cast(BinaryIO, Zeros(200_000_000)))
    originals.open(kept.digest).close()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept.size == 200_000_000 == originals.path(kept.digest).stat().st_size
    assert peak < 4 * PIECE


def test_what_was_not_settled_when_it_went_wrong_is_not_kept(tmp_path: Path) -> None:
    originals = Originals(tmp_path)

    def go_wrong() -> None:
        with originals.keeping() as kept:
            kept.add(io.BytesIO(b"settled"))
            kept.settle()
            kept.add(io.BytesIO(b"not settled"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go_wrong()
    assert names(tmp_path) == {digest_of(b"settled")}


def test_no_room_is_an_error_of_the_ledger(tmp_path: Path) -> None:
    (tmp_path / "o").write_text("a file where the folder must come")
    with pytest.raises(LedgerError, match="cannot be kept") as caught:
        Originals(tmp_path / "o").keep(io.BytesIO(b"a"))
    assert "SAMENHANG_ORIGINALS" in caught.value.remedy


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on this system")
def test_killed_writes_leave_nothing_half(tmp_path: Path) -> None:
    chance = random.Random(5)
    originals = Originals(tmp_path)
    swept = 0
    for run in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(run * 10_000)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0.02, 0.2))
        originals.sweep()  # while it writes, nothing of what it writes is taken away
        assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
        swept += len(leftovers(tmp_path))
        originals.sweep()
        assert leftovers(tmp_path) == []
    assert swept > 0
    kept = names(tmp_path)
    assert kept
    for digest in kept:
        assert digest_of(originals.path(digest).read_bytes()) == digest


def test_an_opened_ledger_gives_its_originals_and_sweeps(library: Library, tmp_path: Path) -> None:
    ledger = library.open(originals=tmp_path / "files")
    kept = ledger.originals.keep(io.BytesIO(b"letter"))
    left = tmp_path / "files" / "incoming" / "half"
    left.write_bytes(b"let")
    library.close()
    again = library.open(originals=tmp_path / "files")
    assert again.originals.path(kept.digest).read_bytes() == b"letter"
    assert not left.exists()


def test_originals_stand_beside_the_file_or_by_the_address_of_the_server(ledger: Ledger) -> None:
    place = ledger.place
    if place.path is not None:
        assert place.originals == place.path.with_name(place.path.name + ".originals")
    else:
        assert place.originals.name.startswith("originals-")
    assert not place.originals.exists()
