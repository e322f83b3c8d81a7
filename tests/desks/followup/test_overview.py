# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is overdue, by who owes it, and the words of the letter about it."""

from __future__ import annotations

from datetime import date

import pytest

from samenhang.desks.followup.analysis.item import Line, State
from samenhang.desks.followup.letter import WIDTHS, Letter, Letterhead, letter
from samenhang.desks.followup.overview import overview
from samenhang.desks.followup.voice import Voice
from samenhang.model import MarkKind
from tests.desks.followup.outgoing import DUTCH, ENGLISH, HOSTILE, TODAY, line

HEAD = Letterhead(
    sender=("Eerste Kamer der Staten-Generaal", "Postbus 20017", "2500 EA Den Haag"),
    to=("De minister van Justitie en Veiligheid",),
    signed=("J. de Vries", "griffier"),
    reference="171234",
)
LINES = (
    line(name="c-1", days_late=146),
    line(name="c-2", days_late=400),
    line(name="c-3", days_late=10, by="de staatssecretaris van BZK", by_actor="office:stas-bzk"),
    line(name="c-4", days_late=3, by=None, by_actor=None, ministry=None),
    line(name="c-5", state=State.ANSWERED, days_late=0),
    line(name="m-1", kind=MarkKind.MOTION),
)


def made(*lines: Line, voice: Voice = DUTCH, head: Letterhead = HEAD) -> Letter:
    return letter(overview(lines, TODAY, {"c-2": "eerste kwartaal 2027"}), head, voice)


def test_what_is_late_is_grouped_by_who_owes_it_the_longest_first() -> None:
    found = overview(LINES, TODAY)
    assert [(each.name, [late.line.name for late in each.overdue]) for each in found.ministers] == [
        ("De minister van Justitie en Veiligheid", ["c-2", "c-1"]),
        ("De staatssecretaris van BZK", ["c-3"]),
        ("", ["c-4"]),
    ]
    assert (len(found.overdue), found.longest) == (4, 400)


def test_names_of_actors_and_other_kinds_can_be_given() -> None:
    found = overview(LINES, TODAY, names={"office:minister-jenv": "minister van JenV"}, kind=MarkKind.MOTION)
    assert [each.name for each in found.ministers] == ["Minister van JenV"]
    assert [late.line.name for late in found.overdue] == ["m-1"]


def test_an_actor_is_one_however_it_is_printed() -> None:
    two = overview([line(name="a"), line(name="b", by="Minister Van der Steur")], TODAY)
    assert len(two.ministers) == 1


def test_nothing_late_is_a_letter_without_an_annex() -> None:
    found = made(line(state=State.OPEN))
    assert found.sections == ()
    assert found.paragraphs == ("Op 25 november 2026 was geen enkele toezegging te laat.",)


def test_the_letter_counts_in_words_of_the_language() -> None:
    assert (
        made(*LINES).paragraphs[0] == "Op 25 november 2026 waren 4 toezeggingen te laat, de oudste 400 dagen."
    )
    assert made(LINES[0]).paragraphs[0] == "Op 25 november 2026 was één toezegging te laat: 146 dagen."
    assert "Van 3 toezeggingen is nog niet bekend wanneer zij worden verwacht." in made(*LINES).paragraphs
    assert (
        made(LINES[1], voice=ENGLISH).paragraphs[0]
        == "On 25 November 2026 one commitment was overdue, by 400 days."
    )


def test_the_letter_has_the_form_of_one() -> None:
    found = made(*LINES)
    assert found.language == "nl-NL"
    assert found.title == "Overzicht van toezeggingen die te laat zijn op 25 november 2026"
    assert found.fields[:2] == (("Datum", "25 november 2026"), ("Ons kenmerk", "171234"))
    assert (found.salutation, found.closing, found.signed) == (
        "Geachte voorzitter,",
        "Hoogachtend,",
        HEAD.signed,
    )
    assert found.headings == ("Nr.", "Toezegging", "Termijn", "Dagen te laat", "Verwacht", "Toelichting")


def test_a_row_has_the_promise_its_words_the_days_and_the_forecast() -> None:
    first, second = made(*LINES).sections[0].rows
    assert [words.text for words in first[1]] == [
        "de Kamer informeren over de evaluatie van de veiligheidsstrategie (TZ202602-123)",
        "“Ik zal uw Kamer voor de zomer informeren over de evaluatie.”",
        "kst-30821-153, 10 februari 2026",
    ]
    assert first[1][0].address == "https://samenhang.example.nl/follow-ups/c-2"
    assert first[1][2].address == "https://samenhang.example.nl/documents/kst-30821-153#p12"
    assert [words.text for words in first[2]] == ["2 juli 2026", "“voor de zomer”"]
    assert [words.text for words in (*first[3], *first[4])] == ["400", "eerste kwartaal 2027"]
    assert (second[4], first[5], second[5]) == ((), (), ())


def test_every_row_has_a_cell_for_every_column() -> None:
    for section in made(*LINES).sections:
        assert all(len(row) == len(WIDTHS) for row in section.rows)
    assert sum(WIDTHS) == pytest.approx(29.7 - 2 * 2.1)


def test_the_summary_of_a_table_says_what_is_in_it() -> None:
    assert (
        made(*LINES)
        .sections[0]
        .summary.startswith("2 toezeggingen die te laat zijn, van De minister van Justitie")
    )
    assert made(*LINES).sections[2].heading == "Niet bekend van wie"


def test_lines_of_an_address_stay_lines() -> None:
    found = made(*LINES, head=Letterhead((HOSTILE,), (HOSTILE,), (HOSTILE,), HOSTILE, HOSTILE))
    for text in (*found.sender, *found.to, *found.signed, found.salutation, found.fields[1][1]):
        assert len(text.splitlines()) <= 2
        assert "\n" not in text
    assert date.fromisoformat("2026-11-25") == found.day
