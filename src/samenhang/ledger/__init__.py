# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The memory of Samenhang: open a ledger here; `Ledger` reads, `Ledger.writing()` writes."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from samenhang.errors import LedgerError, NotFound
from samenhang.ledger.engine import make_engine, reading
from samenhang.ledger.index import SearchIndex
from samenhang.ledger.ink import Ink
from samenhang.ledger.inventory import KeptFile, Status
from samenhang.ledger.ledger import Ledger
from samenhang.ledger.originals import Originals
from samenhang.ledger.place import place_of
from samenhang.ledger.search import Found, Hit, Request
from samenhang.ledger.shelf import Entry, Kept
from samenhang.ledger.standing import Finding, Standing, withdrawal
from samenhang.ledger.steps import bring_up_to_date, ledger_id

__all__ = [
    "Entry",
    "Finding",
    "Found",
    "Hit",
    "Ink",
    "Kept",
    "KeptFile",
    "Ledger",
    "Originals",
    "Request",
    "Standing",
    "Status",
    "open_ledger",
    "withdrawal",
]


def open_ledger(
    where: str | Path,
    *,
    index: str | Path | None = None,
    originals: str | Path | None = None,
    create: bool = True,
    wait: float = 30.0,
) -> Ledger:
    """Open the ledger at a path (SQLite) or a postgresql:// URL; an absent one is made if `create`.

    `index` is the folder of the search index, `originals` that of the files as they came: by default beside
    the file, or for a server in the user's data folder. `wait` is how many seconds to wait for another
    writer.

    Raises LedgerError for a ledger that is newer, locked, damaged or out of reach, InvalidInput for what is
    no address, NotFound where there is no ledger and none may be made.
    """
    place = place_of(where, index, originals)
    if place.path is not None:
        if not create and not place.path.exists():
            raise NotFound(f"there is no ledger at {place}", "samenhang add makes one")
        try:
            place.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LedgerError(f"{place} cannot be made: {error.strerror}", "choose another place") from error
    engine = make_engine(place, wait)
    with ExitStack() as undo:
        undo.callback(engine.dispose)
        bring_up_to_date(engine, place, wait)
        with reading(engine, place) as connection:
            identity = ledger_id(connection)
        undo.pop_all()
    ledger = Ledger(engine, place, wait, SearchIndex(place.index, identity))
    ledger.originals.sweep()
    return ledger
