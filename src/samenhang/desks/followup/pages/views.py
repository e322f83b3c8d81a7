# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Views of the register that somebody keeps: an address of it under a name. Each is its owner's alone."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, StringConstraints

from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed

DESK = "followup"


class ViewAnswer(Answer):
    """A view that is kept."""

    key: int
    name: str
    address: str


class ViewToKeep(BaseModel):
    """A view to keep: `address` is that of the register, without the name of the site."""

    model_config = ConfigDict(frozen=True)

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    address: Annotated[str, StringConstraints(pattern=r"^/follow-ups(\?[!-~]*)?$", max_length=4_000)]


def of_viewer(ask: Ask) -> tuple[ViewAnswer, ...]:
    """The views of who asks."""
    with ask.ledger.saved() as saved:
        kept = saved.of(ask.viewer.name, DESK)
    return tuple(ViewAnswer(key=one.key, name=one.name, address=one.address) for one in kept)


def keep(ask: Ask, change: ViewToKeep) -> Changed:
    """Keep a view; one of the same name makes place for it."""
    with ask.ledger.writing(ask.when) as ink:
        ink.saved.keep(ask.viewer.name, DESK, change.name, change.address, ask.when)
        ink.audit("save-view", change.name, "kept", ask.origin, ask.viewer.name)
    said = ask.texts.gettext("The view “%(name)s” is saved")
    return Changed(address=change.address, notice=said % {"name": change.name})


def remove(ask: Ask, key: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> Changed:
    """Let go of a view."""
    with ask.ledger.writing(ask.when) as ink:
        ink.saved.remove(ask.viewer.name, key)
        ink.audit("remove-view", str(key), "removed", ask.origin, ask.viewer.name)
    return Changed(address="/follow-ups", notice=ask.texts.gettext("The view is removed"))
