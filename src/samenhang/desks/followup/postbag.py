# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters to who watches something: made from what moved, sent once, and remembered as soon as they went.

Each reader sees what their account sees at that moment, and never more than letters may carry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from itertools import groupby

from samenhang.admission import Hand
from samenhang.desks.followup import mail, outlet
from samenhang.desks.followup.digest import Notice, Sent, digest
from samenhang.desks.followup.post import Post
from samenhang.desks.followup.register import Register
from samenhang.desks.followup.selection import Selection
from samenhang.desks.followup.store import watches
from samenhang.desks.followup.store.watches import Watch
from samenhang.desks.followup.voice import Site, Voice
from samenhang.errors import NotFound, NotSent
from samenhang.ledger import Ledger
from samenhang.viewer import OWNER, Level, Viewer

BACK = timedelta(days=30)
"""How far back news is told that could not be sent before."""
MOST = 500
"""Movements of one watch in a round."""
LEAVE = "/letters/"
"""Where letters are stopped, below the address of the site."""


@dataclass(frozen=True, slots=True)
class Round:
    """What came of a round: letters that went, and those that the server did not take, with its words."""

    sent: int
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter that is ready to go."""

    watch: Watch
    notice: Notice
    message: EmailMessage


@dataclass(frozen=True, slots=True)
class Postbag:
    """The letters of a ledger. `level` is up to which they carry what documents say."""

    ledger: Ledger
    post: Post
    sender: str
    level: Level
    site: Site

    def send(self, now: datetime, hand: Hand) -> Round:
        """Send what is due. Raises NotSent where no server is set or it does not answer; what went until then
        is remembered.
        """
        if not self.post.host or not self.sender:
            raise NotSent(
                "no mail server or sender is set, so nothing was sent",
                "set SAMENHANG_SMTP_HOST and SAMENHANG_SMTP_SENDER",
            )
        letters, went = list(self.letters(now)), 0
        refused: list[str] = []
        if not letters:
            return Round(0, ())
        for one, delivery in zip(letters, self.post.send(each.message for each in letters), strict=True):
            if delivery.refused:
                refused.append(f"{one.watch.address}: {delivery.refused}")
                continue
            self._remember(one, hand)
            went += 1
        with self.ledger.writing(hand.when) as ink:
            watches.sweep(ink.connection, now.date() - 2 * BACK)
        return Round(went, tuple(refused))

    def letters(self, now: datetime) -> Iterator[_Letter]:
        """What is to be sent at this moment, reader by reader."""
        with self.ledger.looking() as (connection, _):
            every = watches.all_of(connection)
        for (owner, address), own in groupby(every, lambda one: (one.owner, one.address)):
            viewer = self._viewer(owner)
            if viewer is None:
                continue
            with self.ledger.looking() as (connection, _):
                sent = watches.sent(connection, owner, address, now.date() - 2 * BACK)
            yield from self._of_reader(tuple(own), viewer, sent, now)

    def _of_reader(
        self, own: Sequence[Watch], viewer: Viewer, sent: list[Sent], now: datetime
    ) -> Iterator[_Letter]:
        register = Register(self.ledger.seen_by(viewer), now.date())
        for watch in own:
            voice = Voice(outlet.texts_of(watch.language), self.site)
            asked = replace(Selection.of(watch.selection).asked(now.date()), limit=MOST)
            since = max(date.fromisoformat(watch.since), now.date() - BACK)
            for notice in digest(register.movements(since, asked, arrived=True), sent, now.date()):
                sent.append(notice.sent)
                follows = Selection.of(watch.selection).words(voice.texts, notice.item.what)
                reader = mail.Reader(watch.address, follows, LEAVE + watch.leave)
                yield _Letter(
                    watch, notice, mail.letter(notice, reader, mail.Sender(self.sender), voice, now)
                )

    def _viewer(self, owner: str) -> Viewer | None:
        """Through whose eyes a reader sees in a letter; None where their account is gone or closed."""
        if owner == OWNER.name and not self._has_account(owner):
            return replace(OWNER, clearance=self.level)
        try:
            with self.ledger.accounts() as accounts:
                account = accounts.named(owner)
        except NotFound:
            return None
        if not account.active:
            return None
        clearance = min(account.viewer.clearance, self.level, key=lambda level: level.rank)
        return replace(account.viewer, clearance=clearance)

    def _has_account(self, name: str) -> bool:
        with self.ledger.accounts() as accounts:
            return any(account.name == name for account in accounts.all())

    def _remember(self, one: _Letter, hand: Hand) -> None:
        with self.ledger.writing(hand.when) as ink:
            watches.remember(ink.connection, one.watch.owner, one.watch.address, one.notice.sent)
            result = f"to {one.watch.address}, for {one.watch.owner}"
            ink.audit("follow-up mail", one.notice.item.name, result, hand.origin, hand.actor)
