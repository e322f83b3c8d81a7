# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Studies as Excalibur and Anduryl keep them: answers in a .dtt file, realisations in a .rls file beside it.

Fixed columns, latin-1. Ids may hold blanks and the words that name a scale, so columns say where one is,
never a search. Realisations are tied to items by id: in files as found, numbers of items disagree between
the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from samenhang.desks.risk.analysis.judgement.study import Item, Scale, Study
from samenhang.errors import InvalidInput

HEAD = re.compile(r"NQ=\s*(\d+)\s+QU=\s*([\d.\sEe+-]*)")
BLANK = re.compile(r"[ \t]+")
UNIT = re.compile(r"\[([^\[\]]*)\] ?")
MISSING = -9.995e2
"""What is written for what was not answered."""
GONE = (-999.5, -999.6, -999.9)
"""Codes that say that there is no value; -995 is a value, though others lose it."""
LONGEST_EXPERT, LONGEST_ITEM = 8, 14
"""Letters of an id that there is room for."""
SCALES = {"uni": Scale.UNIFORM, "log": Scale.LOG}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a .dtt file: who, what, on which scale, which values, and the text after them."""

    number: int
    expert: str
    item: str
    scale: Scale
    values: tuple[float, ...]
    text: str


@dataclass(slots=True)
class Told:
    """What the lines said so far: places of experts and items in order of coming, and the answers."""

    experts: dict[str, str] = field(default_factory=dict)
    items: dict[str, Row] = field(default_factory=dict)
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)


def read_excalibur(dtt: bytes, rls: bytes | None, name: str = "study", rls_name: str = "") -> Study:
    """The study in the bytes of a .dtt file and of its .rls file, where there is one.

    Raises InvalidInput with the file, the line and what is expected there.
    """
    lines = _lines(dtt)
    percentiles = _percentiles(lines, name)
    told = _told(_rows(lines, len(percentiles), name), name)
    experts, items = list(told.experts), list(told.items)
    answers = np.full((len(experts), len(items), len(percentiles)), np.nan)
    for expert, item in told.rows:
        answers[experts.index(expert), items.index(item)] = told.rows[expert, item].values
    known = _realisations(rls, rls_name or name) if rls is not None else {}
    if rls is not None and known and not set(known) & set(items):
        raise InvalidInput(
            f"{rls_name or name}: no item of it is in {name}", "both files must use the same ids of items"
        )
    made = tuple(_item(told.items[item], known.get(item)) for item in items)
    try:
        return Study(name, percentiles, tuple(experts), made, answers)
    except InvalidInput as error:
        raise InvalidInput(f"{name}: {error.what}", error.remedy) from error


def _lines(data: bytes) -> list[tuple[int, str]]:
    """Lines with something in them, each with its number. Only line ends of files count: 0x85 is a letter."""
    found = re.split(r"\r\n|\r|\n", data.decode("latin-1"))
    return [(number, line) for number, line in enumerate(found, 1) if line.strip(" \t\x1a\x00")]


def _percentiles(lines: Sequence[tuple[int, str]], name: str) -> tuple[float, ...]:
    expected = "the first line of a .dtt file is: * CLASS ASCII OUTPUT FILE. NQ=   3   QU=   5  50  95"
    match = HEAD.search(lines[0][1]) if lines else None
    if match is None:
        raise InvalidInput(f"{name}, line 1: no percentiles", expected)
    percents = [_number(word, f"{name}, line 1") for word in match[2].split()]
    if len(percents) != int(match[1]):
        raise InvalidInput(f"{name}, line 1: NQ={match[1]} and {len(percents)} percentiles", expected)
    return tuple(percent / 100 for percent in percents)


def _number(word: str, where: str) -> float:
    try:
        return float(word.replace("D", "E").replace("d", "e").replace(",", "."))
    except ValueError as error:
        raise InvalidInput(f"{where}: “{word}” is not a number", "write it as 1.50000E+0001 or 15") from error


def _value(word: str, where: str) -> float:
    """A number; NaN for a code that says that there is none, and for nothing near it."""
    number = _number(word, where)
    return float("nan") if number in GONE else number


def _rows(lines: Sequence[tuple[int, str]], size: int, name: str) -> Iterator[Row]:
    for number, line in lines[1:]:
        where = f"{name}, line {number}"
        scale = SCALES.get(line[35:38].lower())
        if scale is None:
            raise InvalidInput(f"{where}: the scale is “{line[35:38]}”", "UNI or LOG stands at letter 36")
        words = BLANK.split(line[38:].lstrip(" \t"), maxsplit=size)
        if len([word for word in words[:size] if word]) < size:
            raise InvalidInput(f"{where}: fewer than {size} values", "one for each percentile of line 1")
        values = tuple(_value(word, where) for word in words[:size])
        text = words[size].rstrip(" \t") if len(words) > size else ""
        yield Row(number, line[5:14].strip(" \t"), line[19:34].strip(" \t"), scale, values, text)


def _told(rows: Iterable[Row], name: str) -> Told:
    told = Told()
    for row in rows:
        where = f"{name}, line {row.number}"
        if not row.expert or not row.item:
            raise InvalidInput(
                f"{where}: no id", "an expert stands at letters 7-14, an item at letters 21-34"
            )
        told.experts.setdefault(row.expert, row.expert)
        first = told.items.setdefault(row.item, row)
        if first.scale is not row.scale:
            raise InvalidInput(
                f"{where}: item “{row.item}” is {row.scale} here and {first.scale} in line {first.number}",
                "an item has one scale",
            )
        if (row.expert, row.item) in told.rows:
            raise InvalidInput(
                f"{where}: expert “{row.expert}” answered item “{row.item}” in line "
                f"{told.rows[row.expert, row.item].number} already",
                "experts and items have ids of their own: one line for each two",
            )
        _check_row(row, where)
        told.rows[row.expert, row.item] = row
    if not told.rows:
        raise InvalidInput(f"{name}: no answers", "a line for each expert and item follows the first")
    return told


def _check_row(row: Row, where: str) -> None:
    said = [value for value in row.values if value == value]
    who = f"{where}, expert “{row.expert}”, item “{row.item}”"
    if row.scale is Scale.LOG and any(value <= 0 for value in said):
        raise InvalidInput(f"{who}: {min(said):g} on a log scale", "values on a log scale are above 0")
    for one, other in pairwise(said):
        if other == one:
            raise InvalidInput(f"{who}: two percentiles are {one:g}", "percentiles must rise: no ties")
        if other < one:
            raise InvalidInput(f"{who}: {other:g} follows {one:g}", "percentiles must rise")


def _realisations(rls: bytes, name: str) -> dict[str, float]:
    """By id of item; what is missing is left out. The scale here says only that the line is whole:
    that of the .dtt holds.
    """
    known: dict[str, float] = {}
    seen: set[str] = set()
    for number, line in _lines(rls):
        where = f"{name}, line {number}"
        item, words = line[5:20].strip(" \t"), line[20:].split()
        if not item or not words:
            raise InvalidInput(
                f"{where}: no id or no value", "an item stands at letters 7-20, its value after it"
            )
        if len(words) < 2 or words[1][:3].lower() not in SCALES:
            raise InvalidInput(
                f"{where}: no scale after the value “{words[0]}”: the line may be cut short",
                "after the value of an item stands its scale, UNI or LOG",
            )
        if item in seen:
            raise InvalidInput(f"{where}: item “{item}” stands there twice", "an item has one realisation")
        seen.add(item)
        value = _value(words[0], where)
        if value == value:
            known[item] = value
    return known


def _item(row: Row, realisation: float | None) -> Item:
    match = UNIT.match(row.text)
    unit, question = (match[1], row.text[match.end() :]) if match else ("", row.text)
    return Item(row.item, row.scale, realisation, unit.strip(), question.strip(" \t"))


def write_excalibur(study: Study) -> tuple[bytes, bytes]:
    """The bytes of a .dtt and a .rls file; numbers come back as they are, to the last digit.

    Raises InvalidInput where Excalibur has no room: ids that are too long, letters outside latin-1, items
    with fewer percentiles or bounds of their own, a value that means missing.
    """
    study = replace(study, items=tuple(_fits(item) for item in study.items))
    percents = "".join(f"{_percent(p):>4}" for p in study.percentiles)
    lines = [f"* CLASS ASCII OUTPUT FILE. NQ={len(study.percentiles):>4}   QU={percents}"]
    for at, expert in enumerate(study.experts, 1):
        _fits_name("expert", expert, LONGEST_EXPERT)
        for place, item in enumerate(study.items, 1):
            values = "".join(_written(value) for value in study.answers[at - 1, place - 1])
            text = _text(item)
            lines.append(f"{at:>5} {expert:>8} {place:>4} {item.id:>14} {item.scale.upper()} {values}{text}")
    known = [
        f"{place:>5} {item.id:>14} {_written(item.realisation)} {item.scale.upper()} {_text(item)}"
        for place, item in enumerate(study.items, 1)
        if item.realisation is not None
    ]
    return _bytes(lines), _bytes(known)


def _percent(share: float) -> str:
    """The percentage of a share, so written that dividing by 100 gives the share again."""
    digits = next(d for d in range(1, 19) if float(f"{share * 100:.{d}g}") / 100 == share or d == 18)
    return f" {share * 100:.{digits}g}"


def _written(value: float) -> str:
    if value != value:
        value = MISSING
    elif value in GONE:
        raise InvalidInput(f"the value {value:g} means in a .dtt file that there is none", "use CSV or JSON")
    digits = next(d for d in range(5, 18) if float(f"{value:.{d}E}") == value)
    head, exponent = f"{value:.{digits}E}".split("E")
    return f"{head}E{exponent[0]}{int(exponent[1:]):04d} ".rjust(15)


def _text(item: Item) -> str:
    bracketed = item.unit or item.question.startswith("[")
    return " ".join(([f"[{item.unit}]"] if bracketed else []) + ([item.question] if item.question else []))


def _bytes(lines: Iterable[str]) -> bytes:
    try:
        return ("\n".join(lines) + "\n").encode("latin-1")
    except UnicodeEncodeError as error:
        raise InvalidInput(
            f"“{error.object[error.start : error.end]}” cannot stand in a .dtt file", "use CSV or JSON"
        ) from error


def _fits(item: Item) -> Item:
    _fits_name("item", item.id, LONGEST_ITEM)
    for what, there in (
        ("a unit with brackets", bool(re.search(r"[\[\]]", item.unit))),
        ("percentiles of its own", item.percentiles is not None),
        ("bounds of its own", item.low is not None or item.high is not None),
    ):
        if there:
            raise InvalidInput(
                f"item “{item.id}” has {what}, which a .dtt file cannot say", "use CSV or JSON"
            )
    return replace(item, unit=_line(item.unit), question=_line(item.question))


def _line(text: str) -> str:
    return re.sub(r"[\r\n\x1a\x00]+", " ", text)


def _fits_name(kind: str, name: str, longest: int) -> None:
    if len(name) > longest or name != name.strip() or re.search(r"[\r\n\t\x1a\x00]", name):
        raise InvalidInput(
            f"{kind} “{name}” does not fit in a .dtt file", f"at most {longest} letters, or use CSV or JSON"
        )
