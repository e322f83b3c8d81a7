# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contradictions between judgements in words, by their code and values."""

from __future__ import annotations

from collections.abc import Mapping

from samenhang.desks.risk.analysis.assessment.words import number
from samenhang.desks.risk.analysis.cascade.coherence import Why
from samenhang.web.language import N_, Texts

WORDS: Mapping[str, str] = {
    Why.TOO_HIGH: N_(
        "%(judgement)s is too high: %(given)s, with probability %(cause)s, would by itself make %(event)s "
        "likelier than %(effect)s; at most %(bound)s"
    ),
    Why.TOO_LOW: N_(
        "%(judgement)s is too low: %(event)s, with probability %(effect)s, must often coincide with "
        "%(given)s, with probability %(cause)s; at least %(bound)s"
    ),
    Why.TOGETHER: N_("these cannot all be true, and without any one of them the others can: %(judgements)s"),
    Why.ROOT: N_(
        "%(event)s is judged to occur %(total)s times a year in all, but begins %(root)s times by itself"
    ),
    Why.LINK: N_(
        "%(given)s is judged to occur %(cause)s times a year and to bring about %(event)s with probability "
        "%(probability)s: that alone is %(alone)s a year, but %(event)s is judged to occur %(total)s times "
        "in all"
    ),
    "repair": N_("the nearest that can all be true: %(judgements)s"),
}


def said(code: str, values: Mapping[str, str | float], texts: Texts) -> str:
    """The sentence of a code, with its names and numbers as the language writes them."""
    shown = {
        name: one if isinstance(one, str) else number(one, texts.language, 4) for name, one in values.items()
    }
    return texts.gettext(WORDS[code]) % shown
