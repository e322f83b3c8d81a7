# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the commitments of a committee debate stand listed: the lines under "Toezeggingen"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = "oezeggingen"
_HEAD = re.compile(
    r"[ \t]{0,8}(?:#{1,4} )?(?:\d{1,2}\.? )?(?:(?:Lijst van|Overzicht van|Gedane|Samenvatting(?: van)?|"
    r"Genoteerde|De)(?: de| gedane)? )?"
    r"(?:[Tt]oezeggingen|TOEZEGGINGEN)(?: van de (?:minister|staatssecretaris|bewinds)[^\n:]{0,60}| (?:uit|"
    r"in|tijdens) het [^\n:.]{3,60})?"
    r"[ \t]{0,4}:?[ \t]{0,4}(?=\n)"
)
_ITEM = re.compile(
    r"[ \t]{0,8}(?:(?:[-–—•*·▪o]|\(?\d{1,2}[.)]|[a-z][.)])[ \t]{1,6}|(?=(?:De |Het )?(?:[Mm]inister|"
    r"[Ss]taatssecretaris|"
    r"[Bb]ewinds|kabinet|Kamer\b)))\S"
)
_MOST = 60  # lines of one list


def lists(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each list of commitments."""
    at = text.find(_WORD)
    while at >= 0:
        line = text.rfind("\n", max(0, at - 60), at) + 1
        head = _HEAD.match(text, line) if at - line < 60 else None
        after = at + len(_WORD)
        if head is not None and head.end() >= after:
            end = _end(text, head.end())
            if end > head.end():
                yield head.end(), end
                after = end
        at = text.find(_WORD, after)


def _end(text: str, start: int) -> int:
    """Where the last item that follows a heading at `start` ends; `start` where none does."""
    end = place = start
    for _ in range(_MOST):
        while place < len(text) and text[place] == "\n":
            place += 1
        if place >= len(text) or place - end > 3 or not _ITEM.match(text, place):
            return end
        stop = text.find("\n", place)
        end = place = len(text) if stop < 0 else stop
    return end
