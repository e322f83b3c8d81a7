# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""An error is said in Dutch to people and in English to programs; no words of it are ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.risk import risk_text
from samenhang.errors import InvalidInput
from samenhang.web.language import Texts
from samenhang.web.spoken import Sentence
from tests.growth import growth
from tests.web.test_shell import token_of

SOURCE = Path(__file__).parents[2] / "src" / "samenhang"
FOLDERS = (SOURCE / "web" / "locale", *sorted(SOURCE.glob("desks/*/locale")))
DUTCH, ENGLISH = Texts("nl", FOLDERS), Texts("en", FOLDERS)

SAID = {
    "there is no item “x”": "er is geen punt “x”",
    "there is no item “{name}” in it”": "er is geen punt “{name}” in it”",
    "there is no criterion q": "er is geen criterium q",  # a hole with a word of the house in it
    "there is no thing q": "er is geen thing q",  # and with one that it does not know
    "a commitment is no motion": "een toezegging is geen motie",  # words of the pages
    "expected: a whole number": "verwacht: een geheel getal",
    "expected: today or a later day": "verwacht: vandaag of een latere dag",  # the most literal
    "a.yaml, line 3: risks[a b].rate: is missing": "a.yaml, regel 3: risks[a b].rate: ontbreekt",
    "a.yaml, line 3: links: 'x' is not right": "a.yaml, regel 3: links: 'x' klopt niet",
    "a.yaml, line 12: is there twice": "a.yaml, regel 12: staat er twee keer",
    "expected: a number; also line 5: a.b: is missing, expected text; also and 3 more": (
        "verwacht: een getal; ook regel 5: a.b: ontbreekt, verwacht tekst; ook en nog 3"
    ),
    "the page takes more than 9 seconds": "de pagina kost meer dan 9 seconden",
    "String should have at most 5 characters": "geef hoogstens 5 tekens",
    "String should have at least 1 character": "geef ten minste 1 tekens",
    "Input should be 'a', 'b' or 'c'": "kies uit 'a', 'b' of 'c'",
    "Not Found": "Niet gevonden",
    "; also ".join(8 * ("line 4: a: is missing, expected 1 or more in the list",)): "; ook ".join(
        8 * ("regel 4: a: ontbreekt, verwacht 1 of meer in de lijst",)
    ),
    "nobody ever wrote this down": "nobody ever wrote this down",
    "": "",
}


@pytest.mark.parametrize("english", SAID, ids=lambda english: english[:30])
def test_what_is_said(english: str) -> None:
    assert DUTCH.said(english) == SAID[english]
    assert ENGLISH.said(english) == english


def test_a_line_opens_with_a_capital_unless_somebody_else_wrote_its_first_word() -> None:
    assert DUTCH.opened("there is no item “x”") == "Er is geen punt “x”"
    assert DUTCH.opened("the text, line 1: is empty") == "De tekst, regel 1: is leeg"
    assert DUTCH.opened("Not Found") == "Niet gevonden"
    assert DUTCH.opened("lijst.xlsx is larger than 25 MB") == "lijst.xlsx is groter dan 25 MB"
    assert DUTCH.opened("nobody ever wrote this down") == "nobody ever wrote this down"


words = st.text("ab “”{}%:;, \n<&é", max_size=12)


@given(st.lists(words, min_size=3, max_size=3), st.lists(words, min_size=2, max_size=2))
def test_a_sentence_that_is_filled_is_cut_into_words_that_fill_it_again(
    literals: list[str], holes: list[str]
) -> None:
    plain = [one.replace("{", "{{").replace("}", "}}") for one in literals]
    sentence = Sentence.of(f"{plain[0]}{{a}}{plain[1]}{{b}}{plain[2]}")
    text = sentence.fill({"a": holes[0], "b": holes[1]})
    found = sentence.cut(text)
    assert found is not None
    assert sentence.fill(dict(zip("ab", found, strict=True))) == text


@given(st.text(max_size=60))
def test_no_words_in_a_hole_are_lost(name: str) -> None:
    assert DUTCH.said(f"there is no item “{name}”") == f"er is geen punt “{name}”"


HOSTILE = (
    "; also ",
    "line 3: ",
    ", or ",
    "“”: ",
    "a.yaml, line 3: x: ",
    "' or '",
    " is no ",
    "x",
    " (",
    "{}",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_message_costs_no_more_than_in_proportion(piece: str) -> None:
    """Ten thousand characters of what separates sentences."""
    assert growth(lambda size: DUTCH.said(f"expected: {piece * (size // len(piece))}, x"), 2_000, 8) < 3


# ---------------------------------------------------------------- on pages


def test_a_page_that_is_not_there_says_so_in_dutch_and_to_programs_in_english(client: TestClient) -> None:
    page = client.get("/follow-ups/nope<b>")
    assert page.status_code == 404
    assert "Er is geen punt “nope&lt;b&gt;”. Het register laat zien wat er is." in page.text
    answer = client.get("/v1/follow-ups/nope<b>")
    assert (
        answer.json()["detail"] == "there is no item “nope<b>”. samenhang followup list shows what there is"
    )
    client.cookies.set("language", "en")
    assert "there is no item “nope&lt;b&gt;”" in client.get("/follow-ups/nope<b>").text


def test_an_address_without_a_page_says_no_more_than_that(client: TestClient) -> None:
    page = client.get("/nowhere/at/all")
    assert page.status_code == 404
    assert "<title>Dit is hier niet" in page.text
    assert "Not Found" not in page.text
    assert "utrecht-alert--warning" not in page.text


def test_what_is_wrong_in_an_address_or_a_form_is_said_in_dutch(client: TestClient) -> None:
    assert "page: geef een geheel getal." in client.get("/search?page=x").text.replace("Geef", "geef")
    assert (
        client.get("/v1/search?page=x")
        .json()["errors"][0]["what"]
        .startswith("Input should be a valid integer")
    )
    token = token_of(client.get("/").text)
    page = client.post("/risks/rounds", data={"csrf": token, "title": "Kans", "closes": "gisteren"})
    assert page.status_code == 400
    assert "closes: Geef een datum, zoals 2026-11-25." in page.text


def test_a_file_that_is_refused_says_why_in_dutch(client: TestClient) -> None:
    token = token_of(client.get("/").text)
    text = "edition: x\nscenarios:\n  - id: <storm>\n    wind: hard\n"
    page = client.post("/risks/files", data={"csrf": token, "text": text})
    assert page.status_code == 400
    with pytest.raises(InvalidInput) as refused:
        risk_text.read(text, "file")
    assert "line " in refused.value.what  # the same in English
    assert "regel " in page.text
    assert "ontbreekt" in page.text
    assert not any(word in page.text for word in (" is missing", "expected", "; also "))
