# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sources that are followed: how fresh each is, what came, what failed and the way out.

Read from the ledger: no page asks a source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from samenhang.desks.library.fetching import REASONS, WAYS_OUT
from samenhang.freshness import SourceState, states_of
from samenhang.ledger.arrived import Arrived, MissingFile, Stream
from samenhang.sources.catalogue import FILES, FOLDER, IDENTIFIERS, SOURCES, Choice, Place
from samenhang.viewer import Access, Level, Role, Viewer
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.attention import Attention, Count

MOST = 20
"""Files that could not be fetched, shown of each source."""
PATIENCE = timedelta(days=2)
"""A source that was not followed to its end for so long, or for four of its rounds, is stale."""


class ChoiceAnswer(Answer):
    """What of a source is followed; what is empty bounds nothing."""

    dossier: str
    since: str
    query: str
    parts: tuple[str, ...]


class StreamAnswer(Answer):
    """How far one stream was followed: moments in UTC, None where it never was. `received` counts versions.

    `choice` is what was chosen, None for a stream that is a part of the source, which `name` then names;
    `files` says that only the files of it were chosen, `identifiers` that only its identifiers were.
    """

    name: str
    choice: ChoiceAnswer | None
    files: bool
    identifiers: bool
    fresh: datetime | None
    tried: datetime | None
    received: int


class KindAnswer(Answer):
    """How many there are of a kind, and how many of those their source deleted."""

    kind: str
    number: int
    deleted: int


class RoundAnswer(Answer):
    """What came of the last round."""

    ended: datetime
    new: int
    changed: int
    deleted: int
    again: int
    entries: int
    files: int
    unread: int
    failed: int


class Failure(Answer):
    """What failed: a stream, with its choice, or the file of something. `reason` and `remedy` are for
    people, `message` is what the program said."""

    name: str
    choice: ChoiceAnswer | None
    files: bool
    identifiers: bool
    tried: datetime | None
    code: str
    reason: str
    remedy: str
    message: str


class SourceAnswer(Answer):
    """A source. `kind` is which, `part` the name of a feed or folder; `state` is fresh, stale, failed or new.

    `missing` are the files that could not be fetched, the last tried first; `missed` more are not shown.
    """

    name: str
    kind: str
    part: str
    address: str
    state: str
    fresh: datetime | None
    last: RoundAnswer | None
    streams: tuple[StreamAnswer, ...]
    kinds: tuple[KindAnswer, ...]
    failures: tuple[Failure, ...]
    missing: tuple[Failure, ...]
    missed: int
    odd: tuple[str, ...]


class SourcesAnswer(Answer):
    """Every source that is followed and that the viewer may see."""

    sources: tuple[SourceAnswer, ...]


def following(places: Sequence[Place]) -> Callable[[Ask], SourcesAnswer]:
    """The page on sources that are at these places."""

    def sources(ask: Ask) -> SourcesAnswer:
        """What is followed, how fresh it is, and what failed."""
        seen = _seen(ask, places)
        return SourcesAnswer(sources=tuple(_source(ask, state) for state in seen))

    return sources


def attention(places: Sequence[Place]) -> Callable[[Ask], Attention]:
    """What the start page says of sources, to who may open their page: those that failed or are stale."""

    def found(ask: Ask) -> Attention:
        if not ask.viewer.role.at_least(Role.ANALYST):
            return Attention()
        with ask.ledger.looking() as (connection, _):
            streams = [
                one for one in Arrived(connection).streams() if _may_see(ask.viewer, places, one.source)
            ]
        sources = {one.source for one in streams}
        failed = {one.source for one in streams if one.problem}
        texts = ask.texts
        wrong = texts.ngettext("%(n)s source failed", "%(n)s sources failed", len(failed))
        held = texts.ngettext("%(n)s source is followed", "%(n)s sources are followed", len(sources))
        return Attention(
            counts=(_count("sources-failed", len(failed), wrong),) if failed else (),
            holdings=(_count("sources", len(sources), held),) if sources else (),
        )

    return found


