# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Raw answers: kept once, read again as they came, never half."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.errors import LedgerError, NotFound
from samenhang.sources.raw import RawStore


@given(st.binary(max_size=2000))
def test_an_answer_comes_back_as_it_came(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    store = RawStore(tmp_path_factory.getbasetemp() / "answers")
    digest = store.keep(data)
    assert digest == hashlib.sha256(data).hexdigest()
    assert store.keep(data) == digest
    assert store.read(digest) == data


def test_what_is_not_there_or_damaged_is_said(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    with pytest.raises(NotFound):
        store.read("0" * 64)
    digest = store.keep(b"what the source said" * 50)
    place = tmp_path / digest[:2] / f"{digest}.gz"
    whole = place.read_bytes()
    for damaged in (whole[:-9], b"", whole[:20] + b"\x00" + whole[21:], b"something else"):
        place.write_bytes(damaged)
        with pytest.raises(LedgerError):
            store.read(digest)


def test_what_was_left_half_goes_after_a_day(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    digest = store.keep(b"x")
    half = tmp_path / digest[:2] / "left.half"
    half.write_bytes(b"h")
    os.utime(half, (1000, 1000))
    store.sweep(now=2000)
    assert half.exists()
    store.sweep(now=90_000)
    assert not half.exists()
    assert store.has(digest)
