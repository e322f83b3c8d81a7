# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a reference mark to what it means: an identifier, an address, and whether it is known to exist.

A miss is a status, never a guess: where nothing of what the words can mean is in the list of identifiers,
the link says "not found" and keeps the identifier the words spell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from samenhang.linking.addresses import address
from samenhang.model import Existence, Link, Mark, MarkKind

Known = Callable[[str], bool]
"""Whether an identifier is in the list."""
Pages = Callable[[str], list[str]]
"""All identifiers in the list that begin with a text, in order."""

# identifiers of these families are in the list, if it is complete
_LISTED = re.compile(r"(?:kst|blg|ah|kv|h|nds|ag|stb|stcrt|trb|gmb|wsb|prb|bgr)-")
STATED = "file"
"""The rule of a mark of which the file itself says what it points at: no list and no rule knows better."""
_MOST = 12  # a page on which more items are found than this says nothing


def link(
    mark: Mark, known: Known | None = None, pages: Pages | None = None, dossier: str | None = None
) -> tuple[Link, ...]:
    """What a reference mark means; empty where its words alone do not say.

    `known` looks an identifier up, `pages` lists the identifiers with a prefix: without them nothing is
    checked. `dossier` is that of the text the mark stands in ("36410-VII"), for numbers without one.
    """
    if mark.kind is not MarkKind.REFERENCE:
        return ()
    value = mark.value
    form = value.get("form")
    if form == "kamerstuk" and value.get("dossier") is None and "target" not in value:
        return _relative(mark, known, dossier)
    if form == "handelingen" and "item" not in value and "prefix" in value:
        return _by_page(mark, known, pages)
    if form == "motion-by-name" and "paper" in value:
        return (
            _checked(
                mark, str(value["paper"]), known, 0.9, "het stuk dat achter de motie tussen haakjes staat"
            ),
        )
    if form == "government-response" or "target" not in value:
        return ()
    return _resolved(mark, known, pages)


def _checked(mark: Mark, target: str, known: Known | None, score: float, reason: str) -> Link:
    """One link, with what the list says of it."""
    found = Existence.NOT_CHECKED
    if mark.rule == STATED:
        reason = "de bron zegt het"
    if known is not None and _LISTED.match(target):
        found = Existence.EXISTS if known(target) else Existence.NOT_FOUND
        reason += "; staat in de lijst" if found is Existence.EXISTS else "; niet gevonden in de lijst"
        score *= 1.0 if found is Existence.EXISTS or mark.rule == STATED else 0.6
    article = mark.value.get("article")
    where = address(target, str(article) if article else None)
    return Link(mark, target, round(min(1.0, score), 3), reason, where, found)


_WHY = {
    "dossier": "het dossier als geheel, zonder stuknummer",
    "handelingen": "vergadering en agendapunt van de Handelingen",
    "aanhangsel": "nummer in het Aanhangsel van de Handelingen",
    "law": "wet bij naam",
    "bwb": "nummer in het Basiswettenbestand",
    "juriconnect": "verwijzing volgens Juriconnect",
    "ecli": "nummer van de uitspraak",
    "ljn": "oud nummer van de uitspraak (LJN)",
    "celex": "nummer van de Europese rechtshandeling",
    "cvdr": "nummer van de lokale regeling",
    "stb": "jaargang en nummer van het Staatsblad",
    "stcrt": "jaargang en nummer van de Staatscourant",
    "trb": "jaargang en nummer van het Tractatenblad",
    "document": "documentnummer van de Tweede Kamer",
    "case": "zaaknummer van de Tweede Kamer",
    "activity": "activiteitnummer van de Tweede Kamer",
    "agenda-item": "agendapuntnummer van de Tweede Kamer",
    "commitment": "nummer van de toezegging",
}


def _reason(value: Mapping[str, Any], target: str) -> str:
    if value.get("form") == "kamerstuk" and value.get("number") and value.get("dossier"):
        words = f"dossier {value['dossier']}, stuk {value['number']}"
        if value.get("annex"):
            words = f"bijlage bij {words}"
        return f"{words}, vergaderjaar {value['year']}" if value.get("year") else words
    if value.get("form") == "law" and target.startswith("law:"):
        return "wet bij naam; nummer niet bekend"
    return _WHY.get(str(value.get("form")), "het kenmerk zelf")


