# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The siblings of the cascade: balances, coherence, networks, sectors, influence."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.cascade.balances import Balances, balances
from samenhang.desks.risk.analysis.cascade.coherence import (
    Judged,
    Judgement,
    bounds,
    check,
    rates_in_conflict,
    triples,
)
from samenhang.desks.risk.analysis.cascade.influence import (
    cross_impact,
    inoperability,
    leontief_inverse,
    micmac,
    output,
    power_sums,
    recovery,
    resilience,
)
from samenhang.desks.risk.analysis.cascade.network import Network, Node
from samenhang.errors import InvalidInput
from tests.desks.risk.cascades import shared

# ---------------------------------------------------------------- balances


def somewhereland() -> Balances:
    kept = shared("somewhereland_cib.json")
    descriptors = {
        name: [f"{name}{number + 1}" for number in range(count)]
        for name, count in kept["descriptors"].items()
    }
    pairs = {tuple(arrow.split("->")): value for arrow, value in kept["matrix"].items()}
    return balances(descriptors, pairs)


def test_somewhereland() -> None:
    kept, found = shared("somewhereland_cib.json"), somewhereland()
    assert found.count == kept["n_scenarios"] == 486
    assert {" ".join(one) for one in found.consistent()} == set(kept["consistent"])
    assert len(found.consistent()) == 10
    balance = found.balance(kept["test_scenario"].split())
    assert {name: list(values) for name, values in balance.items()} == kept["test_balance"]


def test_succession_ends_in_what_is_consistent_or_in_a_ring() -> None:
    world = somewhereland()
    consistent = set(world.consistent())
    for scenario in product(*(variants for _, variants in world.descriptors)):
        assert (world.inconsistency(scenario) == 0) == (scenario in consistent)
        end = world.follow(scenario)
        assert end == world.follow(end[0])
        assert len(end) > 1 or end[0] in consistent
        assert (
            len(world.follow(scenario, local=True)) > 1 or world.follow(scenario, local=True)[0] in consistent
        )


@given(st.integers(0, 10_000), st.lists(st.integers(1, 3), min_size=2, max_size=5), st.integers(0, 2))
def test_the_pruned_search_finds_what_trying_all_finds(seed: int, counts: list[int], tolerance: int) -> None:
    random = np.random.default_rng(seed)
    descriptors = {str(at): [f"{at}.{n}" for n in range(count)] for at, count in enumerate(counts)}
    pairs = {
        (one, other): float(random.integers(-3, 4))
        for a, b in product(descriptors, repeat=2)
        if a != b
        for one in descriptors[a]
        for other in descriptors[b]
    }
    world = balances(descriptors, pairs)
    tried = [one for one in product(*descriptors.values()) if world.inconsistency(one) <= tolerance]
    assert list(world.consistent(tolerance)) == sorted(tried)


def test_balances_refuse_what_is_wrong() -> None:
    two = {"A": ["a1", "a2"], "B": ["b1"]}
    for pairs, words in (({("a1", "c"): 1}, "“c” is no variant"), ({("a1", "a2"): 1}, "both of A")):
        with pytest.raises(InvalidInput, match=words):
            balances(two, pairs)
    with pytest.raises(InvalidInput, match="twice"):
        balances({"A": ["x"], "B": ["x"]}, {})
    with pytest.raises(InvalidInput, match="no variant of A"):
        balances(two, {}).balance(["b1", "b1"])
    with pytest.raises(InvalidInput, match="expected one for each of 2"):
        balances(two, {}).balance(["b1"])


# ---------------------------------------------------------------- coherence


def test_the_bounds_of_gordon_and_hayward() -> None:
    assert bounds(0.5, 0.6) == pytest.approx(shared("golden_values.json")["Gordon_bounds_P1.5_P2.6"])
    assert bounds(0.5, 0) == (0, 1)


@given(st.lists(st.floats(0.001, 1), min_size=8, max_size=8))
def test_what_comes_from_one_joint_distribution_is_coherent(weights: list[float]) -> None:
    joint = np.array(weights) / sum(weights)
    has = [(np.arange(8) >> at & 1).astype(bool) for at in range(3)]
    said = [Judgement(str(at), float(joint[has[at]].sum())) for at in range(3)]
    said += [
        Judgement(str(a), float(joint[has[a] & has[b]].sum() / joint[has[b]].sum()), str(b))
        for a, b in product(range(3), repeat=2)
        if a != b
    ]
    found = check(said)
    assert found.coherent
    assert not found.conflicts
    for effect, cause in product(range(3), repeat=2):
        if effect != cause:
            low, high = bounds(joint[has[effect]].sum(), joint[has[cause]].sum())
            value = joint[has[effect] & has[cause]].sum() / joint[has[cause]].sum()
            assert low - 1e-12 <= value <= high + 1e-12


