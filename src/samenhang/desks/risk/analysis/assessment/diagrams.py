# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The risk diagram and the ranking of an assessment: each as SVG, and as a table of the same
numbers. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from samenhang.desks.risk.analysis.assessment.assessment import Assessment, Result
from samenhang.desks.risk.analysis.assessment.drawing import Drawing, shortened
from samenhang.desks.risk.analysis.assessment.ladder import likelihood_ladder
from samenhang.desks.risk.analysis.assessment.plan import score_of_value
from samenhang.desks.risk.analysis.assessment.summary import Figure
from samenhang.desks.risk.analysis.assessment.words import Tabular, number, percent, word

WIDTH, LEFT, TOP, SIDE = 960.0, 190.0, 64.0, 290.0
"""The width of a picture, and its room at the left, at the top and (for the names) at the right."""
PLOT, FOOT, ROW = 440.0, 74.0, 26.0
NAME = 38


def caption(assessment: Assessment, language: str) -> str:
    """Horizon, reference year, edition, experts, seed, and how many values are not verified."""
    years = sorted({one.scenario.reference_year for one in assessment.results})
    parts = [
        word("horizon", language, f"{assessment.scale.horizon:g}"),
        word("reference", language, ", ".join(map(str, years))),
        word("edition", language, assessment.scale.edition),
        word("experts", language, assessment.experts),
        word("seed", language, assessment.settings.seed),
    ]
    if assessment.unverified:
        parts.append(word("unverified", language, len(assessment.unverified)))
    if any(one.scenario.made_up for one in assessment.results):
        parts.insert(0, word("made up", language))
    return " · ".join(parts)


def risk_diagram(assessment: Assessment, language: str = "nl", links: Mapping[str, str] | None = None) -> str:
    """Likelihood (upwards) against impact (to the right), both by class on a logarithmic scale, with 5-95 %
    bars. `links`: where a scenario leads, by its id, in a picture that stands in a page.
    """
    scale = assessment.scale
    rows, columns = len(scale.likelihood.classes), len(scale.impact)
    height = max(TOP + PLOT + FOOT, TOP + FOOT + ROW * len(assessment.results))
    title = word("diagram", language)
    about = f"{title}: {caption(assessment, language)}"
    picture = Drawing(WIDTH, height, title, about, links=bool(links))
    picture.words((LEFT, 24), title, bold=True, size=16)
    picture.words((LEFT, 44), f"{caption(assessment, language)} · {word('bars', language)}", size=10)
    wide = (WIDTH - LEFT - SIDE) / columns
    for at in range(columns + 1):
        picture.line((LEFT + at * wide, TOP), (LEFT + at * wide, TOP + PLOT), ink="#999")
    for at, band in enumerate(scale.impact):
        middle = LEFT + (at + 0.5) * wide
        picture.words((middle, TOP + PLOT + 18), band.code, anchor="middle", bold=True)
        picture.words((middle, TOP + PLOT + 34), band.name[language], anchor="middle", size=10)
    picture.words(
        (LEFT + columns * wide / 2, TOP + PLOT + 56), f"{word('impact', language)} →", anchor="middle"
    )
    for at in range(rows + 1):
        y = TOP + PLOT * (1 - at / rows)
        picture.line((LEFT, y), (LEFT + columns * wide, y), ink="#999")
    for at, band in enumerate(scale.likelihood.classes):
        y = TOP + PLOT * (1 - (at + 0.5) / rows)
        picture.words((LEFT - 8, y), f"{band.code} {band.name[language]}", anchor="end", size=10)
    picture.upright((16, TOP + PLOT / 2), f"{word('likelihood', language)} →")
    for one in assessment.results:
        name = f"{one.place} {one.scenario.title[language]}"
        with picture.link((links or {}).get(one.scenario.id, ""), name):
            _point(picture, assessment, one, language)
    return picture.text


