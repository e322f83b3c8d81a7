# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Take the pictures that the browser tests made of pages into docs/images: `python -m docs.screens`."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

IMAGES = Path(__file__).parent / "images"
MADE = Path(__file__).parents[1] / "build" / "screenshots"
COLOURS = 64
"""Enough for text on plain ground; it makes a picture three times as small."""


def main() -> None:
    for path in sorted(MADE.glob("web-*.png")):
        with Image.open(path) as picture:
            plain = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            plain.save(IMAGES / path.name, optimize=True)


if __name__ == "__main__":
    main()
