# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the search index is told of each passage."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings

from samenhang.ledger import Ledger
from samenhang.ledger.feed import changes, feed
from samenhang.model import Document, Mark, MarkKind, Speaker, Turn
from tests.ledger import world
from tests.ledger.world import LETTER, NOTE, document_of, keep


def feeds(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    """What the index is told, by name of the document."""
    with ledger._reading() as connection:
        keys = [change.key for change in changes(connection, 0, 1000)]
        told = dict(feed(connection, sorted(keys)))
    return {kept.document.name: told[key] for key, kept in enumerate(ledger.everything(), 1)}


def test_words_keys_and_days_of_a_passage(ledger: Ledger) -> None:
    keep(ledger, LETTER, world.letter_findings())
    promise = feeds(ledger)[LETTER.name][1]
    assert promise["text"].startswith("de minister van defensie zegt het lid hachchi toe voor de zomer")
    assert promise["key"] == [
        "dossier:33763",
        "kind:letter",
        "year:2015",
        "actor:ministry:DEF",
        "actor:person:hennis-plasschaert",
        "actor:person:hachchi",
    ]
    assert promise["actor"] == ["minister van defensie", "minister van defensie", "lid hachchi"]
    assert (promise["first"], promise["last"], promise["number"]) == (20151221, 20151221, 1)


def test_keys_of_one_passage_are_not_those_of_another(ledger: Ledger) -> None:
    keep(ledger, LETTER, world.letter_findings())
    general = ["dossier:33763", "kind:letter", "year:2015"]
    told = feeds(ledger)[LETTER.name]
    assert told[0]["key"] == told[3]["key"] == general
    assert told[2]["key"] == [*general, "to:kst-33694-6", "theme:national-security", "theme:foresight"]


def test_a_date_that_is_a_month_and_one_that_is_none(ledger: Ledger) -> None:
    keep(ledger, NOTE)
    keep(ledger, document_of(["x"], "los.txt"))
    told = feeds(ledger)
    assert (told[NOTE.name][0]["first"], told[NOTE.name][0]["last"]) == (20230601, 20230630)
    assert (told["los.txt"][0]["first"], told["los.txt"][0]["last"]) == (0, 0)
    assert told["los.txt"][0]["key"] == []


def test_stems_are_told_only_where_they_differ_from_the_word(ledger: Ledger) -> None:
    keep(ledger, document_of(["de ministers en strategieën", "de minister", ""], "a.txt"))
    assert [one["stem"].split() for one in feeds(ledger)["a.txt"]] == [["minister", "strategie"], [], []]


def test_headings_and_speakers(ledger: Ledger) -> None:
    plain = document_of(["Dank u."], "debat.xml")
    passage = replace(plain.passages[0], headings=("4 Dreigingen", "4.1 Moties"), turn=0)
    speaker = Speaker("mevrouw Hachchi", "member", group="D66")
    keep(ledger, replace(plain, passages=(passage,), turns=(Turn(0, speaker),)))
    [one] = feeds(ledger)["debat.xml"]
    assert one["heading"] == "4 dreig 4 1 motie"
    assert one["actor"] == ["mevrouw hachchi d66"]


def test_older_versions_are_told_to_be_old(ledger: Ledger) -> None:
    keep(ledger, document_of(["een"], "a.txt"))
    keep(ledger, document_of(["twee"], "a.txt"))
    with ledger._reading() as connection:
        told = dict(feed(connection, [1, 2]))
    assert ["old" in told[key][0]["key"] for key in (1, 2)] == [True, False]


def test_a_mark_before_the_first_passage_harms_nothing(ledger: Ledger) -> None:
    plain = document_of(["  x", "y"], "a.txt")
    later = replace(plain, passages=(replace(plain.passages[0], start=2), plain.passages[1]))
    keep(ledger, later, world.Found((Mark(MarkKind.ACTOR, 0, 1, "r"),)))
    assert [one["text"].strip() for one in feeds(ledger)["a.txt"]] == ["x", "y"]


def test_changes_are_in_order_and_each_document_is_there_once(ledger: Ledger) -> None:
    keep(ledger, LETTER)
    keep(ledger, NOTE)
    keep(ledger, LETTER, world.letter_findings(), version="2")
    with ledger._reading() as connection:
        every = changes(connection, 0, 10)
        assert [change.key for change in every] == [2, 1]
        assert changes(connection, every[0].number, 10) == every[1:]
        assert changes(connection, 0, 1) == every[:1]
        assert changes(connection, every[1].number, 10) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world.documents())
def test_every_passage_of_any_document_is_told(ledger: Ledger, document: Document) -> None:
    keep(ledger, document)
    with ledger._reading() as connection:
        newest = changes(connection, 0, 10_000)[-1]
        [(_, told)] = feed(connection, [newest.key])
    assert [one["number"] for one in told] == [passage.number for passage in document.passages]
