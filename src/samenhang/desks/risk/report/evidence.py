# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The passages that estimates rest on, looked up in a ledger for who may see them."""

from __future__ import annotations

from samenhang.desks.risk.analysis.assessment.scenario import Passage
from samenhang.desks.risk.report.material import Look, Proof
from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import Ledger
from samenhang.quotation import anchor


def looking_in(ledger: Ledger, unseen: Proof | None = None) -> Look:
    """Looks passages up in this ledger; each once, however often it is cited. `unseen` stands for what is not
    there for the ledger's viewer: None is told as it was cited, HIDDEN not at all.
    """
    kept: dict[Passage, Proof | None] = {}

    def look(passage: Passage) -> Proof | None:
        if passage not in kept:
            kept[passage] = _proof(ledger, passage) or unseen
        return kept[passage]

    return look


def _proof(ledger: Ledger, passage: Passage) -> Proof | None:
    try:
        entry, document = ledger.entry(passage.document), ledger.document(passage.document)
    except (NotFound, InvalidInput):
        return None
    place = anchor(document.text, passage.start, passage.quote)
    page = None
    if place is not None:
        around = (one for one in document.passages if one.start <= place[0] < one.end)
        page = next((one.page for one in around), None)
    words = None if place is None else document.text[place[0] : place[1]]
    return Proof(entry.title, entry.identifier or entry.name, page, words, entry.access.level)
