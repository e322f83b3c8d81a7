# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentence that holds a span: local, bounded and linear, for Dutch official prose and speech.

A line feed always ends a sentence (a passage holds none). A full stop ends one only where what stands before
it is no abbreviation, initial or list number and what follows can begin a sentence.
"""

from __future__ import annotations

import re

REACH = 1500
"""How far, in characters, a sentence is sought to each side; beyond that it is cut there."""


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


# After these a full stop never ends a sentence: a name, number or word must follow.
_BOUND = listed(
    """
    nr nrs art artt lid dhr mw mevr mr mrs drs dr ir ing prof st ds jhr jkvr bijv bv b.v stb stcrt trb
    pb p pp blz pag par hfst hst d.d dd m.b.t mbt i.v.m ivm t.a.v o.a o.m m.n m.u.v i.p.v i.h.b i.c i.e
    d.w.z t.o.v t.b.v n.a.v t.g.v i.o.v i.s.m o.b.v o.g.v o.l.v t.w v.w.b w.o ca circa vgl resp jo sub
    ad max min gem ref aanh kst hand kamerst bijl fig tab noot zgn z.g red vz vzr afd dir tel a.d a.h.v
    c.q z.s.m u.d gep mgr sr
    """
)
# These can stand at the end of a sentence too: then the next word decides.
_EITHER = listed(
    "jl jl. a.s as c.s e.d e.a e.v etc enz mln mld mio n.v nv v.chr n.chr s.s o.i t/m jr t.z.t tzt"
)
_OPENER = re.compile(
    r"(?:De|Het|Een|In|Ik|Dit|Dat|Deze|Die|Er|Op|Voor|Met|Om|U|Uw|Wij|We|Na|Naar|Over|Als|Ook|Mijn|Ons|"
    r"Onze|Zo|Zoals|Bij|"
    r"Tijdens|Hij|Zij|Ze|Aan|Van|Maar|En|Ten|Tot|Uit|Door|Toen|Nu|Omdat|Hoewel|Indien|Mocht|Zodra|Wel|"
    r"Niet|Verder|Tevens|"
    r"(?:Da|Hi)(?:ar|er)\w*|Vervolgens|Inmiddels|Conform|Gezien|Gelet|Graag)\b"
)
_NEXT = re.compile(r"[\"'“‘«(\[„‹–—•-]{0,3} ?(?:[A-ZÀ-ÖØ-Þ0-9€§]|'[a-z] |[•–—-] )")
_INITIALS = re.compile(r"^(?:[A-Z][a-z]?h?\.){0,6}(?:[A-Z]|Th|Ch|Ph|IJ|Chr|Jr|Joh)$")
_LABEL = re.compile(
    r"(?:[-–—•*·▪●○o]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\(?[a-z]\)|[a-z]\.|[ivx]{1,4}[.)])[ \t]{1,8}(?=\S)"
)
_SPEAKER = re.compile(
    r"(?:De heer|Mevrouw|De voorzitter|Voorzitter|Minister|Minister-president|Staatssecretaris|Het lid|"
    r"De Minister|"
    r"De Staatssecretaris)(?: [^\n:.;!?]{1,60}| [^\n:;!?]{1,24})?(?: ?\([^()\n]{1,40}\))?: ?(?=\S)"
)


def _ends(text: str, floor: int, dot: int, after: int) -> bool:
    """Whether the mark at `dot`, with its closers up to `after`, ends a sentence that starts at `floor` or
    later.
    """
    nearby = text[after : after + 24]
    if nearby and not nearby[0].isspace():
        return False
    nearby = nearby.lstrip(" \t")
    if not nearby or nearby[0] == "\n":
        return True
    if not nearby[0].isupper() and not _NEXT.match(nearby):
        return False
    if text[dot] != "." or after - dot > 1:
        return True
    token = text[max(floor, text.rfind(" ", floor, dot) + 1) : dot].lstrip("([«“\"'‘")
    if len(token) > 7 and token.isalpha():
        return True
    return _full_stop(token, nearby, dot, floor)


def _full_stop(token: str, nearby: str, dot: int, floor: int) -> bool:
    """Whether a full stop after `token` ends a sentence when `nearby` comes next."""
    lower = token.lower()
    if lower in _EITHER:
        return bool(_OPENER.match(nearby))
    if lower in _BOUND or (len(token) == 1 and token.isalpha()) or _INITIALS.search(token):
        return False
    if token.isdigit():
        return dot - len(token) > floor  # "1. Instemmen": a number that opens the line is its label
    return bool(token) or dot == floor


_MARK = re.compile(r"[.!?…]{1,4}[\"'”’»)\]›]{0,3}(?=\s|$)")
_NEAR = 420


def _begin(text: str, floor: int, start: int) -> int:
    """Where the sentence that holds `start` begins, at `floor` or later."""
    for low in (max(floor, start - _NEAR), floor):
        for found in reversed(list(_MARK.finditer(text, low, start))):
            if _ends(text, floor, found.start(), found.end()):
                return found.end()
        if low == floor:
            break
    return floor


def _stop(text: str, floor: int, end: int, ceiling: int) -> int:
    """Where the sentence that holds `end - 1` stops, at `ceiling` or before."""
    for found in _MARK.finditer(text, max(floor, end - 1), ceiling):
        if _ends(text, floor, found.start(), found.end()):
            return found.end()
    return ceiling


def line(text: str, start: int, end: int) -> tuple[int, int]:
    """The line that holds `text[start:end]`, cut where it goes on beyond `REACH` to a side."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    stop = text.find("\n", end, high)
    return max(low, text.rfind("\n", low, start) + 1), high if stop < 0 else stop


def unbroken(text: str, start: int, end: int) -> bool:
    """Whether no sign that can end a sentence stands between two places."""
    return _MARK.search(text, start, end) is None


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds `text[start:end]`, without white space, list label or speaker's name around
    it.
    """
    begin, ceiling = line(text, start, end)
    first = _begin(text, begin, start)
    last = _stop(text, first, end, ceiling)
    return _trim(text, first, last, start, begin)


def _trim(text: str, first: int, last: int, start: int, line: int) -> tuple[int, int]:
    while first < start and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first - line < 8 and not text[line:first].strip():
        for shape in (_LABEL, _SPEAKER):
            lead = shape.match(text, first, last)
            if lead and lead.end() <= start:
                first = lead.end()
    return first, last


def following(text: str, end: int) -> tuple[int, int] | None:
    """The next sentence on the same line after one that ends at `end`, or None."""
    begin = end
    while begin < len(text) and text[begin] in " \t":
        begin += 1
    if begin >= len(text) or text[begin] == "\n":
        return None
    ceiling = text.find("\n", begin, begin + REACH)
    return begin, _stop(text, begin, begin + 1, min(len(text), begin + REACH) if ceiling < 0 else ceiling)


LONG = 320
"""A sentence longer than this is cut at its semicolons."""


def clause(text: str, start: int, end: int, place: int) -> tuple[int, int]:
    """The part between semicolons that holds `place`, of a long sentence; a shorter one stays whole."""
    if end - start <= LONG:
        return start, end
    before = text.rfind(";", start, place)
    after = text.find(";", place, end)
    if before >= 0:
        start = before + 1
        while start < place and text[start].isspace():
            start += 1
    return start, end if after < 0 else after
