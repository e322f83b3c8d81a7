# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the fake feed to the register of follow-ups: entries, their versions, and what they are tied to."""

from __future__ import annotations

from datetime import date

import pytest

from samenhang.desks.followup.analysis.item import Item, Role, State
from samenhang.desks.followup.register import Asked, Register, settle
from samenhang.ledger import Ledger
from samenhang.model import FactName, MarkKind, Media
from samenhang.viewer import PUBLIC
from tests.arriving import follow
from tests.conftest import Library
from tests.registering import add, commitment, guid, house, issue, motion, questions, ref, sync
from tests.servers.parliament import FakeFeed, serving_feed

TODAY = date(2025, 6, 20)
LETTER = """Brief van de minister van Landbouw, Visserij, Voedselzekerheid en Natuur

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 15 januari 2025

Geachte voorzitter,

{}

De Minister van Landbouw, Visserij, Voedselzekerheid en Natuur,

F.M. Wiersma
"""
RECALLED = LETTER.format(
    "Tijdens het commissiedebat van 10 december 2024 heb ik aan het lid Hachchi (D66) toegezegd uw Kamer te "
    "informeren over de voedselvoorraden van noodpakketten."
)
FULFILLED = LETTER.format(
    "Met deze brief doe ik de toezegging TZ202412-116 gestand: uw Kamer ontvangt hierbij het overzicht."
)
CARRIED_OUT = LETTER.format(
    "Hiermee geef ik uitvoering aan de motie van het lid Hachchi c.s. over een planbureau (Kamerstuk 30821, "
    "nr. 127)."
)


def items(ledger: Ledger, day: date = TODAY) -> dict[MarkKind, Item]:
    """The one item of each kind."""
    settle(ledger)
    register = Register(ledger, day)
    lines = register.lines(Asked(day)).lines
    found = {line.kind: register.item(line.name, day) for line in lines}
    assert len(found) == len(lines), lines
    return found


def told(item: Item) -> list[tuple[str, str, str]]:
    return [(str(part.day), part.role.value, part.said) for part in item.parts]


def test_entries_are_documents_with_the_words_of_the_source(ledger: Ledger) -> None:
    with serving_feed(feed := house()):
        assert sync(ledger, feed) == 3
    kept = {one.entry.name: one for one in ledger.everything()}
    assert set(kept) == {"TZ202412-116", "2024Z20001", "2025Z03792"}
    promise = kept["TZ202412-116"]
    assert (promise.entry.media, promise.entry.access) == (Media.REGISTER, PUBLIC)
    assert promise.entry.place.endswith(f"/SyncFeed/2.0/Entiteiten/{guid(1)}")
    assert promise.document.fact(FactName.KIND) == "register-entry"
    (follow_up,) = promise.follow_ups
    for _, words in follow_up.evidence:
        assert promise.document.text[words.start : words.end] == words.quote
    assert follow_up.evidence[0][1].quote.startswith("TZ202412-116: De minister informeert de Kamer")


def test_an_entry_is_found_by_dossier_words_and_what_its_source_links(ledger: Ledger) -> None:
    with serving_feed(feed := house()):
        sync(ledger, feed)
    links = ledger.kept("2024Z20001").links
    stated = {(link.target, link.reason) for link in links if link.score == 1.0}
    assert ("kst-30821-127", "de bron zegt het") in stated
    assert ("dossier/30821", "de bron zegt het") in stated
    assert [entry.name for entry in ledger.dossier("30821")] == ["2024Z20001"]
    ledger.catch_up()
    assert {hit.entry.name for hit in ledger.search("planbureau").hits} == {"2024Z20001"}


def test_what_entries_say_becomes_items(ledger: Ledger) -> None:
    with serving_feed(feed := house()):
        sync(ledger, feed)
    found = items(ledger)
    promise = found[MarkKind.COMMITMENT]
    assert (promise.line.number, promise.line.made) == ("TZ202412-116", date(2024, 12, 10))
    assert (promise.line.by_actor, promise.line.to) == (
        "office:minister/LVVN",
        "het lid Wassila Hachchi (D66)",
    )
    assert promise.line.due is not None
    assert (promise.line.due.latest, promise.line.state) == (date(2025, 7, 3), State.DUE_SOON)
    vote = found[MarkKind.MOTION]
    assert (vote.line.number, vote.line.dossiers) == ("kst-30821-127", ("30821",))
    assert told(vote) == [
        ("2024-12-03", "registered", ""),
        ("2024-12-03", "response", "left-to-house"),
        ("2024-12-10", "vote", "adopted"),
    ]
    assert "voor: D66 (9), VVD (24); tegen: PVV (37)" in vote.parts[-1].evidence.quote
    asked = found[MarkKind.QUESTION]
    assert (asked.line.state, asked.line.days_late) == (State.OVERDUE, (TODAY - date(2025, 3, 13)).days)
    assert asked.line.by_actor == "office:minister/DEF"


