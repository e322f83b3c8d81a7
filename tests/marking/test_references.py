# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""References, case by case: every form of the guide to formats, and what is no reference."""

from __future__ import annotations

import pickle
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from samenhang.marking.references import RULES
from samenhang.marking.references.laws import law_target
from samenhang.marking.scanner import Scanner
from samenhang.model import Mark, MarkKind
from samenhang.vocabulary.laws import Law, laws

CASES = Path(__file__).parents[1] / "cases"
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
SCANNER = Scanner(RULES)


def cases(name: str) -> list[Any]:
    content = yaml.safe_load((CASES / name).read_text("utf-8"))
    return [case for section in content.values() for case in section]


FOUND = [c for n in ("references", "references_laws", "references_reports") for c in cases(f"{n}.yaml")]


def only(text: str) -> Mark:
    marks = SCANNER.scan(text)
    assert len(marks) == 1, [text[m.start : m.end] for m in marks]
    return marks[0]


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["text"][:60])
def test_every_reference_is_found_and_nothing_else(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        [text[m.start : m.end], m.value["form"], m.value.get("target") or ""] for m in SCANNER.scan(text)
    ]
    assert found == case["finds"]


@pytest.mark.parametrize("text", cases("references_none.yaml"))
def test_what_is_no_reference_stays_none(text: str) -> None:
    assert [(text[m.start : m.end], m.rule) for m in SCANNER.scan(text)] == []


@pytest.mark.parametrize("case", FOUND[::5], ids=lambda case: case["text"][:60])
def test_a_reference_is_found_in_the_midst_of_a_text_too(case: dict[str, Any]) -> None:
    before = "De minister schreef hierover “het volgende” – zie "
    shifted = before + case["text"] + "\nDaarna sprak de heer De Boer."
    found = [shifted[m.start : m.end] for m in SCANNER.scan(shifted)]
    assert found == [quote for quote, _, _ in case["finds"]]


