# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`samenhang risk report` on the files of the demo: the DOCX and the PDF opened again, pictures, refusals."""

from __future__ import annotations

import csv
import json
import struct
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn

from samenhang.desks.risk.analysis.assessment.words import number, percent
from tests.desks.risk.reports import CASCADE, MEASURES, SCENARIOS, headings, rows_of, run

CALLED = {"id: overstroming-kust": "id: zeeoverstroming", "id: aanval-bondgenoot": "id: aanval-elders"}
"""What two scenarios are called here; the second has no name in the cascade and the measures."""
SAME = ("--same", "zeeoverstroming=overstroming-kust")
QUICK = ("--samples", "200", "--inner", "20")


@pytest.fixture(autouse=True)
def _no_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMENHANG_DATABASE", raising=False)


@dataclass(frozen=True)
class Made:
    """What one run of the command wrote, and what `risk assess` says on the same terms."""

    folder: Path
    assessed: dict[str, Any]
    said: dict[str, Any]

    @cached_property
    def word(self) -> Any:
        return docx.Document(str(self.folder / "report.docx"))

    @property
    def pdf(self) -> bytes:
        return (self.folder / "report.pdf").read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("report")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SAMENHANG_DATABASE", raising=False)
        scenarios = folder / "scenarios.yaml"
        text = SCENARIOS.read_text("utf-8")
        for theirs, own in CALLED.items():
            text = text.replace(theirs, own)
        scenarios.write_text(text, "utf-8")
        assessed = run("risk", "assess", scenarios, *QUICK, "--json")
        beside: tuple[str | Path, ...] = ("--cascade", CASCADE, "--measures", MEASURES, *SAME)
        to = (
            "--to",
            folder / "report.docx",
            "--to",
            folder / "report.pdf",
            "--pictures",
            folder / "pictures",
        )
        found = run("risk", "report", scenarios, *beside, *QUICK, *to, "--json")
    assert (assessed.exit_code, found.exit_code) == (0, 0), found.output
    return Made(folder, json.loads(assessed.stdout), json.loads(found.stdout))


def table_named(word: Any, caption: str) -> list[tuple[str, ...]]:
    """The rows of the table with this caption, and its head."""
    for table in word.tables:
        named = table._tbl.tblPr.find(qn("w:tblCaption"))
        if named.get(qn("w:val")).startswith(caption):
            return rows_of(table)
    raise AssertionError(f"no table {caption}")


# ---------------------------------------------------------------- the document in Word


def test_the_document_has_title_language_and_marks(made: Made) -> None:
    word = made.word
    assert (word.core_properties.title, word.core_properties.language) == ("Risicobeoordeling 2026", "nl-NL")
    assert {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    above = "VERZONNEN VOORBEELD: geen uitkomst van enige beoordeling"
    assert above in [paragraph.text for paragraph in word.paragraphs]
    assert {section.header.paragraphs[0].text for section in word.sections} == {above}


def test_headings_are_in_order_and_every_scenario_has_its_dossier(made: Made) -> None:
    found = headings(made.word)
    levels = [level for level, _ in found]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    dossiers = [one["title"]["nl"] for one in made.assessed["scenarios"]]
    assert [text.partition(" ")[2] for level, text in found if text[0].isdigit()] == dossiers
    assert [text for level, text in found if level == 1] == [
        "Samenvatting",
        "Wat is gevraagd",
        "De schaal",
        "Risicodiagram en rangorde",
        "Wat elk risico bepaalt",
        "Dossiers per scenario",
        "Cascades",
        "Maatregelen en portefeuille",
        "Wat de moeite waard is om te vragen",
        "Verantwoording",
        "Bijlage: elke waarde van de schaal",
    ]


def test_the_contents_lead_to_the_headings(made: Made) -> None:
    body = made.word.element.body
    marks = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    assert len(links) == sum(level <= 2 for level, _ in headings(made.word))
    assert set(links) == marks


def test_every_table_has_a_heading_row_and_words(made: Made) -> None:
    tables = made.word.tables
    assert len(tables) > 60
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in table.rows[1:])
        assert len(table.rows) > 1
        for name in ("w:tblCaption", "w:tblDescription"):
            assert table._tbl.tblPr.find(qn(name)).get(qn("w:val"))


