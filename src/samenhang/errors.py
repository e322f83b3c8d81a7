# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One tree of errors. Each says what happened and what to do about it.

SamenhangError
├── Unreadable        a file cannot be read: kept and listed with the reason
├── InvalidInput      what a person or program gave is not right: names the place and the way out
│   └── InvalidQuery  a search query does not parse
├── NotFound          what was asked for is not in the ledger
├── NotSent           a letter did not leave: no mail server, or one that does not take it
├── NotFetched        a source did not give what was asked: closed, refused, broken, too large
└── LedgerError       the ledger itself: locked, newer than this program, damaged
"""

from __future__ import annotations

from typing import Any


class SamenhangError(Exception):
    """What happened, and the way out; `exit_code` is what the command line ends with."""

    exit_code = 1

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} ({self.remedy})" if self.remedy else self.what

    def __reduce__(self) -> tuple[type[SamenhangError], tuple[str, str]]:
        return (type(self), (self.what, self.remedy))


class Unreadable(SamenhangError):
    """A file that cannot be read. `code` is one of UNREADABLE_CODES, for counting and filtering."""

    exit_code = 3

    def __init__(self, code: str, what: str, remedy: str = "") -> None:
        super().__init__(what, remedy)
        self.code = code

    def __reduce__(self) -> tuple[type[SamenhangError], tuple[str, ...]]:  # type: ignore[override]
        return (type(self), (self.code, self.what, self.remedy))


UNREADABLE_CODES = (
    "empty",  # no bytes, or nothing but white space
    "no-text-layer",  # a scan: pictures of text
    "encrypted",
    "damaged",
    "unknown",  # no reader for this kind of file
    "too-large",  # over a bound of time, memory, pages or unpacked size
    "hostile",  # entities, bombs, paths that leave the folder
    "state-secret",  # marked as a state secret: nothing of it is kept
)


class InvalidInput(SamenhangError):
    """What a person or a program gave is not right."""

    exit_code = 2


class InvalidQuery(InvalidInput):
    """A search query that does not parse.

    `fault` names what is wrong in one word, for who says it in another language; `at` is where it stands in
    the query, counted from 0, and `about` the words that it is about, where there are any.
    """

    def __init__(
        self, what: str, remedy: str = "", fault: str = "", at: int | None = None, about: str = ""
    ) -> None:
        super().__init__(what, remedy)
        self.fault = fault
        self.at = at
        self.about = about

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.what, self.remedy, self.fault, self.at, self.about))


class NotFound(SamenhangError):
    """What was asked for is not in the ledger."""

    exit_code = 4


class NotSent(SamenhangError):
    """A letter did not leave."""

    exit_code = 6


class NotFetched(SamenhangError):
    """A source did not give what was asked. `code` is one of NOT_FETCHED_CODES; `status` that of HTTP, or 0.

    `wait` is how many seconds the source asks to stay away, 0 where it does not say.
    """

    exit_code = 7

    def __init__(self, code: str, what: str, remedy: str = "", status: int = 0, wait: float = 0) -> None:
        super().__init__(what, remedy)
        self.code = code
        self.status = status
        self.wait = wait

    def __reduce__(self) -> tuple[type[NotFetched], tuple[Any, ...]]:
        return (type(self), (self.code, self.what, self.remedy, self.status, self.wait))


NOT_FETCHED_CODES = (
    "closed",  # no way there: no network, no such name, no proxy, nobody answers
    "untrusted",  # its certificate is not one that is trusted here
    "undeclared",  # an address that the source does not declare: never called
    "refused",  # it answers that it will not, or cannot (a status of HTTP)
    "missing",  # it says that there is nothing there, also where it says so with status 200
    "broken",  # less or other than it announced, again and again
    "too-large",
)


class LedgerError(SamenhangError):
    """The ledger cannot be used as it is."""

    exit_code = 5