VALUES: list[tuple[str, dict[str, Any]]] = [
    (
        "Kamerstukken II 2017–2018, 33763, nr. 141, p. 7–8",
        {"dossier": "33763", "number": "141", "chamber": "tweede-kamer", "year": "2017-2018", "page": "7-8"},
    ),
    ("Kamerstukken II '08/'09, 31 386, nr. 3", {"year": "2008-2009"}),
    ("Kamerstukken II 1999/2000, 26 800, nr. 3", {"year": "1999-2000", "target": "kst-26800-3"}),
    ("Kamerstukken II 1985/- 86, 19 403, nr. 3", {"year": "1985-1986"}),
    ("Kamerstukken II 2007/08, 31 386, nr. 3, p. 13 en 14.", {"page": "13 en 14"}),
    ("Kamerstukken II 2007/08, 31 386, nr. 3, p. 17, 19-22.", {"page": "17, 19-22"}),
    ("Kamerstukken I 2014/15, 32 862, O", {"chamber": "eerste-kamer", "number": "O"}),
    (
        "(36222 en 31015, nr. 6)",
        {"dossiers": ["36222", "31015"], "candidates": ["kst-36222-6", "kst-31015-6"]},
    ),
    (
        "34 356 (R2064), nr. 3",
        {"dossier": "34356", "candidates": ["kst-34356-3", "kst-34356-R2064-3"]},
    ),
    ("bijlage bij Kamerstukken II 2021/22, 29 628, nr. 1051", {"annex": True, "target": "kst-29628-1051"}),
    ("stuk nr. 12, I en III", {"dossier": None, "number": "12", "parts": ["I", "III"]}),
    (
        "Kamerstukken I 2008/09, 28 764, P",
        {"target": "kst-20082009-28764-P", "candidates": ["kst-20082009-28764-P", "kst-28764-P"]},
    ),
    ("Kamerstukken I 2010/11, 32 862, A", {"target": "kst-32862-A"}),
    ("Handelingen II 2015/16, nr. 24, item 6, p. 5", {"meeting": "24", "item": "6", "page": "5"}),
    (
        "Handelingen II 2007/08, nr. 49, p. 3623",
        {"prefix": "h-tk-20072008-", "first_page": 3623, "last_page": 3623, "meeting": "49"},
    ),
    ("Handelingen II 2004/05, blz. 39-2410", {"meeting": "39", "first_page": 2410}),
    ("Handelingen 2015/16, nr. 24, item 6", {"chamber": "tweede-kamer"}),
    ("2025Z03792", {"form": "case", "candidates": ["2025Z03792", "kv-tk-2025Z03792"]}),
    ("T01793", {"form": "commitment", "chamber": "eerste-kamer"}),
    (
        "artikel 5.1, tweede lid, van de Woo",
        {"article": "5.1", "paragraph": "2", "name": "Wet open overheid"},
    ),
    ("artikelen 10 en 11 van de Grondwet", {"article": "10 en 11", "target": "BWBR0001840"}),
    (
        "jci1.3:c:BWBR0005730&amp;hoofdstuk=3&amp;paragraaf=3.3",
        {"law": "BWBR0005730", "parts": {"hoofdstuk": "3", "paragraaf": "3.3"}},
    ),
    ("artikel 33 van Verordening (EU) 2016/679", {"article": "33", "year": "2016", "number": "679"}),
    ("Verordening (EG) nr. 45/2001", {"target": "32001R0045", "year": "2001", "number": "45"}),
    ("ECLI:NL:RvS:2015:1", {"court": "RVS", "year": "2015"}),
    ("de motie Segers (CU)/Heerma (CDA)", {"movers": ["Segers", "Heerma"], "groups": ["CU", "CDA"]}),
    ("de motie van de leden Pieter Heerma en Segers", {"movers": ["Pieter Heerma", "Segers"]}),
    ("de motie-Bergkamp/Otwin van Dijk", {"movers": ["Bergkamp", "Otwin van Dijk"]}),
    (
        "de gewijzigde motie van het lid De Roon c.s.",
        {"movers": ["De Roon"], "and_others": True, "changed": True},
    ),
    (
        "het rapport “Grip” van de Raad voor het Openbaar Bestuur (ROB) uit 2020",
        {"title": "Grip", "author": "Raad voor het Openbaar Bestuur", "year": "2020"},
    ),
    (
        "in het rapport nr. 98 «Veiligheid in een wereld van verbindingen» van mei 2017",
        {"number": "98", "year": "2017", "title": "Veiligheid in een wereld van verbindingen"},
    ),
    ("de kabinetsreactie van 28 maart 2018", {"form": "government-response", "date": "2018-03-28"}),
]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[text for text, _ in VALUES])
def test_a_mark_says_what_the_words_say(text: str, value: dict[str, Any]) -> None:
    found = only(text)
    assert {key: found.value.get(key) for key in value} == value
    assert found.kind is MarkKind.REFERENCE
    assert 0.5 < found.score <= 1.0


def test_pages_before_2010_leave_the_item_open() -> None:
    assert "target" not in only("Handelingen II 2007/08, nr. 49, p. 3623").value
    assert "target" not in only("Handelingen II 2015/16, nr. 24").value


def test_the_paper_behind_a_motion_is_its_own_mark_and_the_motion_names_it() -> None:
    motion, paper = SCANNER.scan("de motie-Segers/Heerma over een planbureau (Kamerstuk 35 570, nr. 17) is")
    assert motion.value["paper"] == paper.value["target"] == "kst-35570-17"


def test_a_paper_in_the_next_sentence_is_not_that_of_the_motion() -> None:
    motion = SCANNER.scan("de motie-Segers/Heerma. De brief (Kamerstuk 35 570, nr. 18) volgt.")[0]
    assert "paper" not in motion.value


def test_each_paper_of_a_list_has_words_of_its_own() -> None:
    text = "Kamerstukken II 2015/16, 33 763, nr. 4, p. 12 en 13, en nr. 6."
    first, second = SCANNER.scan(text)
    assert text[first.start : first.end] == "Kamerstukken II 2015/16, 33 763, nr. 4, p. 12 en 13"
    assert text[second.start : second.end] == "6"


