# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Action lines of strategies and plans ("Actielijn 3", "Actie 4.2"): owner, date, money and indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from samenhang.marking import sentences
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Mark, MarkKind

_ACTION = MarkKind.ACTION
_WORD = r"(?:[Aa]ctielijn|[Aa]ctiepunt|[Aa]ctie|[Mm]aatregel|ACTIELIJN|ACTIE|MAATREGEL)"
_NUMBER = r"(?:nr\.? ?)?(?P<number>[A-Z]?\d{1,3}(?:[.-]\d{1,2}){0,2}[a-z]?|[IVX]{1,5}|[A-H])"
_LINE = re.compile(
    rf"[ \t]{{0,6}}(?:[-–•*] ?|\d{{1,2}}(?:\.\d{{1,2}})*\.? )?{_WORD} {_NUMBER}(?![\w’'])[ \t]{{0,3}}"
    r"(?:[:.–—|-]{1,2}[ \t]{0,3}|(?=[\"“«‘]?[A-ZÀ-Þ])|(?P<alone>\n))(?P<what>[^\n]{0,1500})"
)
_CONTENTS = re.compile(r"(?:\.{3,}|\t|…| {2,})\s?\d{1,3}\s*$")
_LEAST = 12  # characters that say something
_LONGEST = 3_000  # characters of a line or row
_BELOW = 14  # lines under an action that can say who, when and with what
_FIELDS = (
    (
        "owner",
        r"(?:[Ee]igenaar|[Tt]rekker|[Aa]ctiehouder|[Aa]ctienemer|[Vv]erantwoordelijk(?:e|"
        r"en)?(?: (?:partij|ministerie|departement|organisatie)"
        r"(?:en|s)?)?|[Cc]oördinat(?:ie|or)|[Ww]ie|[Dd]oor|[Pp]envoerder)",
    ),
    (
        "date",
        r"(?:[Pp]lanning|[Tt]ermijn|[Gg]ereed|[Ww]anneer|[Dd]eadline|[Oo]plevering|[Dd]atum|"
        r"[Ll]ooptijd|[Ee]inddatum|[Tt]ijdpad|[Tt]ijdlijn"
        r"|[Uu]iterlijk)",
    ),
    (
        "money",
        r"(?:[Bb]udget|[Kk]osten|[Mm]iddelen|[Ff]inanciering|[Dd]ekking|[Bb]ekostiging|"
        r"[Ff]inanciële middelen)",
    ),
    (
        "indicator",
        r"(?:(?:[Kk]ern)?[Ii]ndicator(?:en)?|KPI|[Mm]eetbaar resultaat|[Rr]esultaat|"
        r"[Dd]oelwaarde|[Mm]ijlpaal|[Mm]aatstaf)",
    ),
)
_LABELS = tuple(
    (
        name,
        re.compile(
            rf"(?:^|[\n|(;.]|, ) ?[-–•*]? ?{label}(?: \([^()]{{1,30}}\))? ?: ?(?P<said>[^\n|;]{{1,200}})"
        ),
    )
    for name, label in _FIELDS
)
_HEADS = tuple((name, re.compile(rf" ?{label}(?: \([^()]{{1,30}}\))? ?")) for name, label in _FIELDS)
_WHAT_HEAD = re.compile(
    r" ?(?:[Aa]cties?|[Aa]ctielijn(?:en)?|[Mm]aatregel(?:en)?|[Aa]ctiepunt(?:en)?|"
    r"[Oo]mschrijving(?: actie)?) ?"
)
_NUMBER_HEAD = re.compile(r" ?(?:[Nn]r\.?|#|[Nn]ummer) ?")
_MONEY = re.compile(
    r"€ ?\d[\d.,]*(?: ?(?:miljoen|miljard|mln\.?|mld\.?|duizend))?(?: per jaar| structureel)?"
    r"|\b\d[\d.,]* (?:miljoen|miljard|mln\.?|mld\.?) euro(?: per jaar| structureel)?|\b\d[\d.,]* euro\b"
)
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_DATE = re.compile(
    rf"\b(?:(?:uiterlijk|voor|vanaf|per|tot|in|begin|medio|eind|halverwege) ){{0,3}}(?:\d{{1,2}} "
    rf")?(?:{_MONTH} |(?:Q[1-4]|[1-4]e kwartaal|"
    r"(?:eerste|tweede|derde|vierde) kwartaal(?: van)?|voorjaar(?: van)?|najaar(?: van)?|zomer(?: "
    r"van)?|het einde van) ?)?20[2-9]\d(?:\s?[-–]\s?20[2-9]\d)?\b"
)
_OWNER = re.compile(r"\((?P<who>[A-Z][A-Za-z]{1,5}(?:(?:, ?|/| en )[A-Z][A-Za-z]{1,8}){0,6})\)\.?\s*$")
_ABBREVIATION = r"[A-Z][A-Za-z]{1,7}"
_CELL = re.compile(rf"{_ABBREVIATION}(?:(?:, ?| ?/ ?| en ){_ABBREVIATION}){{0,6}}")
_SUBJECT = re.compile(
    r"(?:De (?:minister|staatssecretaris)(?: (?:van|voor) [A-Z]\w+(?:(?:,| en)? [A-Z]\w+){0,4})?"
    r"|Het ministerie van [A-Z]\w+(?:(?:,| en)? [A-Z]\w+){0,4}|Het kabinet|De (?:[A-Z]{2,6}|politie|"
    r"inspectie))(?= [a-z])"
)
_NONE = re.compile(r"(?:-|–|n\.?v\.?t\.?|nader te bepalen|n\.?t\.?b\.?|geen|onbekend|pm)\.?", re.IGNORECASE)


