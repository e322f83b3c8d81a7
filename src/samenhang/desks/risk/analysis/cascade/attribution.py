# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a risk comes from and what it leads to: shares of its total rate and of the expected loss. Pure.

An event has one root, so total rates and losses are sums over the roots without any overlap: attribution by
root is exact. By link it is not a sum: the worth of a link is what the yearly loss would fall by without it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from samenhang.desks.risk.analysis.cascade.exact import Reach, solve
from samenhang.desks.risk.analysis.cascade.model import Cascade, Link, Numbers


@dataclass(frozen=True, slots=True)
class Share:
    """What one risk gives to, or takes from, another: a rate or a loss per year, and its share of the
    whole.
    """

    risk: str
    amount: float
    share: float


@dataclass(frozen=True, slots=True)
class Flows:
    """Of one risk: how often events that begin elsewhere lead to it, and what events that begin with it cost.

    `causes` sum to its total rate, itself among them (what begins with it); `effects` to the yearly
    loss of events that begin with it, its own impact among them.
    """

    risk: str
    causes: tuple[Share, ...]
    effects: tuple[Share, ...]


def by_risk(cascade: Cascade, matrix: Numbers) -> Numbers:
    """A matrix over nodes, summed to one over risks."""
    size = len(cascade.risks)
    member = np.zeros((len(cascade.nodes), size))
    member[np.arange(len(cascade.nodes)), cascade.risk_of] = 1
    return np.asarray(member.T @ matrix @ member)


def rate_flows(reach: Reach) -> Numbers:
    """Root risk by risk: how often a year an event that begins with one comes to the other."""
    return by_risk(reach.cascade, reach.cascade.rates[:, None] * reach.probability)


def loss_flows(reach: Reach) -> Numbers:
    """Root risk by risk: the yearly loss through one of events that begin with the other."""
    cascade = reach.cascade
    return by_risk(cascade, cascade.rates[:, None] * reach.probability * cascade.expected[None, :])


def flows(reach: Reach, risk: str) -> Flows:
    """Causes and effects of one risk, the largest first."""
    names = [one.id for one in reach.cascade.risks]
    at = names.index(risk)
    return Flows(risk, _shares(names, rate_flows(reach)[:, at]), _shares(names, loss_flows(reach)[at]))


def loss_by_root(reach: Reach) -> tuple[Share, ...]:
    """The expected yearly loss by the risk with which the event began, the largest first."""
    return _shares([one.id for one in reach.cascade.risks], loss_flows(reach).sum(axis=1))


def _shares(names: list[str], amounts: Numbers) -> tuple[Share, ...]:
    whole = float(amounts.sum())
    found = [
        Share(name, amount, amount / whole if whole else 0.0)
        for name, amount in zip(names, amounts.tolist(), strict=True)
        if amount > 0
    ]
    return tuple(sorted(found, key=lambda one: (-one.amount, one.risk)))


@dataclass(frozen=True, slots=True)
class Worth:
    """What the expected yearly loss would fall by if a link did not hold."""

    link: Link
    loss: float


def worth_of_links(cascade: Cascade) -> tuple[Worth, ...]:
    """Each link left out in turn, solved exactly; what costs most first. For small cascades."""
    whole = solve(cascade).annual_loss
    found = []
    for link in cascade.links:
        without = replace(cascade, links=tuple(one for one in cascade.links if one is not link))
        found.append(Worth(link, whole - solve(without).annual_loss))
    return tuple(
        sorted(found, key=lambda one: (-one.loss, one.link.cause, one.link.scenario, one.link.effect))
    )
