# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dense parliamentary text for the benchmarks: real where it is at hand, else made from a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from lxml import etree

SHARED = Path(__file__).parents[2] / "shared" / "data" / "parliament"

SENTENCES = (
    "Tijdens het debat van {d} maart {y} heb ik uw Kamer toegezegd om voor de zomer een brief te sturen.",
    "In Kamerstukken II {y}/{z}, {k}, nr. {n} is uw Kamer geïnformeerd door de minister van Defensie.",
    "Het lid Jansen (CDA) vroeg naar de uitvoering van de motie-Jansen c.s. ({k}, nr. {n}).",
    "De regering onderschrijft het belang van een weerbare samenleving en werkt aan economische veiligheid.",
    "Conform artikel 68 van de Grondwet ontvangt de Kamer de gevraagde inlichtingen uiterlijk {d} juni {y}.",
    "De Algemene Rekenkamer beveelt de minister aan om de informatie over de voortgang te verbeteren.",
    "Dat is een onderwerp waarover in de samenleving breed wordt gesproken en waarvan het belang toeneemt.",
    "Ik dank de leden voor hun inbreng in de eerste termijn en ga graag op de vragen in.",
)


def paragraphs(characters: int) -> Iterator[str]:
    """Paragraphs up to about so many characters; the same ones each time."""
    left = characters
    for paragraph in cycle(tuple(_real()) or tuple(_made())):
        yield paragraph
        left -= len(paragraph)
        if left <= 0:
            return


def _real() -> Iterator[str]:
    for path in sorted((SHARED / "motions").glob("*.json")):
        yield from json.loads(path.read_text("utf-8"))["content"].splitlines()
    for path in sorted((SHARED / "handelingen" / "repaired").glob("*.xml")):
        for paragraph in etree.parse(path).iter("al"):
            text = " ".join("".join(map(str, paragraph.itertext())).split())
            if text:
                yield text


def _made() -> Iterator[str]:
    rng = random.Random(30821)
    for _ in range(3000):
        year = rng.randint(2010, 2024)
        yield " ".join(
            rng.choice(SENTENCES).format(
                d=rng.randint(1, 28),
                y=year,
                z=year % 100 + 1,
                k=rng.randint(20000, 36999),
                n=rng.randint(1, 400),
            )
            for _ in range(rng.randint(1, 6))
        )
