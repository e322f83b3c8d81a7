# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letterhead of a letter or a note: to whom, from whom, place and date, subject, the sender's reference.

It stands in lines of a label and a value ("Datum 20 september 2021", "Aan: ...", a table row), as a line of
place and date, or as an address that begins with "Aan de".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from samenhang.model import Fact, FactName
from samenhang.reading.office_list import Offices
from samenhang.reading.statement import CHAMBERS, DAY, MONTH, dated, iso, led, matched, stated

Span = tuple[int, int]

_LABELS = (
    r"Aan|Van|Datum(?:\s(?:brief|nota))?|Betreft|Onderwerp|Ons\s(?:kenmerk|nummer)|Onze\sreferentie|Uw\s"
    r"(?:kenmerk|brief|referentie)"
    r"|Kenmerk|Kopie\saan|Afschrift\saan|[Cc][Cc]|Bijlagen?|Bijlage\(n\)|Contactpersoon|Behandeld\sdoor"
    r"|Auteur|Opsteller|Telefoon"
    r"|Directie|Deadline|Medeparaaf|Afgestemd\smet|Pagina"
)
_APART = (
    r"(?-i:Betreft|Datum|Ons\skenmerk|Uw\skenmerk|Onderwerp|Bijlagen?|Contactpersoon|Pagina\s\d"
    r"|Volgcommissie\(s\))\b"
)
_INNER = re.compile(rf"\s{_APART}|\s(?:Postbus|Binnenhof)\s\d|\s\d{{4}}\s?[A-Z]{{2}}\s")
_PLACES = re.compile(rf"\n|[ \t](?={_APART})")
_LABEL = re.compile(
    rf"[ \t]{{0,8}}(?P<label>{_LABELS})(?:[ \t]{{0,8}}[:|][ \t]{{0,8}}"
    rf"(?P<value>[^\n]{{0,600}})|[ \t]{{2,40}}(?P<apart>[^\n]{{2,600}})|"
    r"[ \t]{0,8}(?P<none>)$|[ ](?P<near>[^\n]{2,600}))",
    re.MULTILINE | re.IGNORECASE,
)
_NEAR = {
    "datum": re.compile(DAY, re.IGNORECASE),
    "betreft": re.compile(r"\S"),
    "onderwerp": re.compile(r"[A-Z«“\"‘']"),
    "ons kenmerk": re.compile(r"\S{0,20}\d"),
    "kenmerk": re.compile(r"\S{0,20}\d"),
    "aan": re.compile(r"(?:de|het)\s(?:[A-ZÀ-Þ]|voorzitter|minister|leden|staatssecretaris|president)"),
}
_CONTINUED = re.compile(
    r"\n[ \t]{0,40}(?=(?:der|van|en|de|voor|te|het|op|in|met|over|aan|tot|bij)\s|[a-z][a-z-]{1,30}\s[a-z])"
)
_HANGS = re.compile(r"\s(?:de|het|een|van|voor|en|der|over|op|aan|in|met|tot|te|door|bij)[ \t]{0,4}$")
_BREAK = re.compile(r"\n[ \t]{0,40}(?=\S)")
_BEFORE_ADDRESS = re.compile(r"(?:^[ \t]{0,8}|\bAan\s)\Z", re.MULTILINE)
_ADDRESS = re.compile(
    r"(?P<who>[Dd]e\s[Vv]oorzitters?\svan\sde\s(?:Tweede|Eerste)\s[^\n]{3,120}?"
    r"(?:Staten-\s?Generaal|$))",
    re.MULTILINE,
)
_GENERAL = re.compile(r"(?:de\s)?[Vv]oorzitters?\svan\sde\s[^,;]{5,80}?Staten-\s?Generaal")
_SEAT = re.compile(
    r"(?P<place>[D'’‘`](?<!\bin\s.)(?<!\bte\s.)(?<!\buit\s.)(?:(?<=D)en\sHaag|(?<!D)s-?\s?Gravenhage)),?"
    rf"\s{{1,6}}(?:de\s)?(?P<day>{DAY}|{MONTH})",
    re.MULTILINE,
)
_PLACED = re.compile(
    r"\n[ \t]{0,8}(?P<place>(?!Datum)[A-Z][\w'’-]{1,20}),"
    rf"\s{{1,6}}(?:de\s)?(?P<day>{DAY}|{MONTH})(?=[ \t.]{{0,6}}(?:\n|$))"
)
_ALONE = re.compile(
    rf"^[ \t]{{0,8}}(?:[a-z]{{4,6}}dag\s)?(?P<day>{DAY})[ \t.]{{0,6}}$", re.MULTILINE | re.IGNORECASE
)
_CHAMBER = re.compile(
    r"\b(?P<chamber>Tweede|Eerste)\b(?=[^\n]{0,30}\b(?:Kamer|Staten))|\b(?P<joint>Verenigde)\s[Vv]ergadering"
)
_FACTS = {
    "betreft": FactName.SUBJECT,
    "onderwerp": FactName.SUBJECT,
    "ons kenmerk": FactName.REFERENCE,
    "onze referentie": FactName.REFERENCE,
    "ons nummer": FactName.REFERENCE,
    "kenmerk": FactName.REFERENCE,
}


