# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people call the keys of rounds, and what is said of a value that is not right."""

from __future__ import annotations

from collections.abc import Mapping

from samenhang.desks.risk.analysis.elicitation.conduct import Standing
from samenhang.desks.risk.analysis.elicitation.question import Kind, Scale
from samenhang.desks.risk.analysis.elicitation.typed import Fault, State, Wrong
from samenhang.web.language import N_, Texts
from samenhang.web.render import Labels

KINDS: Mapping[Kind, str] = {
    Kind.PERCENTILES: N_("percentiles"),
    Kind.PROBABILITY: N_("probability"),
    Kind.CLASS: N_("class"),
    Kind.PAIRWISE: N_("pairwise comparison"),
}
STANDINGS: Mapping[Standing, str] = {
    Standing.DRAFT: N_("being made"),
    Standing.OPEN: N_("open"),
    Standing.CLOSED: N_("closed"),
}
SCALES: Mapping[Scale, str] = {Scale.UNIFORM: N_("uniform"), Scale.LOG: N_("logarithmic")}
STATES: Mapping[State, str] = {
    State.EMPTY: N_("not answered yet"),
    State.DRAFT: N_("not right yet"),
    State.DONE: N_("answered"),
    State.CANNOT: N_("cannot be answered"),
}
COMPARED: Mapping[str, str] = {"first": N_("the first"), "second": N_("the second"), "equal": N_("equal")}
MAKERS: Mapping[str, str] = {
    "global": N_("global weights"),
    "global_opt": N_("global weights, optimised"),
    "item": N_("item weights"),
    "item_opt": N_("item weights, optimised"),
    "equal": N_("equal weights"),
}
"""The decision makers of the Classical Model."""
POOLED: Mapping[str, str] = {
    **MAKERS,
    "log_odds": N_("mean log-odds"),
    "extremised": N_("mean log-odds, extremised"),
    "mean": N_("mean"),
    "median": N_("median"),
    "shares": N_("share of the experts"),
}
"""By what the answers to a question became one: these, and pools of probabilities and classes."""
STEPS: Mapping[str, str] = {
    "robust portfolios": N_("Portfolios that are good in many cases"),
    "portfolios": N_("Portfolios by what they cost"),
    "value of knowing": N_("What it is worth to know more"),
    "roots": N_("What follows from each risk"),
    "events": N_("Simulated events"),
    "years": N_("Simulated years"),
    "doubts": N_("What is in doubt"),
}
"""What is being worked out."""
EFFECTS: Mapping[tuple[str, bool], str] = {
    ("rate", False): N_("makes it less likely"),
    ("impact", False): N_("makes the impact smaller"),
    ("impact", True): N_("makes the impact smaller: %(other)s"),
    ("causes", True): N_("makes it less likely that it brings about: %(other)s"),
    ("caused", True): N_("makes it less likely that it is brought about by: %(other)s"),
    ("to", True): N_("moves part of it to: %(other)s"),
    ("from", True): N_("moves to it a part of: %(other)s"),
}
"""What a measure does to a scenario, by the kind of effect and whether it speaks of something else too."""
LABELS: Labels = {
    "question-kind": {kind.value: word for kind, word in KINDS.items()},
    "round-state": {state.value: word for state, word in STANDINGS.items()},
    "scale": {scale.value: word for scale, word in SCALES.items()},
    "answer-state": {state.value: word for state, word in STATES.items()},
    "compared": COMPARED,
}

WRONG: Mapping[Wrong, str] = {
    Wrong.NUMBER: N_("This is no number. Write digits, such as 1500 or 0,5."),
    Wrong.EITHER: N_("This can be read in two ways. Write 1234 without a mark, or 1,2340 for a fraction."),
    Wrong.MISSING: N_("This is still missing."),
    Wrong.ORDER: N_("This must be more than the value before it, which is %(bound)s."),
    Wrong.TIE: N_("This is the same as the value before it. Make it more than %(bound)s."),
    Wrong.LOW: N_("This is less than the lowest possible value, which is %(bound)s."),
    Wrong.HIGH: N_("This is more than the highest possible value, which is %(bound)s."),
    Wrong.LOG: N_("This must be more than 0."),
    Wrong.SHARE: N_("A probability is from 0 to 1, or from 0% to 100%."),
    Wrong.CHOICE: N_("Choose one of the possibilities."),
}


def said(fault: Fault | None, texts: Texts) -> str:
    """What is said beside a value; "" where nothing is wrong."""
    if fault is None:
        return ""
    words = texts.gettext(WRONG[fault.wrong])
    return words.replace("%(bound)s", figure(fault.bound, texts))


def figure(value: float | None, texts: Texts) -> str:
    """A number in the way of the language, with as many digits as it has, at most twelve."""
    if value is None:
        return ""
    plain = f"{value:.12g}"
    if "e" in plain:
        return plain.replace(".", "," if texts.language == "nl" else ".")
    whole, _, rest = plain.partition(".")
    grouped = texts.number(int(whole)) if len(whole.lstrip("-")) > 4 else whole
    return grouped + (("," if texts.language == "nl" else ".") + rest if rest else "")
