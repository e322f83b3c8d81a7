# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Twenty real studies give what an independent calculation gave, to a millionth."""

from __future__ import annotations

import numpy as np
import pytest

from samenhang.desks.risk.analysis.judgement.makers import FIVE, decide, panel
from samenhang.desks.risk.analysis.judgement.scores import ground
from samenhang.desks.risk.excalibur import read_excalibur, write_excalibur
from tests.desks.risk.studies import NAMES, expected, needs_studies, real

pytestmark = needs_studies


@pytest.mark.parametrize("name", NAMES)
def test_every_score_and_quantile_is_the_expected_one(name: str) -> None:
    wanted, group = expected(name), panel(ground(real(name)))
    np.testing.assert_allclose(group.experts.calibration, wanted["calibration"], rtol=1e-6)
    assert {plan.name for plan in FIVE} == set(wanted["dms"])
    for plan in FIVE:
        maker, right = decide(group, plan), wanted["dms"][plan.name]
        got = [maker.alpha] + [
            getattr(maker.scores, key) for key in ("calibration", "info_seed", "info_all", "combined")
        ]
        keys = ("alpha", "calibration", "info_seed", "info_all", "combined")
        np.testing.assert_allclose(got, [right[key] for key in keys], rtol=1e-6, err_msg=plan.name)
        np.testing.assert_allclose(maker.quantiles, right["quantiles"], rtol=1e-6, err_msg=plan.name)


@pytest.mark.parametrize("name", NAMES)
def test_a_study_is_written_and_read_as_it_was(name: str) -> None:
    study = real(name)
    dtt, rls = write_excalibur(study)
    again = read_excalibur(dtt, rls, name)
    assert again == study
    assert write_excalibur(again) == (dtt, rls)