def test_a_mark_is_a_mark_like_any_other() -> None:
    found = only("Kamerstuk 33 694, nr. 6")
    value = dict(found.value)
    twin = Mark(found.kind, found.start, found.end, found.rule, value, found.score)
    assert twin == found
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(AttributeError):
        found.start = 3  # type: ignore[misc]


@pytest.mark.parametrize("law", laws(), ids=lambda law: law.name)
def test_every_law_is_found_by_each_of_its_names(law: Law) -> None:
    for form in (law.name, *law.short):
        for before in ("conform de ", "artikel 5, derde lid, van de "):
            found = [m for m in SCANNER.scan(f"{before}{form}, zo") if m.rule in ("law", "european-act")]
            assert [m.value["target"] for m in found] == [law.bwb or law.celex or law_target(law.name)]
            assert found[0].value.get("article") == ("5" if before.startswith("artikel") else None)
    for form in law.bound:
        assert [m.value["name"] for m in SCANNER.scan(f"art. 5 {form}, zo")] == [law.name]
        assert SCANNER.scan(f"de {form}, zo") == []


# ---------------------------------------------------------------- what is written comes back

DOSSIERS = st.integers(21502, 37999)
YEARS = st.integers(2010, 2026)
LEADS = st.sampled_from(
    ["Kamerstukken II {y}, ", "Kamerstuk ", "Kamerst. II {y}, ", "TK {y}, ", "Tweede Kamer, {y}, "]
)
GAPS = st.sampled_from(
    [", nr. ", " nr. ", ", nr ", ", Nr. ", ", nummer ", ", no. ", ",\u00a0nr.\u00a0", ", onder nr. "]
)
ENDS = st.sampled_from(["", ".", ")", ";", " is", ", die", " en", "\n", " (het"])
YEAR_FORMS = st.sampled_from(["{a}-{b}", "{a}–{b}", "{a}/{b}", "{a}/{c:02d}", "{a}-{c:02d}"])
CHAPTERS = st.sampled_from(["", "-VI", " X", "-XVI", "-IXB", "-B", " hoofdstuk V"])


@st.composite
def spelled(draw: st.DrawFn) -> tuple[str, str]:
    """A citation in any spelling, and the identifier it must give."""
    dossier, chapter, number = draw(DOSSIERS), draw(CHAPTERS), draw(st.integers(1, 2999))
    year = draw(YEARS)
    when = draw(YEAR_FORMS).format(a=year, b=year + 1, c=(year + 1) % 100)
    printed = draw(st.sampled_from([str(dossier), f"{dossier // 1000} {dossier % 1000:03d}"]))
    text = f"({draw(LEADS).format(y=when)}{printed}{chapter}{draw(GAPS)}{number}{draw(ENDS)}"
    part = chapter.replace("hoofdstuk", "").strip(" -")
    return text, f"kst-{dossier}-{part}-{number}" if part else f"kst-{dossier}-{number}"


@given(spelled())
def test_any_spelling_of_a_paper_gives_its_identifier(citation: tuple[str, str]) -> None:
    text, identifier = citation
    assert [m.value.get("target") for m in SCANNER.scan(text)] == [identifier]


@given(DOSSIERS, st.lists(st.integers(1, 900), min_size=2, max_size=6, unique=True))
def test_a_list_of_numbers_gives_each_paper(dossier: int, numbers: list[int]) -> None:
    *most, last = map(str, sorted(numbers))
    text = f"Kamerstukken II 2015/16, {dossier}, nrs. {', '.join(most)} en {last}."
    expected = [f"kst-{dossier}-{n}" for n in [*most, last]]
    assert [m.value["target"] for m in SCANNER.scan(text)] == expected


