# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Studies of expert judgement as CSV: a row for each expert and item, for spreadsheets.

The first line is `# samenhang-judgement,1,<name>`; the second names the columns: expert, item, scale (uni or
log), unit,
realisation, question, asked, low, high, and one for each percentile, in percent with the letter p before it
(`p5`,
`p50`, `p95`). An empty cell is a missing value; `asked` names the percentiles of an item that asks for
fewer (`50` or `5 50`). What is said of an item is the same on each of its rows.
"""

from __future__ import annotations

import csv
import io
from typing import Any

import numpy as np
from pydantic import ValidationError

from samenhang.desks.risk.analysis.judgement.study import Item, Study
from samenhang.desks.risk.study_json import FORMAT, NOT_GIVEN, VERSION, ItemRow, assembled, item_of
from samenhang.errors import InvalidInput

COLUMNS = ("expert", "item", "scale", "unit", "realisation", "question", "asked", "low", "high")
Row = dict[str, str]


def write_study_csv(study: Study) -> str:
    """The CSV of a study; numbers come back to the last digit."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([f"# {FORMAT}", VERSION, study.name])
    writer.writerow([*COLUMNS, *(f"p{_percent(p)}" for p in study.percentiles)])
    for place, expert in enumerate(study.experts):
        for at, item in enumerate(study.items):
            values = [_cell(float(value)) for value in study.answers[place, at]]
            writer.writerow([expert, *_item_cells(item), *values])
    return out.getvalue()


def _item_cells(item: Item) -> list[str]:
    asked = " ".join(_percent(p) for p in item.percentiles or ())
    numbers = [_cell(value) for value in (item.realisation, item.low, item.high)]
    return [item.id, item.scale, item.unit or NOT_GIVEN, numbers[0], item.question, asked, *numbers[1:]]


def _cell(value: float | None) -> str:
    return "" if value is None or value != value else repr(float(value))


def _percent(share: float) -> str:
    """The percentage of a share, so written that dividing by 100 gives the share again."""
    digits = next(d for d in range(1, 19) if float(f"{share * 100:.{d}g}") / 100 == share or d == 18)
    return f"{share * 100:.{digits}g}"


def read_study_csv(data: bytes | str, file: str = "study.csv") -> Study:
    """The study of a CSV file. Raises InvalidInput with the file, the line and what is expected."""
    text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    reader = csv.reader(io.StringIO(text))
    head, names = next(reader, []), next(reader, [])
    if head[:2] != [f"# {FORMAT}", str(VERSION)]:
        raise InvalidInput(
            f"{file}, line 1: “{','.join(head)}”", f"the first line is: # {FORMAT},{VERSION},<name>"
        )
    if tuple(names[: len(COLUMNS)]) != COLUMNS:
        raise InvalidInput(
            f"{file}, line 2: the columns are {', '.join(names)}", f"expected: {', '.join(COLUMNS)}"
        )
    percentiles = tuple(
        _number(name.removeprefix("p"), f"{file}, line 2") / 100 for name in names[len(COLUMNS) :]
    )
    items: dict[str, Item] = {}
    said: dict[tuple[str, str], list[float]] = {}
    for cells in reader:
        where = f"{file}, line {reader.line_num}"
        if cells:
            _take(dict(zip(names, cells, strict=False)), len(cells) - len(names), where, items, said)
    experts = tuple(dict.fromkeys(expert for expert, _ in said))
    answers = np.full((len(experts), len(items), len(percentiles)), np.nan)
    for (expert, item), values in said.items():
        answers[experts.index(expert), list(items).index(item)] = values
    return assembled(
        head[2] if len(head) > 2 else file, percentiles, experts, tuple(items.values()), answers, file
    )


def _take(
    row: Row, beyond: int, where: str, items: dict[str, Item], said: dict[tuple[str, str], list[float]]
) -> None:
    """Read one row into what was read before."""
    if beyond:
        raise InvalidInput(
            f"{where}: {abs(beyond)} cells too {'many' if beyond > 0 else 'few'}", "one a column"
        )
    item = _item(row, where)
    if items.setdefault(item.id, item) != item:
        raise InvalidInput(
            f"{where}: item “{item.id}” is another one above", "say the same on each of its rows"
        )
    key = (row["expert"], item.id)
    if not key[0]:
        raise InvalidInput(f"{where}: no expert", "give an id")
    if key in said:
        raise InvalidInput(
            f"{where}: expert “{key[0]}” answered item “{item.id}” above", "one row for each two"
        )
    said[key] = [
        _number(cell, f"{where}, expert “{key[0]}”, item “{item.id}”") if cell.strip() else float("nan")
        for name, cell in row.items()
        if name not in COLUMNS
    ]


def _item(row: Row, where: str) -> Item:
    given: dict[str, Any] = {
        "id": row["item"],
        "scale": row["scale"].strip().lower(),
        "unit": row["unit"].strip(),
        "question": row["question"],
    }
    for name in ("realisation", "low", "high"):
        given[name] = _number(row[name], f"{where}, {name}") if row[name].strip() else None
    if row["asked"].strip():
        given["percentiles"] = [_number(word, f"{where}, asked") / 100 for word in row["asked"].split()]
    try:
        return item_of(ItemRow.model_validate(given))
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidInput(
            f"{where}: {first['loc'][0]}: {first['msg'].lower()}",
            "scale is uni or log; item and unit are not empty"
            if first["loc"][0] != "realisation"
            else "a number",
        ) from error


def _number(word: str, where: str) -> float:
    try:
        return float(word)
    except ValueError as error:
        raise InvalidInput(
            f"{where}: “{word}” is not a number", "write it as 12.5; the decimal mark is a point"
        ) from error
