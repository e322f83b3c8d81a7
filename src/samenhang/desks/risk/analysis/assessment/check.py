# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a scale: gaps, overlaps, bounds that do not rise, missing units, classes twice. Pure.

A check of this kind finds both errors in the published Belgian tables: a class whose upper bound lies below
its lower one, and a criterion whose bounds do not agree with what its unit is worth in money.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from samenhang.desks.risk.analysis.assessment.scale import Band, Criterion, Scale, Table

WORTH_TOLERANCE = 0.01
"""How far, relatively, a class bound in money may lie from the bound that all criteria share."""
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where (keys and places counted from 0, as in the file), and what is expected."""

    place: Place
    what: str
    expected: str


def faults(scale: Scale) -> list[Fault]:
    """All that is wrong with a scale, in the order of its file."""
    return [*_likelihood(scale), *_codes(scale), *_criteria(scale), *_profiles(scale)]


def _likelihood(scale: Scale) -> Iterator[Fault]:
    place: Place = ("likelihood", "classes")
    bands = scale.likelihood.classes
    yield from _twice((band.code for band in bands), place)
    falls = scale.likelihood.measure == "return-period"
    yield from chain(bands, place, falls=falls)
    for at, band in enumerate(bands):
        yield from _subclasses(band, (*place, at), falls)
        for name, value in (("lower", band.lower), ("upper", band.upper)):
            if not falls and value is not None and not 0 <= value <= 1:
                yield Fault(
                    (*place, at, name), f"class {band.code}: probability {value:g}", "a value from 0 to 1"
                )
    if not falls and bands and (bands[0].lower != 0 or bands[-1].upper != 1):
        yield Fault(place, "the classes do not cover all probabilities", "from 0 to 1 (100 %)")


def _codes(scale: Scale) -> Iterator[Fault]:
    yield from _twice((one.code for one in scale.impact), ("impact", "classes"))
    yield from _twice((one.code for one in scale.interests), ("interests",))
    yield from _twice((one.code for one in scale.criteria), ("criteria",))
    yield from _twice((one.code for one in scale.profiles), ("profiles",))


def _criteria(scale: Scale) -> Iterator[Fault]:
    interests = {one.code for one in scale.interests}
    codes = [band.code for band in scale.impact]
    for at, one in enumerate(scale.criteria):
        place: Place = ("criteria", at)
        if one.interest not in interests:
            yield Fault((*place, "interest"), f"interest “{one.interest}” is unknown", _known(interests))
        yield from _classes(one, place, codes)
        if one.table is not None:
            yield from _table(one.table, (*place, "table"), codes)
        yield from _worth(one, (*place, "bounds", "classes"), scale.money)


def _classes(criterion: Criterion, place: Place, codes: list[str]) -> Iterator[Fault]:
    bands = criterion.classes
    place = (*place, "bounds", "classes")
    yield from _twice((band.code for band in bands), place)
    if [band.code for band in bands] != codes:
        said = ", ".join(band.code for band in bands)
        yield Fault(
            place,
            f"criterion {criterion.code} has the classes {said}",
            f"the classes {', '.join(codes)}, in this order",
        )
    bounded = [band.bounded for band in bands]
    if criterion.unit:
        yield from chain(bands, place, counts=criterion.counts)
    elif any(bounded):
        yield Fault(
            place[:-1], f"criterion {criterion.code} has bounds and no unit", "a unit, such as persons"
        )


def chain(
    bands: Sequence[Band], place: Place, *, counts: bool = False, falls: bool = False
) -> Iterator[Fault]:
    """Faults of bounds that must follow each other; of whole numbers the next class begins 1 higher.

    With `falls` (return periods) the bounds go down, and the first class has no beginning.
    """
    for at, band in enumerate(bands):
        low, high = _ends(band, falls)
        if band.lower is None and not (falls and at == 0):
            yield Fault((*place, at), f"class {band.code} has no lower bound", "a number")
        elif band.upper is None and at < len(bands) - 1:
            yield Fault(
                (*place, at), f"class {band.code} has no upper bound", "a number; only the last may have none"
            )
        elif low is not None and high is not None and not low < high:
            yield Fault(
                (*place, at),
                f"class {band.code} goes from {band.lower:g} to {band.upper:g}",
                "an upper bound beyond the lower one",
            )
    for at, (one, other) in enumerate(pairwise(bands)):
        if one.upper is not None and other.lower is not None:
            yield from _seam(one, other, (*place, at + 1), counts, falls)


def _seam(one: Band, other: Band, place: Place, counts: bool, falls: bool) -> Iterator[Fault]:
    """Between two classes: nothing may be left out, and nothing be in both."""
    assert one.upper is not None
    assert other.lower is not None
    step = (other.lower - one.upper) * (-1 if falls else 1)
    if step == 0 or (counts and step == 1):
        return
    kind = "a gap" if step > 0 else "an overlap"
    expected = f"class {other.code} to begin at {one.upper + (1 if counts else 0):g}"
    yield Fault(
        place,
        f"{kind} between class {one.code} (to {one.upper:g}) and {other.code} (from {other.lower:g})",
        expected,
    )


def _ends(band: Band, falls: bool) -> tuple[float | None, float | None]:
    return (band.upper, band.lower) if falls else (band.lower, band.upper)


def _subclasses(band: Band, place: Place, falls: bool) -> Iterator[Fault]:
    if not band.subclasses:
        return
    place = (*place, "subclasses")
    parts = [
        Band(part.position, band.name, part.standing, part.lower, part.upper) for part in band.subclasses
    ]
    yield from _twice((part.code for part in parts), place)
    yield from chain(parts, place, falls=falls)
    if (parts[0].lower, parts[-1].upper) != (band.lower, band.upper):
        yield Fault(
            place, f"the subclasses do not fill class {band.code}", f"from {band.lower:g} to {band.upper:g}"
        )


def _table(table: Table, place: Place, codes: list[str]) -> Iterator[Fault]:
    """A table of classes rises along its rows and columns."""
    cells = [[codes.index(code) if code in codes else -1 for code in row] for row in table.cells]
    if any(-1 in row for row in cells):
        yield Fault(place, "a cell names an unknown class", _known(codes))
        return
    if len(cells) != len(table.rows) or any(len(row) != len(table.columns) for row in cells):
        yield Fault(place, "the table is not full", f"{len(table.rows)} rows of {len(table.columns)} cells")
        return
    rising = all(a <= b for row in cells for a, b in pairwise(row))
    if not rising or any(a > b for one, other in pairwise(cells) for a, b in zip(one, other, strict=True)):
        yield Fault(place, "the classes of the table do not rise", "classes that rise along rows and columns")


def _worth(criterion: Criterion, place: Place, money: tuple[float, ...]) -> Iterator[Fault]:
    """Where one unit is worth money, its bounds in money are those that all criteria share."""
    if criterion.worth is None or not money:
        return
    for at, (band, bound) in enumerate(zip(criterion.classes, money, strict=False)):
        worth = (band.upper or 0.0) * criterion.worth
        if abs(worth - bound) > WORTH_TOLERANCE * bound:
            yield Fault(
                (*place, at),
                f"criterion {criterion.code}, class {band.code} ends at {band.upper:g} {criterion.unit}, "
                f"which is worth {worth:g}: {max(worth / bound, bound / worth):.3g} times off",
                f"a bound of {bound / criterion.worth:g} {criterion.unit}, or another worth",
            )
            return


def _profiles(scale: Scale) -> Iterator[Fault]:
    known = {
        "interests": {one.code for one in scale.interests},
        "criteria": {one.code for one in scale.criteria},
    }
    for at, one in enumerate(scale.profiles):
        for name, given in (("interests", one.by_interest), ("criteria", one.by_criterion)):
            for code, weight in given.items():
                place: Place = ("profiles", at, name, code)
                if code not in known[name]:
                    yield Fault(place, f"“{code}” is unknown", _known(known[name]))
                if weight < 0:
                    yield Fault(place, f"weight {weight:g}", "a weight of 0 or more")
        if bool(one.by_interest) == bool(one.by_criterion):
            yield Fault(("profiles", at), "weights must be by interest or by criterion", "one of the two")
        elif sum((*one.by_interest.values(), *one.by_criterion.values())) <= 0:
            yield Fault(("profiles", at), "all weights are 0", "at least one weight above 0")


def _twice(codes: Iterable[str], place: Place) -> Iterator[Fault]:
    for code, times in Counter(codes).items():
        if times > 1:
            yield Fault(place, f"“{code}” is there {times} times", "each code once")


def _known(codes: Iterable[str]) -> str:
    return ", ".join(sorted(codes))
