# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions to the search service of KOOP (SRU 2.0), in its query language.

Its traps: `A NOT B` and never `AND NOT`; sorting is part of the query; startRecord counts from 1; a dossier
has no space in its number; `dt.type` is singular where `publicatienaam` is plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from samenhang.errors import InvalidInput

SEARCH = "https://repository.overheid.nl/sru"
AREA = "officielepublicaties"
LARGEST_PAGE = 1000
"""Records of one answer: more than this was never seen to work."""
_LOOSE = re.compile(r"[\s/.]+")


@dataclass(frozen=True, slots=True)
class Publications:
    """Which publications. An empty field asks nothing.

    `names` are names of publications ("Kamerstuk", "Handelingen", "Kamervragen (Aanhangsel)"); `words` are
    looked for in all of the text, every one of them; `since` is the first day of their own date; `chamber` is
    "Tweede Kamer der Staten-Generaal" or "Eerste Kamer ..."; `annexes_of` is the identifier of a main
    document; `without` are kinds (`dt.type`) to leave out.
    """

    dossiers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    chamber: str = ""
    year: str = ""
    words: str = ""
    identifiers: tuple[str, ...] = ()
    annexes_of: str = ""
    without: tuple[str, ...] = ()
    since: str = ""

    @property
    def query(self) -> str:
        """The question in CQL, without days and without order."""
        asked = [
            f"c.product-area=={AREA}",
            any_of("w.publicatienaam", self.names),
            any_of("w.dossiernummer", map(dossier_name, self.dossiers)),
            any_of("dt.type", self.kinds),
            any_of("dt.creator", (self.chamber,)),
            any_of("w.vergaderjaar", (self.year,)),
            any_of("dt.identifier", self.identifiers),
            any_of("w.hoofddocument", (self.annexes_of,)),
            f"dt.date>={self.since}" if self.since else "",
            f"cql.textAndIndexes all {quoted(self.words)}" if self.words.strip() else "",
        ]
        query = " AND ".join(filter(None, asked))
        return f"{query} NOT {any_of('dt.type', self.without)}" if any(self.without) else query


COMMITMENTS_OF_THE_SENATE = Publications(
    names=("Kamerstuk",), chamber="Eerste Kamer der Staten-Generaal", words="toezeggingen openstaand"
)
"""The letters of the Eerste Kamer that list commitments: its register itself has no interface."""


def quoted(value: str) -> str:
    """A value between quotation marks, without what would end it: `"` and `\\`."""
    return '"' + " ".join(re.sub(r'["\\\x00-\x1f]', " ", value).split()) + '"'


def any_of(index: str, values: Iterable[str]) -> str:
    """That an index has exactly one of the values; "" where there are none."""
    asked = [f"{index}=={quoted(value)}" for value in values if value.strip()]
    return asked[0] if len(asked) == 1 else f"({' OR '.join(asked)})" if asked else ""


def dossier_name(printed: str) -> str:
    """A dossier as the index knows it: "34 775 XVI" is `34775-XVI`, "33.344" is `33344`.

    Raises InvalidInput for what is no dossier.
    """
    folded = _LOOSE.sub("", printed.strip()).upper()
    found = re.fullmatch(r"(\d{1,6}|[IVXLCDM]+)(?:\(R\d+\))?-?(\d{2}|[IVXLCDM]+[A-E]?|[A-M])?", folded)
    if not found:
        raise InvalidInput(f"“{printed}” is no dossier", "give one like 30821, 34775-XVI, 21501-02 or CXXIV")
    return "-".join(filter(None, found.groups()))


def between(query: str, first: date, last: date, index: str = "dt.modified") -> str:
    """The question for the days from `first` to `last`, both included, in a lasting order."""
    days = f"{index}>={first.isoformat()} AND {index}<={last.isoformat()}"
    asked, *left_out = query.split(" NOT ", 1)
    return " NOT ".join([f"{asked} AND {days}", *left_out]) + " sortBy dt.identifier/sort.ascending"


def search_address(query: str, start: int = 1, count: int = LARGEST_PAGE, search: str = SEARCH) -> str:
    """The address of one page of an answer; `start` is the first record wanted, from 1."""
    if start < 1 or not 0 <= count <= LARGEST_PAGE:
        raise InvalidInput(
            f"records {start} to {start + count - 1} cannot be asked", "begin at 1, at most 1000"
        )
    asked = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "x-connection": AREA,
        "query": query,
        "startRecord": start,
        "maximumRecords": count,
        "httpAccept": "application/xml",
    }
    return f"{search}?{urlencode(asked)}"
