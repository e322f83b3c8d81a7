# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words and numbers of the pictures of risk and their tables, in Dutch and English. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samenhang.errors import InvalidInput

LANGUAGES = ("nl", "en")
_WORDS: Mapping[str, tuple[str, str]] = {
    "diagram": ("Risicodiagram", "Risk diagram"),
    "ranking": ("Rangorde met onzekerheid", "Ranking with uncertainty"),
    "exceedance": ("Overschrijdingskans", "Probability of exceedance"),
    "tornado": ("Wat het risico bepaalt", "What drives the risk"),
    "likelihood": ("waarschijnlijkheid", "likelihood"),
    "impact": ("impact", "impact"),
    "expected": ("verwachte impact", "expected impact"),
    "class": ("klasse", "class"),
    "scenario": ("scenario", "scenario"),
    "place": ("plaats", "place"),
    "rank": ("rang", "rank"),
    "mean": ("gemiddelde", "mean"),
    "low": ("5 %", "5 %"),
    "median": ("mediaan", "median"),
    "high": ("95 %", "95 %"),
    "error": ("standaardfout", "standard error"),
    "first": ("eerste orde", "first order"),
    "total": ("totaal", "total"),
    "driver": ("factor", "driver"),
    "expert": ("expert", "expert"),
    "base": ("grondtal", "base"),
    "weights": ("gewichten", "weights"),
    "class position": ("plaats in de klasse", "class position"),
    "parameters": ("parameters", "parameters"),
    "criterion": ("criterium", "criterion"),
    "top": ("kans op rang 1", "P(rank 1)"),
    "all": ("alle scenario's samen", "all scenarios together"),
    "bars": ("strepen: 5 tot 95 %", "bars: 5 to 95 %"),
    "band": ("vlak: 5 tot 95 %; lijn: gemiddelde", "band: 5 to 95 %; line: mean"),
    "index": ("T: totale Sobol-index; – niet getrokken", "T: total Sobol index; – not drawn"),
    "swing": ("alles overige in het midden", "all else at its middle"),
    "horizon": ("horizon {} jaar", "horizon {} years"),
    "reference": ("referentiejaar {}", "reference year {}"),
    "edition": ("schaal {}", "scale {}"),
    "seed": ("seed {}", "seed {}"),
    "experts": ("{} experts", "{} experts"),
    "made up": ("VERZONNEN VOORBEELD", "MADE-UP EXAMPLE"),
    "unverified": ("rust op {} niet-geverifieerde waarden", "rests on {} unverified values"),
    "within": ("kans binnen de horizon", "probability within the horizon"),
}


def word(name: str, language: str, *values: object) -> str:
    """The word for a thing. Raises InvalidInput for another language."""
    if language not in LANGUAGES:
        raise InvalidInput(f"“{language}” is no language of the pictures", f"choose {' or '.join(LANGUAGES)}")
    return _WORDS[name][LANGUAGES.index(language)].format(*values)


def number(value: float, language: str, digits: int = 3) -> str:
    """A number with so many significant digits, with the decimal sign of the language."""
    text = f"{value:.{digits}g}"
    if "e+" in text and abs(value) < 1e6:  # "1e+02" is 100 to people
        text = f"{float(text):.0f}"
    if "e-" in text and abs(value) >= 1e-5:
        text = f"{float(text):.15f}".rstrip("0")
    return text.replace(".", ",") if language == "nl" else text


def percent(value: float, language: str, digits: int = 2) -> str:
    """A probability as a percentage."""
    return f"{number(100 * value, language, digits)} %"


@dataclass(frozen=True, slots=True)
class Tabular:
    """The numbers of a picture: the heads of the columns, and rows of text."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
