# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a search finds, what it does not find, and why it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.errors import InvalidQuery
from samenhang.ledger import Ledger, Request
from samenhang.model import Document, Speaker, Turn
from tests.conftest import DATABASES, new_library
from tests.ledger import world
from tests.ledger.world import LETTER, NOTE, document_of, keep


@pytest.fixture(scope="module", params=DATABASES)
def library_of_two(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    """The letter and the note, and a debate; nothing is written to it any more."""
    with new_library(request, tmp_path_factory.mktemp("search")) as library:
        ledger = library.open()
        world.keep_world(ledger)
        keep(ledger, debate())
        yield ledger


def debate() -> Document:
    speakers = (Speaker("mevrouw Hachchi", "member", group="D66"), Speaker("De voorzitter", "chair"))
    plain = document_of(["Wanneer komt het advies?", "Dank u wel."], "debat.xml", date="2015-11-12")
    above = ("Begroting Defensie",)
    passages = tuple(replace(p, turn=n, headings=above) for n, p in enumerate(plain.passages))
    return replace(plain, passages=passages, turns=tuple(Turn(n, who) for n, who in enumerate(speakers)))


@pytest.mark.parametrize(
    ("query", "passages"),
    [
        ("strategie", ["brief 1"]),
        ("strategieën", ["brief 1"]),
        ("coordinator", ["brief 3"]),
        ("ministers", ["brief 1"]),
        ("ministerie", ["brief 3"]),
        ("hachchi laat", ["nota 0"]),
        ("hachchi", ["brief 1", "nota 0"]),
        ("hachchi -laat", ["brief 1"]),
        ("hachchi NOT zomer", ["nota 0"]),
        ("laat OR zomer", ["brief 1", "nota 0"]),
        ('"nationale veiligheid"', ["nota 1"]),
        ('"veiligheid nationale"', []),
        ('"minister"', ["brief 1"]),
        ('"ministers"', []),
        ("veiligheid*", ["brief 2", "nota 1"]),
        ("kst-33763-8", ["nota 1"]),
        ("kst-33694-6", ["brief 2"]),
        ("to:KST-33694-6", ["brief 2"]),
        ("actor:defensie", ["brief 1"]),
        ('actor:"minister van defensie"', ["brief 1"]),
        ('actor:"defensie van minister"', []),
        ("actor:ministry:def", ["brief 1"]),
        ("actor:ministry:*", ["brief 1"]),
        ("actor:hach*", ["brief 1", "debat 0"]),
        ("actor:d66", ["debat 0"]),
        ("actor:kamer", []),
        ("begroting", ["debat 0", "debat 1"]),
        ("kind:letter strategie", ["brief 1"]),
        ("kind:(letter OR decision-note) hachchi", ["brief 1", "nota 0"]),
        ("kind:let", []),
        ("dossier:33763 eens", ["brief 3"]),
        ("dossier:(33.763) eens", ["brief 3"]),
        ("dossier:30821 eens", []),
        ("theme:national-security", ["brief 2"]),
        ("theme:foresight", ["brief 2"]),
        ("hachchi date:2015", ["brief 1"]),
        ("hachchi date:2015..2023", ["brief 1", "nota 0"]),
        ("hachchi date:2023-06-15", ["nota 0"]),
        ("hachchi date:..2016", ["brief 1"]),
        ("hachchi date:2024..", []),
        ("document:kst-30821-153 hachchi", ["nota 0"]),
        (f"document:{NOTE.digest[:10]} hachchi", ["nota 0"]),
        ("document:nota-2023.txt hachchi", ["nota 0"]),
        ("document:kst-1-1 hachchi", []),
        ("onvindbaar", []),
        ("actor:[a-z]* hachchi", []),
        ("strategie OR (onvindbaar NOT strategie)", ["brief 1"]),
    ],
)  # fmt: skip
def test_what_is_found(library_of_two: Ledger, query: str, passages: list[str]) -> None:
    found = library_of_two.search(query, 50)
    names = {"brief-2015.txt": "brief", "nota-2023.txt": "nota", "debat.xml": "debat"}
    assert sorted(f"{names[hit.entry.name]} {hit.passage.number}" for hit in found.hits) == passages
    assert found.total == len(passages)


@pytest.mark.parametrize(
    ("query", "why", "shown"),
    [
        ("strategieën", "“strategieën” heeft dezelfde stam als “strategie”", ["strategie"]),
        ("coördinatoren", "“coördinatoren” staat er letterlijk", ["coördinatoren"]),
        ("zomer*", "“zomer*” is het begin van “zomer”", ["zomer"]),
        ('"lid hachchi toe"', "“lid hachchi toe” staat er woord voor woord", ["lid Hachchi toe"]),
        ("kst-33694-6", "verwijst naar kst-33694-6: “Kamerstuk 33 694, nr. 6”", ["Kamerstuk 33 694, nr. 6"]),
        (
            "actor:ministry:DEF",
            "actor ministerie van Defensie: “minister van Defensie”",
            ["minister van Defensie"],
        ),
        ("actor:hachchi zomer", "actor hachchi: “lid Hachchi” (person:hachchi)", ["lid Hachchi", "zomer"]),
        (
            "theme:national-security",
            "thema national-security: “veiligheidsstrategie”",
            ["veiligheidsstrategie"],
        ),
        ("dossier:33763 eens", "hoort bij dossier 33763", ["eens"]),
        ("kind:letter eens", "soort is letter", ["eens"]),
        ("date:2015 eens", "datum 2015-12-21 valt in 2015", ["eens"]),
        ("document:kst-33763-8 eens", "staat in kst-33763-8", ["eens"]),
        ("begroting dank", "“begroting” staat in de kop “Begroting Defensie”", ["Dank"]),
        ("actor:hachchi advies", "aan het woord is mevrouw Hachchi (D66)", ["advies"]),
    ],
)
def test_why_it_matched(library_of_two: Ledger, query: str, why: str, shown: list[str]) -> None:
    hit = library_of_two.search(query).hits[0]
    assert why in hit.why
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.highlights] == shown


