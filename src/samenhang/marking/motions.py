# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Motions, from "De Kamer," to "orde van de dag.", and what each asks, clause by clause.

Number, dossier and movers stand outside the motion: after it in the chair's words ("Deze motie is
voorgesteld door ... Zij krijgt nr. 210 (34104)."), before it where a changed motion is put to the vote, and
in a paper in the heading and the signatures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from ahocorasick_rs import BytesAhoCorasick, Implementation

from samenhang.marking.headings import DOSSIER, normal_dossier, paper
from samenhang.marking.movers import announced, listed, signed
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Mark, MarkKind

LONGEST = 12_000  # characters of a motion; the longest of 600 real ones has about 2,000
AFTER = 1_200  # characters in which the chair names movers and number

_MOTION, _REQUEST = MarkKind.MOTION, MarkKind.REQUEST

_CLOSE = re.compile(
    r"gaat\s{1,6}over\s{1,6}tot\s{1,6}de\s{1,6}"
    r"(?:orde\s{1,6})?(?:van\s{1,6})?(?:de\s{1,6})?(?:orde\s{1,6}van\s{1,6}de\s{1,6})?dag\b\s?\.?"
)
_PLAIN_CLOSE = "gaat over tot de orde van de dag."
_LEAD = re.compile(r"\b[Ee]n\s{1,6}$")
_HEARD = re.compile(r"\s{0,8}(?:gehoord|kennis\s?genomen|gelezen|gezien|bijeen|in vergadering)\b")
_PLAIN_HEARD = "\ngehoord de "
_UIT = re.compile(r"[Ss]preekt(?:\s{1,6}[^\s;]{1,30}){0,12}?\s{1,6}uit\b")
_OP = re.compile(r"[Rr]oept(?:\s{1,6}[^\s;]{1,30}){1,20}?\s{1,6}op\b")
_ADDRESSEE = re.compile(
    r"\w{5,8}\s{1,6}(?:(?:tevens|voorts|daarom|verder|dan ook|derhalve|dus|bovendien|ook|nogmaals|"
    r"daartoe),?\s{1,6})?"
    r"(?P<who>(?:[Dd]e|[Hh]et|hun|zijn|haar)\s{1,6}(?:(?!regering\b|kabinet\b)\(?[a-zë]{4,20}+\)?\s{1,6})?"
    r"(?:regering|kabinet|(?:[Mm]inister|[Ss]taatssecretaris)(?:-[Pp]resident|s|sen)?"
    r"(?:\s{1,6}(?:van|voor)(?:\s{1,6}(?:en|[A-Z][\w-]{1,30},?)){1,7}(?<!,)(?<!\ben))?"
    r"|bewindspersonen|[Pp]residium|Kamer|Kamervoorzitter|[Vv]oorzitter|commissie|informateurs?|formateurs?"
    r"|leden|fracties?|Raad|Staten-Generaal|bureau|Koning))(?![\w-])"
)
_WORDS = (
    r"constaterende?|overwegende?|concluderende|vaststellende|erkennende|onderkennende|onderstrepende?"
    r"|van\s{1,6}mening|van\s{1,6}oordeel|(?:de|van)\s{1,6}mening\s{1,6}toegedaan|gelet\s{1,6}op|gezien"
    r"|in\s{1,6}(?:aanmerking|overweging)\s{1,6}nemende?|kennis\s?genomen\s{1,6}hebbende?|indachtig"
)
_MORE = r"(?:(?:voorts|tevens|verder|ook|eveneens|daarnaast|en)\s{1,6}){0,2}"
_OTHER = (
    "herbevestigt|veroordeelt|merkt|neemt|wijst|besluit|draagt|nodigt|dringt|verklaart"
    "|betreurt|vraagt|bevestigt|erkent|keurt|zegt|stelt"
)
_THOUGHT = re.compile(
    rf"\n[ \t]{{0,8}}(?:(?P<line>{_MORE}(?:(?:{_WORDS})\b|[a-zë]{{4,20}}ende?,?\s{{1,6}}dat\b))"
    rf"|(?P<other>(?:{_OTHER})\b))"
)
_FLAT = re.compile(
    rf"(?<=[;,.:])[ \t]{{1,6}}(?P<flat>{_MORE}(?:{_WORDS})\b(?=,?\s{{1,6}}(?:dat|de|het|een|,)))"
)
_THINKS = re.compile(rf"\s{{0,8}}{_MORE}(?:{_WORDS}|[a-zë]{{4,20}}ende)\b")
_CAPITAL = re.compile(r"\n\s{0,6}[A-Z]")
_ACTS: tuple[tuple[bytes, re.Pattern[str] | None, str], ...] = (
    (b" verzoekt", None, "verzoekt"),
    (b" spreekt", _UIT, "spreekt-uit"),
    (b" roept", _OP, "roept-op"),
)
"""What the House does: the verb in the folded text, the shape of the whole, the form."""
_VERBS = {"verzoekt": "verzoekt", "spreekt-uit": "spreekt uit", "roept-op": "roept op"}
_TO_WHAT = re.compile(
    r"(?:[Vv]erzoekt|[Ss]preekt\s{1,6}uit|[Rr]oept)?(?:[\s,]{1,6}(?:tevens|voorts|daarom|verder|"
    r"bovendien|ook|dan ook|daarnaast)\b){0,2}"
    r"(?:[\s,]{1,6}op(?=[\s:,]))?(?:[\s,]{1,6}om\b)?[\s,:]{0,6}(?:[–•-]\s{1,6})?"
)
_STARTS = (
    "constat", "overweg", "conclud", "vaststel", "erkenn", "onderk", "onderst", "van m", "van o", "van  ",
    "de mening", "de  ", "gelet", "gezien", "in aanm", "in overw", "in  ", "kennis", "indacht",
)  # fmt: skip
_AND = ("voorts", "tevens", "verder", "ook", "eveneens", "daarnaast", "en")
_FLAT_CUES = (*_STARTS, *(f"{word} {then}" for word in _AND for then in (*_STARTS, *_AND, " ")))
"""How the words of `_FLAT` begin in the folded text; two spaces before them are a sign and a blank."""
_CUES = BytesAhoCorasick(
    [*(verb for verb, _, _ in _ACTS), *(f"  {cue}".encode("ascii") for cue in _FLAT_CUES)],
    implementation=Implementation.DFA,
)
"""Where the verbs and `_FLAT` can stand: to look for all of them at once takes as long as for one."""

