# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One round of following a source: its connector with the addresses of the settings, into the ledger.

    for told in rounds("koop", [Choice(dossier="30821")], ground):
        ...

Sources are asked only here, and only at the addresses that the settings name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from samenhang import registers, senate
from samenhang.admission import Hand
from samenhang.delivery import Followed, Report, Round, Selection
from samenhang.deposit import Desk, deposit, known_to
from samenhang.desks.followup.register import settle
from samenhang.errors import InvalidInput, NotFetched, NotFound
from samenhang.ledger import Ledger
from samenhang.ledger.arrivals import Arrival as Version
from samenhang.ledger.arrivals import ArrivalsInk
from samenhang.ledger.arrived import Arrived
from samenhang.letterbox import take_from
from samenhang.linking import linker
from samenhang.reception import Reception
from samenhang.settings import Sources
from samenhang.sources import (
    eerstekamer,
    koop,
    officials,
    openoverheid,
    rijksoverheid,
    syncfeed,
    tweedekamer,
)
from samenhang.sources.catalogue import FEEDS, FILES, FOLDER, Choice, Followable, demand, followable
from samenhang.sources.client import Client, Reach
from samenhang.sources.indexes import OpenOverheid, Rijksoverheid, Syndicated
from samenhang.sources.koop_query import COMMITMENTS_OF_THE_SENATE, Publications, dossier_name
from samenhang.sources.officials import Koop, SenateLetters, Wanted
from samenhang.sources.publication import Arrival, Publication
from samenhang.sources.source import Limits, Source, origins_of
from samenhang.sources.syncfeed import SyncFeed
from samenhang.sources.taking import Known, never
from samenhang.sources.watch import WatchedFolder
from samenhang.viewer import Access

BEGINNING = date(1995, 1, 1)
"""The day on which KOOP begins."""
EARLY = timedelta(days=366)
"""How long before its own date a publication may have come."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a round stands on: the ledger, where sources are, who takes files in, on whose behalf, and time.

    `now` gives the moment as ISO text, `today` the day; `papers` says whether a paper exists.
    """

    ledger: Ledger
    where: Sources
    taking: Callable[[], Reception]
    hand: Hand
    now: Callable[[], str]
    today: Callable[[], date]
    report: Report
    papers: linker.Known = linker.UNCHECKED

    @contextmanager
    def desk(self, access: Access | None = None) -> Iterator[Desk]:
        """Where publications are deposited."""
        with self.taking() as taking:
            yield Desk(self.ledger, taking, self.hand, self.now, access, self.report)

    def client(self, name: str, hosts: frozenset[str], limits: Limits) -> Client:
        """Who asks a source."""
        return Client(name, hosts, limits, Reach(self.where.authorities, self.where.proxy))


@dataclass(frozen=True, slots=True)
class Plan:
    """A connector to be made: its name in the ledger, the stream, where it may ask, and how it is made."""

    name: str
    stream: str
    addresses: tuple[str, ...]
    limits: Limits
    make: Callable[[Client, Known], Source[Arrival]]


def rounds(name: str, choices: Sequence[Choice], ground: Ground) -> Iterator[Followed]:
    """Follow a source once for each choice; a source of several feeds or folders gives what came of each.

    Raises InvalidInput for a choice that the source does not take, before anything is asked. What fails
    later stands in what is returned, and stops nothing else.
    """
    for choice in choices:
        demand(followable(name), choice)
    return map(partial(_noted, ground), _rounds(name, choices, ground))


def _noted(ground: Ground, told: Followed) -> Followed:
    """What came of a round, kept as the last one of its source."""
    counts = {
        name: getattr(told, name)
        for name in ("new", "changed", "deleted", "again", "entries", "files", "unread")
    }
    when = ground.now()
    with ground.ledger.writing(when) as ink:
        failed = {"failed": len(told.problems)}
        ArrivalsInk(ink.connection).note_last(told.source, when, counts | failed)
    return told


def _rounds(name: str, choices: Sequence[Choice], ground: Ground) -> Iterator[Followed]:
    if name == tweedekamer.NAME:
        return (_parliament(chosen, ground) for chosen in [choices])
    if name == FOLDER:
        folders = ground.where.folders
        wanted = dict.fromkeys(one for choice in choices for one in _among(FOLDER, choice, tuple(folders)))
        return (_folder(one, folders[one], ground) for one in wanted)
    plans = [plan for choice in choices for plan in _PLANS[name](choice, ground)]
    return (_deposited(plan, ground) for plan in plans)


