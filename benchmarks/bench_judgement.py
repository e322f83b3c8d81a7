# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Five decision makers over real studies of expert judgement, beside the package anduryl in the same run.

Run `OPENBLAS_NUM_THREADS=1 python benchmarks/bench_judgement.py [FOLDER] [--alone] [--long]`; FOLDER holds
.dtt and .rls files. The peer needs an older NumPy and Qt, so it is installed apart, in an environment in a
temporary folder; where that does not work the report says so and holds our figures alone. Seconds are of the
processor, of calculation without reading (ours: the best of three rounds). Robustness is of the study with
the most experts, global weights, optimised cut-off: without every two seeds, without each expert, and
without every two experts; the peer takes half a minute for the last, so it does that with `--long` only.
It ends within 90 s, even on a busy machine: what the peer did not finish is not in the report.
"""

from __future__ import annotations

import importlib.util
import json
import os
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

STARTED = time.monotonic()
DEFAULT = Path(__file__).parents[1].parent / "shared" / "data" / "expert-judgement"
ROUNDS = 3
PEER_ROUNDS = 1
PATIENCE = 80
"""Seconds by the clock, from the start, for installing the peer and its reckoning; what it had not reckoned
by then is left out.
"""
PATIENCE_LONG = 300
PEER = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
from anduryl.core.main import Project

pairs, largest, rounds, long = json.loads(sys.argv[1])
plans = [("global", 0.0), ("global", None), ("item", 0.0), ("item", None), ("equal", None)]

def opened(pair):
    project = Project()
    project.io.load_excalibur(*pair)
    return project

def timed(run):
    start = time.process_time()
    run()
    return time.process_time() - start

def five(project):
    for weight, alpha in plans:
        project.calculate_decision_maker(
            weight_type=weight, overshoot=0.1, exp_id=f"{weight}{alpha}", alpha=alpha
        )

def robust(kind, number):
    run = getattr(opened(largest), f"calculate_{kind}_robustness")
    return timed(lambda: run(weight_type="global", overshoot=0.1, min_exclude=number, max_exclude=number))

def say(name, value):
    print(json.dumps([name, value]), flush=True)

say("without_two_items_s", robust("item", 2))
say("five_decision_makers_s", min(
    sum(timed(lambda: five(project)) for project in map(opened, pairs)) for _ in range(rounds)
))
say("without_one_expert_s", robust("expert", 1))
if long:
    say("without_two_experts_s", robust("expert", 2))
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


def peer(paths: list[Path], largest: Path, long: bool) -> dict[str, float] | str:
    """Seconds of the peer, by what was reckoned; in words why there are none."""
    pairs = [[str(path), str(beside_of(path))] for path in paths]
    asked = json.dumps([pairs, [str(largest), str(beside_of(largest))], PEER_ROUNDS, long])
    until = STARTED + (PATIENCE_LONG if long else PATIENCE)
    with tempfile.TemporaryDirectory() as folder:
        python = str(Path(folder) / "bin" / "python")
        # The pip that is there can install into another environment: that saves making one with its own.
        has_pip = importlib.util.find_spec("pip") is not None
        pip = [sys.executable, "-m", "pip", "--python", python] if has_pip else [python, "-m", "pip"]
        try:
            venv.create(folder, with_pip=not has_pip)
            ran([*pip, "install", "-q", "--no-compile", "numpy<2", "pydantic", "anduryl"], until)
            found = ran([python, "-c", PEER, asked], until)
        except subprocess.TimeoutExpired as error:
            # What it said before its time was over comes as bytes, whatever was asked for.
            found = (error.stdout or b"").decode() if isinstance(error.stdout, bytes) else ""
        except subprocess.CalledProcessError as error:
            last = str(error.stderr or error).strip().splitlines()[-1]
            return f"anduryl could not be installed or run: {last}"
    return (
        dict(json.loads(line) for line in found.splitlines() if line.startswith("[")) or "not ready in time"
    )


def ran(command: list[str], until: float) -> str:
    surroundings = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"}
    surroundings.pop("PYTHONPATH", None)
    left = max(1.0, until - time.monotonic())
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=left, env=surroundings)
    return done.stdout


def ours(studies: list[Study], largest: Study) -> dict[str, float]:
    group, best = panel(ground(largest)), Plan(Weighing.GLOBAL, None)
    return {
        "five_decision_makers_s": seconds(lambda: [five(study) for study in studies]),
        "without_two_items_s": seconds(lambda: without_items(group, best, 2)),
        "without_one_expert_s": seconds(lambda: without_experts(largest, best, 1)),
        "without_two_experts_s": seconds(lambda: without_experts(largest, best, 2)),
    }


def main(folder: Path, alone: bool, long: bool) -> None:
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".dtt")
    studies = {path: read_study(path) for path in paths}
    largest = max(studies, key=lambda path: len(studies[path].experts))
    mine = ours(list(studies.values()), studies[largest])
    other = "not asked for" if alone else peer(paths, largest, long)
    report: dict[str, Any] = {
        "studies": len(paths),
        "largest": largest.stem,
        "experts": len(studies[largest].experts),
        "seeds": int(studies[largest].seeds.sum()),
        "samenhang": mine,
        "anduryl": other,
    }
    if not isinstance(other, str):
        report["share"] = {name: mine[name] / value for name, value in other.items()}
        report["compared"] = (
            "the same weights and cut-offs; anduryl drops some decision makers below their own cut-off and "
            "keeps the least number of seeds where experts are left out, so its results differ there"
        )
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    main(Path(given[0]) if given else DEFAULT, "--alone" in sys.argv, "--long" in sys.argv)
