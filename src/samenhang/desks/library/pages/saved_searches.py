# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Searches that somebody keeps: a name for an address of this desk. Nobody sees those of another."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, ConfigDict, StringConstraints

from samenhang.ledger.saved import Saved
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed

DESK = "library"
PAGE = "/saved-searches"


class SavedAnswer(Answer):
    """A search that is kept."""

    key: int
    name: str
    address: str
    created_at: str


class SavedSearchesAnswer(Answer):
    """The searches of who asks, by name."""

    searches: tuple[SavedAnswer, ...]


class SearchToKeep(BaseModel):
    """A search to keep: `address` is that of a list of this desk, without the name of the site."""

    model_config = ConfigDict(frozen=True)

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    address: Annotated[str, StringConstraints(pattern=r"^/(search|documents)(\?[!-~]*)?$", max_length=4_000)]


def saved_searches(ask: Ask) -> SavedSearchesAnswer:
    """The searches that the viewer keeps."""
    return SavedSearchesAnswer(searches=of_viewer(ask))


def of_viewer(ask: Ask) -> tuple[SavedAnswer, ...]:
    """The searches of who asks."""
    with ask.ledger.saved() as saved:
        return tuple(_shown(one) for one in saved.of(ask.viewer.name, DESK))


def _shown(one: Saved) -> SavedAnswer:
    return SavedAnswer(key=one.key, name=one.name, address=one.address, created_at=one.created_at)


def keep(ask: Ask, change: SearchToKeep) -> Changed:
    """Keep a search; one of the same name makes place for it."""
    with ask.ledger.writing(ask.when) as ink:
        ink.saved.keep(ask.viewer.name, DESK, change.name, change.address, ask.when)
        ink.audit("save-search", change.name, "kept", ask.origin, ask.viewer.name)
    said = ask.texts.gettext("The search “%(name)s” is saved")
    return Changed(address=change.address, notice=said % {"name": change.name})


def remove(ask: Ask, key: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> Changed:
    """Let go of a search."""
    with ask.ledger.writing(ask.when) as ink:
        ink.saved.remove(ask.viewer.name, key)
        ink.audit("remove-search", str(key), "removed", ask.origin, ask.viewer.name)
    return Changed(address=PAGE, notice=ask.texts.gettext("The search is removed"))