def test_a_hit_is_a_passage_with_its_place(library_of_two: Ledger) -> None:
    [hit] = library_of_two.search('"nationale veiligheid"').hits
    text = library_of_two.document(hit.entry.digest).text
    at = hit.passage.start + hit.snippet.start
    assert text[at : at + len(hit.snippet.text)] == hit.snippet.text
    assert hit.score > 0


def test_the_word_as_typed_comes_before_its_other_forms(ledger: Ledger) -> None:
    keep(ledger, document_of(["De dreigingen zijn groot.", "De dreiging is groot."]))
    assert [hit.passage.number for hit in ledger.search("dreiging").hits] == [1, 0]
    assert [hit.passage.number for hit in ledger.search("dreigingen").hits] == [0, 1]


def test_facets_count_passages(library_of_two: Ledger) -> None:
    found = library_of_two.search(Request("hachchi OR eens OR advies", facets=True))
    assert found.facets["kind"] == (("letter", 2), ("decision-note", 1))
    assert dict(found.facets["year"]) == {"2015": 3, "2023": 1}
    assert dict(found.facets["dossier"]) == {"33763": 2, "30821": 1}
    assert ("ministry:DEF", 1) in found.facets["actor"]
    assert library_of_two.search("hachchi").facets == {}


def test_pages_of_hits_follow_each_other(ledger: Ledger) -> None:
    keep(ledger, document_of([f"regel {n} veiligheid" for n in range(25)]))
    pages = [ledger.search(Request("veiligheid", 10, offset)) for offset in (0, 10, 20)]
    assert [len(page.hits) for page in pages] == [10, 10, 5]
    assert {hit.passage.number for page in pages for hit in page.hits} == set(range(25))


def test_only_the_current_version_unless_asked(ledger: Ledger) -> None:
    keep(ledger, document_of(["oude veiligheid"], "a.txt"))
    assert ledger.search("veiligheid").total == 1
    keep(ledger, document_of(["nieuwe veiligheid"], "a.txt"))
    assert [hit.snippet.text for hit in ledger.search("veiligheid").hits] == ["nieuwe veiligheid"]
    assert ledger.search(Request("veiligheid", old=True)).total == 2


def test_a_long_passage_is_shown_where_it_matched(ledger: Ledger) -> None:
    keep(ledger, document_of(["woord " * 300 + "de zeldzame toezegging staat hier " + "woord " * 300]))
    [hit] = ledger.search("zeldzame toezegging").hits
    assert len(hit.snippet.text) <= 320
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.highlights] == ["zeldzame", "toezegging"]
    assert LETTER.text  # the snippet is cut at words
    assert hit.snippet.text.split()[0] == "woord"
    assert hit.snippet.text.split()[-1] == "woord"


def test_an_empty_ledger_finds_nothing(ledger: Ledger) -> None:
    assert ledger.search("veiligheid").total == 0
    with pytest.raises(InvalidQuery):
        ledger.search("(")


STRANGE = ["* *", "a*b c*", '""', '"é', "actor:\\*", "to:(a|b)*", "kind:.*", "-", "actor:*", "to:[*", "to:&"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=25) | st.sampled_from(STRANGE))
def test_any_query_is_answered_or_refused_in_words(library_of_two: Ledger, query: str) -> None:
    try:
        found = library_of_two.search(Request(query, facets=True))
    except InvalidQuery as error:
        assert str(error)  # noqa: PT017
    else:
        assert found.total >= len(found.hits)


def test_the_newest_may_come_first(ledger: Ledger) -> None:
    for year in ("2017", "2023", "2015"):
        document = document_of((f"Een planbureau in {year}.",), f"{year}.txt", date=f"{year}-05-01")
        keep(ledger, document)
    keep(ledger, document_of(("Planbureau, planbureau en planbureau.",), "ooit.txt"))
    hits = ledger.search(Request("planbureau", newest=True)).hits
    assert [hit.entry.name for hit in hits] == ["2023.txt", "2017.txt", "2015.txt", "ooit.txt"]
    assert {hit.score for hit in hits} == {0.0}
    second = ledger.search(Request("planbureau", limit=2, offset=2, newest=True)).hits
    assert [hit.entry.name for hit in second] == ["2015.txt", "ooit.txt"]
