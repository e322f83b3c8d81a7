# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What follows the ledger does so while documents are taken in, and costs none of them when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samenhang import reception
from samenhang.admission import Hand
from samenhang.ledger import Ledger
from samenhang.reception import Received, Reception

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
HAND = Hand("analist", "test", NOON.isoformat())


@pytest.fixture
def taking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reception]:
    monkeypatch.setattr(reception, "FOLLOWED", 2)
    with Reception(1, 0, 1_000_000, 60, tmp_path / "none", lambda: NOON) as taking:
        yield taking


def take_in(taking: Reception, ledger: Ledger, folder: Path) -> Received:
    folder.mkdir()
    for number in range(5):
        (folder / f"brief{number}.txt").write_text(f"Dit is brief {number} aan de Kamer.\n", "utf-8")
    return taking.take_in(ledger, taking.look(ledger, [folder]), None, HAND, lambda *_: None)


def test_what_follows_follows_while_documents_are_taken_in(
    taking: Reception, ledger: Ledger, tmp_path: Path
) -> None:
    seen: list[int] = []
    taking.then = lambda one: seen.append(one.status().read)
    assert len(take_in(taking, ledger, tmp_path / "files").read) == 5
    assert len(seen) == 3  # behind two, four, and all
    assert seen[-1] == 5


def test_what_follows_and_fails_costs_no_document(taking: Reception, ledger: Ledger, tmp_path: Path) -> None:
    asked: list[Ledger] = []

    def fail(one: Ledger) -> None:
        asked.append(one)
        raise ZeroDivisionError

    taking.then = fail
    with pytest.raises(ZeroDivisionError):
        take_in(taking, ledger, tmp_path / "files")
    assert ledger.status().read == 5
    assert len(asked) == 2  # once meanwhile, once at the end
