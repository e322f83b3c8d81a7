# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes in what people sent to the web, one batch after another: a ledger has one writer.

What was accepted is taken in whatever happens: a batch that was under way when the program was stopped goes
on at the next start, and one that cannot go on now is tried again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from types import TracebackType

from samenhang import intake
from samenhang.admission import Hand
from samenhang.errors import SamenhangError
from samenhang.inbox import Batch, Inbox, Item
from samenhang.ledger import Ledger
from samenhang.reception import Offered, Reception, Stopped
from samenhang.sources.folder import Offer
from samenhang.viewer import OWNER

LOG = logging.getLogger("samenhang.web")

PAUSE = 0.3
"""Seconds between looks into the inbox."""

AGAIN = 20.0
"""Seconds after which what did not go on is tried again."""

FAILURES = (SamenhangError, OSError, RuntimeError, ValueError, LookupError, TypeError, AttributeError)
"""What costs a batch its turn and not the others theirs, a mistake of ours included."""


class Clerk:
    """A thread that works from when it is entered until it is left; what it had not kept is read again."""

    def __init__(
        self, inbox: Inbox, reception: Reception, ledger: Ledger, now: Callable[[], datetime]
    ) -> None:
        self._inbox = inbox
        self._reception = reception
        self._ledger = ledger.seen_by(OWNER)  # what it tells the index stays apart from what others do
        self._now = now
        self._leaving = threading.Event()
        self._thread = threading.Thread(target=self._work, name="clerk", daemon=True)

    def __enter__(self) -> Clerk:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving.set()
        self._reception.close()
        self._thread.join()

    def _work(self) -> None:
        swept = False
        while not self._leaving.wait(PAUSE):
            with self._inbox.at_work() as ours:
                if ours and not swept:
                    self._inbox.sweep()
                    swept = True
                if ours and not self._all_went_on():
                    self._leaving.wait(AGAIN)

    def _all_went_on(self) -> bool:
        """Take in what waits; gives whether nothing is to be tried again soon."""
        stuck = 0
        for batch in self._inbox.undone():
            if self._leaving.is_set():
                return True
            stuck += not self._take(batch)
        return not stuck

    def _take(self, batch: Batch) -> bool:
        """Take a batch in. Gives whether it need not be tried again soon."""
        try:
            self._take_in(batch)
        except FAILURES as error:
            if self._leaving.is_set():
                return True
            LOG.error("batch %s does not go on: %s", batch.name, error)
            self._inbox.trouble(batch, str(error))
            return False
        except Stopped:
            return True
        return True

    def _take_in(self, batch: Batch) -> None:
        order = batch.order
        hand = Hand(order.sender, order.origin, self._now().astimezone(UTC).isoformat(timespec="seconds"))
        places = {(offer.name, offer.where): offer for offer in self._offers(batch)}
        offered = self._reception.look(self._ledger, places.values())
        left = sum(file.size for file in offered.new.values())
        self._inbox.begin(batch, _items(offered), hand.when, left)

        def report(_done: int, _total: int, reading: intake.Reading) -> None:
            if isinstance(reading, intake.Unread) and reading.failure.code in intake.WITHHELD:
                offer = places.get((reading.file.name, reading.file.where))
                if offer is not None:  # what stands in a zip goes with it, when the batch is done
                    offer.path.unlink(missing_ok=True)

        self._reception.take_in(self._ledger, offered, order.access, hand, report)
        self._inbox.end(batch)

    def _offers(self, batch: Batch) -> Iterator[Offer]:
        """The files of a batch that are still here."""
        for number, (name, _) in enumerate(batch.files):
            path = self._inbox.file(batch, number)
            if path.exists():
                yield Offer(path, name, f"{name} ({batch.name}/{number})")


def _items(offered: Offered) -> list[Item]:
    """What was found in a batch. Of the same file twice the second is known."""
    items: list[Item] = []
    met = set(offered.known)
    for file in offered.files:
        items.append(Item(file.digest, file.name, file.size, file.digest in met))
        met.add(file.digest)
    return items
