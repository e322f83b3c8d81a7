# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text that a spreadsheet would run as a formula, made harmless in a way that can be undone. Pure.

Excel and others run a cell of a CSV file that begins with one of these characters; an apostrophe before it
says that it is text.
"""

from __future__ import annotations

import re

_RUNS = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_HARMLESS = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


def harmless(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet might run it."""
    return "'" + text if _RUNS.match(text) else text


def as_written(text: str) -> str:
    """The text that `harmless` was given."""
    return text[1:] if _HARMLESS.match(text) else text
