# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small world for the register: a promise and its answer, a motion and its vote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samenhang.admission import Hand
from samenhang.ledger import Ledger
from samenhang.model import (
    Deadline,
    Document,
    FollowUp,
    Link,
    MarkKind,
    Period,
)
from samenhang.viewer import Access
from tests.ledger.world import WHEN, Found, document_of, file_of, mark, words

C, M, R, D = MarkKind.COMMITMENT, MarkKind.MOTION, MarkKind.RECOMMENDATION, MarkKind.DECISION
TODAY = date(2023, 10, 1)
DEBATE_DAY = Period(date(2022, 9, 22), date(2022, 9, 22))


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with what was found in it."""

    document: Document
    found: Found


def hand(who: str = "analist", when: str = "2023-08-01T10:00:00+00:00") -> Hand:
    return Hand(who, "test", when)


def paper(
    lines: Sequence[str],
    name: str,
    follow_ups: Sequence[FollowUp] = (),
    cites: Sequence[str] = (),
    **facts: str,
) -> Paper:
    """A paper; of what it cites the quote and the target, "nr. 17=kst-35570-17"."""
    document = document_of(lines, name, **facts)
    links = []
    for one in cites:
        quote, _, target = one.partition("=")
        sort = MarkKind.ACTOR if ":" in target else MarkKind.REFERENCE
        links.append(Link(mark(document, sort, quote), target, 0.95, "test"))
    return Paper(document, Found(tuple(link.mark for link in links), tuple(links), tuple(follow_ups)))


def on(lines: Sequence[str], name: str, **facts: str) -> Document:
    """The document that `paper` makes of the same, to take words from."""
    return document_of(lines, name, **facts)


_DEBATE = [
    "Minister Yeşilgöz:",
    "Ik zeg de heer Heerma toe dat ik voor de zomer van 2023 een brief over het planbureau stuur.",
]
_DEBATE_FACTS = {"date": "2022-09-22", "kind": "proceedings", "identifier": "h-tk-20222023-3-2"}
DUE = Deadline("voor de zomer van 2023", None, date(2023, 7, 6), True)


def debate() -> Paper:
    document = on(_DEBATE, "debat.txt", **_DEBATE_FACTS)
    promise = FollowUp(
        C,
        "een brief over het planbureau voor de veiligheid",
        "open",
        (("made", words(document, _DEBATE[1])),),
        "de heer Heerma",
        "Minister Yeşilgöz",
        None,
        DUE,
    )
    cites = ["Minister Yeşilgöz=office:minister/JenV"]
    return paper(_DEBATE, "debat.txt", [promise], cites, **_DEBATE_FACTS)


_LETTER = [
    "Tijdens de APB heb ik de heer Heerma een brief over het planbureau voor de veiligheid toegezegd.",
    "Met deze brief doe ik die toezegging gestand.",
    "Ook geef ik uitvoering aan de motie-Segers/Heerma (Kamerstuk 35 570, nr. 17).",
]
_LETTER_FACTS = {"date": "2023-09-01", "kind": "letter", "identifier": "kst-30821-190", "dossier": "30821"}


def letter(lines: Sequence[str] = _LETTER, name: str = "brief.txt") -> Paper:
    document = on(lines, name, **_LETTER_FACTS)
    found = [
        FollowUp(
            C,
            "een brief over het planbureau voor de veiligheid",
            "fulfilled",
            (("recalled", words(document, lines[0])), ("fulfilled", words(document, lines[1]))),
            "de heer Heerma",
            "ik",
            DEBATE_DAY,
        ),
        FollowUp(M, lines[2], "fulfilled", (("fulfilled", words(document, lines[2])),), owed_by="ik"),
    ]
    return paper(lines, name, found, ["Kamerstuk 35 570, nr. 17=kst-35570-17"], **_LETTER_FACTS)


_MOTION = [
    "De Kamer, verzoekt de regering vorm te geven aan een planbureau, en gaat over tot de orde van de dag."
]
_MOTION_FACTS = {"date": "2022-09-22", "kind": "motion", "identifier": "kst-35570-17", "dossier": "35570"}


def motion() -> Paper:
    document = on(_MOTION, "motie.txt", **_MOTION_FACTS)
    roles = (
        ("made", words(document, _MOTION[0])),
        ("asked", words(document, "verzoekt de regering vorm te geven aan een planbureau")),
    )
    what = "verzoekt de regering vorm te geven aan een planbureau"
    return paper(
        _MOTION, "motie.txt", [FollowUp(M, what, "unknown", roles, "Segers, Heerma")], **_MOTION_FACTS
    )


_VOTES = ["In stemming komt de motie-Segers/Heerma (35 570, nr. 17).", "Deze motie is aangenomen."]
_VOTES_FACTS = {"date": "2022-09-27", "kind": "proceedings", "identifier": "h-tk-20222023-5-9"}


def votes(said: str = "adopted") -> Paper:
    document = on(_VOTES, "stemming.txt", **_VOTES_FACTS)
    vote = FollowUp(M, _VOTES[0], "unknown", ((f"vote:{said}", words(document, _VOTES[0])),))
    return paper(_VOTES, "stemming.txt", [vote], ["35 570, nr. 17=kst-35570-17"], **_VOTES_FACTS)


def world() -> list[Paper]:
    return [debate(), letter(), motion(), votes()]


def keep(ledger: Ledger, one: Paper, access: Access | None = None, version: str = "1") -> None:
    """Keep a paper, or its findings anew."""
    found = one.found
    with ledger.writing(WHEN, "reader-1") as ink:
        ink.keep_document(file_of(one.document), one.document, access)
        ink.keep_marks(one.document, found.marks, found.links, found.follow_ups, found.events, version)


def keep_all(ledger: Ledger, papers: Sequence[Paper]) -> None:
    for one in papers:
        keep(ledger, one)
