# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kind of a document from its official title, its type in metadata, or its identifier."""

from __future__ import annotations

import re

# In order: the first that matches names the kind. Matched against folded text: lower case, single spaces.
_TITLES: tuple[tuple[str, str], ...] = (
    ("motion", r"(?:(?:nader )?gewijzigde )?motie\b"),
    ("amendment", r"(?:(?:nader |tweede )?gewijzigd )?(?:sub)?amendement\b"),
    ("decision-note", r"(?:beslisnota|nota ter (?:beslissing|informatie))\b"),
    ("government-response", r"(?:kabinets(?:reactie|standpunt)|regeringsreactie|beleidsreactie)\b"),
    ("explanatory-memorandum", r"(?:gewijzigde |nadere )?memorie van toelichting\b"),
    ("bill", r"(?:nader |gewijzigd |oorspronkelijk ){0,3}(?:voorstel|ontwerp) van (?:rijks)?wet\b"),
    ("bill", r"(?:koninklijke boodschap|geleidende brief|wetsvoorstel|(?:\w+ )?nota van wijziging)\b"),
    ("answers", r"(?:lijst van vragen en antwoorden|antwoord|nota naar aanleiding van het)\b"),
    ("answers", r"(?:nadere )?memorie van antwoord\b"),
    ("questions", r"(?:lijst van vragen|vragen (?:van|gesteld)|kamervragen zonder|schriftelijke vragen)\b"),
    ("answers", r"kamervragen|aanhangsel"),
    ("proceedings", r"(?:handelingen?|stenogram|plenair verslag|woordelijk verslag)\b"),
    ("committee-report", r"(?:nader |tweede nader |voorlopig |nader voorlopig )?(?:eind)?verslag\b"
                         r"(?! van (?:de|het) (?:europese|nationale|algemene|kinder|veteranen|raad))"),
    ("decision-list", r"besluitenlijst\b"),
    ("agenda", r"(?:geannoteerde )?agenda\b"),
    ("letter", r"(?:brief|kamerbrief)\b"),
    ("report", r"(?:rapport|eindrapport|onderzoek|advies|jaarverslag|evaluatie|verslag|nader rapport)\b"),
    ("policy-note", r"(?:beleids|initiatief)?(?:nota|notitie)\b"),
)  # fmt: skip
_KINDS = tuple((kind, re.compile(pattern)) for kind, pattern in _TITLES)
_SERIES = {
    "h": "proceedings",
    "ah": "answers",
    "kv": "questions",
    "ag": "agenda",
    "stb": "law",
    "trb": "other",
    "stcrt": "announcement",
    "gmb": "announcement",
    "prb": "announcement",
    "wsb": "announcement",
    "bgr": "announcement",
}
_PUBLICATIONS = {
    "staatsblad": "law",
    "tractatenblad": "other",
    "staatscourant": "announcement",
    "gemeenteblad": "announcement",
    "provinciaal blad": "announcement",
    "waterschapsblad": "announcement",
    "blad gemeenschappelijke regeling": "announcement",
    "handelingen": "proceedings",
    "kamervragen (aanhangsel)": "answers",
    "kamervragen zonder antwoord": "questions",
    "agenda": "agenda",
    "provinciaalblad": "announcement",  # from here on: names of elements
    "bladgemeenschappelijkeregeling": "announcement",
    "handeling": "proceedings",
    "vergadering": "proceedings",
}


def of_title(title: str) -> str | None:
    """The kind that an official title starts with ("BRIEF VAN DE MINISTER VAN DEFENSIE")."""
    folded = " ".join(title.casefold().split())[:200].strip("[]*. ")
    return next((kind for kind, pattern in _KINDS if pattern.match(folded)), None)


def of_series(identifier: str) -> str | None:
    """The kind that an identifier's series says: "h-tk-20152016-24-6" is proceedings."""
    return _SERIES.get(identifier.partition("-")[0])


def of_publication(name: str) -> str | None:
    """The kind that the name of a publication says ("Staatscourant")."""
    return _PUBLICATIONS.get(" ".join(name.casefold().split()))
