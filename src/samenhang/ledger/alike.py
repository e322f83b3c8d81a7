# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the ledger is told of how texts look, and which of those that lead meet under the same keys.

Comparing texts is not the ledger's work: whoever writes brings a judge.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete

from samenhang.ledger.copy_tables import LEADS, band, likeness
from samenhang.ledger.engine import fill

MOST = 16
"""Documents that are kept under one key: what many share says little, and looking costs the same for all."""
TRIED = 8
"""Documents whose signatures are held against that of a new one: those that it meets most often."""
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Likeness:
    """A signature of a text, and the keys under which it meets texts that are alike: numbers of 64 bits."""

    signature: bytes
    bands: tuple[int, ...]

    def packed(self) -> bytes:
        """The keys as they are kept."""
        return struct.pack(f"<{len(self.bands)}q", *self.bands)


def unpacked(kept: bytes) -> tuple[int, ...]:
    """The keys as they were."""
    return struct.unpack(f"<{len(kept) // 8}q", kept)


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether two texts are one document; which part of their words in a row they share, and where the words
    of the first are other than those of the second."""

    same: bool
    shared: float
    differences: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Judge:
    """Who compares: `near` two signatures, 0 for what is not worth comparing; `compare` two whole texts."""

    near: Callable[[bytes, bytes], float]
    compare: Callable[[str, str], Compared]


@dataclass(slots=True)
class Text:
    """A document as it is held against others. `changed` is whether `state` is to be written."""

    key: int
    digest: str
    access: int
    identified: bool
    likeness: Likeness
    state: int
    fresh: bool = False
    changed: bool = False

    def become(self, state: int) -> None:
        """Note what it is from now on."""
        self.state, self.changed = state, True


@dataclass(slots=True)
class Meetings:
    """The documents that lead, under the keys of those that are looked at; what is new waits until `keep`."""

    connection: Connection
    _under: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    _known: set[int] = field(default_factory=set)
    _new: list[tuple[int, int, int]] = field(default_factory=list)

    def look_up(self, texts: Iterable[Text]) -> None:
        """Read who is under the keys of these."""
        wanted = sorted({number for one in texts for number in one.likeness.bands} - self._known)
        self._known.update(wanted)
        for at in range(0, len(wanted), CHUNK):
            # Numbers in the words of the question itself: a thousand parameters take longer than the answer.
            among = ",".join(map(str, wanted[at : at + CHUNK]))
            asked = f"SELECT band, access, document FROM band WHERE band IN ({among}) ORDER BY band, document"
            for number, access, document in self.connection.exec_driver_sql(asked).all():
                self._under.setdefault((number, access), []).append(document)

    def met(self, one: Text) -> list[int]:
        """The documents that one meets, the most often met first; a few at most."""
        counted = Counter[int]()
        for number in one.likeness.bands:
            counted.update(self._under.get((number, one.access), ()))
        counted.pop(one.key, None)
        return sorted(counted, key=lambda key: (-counted[key], key))[:TRIED]

    def add(self, one: Text) -> None:
        """Let others find this one."""
        one.become(LEADS)
        for number in one.likeness.bands:
            under = self._under.setdefault((number, one.access), [])
            if len(under) < MOST:
                under.append(one.key)
                self._new.append((number, one.access, one.key))

    def remove(self, one: Text) -> None:
        """Let nobody find this one any more."""
        for number in one.likeness.bands:
            if one.key in (under := self._under.get((number, one.access), [])):
                under.remove(one.key)
        self._new = [row for row in self._new if row[2] != one.key]
        take_away(self.connection, one.key, one.access, one.likeness.bands)

    def keep(self) -> None:
        """Write down who is new, and what has become of each."""
        fill(self.connection, band, self._new)
        self._new = []


def take_away(connection: Connection, key: int, access: int, bands: Sequence[int]) -> None:
    """Let nobody find a document under these keys."""
    b = band.c
    gone = delete(band).where(b.band.in_(list(bands)), b.access == access, b.document == key)
    connection.execute(gone)


_BECAME = likeness.update().where(likeness.c.document == bindparam("which")).values(state=bindparam("now"))


def keep_states(connection: Connection, texts: Mapping[int, Text]) -> None:
    """Write down what has become of texts."""
    fresh = [one for one in texts.values() if one.fresh]
    rows = [(one.key, one.likeness.signature, one.likeness.packed(), one.state) for one in fresh]
    fill(connection, likeness, rows)
    became = [{"which": one.key, "now": one.state} for one in texts.values() if one.changed and not one.fresh]
    if became:
        connection.execute(_BECAME, became)
    for one in texts.values():
        one.fresh = one.changed = False
