# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether one item came of another: an advice, then a motion that asks for it, a letter, a plan. Pure.

Two items of a chain are different things, asked or promised by different people on different days. What ties
them is that the later one, or its paper, names the earlier one, and that both are about the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from samenhang.linking.follow_ups import content
from samenhang.linking.mentions import Mention
from samenhang.linking.ties import Tie
from samenhang.model import MarkKind

SURE = 0.7
"""The least score of a step in a chain that is shown as one."""

EVERYWHERE = frozenset(["body:MR", "body:RvS"])
"""Bodies that nearly every paper of government names: to have them in common says nothing."""

_STOP = frozenset(["regerin", "verzoek", "overweg", "constat", "ministe", "gehoord", "beraads", "staat"])


@dataclass(frozen=True)  # no slots: the subject is worked out once
class Trace:
    """A mention with what it names. `named` are the bodies in its own words; `cited` what its words cite,
    `around` what the rest of its document cites or names; `known` by what it can itself be cited.
    """

    mention: Mention
    named: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()

    @cached_property
    def said(self) -> str:
        """All that it says it is about, in small letters."""
        quotes = " ".join(one.evidence.quote for one in self.mention.words)
        return f"{self.mention.what} {quotes}".casefold()

    @cached_property
    def subject(self) -> frozenset[str]:
        """The stems of what it says it is about."""
        return frozenset(content(self.said)) - _STOP

    def word(self, stem: str) -> str:
        """The first word of this stem, whole: that is what people read."""
        found = re.search(rf"\b{re.escape(stem)}\w*", self.said)
        return found[0] if found else stem


def leads(earlier: Trace, later: Trace) -> Tie | None:
    """Whether the later item came of the earlier one, with why in words; None where nothing says so."""
    signs = list(_signs(earlier, later))
    cites = any(why.startswith(_CITES) for _, why in signs)
    if not cites and not _taken_up(earlier.mention, later.mention):
        return None
    if not _after(earlier.mention, later.mention, cites):
        return None
    score = round(min(0.98, sum(points for points, _ in signs)), 2)
    return Tie(score, "; ".join(why for _, why in signs)) if score >= SURE else None


_CITES = ("noemt ", "het stuk noemt ")


def _taken_up(earlier: Mention, later: Mention) -> bool:
    """Whether the later one can come of the earlier one though it does not say so: an advice is spoken of by
    who gave it and by its subject, all else by its number.
    """
    return earlier.kind is MarkKind.RECOMMENDATION and later.kind is not MarkKind.RECOMMENDATION


def _after(earlier: Mention, later: Mention, cites: bool) -> bool:
    """Whether one began before the other. Of which no day is known, it came later than what it cites."""
    if earlier.begun is None or later.begun is None:
        return cites and earlier.begun is not None
    return earlier.begun[0] < later.begun[0]


def _signs(earlier: Trace, later: Trace) -> Iterator[tuple[float, str]]:
    same = sorted(earlier.subject & later.subject)
    if len(same) < 2 and not (earlier.mention.number and earlier.mention.number in later.cited):
        return  # a paper names many others: without a subject in common it is not about this
    yield from _cites(earlier, later)
    bodies = sorted((earlier.named & later.named) - EVERYWHERE)
    if bodies:
        yield 0.25 * min(2, len(bodies)), f"noemen beide {_names(bodies)}"
    if same:
        share = len(same) / max(1, min(len(earlier.subject), len(later.subject)))
        yield (
            round(min(0.4, 0.1 + 0.5 * share), 2),
            f"over hetzelfde ({', '.join(map(later.word, same[:4]))})",
        )
    dossiers = sorted(set(earlier.mention.dossiers) & set(later.mention.dossiers))
    if dossiers:
        yield 0.1, f"hetzelfde dossier ({', '.join(dossiers[:2])})"


def _cites(earlier: Trace, later: Trace) -> Iterator[tuple[float, str]]:
    """What the later one says of the earlier one, in its own words or elsewhere in its document."""
    if earlier.mention.number and earlier.mention.number in later.cited:
        yield 0.8, f"noemt {earlier.mention.number}"
    elif said := sorted(earlier.known & later.cited):
        yield 0.5, f"noemt {_names(said)}"
    elif said := sorted(earlier.known & later.around):
        yield 0.4, f"het stuk noemt {_names(said)}"


def _names(identities: Iterable[str]) -> str:
    """Identities as people write them: "body:WRR/2017" is "WRR (2017)"."""
    told = []
    for one in identities:
        name, _, year = one.partition(":")[2].partition("/") if ":" in one else (one, "", "")
        told.append(f"{name} ({year})" if year else name)
    return ", ".join(told[:3])
