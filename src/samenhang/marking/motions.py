# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Motions, from "De Kamer," to "orde van de dag.", and what each asks, clause by clause.

Number, dossier and movers stand outside the motion: after it in the chair's words ("Deze motie is
voorgesteld door ... Zij krijgt nr. 210 (34104)."), before it where a changed motion is put to the vote, and
in a paper in the heading and the signatures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from samenhang.marking.movers import announced, apart, listed, signed, titled
from samenhang.marking.scanner import Rule, Scene
from samenhang.model import Mark, MarkKind

LONGEST = 12_000  # characters of a motion; the longest of 600 real ones has about 2,000
BEFORE = 5_000  # characters of a paper's heading (bills have long titles, budgets come together)
AFTER = 1_200  # characters in which the chair names movers and number

_CLOSE = re.compile(
    r"gaat\s{1,6}over\s{1,6}tot\s{1,6}de\s{1,6}"
    r"(?:orde\s{1,6})?(?:van\s{1,6})?(?:de\s{1,6})?(?:orde\s{1,6}van\s{1,6}de\s{1,6})?dag\b\s?\.?"
)
_LEAD = re.compile(r"\b[Ee]n\s{1,6}$")
_HEARD = re.compile(r"\s{0,8}(?:gehoord|kennis\s?genomen|gelezen|gezien|bijeen|in vergadering)\b")
_VERBS = ("verzoekt", "Verzoekt", "spreekt", "Spreekt", "roept", "Roept")
_UIT = re.compile(r"[Ss]preekt(?:\s{1,6}[^\s;]{1,30}){0,12}?\s{1,6}uit\b")
_OP = re.compile(r"[Rr]oept(?:\s{1,6}[^\s;]{1,30}){1,20}?\s{1,6}op\b")
_ADDRESSEE = re.compile(
    r"\w{5,8}\s{1,6}(?:(?:tevens|voorts|daarom|verder|dan ook),?\s{1,6})?"
    r"(?P<who>(?:[Dd]e|[Hh]et|hun|zijn|haar)\s{1,6}(?:\(?[a-zë]{4,20}\)?\s{1,6})?"
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
_CONSIDERATION = re.compile(
    rf"(?:\n[ \t]{{0,8}}(?P<line>{_MORE}(?:(?:{_WORDS})\b|[a-zë]{{4,20}}ende?,?\s{{1,6}}dat\b))"
    rf"|[;,.:][ \t]{{1,6}}(?P<flat>{_MORE}(?:{_WORDS})\b(?=,?\s{{1,6}}(?:dat|de|het|een|,))))"
)
_THINKS = re.compile(rf"\s{{0,8}}{_MORE}(?:{_WORDS}|[a-zë]{{4,20}}ende)\b")
_OTHER = re.compile(
    r"\n[ \t]{0,8}(?:herbevestigt|veroordeelt|merkt|neemt|wijst|besluit|draagt|nodigt|dringt|verklaart"
    r"|betreurt|vraagt|bevestigt|erkent|keurt|zegt|stelt)\b"
)
_SMALL = re.compile(r"(?!c\.\s?s)\b[A-Z]?[a-z]")
_CAPITAL = re.compile(r"\n\s{0,6}[A-Z]")
_FORMS = {"v": "verzoekt", "s": "spreekt-uit", "r": "roept-op"}

DOSSIER = (
    r"(?P<dossier>\d{2}[ .\u00a0]?\d{3}(?:\s?-?\s?\(\s?R\s?\d{3,4}\s?\))?"
    r"(?:\s{0,3}-\s{0,3}\d{2}(?!\d)|[\s-]{1,3}(?:[IVX]{1,6}[AB]?|[A-HJ-M])(?![\w.]))?"
    r"(?:\s?\(\s?R\s?\d{3,4}\s?\))?|[CLXVI]{2,9}(?![\w]))"
)
_GIVEN = re.compile(
    r"\b(?:krijgt|krijgen|kreeg|draagt|heeft)\s{1,3}(?:het\s|de\s)?(?:stuk)?(?:nrs?\.?|nummers?"
    r"|letter)\s{0,3}"
    r"(?P<number>\d{1,5}|[A-Z]{1,3})\b\s{0,3}"
    r"(?:,?\s{0,3}\(?(?:was|voorheen)\s{1,3}(?:nr\.?|nummer|letter)\s{0,3}(?P<was>\d{1,5}|[A-Z]{1,3})\)?)?"
    rf"\s{{0,3}},?\s{{0,3}}\(\s{{0,3}}{DOSSIER}"
)
_GIVES = ("krijgt", "krijgen", "kreeg", "draagt", "heeft nr", "heeft letter")
_RECALLED = re.compile(
    rf"\bmotie-(?P<names>[^()\n]{{2,160}}?)\s{{0,3}}\(\s{{0,3}}{DOSSIER}\s{{0,3}},\s{{0,3}}"
    r"(?:nr\.?|letter)\s{0,3}(?P<number>\d{1,5}|[A-Z]{1,3})\s{0,3}\)(?P<rest>(?:"
    r"(?!motie-)[^\n]){0,400}?)\bluidt\s{0,3}:"
)
_HEADING = re.compile(
    r"[ \t]{0,8}(?:[Nn][Rr]\.?\s{1,6}(?P<number>\d{1,5})|(?P<letter>[A-Z]{1,3}))"
    r"(?:\s{1,6}HERDRUK\s?\d{0,2})?"
    r"[\s:–-]{1,8}(?P<title>(?:(?:[A-Z]{4,12}\s{1,3}){0,3}MOTIE\s[^\n]{2,300}"
    r"(?:\n[ \t]{0,8}[^\na-z]{3,200}(?=\n)){0,4}"
    r"|(?:[Tt]weede\s)?(?:[Nn]ader\s)?(?:[Gg]ewijzigde\s)?[Mm]otie\svan\s[^\n]{2,300}))",
)
_REPLACED = re.compile(
    r"(?:ter\s{1,6}vervanging\s{1,6}van|t\.?\s?v\.?\s?v\.?)\s.{0,40}?(?:nr\.?|letter|\d-)\s{0,3}"
    r"(?P<was>\d{1,5}|[A-Z]{1,3})\b",
    re.IGNORECASE | re.DOTALL,
)
_TOP = re.compile(rf"[ \t]{{0,8}}{DOSSIER}(?=\s)")


@lru_cache(maxsize=4096)
def normal_dossier(words: str) -> str:
    """ "36 600 VII" and "36600-VII" are 36600-VII; the number of a kingdom act, (R2064), is no part of it."""
    plain = re.sub(r"\(?\s?R\s?\d{3,4}\s?\)?", "", words)
    digits, rest = re.match(r"([\d .\u00a0]*)(.*)", plain, re.DOTALL).groups()  # type: ignore[union-attr]
    number = re.sub(r"\D", "", digits)[:5] if digits.strip() else ""
    chapter = (re.sub(r"\D", "", digits)[5:] + rest).strip(" -\u00a0\n\t()")
    return "-".join(part for part in (number, chapter) if part)


def _reach(text: str, start: int, most: int) -> int:
    """How far a motion's own words can go: `most` characters, but not into the next motion."""
    limit = min(len(text), start + most)
    following = text.find("De Kamer,", start, limit)
    return following if following >= 0 else limit


def _end(text: str, after: int) -> tuple[int, int] | None:
    """Where "en gaat over tot de orde van de dag." begins and ends, before another motion begins."""
    close = _CLOSE.search(text, after, _reach(text, after, LONGEST))
    if not close:
        return None
    lead = _LEAD.search(text, max(after, close.start() - 10), close.start())
    return (lead.start() if lead else close.start()), close.end() - (text[close.end() - 1].isspace())


def _clause(text: str, begin: int, at: int) -> int:
    """Where the clause begins that holds `at`: after the last line feed or semicolon."""
    return max(text.rfind("\n", begin, at), text.rfind(";", begin, at), begin - 1) + 1


def _operative(text: str, begin: int, at: int, shape: re.Match[str] | None) -> bool:
    """Whether the verb at `at` is what the House does, and not part of a consideration."""
    before = text[max(begin, at - 12) : at]
    word = before.rstrip()
    named = shape is not None or _ADDRESSEE.match(text, at) is not None
    if not word or word[-1] in ";:.•–":
        return True
    if "\n" in before[len(word) :]:
        return named or not word[-1].isalnum()
    if word[-1] == ",":
        return named and not (
            _THINKS.match(text, _clause(text, begin, at)) and text.count("\n", begin, at) > 2
        )
    if word.endswith((" en", "\nen")):
        return named and not _THINKS.match(text, _clause(text, begin, at))
    return word.endswith(("voorts", "tevens"))


def _places(text: str, word: str, begin: int, end: int) -> Iterator[int]:
    """Where a word stands by itself."""
    at = text.find(word, begin, end)
    while at >= 0:
        if not text[at - 1].isalnum() and not text[at + len(word) : at + len(word) + 1].isalnum():
            yield at
        at = text.find(word, at + len(word), end)


def _acts(text: str, begin: int, end: int) -> Iterator[tuple[int, str]]:
    """Where an operative clause begins, and its form."""
    for at in sorted(at for verb in _VERBS for at in _places(text, verb, begin, end)):
        form = text[at].lower()
        shape = {"s": _UIT, "r": _OP}.get(form)
        found = shape.match(text, at, end) if shape else None
        if (shape is None or found) and _operative(text, begin, at, found):
            yield at, _FORMS[form]


def _trimmed(text: str, start: int, end: int) -> int:
    """`end` without the separators that lead to the next clause."""
    least = max(start, end - 60)
    while end > least:
        if text[end - 1] in " ,;\n\t\r\xa0":
            end -= 1
        elif text.endswith((" en", "\nen"), least, end):
            end -= 2
        else:
            break
    return end


def _requests(text: str, begin: int, end: int) -> Iterator[Mark]:
    starts = list(_acts(text, begin, end))
    for place, (start, form) in enumerate(starts):
        stop = starts[place + 1][0] if place + 1 < len(starts) else end
        thoughts = _CONSIDERATION.finditer(text, start + 8, stop)
        apart = (one.start() for one in thoughts if one["line"] or text[one.start()] == ";")
        stop = next(apart, stop)
        who = _ADDRESSEE.match(text, start, stop)
        value = {"form": form, "addressee": " ".join(who["who"].split()) if who else None}
        yield Mark(MarkKind.REQUEST, start, _trimmed(text, start, stop), "motions.request", value)


def _considerations(text: str, begin: int, end: int, requests: list[Mark]) -> list[list[int]]:
    """The spans of what the motion rests on, in order."""
    found = [max(one.start("line"), one.start("flat")) for one in _CONSIDERATION.finditer(text, begin, end)]
    taken = [(mark.start, mark.end) for mark in requests]
    starts = [at for at in found if not any(start <= at < stop for start, stop in taken)]
    others = (one.start() for one in _OTHER.finditer(text, begin, end))
    stops = sorted([*starts, *(start for start, _ in taken), *others, end])
    return [[at, _trimmed(text, at, stops[bisect_right(stops, at)])] for at in starts]


def _announcement(text: str, end: int) -> dict[str, Any]:
    """What the chair says of the motion just read: movers, number, dossier, the number it had."""
    limit = _reach(text, end, AFTER)
    gives = any(text.find(word, end, limit) >= 0 for word in _GIVES)
    given = _GIVEN.search(text, end, limit) if gives else None
    value: dict[str, Any] = {"movers": announced(text, end, given.start() if given else limit)}
    if given:
        value |= {
            "number": given["number"],
            "was_number": given["was"],
            "dossier": normal_dossier(given["dossier"]),
        }
    return value


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


def _paper(text: str, start: int, end: int) -> dict[str, Any]:
    """What the heading and the signatures of a paper say."""
    begin = max(0, start - BEFORE, text.rfind("orde van de dag", max(0, start - BEFORE), start))
    near = max(begin, start - 1_500)
    paper = text.find("otie", near, start) >= 0 or text.find("MOTIE", near, start) >= 0
    heading = _last(text, near, start) if paper else None
    if heading is None:
        return {"movers": signed(text, end)}
    tops = (_TOP.match(text, at, heading.start()) for at in _lines(text, begin, heading.start()))
    top = next(filter(None, tops), None)
    replaced = _REPLACED.search(heading["title"])
    return {
        "number": heading["number"] or heading["letter"],
        "dossier": normal_dossier(top["dossier"]) if top else None,
        "was_number": replaced["was"] if replaced else None,
        "movers": _movers(text, end, heading["title"]),
    }


def _lines(text: str, begin: int, end: int) -> Iterator[int]:
    """Where lines begin, in order; walking them is far cheaper than searching for `^`."""
    at = begin if begin == 0 or text[begin - 1] == "\n" else text.find("\n", begin, end) + 1
    while 0 <= at < end and (at or begin == 0):
        yield at
        at = text.find("\n", at, end) + 1
        if at == 0:
            return


def _last(text: str, begin: int, end: int) -> re.Match[str] | None:
    """The heading nearest before a motion."""
    found = (_HEADING.match(text, at, end) for at in reversed(list(_lines(text, begin, end))))
    return next(filter(None, found), None)


def _movers(text: str, end: int, title: str) -> list[str]:
    """Who signed, else whom the heading names; the heading tells names apart that stand in one line."""
    names = signed(text, end)
    if len(names) > 1 or (names and " " not in names[0]):
        return names
    known = titled(_capitals(title))
    return apart(names[0], known) if names else known


def _capitals(title: str) -> str:
    """A heading in capitals without what follows it in the same line ("Voorgesteld 27 maart 2024")."""
    small = _SMALL.search(title) if title[:5].isupper() else None
    return title[: small.start()] if small else title


def _motion(scene: Scene, start: int, end: int) -> Iterator[Mark]:
    text = scene.text
    if text[start] != "D" or text[end : end + 1] != ",":
        return
    heard, close = _HEARD.match(text, end + 1), _end(text, end + 1)
    if not (heard or close):
        return
    stop = close[0] if close else _break(text, end + 1)
    requests = list(_requests(text, end + 1, stop))
    if not requests and not (heard and close):
        return
    finish = close[1] if close else requests[-1].end
    value: dict[str, Any] = {"number": None, "dossier": None, "movers": [], "was_number": None}
    for said in (_announcement(text, finish), _recalled(text, start), _paper(text, start, finish)):
        value |= {key: found for key, found in said.items() if found and not value[key]}
        if value["number"] and value["movers"]:
            break
    value["considerations"] = _considerations(text, end + 1, stop, requests)
    yield Mark(MarkKind.MOTION, start, finish, "motions.motion", value, 1.0 if heard and close else 0.7)
    yield from requests


def _break(text: str, after: int) -> int:
    """Where a motion without its last line ends: before the first line that begins with a capital."""
    limit = _reach(text, after, LONGEST)
    capital = _CAPITAL.search(text, after, limit)
    return capital.start() if capital else limit


RULES: tuple[Rule, ...] = (Rule("motions.motion", (" de kamer ",), _motion, "motions"),)