@given(YEARS, st.integers(1, 120), st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True))
def test_items_of_the_proceedings(year: int, meeting: int, items: list[int]) -> None:
    head = f"Handelingen I {year}/{(year + 1) % 100:02d}, nr. {meeting}, item{'s' if items[1:] else ''} "
    text = f"({head}{' en '.join(map(str, items))})"
    expected = [f"h-ek-{year}{year + 1}-{meeting}-{item}" for item in items]
    assert [m.value.get("target") for m in SCANNER.scan(text)] == expected


FRAGMENTS = st.sampled_from(
    ["Kamerstukken ", "II ", "2015/16, ", "33 763", "-XVI", ", nr. ", "12", " en ", "nrs. ", "–", "(", ")",
     "p. ", "Handelingen ", "item ", "motie van de leden ", "Van Dijk", "/", "artikel 5 ", "van de ", "Woo",
     "Wet ", "rapport ", "“", "”", "Stb. ", "ECLI:", "NL:", "Richtlijn ", "93/42/EEG", "kst-", "&a=", "\n",
     "jci1.3:c:BWBR0005730", ";", "21501-08", "TZ", "2024D12345", " hoofdstuk ", "R2064", "€", "nr"]
)  # fmt: skip


@given(st.lists(FRAGMENTS | st.text(max_size=4), max_size=60).map("".join))
def test_no_text_breaks_it_and_marks_stay_inside_the_text(text: str) -> None:
    for found in SCANNER.scan(text):
        assert 0 <= found.start < found.end <= len(text)
        assert not text[found.start].isspace()
        assert not text[found.end - 1].isspace()


HOSTILE = [
    "Kamerstukken II 2015/16, 33 763, nr. 1" + ", 2" * 20_000,
    "Kamerstukken II 33 763 en " * 8_000,
    "33 763 en " * 20_000,
    "Kamerstukken I 2000/2001, 26 855 (250, 250a); " * 4_000,
    "motie van de leden " + "Van Van Van " * 15_000,
    "motie-" + "A/" * 80_000,
    "de motie-Segers over " * 8_000,
    "artikel 1, 2, 3, 4, " * 8_000 + " Woo" * 8_000,
    "rapport “" * 20_000,
    "Wet a b c d e f g h i j k l m n o p " * 5_000,
    "(" * 200_000,
    "nr. " * 50_000,
    "a" * 200_000 + "wet ",
    "Handelingen II 2007/08, p. 1-" * 6_000,
    "jci1.3:c:BWBR0005730" + "&a=b" * 40_000,
    "kst-1-" * 30_000,
    "ECLI:" * 40_000,
    " door ABD onderzoek" * 8_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:24])
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    begun = time.process_time()
    SCANNER.scan(text)
    assert time.process_time() - begun < 6.0


# ---------------------------------------------------------------- the two real documents

LETTER = {"h-tk-20152016-24-6", "h-tk-20152016-24-10", "kst-33694-6"}
NOTE = {"kst-33763-141", "kst-35570-17", "kst-30821-153"}


@pytest.mark.skipif(not SEEDS.exists(), reason="the two real documents are not here")
@pytest.mark.parametrize(("name", "targets"), [("kamerbrief*", LETTER), ("nota*", NOTE)])
def test_the_real_documents_as_they_are(name: str, targets: set[str]) -> None:
    text = next(SEEDS.glob(name)).read_text("utf-8")
    assert {str(m.value["target"]) for m in SCANNER.scan(text) if "target" in m.value} == targets


@pytest.mark.skipif(not SEEDS.exists(), reason="the two real documents are not here")
def test_the_note_cites_a_report_a_response_a_motion_and_a_study() -> None:
    text = next(SEEDS.glob("nota*")).read_text("utf-8")
    found = {str(m.value["form"]): m.value for m in reversed(SCANNER.scan(text))}
    assert str(found["report"]["title"]).startswith("Veiligheid in een wereld van verbindingen")
    assert found["report"]["year"] == "2017"
    assert found["government-response"]["date"] == "2018-03-28"
    assert found["motion-by-name"]["movers"] == ["Segers", "Heerma"]
    studies = [m.value for m in SCANNER.scan(text) if m.value.get("author") == "ABDTOPConsult"]
    assert "2021" in [value.get("year") for value in studies]
