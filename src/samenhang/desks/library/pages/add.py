# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page to add files: which, for whom, and why."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from samenhang.errors import InvalidInput
from samenhang.inbox import Inbox, Order
from samenhang.viewer import OWNER, Level, Role, Viewer, groups_of
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed
from samenhang.web.problem import Refused
from samenhang.web.upload import FILES, Sent


class AddAnswer(Answer):
    """What may be chosen: levels, and groups; `any_group` where others may be named too. `most` in bytes."""

    levels: tuple[Level, ...]
    groups: tuple[str, ...]
    any_group: bool
    most: int
    files: int


class Wanted(BaseModel):
    """For whom the files are, and why they are added. Several groups may stand in one text, with commas."""

    level: Level
    groups: tuple[str, ...] = Field((), max_length=100)
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


def add(ask: Ask) -> AddAnswer:
    """What may be chosen for files that are added."""
    viewer = ask.viewer
    return AddAnswer(
        levels=tuple(level for level in Level if level.rank <= viewer.clearance.rank),
        groups=tuple(sorted(viewer.groups)),
        any_group=_any_group(viewer),
        most=ask.house.upload,
        files=FILES,
    )


def send(ask: Ask, sent: Sent[Wanted]) -> Changed:
    """Add files: they are kept at once, and read one batch after another."""
    said = ask.texts
    if not sent.files:
        raise InvalidInput(said.gettext("No file was chosen"), said.gettext("Choose one or more files"))
    order = _order(ask, sent.form)
    batch = Inbox.beside(ask.ledger).accept(order, ((file.name, file.stream) for file in sent.files))
    with ask.house.ledger.writing(ask.when) as ink:
        result = f"{len(batch.files)} files, as {order.access}"
        note = f": {order.note}" if order.note else ""
        ink.audit("send", batch.name, result + note, ask.origin, ask.viewer.name)
    notice = said.ngettext("%(num)s file was received", "%(num)s files were received", len(batch.files))
    return Changed(address=f"/batches/{batch.name}", notice=notice % {"num": len(batch.files)})


def _order(ask: Ask, wanted: Wanted) -> Order:
    """What is wanted, held against what this viewer may choose."""
    viewer, said = ask.viewer, ask.texts
    groups = groups_of(name for names in wanted.groups for name in names.split(",") if name.strip())
    if wanted.level.rank > viewer.clearance.rank:
        what = said.gettext("You may not add documents of a level that you may not see")
        raise Refused(403, what, said.gettext("Choose a lower level"))
    if not _any_group(viewer) and not groups <= viewer.groups:
        what = said.gettext("You may add documents for your own groups only")
        raise Refused(403, what, said.gettext("Choose one of your groups, or none"))
    account = None if viewer is OWNER else viewer.name
    groups_, level = tuple(sorted(groups)), wanted.level.value
    return Order(viewer.name, account, ask.origin, ask.when, level, groups_, wanted.note)


def _any_group(viewer: Viewer) -> bool:
    return viewer.role.at_least(Role.ADMINISTRATOR)
