# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reports cited by title and author: "het rapport “...” van de WRR uit 2017", "het WRR-rapport ...".

A report counts when its title stands in quotation marks or its author is a body of the vocabulary: what
is neither ("een rapport van de commissie") stays none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from samenhang.marking.references.grammar import MONTH, MONTHS, mark
from samenhang.marking.scanner import Rule, Scene, fold
from samenhang.model import Mark
from samenhang.vocabulary.bodies import bodies

_KINDS = (
    "rapport", "rapporten", "advies", "onderzoek", "studie", "verkenning",
    "briefadvies", "adviesrapport", "onderzoeksrapport", "eindrapport", "deelrapport", "policy brief",
    "signalement", "notitie", "rapportage", "evaluatie", "evaluatierapport", "quickscan", "beleidsbrief",
    "jaarverslag", "dreigingsbeeld", "analyse", "publicatie",
)  # fmt: skip
_QUOTES = {"“": "”", "„": "”", "‘": "’", "«": "»", '"': '"', "'": "'", "”": "”", "’": "’"}
_TITLE_LIMIT = 220
_WHEN = re.compile(
    rf"\s{{0,2}}(?:,\s)?(?:\((?P<y1>(?:19|20)\d\d)\)|(?:uit|van|in)\s(?:(?P<m>{MONTH})\s)?(?P<y2>(?:19|20)\d\d)(?!\d)"
    rf"|(?:van|d\.d\.|dd\.?|gedateerd)\s(?P<day>\d{{1,2}})\s(?P<month>{MONTH})\s(?P<y3>(?:19|20)\d\d))"
)
_NUMBER = re.compile(r"\s?(?:,\s|\()?(?:rapport\s)?(?:nr\.?|nummer)\s?(?P<n>\d{1,4})\)?(?!\w)")
_BY = re.compile(r",?\s{1,3}(?:van|door)\s{1,3}(?:(?:de|het|den|The)\s{1,3})?")
_TITLED = re.compile(
    r",?\s{1,3}(?:(?:getiteld|met\s(?:de\stitel|als\stitel)|genaamd|over|:)\s{0,2})?(?=[“„‘«\"'])"
)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'&.-]{1,40}(?:\s{1,3}(?:(?:voor|van|de|het|en|der|den|inzake|op|in|&|tot|and|for|of|the)\s{1,3}){0,3}"
    r"[A-ZÀ-Þ][\w’'&-]{1,40}){0,8}"
)
# what can follow the word where a report is cited; most of its uses end here
_GATE = re.compile(
    r",?\s{1,3}(?:[“„‘«\"'(]|(?P<by>(?:van|door)\s{1,3}(?:(?:de|het|den)\s{1,3})?)(?=[A-Z]|[a-z]{2,20}commissie|commissie)"
    r"|(?:getiteld|genaamd|nr|nummer|met\s(?:de|als)\stitel)\b"
    r"|(?:uit|over|van)\s(?:[“„‘«\"']|\d|[a-z]{3,9}\s(?:19|20)\d\d))|:\s[“„‘«\"']"
)
_QUOTE = re.compile("[“„‘«\"']")
_GATED = frozenset(" \n\u00a0“„‘«\"'(vdgnmuo")
_CONTINUED = frozenset(" ,(\n:\u00a0")
_DASHES = frozenset("-‑–")
_COMMITTEE = re.compile(
    r"(?:advies|staats|onderzoeks)?(?:commissie|werkgroep)[- ](?:(?:[Vv]an|[Dd]e[rn]?)\s){0,2}"
    r"[A-ZÀ-Þ][\w’'-]{1,30}"
)
_ABBREVIATION = re.compile(r"\s{0,2}\((?P<a>[A-Z][A-Za-z]{1,9})\)")


@cache
def _authors() -> dict[str, str]:
    """Every spelling of a body -> its abbreviation or name: who can write a report."""
    spellings: dict[str, str] = {}
    for body in bodies():
        if body.kind in ("region", "proposed", "international", "court"):
            continue
        for form in (
            body.name,
            *body.abbreviations,
            *body.variants,
            *(a for a, article in body.ambiguous if article),
        ):
            spellings.setdefault(form, body.name)
    return spellings


_ARTICLE = re.compile(r"(?:de|het|den)\s", re.IGNORECASE)


