# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on sources: follow one once, keep following, and how fresh they are.

Sources are asked only by these commands, and only at the addresses that the settings name.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from samenhang.commands import Json, app, bureau, terminal
from samenhang.commands import show as show_answer
from samenhang.errors import InvalidInput, NotFetched, NotFound
from samenhang.loading import lazy

if TYPE_CHECKING:  # --help must not wait for what fetches and parses
    from samenhang import delivery, intake, registers
    from samenhang.desks.followup import register
    from samenhang.ledger import arrived
    from samenhang.sources import client, syncfeed, tweedekamer, written
    from samenhang.sources import source as contract
else:
    delivery = lazy("samenhang.delivery")
    intake = lazy("samenhang.intake")
    register = lazy("samenhang.desks.followup.register")
    registers = lazy("samenhang.registers")
    client = lazy("samenhang.sources.client")
    syncfeed = lazy("samenhang.sources.syncfeed")
    tweedekamer = lazy("samenhang.sources.tweedekamer")
    contract = lazy("samenhang.sources.source")
    written = lazy("samenhang.sources.written")

NAMES = ("tweedekamer",)
"""The sources that can be followed."""
EVERY = {"tweedekamer": 15.0}
"""Minutes between two rounds, where nobody says otherwise."""

Dossier = Annotated[
    str | None,
    typer.Option(help="Also fetch the files of this dossier: 30821, 36600-X.", show_default=False),
]
Since = Annotated[
    str | None,
    typer.Option(help="Only files of this day or year and later: 2015, 2015-06-01.", show_default=False),
]
Query = Annotated[
    str | None, typer.Option(help="Only files with these words in a title.", show_default=False)
]
Category = Annotated[
    list[str] | None,
    typer.Option("--category", help="Only this category; may be repeated.", show_default=False),
]


@dataclass(frozen=True, slots=True)
class SourceState:
    """How a source stands: `fresh` is when its stalest stream was last followed to its end, None where one
    never was; `kinds` counts entities and tombstones."""

    name: str
    address: str
    fresh: str | None
    streams: tuple[arrived.Stream, ...]
    kinds: dict[str, tuple[int, int]]
    failed: tuple[str, ...]
    odd: tuple[str, ...]


def sync(
    source: Annotated[str, typer.Argument(help=f"The source: {', '.join(NAMES)}.")],
    dossier: Dossier = None,
    since: Since = None,
    query: Query = None,
    category: Category = None,
    as_json: Json = False,
) -> None:
    """Fetch what changed at a source since the last time, and the files that are chosen.

    Without --dossier, --since or --query no files are fetched: what the source says of them is kept. Ctrl-C
    is safe at any moment: the next run goes on where this one stopped.
    """
    chosen = _chosen(dossier, since, query)
    answer = _round(_known(source), chosen, tuple(category or ()), as_json)
    _tell_round(answer, as_json)
    if answer.problems:
        raise typer.Exit(NotFetched.exit_code)


def sources(as_json: Json = False) -> None:
    """What is followed, how fresh it is, and what failed."""
    with bureau() as open_bureau:
        address = open_bureau.settings.sources.tweedekamer
        with open_bureau.ledger.looking() as (connection, _):
            answer = _state(delivery.Arrived(connection), address)
    if as_json:
        show_answer([answer], True, "")
    else:
        _tell_state(answer)


def follow(
    source: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE[:MINUTES]...",
            help="Sources, with the minutes between two rounds: tweedekamer:15. Nothing: all.",
            show_default=False,
        ),
    ] = None,
    dossier: Dossier = None,
    since: Since = None,
    query: Query = None,
    rounds: Annotated[int, typer.Option(min=0, help="Stop after so many rounds; 0: never.")] = 0,
    as_json: Json = False,
) -> None:
    """Keep following sources, each at its own interval, until Ctrl-C."""
    every = dict(map(_interval, source or NAMES))
    chosen = _chosen(dossier, since, query)
    due = dict.fromkeys(every, time.monotonic())
    done = 0
    while not rounds or done < rounds:
        name = min(due, key=lambda one: due[one])
        if (wait := due[name] - time.monotonic()) > 0:
            time.sleep(wait)
        _tell_round(_round(name, chosen, (), as_json), as_json)
        due[name] = time.monotonic() + every[name] * 60
        done += 1


