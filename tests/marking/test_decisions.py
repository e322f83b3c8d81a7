# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Decisions: taken, asked and declined; titles and open questions are none."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from samenhang.marking.decisions import RULES, fit
from samenhang.marking.scanner import Scanner
from samenhang.model import Document, Media, Passage, PassageKind

CASES = Path(__file__).parents[1] / "cases" / "decisions.yaml"


@cache
def scanner() -> Scanner:
    return Scanner(RULES)


def lines() -> list[tuple[str, str]]:
    blocks = yaml.safe_load(CASES.read_text("utf-8"))
    return [(heading, line) for heading, block in blocks.items() for line in block.splitlines()]


@pytest.mark.parametrize(("heading", "text"), lines())
def test_a_decision_or_none(heading: str, text: str) -> None:
    assert [mark.value["sub"] for mark in scanner().scan(text)] == ([] if heading == "nothing" else [heading])


def test_each_entry_of_a_decision_list() -> None:
    text = (
        "5. Agendapunt: Afschrift brief\nBesluit: Agenderen voor AO over de politiewet\nop 13 mei 2009.\n"
        "Volgcommissie(s): JUST\n6. Agendapunt: Voortgang\nBesluit: Technische briefing organiseren.\n"
        "Besluit: Rondetafelgesprek organiseren\nNoot: dit besluit is niet unaniem\n"
        "Noot: Besluit: Debat handhaven"
    )
    assert [mark.value["what"] for mark in scanner().scan(text)] == [
        "Agenderen voor AO over de politiewet op 13 mei 2009.",
        "Technische briefing organiseren.",
        "Rondetafelgesprek organiseren",
        "Debat handhaven",
    ]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Het kabinet heeft besloten om te wachten.", "Het kabinet"),
        ("Daarom heeft de minister van Defensie besloten om te wachten.", "de minister van Defensie"),
        (
            "De Kamer is gemeld dat het kabinet het instellen van een bureau niet wenselijk achtte.",
            "het kabinet",
        ),
    ],
)
def test_who_decides(text: str, by: str) -> None:
    assert [mark.value.get("by") for mark in scanner().scan(text)] == [by]


Line = tuple[str, PassageKind, str | None]


def note(heading: str, *body: Line) -> Document:
    """A note with one heading and what stands under it: (text, kind, label)."""
    passages = [Passage(0, 0, len(heading), PassageKind.HEADING)]
    start = len(heading) + 1
    for number, (text, kind, label) in enumerate(body, 1):
        passages.append(Passage(number, start, start + len(text), kind, headings=(heading,), label=label))
        start += len(text) + 1
    whole = "\n".join((heading, *(text for text, _, _ in body)))
    return Document("d" * 64, "nota.txt", Media.TEXT, whole, tuple(passages))


def found(document: Document) -> list[tuple[str, object]]:
    marks = fit(scanner().scan(document.text), document)
    return [(document.text[m.start : m.end], m.value.get("number")) for m in marks]


ITEM, PLAIN = PassageKind.ITEM, PassageKind.PARAGRAPH


def test_numbered_items_under_the_heading_are_asked() -> None:
    document = note(
        "2. Geadviseerd besluit",
        ("Instemmen met de brief:", ITEM, "1."),
        ("De lijn blijft gelijk;", ITEM, "-"),
        ("Verzending namens het kabinet.", ITEM, "2."),
        ("Deze versie ligt ook elders voor.", PLAIN, None),
    )
    assert found(document) == [("Instemmen met de brief:", "1"), ("Verzending namens het kabinet.", "2")]


def test_a_paragraph_under_the_heading_is_asked() -> None:
    document = note("Gevraagd besluit", ("Instemmen met verzending van de brief.", PLAIN, None))
    assert found(document) == [("Instemmen met verzending van de brief.", None)]


def test_items_behind_an_advice_are_asked() -> None:
    document = note(
        "3. Kernpunten",
        ("Na afstemming wordt u geadviseerd om:", PLAIN, None),
        ("Een korte brief te sturen aan de Kamer;", ITEM, "-"),
        ("Tot slot:", ITEM, "-"),
        ("Te wijzen op het belang.", ITEM, "o"),
    )
    assert found(document) == [("Een korte brief te sturen aan de Kamer;", None)]


def test_items_under_another_heading_are_not() -> None:
    assert found(note("3. Kernpunten", ("Instemmen met de brief.", ITEM, "1."))) == []
