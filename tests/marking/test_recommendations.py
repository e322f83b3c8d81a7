# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recommendations: a body advises somebody to do something."""

from __future__ import annotations

from dataclasses import replace
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
        (
            "De Adviesraad Internationale Vraagstukken roept het kabinet op om een fonds in te stellen.",
            {"by": "De Adviesraad Internationale Vraagstukken", "what": "een fonds in te stellen"},
        ),
        ("In aanbeveling 4 adviseert de commissie om te wachten.", {"by": "de commissie", "number": "4"}),
        (
            "De AP adviseert het wetsvoorstel niet in te dienen.",
            {"what": "het wetsvoorstel niet in te dienen"},
        ),
        (
            "Wij raden de staatssecretaris aan het systeem te vervangen.",
            {"by": "Wij", "to": "de staatssecretaris", "what": "het systeem te vervangen"},
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


def test_the_items_behind_an_advice_are_found_one_by_one() -> None:
    lead = "De commissie adviseert het kabinet om:"
    items = ("een register op te zetten;", "de rollen vast te leggen.")
    document = replace(under(lead, *items), facts=())
    found = fit(tuple(scanner().scan(document.text)), document)
    assert [(document.text[m.start : m.end], m.value) for m in found] == [
        (item, {"by": "De commissie", "to": "het kabinet", "what": item.strip(";."), "number": str(number)})
        for number, item in enumerate(items, 1)
    ]


def test_numbered_items_under_the_heading_count_and_bullets_only_when_they_order() -> None:
    items = ("Instelling van een onafhankelijk toezichthouder.", "De minister moet de norm vastleggen.")
    document = under("Aanbevelingen", *items)
    assert [document.text[m.start : m.end] for m in fit((), document)] == list(items)
    bullets = replace(document, passages=tuple(replace(p, label="–") for p in document.passages))
    assert [document.text[m.start : m.end] for m in fit((), bullets)] == [items[1]]


@pytest.mark.parametrize("heading", ["Opvolging van de aanbevelingen", "4. Werkwijze"])
def test_items_under_other_headings_are_none(heading: str) -> None:
    document = under(heading, "Instelling van een onafhankelijk toezichthouder.", "Zorg voor één register.")
    assert list(fit((), document)) == []


def test_a_heading_with_only_a_number_leads_the_next_paragraph() -> None:
    document = under("3. Rapport", "Aanbeveling 7", "Zorg voor één register.", "Dat scheelt werk.")
    found = fit((), document)
    assert [(document.text[m.start : m.end], m.value["number"]) for m in found] == [
        ("Zorg voor één register.", "7")
    ]


def test_imperatives_elsewhere_are_not() -> None:
    document = under("5. Werkwijze", "Zorg voor één register.")
    assert fit((), document) == ()


def test_what_a_rule_found_is_not_marked_twice() -> None:
    document = under("Aanbevelingen", "Stel vast: wij bevelen de minister aan om een register te maken.")
    assert len(fit(tuple(scanner().scan(document.text)), document)) == 1
