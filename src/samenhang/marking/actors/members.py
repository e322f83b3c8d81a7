# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Members and other people by name: "het lid Hachchi", "de heer Omtzigt (NSC)", "Heerma (CDA)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import islice

from samenhang.marking.actors.lexicon import anchor, plain
from samenhang.marking.actors.names import (
    Name,
    group_named,
    initials_before,
    is_member,
    name_at,
    name_before,
    names_at,
    names_behind,
)
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Mark, MarkKind
from samenhang.vocabulary.groups import groups
from samenhang.vocabulary.offices import people
from samenhang.vocabulary.spelling import bare_surname

ACTOR = MarkKind.ACTOR  # an enumeration is slow in finding its members
_NAME_NEXT = re.compile(
    r"\s{1,3}(?=[^\W\d_a-zß-öø-ÿ]|['’][tT]\s|(?:van|de|den|der|ter|ten|te|el|von)\s)"
).match
_MOTION_NEXT = re.compile(r"(?:-|\s{1,2}(?!VAN ))(?=[^\W\d_a-zß-öø-ÿ]|['’][tT]\s)").match
_ARTICLES = ("het", "Het", "HET", "de", "De", "DE", "die", "Die", "heer", "Heer")
_PLURAL = frozenset((b"leden", b"kamerleden", b"collega s", b"senatoren"))
_GROUP_BEFORE = re.compile(r"(?<![\w-])(\w[\w-]{1,15})-$").search
_MOVERS = 30  # at most, in the name of a motion
_TITLED = ("heer", "heren", "mevrouw", "meneer", "mevr", "dhr")


def find_member(scene: Scene, start: int, end: int) -> Sequence[Mark]:
    """Members behind "het lid", "de leden", "Kamerlid": a list gives a mark for each."""
    text = scene.text
    place = _next_name(text, end)
    if not place:
        return ()
    capitals = text[start + 1].isupper()
    name = name_at(text, place, capitals)
    if name is None or not (name.known or _is_name(text, name, start, end)):
        return ()
    if text[start - 1 : start] == "-":
        name = _of_group_before(text, start, name)
    marks = [_member(start, name, 0.95)]
    if scene.folded[start:end] in _PLURAL or text[name.end : name.end + 1] == "/":
        for other in names_behind(text, name.end, capitals):
            if not (other.known or _is_name(text, other, start, end)):
                break
            marks.append(_member(other.start, other, 0.95))
    return marks


def _next_name(text: str, end: int) -> int:
    """Where a name may begin behind a word that ends at `end`; 0 where none can."""
    if text[end : end + 1] == " " and "A" <= text[end + 1 : end + 2] <= "Z":
        return end + 1
    step = _NAME_NEXT(text, end)
    return step.end() if step else 0


def _is_name(text: str, name: Name, start: int, end: int) -> bool:
    """Whether an unknown name behind the word `text[start:end]` is one for sure: it has a group, or only a
    name can stand there.
    """
    if name.group is not None:
        return True
    certain = end - start > 5 or text[max(0, start - 6) : start].rstrip().endswith(_ARTICLES)
    return certain and not text[name.start].islower()


def _of_group_before(text: str, start: int, name: Name) -> Name:
    """The name with the group of "VVD-Kamerlid Rajkowski"."""
    before = _GROUP_BEFORE(text, max(0, start - 18), start)
    return name._replace(group=group_named(before[1])) if before and not name.group else name


def find_titled(scene: Scene, start: int, end: int) -> Sequence[Mark]:
    """People behind "de heer" and "mevrouw": a member where the group or the vocabulary says so."""
    text = scene.text
    place = _next_name(text, end)
    name = name_at(text, place, text[start + 1].isupper()) if place else None
    if name is None or (text[name.start].islower() and not name.known):
        return ()
    if name.group or (not name.initials and is_member(name)):
        return (_member(start, name, 0.95 if name.group else 0.85),)
    return (_person(start, name, 0.8 if name.known else 0.6),)


