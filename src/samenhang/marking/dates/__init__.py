# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as intervals. `wording` has the words, `expression` what a date is before its year is known; `days`,
`periods`, `seasons` and `near` read one that begins at a place; `rules` finds the places and makes marks."""

from samenhang.marking.dates.rules import RULES

__all__ = ["RULES"]
