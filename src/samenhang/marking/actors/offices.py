# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ministers and state secretaries, by office and by name: "de minister van Defensie", "minister Hennis"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from samenhang.marking.actors.labels import Printed, label_at, labels_at, with_task
from samenhang.marking.actors.lexicon import anchor
from samenhang.marking.actors.names import Name, name_at
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Mark, MarkKind

ACTOR = MarkKind.ACTOR  # an enumeration is slow in finding its members
RANKS = {
    "minister": "minister",
    "ministers": "minister",
    "staatssecretaris": "state-secretary",
    "staatssecretarissen": "state-secretary",
    "bewindspersoon": None,
    "bewindspersonen": None,
    "bewindslieden": None,
    "bewindsman": None,
    "bewindsvrouw": None,
}
_DUTCH = {"minister": "minister", "state-secretary": "staatssecretaris", None: "bewindspersoon"}
_PLURAL = frozenset(("ministers", "staatssecretarissen", "bewindspersonen", "bewindslieden"))
_AFTER = re.compile(
    r"\s{1,3}(?:(?P<preposition>van|voor|VAN|VOOR)\s{1,3}(?:het ministerie van )?"
    r"|(?P<name>(?=[^\W\d_a-zß-öø-ÿ]))|(?P<both>(?:en|EN|of)\s(?:de\s|DE\s)?(?=[mMsS]))"
    r"|(?P<lower>(?=['’]t |te[rn] )))"
).match
_FORMER = frozenset(
    (
        b"toenmalige",
        b"toenmalig",
        b"voormalige",
        b"voormalig",
        b"oud",
        b"vorige",
        b"vorig",
        b"ex",
        b"vroegere",
    )
)
_ELSEWHERE = frozenset((b"vreemde", b"eu", b"ambtgenoot", b"collega", b"duits"))
_ABROAD = re.compile(r"\s(?:van|der)\s(?:het |de )?(?=[A-ZÀ-Þ])").match
_PREMIER = re.compile(r"\s{0,2},?\s{1,2}(?:tevens )?(?:en )?[Mm]inister van (?:Algemene Zaken|AZ)").match
_HOME = re.compile(r" van (?!Nederland|Algemene|AZ)[A-ZÀ-Þ]| der ").match


