# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The query language: words, "phrases", prefix*, AND OR NOT, brackets and fields. Pure.

    query  = and-part, { "OR" and-part }
    and    = part, { [ "AND" ] part }
    part   = { "NOT" | "-" } ( "(" query ")" | [ field ":" ] ( "(" query ")" | value ) )
    value  = word | word* | "phrase" | range (of dates: 2015, 2015-11, 2015..2023, ..2020, 2015-11-12..)

Words side by side must all occur. The operators are written in capitals, in English or Dutch (EN, OF, NIET).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from samenhang.errors import InvalidQuery

FIELDS = ("actor", "date", "document", "dossier", "kind", "theme", "to")
MOST_LETTERS = 2_000
MOST_PARTS = 64
MOST_DEPTH = 20
SHORTEST_PREFIX = 2

_AND, _OR, _NOT = ("AND", "EN"), ("OR", "OF"), ("NOT", "NIET")
_DUTCH_FIELDS = {"datum": "date", "soort": "kind", "thema": "theme", "stuk": "document", "naar": "to"}
_TOKEN = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<quote>["“”„])
    |(?P<minus>-)(?=[^\s)])
    |(?P<field>[A-Za-z]{1,20}):(?=[^\s)])
    |(?P<word>[^\s()"“”„]+))""",
    re.VERBOSE,
)
_CLOSING = re.compile(r'["“”„]')
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or with `prefix` the beginning of one."""

    text: str
    field: str | None
    at: int
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, side by side."""

    text: str
    field: str | None
    at: int


@dataclass(frozen=True, slots=True)
class Dates:
    """A range of days as numbers (20151221), both included; None where an end is open."""

    text: str
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Not:
    part: Node


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple[Node, ...]


Leaf = Word | Phrase | Dates
Node = Leaf | Not | All | Any


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def parse(query: str) -> Node:
    """What a query asks. Raises InvalidQuery, and nothing else, for what does not parse."""
    if len(query) > MOST_LETTERS:
        what = f"the query has {len(query)} characters"
        raise InvalidQuery(what, f"use at most {MOST_LETTERS}", "too-long")
    tokens = list(_tokens(query))
    if not tokens:
        raise InvalidQuery("the query has no words", "give at least one word", "no-words")
    if len(tokens) > 4 * MOST_PARTS:
        what = f"the query has {len(tokens)} parts"
        raise InvalidQuery(what, f"use at most {MOST_PARTS} words", "too-long")
    parser = _Parser(tokens, len(query))
    node = parser.alternatives(None, 0)
    parser.end()
    return node


def leaves(node: Node) -> Iterator[Leaf]:
    """The words, phrases and dates that speak for a passage: those not under NOT."""
    if isinstance(node, All | Any):
        for part in node.parts:
            yield from leaves(part)
    elif not isinstance(node, Not):
        yield node


def _wrong(fault: str, what: str, at: int, remedy: str, about: str = "") -> InvalidQuery:
    return InvalidQuery(f"{what}, at position {at + 1} of the query", remedy, fault, at, about)


def _tokens(query: str) -> Iterator[_Token]:
    at, after_field = 0, False
    query = query.rstrip()
    while at < len(query):
        found = _TOKEN.match(query, at)
        if found is None or found.lastgroup is None:
            return
        kind, start = found.lastgroup, found.start(found.lastgroup)
        at = found.end()
        if kind == "quote":
            closing = _CLOSING.search(query, at)
            if closing is None:
                what = "a phrase begins that does not end"
                raise _wrong("phrase-open", what, start, 'put a " behind its last word')
            kind, text = "phrase", query[at : closing.start()]
            at = closing.end()
        else:
            text = found[kind]
        if after_field or kind not in ("word", "phrase") or any(letter.isalnum() for letter in text):
            yield _Token(kind, text, start)  # signs alone ("&") ask for nothing, but "ministry:*" does
        after_field = kind == "field"


class _Parser:
    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = tokens
        self._length = length
        self._next = 0
        self._parts = 0

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, *words: str) -> bool:
        """Step over an operator if it stands here."""
        token = self._peek()
        if token is not None and token.kind == "word" and token.text in words:
            self._next += 1
            return True
        return False

    def _at(self) -> int:
        token = self._peek()
        return token.at if token else self._length

    def end(self) -> None:
        token = self._peek()
        if token is not None:
            what = "a bracket closes that was not opened"
            raise _wrong("bracket-not-opened", what, token.at, "remove the )")

    def alternatives(self, field: str | None, depth: int) -> Node:
        if depth > MOST_DEPTH:
            remedy = f"use at most {MOST_DEPTH} levels"
            raise _wrong("too-deep", "the brackets go too deep", self._at(), remedy)
        parts = [self._together(field, depth)]
        while self._take(*_OR):
            parts.append(self._together(field, depth))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _together(self, field: str | None, depth: int) -> Node:
        parts = [self._part(field, depth)]
        while self._goes_on():
            self._take(*_AND)
            parts.append(self._part(field, depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _goes_on(self) -> bool:
        token = self._peek()
        if token is None or token.kind == "close":
            return False
        return not (token.kind == "word" and token.text in _OR)

    def _part(self, field: str | None, depth: int) -> Node:
        refused = False
        while self._take(*_NOT) or self._take_minus():
            refused = not refused
        node = self._operand(field, depth)
        return Not(node) if refused else node

    def _take_minus(self) -> bool:
        token = self._peek()
        if token is not None and token.kind == "minus":
            self._next += 1
            return True
        return False

    def _operand(self, field: str | None, depth: int) -> Node:
        token = self._peek()
        if token is None:
            remedy = "end with a word, not with an operator"
            raise _wrong("unfinished", "something is missing", self._length, remedy)
        self._next += 1
        if token.kind == "open":
            return self._bracket(token, field, depth)
        if token.kind == "close":
            what = "a bracket closes too early"
            raise _wrong("bracket-empty", what, token.at, "put a word before the )")
        if token.kind == "field":
            return self._with_field(token, field, depth)
        if token.kind == "word" and token.text in (*_AND, *_OR):
            what = f"{token.text} has nothing before it"
            raise _wrong("operator-first", what, token.at, "put a word on both sides", token.text)
        return self._value(token, field)

    def _bracket(self, token: _Token, field: str | None, depth: int) -> Node:
        node = self.alternatives(field, depth + 1)
        closing = self._peek()
        if closing is None or closing.kind != "close":
            what = "a bracket opens that is not closed"
            raise _wrong("bracket-open", what, token.at, "put a ) where the group ends")
        self._next += 1
        return node

    def _with_field(self, token: _Token, field: str | None, depth: int) -> Node:
        name = token.text.casefold()
        name = _DUTCH_FIELDS.get(name, name)
        following = self._peek()
        if field is not None and following is not None and following.kind in ("word", "field"):
            return self._joined(token, field)  # actor:(ministry:DEF OR ministry:JenV)
        if name not in FIELDS:
            raise _wrong(
                "no-field",
                f"there is no field “{token.text}”",
                token.at,
                f'the fields are {", ".join(FIELDS)}; for the words themselves write "{token.text}: ..."',
                token.text,
            )
        if following is not None and following.kind == "open":
            self._next += 1
            return self._bracket(following, name, depth)
        if following is not None and following.kind == "field":
            self._next += 1
            return self._joined(following, name)
        if following is None or following.kind not in ("word", "phrase"):
            raise _no_value(token, f"{token.text}:")
        self._next += 1
        return self._value(following, name)

    def _joined(self, token: _Token, field: str) -> Node:
        """A value that holds a colon itself, as identities do: ministry:DEF."""
        text = token.text + ":"
        following = self._peek()
        while following is not None and following.kind == "field":
            text += following.text + ":"
            self._next += 1
            following = self._peek()
        if following is None or following.kind != "word":
            raise _no_value(token, text)
        self._next += 1
        return self._value(_Token("word", text + following.text, token.at), field)

    def _value(self, token: _Token, field: str | None) -> Node:
        self._parts += 1
        if self._parts > MOST_PARTS:
            remedy = f"use at most {MOST_PARTS} words"
            raise _wrong("too-long", "the query is too long", token.at, remedy)
        if token.kind == "minus":
            remedy = "put a word behind it, or leave it out"
            raise _wrong("minus-alone", "a - has nothing behind it", token.at, remedy)
        if field is None and token.text[:-1].casefold() in FIELDS and token.text.endswith(":"):
            raise _no_value(token, token.text)
        if field == "date":
            return _dates(token)
        if token.kind == "phrase":
            return Phrase(token.text, field, token.at)
        text = token.text.rstrip("*")
        if text == token.text:
            return Word(text, field, token.at)
        if sum(letter.isalnum() for letter in text) < SHORTEST_PREFIX:
            what = "a beginning of a word is too short"
            raise _wrong("short-beginning", what, token.at, "give at least two letters before *")
        return Word(text, field, token.at, prefix=True)


def _dates(token: _Token) -> Dates:
    first, dots, last = token.text.partition("..")
    if not (first or last):
        raise _no_date(token)
    begin = _days(first, token) if first else None
    end = _days(last, token) if last else (None if dots else begin)
    if begin and end and begin[0] > end[1]:
        what = f"{token.text} ends before it begins"
        raise _wrong("dates-turned", what, token.at, f"write {last}..{first}", token.text)
    return Dates(token.text, begin[0] if begin else None, end[1] if end else None)


def _days(text: str, token: _Token) -> tuple[int, int]:
    """First and last day of a year, month or day, as numbers."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise _no_date(token)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if year == 0 or month > 12 or (found[2] and not month):
        raise _no_date(token)
    length = monthrange(year, month or 12)[1]
    if day > length or (found[3] and not day):
        raise _no_date(token)
    head = year * 10_000
    return head + (month or 1) * 100 + (day or 1), head + (month or 12) * 100 + (day or length)


def _no_value(token: _Token, field: str) -> InvalidQuery:
    remedy = f"write {field}something, without a space"
    return _wrong("no-value", f"{field} has no value", token.at, remedy, field)


def _no_date(token: _Token) -> InvalidQuery:
    remedy = "write date:2015, date:2015-11 or date:2015..2023"
    return _wrong("no-date", f"“{token.text}” is no date", token.at, remedy, token.text)
