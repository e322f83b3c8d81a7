# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Elements of official XML whose words are a fact: what each says of its document."""

from __future__ import annotations

import re
from collections.abc import Callable

from samenhang.model import FactName
from samenhang.reading import metadata

Told = tuple[FactName, str]


def _dossier(words: str) -> list[Told]:
    normal = metadata.dossier(words)
    return [(FactName.DOSSIER, normal)] if normal else []


def _line_of_head(words: str) -> list[Told]:
    found = [(FactName.YEAR, metadata.year(words)), (FactName.CHAMBER, metadata.chamber(words))]
    return [(name, told) for name, told in found if told]


def _meeting(words: str) -> list[Told]:
    number = re.match(r"\d+", words)
    return [(FactName.MEETING, number[0])] if number else []


def _date(words: str) -> list[Told]:
    date = metadata.day(words)
    return [(FactName.DATE, date)] if date else []


RECORDS: dict[str, Callable[[str], list[Told]]] = {
    "tekstregel": _line_of_head,
    "dossiernummer": _dossier,
    "ondernummer": lambda words: [(FactName.NUMBER, words)],
    "kamervraagnummer": lambda words: [(FactName.NUMBER, words)],
    "kamervraagonderwerp": lambda words: [(FactName.SUBJECT, words)],
    "plaats": lambda words: [(FactName.PLACE, words.strip(" ,"))],
    "intitule": lambda words: [(FactName.TITLE, words)],
    "vergadering-nummer": _meeting,
    "vergaderdatum": _date,
}