def find_office(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """Offices and people at "minister", "staatssecretaris" or "bewindspersoon"."""
    after = _AFTER(scene.text, end)
    if after is None:
        if scene.folded.startswith(b" president", end):
            return _premier(scene, start, end + 10)
        return ()
    word = scene.folded[start:end].decode("ascii")
    form = after.lastgroup
    if form == "preposition":
        found = _offices(scene, start, after.end(), word, after["preposition"].lower())
        return found or _people(scene, start, after.start("preposition"), word)
    if form == "both":
        return _both(scene, start, after.end(), word)
    short = label_at(scene, after.end()) if form == "name" else None
    if short is not None and (short.label.short or word != "minister"):
        return _offices(scene, start, after.end(), word, "van")
    return _people(scene, start, after.end(), word)


def _offices(scene: Scene, start: int, at: int, word: str, preposition: str) -> list[Mark]:
    """The offices of a list: "de ministers van Defensie en van Buitenlandse Zaken"."""
    rank = RANKS[word]
    printed = labels_at(scene, at, word in _PLURAL)
    if not printed:
        return []
    if len(printed) == 1 and rank == "state-secretary":
        printed[0] = with_task(scene, printed[0])
    before = _word_before(scene, start)
    if _is_foreign(scene, start, printed[-1].end, before):
        return []
    marks: list[Mark] = []
    for item in printed:
        first = item.start if marks else start
        value = _office(rank, preposition, item.label.name, before in _FORMER)
        marks.append(marked(ACTOR, first, item.end, "actor.office", value, 0.97))
    person = _named_behind(scene, printed[-1])
    if person is not None:
        marks[-1] = _person(marks[-1].start, person.end, person, rank, printed[-1].label.name)
    return marks


@lru_cache(maxsize=1024)
def _office(rank: str | None, preposition: str, portfolio: str, former: bool) -> dict[str, object]:
    """What a mark of this office holds: one for all its marks, so nobody may change it."""
    value: dict[str, object] = {
        "type": "office",
        "name": f"{_DUTCH[rank]} {preposition} {portfolio}",
        "rank": rank,
        "portfolio": portfolio,
    }
    return value | {"former": True} if former else value


def _named_behind(scene: Scene, item: Printed) -> Name | None:
    """The known person named right behind the office: "minister van Defensie Hennis-Plasschaert"."""
    if scene.text[item.end : item.end + 1] != " " or scene.folded[item.end + 1 : item.end + 2] == b" ":
        return None
    name = name_at(scene.text, item.end + 1)
    return name if name is not None and name.known else None


def _is_foreign(scene: Scene, start: int, end: int, word: bytes) -> bool:
    """Whether it is a minister elsewhere: "de Duitse minister van", "minister van Defensie van Polen".

    `word` is the folded word before it.
    """
    adjective = word.endswith((b"se", b"sche")) and word != b"nederlandse"
    if word in _ELSEWHERE or (adjective and scene.text[start - 1 - len(word)].isupper()):
        return True
    abroad = _ABROAD(scene.text, end) if scene.text[end + 1 : end + 2] in "vd" else None
    return (
        abroad is not None
        and label_at(scene, abroad.end()) is None
        and not scene.text.startswith("Nederland", abroad.end())
    )


def _word_before(scene: Scene, start: int) -> bytes:
    """The folded word that stands before a place, b"" where none is near."""
    return scene.folded[max(0, start - 24) : max(0, start - 1)].rpartition(b" ")[2]


def _both(scene: Scene, start: int, second: int, word: str) -> Iterable[Mark]:
    """ "De minister en de staatssecretaris van Defensie": the first shares the office of the second."""
    stop = scene.folded.find(b" ", second, second + 22)
    other = scene.folded[second:stop].decode("ascii") if stop > 0 else ""
    after = _AFTER(scene.text, stop) if other in RANKS else None
    if after is None or after.lastgroup not in ("preposition", "name"):
        return ()
    rest = _offices(scene, second, after.end(), other, (after["preposition"] or "van").lower())
    if not rest or rest[0].value["type"] != "office":
        return rest
    name = f"{_DUTCH[RANKS[word]]} van {rest[0].value['portfolio']}"
    value = {**rest[0].value, "name": name, "rank": RANKS[word]}
    return [marked(ACTOR, start, start + len(word), "actor.office", value, 0.9), *rest]


def _people(scene: Scene, start: int, at: int, word: str) -> list[Mark]:
    """People by name: "minister Hennis-Plasschaert", "de ministers Koenders en Ploumen"."""
    marks: list[Mark] = []
    capitals = scene.text[start : start + 4].isupper()
    first = start
    name = name_at(scene.text, at, capitals)
    if name is None or _is_foreign(scene, start, start, _word_before(scene, start)):
        return marks
    while name is not None and name.known:
        end, task = _task(scene, name)
        marks.append(_person(first, end, name, RANKS[word], task))
        step = _AND(scene.text, end) if word in _PLURAL else None
        if step is None:
            break
        first = step.end()
        name = name_at(scene.text, first, capitals)
    return marks


_AND = re.compile(r"(?:,|\sen|,\sen)\s{1,2}").match
_TASK = re.compile(r"\s(?:\(|van\s|voor\s)").match


def _task(scene: Scene, name: Name) -> tuple[int, str | None]:
    """The office behind a name: "minister Hennis-Plasschaert van Defensie", "minister Blok (BZ)"."""
    step = _TASK(scene.text, name.end)
    label = label_at(scene, step.end()) if step else None
    if step is None or label is None:
        return (name.end, None)
    closed = step[0].endswith("(")
    if closed and scene.text[label.end : label.end + 1] != ")":
        return (name.end, None)
    return (label.end + closed, label.label.name)


def _person(start: int, end: int, name: Name, rank: str | None, task: str | None) -> Mark:
    value = _value(name.surname, rank, name.given, name.initials, name.group, task)
    return marked(ACTOR, start, end, "actor.person", value, 0.95 if name.known else 0.5)


@lru_cache(maxsize=4096)
def _value(
    surname: str, rank: str | None, given: str, initials: str, group: str | None, task: str | None
) -> dict[str, object]:
    """What a mark of this person holds: one for all marks, so nobody may change it."""
    more = (("given", given), ("initials", initials), ("group", group), ("portfolio", task))
    value: dict[str, object] = {"type": "person", "name": surname, "rank": rank}
    return value | {field: found for field, found in more if found}


def _premier(scene: Scene, start: int, end: int) -> tuple[Mark, ...]:
    """The prime minister, with a name or with the other office behind it; not that of another country."""
    text = scene.text
    before = _word_before(scene, start)
    if (
        _HOME(text, end)
        or _is_foreign(scene, start, end, before)
        or text[start - 5 : start].lower() == "vice-"
    ):
        return ()
    name = name_at(text, end + 1, text[start:end].isupper()) if text[end : end + 1] == " " else None
    if name is not None:
        return (_person(start, name.end, name, "minister-president", None),) if name.known else ()
    also = _PREMIER(text, end)
    value = _FORMER_PRIME if before in _FORMER else _PRIME
    return (marked(ACTOR, start, also.end() if also else end, "actor.office", value, 0.97),)


_PRIME: dict[str, object] = {
    "type": "office",
    "name": "minister-president",
    "rank": "minister-president",
    "portfolio": "Algemene Zaken",
}
_FORMER_PRIME = _PRIME | {"former": True}


def find_premier(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "De premier", "premier Rutte"."""
    return _premier(scene, start, end)


RULES = (
    Rule("actor.office", tuple(anchor(word) for word in RANKS), find_office, "actor"),
    Rule("actor.premier", (" premier ",), find_premier, "actor"),
)
