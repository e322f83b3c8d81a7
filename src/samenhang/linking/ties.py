# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether what two documents say is about one and the same item, with a score and the reason in words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from samenhang.linking.mentions import Mention
from samenhang.model import MarkKind

SURE = 0.7
"""The least score of a tie."""

UNSURE = 0.4
"""The least score of a pair that is offered to a person."""

SAME = 0.34
"""The least share of the words of the shorter subject that both have, for words to count at all."""

_STEMS = 5
_PEOPLE = 4
_PAPERS = 6
_DAYS = 3
_REPORTS = 2


@dataclass(frozen=True, slots=True)
class Tie:
    """How sure it is that two mentions are about one item, and why in words."""

    score: float
    reason: str


# ---------------------------------------------------------------- keys


def exact(mention: Mention) -> tuple[str, ...]:
    """Keys that say all: two mentions with one of them in common are about the same item."""
    kind = mention.kind.value
    keys = []
    if mention.number:
        keys.append(f"={kind}:{mention.number.casefold()}")
    if mention.series and mention.what and not mention.number:
        told = hashlib.sha256(" ".join(mention.what.casefold().split()).encode()).hexdigest()[:16]
        keys.append(f"={kind}:{told}:{hashlib.sha256(mention.series.encode()).hexdigest()[:16]}")
    return tuple(keys)


def keys(mention: Mention) -> tuple[str, ...]:
    """By what a mention is found by another one that may be about the same, exact keys first."""
    return tuple(dict.fromkeys((*exact(mention), *_keys(mention))))


def _keys(mention: Mention) -> Iterator[str]:
    kind = mention.kind.value
    for day in _days(mention.begun):
        yield from (f"{kind}@{day}~{name}" for name in mention.people[:_PEOPLE])
        yield f"{kind}@{day}"
    if mention.kind is MarkKind.MOTION and mention.people:
        yield f"{kind}&{'/'.join(mention.people)}"[:200]
    yield from (f"{kind}>{paper.casefold()}"[:200] for paper in mention.papers[:_PAPERS])
    stems = sorted(mention.subject, key=lambda stem: (-len(stem), stem))[:_STEMS]
    for report in mention.report[:_REPORTS]:
        yield from (f"{kind}^{report}#{stem}"[:200] for stem in stems)
        if mention.advice:
            yield f"{kind}^{report}^{mention.advice}"[:200]
    yield from (f"{kind}#{one}+{other}" for one, other in combinations(sorted(stems), 2))


def _days(begun: tuple[date, date] | None) -> list[str]:
    """The days of a meeting, as ISO text."""
    if begun is None:
        return []
    first, last = begun
    return [(first + timedelta(n)).isoformat() for n in range(min(_DAYS, (last - first).days + 1))]


# ---------------------------------------------------------------- how sure


def compare(one: Mention, other: Mention) -> Tie | None:
    """Whether two mentions are about one item; None where something speaks against it or nothing for it."""
    if one.kind is not other.kind:
        return None
    if same(one, other):
        return Tie(
            0.99, f"hetzelfde nummer ({one.number})" if one.number else "dezelfde woorden in hetzelfde stuk"
        )
    if (one.number and other.number) or _against(one, other):
        return None
    signs = list(_signs(one, other))
    score = min(0.98, max(0.0, sum([points for points, _ in signs])))
    if score < UNSURE:  # as most are
        return None
    score = min(score, _bound(one, other))
    why = "; ".join(why for _, why in signs if why)
    return Tie(round(score, 2), why) if score >= UNSURE else None


def same(one: Mention, other: Mention) -> bool:
    """Whether two mentions have an exact key in common, said without making the keys."""
    if one.kind is not other.kind:
        return False
    if one.number or other.number:
        return bool(one.number and other.number) and _folded(one.number) == _folded(other.number)
    if not (one.series and one.series == other.series and one.what and other.what):
        return False
    return one.what.casefold().split() == other.what.casefold().split()


def _folded(number: str | None) -> str:
    return (number or "").casefold()


def _against(one: Mention, other: Mention) -> bool:
    """Whether two mentions cannot be about the same thing."""
    if one.people and other.people and not _common(one.people, other.people):
        return True
    if one.report and other.report and _answers(one, other) and not _common(one.report, other.report):
        return True
    if one.begun and other.begun and not _together(one, other) and not (one.makes and other.makes):
        return True
    return _early(one, other) or _early(other, one)


