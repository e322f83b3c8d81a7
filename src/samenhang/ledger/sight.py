# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a viewer sees of the ledger, as conditions for SQL: what lies outside it does not exist.

Every document has one access, and there are only a handful of them: a viewer's sight is the keys of those
that let the viewer in, looked up once for a question.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    true,
)

from samenhang.ledger import tables
from samenhang.viewer import OWNER, Access, Level, Role, Viewer

_A, _D, _F = tables.access.c, tables.document.c, tables.file.c
_OTHER = tables.document.alias("other").c


@dataclass(frozen=True, slots=True)
class Sight:
    """The documents whose access is one of `keys`, None for all; with `unread` also files without one."""

    keys: frozenset[int] | None = None
    unread: bool = True

    def sees(self, document: Any = _D) -> ColumnElement[bool]:
        """Whether a document is among those that are seen."""
        return true() if self.keys is None else document.access.in_(sorted(self.keys))

    def current(self) -> ColumnElement[bool]:
        """Whether a document that is seen counts: it is the newest of the versions that are seen, and no copy
        of another document. Who sees a copy sees that one: they have the same access.
        """
        return and_(_D.copy_of.is_(None), self.newest())

    def newest(self) -> ColumnElement[bool]:
        """Whether a document that is seen is the newest of the versions that are seen, a copy or not."""
        if self.keys is None:
            return _D.current == 1
        return and_(self.sees(), or_(_D.current == 1, ~exists().where(self._beside(_newer))))

    def version(self) -> ColumnElement[int]:
        """The number of a document among the versions that are seen: a gap would tell of another."""
        if self.keys is None:
            return _D.version
        counted = select(func.count()).where(self._beside(_not_newer))
        return counted.scalar_subquery()

    def is_current(self) -> ColumnElement[Any]:
        """`newest` as a column."""
        return _D.current if self.keys is None else self.newest()

    def _beside(self, compare: Any) -> ColumnElement[bool]:
        """A version of the same paper that is seen and compares so with the document."""
        return and_(_OTHER.series == _D.series, compare(_OTHER.version), self.sees(_OTHER))

    def sees_file(self) -> ColumnElement[bool]:
        """Whether a file is seen: its document is, or there is none and the viewer looks after such files."""
        if self.keys is None:
            return true()
        seen = exists().where(_D.key == _F.key, self.sees())
        return or_(seen, _F.status != "read") if self.unread else seen


FULL = Sight()
Asking = Callable[[Sight], Select[Any]]
"""A question to SQL, for what a viewer sees; its first column is the key of the document."""


def _newer(version: ColumnElement[int]) -> ColumnElement[bool]:
    return version > _D.version


def _not_newer(version: ColumnElement[int]) -> ColumnElement[bool]:
    return version <= _D.version


def sight_of(connection: Connection, viewer: Viewer) -> Sight:
    """What a viewer sees in this state of the ledger."""
    if viewer is OWNER:
        return FULL
    found = connection.execute(select(_A.key, _A.level, _A.groups))
    keys = frozenset(row.key for row in found if viewer.may_see(Level(row.level), json.loads(row.groups)))
    return Sight(keys, viewer.role.at_least(Role.ADMINISTRATOR))


@cache
def access_of(level: str, groups: str) -> Access:
    """An access from its row."""
    return Access(Level(level), frozenset(json.loads(groups)))


def keep_access(connection: Connection, access: Access) -> int:
    """The key of an access, which is added where no document has had it yet."""
    level, groups = access.level.value, json.dumps(sorted(access.groups))
    found = connection.execute(select(_A.key).where(_A.level == level, _A.groups == groups)).scalar()
    if found is not None:
        return int(found)
    key = int(connection.execute(select(func.coalesce(func.max(_A.key), literal(0)))).scalar_one()) + 1
    connection.execute(insert(tables.access), {"key": key, "level": level, "groups": groups})
    return key


def page(
    connection: Connection, sight: Sight, question: Asking, after: int, most: int
) -> tuple[list[Row[Any]], int | None]:
    """Rows of a question about documents in the order of their keys, and after which key to go on, if at all.

    What it costs follows from the documents that are seen: of each access the next keys come from the index.
    """
    if sight.keys is None:
        asked = question(sight).where(_D.key > after).order_by(_D.key).limit(most)
        rows = list(connection.execute(asked))
        return rows, int(rows[-1][0]) if len(rows) == most else None
    keys: list[int] = []
    for access in sight.keys:
        of_one = select(_D.key).where(_D.access == access, _D.key > after).order_by(_D.key).limit(most)
        keys += connection.execute(of_one).scalars()
    keys = sorted(keys)[:most]
    rows = list(connection.execute(question(sight).where(_D.key.in_(keys)).order_by(_D.key)))
    return rows, keys[-1] if len(keys) == most else None


def withheld(connection: Connection, sight: Sight, reached: int) -> list[int]:
    """Documents that are not seen, and that an index which came so far may still hold as seen."""
    if sight.keys is None:
        return []
    return list(connection.execute(select(_D.key).where(_D.guarded > reached, ~sight.sees())).scalars())