def remembered(ledger: Ledger, name: str) -> tuple[Choice, ...]:
    """What was chosen of a source before: what is followed where nobody says otherwise. None where it was
    not followed yet."""
    with ledger.looking() as (connection, _):
        streams = [one.name for one in Arrived(connection).streams() if one.source.split("/")[0] == name]
    if name != tweedekamer.NAME:
        return tuple(dict.fromkeys(filter(None, map(Choice.of, streams))))
    kinds = tweedekamer.kinds()
    parts = tuple(stream for stream in streams if stream in kinds)
    whole = () if set(parts) == set(kinds) else parts
    files = [Choice.of(stream.removeprefix(FILES)) for stream in streams if stream.startswith(FILES)]
    chosen = tuple(replace(one, categories=whole) for one in files if one)
    return chosen or ((Choice(categories=whole),) if parts else ())


def stop(ledger: Ledger, source: Followable, choice: Choice, when: str) -> None:
    """Follow a choice no more; what came of it stays. Raises NotFound where it is not followed."""
    of_parliament = source.name == tweedekamer.NAME
    named = choice.categories if source.name in (FEEDS, FOLDER) else ()
    wanted = str(choice.without_parts() if of_parliament or source.name in (FEEDS, FOLDER) else choice)
    stream = f"{FILES}{wanted}" if of_parliament else wanted
    with ledger.looking() as (connection, _):
        followed = [one for one in Arrived(connection).streams() if one.source.split("/")[0] == source.name]
    found = [
        one for one in followed if one.name == stream and (not named or one.source.partition("/")[2] in named)
    ]
    if not found:
        kept = [one.name.removeprefix(FILES) for one in followed if Choice.of(one.name.removeprefix(FILES))]
        raise NotFound(
            f"{source.name} is not followed for {wanted}",
            f"it is for: {'; '.join(dict.fromkeys(kept))}" if kept else "samenhang sources shows what is",
        )
    with ledger.writing(when) as ink:
        for one in found:
            ArrivalsInk(ink.connection).stop(one.source, one.name)


# ---------------------------------------------------------------- Tweede Kamer


def _parliament(choices: Sequence[Choice], ground: Ground) -> Followed:
    """What the Tweede Kamer says, then the files that are chosen."""
    address = ground.where.tweedekamer
    wanted = dict.fromkeys(part for one in choices for part in one.categories or tweedekamer.kinds())
    with ground.client(tweedekamer.NAME, origins_of([address]), syncfeed.LIMITS) as asking:
        feeds = [SyncFeed(asking, category, address) for category in wanted]
        work = Round(ground.ledger, asking, ground.now, ground.report)
        work.follow(feeds)
        origin = registers.Origin(address, ground.papers, registers.TWEEDE_KAMER)
        work.followed.entries = registers.keep_entries(ground.ledger, origin, ground.now(), ground.report)
        for choice in dict.fromkeys(one.without_parts() for one in choices):
            if choice != Choice() and not work.closed:
                _files(choice, work, ground)
    ground.ledger.catch_up()
    settle(ground.ledger)
    return work.followed


def _files(choice: Choice, work: Round, ground: Ground) -> None:
    """The files of one choice; that it was made is kept, with how fresh they are."""
    problem = None
    try:
        with ground.taking() as taking:
            work.take_in(Selection(choice.dossier, choice.since, choice.query), taking, ground.hand)
    except NotFetched as failure:
        problem = str(failure)
        work.followed.problems.append(problem)
    when = ground.now()
    with ground.ledger.writing(when) as ink:
        ArrivalsInk(ink.connection).note_round(tweedekamer.NAME, FILES + str(choice), when, problem)


# ---------------------------------------------------------------- folders


def _folder(name: str, path: Path, ground: Ground) -> Followed:
    originals = ground.ledger.place.originals
    journal = originals.with_name(originals.name + ".folders") / f"{name}.jsonl"
    with ground.desk(ground.where.folder_access) as desk:
        return take_from(WatchedFolder(path, journal), f"{FOLDER}/{name}", desk)


# ---------------------------------------------------------------- publications


def _deposited(plan: Plan, ground: Ground) -> Followed:
    """What came of one connector. An address that is none is the problem of this one alone."""
    try:
        with (
            ground.client(plan.name, origins_of(plan.addresses), plan.limits) as asking,
            ground.desk() as desk,
        ):
            source = plan.make(asking, known_to(ground.ledger, plan.name))
            told = deposit(source, _listening(plan, desk), plan.stream)
        if plan.name == eerstekamer.NAME:
            _register_of_senate(plan, told, ground)
        return told
    except InvalidInput as error:
        told = Followed(plan.name, problems=[str(error)])
        when = ground.now()
        with ground.ledger.writing(when) as ink:
            ArrivalsInk(ink.connection).note_round(plan.name, plan.stream, when, str(error))
        return told


def _register_of_senate(plan: Plan, told: Followed, ground: Ground) -> None:
    """What letters of the Eerste Kamer list becomes entries of its register."""
    origin = registers.Origin(plan.addresses[0], ground.papers, registers.EERSTE_KAMER)
    told.entries = registers.keep_entries(ground.ledger, origin, ground.now(), ground.report)
    ground.ledger.catch_up()
    settle(ground.ledger)