def find_motion(scene: Scene, start: int, end: int) -> Sequence[Mark]:
    """The movers in the name of a motion: "motie-Segers/Heerma", "motie Segers (CU)/Heerma (CDA)"."""
    text = scene.text
    if "a" <= text[end + 1 : end + 2] <= "z" or text.startswith(" VAN ", end):  # nearly always
        return ()
    step = _MOTION_NEXT(text, end)
    if step is None:
        return ()
    names = list(islice(names_at(text, step.end(), text[start:end].isupper()), _MOVERS))
    hyphen = step[0] == "-"
    if not (hyphen or len(names) > 1 or any(name.group or name.known for name in names)):
        return ()
    sure = [
        name.known or name.group or hyphen or "/" in text[name.start - 1 : name.end + 1] for name in names
    ]
    count = sure.index(False) if False in sure else len(names)
    return [_member(name.start, name, 0.9) for name in names[:count]]


def find_group_behind(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A name with its group behind it and no title before it: "Heerma (CDA)"."""
    text = scene.text
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return ()
    found = group_named(text[start:end])
    name = name_before(text, start - 1) if found else None
    if found is None or name is None:
        return ()
    full = Name(name.start, end + 1, name.surname, name.given, name.initials, found, name.known)
    return (_member(name.start, full, 0.95 if name.known else 0.85),)


def find_person(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """Somebody who held an office, with initials ("J.A. Hennis-Plasschaert") or under a double name."""
    text = scene.text
    parts = _parts(text[start:end])
    begin = initials_before(text, start) if parts else None
    if parts < 2 and begin is None:
        return ()
    name = name_at(text, start if begin is None else begin)
    if name is None or not name.known or name.end < end:
        return ()
    if name.group:
        return (_member(name.start, name, 0.95),)
    return (_person(name.start, name, 0.9 if begin is not None else 0.8),)


@lru_cache(maxsize=4096)
def _parts(name: str) -> int:
    """How many words a surname has besides its prefixes; 0 if it is not printed as names are."""
    core = bare_surname(name)
    if not name[-1].isalpha() or not core[:1].isupper() or core.isupper():
        return 0
    return len(core.replace("-", " ").split())


def _member(start: int, name: Name, score: float) -> Mark:
    value = _value("member", name.surname, name.group, name.given, name.initials)
    return marked(ACTOR, start, name.end, "actor.member", value, score)


def _person(start: int, name: Name, score: float) -> Mark:
    value = _value("person", name.surname, name.group, name.given, name.initials)
    return marked(ACTOR, start, name.end, "actor.person", value, score)


@lru_cache(maxsize=8192)
def _value(kind: str, surname: str, group: str | None, given: str, initials: str) -> dict[str, str]:
    """What a mark of this name holds: one for all marks, so nobody may change it."""
    value = {"type": kind, "name": surname}
    more = (("group", group), ("given", given), ("initials", initials))
    return value | {field: found for field, found in more if found}


@cache
def _surname_anchors() -> tuple[str, ...]:
    """Surnames of people in office as whole words, also as typed without marks outside Latin-1."""
    names = {name for person in people() for name in (person.name, *person.variants)}
    return tuple(sorted({anchor(form) for name in names for form in (name, plain(name))}))


def _group_anchors() -> tuple[str, ...]:
    forms = {form for group in groups() for form in (*group.abbreviations, *group.loose, group.name)}
    return tuple(sorted({anchor(form) for form in forms}))


RULES = (
    Rule(
        "actor.member",
        (" lid ", " leden ", " kamerlid ", " kamerleden ", " collega ", " collega s ", " senator ",
         " senatoren ", " fractievoorzitter ", " tweede kamerlid ", " eerste kamerlid "),
        find_member,
        "actor",
    ),
    Rule("actor.titled", tuple(anchor(word) for word in _TITLED), find_titled, "actor"),
    Rule("actor.mover", (" motie ", " moties ", " amendement ", " amendementen "), find_motion, "actor"),
    Rule("actor.group-behind", _group_anchors(), find_group_behind, "actor"),
    Rule("actor.person", _surname_anchors(), find_person, "actor"),
)  # fmt: skip
