# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report on an assessment, to be kept, with the newest cascade and the newest measures that touch it."""

from __future__ import annotations

from fastapi import Response

from samenhang import __version__
from samenhang.desks.risk import risk_text
from samenhang.desks.risk.pages import assessments, cascades, portfolios, worked
from samenhang.desks.risk.pages.acting import may_facilitate
from samenhang.desks.risk.pages.assessments import Asked, Chosen
from samenhang.desks.risk.pages.files import Name, files_of
from samenhang.desks.risk.pages.touched import said_of
from samenhang.desks.risk.report.evidence import looking_in
from samenhang.desks.risk.report.material import (
    HIDDEN,
    Source,
    Sources,
    Terms,
    gather,
    looking,
    without_panels,
)
from samenhang.desks.risk.report.report import Form, report
from samenhang.desks.risk.risk_text import Kind
from samenhang.desks.risk.store.files import RiskFile
from samenhang.errors import InvalidInput
from samenhang.web.ask import Ask

MOST = 30
"""Scenarios of a report that is made while somebody waits: some hundred and fifty pages."""
MEDIA = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
}


def docx(ask: Ask, name: Name, chosen: Asked) -> Response:
    """The report as DOCX."""
    return _report(ask, name, chosen, Form.DOCX)


def pdf(ask: Ask, name: Name, chosen: Asked) -> Response:
    """The report as PDF."""
    return _report(ask, name, chosen, Form.PDF)


def _report(ask: Ask, name: str, chosen: Chosen, form: Form) -> Response:
    one = worked.job(ask, name, Kind.SCENARIOS, chosen.model_dump())
    read = one.read()
    ids = [scenario.id for scenario in read.catalogue.scenarios]
    if len(ids) > MOST:
        raise InvalidInput(
            f"a report of {len(ids)} scenarios takes too long to wait for",
            f"samenhang risk report makes it; here {MOST} scenarios at most",
        )
    cascade = next((file for file, _ in said_of(ask, Kind.CASCADE, ids)), None)
    measures = next((file for file, _ in said_of(ask, Kind.MEASURES, ids)), None)
    sources = Sources(_source(one.file), *(_source(each) if each else None for each in (cascade, measures)))
    settings = chosen.settings(len(ids))
    terms = Terms(
        settings,
        way=cascades.Chosen(seed=str(settings.seed)).way(),
        wish=portfolios.Chosen(seed=str(settings.seed)).wish(),
        points=assessments.POINTS,
        scale_named=risk_text.shipped,
        elicited=files_of(ask).elicited(),
    )
    how = ("report", settings, assessments.asked_of(read), sources.named(), ask.today)
    # What single experts answered is not kept: it is not for all who may see the assessment.
    made = one.worked(how, lambda tell: gather(sources, terms, ask.today, __version__, tell), kept=False)
    if not may_facilitate(ask):
        made = without_panels(made)
    content = report(looking(made, looking_in(ask.ledger, HIDDEN)), form, ask.language)
    headers = {"Content-Disposition": f'attachment; filename="{one.file.name}.{form.value}"'}
    return Response(content, media_type=MEDIA[form], headers=headers)


def _source(file: RiskFile) -> Source:
    return Source(f"{file.name}.yaml", file.text.encode())
