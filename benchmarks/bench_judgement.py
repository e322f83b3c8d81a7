# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Five decision makers over real studies of expert judgement, beside the package anduryl in the same run.

Run `python benchmarks/bench_judgement.py [FOLDER] [--alone]`; FOLDER holds .dtt and .rls files. The peer
needs an older NumPy and Qt, so it is installed apart, in an environment in a temporary folder; where that
does not work the report says so and holds our figures alone. Seconds are of the processor, best of several
rounds, of calculation without reading. Robustness: every two seeds of the study with the most experts left
out, global weights.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from samenhang.desks.risk.analysis.judgement.makers import FIVE, DecisionMaker, Plan, Weighing, decide, panel
from samenhang.desks.risk.analysis.judgement.robustness import without_experts, without_items
from samenhang.desks.risk.analysis.judgement.scores import ground
from samenhang.desks.risk.analysis.judgement.study import Study
from samenhang.desks.risk.study_files import beside_of, read_study

DEFAULT = Path(__file__).parents[1].parent / "shared" / "data" / "expert-judgement"
ROUNDS = 5
PEER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from anduryl.core.main import Project
pairs, largest, rounds = json.loads(sys.argv[1])
def opened(pair):
    project = Project()
    project.io.load_excalibur(*pair)
    return project
best = float("inf")
for _ in range(rounds):
    total = 0.0
    for pair in pairs:
        project = opened(pair)
        start = time.process_time()
        for weight, alpha in (("global", 0.0), ("global", None), ("item", 0.0), ("item", None), ("equal",
            None)): project.calculate_decision_maker(weight_type=weight, overshoot=0.1,
        exp_id=f"{weight}{alpha}", alpha=alpha) total += time.process_time() - start
    best = min(best, total)
project = opened(largest)
start = time.process_time()
project.calculate_item_robustness(weight_type="global", overshoot=0.1, min_exclude=2, max_exclude=2)
print(json.dumps([best, time.process_time() - start]))
"""


def seconds(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def five(study: Study) -> list[DecisionMaker]:
    group = panel(ground(study))
    return [decide(group, plan) for plan in FIVE]


def peer(paths: list[Path], largest: Path) -> list[float] | str:
    """Seconds of the five decision makers and of robustness; in words why there are none."""
    pairs = [[str(path), str(beside_of(path))] for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        install = [python, "-m", "pip", "install", "-q", "numpy<2", "pydantic", "anduryl"]
        asked = json.dumps([pairs, [str(largest), str(beside_of(largest))], ROUNDS])
        try:
            subprocess.run(install, check=True, capture_output=True, timeout=600)
            done = subprocess.run(
                [python, "-c", PEER, asked], check=True, capture_output=True, text=True, timeout=600
            )
        except (OSError, subprocess.SubprocessError) as error:
            return f"anduryl could not be installed or run: {type(error).__name__}"
    return [float(value) for value in json.loads(done.stdout.strip().splitlines()[-1])]


def main(folder: Path, alone: bool) -> None:
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".dtt")
    studies = {path: read_study(path) for path in paths}
    largest = max(studies, key=lambda path: len(studies[path].experts))
    group, best = panel(ground(studies[largest])), Plan(Weighing.GLOBAL, None)
    report: dict[str, Any] = {
        "studies": len(paths),
        "five_decision_makers_s": seconds(lambda: [five(study) for study in studies.values()]),
        "largest": largest.stem,
        "without_two_items_s": seconds(lambda: without_items(group, best, 2), 3),
        "without_two_experts_s": seconds(lambda: without_experts(studies[largest], best, 2), 1),
    }
    other = "not asked for" if alone else peer(paths, largest)
    if isinstance(other, str):
        report["peer"] = other
    else:
        report["anduryl_five_s"], report["anduryl_without_two_items_s"] = other
        report["share_five"] = report["five_decision_makers_s"] / other[0]
        report["share_without_two_items"] = report["without_two_items_s"] / other[1]
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    main(Path(given[0]) if given else DEFAULT, "--alone" in sys.argv)
