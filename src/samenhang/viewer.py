# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who looks, and what they may see: levels, roles, groups. State secrets have no level: they stay out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from samenhang.errors import InvalidInput

STATE_SECRET = (
    "is a state secret by its marking: it may not be kept in this system, and nothing of it was kept"
)
STATE_SECRET_WAY_OUT = (
    "keep it where state secrets are kept, and tell your security officer that it was offered here; "
    "if it is no longer a state secret, have its marking withdrawn and add that version"
)
_STATE_SECRETS = ("geheim", "secret", "stg", "confidentieel", "nato confidential", "eu confidential")


class Level(StrEnum):
    """How far a document may go, in order. Its Dutch name is `dutch`."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"

    @property
    def rank(self) -> int:
        return _LEVELS.index(self)

    @property
    def dutch(self) -> str:
        return _DUTCH[self]


_LEVELS = tuple(Level)
_DUTCH = {
    Level.PUBLIC: "openbaar",
    Level.INTERNAL: "intern",
    Level.CONFIDENTIAL: "departementaal vertrouwelijk",
}


class Role(StrEnum):
    """What somebody may do; each may do what the ones before it may."""

    READER = "reader"
    ANALYST = "analyst"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"

    def at_least(self, role: Role) -> bool:
        """Whether this role may do what `role` may."""
        roles = tuple(Role)
        return roles.index(self) >= roles.index(role)


@dataclass(frozen=True, slots=True)
class Access:
    """Who may see a document: those cleared for its level who are in one of its groups; no groups: all."""

    level: Level = Level.PUBLIC
    groups: frozenset[str] = frozenset()

    def opens(self, before: Access) -> bool:
        """Whether anybody sees a document with this access who did not see it with the one before."""
        wider = bool(before.groups) and not (self.groups and self.groups <= before.groups)
        return wider or self.level.rank < before.level.rank

    def at_least(self, level: Level) -> Access:
        """The same for the same groups, at this level if it was lower."""
        return self if self.level.rank >= level.rank else Access(level, self.groups)

    def __str__(self) -> str:
        groups = f" [{', '.join(sorted(self.groups))}]" if self.groups else ""
        return f"{self.level}{groups}"


PUBLIC = Access()


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks: up to which level, and in which groups."""

    name: str
    role: Role
    clearance: Level
    groups: frozenset[str] = frozenset()

    def may_see(self, level: Level, groups: Iterable[str] = ()) -> bool:
        """Whether a document of this level, for these groups, exists for this viewer."""
        if self is OWNER:
            return True
        named = frozenset(groups)
        return level.rank <= self.clearance.rank and (not named or bool(named & self.groups))


OWNER = Viewer("owner", Role.ADMINISTRATOR, Level.CONFIDENTIAL)
"""The viewer of the command line and of the loopback token: sees all, may do all. Known by identity, so that
no account can be made that equals it."""


def level_of(text: str) -> Level:
    """The level that people name, in English or in Dutch. Raises InvalidInput, also for a state secret."""
    folded = " ".join(text.casefold().replace(".", ". ").split())
    for level in Level:
        if folded in (level.value, level.dutch) or (level is Level.CONFIDENTIAL and folded in _SHORT):
            return level
    if any(word in folded for word in _STATE_SECRETS):
        raise InvalidInput(f"what is “{text}” {STATE_SECRET}", STATE_SECRET_WAY_OUT)
    known = ", ".join(f"{level.value} ({level.dutch})" for level in Level)
    raise InvalidInput(f"there is no level “{text}”", f"the levels are {known}")


_SHORT = ("departementaal-vertrouwelijk", "dep. v.", "dep. v", "dep. vertrouwelijk")


def groups_of(names: Iterable[str]) -> frozenset[str]:
    """Groups as they are kept: in lower case. Raises InvalidInput for a name that is no word."""
    found = frozenset(" ".join(name.casefold().split()) for name in names)
    for name in found:
        if not name.replace("-", "").replace(" ", "").replace(".", "").isalnum() or len(name) > 64:
            raise InvalidInput(
                f"“{name}” is no name of a group", "use letters, digits, - and at most 64 signs"
            )
    return found
