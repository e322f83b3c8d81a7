# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter as a PDF that is accessible (PDF/UA-1) and lasting (PDF/A-2a). Pure: the same bytes each time.

Typst sets it, from letter.typ and its own fonts; a file that would break either standard is an error there.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from samenhang import stationery
from samenhang.desks.followup.letter import WIDTHS, Letter

_FORM = Path(__file__).with_name("letter.typ")


def pdf(letter: Letter) -> bytes:
    """The bytes of the file. A sign that no font of ours has is printed as a question mark in a diamond."""
    said = json.dumps(
        {**asdict(letter), "day": [letter.day.year, letter.day.month, letter.day.day], "widths": WIDTHS},
        ensure_ascii=False,
    )
    return stationery.pdf(_FORM, "letter", said, letter.day)
