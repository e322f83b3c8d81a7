# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""One thing that a source says of a document, held against what its text says of the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samenhang.ledger.naming import fold_dossier
from samenhang.linking.addresses import address
from samenhang.model import Fact, FactName

PUBLICATION = "publication"
"""The kind of record that sources of publications give; what is in it is told by `published`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says under `field`, and what the text says ("" where it says nothing).

    `differs` is None where they cannot be compared: the text says nothing, or says it in its own way. `link`
    is the page of what the source points at, None where it points at nothing.
    """

    source: str
    field: str
    value: str
    text: str = ""
    differs: bool | None = None
    link: str | None = None

    @property
    def line(self) -> str:
        """It in one line, for a terminal."""
        beside = f"; the text: {self.text}" if self.text else "; the text does not say"
        verdict = {True: " (differs)", False: " (the same)", None: ""}[self.differs]
        return f"{self.source} says {self.field}: {self.value}{beside}{verdict}"


class Beside:
    """What one source says, beside the facts of a text."""

    def __init__(self, source: str, facts: Sequence[Fact]) -> None:
        self._source = source
        self._facts = facts

    def texts(self, *names: FactName) -> list[str]:
        """What the text says under these names, each once."""
        return list(dict.fromkeys(fact.value for name in names for fact in self._facts if fact.name is name))

    def claim(
        self,
        field: str,
        value: str,
        texts: Sequence[str] = (),
        same: bool | None = None,
        link: str | None = None,
    ) -> Claim:
        """A claim; `same` is None where it cannot be compared. Where the text is silent it counts not."""
        differs = None if same is None or not texts else not same
        return Claim(self._source, field, value, ", ".join(texts), differs, link)

    def kind(self, said: str, meant: Sequence[str]) -> Claim:
        """What sort of document it is: `meant` are the kinds that this may be here, none where it is open."""
        texts = self.texts(FactName.KIND)
        return self.claim("kind", said, texts, bool(set(meant) & set(texts)) if meant else None)

    def day(self, day: str, compared: bool = True) -> Claim:
        """The day of the document, ISO 8601."""
        texts = self.texts(FactName.DATE)
        return self.claim("date", day, texts, any(_holds(text, day) for text in texts) if compared else None)

    def plain(self, field: str, value: str, name: FactName) -> Claim:
        """What is compared as it is written."""
        texts = self.texts(name)
        return self.claim(field, value, texts, value.casefold() in {text.casefold() for text in texts})

    def titled(self, field: str, value: str, *names: FactName) -> Claim:
        """A title or subject: the same where one of the two holds the words of the other."""
        texts = self.texts(*names)
        same = any(_bare(value) in _bare(text) or _bare(text) in _bare(value) for text in texts)
        return self.claim(field, value, texts[:1], same)

    def dossiers(self, numbers: Sequence[str]) -> Iterator[Claim]:
        """The dossiers that it is of."""
        texts = self.texts(FactName.DOSSIER)
        folded = {fold_dossier(text) for text in texts}
        for number in dict.fromkeys(numbers):
            same = fold_dossier(number) in folded
            yield self.claim("dossier", number, texts, same, address(f"dossier/{number}"))

    def link(self, field: str, name: str) -> Claim:
        """What the source itself ties the document to: no rule is needed."""
        return self.claim(field, name, link=address(name))


def _holds(text: str, day: str) -> bool:
    """Whether a date of a text ("2015-12", "2015-12-21/2015-12-22") holds a day."""
    first, _, last = text.partition("/")
    return first <= day <= (last or first) or day.startswith(f"{first}-")


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
