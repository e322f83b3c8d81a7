# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on sources: follow one once, keep following, and how fresh they are.

Sources are asked only by these commands, and only at the addresses that the settings name.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from samenhang.commands import Json, app, bureau, terminal
from samenhang.commands import show as show_answer
from samenhang.errors import InvalidInput, NotFetched, SamenhangError
from samenhang.loading import lazy
from samenhang.options import gathered
from samenhang.sources.catalogue import (
    FEEDS,
    FILES,
    FOLDER,
    IDENTIFIERS,
    SOURCES,
    Choice,
    Followable,
    chosen,
    demand,
    followable,
)

if TYPE_CHECKING:  # --help must not wait for what fetches and parses
    from samenhang import delivery, following, freshness, identifying, intake
    from samenhang import repair as repairing
    from samenhang.settings import Settings
else:
    following = lazy("samenhang.following")
    freshness = lazy("samenhang.freshness")
    identifying = lazy("samenhang.identifying")
    intake = lazy("samenhang.intake")
    repairing = lazy("samenhang.repair")

SHOWN = 20
"""Failures of one source that are shown at most; --json has more."""

Dossier = Annotated[
    str | None,
    typer.Option(help="Only of this dossier: 30821, 36600-X.", show_default=False),
]
Since = Annotated[
    str | None,
    typer.Option(help="Only of this day or year and later: 2015, 2015-06-01.", show_default=False),
]
Query = Annotated[
    str | None,
    typer.Option(help="Only with these words; how-to/follow-sources says where.", show_default=False),
]
Category = Annotated[
    list[str] | None,
    typer.Option("--category", help="Only this part of the source; may be repeated.", show_default=False),
]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What of a source is wanted."""

    dossier: Dossier = None
    since: Since = None
    query: Query = None
    category: Category = None

    @property
    def choice(self) -> Choice:
        """Raises InvalidInput for what is no day or year, or no number of a dossier."""
        parts = tuple(self.category or ())
        return chosen(self.dossier or "", self.since or "", self.query or "", parts)


Repair = Annotated[
    bool,
    typer.Option(
        "--repair",
        help="Only tweedekamer: ask by OData what came broken or not at all, and compare the counts.",
    ),
]


Identifiers = Annotated[
    bool,
    typer.Option(
        "--identifiers",
        help="Only koop: add the identifiers of what is chosen to the list of those that exist; no files.",
    ),
]


@gathered
def sync(
    source: Annotated[
        str | None,
        typer.Argument(
            help=f"The source: {', '.join(SOURCES)}. Nothing: says what there is.", show_default=False
        ),
    ] = None,
    *,
    bounds: Bounds,
    repair: Repair = False,
    identifiers: Identifiers = False,
    as_json: Json = False,
) -> None:
    """Fetch what changed at a source since the last time, and the files that are chosen.

    Of the Tweede Kamer all is kept that it says, and the options choose whose files are fetched: without one
    none are. Of other sources they choose what comes. Ctrl-C is safe at any moment: the next run goes on
    where this one stopped.
    """
    choice = bounds.choice
    if source is None:
        if repair or identifiers or any(choice.given()):
            raise InvalidInput("these options choose from a source", f"name it first: {', '.join(SOURCES)}")
        _tell_what_there_is(as_json)
        return
    if repair:
        _repair(followable(source), choice, as_json)
        return
    if identifiers:
        _identify(followable(source), choice, as_json)
        return
    demand(followable(source), choice)
    with _ground(as_json) as ground:
        told = list(following.rounds(source, [choice], ground))
    if as_json:
        show_answer(told, True, "")
    else:
        _tell_rounds(told)
    if any(one.problems for one in told):
        raise typer.Exit(NotFetched.exit_code)


def _repair(source: Followable, choice: Choice, as_json: bool) -> None:
    if source.name != "tweedekamer" or choice.without_parts() != Choice():
        raise InvalidInput("--repair is for the Tweede Kamer alone", "it takes --category")
    with _ground(as_json) as ground:
        told = repairing.repair(choice, ground)
    if as_json:
        show_answer(told, True, "")
    else:
        _tell_repair(told)
    if told.problems:
        raise typer.Exit(NotFetched.exit_code)


def _identify(source: Followable, choice: Choice, as_json: bool) -> None:
    if source.name != "koop":
        raise InvalidInput("--identifiers is for koop alone", "name it: samenhang sync koop --identifiers")
    demand(source, choice)
    with _ground(as_json) as ground, bureau() as opened:
        told = identifying.identify(choice, ground, opened.settings.identifiers)
    if as_json:
        show_answer(told, True, "")
    else:
        said = f"{told.found:,} identifiers came, {told.count:,} are in the list"
        terminal.out.print(f"{told.source}: {said}", soft_wrap=True, markup=False)
        _warn(told.problems, told.odd[:SHOWN])
    if told.problems:
        raise typer.Exit(NotFetched.exit_code)


@gathered
def sources(
    *,
    stop: Annotated[
        str | None,
        typer.Option(
            metavar="SOURCE",
            help="Follow a choice of this source no more: that of the options with it. What came stays.",
            show_default=False,
        ),
    ] = None,
    bounds: Bounds,
    as_json: Json = False,
) -> None:
    """What is followed, how fresh it is, and what failed."""
    if stop is not None:
        _stop(stop, bounds.choice)
    elif any(bounds.choice.given()):
        raise InvalidInput("these options say what to stop", "name its source: --stop koop")
    with bureau() as opened:
        states = freshness.states_in(opened.ledger, opened.settings.sources.places)
    if as_json:
        show_answer(states, True, "")
        return
    if not states:
        terminal.out.print("Nothing is followed yet. samenhang sync SOURCE begins.", soft_wrap=True)
    for state in states:
        _tell_state(state)


def _stop(name: str, choice: Choice) -> None:
    with bureau() as opened:
        following.stop(opened.ledger, followable(name), choice, _now())


def follow(
    source: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE[:MINUTES]...",
            help="Sources, with the minutes between two rounds: tweedekamer:15. Nothing: all that was "
            "followed before, and the feeds and folders of the settings.",
            show_default=False,
        ),
    ] = None,
    dossier: Dossier = None,
    since: Since = None,
    query: Query = None,
    rounds: Annotated[int, typer.Option(min=0, help="Stop after so many rounds of each; 0: never.")] = 0,
    as_json: Json = False,
) -> None:
    """Keep following sources, each at its own interval, until Ctrl-C.

    Without --dossier, --since or --query it follows what was chosen of each source before. A
    source that fails does not stop the others. With --json every round is one line.
    """
    choice = chosen(dossier or "", since or "", query or "")
    every = dict(map(_interval, source or ()))
    for name in every:
        if any(choice.given()):
            demand(SOURCES[name], choice)
    every = every or dict(_followed(choice))
    if not every:
        raise InvalidInput("nothing is followed yet", "name a source, or begin with samenhang sync SOURCE")
    for name in _in_turn(every, rounds):
        _one_round(name, choice, as_json)


def _in_turn(every: Mapping[str, float], rounds: int) -> Iterator[str]:
    """The sources, each when its minutes have passed, `rounds` times each; 0 never ends."""
    due, done = dict.fromkeys(every, time.monotonic()), dict.fromkeys(every, 0)
    while due:
        name = min(due, key=lambda one: due[one])
        if (wait := due[name] - time.monotonic()) > 0:
            time.sleep(wait)
        yield name
        due[name] = time.monotonic() + every[name] * 60
        done[name] += 1
        if done[name] == rounds:
            del due[name]


def _one_round(name: str, choice: Choice, as_json: bool) -> None:
    """Follow a source once; what goes wrong is told, and never the end."""
    try:
        with _ground(as_json) as ground:
            choices = [choice] if any(choice.given()) else following.remembered(ground.ledger, name)
            for told in following.rounds(name, choices or [Choice()], ground):
                if as_json:
                    typer.echo(json.dumps(app.plain(told), ensure_ascii=False))
                else:
                    _tell_rounds([told])
    except SamenhangError as error:
        _warn([f"{name}: {error}"], ())


def _interval(text: str) -> tuple[str, float]:
    name, _, minutes = text.partition(":")
    if minutes and not minutes.replace(".", "", 1).isdecimal():
        raise InvalidInput(f"“{minutes}” is no number of minutes", "write it as tweedekamer:15")
    return name, float(minutes) if minutes else followable(name).minutes


def _followed(choice: Choice) -> Iterator[tuple[str, float]]:
    """The sources that are followed where nobody names one: of those that take the choice, which were
    followed before, or are named in the settings."""
    with bureau() as opened:
        for one in SOURCES.values():
            if any(name not in one.takes for name, _ in choice.given()):
                continue
            if _is_named(one, opened.settings) or following.remembered(opened.ledger, one.name):
                yield one.name, one.minutes


def _is_named(one: Followable, settings: Settings) -> bool:
    named = {FEEDS: settings.sources.feeds, FOLDER: settings.sources.folders}
    return bool(named.get(one.name))


@contextmanager
def _ground(quiet: bool) -> Iterator[following.Ground]:
    """What a round stands on, with progress on the terminal."""
    with bureau() as opened, terminal.progress(quiet=quiet) as report:
        where = opened.settings.sources
        known = intake.known(opened.settings.identifiers)
        yield following.Ground(
            opened.ledger, where, opened.taking, app.hand(), _now, app.today, report, known
        )


# ---------------------------------------------------------------- what is told


def _tell_what_there_is(as_json: bool) -> None:
    if as_json:
        show_answer(tuple(SOURCES.values()), True, "")
        return
    terminal.out.print("samenhang sync SOURCE follows one of these:\n", soft_wrap=True)
    for one in SOURCES.values():
        options = " ".join(f"--{name}" for name in one.takes)
        needed = " (at least one)" if one.vast else ""
        terminal.out.print(f"{one.name:<14} {one.what}", soft_wrap=True, markup=False)
        terminal.out.print(f"{'':<14} takes {options}{needed}", soft_wrap=True, markup=False)
        if one.part:
            terminal.out.print(f"{'':<14} --category names {one.part}", soft_wrap=True, markup=False)


def _tell_rounds(answers: Sequence[delivery.Followed]) -> None:
    for told in answers:
        counts = f"{told.new:,} new, {told.changed:,} changed, {told.deleted:,} deleted, {told.again:,} again"
        files = f"{told.files:,} files, {told.unread:,} of them unread"
        files = f"{told.entries:,} entries of the register; {files}" if told.entries else files
        terminal.out.print(f"{told.source}: {counts}; {files}", soft_wrap=True, markup=False)
        _warn(told.problems, told.odd)


def _tell_repair(told: repairing.Repaired) -> None:
    for one in told.counts:
        wrong = "" if one.here == one.there else f"  {one.there - one.here:+,}"
        terminal.out.print(f"{one.here:>12,} of {one.there:>12,}  {one.kind}{wrong}", markup=False)
    said = f"{told.records:,} records and {told.files:,} files were repaired"
    rest = f"{told.unknown:,} are not there either, {told.left:,} are left for the next run"
    terminal.out.print(f"{told.source}: {said}; {rest}", soft_wrap=True, markup=False)
    _warn(told.problems, told.odd)


def _tell_state(one: freshness.SourceState) -> None:
    terminal.out.print(f"{one.name}  {one.address}", soft_wrap=True, markup=False)
    count, gone = (sum(pair[at] for pair in one.kinds.values()) for at in (0, 1))
    terminal.out.print(f"  fresh to {one.fresh or 'no moment yet'}; {count:,} entities, {gone:,} deleted")
    for kind, (number, _) in one.kinds.items():
        terminal.out.print(f"  {number:>12,}  {kind}", markup=False)
    for stream in one.streams:
        if Choice.of(stream.name.removeprefix(FILES).removeprefix(IDENTIFIERS)):  # a choice, no category
            terminal.out.print(f"  {stream.fresh or 'never':>25}  {stream.name}", markup=False)
    _warn(one.failed[:SHOWN], one.odd)
    if (more := len(one.failed) - SHOWN + one.missed) > 0:
        _warn([f"and {more:,} more of {one.name}"], ())


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
