# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files in a zip: bounded, and never outside their folder."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from samenhang.errors import Unreadable
from samenhang.reading import archive, limits


def zipped(files: dict[str, bytes], stored: bool = False) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return made.getvalue()


def members(data: bytes) -> dict[str, str]:
    """Name to the text of a member, or to the code of its refusal."""
    return {
        name: found.code if isinstance(found, Unreadable) else found.decode()
        for name, found in archive.members(io.BytesIO(data))
    }


def test_members_come_with_their_names(tmp_path: Path) -> None:
    path = tmp_path / "stukken.zip"
    path.write_bytes(zipped({"map/brief.txt": b"Geachte", "nota.md": b"# Nota", "map/": b""}))
    assert list(archive.members(path)) == [("map/brief.txt", b"Geachte"), ("nota.md", b"# Nota")]
    assert list(archive.members(str(path))) == list(archive.members(path))


OUTSIDE = [
    "../kwaad.txt",
    "map/../../kwaad.txt",
    "/etc/passwd",
    "C:\\kwaad.txt",
    "..\\kwaad.txt",
    "map\\..\\..\\x",
]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_path_that_leaves_the_folder_is_refused_by_name(name: str) -> None:
    data = zipped({"goed.txt": b"goed", name: b"kwaad", "ook.txt": b"ook"})
    found = members(data)
    assert found.pop("goed.txt") == "goed"
    assert found.pop("ook.txt") == "ook"
    assert list(found.values()) == ["hostile"]


@pytest.mark.parametrize("name", ["map/..tekst.txt", "a..b/c.txt", "twee: punten.txt"])
def test_names_with_dots_are_only_names(name: str) -> None:
    assert members(zipped({name: b"x"})) == {name: "x"}


def test_a_link_to_elsewhere_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        target.writestr(link, "/etc/passwd")
    assert members(made.getvalue()) == {"link": "hostile"}


def test_a_bomb_is_refused_and_the_rest_is_read() -> None:
    data = zipped({"voor.txt": b"voor", "bom.txt": bytes(limits.FREE + limits.CHUNK), "na.txt": b"na"})
    found = members(data)
    assert found == {"voor.txt": "voor", "bom.txt": "hostile", "na.txt": "na"}


def test_the_size_that_counts_is_what_comes_out_not_what_the_header_claims() -> None:
    data = bytearray(zipped({"bom.txt": bytes(limits.FREE + limits.CHUNK)}))
    directory = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, directory + 24, 10)  # the directory claims ten bytes
    struct.pack_into("<I", data, 22, 10)
    ((_, found),) = archive.members(io.BytesIO(bytes(data)))
    assert not isinstance(found, bytes) or len(found) <= 10
    assert not isinstance(found, Unreadable) or found.code in ("damaged", "hostile")


def test_all_members_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TOTAL", 25)
    found = members(zipped({f"{number}.txt": b"tien bytes" for number in range(5)}, stored=True))
    assert list(found.values()) == ["tien bytes", "tien bytes", "hostile", "hostile", "hostile"]


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 3)
    with pytest.raises(Unreadable) as caught:
        members(zipped({f"{number}.txt": b"x" for number in range(4)}))
    assert caught.value.code == "too-large"
    assert "parts" in caught.value.remedy


def test_an_archive_in_an_archive_is_bytes_and_stays_closed() -> None:
    inner = zipped({"diep.txt": b"diep"})
    ((name, found),) = archive.members(io.BytesIO(zipped({"binnen.zip": inner})))
    assert (name, found) == ("binnen.zip", inner)


def test_what_systems_leave_behind_is_no_member() -> None:
    data = zipped({"__MACOSX/._a.txt": b"x", "map/.DS_Store": b"x", "Thumbs.db": b"x", "a.txt": b"a"})
    assert members(data) == {"a.txt": "a"}


def test_a_member_with_a_password_is_encrypted() -> None:
    data = bytearray(zipped({"a.txt": b"geheim", "b.txt": b"open"}))
    for place in (6, data.find(b"PK\x01\x02") + 8):
        data[place] |= 1
    assert members(bytes(data)) == {"a.txt": "encrypted", "b.txt": "open"}


def test_a_damaged_member_is_damaged_and_the_rest_is_read() -> None:
    data = bytearray(zipped({"a.txt": b"veel tekst " * 100, "b.txt": b"goed"}))
    place = data.find(b"a.txt") + len("a.txt")
    data[place : place + 8] = b"\xff" * 8
    assert members(bytes(data)) == {"a.txt": "damaged", "b.txt": "goed"}


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", zipped({"a.txt": b"x" * 500})[:60]], ids=["empty", "head", "cut off"]
)
def test_a_damaged_archive_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        members(data)
    assert caught.value.code == "damaged"
