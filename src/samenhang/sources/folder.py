# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files from folders on this machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from samenhang.errors import InvalidInput
from samenhang.model import File


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


def file_of(path: Path) -> File:
    """What is known of a file from outside. Reads it once, in pieces."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return File(digest, path.name, str(path.resolve()), path.stat().st_size)


def file_of_bytes(data: bytes, name: str, where: str) -> File:
    """The same for a file that stands inside another: a member of a zip."""
    return File(hashlib.sha256(data).hexdigest(), name, where, len(data))
