# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Near-duplicates are one document with several origins, and tell nothing of what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from samenhang.errors import InvalidInput
from samenhang.ledger import Ledger, Request, open_ledger
from samenhang.ledger.copy_tables import LEADS, band, likeness
from samenhang.ledger.copy_tables import copy as copies
from samenhang.ledger.engine import fill
from samenhang.ledger.sheet import sheet_of
from samenhang.ledger.tables import document as documents
from samenhang.ledger.tables import file as files
from samenhang.ledger.tables import ledger as ledger_rows
from samenhang.likeness import JUDGE, likeness_of, look_back
from samenhang.model import Document, Link, MarkKind
from samenhang.viewer import PUBLIC, Access, Level, Role, Viewer
from tests.conftest import Library
from tests.ledger.world import WHEN, document_of, file_of, mark
from tests.linking.test_duplicates import prose

BODY = " ".join(prose(1, 200))
OTHER = " ".join(prose(2, 200))
WORD = next(word for word in BODY.split() if word not in OTHER and len(word) > 4)
SECRET = Access(Level.CONFIDENTIAL)
READER = Viewer("lezer", Role.READER, Level.PUBLIC)


def paper(name: str, *lines: str, **facts: str) -> Document:
    return document_of(lines or (BODY,), name, **facts)


def add(ledger: Ledger, *given: Document, access: Access | None = None, reader: str = "reader-1") -> None:
    """Add documents in one transaction, as the flow does."""
    with ledger.writing(WHEN, reader) as ink:
        for one in given:
            sheet = replace(sheet_of(file_of(one), one), likeness=likeness_of(one.text))
            ink.keep_sheet(file_of(one), sheet, access)
        ink.copies.settle(JUDGE)


def say(ledger: Ledger, first: Document, second: Document, one: bool) -> None:
    with ledger.writing(WHEN) as ink:
        ink.copies.say((first.digest, second.digest), one, "a.de.vries", WHEN, "gezien")
        ink.copies.settle(JUDGE)


def led(ledger: Ledger) -> dict[str, str]:
    """The name of each document that is a copy, with that of the document that it is a copy of."""
    called = {entry.digest: entry.name for entry in ledger.entries(old=True)}
    return {e.name: called[e.copy_of] for e in ledger.entries(old=True) if e.copy_of is not None}


def counted(ledger: Ledger) -> list[str]:
    with ledger.catalogue() as catalogue:
        number = catalogue.holdings().documents
    names = [entry.name for entry in ledger.entries()]
    assert number == len(names)
    return names


def test_a_letter_from_three_sources_is_one_document_that_all_its_names_find(library: Library) -> None:
    ledger = library.open()
    letter = paper("brief.pdf")
    site = paper("site.html", "Rijksoverheid.nl", BODY, dossier="30821")
    add(ledger, letter, paper("ander.txt", OTHER))
    add(ledger, site)
    add(ledger, paper("mail.txt", BODY, "Met vriendelijke groet, het bureau van de voorlichting"))
    assert led(ledger) == {"site.html": "brief.pdf", "mail.txt": "brief.pdf"}
    assert counted(ledger) == ["brief.pdf", "ander.txt"]
    assert {hit.entry.name for hit in ledger.search(WORD).hits} == {"brief.pdf"}
    every = ledger.search(Request(WORD, old=True))
    assert {hit.entry.name for hit in every.hits} == {"brief.pdf", "site.html", "mail.txt"}
    assert [entry.name for entry in ledger.dossier("30821")] == ["brief.pdf"]
    assert ledger.search("dossier:30821").hits[0].entry.name == "brief.pdf"
    assert ledger.entry("site.html").name == "brief.pdf"
    assert ledger.entry(site.digest).copy_of == letter.digest
    assert ledger.document(site.digest).text == site.text
    with ledger.looking() as (connection, _):
        assert (
            connection.execute(select(copies.c.differences)).scalars().first() == '[["", "rijksoverheid nl"]]'
        )


def test_what_differs_in_weight_or_says_little_stays_apart(library: Library) -> None:
    ledger = library.open()
    words = BODY.split()
    amended = " ".join([*words[:60], "niet", *words[60:]])
    add(ledger, paper("motie.txt"), paper("gewijzigd.txt", amended), paper("kort.txt", "Zie de bijlage."))
    add(ledger, paper("ook-kort.txt", "Zie de bijlage."))
    assert led(ledger) == {}
    assert len(counted(ledger)) == 4


