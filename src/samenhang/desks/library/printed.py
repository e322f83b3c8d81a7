# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the words of a passage stand on the pages of the file they were read from. Pure."""

from __future__ import annotations

from bisect import bisect_right

from samenhang.model import Document, Passage

Range = tuple[int, int]


def ranges(document: Document, passage: Passage, page: int) -> tuple[Range, ...]:
    """The characters of a passage in the text of a page, in the order of the passage.

    What was put together or put right by hand stands nowhere on the page, and is left out.
    """
    runs = document.runs
    first = max(0, bisect_right(runs, passage.start, key=lambda run: run.start) - 1)
    found = []
    for run in runs[first:]:
        if run.start >= passage.end:
            break
        start, end = max(run.start, passage.start), min(run.end, passage.end)
        if run.page == page and start < end:
            found.append((run.source + start - run.start, run.source + end - run.start))
    return tuple(found)
