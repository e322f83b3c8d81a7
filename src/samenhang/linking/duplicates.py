# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Near-duplicates: the same letter from three sources, a reprint, an annex twice, are one document.

Texts are compared as sets of shingles, five words in a row (Broder, 1997). A signature of 120 minima
(MinHash) estimates how much two sets share; cut into 20 bands of 6 it brings together the few that are
worth comparing, so that no text is ever held against all others. What comes together is compared in full,
and joined only where nothing of weight differs: two letters made from one template, or a motion and its
amended version, are two documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from samenhang.linking.differences import Difference, Words, differences, weighs

Hashes = NDArray[np.uint64]

SHINGLE = 5
BANDS, ROWS = 20, 6
"""Two texts that share the part s of their shingles meet with probability 1 - (1 - s^6)^20: 0.998 at s = 0.8,
0.27 at 0.5, 0.014 at 0.3."""
ALIKE = 0.8
"""The part of their shingles that two texts of one document share at least. A changed word breaks five of
them in each text: in a letter of 400 words this is nine scattered changes, or a hundred words more above."""
CONTAINED = 0.95
"""The part of the shorter text that is in the longer one, where a letter is printed with its annexes."""
FEWEST = 30
"""Words below which texts are one document only when all their words are equal."""
MARGIN = 0.12
"""How far a signature may be below ALIKE before texts are not compared: more than three standard errors."""
LEADERS = 4
"""Of texts that meet in one band, how many are held against all the others there."""
_BROKEN = re.compile(
    r"[-\u00ad\u2010\u2011](?<=\w.)\s*\n\s*(?=[a-z\u00e0-\u00ff])"
)  # a hyphen first: it is rare
_WORD = re.compile(r"[^\W_]+")
_MIX = np.random.Generator(np.random.PCG64(20251997))
_FACTORS = (_MIX.integers(0, 2**31, BANDS * ROWS, dtype=np.uint32) * np.uint32(2) + np.uint32(1))[:, None]
_TERMS = _MIX.integers(0, 2**32, BANDS * ROWS, dtype=np.uint32)[:, None]


class Sameness(StrEnum):
    """What two texts are to each other."""

    SAME = "same"  # one document
    PART = "part"  # one stands in the other, whole
    REVISED = "revised"  # nearly all is the same, but something of weight differs
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two texts are to each other, why, and what differs, in the order of the first.

    `shared` is the part of all their shingles that both have, `contained` that of the shorter one alone.
    """

    sameness: Sameness
    shared: float
    contained: float
    differences: tuple[Difference, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Texts that are one document: the first of them by key, and the others with what differs from it."""

    leader: str
    others: tuple[tuple[str, Comparison], ...]


def words_of(text: str) -> Words:
    """The words of a text as they are compared: without case, punctuation and the hyphens of line ends."""
    return tuple(_WORD.findall(_BROKEN.sub("", text).casefold()))


def signature(text: str) -> bytes:
    """120 minima as 480 bytes, for the ledger to keep; b"" where a text has fewer words than one shingle."""
    return signed(words_of(text))


def signed(words: Words) -> bytes:
    """The same from the words of a text."""
    short = (_hashes(words) >> np.uint64(32)).astype(np.uint32)
    if not len(short):
        return b""
    least = np.full(BANDS * ROWS, np.iinfo(np.uint32).max, dtype=np.uint32)
    for start in range(0, len(short), 4096):
        made = _FACTORS * short[start : start + 4096]
        made += _TERMS
        np.minimum(least, made.min(axis=1), out=least)
    return least.astype("<u4").tobytes()


def shingles(words: Words) -> Hashes:
    """The different shingles of a text as 64-bit numbers, in order."""
    return np.unique(_hashes(words))


def _hashes(words: Words) -> Hashes:
    """The shingles one after the other: one that comes twice is there twice."""
    count = len(words) - SHINGLE + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    told = " ".join(words).encode("utf-8", "surrogatepass").split(b" ")
    numbers = np.fromiter(map(crc32, told), dtype=np.uint64, count=len(words))
    whole = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        whole = (whole ^ numbers[place : place + count]) * np.uint64(0x9E3779B97F4A7C15)
        whole ^= whole >> np.uint64(29)
    return whole


