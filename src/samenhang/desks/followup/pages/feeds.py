# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Personal addresses for programs that cannot sign in: a calendar of deadlines, a feed of what moves.

Each carries a key of its own, of which only the hash is kept; it shows what its owner may see at that moment,
and nothing once it is withdrawn.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from fastapi import Path, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from samenhang.desks.followup.outlet import MEDIA, Form
from samenhang.desks.followup.pages import sending
from samenhang.desks.followup.pages.following import Followed, followed, selected
from samenhang.desks.followup.selection import Selection
from samenhang.desks.followup.store import feeds as store
from samenhang.web import token
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask, Visit
from samenhang.web.desk import Changed

PAGE = "/follow-ups/feeds"
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


class FeedAnswer(Answer):
    """A feed of who asks. Its address is not shown again: only the hash of its key is kept."""

    number: int
    form: Literal["ics", "atom"]
    followed: Followed
    made: str
    used: str | None


class FeedsAnswer(Answer):
    """The feeds of who asks, the newest first. `proposed` is what was asked for from another page."""

    feeds: tuple[FeedAnswer, ...]
    proposed: Followed


class FeedToMake(BaseModel):
    """A feed to make of a selection: the query of the register's address ("" follows all)."""

    model_config = ConfigDict(frozen=True)

    form: Literal["ics", "atom"]
    selection: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)] = ""


def feeds(ask: Ask, selection: str = "") -> FeedsAnswer:
    """The addresses that who asks made."""
    with ask.ledger.looking() as (connection, _):
        own = store.of_owner(connection, ask.viewer.name)
    return FeedsAnswer(
        feeds=tuple(
            FeedAnswer(
                number=one.number,
                form="ics" if one.form == Form.ICS else "atom",
                followed=followed(ask, Selection.of(one.selection)),
                made=one.made_at,
                used=one.used_at,
            )
            for one in own
        ),
        proposed=followed(ask, selected(ask, selection)),
    )


def make(ask: Ask, change: FeedToMake) -> Changed:
    """Make an address. It is shown this once."""
    key, chosen = token.fresh(), selected(ask, change.selection)
    values = {"token_hash": token.digest(key), "form": change.form, "selection": chosen.query()}
    with ask.house.ledger.writing(ask.when) as ink:
        row = {**values, "language": ask.language, "made_at": ask.when}
        number = store.keep(ink.connection, ask.viewer.name, row)
        ink.audit(
            "feed make", f"{number} {change.form}", chosen.query() or "all", ask.origin, ask.viewer.name
        )
    said = ask.texts.gettext("Copy this address now; it is not shown again: %(address)s")
    return Changed(address=PAGE, notice=said % {"address": f"{ask.site}/feeds/{key}.{change.form}"})


def withdraw(ask: Ask, number: Number) -> Changed:
    """Withdraw an address: whatever asks for it gets nothing any more."""
    with ask.house.ledger.writing(ask.when) as ink:
        store.withdraw(ink.connection, ask.viewer.name, number)
        ink.audit("feed withdraw", str(number), "done", ask.origin, ask.viewer.name)
    return Changed(address=PAGE, notice=ask.texts.gettext("The address is withdrawn"))


def fetched(
    visit: Visit, key: Annotated[str, Path(max_length=100)], form: Literal["ics", "atom"]
) -> Response:
    """What an address gives: to who has its key, as its owner sees it now."""
    hashed = token.digest(key)
    with visit.house.ledger.looking() as (connection, _):
        feed = store.of_token(connection, hashed)
    if feed is None or feed.form != form:
        raise visit.unknown()
    ask = visit.as_holder(feed.owner, hashed, feed.language)
    going = sending.outlet_of(ask, feed.language, f"/feeds/{key}.{form}")
    body = b"".join(sending.sent(ask, going, Form(form), Selection.of(feed.selection), "feed"))
    _note(ask, feed)
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer"}
    if tag in visit.request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=MEDIA[Form(form)], headers=headers)


def _note(ask: Ask, feed: store.Feed) -> None:
    """Write down when it was last fetched, to the day: not with each time."""
    if (feed.used_at or "")[:10] != ask.when[:10]:
        with ask.house.ledger.writing(ask.when) as ink:
            store.note_used(ink.connection, feed.number, ask.when)
