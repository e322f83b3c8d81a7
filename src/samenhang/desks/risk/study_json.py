# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Studies of expert judgement as JSON: everything that a study holds, under a schema with a version.

    {"format": "samenhang-judgement", "version": 1, "name": "...", "percentiles": [0.05, 0.5, 0.95],
     "items": [{"id": "...", "scale": "uni" or "log", "unit": "...", "realisation": number or null,
                "question": "...", "percentiles": [0.5], "low": number, "high": number}],
     "experts": [{"id": "...", "answers": {"<id of item>": [number or null, ...]}}]}

`realisation`, `question`, `percentiles`, `low` and `high` may be left out; an item that an expert has no
answer to may be
too. The numbers of an answer are those of the percentiles that the item asks for, in order.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from samenhang.desks.risk.analysis.judgement.study import Floats, Item, Scale, Study
from samenhang.errors import InvalidInput

FORMAT, VERSION = "samenhang-judgement", 1
NOT_GIVEN = "not given"
"""What stands for a unit that a study does not know: of files from elsewhere. Nothing else may be without."""
Text = Annotated[str, Field(min_length=1)]
Bound = FiniteFloat | None


class ItemRow(BaseModel):
    """An item as it is written."""

    model_config = ConfigDict(extra="forbid")
    id: Text
    scale: Literal["uni", "log"]
    unit: Text
    realisation: Bound = None
    question: str = ""
    percentiles: list[FiniteFloat] | None = None
    low: Bound = None
    high: Bound = None


class ExpertRow(BaseModel):
    """An expert and the answers, by id of item."""

    model_config = ConfigDict(extra="forbid")
    id: Text
    answers: dict[str, list[Bound]]


class StudyFile(BaseModel):
    """A whole file."""

    model_config = ConfigDict(extra="forbid")
    format: Literal["samenhang-judgement"]
    version: Literal[1]
    name: Text
    percentiles: list[FiniteFloat]
    items: list[ItemRow]
    experts: list[ExpertRow]


def read_study_json(data: bytes | str, file: str = "study.json") -> Study:
    """The study of a JSON file. Raises InvalidInput with the file, the place and what is expected."""
    try:
        rows = StudyFile.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the file"
        raise InvalidInput(
            f"{file}: {where}: {first['msg'].lower()}", "see `samenhang-judgement` version 1"
        ) from error
    items = tuple(item_of(row) for row in rows.items)
    experts = tuple(row.id for row in rows.experts)
    percentiles = tuple(rows.percentiles)
    return assembled(rows.name, percentiles, experts, items, _answers(rows, items, file), file)


def item_of(row: ItemRow) -> Item:
    """The item of a row."""
    return Item(
        row.id,
        Scale(row.scale),
        row.realisation,
        "" if row.unit == NOT_GIVEN else row.unit,
        row.question,
        tuple(row.percentiles) if row.percentiles is not None else None,
        row.low,
        row.high,
    )


def assembled(
    name: str,
    percentiles: tuple[float, ...],
    experts: tuple[str, ...],
    items: tuple[Item, ...],
    answers: Floats,
    file: str,
) -> Study:
    """The study; what is wrong in it is said with the name of the file."""
    try:
        return Study(name, percentiles, experts, items, answers)
    except InvalidInput as error:
        raise InvalidInput(f"{file}: {error.what}", error.remedy) from error


def _answers(rows: StudyFile, items: tuple[Item, ...], file: str) -> Floats:
    places = {item.id: place for place, item in enumerate(items)}
    answers = np.full((len(rows.experts), len(items), len(rows.percentiles)), np.nan)
    for at, expert in enumerate(rows.experts):
        for name, values in expert.answers.items():
            where = f"{file}: expert “{expert.id}”, item “{name}”"
            if name not in places:
                raise InvalidInput(f"{where}: there is no such item", "give its id under items")
            asked = list(items[places[name]].percentiles or rows.percentiles)
            columns = [place for place, p in enumerate(rows.percentiles) if p in asked]
            if len(values) != len(columns):
                raise InvalidInput(
                    f"{where}: {len(values)} values", f"give {len(columns)}, null for what is missing"
                )
            answers[at, places[name], columns] = [np.nan if value is None else value for value in values]
    return answers


def write_study_json(study: Study) -> str:
    """The JSON of a study; numbers come back to the last digit."""
    rows = {
        "format": FORMAT,
        "version": VERSION,
        "name": study.name,
        "percentiles": list(study.percentiles),
        "items": [_written(item) for item in study.items],
        "experts": [
            {"id": expert, "answers": _said(study, place)} for place, expert in enumerate(study.experts)
        ],
    }
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _written(item: Item) -> dict[str, object]:
    row = ItemRow(
        id=item.id,
        scale="log" if item.scale is Scale.LOG else "uni",
        unit=item.unit or NOT_GIVEN,
        realisation=item.realisation,
        question=item.question,
        percentiles=list(item.percentiles) if item.percentiles is not None else None,
        low=item.low,
        high=item.high,
    )
    return row.model_dump(exclude_defaults=True)


def _said(study: Study, expert: int) -> dict[str, list[float | None]]:
    asked, said = study.asked, {}
    for place, item in enumerate(study.items):
        values = study.answers[expert, place, asked[place]]
        if not np.isnan(values).all():
            said[item.id] = [None if value != value else float(value) for value in values]
    return said