_GIVEN = re.compile(
    r"(?:krijgt|krijgen|kreeg|draagt|heeft)\s{1,3}(?:het\s|de\s)?(?:stuk)?(?:nrs?\.?|nummers?"
    r"|letter)\s{0,3}"
    r"(?P<number>\d{1,5}|[A-Z]{1,3})\b\s{0,3}"
    r"(?:,?\s{0,3}\(?(?:was|voorheen)\s{1,3}(?:nr\.?|nummer|letter)\s{0,3}(?P<was>\d{1,5}|[A-Z]{1,3})\)?)?"
    rf"\s{{0,3}},?\s{{0,3}}\(\s{{0,3}}{DOSSIER}"
)
_GIVES = ("krijg", "kreeg", "draagt", "heeft")
_RECALLED = re.compile(
    rf"\bmotie-(?P<names>[^()\n]{{2,160}}?)\s{{0,3}}\(\s{{0,3}}{DOSSIER}\s{{0,3}},\s{{0,3}}"
    r"(?:nr\.?|letter)\s{0,3}(?P<number>\d{1,5}|[A-Z]{1,3})\s{0,3}\)(?P<rest>(?:"
    r"(?!motie-)[^\n]){0,400}?)\bluidt\s{0,3}:"
)


def _reach(text: str, start: int, most: int) -> int:
    """How far a motion's own words can go: `most` characters, but not into the next motion."""
    limit = min(len(text), start + most)
    following = text.find("De Kamer,", start, limit)
    return following if following >= 0 else limit


def _end(scene: Scene, after: int) -> tuple[int, int] | None:
    """Where "en gaat over tot de orde van de dag." begins and ends, before another motion begins."""
    text, folded = scene.text, scene.folded
    limit = min(len(text), after + LONGEST)
    at = folded.find(b" gaat ", after, limit) + 1
    while at > 0:
        end = _close(text, at, limit)
        if end:
            return None if text.find("De Kamer,", after, end) >= 0 else (_lead(text, after, at), end)
        at = folded.find(b" gaat ", at, limit) + 1
    return None


def _close(text: str, at: int, limit: int) -> int:
    """Where the last words of a motion end that begin at `at`; 0 where others stand there."""
    if text.startswith(_PLAIN_CLOSE, at) and at + len(_PLAIN_CLOSE) <= limit:  # nearly always
        return at + len(_PLAIN_CLOSE)
    close = _CLOSE.match(text, at, limit)
    return close.end() - text[close.end() - 1].isspace() if close else 0


