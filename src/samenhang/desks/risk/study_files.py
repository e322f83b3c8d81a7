# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A study of expert judgement from a file, of whichever kind its name says."""

from __future__ import annotations

from pathlib import Path

from samenhang.desks.risk.analysis.judgement.study import Study
from samenhang.desks.risk.excalibur import read_excalibur
from samenhang.desks.risk.study_csv import read_study_csv
from samenhang.desks.risk.study_json import read_study_json
from samenhang.errors import InvalidInput

MOST = 20_000_000
"""Bytes of a study: the largest at hand has 0.1 million. A larger file is not read to its end."""


def read_study(path: Path, realisations: Path | None = None) -> Study:
    """The study in a .dtt, .csv or .json file; of a .dtt, the .rls beside it is found in any case.

    Raises InvalidInput with the file, the place in it and what is expected.
    """
    ending = path.suffix.lower()
    if realisations is not None and ending != ".dtt":
        raise InvalidInput(f"{path.name} has its realisations inside", "leave --rls out")
    data = _bytes(path)
    if ending == ".csv":
        return read_study_csv(data, path.name)
    if ending == ".json":
        return read_study_json(data, path.name)
    if ending != ".dtt":
        raise InvalidInput(f"{path.name} is of no kind that holds a study", "give a .dtt, .csv or .json file")
    beside = realisations or beside_of(path)
    rls = _bytes(beside) if beside is not None else None
    return read_excalibur(data, rls, path.name, beside.name if beside else "")


def beside_of(path: Path) -> Path | None:
    """The .rls file of the same name, whatever the case of either; the one of the same case first."""
    wanted = f"{path.stem}.rls"
    found = sorted(
        (other for other in path.parent.iterdir() if other.name.lower() == wanted.lower()),
        key=lambda other: (other.stem != path.stem, other.name),
    )
    return found[0] if found else None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        raise InvalidInput(f"{path}: {error.strerror or error}", "give a file that can be read") from error
    if len(data) > MOST:
        raise InvalidInput(f"{path} is larger than {MOST // 1_000_000} MB", "give a file with one study")
    return data
