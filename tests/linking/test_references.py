# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a reference means: identifier, address, and whether the list knows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.linking.addresses import address
from samenhang.linking.citations import cite
from samenhang.linking.references import link
from samenhang.marking.references import RULES
from samenhang.marking.scanner import Scanner
from samenhang.model import Existence, Link, Mark, MarkKind

SCANNER = Scanner(RULES)
PUBLISHED = (
    "ah-tk-20192020-89", "h-ek-20012002-520-531", "h-tk-20012002-4369-4373", "h-tk-20072008-3610-3623",
    "h-tk-20072008-3623-3623", "h-tk-20072008-3623-3626", "h-tk-20072008-36-41", "h-tk-20092010-100-8059",
    "h-tk-19941995-54-3412-3420", "h-tk-20152016-24-6", "kst-20052006-28283-A", "kst-20032004-29200F-A",
    "kst-20072008-00LXV-A", "kst-31015-6", "kst-33763-141", "kst-33908-R2030-5", "kst-34775-XVI-12",
    "kst-35570-17", "kst-CXXIV-G", "kst-26122-18B", "kv-tk-2015Z15377", "stcrt-1995-209-p9-SC4047",
    "stcrt-1995-209-p7-SC4040",
)  # fmt: skip


def known(identifier: str) -> bool:
    return identifier in PUBLISHED


def pages(prefix: str) -> list[str]:
    return sorted(one for one in PUBLISHED if one.startswith(prefix))


def links(text: str, look_up: Callable[[str], bool] | None = known) -> list[Link]:
    listed = pages if look_up else None
    return [one for mark in SCANNER.scan(text) for one in link(mark, look_up, listed)]


EXISTING = [
    ("Kamerstukken II 2017–2018, 33763, nr. 141", "kst-33763-141"),
    ("34 775-XVI, nr. 12", "kst-34775-XVI-12"),
    ("Kamerstukken I 2005/06, 28 283, A", "kst-20052006-28283-A"),
    ("Kamerstukken I 2003/04, 29 200-F, A", "kst-20032004-29200F-A"),
    ("Kamerstukken I 2007/08, LXV, A", "kst-20072008-00LXV-A"),
    ("Kamerstukken I, 2008-2009, CXXIV, G", "kst-CXXIV-G"),
    ("(36222 en 31015, nr. 6)", "kst-31015-6"),
    ("Kamerstuk 33 908 (R2030), nr. 5", "kst-33908-R2030-5"),
    ("Kamerstuk 26 122, nr. 18b", "kst-26122-18B"),
    ("Kamerstuk 35 570, nr. 17 (herdruk)", "kst-35570-17"),
    ("Handelingen II 2015/16, nr. 24, item 6", "h-tk-20152016-24-6"),
    ("Handelingen II 2001/02, p. 4369-4373", "h-tk-20012002-4369-4373"),
    ("Handelingen II 1994/95, nr. 54, p. 3412-3420", "h-tk-19941995-54-3412-3420"),
    ("Handelingen II 2009/10, nr. 100, p. 8059", "h-tk-20092010-100-8059"),
    ("Handelingen EK 2001-2002, nr. 10, blz. 525", "h-ek-20012002-520-531"),
    ("Aanhangsel Handelingen II 2019/20, nr. 89", "ah-tk-20192020-89"),
]


@pytest.mark.parametrize(("text", "target"), EXISTING, ids=[text for text, _ in EXISTING])
def test_what_exists_is_found_in_whatever_shape_it_has(text: str, target: str) -> None:
    (found,) = links(text)
    assert (found.target, found.found) == (target, Existence.EXISTS)
    assert found.address == f"https://zoek.officielebekendmakingen.nl/{target}.html"
    assert "staat in de lijst" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Kamerstuk 33 763, nr. 999",
        "Stb. 2019, 12",
        "Aanhangsel Handelingen II 2019/20, nr. 90",
        "Handelingen II 2015/16, nr. 24, item 7",
        "Handelingen II 2007/08, nr. 49, p. 9999",
        "(36222 en 31016, nr. 6)",
    ],
)
def test_a_miss_is_a_status_and_never_another_paper(text: str) -> None:
    (found,) = links(text)
    (unchecked,) = links(text, None)
    assert found.found is Existence.NOT_FOUND
    assert found.target == unchecked.target
    assert found.score < unchecked.score or "Handelingen" in text