def bands(made: bytes) -> Iterator[bytes]:
    """The keys under which a signature is found: equal in one, two texts are worth comparing."""
    size = 4 * ROWS
    for number in range(len(made) // size):
        yield blake2b(made[number * size : (number + 1) * size], digest_size=8, salt=bytes([number])).digest()


def whole(words: Words) -> bytes:
    """A key of 8 bytes under which only texts with the same words meet."""
    told = " ".join(words).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=8, salt=b"whole").digest()


def alike(first: bytes, second: bytes) -> float:
    """How much two texts share by their signatures: within 0.08 of the truth nineteen times in twenty."""
    if not first or not second:
        return 0.0
    return float(np.mean(np.frombuffer(first, "<u4") == np.frombuffer(second, "<u4")))


# ---------------------------------------------------------------- two texts


def compared(first: Words, second: Words) -> Comparison:
    """What two texts are to each other. Precise first: in doubt they are two documents."""
    if first == second and first:
        return Comparison(Sameness.SAME, 1.0, 1.0, (), "all words are equal")
    one, two = shingles(first), shingles(second)
    both = len(np.intersect1d(one, two, assume_unique=True))
    least = min(len(one), len(two))
    shared = both / max(1, len(one) + len(two) - both)
    contained = both / max(1, least)
    if min(len(first), len(second)) < FEWEST or (shared < ALIKE and contained < CONTAINED):
        return Comparison(Sameness.OTHER, shared, contained, (), "too few words in a row are the same")
    changes = tuple(differences(first, second))
    reasons = (weighs(change, first, second) for change in changes)
    if weighty := next(filter(None, reasons), ""):
        return Comparison(Sameness.REVISED, shared, contained, changes, weighty)
    if shared < ALIKE:
        return Comparison(Sameness.PART, shared, contained, changes, "one stands whole in the other")
    return Comparison(
        Sameness.SAME, shared, contained, changes, f"{shared:.0%} of the words in a row are the same"
    )


# ---------------------------------------------------------------- many texts


def meetings(signatures: Mapping[str, bytes]) -> Iterator[tuple[str, ...]]:
    """Keys of texts that meet in a band, sorted, each group once: no text is held against all others."""
    buckets: dict[bytes, list[str]] = {}
    for key in sorted(signatures):
        for band in bands(signatures[key]):
            buckets.setdefault(band, []).append(key)
    yield from dict.fromkeys(tuple(keys) for keys in buckets.values() if len(keys) > 1)


def clusters(signatures: Mapping[str, bytes], words: Callable[[str], Words]) -> tuple[Cluster, ...]:
    """The texts that are one document, each text in one cluster at most.

    `words` gives those of a text, and is asked only for texts that meet others. Each member of a cluster was
    compared with its leader: likeness is not handed on from one to the next. Of texts that meet in a band at
    most LEADERS lead, so what this costs follows the number of texts.
    """
    gathering = _Gathering(signatures, lru_cache(maxsize=1024)(words))
    for group in meetings(signatures):
        left = list(group)
        for _ in range(LEADERS):
            if len(left) < 2:
                break
            left = gathering.led_by(left[0], left[1:])
    return gathering.clusters()


class _Gathering:
    """Who leads whom so far."""

    def __init__(self, signatures: Mapping[str, bytes], words: Callable[[str], Words]) -> None:
        self._signatures = signatures
        self._words = words
        self._leader: dict[str, str] = {}
        self._led: dict[str, dict[str, Comparison]] = {}
        self._tried: set[tuple[str, str]] = set()

    def led_by(self, first: str, others: list[str]) -> list[str]:
        """Those of the others that are not led by the leader of the first."""
        leader = self._leader.get(first, first)
        return [key for key in others if not self._joins(leader, key)]

    def _joins(self, leader: str, key: str) -> bool:
        if key == leader or self._leader.get(key) == leader:
            return True
        if key in self._leader or key in self._led or (leader, key) in self._tried:
            return False
        self._tried.add((leader, key))
        if alike(self._signatures[leader], self._signatures[key]) < ALIKE - MARGIN:
            return False
        comparison = compared(self._words(leader), self._words(key))
        if comparison.sameness is not Sameness.SAME:
            return False
        self._leader[key] = leader
        self._led.setdefault(leader, {})[key] = comparison
        return True

    def clusters(self) -> tuple[Cluster, ...]:
        """What was gathered, by the keys of the leaders."""
        return tuple(Cluster(leader, tuple(sorted(led.items()))) for leader, led in sorted(self._led.items()))
