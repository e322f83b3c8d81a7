# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A decision note: what officials put before a minister, under fixed headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samenhang.model import Fact, FactName
from samenhang.reading.letterhead import labels, parties
from samenhang.reading.office_list import Offices
from samenhang.reading.statement import matched, stated

_PART = re.compile(
    r"^[ \t]{0,8}(?:\d{1,2}(?:\.\d{1,2})?\.?[ \t]{1,12})?(?P<part>Aanleiding|Geadviseerde? besluit"
    r"(?:en)?|Gevraagde? besluit(?:en)?|Beslispunten?|Kernpunten"
    r"|Toelichting|Politieke context|Krachtenveld|Financiële (?:overwegingen|gevolgen|consequenties)"
    r"|Juridische overwegingen|Communicatie"
    r"|Uitvoering|Strategie|Advies|Bijlagen|Ontwikkelingen hiervoor"
    r"|Informatie die niet openbaar (?:gemaakt )?(?:kan|mag) worden(?: gemaakt)?)"
    r"(?: en toelichting)?[ \t]{0,4}:?[ \t]{0,8}$",
    re.MULTILINE | re.IGNORECASE,
)
_TELLING = ("geadviseerd", "gevraagd", "beslispunt", "informatie die niet")
_FOR = re.compile(
    r"^[ \t]{0,8}(?P<note>TER (?:BESLISSING|INFORMATIE|ONDERTEKENING|BESLUITVORMING)|(?:Beslis)?[Nn]ota"
    r"(?: ter beslissing| voor de [^\n]{3,60})?|BESLISNOTA|NOTA)[ \t]{0,8}$",
    re.MULTILINE | re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:De\s|Aan\s(?:de\s)?)?(?:(?:vice-?)?minister(?:-president)?|staatssecretaris|MJenV"
    r"|bewindspersonen?)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:Aan|Van|Datum|Kenmerk|Ons kenmerk|Onderwerp|Betreft|Kopie|Bijlage|Contact|Auteur|Directie|Pagina)\b",
    re.IGNORECASE,
)


def note(text: str, end: int) -> Fact | None:
    """The words that show a text to be a decision note, or None: headings that only such notes have."""
    parts = list(_PART.finditer(text))
    kinds = {part["part"].lower() for part in parts}
    telling = [part for part in parts if part["part"].lower().startswith(_TELLING)]
    marked = _FOR.search(text, 0, end)
    if telling and (len(kinds) >= 2 or marked):
        return matched(FactName.KIND, telling[0], "part", "decision-note")
    if marked and len(kinds) >= 2:
        return matched(FactName.KIND, marked, "note", "decision-note")
    return None


def note_heading(text: str, end: int, offices: Offices) -> Iterator[Fact]:
    """To whom the note goes and what it is about, where they stand above its first heading unlabelled."""
    first = _PART.search(text)
    stop = min(end, first.start() if first else end)
    known = labels(text, stop)
    lines = [
        (found.start(), found.end())
        for found in re.finditer(r"[^\n]{2,2000}", text[:stop])
        if found[0].strip()
    ]
    bare = [
        span
        for span in lines
        if not _LABELLED.match(text[slice(*span)].strip()) and not _FOR.match(text, *span)
    ]
    to = [span for span in bare if _OFFICE.match(text[slice(*span)].strip())]
    if "aan" not in known:
        for span in to[:1]:
            yield from parties(FactName.ADDRESSEE, text, span, offices)
    rest = [span for span in bare if span not in to and _titular(text[slice(*span)].strip())]
    if not {"onderwerp", "betreft"} & set(known) and len(rest) == 1:
        yield stated(FactName.SUBJECT, text, *rest[0])


def _titular(words: str) -> bool:
    """Whether a line can be a subject: short, and no sentence."""
    return 5 <= len(words) <= 200 and not words.endswith((".", ":"))
