# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the demo documents in demo/files from the stories in demo/stories: `python -m demo.build`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from demo import office, official, pdf, plain
from demo.story import read_story

HERE = Path(__file__).parent
WRITERS = {**plain.WRITERS, **office.WRITERS, **pdf.WRITERS, **official.WRITERS}


def documents() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every demo document, the same each time."""
    for path in sorted((HERE / "stories").glob("*.txt")):
        story = read_story(path)
        yield story.file, WRITERS[story.file.rpartition(".")[2]](story)


def main() -> None:
    folder = HERE / "files"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in documents():
        (folder / name).write_bytes(data)
        print(name)


if __name__ == "__main__":
    main()
