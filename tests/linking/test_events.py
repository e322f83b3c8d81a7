# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The timeline of a document: each event has its date, its words and where they stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from samenhang.linking.events import TITLE, events
from samenhang.model import Document, Event, Fact, FactName, Link, Mark, MarkKind, Media, Passage


def paper(text: str, *facts: Fact) -> Document:
    passages: list[Passage] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        passages.append(Passage(number, start, start + len(line)))
        start += len(line) + 1
    return Document("d" * 64, "naam.txt", Media.TEXT, text, tuple(passages), facts)


def mark(document: Document, kind: MarkKind, words: str, **value: Any) -> Mark:
    start = document.text.index(words)
    return Mark(kind, start, start + len(words), "test", value)


def day(document: Document, words: str, first: str, last: str | None = None, precision: str = "day") -> Mark:
    return mark(document, MarkKind.DATE, words, earliest=first, latest=last or first, precision=precision)


def told(found: tuple[Event, ...]) -> list[tuple[date | None, str]]:
    return [(event.period.earliest, event.kind) for event in found]


def test_the_document_is_an_event() -> None:
    document = paper(
        "Den Haag, 21 december 2015",
        Fact(FactName.KIND, "letter"),
        Fact(FactName.DATE, "2015-12-21", 10, 26),
        Fact(FactName.SUBJECT, "Veiligheid"),
        Fact(FactName.IDENTIFIER, "kst-33694-8"),
    )
    (one,) = events(document, (), ())
    assert (one.kind, one.title, one.targets) == ("letter", "Veiligheid", ("kst-33694-8",))
    assert one.evidence.quote == "21 december 2015"


@pytest.mark.parametrize("stated", ["onbekend", "2015-13-40"])
def test_a_date_that_is_none_gives_no_event(stated: str) -> None:
    assert events(paper("Tekst", Fact(FactName.DATE, stated)), (), ()) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In de kabinetsreactie van 28 maart 2018 is dit gemeld.", "response"),
        ("Tijdens het debat van 28 maart 2018 is dit besproken.", "debate"),
        ("Op 28 maart 2018 verscheen het rapport.", "report"),
        ("De motie van 28 maart 2018 is aangenomen.", "motion"),
        ("De brief van 28 maart 2018 meldt dit.", "letter"),
        ("Op 28 maart 2018 regende het.", None),
    ],
)
def test_the_nearest_word_says_what_happened(text: str, kind: str | None) -> None:
    document = paper(text)
    found = events(document, [day(document, "28 maart 2018", "2018-03-28")], ())
    assert told(found) == ([(date(2018, 3, 28), kind)] if kind else [])


def test_a_cited_paper_is_a_target() -> None:
    document = paper("Zie de brief (Kamerstuk 33 694 nr. 6, d.d. 14 november 2014). Daarna niets.")
    cited = mark(document, MarkKind.REFERENCE, "Kamerstuk 33 694 nr. 6", form="kamerstuk")
    links = [Link(cited, "kst-33694-6", 1.0, "zo geschreven")]
    (one,) = events(document, [cited, day(document, "14 november 2014", "2014-11-14")], links)
    assert one.targets == ("kst-33694-6",)
    assert one.evidence.quote == "Zie de brief (Kamerstuk 33 694 nr. 6, d.d. 14 november 2014)."


def test_a_report_named_with_its_year_is_told_by_its_name() -> None:
    document = paper("Het idee volgt uit het rapport “Wegen” van de WRR uit 2017, dat breed is besproken.")
    named = mark(
        document, MarkKind.REFERENCE, "rapport “Wegen” van de WRR uit 2017", form="report", title="Wegen"
    )
    (one,) = events(document, [named, day(document, "2017", "2017-01-01", "2017-12-31", "year")], ())
    assert (one.kind, one.title) == ("report", "rapport “Wegen” van de WRR uit 2017")


def test_a_recalled_promise_is_an_event_on_its_day_and_on_its_deadline() -> None:
    document = paper("In het debat van 21 september 2022 is voor 1 mei 2023 een brief toegezegd.")
    days = {"earliest": None, "latest": "2023-04-30", "firm": True}
    promise = mark(document, MarkKind.RECALLED, document.text, due=days)
    found = events(document, [promise, day(document, "21 september 2022", "2022-09-21")], ())
    assert [(e.kind, e.period.latest) for e in found] == [
        ("commitment", date(2022, 9, 21)),
        ("due", date(2023, 4, 30)),
    ]


def test_a_plan_stands_on_its_own_date_and_what_is_awaited_on_that_of_the_document() -> None:
    document = paper(
        "Het kabinet is voornemens om in 2016 een strategie uit te brengen.\nHet kabinet ziet dit advies "
        "tegemoet.",
        Fact(FactName.KIND, "letter"),
        Fact(FactName.DATE, "2015-12-21"),
    )
    lines = document.text.split("\n")
    marks = [
        mark(document, MarkKind.INTENTION, lines[0], sub="plan"),
        day(document, "2016", "2016-01-01", "2016-12-31", "year"),
        mark(document, MarkKind.INTENTION, lines[1], sub="awaited"),
    ]
    found = events(document, marks, ())
    assert told(found) == [
        (date(2015, 12, 21), "letter"),
        (date(2015, 12, 21), "awaited"),
        (date(2016, 1, 1), "intention"),
    ]


@pytest.mark.parametrize(("sub", "kind"), [("taken", "decision"), ("declined", "declined"), ("asked", None)])
def test_decisions_stand_on_the_day_of_the_document(sub: str, kind: str | None) -> None:
    document = paper("Ik zie geen aanleiding.", Fact(FactName.DATE, "2015-12-21"))
    found = events(document, [mark(document, MarkKind.DECISION, document.text, sub=sub)], ())
    assert [event.kind for event in found] == ["document", *([kind] if kind else [])]


def test_open_bounds_are_no_events() -> None:
    document = paper("Voor de zomer komt er een brief.")
    bound = mark(
        document, MarkKind.DATE, "Voor de zomer", earliest=None, latest="2023-07-06", precision="bound"
    )
    assert events(document, [bound], ()) == ()


def test_events_come_in_order_without_doubles() -> None:
    document = paper(
        "Het debat van 3 mei 2019 volgde op het rapport van 2 mei 2018. Het debat van 3 mei 2019 was lang."
    )
    marks = [
        day(document, "3 mei 2019", "2019-05-03"),
        day(document, "2 mei 2018", "2018-05-02"),
        Mark(
            MarkKind.DATE,
            81,
            91,
            "test",
            {"earliest": "2019-05-03", "latest": "2019-05-03", "precision": "day"},
        ),
    ]
    assert told(events(document, marks, ())) == [(date(2018, 5, 2), "report"), (date(2019, 5, 3), "debate")]


def test_a_title_is_short_and_its_own_words() -> None:
    document = paper("Het debat van 3 mei 2019 " + "ging over heel veel onderwerpen " * 20)
    (one,) = events(document, [day(document, "3 mei 2019", "2019-05-03")], ())
    assert len(one.title) <= TITLE
    assert one.title.rstrip("…") in document.text