def test_without_a_list_nothing_is_claimed() -> None:
    (found,) = links("Kamerstukken II 2017–2018, 33763, nr. 141", None)
    assert found.found is Existence.NOT_CHECKED
    assert found.reason == "dossier 33763, stuk 141, vergaderjaar 2017-2018"


def test_a_page_on_which_three_items_stand_is_three_links_that_say_so() -> None:
    found = links("Handelingen Tweede Kamer 2007-08, nr. 49, p. 3623")
    expected = {"h-tk-20072008-3623-3623", "h-tk-20072008-3610-3623", "h-tk-20072008-3623-3626"}
    assert {one.target for one in found} == expected
    assert all(one.score < 0.4 and "3 onderwerpen" in one.reason for one in found)


def test_a_gazette_in_parts_gives_its_parts() -> None:
    found = links("Stcrt. 1995, 209")
    assert [one.target for one in found] == ["stcrt-1995-209-p7-SC4040", "stcrt-1995-209-p9-SC4047"]
    assert all(one.found is Existence.EXISTS for one in found)


def test_a_number_of_the_register_stays_itself_and_names_its_publication() -> None:
    first, second = links("vragen met nummer 2015Z15377")
    assert (first.target, second.target) == ("2015Z15377", "kv-tk-2015Z15377")
    assert "gepubliceerd als kv-tk-2015Z15377" in first.reason
    assert first.found is Existence.NOT_CHECKED


def test_a_number_without_dossier_needs_that_of_its_text() -> None:
    (mark,) = SCANNER.scan("de motie op stuk nr. 17")
    assert link(mark, known) == ()
    (found,) = link(mark, known, dossier="35570")
    assert (found.target, found.found) == ("kst-35570-17", Existence.EXISTS)
    assert "dossier 35570" in found.reason


def test_the_dossier_of_the_text_changes_no_other_mark() -> None:
    (mark,) = SCANNER.scan("Kamerstuk 33 763, nr. 141")
    assert link(mark, known, dossier="35570") == link(mark, known)


def test_a_motion_is_the_paper_behind_it_and_else_nothing() -> None:
    motion = SCANNER.scan("de motie-Segers/Heerma (Kamerstuk 35 570, nr. 17)")[0]
    assert [one.target for one in link(motion, known)] == ["kst-35570-17"]
    assert links("de motie-Segers/Heerma is") == []


def test_reports_and_other_marks_have_no_link_here() -> None:
    assert links("het rapport “Grip op informatie” van de WRR uit 2017") == []
    assert link(Mark(MarkKind.DATE, 0, 4, "year", {"target": "kst-33763-141"}), known) == ()


@given(st.text(max_size=40), st.booleans())
def test_any_target_is_linked_without_a_crash(target: str, checked: bool) -> None:
    mark = Mark(MarkKind.REFERENCE, 0, 3, "identifier", {"form": "kamerstuk", "target": target})
    for one in link(mark, known if checked else None, pages):
        assert one.target == target
        assert 0.0 <= one.score <= 1.0