def _find_line(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Actielijn 3: Versterk de weerbaarheid" at the beginning of a line, and what stands under it."""
    text = scene.text
    begin = text.rfind("\n", max(0, start - 14), start) + 1 if start else 0
    if text[begin:start].strip(" \t-–•*.0123456789"):
        return ()
    line = _LINE.match(text, begin)
    if line is None or line.start() > start or _CONTENTS.search(line["what"]):
        return ()
    what = line["what"]
    first, last = start, line.end()
    if line["alone"] and (what[:1].islower() or _LINE.match(text, line.start("what"))):
        return ()
    if " | " in what:
        return _row(text, first, last, line)
    said = sentences.around(text, line.start("what"), line.start("what") + 1)[1] if what else last
    words = text[line.start("what") : said].strip(" .:")
    if len(words) < _LEAST:
        return ()
    value: dict[str, Any] = {"what": words, "number": line["number"]} | _under(text, line.start("what"), last)
    return (marked(_ACTION, first, said, "action-line", value, 0.9),)


def _row(text: str, first: int, last: int, line: re.Match[str]) -> Iterable[Mark]:
    """A row of a table that begins with "Actie 4.2"."""
    cells = [cell.strip() for cell in line["what"].split(" | ")]
    if len(cells[0]) < _LEAST:
        return ()
    value: dict[str, Any] = {"what": cells[0].rstrip("."), "number": line["number"]}
    value |= _loose(" | ".join(cells[1:]))
    value["owner"] = next((cell for cell in cells[1:] if _CELL.fullmatch(cell)), value["owner"])
    return (marked(_ACTION, first, last, "action-line", value, 0.8),)


def _under(text: str, begin: int, line_end: int) -> dict[str, str | None]:
    """Owner, date, money and indicator, in the line and in what stands under it up to the next action."""
    stop = line_end
    for _ in range(_BELOW):
        following = _line_end(text, stop + 1)
        words = text[stop + 1 : following]
        if not words or _LINE.match(text, stop + 1) or following - begin > _LONGEST:
            break
        if not any(label.search("\n" + words) for _, label in _LABELS) and stop > line_end:
            break
        stop = following
    labelled = {name: _labelled(label, text[begin:stop]) for name, label in _LABELS}
    loose = _loose(text[begin:line_end])
    return {name: labelled[name] or loose[name] for name, _ in _FIELDS}


def _line_end(text: str, at: int) -> int:
    """Where the line that begins at a place ends, or is cut."""
    limit = min(len(text), at + _LONGEST)
    stop = text.find("\n", at, limit)
    return stop if stop >= 0 else limit


def _labelled(label: re.Pattern[str], words: str) -> str | None:
    found = label.search(words)
    return None if found is None else _filled(found["said"])


def _filled(words: str) -> str | None:
    """What a field says; None where it says that there is nothing."""
    said = words.strip(" .,)|\t")
    return None if not said or _NONE.fullmatch(said) else said


def _loose(words: str) -> dict[str, str | None]:
    """What running words say without a label: an amount, a year, ministries in brackets at the end."""
    owner, subject = _OWNER.search(words), _SUBJECT.match(words)
    day, money = _DATE.search(words), _MONEY.search(words)
    return {
        "owner": owner["who"] if owner else subject[0] if subject else None,
        "date": day[0] if day else None,
        "money": money[0] if money else None,
        "indicator": None,
    }


def _find_table(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """The rows under "Nr | Actie | Eigenaar | Planning | Budget | Indicator"."""
    text = scene.text
    first, last = sentences.line(text, start, end)
    cells = text[first:last].split(" | ")
    what = next((n for n, cell in enumerate(cells) if _WHAT_HEAD.fullmatch(cell)), None)
    columns = {n: name for n, cell in enumerate(cells) for name, head in _HEADS if head.fullmatch(cell)}
    if what is None or not columns:
        return ()
    number = next((n for n, cell in enumerate(cells) if _NUMBER_HEAD.fullmatch(cell)), None)
    return list(_rows(text, last + 1, len(cells), (what, number), columns))


def _rows(
    text: str, at: int, width: int, places: tuple[int, int | None], columns: dict[int, str]
) -> Iterator[Mark]:
    what, number = places
    while at < len(text):
        stop = _line_end(text, at)
        cells = text[at:stop].split(" | ")
        if len(cells) != width or any(map(_WHAT_HEAD.fullmatch, cells)):
            return
        said = cells[what].strip(" .")
        if len(said) >= _LEAST:
            value: dict[str, Any] = {
                "what": said,
                "number": cells[number].strip(" .") or None if number is not None else None,
            }
            value |= dict.fromkeys((name for name, _ in _FIELDS), None)
            value |= {name: _filled(cells[n]) for n, name in columns.items()}
            yield marked(_ACTION, at, stop, "action-row", value, 0.85)
        at = stop + 1


RULES: tuple[Rule, ...] = (
    Rule("action-line", (" actielijn ", " actiepunt ", " actie ", " maatregel "), _find_line, "action"),
    Rule(
        "action-row",
        (" actie   ", " acties   ", " maatregel   ", " maatregelen   ", " actielijn   ", " actiepunt   "),
        _find_table,
        "action-table",
    ),
)