@pytest.mark.parametrize(
    ("probability", "words"), [(0.9, "too high.*at most 0.8333"), (0.1, "too low.*at least 0.1667")]
)
def test_a_conditional_outside_its_bounds_is_named_and_repaired(probability: float, words: str) -> None:
    said = [Judgement("flood", 0.5), Judgement("storm", 0.6), Judgement("flood", probability, "storm")]
    found = check(said)
    assert not found.coherent
    assert len(found.conflicts) == 1
    (conflict,) = found.conflicts
    with pytest.raises(AssertionError, match=words):
        raise AssertionError(conflict.words)
    assert set(conflict.judgements) == set(said)
    again = check(found.repaired)
    assert again.coherent


def test_three_judgements_of_which_each_two_agree() -> None:
    said = [Judgement("a", 0.5), Judgement("b", 0.5), Judgement("c", 0.5), Judgement("d", 0.3)]
    said += [Judgement("b", 0.9, "a"), Judgement("c", 0.9, "b"), Judgement("c", 0.1, "a")]
    found = check(said)
    (conflict,) = found.conflicts
    assert Judgement("d", 0.3) not in conflict.judgements
    assert {str(one) for one in conflict.judgements} >= {"P(c | a) = 0.1", "P(b | a) = 0.9", "P(c | b) = 0.9"}
    for one in conflict.judgements:
        assert check([other for other in conflict.judgements if other != one]).coherent
    assert triples(said) == [("a", "b", "c")]
    assert check(found.repaired).coherent


def test_judgements_that_are_none_are_refused() -> None:
    with pytest.raises(InvalidInput, match=r"P\(a\) = 1.2: not a probability"):
        check([Judgement("a", 1.2)])
    with pytest.raises(InvalidInput, match="given itself"):
        check([Judgement("a", 0.2, "a")])
    with pytest.raises(InvalidInput, match="15 events"):
        check([Judgement(str(at), 0.5) for at in range(15)])


def test_total_rates_that_contradict_roots_and_links() -> None:
    judged = [Judged("storm", 0.1), Judged("flood", 0.01), Judged("fire", 0.5)]
    found = rates_in_conflict(
        judged, {"storm": 0.2, "fire": 0.4}, [("storm", "flood", 0.3), ("flood", "fire", 1.0)]
    )
    assert len(found) == 2
    assert "begins 0.2 times by itself" in found[0].words
    assert "that alone is 0.03 a year" in found[1].words


# ---------------------------------------------------------------- networks


