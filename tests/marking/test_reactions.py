# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter that reacts to a report, and who may say that a motion was carried out."""

from __future__ import annotations

import pytest

from samenhang.marking.marker import mark
from samenhang.model import Document, Fact, FactName, Mark, MarkKind, Media, Passage, Speaker, Turn

TITLE = "Water op de drempel"
FRAME = f"Met deze brief geeft het kabinet zijn reactie op het rapport “{TITLE}” van de WRR uit 2019.\n"


def letter(text: str, kind: str = "letter", role: str | None = None) -> Document:
    """One passage a line; with a `role`, one speaker says it all."""
    places = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    ends = [*(at - 1 for at in places[1:]), len(text)]
    turn = None if role is None else 0
    passages = tuple(Passage(n, *pair, turn=turn) for n, pair in enumerate(zip(places, ends, strict=True)))
    turns = () if role is None else (Turn(0, Speaker("Naam", role)),)
    return Document("d" * 64, "brief.txt", Media.TEXT, text, passages, (Fact(FactName.KIND, kind),), turns)


def responses(document: Document) -> list[Mark]:
    return [found for found in mark(document) if found.kind is MarkKind.RESPONSE]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Het kabinet acht het instellen van een waterraad niet wenselijk.", "rejected"),
        ("De regering ziet geen aanleiding om een waterraad in te stellen.", "rejected"),
        ("Het kabinet is niet voornemens een waterraad op te richten.", "rejected"),
        ("Het kabinet neemt het voorstel voor een waterraad over.", "accepted"),
        ("Het kabinet onderschrijft het pleidooi van de raad voor een waterraad.", "accepted"),
        ("Het kabinet neemt deze aanbeveling over.", "accepted"),
        ("Het kabinet neemt de suggestie om een waterraad op te richten niet over.", "rejected"),
    ],
)
def test_what_is_said_in_a_reaction_is_said_to_the_report(text: str, said: str) -> None:
    (found,) = responses(letter(FRAME + text))
    assert (found.value["said"], found.value["report"]["title"]) == (said, TITLE)
    assert found.value["report"]["year"] == "2019"


@pytest.mark.parametrize(
    "text",
    [
        "Het kabinet acht het instellen van een waterraad niet wenselijk.",  # a reaction to nothing
        "Voor de zomer volgt de reactie op het rapport “Water op de drempel” van de WRR uit 2019.\n"
        "Het kabinet acht een waterraad niet wenselijk.",
        "In het rapport “Water op de drempel” van de WRR uit 2019 staat iets anders.\n"
        "Het kabinet acht een waterraad niet wenselijk.",
        FRAME + "Het kabinet acht de motie van het lid Kat over een waterraad niet wenselijk.",
        FRAME + "De provincie acht een waterraad niet wenselijk.",
        FRAME + "Neemt het kabinet dit voorstel over?",
        FRAME + "De raad doet het voorstel om een waterraad op te richten.",
    ],
)
def test_what_is_said_elsewhere_is_not(text: str) -> None:
    assert responses(letter(text)) == []


def test_a_reaction_to_two_reports_leaves_open_which() -> None:
    other = "Hierbij geeft het kabinet zijn reactie op het rapport “Dijken en dammen” van de AIV uit 2018.\n"
    said = "Het kabinet neemt deze aanbeveling over."
    (found,) = responses(letter(FRAME + other + said))
    assert "report" not in found.value


def test_advice_of_somebody_else_is_not_of_the_report() -> None:
    (found,) = responses(letter(FRAME + "Het kabinet neemt de aanbeveling van de AIV over."))
    assert (found.value["to"], "report" in found.value) == ("de AIV", False)


DONE = "Naar aanleiding van de motie van het lid Kat (Kamerstuk 36 410, nr. 5) is de drempel verlaagd."
ASKS = "De motie van het lid Kat (Kamerstuk 36 410, nr. 5) verzoekt de regering de drempel te verlagen."


@pytest.mark.parametrize(
    ("kind", "role", "text", "found"),
    [
        ("letter", None, DONE, ["fulfilled"]),
        ("letter", None, ASKS, ["recalled"]),
        ("answers", None, ASKS, ["recalled"]),
        ("proceedings", "minister", DONE, ["fulfilled"]),
        ("proceedings", "minister", ASKS, []),
        ("proceedings", "member", DONE, []),
        ("proceedings", "member", ASKS, []),
        ("proceedings", "chair", DONE, []),
        ("proceedings", None, ASKS, []),
        ("motion", None, ASKS, []),
        ("questions", None, DONE, []),
    ],
)
def test_who_says_what_came_of_a_motion(kind: str, role: str | None, text: str, found: list[str]) -> None:
    kinds = (MarkKind.RECALLED, MarkKind.FULFILLED)
    marks = [one for one in mark(letter(text, kind, role)) if one.kind in kinds]
    assert [one.kind.value for one in marks] == found
    assert all((one.value["number"], one.value["dossier"]) == ("5", "36410") for one in marks)


def test_a_promise_is_not_said_twice_by_an_aside() -> None:
    text = "Ik zal de Kamer voor de zomer een brief sturen. Dat zullen we doen."
    marks = [one for one in mark(letter(text, "proceedings", "minister")) if one.kind is MarkKind.COMMITMENT]
    assert [text[one.start : one.end] for one in marks] == ["Ik zal de Kamer voor de zomer een brief sturen."]
    alone = mark(letter("Dat zullen we doen.", "proceedings", "minister"))
    assert [one.kind for one in alone] == [MarkKind.COMMITMENT]


def test_a_pronominal_adverb_is_no_body() -> None:
    marks = mark(letter("Daarin adviseren zij om de sluizen te verbreden.", "report"))
    assert [one.value.get("by") for one in marks if one.kind is MarkKind.RECOMMENDATION] != ["Daarin"]
