# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that commands write: whole or not at all, and refused in words where they cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from samenhang.cli import cli
from samenhang.errors import InvalidInput
from samenhang.outfile import write, write_all

DEMO = Path(__file__).parents[1] / "demo" / "risk"


def test_a_file_takes_the_place_of_another_with_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    before = os.umask(0o027)
    try:
        write(path, "één\r\n")
    finally:
        os.umask(before)
    assert path.read_bytes() == "één\r\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    path.chmod(0o604)
    write(path, b"twee")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"twee", 0o604)
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_whole_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lijst.csv"
    write(path, "oud")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(InvalidInput, match="No space left on device"):
        write(path, "nieuw")
    assert path.read_text() == "oud"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_a_pipe_a_pipe(tmp_path: Path) -> None:
    path, link = tmp_path / "a.csv", tmp_path / "b.csv"
    path.write_text("oud")
    link.symlink_to(path)
    write(link, "nieuw")
    assert link.is_symlink()
    assert path.read_text() == "nieuw"
    write(Path("/dev/null"), "niets")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    "command",
    [
        ("assess", DEMO / "scenarios.yaml", "--samples", "100", "--inner", "2", "--out"),
        ("cascade", DEMO / "cascade.yaml", "--years", "10", "--out"),
    ],
    ids=["assess", "cascade"],
)
def test_a_place_that_there_is_not_is_said(command: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    found = CliRunner().invoke(cli, ["risk", *map(str, command), str(tmp_path / "file" / "x.csv")])
    assert isinstance(found.exception, InvalidInput)
    assert "choose another" in found.exception.remedy


def test_a_folder_is_made(tmp_path: Path) -> None:
    made = write_all(tmp_path / "a" / "b", [("x.txt", "x"), ("y.bin", b"y")])
    assert [one.read_bytes() for one in made] == [b"x", b"y"]
