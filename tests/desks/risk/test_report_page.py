# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report on an assessment from its page: all that touches it, and nothing that who asks may not see."""

from __future__ import annotations

import io

import pypdfium2
from docx import Document
from fastapi.testclient import TestClient

from samenhang.ledger import Ledger
from samenhang.viewer import Access, Level, Role
from tests.desks.risk.conftest import Desk
from tests.desks.risk.test_risk_files import TEXTS, kept, put
from tests.desks.risk.test_scenario_page import PAPER, QUOTE, SHOWN, TEXT, keep


def words(browser: TestClient, address: str) -> str:
    """Every word of the report as DOCX."""
    answer = browser.get(f"{address}/report.docx")
    assert answer.status_code == 200, answer.text
    found = Document(io.BytesIO(answer.content))
    cells = (cell.text for table in found.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in found.paragraphs), *cells])


def test_the_page_of_an_assessment_leads_to_its_report(desk: Desk) -> None:
    analyst, reader = desk("anna", Role.ANALYST), desk("piet", Role.READER)
    kept(analyst, TEXTS["measures"], level="public")
    address = kept(analyst, TEXTS["scenarios"])
    reports = reader.get(f"/v1{address}?seed=3").json()["reports"]
    assert reports == [f"{address}/report.docx?seed=3", f"{address}/report.pdf?seed=3"]
    answer = reader.get(reports[1])
    assert answer.headers["content-type"] == "application/pdf"
    found = pypdfium2.PdfDocument(answer.content)
    told = "".join(page.get_textpage().get_text_bounded() for page in found)
    assert "Landelijke stroomuitval" in told
    assert "Maatregelen" in told
    assert "VERZONNEN" in told


def test_evidence_is_told_to_who_may_see_it_alone(ledger: Ledger, desk: Desk) -> None:
    keep(ledger, Access())
    analyst, reader = desk("kees", Role.ANALYST, Level.INTERNAL), desk("piet", Role.READER)
    assert put(analyst, TEXT).status_code == 303
    address = kept(analyst, SHOWN)
    assert QUOTE in words(reader, address)
    with ledger.writing("2026-11-25T12:00:00+00:00") as ink:
        ink.classify(PAPER.digest, Access(Level.INTERNAL), "proef", "proef", "test")
    assert QUOTE in words(analyst, address)
    told = words(reader, address)
    assert QUOTE not in told
    assert PAPER.digest[:16] not in told