def _point(picture: Drawing, assessment: Assessment, one: Result, language: str) -> None:
    """The bars, shape and number of a scenario, and its name at the right."""
    scale = assessment.scale
    rows, columns = len(scale.likelihood.classes), len(scale.impact)
    across = [
        score_of_value(np.array(part.value), assessment.base, columns) for part in _parts(one, "impact")
    ]
    up = [likelihood_ladder(scale).score_of(part.value) for part in _parts(one, "likelihood")]
    right = WIDTH - SIDE - LEFT
    xs = [LEFT + right * float(np.clip(score, 0, columns)) / columns for score in across]
    ys = [TOP + PLOT * (1 - float(np.clip(score, 0, rows)) / rows) for score in up]
    picture.line((xs[0], ys[1]), (xs[2], ys[1]))
    picture.line((xs[1], ys[0]), (xs[1], ys[2]))
    picture.mark((xs[1], ys[1]), one.place - 1, filled=one.place % 2 == 1)
    picture.words((xs[1] + 8, ys[1] - 6), str(one.place), bold=True)
    y = TOP + ROW * (one.place - assessment.results[0].place + 0.5)
    picture.mark((WIDTH - SIDE + 26, y), one.place - 1, filled=one.place % 2 == 1)
    name = shortened(one.scenario.title[language], NAME)
    picture.words((WIDTH - SIDE + 40, y + 4), f"{one.place} {name}", size=11)


def _parts(one: Result, name: str) -> tuple[Figure, Figure, Figure]:
    found = getattr(one, name)
    return found.low, found.median, found.high


def diagram_table(assessment: Assessment, language: str = "nl") -> Tabular:
    """The numbers of the risk diagram."""
    heads = [word(name, language) for name in ("place", "scenario", "likelihood", "class", "impact", "class")]
    rows = []
    for one in assessment.results:
        likely, severe = one.likelihood, one.impact
        rows.append(
            (
                str(one.place),
                one.scenario.title[language],
                f"{percent(likely.median.value, language)} "
                f"({percent(likely.low.value, language)} – {percent(likely.high.value, language)})",
                one.likelihood_class.likeliest,
                f"{number(severe.median.value, language, 2)} "
                f"({number(severe.low.value, language, 2)} – {number(severe.high.value, language, 2)})",
                one.impact_class.likeliest,
            )
        )
    return Tabular(tuple(heads), tuple(rows))


def ranking_diagram(assessment: Assessment, language: str = "nl") -> str:
    """The rank of each scenario: a bar from 5 to 95 %, a shape at the median, and how likely it
    is the first.
    """
    size, ranks = len(assessment.results), len(assessment.sample.outcomes)
    title = f"{word('ranking', language)} ({word(assessment.measure, language)})"
    picture = Drawing(WIDTH, TOP + ROW * size + FOOT, title, f"{title}: {caption(assessment, language)}")
    picture.words((24, 24), title, bold=True, size=16)
    picture.words((24, 44), f"{caption(assessment, language)} · {word('bars', language)}", size=10)
    left, right = LEFT + 110, WIDTH - 150
    step = (right - left) / max(ranks - 1, 1)
    foot = TOP + ROW * size + 8
    each = max(1, ranks // 15)
    for rank in range(1, ranks + 1, each):
        x = left + (rank - 1) * step
        picture.line((x, TOP), (x, foot), ink="#ccc")
        picture.words((x, foot + 16), str(rank), anchor="middle")
    picture.words(((left + right) / 2, foot + 36), word("rank", language), anchor="middle")
    picture.words((right + 24, TOP - 4), word("top", language), size=10)
    for at, one in enumerate(assessment.results):
        y = TOP + ROW * (at + 0.5)
        low, median, high = (left + (part.value - 1) * step for part in _parts(one, "rank"))
        picture.words(
            (left - 16, y + 4), shortened(one.scenario.title[language], NAME), anchor="end", size=11
        )
        picture.line((low, y), (high, y), width=3)
        for end in (low, high):
            picture.line((end, y - 5), (end, y + 5), width=1.5)
        picture.mark((median, y), 0, filled=False)
        picture.words((right + 24, y + 4), percent(one.top[0].value, language), size=11)
    return picture.text


def ranking_table(assessment: Assessment, language: str = "nl") -> Tabular:
    """The numbers of the ranking, with the probability of each place or better up to the fifth."""
    places = min(5, len(assessment.results))
    names = [word(name, language) for name in ("place", "scenario", "mean", "low", "median", "high")]
    heads = (*names, *(f"P({word('rank', language)} ≤ {k})" for k in range(1, places + 1)))
    rows = tuple(
        (
            str(one.place),
            one.scenario.title[language],
            number(one.rank.mean.value, language),
            *(number(part.value, language) for part in _parts(one, "rank")),
            *(percent(one.top[k].value, language) for k in range(places)),
        )
        for one in assessment.results
    )
    return Tabular(heads, rows)
