# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers of an assessment are written as people write them."""

from __future__ import annotations

import pytest

from samenhang.desks.risk.analysis.assessment.words import number, percent


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.9997, "100 %"), (1.0, "100 %"), (0.51, "51 %"), (0.0001, "0,01 %"), (0.0, "0 %")],
)
def test_a_probability_is_a_percentage_without_powers(share: float, said: str) -> None:
    assert percent(share, "nl") == said


def test_only_what_is_very_large_is_written_as_a_power() -> None:
    assert [number(one, "en") for one in (1234.5, 999_499.0, 2.5e9)] == ["1230", "999000", "2.5e+09"]
