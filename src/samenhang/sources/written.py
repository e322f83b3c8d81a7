# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values as the Tweede Kamer writes them: flags, numbers, days, and moments in three forms."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

NEVER = "0001-01-01"
"""The day that the source writes where there is none."""


def flag_of(text: str) -> bool | None:
    """Whether: "true", "True" and "1" mean it, "false" and "0" not."""
    return {"true": True, "1": True, "false": False, "0": False}.get(text.strip().casefold())


def day_of(text: str) -> date | None:
    """The day as written: midnight of a zone is not moved to the day before. None where there is none."""
    try:
        return None if text.startswith(NEVER) else date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


_FRACTION = re.compile(r"(\.\d{6})\d+|(\.\d{1,5})(?=\D|$)")


def moment_of(text: str) -> datetime | None:
    """A moment in any of the three forms: without a zone (then it has none), with Z, with an offset.

    Decimals beyond microseconds are cut off. None for what is none, and for the first day of the year 1.
    """
    cut = _FRACTION.sub(lambda m: m[1] or m[2].ljust(7, "0"), text.strip())
    try:
        found = datetime.fromisoformat(cut.replace("T24:00:00", "T00:00:00"))
    except ValueError:
        return None
    return None if found.year == 1 else found


def in_order(moment: datetime) -> datetime:
    """A moment to compare with others: without a zone it is taken as UTC, as its publisher documents."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def number_of(text: str) -> int | Decimal | None:
    """A whole number, or one with decimals; None for what is none."""
    try:
        return int(text) if text.lstrip("+-").isdecimal() else Decimal(text)
    except InvalidOperation:
        return None
