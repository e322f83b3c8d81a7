# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small Bayesian network, solved exactly by variable elimination. Pure.

N. L. Zhang, D. Poole, A simple approach to Bayesian network computations (1994). Fit for tens of nodes of
two or
three states; the cost grows with the largest table made on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenhang.desks.risk.analysis.cascade.model import Numbers
from samenhang.errors import InvalidInput

Factor = tuple[tuple[str, ...], Numbers]
MOST_CELLS = 50_000_000


@dataclass(frozen=True)
class Node:
    """A variable: its parents, and its table: one axis for each parent in order, and the last for itself."""

    name: str
    parents: tuple[str, ...]
    table: Numbers


class Network:
    """Variables that depend on each other without cycles. Raises InvalidInput where a table does not fit."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = {node.name: node for node in nodes}
        self.states = {name: node.table.shape[-1] for name, node in self.nodes.items()}
        for node in self.nodes.values():
            unknown = [parent for parent in node.parents if parent not in self.nodes]
            if unknown:
                raise InvalidInput(f"{node.name}: parent “{unknown[0]}” is unknown", "give a table for it")
            shape = tuple(self.states[name] for name in (*node.parents, node.name))
            if (
                node.table.shape != shape
                or not np.allclose(node.table.sum(axis=-1), 1)
                or (node.table < 0).any()
            ):
                raise InvalidInput(
                    f"{node.name}: the table does not fit", f"expected shape {shape}, each row summing to 1"
                )
        self._no_ring()

    def _no_ring(self) -> None:
        left = dict(self.nodes)
        while left:
            free = [name for name, node in left.items() if not any(parent in left for parent in node.parents)]
            if not free:
                raise InvalidInput(
                    f"{', '.join(sorted(left))} depend on each other in a ring", "expected none"
                )
            for name in free:
                del left[name]

    def posterior(self, name: str, evidence: Mapping[str, int] | None = None) -> Numbers:
        """The distribution of one variable, given the states of others. Raises InvalidInput where that is
        impossible.
        """
        seen = dict(evidence or {})
        for asked in (name, *seen):
            if asked not in self.nodes:
                raise InvalidInput(f"“{asked}” is unknown", f"expected one of {', '.join(self.nodes)}")
        needed = self._ancestors([name, *seen])
        factors = [_reduced((*node.parents, node.name), node.table, seen) for node in needed]
        hidden = {node.name for node in needed} - {name} - set(seen)
        while hidden:
            next_ = min(sorted(hidden), key=lambda one: self._cells(factors, one))
            factors = self._eliminate(factors, next_)
            hidden.remove(next_)
        if name in seen:
            return np.asarray(np.eye(self.states[name])[seen[name]], dtype=float)
        _, table = _product(factors, (name,))
        if table.sum() <= 0:
            raise InvalidInput("the evidence cannot occur", "expected states with a probability above 0")
        return np.asarray(table / table.sum())

    def _ancestors(self, names: Sequence[str]) -> list[Node]:
        found: dict[str, Node] = {}
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self.nodes[name]
                waiting.extend(self.nodes[name].parents)
        return list(found.values())

    def _cells(self, factors: Sequence[Factor], name: str) -> int:
        size = 1
        for other in {one for names, _ in factors if name in names for one in names}:
            size *= self.states[other]
        return size

    def _eliminate(self, factors: Sequence[Factor], name: str) -> list[Factor]:
        if self._cells(factors, name) > MOST_CELLS:
            raise InvalidInput("this network is too tightly knit for an exact answer", "leave out some links")
        touched = [factor for factor in factors if name in factor[0]]
        kept = tuple(sorted({one for names, _ in touched for one in names} - {name}))
        return [factor for factor in factors if name not in factor[0]] + [_product(touched, kept)]


def _reduced(names: tuple[str, ...], table: Numbers, seen: Mapping[str, int]) -> Factor:
    at = tuple(seen.get(name, slice(None)) for name in names)
    return tuple(name for name in names if name not in seen), np.asarray(table[at])


def _product(factors: Sequence[Factor], kept: tuple[str, ...]) -> Factor:
    """The product of tables, summed over all variables that are not kept."""
    number = {name: at for at, name in enumerate(sorted({one for names, _ in factors for one in names}))}
    arguments: list[Any] = []
    for names, table in factors:
        arguments += [table, [number[name] for name in names]]
    return kept, np.asarray(np.einsum(*arguments, [number[name] for name in kept], optimize=True))
