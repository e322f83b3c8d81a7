# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a query, in the language of who asks: the fault, the way out, and where it stands."""

from __future__ import annotations

from samenhang.errors import InvalidQuery
from samenhang.web.answer import Answer
from samenhang.web.language import N_, Texts

FAULTS = {
    "too-long": (N_("Your question is too long"), N_("Use fewer words")),
    "no-words": (N_("Your question has no words"), N_("Type at least one word")),
    "phrase-open": (
        N_("A quotation mark opens and does not close"),
        N_("Put a quotation mark behind the last word"),
    ),
    "bracket-open": (N_("A bracket opens and does not close"), N_("Put a ) where the group ends")),
    "bracket-not-opened": (N_("A bracket closes that was not opened"), N_("Remove the )")),
    "bracket-empty": (N_("There is nothing between the brackets"), N_("Put a word before the )")),
    "too-deep": (N_("There are too many brackets inside each other"), N_("Use fewer brackets")),
    "unfinished": (N_("Something is missing at the end"), N_("End with a word")),
    "operator-first": (
        N_("There is no word before %(about)s"),
        N_("Put a word on both sides, or write it in small letters"),
    ),
    "no-field": (
        N_("“%(about)s:” is not known"),
        N_("Use soort:, datum:, dossier:, actor:, thema:, stuk: or naar:, or put it between quotation marks"),
    ),
    "no-value": (N_("Nothing stands behind %(about)s"), N_("Type a word behind it, without a space")),
    "no-date": (N_("“%(about)s” is not a date"), N_("Write datum:2015, datum:2015-11 or datum:2015..2023")),
    "dates-turned": (N_("“%(about)s” ends before it begins"), N_("Turn the dates round")),
    "minus-alone": (N_("Nothing stands behind the -"), N_("Type a word behind it, or leave it out")),
    "short-beginning": (
        N_("The beginning of the word is too short"),
        N_("Type at least two letters before the *"),
    ),
}
"""What is wrong and the way out, by the fault of an InvalidQuery."""


class QueryFault(Answer):
    """Why a query does not parse. `at` is the character of it where it goes wrong, counted from 1."""

    what: str
    remedy: str
    at: int | None
    before: str
    here: str
    after: str


def query_fault(error: InvalidQuery, query: str, texts: Texts) -> QueryFault:
    """A fault for people, with the query cut at the place where it goes wrong."""
    what, remedy = FAULTS.get(error.fault, (error.what, error.remedy))
    at = None if error.at is None else min(error.at, len(query))
    cut = len(query) if at is None else at
    return QueryFault(
        what=texts.gettext(what).replace("%(about)s", error.about.rstrip(":")),
        remedy=texts.gettext(remedy),
        at=None if at is None else at + 1,
        before=query[:cut],
        here=query[cut : cut + 1],
        after=query[cut + 1 :],
    )
