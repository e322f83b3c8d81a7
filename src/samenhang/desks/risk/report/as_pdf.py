# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A report as a PDF that is accessible (PDF/UA-1) and lasting (PDF/A-2a). Pure: the same bytes each time.

Typst sets it, from report.typ and its own fonts; a file that would break either standard is an error there.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from samenhang import stationery
from samenhang.desks.risk.report.document import Block, Document, Figure, Part, cleaned
from samenhang.desks.risk.report.raster import size

UPRIGHT, TURNED = (16.7, 20.0), (25.4, 14.0)
"""Width and height in centimetres that a picture may have on a page of each direction."""
_FORM = Path(__file__).with_name("report.typ")


def pdf(document: Document) -> bytes:
    """The bytes of the file. A sign that no font of ours has is printed as a question mark in a diamond."""
    said = json.dumps(_data(cleaned(document)), ensure_ascii=False)
    return stationery.pdf(_FORM, "report", said, document.day)


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
