# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files from folders: order, what is left out, and their identity."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from samenhang.errors import InvalidInput
from samenhang.sources.folder import file_of, file_of_bytes, paths_of


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/a.txt", ".hidden", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    found = [str(path.relative_to(tmp_path)) for path in paths_of([tmp_path])]
    assert found == ["a/a.txt", "a/z.txt", "b.txt"]


def test_a_link_out_of_the_folder_is_left_out(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "secret.txt"
    inside.mkdir()
    outside.write_text("secret")
    (inside / "link.txt").symlink_to(outside)
    (inside / "loop").symlink_to(inside)
    assert list(paths_of([inside])) == []


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"nowhere\.txt does not exist"):
        list(paths_of([tmp_path / "nowhere.txt"]))


def test_identity_is_the_content(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(b"Geachte voorzitter")
    file = file_of(path)
    assert file.digest == hashlib.sha256(b"Geachte voorzitter").hexdigest()
    assert (file.name, file.where, file.size) == ("brief.txt", str(path), 18)
    assert file_of_bytes(b"Geachte voorzitter", "elders.txt", "x.zip").digest == file.digest
