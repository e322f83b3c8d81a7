# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every sentence that an error which a page can show may say, read from the code that raises it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[2] / "src"
SOURCE = ROOT / "samenhang"

EXCLUDED = {
    "samenhang.vocabulary": "its files come with the package and are checked when it is made",
    "samenhang.ledger.identifiers": "lists are loaded from the command line",
    "samenhang.ledger.steps": "a ledger is opened before there are pages",
    "samenhang.ledger.place": "a ledger is opened before there are pages",
    "samenhang.sources.folder": "folders are named on the command line",
    "samenhang.web.door": "what it refuses is one word, for which the page to sign in has a sentence",
}
"""Modules that pages lead to by their imports, and whose errors no page shows: with all that is in them."""

RAISED = {
    "SamenhangError": (0, 1),
    "InvalidInput": (0, 1),
    "NotFound": (0, 1),
    "NotSent": (0, 1),
    "LedgerError": (0, 1),
    "TooWide": (0, 1),
    "Unreadable": (1, 2),
    "NotFetched": (1, 2),
    "Refused": (1, 2),
    "wrong": (0, 1),  # of strict_fields: an error for a validator
}
"""Where the words stand among the arguments of what makes an error, by its name. For an InvalidQuery the page
that shows it has words of its own."""
METHODS = {"wrong": (1, 2), "unfit": (1,), "_wrong": (2, 3)}
"""The same of methods of yaml_text."""
PARTS: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "samenhang.desks.followup.sheet": {"_too_large": (1,)},
    "samenhang.desks.risk.analysis.assessment.check": {"Fault": (1, 2)},
    "samenhang.desks.risk.analysis.elicitation.question": {"Unaskable": (1,)},
    "samenhang.desks.risk.yaml_text": {"Fault": (1, 2)},
    "samenhang.reading.bombs": {"_hostile": (0,)},
    "samenhang.reading.page_image": {"_too_much": (0,)},
    "samenhang.reading.sniff": {"_unknown": (0, 1)},
}
"""The same of functions of these modules whose arguments become words of an error."""
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "samenhang.desks.risk.strict_fields": ("what_of", "unfit", "expected_of"),
    "samenhang.desks.risk.yaml_text": ("_said",),
}
"""Functions whose answers are words of an error."""
TABLES: Mapping[str, tuple[str, ...]] = {
    "samenhang.desks.risk.strict_fields": ("_PLAIN",),
    "samenhang.reading.sniff": ("_ZIPPED", "_OTHERS"),
}
"""Tables that hold words of an error: in each row all but the first."""
COMPOSED: Mapping[str, tuple[str, ...]] = {
    "samenhang.errors": ("{what} ({remedy})",),
    "samenhang.desks.risk.balances_table": (
        "{file}, row {number}, column {column}",
        "{file}, row {number}",
    ),
    "samenhang.desks.risk.risk_text": ("too many values, or too deep",),
    "samenhang.desks.risk.yaml_text": (
        "{first}; also {others}",
        "line {line}: {where}: {what}, expected {expected}",
        "line {line}: {what}, expected {expected}",
        "and {number} more",
        "there are no fields",
    ),
}
"""Sentences that are put together in a way that is not read here."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that an error may say, as catalogues write it, and the module that says it."""

    template: str
    module: str
    line: int


def found() -> Iterator[Found]:
    """Every sentence of the modules that pages lead to."""
    for name in sorted(reached()):
        if not any(_inside(name, one) for one in EXCLUDED) and _MAY_SAY.search(_text(name)):
            yield from _Module.named(name).sentences()


@cache
def reached() -> frozenset[str]:
    """What pages lead to by imports: from the shell, the pages of the desks, and what reads uploads."""
    todo = [name for name in _files() if name.startswith("samenhang.web") or ".pages" in name]
    todo.append("samenhang.clerk")
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        if name in _files() and name not in seen:
            seen.add(name)
            todo += _imports(_text(name))
    return frozenset(seen)


def stands(words: str) -> bool:
    """Whether these words are a text of their own in one of those modules: a sentence can hold them."""
    return any(f"{quote}{words}{quote}" in _every() for quote in "\"'")