def test_every_picture_has_words_and_fits_its_page(made: Made) -> None:
    word = made.word
    shapes = word.inline_shapes
    scenarios = len(made.assessed["scenarios"])
    names = [shape._inline.docPr.get("name") for shape in shapes]
    assert {"diagram", "ranking", "exceedance", "graph", "years", "effects", "front", "core"} <= set(names)
    assert sum(name.startswith("drivers-") for name in names) == scenarios
    widest = max(section.page_width - 2 * section.left_margin for section in word.sections)
    for shape in shapes:
        assert len(shape._inline.docPr.get("descr")) > 30
        assert shape.width <= widest
    diagram = next(shape for shape in shapes if shape._inline.docPr.get("name") == "diagram")
    assert "Grieppandemie (verzonnen): waarschijnlijkheid D, impact C" in diagram._inline.docPr.get("descr")


def test_numbers_are_those_of_the_assessment(made: Made) -> None:
    """Likelihood, impact, classes and ranks as `risk assess --json` says them."""
    likely = table_named(made.word, "Waarschijnlijkheid en impact")[1:]
    ranks = table_named(made.word, "Rang van elk scenario")[1:]
    assert len(likely) == len(ranks) == len(made.assessed["scenarios"])
    for one, row, rank in zip(made.assessed["scenarios"], likely, ranks, strict=True):
        chance, impact = one["likelihood"], one["impact"]
        median, low, high = (percent(chance[name]["value"], "nl") for name in ("median", "low", "high"))
        assert row[:3] == (str(one["place"]), one["title"]["nl"], f"{median} ({low} – {high})")
        assert row[4].startswith(f"{number(impact['median']['value'], 'nl', 2)} (")
        assert row[3].split()[0] == max(
            one["likelihood_class"], key=lambda c: one["likelihood_class"][c]["value"]
        )
        assert rank[2] == number(one["rank"]["mean"]["value"], "nl")
        assert rank[6] == percent(one["p_rank_within"][0]["value"], "nl")


def test_what_is_not_verified_is_marked_wherever_it_counts(made: Made) -> None:
    word = made.word
    listed = table_named(word, "Niet-geverifieerde waarden")[1:]
    assert len(listed) == len(made.assessed["unverified"])
    assert [row[2] for row in listed] == [one["source"] for one in made.assessed["unverified"]]
    assert all(row[0].startswith("† ") for row in listed)
    shown = table_named(word, "Waarschijnlijkheid en impact")[1:]
    assert all(row[3].endswith(" †") and row[5].endswith(" †") for row in shown)
    annex = table_named(word, "Elke waarde van nl-2022")[1:]
    assert sum(row[2] == "† NIET geverifieerd" for row in annex) == 57
    assert sum(row[2] == "geverifieerd" for row in annex) == 8


def test_a_dossier_holds_judgements_as_given_with_their_evidence(made: Made) -> None:
    found = [table for table in map(rows_of, made.word.tables) if table[0][-1] == "reden en bewijs"]
    assert len(found) == 8
    told = {row[2] for table in found for row in table}
    assert "klasse D, laag" in told
    assert "5 %: 2; 50 %: 12; 95 %: 59 % (logaritmisch)" in told
    assert "laagste 2,5 miljard, verwacht 12 miljard, hoogste 49 miljard euro" in told
    assert "lognormaal: 5 % 1.200, 95 % 18.000 personen (wisselt van keer tot keer)" in told
    assert "klasse C tot E, verwacht D" in told
    quoted = [row[3] for table in found for row in table if "verzonnen citaat" in row[3]]
    assert quoted == [
        "Verzonnen reden.\n“verzonnen citaat over de kans op een dijkdoorbraak” — voorbeeld-1, "
        "tekens 120 tot 168 (zoals aangehaald, niet nagezien)"
    ]


def test_links_and_measures_stand_in_the_dossiers(made: Made) -> None:
    tables = [rows_of(table) for table in made.word.tables]
    links = [row for table in tables if table[0][0] == "richting" for row in table[1:]]
    assert ("leidt hierheen", "Overstroming van de kust: ernstig", "Langdurige stroomuitval") in {
        row[:3] for row in links
    }
    assert "Stations staan laag (verzonnen)." in {row[4] for row in links}
    changed = [row for table in tables if table[0][1] == "wat zij doet" for row in table[1:]]
    dunes = next(row for row in changed if row[0] == "Versterking van dijken en duinen")
    assert dunes[1] == "komt 60 % (40 % – 80 %) minder vaak voor"
    text = [paragraph.text for paragraph in made.word.paragraphs]
    assert text.count("Dit scenario komt in de cascade niet voor.") == 1


