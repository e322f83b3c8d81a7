# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The language that a report is written in: of two texts the right one, and numbers. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samenhang.desks.risk.report import numbers
from samenhang.errors import InvalidInput

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_UNITS = {
    "persons": ("personen", "persons"),
    "weighted persons": ("gewogen personen", "weighted persons"),
    "person-days": ("persoonsdagen", "person-days"),
    "customer-hours": ("klanturen", "customer-hours"),
    "km2 years": ("km² jaar", "km² years"),
    "EUR": ("euro", "euros"),
    "years": ("jaar", "years"),
    "per year": ("per jaar", "a year"),
    "probability": ("(kans)", "(probability)"),
    "%": ("%", "%"),
}


@dataclass(frozen=True, slots=True)
class Voice:
    """Dutch (`nl`) or English (`en`). Raises InvalidInput for another."""

    language: str

    def __post_init__(self) -> None:
        if self.language not in LOCALES:
            raise InvalidInput(f"“{self.language}” is no language of the report", "choose nl or en")

    def __call__(self, nl: str, en: str) -> str:
        """The text in this language."""
        return en if self.language == "en" else nl

    @property
    def locale(self) -> str:
        """The language with its country, as documents say it."""
        return LOCALES[self.language]

    def number(self, value: float, digits: int = 3) -> str:
        """A number with so many digits that count."""
        return numbers.figure(value, self.language, digits)

    def given(self, value: float) -> str:
        """A number as somebody gave it."""
        return numbers.given(value, self.language)

    def share(self, value: float, digits: int = 2) -> str:
        """A probability as a percentage."""
        return numbers.share(value, self.language, digits)

    def unit(self, unit: str) -> str:
        """The unit of a scale in words; one that is not known as it stands."""
        return self(*_UNITS.get(unit, (unit, unit)))

    def day(self, day: date) -> str:
        """A day as people write it."""
        return f"{day.day} {_MONTHS[self.language].split()[day.month - 1]} {day.year}"

    def yes(self, is_so: bool) -> str:
        """Yes or no."""
        return self("ja", "yes") if is_so else self("nee", "no")
