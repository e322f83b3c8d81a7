# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A risk file as people send it: bounded, without aliases, of one of four kinds, and checked in full."""

from __future__ import annotations

from enum import StrEnum

import yaml

from samenhang.desks.risk.analysis.assessment.scale import Scale
from samenhang.desks.risk.balances_file import ReadBalances, read_balances
from samenhang.desks.risk.cascade_file import ReadCascade, read_cascade
from samenhang.desks.risk.elicited import Lookup, nowhere
from samenhang.desks.risk.measures_file import MeasuresFile, read_measures
from samenhang.desks.risk.scale_file import editions, scale_of
from samenhang.desks.risk.scenario_file import Read, read_scenarios
from samenhang.errors import InvalidInput

MOST = 200_000
"""Bytes of a file."""
SCENARIOS, MEASURES, VARIANTS = 100, 40, 100
"""Scenarios and measures of a file, and variants of cross-impact balances."""
NODES, DEEP = 50_000, 40
"""Values of a file, and how deep they may stand in each other."""


class Kind(StrEnum):
    """What a file holds."""

    SCENARIOS = "scenarios"
    CASCADE = "cascade"
    MEASURES = "measures"
    BALANCES = "balances"


ReadFile = Read | ReadCascade | MeasuresFile | ReadBalances


def read(text: str, file: str, elicited: Lookup = nowhere) -> tuple[Kind, ReadFile]:
    """A file checked in full, with its kind; `elicited` gives results of elicitations.

    Raises InvalidInput that says where.
    """
    fields = _fields(text, file)
    try:
        if "measures" in fields:
            return Kind.MEASURES, _bounded(_measures(text, file), file)
        if "descriptors" in fields:
            return Kind.BALANCES, _bounded(read_balances(text.encode(), file), file)
        if "links" in fields or "risks" in fields or "kind" in fields:
            return Kind.CASCADE, _bounded(read_cascade(text.encode(), file), file)
        return Kind.SCENARIOS, _bounded(read_scenarios(text, file, None, shipped, elicited), file)
    except (ArithmeticError, ValueError, TypeError, AttributeError, RecursionError) as error:
        said = " ".join(str(error).split())[:200]
        raise InvalidInput(f"{file} cannot be read: {said}", "look at the numbers in it") from error


def title_of(found: ReadFile, language: str) -> str:
    """What the file calls itself; "" where it does not say."""
    if isinstance(found, ReadCascade | ReadBalances):
        return found.file.title.in_(language)
    return found.written.title.words.in_(language) if isinstance(found, MeasuresFile) else ""


def shipped(edition: str) -> Scale:
    """A scale of the package: a file on this machine is none of the sender's business."""
    if edition not in editions():
        raise InvalidInput(f"“{edition}” is no edition of a scale", f"one of {', '.join(editions())}")
    return scale_of(edition)


def _measures(text: str, file: str) -> MeasuresFile:
    return read_measures(file, text.encode())


def _bounded(found: ReadFile, file: str) -> ReadFile:
    if isinstance(found, ReadBalances):
        if len(found.balances.variants) > VARIANTS:
            raise InvalidInput(
                f"{file} has {len(found.balances.variants)} variants", f"expected: {VARIANTS} at most"
            )
        return found
    if isinstance(found, Read):
        count = len(found.catalogue.scenarios)
    elif isinstance(found, ReadCascade):
        count = len(found.cascade.nodes)
    else:
        count = len(found.baseline.scenarios)
        if len(found.catalogue.measures) > MEASURES:
            raise InvalidInput(f"{file} has {len(found.catalogue.measures)} measures", f"{MEASURES} at most")
    if count > SCENARIOS:
        raise InvalidInput(f"{file} has {count} scenarios", f"expected: {SCENARIOS} at most")
    return found


def _fields(text: str, file: str) -> frozenset[str]:
    """The names at the top. Nothing is built before it is known to be small: events only."""
    if len(text.encode()) > MOST:
        raise InvalidInput(f"{file} is too large", f"expected: {MOST // 1000} kB at most")
    depth, top, is_key, count = 0, set(), True, 0
    try:
        for event in yaml.parse(text, yaml.SafeLoader):
            count += 1
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent):
                raise InvalidInput(
                    f"{file}, line {line}: an alias (*)", "expected: what it stands for, in full"
                )
            if count > NODES or depth > DEEP:
                raise InvalidInput(f"{file}, line {line}: too many values, or too deep", "split the file")
            if depth == 1 and isinstance(event, yaml.NodeEvent):
                if is_key and isinstance(event, yaml.ScalarEvent):
                    top.add(event.value)
                is_key = not is_key
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = f", line {mark.line + 1}" if mark is not None else ""
        problem = getattr(error, "problem", None) or "this cannot be read"
        raise InvalidInput(f"{file}{at}: {problem}", "expected: YAML, in UTF-8") from error
    return frozenset(top)
