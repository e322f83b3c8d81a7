# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A register of many items: what its board costs, and what one more document costs to settle.

Prints JSON: milliseconds for the counts, the first page and the overdue of one ministry, on a late day and on
an early one; and for settling one more document in the full register and in an empty one. `limit` is what
SQLite needs in the same run to look once at every row of the index that the counts go through.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import text

from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.register import Asked, Register
from samenhang.desks.followup.settling import settle
from samenhang.ledger import Ledger, open_ledger
from samenhang.model import (
    Deadline,
    Document,
    Evidence,
    Fact,
    FactName,
    File,
    FollowUp,
    Link,
    Mark,
    MarkKind,
    Media,
    Passage,
    Period,
)

ITEMS = 100_000
EACH = 20
"""Items that a document begins; every second document speaks again of as many of an earlier one."""

SYLLABLES = [consonant + vowel for consonant in "bdgklmnprst" for vowel in "aeo"]
MINISTRIES = ("DEF", "JenV", "BZK", "BZ", "IenW", "EZK", "FIN", "VWS")


def documents(
    items: int, random: Random
) -> Iterator[tuple[Document, list[Mark], list[Link], list[FollowUp]]]:
    """Letters that promise, each followed by one that says of half of it that it is done."""
    for number in range(items // EACH):
        day = date(2010, 1, 1) + timedelta(random.randrange(5_500))
        subjects = [subject_of(random) for _ in range(EACH)]
        dues = [day + timedelta(random.randrange(30, 900)) for _ in subjects]
        ministry = random.choice(MINISTRIES)
        yield letter(
            f"kst-{30000 + number % 900}-{number}",
            day,
            ministry,
            [(s, d, None) for s, d in zip(subjects, dues, strict=True)],
        )
        if number % 2:
            later = day + timedelta(random.randrange(30, 900))
            done = [(subject, None, day) for subject in subjects[: EACH // 2]]
            yield letter(f"kst-{30000 + number % 900}-{number}a", later, ministry, done)


def word(number: int) -> str:
    """One of some thousands of words, all different in their first letters."""
    first, rest = divmod(number % 5_000, len(SYLLABLES))
    second, third = divmod(first, len(SYLLABLES))
    return SYLLABLES[rest] + SYLLABLES[third] + SYLLABLES[second % len(SYLLABLES)] + "ing"


def subject_of(random: Random) -> str:
    """Words for what is promised: common ones more often."""
    return " ".join(word(int(5_000 * random.random() ** 2)) for _ in range(5))


def letter(
    identifier: str, day: date, ministry: str, promises: Sequence[tuple[str, date | None, date | None]]
) -> tuple[Document, list[Mark], list[Link], list[FollowUp]]:
    """A letter with promises: each a subject, with its last day, or the day it was made if it is kept."""
    who = "De minister"
    lines = [who, *(f"Ik stuur uw Kamer de {subject}." for subject, _, _ in promises)]
    passages, at = [], 0
    for number, line in enumerate(lines):
        passages.append(Passage(number, at, at + len(line)))
        at += len(line) + 1
    body, digest = "\n".join(lines), hashlib.sha256(identifier.encode()).hexdigest()
    facts = (
        Fact(FactName.IDENTIFIER, identifier),
        Fact(FactName.DOSSIER, identifier.split("-")[1]),
        Fact(FactName.DATE, day.isoformat()),
        Fact(FactName.KIND, "letter"),
        Fact(FactName.SENDER, who, 0, len(who)),
    )
    document = Document(digest, f"{identifier}.txt", Media.TEXT, body, tuple(passages), facts)
    sender = Mark(MarkKind.ACTOR, 0, len(who), "actor.office")
    found = []
    for (subject, due, made), passage in zip(promises, passages[1:], strict=True):
        words = Evidence(digest, passage.start, passage.end, lines[passage.number])
        deadline = Deadline("uiterlijk", day, due, firm=True) if due else None
        occasion = Period(made, made) if made else None
        roles = (("fulfilled", words),) if made else (("made", words),)
        state = "fulfilled" if made else "open"
        found.append(
            FollowUp(
                MarkKind.COMMITMENT,
                subject,
                state,
                roles,
                f"het lid {words.quote[-12:-5].title()}",
                "ik",
                occasion,
                deadline,
            )
        )
    return document, [sender], [Link(sender, f"office:minister/{ministry}", 0.97, "ambt")], found


def fill(ledger: Ledger, letters: Iterator[tuple[Document, list[Mark], list[Link], list[FollowUp]]]) -> int:
    """Keep letters, many in one transaction; gives how many."""
    count = 0
    more = True
    while more:
        more = False
        with ledger.writing("2026-01-01T12:00:00+01:00", "bench") as ink:
            for document, marks, links, found in letters:
                file = File(document.digest, document.name, document.name, len(document.text))
                ink.keep_document(file, document)
                ink.keep_marks(document, marks, links, found, (), "bench")
                count += 1
                more = True
                if count % 100 == 0:
                    break
    return count


def shortest(work: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of the shortest of several runs."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spent.append(time.perf_counter() - began)
    return round(min(spent) * 1000, 1)


def settle_one(ledger: Ledger, number: int) -> float:
    """Milliseconds to settle one more letter, the shortest of five."""
    spent = []
    for n in range(5):
        promises = [(subject_of(Random(number + n)), date(2026, 5, 1), None)]
        fill(ledger, iter([letter(f"kst-39999-{number + n}", date(2026, 1, 5), "DEF", promises)]))
        began = time.perf_counter()
        settle(ledger)
        spent.append(time.perf_counter() - began)
    return round(min(spent) * 1000, 1)


def board(ledger: Ledger) -> dict[str, float]:
    """Milliseconds of what the board asks."""
    now, then = date(2026, 1, 1), date(2016, 1, 1)
    register = Register(ledger, now)
    return {
        "counts": shortest(lambda: register.counts(Asked(now))),
        "first_page": shortest(lambda: register.lines(Asked(now))),
        "counts_and_first_page": shortest(lambda: (register.counts(Asked(now)), register.lines(Asked(now)))),
        "of_2016": shortest(lambda: (register.counts(Asked(then)), register.lines(Asked(then)))),
        "overdue_of_a_ministry": shortest(
            lambda: register.lines(Asked(now, state=State.OVERDUE, ministry="ministry:DEF"))
        ),
        "of_a_dossier": shortest(lambda: register.lines(Asked(now, dossier="30100"))),
        "with_words": shortest(lambda: register.lines(Asked(now, words=f"{word(4_321)} {word(17)}"))),
        "months": shortest(lambda: register.months(Asked(now))),
    }


def scan(ledger: Ledger) -> float:
    """Milliseconds for SQLite to look at every spell once."""
    with ledger.looking() as (connection, _):
        return shortest(
            lambda: connection.execute(text("SELECT count(*), sum(length(since)) FROM spell")).all()
        )


def main(items: int = ITEMS) -> None:
    """Print the figures as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        with open_ledger(Path(folder) / "empty.db") as empty:
            settle(empty)
            alone = settle_one(empty, 1)
        with open_ledger(Path(folder) / "full.db") as ledger:
            count = fill(ledger, documents(items, Random(4)))
            began = time.perf_counter()
            settle(ledger)
            spent = time.perf_counter() - began
            total = Register(ledger, date(2026, 1, 1)).lines(Asked(date(2026, 1, 1))).total
            figures = {
                "items": total,
                "documents": count,
                "settling_seconds": round(spent, 1),
                "settling_ms_per_document": round(spent / count * 1000, 2),
                "board_ms": board(ledger),
                "limit": {"scan_ms": scan(ledger)},
                "one_more_ms": {"empty": alone, "full": settle_one(ledger, 100)},
            }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS)
