# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Items as JSON for other programs: `follow-ups.schema.json` says what it holds, version 1. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from samenhang.desks.followup.analysis.item import Item, Line, Linked, Note, Part, Spell, Verdict
from samenhang.desks.followup.voice import Site
from samenhang.model import Deadline, Evidence, Period

VERSION = "1"
Row = dict[str, Any]


def document(things: Iterable[Line | Item], site: Site, day: date) -> Iterator[str]:
    """One JSON document of items as they stood on `day`, in pieces; an Item comes with its history."""
    yield f'{{"version": "{VERSION}", "day": "{day.isoformat()}", "items": ['
    before = "\n"
    for thing in things:
        yield before + json.dumps(
            history(thing, site) if isinstance(thing, Item) else row(thing, site), ensure_ascii=False
        )
        before = ",\n"
    yield "\n]}\n"


def row(line: Line, site: Site) -> Row:
    """An item as an object."""
    return {
        "item": line.name,
        "kind": line.kind.value,
        "what": line.what,
        "state": line.state.value,
        "since": _day(line.since),
        "by": line.by,
        "by_actor": line.by_actor,
        "ministry": line.ministry,
        "to": line.to,
        "occasion": _period(line.occasion),
        "made": _day(line.made),
        "due": _due(line.due),
        "days_late": line.days_late,
        "condition": line.condition,
        "number": line.number,
        "dossiers": list(line.dossiers),
        "themes": list(line.themes),
        "quote": line.quote,
        "document": line.document,
        "passage": site.whole(line.address),
        "page": site.item(line.name),
        "owner": line.owner,
    }


def history(item: Item, site: Site) -> Row:
    """An item as an object with all that is known of it."""
    return {
        **row(item.line, site),
        "parts": [_part(part, site) for part in item.parts],
        "spells": [_spell(spell) for spell in item.spells],
        "verdicts": [_verdict(verdict) for verdict in item.verdicts],
        "notes": [_note(note) for note in item.notes],
        "chain": [_linked(one) for one in item.chain],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _period(period: Period | None) -> Row | None:
    if period is None:
        return None
    return {
        "earliest": _day(period.earliest),
        "latest": _day(period.latest),
        "precision": period.precision.value,
    }


def _due(due: Deadline | None) -> Row | None:
    if due is None:
        return None
    return {
        "phrase": due.phrase,
        "earliest": _day(due.earliest),
        "latest": _day(due.latest),
        "firm": due.firm,
        "basis": due.basis,
    }


def _evidence(evidence: Evidence | None) -> Row | None:
    if evidence is None:
        return None
    return {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }


def _part(part: Part, site: Site) -> Row:
    return {
        "role": part.role.value,
        "said": part.said,
        "day": _day(part.day),
        "document": part.document,
        "passage": site.whole(part.address),
        "score": part.score,
        "reason": part.reason,
        "evidence": _evidence(part.evidence),
    }


def _spell(spell: Spell) -> Row:
    return {
        "state": spell.state.value,
        "since": _day(spell.since),
        "until": _day(spell.until),
        "why": spell.why,
        "evidence": _evidence(spell.evidence),
    }


def _verdict(verdict: Verdict) -> Row:
    return {
        "verdict": verdict.verdict.value,
        "who": verdict.who,
        "when": verdict.when,
        "why": verdict.why,
        "second": verdict.second,
    }


def _linked(one: Linked) -> Row:
    return {
        "item": one.line.name,
        "kind": one.line.kind.value,
        "made": _day(one.line.made),
        "came_of": one.came_of,
        "score": one.score,
        "reason": one.reason,
        "last": _day(one.last),
    }


def _note(note: Note) -> Row:
    return {"text": note.text, "who": note.who, "when": note.when}
