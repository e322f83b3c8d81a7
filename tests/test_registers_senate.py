# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From letters of the Eerste Kamer to the register of follow-ups: entries, their versions, their ties."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from samenhang.desks.followup.analysis.item import Item, Role, State
from samenhang.desks.followup.register import Asked, Register, settle
from samenhang.ledger import Ledger
from samenhang.ledger.arrivals import ArrivalsInk, Delivery
from samenhang.ledger.registering import Registering
from samenhang.linking.linker import Known
from samenhang.model import FactName, Media
from samenhang.registers import EERSTE_KAMER, Origin, keep_entries
from samenhang.senate import listed_in
from samenhang.sources.publication import Publication
from samenhang.sources.registered_senate import listed
from samenhang.sources.told import Told
from tests.conftest import Library
from tests.registering import WHEN, add

ADDRESS = "https://repository.overheid.nl/sru"
HEAD = "Nummer | Toezegging | Datum toezegging | Deadline | Status | Verantwoordelijke(n) | Kamerleden"
WHO = "Minister van Binnenlandse Zaken en Koninkrijksrelaties | Lokin-Sassen (CDA)"
TODAY = date(2025, 6, 20)


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger where no database makes a difference."""
    library = Library(str(tmp_path / "ledger.db"), tmp_path / "index")
    yield library.open()
    library.close()


def row(status: str = "openstaand", due: str = "1 juli 2025") -> str:
    """The row of one commitment in a letter."""
    said = f"Evaluatie samenwerking veiligheidsregio's (33.344) (T01970) | 27 mei 2014 | {due} | {status}"
    return f"T01970 | {said} | {WHO}"


def letter(ledger: Ledger, identifier: str, day: str, *lines: str) -> int:
    """A letter comes in, and what it lists with it; gives how many entries changed."""
    text = "\n".join(("De lijst van de commissie.", *lines))
    digest = add(ledger, f"{identifier}.txt", f"{text}\n")
    found = listed_in(ledger, Publication("eerstekamer", identifier, day=day), digest)
    with ledger.writing(WHEN) as ink:
        delivery = Delivery("eerstekamer", "all", day, WHEN, ADDRESS, "", found)
        ArrivalsInk(ink.connection).keep(delivery)
    return kept(ledger)


def kept(ledger: Ledger) -> int:
    origin = Origin(ADDRESS, Known(), EERSTE_KAMER)
    return keep_entries(ledger, origin, WHEN, lambda done, total, what: None)


def item(ledger: Ledger, day: date = TODAY) -> Item:
    """The one item that there is."""
    settle(ledger)
    register = Register(ledger, day)
    (line,) = register.lines(Asked(day)).lines
    return register.item(line.name, day)


def test_what_a_letter_lists_is_a_document_of_the_register(ledger: Ledger) -> None:
    assert letter(ledger, "kst-33268-F", "2025-03-01", HEAD, row()) == 1
    entry = ledger.kept("T01970")
    assert (entry.entry.media, entry.entry.kind) == (Media.REGISTER, "register-entry")
    assert entry.entry.place == "https://zoek.officielebekendmakingen.nl/kst-33268-F.html"
    assert entry.document.fact(FactName.CHAMBER) == "eerste-kamer"
    assert entry.document.text.split("\n")[1:] == [
        "T01970: Evaluatie samenwerking veiligheidsregio's",
        "Gedaan op 27 mei 2014",
        "Door: Minister van Binnenlandse Zaken en Koninkrijksrelaties",
        "Aan: Lokin-Sassen (CDA)",
        "Dossier 33344",
        "Termijn: 1 juli 2025",
        "Status: openstaand",
        "Opgesomd in kst-33268-F van 1 maart 2025",
        "Vermelding t01970 in het register van de Eerste Kamer, versie 1",
    ]
    assert {"T01970", "kst-33268-F", "dossier/33344"} <= {
        link.target for link in entry.links if link.reason == "de bron zegt het"
    }


def test_it_becomes_an_item_with_the_deadline_of_the_register(alone: Ledger) -> None:
    letter(alone, "kst-33268-F", "2025-03-01", HEAD, row())
    found = item(alone).line
    assert (found.number, found.made, found.dossiers) == ("T01970", date(2014, 5, 27), ("33344",))
    assert (found.by_actor, found.ministry, found.to) == (
        "office:minister/BZK",
        "ministry:BZK",
        "Lokin-Sassen (CDA)",
    )
    assert found.due is not None
    assert (found.due.latest, found.state) == (date(2025, 7, 1), State.DUE_SOON)
    assert item(alone, date(2025, 7, 2)).line.state is State.OVERDUE


@pytest.mark.parametrize(
    ("status", "state", "said"),
    [
        ("deels voldaan", State.OVERDUE, ""),
        ("voldaan", State.ANSWERED, "het register zegt dat het is gedaan"),
        ("afgevoerd", State.DECLINED, "ingetrokken"),
        ("in overleg", State.OPEN, ""),
    ],
)
def test_a_status_is_what_the_source_says_and_no_verdict(
    alone: Ledger, status: str, state: State, said: str
) -> None:
    ledger = alone
    letter(ledger, "kst-33268-F", "2025-03-01", HEAD, row())
    assert letter(ledger, "kst-33268-G", "2025-09-01", HEAD, row(status)) == 1
    found = item(ledger, date(2025, 10, 1))
    assert (found.line.state, found.verdicts) == (state, ())
    assert found.parts[0].said == status
    assert said in found.spells[-1].why
    if said:
        assert found.line.since == date(2025, 9, 1)
        assert "volgens kst-33268-G van 1 september 2025" in found.parts[-1].evidence.quote
    assert [entry.version for entry in ledger.versions("T01970")] == [1, 2]


def test_what_a_later_letter_leaves_out_stands_with_the_letter_that_said_it(ledger: Ledger) -> None:
    letter(ledger, "kst-33268-F", "2025-03-01", HEAD, row())
    assert letter(ledger, "kst-33268-G", "2025-09-01", "Evaluatie samenwerking (33.344) (T01970)") == 1
    text = ledger.document("T01970").text
    assert "Gedaan op 27 mei 2014 (volgens kst-33268-F van 1 maart 2025)" in text
    assert "Termijn: 1 juli 2025 (volgens kst-33268-F van 1 maart 2025)" in text
    assert "Opgesomd in kst-33268-G van 1 september 2025" in text
    assert "Status:" not in text
    found = item(ledger, date(2025, 10, 1)).line
    assert (found.made, found.state) == (date(2014, 5, 27), State.OVERDUE)


def test_what_nobody_knows_is_kept_and_told(alone: Ledger) -> None:
    head, odd = HEAD.replace("Kamerleden", "Kleur"), row("in overleg").replace("| Lokin", "| blauw Lokin")
    digest = add(alone, "brief.txt", f"De lijst.\n{head}\n{odd}\n")
    (found,) = listed_in(alone, Publication("eerstekamer", "kst-33268-F", day="2025-03-01"), digest)
    assert found.odd == (
        ("unknown value of status: in overleg", "T01970"),
        ("unknown label: Kleur", "T01970"),
    )
    said = {one.name: one.value for one in found.statements}
    assert (said["status"], said["label/Kleur"]) == ("in overleg", "blauw Lokin-Sassen (CDA)")


def test_an_older_letter_that_comes_later_changes_nothing(ledger: Ledger) -> None:
    letter(ledger, "kst-33268-G", "2025-09-01", HEAD, row("voldaan"))
    assert letter(ledger, "kst-33268-F", "2025-03-01", HEAD, row()) == 0
    assert kept(ledger) == 0
    assert item(ledger).line.number == "T01970"


def test_without_a_day_it_counts_from_the_letter(alone: Ledger) -> None:
    letter(alone, "kst-33268-F", "2025-03-01", "Onderzoek naar weerbaarheid (T02223);")
    found = item(alone)
    assert (found.line.what, found.line.due) == ("Onderzoek naar weerbaarheid", None)
    assert found.spells[0].since == date(2025, 3, 1)


ANSWER = """Brief van de minister van Binnenlandse Zaken en Koninkrijksrelaties