def _resolved(mark: Mark, known: Known | None, pages: Pages | None) -> tuple[Link, ...]:
    """The target, or the first of the other readings that exists."""
    value = mark.value
    target = str(value["target"])
    reason = _reason(value, target)
    if known is None or not any(_LISTED.match(one) for one in _readings(value)):
        return (_checked(mark, target, None, mark.score, reason),)
    for reading in _readings(value):
        if _LISTED.match(reading) and known(reading):
            if reading == target:
                return (_checked(mark, target, known, mark.score, reason),)
            return _other_reading(mark, reading, known, reason)
    if not _LISTED.match(target):
        return (_checked(mark, target, None, mark.score, reason),)
    parts = _parts(target, pages) if value.get("form") == "stcrt" else []
    if parts:
        why = f"{reason}; deze krant verscheen in stukken per bladzijde"
        return tuple(_checked(mark, part, known, mark.score / len(parts), why) for part in parts)
    return (_checked(mark, target, known, mark.score, reason),)


def _other_reading(mark: Mark, reading: str, known: Known, reason: str) -> tuple[Link, ...]:
    if not _LISTED.match(str(mark.value["target"])):  # 2015Z15377 stays so, and is known to be published
        target = str(mark.value["target"])
        link = _checked(mark, target, None, mark.score, f"{reason}; gepubliceerd als {reading}")
        return (link, _checked(mark, reading, known, mark.score * 0.9, reason))
    joint = mark.value.get("dossiers")
    why = (
        "gevonden onder een ander van de genoemde dossiers"
        if joint
        else "gevonden in een andere schrijfwijze"
    )
    return (_checked(mark, reading, known, mark.score * 0.95, f"{reason}; {why}"),)


def _readings(value: Mapping[str, Any]) -> list[str]:
    """What the words can mean, likeliest first: as marked, then with letters in the other case."""
    found = [str(value["target"]), *map(str, value.get("candidates", ()))]
    number = str(value.get("number") or "")
    if value.get("form") == "kamerstuk" and number and not number.isdigit():
        swapped = number.swapcase() if number[0].isdigit() else number.upper()
        found += [f"{one.removesuffix(number)}{swapped}" for one in found if one.endswith(number)]
    return list(dict.fromkeys(found))


def _parts(target: str, pages: Pages | None) -> list[str]:
    """Parts of an old Staatscourant, if they are few enough to mean one."""
    parts = pages(target + "-") if pages is not None else []
    return parts if len(parts) <= _MOST else []


def _relative(mark: Mark, known: Known | None, dossier: str | None) -> tuple[Link, ...]:
    if dossier is None:
        return ()
    target = f"kst-{dossier}-{mark.value['number']}"
    reason = f"stuk {mark.value['number']} van dossier {dossier}, waar deze tekst bij hoort"
    return (_checked(mark, target, known, mark.score * 0.9, reason),)


_ITEM_PAGES = re.compile(
    r"h-(?:tk|ek|vv)-\d{8}-(?:(?P<m>\d{1,3})-)?(?P<a>\d{1,5})-(?P<b>\d{1,5})(?:-\d{1,2})?(?:_\d{1,2})?"
)


def _by_page(mark: Mark, known: Known | None, pages: Pages | None) -> tuple[Link, ...]:
    """Items on the cited pages: all of them where they are several, each with its share of the score."""
    value = mark.value
    candidates = [str(one) for one in value.get("candidates", ())]
    first, last = value.get("first_page"), value.get("last_page")
    if first is None or last is None:
        return ()
    exact = [one for one in candidates if known is not None and known(one)]
    around = _items_on(str(value["prefix"]), (int(first), int(last)), value.get("meeting"), pages)
    found = list(dict.fromkeys([*exact, *around])) if "target" not in value or not exact else exact
    if found and len(found) <= _MOST:
        share = mark.score / len(found)
        why = f"bladzijde {value['page']} van de Handelingen"
        if len(found) > 1:
            why += f": {len(found)} onderwerpen staan daar, zonder titel is niet te zeggen welk"
        return tuple(_checked(mark, one, known, share, why) for one in found)
    why = "bladzijden van de Handelingen; welk onderwerp is zonder de lijst niet te zeggen"
    if known is not None:
        why = "bladzijden van de Handelingen; geen onderwerp op die bladzijden"
    return tuple(
        _checked(mark, one, known, mark.score / (2 * len(candidates)), why) for one in candidates[:1]
    )


def _items_on(prefix: str, span: tuple[int, int], meeting: object, pages: Pages | None) -> list[str]:
    """Identifiers with that prefix whose pages hold the first cited page."""
    if pages is None:
        return []
    return [one for one in pages(prefix) if _holds(one, span[0], str(meeting or ""))]


def _holds(identifier: str, page: int, meeting: str) -> bool:
    """Whether the pages in an identifier hold that page."""
    parsed = _ITEM_PAGES.fullmatch(identifier)
    if parsed is None:
        return False
    first, last = int(parsed["a"]), int(parsed["b"])
    if parsed["m"] is None and last - first >= 200:  # 2009-2010 has meeting and page: "-100-8059"
        return last == page and meeting in ("", parsed["a"])
    return first <= page <= last and meeting in ("", parsed["m"] or meeting)
