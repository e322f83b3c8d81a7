# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Options that belong together, and that several commands share, as one value."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from samenhang.commands import Group
from samenhang.desks.followup.analysis.item import State
from samenhang.loading import lazy
from samenhang.viewer import Access, groups_of, level_of

if TYPE_CHECKING:
    from samenhang.desks.followup import half_year, letter, list_intake, selection
else:
    half_year = lazy("samenhang.desks.followup.half_year")
    list_intake = lazy("samenhang.desks.followup.list_intake")
    letter = lazy("samenhang.desks.followup.letter")
    selection = lazy("samenhang.desks.followup.selection")


def gathered(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose parameters that are dataclasses are made of options: one for each of their fields."""
    hints = get_type_hints(command, include_extras=True)
    whole = {name: hint for name, hint in hints.items() if inspect.isclass(hint) and is_dataclass(hint)}

    @wraps(command)
    def run(**given: Any) -> None:
        made = {
            name: kind(**{one.name: given.pop(one.name) for one in fields(kind)})
            for name, kind in whole.items()
        }
        command(**given, **made)

    shown = list(_parameters(command, hints, whole))
    del run.__wrapped__
    run.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in shown}
    return run


def _parameters(
    command: Callable[..., None], hints: dict[str, Any], whole: dict[str, Any]
) -> Iterator[inspect.Parameter]:
    for name, parameter in inspect.signature(command).parameters.items():
        if name not in whole:
            yield parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY)
            continue
        inner = get_type_hints(whole[name], include_extras=True)
        for one in fields(whole[name]):
            yield inspect.Parameter(
                one.name, inspect.Parameter.KEYWORD_ONLY, default=_default(one), annotation=inner[one.name]
            )


def _default(field: Field[Any]) -> Any:
    return inspect.Parameter.empty if field.default is MISSING else field.default


def _option(name: str, says: str) -> Any:
    return typer.Option(f"--{name}", help=says, show_default=False)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which items a command is about, and how they stood on which day."""

    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DAY", help="As it was on this day. [default: today]", show_default=False
        ),
    ] = None
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is overdue.")] = False
    state: Annotated[str, _option("state", f"waiting, {', '.join(State)}.")] = ""
    kind: Annotated[str, _option("kind", "commitment, motion, recommendation, decision ...")] = ""
    ministry: Annotated[str, _option("ministry", "Short name of a ministry: JenV.")] = ""
    actor: Annotated[str, _option("actor", "Who owes it: office:minister/JenV.")] = ""
    dossier: Annotated[str, _option("dossier", "Number of a dossier: 30821.")] = ""
    theme: Annotated[str, _option("theme", "A theme of the taxonomy.")] = ""
    owner: Annotated[str, _option("owner", "Who works on it; - for nobody.")] = ""
    words: Annotated[str, _option("words", "Words that stand in it.")] = ""

    @property
    def chosen(self) -> selection.Selection:
        """The same as the register has it in its address. Raises InvalidInput."""
        ministry = self.ministry
        if ministry and ministry != "-":
            ministry = f"ministry:{ministry.removeprefix('ministry:')}"
        return selection.Selection.said(
            state=State.OVERDUE.value if self.overdue else self.state.casefold().replace(" ", "-"),
            kind=self.kind.casefold(),
            ministry=ministry,
            actor=self.actor,
            dossier=self.dossier,
            theme=self.theme,
            owner=self.owner,
            q=self.words,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """How a list is to be read, where what is proposed is not right."""

    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="FIELD=COLUMN",
            help="What a column is, by its letter or heading: what=C, due=Termijn; due= for none. May be "
            "repeated.",
            show_default=False,
        ),
    ] = None
    sheet: Annotated[str, _option("sheet", "The sheet of a workbook. Else the fullest.")] = ""
    kind: Annotated[
        str, typer.Option("--kind", help="What rows are that do not say so: commitment, motion ...")
    ] = "commitment"

    @property
    def wanted(self) -> list_intake.Wanted:
        """The same as the desk takes it."""
        pairs = (one.partition("=") for one in self.column or ())
        columns = {name.strip(): column.strip() for name, _, column in pairs}
        return list_intake.Wanted(self.sheet, self.kind, columns)


@dataclass(frozen=True, slots=True)
class Seen:
    """Who may see what is taken in."""

    level: Annotated[
        str | None,
        typer.Option(help="Who may see it: public, internal or confidential.", show_default=False),
    ] = None
    group: Group = None

    @property
    def access(self) -> Access | None:
        """The access; None where nothing is said."""
        if self.level is None:
            return None
        return Access(level_of(self.level), groups_of(self.group or ()))


@dataclass(frozen=True, slots=True)
class Head:
    """Whose commitments a letter is about, and between whom it goes: a line for each time that it is said."""

    minister: Annotated[str, _option("minister", "Who owes: office:minister/JenV, or words of the name.")] = (
        ""
    )
    ministry: Annotated[str, _option("ministry", "Short name of a ministry: JenV.")] = ""

    sender: Annotated[list[str] | None, _option("sender", "Line of who sends it.")] = None
    to: Annotated[list[str] | None, _option("to", "Line of whom it goes to.")] = None
    signed: Annotated[list[str] | None, _option("signed", "Line under it.")] = None
    reference: Annotated[str, _option("reference", "Our reference.")] = ""

    @property
    def whose(self) -> half_year.Whose:
        """Whose commitments."""
        ministry = f"ministry:{self.ministry.removeprefix('ministry:')}" if self.ministry else ""
        return half_year.Whose(self.minister, ministry)

    @property
    def letterhead(self) -> letter.Letterhead:
        """The same as the letter has it."""
        sender, to, signed = (tuple(lines or ()) for lines in (self.sender, self.to, self.signed))
        return letter.Letterhead(sender, to, signed, self.reference)


Language = Annotated[str, typer.Option(help="nl or en: the language of headings and words.")]
