# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Delays and intentions."""

from __future__ import annotations

import pytest

from samenhang.marking import delays, intentions
from samenhang.marking.scanner import Scanner

LATE = """
Inzet was om de brief voor het zomerreces te sturen, maar dat is door afstemming vertraagd.
Het is niet gelukt om de toegezegde brief voor het reces aan uw Kamer te zenden.
De evaluatie komt later dan toegezegd aan de Kamer.
Ik heb meer tijd nodig om de toegezegde reactie aan uw Kamer te sturen.
De toezending van het wetsvoorstel aan de Kamer is uitgesteld tot het najaar.
Het rapport is nog niet afgerond, waardoor ik uw Kamer niet kan informeren.
De beantwoording binnen de termijn is niet haalbaar.
"""
IN_TIME = """
De trein naar Utrecht had een vertraging van tien minuten.
Uitstel van betaling is de gefailleerde verleend.
Ik stuur uw Kamer de brief voor de zomer.
Is de brief aan de Kamer vertraagd?
De bouw van de kazerne is vertraagd.
Later die dag sprak ik de burgemeester.
"""


@pytest.mark.parametrize("text", LATE.strip().splitlines())
def test_it_says_that_it_is_late(text: str) -> None:
    assert [text[m.start : m.end] for m in Scanner(delays.RULES).scan(text)] == [text]


@pytest.mark.parametrize("text", IN_TIME.strip().splitlines())
def test_it_does_not(text: str) -> None:
    assert Scanner(delays.RULES).scan(text) == []


@pytest.mark.parametrize(
    ("text", "sub"),
    [
        ("Het kabinet is voornemens om in 2016 een nationale strategie uit te brengen.", "plan"),
        ("Ik ben voornemens de wet in 2025 te herzien.", "plan"),
        ("De minister van Defensie is van plan het materieel te vervangen.", "plan"),
        ("Het kabinet neemt zich voor de regels te vereenvoudigen.", "plan"),
        ("Het kabinet ziet dit advies graag tegemoet.", "awaited"),
        ("Ik zie de uitkomsten van het onderzoek met belangstelling tegemoet.", "awaited"),
        ("In afwachting van het WRR-advies neemt het kabinet geen besluit.", "awaited"),
        ("Uw Kamer kan het rapport in mei tegemoetzien.", None),
        ("Het kabinet is niet voornemens de wet te wijzigen.", None),
        ("Is het kabinet voornemens de wet te wijzigen?", None),
        ("De gemeente is van plan een park aan te leggen.", None),
    ],
)
def test_intentions(text: str, sub: str | None) -> None:
    assert [m.value["sub"] for m in Scanner(intentions.RULES).scan(text)] == ([sub] if sub else [])
