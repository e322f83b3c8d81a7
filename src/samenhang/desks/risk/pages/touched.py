# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The other files that speak of scenarios: cascades and measures that who asks may see, the newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, overload

from samenhang.desks.risk import risk_text, touching
from samenhang.desks.risk.cascade_file import ReadCascade
from samenhang.desks.risk.measures_file import MeasuresFile
from samenhang.desks.risk.pages.files import files_of
from samenhang.desks.risk.risk_text import Kind, ReadFile
from samenhang.desks.risk.store.files import RiskFile
from samenhang.desks.risk.touching import Linked, Touch
from samenhang.desks.risk.worked import Worked
from samenhang.errors import InvalidInput
from samenhang.viewer import Level
from samenhang.web.ask import Ask

READ = Worked(most=48)
"""Cascades and measures as they were read lately."""


@overload
def said_of(
    ask: Ask, kind: Literal[Kind.CASCADE], ids: Sequence[str]
) -> Iterator[tuple[RiskFile, list[Linked]]]: ...
@overload
def said_of(
    ask: Ask, kind: Literal[Kind.MEASURES], ids: Sequence[str]
) -> Iterator[tuple[RiskFile, list[Touch]]]: ...
def said_of(
    ask: Ask, kind: Kind, ids: Sequence[str]
) -> Iterator[tuple[RiskFile, list[Linked]] | tuple[RiskFile, list[Touch]]]:
    """Each file of a kind that says something of one of these scenarios, with what it says.

    One that cannot be read any more is passed over. That a file that is not public was shown is written down.
    """
    for file in files_of(ask).listed():
        read = _read(file) if file.kind == kind.value else None
        links: list[Linked] = []
        touches: list[Touch] = []
        if isinstance(read, ReadCascade):
            links = [one for id_ in ids for one in touching.links(read, id_, ask.language)]
        elif isinstance(read, MeasuresFile):
            touches = [one for id_ in ids for one in touching.measures(read, id_, ask.language)]
        if (links or touches) and file.access.level is not Level.PUBLIC:
            files_of(ask).named(file.name)
        if links:
            yield file, links
        elif touches:
            yield file, touches


def _read(file: RiskFile) -> ReadFile | None:
    try:
        return READ.get((file.kind, file.text), lambda report: risk_text.read(file.text, file.name)[1])
    except InvalidInput:
        return None