def test_what_changed_is_a_new_version_and_the_same_again_is_nothing(ledger: Ledger) -> None:
    with serving_feed(feed := house()):
        assert (sync(ledger, feed), sync(ledger, feed)) == (3, 0)
        before = items(ledger)
        letter = "<kamerbriefNakoming>2025D77777</kamerbriefNakoming>"
        commitment(feed, "Voldaan", f"<datumNakoming>2025-05-01T00:00:00</datumNakoming>{letter}")
        questions(feed, answered=True)
        motion(feed, "Stemmen - verworpen")
        feed.correct("activiteit", [guid(2)])
        assert (sync(ledger, feed), sync(ledger, feed)) == (3, 0)
    after = items(ledger)
    assert {kind: item.line.name for kind, item in after.items()} == {
        kind: item.line.name for kind, item in before.items()
    }
    promise, vote, asked = (after[kind] for kind in (MarkKind.COMMITMENT, MarkKind.MOTION, MarkKind.QUESTION))
    assert (promise.line.state, promise.line.since) == (State.ANSWERED, date(2025, 5, 1))
    assert (vote.line.state, vote.line.since) == (State.DECLINED, date(2024, 12, 10))
    assert (asked.line.state, asked.line.since) == (State.ANSWERED, date(2025, 3, 18))
    assert "na 26 dagen, ah-tk-20242025-1244" in asked.parts[-1].evidence.quote
    assert items(ledger, date(2025, 3, 15))[MarkKind.QUESTION].line.state is State.OVERDUE
    assert [entry.version for entry in ledger.versions("TZ202412-116")] == [1, 2]


def test_what_is_done_in_part_still_waits(ledger: Ledger) -> None:
    with serving_feed(feed := house()):
        commitment(feed, "Deels voldaan", "<datumNakoming>2025-05-01T00:00:00</datumNakoming>")
        assert follow(ledger, feed, ["Toezegging"]).odd == []
        sync(ledger, feed)
    promise = items(ledger)[MarkKind.COMMITMENT]
    assert promise.line.state is State.DUE_SOON
    assert "Status: Deels voldaan" in ledger.document("TZ202412-116").text


def test_what_stands_around_an_entry_changes_it_too(ledger: Ledger) -> None:
    """A motion says other things once its paper is numbered, its meeting dated, or a vote mistaken."""
    with serving_feed(feed := house()):
        sync(ledger, feed)
        for root, number, inner in (
            ("activiteit", 16, "<datum>2024-12-17T00:00:00</datum>"),
            (
                "documentVersie",
                15,
                f"{ref('document', 14)}<externeidentifier>kst-30821-128</externeidentifier>",
            ),
            ("stemming", 21, f"{ref('besluit', 18)}<soort>Voor</soort><actorFractie>PVV</actorFractie>"),
            ("kamerstukdossier", 10, "<nummer>30821</nummer><titel>Nieuwe naam</titel>"),
            (
                "zaakActor",
                13,
                f"{ref('zaak', 11)}<actorNaam>M. Bikker</actorNaam><relatie>Medeindiener</relatie>",
            ),
        ):
            issue(feed, root, number, inner)
            assert sync(ledger, feed) == 1, root
        issue(feed, "persoon", 3, "<roepnaam>Wassila</roepnaam><achternaam>Hachchi</achternaam>")
        assert sync(ledger, feed) == 1
    text = ledger.document("2024Z20001").text
    assert "kst-30821-128: aangenomen op 17 december 2024; voor: D66 (9), PVV (1), VVD (24)" in text
    assert "M. Bikker" in text
    assert "Nieuwe naam" in text


