# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Members of the Tweede Kamer that the vocabulary knows of: not all of them, and not of every year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from samenhang.vocabulary.entries import FOLDER, Entry, entries, load
from samenhang.vocabulary.spelling import PREFIXES, bare_surname, key, slug

FILE = "members.yaml"
_SURNAME_BEGINNINGS = PREFIXES | {"el", "bruins", "six", "martens"}


@dataclass(frozen=True, slots=True)
class Member:
    """A member with the group they sat for in the year `seen`.

    `name` is the surname with its prefixes; `given` is the first name where the list has it to tell namesakes
    apart. `id` is "mulder-agnes", "plas": without prefixes, as Dutch lists are sorted.
    """

    id: str
    name: str
    given: str
    group: str
    seen: str
    status: str


def member_id(name: str, given: str = "") -> str:
    """The identifier of a member with this surname."""
    return slug(f"{bare_surname(name)} {given}")


def _split(name: str) -> tuple[str, str]:
    """Surname and first name: ("van Dijck", "Tony"), but ("Van der Molen", ""), ("Bruins Slot", "")."""
    first, _, rest = name.partition(" ")
    if rest and first.lower().rpartition("-")[2] not in _SURNAME_BEGINNINGS:
        return (rest, first)
    return (name, "")


@cache
def members() -> tuple[Member, ...]:
    """All members of the list."""
    found = []
    for entry in entries(FILE, "members", ("group", "seen")):
        entry.only("group", "seen", "status", "names")
        for printed in entry.texts("names"):
            name, given = _split(printed)
            found.append(
                Member(
                    member_id(name, given),
                    name,
                    given,
                    entry.text("group"),
                    entry.text("seen"),
                    entry.status(),
                )
            )
    return tuple(found)


@cache
def members_named() -> dict[str, tuple[Member, ...]]:
    """Members by the key of their surname."""
    found: dict[str, tuple[Member, ...]] = {}
    for member in members():
        found[key(member.name)] = (*found.get(key(member.name), ()), member)
    return found


@cache
def no_names() -> frozenset[str]:
    """Keys of words that have a capital where a name might stand, and are none ("Kamer", "Voorzitter")."""
    content = load(FILE, FOLDER)
    return frozenset(key(word) for word in Entry(FILE, "no_names", content).texts("no_names"))
