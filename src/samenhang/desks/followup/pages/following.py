# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody follows, in words and with the page that shows it."""

from __future__ import annotations

from samenhang.desks.followup.register import Register
from samenhang.desks.followup.selection import PAGE, Selection
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask


class Followed(Answer):
    """A part of the register: its query, what people call it, and its page."""

    selection: str
    name: str
    address: str


def followed(ask: Ask, selection: Selection) -> Followed:
    """A part of the register as it is shown; an item that is not seen is called by its name alone."""
    item = ""
    if selection.item:
        page = Register(ask.ledger, ask.today).lines(Selection(item=selection.item).asked(ask.today))
        item = next((line.what for line in page.lines), "")
    return Followed(
        selection=selection.query(), name=selection.words(ask.texts, item), address=selection.page
    )


def selected(ask: Ask, text: str) -> Selection:
    """What somebody wants to follow: a query, or the whole address of the register or of an item.

    Raises InvalidInput, and NotFound for an item that is not there for who asks.
    """
    page, _, query = text.strip().removeprefix(ask.site).partition("?")
    if page.startswith(f"{PAGE}/"):
        found = Selection.said(item=page.removeprefix(f"{PAGE}/"))
    else:
        found = Selection.of(query if page in ("", PAGE) else page)
    if found.item:
        name = Register(ask.ledger, ask.today).item(found.item).line.name
        found = found.model_copy(update={"item": name})
    return found
