# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The article before the name of a law: "artikel 5.1, tweede lid, van de", "art. 22b, lid 3"."""

from __future__ import annotations

import re

from samenhang.marking.scanner import Scene

_ORDINALS = {
    "eerste": "1",
    "tweede": "2",
    "derde": "3",
    "vierde": "4",
    "vijfde": "5",
    "zesde": "6",
    "zevende": "7",
    "achtste": "8",
    "negende": "9",
    "tiende": "10",
    "elfde": "11",
    "twaalfde": "12",
}
_ORDINAL = "(?:" + "|".join(_ORDINALS) + ")"
_NUMBER = r"(?:\d{1,4}(?:[.:]\d{1,4}){0,3}[a-z]{0,3}|[IVX]{1,6}[a-z]?)"
_ORDINALS_JOINED = rf"{_ORDINAL}(?:\s(?:en|of|tot\sen\smet)\s{_ORDINAL}|,\s{_ORDINAL}){{0,4}}"
_LID = (
    rf"(?:,?\s(?:{_ORDINALS_JOINED}\slid|lid\s\d{{1,2}}"
    r"|leden\s\d{1,2}(?:\s(?:en|t/m)\s\d{1,2})?))"
)
_LETTER = r"[a-z0-9°º]{1,3}"
_PART = (
    rf"(?:,?\s(?:(?:aanhef\sen\s)?onder(?:deel|delen)?\s{_LETTER}(?:\s(?:en|of)\s{_LETTER})?"
    rf"|aanhef|sub\s{_LETTER}))"
)
_AND = r"(?:,\s|\s(?:en|of|tot\sen\smet|t/m)\s|\s?[-–]\s?)"
_ARTICLE = re.compile(
    rf"(?P<w>[Aa]rt(?:\.|ikel(?:en)?)?)\s{{0,2}}(?P<n>{_NUMBER}(?:{_AND}{_NUMBER}){{0,6}})"
    rf"(?P<l>{_LID})?(?P<o>{_PART}){{0,3}},?\s{{0,3}}"
    r"(?:(?:van|uit|in)\s(?:de|het|deze)?\s{0,3})?(?:EU[- ]|Europese\s)?$"
)


def article_before(scene: Scene, start: int) -> tuple[int, dict[str, str]] | None:
    """Where the article that ends right before `start` begins, and its parts: article, paragraph.

    None where no article stands there, which a look at the folded text settles cheaply.
    """
    floor = max(0, start - 120)
    at = scene.folded.rfind(b" art", floor, start)
    if at < 0 and floor == 0 and scene.folded.startswith(b"art"):
        at = -1
    elif at < 0:
        return None
    found = _ARTICLE.fullmatch(scene.text[at + 1 : start])
    if found is None:
        return None
    value = {"article": re.sub(r"\s{1,9}", " ", found["n"])}
    if found["l"]:
        words = re.sub(r"[,\s]{1,4}", " ", found["l"]).strip()
        value["paragraph"] = " ".join(
            _ORDINALS.get(word, word) for word in words.split() if word not in ("lid", "leden")
        )
    return at + 1, value
