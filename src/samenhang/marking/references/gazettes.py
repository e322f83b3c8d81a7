# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Staatsblad, Staatscourant and Tractatenblad: a year and a number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samenhang.marking.references.grammar import DASH, MONTH, listed, mark
from samenhang.marking.scanner import Rule, Scene
from samenhang.model import Mark

_CITED = re.compile(
    rf"(?i:st\.?bl?|stcrt|trb|staatsbladen|staatsblad|staatscourant|tractatenblad)\.?"
    rf"(?:\s{{1,2}}van\shet\sKoninkrijk(?:\sder\sNederlanden)?)?[\s,:(]{{0,3}}(?:(?i:jaargang|jrg\.?)\s)?"
    rf"(?:(?:van\s)?\d{{1,2}}\s{MONTH}\s)?(?P<y>(?:18|19|20)\d\d)(?!\d)(?:[\s,/]{{1,3}}|{DASH}|,?\s{{0,2}}(?=nr))"
    rf"(?P<nr>(?i:nrs?|no)(?![a-z])\s?\.?\s{{0,2}})?(?P<n>\d{{1,6}})(?![\w])(?![.,]\d)(?!\s?(?:%|{MONTH}|euro|{DASH}\d))"
)


def _series(printed: str) -> str:
    word = printed.lower()
    if word.startswith("t"):
        return "trb"
    return "stcrt" if "c" in word else "stb"


def find_gazette(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Stb. 2019, 12", "Stcrt. 2009, nr. 9231", "Tractatenblad 1966, 91"; a year alone is none."""
    found = _CITED.match(scene.text, start)
    if found is None:
        return ()
    series = _series(scene.text[start:end])
    marks: list[Mark] = []
    first = (found["n"], found.start("n"), found.end("n"))
    for item in listed(scene.text, first, bool(found["nr"]) and "s" in found["nr"].lower()):
        if not item.number.isdigit():
            break
        target = f"{series}-{found['y']}-{int(item.number)}"
        value = {"form": series, "target": target, "year": found["y"], "number": item.number}
        if item.page:
            value["page"] = item.page
        marks.append(mark("gazette", item.start if marks else start, item.end, value, 0.97))
    return marks


RULES = (
    Rule(
        "gazette",
        (" stb ", " stbl ", " stcrt ", " trb ", " staatsblad ", " staatscourant ", " tractatenblad "),
        find_gazette,
        "reference",
    ),
)
