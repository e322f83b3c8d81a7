# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the follow-up desk: this table is its site map."""

from __future__ import annotations

from pathlib import Path

from samenhang import intake
from samenhang.desks.followup.pages import (
    attention,
    downloads,
    feeds,
    half_yearly,
    item,
    lists,
    offers,
    pictures,
    register,
    saying,
    views,
    watches,
)
from samenhang.desks.followup.pages.item import JUDGES, WRITES
from samenhang.desks.followup.words import KINDS, STATES
from samenhang.viewer import Role
from samenhang.web.desk import Desk
from samenhang.web.language import N_
from samenhang.web.render import Labels

HERE = Path(__file__).parents[1]
NAVIGATION = (("/follow-ups", N_("Follow-ups")),)

ROLES = {
    "made": N_("made"),
    "asked": N_("requested"),
    "recalled": N_("recalled"),
    "delayed": N_("said to come late"),
    "fulfilled": N_("said to be done"),
    "offered": N_("a paper came with it"),
    "response": N_("response"),
    "vote": N_("vote"),
    "withdrawn": N_("withdrawn"),
    "registered": N_("registered"),
}
SAID = {
    "accepted": N_("accepted"),
    "partly": N_("partly accepted"),
    "rejected": N_("not accepted"),
    "voted-down": N_("voted down"),
    "promised": N_("promised"),
    "adopted": N_("adopted"),
    "taken": N_("taken"),
    "declined": N_("declined"),
    "deleted": N_("removed from the register"),
}
LABELS: Labels = {
    "item-kind": {kind.value: word for kind, word in KINDS.items()},
    "standing": {state.value: word for state, word in STATES.items()},
    "part": ROLES,
    "said": SAID,
    "meaning": {meaning.value: word for meaning, word in lists.MEANINGS.items()},
}


def make_desk(identifiers: Path | None = None) -> Desk:
    """The desk, ready for the shell. A page at an address of its own goes before the page of an item.

    `identifiers` is the list of papers that are known to exist.
    """
    desk = Desk("followup", HERE, NAVIGATION, LABELS)
    desk.attention = attention.attention
    desk.page("/follow-ups", "register.html")(register.register)
    desk.change("/follow-ups/views", Role.READER)(views.keep)
    desk.change("/follow-ups/views/{key}/removal", Role.READER)(views.remove)
    desk.file("/follow-ups/export")(downloads.download)
    desk.page("/follow-ups/pictures", "pictures.html")(pictures.pictures)
    desk.page("/follow-ups/overview", "overview.html")(half_yearly.overview)
    desk.file("/follow-ups/overview/letter")(half_yearly.letter)
    desk.page("/follow-ups/import", "import.html", Role.ANALYST)(lists.sending)
    desk.upload("/follow-ups/import", Role.ANALYST)(lists.send)
    desk.page("/follow-ups/import/{name}", "list.html", Role.ANALYST)(lists.preview)
    desk.change("/follow-ups/import/{name}", Role.ANALYST)(lists.taking(intake.known(identifiers)))
    desk.page("/follow-ups/feeds", "feeds.html")(feeds.feeds)
    desk.change("/follow-ups/feeds", Role.READER)(feeds.make)
    desk.change("/follow-ups/feeds/{number}/removal", Role.READER)(feeds.withdraw)
    desk.page("/follow-ups/watches", "watches.html")(watches.watches)
    desk.change("/follow-ups/watches", Role.READER)(watches.keep)
    desk.change("/follow-ups/watches/{number}/removal", Role.READER)(watches.end)
    desk.visit("/feeds/{key}.{form}")(feeds.fetched)
    desk.visit("/letters/{key}")(watches.leaving)
    desk.visit("/letters/{key}", ("POST",))(watches.leave)
    desk.change("/follow-ups/reminders/{number}/completion", WRITES)(saying.remembered)
    desk.page("/follow-ups/offers", "offers.html")(offers.offers)
    desk.page("/follow-ups/{name}", "item.html")(item.item)
    desk.change("/follow-ups/{name}/verdicts", JUDGES)(saying.verdict)
    desk.change("/follow-ups/{name}/notes", WRITES)(saying.note)
    desk.change("/follow-ups/{name}/withdrawals", WRITES)(saying.take_back)
    desk.change("/follow-ups/{name}/owner", WRITES)(saying.owner)
    desk.change("/follow-ups/{name}/reminders", WRITES)(saying.remind)
    desk.change("/follow-ups/{name}/ties", WRITES)(saying.tie)
    desk.change("/follow-ups/{name}/partings", WRITES)(saying.apart)
    desk.change("/follow-ups/{name}/removals", WRITES)(saying.take_out)
    return desk
