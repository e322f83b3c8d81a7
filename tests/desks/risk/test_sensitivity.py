# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What drives a risk: indices that are known exactly, and swings one at a time."""

from __future__ import annotations

import numpy as np
import pytest

from samenhang.desks.risk.analysis.assessment.assessment import Assessment, assess
from samenhang.desks.risk.analysis.assessment.estimate import Distribution, InClass, Statement
from samenhang.desks.risk.analysis.assessment.plan import Settings
from samenhang.desks.risk.analysis.assessment.scale import Name
from samenhang.desks.risk.analysis.assessment.scenario import Catalogue, Estimate, Expert, Impact, Scenario
from samenhang.desks.risk.analysis.assessment.sensitivity import Driver
from samenhang.desks.risk.scale_file import scale_of

EXACT = 0.03
"""How near to an exact index the estimate from 1024 points must be."""


def said(statement: Statement, unit: str = "", expert: str = "") -> tuple[Estimate, ...]:
    return (Estimate(statement, expert, unit),)


def uniform(low: float, high: float) -> Distribution:
    return Distribution("loguniform", {"lower": low, "upper": high})


def assessed(
    likelihood: tuple[Estimate, ...], impact: tuple[Estimate, ...], settings: Settings | None = None
) -> Assessment:
    name = Name("one", "one")
    one = Scenario("one", name, name, 2026, 1.0, (), likelihood, (Impact("letsel", impact),), made_up=True)
    experts = (Expert("a"), Expert("b"))
    return assess(
        Catalogue("example-own", experts, (one,)), scale_of("example-own"), settings or Settings(samples=100)
    )


def index(found: tuple[Driver, ...], name: str) -> Driver:
    return next(one for one in found if one.name == name)


@pytest.mark.parametrize("decades", [0.0, 0.5, 1.0, 2.0])
def test_of_a_product_the_variances_of_the_logarithms_share(decades: float) -> None:
    """log10 of the expected impact is log10 p + log10(4) x score: the indices follow from the two widths."""
    found = assessed(
        said(uniform(0.1 / 10**decades, 0.1), "probability"), said(InClass(1)), Settings(samples=100)
    ).drivers("one")
    wide = np.log10(4) * 1.0  # one class of base 4
    expected = decades**2 / (decades**2 + wide**2)
    likelihood, impact = index(found.each, "likelihood"), index(found.each, "letsel")
    for one, share in ((likelihood, expected), (impact, 1 - expected)):
        assert one.first == pytest.approx(share, abs=EXACT)
        assert one.total == pytest.approx(share, abs=EXACT)
    assert likelihood.swing == pytest.approx(10 ** (0.9 * decades))
    assert impact.swing == pytest.approx(4**0.9)


def test_kinds_are_taken_together() -> None:
    found = assessed(said(InClass(0), expert="a"), said(InClass(1), expert="a")).drivers("one")
    both = index(found.kinds, "class position")
    assert (both.first, both.total) == pytest.approx((1, 1), abs=EXACT)
    assert [one.name for one in found.kinds] == ["class position"]
    assert sum(one.first for one in found.each) == pytest.approx(1, abs=EXACT)


def test_experts_who_disagree_are_the_driver() -> None:
    near, far = Distribution("point", {"value": 0.5}), Distribution("point", {"value": 0.0005})
    disagree = (*said(near, "probability", "a"), *said(far, "probability", "b"))
    found = assessed(disagree, said(InClass(1, "mid"))).drivers("one")
    first = found.each[0]
    assert first.name == "expert"
    assert first.swing == pytest.approx(1000)
    assert first.total > 0.9


def test_base_and_weights_move_it_and_are_indexed_where_they_are_drawn() -> None:
    likelihood, impact = said(InClass(1)), said(InClass(0))
    fixed = assessed(likelihood, impact).drivers("one")
    assert (index(fixed.each, "base").total, index(fixed.each, "weights").total) == (0, 0)
    assert index(fixed.each, "base").swing == pytest.approx(
        5**2
    )  # two classes below the highest, base 2 to 10
    assert index(fixed.each, "weights").swing == pytest.approx(0.5 / 0.25)  # people first, or all equal
    drawn = assessed(likelihood, impact, Settings(samples=100, bases=(2, 10), concentration=3)).drivers("one")
    assert index(drawn.each, "base").total > 0.1
    assert index(drawn.each, "weights").total > 0.1
    assert {one.name for one in drawn.kinds} == {"base", "weights", "class position"}


def test_a_longer_return_period_is_less_likely() -> None:
    """A high share of the likelihood is likelier in every unit, so that what is said in years does not
    cancel.
    """
    years = Distribution("lognormal", {"p5": 10, "p95": 1000})
    rate = Distribution("lognormal", {"p5": 0.001, "p95": 0.1})
    mixed = (*said(years, "years", "a"), *said(rate, "per year", "b"))
    found = assessed(mixed, said(InClass(1, "mid"))).drivers("one")
    assert index(found.each, "likelihood").first > 0.9
    assert index(found.each, "expert").swing == pytest.approx(1)


def test_where_nothing_is_unknown_nothing_drives() -> None:
    certain = Distribution("point", {"value": 0.1})
    found = assessed(said(certain, "probability"), said(Distribution("point", {"value": 5.0}), "persons"))
    drivers = found.drivers("one")
    assert index(drivers.each, "likelihood").swing == 1
    assert all(one.total == 0 for one in drivers.each)


def test_drivers_are_columns_and_the_same_for_a_seed() -> None:
    found = assessed(said(InClass(0)), said(InClass(1)))
    columns = found.drivers("one").columns()
    assert {len(column) for column in columns.values()} == {4}
    assert found.drivers("one") == found.drivers("one")
    assert columns["driver"] == [one.name for one in found.drivers("one").each]
