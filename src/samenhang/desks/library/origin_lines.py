# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a document came from, in lines of text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenhang.ledger.origins import Origin

SHOWN = 5
"""Differences of a copy that are shown."""


def origin_lines(origins: Sequence[Origin], digest: str) -> Iterator[str]:
    """A line for each place that a document came from, where there is more than one; `digest` is of the file
    that is shown."""
    if len(origins) < 2:
        return
    yield f"one document from {len(origins)} places:"
    for one in origins:
        here = "→" if one.digest == digest else " "
        place = " ".join(part for part in (one.source, one.address) if part) or "added by hand"
        alike = "" if one.leads else f", {one.shared:.0%} of the words in a row are the same"
        yield f"  {here} {one.name}  {one.day}  {place}  {one.digest[:12]}{alike}"
        for each in one.differences[:SHOWN]:
            yield f"        “{each.document}” against “{each.copy}”"
        if len(one.differences) > SHOWN:
            yield f"        and {len(one.differences) - SHOWN} more"