ADDRESSES = [
    ("kst-30821-153", "https://zoek.officielebekendmakingen.nl/kst-30821-153.html"),
    ("dossier/36410-VII", "https://zoek.officielebekendmakingen.nl/dossier/36410-VII"),
    ("2021D27104", "https://www.tweedekamer.nl/kamerstukken/detail?id=2021D27104&did=2021D27104"),
    ("2025Z03792", "https://www.tweedekamer.nl/kamerstukken/detail?id=2025Z03792"),
    (
        "2025A03345",
        "https://www.tweedekamer.nl/debat_en_vergadering/commissievergaderingen/details?id=2025A03345",
    ),
    ("BWBR0005537", "https://wetten.overheid.nl/BWBR0005537"),
    ("jci1.3:c:BWBR0005730&hoofdstuk=3", "https://wetten.overheid.nl/jci1.3:c:BWBR0005730&hoofdstuk=3"),
    ("ECLI:NL:HR:2013:963", "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2013:963"),
    ("32016R0679", "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679"),
    ("32012A0424(01)", "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32012A0424(01)"),
    ("CVDR101405_1", "https://lokaleregelgeving.overheid.nl/CVDR101405/1"),
    ("CVDR101405", "https://lokaleregelgeving.overheid.nl/CVDR101405"),
    ("2008P02027", None),
    ("TZ202412-116", None),
    ("law:wet-bescherming-staatsgeheimen", None),
    ("javascript:alert(1)", None),
    ("kst-1\"><script>", None),
]  # fmt: skip


@pytest.mark.parametrize(("target", "expected"), ADDRESSES)
def test_addresses(target: str, expected: str | None) -> None:
    assert address(target) == expected


def test_an_article_of_a_law_has_its_own_address() -> None:
    (found,) = links("artikel 68 van de Grondwet")
    assert found.address == "https://wetten.overheid.nl/jci1.3:c:BWBR0001840&artikel=68"
    assert address("BWBR0001840", "10 en 11") == "https://wetten.overheid.nl/BWBR0001840"


CITATIONS = [
    ("kst-30821-153", "Kamerstuk 30821, nr. 153"),
    ("kst-34775-XVI-12", "Kamerstuk 34775-XVI, nr. 12"),
    ("kst-21501-08-719", "Kamerstuk 21501-08, nr. 719"),
    ("kst-32862-O", "Kamerstuk 32862, O"),
    ("kst-20052006-28283-A", "Kamerstukken I 2005/06, 28283, A"),
    ("kst-19951996-23700-188b", "Kamerstukken I 1995/96, 23700, nr. 188b"),
    ("kst-CXXIV-G", "Kamerstukken I, CXXIV, G"),
    ("kst-24426-3-h1", "Kamerstuk 24426, nr. 3 (herdruk)"),
    ("kst-24707-32-h2", "Kamerstuk 24707, nr. 32 (2e herdruk)"),
    ("h-tk-20152016-24-6", "Handelingen II 2015/16, nr. 24, item 6"),
    ("h-ek-20012002-520-531", "Handelingen I 2001/02, p. 520-531"),
    ("h-tk-19941995-54-3412-3412", "Handelingen II 1994/95, nr. 54, p. 3412-3412"),
    ("ah-tk-20192020-89", "Aanhangsel Handelingen II 2019/20, nr. 89"),
    ("stb-2019-12", "Stb. 2019, 12"),
    ("stcrt-2009-9231", "Stcrt. 2009, 9231"),
    ("blg-1173175", "blg-1173175"),
    ("kst-30687-9-b3", "kst-30687-9-b3"),
    ("ag-tk-2017-05-24", "ag-tk-2017-05-24"),
]


@pytest.mark.parametrize(("identifier", "citation"), CITATIONS)
def test_citations(identifier: str, citation: str) -> None:
    assert cite(identifier) == citation


@given(st.integers(21502, 36999), st.sampled_from(["", "-VI", "-XVI", "-IXB", "-A"]), st.integers(1, 999))
def test_what_is_cited_is_found_again(dossier: int, chapter: str, number: int) -> None:
    identifier = f"kst-{dossier}{chapter}-{number}"
    assert [one.target for one in links(f"({cite(identifier)})", None)] == [identifier]
