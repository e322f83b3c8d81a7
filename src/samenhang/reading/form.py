# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What kind of document a text is, by its form; the fact points at the words that show it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samenhang.model import Document, Fact, FactName
from samenhang.reading.kinds import of_publication, of_title
from samenhang.reading.statement import matched, stated

_KING = re.compile(
    r"^[ \t]{0,8}(?P<wij>Wij\s{1,4}(?:Willem|Beatrix|Juliana"
    r"|Wilhelmina)\b[^\n]{0,40}?,?\s{1,4}bij\s{1,4}de\s{1,4}gratie\s{1,4}Gods)",
    re.MULTILINE,
)
_BILL = re.compile(r"\bvoorstel\s{1,4}van\s{1,4}(?:rijks)?wet\b|\bwetsvoorstel\b", re.IGNORECASE)
_MOVED = re.compile(
    r"^[ \t]{0,8}(?P<kamer>De Kamer,)\s{1,12}(?:gehoord|kennis|gelezen|overwegende|constaterende|van mening)",
    re.MULTILINE,
)
_CLOSED = re.compile(r"gaat\s{1,6}over\s{1,6}tot\s{1,6}de\s{1,6}orde\s{1,6}van\s{1,6}de\s{1,6}dag")
_SPOKEN = re.compile(
    r"^[ \t]{0,8}(?P<who>(?:De heer|Mevrouw|Minister|Staatssecretaris|De voorzitter|Het lid)(?:\s(?!\("
    r"|:)[^\s:()]{1,30}){0,5}"
    r"(?:\s\([^()\n]{1,40}\))?\s?:)",
    re.MULTILINE,
)
_DEAR = re.compile(
    r"^[ \t]{0,8}(?P<dear>Geachte\s(?:heer|mevrouw|voorzitter|leden|dames|collega)[^\n]{0,60},?)",
    re.MULTILINE | re.IGNORECASE,
)
_ADVICE = re.compile(
    r"^[ \t]{0,8}(?P<word>Managementsamenvatting|Samenvatting|Aanbevelingen|Literatuur(?:lijst)?"
    r"|Bibliografie|Colofon)[ \t]{0,6}$",
    re.MULTILINE,
)
_FRONT = re.compile(r"^(?:[#* ]{1,8}|\d{4}D\d{5}\s{1,4}|INBRENG\s{1,4}){1,3}")
_REPORT = re.compile(
    r"(?:[A-Z][\w-]{1,30}[ -])?(?:[Rr]apport(?:age)?|[Ee]valuatie(?:rapport)?|[Rr]isicoanalyse"
    r"|[Dd]reigingsbeeld"
    r"|[Jj]aarbericht|[Vv]erkenning|[Dd]oorlichting|[Ff]actsheet)\b"
)
_POLICY = re.compile(
    r"[A-Z][^\n]{0,120}?(?:strategie|visie|[Aa]ctieplan|[Aa]kkoord|[Bb]eleidsagenda)"
    r"(?=\s?(?:$|[.:(]|voor\s|van\s|(?:19|20)\d\d))"
)
TITLE_LINES = 8
LONGEST_TITLE = 200


def form(document: Document, end: int, title: tuple[int, int] | None, said: Iterable[Fact]) -> Fact | None:
    """The fact of the kind, or None where the form does not tell."""
    text = document.text
    official = of_title(text[slice(*title)]) if title else None
    if title and official:
        line = text.find("\n", *title)
        return stated(FactName.KIND, text, title[0], line if line >= 0 else title[1], official)
    return (
        _law(text, end)
        or _motion(text, end)
        or _proceedings(document, end)
        or _letter(text, end, list(said))
        or _titled(text, end)
        or _report(text)
    )


def _law(text: str, end: int) -> Fact | None:
    king = _KING.search(text, 0, end)
    if king is None:
        return None
    return matched(FactName.KIND, king, "wij", "bill" if _BILL.search(text, 0, king.start()) else "law")


def _motion(text: str, end: int) -> Fact | None:
    moved = _MOVED.search(text, 0, end)
    closed = _CLOSED.search(text, moved.end()) if moved else None
    if moved and closed and len(text) - closed.end() < 8_000 and not _SPOKEN.search(text, 0, moved.start()):
        return matched(FactName.KIND, moved, "kamer", "motion")
    return None


def _proceedings(document: Document, end: int) -> Fact | None:
    text = document.text
    first = next(_SPOKEN.finditer(text, 0, end), None)
    if document.turns and document.passages:
        passage = next((p for p in document.passages if p.turn is not None), document.passages[0])
        return stated(FactName.KIND, text, passage.start, min(passage.end, passage.start + 80), "proceedings")
    spoken = [found for found, _ in zip(_SPOKEN.finditer(text, 0, 40_000), range(3), strict=False)]
    return matched(FactName.KIND, first, "who", "proceedings") if first and len(spoken) == 3 else None


def _letter(text: str, end: int, said: list[Fact]) -> Fact | None:
    """A letter has somebody it is sent to, and a date, a salutation or a signature."""
    first = {fact.name: fact for fact in reversed(said)}
    to, dear = first.get(FactName.ADDRESSEE), _DEAR.search(text, 0, end)
    signed = FactName.SIGNATORY in first
    if to and to.start is not None and to.end is not None and (dear or signed or FactName.PLACE in first):
        return stated(FactName.KIND, text, to.start, to.end, "letter")
    return matched(FactName.KIND, dear, "dear", "letter") if dear and signed else None


def _titled(text: str, end: int) -> Fact | None:
    """A line near the top that begins as the official titles of a kind do."""
    lines = [found for found in re.finditer(r"[^\n]{3,300}", text[:end]) if found[0].strip()]
    for line in lines[:TITLE_LINES]:
        words = _FRONT.sub("", line[0].strip())
        kind = of_publication(words) or _of_words(words)
        if kind:
            return stated(FactName.KIND, text, line.start(), line.end(), kind)
    return None


def _of_words(words: str) -> str | None:
    """The kind that a line names itself, if it looks like a title: a capital first, and no sentence."""
    if not words[:1].isupper() or words.endswith((".", ",", ";")) or len(words) > LONGEST_TITLE:
        return None
    return of_title(words) or (
        "report" if _REPORT.match(words) else "policy-note" if _POLICY.match(words) else None
    )


def _report(text: str) -> Fact | None:
    parts = list(_ADVICE.finditer(text))
    enough = len({part["word"] for part in parts}) >= 2
    return matched(FactName.KIND, parts[0], "word", "report") if enough else None