def labels(text: str, end: int) -> Mapping[str, Span]:
    """Where the value of each label stands, by the label in small letters; the first of each counts."""
    found: dict[str, Span] = {}
    places = [0, *(place.end() for place in _PLACES.finditer(text, 0, end))]
    for match in (_LABEL.match(text, place, end) for place in places):
        label = " ".join(match["label"].lower().split()) if match else ""
        span = _value(match, label, end) if match else None
        if span and label not in found:
            inner = _INNER.search(text, *span)
            found[label] = (span[0], inner.start() if inner else span[1])
    return found


def _value(match: re.Match[str], label: str, end: int) -> Span | None:
    text = match.string
    for group in ("value", "apart"):
        if match[group] and match[group].strip():
            return match.start(group), _continued(text, match.end(group), end)
    if match["near"] is not None:
        fits = label in _NEAR and _NEAR[label].match(match["near"])
        return (match.start("near"), _continued(text, match.end("near"), end)) if fits else None
    start = match.end() + len(text[match.end() : end]) - len(text[match.end() : end].lstrip())
    stop = text.find("\n", start, end)
    stop = stop if stop >= 0 else end
    return None if stop - start < 2 or _LABEL.match(text, start) else (start, _continued(text, stop, end))


def _continued(text: str, stop: int, end: int) -> int:
    """`stop`, or the end of the next line where that goes on in small letters, or this one ends with "de"."""
    for _ in range(3):
        hangs = _HANGS.search(text, max(0, stop - 12), stop)
        going = (_BREAK if hangs else _CONTINUED).match(text, stop, end)
        if not going:
            break
        following = text.find("\n", going.end(), end)
        stop = following if following >= 0 else end
    return stop


def letterhead(text: str, end: int, offices: Offices) -> Iterator[Fact]:
    """What the letterhead in the opening of a text states."""
    values = labels(text, end)
    yield from addressees(text, end, values, offices)
    for label, name in _FACTS.items():
        if label in values:
            yield stated(name, text, *values[label])
    if "van" in values and len(values) > 1:
        yield from parties(FactName.SENDER, text, values["van"], offices)
    yield from _dates(text, end, values)


def _dates(text: str, end: int, values: Mapping[str, Span]) -> Iterator[Fact]:
    letter = "aan" in values or "\nGeachte" in text[:end]
    found = _SEAT.search(text, 0, end) or (_PLACED.search(text, 0, end) if letter else None)
    value = iso(found["day"]) if found else None
    if found and value:
        yield matched(FactName.PLACE, found, "place")
        yield matched(FactName.DATE, found, "day", value)
        return
    for label in ("datum", "datum brief", "datum nota"):
        if label in values:
            yield from dated(text, *values[label])
            return
    alone = _ALONE.search(text, 0, min(end, 1_500))
    value = iso(alone["day"]) if alone else None
    if alone and value:
        yield matched(FactName.DATE, alone, "day", value)


def addressees(text: str, end: int, values: Mapping[str, Span], offices: Offices) -> Iterator[Fact]:
    """To whom: after "Aan", or the chair of a House as the first line of an address."""
    address = led(_ADDRESS, _BEFORE_ADDRESS, text, end)
    span = values.get("aan") or (
        (address.start("who"), _continued(text, address.end(), end)) if address else None
    )
    if span is None:
        return
    general = _GENERAL.match(text, *span)
    span = general.span() if general else span
    yield from parties(FactName.ADDRESSEE, text, span, offices)
    for found in _CHAMBER.finditer(text, *span):
        chamber = CHAMBERS[(found["chamber"] or found["joint"]).lower()]
        yield stated(FactName.CHAMBER, text, found.start(), found.end(), chamber)


def parties(name: FactName, text: str, span: Span, offices: Offices) -> Iterator[Fact]:
    """One fact for each office between two places, or one for the words as they stand, without article."""
    start, end = span
    listed = offices.split(text, start, end)
    if listed and listed[-1].end >= start + len(text[start:end].rstrip(" ,.\n")) - 1:
        for office in listed:
            yield stated(name, text, office.start, office.end, office.value)
        return
    article = re.compile(r"\s{0,8}(?:de|het)\s", re.IGNORECASE).match(text, start, end)
    start = article.end() if article else start
    words = " ".join(text[start:end].split()).rstrip(",")
    if words:
        yield stated(name, text, start, end, words[:1].upper() + words[1:])
