# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sources that can be followed, and what can be chosen of each. No source is asked here."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samenhang.errors import InvalidInput, NotFound
from samenhang.viewer import PUBLIC, Access

FEEDS, FOLDER = "feeds", "folder"
FILES = "files "
"""Where a choice of files of the Tweede Kamer has a stream of its own, its name begins so."""
IDENTIFIERS = "identifiers "
"""Where only the identifiers of a choice are followed, the name of its stream begins so."""
REPAIR = "repair"
"""The stream of what was repaired."""
ALL = "all"
"""The stream of who chose nothing."""


@dataclass(frozen=True, slots=True)
class Followable:
    """A source: `takes` are the options that make sense for it, `minutes` pass between two rounds.

    One that is `vast` is not followed without a choice: all of it is more than its host would let us have.
    `part` is what `--category` names here, "" where it names nothing.
    """

    name: str
    what: str
    takes: tuple[str, ...]
    minutes: float
    vast: bool = False
    part: str = ""


SOURCES = {
    one.name: one
    for one in (
        Followable(
            "tweedekamer",
            "Tweede Kamer: papers, matters, votes, commitments, people (SyncFeed)",
            ("dossier", "since", "query", "category"),
            15,
            part="a category of the feed: Document",
        ),
        Followable(
            "koop",
            "officielebekendmakingen.nl: papers of both Houses, proceedings, official journals",
            ("dossier", "since", "query", "category"),
            60,
            vast=True,
            part="a publication: Kamerstuk, Handelingen",
        ),
        Followable(
            "openoverheid",
            "open.overheid.nl: what ministries publish under the Woo, decision notes included",
            ("since", "query"),
            60,
            vast=True,
        ),
        Followable(
            "rijksoverheid",
            "rijksoverheid.nl: documents of the ministries",
            ("since", "query", "category"),
            60,
            vast=True,
            part="a type of document: kamerstuk, rapport",
        ),
        Followable(
            "eerstekamer",
            "Eerste Kamer: its commitments, from the letters that list them",
            ("dossier", "since"),
            720,
        ),
        Followable(
            FEEDS,
            "RSS and Atom feeds of institutes and advisory bodies, named in SAMENHANG_FEEDS",
            ("query", "category"),
            60,
            part="the name of a feed",
        ),
        Followable(
            FOLDER,
            "folders on this machine, named in SAMENHANG_FOLDERS",
            ("category",),
            5,
            part="the name of a folder",
        ),
    )
}
"""By name, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source is, by its name in the ledger, and who may see what comes from it."""

    name: str
    address: str
    access: Access = PUBLIC


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a source is wanted: of a dossier ("30821", "36600-X"), of a day or year and later ("2015",
    "2015-06-01"), with words, and which parts of the source. What is empty bounds nothing."""

    dossier: str = ""
    since: str = ""
    query: str = ""
    categories: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The options as people type them, ALL where there are none; `of` reads it back."""
        return shlex.join(part for pair in self.given() for part in (f"--{pair[0]}", pair[1])) or ALL

    @classmethod
    def of(cls, text: str) -> Choice | None:
        """The choice in the name of a stream; None for a stream that no choice made."""
        if text == ALL:
            return cls()
        try:
            words = shlex.split(text)
        except ValueError:
            return None
        names, values = words[::2], words[1::2]
        known = {f"--{name}" for name in ("dossier", "since", "query", "category")}
        if not words or len(names) != len(values) or not set(names) <= known:
            return None
        given = list(zip(names, values, strict=True))
        told = dict(given)
        parts = tuple(value for name, value in given if name == "--category")
        return cls(told.get("--dossier", ""), told.get("--since", ""), told.get("--query", ""), parts)

    def given(self) -> Iterator[tuple[str, str]]:
        """The options that bound something, by name."""
        for name, value in (("dossier", self.dossier), ("since", self.since), ("query", self.query)):
            if value:
                yield name, value
        yield from (("category", part) for part in self.categories)

    @property
    def first_day(self) -> date | None:
        """The day from which on things are wanted; None where any day is."""
        if not self.since:
            return None
        return date.fromisoformat(self.since if len(self.since) == 10 else f"{self.since}-01-01")

    def without_parts(self) -> Choice:
        """The same of whatever part."""
        return Choice(self.dossier, self.since, self.query)


def followable(name: str) -> Followable:
    """The source of a name. Raises NotFound."""
    if name not in SOURCES:
        raise NotFound(f"there is no source “{name}”", f"choose from: {', '.join(SOURCES)}")
    return SOURCES[name]


def chosen(dossier: str, since: str, query: str, categories: tuple[str, ...] = ()) -> Choice:
    """A choice as people type it. Raises InvalidInput for what is no day or year, or no dossier."""
    if since and not _is_day(since):
        raise InvalidInput(f"“{since}” is no day or year", "write it as 2015 or 2015-06-01")
    if dossier and not dossier.replace("-", "").isalnum():
        raise InvalidInput(f"“{dossier}” is no number of a dossier", "write it as 30821 or 36600-X")
    return Choice(dossier, since, " ".join(query.split()), tuple(dict.fromkeys(categories)))


def _is_day(text: str) -> bool:
    whole = text if len(text) == 10 else f"{text}-01-01"
    try:
        return len(text) in (4, 10) and date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False


def demand(source: Followable, choice: Choice) -> None:
    """Raises InvalidInput where a source does not take an option that is given, or takes too little."""
    taken = ", ".join(f"--{name}" for name in source.takes)
    for name, _ in choice.given():
        if name not in source.takes:
            raise InvalidInput(f"{source.name} takes no --{name}", f"it takes {taken}")
    if source.vast and not any(True for _ in choice.given()):
        raise InvalidInput(
            f"all of {source.name} is too much to follow", f"say what of it is wanted: {taken}"
        )
