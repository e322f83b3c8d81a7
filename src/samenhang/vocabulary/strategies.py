# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Strategies, white papers and threat assessments that have a name of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from samenhang.vocabulary.entries import STATUSES, entries

FILE = "strategies.yaml"
_FIELDS = (
    *("id", "title", "kind", "date", "kamerstuk", "kamerstuk_status"),
    *("names", "exact", "titles", "series", "status"),
)


@dataclass(frozen=True, slots=True)
class Strategy:
    """A named strategy. `date` is the day it came out, `kamerstuk` its paper; None where unknown.

    `names` count in any spelling, `exact` with these capitals only, `titles` with these capitals and only
    where the text says that a title is meant. `series`: issues with numbers or years, each its own
    paper.
    """

    id: str
    title: str
    kind: str
    date: date | None
    kamerstuk: str | None
    kamerstuk_status: str
    names: tuple[str, ...]
    exact: tuple[str, ...]
    titles: tuple[str, ...]
    series: bool
    status: str


@cache
def strategies() -> tuple[Strategy, ...]:
    """Every strategy, in the order of the file."""
    found = []
    for entry in entries(FILE, "strategies"):
        entry.only(*_FIELDS)
        kamerstuk_status = entry.text("kamerstuk_status", "verified")
        if kamerstuk_status not in STATUSES:
            raise entry.wrong("kamerstuk_status", f"must be one of {', '.join(STATUSES)}")
        names, exact, titles = entry.texts("names"), entry.texts("exact"), entry.texts("titles")
        if not (names or exact or titles):
            raise entry.wrong("names", "must hold a name, or exact or titles must")
        found.append(
            Strategy(
                id=entry.key,
                title=entry.text("title"),
                kind=entry.text("kind"),
                date=entry.day("date"),
                kamerstuk=entry.text("kamerstuk", "") or None,
                kamerstuk_status=kamerstuk_status,
                names=names,
                exact=exact,
                titles=titles,
                series=entry.text("series", "no") == "yes",
                status=entry.status(),
            )
        )
    return tuple(found)
