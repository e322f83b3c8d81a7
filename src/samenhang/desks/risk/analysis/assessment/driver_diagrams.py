# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The exceedance curve and the drivers of a risk: each as SVG, and as a table of the same numbers. Pure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from samenhang.desks.risk.analysis.assessment.drawing import Drawing, Point, shortened
from samenhang.desks.risk.analysis.assessment.exceedance import Exceedance
from samenhang.desks.risk.analysis.assessment.scale import Scale
from samenhang.desks.risk.analysis.assessment.sensitivity import FLOOR, Driver, Drivers
from samenhang.desks.risk.analysis.assessment.words import Tabular, number, percent, word

Floats = NDArray[np.float64]
WIDTH, HEIGHT, LEFT, TOP, RIGHT, FOOT = 760.0, 460.0, 90.0, 64.0, 24.0, 60.0
ROW, NAMES = 30.0, 260.0
LEAST = 1e-6
"""Probabilities below are not drawn."""


class _Axes:
    """Two logarithmic axes."""

    def __init__(self, xs: Floats, ys: Floats) -> None:
        self.across = _decades(xs[xs > 0])
        self.upwards = _decades(np.clip(ys, LEAST, 1.0))

    def at(self, x: float, y: float) -> Point:
        """The place of a point, cut off at the edges."""
        return (
            LEFT + (WIDTH - LEFT - RIGHT) * _share(x, self.across),
            HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * _share(y, self.upwards),
        )


def _decades(values: Floats) -> tuple[int, int]:
    if not values.size:
        return -1, 0
    low, high = int(np.floor(np.log10(values.min()))), int(np.ceil(np.log10(values.max())))
    return low, max(high, low + 1)


def _share(value: float, decades: tuple[int, int]) -> float:
    place = np.log10(max(value, 1e-300)) - decades[0]
    return float(np.clip(place / (decades[1] - decades[0]), 0.0, 1.0))


def exceedance_diagram(curve: Exceedance, name: str, note: str, language: str = "nl") -> str:
    """The probability within the horizon that an impact is exceeded; `name` of what, `note` is
    its caption.
    """
    title = f"{word('exceedance', language)}: {name}"
    picture = Drawing(WIDTH, HEIGHT, title, f"{title}. {note}")
    picture.words((24, 24), shortened(title, 90), bold=True, size=16)
    picture.words((24, 40), note, size=10)
    picture.words((24, 54), word("band", language), size=10)
    axes = _Axes(curve.impact, np.concatenate([curve.low, curve.mean, curve.high]))
    _ruled(picture, axes, language)
    up = [axes.at(x, y) for x, y in zip(curve.impact, curve.high, strict=True)]
    down = [axes.at(x, y) for x, y in zip(curve.impact, curve.low, strict=True)]
    picture.path([*up, *reversed(down)], fill="#ddd")
    picture.path(up, width=1, dash="4 3")
    picture.path(down, width=1, dash="4 3")
    shown = [(x, y) for x, y in zip(curve.impact, curve.mean, strict=True) if y >= LEAST]
    if shown:
        picture.path([axes.at(x, y) for x, y in shown], width=2.5)
    return picture.text


def _ruled(picture: Drawing, axes: _Axes, language: str) -> None:
    """The decades of both axes, with their names."""
    for decade in range(axes.across[0], axes.across[1] + 1):
        x, foot = axes.at(10.0**decade, 10.0 ** axes.upwards[0])
        picture.line((x, TOP), (x, foot), ink="#ccc")
        picture.words((x, foot + 16), number(10.0**decade, language), anchor="middle", size=10)
    for decade in range(axes.upwards[0], axes.upwards[1] + 1):
        left, y = axes.at(10.0 ** axes.across[0], 10.0**decade)
        picture.line((left, y), (WIDTH - RIGHT, y), ink="#ccc")
        picture.words((left - 8, y + 4), percent(10.0**decade, language, 3), anchor="end", size=10)
    picture.words(((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16), f"{word('impact', language)} →", anchor="middle")
    picture.upright((20, (TOP + HEIGHT - FOOT) / 2), f"{word('within', language)} →")


def exceedance_table(curve: Exceedance, language: str = "nl") -> Tabular:
    """The numbers of the curve."""
    heads = tuple(word(name, language) for name in ("impact", "mean", "error", "low", "high"))
    columns = (curve.mean, curve.error, curve.low, curve.high)
    rows = tuple(
        (number(x, language), *(percent(float(column[at]), language, 3) for column in columns))
        for at, x in enumerate(curve.impact.tolist())
    )
    return Tabular(heads, rows)


# ---------------------------------------------------------------- drivers


def driver_name(driver: Driver, scale: Scale, language: str) -> str:
    """A driver in words: a criterion by its title."""
    titles = {one.code: one.name[language] for one in scale.criteria}
    if driver.name in titles:
        return f"{driver.name} {titles[driver.name]}"
    return word(driver.name, language)


def tornado_diagram(drivers: Drivers, scale: Scale, name: str, language: str = "nl") -> str:
    """How far each driver moves the expected impact, on a logarithmic scale, with its total Sobol index."""
    title = f"{word('tornado', language)}: {name}"
    height = TOP + ROW * len(drivers.each) + FOOT
    picture = Drawing(WIDTH, height, title, f"{title}, {word('swing', language)}")
    picture.words((24, 24), shortened(title, 90), bold=True, size=16)
    picture.words((24, 44), f"{word('swing', language)} · {word('index', language)}", size=10)
    values = [max(value, FLOOR) for one in drivers.each for value in (one.low, one.high)]
    low, high = np.log10(min(values)) - 0.05, np.log10(max(values)) + 0.05
    left, right = NAMES + 20, WIDTH - 90

    def place(value: float) -> float:
        return float(left + (right - left) * (np.log10(max(value, FLOOR)) - low) / (high - low))

    foot = TOP + ROW * len(drivers.each)
    for at, one in enumerate(drivers.each):
        y = TOP + ROW * (at + 0.5)
        named = shortened(driver_name(one, scale, language), 40)
        picture.words((NAMES, y + 4), named, anchor="end", size=11)
        picture.rect((place(one.low), y - 8), (place(one.high) - place(one.low), 16))
        drawn = f"{number(max(one.total, 0.0), language, 2)}" if one.total_error else "–"
        picture.words((right + 12, y + 4), f"T {drawn}", size=10)
    middle = place(drivers.middle)
    picture.line((middle, TOP - 6), (middle, foot + 4), width=1.5, dash="4 3")
    for value, anchor in ((10.0**low, "start"), (drivers.middle, "middle"), (10.0**high, "end")):
        picture.words((place(value), foot + 20), number(value, language), anchor=anchor, size=10)
    picture.words(((left + right) / 2, foot + 42), word("expected", language), anchor="middle")
    return picture.text


def tornado_table(drivers: Drivers, scale: Scale, language: str = "nl") -> Tabular:
    """The numbers of the drivers, one by one."""
    names = ("driver", "low", "high", "first", "error", "total", "error")
    heads = tuple(word(name, language) for name in names)
    rows = tuple(
        (
            driver_name(one, scale, language),
            *(
                number(value, language)
                for value in (one.low, one.high, one.first, one.first_error, one.total, one.total_error)
            ),
        )
        for one in drivers.each
    )
    return Tabular(heads, rows)
