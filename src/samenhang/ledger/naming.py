# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a document is called, which dossiers it belongs to, and which paper it is a version of. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from samenhang.ledger.rows import clean
from samenhang.model import Document, FactName, File, PassageKind

LONGEST = 400
"""Longest name that can be looked up: an index of PostgreSQL holds no longer ones."""

_PAPER = re.compile(
    r"kst-(?:(?:19|20)\d{6}-)?(?P<dossier>[0-9a-z]{2,8}(?:-[0-9a-z]{1,6})?)-[0-9]{0,5}[a-z]{0,4}"
)
_REISSUE = re.compile(r"-[bhn]\d{1,3}$")
_OFFICE = re.compile(r"(?:Minister|Staatssecretaris|Voorzitter|Vaste commissie|Griffier)\b", re.IGNORECASE)
_R_NUMBER = re.compile(r"\(?\br\s{0,2}\d{1,5}\)?")


def series_of(file: File, document: Document) -> str:
    """The paper that a file is a version of: its identifier, or else the path it was added under."""
    identifier = document.fact(FactName.IDENTIFIER)
    name = f"id:{fold_name(identifier)}" if identifier else f"path:{clean(file.where)}"
    return name if len(name) <= LONGEST else "hash:" + hashlib.sha256(name.encode()).hexdigest()


def title_of(document: Document) -> str:
    """What to show on the spine: the title or subject it states, its first heading or words, its name.

    "BRIEF VAN DE MINISTER VAN DEFENSIE" says little: what it is about comes behind it. A letter without a
    subject is called by who sent it, and not by its first chapter or by what is printed above its pages.
    """
    stated = dict.fromkeys((*document.all_facts(FactName.TITLE), *document.all_facts(FactName.SUBJECT)))
    title, *others = (*stated, "")
    if title:
        return " – ".join((title, *others[:-1][:1])) if title.isupper() else title
    heading = next((p for p in document.passages if p.kind is PassageKind.HEADING), None)
    first = heading or next(iter(document.passages), None)
    words = document.text[first.start : first.end][:120] if first else ""
    sender = document.fact(FactName.SENDER)
    if sender and document.fact(FactName.KIND) == "letter" and (heading is None or words[:1].isdigit()):
        return f"Brief van {'de ' if _OFFICE.match(sender) else ''}{sender}"
    return words or document.name


def aliases(document: Document) -> list[tuple[str, str]]:
    """(kind, folded name) for every name by which people find it; kinds: identifier, dossier, name."""
    return sorted({(kind, clean(name)) for kind, name in _aliases(document) if 0 < len(name) <= LONGEST})


def _aliases(document: Document) -> Iterator[tuple[str, str]]:
    name = fold_name(document.name)
    yield "name", name
    yield "name", name.rpartition("/")[2]
    for identifier in document.all_facts(FactName.IDENTIFIER):
        yield "identifier", fold_name(identifier)
    for dossier in dossiers_of(document):
        yield "dossier", dossier
        yield "dossier", dossier.partition("-")[0]


def dossiers_of(document: Document) -> list[str]:
    """The dossiers a document belongs to, folded: those it states and those in its identifiers."""
    stated = [fold_dossier(dossier) for dossier in document.all_facts(FactName.DOSSIER)]
    identifiers = (fold_name(identifier) for identifier in document.all_facts(FactName.IDENTIFIER))
    named = [dossier_in(identifier) for identifier in identifiers]
    return list(dict.fromkeys(dossier for dossier in (*stated, *named) if dossier))


def dossier_in(identifier: str) -> str | None:
    """The dossier in a folded identifier: "kst-33763-141" is of 33763, "kst-36410-vii-5" of 36410-vii."""
    found = _PAPER.fullmatch(_REISSUE.sub("", identifier))
    return found["dossier"] if found else None


def fold_name(name: str) -> str:
    return name.strip().casefold()


def fold_dossier(dossier: str) -> str:
    """ "33 763", "36.410 VII" and "34356 (R2064)" as 33763, 36410-vii and 34356."""
    words = re.split(r"[\s\-]+", _R_NUMBER.sub(" ", dossier.casefold().replace(".", " ")).strip()[:LONGEST])
    folded = ""
    for word in words:
        glue = "" if not folded or (folded.isdigit() and word.isdigit() and len(word) == 3) else "-"
        folded += glue + word
    return folded