def author_of(printed: str) -> str | None:
    """The body of the vocabulary that is printed so ("de WRR"), by its full name."""
    article = _ARTICLE.match(printed)
    return _authors().get(printed[article.end() :] if article else printed)


@cache
def _names() -> frozenset[str]:
    return frozenset(_authors().values())


@cache
def _starts() -> dict[str, list[str]]:
    """First word -> the spellings that begin with it, the longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(_authors(), key=len, reverse=True):
        found.setdefault(form.split()[0], []).append(form)
    return found


_WORD = re.compile(r"[^\s,.;:()“”\"]{1,40}")


@lru_cache(512)
def _broken(form: str) -> re.Pattern[str]:
    """A spelling, also where lines break between its words."""
    return re.compile(r"\s{1,3}".join(map(re.escape, form.split())))


def _known(text: str, position: int) -> tuple[str, int] | None:
    """The body of the vocabulary that stands at `position`, as spelled, and where it ends."""
    first = _WORD.match(text, position)
    forms = _starts().get(first[0]) if first else None
    if forms is None:
        return None
    window = " ".join(text[position : position + 140].split())
    for form in forms:
        if window.startswith(form) and not window[len(form) : len(form) + 1].isalnum():
            found = _broken(form).match(text, position)
            return (form, found.end()) if found else None
    return None


def _author(text: str, position: int, titled: bool) -> tuple[str, int] | None:
    """The author that stands at `position`: a known body, or with a title any capitalised name."""
    found = _known(text, position)
    if found:
        return _with_abbreviation(text, *found)
    name = (_NAME.match(text, position) or _COMMITTEE.match(text, position)) if titled else None
    return _with_abbreviation(text, re.sub(r"\s{1,3}", " ", name[0]), name.end()) if name else None


def _with_abbreviation(text: str, name: str, end: int) -> tuple[str, int]:
    found = _ABBREVIATION.match(text, end)
    return (_authors().get(name, name), found.end() if found else end)


def _title(text: str, position: int) -> tuple[str, int] | None:
    """A title in quotation marks at `position`, and where it ends after its closing mark."""
    closing = _QUOTES.get(text[position : position + 1])
    if closing is None:
        return None
    end = position
    while True:
        end = text.find(closing, end + 1, position + _TITLE_LIMIT)
        if end < 0:
            return None
        # an apostrophe inside a word closes nothing
        if not (closing in "’'" and text[end + 1 : end + 2].isalpha()):
            break
    title = re.sub(r"\s{1,4}", " ", text[position + 1 : end]).strip()
    return (title, end + 1) if len(title) > 3 and any(c.isalpha() for c in title) else None


def _when(text: str, position: int, value: dict[str, object]) -> int:
    found = _WHEN.match(text, position)
    if found is None:
        return position
    year = found["y1"] or found["y2"] or found["y3"]
    value["year"] = year
    if found["day"]:
        value["date"] = f"{year}-{MONTHS.index(found['month']) + 1:02d}-{int(found['day']):02d}"
    return found.end()


def find_report(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A report, advice or study with its title, its author, or both, in either order."""
    text = scene.text
    begin, author = _author_before(scene, start)
    if begin == start:
        gate = _GATE.match(text, end) if text[end + 1 : end + 2] in _GATED else None
        if gate is None:
            return _commissioned(scene, start, end)
        if gate["by"] and _known(text, gate.end("by")) is None and not _QUOTE.search(text, end, end + 120):
            return ()
    value: dict[str, object] = {"form": "report", "kind": text[start:end].lower()}
    position = end
    while text[position : position + 1] in _CONTINUED:
        moved = _further(text, position, value, author)
        if moved is None:
            break
        position, author = moved
    if author:
        value["author"] = author
    if "title" not in value and not (author and author in _names()):
        return ()
    if "title" not in value and "year" not in value and not _definite(scene, begin, start):
        return ()
    return [mark("report", begin, position, value, 0.9 if "title" in value else 0.75)]


def _definite(scene: Scene, begin: int, start: int) -> bool:
    """Whether a report without title is a particular one: "het advies van de AIV"."""
    if scene.text.startswith("rapporten", start):
        return False
    window = scene.folded[max(0, start - 26) : start]
    return begin < start or any(word in window for word in (b"het ", b"dit ", b"dat "))


_COMMISSIONED = re.compile(
    r"(?:in\s(?P<y>(?:19|20)\d\d)\s{1,2})?door\s{1,2}(?:de\s|het\s)?(?P<a>[A-Z][^.,;:()]{1,70}?)\s{1,2}$"
)


