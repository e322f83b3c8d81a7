# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words that were read wrongly, put right: the text follows, and what was found in it too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from samenhang.corrections import corrected, keep
from samenhang.desks.library.finding import sheet_of
from samenhang.desks.library.pages.findings import passage_of
from samenhang.desks.library.pages.review import Long, Sent, words_in, wrong
from samenhang.intake import Task
from samenhang.model import Correction
from samenhang.web.answer import place_of
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed
from samenhang.web.language import N_


class WordsChange(Sent):
    """Words as they stand in the passage, and as the file has them; `start` where they stand twice."""

    quote: Long
    text: Long = ""
    start: int = -1


def correcting(identifiers: Path | None) -> Callable[[Ask, str, int, WordsChange], Changed]:
    """The change that puts words right; `identifiers` is the list against which references are held."""

    def correct(ask: Ask, name: str, number: int, change: WordsChange) -> Changed:
        """Put words of a passage right."""
        sheet = sheet_of(ask.ledger, name)
        words = words_in(ask, sheet, passage_of(ask, sheet, number), change.quote, change.start)
        text = " ".join(change.text.split())
        if text == words.quote:
            raise wrong(ask, N_("Nothing was changed"), N_("Say what it should be"))
        correction = Correction(
            sheet.digest, words.start, words.end, words.quote, text, ask.viewer.name, ask.when, change.why
        )
        task = Task(today=ask.today, when=ask.when, identifiers=identifiers)
        done = corrected(ask.house.ledger, correction, task)
        with ask.house.ledger.writing(ask.when) as ink:
            keep(ink, done)
            result = f"{words.start}-{words.end}: {len(words.quote)} characters became {len(text)}"
            ink.audit("correct", sheet.digest, result, ask.origin, ask.viewer.name)
        notice = ask.texts.gettext("The words were put right")
        return Changed(address=place_of(sheet.digest, number), notice=notice)

    return correct
