# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Risk files on the web: listed, put in, changed, given back as they were written."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from samenhang.admission import Hand
from samenhang.desks.risk import balances_table, risk_text
from samenhang.desks.risk.risk_files import RiskFiles
from samenhang.desks.risk.store.files import RiskFile
from samenhang.errors import InvalidInput
from samenhang.viewer import Access, Level, Role, groups_of
from samenhang.web.answer import Answer
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed, Returned
from samenhang.web.problem import Refused
from samenhang.web.upload import Sent

WRITES = Role.ANALYST
"""Who puts in risk files and changes them."""
PLACES = {
    "scenarios": "assessments",
    "cascade": "cascades",
    "measures": "portfolios",
    "balances": "balances",
}
"""Under which address a kind of file is worked out."""
TABLES = (".csv", ".tsv", ".txt")
"""How files end that are a table of judgements."""

Name = Annotated[str, Path(max_length=80)]
Version = Annotated[int, Query(ge=1, le=2**31 - 1)]
Text = Annotated[str, StringConstraints(max_length=risk_text.MOST)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class FileLine(Answer):
    """A risk file in a list, with the page that works it out."""

    name: str
    kind: str
    title: str
    version: int
    made_by: str
    made_at: str
    level: Level
    address: str


class Typing(Answer):
    """The form for a file: what was typed, what is wrong with it, and for whom it may be."""

    name: str = ""
    title: str = ""
    version: int = 0
    text: str = ""
    fault: str = ""
    expected: str = ""
    table: str = ""
    table_fault: str = ""
    table_expected: str = ""
    level: Level = Level.PUBLIC
    levels: tuple[Level, ...] = ()
    groups: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    versions: tuple[FileLine, ...] = ()


class Shelved(BaseModel):
    """For whom a file is, and what it is called where it does not say: a level, and groups (none: all)."""

    model_config = ConfigDict(frozen=True)

    title: Title = ""
    level: Level = Level.PUBLIC
    groups: tuple[str, ...] = Field(default=(), max_length=100)


class FileToPut(Shelved):
    """A file that was typed."""

    text: Text = ""


class TableToPut(Shelved):
    """Cross-impact judgements as a table."""

    table: Text = ""


class FileToChange(BaseModel):
    """A newer text after a version."""

    model_config = ConfigDict(frozen=True)

    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    text: Text = ""


def files_of(ask: Ask) -> RiskFiles:
    """The risk files that who asks may see, in their hand."""
    return RiskFiles(ask.house.ledger, ask.ledger, Hand(ask.viewer.name, ask.origin, ask.when))


def line(one: RiskFile) -> FileLine:
    """A file as a line."""
    return FileLine(
        name=one.name,
        kind=one.kind,
        title=one.title,
        version=one.version,
        made_by=one.made_by,
        made_at=one.made_at,
        level=one.access.level,
        address=f"/risks/{PLACES[one.kind]}/{one.name}",
    )


def putting(ask: Ask) -> Typing:
    """The form for a new file."""
    return _empty(ask)


def _empty(ask: Ask, **typed: object) -> Typing:
    levels = tuple(level for level in Level if level.rank <= ask.viewer.clearance.rank)
    return Typing(levels=levels, groups=tuple(sorted(ask.viewer.groups))).model_copy(update=typed)


def put(ask: Ask, change: FileToPut) -> Changed:
    """Put in a file that was typed."""
    return _put(ask, change, _lines(change.text))


def take_in(ask: Ask, sent: Sent[Shelved]) -> Changed:
    """Put in a YAML file."""
    if len(sent.files) != 1:
        raise InvalidInput("one file is expected", "choose a YAML file, or a table of judgements in CSV")
    one = sent.files[0]
    content = one.stream.read(risk_text.MOST + 1)
    if len(content) > risk_text.MOST:
        raise InvalidInput(f"{one.name} is too large", f"expected: {risk_text.MOST // 1000} kB at most")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidInput(f"{one.name} is no text in UTF-8", "save it as UTF-8") from error
    form = sent.form if sent.form.title else sent.form.model_copy(update={"title": one.name})
    if one.name.casefold().endswith(TABLES):
        text = balances_table.as_yaml(text, one.name, sent.form.title)
    return _put(ask, form, text)


def put_table(ask: Ask, change: TableToPut) -> Changed:
    """Put in cross-impact judgements that were pasted as a table."""
    try:
        text = balances_table.as_yaml(change.table, "the table", change.title)
    except InvalidInput as error:
        typed = {"title": change.title, "table": change.table, "level": change.level}
        fault = {"table_fault": error.what, "table_expected": error.remedy, "chosen": tuple(change.groups)}
        raise Returned(error, "file.html", _empty(ask, **typed, **fault)) from error
    return _put(ask, change, text)


def _put(ask: Ask, form: Shelved, text: str) -> Changed:
    access = _access(ask, form)
    try:
        kept = files_of(ask).put(text, form.title, access, language=ask.language)
    except InvalidInput as error:
        typed = {"title": form.title, "text": text, "level": form.level, "chosen": tuple(form.groups)}
        fault = {"fault": error.what, "expected": error.remedy}
        raise Returned(error, "file.html", _empty(ask, **typed, **fault)) from error
    return Changed(address=line(kept).address, notice=ask.texts.gettext("The file is kept"))


def _lines(text: str) -> str:
    """A text with the line ends of files: a form sends others."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _access(ask: Ask, form: Shelved) -> Access:
    """For whom the file is, held against what this viewer may choose."""
    viewer, said = ask.viewer, ask.texts
    groups = groups_of(form.groups)
    if form.level.rank > viewer.clearance.rank:
        what = said.gettext("You may not add files of a level that you may not see")
        raise Refused(403, what, said.gettext("Choose a lower level"))
    if not viewer.role.at_least(Role.ADMINISTRATOR) and not groups <= viewer.groups:
        what = said.gettext("You may add files for your own groups only")
        raise Refused(403, what, said.gettext("Choose one of your groups, or none"))
    return Access(form.level, groups)


def changing(ask: Ask, name: Name) -> Typing:
    """The form that changes a file, with its versions."""
    found = files_of(ask).named(name)
    return _typed(ask, found, found.text)


def _typed(ask: Ask, one: RiskFile, text: str, error: InvalidInput | None = None) -> Typing:
    return Typing(
        name=one.name,
        title=one.title,
        version=one.version,
        text=text,
        fault=error.what if error else "",
        expected=error.remedy if error else "",
        level=one.access.level,
        versions=tuple(map(line, files_of(ask).versions(one.name))),
    )


def change(ask: Ask, name: Name, change: FileToChange) -> Changed:
    """Keep a newer version of a file; the ones before stay."""
    acting = files_of(ask)
    try:
        kept = acting.change(name, change.version, _lines(change.text), ask.language)
    except InvalidInput as error:
        form = _typed(ask, acting.named(name), change.text, error)
        raise Returned(error, "file.html", form) from error
    return Changed(address=line(kept).address, notice=ask.texts.gettext("The new version is kept"))


def text(ask: Ask, name: Name, version: Version | None = None) -> Response:
    """The file as it was written, in a version or the newest."""
    found = files_of(ask).named(name, version)
    headers = {"Content-Disposition": f'attachment; filename="{found.name}-{found.version}.yaml"'}
    return Response(found.text, media_type="application/yaml; charset=utf-8", headers=headers)
