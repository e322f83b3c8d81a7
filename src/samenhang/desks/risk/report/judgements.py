# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What experts said, in words as they said it, with the passages that it rests on. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from samenhang.desks.risk.analysis.assessment.estimate import (
    Distribution,
    InClass,
    OverClasses,
    Quantiles,
    Statement,
    ThreePoint,
)
from samenhang.desks.risk.analysis.assessment.scenario import Estimate, Passage
from samenhang.desks.risk.report.material import HIDDEN, Look
from samenhang.desks.risk.report.voice import Voice

_POSITIONS = {"low": ("laag", "low"), "mid": ("midden", "middle"), "high": ("hoog", "high")}
_KINDS = {
    "point": ("punt", "point"),
    "uniform": ("uniform", "uniform"),
    "loguniform": ("loguniform", "loguniform"),
    "triangular": ("driehoek", "triangular"),
    "pert": ("PERT", "PERT"),
    "normal": ("normaal", "normal"),
    "lognormal": ("lognormaal", "lognormal"),
    "beta": ("bèta", "beta"),
}
_PARAMETERS = {
    "value": ("waarde", "value"),
    "lower": ("laagste", "lowest"),
    "mode": ("meest waarschijnlijk", "most likely"),
    "upper": ("hoogste", "highest"),
    "mean": ("gemiddelde", "mean"),
    "sd": ("standaardafwijking", "standard deviation"),
    "p5": ("5 %", "5 %"),
    "p95": ("95 %", "95 %"),
    "alpha": ("alfa", "alpha"),
    "beta": ("bèta", "beta"),
}


def judgement(estimate: Estimate, codes: Sequence[str], voice: Voice) -> str:
    """One estimate as it was given; `codes` are those of the classes."""
    said = _statement(estimate.statement, codes, voice)
    if estimate.unit:
        said += f" {voice.unit(estimate.unit)}"
    log = isinstance(estimate.statement, Quantiles) and estimate.statement.log
    notes = [voice("logaritmisch", "logarithmic")] if log else []
    if estimate.varies:
        notes.append(voice("wisselt van keer tot keer", "varies from event to event"))
    if estimate.weight is not None:
        notes.append(voice("gewicht ", "weight ") + voice.number(estimate.weight))
    return f"{said} ({'; '.join(notes)})" if notes else said


def _statement(statement: Statement, codes: Sequence[str], voice: Voice) -> str:
    match statement:
        case InClass(place, position):
            where = f", {voice(*_POSITIONS[position])}" if position else ""
            return voice("klasse ", "class ") + codes[place] + where
        case OverClasses(shares):
            some = [f"{code} {voice.share(one)}" for code, one in zip(codes, shares, strict=True) if one]
            return voice("klassen: ", "classes: ") + ", ".join(some)
        case ThreePoint(lower, expected, upper, True):
            low, middle, high = codes[int(lower)], codes[int(expected)], codes[int(upper) - 1]
            return voice(
                f"klasse {low} tot {high}, verwacht {middle}", f"class {low} to {high}, expected {middle}"
            )
        case ThreePoint(lower, expected, upper):
            low, middle, high = (voice.given(one) for one in (lower, expected, upper))
            return voice(
                f"laagste {low}, verwacht {middle}, hoogste {high}",
                f"lowest {low}, expected {middle}, highest {high}",
            )
        case Distribution():
            named = [
                f"{voice(*_PARAMETERS[name])} {voice.given(value)}"
                for name, value in statement.parameters.items()
            ]
            return f"{voice(*_KINDS[statement.kind])}: {', '.join(named)}"
        case Quantiles():
            given = zip(statement.shares, statement.values, strict=True)
            return "; ".join(f"{voice.share(at, 4)}: {voice.given(value)}" for at, value in given)


def grounds(estimate: Estimate, look: Look, voice: Voice) -> str:
    """The reason in words, and each passage below it."""
    lines = [estimate.reason] if estimate.reason else []
    shown = (one for one in estimate.evidence if look(one) is not HIDDEN)
    return "\n".join([*lines, *(passage(one, look, voice) for one in shown)])


def passage(one: Passage, look: Look, voice: Voice) -> str:
    """A passage with its words: from the ledger where it has them, else as the file of scenarios cites it."""
    proof = look(one)
    if proof is None:
        place = voice(f"tekens {one.start} tot {one.end}", f"characters {one.start} to {one.end}")
        cited = voice("zoals aangehaald, niet nagezien", "as cited, not checked")
        return f"“{one.quote}” — {one.document}, {place} ({cited})"
    page = f", {voice('blz.', 'p.')} {proof.page}" if proof.page else ""
    where = f"{proof.title} ({proof.identifier}){page}"
    if proof.words is None:
        gone = voice(
            "LET OP: deze woorden staan niet in het document", "NOTE: these words are not in the document"
        )
        return f"“{one.quote}” — {where}. {gone}"
    return f"“{proof.words}” — {where}"
