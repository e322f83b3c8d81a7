# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The languages of the pages: Dutch first, English by a switch. Code speaks English, catalogs are gettext."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations

from samenhang.web import spoken

LANGUAGES = {"nl": "Nederlands", "en": "English"}
FIRST = "nl"
REGIONS = {"nl": "nl_NL", "en": "en_GB"}
"""Whose way of writing days and numbers each language follows."""


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Marks a text for translation where it is written, not where it is shown."""
    return text


class Texts(NullTranslations):
    """What pages say in one language, out of the catalogs of the shell and of every desk."""

    def __init__(self, language: str, folders: Iterable[Path]) -> None:
        super().__init__()
        self.language = language
        self._one: dict[str, str] = {}
        self._many: dict[str, tuple[str, ...]] = {}
        self._folders = tuple(folders)
        for folder in self._folders:
            for file in sorted((folder / language).glob("*.po")):  # English is what the code says
                if file.name != spoken.FILE:
                    self._take(file)

    def _take(self, file: Path) -> None:
        with file.open("rb") as stream:
            catalog = read_po(stream, locale=self.language)
        for message in catalog:
            string = message.string
            if isinstance(message.id, str) and isinstance(string, str) and message.id and string:
                self._one[message.id] = string
            elif isinstance(string, tuple | list):
                self._many[message.id[0]] = tuple(string)

    def gettext(self, message: str) -> str:
        return self._one.get(message, message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        forms = self._many.get(singular)
        return (forms or (singular, plural))[n != 1]

    @cached_property
    def _sentences(self) -> spoken.Sentences:
        return spoken.Sentences(self.language, self._folders, self._one)

    def said(self, message: str) -> str:
        """What an error says: its English words, with a translation where there is one."""
        return self._sentences.said(message)

    def opened(self, message: str) -> str:
        """The same at the start of a line."""
        return self._sentences.opened(message)

    def day(self, day: date | str | None, form: str = "long") -> str:
        """A day as people write it, "21 december 2015"; a day as ISO text is taken too."""
        if not day:
            return ""
        when = date.fromisoformat(day) if isinstance(day, str) else day
        return _written(when, form, self.language)

    def period(self, first: date | None, last: date | None, precision: str = "days") -> str:
        """When something happened: a day, a month, a year, days from and to, or one end that is known."""
        if not (first and last):
            text = self.gettext("from %(day)s") if first else self.gettext("at the latest %(day)s")
            return text % {"day": self.day(first or last)}
        if first == last:
            return self.day(first)
        if precision == "year":
            return str(first.year)
        if precision == "month":
            return self.day(first, "MMMM y")
        return self.gettext("%(first)s to %(last)s") % {"first": self.day(first), "last": self.day(last)}

    def number(self, value: float) -> str:
        """A number with the marks of the language: 5.533.825 or 5,533,825."""
        return str(format_decimal(value, locale=REGIONS[self.language]))


@lru_cache(maxsize=8192)
def _written(day: date, form: str, language: str) -> str:
    """Pages write the same days again and again."""
    return str(format_date(day, form, locale=REGIONS[language]))


@cache
def texts(language: str, folders: tuple[Path, ...]) -> Texts:
    """The texts of a language, read once in a process."""
    return Texts(language, folders)