def test_a_tombstone_withdraws_what_the_register_alone_told_of(ledger: Ledger) -> None:
    with serving_feed(feed := house()):
        sync(ledger, feed)
        feed.remove("toezegging", guid(1))
        feed.remove("zaak", guid(999), "True")
        assert (sync(ledger, feed), sync(ledger, feed)) == (1, 0)
        day = date(2026, 11, 25)
        gone = items(ledger, day)[MarkKind.COMMITMENT]
        assert (gone.line.state, told(gone)[-1][1:]) == (State.DECLINED, ("withdrawn", "deleted"))
        assert gone.spells[-1].why == "uit het register verwijderd"
        add(ledger, "brief.txt", RECALLED)
        again = items(ledger, day)[MarkKind.COMMITMENT]
        assert again.line.state is State.OVERDUE  # the letter still says that it was promised
        commitment(feed)
        assert sync(ledger, feed) == 1
    assert [entry.version for entry in ledger.versions("TZ202412-116")] == [1, 2, 3]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1)], ids=str)
def test_entries_are_tied_to_what_letters_say_whichever_comes_first(
    library: Library, order: tuple[int, ...]
) -> None:
    ledger = library.open()
    with serving_feed(feed := house()):
        for step in order:
            if step == 0:
                sync(ledger, feed)
            else:
                add(ledger, f"{step}.txt", (FULFILLED, CARRIED_OUT)[step - 1])
            settle(ledger)
    found = items(ledger)
    promise, vote = found[MarkKind.COMMITMENT], found[MarkKind.MOTION]
    assert {part.role for part in promise.parts} == {Role.REGISTERED, Role.FULFILLED}
    assert promise.line.state is vote.line.state is State.ANSWERED
    assert {part.reason for part in promise.parts} == {"", "hetzelfde nummer (TZ202412-116)"}
    assert Role.VOTE in {part.role for part in vote.parts}


def test_without_a_number_day_member_and_subject_tie(ledger: Ledger) -> None:
    add(ledger, "brief.txt", RECALLED)
    with serving_feed(feed := house()):
        sync(ledger, feed)
    promise = items(ledger)[MarkKind.COMMITMENT]
    (tied,) = (part for part in promise.parts if part.reason)
    assert tied.score >= 0.9
    assert tied.reason.startswith("begonnen op dezelfde dag (2024-12-10); hetzelfde lid (Hachchi)")


def test_what_no_table_knows_is_told_once_and_shown_as_it_came(ledger: Ledger) -> None:
    with serving_feed(feed := house()):
        commitment(feed, "Onderweg")
        motion(feed, "Stemmen - uitgesteld tot Sint-Juttemis")
        inner = "<nummer>2024Z20001</nummer><soort>Motie</soort><onderwerp>Over iets</onderwerp>"
        issue(feed, "zaak", 11, f"{inner}<kabinetsappreciatie>Best</kabinetsappreciatie>")
        odd = follow(ledger, feed, sorted(feed.entries)).odd
        assert {one.partition(" (")[0] for one in odd} == {
            "Toezegging: unknown value of status",
            "Zaak: unknown value of kabinetsappreciatie",
        }
        sync(ledger, feed)
        assert follow(ledger, feed, ["Toezegging", "Zaak"]).odd == []
    found = items(ledger, date(2026, 1, 1))
    assert (found[MarkKind.COMMITMENT].line.state, found[MarkKind.COMMITMENT].line.due) == (State.OPEN, None)
    text = ledger.document("2024Z20001").text
    assert "Appreciatie van het kabinet: Best" in text
    assert "Besluit op 10 december 2024: Stemmen - uitgesteld tot Sint-Juttemis" in text
    assert "Status: Onderweg" in ledger.document("TZ202412-116").text


def test_a_matter_of_another_kind_is_no_entry(ledger: Ledger) -> None:
    feed = FakeFeed()
    issue(feed, "zaak", 1, "<nummer>2024Z1</nummer><soort>Wetgeving</soort>")
    issue(feed, "zaak", 2, "<soort>Motie</soort><onderwerp>Zonder nummer</onderwerp>")
    issue(feed, "toezegging", 3, "<nummer>TZ202401-001</nummer>")
    with serving_feed(feed):
        assert sync(ledger, feed) == 0
    assert list(ledger.entries()) == []
