# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who signed, in what office, and on whose behalf as well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from samenhang.model import Fact, FactName
from samenhang.reading.office_list import Offices
from samenhang.reading.statement import matched, stated

_UP = r"[^\W\d_a-zß-öø-ÿ]"  # a capital letter, whatever its accent
_PREFIX = r"(?:van|de|den|der|het|ten|ter|te|in|op|el|al|la|le|du|von|uit|aan|bij|['’]t|d['’])"
_TITLES = r"(?:(?:[Mm]r|[Dd]rs?|[Ii]r|[Ii]ng|[Pp]rof|[Jj]hr|[Jj]kvr|[Mm]evr|[Dd]hr|[Mm]w)\.?\s{1,3}){0,4}"
_INITIALS = rf"(?:{_UP}[a-z]{{0,2}}\.[ -]?){{1,8}}"
_LAST = (
    rf"(?:{_PREFIX}\s){{0,3}}{_UP}[\w'’]{{1,30}}(?:[ -]{{1,3}}"
    rf"(?:{_PREFIX}\s){{0,3}}{_UP}[\w'’]{{1,30}}){{0,3}}"
)
NAME = rf"{_TITLES}{_INITIALS}\s{{0,2}}(?:\({_UP}\w{{1,20}}\)\s)?{_LAST}"
"""A name as signed, with initials: "J.A. Hennis-Plasschaert", "drs. M.J. van der Leeden"."""

_RANK = (
    r"(?:[Dd]emissionair\s|[Ww]aarnemend\s|[Ff]ungerend\s|[Pp]laatsvervangend\s|[Aa]djunct-)?"
    r"(?:[Vv]ice-?[Mm]inister-[Pp]resident"
    r"|[Mm]inister(?:-[Pp]resident)?|MINISTER(?:-PRESIDENT)?|[Ss]taatssecretaris|STAATSSECRETARIS"
    r"|[Vv]oorzitter|[Gg]riffier"
    r"|[Ii]nformateurs?|[Ff]ormateur|[Nn]ationaal\s[Cc]oördinator|(?:[Vv]ice-)?[Pp]resident|[Dd]irecteur"
    r"(?:-[Gg]eneraal)?"
    r"|[Ss]ecretaris(?:-[Gg]eneraal)?|[Nn]ationale\s[Oo]mbudsman|[Ii]nspecteur-[Gg]eneraal|[Hh]oofd)\b"
)
_SIGNED = re.compile(
    rf"(?P<office>(?:De|DE|Het|HET)\s{{1,3}}{_RANK}[^.;:\n]{{0,140}}?(?:\n[^.;:\n]{{1,80}}?){{0,2}}?)"
    rf",?[ \t]{{0,40}}(?:\s{{1,40}}[Nn]amens\s(?:deze|dezen),?)?"
    rf"(?:\s{{1,40}}(?P<name>{NAME})|(?<=,)\s{{0,3}}\n\s{{0,40}}(?P<plain>{_UP}[\w'’]{{1,20}}\s{_LAST}"
    rf"|{_LAST})"
    rf"|(?<=commissie,)\s{{1,3}}(?P<chair>{_LAST}))[ \t.]{{0,8}}(?=\n|$|De\s)"
)
_ARTICLE = re.compile(r"D[eE]\s|H(?:et|ET)\s")
_STARTS = re.compile(r"(?:^|\n|[,.;]\s)[ \t]{0,40}$")
_REVERSED = re.compile(
    rf"[ \t]{{0,40}}(?P<name>{NAME}|{_UP}[\w'’]{{1,20}}\s{_LAST}),?[ \t]{{0,8}}\n\s{{0,40}}"
    rf"(?P<office>{_RANK}[^\n]{{0,160}}?)[ \t.,]{{0,4}}(?=\n|$)"
)
_OFFICE_LINE = re.compile(rf"\n\s{{0,40}}(?={_RANK})")
_BEHALF = re.compile(r"[Mm]ede\s{1,4}namens\s{1,4}")
_OPENING = re.compile(r"(?:^|\n)\s{0,8}$")
_HEREBY = re.compile(
    r"\b(?:hierbij|hiermede|hiermee|bijgaand|bijgaande?|(?:met|via|middels|door|in"
    r"|bij)\s{1,3}deze\s{1,3}(?:\w{1,20}\s)?(?:brief|reactie|nota)"
    r"|deze\s{1,3}brief|treft\s{1,3}u|ontvangt\s{1,3}u|(?:bied|zend|stuur|informeer|doe|bericht|geef"
    r"|reageer|beantwoord)\s{1,3}ik"
    r"|(?:ik|wij)\s{1,3}u\b|(?:bieden|zenden|sturen|informeren|doen)\s{1,3}wij)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:heb|heeft|hebben|had|hadden|was|werd|is|zijn|eerder|destijds|toen|verzonden|gestuurd"
    r"|aangeboden|brief\s{1,3}van\s{1,3}\d)\b",
    re.IGNORECASE,
)
_SIGNER = re.compile(rf"(?:^|\n)[ \t]{{0,40}}(?:De|DE)\s{{1,3}}{_RANK}|,\s{{1,3}}De\s{{1,3}}{_RANK}")
MENTIONS = 60  # of "mede namens" that are looked at: a letter has one or two
NEAR = 600  # signatures stand together: a next one further on is of another paper


