# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How do I cite this? Pure: what a document says of itself in, a citation in the Dutch style out.

The style is that of the Leidraad voor juridische auteurs: "Kamerstukken II 2015/16, 33694, nr. 8, p. 2". What
a document does not say is left out, never guessed; and what is written here, the rules of `marking` read back
as the same paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from samenhang.linking.citations import cite as cite_identifier
from samenhang.marking.references.grammar import EERSTE_KAMER, MONTHS, TWEEDE_KAMER
from samenhang.model import Document, FactName, Passage
from samenhang.vocabulary.recesses import parliamentary_year_of

_PAPER = re.compile(r"(?P<lead>Kamerstuk |Kamerstukken I, )(?P<dossier>[^,]+)(?P<rest>, (?P<nr>nr\. )?.*)")
_CHAPTER = re.compile(r"(\d{5})-(?=[A-Z])")
_DOSSIER = re.compile(r"\d{5}(?:-(?:[IVX]{1,6}[AB]?|[A-M]|\d\d))?")
_YEAR = re.compile(r"(\d{4})-\d\d(\d\d)")
_HOUSES = {TWEEDE_KAMER: "II", EERSTE_KAMER: "I"}
_PRINTING = timedelta(weeks=3)
_PAGES = re.compile(r", p\. \d")

_NOUNS = {
    "letter": "Brief",
    "decision-note": "Beslisnota",
    "motion": "Motie",
    "amendment": "Amendement",
    "questions": "Vragen",
    "answers": "Antwoord",
    "government-response": "Kabinetsreactie",
    "decision-list": "Besluitenlijst",
    "agenda": "Agenda",
}
"""Papers that are cited by what they are and by whom; all others by their title."""

_OFFICE = re.compile(
    r"(?i)(?:de\s)?(?=(?:minister|staatssecretaris|voorzitter|(?:vaste|algemene|bijzondere|tijdelijke)\scommissie|commissie"
    r"|leden|raad|nationaal\sco|directeur|secretaris|griffier|inspecteur|hoofd|president|vice|algemeen|burgemeester)\S*)"
)


def cite(document: Document, passage: Passage | None = None) -> str:
    """The citation of a document, or of a passage of it with its page.

    A paper without a place in a series is cited by its kind, sender and date, or by its title.
    """
    text = _published(document) or _described(document)
    if passage is None or passage.page is None or _PAGES.search(text):
        return text
    return f"{text}, p. {passage.page}"


# ---------------------------------------------------------------- in a series


def _published(document: Document) -> str | None:
    """The citation of what stands in a series; None where nothing says so, or no citation can."""
    identifier = _identifier(document)
    if identifier is None:
        return None
    text = cite_identifier(identifier)
    if text == identifier:
        return f"{_described(document)} ({identifier})"
    found = _PAPER.fullmatch(text)
    return text if found is None else _paper(document, found)


def _identifier(document: Document) -> str | None:
    dossier, number = document.fact(FactName.DOSSIER), document.fact(FactName.NUMBER)
    stated = document.fact(FactName.IDENTIFIER)
    return stated or (f"kst-{dossier}-{number}" if dossier and number else None)


def _paper(document: Document, found: re.Match[str]) -> str:
    """A paper with its chamber and parliamentary year, and with the other dossiers it belongs to."""
    dossier = found["dossier"]
    others = [
        other
        for other in document.all_facts(FactName.DOSSIER)
        if other != dossier and _DOSSIER.fullmatch(other) and dossier[0].isdigit()
    ]
    dossiers = _joined([_spaced(one) for one in (dossier, *others)])
    chamber = document.fact(FactName.CHAMBER) or (TWEEDE_KAMER if found["nr"] else EERSTE_KAMER)
    year = _YEAR.fullmatch(_year(document))
    # until 2010 the year belonged to the identifiers of the Eerste Kamer: one without it is another paper
    if year is None or chamber not in _HOUSES or (chamber == EERSTE_KAMER and int(year[1]) < 2010):
        return found["lead"] + dossiers + found["rest"]
    return f"Kamerstukken {_HOUSES[chamber]} {year[1]}/{year[2]}, {dossiers}{found['rest']}"


def _year(document: Document) -> str:
    """The parliamentary year of a paper: as it says, or that of its date where printing it could not take
    it into the next.
    """
    stated, day = document.fact(FactName.YEAR), document.day
    if stated or day is None:
        return stated or ""
    year = parliamentary_year_of(day)
    return year if year == parliamentary_year_of(day + _PRINTING) else ""


def _spaced(dossier: str) -> str:
    """ "33750 X" for "33750-X"; a council of the EU keeps its hyphen: "21501-08"."""
    return _CHAPTER.sub(r"\1 ", dossier)


def _joined(parts: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""


# ---------------------------------------------------------------- by itself


def _described(document: Document) -> str:
    noun = _NOUNS.get(document.fact(FactName.KIND) or "")
    if noun is None:
        return _by_title(document)
    senders = _joined([_of(sender) for sender in _senders(document)])
    text = noun + (f" van {senders}" if senders else "")
    day = _day(document.fact(FactName.DATE))
    text += f" van {day}" if day else ""
    subject = document.fact(FactName.SUBJECT) or (None if day and senders else document.fact(FactName.TITLE))
    reference = document.fact(FactName.REFERENCE)
    return ", ".join(filter(None, (text, subject and f"‘{subject}’", reference and f"kenmerk {reference}")))


def _senders(document: Document) -> tuple[str, ...]:
    for name in (FactName.SENDER, FactName.MOVER, FactName.OFFICE, FactName.SIGNATORY):
        if found := document.all_facts(name):
            return found
    return ()


def _of(sender: str) -> str:
    """ "de minister van Defensie" for an office as printed; a name and an abbreviation as they are."""
    found = _OFFICE.match(sender)
    if found is None:
        return sender
    rest = sender[found.end() :]
    return f"de {rest[:1].lower()}{rest[1:]}"


def _by_title(document: Document) -> str:
    """ "WRR, Veiligheid in een wereld van verbindingen, Den Haag 2017": whose, what, where and when."""
    title = document.fact(FactName.TITLE) or document.fact(FactName.SUBJECT) or document.name
    stated = document.fact(FactName.DATE)
    place = document.fact(FactName.PLACE)
    when = f"{place} {stated[:4]}" if place and stated else _day(stated)
    senders = _joined(document.all_facts(FactName.SENDER))
    return ", ".join(filter(None, (senders, title, when)))


def _day(stated: str | None) -> str:
    """ "21 december 2015", "december 2015" or "21 en 22 december 2015" for a date as facts have it."""
    first, _, last = (stated or "").partition("/")
    if not last:
        return " ".join(_parts(first))
    begin, end = _parts(first), _parts(last)
    rest = list(end)
    while len(begin) > 1 and rest and begin[-1] == rest.pop():  # what both have in common is said once
        begin.pop()
    return f"{' '.join(begin)} en {' '.join(end)}"


def _parts(day: str) -> list[str]:
    """The day, month and year that are known, as they are written."""
    numbers = [int(part) for part in day.split("-") if part.isdigit()]
    written = [str(number) for number in numbers]
    if len(numbers) > 1 and 1 <= numbers[1] <= 12:
        written[1] = MONTHS[numbers[1] - 1]
    return written[::-1]
