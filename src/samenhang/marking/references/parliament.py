# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parliamentary papers in running text.

Three ways lead to a paper: a word ("Kamerstukken II 2017–2018, 33763, nr. 141"), a dossier
("(29 517, nr. 92)", "32847-343", "wetsvoorstel 35 570") and a number ("Zij krijgt nr. 722 (19637)",
"op stuk nr. 211"). A number without dossier stays unresolved: `dossier` is None, and linking fills it in
where the dossier of the text is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from samenhang.marking.references.grammar import (
    EERSTE_KAMER,
    NUMBER,
    TWEEDE_KAMER,
    YEAR,
    listed,
    mark,
    parliamentary_year,
    spelled_year,
)
from samenhang.marking.references.papers import (
    PAPER,
    Lead,
    dossier_mark,
    dossier_of,
    identifiers,
    read,
    with_reprint,
)
from samenhang.marking.scanner import Rule, Scene
from samenhang.model import Mark

_CHAMBER = r"II|I|11|2|1|T\.?K\.?|E\.?K\.?|(?i:tweede\skamer|eerste\skamer)(?:\sder\sStaten-Generaal)?"
_SITTING = r"(?i:vergaderjaar|verg\.?\s?jr\.?|zitting(?:sjaar|s)?|jaargang)"
_LEAD = re.compile(
    rf"(?i:kamer-?\s{{0,3}}st(?:uk(?:ken)?(?:dossiers?|nummers?|nrs?)?)?\b\.?|kst\.?)(?:\sder\sStaten-Generaal)?"
    rf"[\s,:(]{{0,3}}(?:(?:[Vv]an de )?(?P<c>{_CHAMBER})(?![\w.-]))?"
    rf"(?:[\s,:(]{{0,3}}(?:{_SITTING}\s{{1,3}})?{YEAR})?[\s,:;)]{{0,4}}(?:-\s?)?"
    rf"(?:(?:met\s)?(?i:dossiers?|nummers?|dossiernummers?|nrs?|no)\b[.:]?\s{{0,2}})?"
)
_YEARED = re.compile(
    rf"(?P<c>T\.?\s?K\.?|E\.?\s?K\.?|II|I|(?i:tweede\skamer|eerste\skamer)(?:\sder\sStaten-Generaal)?"
    rf"|{_SITTING})[\s,:(]{{0,3}}(?:{_SITTING}\s{{1,3}})?{YEAR}[\s,:;)]{{1,4}}"
)
_ANNEX = re.compile(r"(?i:bijlagen?\s(?:bij|van|behorende?\sbij|op)(?:\s(?:de|het))?)\s{0,2}$")
_SITTING_NUMBER = re.compile(
    rf"(?i:zitting)\s{{1,2}}{YEAR}\s?[-–,]\s?(?P<d>\d{{4,5}}),?\s(?i:nr)\.?\s?(?P<n>\d{{1,4}})"
)
_EERSTE = ("I", "1")


def _chamber(printed: str | None) -> str | None:
    if not printed:
        return None
    if printed in _EERSTE or printed[0] in "Ee":
        return EERSTE_KAMER
    return TWEEDE_KAMER if printed[0] in "IT2t1" else None


# what may follow a citation that says no more: no further number, page or part
_NO_MORE = (
    r"(?=\s?\)|\s?[.,;]?\s{1,2}(?!(?:en|of|tot|p|pp|blz|pag\w{0,5}|bladzijde|alsmede|was|stuk|nrs?|Nrs?|onder|met|t"
    r"|hoofdstuk|hfdst|no|nummers?|letters?|euro|herdruk|items?|noot|mil\w{0,5}|jan\w{0,4}|feb\w{0,5}|maart|april|mei|ju[nl]i|aug\w{0,5}"
    r"|sep\w{0,6}|okt\w{0,4}|nov\w{0,5}|dec\w{0,5})\b)(?:[a-z]{2}|[A-Z][a-z]|(?![IVX]{4})[A-Z]{4}|\d{5}-)|\s?[.;]?$)"
)
# by far the most citations are as plain as this, and end here
_PLAIN = re.compile(
    r"[Kk]amerstuk(?:ken)?\s{1,2}(?:(II),?\s{1,2})?(?:(20\d\d)[-–/]((?:20)?\d\d),?\s{1,2})?"
    r"(\d\d)[\s.]?(\d{3})(?:[-\s]([IVX]{1,5}[AB]?|[A-HJ-M])(?!\w)|\s?-\s?(\d\d)(?!\d))?(?:,?\s{1,2}nr\.?\s{0,2}(\d{1,4}))?"
    + _NO_MORE
)


