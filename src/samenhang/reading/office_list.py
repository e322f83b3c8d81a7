# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Offices in a list: "de Ministers van Buitenlandse Zaken en Veiligheid en Justitie" are two.

The names of ministries hold "en" and commas themselves, so a list can be split only by who knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ELEMENT = re.compile(
    r"(?:(?:de|het|onze|mijn|door|namens)\s{1,4}){0,2}(?:(?:demissionaire?|waarnemend|fungerend)\s{1,4})?"
    r"(?P<title>vice-?\s?minister-president"
    r"|minister-president(?:,\s{1,4}minister\s{1,4}van\s{1,4}algemene\s{1,4}zaken)?"
    r"|ministers?|staatssecretaris(?:sen)?|ambt(?:s)?geno(?:ot|ten))\b"
    r"(?:(?<!zaken)(?<!president)\s{1,4}en\s{1,4}(?:de\s{1,4})?(?P<also>staatssecretaris|minister)(?=\s{1,4}(?:van|voor)\b))?"
    r"(?:\s{1,4}(?P<link>van|voor)\b)?\s{0,4}"
    r"|(?:(?P<more>van|voor)\s{1,4})?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:(?:de|het)\s{1,4})?(?P<body>kabinet|regering|presidium|(?:rijks)?ministerraad"
    r"|nationaal coördinator\s[^,;()]{3,60}"
    r"|(?:(?:vaste|algemene|tijdelijke)\s{1,4})?commissies?\s(?:voor|van)\s[^,;()]{3,90})(?![\w-])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s{0,4}(?:,\s{0,4}(?:(?:en|alsmede)\b)?|;|/|(?:en|alsmede|evenals|én)\b)\s{0,4}", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"[^\W\d][^,;()]{1,100}?(?=\s{0,4}(?:[,;()]|$|\b(?:en|alsmede)\s{1,4}(?:de|van|voor|het|mijn)\b"
    r"|\b(?:over|inzake)\b))",
    re.IGNORECASE,
)
_ONE = {"ministers": "minister", "staatssecretarissen": "staatssecretaris"}
_SMALL = frozenset("de het een van voor der den en of in op te ter tot over bij aan met uit".split())  # noqa: SIM905
_ABBREVIATION = 5  # letters: "OCW" and "JenV" keep their capitals


@dataclass(frozen=True, slots=True)
class Office:
    """One office or body of a list: where it stands, and its full form ("Minister van Defensie")."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class _Form:
    """What an element leaves for the next: "van Defensie" after "de ministers van Financiën"."""

    titles: tuple[str, ...] = ()
    link: str = "van"


def capitalised(words: str) -> str:
    """Words printed in capitals as a name: "ALGEMENE REKENKAMER" is Algemene Rekenkamer."""
    parts = [word if word in _SMALL else word[:1].upper() + word[1:] for word in words.lower().split()]
    joined = " ".join(parts)
    return joined[:1].upper() + joined[1:]


def _one(title: str) -> str:
    lower = " ".join(title.lower().split())
    return "minister" if lower.startswith("amb") else _ONE.get(lower, lower)


def _full(title: str, link: str, name: str) -> str:
    words = " ".join(part for part in (title, link, name) if part)
    full = (words[:1].upper() + words[1:]).replace("inister-president", "inister-President")
    return full.replace("minister van algemene zaken", "Minister van Algemene Zaken")


class Offices:
    """Splits lists of offices, by the names of ministries and portfolios that it knows."""

    def __init__(self, names: Sequence[str]) -> None:
        known = sorted(set(names), key=lambda name: (-len(name), name))
        loose = "|".join(r"\s{1,4}".join(map(re.escape, name.split())) for name in known)
        self._full = {" ".join(name.casefold().split()): name for name in known}
        self._name = re.compile(rf"(?:{loose or '(?!)'})(?![\w-])", re.IGNORECASE)

    def split(self, text: str, start: int, end: int) -> list[Office]:
        """The offices between two places, in order; it stops at the first words that are none."""
        words = text[start : min(end, start + 800)].rstrip()
        at, form = len(words) - len(words.lstrip()), _Form()
        found: list[Office] = []
        while at < len(words):
            here, form = self._element(words, at, form)
            if not here:
                break
            found += [Office(start + one.start, start + one.end, one.value) for one in here]
            separator = _SEPARATOR.match(words, here[-1].end)
            if not separator:
                break
            at = separator.end()
        return found

    def _element(self, words: str, at: int, form: _Form) -> tuple[list[Office], _Form]:
        """The office, body or pair of offices that begins here, and the form for the next."""
        body = _BODY.match(words, at)
        if body:
            name = " ".join(body["body"].split())
            return [
                Office(
                    body.start("body"), body.end(), _full("", "", name.lower() if name.isupper() else name)
                )
            ], form
        element = _ELEMENT.match(words, at)
        if element is None or not (element["title"] or form.titles):
            return [], form
        titles, link = form.titles, form.link
        if element["title"]:
            titles = tuple(_one(title) for title in (element["title"], element["also"]) if title)
            link = ""
        link = (element["link"] or element["more"] or link).lower()
        post, stop = self._named(words, element.end(), bool(link), titles[0])
        if post is None:
            return [], form
        begin = element.start("title") if element["title"] else at
        return list(self._offices((begin, stop), titles, link, post)), _Form(titles, link)

    def _offices(
        self, span: tuple[int, int], titles: tuple[str, ...], link: str, name: str
    ) -> Iterator[Office]:
        linked = link or ("van" if name in self._full.values() else "")
        for title in titles:
            yield Office(*span, _full(title, linked, name))

    def _named(self, words: str, at: int, linked: bool, title: str) -> tuple[str | None, int]:
        """The name of a ministry or portfolio, "" for an office without one; and where it ends."""
        known = self._name.match(words, at)
        if known:
            return self._full[" ".join(known[0].casefold().split())], known.end()
        unknown = None if "president" in title else _UNKNOWN.match(words, at)
        if unknown and linked and unknown[0][:1].isupper():
            name = " ".join(unknown[0].split())
            return capitalised(name) if name.isupper() and len(name) > _ABBREVIATION else name, unknown.end()
        return (None, at) if linked else ("", len(words[:at].rstrip()))
