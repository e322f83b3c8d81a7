# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines, shapes and words of a picture as SVG, that reads without colour. Pure.

Series differ by shape and dash, not by colour; every picture has a title and a description for who does not
see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from xml.sax.saxutils import escape, quoteattr

SHAPES = 6
DASHES = ("", "7 3", "2 3", "9 3 2 3", "4 4", "1 4")
Point = tuple[float, float]


class Drawing:
    """A picture that grows; `text` is the whole of it. Sizes in pixels.

    With `links` in it, it is no image for who does not see it but a group, so that they are reached.
    """

    def __init__(
        self, width: float, height: float, title: str, description: str, *, links: bool = False
    ) -> None:
        role = "group" if links else "img"
        self.width, self.height = width, height
        self._head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
            f'height="{height:g}" role="{role}" font-family="sans-serif" font-size="12" fill="#111">'
            f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
            f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>'
        )
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """The SVG."""
        return "\n".join((self._head, *self._parts, "</svg>"))

    @contextmanager
    def link(self, address: str, said: str) -> Iterator[None]:
        """What is drawn within leads to an address, where there is one; `said` to who does not see it."""
        if address:
            whole = quoteattr(address), quoteattr(said)
            self._parts.append(f"<a href={whole[0]} aria-label={whole[1]}><title>{escape(said)}</title>")
        yield
        if address:
            self._parts.append("</a>")

    def line(self, start: Point, end: Point, *, width: float = 1, dash: str = "", ink: str = "#111") -> None:
        """A straight line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        ends = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        self._parts.append(f'<line {ends} stroke="{ink}" stroke-width="{width:g}"{dashed}/>')

    def path(
        self, points: Sequence[Point], *, width: float = 1.5, dash: str = "", fill: str = "none"
    ) -> None:
        """A line through points; with `fill` an area without an edge."""
        way = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        if fill != "none":
            self._parts.append(f'<path d="{way}Z" fill="{fill}"/>')
            return
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(f'<path d="{way}" fill="none" stroke="#111" stroke-width="{width:g}"{dashed}/>')

    def rect(self, corner: Point, size: Point, *, fill: str = "#bbb", edge: str = "#111") -> None:
        """A rectangle."""
        at = f'x="{corner[0]:.1f}" y="{corner[1]:.1f}" width="{max(size[0], 0.5):.1f}" height="{size[1]:.1f}"'
        self._parts.append(f'<rect {at} fill="{fill}" stroke="{edge}"/>')

    def words(
        self, at: Point, text: str, *, anchor: str = "start", bold: bool = False, size: int = 12
    ) -> None:
        """Words, from, in the middle of, or up to a point."""
        weight = ' font-weight="bold"' if bold else ""
        self._parts.append(
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="{anchor}" font-size="{size}"{weight}>'
            f"{escape(text)}</text>"
        )

    def upright(self, at: Point, text: str) -> None:
        """Words that run upwards, around a point."""
        turned = f'transform="rotate(-90 {at[0]:.1f} {at[1]:.1f})"'
        self._parts.append(
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" text-anchor="middle" {turned}>{escape(text)}</text>'
        )

    def mark(self, at: Point, number: int, *, filled: bool = True) -> None:
        """One of SHAPES shapes around a point, filled or open."""
        x, y = at
        look = f'fill="{"#111" if filled else "#fff"}" stroke="#111" stroke-width="1.5"'
        match number % SHAPES:
            case 0:
                self._parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" {look}/>')
            case 1:
                self._parts.append(f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" {look}/>')
            case 2:
                self._polygon(((x, y - 6), (x + 6, y + 5), (x - 6, y + 5)), look)
            case 3:
                self._polygon(((x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y)), look)
            case 4:
                self._polygon(((x, y + 6), (x + 6, y - 5), (x - 6, y - 5)), look)
            case _:
                self.line((x - 5, y - 5), (x + 5, y + 5), width=2.5)
                self.line((x - 5, y + 5), (x + 5, y - 5), width=2.5)

    def _polygon(self, points: Sequence[Point], look: str) -> None:
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<polygon points="{way}" {look}/>')


def shortened(text: str, letters: int) -> str:
    """At most so many letters, with dots where something is left out."""
    return text if len(text) <= letters else text[: letters - 1].rstrip() + "…"
