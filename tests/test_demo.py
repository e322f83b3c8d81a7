# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demo documents: made from their stories, each saying what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from demo.build import documents
from demo.story import RETELLING, read_story

from samenhang.reading import read

FILES = Path(__file__).parents[1] / "demo" / "files"
MADE = dict(documents())


def test_the_files_are_those_that_the_stories_make() -> None:
    assert {path.name: path.read_bytes() for path in FILES.iterdir()} == MADE, "run: python -m demo.build"


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_demo_document_reads_and_says_that_it_is_a_retelling(name: str) -> None:
    document = read(MADE[name], name)
    assert RETELLING in document.text


def test_every_format_is_there() -> None:
    assert {name.rpartition(".")[2] for name in MADE} == {"pdf", "docx", "odt", "html", "xml", "md", "txt"}


def test_a_story_with_a_broken_head_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "01-stuk.txt"
    path.write_text("file: a.txt\nno colon here\n\nTekst.")
    with pytest.raises(ValueError, match=r"01-stuk\.txt, line 2"):
        read_story(path)
