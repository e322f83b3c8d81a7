# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Identifiers written out: "kst-30821-153", also inside an address, and the numbers of the Tweede Kamer.

The patterns are those of the 160 most frequent shapes among 5.5 million published identifiers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from samenhang.marking.references.grammar import mark
from samenhang.marking.scanner import Rule, Scene
from samenhang.model import Mark

_FORMS = {
    "kst": "kamerstuk",
    "blg": "annex",
    "ah": "aanhangsel",
    "h": "handelingen",
    "kv": "questions",
    "nds": "document",
    "ag": "agenda",
    "stb": "stb",
    "stcrt": "stcrt",
    "trb": "trb",
    "gmb": "publication",
    "wsb": "publication",
    "prb": "publication",
    "bgr": "publication",
}
_ROMAN = "[CLXVI]{1,9}"
_SHAPES = re.compile(
    r"(?i:(?P<kst>kst-(?:(?:19|20)\d{6}-)?(?:\d{2,5}[ivxlcfg]{0,6}|[ivxlc]{1,9})(?:-[0-9a-z]{1,8}){1,4}|kst-\d{6,8})"
    r"|(?P<blg>blg-\d{3,9}(?:-[0-9a-z]{1,5})?)"
    r"|(?P<ah>ah-(?:[te]k-(?:19|20)\d{6}-(?:ah)?\d{1,5}[a-z]?|\d{5,8})(?:-[hn]\d{1,2})?)"
    r"|(?P<h>h-(?:(?:[te]k|vv)-(?:19|20)\d{6}(?:-(?:\d{1,5}|vv)(?:_\d{1,2})?){2,4}|\d{5,6})(?:-[hn]\d{1,2})?)"
    r"|(?P<kv>kv-(?:(?:[te]k-)?(?:19|20)\d\dz\d{5}|(?:ek-)?\d{5,12}|tk-(?:19|20)\d{6}-[0-9a-z]{1,10})(?:-[hn]\d{1,2})?)"
    r"|(?P<nds>nds-(?:(?:tk-)?(?:19|20)\d\dd\d{5}|[a-z]{2,6}\d{6,9}|\d{4,6})(?:-[bhn]\d{1,2})?)"
    r"|(?P<ag>ag-(?:(?:[te]k|vv)-(?:(?:19|20)\d\d-\d\d-\d\d|\d\d-\d\d-(?:19|20)\d\d)(?:-n\d)?|\d{4,6}))"
    r"|(?P<stb>stb-(?:19|20)\d\d-\d{1,4}(?:v\d)?(?:-[a-z]\d{1,2})?)"
    r"|(?P<stcrt>stcrt-(?:19|20)\d\d-\d{1,6}(?:-[a-z]{1,4}\d{1,6}){0,3})"
    r"|(?P<trb>trb-(?:19|20)\d\d-(?:\d{1,4}(?:-[a-z]\d{1,2})?|[a-z]{3,9}))"
    r"|(?P<pub>(?:gmb|wsb|prb|bgr)-(?:19|20)\d\d-\d{1,7}(?:-[a-z]\d{1,3}){0,2}))(?![\w])(?!-\w)"
)
_SUFFIX = re.compile(r"[bhnv]\d{1,2}|\d{1,4}[a-z]")


def _upper_parts(part: str) -> str:
    return part if _SUFFIX.fullmatch(part) else part.upper()


_UPPER = re.compile(
    r"(?<=^kv-tk-\d{4})z(?=\d{5})|(?<=^nds-tk-\d{4})d(?=\d{5})|(?<=-)(?:sc|cao|ah)(?=\d)|(?<=\d-)vv(?=-\d)"
)


def canonical(printed: str) -> str:
    """An identifier in the spelling of the list, where people or addresses changed the case.

    Roman numbers, chapters and letters are upper case, suffixes and prefixes lower case; what is written
    in mixed case already is left as it is.
    """
    head, _, rest = printed.partition("-")
    if any(letter.isupper() for letter in rest) and not printed.isupper():
        return f"{head.lower()}-{rest}"
    if head.lower() == "kst":
        return "-".join(["kst", *map(_upper_parts, rest.split("-"))])
    return _UPPER.sub(lambda found: found[0].upper(), printed.lower())


def find_identifier(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "kst-30821-153" on its own or in an address."""
    text = scene.text
    if text[end : end + 1] != "-" or text[start - 1 : start] in ("-", "_"):
        return ()
    found = _SHAPES.match(text, start)
    if found is None:
        return ()
    family = text[start:end].lower()
    target = canonical(found[0])
    value: dict[str, object] = {"form": _FORMS[family], "target": target}
    if target != found[0]:
        value["candidates"] = [target, found[0]]
    return [mark("identifier", *found.span(), value, 1.0)]


_NUMBERED = re.compile(r"(?P<y>(?:19|20)\d\d)\s?(?P<k>[DZAP])\s?(?P<n>\d{5})(?!\w)")
_KINDS = {"D": "document", "Z": "case", "A": "activity", "P": "agenda-item"}
_ALSO = {"D": "nds-tk-", "Z": "kv-tk-"}
_COMMITMENT = re.compile(r"TZ\s?(?P<m>(?:19|20)\d{4})\s?[-–‑]\s?(?P<n>\d{1,4})(?!\w)|T(?P<t>0\d{4})(?!\w)")


def find_numbered(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "2024D12345", "2025Z03792", "2025A03345", "2008P02027": numbers of the Tweede Kamer's register."""
    found = _NUMBERED.match(scene.text, start)
    if found is None or scene.text[start - 1 : start] in ("-", "_"):
        return ()
    target = found["y"] + found["k"] + found["n"]
    value: dict[str, object] = {"form": _KINDS[found["k"]], "target": target, "chamber": "tweede-kamer"}
    if found["k"] in _ALSO:
        value["candidates"] = [target, _ALSO[found["k"]] + target]
    return [mark("register-number", *found.span(), value, 1.0)]


def find_commitment(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "TZ202412-116" of the Tweede Kamer, "T03131" of the Eerste Kamer."""
    found = _COMMITMENT.match(scene.text, start)
    if found is None:
        return ()
    if found["t"]:
        value = {"form": "commitment", "target": f"T{found['t']}", "chamber": "eerste-kamer"}
        return [mark("commitment-number", *found.span(), value, 0.9)]
    target = f"TZ{found['m']}-{found['n'].zfill(3)}"
    value = {"form": "commitment", "target": target, "chamber": "tweede-kamer"}
    return [mark("commitment-number", *found.span(), value, 1.0)]


_PREFIXES = tuple(f" {prefix} " for prefix in _FORMS if prefix != "h")
_PROCEEDINGS = (" h tk ", " h ek ", " h vv ", *(f" h {digit}" for digit in "123456789"))
_YEARS = tuple(f" {year}{kind}" for year, kind in product(range(1994, 2040), "dzap"))


def find_proceedings(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "h-tk-20182019-35-8", "h-17869"."""
    return find_identifier(scene, start, start + 1)


RULES = (
    Rule("identifier", _PREFIXES, find_identifier, "reference"),
    Rule("identifier", _PROCEEDINGS, find_proceedings, "reference"),
    Rule("register-number", _YEARS, find_numbered, "reference"),
    Rule(
        "commitment-number",
        (" tz19", " tz20", " tz 20", *(f" t0{d}" for d in range(10))),
        find_commitment,
        "reference",
    ),
)
