# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of the register somebody follows or takes away, as it stands in the address of the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated
from urllib.parse import parse_qsl, quote, urlencode

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from samenhang.desks.followup.analysis.asked import Asked
from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.words import KINDS, STATES
from samenhang.errors import InvalidInput
from samenhang.model import MarkKind
from samenhang.vocabulary.actor_names import actor_name, theme_name
from samenhang.web.language import N_, Texts

PAGE = "/follow-ups"
WAITING = "waiting"
"""The states in which nothing came yet, together."""
NOBODY = "-"
"""Asks for items of which a ministry or an owner is not known."""
_STATES = f"^(|{WAITING}|{'|'.join(State)})$"
_KINDS = f"^(|{'|'.join(kind.value for kind in KINDS)})$"


class Selection(BaseModel):
    """Items by the names that the register has in its address; "" where nothing is said."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    item: Annotated[str, Field(max_length=100)] = ""
    state: Annotated[str, Field(pattern=_STATES)] = ""
    kind: Annotated[str, Field(pattern=_KINDS)] = ""
    ministry: Annotated[str, Field(max_length=100)] = ""
    actor: Annotated[str, Field(max_length=200)] = ""
    dossier: Annotated[str, Field(max_length=50)] = ""
    theme: Annotated[str, Field(max_length=200)] = ""
    owner: Annotated[str, Field(max_length=200)] = ""
    document: Annotated[str, Field(max_length=200)] = ""
    q: Annotated[str, Field(max_length=500)] = ""
    until: date | None = None

    @classmethod
    def of(cls, query: str) -> Selection:
        """The selection in a query string ("ministry=ministry:JenV"). Raises InvalidInput."""
        return cls.said(**{name: value for name, value in parse_qsl(query) if name in NAMES})

    @classmethod
    def said(cls, **values: str) -> Selection:
        """A selection from what somebody typed. Raises InvalidInput for a value that there is not."""
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            name = str(error.errors()[0]["loc"][0])
            what = f"“{values.get(name, '')}” is no {name} that the register knows"
            known = {"state": (WAITING, *State), "kind": tuple(kind.value for kind in KINDS)}.get(name)
            remedy = (
                f"one of: {', '.join(known)}" if known else "the page of the register shows what there is"
            )
            raise InvalidInput(what, remedy) from error

    def query(self) -> str:
        """The same as a query string, always in one order."""
        return urlencode(self.values())

    def values(self) -> dict[str, str]:
        """What is said, by name."""
        return {name: str(value) for name in NAMES if (value := getattr(self, name))}

    @property
    def page(self) -> str:
        """The page that shows it."""
        if self.item:
            return f"{PAGE}/{quote(self.item, safe='')}"
        query = self.query()
        return f"{PAGE}?{query}" if query else PAGE

    def asked(self, day: date) -> Asked:
        """The same as a question to the register on a day."""
        return Asked(
            day,
            kind=MarkKind(self.kind) if self.kind else None,
            state=State(self.state) if self.state not in ("", WAITING) else None,
            waiting=self.state == WAITING,
            ministry=_or_nobody(self.ministry),
            actor=self.actor or None,
            dossier=self.dossier or None,
            theme=self.theme or None,
            owner=_or_nobody(self.owner),
            document=self.document or None,
            words=self.q,
            due_until=self.until,
            item=self.item or None,
        )

    def words(self, texts: Texts, item: str = "") -> str:
        """The same in words: "dossier 30821, te laat". `item` is what is known of the one item."""
        return ", ".join(self._words(texts, item)) or texts.gettext("all follow-ups")

    def _words(self, texts: Texts, item: str) -> Iterator[str]:
        if self.item:
            yield f"“{item or self.item}”"
        yield from (texts.gettext(word) for word in (self._kind, self._state) if word)
        for target in filter(None, (self.ministry, self.actor)):
            yield actor_name(target).name if target != NOBODY else texts.gettext("ministry not known")
        if self.dossier:
            yield texts.gettext("dossier %(number)s") % {"number": self.dossier}
        if self.theme:
            yield theme_name(self.theme, texts.language)
        if self.owner:
            yield texts.gettext("nobody works on it") if self.owner == NOBODY else self.owner
        yield from filter(None, (self.document, self.q and f"“{self.q}”"))
        if self.until:
            yield texts.gettext("due by %(day)s") % {"day": texts.day(self.until)}

    @property
    def _kind(self) -> str:
        return KINDS[MarkKind(self.kind)] if self.kind else ""

    @property
    def _state(self) -> str:
        if self.state == WAITING:
            return _AWAITED
        return STATES[State(self.state)] if self.state else ""


NAMES = tuple(Selection.model_fields)
_AWAITED = N_("nothing came yet")


def _or_nobody(value: str) -> str | None:
    return "" if value == NOBODY else value or None