def _count(name: str, number: int, text: str) -> Count:
    return Count(name=name, number=number, text=text % {"n": number}, address="/sources")


def _seen(ask: Ask, places: Sequence[Place]) -> Iterator[SourceState]:
    """The sources that the viewer may know of: from a folder may come what not everybody may see."""
    with ask.ledger.looking() as (connection, _):
        states = states_of(Arrived(connection), places, MOST)
    for state in states:
        if _may_see(ask.viewer, places, state.name):
            yield state


def _may_see(viewer: Viewer, places: Iterable[Place], name: str) -> bool:
    """A folder that the settings name no more is for who may see all of its kind."""
    unknown = Access(Level.CONFIDENTIAL) if name.startswith(f"{FOLDER}/") else Access()
    access = next((place.access for place in places if place.name == name), unknown)
    return viewer.may_see(access.level, access.groups)


def _source(ask: Ask, state: SourceState) -> SourceAnswer:
    kind, _, part = state.name.partition("/")
    last = state.last
    return SourceAnswer(
        name=state.name,
        kind=kind,
        part=part,
        address=state.address,
        state=_standing(state, ask.house.now()),
        fresh=_moment(state.fresh),
        last=RoundAnswer(
            ended=datetime.fromisoformat(last.ended),
            new=last.new,
            changed=last.changed,
            deleted=last.deleted,
            again=last.again,
            entries=last.entries,
            files=last.files,
            unread=last.unread,
            failed=last.failed,
        )
        if last
        else None,
        streams=tuple(map(_stream, state.streams)),
        kinds=tuple(
            KindAnswer(kind=kind, number=number, deleted=deleted)
            for kind, (number, deleted) in state.kinds.items()
        ),
        failures=tuple(_failed(ask, stream) for stream in state.streams if stream.problem),
        missing=tuple(_missing(ask, file) for file in state.missing),
        missed=state.missed,
        odd=state.odd,
    )


def _standing(state: SourceState, now: datetime) -> str:
    if any(stream.problem for stream in state.streams):
        return "failed"
    fresh = _moment(state.fresh)
    if fresh is None:
        return "new"
    known = SOURCES.get(state.name.partition("/")[0])
    bound = max(PATIENCE, 4 * timedelta(minutes=known.minutes if known else 0))
    return "stale" if now - fresh > bound else "fresh"


def _stream(stream: Stream) -> StreamAnswer:
    return StreamAnswer(
        name=stream.name,
        choice=_choice(stream.name),
        files=stream.name.startswith(FILES),
        identifiers=stream.name.startswith(IDENTIFIERS),
        fresh=_moment(stream.fresh),
        tried=_moment(stream.tried),
        received=stream.entities,
    )


def _choice(stream: str) -> ChoiceAnswer | None:
    found = Choice.of(stream.removeprefix(FILES).removeprefix(IDENTIFIERS))
    if found is None:
        return None
    return ChoiceAnswer(dossier=found.dossier, since=found.since, query=found.query, parts=found.categories)


def _failed(ask: Ask, stream: Stream) -> Failure:
    failure = _failure(ask, stream.name, stream.tried, stream.code or "", stream.problem or "")
    files, identifiers = (stream.name.startswith(begin) for begin in (FILES, IDENTIFIERS))
    chosen = {"choice": _choice(stream.name), "files": files, "identifiers": identifiers}
    return failure.model_copy(update=chosen)


def _missing(ask: Ask, file: MissingFile) -> Failure:
    return _failure(ask, file.id, file.tried, file.code, file.problem)


def _failure(ask: Ask, name: str, tried: str | None, code: str, message: str) -> Failure:
    return Failure(
        name=name,
        choice=None,
        files=False,
        identifiers=False,
        tried=_moment(tried),
        code=code,
        reason=ask.texts.gettext(REASONS.get(code, REASONS["other"])),
        remedy=ask.texts.gettext(WAYS_OUT.get(code, WAYS_OUT["other"])),
        message=message,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
