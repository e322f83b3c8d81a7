# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files from folders on this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from samenhang.errors import InvalidInput
from samenhang.model import File


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that somebody hands over: it stands at `path`, is called `name` and came from `where`."""

    path: Path
    name: str
    where: str


def offers_of(given: Iterable[Path | Offer]) -> Iterator[Offer]:
    """Every file under the given paths, by its own name; what is handed over, by the name it was given."""
    for one in given:
        if isinstance(one, Offer):
            yield one
        else:
            yield from map(_by_itself, paths_of([one]))


def _by_itself(path: Path) -> Offer:
    return Offer(path, path.name, str(path.resolve()))


def paths_of(given: Iterable[Path]) -> Iterator[Path]:
    """Every file under the given paths, folders walked in the order of their names.

    Hidden files and folders are left out, and so is a link that leads out of the folder it stands in.
    Raises InvalidInput for a path that does not exist.
    """
    for path in given:
        if path.is_dir():
            yield from _walk(path, path.resolve())
        elif path.exists():
            yield path
        else:
            raise InvalidInput(f"{path} does not exist", "give the path of a file or a folder")


def _walk(folder: Path, root: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        linked = path.is_symlink()
        if path.name.startswith(".") or (linked and not path.resolve().is_relative_to(root)):
            continue
        if path.is_dir() and not linked:
            yield from _walk(path, root)
        elif path.is_file():
            yield path


def file_of(given: Path | Offer) -> File:
    """What is known of a file from outside. Reads it once, in pieces."""
    offer = given if isinstance(given, Offer) else _by_itself(given)
    with offer.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
    return File(digest, offer.name, offer.where, size)


def file_of_bytes(data: bytes, name: str, where: str) -> File:
    """The same for a file that stands inside another: a member of a zip."""
    return File(hashlib.sha256(data).hexdigest(), name, where, len(data))