def _interval(text: str) -> tuple[str, float]:
    name, _, minutes = text.partition(":")
    if minutes and not minutes.replace(".", "", 1).isdecimal():
        raise InvalidInput(f"“{minutes}” is no number of minutes", "write it as tweedekamer:15")
    return _known(name), float(minutes) if minutes else EVERY[name]


def _known(name: str) -> str:
    if name not in NAMES:
        raise NotFound(f"there is no source “{name}”", f"choose from: {', '.join(NAMES)}")
    return name


def _chosen(dossier: str | None, since: str | None, query: str | None) -> arrived.Selection:
    """Raises InvalidInput for what is no day or year, or no number of a dossier."""
    if since and not (_is_day(since) or (since.isdecimal() and len(since) == 4)):
        raise InvalidInput(f"“{since}” is no day or year", "write it as 2015 or 2015-06-01")
    if dossier and not dossier.replace("-", "").isalnum():
        raise InvalidInput(f"“{dossier}” is no number of a dossier", "write it as 30821 or 36600-X")
    return delivery.Selection(dossier or "", since or "", query or "")


def _is_day(text: str) -> bool:
    return written.day_of(text) is not None and len(text) == 10


def _round(name: str, chosen: arrived.Selection, categories: Sequence[str], quiet: bool) -> delivery.Followed:
    """One round of following a source."""
    with bureau() as opened, terminal.progress(quiet=quiet) as report:
        where = opened.settings.sources
        reach = client.Reach(where.authorities, where.proxy)
        hosts = frozenset({contract.origin_of(where.tweedekamer)})
        with client.Client(name, hosts, syncfeed.LIMITS, reach) as asking:
            wanted = categories or tuple(tweedekamer.kinds())
            feeds = [syncfeed.SyncFeed(asking, category, where.tweedekamer) for category in wanted]
            work = delivery.Round(opened.ledger, asking, _now, report)
            work.follow(feeds)
            origin = registers.Origin(where.tweedekamer, intake.known(opened.settings.identifiers))
            work.followed.entries = registers.keep_entries(opened.ledger, origin, _now(), report)
            if chosen.anything and not work.closed:
                with opened.taking() as taking:
                    work.take_in(chosen, taking, app.hand())
            opened.ledger.catch_up()
            register.settle(opened.ledger)
        return work.followed


def _state(kept: arrived.Arrived, address: str) -> SourceState:
    name = "tweedekamer"
    streams = kept.streams(name)
    moments = [stream.fresh for stream in streams]
    fresh = min(filter(None, moments), default=None) if all(moments) else None
    failed = [f"{one.name}: {one.problem}" for one in streams if one.problem]
    failed += [f"{identifier}: {problem}" for identifier, problem in kept.missing_files(name)]
    return SourceState(name, address, fresh, streams, kept.counted(name), tuple(failed), kept.oddities(name))


def _tell_round(answer: delivery.Followed, as_json: bool) -> None:
    if as_json:
        show_answer(answer, True, "")
        return
    counts = (
        f"{answer.new:,} new, {answer.changed:,} changed, {answer.deleted:,} deleted, {answer.again:,} again"
    )
    terminal.out.print(
        f"{answer.source}: {counts}; {answer.entries:,} entries of the register; {answer.files:,} files, "
        f"{answer.unread:,} of them unread",
        soft_wrap=True,
    )
    _warn((), answer.odd)
    _warn(answer.problems, ())


def _tell_state(one: SourceState) -> None:
    terminal.out.print(f"{one.name}  {one.address}", soft_wrap=True, markup=False)
    count, gone = (sum(pair[at] for pair in one.kinds.values()) for at in (0, 1))
    terminal.out.print(f"  fresh to {one.fresh or 'no moment yet'}; {count:,} entities, {gone:,} deleted")
    for kind, (number, _) in one.kinds.items():
        terminal.out.print(f"  {number:>12,}  {kind}", markup=False)
    _warn(one.failed, one.odd)


def _warn(failed: Sequence[str], odd: Sequence[str]) -> None:
    """What failed, and what came that no table knows, apart from the answer."""
    for what in failed:
        terminal.err.print(f"failed: {what}", style="bold red", markup=False, soft_wrap=True)
    for what in odd:
        terminal.err.print(
            f"not known here, kept as it came: {what}", style="yellow", markup=False, soft_wrap=True
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
