# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The range graph of an item as SVG: percentiles as a line, with a diamond at the middle one. Pure."""

from __future__ import annotations

from html import escape

from samenhang.desks.risk.range_graph import Graph, Range

INK, GRID = "#111", "#bbb"


def range_picture(graph: Graph, title: str, *, comma: bool) -> str:
    """Pooled answers are thick and bold, the realisation is a dashed line. `comma`: of decimals."""
    foot = graph.height - 26
    parts = []
    for mark in graph.axis:
        text = mark.text.replace(".", ",") if comma else mark.text
        parts.append(f'<path d="M{mark.x} 8V{foot}" stroke="{GRID}"/>')
        parts.append(f'<text x="{mark.x}" y="{graph.height - 10}" text-anchor="middle">{escape(text)}</text>')
    for row in graph.rows:
        parts += _row(row, graph.left)
    if graph.truth is not None:
        parts.append(
            f'<path d="M{graph.truth.x} 4V{foot}" stroke="{INK}" stroke-width="2" stroke-dasharray="6 4"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {graph.width:.0f} {graph.height:.0f}" '
        f'width="{graph.width:.0f}" height="{graph.height:.0f}" role="img" font-family="sans-serif" '
        f'font-size="12" fill="{INK}"><title>{escape(title)}</title>{"".join(parts)}</svg>\n'
    )


def _row(row: Range, left: float) -> list[str]:
    bold, width = (' font-weight="bold"', 5) if row.pooled else ("", 1.5)
    ticks = "".join(f"M{point} {row.y - 4}V{row.y + 4}" for point in row.points)
    return [
        f'<text x="{left - 10:.1f}" y="{row.y + 4:.1f}" text-anchor="end"{bold}>{escape(row.name)}</text>',
        f'<path d="M{row.points[0]} {row.y}H{row.points[-1]}" stroke="{INK}" stroke-width="{width}"/>',
        f'<path d="{ticks}" stroke="{INK}" stroke-width="1.5"/>',
        f'<path d="M{row.middle - 5:.1f} {row.y}L{row.middle} {row.y - 5}L{row.middle + 5:.1f} {row.y}'
        f'L{row.middle} {row.y + 5}Z"/>',
    ]
