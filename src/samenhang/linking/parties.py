# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between whom a promise stands: who asked for it, and who owes it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samenhang.linking.page import Page
from samenhang.model import FactName, Mark, MarkKind

MEMBER = re.compile(
    r"\b(?:[Kk]amerlid|(?:[Hh]et )?(?:Kamer)?lid|[Mm]evrouw|[Dd]e heer) (?P<name>(?:(?:van|de|der|den|"
    r"ten|ter|het|Van|De|Der|Den|Ten|Ter|’t|'t) ){0,3}[A-ZÀ-Þ][\w’'-]{1,30})(?: \([^()\n]{1,20}\))?"
)
_ASKING = re.compile(r"\b(?:vraag|vragen|verzoek|motie|naar aanleiding|aan|toezegging)\b")
_PRONOUN = frozenset(("ik", "wij", "we"))
_YOURS = re.compile(
    r"\b(?:[Uu] (?:heeft|hebt|had)|(?:[Hh]eeft|[Hh]ebt|[Hh]ad) u|[Dd]oor u)\b"
    r"[^.;]{0,200}\b(?:toegezegd|beloofd)\b"
    r"|\b[Uu]w (?:\w+ )?toezegging"
)
"""A promise of who is written to."""


def asked_by(page: Page, mentions: Sequence[Mark]) -> str | None:
    """The member the promise answers to: named in it, or in the sentence after it."""
    for mark in mentions:
        for actor in page.within(MarkKind.ACTOR, mark.start, mark.end):
            if actor.value.get("type") == "member":
                return page.words(actor)
        found = MEMBER.search(page.words(mark))
        if found:
            return found[0]
    return _asked_nearby(page, mentions[0])


def _asked_nearby(page: Page, mark: Mark) -> str | None:
    """ "Dit naar aanleiding van een vraag van het lid Hachchi": in the same passage, right behind the
    promise.
    """
    stop = page.bounds(mark.start)[1]
    text = page.document.text[mark.end : min(stop, mark.end + 300)]
    found = MEMBER.search(text)
    if found is None or not _ASKING.search(text, max(0, found.start() - 60), found.start()):
        return None
    inside = page.within(MarkKind.ACTOR, mark.end + found.start() - 5, mark.end + found.end() + 30)
    actor = next((a for a in inside if a.value.get("type") == "member"), None)
    return page.words(actor) if actor else found[0]


def owed_by(page: Page, mentions: Sequence[Mark]) -> str | None:
    """Who owes it: as the promise says; for "ik" the speaker, the signatory's office or the sender, and for
    "u" who is written to.
    """
    for mark in mentions:
        by = mark.value.get("by")
        if by and str(by).lower() not in _PRONOUN:
            return str(by)
    speaker = _speaker(page, mentions[0])
    if speaker is not None:
        return speaker
    if any(_YOURS.search(page.words(mark)) for mark in mentions):
        return page.document.fact(FactName.ADDRESSEE)
    return page.document.fact(FactName.OFFICE) or page.document.fact(FactName.SENDER)


def _speaker(page: Page, mark: Mark) -> str | None:
    passages, turns = page.document.passages, page.document.turns
    number = passages[page.passage(mark.start)].turn if passages else None
    turn = next((t for t in turns if t.number == number), None) if number is not None else None
    if turn is None or turn.speaker.role not in ("minister", "state-secretary"):
        return None
    return turn.speaker.office or turn.speaker.name
