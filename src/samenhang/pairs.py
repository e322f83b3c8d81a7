# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on near-duplicates: two documents are one, or they are apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from samenhang.commands import Json, Why, app, bureau, terminal
from samenhang.commands import show as show_answer
from samenhang.loading import lazy

if TYPE_CHECKING:  # --help must not wait for what compares texts
    from samenhang import likeness
else:
    likeness = lazy("samenhang.likeness")

First = Annotated[str, typer.Argument(help="Identifier, digest (or its beginning) or file name.")]
Second = Annotated[str, typer.Argument(help="The other one: a copy is named by its digest.")]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents and what they are now: `copy_of` is the digest of what each is a copy of."""

    first: str
    first_copy_of: str | None
    second: str
    second_copy_of: str | None


def apart(first: First, second: Second, why: Why = "", as_json: Json = False) -> None:
    """Say that two documents that were taken for one are not: each is searched and counted by itself."""
    _say(first, second, False, why, as_json)


def together(first: First, second: Second, why: Why = "", as_json: Json = False) -> None:
    """Say that two documents are one: the second is searched and counted no more by itself."""
    _say(first, second, True, why, as_json)


def _say(first: str, second: str, one: bool, why: str, as_json: bool) -> None:
    hand = app.hand()
    with bureau() as open_bureau:
        ledger = open_bureau.ledger
        digests = [ledger.entry(name).digest for name in (first, second)]
        said = likeness.Saying(one, why, hand.actor, hand.when, hand.origin)
        likeness.say(ledger, digests[0], digests[1], said)
        now = [ledger.entry(digest) for digest in digests]
    answer = Pair(now[0].digest, now[0].copy_of, now[1].digest, now[1].copy_of)
    if as_json:
        show_answer(answer, True, "")
    else:
        names = " and ".join(entry.identifier or entry.name for entry in now)
        terminal.out.print(f"{names} are {'one document' if one else 'two documents'} from now on")
