# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lanes of a timeline, from top to bottom, and which kinds of event are drawn in each. Pure."""

from __future__ import annotations

LANES = ("papers", "debate", "asked", "promised", "due", "decided", "studied")
REST = "papers"
"""Where a kind is drawn that no lane names: it is a kind of document."""

_KINDS = {
    "debate": ("agenda", "committee-report", "debate", "decision-list", "proceedings"),
    "asked": ("amendment", "motion", "questions", "request"),
    "promised": ("awaited", "commitment", "intention"),
    "due": ("delay", "due"),
    "decided": ("decision", "declined", "law"),
    "studied": ("recommendation", "report", "strategy", "study"),
}
_LANE_OF = {kind: lane for lane, kinds in _KINDS.items() for kind in kinds}


def lane_of(kind: str) -> str:
    """The lane of a kind of event."""
    return _LANE_OF.get(kind, REST)
