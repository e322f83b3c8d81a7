# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make the pictures of the terminal in docs/images from the demo: `python -m docs.picture`."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from samenhang import app, terminal

IMAGES = Path(__file__).parent / "images"


def picture(name: str, title: str) -> None:
    """Write one picture; without the fonts from elsewhere that rich would have it fetch."""
    begin = CONSOLE_SVG_FORMAT.index("@font-face")
    end = CONSOLE_SVG_FORMAT.index(".{unique_id}-matrix")
    svg = terminal.out.export_svg(
        title=title, code_format=CONSOLE_SVG_FORMAT[:begin] + CONSOLE_SVG_FORMAT[end:]
    )
    (IMAGES / name).write_text(svg.replace("Fira Code, monospace", "monospace"), "utf-8")


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, app.demo(Path(folder)) as bureau:
        bureau.add([app.demo_files()], False, lambda done, total, what: None)
        terminal.out = Console(
            record=True, width=110, file=io.StringIO(), highlight=False, force_terminal=True
        )
        terminal.timeline(
            bureau.timeline(["2015-12-21-brief-samenhang.pdf", "2023-nota-planbureau-veiligheid.docx"])
        )
        picture("timeline.svg", "samenhang timeline")
        terminal.found(bureau.search("planbureau heroverwegen", 3))
        picture("search.svg", "samenhang search 'planbureau heroverwegen'")


if __name__ == "__main__":
    main()
