# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every error that a page can show has its Dutch, and no catalogue has a sentence that nothing says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from http import HTTPStatus

import pytest
import yaml
from pydantic_core._pydantic_core import list_all_errors

from samenhang.web.spoken import FILE, Sentence, read_errors
from tests.web.error_templates import EXCLUDED, SOURCE, Found, found, reached, stands

DESKS = tuple(sorted(path.name for path in (SOURCE / "desks").iterdir() if (path / "locale").is_dir()))
SHELL = "web"
PARSER = {  # the parser of YAML in C, and that in Python: what each refuses, with the sentence for it
    yaml.CSafeLoader: {
        "a: b: c": "mapping values are not allowed in this context",
        "a: [1,2": "did not find expected ',' or ']'",
        "a: {b: 1": "did not find expected ',' or '}}'",
        "? a\n- b\n:": "did not find expected key",
        "a: 1\n---\nx: [": "did not find expected node content",
        "- a\nb: 1": "did not find expected '-' indicator",
        "a: &a b\n&a": "could not find expected ':'",
        "a: 'x": "found unexpected end of stream",
        "a: @x": "found character that cannot start any token",
        "a: 1\n\tb: 1": "found a tab character that violates indentation",
        'a: "\\q"': "found unknown escape character",
        "--- - a: b": "block sequence entries are not allowed in this context",
    },
    yaml.SafeLoader: {
        "a: b: c": "mapping values are not allowed here",
        "a: [1,2": "expected ',' or ']', but got {found}",
        "a: {b: 1": "expected ',' or '}}', but got {found}",
        "a: 1\n---\nx: [": "expected the node content, but found {found}",
        "- a\nb: 1": "expected <block end>, but found {found}",
        "a: @x": "found character {sign} that cannot start any token",
        'a: "\\q"': "found unknown escape character {sign}",
        "--- - a: b": "sequence entries are not allowed here",
    },
}
LISTED = (
    "{first}' or '{last}",  # pydantic puts so together the names that it expects
    "'<stream end>'",  # what the parser of YAML found
    "JSON decode error",  # FastAPI
    "Content Too Large",  # the name of 413 from Python 3.13 on, and below that of 422
    "Request Entity Too Large",
    "Unprocessable Content",
    "Unprocessable Entity",
)
"""What else is said by libraries, in this or another version."""


@cache
def catalogue(folder: str) -> dict[tuple[str, ...], tuple[str, str]]:
    """The sentences of a folder with their Dutch, by what they say outside of the holes."""
    home = SOURCE / SHELL if folder == SHELL else SOURCE / "desks" / folder
    pairs = read_errors(home / "locale" / "nl" / FILE, "nl")
    return {Sentence.of(english).literals: (english, dutch) for english, dutch in pairs}


def home_of(one: Found) -> str:
    parts = one.module.split(".")
    return parts[2] if parts[1:2] == ["desks"] else SHELL


@cache
def said_in(folder: str) -> dict[tuple[str, ...], Found]:
    """What errors in a folder say."""
    return {Sentence.of(one.template).literals: one for one in found() if home_of(one) == folder}


def ready(missing: list[Found]) -> Iterator[str]:
    """Entries to paste into a catalogue."""
    for one in missing:
        template = one.template.replace("\\", "\\\\").replace('"', '\\"')
        yield f'# {one.module.removeprefix("samenhang.")}, line {one.line}\nmsgid "{template}"\nmsgstr ""\n'


@pytest.mark.parametrize("folder", [SHELL, *DESKS])
def test_every_error_has_its_dutch(folder: str) -> None:
    known = catalogue(folder).keys() | catalogue(SHELL).keys()
    missing = [one for literals, one in said_in(folder).items() if literals not in known]
    place = f"src/samenhang/{SHELL if folder == SHELL else f'desks/{folder}'}/locale/nl/{FILE}"
    assert not missing, f"put these into {place}, with their Dutch:\n\n" + "\n".join(ready(missing))


@pytest.mark.parametrize("folder", [SHELL, *DESKS])
def test_no_catalogue_holds_what_no_error_says(folder: str) -> None:
    unused = [
        english
        for literals, (english, _) in catalogue(folder).items()
        if literals not in said_in(folder) and not _by_others(english)
    ]
    assert not unused, "no error says this:\n" + "\n".join(unused)


@cache
def _others() -> tuple[Sentence, ...]:
    phrases = (phrase.phrase for phrase in HTTPStatus)
    parser = (words for texts in PARSER.values() for words in texts.values())
    pydantic = [error["message_template_python"] for error in list_all_errors()]
    short = (words.removeprefix("Input should be ") for words in pydantic)  # as the risk desk says it
    return tuple(map(Sentence.of, (*phrases, *parser, *pydantic, *short, *LISTED)))


def _by_others(english: str) -> bool:
    """Whether a library says it, or it stands by itself in our code."""
    one = Sentence.of(english)
    return stands(english) or any(
        other.literals == one.literals or other.cut(english) is not None for other in _others()
    )


@pytest.mark.parametrize("folder", [SHELL, *DESKS])
def test_a_translation_has_the_holes_of_its_sentence(folder: str) -> None:
    for english, dutch in catalogue(folder).values():
        one, other = Sentence.of(english), Sentence.of(dutch)
        assert sorted(hole.name for hole in one.holes) == sorted(hole.name for hole in other.holes), english
        assert all(hole.form in ("", "said", "part", "word", "dropped") for hole in other.holes), english
        assert "" not in one.literals[1:-1], f"two holes touch: {english}"


def test_what_is_left_out_is_there_and_gives_its_reason() -> None:
    assert all(any(name == one or name.startswith(f"{one}.") for name in reached()) for one in EXCLUDED)


@pytest.mark.parametrize("loader", PARSER, ids=lambda loader: loader.__name__)
def test_the_parser_says_this(loader: type[yaml.SafeLoader]) -> None:
    for text, words in PARSER[loader].items():
        with pytest.raises(yaml.MarkedYAMLError) as refused:
            list(yaml.parse(text, loader))
        assert Sentence.of(words).cut(str(refused.value.problem)) is not None, text


def test_a_raise_is_found_with_its_holes() -> None:
    """A check on the reading itself: sentences that stand in the code in the ways that errors are made."""
    sentences = {one.template for one in found()}
    assert "there is no item “{name}”" in sentences  # in the call
    assert "{name} holds {len} rows that can be taken in" in sentences  # by a local name
    assert (
        "save it from the spreadsheet as “CSV UTF-8” or as Excel workbook, and give that" in sentences
    )  # constant
    assert "expected more than 0 and less than 1 where they differ" in sentences  # put together of choices
    assert "more than {cell} characters in a cell" in sentences  # through a function
    assert "a date, such as 2026-11-25" in sentences  # out of a table