def _lead(text: str, after: int, at: int) -> int:
    """Where "en" begins before the last words of a motion, or else these words."""
    if text.startswith("\nen ", at - 4):  # nearly always
        return at - 3
    lead = _LEAD.search(text, max(after, at - 10), at)
    return lead.start() if lead else at


def _clause(text: str, begin: int, at: int) -> int:
    """Where the clause begins that holds `at`: after the last line feed or semicolon."""
    return max(text.rfind("\n", begin, at), text.rfind(";", begin, at), begin - 1) + 1


def _operative(text: str, begin: int, at: int, shape: re.Match[str] | None) -> bool:
    """Whether the verb at `at` is what the House does, and not part of a consideration."""
    before = text[max(begin, at - 12) : at]
    word = before.rstrip()
    if not word or word[-1] in ";:.•–":
        return True
    named = shape is not None or _ADDRESSEE.match(text, at) is not None
    if "\n" in before[len(word) :]:
        return named or not word[-1].isalnum()
    if word[-1] == ",":
        return named and not (
            _THINKS.match(text, _clause(text, begin, at)) and text.count("\n", begin, at) > 2
        )
    if word.endswith((" en", "\nen")):
        return named and not _THINKS.match(text, _clause(text, begin, at))
    return word.endswith(("voorts", "tevens"))


Act = tuple[int, str]
"""Where an operative clause begins, and its form."""


def _cues(scene: Scene, begin: int, end: int) -> tuple[list[Act], list[int]]:
    """The operative clauses of a motion, and where words may begin that it rests on, in order."""
    acts: list[Act] = []
    flats: list[int] = []
    low = begin - 1
    for number, before, past in _CUES.find_matches_as_indexes(scene.folded[low:end], overlapping=True):
        if number >= len(_ACTS):
            if before:  # right behind "De Kamer," nothing is parted off
                flats.append(low + before + 2)
        elif form := _act(scene.text, begin, end, number, (low + before + 1, low + past)):
            acts.append((low + before + 1, form))
    return acts, flats


def _act(text: str, begin: int, end: int, number: int, verb: tuple[int, int]) -> str:
    """The form of the operative clause that begins with a verb; "" where it is none."""
    at, past = verb
    if text[past : past + 1].isalnum() or not text[past - 1].islower():
        return ""
    _, shape, form = _ACTS[number]
    found = shape.match(text, at, end) if shape else None
    return form if (shape is None or found) and _operative(text, begin, at, found) else ""


_MOST_BLANKS = 6
_SEPARATORS = " ,;\n\t\r\xa0"


def _trimmed(text: str, start: int, end: int) -> int:
    """`end` without the separators that lead to the next clause."""
    least = max(start, end - 60)
    tail = text[least:end].rstrip(_SEPARATORS)
    while tail.endswith((" en", "\nen")):
        tail = tail[:-2].rstrip(_SEPARATORS)
    return least + len(tail)


Thought = tuple[int, str, int]
"""Where words begin that a motion rests on, "line", "flat" or "other", and where that begins which parts them
off from what stands before."""


def _thoughts(text: str, begin: int, end: int, flats: list[int]) -> list[Thought]:
    """What a motion rests on, and what else it does, in order."""
    thoughts: list[Thought] = [
        (found.start(found.lastindex or 0), found.lastgroup or "", found.start())
        for found in _THOUGHT.finditer(text, begin, end)
    ]
    more = [flat for place in flats if (flat := _flat(text, place, end))]
    return sorted(thoughts + more) if more else thoughts


def _flat(text: str, word: int, end: int) -> Thought | None:
    """What a motion rests on, where its words begin in a line, behind a sign and blanks."""
    blanks = word
    while text[blanks - 1] in " \t" and word - blanks < _MOST_BLANKS:
        blanks -= 1
    flat = _FLAT.match(text, blanks, end)
    return (flat.start("flat"), "flat", blanks - 1) if flat else None


def _requests(text: str, end: int, acts: list[Act], thoughts: list[Thought]) -> list[Mark]:
    """What the motion asks; a clause ends where the next begins, or a consideration on its own."""
    requests: list[Mark] = []
    for place, (start, form) in enumerate(acts, 1):
        stop = acts[place][0] if place < len(acts) else end
        for _, kind, at in thoughts:
            if start + 8 <= at < stop and (kind == "line" or (kind == "flat" and text[at] == ";")):
                stop = at
                break
        who = _ADDRESSEE.match(text, start, stop)
        finish = _trimmed(text, start, stop)
        value = {
            "form": form,
            "verb": _VERBS[form],
            "to": " ".join(who["who"].split()) if who else None,
            "what": _what(text, who.end() if who else start, finish),
        }
        requests.append(marked(_REQUEST, start, finish, "motions.request", value))
    return requests


