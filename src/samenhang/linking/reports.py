# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which report a recommendation stands in or a response answers: by its title, and by its author and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from samenhang.model import Document, FactName, FollowUp, Mark, MarkKind
from samenhang.vocabulary.bodies import bodies

_SUBTITLE = re.compile(r"[.:?!] ")
_WORDS = re.compile(r"\w+")
_SHORTEST = 2  # words of a title that says which report it is


def reported(
    document: Document, day: date | None, follow_up: FollowUp, marks: Iterable[Mark]
) -> tuple[str, ...]:
    """The keys of the report that a mention of a recommendation is about; none where no words say it.

    What is advised in a report is advised by that report; a response names the report it answers.
    """
    for mark in marks:
        if mark.kind is MarkKind.RESPONSE and isinstance(mark.value.get("report"), dict):
            return tuple(sorted(_keys(mark.value["report"])))
    if document.fact(FactName.KIND) == "report" and any(role == "made" for role, _ in follow_up.evidence):
        return tuple(sorted(_keys(_own(document, follow_up, day))))
    return ()


def _own(document: Document, follow_up: FollowUp, day: date | None) -> Mapping[str, Any]:
    """Title, author and year of a report that is at hand."""
    author = _author(follow_up.asked_by or "") or _author(document.fact(FactName.SENDER) or "")
    title = document.fact(FactName.TITLE)
    return {"title": title, "author": author, "year": str(day.year) if day else None}


_ARTICLE = re.compile(r"(?:de|het|den)\s", re.IGNORECASE)


@cache
def _authors() -> Mapping[str, str]:
    """Every spelling of a body, and its full name."""
    return {form: body.name for body in bodies() for form in (body.name, *body.abbreviations, *body.variants)}


def _author(printed: str) -> str | None:
    """The body that is printed so ("de WRR"), by its full name."""
    article = _ARTICLE.match(printed)
    return _authors().get(printed[article.end() :] if article else printed)


def _keys(report: Mapping[str, Any]) -> Iterator[str]:
    title = _folded(str(report.get("title") or ""))
    if title:
        yield f"“{title}”"
    if report.get("author") and report.get("year"):
        yield f"{report['author']} {report['year']}"


def _folded(title: str) -> str:
    """The title without its subtitle; nothing of one that is too short to tell reports apart."""
    words = _WORDS.findall(_SUBTITLE.split(title.strip())[0].casefold())
    return " ".join(words) if len(words) >= _SHORTEST else ""
