# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Written questions and their answers: who asks whom about what, who answers, and when.

Vragen van het lid X (CDA) aan de Minister van Defensie over Y (ingezonden 3 maart 2019).
Antwoord van Minister Z (Defensie), mede namens ... (ontvangen 4 april 2019).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from samenhang.model import Fact, FactName
from samenhang.reading.office_list import Offices
from samenhang.reading.statement import DAY, YEAR, iso, matched, parliamentary_year, stated

_ASKED = re.compile(
    r"^[ \t]{0,8}(?P<kind>(?:Schriftelijke\s|Mondelinge\s)?[Vv]ragen)\s{1,4}(?:van|gesteld\sdoor)\s{1,4}"
    r"(?:het\s{1,4}lid|de\s{1,4}leden|lid)"
    r"\s{1,4}(?P<who>[^\n]{2,400}?)\s{1,4}aan\s{1,4}(?P<to>(?:de|het)\s{1,4}[^\n]{4,500}?)\s{1,4}"
    r"(?:over|inzake|naar\s{1,3}aanleiding\s{1,3}van|betreffende|omtrent)\s{1,4}(?P<about>[^\n]{3,600}?)"
    rf"(?:\s{{0,4}}[(.]\s{{0,3}}[Ii]ngezonden\s{{1,4}}(?P<day>{DAY})\)?|\.?[ \t]{{0,4}}$)",
    re.MULTILINE,
)
_ANSWERED = re.compile(
    r"^[ \t]{0,8}(?P<kind>Antwoord(?:en)?)\s{1,4}van\s{1,4}(?P<who>[^\n]{5,700}?)"
    rf"(?:\s{{0,4}}\(\s{{0,3}}[Oo]ntvangen\s{{1,4}}(?P<day>{DAY})\)|\.?[ \t]{{0,4}}$)",
    re.MULTILINE,
)
_PERSON = re.compile(
    r"(?:van\s{1,3}|de\s{1,3}){0,2}(?P<rank>[Mm]inister(?:-[Pp]resident)?|[Ss]taatssecretaris)\s{1,3}"
    r"(?P<name>(?:[a-z’']{1,4}\s){0,3}[^\W\d_a-z][\w'’-]{1,30}(?:[ -]"
    r"(?:[a-z]{2,4}\s){0,2}[^\W\d_a-z][\w'’-]{1,30}){0,3})"
    r"(?:\s{1,3}\((?P<of>[^()]{3,90})\))?"
)
_MEMBER = re.compile(r"[^,()]{2,60}?\s{0,3}\((?P<group>[^()]{1,30})\)|[^,()]{2,60}(?=,|$)")
_APPENDIX = re.compile(
    rf"^[ \t]{{0,8}}Aanhangsel\s(?:van\sde\s)?Handelingen(?:[^\n]{{0,40}}(?P<year>{YEAR}))?"
    r"(?:[,\s]{1,4}nr\.?\s{1,3}(?P<same>\d{1,5})|(?:\n[^\n]{0,160}){0,3}?\n[ \t]{0,8}"
    r"(?P<number>\d{1,5}))[ \t]{0,8}$",
    re.MULTILINE,
)
_CASE = re.compile(r"^[ \t]{0,8}(?P<case>(?:19|20)\d{2}Z\d{5})\b", re.MULTILINE)


def question_paper(text: str, end: int, offices: Offices) -> list[Fact]:
    """What the head of written questions, or of their answers, states; empty for any other text."""
    asked, answered = _ASKED.search(text, 0, end), _ANSWERED.search(text, 0, end)
    if asked is None:
        return []
    last = answered or asked
    facts = [matched(FactName.KIND, last, "kind", "answers" if answered else "questions")]
    facts += _answer(answered, offices) if answered else _question(asked, offices)
    about = asked["about"].strip()
    facts.append(matched(FactName.SUBJECT, asked, "about", about[:1].upper() + about[1:]))
    day = iso(last["day"]) if last["day"] else None
    if day:
        facts.append(matched(FactName.DATE, last, "day", day))
    return [*facts, *_number(text, end)]


def _question(asked: re.Match[str], offices: Offices) -> Iterator[Fact]:
    start = asked.start("who")
    for part in re.finditer(r"(?:(?!\s{1,3}en\s)[^,()]){2,60}(?:\([^()]{1,40}\))?", asked["who"]):
        words = re.sub(r"^\s{0,3}en\s{1,3}", "", part[0])
        begin = start + part.end() - len(words)
        if words.strip():
            yield stated(FactName.SENDER, asked.string, begin, start + part.end())
    for office in offices.split(asked.string, *asked.span("to")):
        yield stated(FactName.ADDRESSEE, asked.string, office.start, office.end, office.value)


def _answer(answered: re.Match[str], offices: Offices) -> Iterator[Fact]:
    text, (start, stop) = answered.string, answered.span("who")
    also = re.compile(r",?\s{1,4}mede\s{1,4}namens\s{1,4}").search(text, start, stop)
    for person in _PERSON.finditer(text, start, also.start() if also else stop):
        of = person["of"]
        listed = offices.split(f"{person['rank']} van {of}", 0, 200) if of else []
        yield stated(
            FactName.SENDER, text, person.start("rank"), person.end(), listed[0].value if listed else None
        )
        yield matched(FactName.SIGNATORY, person, "name")
        yield matched(FactName.OFFICE, person, "rank", listed[0].value if listed else None)
    for office in offices.split(text, also.end(), stop) if also else ():
        yield stated(FactName.BEHALF, text, office.start, office.end, office.value)


def _number(text: str, end: int) -> Iterator[Fact]:
    """The number in the appendix to the proceedings, or that of the case."""
    found = _APPENDIX.search(text, 0, end)
    case = _CASE.search(text, 0, end)
    if found:
        group = "same" if found["same"] else "number"
        yield matched(FactName.NUMBER, found, group)
        near = re.compile(rf"[Vv]ergaderjaar\s{{1,6}}(?P<year>{YEAR})").search(text, 0, found.end(group))
        year = parliamentary_year(found["year"] or (near["year"] if near else "0 0"))
        if year:
            identifier = f"ah-tk-{year.replace('-', '')}-{int(found[group])}"
            yield matched(FactName.IDENTIFIER, found, group, identifier)
    elif case:
        yield matched(FactName.IDENTIFIER, case, "case", f"kv-tk-{case['case']}")