def signatures(text: str, start: int) -> list[Fact]:
    """Signatory and office, in turn, of the first signatures after `start`."""
    found: list[Fact] = []
    last: int | None = None
    for match in sorted([*_forward(text, start), *_reversed(text, start)], key=lambda one: one.start()):
        if last is not None and match.start() - last > NEAR:
            break
        group = next(
            name for name in ("name", "plain", "chair") if name in match.re.groupindex and match[name]
        )
        office = " ".join(match["office"].split()).rstrip(", ")
        found += [
            matched(FactName.SIGNATORY, match, group),
            matched(FactName.OFFICE, match, "office", office),
        ]
        last = match.end()
    return found


def _forward(text: str, start: int) -> Iterator[re.Match[str]]:
    """Office, then name: at the start of a line, or after a comma or full stop."""
    for article in _ARTICLE.finditer(text, start):
        found = _SIGNED.match(text, article.start())
        if found and _STARTS.search(text, max(0, found.start() - 43), found.start()):
            yield found


def _reversed(text: str, start: int) -> Iterator[re.Match[str]]:
    """Name, then office in the next line, as in letters without a heading."""
    for office in _OFFICE_LINE.finditer(text, start):
        line = text.rfind("\n", start, office.start()) + 1
        found = _REVERSED.match(text, max(line, start))
        if found and not found["name"].isupper():
            yield found


def behalf(text: str, start: int, offices: Offices) -> Iterator[Fact]:
    """On whose behalf the paper is sent as well: said above the signature, or of this letter itself."""
    seen: set[str] = set()
    for found in islice(_BEHALF.finditer(text, start), MENTIONS):
        if not (_OPENING.search(text[max(0, found.start() - 12) : found.start()]) or _of_this(text, found)):
            continue
        signer = _SIGNER.search(text, found.end(), found.end() + 500)
        for office in offices.split(text, found.end(), signer.start() if signer else found.end() + 500):
            if office.value not in seen:
                seen.add(office.value)
                yield stated(FactName.BEHALF, text, office.start, office.end, office.value)


def _of_this(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence speaks of the letter it stands in, and not of an earlier one."""
    begin = max(
        text.rfind(mark, max(0, found.start() - 300), found.start()) for mark in (". ", "\n\n", "! ", "? ")
    )
    begin = max(begin, found.start() - 300, 0)
    stop = text.find(". ", found.end(), found.end() + 300)
    sentence = text[begin : stop if stop >= 0 else found.end() + 300]
    return bool(_HEREBY.search(sentence)) and not _PAST.search(text[begin : found.start()])


_PERSON = re.compile(
    rf"(?:{_INITIALS}\s{{0,2}})?(?:(?:{_PREFIX}"
    rf"|{_PREFIX.replace('van|de|den', 'Van|De|Den')})\s){{0,3}}{_UP}[\w'’]{{0,30}}"
    rf"(?:[ -]{{1,3}}(?:{_PREFIX}\s){{0,3}}{_UP}[\w'’]{{1,30}}){{0,4}}"
)
_NOT_NAMES = frozenset(
    ("toelichting", "bijlage", "bijlagen", "motie", "kamerstuk", "tweede kamer", "eerste kamer")
)


def names(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the names stand under a motion or amendment: one a line, until a line that is none."""
    at = start
    for line in text[start : start + 6_000].split("\n")[:400]:
        words = line.strip().rstrip(",;.")
        begin = at + len(line) - len(line.lstrip())
        at += len(line) + 1
        if not words:
            continue
        parts = re.split(r",\s{0,4}", words)
        if (
            not all(len(part) <= 60 and _PERSON.fullmatch(part) for part in parts)
            or words.lower() in _NOT_NAMES
        ):
            return
        for part in parts:
            place = text.index(part, begin)
            yield place, place + len(part)
            begin = place + len(part)
