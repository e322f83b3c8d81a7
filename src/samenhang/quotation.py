# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Quoted words found again in another reading of the same text. Pure; offsets count characters."""

from __future__ import annotations


def anchor(text: str, start: int, quote: str) -> tuple[int, int] | None:
    """Where the quoted words stand: where they stood, else the place nearest to it; None where nowhere."""
    if text[start : start + len(quote)] == quote:
        return start, start + len(quote)
    if not quote:
        return None
    before = text.rfind(quote, 0, start + len(quote))
    after = text.find(quote, start)
    places = [place for place in (before, after) if place >= 0]
    if not places:
        return None
    nearest = min(places, key=lambda place: abs(place - start))
    return nearest, nearest + len(quote)


def whole_words(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins and ends where words do, not inside one."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, place: int) -> bool:
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
