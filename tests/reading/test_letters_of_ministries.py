# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters as ministries send them, and their pages on the web: what is theirs, and what is of others."""

from __future__ import annotations

import pytest

from samenhang.model import Document, FactName, PassageKind
from samenhang.reading import read
from tests.reading.pdf_writer import LEFT, PdfWriter, fold

FIRST = (
    "Hierbij informeer ik uw Kamer over de uitvoering van de motie van de leden Segers en Heerma over een "
    "planbureau voor de veiligheid, en over de stand van zaken van de overige moties die uw Kamer in dat "
    "debat heeft aangenomen en waarop ik nog niet eerder ben ingegaan, mede in het licht van de interdeparte-"
)
SECOND = "mentale samenwerking die daarvoor nodig is. Ik kom daar voor het einde van het jaar op terug."


def letter(*head: str, note: str = "1 Kamerstukken II 2020/21, 35 570, nr. 17.") -> Document:
    """A letter of two pages with a footnote on the first, and a head above the second."""
    writer = PdfWriter()
    page = writer.page()
    address = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
    page.lines(780, [address, "Postbus 20018", "2500 EA DEN HAAG"])
    page.lines(720, ["Datum 12 juni 2023", "Betreft Uitvoering motie planbureau"])
    page.lines(680, fold(FIRST, 72))
    page.mark(LEFT + 6.0 * len(fold(FIRST, 72)[0]), 680, note[0])
    page.mark(LEFT, 90, note[0], 8)
    page.text(LEFT + 8, 90, note[2:], 8)
    page = writer.page()
    page.lines(812, list(head), size=8)
    end = page.lines(770, fold(SECOND, 72))
    page.lines(end - 30, ["De Minister van Justitie en Veiligheid,", "", "D. Yesilgöz-Zegerius"])
    return read(writer.build(), "brief.pdf")


@pytest.mark.parametrize(
    "note",
    [
        "1 Kamerstukken II 2020/21, 35 570, nr. 17.",
        "1 Kamerstuk 35 570, nr. 17",
        "1 Kamerstuk 35570, nr. 17.",
    ],
)
def test_a_letter_is_not_the_paper_that_its_footnote_names(note: str) -> None:
    found = letter(note=note)
    assert [found.text[p.start : p.end] for p in found.passages if p.kind is PassageKind.FOOTNOTE] == [
        note[2:]
    ]
    for name in (FactName.IDENTIFIER, FactName.DOSSIER, FactName.NUMBER, FactName.YEAR):
        assert found.fact(name) is None
    assert found.fact(FactName.KIND) == "letter"
    assert found.fact(FactName.SUBJECT) == "Uitvoering motie planbureau"


HEADS = [
    ["Ministerie van Justitie en Veiligheid Ons kenmerk 4567890"],
    ["Ons kenmerk: BS2024001234"],
    ["Datum 12 juni 2023", "Onze referentie 4567890-1058"],
    ["Directie Internationale Zaken Kenmerk MINBUZA.2023/114"],
]


@pytest.mark.parametrize("head", HEADS, ids=[head[0] for head in HEADS])
def test_the_letterhead_of_the_second_page_is_no_text(head: list[str]) -> None:
    assert "interdepartementale samenwerking" in letter(*head).text
    assert letter(*head).text == letter().text


@pytest.mark.parametrize(
    "line", ["Ministerie van Justitie en Veiligheid", "Datum en plaats", "Kenmerk van beleid"]
)
def test_other_lines_above_a_page_stay(line: str) -> None:
    assert line in letter(line).text


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Kamerbrief over weerbaarheid | Kamerstuk | Rijksoverheid.nl", "Kamerbrief over weerbaarheid"),
        ("Nieuws | NCTV", "Nieuws | NCTV"),
        ("Rapport - Veiligheid | Rapport | Rijksoverheid.nl", "Rapport - Veiligheid"),
        ("Besluit instelling raad | Overheid.nl &gt; Officiële bekendmakingen", "Besluit instelling raad"),
        ("Kamerstuk 30821, nr. 251 | Overheid.nl &gt; Officiële bekendmakingen", None),
        ("Voortgang | Tweede Kamer der Staten-Generaal", "Voortgang"),
    ],
)
def test_the_name_of_a_site_is_no_part_of_a_title(written: str, title: str | None) -> None:
    page = f"<html><head><title>{written}</title></head><body><main><p>Tekst.</p></main></body></html>"
    stated = [fact.value for fact in read(page.encode(), "x.html").facts if fact.name is FactName.TITLE]
    assert stated == ([title] if title else [])
