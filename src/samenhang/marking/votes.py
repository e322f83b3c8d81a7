# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of a motion, amendment or bill in the House, in the words of the chair: adopted, rejected,
withdrawn, held over, lapsed; and which groups were for and against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from samenhang.marking import sentences
from samenhang.marking.gates import always, near
from samenhang.marking.named import THING, WHOLE, named
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Mark, MarkKind

_VOTE = MarkKind.VOTE
_ROLL = 9_000  # characters in which 150 members are called by name, twice over

_OF = rf"(?:deze|dit|de|het|die|dat) (?:(?:tweede|derde|nader|gewijzigde|aangehouden|zo) ){{0,3}}{THING}"
_HANDS = re.compile(
    r"\bleden van (?:de )?(?P<groups>fracties?\b[^.;]{3,900}?),? (?P<side>voor|vóór|tegen) "
    rf"(?:{_OF}|het\b|haar\b|hem\b)[^.;]{{0,160}}?\bhebben gestemd,? (?:en|terwijl) "
    rf"(?P<rest>[^.;]{{2,900}}?),? "
    r"(?P<other>er ?tegen|er ?voor|er ?vóór|daar ?tegen|daar ?voor)\b"
)
_ALONE = re.compile(
    r"\bleden van (?:de )?(?P<groups>fracties?\b[^.;]{3,900}?),? (?P<side>voor|vóór|tegen) "
    rf"{_OF}[^.;]{{0,160}}?\bhebben gestemd\b"
)
_CALLED = re.compile(
    r"\bmet (?P<for>\d{1,3}) (?:stemmen )?(?:voor )?(?:tegen|en) (?P<against>\d{1,3}) stemmen\b"
)
_UNANIMOUS = re.compile(r"\b(?:met algemene stemmen|zonder (?:hoofdelijke )?stemming|unaniem)\b")
_TIED = re.compile(r"\bstemmen (?:staken|hebben gestaakt|gestaakt)\b")
_OUTCOME = re.compile(
    r"\b(?:is|zijn|wordt|worden|was)\b[^.;]{0,40}?\b(?P<said>aangenomen|verworpen|afgestemd)\b"
)
_OUTCOME_FIRST = re.compile(r"\b(?P<said>aangenomen|verworpen) (?:is|zijn|wordt|worden)\b")
_SAID = {"aangenomen": "adopted", "verworpen": "rejected", "afgestemd": "rejected"}
_CHAIR = re.compile(
    r"\b(?:[Ii]k|[Dd]e voorzitter|[Ww]ij|[Ww]e) (?:constateer|constateert|constateren|stel|stelt)\b"
)
_BEFORE_NAMES = re.compile(r"(?:van (?:de )?)?(?:fracties?(?: van)?|leden|de|het)\s{1,3}", re.IGNORECASE)
_PARTING = re.compile(r",\s{1,3}(?:en\s{1,3}|alsmede\s{1,3})?|\s{1,3}(?:en|alsmede)\s{1,3}")
_REST = re.compile(r"\b(?:overige|andere)\b")


def _groups(words: str) -> list[str]:
    """The groups of "de fracties van de SP, DENK en het lid Omtzigt", as printed without their article."""
    names = []
    for part in _PARTING.split(" ".join(words.split())):
        name = part.strip()
        while lead := _BEFORE_NAMES.match(name):
            name = name[lead.end() :]
        if len(name) > 1:
            names.append(name)
    return names


def _sides(text: str, first: int, last: int) -> dict[str, Any] | None:
    """Who was for and who against, where hands were raised: "rest" stands for all other groups."""
    hands = _HANDS.search(text, first, last) or _ALONE.search(text, first, last)
    if hands is None:
        return None
    sides = ("against", "for") if hands["side"] == "tegen" else ("for", "against")
    rest = hands.groupdict().get("rest")
    others: list[str] | None = None
    if rest is not None and not _REST.search(rest):
        others = _groups(rest.removeprefix("de leden "))
    return {
        "how": "hands",
        sides[0]: _groups(hands["groups"]),
        sides[1]: others,
        "rest": sides[1] if others is None and rest is not None else None,
    }


def _counted(text: str, first: int, last: int) -> dict[str, Any] | None:
    """How many were for and against, where members were called by name, or that all were for."""
    called = _CALLED.search(text, first, last)
    if called:
        return {"how": "roll-call", "votes_for": int(called["for"]), "votes_against": int(called["against"])}
    if _UNANIMOUS.search(text, first, last):
        return {"how": "unanimous"}
    return {"how": "roll-call"} if _TIED.search(text, first, last) else None


