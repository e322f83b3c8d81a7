# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The build step that brings in the front-end files: what it accepts, what it keeps, what it says offline."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import tarfile
from pathlib import Path
from typing import Any

import hatch_build
import pytest
from hatch_build import CannotBuild, Package, Recipe

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / "package.json"


@pytest.fixture
def manifest() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return table


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A copy of the files in place."""
    return Path(shutil.copytree(ROOT / hatch_build.VENDOR, tmp_path / "vendor"))


def written(table: dict[str, Any], folder: Path) -> Path:
    path = folder / "package.json"
    path.write_text(json.dumps(table), encoding="utf-8")
    return path


def test_the_files_in_place_are_those_of_package_json(place: Path) -> None:
    assert hatch_build.matches(place, hatch_build.read_recipe(MANIFEST))


def test_a_changed_byte_is_noticed(place: Path) -> None:
    with (place / "htmx.min.js").open("ab") as file:
        file.write(b" ")
    assert not hatch_build.matches(place, hatch_build.read_recipe(MANIFEST))


def test_another_version_is_noticed(place: Path, manifest: dict[str, Any], tmp_path: Path) -> None:
    manifest["dependencies"]["htmx.org"] = "2.0.10"
    assert not hatch_build.matches(place, hatch_build.read_recipe(written(manifest, tmp_path)))


def test_a_lost_file_is_noticed(place: Path) -> None:
    (place / "NOTICE").unlink()
    assert not hatch_build.matches(place, hatch_build.read_recipe(MANIFEST))


def test_every_package_is_named_in_the_notice_with_a_licence_that_is_there(
    place: Path, manifest: dict[str, Any]
) -> None:
    lines = (place / "NOTICE").read_text(encoding="utf-8").splitlines()
    for name, version in manifest["dependencies"].items():
        (line,) = (line for line in lines if line.startswith(f"{name} {version}: "))
        assert (place / line.rpartition("see ")[2]).stat().st_size > 500


@pytest.mark.parametrize("loose", ["^2.0.11", "2.x", "latest", "2.0"])
def test_a_loose_version_is_refused(loose: str, manifest: dict[str, Any], tmp_path: Path) -> None:
    manifest["dependencies"]["htmx.org"] = loose
    with pytest.raises(CannotBuild, match=r"exact version of: htmx\.org"):
        hatch_build.read_recipe(written(manifest, tmp_path))


def test_a_package_without_its_hash_is_refused(manifest: dict[str, Any], tmp_path: Path) -> None:
    del manifest["vendor"]["integrity"]["cytoscape"]
    with pytest.raises(CannotBuild, match="cytoscape"):
        hatch_build.read_recipe(written(manifest, tmp_path))


def test_a_package_that_is_not_used_is_refused(manifest: dict[str, Any], tmp_path: Path) -> None:
    manifest["dependencies"]["left-over"] = "1.0.0"
    with pytest.raises(CannotBuild, match="left-over"):
        hatch_build.read_recipe(written(manifest, tmp_path))


def test_pieces_are_joined_under_the_name_of_their_package() -> None:
    packages = {
        "@a/one": Package(
            "@a/one", "1.0.0", "MIT", {"x.css": b"a{}/*# sourceMappingURL=x.css.map */", "LICENSE": b"m"}
        ),
        "two": Package("two", "2.0.0", "0BSD", {"y.css": b"b{}\n", "licence.md": b"z"}),
    }
    recipe = Recipe({"@a/one": "1.0.0", "two": "2.0.0"}, {}, {"all.css": ["@a/one/x.css", "two/y.css"]})
    contents = hatch_build.compose(recipe, packages)
    assert contents["all.css"] == b"/* @a/one 1.0.0, MIT */\na{}\n\n/* two 2.0.0, 0BSD */\nb{}\n"
    assert set(contents) == {"all.css", "NOTICE", "licences/a-one.txt", "licences/two.txt"}


def test_a_package_without_a_licence_text_is_not_shipped() -> None:
    with pytest.raises(CannotBuild, match="no licence text"):
        _ = Package("bare", "1.0.0", "MIT", {"x.js": b""}).licence_text


def test_without_a_network_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "registry": "http://127.0.0.1:9",
        "fetch_retries": "0",
        "cache": str(tmp_path / "c"),
    }.items():
        monkeypatch.setenv(f"npm_config_{name}", value)
    with pytest.raises(
        CannotBuild, match=r"could not be fetched from npm[\s\S]+The way out: build once where npm"
    ):
        hatch_build.fetch(hatch_build.read_recipe(MANIFEST), tmp_path)


def test_an_archive_that_hashes_to_something_else_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "one-1.0.0.tgz"
    files = {"package.json": b'{"name": "one", "version": "1.0.0", "license": "MIT"}', "x.js": b"1"}
    with tarfile.open(archive, "w:gz") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    real = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    assert hatch_build.unpack(archive, Recipe({}, {"one": real}, {})) == Package("one", "1.0.0", "MIT", files)
    with pytest.raises(CannotBuild, match=r"one hashes to sha512-.+ not what package\.json expects"):
        hatch_build.unpack(archive, Recipe({}, {"one": "sha512-AAAA"}, {}))
