# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a ledger is: a path or a URL, and where its index and its originals stand. No password is shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from samenhang.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Place:
    """A ledger's address; `path` is its file on SQLite and None on a server."""

    url: URL
    path: Path | None
    index: Path
    originals: Path

    def __str__(self) -> str:
        return str(self.path) if self.path else self.url.render_as_string(hide_password=True)

    def hide(self, text: str) -> str:
        """The text without the password, whoever put it there."""
        password = self.url.password
        return text.replace(password, "***") if password else text


def place_of(
    where: str | Path, index: str | Path | None = None, originals: str | Path | None = None
) -> Place:
    """The place that a path or URL names. Raises InvalidInput for a URL that is none of ours."""
    text = str(where)
    if "://" not in text:
        return _file(Path(text), index, originals)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise _not_ours("the address of the ledger does not parse") from error
    if url.drivername.partition("+")[0] == "sqlite":
        if not url.database:
            raise _not_ours("a ledger needs a file")
        return _file(Path(url.database), index, originals)
    if url.drivername.partition("+")[0] not in ("postgresql", "postgres"):
        raise _not_ours(f"“{url.drivername}” is no database that a ledger can be kept in")
    url = url.set(drivername="postgresql+psycopg")
    mark = _fingerprint(url)
    return Place(
        url,
        None,
        _folder(index, _user_folder() / f"index-{mark}"),
        _folder(originals, _user_folder() / f"originals-{mark}"),
    )


def _file(path: Path, index: str | Path | None, originals: str | Path | None) -> Place:
    path = path.expanduser().absolute()
    return Place(
        URL.create("sqlite+pysqlite", database=str(path)),
        path,
        _folder(index, path.with_name(path.name + ".index")),
        _folder(originals, path.with_name(path.name + ".originals")),
    )


def _folder(given: str | Path | None, otherwise: Path) -> Path:
    return (Path(given) if given else otherwise).expanduser().absolute()


def _not_ours(what: str) -> InvalidInput:
    return InvalidInput(what, "give a path, or postgresql://user@host/database")


def _user_folder() -> Path:
    return Path(platformdirs.user_data_dir("samenhang", appauthor=False))


def _fingerprint(url: URL) -> str:
    return hashlib.sha256(url.set(password=None).render_as_string().encode()).hexdigest()[:12]
