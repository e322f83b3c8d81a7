# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small world for what goes out and comes in: one commitment, its history, and any number of odd ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import samenhang.desks.followup
from samenhang.desks.followup.analysis.item import (
    Item,
    Line,
    Movement,
    Note,
    Part,
    Role,
    Spell,
    State,
    Verdict,
)  # fmt: skip
from samenhang.desks.followup.voice import Site, Voice
from samenhang.desks.followup.words import KINDS
from samenhang.model import Deadline, Evidence, MarkKind, Period
from samenhang.web.language import Texts

LOCALE = Path(samenhang.desks.followup.__file__).parent / "locale"
SITE = Site("https://samenhang.example.nl")
DUTCH = Voice(Texts("nl", (LOCALE,)), SITE)
ENGLISH = Voice(Texts("en", (LOCALE,)), SITE)
TODAY = date(2026, 11, 25)

LINE = Line(
    name="c-1",
    kind=MarkKind.COMMITMENT,
    what="de Kamer informeren over de evaluatie van de veiligheidsstrategie",
    state=State.OVERDUE,
    since=date(2026, 7, 3),
    by="de minister van Justitie en Veiligheid",
    by_actor="office:minister-jenv",
    ministry="ministry:JenV",
    to="de Kamer",
    occasion=Period(date(2026, 2, 10), date(2026, 2, 10)),
    made=date(2026, 2, 10),
    due=Deadline(
        "voor de zomer", date(2026, 2, 10), date(2026, 7, 2), True, "het zomerreces begint op 3 juli"
    ),
    condition=None,
    number="TZ202602-123",
    dossiers=("30821", "36600-VI"),
    themes=("theme:strategie",),
    days_late=146,
    quote="Ik zal uw Kamer voor de zomer informeren over de evaluatie.",
    document="kst-30821-153",
    address="/documents/kst-30821-153#p12",
    owner="directie Strategie",
)

WORDS = Evidence("0" * 64, 10, 69, LINE.quote)

ITEM = Item(
    LINE,
    parts=(
        Part(Role.MADE, WORDS, date(2026, 2, 10), "kst-30821-153", "/documents/kst-30821-153#p12"),
        Part(
            Role.DELAYED,
            WORDS,
            None,
            "kst-30821-160",
            "https://elders.example/1",
            0.8,
            "same number",
            "later",
        ),
    ),
    spells=(
        Spell(State.OPEN, date(2026, 2, 10), date(2026, 7, 3), "promised", WORDS),
        Spell(State.OVERDUE, date(2026, 7, 3), None, "its last day has passed"),
    ),
    verdicts=(Verdict("c-1", State.PARTLY_KEPT, "Alice", "2026-11-01T10:00:00+01:00", "half of it", True),),
    notes=(Note("c-1", "Ask Bob", "Alice", "2026-11-01T10:00:00+01:00"),),
)


def line(**fields: Any) -> Line:
    """LINE with other fields."""
    return replace(LINE, **fields)


def movement(**fields: Any) -> Movement:
    """Something that happened to LINE."""
    told: dict[str, Any] = {
        "item": LINE,
        "day": date(2026, 11, 24),
        "what": "beantwoord",
        "quote": "Hierbij informeer ik uw Kamer over de evaluatie.",
        "reason": "noemt toezegging TZ202602-123",
        "address": "/documents/kst-30821-170#p2",
    }
    return Movement(**{**told, **fields})


HOSTILE = "=1+1\r\nBcc: x@example.nl <script>alert(1)</script> ]]> \x00\x1b\ud800 \\ ;, \u2028 😀"
"""Text that wants to be a formula, a header, markup and a control sequence."""

days = st.dates(date(1950, 1, 1), date(2049, 12, 31))
texts = st.text(st.characters(codec="utf-8"), max_size=60)
SIGNS = "abcdefg ABC éèü€ =+-@'\";,\t\n|0123456789.“”"
said = st.text(st.sampled_from(SIGNS), min_size=1, max_size=40).map(str.strip).filter(bool)
"""Texts as people type them into cells, with everything that CSV and Excel trip over."""


@st.composite
def listed_lines(draw: st.DrawFn) -> Line:
    """Items whose every value a list can carry."""
    due = draw(
        st.none() | st.builds(Deadline, said, st.none(), days, st.sampled_from([True, False, "event"]))
    )
    return line(
        name=draw(said),
        kind=draw(st.sampled_from(list(KINDS))),
        what=draw(said),
        state=draw(st.sampled_from(State)),
        by=draw(st.none() | said),
        to=draw(st.none() | said),
        made=draw(st.none() | days),
        due=due,
        number=draw(st.none() | said),
        dossiers=tuple(
            draw(st.lists(st.sampled_from(["30821", "36600-VI", "26643", "CXXIII"]), unique=True))
        ),
        quote=draw(said),
        owner=draw(st.none() | said),
    )