def _listening(plan: Plan, desk: Desk) -> Desk:
    """The desk that also hears what a letter of the Eerste Kamer lists."""
    if plan.name != eerstekamer.NAME:
        return desk

    def listed(letter: Publication, digest: str) -> Sequence[Version]:
        return senate.listed_in(desk.ledger, letter, digest)

    return Desk(desk.ledger, desk.taking, desk.hand, desk.now, desk.access, desk.report, listed)


def _koop(choice: Choice, ground: Ground) -> Iterator[Plan]:
    yield _official(Koop, _papers(choice), choice, ground)


def _papers(choice: Choice) -> Publications:
    """What is asked of KOOP."""
    day = choice.first_day
    return Publications(
        dossiers=(dossier_name(choice.dossier),) if choice.dossier else (),
        names=choice.categories,
        words=choice.query,
        since=day.isoformat() if day else "",
    )


def _eerstekamer(choice: Choice, ground: Ground) -> Iterator[Plan]:
    asked = _papers(choice)
    letters = replace(COMMITMENTS_OF_THE_SENATE, dossiers=asked.dossiers, since=asked.since)
    yield _official(SenateLetters, letters, choice, ground)


def official_papers(client: Client, choice: Choice, ground: Ground) -> Koop:
    """KOOP as it is asked for a choice."""
    return _connected(Koop, _papers(choice), choice, ground)(client, never)


def _official(connector: type[Koop], asked: Publications, choice: Choice, ground: Ground) -> Plan:
    make = _connected(connector, asked, choice, ground)
    return Plan(connector.name, str(choice), ground.where.koop_addresses, officials.LIMITS, make)


def _connected(
    connector: type[Koop], asked: Publications, choice: Choice, ground: Ground
) -> Callable[[Client, Known], Koop]:
    """What is dated on a day is not changed for the last time long before it: an agenda may come early."""
    where, first = ground.where, choice.first_day
    wanted = Wanted(asked, max(BEGINNING, first - EARLY) if first else BEGINNING)

    def make(client: Client, known: Known) -> Koop:
        return connector(client, wanted, ground.today, known, where.koop, where.koop_files)

    return make


def _openoverheid(choice: Choice, ground: Ground) -> Iterator[Plan]:
    base = ground.where.openoverheid

    def make(client: Client, known: Known) -> Source[Arrival]:
        return OpenOverheid(client, choice.query, known, base, choice.first_day)

    yield Plan(openoverheid.NAME, str(choice), (base,), OpenOverheid.limits, make)


def _rijksoverheid(choice: Choice, ground: Ground) -> Iterator[Plan]:
    """One plan for each type of document: the interface takes one at a time."""
    where = ground.where

    def make(part: Choice, client: Client, known: Known) -> Source[Arrival]:
        asked = rijksoverheid.Documents(
            kind=next(iter(part.categories), ""), since=part.first_day, words=part.query
        )
        return Rijksoverheid(client, asked, known, where.rijksoverheid, where.rijksoverheid_files)

    for kind in choice.categories or ("",):
        part = Choice(since=choice.since, query=choice.query, categories=(kind,) if kind else ())
        hosts = (where.rijksoverheid, *where.rijksoverheid_files)
        yield Plan(rijksoverheid.NAME, str(part), hosts, Rijksoverheid.limits, partial(make, part))


def _feeds(choice: Choice, ground: Ground) -> Iterator[Plan]:
    feeds = ground.where.feeds
    for one in _among(FEEDS, choice, tuple(feeds)):
        name, (address, *hosts) = f"{FEEDS}/{one}", feeds[one]

        def make(
            client: Client,
            known: Known,
            name: str = name,
            address: str = address,
            hosts: tuple[str, ...] = tuple(hosts),
        ) -> Source[Arrival]:
            return Syndicated(client, name, address, known, hosts, choice.query)

        yield Plan(name, str(choice.without_parts()), (address, *hosts), Syndicated.limits, make)


def _among(source: str, choice: Choice, known: tuple[str, ...]) -> tuple[str, ...]:
    """The feeds or folders that are chosen. Raises InvalidInput where the settings name none, or not that."""
    if not known:
        raise InvalidInput(f"the settings name no {source}", f"set {_NAMED[source]}: name=where; name=where")
    for part in choice.categories:
        if part not in known:
            raise InvalidInput(
                f"the settings name no “{part}” for {source}", f"choose from: {', '.join(known)}"
            )
    return choice.categories or known


_NAMED = {FEEDS: "SAMENHANG_FEEDS", FOLDER: "SAMENHANG_FOLDERS"}
_PLANS: dict[str, Callable[[Choice, Ground], Iterator[Plan]]] = {
    koop.NAME: _koop,
    eerstekamer.NAME: _eerstekamer,
    openoverheid.NAME: _openoverheid,
    rijksoverheid.NAME: _rijksoverheid,
    FEEDS: _feeds,
}