def _commissioned(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "in 2021 door ABD Topconsult onderzoek laten doen": the author before the word."""
    word = scene.folded.rfind(b" ", 0, max(0, start - 1)) + 1
    if not scene.text[word].isupper() or scene.text[start - 1 : start] in _DASHES:
        return ()
    floor = max(0, start - 90)
    found = _COMMISSIONED.search(scene.text[floor:start])
    author = _authors().get(" ".join(found["a"].split())) if found else None
    if found is None or author is None:
        return ()
    value: dict[str, object] = {"form": "report", "kind": scene.text[start:end].lower(), "author": author}
    if found["y"]:
        value["year"] = found["y"]
    return (mark("report", floor + found.start(), end, value, 0.75),)


def _further(
    text: str, position: int, value: dict[str, object], author: str | None
) -> tuple[int, str | None] | None:
    """One more part of the citation at `position`: title, author, number or year."""
    if "title" not in value:
        titled = _TITLED.match(text, position)
        title = _title(text, titled.end()) if titled else None
        if title:
            value["title"] = title[0]
            return title[1], author
    if author is None:
        by = _BY.match(text, position)
        found = _author(text, by.end(), "title" in value) if by else None
        if found:
            return found[1], found[0]
    if "number" not in value:
        number = _NUMBER.match(text, position)
        if number:
            value["number"] = number["n"]
            return number.end(), author
    moved = _when(text, position, value) if "year" not in value else position
    return (moved, author) if moved != position else None


def _author_before(scene: Scene, start: int) -> tuple[int, str | None]:
    """ "WRR-rapport", "AIV-advies": the abbreviation before the word."""
    if scene.text[start - 1 : start] not in _DASHES:
        return start, None
    begin = scene.folded.rfind(b" ", 0, start - 1) + 1
    author = _authors().get(scene.text[begin : start - 1])
    return (begin, author) if author else (start, None)


_RESPONSE = re.compile(
    rf"(?P<w>\w{{1,30}})(?P<d>\s{{1,2}}(?:van|d\.d\.|dd\.?)\s{{1,2}}(?P<day>\d{{1,2}})\s{{1,2}}(?P<month>{MONTH})\s{{1,2}}(?P<year>(?:19|20)\d\d))?"
    rf"(?P<o>\s{{1,2}}op\s{{1,2}}(?:dit|het|de|dat)\s{{1,2}}(?:[\w-]{{0,30}}(?:rapport|advies|onderzoek|verkenning|studie|evaluatie))(?!\w)"
    rf"(?:\s{{1,2}}van\s{{1,2}}(?:de|het)\s{{1,2}}(?P<a>[A-Z][\w-]{{1,30}}))?)?"
)


def find_response(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "de kabinetsreactie van 28 maart 2018 op dit rapport": with a date or with what it answers."""
    found = _RESPONSE.match(scene.text, start)
    if found is None or not (found["d"] or found["o"]):
        return ()
    value: dict[str, object] = {"form": "government-response"}
    stop = found.end("d") if found["d"] else end
    if found["d"]:
        value["year"] = found["year"]
        value["date"] = f"{found['year']}-{MONTHS.index(found['month']) + 1:02d}-{int(found['day']):02d}"
    if found["o"]:
        stop = found.end("o") if found["a"] is None or found["a"] in _authors() else found.start("a")
        report = next(iter(find_report(scene, *_report_word(found))), None)
        value["on"] = re.sub(r"\s{1,3}", " ", found["o"]).removeprefix(" op ")
        if report is not None:
            value["report"] = dict(report.value)
            stop = max(stop, report.end)
    return [mark("government-response", start, stop, value, 0.9)]


def _report_word(found: re.Match[str]) -> tuple[int, int]:
    word = re.compile(r"rapport|advies|onderzoek|verkenning|studie|evaluatie").search(
        found.string, found.start("o"), found.end("o")
    )
    return word.span() if word else found.span("o")


_RESPONSES = (
    "kabinetsreactie",
    "kabinetsstandpunt",
    "beleidsreactie",
    "kabinetsappreciatie",
    "regeringsreactie",
)

RULES = (
    Rule("report", tuple(f" {fold(kind).decode()} " for kind in _KINDS), find_report, "reference"),
    Rule("government-response", tuple(f" {word} " for word in _RESPONSES), find_response, "reference"),
)
