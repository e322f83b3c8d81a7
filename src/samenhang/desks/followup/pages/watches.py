# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters about what moves: who gets them, about what, and how they end."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from samenhang.desks.followup import mail
from samenhang.desks.followup.pages.feeds import Number
from samenhang.desks.followup.pages.following import Followed, followed, selected
from samenhang.desks.followup.selection import Selection
from samenhang.desks.followup.store import watches as store
from samenhang.web import token
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask, Visit, open_page
from samenhang.web.desk import Changed

PAGE = "/follow-ups/watches"
Key = Annotated[str, Path(max_length=100)]


class WatchAnswer(Answer):
    """Something that who asks gets letters about."""

    number: int
    followed: Followed
    to: str
    since: str


class WatchesAnswer(Answer):
    """What who asks gets letters about, the newest first. `proposed` is what was asked for from another page,
    `to` the address that was used last.
    """

    watches: tuple[WatchAnswer, ...]
    proposed: Followed
    to: str


class WatchToKeep(BaseModel):
    """Letters to have, to an e-mail address, about a selection: the query of the register's address."""

    model_config = ConfigDict(frozen=True)

    to: Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=320)]
    selection: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)] = ""


def watches(ask: Ask, selection: str = "") -> WatchesAnswer:
    """What who asks gets letters about."""
    with ask.ledger.looking() as (connection, _):
        own = store.of_owner(connection, ask.viewer.name)
    return WatchesAnswer(
        watches=tuple(
            WatchAnswer(
                number=one.number,
                followed=followed(ask, Selection.of(one.selection)),
                to=one.address,
                since=one.since,
            )
            for one in own
        ),
        proposed=followed(ask, selected(ask, selection)),
        to=own[0].address if own else "",
    )


def keep(ask: Ask, change: WatchToKeep) -> Changed:
    """Have letters from now on."""
    chosen, address = selected(ask, change.selection), mail.checked(change.to)
    row = {"selection": chosen.query(), "address": address, "language": ask.language, "leave": token.fresh()}
    with ask.house.ledger.writing(ask.when) as ink:
        moments = {"since": ask.today.isoformat(), "made_at": ask.when}
        number = store.keep(ink.connection, ask.viewer.name, {**row, **moments})
        ink.audit("watch", f"{number} {address}", chosen.query() or "all", ask.origin, ask.viewer.name)
    return Changed(address=PAGE, notice=ask.texts.gettext("You get letters about this from now on"))


def end(ask: Ask, number: Number) -> Changed:
    """Have no letters about this any more."""
    with ask.house.ledger.writing(ask.when) as ink:
        store.end(ink.connection, ask.viewer.name, number)
        ink.audit("watch end", str(number), "done", ask.origin, ask.viewer.name)
    return Changed(address=PAGE, notice=ask.texts.gettext("You get no more letters about this"))


def leaving(visit: Visit, key: Key) -> Response:
    """The page that a letter leads to: one button stops these letters."""
    _watch(visit, key)
    return open_page(visit.request, "followup/leaving.html", {"key": key, "left": False})


def leave(visit: Visit, key: Key) -> Response:
    """Stop the letters, for who presses the button and for a mail program (RFC 8058)."""
    watch = _watch(visit, key)
    when = visit.when
    with visit.house.ledger.writing(when) as ink:
        store.end(ink.connection, watch.owner, watch.number)
        ink.audit("watch end", str(watch.number), "by its letter", visit.origin, watch.owner)
    return open_page(visit.request, "followup/leaving.html", {"key": key, "left": True})


def _watch(visit: Visit, key: str) -> store.Watch:
    with visit.house.ledger.looking() as (connection, _):
        watch = store.of_key(connection, key)
    if watch is None:
        raise visit.unknown()
    return watch
