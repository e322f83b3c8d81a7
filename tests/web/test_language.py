# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every text of the pages stands in the Dutch catalogs, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from samenhang.web.language import Texts
from samenhang.web.spoken import FILE as ERRORS

SOURCE = Path(__file__).parents[2] / "src" / "samenhang"
FOLDERS = (SOURCE / "web", *sorted(path.parent for path in SOURCE.glob("desks/*/locale")))
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}
HOW = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**.html", "jinja2")]


Message = str | tuple[str, ...]


def said(folder: Path) -> Iterator[Message]:
    """What the code and the templates of a folder say."""
    found = extract_from_dir(folder, HOW, {"**.html": {"trimmed": "true"}}, keywords=KEYWORDS)
    for _, _, message, _, _ in found:
        yield message


def translated(folder: Path) -> dict[Message, Message]:
    entries: dict[Message, Message] = {}
    for file in sorted((folder / "locale" / "nl").glob("*.po")):
        if file.name == ERRORS:  # what errors say has a test of its own
            continue
        with file.open("rb") as stream:
            entries |= {_plain(m.id): _plain(m.string) for m in read_po(stream, locale="nl") if m.id}
    return entries


def _plain(text: str | Sequence[str] | None) -> Message:
    return text if isinstance(text, str) else tuple(text or ())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_text_has_its_dutch(folder: Path) -> None:
    known = translated(folder) | translated(SOURCE / "web")
    missing = sorted({str(message) for message in said(folder) if not _full(known.get(message))})
    assert not missing, "missing in locale/nl:\n" + "\n".join(missing)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_catalog_holds_what_nobody_says(folder: Path) -> None:
    unused = sorted(str(message) for message in translated(folder).keys() - set(said(folder)))
    assert not unused, "in locale/nl, but said nowhere:\n" + "\n".join(unused)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_translation_keeps_its_fields(folder: Path) -> None:
    for message, string in translated(folder).items():
        if isinstance(message, str) and isinstance(string, str):
            assert _fields(message) == _fields(string), message


def _fields(text: str) -> list[str]:
    return sorted(part.split(")")[0] for part in text.split("%(")[1:])


def _full(string: Message | None) -> bool:
    return bool(string) and (isinstance(string, str) or all(string or ()))


def test_days_and_numbers_are_written_as_the_language_does() -> None:
    dutch, english = Texts("nl", ()), Texts("en", ())
    assert dutch.day("2015-12-21") == "21 december 2015"
    assert english.day("2015-12-21") == "21 December 2015"
    assert dutch.number(5_533_825) == "5.533.825"
    assert dutch.day(None) == ""
