# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A scale in words: each value, where it stands, whether it was verified, and by which source. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samenhang.desks.risk.analysis.assessment.scale import Band, Scale, Status
from samenhang.desks.risk.report.document import Table
from samenhang.desks.risk.report.voice import Voice

MARK = "†"
"""Stands at whatever is not verified, with its meaning in words where it stands first."""
_PLACES = (
    (r"base of the value function", "grondtal van de waardefunctie"),
    (r"class bounds in money", "klassegrenzen in geld"),
    (r"weight profile", "gewichtenprofiel"),
    (r"likelihood classes", "waarschijnlijkheidsklassen"),
    (r"likelihood class", "waarschijnlijkheidsklasse"),
    (r"impact classes", "impactklassen"),
    (r"impact class", "impactklasse"),
    (r"interest", "belang"),
    (r"criterion", "criterium"),
    (r"classes", "klassen"),
    (r"class", "klasse"),
    (r"edition", "editie"),
    (r"worth", "waarde in geld"),
    (r"table", "tabel"),
)
_STATUS = {
    Status.VERIFIED: ("geverifieerd", "verified"),
    Status.MEMORY: (f"{MARK} NIET geverifieerd", f"{MARK} NOT verified"),
    Status.COMPUTED: ("berekend", "computed"),
}
_THIRDS = {"low": "laag", "mid": "midden", "high": "hoog"}


def place(said: str, voice: Voice) -> str:
    """Where a value stands, in words."""
    if voice.language == "en":
        return said
    for english, dutch in _PLACES:
        said = re.sub(rf"\b{english}\b", dutch, said)
    return re.sub(r"-(low|mid|high)\b", lambda found: f" {_THIRDS[found[1]]}", said)


def status(of: Status, voice: Voice) -> str:
    """Whether a value was verified."""
    return voice(*_STATUS[of])


def meaning(voice: Voice) -> str:
    """What the mark means."""
    return voice(
        f"{MARK}: deze waarde is niet in haar bron nagelezen; wat erop rust moet worden nagezien voordat "
        "het als uitkomst van deze editie geldt.",
        f"{MARK}: this value was not read in its source; what rests on it must be checked before it counts "
        "as a result of this edition.",
    )


def counted(scale: Scale, voice: Voice) -> str:
    """How many values have which status, in words."""
    some = [f"{count} {voice(*_STATUS[one])}" for one, count in scale.counted().items()]
    return ", ".join(some)


def criterion_name(scale: Scale, code: str, voice: Voice) -> str:
    """A criterion by code and name, with the mark where its title or a class is not verified."""
    one = scale.criterion(code)
    standings = [one.standing, *(band.standing for band in (() if one.ordinal else one.classes))]
    marked = f" {MARK}" if any(each.status is Status.MEMORY for each in standings) else ""
    return f"{code} {one.name[voice.language]}{marked}"


def values(scale: Scale, voice: Voice) -> Table:
    """Every value of a scale with its status and its source."""
    said = dict(_said(scale, voice))
    rows = tuple(
        (place(where, voice), said.get(where, ""), status(standing.status, voice), standing.source)
        for where, standing in scale.standings()
    )
    return Table(
        voice(f"Elke waarde van {scale.edition}", f"Every value of {scale.edition}"),
        voice(
            "Per waarde van de schaal: waar zij staat, wat zij is, of zij is geverifieerd, en de bron.",
            "For each value of the scale: where it stands, what it is, whether it was verified, and its "
            "source.",
        ),
        (voice("Plaats", "Place"), voice("Waarde", "Value"), "Status", voice("Bron", "Source")),
        rows,
        (0.22, 0.24, 0.16, 0.38),
    )


def _said(scale: Scale, voice: Voice) -> Iterator[tuple[str, str]]:
    """(place, what stands there)."""
    language = voice.language
    yield "edition", scale.title[language]
    yield "horizon", f"{voice.number(scale.horizon)} {voice('jaar', 'years')}"
    yield "base of the value function", voice.number(scale.base)
    period = scale.likelihood.measure == "return-period"
    unit = (
        voice("jaar", "years")
        if period
        else voice("kans binnen de horizon", "probability within the horizon")
    )
    for band in scale.likelihood.classes:
        stem = f"likelihood class {band.code}"
        yield stem, f"{band.name[language]}: {_ends(band.lower, band.upper, voice)} {unit}"
        for part in band.subclasses:
            yield f"{stem}-{part.position}", f"{_ends(part.lower, part.upper, voice)} {unit}"
    yield from ((f"impact class {one.code}", one.name[language]) for one in scale.impact)
    yield from ((f"interest {one.code}", one.name[language]) for one in scale.interests)
    for one in scale.criteria:
        measured = voice.unit(one.unit) if one.unit else voice("alleen klassen", "classes alone")
        yield f"criterion {one.code}", f"{one.name[language]} ({measured})"
        if not one.ordinal:
            yield from (
                (f"criterion {one.code} class {band.code}", _band(band, one.unit, voice))
                for band in one.classes
            )
    yield from ((f"weight profile {one.code}", one.name[language]) for one in scale.profiles)


def _band(band: Band, unit: str, voice: Voice) -> str:
    return f"{_ends(band.lower, band.upper, voice)} {voice.unit(unit)}"


def _ends(lower: float | None, upper: float | None, voice: Voice) -> str:
    low, high = ("…" if one is None else voice.given(one) for one in (lower, upper))
    return f"{low} – {high}"
