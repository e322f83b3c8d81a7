# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Kinds by the names that people give them: at least by those that the pages show."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenhang.desks import library
from samenhang.desks.library.words import DOCUMENT_KINDS
from samenhang.ledger.kinds import kind_of
from samenhang.reading import kinds
from samenhang.web.language import texts

DUTCH = texts("nl", (Path(library.__file__).parent / "locale",))


@pytest.mark.parametrize(("kind", "english"), DOCUMENT_KINDS.items())
def test_the_word_on_the_page_is_the_word_in_a_query(kind: str, english: str) -> None:
    assert kind_of(DUTCH.gettext(english)) == kind
    assert kind_of(kind.upper()).casefold() == kind


def test_every_kind_has_its_word() -> None:
    told = (
        {kind for kind, _ in kinds._TITLES} | set(kinds._SERIES.values()) | set(kinds._PUBLICATIONS.values())
    )
    assert told <= set(DOCUMENT_KINDS)