def table(*shares: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Of a variable that is so or not: the probability that it is, for each state of its parents."""
    yes = np.array(shares)
    whole = np.stack([1 - yes, yes], axis=-1)
    return whole.reshape((2,) * int(math.log2(len(shares))) + (2,))


def asia() -> Network:
    return Network(
        [
            Node("asia", (), table(0.01)),
            Node("smoke", (), table(0.5)),
            Node("tub", ("asia",), table(0.01, 0.05)),
            Node("lung", ("smoke",), table(0.01, 0.1)),
            Node("bronc", ("smoke",), table(0.3, 0.6)),
            Node("either", ("lung", "tub"), table(0, 1, 1, 1)),
            Node("xray", ("either",), table(0.05, 0.98)),
            Node("dysp", ("bronc", "either"), table(0.1, 0.7, 0.8, 0.9)),
        ]
    )


def test_asia() -> None:
    kept = shared("golden_values.json")
    network = asia()
    for name, value in kept["asia_marginals"].items():
        assert network.posterior(name)[1] == pytest.approx(value, abs=5e-7)
    seen = {"asia": 1, "dysp": 1, "xray": 1}
    for name, value in kept["asia_posterior_given_asia_dysp_xray"].items():
        assert network.posterior(name, seen)[1] == pytest.approx(value, abs=5e-7)
    assert network.posterior("asia", seen).tolist() == [0, 1]


def test_sprinkler() -> None:
    network = Network(
        [
            Node("C", (), table(0.5)),
            Node("S", ("C",), table(0.5, 0.1)),
            Node("R", ("C",), table(0.2, 0.8)),
            Node("W", ("S", "R"), table(0, 0.9, 0.9, 0.99)),
        ]
    )
    kept = shared("golden_values.json")["sprinkler"]
    assert network.posterior("W")[1] == pytest.approx(kept["P(W)"], abs=5e-7)
    assert network.posterior("S", {"W": 1})[1] == pytest.approx(kept["P(S|W)"], abs=5e-7)
    assert network.posterior("R", {"W": 1})[1] == pytest.approx(kept["P(R|W)"], abs=5e-7)


def test_networks_refuse_what_is_wrong() -> None:
    with pytest.raises(InvalidInput, match="in a ring"):
        Network([Node("a", ("b",), table(0.1, 0.2)), Node("b", ("a",), table(0.1, 0.2))])
    with pytest.raises(InvalidInput, match="parent “b” is unknown"):
        Network([Node("a", ("b",), table(0.1, 0.2))])
    with pytest.raises(InvalidInput, match="does not fit"):
        Network([Node("a", (), np.array([0.5, 0.6]))])
    with pytest.raises(InvalidInput, match="cannot occur"):
        asia().posterior("smoke", {"either": 0, "tub": 1})
    with pytest.raises(InvalidInput, match="“rain” is unknown"):
        asia().posterior("rain")


# ---------------------------------------------------------------- sectors and influence


def test_sectors() -> None:
    kept = shared("golden_values.json")
    coefficients = np.array([[0.3, 0, 0.1], [0.2, 0.3, 0.2], [0.1, 0.2, 0.05]])
    assert leontief_inverse(coefficients) == pytest.approx(np.array(kept["IO_Leontief_inverse"]), abs=5e-5)
    assert output(coefficients, np.array([1.0, 4, 2])) == pytest.approx(kept["IO_X"], abs=5e-5)
    with pytest.raises(InvalidInput, match="use up more"):
        leontief_inverse(np.array([[1.2]]))


def test_inoperability() -> None:
    kept = shared("golden_values.json")
    dependence, shock = np.array([[0, 0.8], [0.4, 0]]), np.array([0.1, 0])
    found = inoperability(dependence, shock)
    assert found == pytest.approx(kept["IIM_q"], abs=5e-7)
    k = resilience(0.5, 0.01, 30)
    assert k == pytest.approx(kept["DIIM_k_q0.5_qT.01_T30"])
    times = np.array([0.0, 30.0])
    alone = recovery(np.zeros((1, 1)), np.array([k]), np.array([0.5]), np.array([0.0]), times)
    assert alone[:, 0] == pytest.approx([0.5, 0.01], abs=1e-6)
    long = recovery(dependence, np.array([0.3, 0.5]), np.zeros(2), shock, np.array([1.0, 500.0]))
    assert long[-1] == pytest.approx(found, abs=1e-6)


def test_indirect_influence() -> None:
    kept = shared("golden_values.json")
    matrix = np.array([[0, 1, 0, 0], [0, 0, 1, 1], [1, 0, 0, 0], [0, 0, 1, 0]])
    assert power_sums(matrix, 2)[0].tolist() == kept["MICMAC_M2_rowsum"]
    assert power_sums(matrix, 3)[0].tolist() == kept["MICMAC_M3_rowsum"]
    found = micmac(matrix)
    assert found.influence.sum() == pytest.approx(1)
    assert found.power >= 2
    assert micmac(np.triu(np.ones((3, 3)), 1)).influence.argmax() == 0


def test_the_four_events_of_gordon() -> None:
    nan = math.nan
    conditional = np.array(
        [[nan, 0.5, 0.85, 0.4], [0.6, nan, 0.6, 0.55], [0.15, 0.5, nan, 0.6], [0.25, 0.7, 0.55, nan]]
    )
    initial = np.array([0.25, 0.40, 0.75, 0.50])
    with pytest.raises(InvalidInput, match=r"P\(2 \| 1\) = 0.9 cannot be"):
        cross_impact(np.array([0.6, 0.4]), np.array([[nan, 0.9], [0.6, nan]]), 10, 1)
    found = cross_impact(initial, conditional, 50_000, 1)
    assert (abs(found.shift) < 0.25).all()
    assert (found.error < 0.003).all()


def test_events_that_do_not_touch_each_other_keep_their_probability() -> None:
    initial = np.array([0.2, 0.7, 0.5])
    found = cross_impact(initial, np.full((3, 3), math.nan), 40_000, 6)
    assert (abs(found.shift) <= 4.5 * found.error).all()


def test_two_events_that_agree_keep_their_probabilities() -> None:
    """P(1) P(2 | 1) = P(2) P(1 | 2): whichever is drawn first, the joint distribution is the same."""
    conditional = np.array([[math.nan, 0.6], [0.3, math.nan]])
    found = cross_impact(np.array([0.2, 0.4]), conditional, 60_000, 8)
    assert (abs(found.shift) <= 4.5 * found.error).all()
    with pytest.raises(InvalidInput, match="expected 2 by 2"):
        cross_impact(np.array([0.2, 0.4]), np.zeros((3, 3)), 10, 1)
    with pytest.raises(InvalidInput, match="probability of 0 or 1"):
        cross_impact(np.array([0.0, 0.4]), conditional, 10, 1)