def _voting(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    """ "Ik constateer dat de leden van de fracties van ... voor deze motie hebben gestemd ..."."""
    text = scene.text
    if text[last - 1] == "?" or not _CHAIR.search(text, first, last):
        return ()
    how = _sides(text, first, last) or _counted(text, first, last)
    outcome = _OUTCOME.search(text, first, last) or _OUTCOME_FIRST.search(text, first, last)
    if how is None or not (outcome or _TIED.search(text, first, last)):
        return ()
    said = _SAID[outcome["said"]] if outcome else "tied"
    return (_mark(scene, first, last, "vote-result", said, how),)


def _mark(scene: Scene, first: int, last: int, rule: str, said: str, how: dict[str, Any]) -> Mark:
    text = scene.text
    about = named(text, first, last)
    if rule == "vote-result" and "number" not in about:
        about = _in_vote(text, first) | about
    value = {"said": said, "of": about.pop("of", "motion"), **about}
    value |= {key: found for key, found in how.items() if found is not None}
    return marked(_VOTE, first, last, rule, value, 0.95 if "number" in value else 0.85)


def _in_vote(text: str, start: int) -> dict[str, Any]:
    """What the chair put to the vote last: "In stemming komt de motie-Bos (21501-08, nr. 726)."."""
    at = text.rfind("n stemming kom", max(0, start - _ROLL), start)
    if at < 0:
        return {}
    stop = text.find("\n", at, start)
    return named(text, at, stop if stop >= 0 else start)


_SOME = r"(?:[^;,()]|\([^()]{0,90}\)){0,160}?"
_THIS = rf"(?:de|mijn|zijn|haar|deze|hun|onze|die|beide) (?:[\w-]+ ){{0,2}}?{THING}"


def _fate(done: str, verb: str, particle: str, infinitive: str) -> re.Pattern[str]:
    """A motion that is `done`, or that I `verb` `particle` or will `infinitive`."""
    behind = rf"\b{particle}(?=[.,:;!]|$| (?:en|want|omdat|totdat|tot|voorzitter)\b)"
    return re.compile(
        rf"{_THIS}{_SOME}\b(?:is|zijn|wordt|worden) (?:[\w-]+ ){{0,3}}?{done}\b"
        rf"|\b(?:is|zijn|wordt|worden|heeft|hebben) {_THIS}{_SOME}\b{done}\b"
        rf"|\b(?:{verb} (?:ik|wij|we)|(?:ik|wij|we) {verb}) (?:[\w-]+ ){{0,3}}?{_THIS}{_SOME}{behind}"
        rf"|\bik (?:wil|zal|ga) (?:[\w-]+ ){{0,3}}?{_THIS}{_SOME}\b{infinitive}\b"
        rf"|\bstel ik (?:[\w-]+ ){{0,3}}?voor,? (?:om )?{_THIS}{_SOME}\b{particle} te "
        rf"{infinitive.removeprefix(particle)}\b",
        re.IGNORECASE,
    )


_WITHDRAWN = _fate("ingetrokken", "trek(?:ken)?", "in", "intrekken")
_HELD = _fate("aangehouden", "houd?(?:en)?", "aan", "aanhouden")
_OPEN = re.compile(
    r"\b(?:niet|nooit|als|indien|of|wanneer|zou|zouden|tenzij|verzoek (?:ik|u|de)|ik verzoek|vraag|"
    r"eerder|destijds|toen|werd)\b",
    re.IGNORECASE,
)


def _withdrawing(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    return _fated(scene, first, last, _WITHDRAWN, "withdrawn")


def _holding(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    return _fated(scene, first, last, _HELD, "held-over")


def _fated(scene: Scene, first: int, last: int, shape: re.Pattern[str], said: str) -> Iterable[Mark]:
    """Withdrawn or held over by whoever moved it, as he or the chair says."""
    text = scene.text
    found = shape.search(text, first, last)
    if found is None or text[last - 1] == "?" or _OPEN.search(text, first, last):
        return ()
    return (_mark(scene, first, last, f"vote-{said}", said, {}),)


_LAPSED = re.compile(r"\bmoties?\b[^.;]{0,40}?\b(?:is|zijn) vervallen ?: ?")


def _find_lapsed(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Ik deel mee dat de volgende aangehouden moties zijn vervallen: 34775-42; 34734-25.": each of them."""
    text = scene.text
    first, last = sentences.line(text, start, end)
    lead = _LAPSED.search(text, max(first, start - 80), last)
    if lead is None:
        return ()
    return [
        marked(
            _VOTE,
            *paper.span(),
            "vote-lapsed",
            {"said": "lapsed", "of": "motion", "number": paper["number"], "dossier": paper["dossier"]},
            0.95,
        )
        for paper in WHOLE.finditer(text, lead.end(), last)
    ]


RULES: tuple[Rule, ...] = (
    Rule(
        "vote-result",
        (
            " hebben gestemd ",
            " algemene stemmen ",
            " stemmen is ",
            " stemmen staken ",
            " stemmen hebben gestaakt ",
            " stemmen tegen ",
            " stemmen voor ",
        ),
        always(_voting),
        "vote",
    ),
    Rule(
        "vote-withdrawn",
        (" ingetrokken ", " intrekken ", " trek ik ", " ik trek "),
        near(_withdrawing, " motie| amendement", 200, 120),
        "vote",
    ),
    Rule(
        "vote-held-over",
        (" aan te houden ", " aangehouden ", " aanhouden ", " houd ik ", " ik houd ", " ik hou "),
        near(_holding, " motie| amendement", 200, 120),
        "vote",
    ),
    Rule("vote-lapsed", (" vervallen ",), _find_lapsed, "vote"),
)