def test_the_one_with_an_official_name_leads_unless_people_spoke_of_the_other(library: Library) -> None:
    ledger = library.open()
    official = paper("kst.xml", "Kamerstuk", BODY, identifier="kst-30821-153")
    add(ledger, paper("a.txt"), paper("b.txt", BODY, "b"))
    assert led(ledger) == {"b.txt": "a.txt"}
    add(ledger, official)
    assert led(ledger) == {"a.txt": "kst.xml", "b.txt": "kst.xml"}
    assert ledger.candidates(["kst-30821-153"])["kst-30821-153"].name == "kst.xml"


def test_an_annex_that_was_published_twice_is_found_by_both_names(library: Library) -> None:
    ledger = library.open()
    first, again = (
        paper(f"{n}.xml", BODY, n * (n == "twee"), identifier=f"blg-{n}") for n in ("een", "twee")
    )
    add(ledger, first, again)
    assert led(ledger) == {"twee.xml": "een.xml"}
    assert ledger.candidates(["blg-twee"])["blg-twee"].name == "een.xml"
    citing, copied = paper("c1.txt", OTHER, "Zie blg-een."), paper("c2.txt", OTHER, "Zie blg-een. Bureau")
    add(ledger, citing, copied)
    for one in (citing, copied):
        found = mark(one, MarkKind.REFERENCE, "blg-een")
        with ledger.writing(WHEN, "reader-1") as ink:
            ink.keep_marks(one, (found,), (Link(found, "blg-een", 1.0, "staat er"),), (), (), "1")
    assert ledger.cited_count("blg-een") == 1
    assert [entry.name for entry, _, _ in ledger.cited_by("blg-een")] == ["c1.txt"]


def test_a_newer_version_takes_the_copies_along_no_further_than_its_text(library: Library) -> None:
    ledger = library.open()
    add(ledger, paper("laatste.txt"), paper("rapport-2024.txt", BODY, "x"))
    assert led(ledger) == {"rapport-2024.txt": "laatste.txt"}
    add(ledger, paper("laatste.txt", OTHER))
    assert led(ledger) == {}
    assert counted(ledger) == ["rapport-2024.txt", "laatste.txt"]
    add(ledger, paper("kopie.txt", OTHER, "y"), paper("nog.txt", BODY))
    assert led(ledger) == {"kopie.txt": "laatste.txt", "nog.txt": "rapport-2024.txt"}


def test_people_take_apart_and_put_together_and_that_stays(library: Library) -> None:
    ledger = library.open()
    first, second, third = paper("a.txt"), paper("b.txt", BODY, "b"), paper("c.txt", OTHER)
    add(ledger, first, second, third)
    say(ledger, first, second, one=False)
    assert led(ledger) == {}
    assert ledger.entry("b.txt").digest == second.digest
    add(ledger, first, second, third, reader="reader-2")  # all are read again
    assert led(ledger) == {}
    say(ledger, first, second, one=True)
    say(ledger, first, third, one=True)
    assert led(ledger) == {"b.txt": "a.txt", "c.txt": "a.txt"}
    add(ledger, first, second, third, reader="reader-3")
    assert led(ledger) == {"b.txt": "a.txt", "c.txt": "a.txt"}
    with pytest.raises(InvalidInput):
        say(ledger, first, first, one=True)


def test_who_may_see_less_learns_nothing(library: Library) -> None:
    ledger = library.open()
    first, second = paper("a.txt"), paper("b.txt", BODY, "b")
    add(ledger, first, access=SECRET)
    add(ledger, second)
    assert led(ledger) == {}
    assert counted(ledger.seen_by(READER)) == ["b.txt"]
    with pytest.raises(InvalidInput):
        say(ledger, first, second, one=True)
    classify(ledger, first, PUBLIC)
    assert led(ledger) == {"b.txt": "a.txt"} or led(ledger) == {"a.txt": "b.txt"}
    classify(ledger, first, SECRET)
    assert led(ledger) == {}
    assert counted(ledger.seen_by(READER)) == ["b.txt"]
    assert ledger.seen_by(READER).search(WORD).total == 1


def classify(ledger: Ledger, one: Document, access: Access) -> None:
    with ledger.writing(WHEN) as ink:
        ink.classify(one.digest, access, "proef", "a.de.vries", "test")
        ink.copies.settle(JUDGE)


