# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds of several sources into one ledger, on both databases."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from samenhang.admission import Hand
from samenhang.ahead import ahead
from samenhang.following import Ground, remembered, rounds, stop
from samenhang.freshness import states_of
from samenhang.ledger import Ledger
from samenhang.ledger.arrived import Arrived
from samenhang.reception import Reception
from samenhang.settings import read_settings
from samenhang.sources.catalogue import SOURCES, Choice
from tests.arriving import impatient
from tests.servers.world import serving_world
from tests.test_delivery import filed

WHEN = datetime(2026, 11, 25, 12, tzinfo=UTC)
FIRST = Choice(dossier="30821", since="2015")


def test_sources_of_every_sort_are_followed_on_both_databases(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samenhang.sources.client.Clock", impatient)
    chosen = {"tweedekamer": FIRST, "koop": FIRST, "eerstekamer": Choice(), "folder": Choice()}
    with serving_world(filed(), tmp_path) as world:
        ground = Ground(
            ledger,
            read_settings(world.settings).sources,
            lambda: Reception(1, 0, 10_000_000, 60, Path("nothing"), lambda: WHEN),
            Hand("proef", "test", WHEN.isoformat()),
            WHEN.isoformat,
            WHEN.date,
            lambda done, total, what: None,
        )
        for name, choice in chosen.items():
            (told,) = rounds(name, [choice], ground)
            assert (told.problems, told.new > 0) == ([], True), name
        with ledger.looking() as (connection, _):
            states = states_of(Arrived(connection), ground.where.places)
        again = [told for name, choice in chosen.items() for told in rounds(name, [choice], ground)]
    assert [one.name for one in states] == ["tweedekamer", "koop", "eerstekamer", "feeds/wrr", "folder/post"]
    assert [one.fresh for one in states] == [*[WHEN.isoformat()] * 3, None, WHEN.isoformat()]
    assert states[2].kinds == {"commitment": (2, 0), "publication": (1, 0)}
    assert [(one.new, one.changed, one.deleted, one.files) for one in again] == [(0, 0, 0, 0)] * 4
    assert {name: remembered(ledger, name) for name in chosen} == {
        name: (one,) for name, one in chosen.items()
    }
    stop(ledger, SOURCES["tweedekamer"], FIRST, WHEN.isoformat())
    assert remembered(ledger, "tweedekamer") == (Choice(),)


def test_who_breaks_down_working_ahead_is_never_taken_for_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda told: None)

    def items() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    given = ahead(items())
    assert next(given) == 1
    with pytest.raises(AssertionError, match="nothing of it counts"):
        next(given)
    for thread in threading.enumerate():
        if thread.name.endswith("(work)"):
            thread.join()
