# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rulings: ECLI, with the stray spaces and semicolons of print, and the older LJN."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samenhang.marking.references.grammar import mark
from samenhang.marking.scanner import Rule, Scene
from samenhang.model import Mark

_COLON = r"\s?[:;]\s?"
_ECLI = re.compile(
    rf"(?i:ECLI{_COLON}(?P<c>[A-Z]{{2}}){_COLON}|(?P<nl>NL|EU|CE):)(?P<k>[A-Za-z][A-Za-z0-9]{{0,6}}){_COLON}"
    rf"(?P<y>(?:18|19|20)\d\d){_COLON}(?P<n>[A-Za-z0-9](?:[A-Za-z0-9.]{{0,24}}[A-Za-z0-9])?)(?![\w])"
)
_LJN = re.compile(r"(?i:LJN)[\s:\-]{0,3}(?:(?i:nrs?|nummers?)\.?[\s:]{0,2})?(?P<n>[A-Z]{2}\s?\d{4})(?!\w)")
_MORE = re.compile(r"\s?(?:/|,|en|;)\s?(?P<n>[A-Z]{2}\s?\d{4})(?!\w)")


def find_ecli(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "ECLI:NL:HR:2013:963", "ECLI;EU;T;2015;314", "NL:RvS:1984:AH0317"."""
    found = _ECLI.match(scene.text, start)
    if found is None:
        return ()
    country = (found["c"] or found["nl"]).upper()
    target = f"ECLI:{country}:{found['k'].upper()}:{found['y']}:{found['n'].upper()}"
    value = {"form": "ecli", "target": target, "court": found["k"].upper(), "year": found["y"]}
    return [mark("ecli", *found.span(), value, 1.0 if found["c"] else 0.9)]


def find_ljn(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "LJN AB1234 / BB7360": the number became the last part of an ECLI, whose court it does not say."""
    found = _LJN.match(scene.text, start)
    marks: list[Mark] = []
    while found and len(marks) < 20:
        number = re.sub(r"\s", "", found["n"])
        span = (found.start("n"), found.end()) if marks else found.span()
        marks.append(mark("ljn", *span, {"form": "ljn", "target": f"LJN:{number}", "number": number}, 0.95))
        found = _MORE.match(scene.text, found.end())
    return marks


_COURTS = ("hr", "phr", "rvs", "crvb", "cbb", "ghams", "gharl", "ghdha", "ghshe", "ghsgr", "gharn", "ghlee",
           "rbams", "rbdha", "rbgel", "rblim", "rbmne", "rbnho", "rbnne", "rbobr", "rbove", "rbrot", "rbzwb",
           "rbsgr", "rbutr", "rbarn", "rbsev", "rbhaa", "rbalk", "rbzut", "rbzly", "rbleu", "rbmid", "rbbre",
           "rbroe", "rbmaa", "rbdor", "rbass", "rbgro", "rbalm", "rbonb")  # fmt: skip
_SHORT = (*(f" nl {court} " for court in _COURTS), " eu c 1", " eu c 2", " eu t 1", " eu t 2", " ce echr ")

RULES = (
    Rule("ecli", (" ecli ", *_SHORT), find_ecli, "reference"),
    Rule("ljn", (" ljn ",), find_ljn, "reference"),
)
