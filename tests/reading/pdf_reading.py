# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the PDF reader share: some prose, and ways to look at what was read."""

from __future__ import annotations

import unicodedata

from samenhang.model import Document, Passage, PassageKind
from samenhang.reading import pdf
from tests.reading.pdf_writer import PdfWriter

FIRST = (
    "Het kabinet onderkent de vergaande verwevenheid van de interne en de externe veiligheid van Nederland. "
    "Die verwevenheid doet zich voor bij de bestrijding van terrorisme, maar evenzeer op het gebied van "
    "migratie."
)
SECOND = (
    "In eerdere brieven werd aangekondigd dat de raad een advies voorbereidt over de toekomst van het "
    "beleid. "
    "De raad onderzoekt mede of er aanpassingen mogelijk zijn die een samenhangend beleid bevorderen, "
    "en welke."
)
THIRD = (
    "Het kabinet is voornemens om een strategie uit te brengen. Hierin zal nadrukkelijk rekening worden "
    "gehouden met de gevolgen van internationale ontwikkelingen voor de nationale veiligheid en voor de rest."
)


def read(writer: PdfWriter) -> Document:
    return pdf.read(writer.build(), "stuk.pdf", "0" * 64)


def words(document: Document, passage: Passage) -> str:
    return document.text[passage.start : passage.end]


def texts(document: Document, kind: PassageKind | None = None) -> list[str]:
    return [words(document, p) for p in document.passages if kind is None or p.kind is kind]


def check_sources(document: Document, data: bytes) -> None:
    pages = pdf.page_texts(data)
    covered = [False] * len(document.text)
    for run in document.runs:
        assert run.page is not None
        for i in range(run.end - run.start):
            here, there = document.text[run.start + i], pages[run.page - 1][run.source + i]
            assert (
                here == there
                or (here == " " and there.isspace())
                or here in unicodedata.normalize("NFKC", there)
            )
            covered[run.start + i] = True
    left = {char for char, has in zip(document.text, covered, strict=True) if not has}
    assert left <= {" ", "\n", "|"}
