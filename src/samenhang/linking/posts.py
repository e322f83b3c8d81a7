# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Posts: what somebody can be minister or state secretary of, by every name it is printed under."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from samenhang.vocabulary.entries import valid
from samenhang.vocabulary.ministries import ministries
from samenhang.vocabulary.offices import portfolios, tenures
from samenhang.vocabulary.spelling import key


@dataclass(frozen=True, slots=True)
class Post:
    """A ministry, a minister's task without a ministry, or (with `task`) the task of a state secretary.

    `id` is that of the ministry or portfolio; `predecessors` and `successors` are ministries under other
    names.
    """

    id: str
    name: str = ""
    ministry: bool = False
    task: str = ""
    first: date | None = None
    over: date | None = None
    successors: tuple[str, ...] = ()
    address: str | None = None

    def existed(self, when: date | None) -> bool:
        """Whether there was such a post on a day; yes where no day is known."""
        return valid(self.first, self.over, when)

    def held_by(self, rank: str) -> bool:
        """Whether somebody of this rank can hold it."""
        return self.ministry or (rank == "state-secretary") == bool(self.task)

    def period(self) -> str:
        """Its period in years, in Dutch."""
        first = f"vanaf {self.first.year}" if self.first else ""
        return f"{first} tot {self.over.year}".strip() if self.over else first

    def on(self, when: date | None) -> Iterator[Post]:
        """What this ministry was called on a day on which it had another name."""
        if self.ministry and when is not None:
            yield from _kin(self.id, when)


@cache
def _ministries() -> dict[str, Post]:
    return {post.id: post for post, _ in _all() if post.ministry}


@cache
def addresses() -> dict[str, str]:
    """The address of a ministry in the national register, by link target."""
    return {f"ministry:{post.id}": post.address for post in _ministries().values() if post.address}


@lru_cache(maxsize=4096)
def _kin(identifier: str, when: date) -> tuple[Post, ...]:
    """Ministries on a day that descend from this one, or that it descends from."""
    by_id = _ministries()
    later = when >= (by_id[identifier].first or when)
    level, seen = [identifier], {identifier}
    while level:
        following = [
            other.id
            for other in by_id.values()
            for one in level
            if (other.id in by_id[one].successors if later else one in other.successors)
        ]
        found = tuple(by_id[one] for one in dict.fromkeys(following) if by_id[one].existed(when))
        if found:
            return found
        level = [one for one in following if one not in seen]
        seen.update(level)
    return ()


@cache
def _by_name() -> dict[str, tuple[Post, ...]]:
    found: dict[str, dict[Post, None]] = {}
    for post, names in _all():
        for name in names:
            found.setdefault(key(name), {})[post] = None
    return {name: tuple(posts) for name, posts in found.items()}


def _all() -> Iterator[tuple[Post, tuple[str, ...]]]:
    for one in ministries():
        post = Post(one.id, one.short_name, True, "", one.valid_from, one.valid_to, one.successors, one.tooi)
        yield post, (one.short_name, *one.abbreviations, *one.variants)
    for task in portfolios():
        yield (
            Post(task.id, task.name, first=task.valid_from, over=task.valid_to),
            (task.name, *task.abbreviations),
        )
    for tenure in tenures():
        if tenure.task:
            yield (
                Post(
                    tenure.post, tenure.task, task=tenure.task, first=tenure.valid_from, over=tenure.valid_to
                ),
                (tenure.task,),
            )


def posts_of(label: str) -> tuple[Post, ...]:
    """The posts that are printed so."""
    return _by_name().get(key(label), ())


@cache
def printed() -> dict[str, str]:
    """What follows the rank in the name of an office, by the id of the post: "van Defensie"."""
    names = {one.id: f"van {one.short_name}" for one in ministries()}
    return names | {task.id: f"{task.preposition} {task.name}" for task in portfolios()}
