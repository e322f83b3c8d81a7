# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ways of docs/tutorial/in-the-browser.md, click by click: a test goes them, and takes the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Step(NamedTuple):
    """Where a click leads, what stands there that the tutorial speaks of, and the name of the picture.

    Without a link the address is typed.
    """

    link: str
    address: str
    shown: tuple[str, ...]
    picture: str = ""


LATE = (
    Step("", "/", ("What needs attention", "1 promise is late"), "web-start"),
    Step(
        "1 promise is late",
        "/follow-ups?state=overdue&kind=commitment",
        ("het kabinet", "voor de zomer van 2023", "6 Jul 2023", "days late"),
        "web-late",
    ),
    Step(
        "een brief stuurt over het heroverwegen van een planbureau voor de veiligheid",
        "/follow-ups/eec9b59f03b8",
        ("Kamerlid Heerma (CDA)", "Door afstemming tussen de ministeries is die brief vertraagd."),
        "web-item",
    ),
    Step(
        "Algemene Politieke Beschouwingen, 21 en 22 september 2022",
        "/documents/78a94ba11b302786/passages/2",
        ("Tijdens de Algemene Politieke Beschouwingen van 21 en 22 september 2022 heeft het kabinet",),
        "web-words",
    ),
)
LETTER = (
    Step("", "/", ("Which letter answered the question of 2015?",)),
    Step(
        "Which letter answered the question of 2015?",
        "/search?q=toezegging+gestand&only=kind%3Aletter&only=year%3A2015",
        ("1 passage found", "Met deze brief doe ik die toezegging gestand"),
        "web-letter",
    ),
    Step(
        "Nr. 8 BRIEF VAN DE MINISTER VAN DEFENSIE",
        "/documents/60e4d829d3cb874d",
        ("Bij de behandeling van de begroting van Defensie op 12 november",),
        "web-answer",
    ),
)


def steps() -> Iterator[Step]:
    """All of them."""
    yield from LATE
    yield from LETTER