def test_all_that_it_takes_to_repeat_it(made: Made) -> None:
    word = made.word
    settings = {row[0]: row[1] for row in table_named(word, "Instellingen en seeds")}
    assert settings["Seed van de beoordeling"] == "1"
    assert settings["Trekkingen, buiten en binnen"] == "200 × 20"
    files = table_named(word, "Bestanden waaruit")[1:]
    assert [name for name, _ in files] == ["scenarios.yaml", "cascade.yaml", "measures.yaml"]
    assert all(len(digest) == 64 for _, digest in files)
    assert {"Samenhang", "NumPy", "SciPy", "Python"} <= {row[0] for row in table_named(word, "Versies")}
    assert len(table_named(word, "Lopend gemiddelde")) == 9


# ---------------------------------------------------------------- the PDF


def test_the_pdf_has_text_title_and_language(made: Made) -> None:
    document = pypdfium2.PdfDocument(made.pdf)
    assert document.get_metadata_dict()["Title"] == "Risicobeoordeling 2026"
    pages = [page.get_textpage().get_text_range() for page in document]
    assert all("VERZONNEN VOORBEELD" in page for page in pages)
    text = " ".join(" ".join(pages).split())
    for one in made.assessed["scenarios"]:
        assert f"{one['place']} {one['title']['nl']}" in text
    assert percent(made.assessed["scenarios"][0]["likelihood"]["median"]["value"], "nl") in text


def test_the_pdf_is_accessible_and_lasting(made: Made) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as found:
        assert str(found.Root.Lang) == "nl-NL"
        with found.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        kinds = [obj for obj in found.objects if isinstance(obj, pikepdf.Dictionary) and "/S" in obj]
        figures = [obj for obj in kinds if obj.S == "/Figure"]
        assert len(figures) == len(made.word.inline_shapes)
        assert all(len(str(obj.Alt)) > 30 for obj in figures)
        assert sum(obj.S == "/Table" for obj in kinds) == len(made.word.tables)
        assert sum(obj.S == "/H1" for obj in kinds) >= 11


def test_nothing_of_the_pdf_is_beyond_its_page(made: Made) -> None:
    document = pypdfium2.PdfDocument(made.pdf)
    for page in document:
        width, height = page.get_size()
        assert {round(width), round(height)} == {595, 842}
        for thing in page.get_objects(max_depth=1):
            left, bottom, right, top = thing.get_bounds()
            assert left > -1
            assert bottom > -1
            assert right < width + 1
            assert top < height + 1


# ---------------------------------------------------------------- pictures


def test_every_picture_is_there_three_times(made: Made) -> None:
    folder = made.folder / "pictures"
    stems = {one.stem for one in folder.iterdir()}
    assert {one.name for one in folder.iterdir()} == {
        f"{s}.{e}" for s in stems for e in ("svg", "png", "csv")
    }
    assert {"diagram", "ranking", "exceedance", "graph", "years", "effects", "front", "core"} <= stems
    assert sum(name.startswith("causes-") for name in stems) == 8
    assert sorted(made.said["written"]) == sorted(
        map(str, [*folder.iterdir(), made.folder / "report.docx", made.folder / "report.pdf"])
    )


def test_a_png_is_as_large_as_its_svg_says(made: Made) -> None:
    folder = made.folder / "pictures"
    for one in folder.glob("*.svg"):
        data = one.with_suffix(".png").read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        box = one.read_text("utf-8").partition('viewBox="0 0 ')[2].partition('"')[0]
        size = struct.unpack(">II", data[16:24])
        assert size == pytest.approx([float(part) * 160 / 96 for part in box.split()], abs=2)


def test_the_data_of_a_picture_are_the_numbers_of_the_assessment(made: Made) -> None:
    text = (made.folder / "pictures" / "diagram.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    for one, row in zip(made.assessed["scenarios"], rows, strict=True):
        assert row["id"] == one["id"]
        assert float(row["likelihood_median"]) == pytest.approx(one["likelihood"]["median"]["value"])
        assert float(row["rank_high"]) == pytest.approx(one["rank"]["high"]["value"])
