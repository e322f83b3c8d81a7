# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cross-impact balances as people write them in YAML: descriptors with variants, and what promotes what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic import Field as Bound

from samenhang.desks.risk.analysis.cascade.balances import Balances, balances, check_pair
from samenhang.desks.risk.cascade_file import Named, Words
from samenhang.desks.risk.strict_fields import Strict
from samenhang.desks.risk.yaml_text import located

Variants = Annotated[list[str], Bound(min_length=1)]


def _impacts(said: object) -> object:
    """None stands for no judgement at all."""
    return {} if said is None else said


class BalancesFile(Strict):
    """The whole file: `impacts` by the variant that acts, then by the variant that it acts on."""

    kind: Literal["cross-impact-balance"]
    title: Named = Words()
    made_up: bool = False
    descriptors: Annotated[dict[str, Variants], Bound(min_length=2)]
    impacts: Annotated[dict[str, dict[str, float]], BeforeValidator(_impacts)]
    tolerance: Annotated[float, Bound(ge=0)] = 0.0


@dataclass(frozen=True)
class ReadBalances:
    """What a file says."""

    file: BalancesFile
    balances: Balances


def read_balances(content: bytes, name: str) -> ReadBalances:
    """Read a file of cross-impact balances. Raises InvalidInput with file, line, field and what is
    expected.
    """
    text = located(content, name)
    file = text.read(BalancesFile)
    with text.at("descriptors"):
        balances(file.descriptors, {})
    of = {variant: name for name, variants in file.descriptors.items() for variant in variants}
    for source, row in file.impacts.items():
        for target in row:
            with text.at("impacts", source, target):
                check_pair(of, source, target)
    pairs = {(source, target): value for source, row in file.impacts.items() for target, value in row.items()}
    return ReadBalances(file, balances(file.descriptors, pairs))
