# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Real texts: the two documents that the project began with, and real motions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from samenhang.ledger import Ledger
from samenhang.model import Document
from tests.conftest import DATABASES, new_library
from tests.ledger.world import WHEN, document_of, file_of

SHARED = Path(__file__).parents[2].parent / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
MOTIONS = sorted((SHARED / "data" / "parliament" / "motions").glob("*.json"))[:150]

pytestmark = pytest.mark.skipif(not SEEDS or not MOTIONS, reason="the real documents are not here")


def lines_of(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def texts_of(value: object) -> Iterator[str]:
    """Every longer text in a record."""
    if isinstance(value, str) and len(value) > 200:
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts_of(one)


def real_documents() -> Iterator[Document]:
    for path in SEEDS:
        yield document_of(lines_of(path.read_text("utf-8")), path.name, kind="letter")
    for path in MOTIONS:
        texts = "\n".join(texts_of(json.loads(path.read_text("utf-8"))))
        yield document_of(lines_of(texts), path.name, kind="motion")


@pytest.fixture(scope="module", params=DATABASES)
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with new_library(request, tmp_path_factory.mktemp("real")) as library:
        ledger = library.open()
        with ledger.writing(WHEN, "1") as ink:
            for document in real_documents():
                ink.keep_document(file_of(document), document)
        yield ledger


def test_every_real_text_comes_back(archive: Ledger) -> None:
    assert [kept.document for kept in archive.everything()] == list(real_documents())


@pytest.mark.parametrize(
    ("query", "seed"),
    [
        ("planbureau veiligheid", "nota-planbureau-veiligheid-2023.txt"),
        ("planbureaus veiligheid", "nota-planbureau-veiligheid-2023.txt"),
        ('"nationale veiligheidsstrategie"', "kamerbrief-samenhang-veiligheidsstrategieen-2015.txt"),
        ("veiligheidsstrategieen", "kamerbrief-samenhang-veiligheidsstrategieen-2015.txt"),
        ("Hachchi", "kamerbrief-samenhang-veiligheidsstrategieen-2015.txt"),
        ("Heerma toegezegd", "nota-planbureau-veiligheid-2023.txt"),
    ],
)
def test_the_two_documents_are_found(archive: Ledger, query: str, seed: str) -> None:
    assert seed in {hit.entry.name for hit in archive.search(f"kind:letter {query}", 50).hits}


@pytest.mark.parametrize("word", ["regering", "verzoekt", "overwegende", "kamer", "orde"])
def test_a_search_finds_what_reading_all_would_find(archive: Ledger, word: str) -> None:
    found = archive.search(f'"{word}"', 10_000)
    there = 0
    for document in real_documents():
        for passage in document.passages:
            words = document.text[passage.start : passage.end].lower()
            there += word in "".join(c if c.isalnum() else " " for c in words).split()
    assert found.total == there == len(found.hits)


@pytest.mark.parametrize(
    "query", ["regering verzoekt", "veilig*", "kabinet OR regering", '"gehoord de beraadslaging"']
)
def test_every_hit_shows_what_matched(archive: Ledger, query: str) -> None:
    found = archive.search(query, 200)
    assert found.total > 0
    for hit in found.hits:
        assert hit.why
        assert hit.snippet.highlights
