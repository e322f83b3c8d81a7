# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The longest name at a place is found, whatever its capitals, accents and spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.marking.actors.lexicon import Lexicon, anchor, plain
from samenhang.marking.scanner import fold

NAMES = (
    "Justitie",
    "Justitie en Veiligheid",
    "Raad voor de Rechtspraak",
    "Financiën",
    "Yeşilgöz",
    "AT&T",
    "Sociale Zaken",
)
LEXICON = Lexicon((name, name) for name in NAMES)


@pytest.mark.parametrize(
    ("text", "printed", "name"),
    [
        ("Justitie", "Justitie", "Justitie"),
        ("JUSTITIE, Defensie", "JUSTITIE", "Justitie"),
        ("Justitie en Veiligheid is", "Justitie en Veiligheid", "Justitie en Veiligheid"),
        ("Justitie en Defensie", "Justitie", "Justitie"),
        ("justitie & veiligheid", "justitie & veiligheid", "Justitie en Veiligheid"),
        ("Justitie  en\nVeiligheid", "Justitie  en\nVeiligheid", "Justitie en Veiligheid"),
        ("Sociale   Zaken", "Sociale   Zaken", "Sociale Zaken"),
        ("Financien", "Financien", "Financiën"),
        ("Yesilgoz", "Yesilgoz", "Yeşilgöz"),
        ("Yeşilgöz zei", "Yeşilgöz", "Yeşilgöz"),
        ("AT&T", "AT&T", "AT&T"),
        ("ATenT", "ATenT", "AT&T"),
        ("Raad-voor-de-rechtspraak.", "Raad-voor-de-rechtspraak", "Raad voor de Rechtspraak"),
    ],
)
def test_the_longest_name_is_found(text: str, printed: str, name: str) -> None:
    assert LEXICON.match(fold(text), 0) == (len(printed), name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        " Justitie",
        "Justitieel",
        "Sociale",
        "Sociale    Zaken",
        "Justitie    en Veiligheid",
        "Raad voor de",
    ],
)
def test_nothing_else_is_found(text: str) -> None:
    """A gap of more than three characters is a column and no space between words."""
    assert LEXICON.match(fold(text), 0) is None


def test_a_name_ends_where_it_must() -> None:
    folded = fold("Justitie en Veiligheid")
    assert LEXICON.match(folded, 0, 8) == (8, "Justitie")
    assert LEXICON.match(folded, 0, 4) is None
    assert LEXICON.match(folded, 12) is None


@given(
    st.sampled_from(NAMES), st.sampled_from((" ", "  ", "\n", "-")), st.text(" .,;)", min_size=1, max_size=5)
)
def test_a_name_is_found_as_printed(name: str, gap: str, behind: str) -> None:
    printed = name.replace(" ", gap)
    assert LEXICON.match(fold(printed + behind), 0) == (len(printed), name)


def test_an_anchor_is_whole_words() -> None:
    assert anchor("Financiën") == " financien "
    assert anchor("(BZK)") == " bzk "
    assert plain("Yeşilgöz") == "Yesilgöz"
