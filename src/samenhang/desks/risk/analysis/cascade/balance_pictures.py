# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of cross-impact balances as SVG: the scenarios that support themselves, and why one does
or not. Pure.

Nothing is said by colour alone: variants stand in words, and what is chosen has a filled circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from samenhang.desks.risk.analysis.cascade.balances import Balances, Scenario, Verdict
from samenhang.desks.risk.analysis.cascade.pictures import INK, short, svg

MOST_DRAWN = 30
"""Scenarios of one picture."""
CELL, ROW, HEAD = 132.0, 24.0, 58.0
SHADES = ("#ffffff", "#dde4ec", "#b9c7d6", "#eef1f5", "#cbd6e1")
BAR_LEFT, BAR_WIDTH = 250.0, 420.0

_WORDS = {
    "tableau": ("Scenario's die zichzelf dragen", "Scenarios that support themselves"),
    "more": ("{0} van {1} getoond", "{0} of {1} shown"),
    "why": ("Balans van elke variant", "Balance of each variant"),
    "legend": (
        "gevuld rondje: gekozen; ster: hoger dan de gekozen variant",
        "filled circle: chosen; star: higher than the chosen variant",
    ),
}


def _say(language: str, key: str, *parts: object) -> str:
    return _WORDS[key][language == "en"].format(*parts)


def tableau(world: Balances, found: Sequence[Scenario], language: str) -> str:
    """A row for each scenario, a column for each descriptor."""
    drawn = found[:MOST_DRAWN]
    title = _say(language, "tableau")
    parts = [_text(8, 20, title, "bold")]
    if len(drawn) < len(found):
        parts.append(_text(8, 36, _say(language, "more", len(drawn), len(found))))
    for column, (name, _) in enumerate(world.descriptors):
        parts.append(_text(40 + CELL * column + 6, HEAD - 6, short(name, 20), "bold", name))
    for row, scenario in enumerate(drawn):
        y = HEAD + ROW * row
        parts.append(_text(8, y + 16, str(row + 1)))
        for column, ((_, variants), chosen) in enumerate(zip(world.descriptors, scenario, strict=True)):
            x, shade = 40 + CELL * column, SHADES[variants.index(chosen) % len(SHADES)]
            parts.append(
                f'<rect x="{x:.0f}" y="{y:.0f}" width="{CELL:.0f}" height="{ROW:.0f}" fill="{shade}" '
                f'stroke="{INK}" stroke-width="0.5"/>'
            )
            parts.append(_text(x + 6, y + 16, short(chosen, 20), title=chosen))
    width = 40 + CELL * len(world.descriptors) + 8
    return svg(max(width, 320), HEAD + ROW * len(drawn) + 12, title, parts)


def verdict_bars(verdicts: Sequence[Verdict], language: str) -> str:
    """The balance of every variant as a bar from 0, by descriptor."""
    values = [value for one in verdicts for _, value in one.balances]
    low, high = min(0.0, *values), max(0.0, *values)
    scale = BAR_WIDTH / ((high - low) or 1.0)
    zero = BAR_LEFT - low * scale
    title = _say(language, "why")
    parts = [_text(8, 20, title, "bold"), _text(8, 38, _say(language, "legend"))]
    y = HEAD
    for one in verdicts:
        parts.append(_text(8, y + 14, short(one.descriptor, 60), "bold", one.descriptor))
        y += 20
        for name, value in one.balances:
            parts += _bar(one, name, (zero, zero + value * scale), y)
            y += 20
        y += 8
    parts.append(f'<path d="M{zero:.1f} {HEAD}V{y:.1f}" stroke="{INK}"/>')
    return svg(BAR_LEFT + BAR_WIDTH + 70, y + 8, title, parts)


def _bar(one: Verdict, name: str, ends: tuple[float, float], y: float) -> list[str]:
    """The bar of a variant, from 0 to its balance."""
    values, chosen = dict(one.balances), name == one.chosen
    told = f"{values[name]:g}{' ★' if values[name] > values[one.chosen] else ''}"
    low, high = sorted(ends)
    return [
        f'<circle cx="22" cy="{y + 9:.1f}" r="5" fill="{INK if chosen else "#fff"}" stroke="{INK}"/>',
        _text(34, y + 13, short(name, 34), "bold" if chosen else "", name),
        f'<rect x="{low:.1f}" y="{y + 2:.1f}" width="{high - low:.1f}" height="14" '
        f'fill="{"#5b6b7c" if chosen else "#dde4ec"}" stroke="{INK}" stroke-width="0.75"/>',
        f'<text x="{high + 6:.1f}" y="{y + 13:.1f}">{told}</text>',
    ]


def _text(x: float, y: float, said: str, weight: str = "", title: str = "") -> str:
    bold = ' font-weight="bold"' if weight else ""
    whole = f"<title>{escape(title)}</title>" if title and title != said else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{bold}>{escape(said)}{whole}</text>'