def find_worded(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Kamerstuk ..." in every spelling; "Kamerstuk nr. 12" is a number without dossier."""
    text, folded = scene.text, scene.folded
    if folded[start] < 58:  # the digit of a footnote's mark
        start += 1
    # "Kamerstukken", the dossier and its title, each on a line: the head of a paper, not a citation
    if text[start + 12 : start + 13] == "\n" and "\n" in text[start + 18 : start + 20]:
        return ()
    found = _PLAIN.match(text, start)
    if found is None or (start > 1 and folded[start - 2] in _ANNEXED):
        return _worded(scene, start, end)
    chamber, first, second, tens, rest, chapter, suffix, number = found.groups()
    dossier = tens + rest
    if suffix and dossier != "21501":
        return _worded(scene, start, end)
    if chapter or suffix:
        dossier = f"{dossier}-{chapter or suffix}"
    value: dict[str, object]
    if number is None:
        if text.find("\n", start, found.end()) > 0:  # the head of a paper, not a citation
            return ()
        value = {"form": "dossier", "target": "dossier/" + dossier, "dossier": dossier}
    else:
        value = {
            "form": "kamerstuk",
            "target": f"kst-{dossier}-{number}",
            "dossier": dossier,
            "number": number,
        }
    if chamber:
        value["chamber"] = TWEEDE_KAMER
    if first:
        value["year"] = spelled_year(first, second)
    return (mark("kamerstuk", start, found.end(), value, 0.97),)


# the last letters of "bijlage bij", "bijlage bij de", "bijlage van", "bijlage op", "bijlage bij het"
_ANNEXED = frozenset(b"jenpt")


def _worded(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    text = scene.text
    found = _LEAD.match(text, start)
    if found is None or found.end() == start:
        return ()
    lead = Lead(start, "kamerstuk", _chamber(found["c"]), parliamentary_year(found))
    if scene.folded.rfind(b"bijlage", max(0, start - 26), start) >= 0:
        annex = _ANNEX.search(text, max(0, start - 30), start)
        lead = lead._replace(start=annex.start(), annex=True) if annex else lead
    marks = read(text, found.end(), lead)
    if marks:
        return with_reprint(text, marks)
    number = _RELATIVE.match(text, scene.folded.find(b" ", end))
    return _relative(text, start, number, plural=False) if number else ()


def find_yeared(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "TK 2008-2009, 31473, nummer 25", "I 1995/96, 23700, nr. 188b": the year makes it a paper."""
    if scene.folded.startswith(b"kamer", start):
        start = scene.folded.find(b"v", start)
    found = _YEARED.match(scene.text, start)
    if found is None:
        return _zitting(scene.text, start)
    year = parliamentary_year(found)
    if year is None or scene.text[start - 1 : start] == ".":
        return ()
    start, chamber = _chamber_before(scene, start) if found["c"][0] in "vV" else (start, _chamber(found["c"]))
    lead = Lead(start, "kamerstuk", chamber, year)
    marks = read(scene.text, found.end(), lead)
    # "II 2015-2016" alone can be anything, and so can a single year: only a number makes it a paper
    unsure = len(year) == 4 or found["c"] in ("I", "II") or found["c"][0] in "vV"
    return [] if unsure and any("number" not in m.value for m in marks) else marks


def _chamber_before(scene: Scene, start: int) -> tuple[int, str | None]:
    """ "Tweede Kamer, vergaderjaar ...": the citation starts at the chamber."""
    tail = scene.folded[max(0, start - 16) : start].rstrip()
    for words, chamber in ((b"tweede kamer", TWEEDE_KAMER), (b"eerste kamer", EERSTE_KAMER)):
        if tail.endswith(words):
            return max(0, start - 16) + len(tail) - len(words), chamber
    return start, None


def _zitting(text: str, start: int) -> Iterable[Mark]:
    found = _SITTING_NUMBER.match(text, start)
    if found is None:
        return ()
    value = {"form": "kamerstuk", "target": f"kst-{found['d']}-{found['n']}", "dossier": found["d"]}
    year = parliamentary_year(found)
    return [mark("kamerstuk", *found.span(), value | {"number": found["n"], "year": year}, 0.8)]


_CURRENCY = frozenset("€$£-–/.,’'")
# the words after which a bare number is a dossier; "nummer" and "nr" can stand between
_WORDS = (
    b"dossier ",
    b"dossiers ",
    b"voorstel ",
    b"voorstellen ",
    b"novelle ",
    b"nota ",
    b"nummer ",
    b"nr ",
    b"nr  ",
)
_WORDED = re.compile(
    rb"(?:dossiers?|dossier\s?n(?:umme)?r|wetsvoorstel(?:len)?|novelle|initiatiefnota)\s{1,2}(?:met\s)?(?:n(?:umme)?r\s{1,2})?$"
)
_UNSPACED = re.compile(r"\d{5}(?!\d)")


_PLAIN_BARE = re.compile(
    r"(\d\d)([\s.]?)(\d{3})(?:[-\s]([IVX]{1,5}[AB]?)|[-–](\d\d)(?=\s?,|-))?(?:\s?,?\s{1,2}nr\.?\s{0,2}|(-)(?=[1-9]))(\d{1,4})"
    + _NO_MORE
)


def _plain_bare(text: str, start: int) -> Mark | None:
    """ "29 517, nr. 92", "21501-08, nr. 719", "32847-343" where no more follows; None for all other."""
    found = _PLAIN_BARE.match(text, start)
    if found is None:
        return None
    tens, space, rest, chapter, suffix, hyphen, number = found.groups()
    dossier = tens + rest
    if (hyphen and space) or (suffix is None) is (dossier == "21501"):
        return None
    if chapter or suffix:
        dossier = f"{dossier}-{chapter or suffix}"
    value = {"form": "kamerstuk", "target": f"kst-{dossier}-{number}", "dossier": dossier, "number": number}
    return mark("dossier-number", start, found.end(), value, 0.9)


def find_bare(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A dossier without a word before it: with "nr.", with a hyphen, or alone in brackets."""
    if not scene.folded[start + 3 : start + 5].isdigit():  # "215 personen": too short for a dossier
        return ()
    text = scene.text
    if "\n" in text[start + 5 : start + 7]:  # a dossier that ends its line stands in the head of a paper
        return ()
    before = text[start - 1] if start else " "
    if before in _CURRENCY:
        return _addressed(text, start)
    plain = _plain_bare(text, start)
    if plain is not None:
        return (plain,)
    found = PAPER.match(text, start)
    if found is None:
        return ()
    lead = Lead(start, "dossier-number", worded=False)
    if found["n"] or (found["c"] and found["l"]) or _hyphened(found) or _lettered(text, before, found):
        marks = read(text, start, lead)
        return with_reprint(text, marks) if marks else ()
    if before == "(" or found["c"] or found["u"] or scene.folded.endswith(_WORDS, 0, start):
        return _dossier(scene, found, before, lead)
    return ()


def _addressed(text: str, start: int) -> Iterable[Mark]:
    """ "https://zoek.officielebekendmakingen.nl/dossier/35570"."""
    found = PAPER.match(text, start) if text[start - 8 : start] == "dossier/" else None
    if found is None:
        return ()
    end = max(map(found.end, ("d", "c", "u")))
    return [dossier_mark((start, end), dossier_of(found), Lead(start, "dossier-number"), 0.95)]


def _hyphened(found: re.Match[str]) -> bool:
    """ "32847-343": five digits in one, then the number; "30 821-153" needs a word before it."""
    return bool(found["h"]) and found["h"][0] in "123456789" and _UNSPACED.fullmatch(found["d"]) is not None


def _lettered(text: str, before: str, found: re.Match[str]) -> bool:
    """ "(35 570, A)" in brackets."""
    closed = text[found.end() : found.end() + 1] == ")"
    return bool(found["l"]) and found["k"][0] == "," and found["l"].isalpha() and before == "(" and closed


_NUMBERED = re.compile(r"\snrs?\.?\s{0,2}\d{1,4}\s{0,2}\($")


def _dossier(scene: Scene, found: re.Match[str], before: str, lead: Lead) -> Iterable[Mark]:
    dossier = dossier_of(found)
    end = max(map(found.end, ("d", "c", "u")))
    if _WORDED.search(scene.folded[max(0, lead.start - 40) : lead.start]):
        return [dossier_mark((lead.start, end), dossier, lead._replace(worded=True), 0.9)]
    if before == "(":
        numbered = _NUMBERED.search(scene.text[max(0, lead.start - 24) : lead.start])
        number = _RELATIVE.match(scene.text, lead.start - len(numbered[0])) if numbered else None
        if number and number["open"]:
            return _before_dossier(scene.text, number, number.start() + 1)
    whole = _UNSPACED.fullmatch(found["d"]) is not None
    closed = before == "(" and scene.text[end : end + 1] == ")"
    chaptered = dossier[5:] != "" and (whole or closed) and found["sep"] != ""
    if (closed and whole) or (chaptered and (found["sep"] in ("-", "–", "‑", None) or closed)):
        return [dossier_mark((lead.start, end), dossier, lead, 0.8)]
    return ()


_RELATIVE = re.compile(
    rf"\s{{1,3}}(?i:nrs?|nummers?)(?![a-z])\s?\.?\s{{0,3}}(?P<n>{NUMBER})"
    rf"(?P<was>,\swas\s(?:nr\.?)\s?(?P<o>\d{{1,4}}))?(?P<open>\s{{0,2}}\((?=\d\d[\s.]?\d{{3}}))?"
)
# the words that make a number that of a paper
_CONTEXT = ("stuk", "stukken", "krijgt", "krijgen", "onder", "motie", "moties", "amendement", "amendementen")
_PARTS = re.compile(r",\s([IVX]{1,5})(?!\w)((?:(?:,\s|\sen\s)[IVX]{1,5}(?!\w)){0,8})")


def find_number(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "krijgt nr. 722 (19637)", "stuk nr. 12, I": a number after a word that says of what."""
    text = scene.text
    word = scene.folded.find(b" ", start)
    found = _RELATIVE.match(text, word)
    if found is None:
        return ()
    if found["open"]:
        return _before_dossier(text, found, word + 1)
    return _relative(text, start, found, text[end - 1] in "sS")


_CLOSED = re.compile(r"\s?(?:\)|,\s(?:was|t\.v\.v\.)\snr\.?\s?(?P<o>\d{1,4})\))")


def _before_dossier(text: str, found: re.Match[str], start: int) -> Iterable[Mark]:
    paper = PAPER.match(text, found.end("open"))
    if paper is None or paper["n"] or paper["h"]:
        return ()
    closed = _CLOSED.match(text, max(map(paper.end, ("d", "c", "s", "u"))))
    if closed is None:
        return ()
    dossier = dossier_of(paper)
    lead = Lead(start, "number-dossier")
    marks = [_numbered(lead, (start, closed.start() if closed["o"] else closed.end()), dossier, found["n"])]
    earlier = [one for one in (found, closed) if one["o"]]
    return [*marks, *(_numbered(lead, one.span("o"), dossier, one["o"]) for one in earlier)]


def _numbered(lead: Lead, span: tuple[int, int], dossier: str, number: str) -> Mark:
    target = identifiers(dossier, number, lead)[0]
    value = {"form": "kamerstuk", "target": target, "dossier": dossier, "number": number}
    return mark(lead.rule, *span, value, 0.95)


def _relative(text: str, begin: int, found: re.Match[str], plural: bool) -> list[Mark]:
    marks: list[Mark] = []
    for item in listed(text, (found["n"], found.start("n"), found.end("n")), plural):
        value: dict[str, object] = {"form": "kamerstuk", "dossier": None, "number": item.number}
        if item.page:
            value["page"] = item.page
        end = item.end
        parts = _PARTS.match(text, end) if text[end : end + 1] == "," else None
        if parts:
            value["parts"] = re.findall(r"[IVX]{1,5}", parts[0])
            end = parts.end()
        marks.append(mark("paper-number", item.start if marks else begin, end, value, 0.85))
        if parts:
            break
    return marks


_NUMBERS = tuple(
    f" {word}{gap}{nr} "
    for word, gap, nr in product(_CONTEXT, (" ", "  "), ("nr", "nrs", "nummer", "nummers"))
)
_TENS = [f"{tens}" for tens in (*range(15, 20), *range(21, 40))]
_BARE = tuple(f" {tens}{gap}{digit}" for tens, gap, digit in product(_TENS, ("", " "), "0123456789"))
# 20 can begin a year, so only what cannot be one
_TWENTY = (*(f" 20 {digit}" for digit in "0123456789"), *(f" 20{digit}" for digit in "3456789"))
_HEADS = ("tk", "ek", "t k", "e k", "t k ", "e k ", "tweede kamer", "eerste kamer", "ii", "i")
_CENTURIES = tuple(
    f" {head}{gap}{century}" for head, gap, century in product(_HEADS, (" ", "  "), ("19", "20"))
)
# the mark of a footnote can stand against the word: "1Kamerstukken II"
_FOOTNOTED = tuple(f"{digit}kamerst" for digit in "0123456789")
# elsewhere the word stands in the head of a paper, and what it precedes is found by its dossier
_SITTINGS = (" kamer vergaderjaar ", " kamer  vergaderjaar ")

RULES = (
    Rule(
        "kamerstuk", (" kamerst", *_FOOTNOTED, " kamer  st", " kamer   st", " kst "), find_worded, "reference"
    ),
    Rule("kamerstuk-year", (*_CENTURIES, *_SITTINGS, " zitting 1", " zitting 2"), find_yeared, "reference"),
    Rule("dossier-number", (*_BARE, *_TWENTY), find_bare, "reference"),
    Rule("paper-number", _NUMBERS, find_number, "reference"),
)
