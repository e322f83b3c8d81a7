# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer on measures as pictures: SVG that can be read without colour, each with its table in
portfolio_words.

What is chosen is filled, what is not is open; every mark has its words beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil, floor, log10
from xml.sax.saxutils import escape

from samenhang.desks.risk.portfolio import Answer
from samenhang.desks.risk.portfolio_words import millions, named, number, say

WIDTH, ROW, LABEL = 760.0, 26.0, 300.0
"""The width of a picture, the height of a row and the room for its name, in pixels."""
RIGHT, TOP, FOOT = 70.0, 46.0, 34.0
TICKS = 5
STYLE = (
    "text{font:12px sans-serif;fill:currentColor}.h{font-weight:bold;font-size:14px}"
    ".a{stroke:currentColor;stroke-width:1;fill:none}"
    ".g{stroke:currentColor;stroke-width:.5;stroke-dasharray:2 4;"
    "opacity:.5}.b{stroke:currentColor;stroke-width:1.5;fill:none}.f{stroke:currentColor;stroke-width:1.5;"
    "fill:currentColor}"
)


def core_picture(answer: Answer, language: str = "nl") -> str:
    """A bar for each measure: in which share of the undominated portfolios it is. Table: singles_table."""
    singles = answer.study.singles
    span = _Span(0.0, 1.0)
    body: list[str] = []
    for at, one in enumerate(singles):
        y = TOP + at * ROW
        body.append(_text(LABEL - 8, y + 17, answer.titles[one.id].in_(language), "end"))
        if one.core is None:
            body.append(_text(span.x(0) + 4, y + 17, "-"))
            continue
        body.append(_bar(span.x(0), y + 6, span.x(one.core) - span.x(0), "f" if one.chosen else "b"))
        body.append(_text(span.x(one.core) + 6, y + 17, number(one.core, 2, language)))
    foot = TOP + len(singles) * ROW
    body += _across(span, foot, [(share / 4, number(share / 4, 2, language)) for share in range(5)])
    title = f"{say('core', language)}"
    return _svg(answer, title, foot + FOOT, body, language)


def effects_picture(answer: Answer, language: str = "nl") -> str:
    """What each measure alone saves a year: the mean with the 5-95 % interval. Table: singles_table."""
    singles = answer.study.singles
    most = max((one.effect.total.high for one in singles), default=0.0)
    least = min((one.effect.total.low for one in singles), default=0.0)
    span = _Span(min(0.0, least), max(most, 1e-12))
    body: list[str] = []
    for at, one in enumerate(singles):
        y, total = TOP + at * ROW + 13, one.effect.total
        body.append(_text(LABEL - 8, y + 4, answer.titles[one.id].in_(language), "end"))
        low, high = span.x(total.low), span.x(total.high)
        body.append(_line(low, y, high, y, "a"))
        body += [_line(x, y - 5, x, y + 5, "a") for x in (low, high)]
        kind = "f" if one.chosen else "b"
        body.append(f'<circle cx="{span.x(total.mean):.1f}" cy="{y:.1f}" r="5" class="{kind}"/>')
        body.append(_text(high + 6, y + 4, millions(total.mean, language)))
    foot = TOP + len(singles) * ROW
    body += _across(span, foot, [(value, millions(value, language)) for value in span.ticks])
    title = f"{say('saves', language)}, {answer.currency} {say('million', language)}, 5-95 %"
    return _svg(answer, title, foot + FOOT, body, language)


def front_picture(answer: Answer, language: str = "nl") -> str:
    """The Pareto front of cost and reduction, the chosen portfolio filled. Table: front_table."""
    front = answer.study.front
    height = 380.0
    across = _Span(0.0, max((one.cost for one in front), default=0.0) or 1.0, 80.0)
    most = max((one.reduction for one in front), default=0.0) or 1.0

    def up(value: float) -> float:
        return height - FOOT - max(0.0, value) / most * (height - FOOT - TOP - 16)

    points = [(across.x(one.cost), up(one.reduction)) for one in front]
    steps = "".join(f"H{x:.1f}V{y:.1f}" for x, y in points[1:])
    body = [f'<path class="a" d="M{points[0][0]:.1f} {points[0][1]:.1f}{steps}"/>'] if points else []
    for one, (x, y) in zip(front, points, strict=True):
        kind = "f" if one.measures == answer.study.chosen.measures else "b"
        words = escape(named(answer, one.measures, language))
        body.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="{kind}"><title>{words}</title></circle>')
    for value in round_values(0.0, most):
        body.append(_line(across.left, up(value), WIDTH - RIGHT, up(value), "g"))
        body.append(_text(across.left - 8, up(value) + 4, millions(value, language), "end"))
    body += _across(across, height - FOOT, [(value, millions(value, language)) for value in across.ticks])
    axes = f"{say('saves', language)} ↑, {say('cost', language)} →"
    money = f"{answer.currency} {say('million', language)}"
    title = f"{say('front', language)}: {axes}, {money}"
    return _svg(answer, title, height + 4, body, language)


class _Span:
    """A line of values across a picture."""

    def __init__(self, least: float, most: float, left: float = LABEL) -> None:
        self.least, self.most, self.left = least, most, left

    def x(self, value: float) -> float:
        """Where a value is."""
        return self.left + (value - self.least) / (self.most - self.least) * (WIDTH - RIGHT - self.left)

    @property
    def ticks(self) -> list[float]:
        """Round values at equal distances."""
        return round_values(self.least, self.most)


def round_values(least: float, most: float) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten between two values: TICKS of them or a few more or less."""
    rough = (most - least) / (TICKS - 1)
    power = 10.0 ** floor(log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough * 0.999)
    return [step * count for count in range(ceil(least / step), floor(most / step) + 1)]


def _key(language: str) -> str:
    return "dicht: gekozen" if language == "nl" else "filled: chosen"


def _across(span: _Span, foot: float, ticks: Iterable[tuple[float, str]]) -> Iterator[str]:
    for value, words in ticks:
        yield _line(span.x(value), TOP, span.x(value), foot, "g")
        yield _text(span.x(value), foot + 18, words, "middle")


def _svg(answer: Answer, title: str, height: float, body: Iterable[str], language: str) -> str:
    marked = f"{say('made_up', language)}. " if answer.made_up else ""
    head = escape(f"{marked}{title}")
    lang = "nl" if language == "nl" else "en"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" '
        f'role="img" lang="{lang}"><title>{head}</title>'
        f"<desc>{escape(answer.title.in_(language))}</desc><style>{STYLE}</style>"
        f'<text x="8" y="18" class="h">{head}</text>{_text(8, 35, _key(language))}{"".join(body)}</svg>\n'
    )


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def _bar(x: float, y: float, width: float, kind: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{ROW - 12:.0f}" class="{kind}"/>'
    )