Aan de Voorzitter van de Eerste Kamer der Staten-Generaal

Den Haag, 15 mei 2025

Geachte voorzitter,

{}

De Minister van Binnenlandse Zaken en Koninkrijksrelaties,

J.J.M. Uitermark
"""
BY_NUMBER = "Met deze brief doe ik de toezegging T01970 gestand: uw Kamer ontvangt hierbij de evaluatie."
BY_DAY = (
    "Tijdens het debat van 27 mei 2014 heb ik aan het lid Lokin-Sassen (CDA) toegezegd uw Kamer de evaluatie "
    "van de samenwerking in de veiligheidsregio's te zenden."
)


@pytest.mark.parametrize("first", [True, False], ids=["letter first", "register first"])
@pytest.mark.parametrize(
    ("words", "role", "reason"),
    [
        (BY_NUMBER, Role.FULFILLED, "hetzelfde nummer (T01970)"),
        (BY_DAY, Role.RECALLED, "begonnen op dezelfde dag (2014-05-27); hetzelfde lid"),
    ],
)
def test_it_is_tied_to_what_letters_say_by_number_else_by_what_both_say(
    alone: Ledger, first: bool, words: str, role: Role, reason: str
) -> None:
    ledger = alone
    if first:
        add(ledger, "antwoord.txt", ANSWER.format(words))
        settle(ledger)
    letter(ledger, "kst-33268-F", "2025-03-01", HEAD, row())
    if not first:
        settle(ledger)
        add(ledger, "antwoord.txt", ANSWER.format(words))
    (tied,) = (part for part in item(ledger).parts if part.role is not Role.REGISTERED)
    assert tied.role is role
    assert {part.reason[: len(reason)] for part in item(ledger).parts} == {"", reason}


def test_what_older_versions_kept_of_letters_is_read_as_well(alone: Ledger) -> None:
    """What an earlier letter said was once kept without the name of the letter."""
    letter(alone, "kst-33268-F", "2025-03-01", HEAD, row())
    bare = {"number": "T01970", "made": "2013-01-01", "title": "Oud", "told": {}}
    with alone.looking() as (connection, _):
        (now,) = Registering(connection, "eerstekamer").named(["t01970"])
    entry = listed(Told(now.id, now.kind, False, "", {**now.said, "made": ()}), [json.dumps(bare)])
    assert entry is not None
    assert (entry.day, entry.what) == (date(2013, 1, 1), "Evaluatie samenwerking veiligheidsregio's")
