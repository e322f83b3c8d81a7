# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Matters (zaken) of the Tweede Kamer as entries of its register: motions with what became of them, and
written questions with the days that the answer took."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from samenhang.model import Deadline, MarkKind
from samenhang.sources.moments import in_words
from samenhang.sources.registered import Entry, Line, removed, said_by
from samenhang.sources.told import Around, Told, dossier_of

MOTION, QUESTIONS = "Motie", "Schriftelijke vragen"
TERM = timedelta(weeks=3)
"""How long the government has to answer: article 12.3 of the Rules of Procedure (Reglement van Orde)."""

APPRECIATIONS = {
    "overgenomen": "taken-over",
    "ontraden": "discouraged",
    "ontraden, tenzij gewijzigd": "discouraged",
    "oordeel kamer": "left-to-house",
    "verzocht motie aan te houden": "hold-over",
}
"""What an appreciation of the government says of a motion, in the words of marks."""
_OUTCOMES = (
    (re.compile(r"\baangenomen\b", re.I), "aangenomen", "vote:adopted"),
    (re.compile(r"\bverworpen\b", re.I), "verworpen", "vote:rejected"),
    (re.compile(r"\bingetrokken\b", re.I), "ingetrokken", "withdrawn"),
    (re.compile(r"\bvervallen\b", re.I), "vervallen", "withdrawn"),
    (re.compile(r"\baangehouden\b", re.I), "aangehouden", ""),
    (re.compile(r"\bovergenomen\b", re.I), "overgenomen", "appreciation:taken-over"),
)
_SIDES = (("voor", "voor"), ("tegen", "tegen"), ("niet deelgenomen", "niet deelgenomen"))
_ANSWER, _DELAY = "antwoord schriftelijke vragen", "uitstel"
_PAPER = re.compile(r"kst-[0-9A-Za-z-]+")


def matter(told: Told, around: Around) -> Entry | None:
    """A motion or written questions; None for a matter of another kind, or without a number."""
    made = {MOTION: _motion, QUESTIONS: _questions}.get(told.first("soort"))
    return made(told, around) if made is not None and told.first("nummer") else None


# ---------------------------------------------------------------- motions


def _motion(told: Told, around: Around) -> Entry:
    own = told.first("nummer")
    papers = _papers(told, around)
    texts = [name for document, name in papers if document.first("soort").startswith(MOTION)]
    number = next((name for name in texts if _PAPER.fullmatch(name)), own)
    what = told.first("onderwerp", "titel") or "een motie zonder onderwerp"
    title = f"Motie {number}"
    movers = _actors(told, around, "Indiener") + _actors(told, around, "Medeindiener")
    day = _begun(told, papers, (MOTION,))
    decisions = [line for one in _decisions(told, around) for line in _decided(number, one, around)]
    lines = [
        Line(f"{number}: {what}", f"registered:{told.first('huidigeBehandelstatus', 'status')}", _at(number)),
        Line(f"Zaak {own}", points=_at(own)),
        *_put("Ingediend", day, said_by(movers)),
        *_dossiers(told, around),
        *_appreciation(number, told),
        *decisions,
        *_listed("Stukken", papers),
    ]
    dossiers = tuple(dossier_of(one) for one in around.all(told, "kamerstukdossier"))
    to = said_by(movers)
    entry = Entry(MarkKind.MOTION, own, number, title, what, tuple(lines), day, to=to, dossiers=dossiers)
    return removed(entry, told) if told.deleted else entry


def _appreciation(number: str, told: Told) -> list[Line]:
    said = told.first("kabinetsappreciatie")
    if not said:
        return []
    meant = APPRECIATIONS.get(said.casefold())
    return [Line(f"Appreciatie van het kabinet: {said}", f"appreciation:{meant}" if meant else "")]


def _decisions(told: Told, around: Around) -> list[tuple[date, Told]]:
    """What was decided on a matter, by day; a proposal is no decision."""
    found = [
        (_held(one, around) or date.max, one)
        for one in around.of("Besluit", told)
        if one.first("status").casefold() in ("besluit", "")
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].id))


def _held(decision: Told, around: Around) -> date | None:
    """The day on which it was decided: that of the activity in which it was."""
    items = around.all(decision, "agendapunt")
    meetings = [meeting for item in items for meeting in around.all(item, "activiteit")]
    return next((day for one in meetings if (day := one.day("datum", "aanvangstijd"))), None)


def _decided(number: str, decision: tuple[date, Told], around: Around) -> Iterator[Line]:
    day, told = decision
    said = told.first("besluitSoort", "besluitTekst")
    words = f"{told.first('besluitSoort')} {told.first('besluitTekst')}"
    when = f" op {in_words(day)}" if day < date.max else told.noted
    for pattern, outcome, role in _OUTCOMES:
        if pattern.search(words):
            votes = _votes(around.of("Stemming", told))
            yield Line(f"{number}: {outcome}{when}{votes}", role, _at(number))
            return
    if said:
        yield Line(f"Besluit{when}: {said}")


def _votes(votes: Sequence[Told]) -> str:
    """The vote by group, or by member counted by group: "; voor: D66 (9), VVD (24); tegen: PVV (37)"."""
    sides: dict[str, Counter[str]] = {}
    for vote in votes:
        group = vote.first("actorFractie", "actorNaam")
        alone = bool(vote.first("persoon"))
        size = vote.first("fractieGrootte")
        count = 1 if alone or not size.isdecimal() else int(size)
        mistaken = " (vergissing)" if vote.first("vergissing").casefold() == "true" else ""
        sides.setdefault(vote.first("soort").casefold(), Counter())[group + mistaken] += count
    known = [side for side, _ in _SIDES]
    order = sorted(sides, key=lambda side: (known.index(side) if side in known else len(known), side))
    told = (
        f"; {side}: " + ", ".join(f"{who} ({n})" for who, n in sorted(sides[side].items())) for side in order
    )
    return "".join(told)


