# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who "ik" is: the minister whose turn it is, or the one who signed the letter, with office and name."""

from __future__ import annotations

from dataclasses import replace

from samenhang.marking.commitments.details import SELF_WORDS, cabinet
from samenhang.model import Document, FactName, Mark, MarkKind, Speaker

_GOVERNING = frozenset(("minister", "state-secretary"))


def own(mark: Mark) -> bool:
    """Whether whoever writes or speaks says it of himself."""
    by = mark.value.get("by")
    return str(by).lower() in SELF_WORDS if by else mark.kind is MarkKind.COMMITMENT


def named(mark: Mark, who: str | None) -> Mark:
    """The mark, with `who` for "ik"."""
    return (
        replace(mark, value={"by": who, **{k: v for k, v in mark.value.items() if k != "by"}})
        if who
        else mark
    )


def another(mark: Mark, text: str) -> Mark:
    """The mark of what a member or chair says: the minister named in it, as "ik" does not bind himself."""
    said = cabinet(text, mark.start, mark.end)
    value = {key: known for key, known in mark.value.items() if key != "by"}
    return replace(mark, value={"by": said, **value} if said else value)


def writer(document: Document) -> str | None:
    """Office and name of whoever signed a letter, or its sender."""
    office = document.fact(FactName.OFFICE) or document.fact(FactName.SENDER)
    name = document.fact(FactName.SIGNATORY)
    if office is None:
        return None
    office = office.removeprefix("De ").removeprefix("de ")
    return f"{office} ({name})" if name and name not in office else office


def speaking(speaker: Speaker) -> str | None:
    """Office and name of a minister in a debate; None for others."""
    if speaker.role not in _GOVERNING:
        return None
    if speaker.office is None or speaker.name in speaker.office:
        return speaker.office or speaker.name
    return f"{speaker.office} ({speaker.name})"
