# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the pictures of the terminal in docs/images from the demo: `python -m docs.picture`."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from samenhang import app, terminal

IMAGES = Path(__file__).parent / "images"
WIDTH = 96
"""Characters on a line: what stays readable at the width of a page."""
LETTER, NOTE = "2015-12-21-brief-samenhang.pdf", "2023-nota-planbureau-veiligheid.docx"


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: the file, the command, what prints its answer, and how many lines are shown."""

    name: str
    command: str
    show: Callable[[], None]
    lines: int = 40


def scenes(bureau: app.Bureau) -> Iterator[Scene]:
    """The pictures, from a bureau that holds the demo documents."""
    query = "planbureau heroverwegen"
    yield Scene("search.svg", f"search '{query}' --limit 3", lambda: terminal.found(bureau.search(query, 3)))
    yield Scene("promise.svg", f"show {NOTE}", lambda: terminal.document(bureau.show(NOTE)), 15)
    yield Scene(
        "references.svg",
        "references kst-35570-17",
        lambda: terminal.references(bureau.references("kst-35570-17")),
    )
    yield Scene(
        "timeline.svg",
        f"timeline {LETTER} {NOTE}",
        lambda: terminal.timeline(bureau.timeline([LETTER, NOTE])),
    )


def svg(scene: Scene) -> str:
    """A picture of a command and of what it prints, with what is left out marked by an ellipsis."""
    paper = Console(width=WIDTH, file=io.StringIO(), highlight=False, force_terminal=True, color_system="256")
    screen, terminal.out = terminal.out, paper
    try:
        with paper.capture() as captured:
            scene.show()
    finally:
        terminal.out = screen
    lines = captured.get().rstrip().splitlines()
    sheet = Console(width=WIDTH, file=io.StringIO(), highlight=False, record=True)
    sheet.print(Text.assemble(("$ ", "dim"), ("samenhang " + scene.command, "bold cyan")))
    for line in lines[: scene.lines]:
        sheet.print(Text.from_ansi(line), no_wrap=True, crop=True)
    if len(lines) > scene.lines:
        sheet.print(Text("…", style="dim"))
    return _without_fonts(sheet)


def _without_fonts(sheet: Console) -> str:
    """The picture without the fonts from elsewhere that rich would have it fetch."""
    begin = CONSOLE_SVG_FORMAT.index("@font-face")
    end = CONSOLE_SVG_FORMAT.index(".{unique_id}-matrix")
    form = CONSOLE_SVG_FORMAT[:begin] + CONSOLE_SVG_FORMAT[end:]
    picture = sheet.export_svg(title="samenhang", code_format=form)
    return picture.replace("Fira Code, monospace", "monospace") + "\n"


def pictures() -> dict[str, str]:
    """Name and content of every picture, from a new ledger of the demo documents."""
    with tempfile.TemporaryDirectory() as folder, app.demo(Path(folder)) as bureau:
        bureau.add([app.demo_files()], False, lambda done, total, what: None)
        return {scene.name: svg(scene) for scene in scenes(bureau)}


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    for name, content in pictures().items():
        (IMAGES / name).write_text(content, "utf-8")


if __name__ == "__main__":
    main()