@cache
def _every() -> str:
    return "".join(map(_text, sorted(reached())))


def _imports(text: str) -> Iterator[str]:
    """The modules that a text names, also those that are loaded when they are first used."""
    yield from re.findall(r"\bsamenhang(?:\.\w+)+", text)
    for home, names in re.findall(r"^ *from (samenhang[\w.]*) import (\([^)]*|.*)", text, re.M):
        yield from (f"{home}.{name}" for name in re.findall(r"\w+", names))


@cache
def _files() -> dict[str, Path]:
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in SOURCE.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for name, path in names.items()}


@cache
def _text(name: str) -> str:
    return _files()[name].read_text("utf-8")


def _inside(module: str, one: str) -> bool:
    return module == one or module.startswith(f"{one}.")


_NAMES = (*RAISED, *METHODS, *(name for parts in PARTS.values() for name in parts))
_MAY_SAY = re.compile(rf"\b(?:{'|'.join(_NAMES)})\b")


class _Module:
    """A module, gone through once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.origins: dict[str, str] = {}
        self.scopes: list[_Scope] = []
        self.answers = ANSWERS.get(name, ())
        self.parts = {
            key: at for one, parts in PARTS.items() if _inside(name, one) for key, at in parts.items()
        }
        self.values: dict[str, ast.expr] = {}
        tree = ast.parse(_text(name))
        for node in tree.body:
            if isinstance(node, ast.ImportFrom):
                self.origins |= {one.name: node.module or "" for one in node.names}
            elif isinstance(node, ast.Assign):
                self.values |= {
                    name: value for target in node.targets for name, value in _paired(target, node.value)
                }
            elif isinstance(node, ast.AnnAssign) and node.value is not None:
                self.values |= _paired(node.target, node.value)
        self._enter("", tree)

    @staticmethod
    @cache
    def named(name: str) -> _Module:
        return _Module(name)

    def _enter(self, name: str, node: ast.AST) -> None:
        scope = _Scope(self, name)
        self.scopes.append(scope)
        todo = list(ast.iter_child_nodes(node))
        while todo:
            inner = todo.pop()
            if isinstance(inner, ast.FunctionDef):
                self._enter(inner.name, inner)
                continue
            scope.take(inner)
            todo += ast.iter_child_nodes(inner)

    def sentences(self) -> Iterator[Found]:
        for template in COMPOSED.get(self.name, ()):
            yield Found(template, self.name, 1)
        for name in TABLES.get(self.name, ()):
            for value in _rows(self.values[name]):
                yield Found(str(value.value), self.name, value.lineno)
        for scope in self.scopes:
            for said in scope.said:
                for template in scope.templates(said):
                    if any(sign.isalpha() for sign in _bare(template)):
                        yield Found(template, self.name, said.lineno)


def _words(parts: Mapping[str, tuple[int, ...]], call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that an error says."""
    if isinstance(call.func, ast.Attribute):
        places: tuple[int, ...] = METHODS.get(call.func.attr, ())
    elif isinstance(call.func, ast.Name):
        places = parts.get(call.func.id, ()) or RAISED.get(call.func.id, ())
    else:
        return
    for at in places:
        if at < len(call.args) and not any(isinstance(one, ast.Starred) for one in call.args[: at + 1]):
            yield call.args[at]
    yield from (one.value for one in call.keywords if one.arg in ("what", "remedy") and places)


def _rows(table: ast.expr) -> Iterator[ast.Constant]:
    rows: list[ast.expr] = []
    if isinstance(table, ast.Dict):
        rows = table.values
    elif isinstance(table, ast.Tuple):
        rows = [one for row in table.elts if isinstance(row, ast.Tuple) for one in row.elts[1:]]
    yield from (one for one in rows if isinstance(one, ast.Constant))


def _paired(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple):
        for at, one in enumerate(target.elts):
            for choice in (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,):
                if isinstance(choice, ast.Tuple) and isinstance(one, ast.Name):
                    yield one.id, choice.elts[at]


