# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Risk files as rows: every version stays, and a viewer gets only what he may see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, true

from samenhang.errors import InvalidInput, NotFound
from samenhang.ledger import tables
from samenhang.ledger.risk_tables import risk_file
from samenhang.ledger.sight import FULL, Sight, access_of, keep_access
from samenhang.viewer import Access

_F, _A = risk_file.c, tables.access.c
_OTHER = risk_file.alias("other")


@dataclass(frozen=True, slots=True)
class RiskFile:
    """A file in one version; `access` says who may see it, the same in every version."""

    name: str
    version: int
    kind: str
    title: str
    text: str
    access: Access
    made_by: str
    made_at: str


def _seen(sight: Sight) -> Select[Any]:
    """All versions of the files that are seen, with their access."""
    seen = true() if sight.keys is None else _F.access.in_(sorted(sight.keys))
    return select(risk_file, _A.level, _A.groups).join(tables.access, _A.key == _F.access).where(seen)


def listed(connection: Connection, sight: Sight) -> tuple[RiskFile, ...]:
    """The newest version of every file that is seen, the newest first."""
    newest = select(func.max(_OTHER.c.version)).where(_OTHER.c.name == _F.name).scalar_subquery()
    rows = connection.execute(_seen(sight).where(_F.version == newest).order_by(_F.made_at.desc(), _F.name))
    return tuple(map(_file, rows))


def named(connection: Connection, sight: Sight, name: str, version: int | None = None) -> RiskFile:
    """A file by its name, in a version or in the newest. Raises NotFound."""
    found = _seen(sight).where(_F.name == name).order_by(_F.version.desc()).limit(1)
    row = connection.execute(found if version is None else found.where(_F.version == version)).first()
    if row is None:
        raise NotFound(f"there is no risk file “{name}”", "/risks lists them")
    return _file(row)


def versions(connection: Connection, sight: Sight, name: str) -> tuple[RiskFile, ...]:
    """Every version of a file, the newest first; empty where it is not seen."""
    rows = connection.execute(_seen(sight).where(_F.name == name).order_by(_F.version.desc()))
    return tuple(map(_file, rows))


def append(connection: Connection, one: RiskFile) -> RiskFile:
    """Keep a version after version `one.version`, 0 for the first; gives it with its number.

    Raises InvalidInput where another came after that meanwhile.
    """
    last = select(func.coalesce(func.max(_F.version), 0)).where(_F.name == one.name)
    if int(connection.execute(last).scalar_one()) != one.version:
        raise InvalidInput("somebody else changed this file meanwhile", "look at the newest version first")
    kept = replace(one, version=one.version + 1)
    row = {"name": kept.name, "version": kept.version, "kind": kept.kind, "title": kept.title}
    made = {"made_by": kept.made_by, "made_at": kept.made_at, "text": kept.text}
    access = keep_access(connection, kept.access)
    connection.execute(insert(risk_file), {**row, **made, "access": access})
    return kept


def taken(connection: Connection, name: str) -> bool:
    """Whether any file has this name, seen or not."""
    return connection.execute(_seen(FULL).where(_F.name == name).limit(1)).first() is not None


def _file(row: Row[Any]) -> RiskFile:
    access = access_of(row.level, row.groups)
    return RiskFile(row.name, row.version, row.kind, row.title, row.text, access, row.made_by, row.made_at)
