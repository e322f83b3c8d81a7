# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A picture in SVG as PNG, with the fonts of the package: the same bytes on every machine. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

import typst

from samenhang.errors import InvalidInput

PPI = 160
"""Pixels an inch, of which a picture has 96 of its own: sharp when it fills a page."""
_PAGE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")\n'
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


@lru_cache(maxsize=64)
def png(svg: str) -> bytes:
    """The bytes of the file, kept for who asks again. Raises InvalidInput for what is no picture."""
    width, height = size(svg)
    sized = (
        svg
        if re.match(r"<svg[^>]* width=", svg)
        else svg.replace("<svg ", f'<svg width="{width:g}" height="{height:g}" ', 1)
    )
    try:
        return typst.compile(
            _PAGE, format="png", ppi=PPI, sys_inputs={"svg": sized}, ignore_system_fonts=True
        )
    except typst.TypstError as error:
        raise InvalidInput(f"a picture cannot be drawn: {error}", "report this with the file") from error


def size(svg: str) -> tuple[float, float]:
    """Width and height of a picture in pixels. Raises InvalidInput where it does not say them."""
    found = _SIZE.search(svg)
    if found is None:
        raise InvalidInput("a picture without a size", "an SVG with a viewBox")
    return float(found[1]), float(found[2])