def _what(text: str, begin: int, end: int) -> str:
    """What is asked, behind verb and addressee: "verzoekt de regering om te wachten" asks "te wachten"."""
    lead = _TO_WHAT.match(text, begin, end)
    return " ".join(text[lead.end() if lead else begin : end].split())


def _considerations(text: str, end: int, requests: list[Mark], thoughts: list[Thought]) -> list[list[int]]:
    """The spans of what the motion rests on, in order."""
    first = requests[0].start if requests else end
    points = [(at, kind != "other") for at, kind, _ in thoughts if at < first or not _inside(at, requests)]
    points += [(mark.start, False) for mark in requests]
    points.append((end, False))
    points.sort()
    return [[at, _trimmed(text, at, stop)] for (at, own), (stop, _) in pairwise(points) if own]


def _inside(place: int, marks: list[Mark]) -> bool:
    """Whether a place lies in one of these marks."""
    return any(mark.start <= place < mark.end for mark in marks)


def _announcement(text: str, end: int) -> dict[str, Any]:
    """What the chair says of the motion just read: movers, number, dossier, the number it had."""
    limit = _reach(text, end, AFTER)
    given = _given(text, end, limit)
    value: dict[str, Any] = {"movers": announced(text, end, given.start() if given else limit)}
    if given:
        value["number"] = given["number"]
        value["was_number"] = given["was"]
        value["dossier"] = normal_dossier(given["dossier"])
    return value


def _given(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Where the chair gives a motion its number; the first place."""
    first: re.Match[str] | None = None
    for verb in _GIVES:
        at = text.find(verb, begin, end)
        while at >= 0 and (first is None or at < first.start()):
            if not text[at - 1].isalnum():
                first = _GIVEN.match(text, at, end) or first
            at = text.find(verb, at + len(verb), end)
    return first


def _recalled(text: str, start: int) -> dict[str, Any]:
    """What the chair says before a changed motion that is put to the vote."""
    if text.find("luidt", max(0, start - 60), start) < 0:
        return {}
    found = list(_RECALLED.finditer(text, max(0, start - 900), start))
    if not found:
        return {}
    last = found[-1]
    movers = announced(text, last.start("rest"), start) or listed(last["names"].split(" over ")[0])
    return {"movers": movers, "dossier": normal_dossier(last["dossier"]), "was_number": last["number"]}


def _motion(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    text = scene.text
    if text[start] != "D" or text[end : end + 1] != ",":
        return ()
    after = end + 1
    heard = text.startswith(_PLAIN_HEARD, after) or _HEARD.match(text, after)
    close = _end(scene, after)
    if not (heard or close):
        return ()
    stop = close[0] if close else _break(text, after)
    acts, flats = _cues(scene, after, stop)
    thoughts = _thoughts(text, after, stop, flats)
    requests = _requests(text, stop, acts, thoughts)
    if not requests and not (heard and close):
        return ()
    finish = close[1] if close else requests[-1].end
    value = _about(text, start, finish)
    value["considerations"] = _considerations(text, stop, requests, thoughts)
    score = 1.0 if heard and close else 0.7
    return [marked(_MOTION, start, finish, "motions.motion", value, score), *requests]


def _about(text: str, start: int, finish: int) -> dict[str, Any]:
    """Number, dossier and movers: what the chair says after it, what stands before it, the paper it is."""
    value: dict[str, Any] = {"number": None, "dossier": None, "movers": [], "was_number": None}
    names = signed(text, finish)
    if not names:  # the chair announces what is read out, and nobody signs that
        _add(value, _announcement(text, finish))
    if not (value["number"] and value["movers"]):
        _add(value, _recalled(text, start))
        if not (value["number"] and value["movers"]):
            _add(value, paper(text, start, names))
            if names and not value["number"]:  # read out and signed: a draft of the proceedings has both
                said = _announcement(text, finish)
                value |= {key: found for key, found in said.items() if found and said.get("number")}
    return value


def _add(value: dict[str, Any], said: dict[str, Any]) -> None:
    """Takes over what is not known yet."""
    for key, found in said.items():
        if found and not value[key]:
            value[key] = found


def _break(text: str, after: int) -> int:
    """Where a motion without its last line ends: before the first line that begins with a capital."""
    limit = _reach(text, after, LONGEST)
    capital = _CAPITAL.search(text, after, limit)
    return capital.start() if capital else limit


RULES: tuple[Rule, ...] = (Rule("motions.motion", (" de kamer ",), _motion, "motions"),)
