# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers as pages: templates of the shell and of the desks, in the language and theme of who asks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined, select_autoescape
from jinja2.loaders import BaseLoader, ChoiceLoader

from samenhang.viewer import Role
from samenhang.web.language import LANGUAGES, N_, Texts, texts

HERE = Path(__file__).parent
STATIC = HERE / "static"
THEMES = ("auto", "light", "dark")
Labels = Mapping[str, Mapping[str, str]]
"""What people call keys, by group and key, in English."""

ACCESS: Labels = {
    "level": {
        "public": N_("public"),
        "internal": N_("internal"),
        "confidential": N_("departmentally confidential"),
    },
    "role": {
        "reader": N_("reader"),
        "analyst": N_("analyst"),
        "coordinator": N_("coordinator"),
        "administrator": N_("administrator"),
    },
}


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the navigation."""

    address: str
    label: str
    role: Role = Role.READER


class Pages:
    """Every template, once for each language. `desks` are folders by the name of their desk."""

    def __init__(self, desks: Mapping[str, Path], labels: Labels, version: str) -> None:
        self._desks = desks
        self._labels = {**ACCESS, **labels}
        self._version = version
        self._environments = {language: self._environment(language) for language in LANGUAGES}

    def texts(self, language: str) -> Texts:
        """What pages say in a language."""
        folders = (HERE / "locale", *(folder / "locale" for folder in self._desks.values()))
        return texts(language, folders)

    def render(self, template: str, language: str, values: Mapping[str, Any]) -> str:
        """A page. Template "library/search.html" is of the desk `library`."""
        return self._environments[language].get_template(template).render(values)

    def _environment(self, language: str) -> Environment:
        environment = Environment(
            loader=self._loader(),
            autoescape=select_autoescape(default=True),
            extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        said = self.texts(language)
        environment.install_gettext_callables(said.gettext, said.ngettext, newstyle=True)  # type: ignore[attr-defined]
        environment.filters |= {"day": said.day, "number": said.number, "query": query}
        environment.filters |= {"said": said.said, "opened": said.opened}
        environment.globals |= {
            "asset": self.asset,
            "version": self._version,
            "label": partial(_label, self._labels, said),
            "language": language,
            "period": said.period,
            "languages": LANGUAGES,
        }
        return environment

    def _loader(self) -> BaseLoader:
        desks = {name: FileSystemLoader(folder / "templates") for name, folder in self._desks.items()}
        return ChoiceLoader([FileSystemLoader(HERE / "templates"), PrefixLoader(desks)])

    def asset(self, name: str) -> str:
        """The address of a file under static/, with what it holds in it: a changed file has a new address.

        "library/timeline.js" is a file in the static/ of the desk `library`.
        """
        return f"/static/{name}?v={self._marks.get(name, '0')}"

    @cached_property
    def _marks(self) -> dict[str, str]:
        folders = {"": STATIC, **{f"{name}/": folder / "static" for name, folder in self._desks.items()}}
        return {
            f"{prefix}{path.relative_to(folder).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()[
                :10
            ]
            for prefix, folder in folders.items()
            for path in folder.rglob("*")
            if path.is_file()
        }


def _label(labels: Labels, said: Texts, group: str, key: str | None) -> str:
    """What people call a key; one that has no label is called by itself."""
    return said.gettext(labels.get(group, {}).get(key or "other", key or ""))


def query(values: Mapping[str, Any], **changed: Any) -> str:
    """A query string with some values changed; what is empty is left out."""
    pairs = {**values, **changed}
    return "?" + urlencode({name: value for name, value in pairs.items() if value not in _EMPTY}, doseq=True)


_EMPTY: Iterable[Any] = ("", None, [], ())
