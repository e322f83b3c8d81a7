# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter as a PDF that is accessible (PDF/UA-1) and lasting (PDF/A-2a). Pure: the same bytes each time.

Typst sets it, from letter.typ and its own fonts; a file that would break either standard is an error there.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst

from samenhang.desks.followup.letter import WIDTHS, Letter

_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_PRINTED = (
    "\n -~\xa0-\u017f\u0218-\u021b\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f"  # Latin, Greek, Cyrillic
    "\u2010-\u2015\u2018-\u201e\u2022\u2026\u20ac"  # dashes, quotation marks, bullet, ellipsis, euro
)
_UNPRINTABLE = re.compile(f"[^{_PRINTED}]")
_INSTEAD = "\ufffd"


def pdf(letter: Letter) -> bytes:
    """The bytes of the file. A sign that no font of ours has is printed as a question mark in a diamond."""
    said = json.dumps(
        {**asdict(letter), "day": [letter.day.year, letter.day.month, letter.day.day], "widths": WIDTHS},
        ensure_ascii=False,
    )
    try:
        return _set(said, letter)
    except typst.TypstError:
        return _set(_UNPRINTABLE.sub(_INSTEAD, said), letter)


def _set(said: str, letter: Letter) -> bytes:
    return typst.compile(
        _form(),
        format="pdf",
        sys_inputs={"letter": said},
        pdf_standards=_STANDARDS,
        ignore_system_fonts=True,
        timestamp=datetime.combine(letter.day, time(), UTC),
    )


@cache
def _form() -> bytes:
    return Path(__file__).with_name("letter.typ").read_bytes()
