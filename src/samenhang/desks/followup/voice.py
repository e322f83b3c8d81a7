# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How what goes out speaks: its language, and where its links lead. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from samenhang.desks.followup.analysis.item import State
from samenhang.desks.followup.words import KINDS, STATES
from samenhang.errors import InvalidInput
from samenhang.model import MarkKind
from samenhang.web.language import Texts

ITEM = "/follow-ups/"
"""Where the pages of items are, below the address of the site."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """A text without the characters that XML, Excel and mail cannot carry; every line ends in one newline."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """A text as one line: a title, a heading, a subject."""
    return " ".join(plain(text).split())


@dataclass(frozen=True, slots=True)
class Site:
    """The address of this installation, "https://samenhang.example.nl": the root of all links, no slash.

    `since` is the year from which the host is its owner's; with the host it makes names that never change.
    Raises InvalidInput where the address is none.
    """

    root: str
    since: int = 2026

    def __post_init__(self) -> None:
        parts = urlsplit(self.root)
        if parts.scheme not in ("http", "https") or not parts.hostname or self.root.endswith("/"):
            raise InvalidInput(
                f"“{self.root}” is no address of a site", "give one like https://samenhang.example.nl"
            )

    @property
    def host(self) -> str:
        """The name of the host alone."""
        return urlsplit(self.root).hostname or ""

    def item(self, name: str) -> str:
        """The page of an item."""
        return f"{self.root}{ITEM}{quote(name, safe='')}"

    def whole(self, address: str) -> str:
        """An address with its site: those of our own pages begin with a slash, others are whole already."""
        return self.root + address if address.startswith("/") else address

    def tag(self, *names: str) -> str:
        """A name for ever, as a tag URI (RFC 4151)."""
        return f"tag:{self.host},{self.since}:follow-ups/" + "/".join(quote(name, safe="") for name in names)


@dataclass(frozen=True, slots=True)
class Voice:
    """The language of an output, and the site that its links lead to."""

    texts: Texts
    site: Site

    def say(self, text: str, **fields: object) -> str:
        """A text in the language, with its fields filled in."""
        said = self.texts.gettext(text)
        return said % fields if fields else said

    def kind(self, kind: MarkKind) -> str:
        """What people call a kind."""
        return self.say(KINDS.get(kind, kind.value))

    def state(self, state: State) -> str:
        """What people call a state."""
        return self.say(STATES[state])
