# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Made-up papers for measuring: Dutch as parliament writes it, from a seed, with marks and links.

Words follow Zipf's law over thirty thousand compounds, put between the set phrases of the field; where real
motions are at hand, a third of the sentences comes from them.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from samenhang.model import (
    Document,
    Event,
    Evidence,
    Fact,
    FactName,
    File,
    Link,
    Mark,
    MarkKind,
    Media,
    Passage,
    Period,
)

MOTIONS = Path(__file__).parents[1].parent / "shared" / "data" / "parliament" / "motions"
_FIRST = [
    "veiligheid", "dreiging", "crisis", "beleid", "toezicht", "advies", "kennis", "strategie",
    "weerbaarheid", "inlichting", "defensie", "vraag", "recht", "bestuur", "zorg", "water", "energie",
    "handel", "onderzoek", "analyse", "risico", "netwerk", "media", "cyber", "grens", "bescherming",
]  # fmt: skip
_LAST = [
    "strategie", "raad", "plan", "bureau", "beeld", "analyse", "kader", "wet", "dienst", "overleg",
    "programma", "agenda", "onderzoek", "verslag", "inspectie", "netwerk", "advies", "middelen", "keten",
    "beleid", "toets", "functie", "structuur", "aanpak", "systeem", "verkenning",
]  # fmt: skip
_PHRASES = (
    "De minister van {} heeft toegezegd de Kamer te informeren over",
    "verzoekt de regering om vóór de zomer te komen met",
    "constaterende dat er geen samenhang is tussen",
    "overwegende dat de nationale veiligheid gebaat is bij",
    "Het kabinet acht het van belang dat",
    "Met deze brief informeer ik uw Kamer over",
    "De Wetenschappelijke Raad adviseert",
)
_OFFICES = ("Defensie", "Justitie en Veiligheid", "Buitenlandse Zaken", "Algemene Zaken", "Financiën")
_SENTENCE = re.compile(r"[^.;\n]{30,300}[.;]")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with what was found in it."""

    file: File
    document: Document
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    events: tuple[Event, ...]


@cache
def real_sentences() -> tuple[str, ...]:
    """Sentences of real motions, where they are at hand."""
    found: list[str] = []
    for path in sorted(MOTIONS.glob("*.json"))[:200]:
        content = json.loads(path.read_text("utf-8"))
        text = " ".join(value for value in content.values() if isinstance(value, str) and len(value) > 200)
        found += [" ".join(sentence.split()) for sentence in _SENTENCE.findall(text)]
    return tuple(found)


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Thirty thousand words and how often each is used, added up."""
    chance = random.Random(7)
    pairs = [f"{first}s{last}" for first in _FIRST for last in _LAST]
    more = [f"{chance.choice(pairs)}{chance.choice(_LAST)}{'en' * (n % 2)}" for n in range(28_000)]
    words = ["de", "van", "het", "en", "een", "in", "op", "voor", "dat", "is", *_FIRST, *_LAST, *pairs, *more]
    return words, list(accumulate(1 / (rank + 1) for rank in range(len(words))))


def sentence(chance: random.Random) -> str:
    if real_sentences() and chance.random() < 0.33:
        return chance.choice(real_sentences())
    words, weights = vocabulary()
    middle = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(8, 16)))
    return f"{chance.choice(_PHRASES).format(chance.choice(_OFFICES))} {middle}."


def papers(count: int, seed: int = 1, passages: int = 60) -> Iterator[Paper]:
    """Papers of some ten thousand characters, each with about fifty marks and forty links."""
    chance = random.Random(seed)
    for number in range(count):
        yield paper(chance, f"{seed}-{number}", passages)


def paper(chance: random.Random, name: str, passages: int = 60) -> Paper:
    lines = [sentence(chance) for _ in range(passages)]
    text = "\n".join(lines)
    digest = hashlib.sha256(name.encode() + text.encode()).hexdigest()
    document = Document(digest, f"{name}.txt", Media.TEXT, text, _passages(lines), _facts(chance, name))
    marks = tuple(_mark(chance, start) for start in sorted(chance.sample(range(len(text) - 40), 50)))
    links = tuple(_link(chance, mark) for mark in marks[:40])
    events = tuple(_event(chance, digest, mark, text) for mark in marks[:5])
    file = File(digest, f"{name}.txt", f"/papers/{name}.txt", len(text))
    return Paper(file, document, marks, links, events)


def _passages(lines: list[str]) -> tuple[Passage, ...]:
    passages, at = [], 0
    for number, line in enumerate(lines):
        headings = (f"{number // 10 + 1} Ontwikkelingen", f"{number // 10 + 1}.1 Samenhang")
        passages.append(Passage(number, at, at + len(line), page=number // 20 + 1, headings=headings))
        at += len(line) + 1
    return tuple(passages)


def _facts(chance: random.Random, name: str) -> tuple[Fact, ...]:
    dossier = str(chance.randint(20_000, 36_900))
    day = date(2010, 1, 1) + timedelta(days=chance.randrange(5_000))
    kind = chance.choice(("letter", "motion", "report", "proceedings", "decision-note"))
    return (
        Fact(FactName.KIND, kind),
        Fact(FactName.IDENTIFIER, f"kst-{dossier}-{name.rpartition('-')[2]}"),
        Fact(FactName.DOSSIER, dossier, 0, 5),
        Fact(FactName.DATE, day.isoformat(), 10, 20),
        Fact(FactName.TITLE, f"Brief over {chance.choice(_FIRST)}"),
    )


def _mark(chance: random.Random, start: int) -> Mark:
    kind = chance.choice((MarkKind.REFERENCE, MarkKind.ACTOR, MarkKind.ACTOR, MarkKind.DATE, MarkKind.THEME))
    value = {"form": "long", "dossier": "33763", "number": str(start), "theme": f"theme-{start % 27}"}
    return Mark(kind, start, start + chance.randint(5, 40), f"{kind.value}.rule", value, 0.9)


def _link(chance: random.Random, mark: Mark) -> Link:
    if mark.kind is MarkKind.REFERENCE:
        target = f"kst-{chance.randint(20_000, 36_900)}-{chance.randint(1, 200)}"
        return Link(mark, target, 1.0, "dossier en nummer staan er", f"https://example.org/{target}.html")
    return Link(mark, f"ministry:M{int(chance.paretovariate(1.1)) % 500}", 0.9, "naam van het ministerie")


def _event(chance: random.Random, digest: str, mark: Mark, text: str) -> Event:
    day = date(2010, 1, 1) + timedelta(days=chance.randrange(5_000))
    words = Evidence(digest, mark.start, mark.end, text[mark.start : mark.end])
    return Event(Period(day, day), "letter", "Brief aan de Kamer", words)
