# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Citations in the Dutch style, and what our own rules read in them: the same paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.desks.library.citing import cite
from samenhang.linking.references import link
from samenhang.marking.references import RULES
from samenhang.marking.scanner import Scanner
from samenhang.model import Document, Fact, FactName, Passage
from tests.ledger.world import document_of

SCANNER = Scanner(RULES)
PAGE_2 = Passage(0, 0, 3, page=2)


def paper(identifier: str | None = None, *others: str, **facts: str) -> Document:
    """A document that says this of itself; `others` are further dossiers."""
    stated = {"identifier": identifier, **facts} if identifier else facts
    document = document_of(["een"], "stuk.pdf", **stated)
    more = tuple(Fact(FactName.DOSSIER, other) for other in others)
    return replace(document, facts=document.facts + more)


def targets(text: str) -> set[str]:
    return {one.target for mark in SCANNER.scan(text) for one in link(mark)}


PUBLISHED = [
    (paper("kst-33694-8", dossier="33694", year="2015-2016"), "Kamerstukken II 2015/16, 33694, nr. 8, p. 2"),
    (paper("kst-33694-8", date="2015-12-21"), "Kamerstukken II 2015/16, 33694, nr. 8, p. 2"),
    (paper("kst-33694-8", date="2015-09-10"), "Kamerstuk 33694, nr. 8, p. 2"),
    (paper("kst-33694-8"), "Kamerstuk 33694, nr. 8, p. 2"),
    (paper(None, dossier="33694", number="8", year="1999-2000"),
     "Kamerstukken II 1999/00, 33694, nr. 8, p. 2"),
    (
        paper("kst-33694-8", "33763", dossier="33694", year="2015-2016"),
        "Kamerstukken II 2015/16, 33694 en 33763, nr. 8, p. 2",
    ),
    (
        paper("kst-33694-8", "33763", "36410-VII", "onbekend", dossier="33694", year="2015-2016"),
        "Kamerstukken II 2015/16, 33694, 33763 en 36410 VII, nr. 8, p. 2",
    ),
    (paper("kst-34775-XVI-12", year="2017-2018"), "Kamerstukken II 2017/18, 34775 XVI, nr. 12, p. 2"),
    (paper("kst-31700-IIB-2", year="2008-2009"), "Kamerstukken II 2008/09, 31700 IIB, nr. 2, p. 2"),
    (paper("kst-21501-08-719", year="2016-2017"), "Kamerstukken II 2016/17, 21501-08, nr. 719, p. 2"),
    (paper("kst-33750-X-G", year="2014-2015"), "Kamerstukken I 2014/15, 33750 X, G, p. 2"),
    (paper("kst-32862-O", chamber="eerste-kamer"), "Kamerstuk 32862, O, p. 2"),
    (paper("kst-28283-A", year="2005-2006"), "Kamerstuk 28283, A, p. 2"),
    (paper("kst-28283-A", chamber="tweede-kamer", year="2005-2006"),
     "Kamerstukken II 2005/06, 28283, A, p. 2"),
    (paper("kst-20052006-28283-A", year="2005-2006"), "Kamerstukken I 2005/06, 28283, A, p. 2"),
    (paper("kst-19951996-23700-188b"), "Kamerstukken I 1995/96, 23700, nr. 188b, p. 2"),
    (paper("kst-CXXIV-G", year="2012-2013"), "Kamerstukken I 2012/13, CXXIV, G, p. 2"),
    (paper("kst-CXXIV-G"), "Kamerstukken I, CXXIV, G, p. 2"),
    (paper("kst-24426-3-h1", year="1995-1996"), "Kamerstukken II 1995/96, 24426, nr. 3 (herdruk), p. 2"),
    (paper("h-tk-20152016-24-6"), "Handelingen II 2015/16, nr. 24, item 6, p. 2"),
    (paper("h-ek-20142015-25-6"), "Handelingen I 2014/15, nr. 25, item 6, p. 2"),
    (paper("h-vv-20212022-1-2"), "Handelingen VV 2021/22, nr. 1, item 2, p. 2"),
    (paper("h-tk-20012002-4369-4373"), "Handelingen II 2001/02, p. 4369-4373"),
    (paper("ah-tk-20152016-123"), "Aanhangsel Handelingen II 2015/16, nr. 123, p. 2"),
    (paper("stb-2020-12"), "Stb. 2020, 12, p. 2"),
    (paper("stcrt-2022-32675"), "Stcrt. 2022, 32675, p. 2"),
    (paper("trb-1966-91"), "Trb. 1966, 91, p. 2"),
    (
        paper("blg-1173175", kind="report", title="Rijksbrede Risicoanalyse", date="2022-09"),
        "Rijksbrede Risicoanalyse, september 2022 (blg-1173175), p. 2",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("document", "text"), PUBLISHED, ids=[text for _, text in PUBLISHED])
def test_a_paper_is_cited_and_read_back(document: Document, text: str) -> None:
    assert cite(document, PAGE_2) == text
    identifier = document.fact(FactName.IDENTIFIER) or "kst-33694-8"
    assert targets(f"Zie {text}.") == {identifier}
    for around in ("{}", "({})", "zoals toegezegd, {}; en verder", "Zie {} van de brief."):
        assert targets(around.format(text)) == {identifier}
        assert targets(around.format(cite(document))) == {identifier}


DESCRIBED = [
    (
        {"kind": "letter", "sender": "Minister van Defensie", "date": "2015-12-21"},
        "Brief van de minister van Defensie van 21 december 2015",
    ),
    (
        {"kind": "letter", "office": "De Staatssecretaris van Defensie", "date": "2016-01", "subject": "F"},
        "Brief van de staatssecretaris van Defensie van januari 2016, ‘F’",
    ),
    (
        {"kind": "letter", "sender": "J. Jansen", "reference": "BS2015021"},
        "Brief van J. Jansen, kenmerk BS2015021",
    ),
    ({"kind": "letter", "title": "Samenhang"}, "Brief, ‘Samenhang’"),
    ({"kind": "decision-note", "subject": "Planbureau"}, "Beslisnota, ‘Planbureau’"),
    (
        {"kind": "report", "sender": "WRR", "title": "Veiligheid", "date": "2017-05-10", "place": "Den Haag"},
        "WRR, Veiligheid, Den Haag 2017",
    ),
    ({"kind": "report", "title": "Rapportage", "date": "2021-07-09"}, "Rapportage, 9 juli 2021"),
    ({"title": "Beschouwingen", "date": "2022-09-21/2022-09-22"}, "Beschouwingen, 21 en 22 september 2022"),
    ({"title": "Overleg", "date": "2022-11-30/2022-12-01"}, "Overleg, 30 november en 1 december 2022"),
    ({"title": "Overleg", "date": "2022-12-31/2023-01-01"}, "Overleg, 31 december 2022 en 1 januari 2023"),
    ({"title": "Verslag", "date": "2015-12/2016-01"}, "Verslag, december 2015 en januari 2016"),
    ({}, "stuk.pdf"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "text"), DESCRIBED, ids=[text for _, text in DESCRIBED])
def test_what_has_no_number_is_described(facts: dict[str, str], text: str) -> None:
    assert cite(paper(**facts)) == text
    assert cite(paper(**facts), PAGE_2) == f"{text}, p. 2"
    assert cite(paper(**facts), Passage(0, 0, 3)) == text
    assert targets(cite(paper(**facts), PAGE_2)) == set()


def test_ministers_who_write_together() -> None:
    document = paper(kind="letter", sender="Minister van Defensie", date="2023-04-03")
    both = replace(
        document, facts=(*document.facts, Fact(FactName.SENDER, "Minister van Buitenlandse Zaken"))
    )
    assert (
        cite(both)
        == "Brief van de minister van Defensie en de minister van Buitenlandse Zaken van 3 april 2023"
    )


YEARS = st.integers(2010, 2025).map(lambda first: f"{first}-{first + 1}")
CHAPTERS = st.sampled_from(["", "-VII", "-XVI", "-X", "-IIB", "-A", "-V", "-VIII", "-XXIII"])
FIVE = st.integers(30000, 36999).map(str)
NUMBERS = st.integers(1, 999).map(str) | st.sampled_from(["A", "G", "AA", "BC"])


@given(
    FIVE,
    CHAPTERS,
    NUMBERS,
    st.none() | YEARS,
    st.lists(FIVE, max_size=3, unique=True),
    st.none() | st.integers(1, 99),
)
def test_any_paper_is_read_back(
    dossier: str, chapter: str, number: str, year: str | None, others: list[str], page: int | None
) -> None:
    stated = {"dossier": dossier + chapter} | ({"year": year} if year else {})
    document = paper(f"kst-{dossier}{chapter}-{number}", *(o for o in others if o != dossier), **stated)
    text = cite(document, Passage(0, 0, 3, page=page))
    assert targets(f"Zie ({text}).") == {f"kst-{dossier}{chapter}-{number}"}


@given(st.dictionaries(st.sampled_from([name.value for name in FactName]), st.text(max_size=20), max_size=6))
def test_whatever_a_document_says_it_is_cited(facts: dict[str, str]) -> None:
    assert isinstance(cite(paper(**facts), PAGE_2), str)
