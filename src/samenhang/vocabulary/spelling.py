# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spelling: one key for all ways to print the same name, whatever its capitals, accents or hyphens."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[^a-z0-9]+")
PREFIXES = frozenset(
    ["van", "de", "den", "der", "ter", "ten", "te", "'t", "’t", "von", "du", "di", "da", "dos", "del", "la",
     "le", "het", "in", "op", "aan", "uit", "tot", "'s", "’s"]
)  # fmt: skip


def key(text: str) -> str:
    """Lower case, no accents, words parted by one space: "Yeşilgöz-Zegerius" becomes "yesilgoz zegerius"."""
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("&", " en "))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    elif "&" in text:
        text = text.replace("&", " en ")
    return _APART.sub(" ", text).strip()


def slug(text: str) -> str:
    """The key with hyphens, for identifiers."""
    return key(text).replace(" ", "-")


def bare_surname(name: str) -> str:
    """A surname without its prefixes: "van der Laan" becomes "Laan", "El Yassini" stays."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in PREFIXES:
        words = words[1:]
    return " ".join(words)