def _answers(one: Mention, other: Mention) -> bool:
    """Whether one of them is advice and the other speaks of advice."""
    return one.makes != other.makes


def _numbered(one: Mention, other: Mention) -> bool:
    """Whether both name one recommendation of one report by its number."""
    if not one.advice or one.advice != other.advice or not _answers(one, other):
        return False
    return bool(_common(one.report, other.report))


def _early(said: Mention, made: Mention) -> bool:
    """Whether something is spoken of before it began."""
    return bool(made.begun and said.day and not said.makes and said.day < made.begun[0])


def _together(one: Mention, other: Mention) -> bool:
    """Whether both may have begun on one day."""
    if one.begun is None or other.begun is None:
        return False
    return one.begun[0] <= other.begun[1] and other.begun[0] <= one.begun[1]


def _common(some: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    """What both have, in order; for nearly all pairs one of them has nothing."""
    return sorted(set(some).intersection(others)) if some and others else []


def _signs(one: Mention, other: Mention) -> Iterator[tuple[float, str]]:
    if one.begun and other.begun and _together(one, other):
        yield 0.45, f"begonnen op dezelfde dag ({max(one.begun[0], other.begun[0]).isoformat()})"
    yield from _people(one, other)
    papers = _common(one.papers, other.papers)
    if papers:
        yield 0.25, f"noemen beide {', '.join(papers[:3])}"
    dossiers = _common(one.dossiers, other.dossiers)
    if dossiers:
        yield 0.15, f"hetzelfde dossier ({', '.join(dossiers[:3])})"
    if one.ministry and other.ministry:
        if one.ministry == other.ministry:
            yield 0.1, f"hetzelfde ministerie ({one.ministry.partition(':')[2]})"
        else:
            yield -0.15, ""
    yield from _report(one, other)
    yield from _subject(one, other)


def _report(one: Mention, other: Mention) -> Iterator[tuple[float, str]]:
    """Advice and what is said to the report it stands in: of one of its subjects, or its number."""
    same = _common(one.report, other.report)
    if not same or not _answers(one, other):
        return
    same.sort(key=lambda name: name[0] != "“")
    if _numbered(one, other):
        yield 0.75, f"aanbeveling {one.advice} uit hetzelfde rapport ({same[0]})"
    elif not one.stems.isdisjoint(other.stems) and not (one.advice and other.advice):
        yield (0.45 if same[0][0] == "“" else 0.35), f"reactie op hetzelfde rapport ({same[0]})"


def _people(one: Mention, other: Mention) -> Iterator[tuple[float, str]]:
    same = _common(one.people, other.people)
    if not same:
        return
    names = ", ".join(name.capitalize() for name in same)
    if one.kind is MarkKind.MOTION and one.people == other.people and len(same) > 1:
        yield 0.55, f"dezelfde indieners ({names})"
    else:
        yield 0.3, f"hetzelfde lid ({names})"


def _subject(one: Mention, other: Mention) -> Iterator[tuple[float, str]]:
    same = one.stems & other.stems
    if not same:
        return
    share = len(same) / min(len(one.subject), len(other.subject))
    if share >= SAME:
        points = min(0.5, share * 0.6) if len(same) > 1 else 0.1
        stems = ", ".join(f"{begin}…" for begin in sorted(same)[:5])
        yield round(points, 2), f"dezelfde woorden ({stems})"


def _share(one: Mention, other: Mention) -> float:
    """The share of the words of the shorter subject that the other one has too."""
    return len(one.stems & other.stems) / max(1, min(len(one.subject), len(other.subject)))


def _bound(one: Mention, other: Mention) -> float:
    """How sure a tie can be at most, for what it lacks."""
    same = one.stems & other.stems
    if _numbered(one, other):
        return 0.98
    told = min(len(one.subject), len(other.subject)) >= 3
    if told and len(same) < 2 and not _common(one.papers, other.papers):
        return 0.6  # each says what it is about, and it is not the same
    if not same and not _common(one.people, other.people):
        return 0.55  # more was promised that day
    if one.makes and other.makes and not _together(one, other):
        return 0.95 if _share(one, other) >= 0.8 and len(same) >= 4 else 0.65  # promised again, or another
    return 0.98


def best(mention: Mention, others: Iterable[tuple[int, Mention]]) -> list[tuple[int, Tie]]:
    """The ties of a mention with others, each with its number, the surest first."""
    found = [(number, tie) for number, other in others if (tie := compare(mention, other)) is not None]
    return sorted(found, key=lambda pair: (-pair[1].score, pair[0]))
