# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kinds of documents as people type them in a query: `soort:brief` asks for what is kept as `letter`."""

from __future__ import annotations

from samenhang.ledger.words import fold

_NAMES = {
    "agenda": ("agenda",),
    "amendment": ("amendement",),
    "announcement": ("aankondiging", "bekendmaking"),
    "answers": ("antwoorden op vragen", "antwoorden", "antwoord", "aanhangsel"),
    "bill": ("wetsvoorstel",),
    "committee-report": ("verslag van een commissie", "verslag", "commissieverslag"),
    "decision-list": ("besluitenlijst",),
    "decision-note": ("beslisnota", "nota"),
    "explanatory-memorandum": ("memorie van toelichting", "memorie"),
    "government-response": ("kabinetsreactie", "reactie", "regeringsreactie"),
    "law": ("wet of besluit", "wet", "statute", "besluit"),
    "letter": ("brief", "kamerbrief", "brieven"),
    "motion": ("motie", "moties"),
    "policy-note": ("beleidsnota", "notitie"),
    "proceedings": ("handelingen", "debat", "verslag van een vergadering"),
    "questions": ("vragen", "kamervragen"),
    "register-entry": ("vermelding in het register",),
    "report": ("rapport", "rapporten", "advies"),
    "other": ("overig", "anders"),
}
_KIND = {name: kind for kind, names in _NAMES.items() for name in names}


def kind_of(typed: str) -> str:
    """The key of a kind that was typed in Dutch, whatever its capitals; else what was typed."""
    return _KIND.get(" ".join(fold(typed).split()), typed.strip())
