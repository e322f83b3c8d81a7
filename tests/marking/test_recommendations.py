# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recommendations: a body advises somebody to do something."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from samenhang.marking.recommendations import RULES, fit
from samenhang.marking.scanner import Scanner
from samenhang.model import Document, Media, Passage, PassageKind

CASES = Path(__file__).parents[1] / "cases" / "recommendations.yaml"


@cache
def scanner() -> Scanner:
    return Scanner(RULES)


def lines() -> list[tuple[str, str]]:
    blocks = yaml.safe_load(CASES.read_text("utf-8"))
    return [(heading, line) for heading, block in blocks.items() for line in block.splitlines()]


@pytest.mark.parametrize(("heading", "text"), lines())
def test_a_recommendation_or_none(heading: str, text: str) -> None:
    assert len(scanner().scan(text)) == (heading == "recommendation")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "Daarom bevelen wij de minister van Defensie aan om de voorraden aan te vullen.",
            {"by": "wij", "to": "de minister van Defensie", "what": "de voorraden aan te vullen"},
        ),
        (
            "De WRR adviseert het kabinet om te wachten.",
            {"by": "De WRR", "to": "het kabinet", "what": "te wachten"},
        ),
        ("De inspectie adviseert TenneT om de kabels te vervangen.", {"by": "De inspectie", "to": "TenneT"}),
        (
            "Aanbeveling 12: Stel een termijn voor de uitvoering.",
            {"number": "12", "what": "Stel een termijn voor de uitvoering"},
        ),
    ],
)
def test_the_value_holds_the_printed_words(text: str, value: dict[str, str]) -> None:
    (mark,) = scanner().scan(text)
    assert {key: mark.value.get(key) for key in value} == value


def under(heading: str, *items: str) -> Document:
    text = "\n".join((heading, *items))
    passages = [Passage(0, 0, len(heading), PassageKind.HEADING)]
    start = len(heading) + 1
    for number, item in enumerate(items, 1):
        passages.append(
            Passage(
                number, start, start + len(item), PassageKind.ITEM, headings=(heading,), label=f"{number}."
            )
        )
        start += len(item) + 1
    return Document("d" * 64, "naam.txt", Media.TEXT, text, tuple(passages))


def test_imperatives_under_the_heading_are_found() -> None:
    document = under(
        "5. Aanbevelingen", "Zorg voor één register.", "Dit hoofdstuk sluit af.", "Leg de rollen vast."
    )
    found = fit(tuple(scanner().scan(document.text)), document)
    assert [(document.text[m.start : m.end], m.value.get("number")) for m in found] == [
        ("Zorg voor één register.", "1"),
        ("Leg de rollen vast.", "3"),
    ]


def test_imperatives_elsewhere_are_not() -> None:
    document = under("5. Werkwijze", "Zorg voor één register.")
    assert fit((), document) == ()


def test_what_a_rule_found_is_not_marked_twice() -> None:
    document = under("Aanbevelingen", "Stel vast: wij bevelen de minister aan om een register te maken.")
    assert len(fit(tuple(scanner().scan(document.text)), document)) == 1
