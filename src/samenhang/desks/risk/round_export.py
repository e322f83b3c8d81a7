# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answers of a round as data: JSON and CSV, by pseudonym, without anything that says who an expert is."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from typing import Any

from samenhang.desks.risk.analysis.elicitation.question import Kind, Question
from samenhang.desks.risk.elicitation import Whole, read
from samenhang.desks.risk.store.rounds import Put

FORMAT = "samenhang-elicitation"
VERSION = 1
COLUMNS = ("round", "stage", "expert", "item", "kind", "unit", "scale", "part", "value", "state", "reason")
"""What a line of CSV says; `part` is a percentile, or a pair "a / b"; `value` is empty where missing."""


def as_data(whole: Whole, today: date) -> dict[str, Any]:
    """A round as plain data: items, experts by pseudonym, every answer of each stage, and `studies`.

    A study has the items of one set of percentiles, as the Classical Model takes them: `values` by expert,
    item and percentile, null where missing. The study of stage 2 has revised answers, else the first. `state`
    is where the round stands on this day: after its last day it is closed.
    """
    one = whole.round
    experts = [expert.pseudonym for expert in whole.experts]
    return {
        "format": FORMAT,
        "version": VERSION,
        "round": {
            "name": one.name,
            "title": one.title,
            "language": one.language,
            "closes": one.closes.isoformat(),
            "state": one.stands(today).value,
            "stage": one.stage,
        },
        "experts": experts,
        "items": [_item(put) for put in whole.questions],
        "answers": list(_answers(whole)),
        "studies": [study for stage in range(1, one.stage + 1) for study in _studies(whole, stage)],
    }


def _item(put: Put) -> dict[str, Any]:
    question = put.question
    return {
        "id": question.key,
        "kind": question.kind.value,
        "text": question.text,
        "unit": question.unit or None,
        "scale": question.scale.value if question.kind is Kind.PERCENTILES else None,
        "percentiles": list(question.percentiles),
        "lower": question.lower,
        "upper": question.upper,
        "options": list(question.options),
        "pairs": [list(pair) for pair in question.pairs],
        "realisation": put.realisation,
    }


def _answers(whole: Whole) -> Iterator[dict[str, Any]]:
    """Every answer as it counts: `values` are null unless it is whole and right."""
    for expert in whole.experts:
        for put in whole.questions:
            for stage in range(1, whole.round.stage + 1):
                said = whole.said.get((expert.number, put.number, stage))
                if said is None:
                    continue
                checked = read(put.question, said)
                yield {
                    "expert": expert.pseudonym,
                    "item": put.question.key,
                    "stage": stage,
                    "state": checked.state.value,
                    "values": list(checked.values),
                    "reason": said.reason,
                }


def _studies(whole: Whole, stage: int) -> Iterator[dict[str, Any]]:
    asked = [put for put in whole.questions if put.question.kind is Kind.PERCENTILES]
    for percentiles in dict.fromkeys(put.question.percentiles for put in asked):
        items = [put for put in asked if put.question.percentiles == percentiles]
        yield {
            "stage": stage,
            "percentiles": list(percentiles),
            "items": [
                {
                    "id": put.question.key,
                    "scale": put.question.scale.value,
                    "unit": put.question.unit,
                    "realisation": put.realisation,
                }
                for put in items
            ],
            "experts": [expert.pseudonym for expert in whole.experts],
            "values": [
                [list(whole.checked(expert.number, put, stage).values) for put in items]
                for expert in whole.experts
            ],
        }


def as_json(whole: Whole, today: date) -> bytes:
    """The round as JSON text."""
    return json.dumps(as_data(whole, today), ensure_ascii=False, indent=2, allow_nan=False).encode() + b"\n"


def as_csv(whole: Whole) -> bytes:
    """The answers as CSV, a line for each value, with a mark that spreadsheets know UTF-8 by."""
    by_key = {put.question.key: put.question for put in whole.questions}
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    for answer in _answers(whole):
        question = by_key[answer["item"]]
        for part, value in zip(_parts(question), answer["values"], strict=True):
            about = (question.key, question.kind.value, question.unit)
            scale = question.scale.value if question.kind is Kind.PERCENTILES else ""
            who = (whole.round.name, answer["stage"], answer["expert"])
            line = (*who, *about, scale, part, "" if value is None else value, answer["state"])
            writer.writerow([*map(_cell, line), _cell(answer["reason"])])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _parts(question: Question) -> Sequence[str]:
    if question.kind is Kind.PERCENTILES:
        return [f"{one:g}" for one in question.percentiles]
    return [" / ".join(pair) for pair in question.pairs] or [""]


def _cell(value: Any) -> Any:
    """A cell; a text that a spreadsheet would take for a formula gets a mark before it."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value