class _Scope:
    """A function, or the top of a module with its classes, without the functions inside."""

    def __init__(self, module: _Module, name: str) -> None:
        self.module = module
        self.name = name
        self.answers: list[ast.expr] = []
        self.assigned: list[tuple[str, ast.expr]] = []
        self._calls: list[ast.Call] = []

    def take(self, node: ast.AST) -> None:
        """Keep a node of it, where it matters."""
        match node:
            case ast.Call():
                self._calls.append(node)
            case ast.Return(value=ast.expr() as value):
                self.answers.append(value)
            case ast.Assign(targets=targets, value=value):
                self.assigned += [pair for target in targets for pair in _paired(target, value)]
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.assigned += _paired(target, value)

    @property
    def said(self) -> Iterator[ast.expr]:
        """The expressions that an error says."""
        if self.name in self.module.answers:
            yield from self.answers
        for call in self._calls:
            yield from _words(self.module.parts, call)

    def templates(self, node: ast.expr, depth: int = 6) -> list[str]:
        """What an expression can say, with holes; nothing where that cannot be read from the code."""
        if not depth:
            return []
        match node:
            case ast.Constant(value=str(text)):
                return [text.replace("{", "{{").replace("}", "}}")]
            case ast.JoinedStr(values=parts):
                return [_joined(chosen) for chosen in product(*(self._part(part, depth) for part in parts))]
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                sides = (self.templates(side, depth) or [_hole(side)] for side in (left, right))
                return [_joined(both) for both in product(*sides)]
            case ast.IfExp(body=one, orelse=other):
                return [*self.templates(one, depth), *self.templates(other, depth)]
            case ast.BoolOp(op=ast.Or(), values=values):
                return [said for value in values for said in self.templates(value, depth)]
            case ast.Name(id=name):
                return [said for value in self._named(name) for said in self.templates(value, depth - 1)]
            case ast.Call(func=ast.Attribute(value=inner, attr="rstrip")):
                return self.templates(inner, depth)
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                return self._answered(name, depth)
        return []

    def _part(self, part: ast.expr, depth: int) -> list[str]:
        if not isinstance(part, ast.FormattedValue):
            return self.templates(part, depth)
        value = part.value
        match value:
            case ast.IfExp() | ast.Constant():
                fixed = True
            case ast.Name(id=name):
                fixed = name.isupper()
            case _:
                fixed = isinstance(value, ast.Call) and _name(value) in self.module.answers
        return (self.templates(value, depth) if fixed else []) or [_hole(value)]

    def _named(self, name: str) -> list[ast.expr]:
        local = [value for one, value in self.assigned if one == name]
        if local or not name.isupper():
            return local
        home = self.module.origins.get(name)
        values = (_Module.named(home) if home in _files() else self.module).values
        return [values[name]] if name in values else []

    def _answered(self, name: str, depth: int) -> list[str]:
        scopes = [one for one in self.module.scopes if one.name == name]
        return [
            said
            for scope in scopes
            for answer in scope.answers
            for said in scope.templates(answer, depth - 1)
        ]


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return _name(inner)
    return "value"


def _hole(node: ast.expr) -> str:
    return "{" + (_name(node).strip("_").lower() or "value") + "}"


def _joined(parts: Iterable[str]) -> str:
    """Parts as one template, in which no two holes touch or have one name."""
    pieces: list[str] = []
    for literal, hole in _pieces("".join(parts)):
        if pieces and not literal and hole and pieces[-1].startswith("{") and not pieces[-1].startswith("{{"):
            continue  # it goes into the hole before
        pieces += [literal] if literal else []
        if hole:
            number = 2
            name = hole
            while "{" + name + "}" in pieces:
                name, number = f"{hole}{number}", number + 1
            pieces.append("{" + name + "}")
    return "".join(pieces)


def _pieces(template: str) -> Iterator[tuple[str, str]]:
    literal, at = "", 0
    while at < len(template):
        if template[at : at + 2] in ("{{", "}}"):
            literal, at = literal + template[at : at + 2], at + 2
        elif template[at] == "{":
            end = template.index("}", at)
            yield literal, template[at + 1 : end].rstrip("0123456789")
            literal, at = "", end + 1
        else:
            literal, at = literal + template[at], at + 1
    yield literal, ""


def _bare(template: str) -> str:
    return "".join(literal for literal, _ in _pieces(template))
