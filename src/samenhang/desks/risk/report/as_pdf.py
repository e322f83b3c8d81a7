# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report as a PDF that is accessible (PDF/UA-1) and lasting (PDF/A-2a). Pure: the same bytes each time.

Typst sets it, from report.typ and its own fonts; a file that would break either standard is an error there.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from samenhang.desks.risk.report.document import Block, Document, Figure, Part, cleaned
from samenhang.desks.risk.report.raster import size

UPRIGHT, TURNED = (16.7, 20.0), (25.4, 14.0)
"""Width and height in centimetres that a picture may have on a page of each direction."""
_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_PRINTED = (
    "\n -~\xa0-\u017f\u0218-\u021b\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f"  # Latin, Greek, Cyrillic
    "\u2010-\u2015\u2018-\u201e\u2020\u2022\u2026\u20ac"  # dashes, quotation marks, dagger, ellipsis, euro
    "\u2190-\u2193\u2212\u2264\u2265"  # arrows, minus, at most, at least
)
_UNPRINTABLE = re.compile(f"[^{_PRINTED}]")
_INSTEAD = "\ufffd"


def pdf(document: Document) -> bytes:
    """The bytes of the file. A sign that no font of ours has is printed as a question mark in a diamond."""
    said = json.dumps(_data(cleaned(document)), ensure_ascii=False)
    try:
        return _set(said, document)
    except typst.TypstError:
        return _set(_UNPRINTABLE.sub(_INSTEAD, said), document)


def room(turned: bool, svg: str) -> float:
    """How wide a picture is set, in centimetres: as wide as the page, unless it would be too high."""
    width, height = TURNED if turned else UPRIGHT
    own = size(svg)
    return round(min(width, height * own[0] / own[1]), 2)


def _data(document: Document) -> dict[str, Any]:
    day = document.day
    return {
        "title": document.title,
        "language": document.language,
        "day": [day.year, day.month, day.day],
        "marks": document.marks,
        "made": document.made,
        "contents": document.contents,
        "parts": [
            {"turned": part.turned, "blocks": [_block(block, part) for block in part.blocks]}
            for part in document.parts
        ],
    }


def _block(block: Block, part: Part) -> dict[str, Any]:
    found = {"kind": type(block).__name__.lower(), **asdict(block)}
    return found | {"width": room(part.turned, block.svg)} if isinstance(block, Figure) else found


def _set(said: str, document: Document) -> bytes:
    return typst.compile(
        _form(),
        format="pdf",
        sys_inputs={"report": said},
        pdf_standards=_STANDARDS,
        ignore_system_fonts=True,
        timestamp=datetime.combine(document.day, time(), UTC),
    )


@cache
def _form() -> bytes:
    return Path(__file__).with_name("report.typ").read_bytes()