# ---------------------------------------------------------------- written questions


def _questions(told: Told, around: Around) -> Entry:
    own = told.first("nummer")
    papers = _papers(told, around)
    what = told.first("onderwerp", "titel") or "schriftelijke vragen zonder onderwerp"
    title = f"Schriftelijke vragen {own}"
    day = _begun(told, papers, (QUESTIONS,))
    asking = said_by(_actors(told, around, "Indiener") + _actors(told, around, "Medeindiener"))
    asked = _addressees(_actors(told, around, "Gericht aan"))
    due = _term(told, day)
    answers = _since(papers, _ANSWER)
    lines = [
        Line(f"{own}: {what}", f"registered:{told.first('huidigeBehandelstatus', 'status')}", _at(own)),
        *_put("Gesteld", day, asking),
        *([Line(f"Aan: {asked}")] if asked else []),
        *([Line(f"Te beantwoorden {due.phrase}: uiterlijk {in_words(due.latest)}")] if due else []),
        *_delays(own, papers),
        *(_answered(own, document, name, day) for document, name in answers),
        *_listed("Stukken", papers),
    ]
    dossiers = tuple(dossier_of(one) for one in around.all(told, "kamerstukdossier"))
    told_of = (day, asked, asking, due, dossiers, bool(answers))
    entry = Entry(MarkKind.QUESTION, own, own, title, what, tuple(lines), *told_of)
    return removed(entry, told) if told.deleted else entry


def _term(told: Told, day: date | None) -> Deadline | None:
    """By when the answer is due: as the register says, else three weeks after the questions were put."""
    stated = told.day("termijn")
    if stated is not None:
        return Deadline("binnen de termijn", day, stated, True, "de termijn die het register noemt")
    if day is None:
        return None
    basis = f"drie weken na {in_words(day)} (Reglement van Orde van de Tweede Kamer)"
    return Deadline("binnen drie weken", day, day + TERM, True, basis)


def _delays(own: str, papers: Sequence[tuple[Told, str]]) -> Iterator[Line]:
    for document, name in papers:
        if document.first("soort").casefold().startswith("mededeling") and _DELAY in (
            f"{document.first('soort')} {document.first('onderwerp', 'titel')}".casefold()
        ):
            at = _when(document)
            yield Line(f"{own}: uitstel van het antwoord gemeld{at}, {name}", "late", (*_at(own), *_at(name)))


def _answered(own: str, document: Told, name: str, asked: date | None) -> Line:
    day, when = document.day("datum"), _when(document)
    took = f", na {(day - asked).days} dagen" if day and asked and day >= asked else ""
    return Line(f"{own}: beantwoord{when}{took}, {name}", "fulfilled:registered", (*_at(own), *_at(name)))


def _when(document: Told) -> str:
    day = document.day("datum")
    return f" op {in_words(day)}" if day else document.noted


def _addressees(actors: Sequence[Told]) -> str:
    """Those who must answer, by their office where it stands there."""
    return ", ".join(dict.fromkeys(filter(None, (one.first("functie", "actorNaam") for one in actors))))


# ---------------------------------------------------------------- both


def _papers(told: Told, around: Around) -> list[tuple[Told, str]]:
    """The documents of a matter by day, with what they are called."""
    found = [(one, around.published(one)) for one in around.of("Document", told)]
    named = [pair for pair in found if pair[1]]
    return sorted(named, key=lambda pair: (pair[0].day("datum") or date.max, pair[1]))


def _since(papers: Sequence[tuple[Told, str]], kind: str) -> list[tuple[Told, str]]:
    return [pair for pair in papers if pair[0].first("soort").casefold().startswith(kind)]


def _begun(told: Told, papers: Sequence[tuple[Told, str]], kinds: tuple[str, ...]) -> date | None:
    """The day on which a matter was put before the House."""
    first = (document.day("datum") for document, _ in papers if document.first("soort").startswith(kinds))
    return told.day("gestartOp") or next(filter(None, first), None)


def _actors(told: Told, around: Around, relation: str) -> list[Told]:
    found = [one for one in around.of("ZaakActor", told) if one.first("relatie") == relation]
    return sorted(found, key=lambda one: (one.first("actorNaam"), one.id))


def _put(what: str, day: date | None, who: str) -> list[Line]:
    when, by = (f" op {in_words(day)}" if day else ""), (f" door {who}" if who else "")
    return [Line(f"{what}{when}{by}")] if when or by else []


def _dossiers(told: Told, around: Around) -> Iterator[Line]:
    for one in around.all(told, "kamerstukdossier"):
        number, title = dossier_of(one), one.first("titel")
        if number:
            words = f"Dossier {number}: {title}" if title else f"Dossier {number}"
            yield Line(words, "", ((number, f"dossier/{number}"),))


def _listed(label: str, papers: Sequence[tuple[Told, str]]) -> list[Line]:
    names = list(dict.fromkeys(name for _, name in papers))
    return [Line(f"{label}: {', '.join(names)}", "", tuple((name, name) for name in names))] if names else []


def _at(name: str) -> tuple[tuple[str, str], ...]:
    return ((name, name),)
