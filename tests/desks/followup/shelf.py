# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts and lists put into a real ledger, as the whole flow does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook

from samenhang.admission import Hand
from samenhang.desks.followup import list_intake
from samenhang.desks.followup.list_intake import Circumstances, Taken
from samenhang.ledger import Ledger
from samenhang.linking.linker import UNCHECKED, link
from samenhang.marking.marker import MARKS_VERSION, mark
from samenhang.model import File
from samenhang.reading import READER_VERSION, read
from samenhang.viewer import PUBLIC, Access
from samenhang.web.language import Texts

TODAY = date(2026, 11, 25)
WHEN = "2026-11-25T09:00:00+00:00"
HAND = Hand("alice", "test", WHEN)
TEXTS = Texts("nl", ())

LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Datum: 10 februari 2026
Betreft: Weerbaarheid

De minister van Justitie en Veiligheid zal de Kamer voor 1 juli 2026 informeren over de evaluatie van de
veiligheidsstrategie.

De minister van Justitie en Veiligheid,

J. Jansen
"""

HEADINGS = ("Nummer", "Toezegging", "Toegezegd door", "Datum toezegging", "Termijn", "Status", "Dossier",
            "Behandelaar", "Verwachting")  # fmt: skip
ROWS = (
    ("TZ202602-101", "de Kamer informeren over de evaluatie van de veiligheidsstrategie",
     "minister van Justitie en Veiligheid", date(2026, 2, 10), date(2026, 7, 1), "lopend", "30821",
     "directie Strategie", "eerste kwartaal 2027"),
    ("TZ202603-017", "een brief sturen over de bescherming van onderzeese kabels",
     "minister van Defensie", date(2026, 3, 4), "voor de zomer", "afgedaan", "33321", None, None),
)  # fmt: skip


def add(ledger: Ledger, text: str, name: str = "brief.txt", access: Access = PUBLIC) -> str:
    """Read, mark, link and keep a text; gives its digest."""
    data = text.encode()
    document = read(data, name)
    marks = mark(document)
    meaning = link(document, marks, TODAY, UNCHECKED)
    with ledger.writing(WHEN, READER_VERSION) as ink:
        ink.keep_document(File(document.digest, name, f"/stukken/{name}", len(data)), document, access)
        ink.keep_marks(document, marks, meaning.links, meaning.follow_ups, meaning.events, MARKS_VERSION)
    return document.digest


def excel(rows: Sequence[Sequence[object]] = ROWS, headings: Sequence[str] = HEADINGS) -> bytes:
    """A workbook with a list."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Toezeggingen"
    for row in (headings, *rows):
        sheet.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def take_in(
    ledger: Ledger, data: bytes, name: str = "lijst.xlsx", access: Access | None = None, hand: Hand = HAND
) -> Taken:
    """Take a list in with the columns that are proposed."""
    given = list_intake.read(data, name)
    chosen = list_intake.preview(given, TODAY, TEXTS).chosen
    return list_intake.take_in(ledger, given, chosen, Circumstances(hand, access, TODAY, TEXTS, UNCHECKED))
