# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers of the report as people write them: no exponents, the signs of the language. Pure."""

from __future__ import annotations

from math import floor, isfinite, log10

MILLION, BILLION = 10**6, 10**9
_LARGE = {"nl": {BILLION: "miljard", MILLION: "miljoen"}, "en": {BILLION: "billion", MILLION: "million"}}


def figure(value: float, language: str, digits: int = 3) -> str:
    """A number with so many digits that count: 0,000065, 12,5, 48.000."""
    if not isfinite(value):
        return "–"
    if value == 0:
        return "0"
    after = max(0, digits - 1 - floor(log10(abs(value))))
    rounded = float(f"{value:.{digits}g}")
    text = f"{rounded:,.{after}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return _signs(text, language)


def given(value: float, language: str) -> str:
    """A number as somebody gave it, up to six digits that count; millions and billions in words."""
    for size, word in _LARGE["en" if language == "en" else "nl"].items():
        if abs(value) >= size:
            return f"{figure(value / size, language, 6)} {word}"
    return figure(value, language, 6)


def share(value: float, language: str, digits: int = 2) -> str:
    """A probability as a percentage; never 0 % for what is not impossible."""
    return f"{figure(100 * value, language, digits)} %"


def _signs(text: str, language: str) -> str:
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))
