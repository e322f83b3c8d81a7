# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report on an assessment: its parts in order, as DOCX or PDF, and its pictures as files.

report(gather(sources, terms, day, version), Form.PDF, "nl")
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from enum import StrEnum

from samenhang.desks.risk.report import pictures, scale_words
from samenhang.desks.risk.report.as_docx import docx
from samenhang.desks.risk.report.as_pdf import pdf
from samenhang.desks.risk.report.cascade_sections import cascade
from samenhang.desks.risk.report.document import Block, Document, Figure, Heading, Part
from samenhang.desks.risk.report.dossiers import dossiers
from samenhang.desks.risk.report.elicitation_sections import elicitation
from samenhang.desks.risk.report.material import Material, Proof
from samenhang.desks.risk.report.measure_sections import measures, questions
from samenhang.desks.risk.report.opening import opening
from samenhang.desks.risk.report.rankings import drivers, ranking
from samenhang.desks.risk.report.raster import png, size
from samenhang.desks.risk.report.repeating import repeating
from samenhang.desks.risk.report.voice import Voice
from samenhang.viewer import Level

WIDE = 800.0
"""Pixels up to which a picture can be read on an upright page."""


class Form(StrEnum):
    """What a report is written as."""

    DOCX = "docx"
    PDF = "pdf"


def report(material: Material, form: Form, language: str = "nl") -> bytes:
    """The bytes of the file. Raises InvalidInput for a language that there is not."""
    document = compose(material, language)
    return pdf(document) if form is Form.PDF else docx(document)


def compose(material: Material, language: str = "nl") -> Document:
    """The report as its parts. Costs what its pictures cost, which are bounded, and a line a judgement."""
    voice = Voice(language)
    linked = tuple(cascade(material, voice))
    parts = (
        Part(tuple(opening(material, voice))),
        Part(tuple(ranking(material, voice)), turned=True),
        Part((*drivers(material, voice), *dossiers(material, voice))),
        Part(tuple(elicitation(material, voice)), turned=True),
        Part(linked, turned=_wide(linked)),
        Part(tuple(measures(material, voice)), turned=True),
        Part((*questions(material, voice), *repeating(material, voice), *_annex(material, voice))),
    )
    return Document(
        title=material.title.strip()
        or voice("Risicobeoordeling", "Risk assessment") + f" {_years(material)}",
        language=voice.locale,
        day=material.day,
        marks=tuple(_marks(material, voice)),
        made=voice("Gemaakt op ", "Made on ") + f"{voice.day(material.day)}, Samenhang {material.version}.",
        contents=voice("Inhoud", "Contents"),
        parts=tuple(part for part in parts if part.blocks),
    )


def _wide(blocks: tuple[Block, ...]) -> bool:
    """Whether a picture is too wide to be read on an upright page."""
    return any(isinstance(block, Figure) and size(block.svg)[0] > WIDE for block in blocks)


def _annex(material: Material, voice: Voice) -> Iterator[Block]:
    yield Heading(1, voice("Bijlage: elke waarde van de schaal", "Annex: every value of the scale"))
    yield scale_words.values(material.found.scale, voice)


def _years(material: Material) -> str:
    return ", ".join(map(str, sorted({one.scenario.reference_year for one in material.found.results})))


def _marks(material: Material, voice: Voice) -> Iterator[str]:
    """What a reader must know before anything else."""
    if material.made_up:
        yield voice(
            "VERZONNEN VOORBEELD: geen uitkomst van enige beoordeling",
            "MADE-UP EXAMPLE: no result of any assessment",
        )
    levels = [proof.level for one in material.found.results for proof in _proofs(material, one.scenario.id)]
    highest = max(levels, key=lambda level: level.rank, default=Level.PUBLIC)
    if highest is not Level.PUBLIC:
        yield voice(
            f"{highest.dutch.capitalize()}: haalt zulke documenten aan",
            f"{highest.value.capitalize()}: quotes such documents",
        )


def _proofs(material: Material, scenario: str) -> Iterator[Proof]:
    for estimate in material.found.result(scenario).scenario.estimates():
        for passage in estimate.evidence:
            proof = material.look(passage)
            if proof is not None:
                yield proof


def files(material: Material, language: str = "nl") -> Iterator[tuple[str, bytes]]:
    """Every picture as SVG and as PNG, and its numbers as CSV: names and bytes."""
    for one in pictures.every(material, Voice(language)):
        yield f"{one.name}.svg", one.svg.encode()
        yield f"{one.name}.png", png(one.svg)
        yield f"{one.name}.csv", sheet(one.data).encode()


def sheet(rows: pictures.Rows) -> str:
    """Rows as CSV, of which no cell is run by a spreadsheet."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[_cell(cell) for cell in row] for row in rows])
    return out.getvalue()


def _cell(cell: object) -> object:
    """A name must not become a formula in a spreadsheet; a number may be below 0."""
    return (
        f"'{cell}"
        if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell != "-"
        else cell
    )
