# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commitments to the Eerste Kamer out of the letters that list them.

Its register has no interface; the letters in which a committee reminds a minister of what is open are papers
of the House. Lists stand there as rows of a table, as blocks of labels as the register prints them, or as
titles that end in the number. A number in a sentence is no list, and is left to who marks texts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from samenhang.sources.moments import day_in_words, day_of

NAME = "eerstekamer"
_NUMBER = re.compile(r"(?<![\w-])T\s?(\d{5})(?![\w-])")
_TITLE = re.compile(
    r"(?:^|\b)(?:Toezegging\s+)?(?P<title>[^|()\n]{3,200}?)\s*"
    r"(?:\((?P<dossier>\d{2}[. ]?\d{3}[^()]{0,20})\)\s*)?"
    r"\((?P<number>T\s?\d{5})\)"
)
LABELS = {
    "nummer": "number",
    "toezegging": "title",
    "korte naam": "title",
    "titel": "title",
    "omschrijving": "title",
    "onderwerp": "title",
    "status": "status",
    "datum toezegging": "made",
    "datum": "made",
    "deadline": "due",
    "termijn": "due",
    "verantwoordelijke": "owed_by",
    "verantwoordelijke(n)": "owed_by",
    "bewindspersoon": "owed_by",
    "kamerleden": "asked_by",
    "kamerlid": "asked_by",
    "commissie": "committee",
    "soort activiteit": "occasion",
    "categorie": "category",
    "onderwerpen": "subjects",
    "kamerstukken": "papers",
    "dossier": "dossier",
    "opmerking": "remark",
}
"""What the labels of the register and the heads of columns mean."""
STATUSES = (
    "openstaand",
    "deels voldaan",
    "deels afgedaan",
    "voldaan",
    "afgedaan",
    "afgevoerd",
    "vervallen",
    "niet nagekomen",
)
"""How it stands in the words of the register. Any other is kept as it came."""
_ANY = "|".join(map(re.escape, sorted(LABELS, key=len, reverse=True)))
_LABEL = re.compile(rf"^({_ANY})\s*(?::|\t|\|)\s*(.*)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*\|\s*")
_STATUS = re.compile(rf"\b({'|'.join(sorted(STATUSES, key=len, reverse=True))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A commitment as a letter lists it. `text[start:end]` are the words that do.

    `number` is like "T01970", `made` and `due` are days in ISO 8601, "" where none is given; `status` is in
    the words of the register. `told` holds every label or column with what stands there, known here or not.
    """

    number: str
    start: int
    end: int
    title: str = ""
    dossier: str = ""
    made: str = ""
    due: str = ""
    status: str = ""
    owed_by: str = ""
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(_BETWEEN.split(self.text.strip())) if "|" in self.text else ()


def commitments_listed(text: str) -> tuple[Listed, ...]:
    """The commitments that a text lists, in its order; each place once.

    `text` is that of a Document: a line for each passage, the cells of a row apart by " | ".
    """
    lines = [_Line(found[0], found.start()) for found in re.finditer(r"[^\n]+", text)]
    found = sorted((*_rows(lines), *_blocks(lines)), key=_start)
    starts = [one.start for one in found]
    for listed in _titles(lines):
        before = bisect_right(starts, listed.start)
        if not before or found[before - 1].end <= listed.start:
            found.append(listed)
    return tuple(sorted(found, key=_start))


def _start(listed: Listed) -> int:
    return listed.start


def number_of(text: str) -> str:
    """The number in a text, "T01970"; "" where there is none."""
    found = _NUMBER.search(text)
    return f"T{found[1]}" if found else ""


# ---------------------------------------------------------------- rows of a table


def _rows(lines: list[_Line]) -> Iterator[Listed]:
    head: tuple[str, ...] = ()
    for line in lines:
        cells = line.cells
        if not cells:
            head = ()
        elif len(_known(cells)) >= 2 and not number_of(line.text):
            head = cells
        elif any(_NUMBER.search(cell) for cell in cells) and len(cells) > 2:
            told = dict(zip(head, cells, strict=False)) if len(head) == len(cells) else {}
            yield _made(line.start, line.end, told or _guessed(cells), number_of(line.text))


def _known(cells: tuple[str, ...]) -> list[str]:
    return [cell for cell in cells if cell.casefold().rstrip(":") in LABELS]


def _guessed(cells: tuple[str, ...]) -> dict[str, str]:
    """A row without heads: only what shows by itself what it is. Of two days nobody knows which is which."""
    told: dict[str, str] = {}
    days = [cell for cell in cells if day_of(cell)]
    if len(days) == 1:
        told["Datum"] = days[0]
    for cell in cells:
        if _STATUS.fullmatch(cell):
            told["Status"] = cell
    texts = [
        cell
        for cell in cells
        if cell not in days and not _NUMBER.fullmatch(cell) and not _STATUS.fullmatch(cell)
    ]
    if texts:
        told["Toezegging"] = max(texts, key=len)
    return told


# ---------------------------------------------------------------- labels as the register prints them


def _blocks(lines: list[_Line]) -> Iterator[Listed]:
    """From a label "Nummer" on, with the labels around it that belong to it."""
    block: list[tuple[_Line, str, str]] = []
    for line in (*lines, _Line("", 0)):
        found = None if len(line.cells) > 2 else _LABEL.match(line.text)
        if found and not any(label.casefold() == found[1].casefold() for _, label, _ in block):
            block.append((line, found[1], found[2].strip()))
            continue
        yield from _block(block)
        block = [(line, found[1], found[2].strip())] if found else []


def _block(block: list[tuple[_Line, str, str]]) -> Iterator[Listed]:
    told = {label: value for _, label, value in block}
    number = next(
        (number_of(value) for label, value in told.items() if LABELS[label.casefold()] == "number"), ""
    )
    if number:
        yield _made(block[0][0].start, block[-1][0].end, told, number)


# ---------------------------------------------------------------- titles that end in the number


def _titles(lines: list[_Line]) -> Iterator[Listed]:
    for line in lines:
        if "(T" not in line.text:
            continue
        for found in _TITLE.finditer(line.text):
            whole = found["title"].strip(" -–—•·\t")
            if whole:
                told = {"Toezegging": whole, "Dossier": found["dossier"] or ""}
                start = line.start + found.start("title")
                yield _made(start, line.start + found.end(), told, number_of(found["number"]))


def _made(start: int, end: int, told: Mapping[str, str], number: str) -> Listed:
    named: dict[str, str] = {}
    for label, value in told.items():
        if value and (name := LABELS.get(label.casefold().rstrip(":"))):
            named.setdefault(name, value)
    inner = _TITLE.search(named.get("title", ""))
    title = inner["title"] if inner else _NUMBER.sub("", named.get("title", ""))
    dossier = named.get("dossier") or (inner["dossier"] if inner else "") or ""
    status = _STATUS.search(named.get("status", ""))
    return Listed(
        number=number,
        start=start,
        end=end,
        title=re.sub(r"^Toezegging\s+", "", " ".join(title.split())).strip(" -–—:()"),
        dossier=re.sub(r"(?<=\d{2})[. ](?=\d{3})", "", dossier),
        made=_day(named.get("made", "")),
        due=_day(named.get("due", "")),
        status=status[1].casefold() if status else " ".join(named.get("status", "").split()),
        owed_by=named.get("owed_by", ""),
        told=dict(told),
    )


def _day(text: str) -> str:
    return day_in_words(text) or day_of(text)
