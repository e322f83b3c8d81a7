# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of a cascade as SVG, and the same as tables: causes and effects of a risk, and the graph of all.
Pure.

Nothing is said by colour alone: bands and arrows carry their numbers in words, strength is width and dash.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import ceil, copysign, cos, log10, pi, sin, sqrt

from samenhang.desks.risk.analysis.cascade.attribution import Flows, Share
from samenhang.desks.risk.analysis.cascade.exact import Reach

WIDTH, BAR, GAP, TOP, BAND = 760.0, 14.0, 10.0, 58.0, 240.0
MOST_SHARES, MOST_LINKS, MOST_RISKS, NAME = 8, 60, 30, 230.0
"""What one picture holds, and the room at either side of the graph for the names of risks."""
INK, PALE = "#1a1a1a", "#c9d3df"

_WORDS = {
    "causes": ("Oorzaken van {0}", "Causes of {0}"),
    "effects": ("Gevolgen", "Effects"),
    "a year": ("{0} per jaar", "{0} a year"),
    "loss": ("{0} {1} per jaar", "{0} {1} a year"),
    "itself": ("{0} (vanzelf)", "{0} (by itself)"),
    "own": ("{0} zelf", "{0} itself"),
    "years": (
        "In welk deel van de jaren de schade groter is (naar rechts: {0})",
        "In what share of the years the loss is larger (to the right: {0})",
    ),
    "others": ("overige ({0})", "others ({0})"),
    "graph": ("Cascades: wat waartoe leidt", "Cascades: what leads to what"),
    "shown": ("{0} van {1} verbanden getoond, de sterkste", "{0} of {1} links shown, the strongest"),
    "left out": ("{0} risico's niet getoond", "{0} risks not shown"),
    "legend": (
        "doorgetrokken: kans 0,1 of meer; gestreept: minder; dikte: kans; cirkel: hoe vaak",
        "solid: probability 0.1 or more; dashed: less; width: probability; circle: how often",
    ),
    "role": ("rol", "role"),
    "risk": ("risico", "risk"),
    "amount": ("hoeveel per jaar", "how much a year"),
    "share": ("aandeel", "share"),
    "cause": ("oorzaak", "cause"),
    "effect": ("gevolg", "effect"),
    "probability": ("kans", "probability"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture shows, in words and numbers."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of risks, the unit of impact, and the language: nl or en."""

    names: Mapping[str, str]
    unit: str = ""
    language: str = "nl"

    def of(self, risk: str) -> str:
        return self.names.get(risk, risk)

    def say(self, key: str, *parts: str) -> str:
        return _WORDS[key][self.language == "en"].format(*parts)

    def number(self, value: float, form: str = ".3g") -> str:
        """As people write it: no exponents where that can be helped, a decimal comma in Dutch."""
        text = f"{value:{form}}" if not 1e3 <= abs(value) < 1e15 else f"{value:,.0f}"
        text = f"{float(text):.15f}".rstrip("0") if "e-" in text and abs(value) > 1e-12 else text
        return text if self.language == "en" else text.translate(str.maketrans(".,", ",."))

    def percent(self, share: float) -> str:
        return f"{self.number(100 * share, '.1f')} %"


# ---------------------------------------------------------------- causes and effects


def sankey_table(flows: Flows, labels: Labels) -> Table:
    """Causes and effects of a risk with amounts and shares."""
    head = tuple(labels.say(key) for key in ("role", "risk", "amount", "share"))
    rows = [
        (labels.say(role), labels.of(one.risk), labels.number(one.amount), labels.percent(one.share))
        for role, shares in (("cause", flows.causes), ("effect", flows.effects))
        for one in shares
    ]
    return Table(head, tuple(rows))


def sankey(flows: Flows, labels: Labels) -> str:
    """Of one risk: from which roots it comes (left, rate) and what its own events cost where (right,
    loss).
    """
    middle = WIDTH / 2
    parts = [_heading(labels.say("causes", labels.of(flows.risk)), "start", 8)]
    if flows.effects:
        parts.append(_heading(labels.say("effects"), "end", WIDTH - 8))
    left, low = _side(flows.causes, flows.risk, labels, 220.0, middle - BAR)
    right, lower = _side(flows.effects, flows.risk, labels, WIDTH - 220.0 - BAR, middle)
    bar = (
        f'<rect x="{middle - BAR:.1f}" y="{TOP}" width="{2 * BAR}" height="{BAND}" '
        f'fill="{INK}"/><text x="{middle:.1f}" y="{TOP - 8}" text-anchor="middle" font-weight="bold">'
        f"{escape(labels.of(flows.risk))}</text>"
    )
    title = f"{labels.say('causes', labels.of(flows.risk))}; {labels.say('effects').lower()}"
    return svg(WIDTH, max(low, lower, TOP + BAND) + 16, title, [*left, *right, bar, *parts])


def _side(
    shares: Sequence[Share], risk: str, labels: Labels, outer: float, inner: float
) -> tuple[list[str], float]:
    """Bars at one side with bands to the middle; and where they end."""
    kept = _grouped(shares, labels)
    y, at, parts = TOP, TOP, []
    causes = outer < inner
    for name, one in kept:
        height = BAND * one.share
        edge, other = (outer + BAR, inner) if causes else (outer, inner + BAR)
        bend = (edge + other) / 2
        parts.append(
            f'<path d="M{edge:.1f} {y:.1f}C{bend:.1f} {y:.1f} {bend:.1f} {at:.1f} {other:.1f} {at:.1f}'
            f"V{at + height:.1f}C{bend:.1f} {at + height:.1f} {bend:.1f} {y + height:.1f} {edge:.1f} "
            f'{y + height:.1f}Z" fill="{PALE}" stroke="{INK}" stroke-width="0.5"/>'
            f'<rect x="{outer:.1f}" y="{y:.1f}" width="{BAR}" height="{max(1.0, height):.1f}" fill="{INK}"/>'
        )
        where = name if one.risk != risk else labels.say("itself" if causes else "own", name)
        amount = labels.number(one.amount)
        words = labels.say("a year", amount) if causes else labels.say("loss", amount, labels.unit)
        parts.append(_label(where, f"{words}, {labels.percent(one.share)}", outer, y + height / 2, causes))
        at += height
        y += max(height, 26.0) + GAP
    return parts, y


def _grouped(shares: Sequence[Share], labels: Labels) -> list[tuple[str, Share]]:
    """The largest by name, what is left together."""
    kept = [(labels.of(one.risk), one) for one in shares[:MOST_SHARES]]
    rest = shares[MOST_SHARES:]
    if rest:
        together = Share("", sum(one.amount for one in rest), sum(one.share for one in rest))
        kept.append((labels.say("others", str(len(rest))), together))
    return kept


def _label(name: str, words: str, x: float, y: float, causes: bool) -> str:
    at, anchor = (x - 6, "end") if causes else (x + BAR + 6, "start")
    return (
        f'<text x="{at:.1f}" y="{y - 1:.1f}" text-anchor="{anchor}">{escape(short(name))}</text>'
        f'<text x="{at:.1f}" y="{y + 12:.1f}" text-anchor="{anchor}" font-size="10">{escape(words)}</text>'
    )


def short(text: str, most: int = 34) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _heading(text: str, anchor: str, x: float) -> str:
    return f'<text x="{x}" y="20" text-anchor="{anchor}" font-weight="bold">{escape(short(text, 100))}</text>'


# ---------------------------------------------------------------- the graph


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one risk to another: the highest probability that any scenario of the one brings the other
    about.
    """

    cause: str
    effect: str
    probability: float


def arrows(reach: Reach) -> tuple[Arrow, ...]:
    """The links between risks, the strongest first."""
    highest: dict[tuple[str, str], float] = {}
    for link in reach.cascade.links:
        key = (link.cause, link.effect)
        highest[key] = max(highest.get(key, 0.0), sum(link.row))
    found = [Arrow(*key, probability) for key, probability in highest.items() if probability > 0]
    return tuple(sorted(found, key=lambda one: (-one.probability, one.cause, one.effect)))


def graph_table(reach: Reach, labels: Labels) -> Table:
    """All links between risks."""
    head = tuple(labels.say(key) for key in ("cause", "effect", "probability"))
    rows = [
        (labels.of(one.cause), labels.of(one.effect), labels.number(one.probability)) for one in arrows(reach)
    ]
    return Table(head, tuple(rows))


def graph(reach: Reach, labels: Labels) -> str:
    """The risks in a circle, in the order of their names, with arrows from cause to effect.

    Of more than MOST_RISKS only those between which the strongest links are.
    """
    every = arrows(reach)
    risks, shown = _drawn(reach, every)
    often = dict.fromkeys(risks, 0.0)
    for (risk, _), rate in zip(reach.cascade.nodes, reach.total_rates.tolist(), strict=True):
        if risk in often:
            often[risk] += rate
    most = max(often.values(), default=0.0) or 1.0
    radius = max(150.0, 9.0 * len(risks))
    width = max(WIDTH, 2 * (radius + NAME))
    middle = (width / 2, radius + 84)
    turn = {risk: 2 * pi * at / len(risks) - pi / 2 for at, risk in enumerate(risks)}
    place = {risk: (middle[0] + radius * cos(a), middle[1] + radius * sin(a)) for risk, a in turn.items()}
    size = {risk: 4 + 12 * sqrt(often[risk] / most) for risk in risks}
    parts = [_arrow(one, place, size, middle) for one in shown]
    parts += [_node(labels, risk, turn[risk], place[risk], size[risk]) for risk in risks]
    foot = middle[1] + radius + 68
    parts.append(_heading(labels.say("graph"), "start", 8))
    left_out = len(reach.cascade.risks) - len(risks)
    words = [labels.say("legend"), labels.say("shown", str(len(shown)), str(len(every)))]
    words[1] += f"; {labels.say('left out', str(left_out))}" if left_out else ""
    parts += [
        f'<text x="8" y="{foot + 15 * at:.0f}" font-size="10">{escape(one)}</text>'
        for at, one in enumerate(words)
    ]
    marker = (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8Z" fill="{INK}"/></marker></defs>'
    )
    return svg(width, foot + 24, labels.say("graph"), [marker, *parts])


def _drawn(reach: Reach, every: Sequence[Arrow]) -> tuple[list[str], list[Arrow]]:
    """The risks and links of the picture: all of the first where they fit, the strongest of the second."""
    risks = [risk.id for risk in reach.cascade.risks]
    if len(risks) <= MOST_RISKS:
        return risks, list(every[:MOST_LINKS])
    kept: set[str] = set()
    shown: list[Arrow] = []
    for one in every:
        ends = kept | {one.cause, one.effect}
        if len(ends) <= MOST_RISKS and len(shown) < MOST_LINKS:
            kept = ends
            shown.append(one)
    return [risk for risk in risks if risk in kept], shown


def _arrow(
    one: Arrow,
    place: Mapping[str, tuple[float, float]],
    size: Mapping[str, float],
    middle: tuple[float, float],
) -> str:
    """Bent towards the middle, and there and back not over each other."""
    (x, y), (u, v) = place[one.cause], place[one.effect]
    side = 0.12
    bx = (x + u) / 2 * 0.6 + middle[0] * 0.4 + side * (v - y)
    by = (y + v) / 2 * 0.6 + middle[1] * 0.4 - side * (u - x)
    away = max(1e-9, sqrt((bx - u) ** 2 + (by - v) ** 2))
    room = size[one.effect] + 2
    u, v = u + (bx - u) / away * room, v + (by - v) / away * room
    dash = "" if one.probability >= 0.1 else ' stroke-dasharray="5 4"'
    width = 0.7 + 3.3 * one.probability
    return (
        f'<path d="M{x:.1f} {y:.1f}Q{bx:.1f} {by:.1f} {u:.1f} {v:.1f}" fill="none" stroke="{INK}" '
        f'stroke-width="{width:.2f}" marker-end="url(#tip)"{dash}>'
        f"<title>{escape(one.cause)} → {escape(one.effect)}: {one.probability:.3g}</title></path>"
    )


def _node(labels: Labels, risk: str, turn: float, at: tuple[float, float], size: float) -> str:
    x, y = at[0] + (size + 6) * cos(turn), at[1] + (size + 10) * sin(turn) + 4
    anchor = "middle" if abs(cos(turn)) < 0.15 else "start" if cos(turn) > 0 else "end"
    y += copysign(14, sin(turn)) if anchor == "middle" else 0.0  # clear of the names at either side
    return (
        f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{size:.1f}" fill="#fff" '
        f'stroke="{INK}" stroke-width="1.5"/>'
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(short(labels.of(risk)))}</text>'
    )


def svg(width: float, height: float, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" font-family="sans-serif" font-size="12" fill="{INK}">'
        f"<title>{escape(title)}</title>" + "".join(parts) + "</svg>\n"
    )


# ---------------------------------------------------------------- exceedance


def exceedance(curve: Sequence[tuple[float, float]], labels: Labels) -> str:
    """In what share of the years there was more impact than so much; shares on a scale of tens."""
    most = max((loss for loss, _ in curve), default=0.0) or 1.0
    least = min((share for _, share in curve if share > 0), default=0.1)
    tens = max(1, ceil(-log10(least) - 1e-9))
    left, foot, height, width = 70.0, 290.0, 210.0, WIDTH - 120.0

    def place(loss: float, share: float) -> tuple[float, float]:
        down = -log10(share) / tens if share > 0 else 1.0
        return left + width * loss / most, foot - height * (1 - down)

    points = [place(loss, share) for loss, share in curve]
    steps = "".join(f"H{b[0]:.1f}V{b[1]:.1f}" for _, b in pairwise(points))
    begin = points[0] if points else (left, foot)
    parts = [
        _heading(labels.say("years", labels.unit), "start", 8),
        f'<path d="M{left} {foot - height}V{foot}H{left + width}" fill="none" stroke="{INK}"/>',
        f'<path d="M{left} {foot - height}H{begin[0]:.1f}V{begin[1]:.1f}{steps}" fill="none" stroke="{INK}" '
        'stroke-width="2"/>',
    ]
    for ten in range(tens + 1):
        share = labels.number(100 * 10.0**-ten, "g")
        y = place(0, 10.0**-ten)[1] + 4
        parts.append(f'<text x="{left - 6}" y="{y:.1f}" text-anchor="end">{share} %</text>')
    for quarter in range(5):
        x, loss = left + width * quarter / 4, labels.number(most * quarter / 4)
        parts.append(f'<text x="{x:.1f}" y="{foot + 18}" text-anchor="middle">{escape(loss)}</text>')
    return svg(WIDTH, foot + 34, labels.say("years", labels.unit), parts)