def test_what_was_kept_before_is_looked_at_once(library: Library) -> None:
    ledger = library.open()
    old, new = paper("a.txt"), paper("b.txt", BODY, "b")
    for one in (old, new, paper("c.txt", OTHER), paper("c.txt", BODY, "c")):
        with ledger.writing(WHEN, "reader-1") as ink:
            ink.keep_document(file_of(one), one)
    look_back(ledger, WHEN)
    assert led(ledger) == {}
    with ledger.writing() as ink:
        fill(ink.connection, ledger_rows, [("likeness", "0")])
    look_back(ledger, WHEN)
    assert led(ledger) == {"b.txt": "a.txt", "c.txt": "a.txt"}
    assert counted(ledger) == ["a.txt"]
    hold(ledger)
    with ledger.looking() as (connection, _):
        assert (
            connection.execute(select(ledger_rows.c.name).where(ledger_rows.c.name == "likeness")).all() == []
        )


# ---------------------------------------------------------------- any world


@dataclass(frozen=True)
class Deed:
    """Adding a text under a name, or (text None) giving what was added under it another access."""

    name: str
    text: int | None
    tail: int
    access: Access


TEXTS = [BODY, OTHER, " ".join(prose(3, 90))]
DEEDS = st.builds(
    Deed,
    st.sampled_from([f"{letter}.txt" for letter in "abcd"]),
    st.none() | st.integers(0, len(TEXTS) - 1),
    st.integers(0, 3),
    st.sampled_from([PUBLIC, SECRET]),
)


@settings(max_examples=8, deadline=None)
@given(deeds=st.lists(DEEDS, min_size=1, max_size=7))
def test_what_is_one_follows_from_what_is_seen(deeds: list[Deed]) -> None:
    """The groups of public documents are those of a ledger that never held anything else; rows agree."""
    with TemporaryDirectory() as folder:
        whole, public = (open_ledger(Path(folder) / f"{name}.db") for name in ("whole", "public"))
        with whole, public:
            for ledger, seen in ((whole, (PUBLIC, SECRET)), (public, (PUBLIC,))):
                for one, access in first(deeds):
                    if access in seen:
                        add(ledger, one, access=access)
            reader = whole.seen_by(READER)
            assert groups(reader) == groups(public.seen_by(READER))
            assert counted(reader) == counted(public)
            for deed in deeds:
                if deed.text is None:
                    for entry in whole.entries(old=True):
                        if entry.name == deed.name:
                            with whole.writing(WHEN) as ink:
                                ink.classify(entry.digest, deed.access, "proef", "a.de.vries", "test")
                                ink.copies.settle(JUDGE)
                    hold(whole)
            hold(whole)


def first(deeds: list[Deed]) -> list[tuple[Document, Access]]:
    """The papers, each with the access that it was given first: the same once more keeps it."""
    found: dict[str, tuple[Document, Access]] = {}
    for deed in deeds:
        if deed.text is not None:
            one = paper(deed.name, TEXTS[deed.text], "bureau " * deed.tail)
            found.setdefault(one.digest, (one, deed.access))
    return list(found.values())


def groups(ledger: Ledger) -> dict[str, str | None]:
    return {entry.digest: entry.copy_of for entry in ledger.entries(old=True)}


def hold(ledger: Ledger) -> None:
    """Who is a copy has the access of who leads; who leads is no copy, the newest seen, and can be found."""
    d = documents.c
    with ledger.looking() as (connection, _):
        rows = {row.key: row for row in connection.execute(select(documents))}
        leads = set(
            connection.execute(select(likeness.c.document).where(likeness.c.state == LEADS)).scalars()
        )
        found = {(row.document, row.access) for row in connection.execute(select(band))}
        assert set(connection.execute(select(copies.c.document)).scalars()) == {
            row.key for row in rows.values() if row.copy_of is not None
        }
        digests = (
            connection.execute(select(files.c.digest).join(documents, d.key == files.c.key)).scalars().all()
        )
    for row in rows.values():
        beside = [o for o in rows.values() if (o.series, o.access) == (row.series, row.access)]
        newer = any(other.version > row.version for other in beside)
        if row.copy_of is not None:
            leader = rows[row.copy_of]
            assert leader.access == row.access
            assert leader.key in leads
            assert row.key not in leads
        assert (row.key in leads) == (row.copy_of is None and not newer)
    assert found == {(key, rows[key].access) for key in leads}
    assert len(digests) == len(set(digests))
