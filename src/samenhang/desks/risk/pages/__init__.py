# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the risk desk: this table is its site map."""

from __future__ import annotations

from pathlib import Path

from samenhang.desks.risk.pages import (
    assessments,
    balances,
    cascades,
    files,
    portfolios,
    questions,
    reports,
    rounds,
    scenario,
    scores,
    start,
)
from samenhang.desks.risk.pages.acting import FACILITATES
from samenhang.desks.risk.pages.answering import Answering
from samenhang.desks.risk.pages.files import WRITES
from samenhang.desks.risk.pages.reminders import Reminding
from samenhang.desks.risk.reminding import Mailer
from samenhang.desks.risk.words import LABELS
from samenhang.web.desk import Desk
from samenhang.web.language import N_

HERE = Path(__file__).parents[1]
NAVIGATION = (("/risks", N_("Risks")),)


def make_desk(mailer: Mailer | None = None) -> Desk:
    """The desk, ready for the shell; `mailer` sends reminders, where there is a mail server."""
    desk = Desk("risk", HERE, NAVIGATION, LABELS)
    desk.page("/risks", "risks.html")(start.risks)
    _files(desk)
    _rounds(desk, Reminding(mailer or Mailer()))
    _answering(desk)
    return desk


def _files(desk: Desk) -> None:
    """Risk files, and what they come to."""
    desk.page("/risks/files", "file.html", WRITES)(files.putting)
    desk.change("/risks/files", WRITES)(files.put)
    desk.upload("/risks/files/upload", WRITES)(files.take_in)
    desk.change("/risks/files/table", WRITES)(files.put_table)
    desk.page("/risks/files/{name}", "file.html", WRITES)(files.changing)
    desk.change("/risks/files/{name}", WRITES)(files.change)
    desk.file("/risks/files/{name}/text")(files.text)
    desk.page("/risks/assessments/{name}/scenarios/{item}", "scenario.html")(scenario.page)
    desk.file("/risks/assessments/{name}/report.docx")(reports.docx)
    desk.file("/risks/assessments/{name}/report.pdf")(reports.pdf)
    for place, pages in (
        ("assessments", assessments),
        ("cascades", cascades),
        ("portfolios", portfolios),
        ("balances", balances),
    ):
        desk.page(f"/risks/{place}/{{name}}", "worked.html")(pages.page)
        desk.file(f"/risks/{place}/{{name}}/{{part}}.svg")(pages.picture)
        desk.file(f"/risks/{place}/{{name}}/{{part}}.csv")(pages.table)


def _rounds(desk: Desk, reminding: Reminding) -> None:
    """Rounds of questions, for who facilitates them."""
    desk.page("/risks/rounds", "making.html", FACILITATES)(rounds.making)
    desk.change("/risks/rounds", FACILITATES)(rounds.make)
    desk.upload("/risks/rounds/file", FACILITATES)(rounds.take_in)
    one = "/risks/rounds/{name}"
    desk.page(one, "round.html", FACILITATES)(reminding.page)
    desk.change(f"{one}/reminders", FACILITATES)(reminding.send)
    desk.change(f"{one}/questions", FACILITATES)(rounds.add)
    desk.page(f"{one}/questions/{{number}}", "changing.html", FACILITATES)(questions.changing)
    desk.change(f"{one}/questions/{{number}}", FACILITATES)(questions.change)
    desk.change(f"{one}/questions/{{number}}/removal", FACILITATES)(rounds.take_out)
    desk.change(f"{one}/invitations", FACILITATES)(rounds.invite)
    desk.change(f"{one}/invitations/{{number}}/renewal", FACILITATES)(rounds.renew)
    desk.change(f"{one}/invitations/{{number}}/removal", FACILITATES)(rounds.forget)
    desk.change(f"{one}/state", FACILITATES)(rounds.move)
    desk.page(f"{one}/answers", "answers.html", FACILITATES)(rounds.answers)
    desk.page(f"{one}/scores", "scores.html", FACILITATES)(scores.page)
    desk.file(f"{one}/export", FACILITATES)(rounds.export)


def _answering(desk: Desk) -> None:
    """What a personal link opens."""
    answering = Answering()
    desk.visit("/elicit/{key}")(answering.paper_page)
    desk.visit("/elicit/{key}/submission", ("POST",))(answering.hand_in)
    desk.visit("/elicit/{key}/{place}")(answering.question_page)
    desk.visit("/elicit/{key}/{place}", ("POST",))(answering.save)
