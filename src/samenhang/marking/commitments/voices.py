# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose words a promise stands in: a member who says "ik zeg toe" is no minister."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from operator import attrgetter

from samenhang.marking.commitments import execution, listing, speakers
from samenhang.marking.commitments.details import SELF_WORDS
from samenhang.model import Document, FactName, Mark, MarkKind


class Voice(StrEnum):
    """Who speaks."""

    GOVERNMENT = "government"
    ANSWER = "answer"  # the government, in a written answer to members
    MEMBER = "member"
    CHAIR = "chair"
    BODY = "body"  # the Court of Audit, an advisory body, an inquiry
    LIST = "list"  # a committee's decision list
    LISTED = "listed"  # the lines of a list of commitments
    LETTER = "letter"  # a text without speakers: the government's unless it says otherwise


_ROLES = {
    "minister": Voice.GOVERNMENT,
    "state-secretary": Voice.GOVERNMENT,
    "member": Voice.MEMBER,
    "chair": Voice.CHAIR,
    "other": Voice.BODY,
}
_KINDS = {
    "motion": Voice.MEMBER,
    "amendment": Voice.MEMBER,
    "questions": Voice.MEMBER,
    "answers": Voice.ANSWER,
    "decision-list": Voice.LIST,
    "agenda": Voice.LIST,
    "report": Voice.BODY,
}
_SPEAKER = re.compile(
    r"\n[ \t]{0,8}(?P<who>De heer|Mevrouw|Het lid|Mijnheer|"
    r"(?:De )?(?:demissionair )?(?P<office>[Mm]inister(?:-president)?|[Ss]taatssecretaris)|"
    r"(?P<chair>De voorzitter|Voorzitter|De waarnemend voorzitter|De griffier))\b(?P<name>(?: (?:van|de|"
    r"der|den|ter|ten|te|in|het|'t|’t|el|la|voor|en|"
    r"[A-ZÀ-Þ’'(][^\s:;!?]{0,40})){0,12}(?: ?\([^()\n]{1,60}\))?) ?:"
)
_GOVERNING = re.compile(r"\((?:demissionair )?(?:minister|staatssecretaris)", re.I)
_OPENING = "De Kamer,"
_HEARD = re.compile(r"[ \t]{0,4}(?:\n|$)| (?:gehoord|constaterende|overwegende)")
_CLOSE = "orde van de dag"
_SENDER = re.compile(
    r"BRIEF VAN (?:DE|HET|EEN) ([A-ZÀ-Þ ,()-]{3,120})|(?m:^Brief van (?:de|het) ([^\n]{3,120})$)"
)
_OFFICE = re.compile(r"minister|staatssecretaris|bewindspers|kabinet", re.I)
_LIST = re.compile(
    r"[Bb]esluitenlijst van de (?:\w+-? ?){1,3}(?:vergadering|procedure)|(?m:^Document: Besluitenlijst)"
)
_REPORT = re.compile(
    r"(?:\b[Ww]ij bevelen\b|\bbevelen wij\b|Algemene Rekenkamer, (?:Lange|Postbus)|"
    r"Onderzoeksraad voor Veiligheid beveelt)"
)
_REPORTING = ("ij bevelen", "bevelen wij", "Algemene Rekenkamer, ", "Onderzoeksraad voor Veiligheid beveelt")
"""One of these stands where `_REPORT` matches; to look for them costs a tenth of it."""
_HEAD = 4000
_COMMITMENT = MarkKind.COMMITMENT  # looking it up on the enumeration costs more than the rest of a test


def fit(marks: Sequence[Mark], document: Document) -> tuple[Mark, ...]:
    """The marks after who speaks is known: promises that are not the government's dropped or called
    recalled.
    """
    # Only a promise depends on who speaks: most texts hold none.
    if not any(mark.kind in _VOICED for mark in marks):
        return tuple(marks)
    places, voices = _timeline(document)
    spoken = document.fact(FactName.KIND) == "proceedings"
    kept: list[Mark] = []
    for mark in marks:
        if mark.kind is _COMMITMENT:
            at = bisect_right(places, mark.start) - 1
            heard = hear(mark, voices[at])
            if heard is not None:
                kept.append(heard)
        elif mark.rule not in _JUDGED or _stands(mark, voices, places, document.text, spoken):
            kept.append(mark)
    return tuple(_with_names(list(_without_asides(kept)), document, places, voices))


def _with_names(
    marks: list[Mark], document: Document, places: list[int], voices: list[Voice]
) -> Iterator[Mark]:
    """The marks, with office and name of the minister who speaks or signed for "ik"."""
    writer = speakers.writer(document)
    turns = {turn.number: turn.speaker for turn in document.turns}
    for mark in marks:
        at = bisect_right(places, mark.start) - 1
        if mark.kind not in _VOICED or not speakers.own(mark):
            yield mark
        elif voices[at] not in _GOVERNED:
            yield speakers.another(mark, document.text)
        elif voices[at] is not Voice.GOVERNMENT:
            yield speakers.named(mark, writer)
        elif turns:
            number = document.passages[_passage(document, mark.start)].turn
            speaker = turns.get(number) if number is not None else None
            yield speakers.named(mark, speakers.speaking(speaker) if speaker else None)
        else:
            line = _SPEAKER.match(f"\n{document.text[places[at] : places[at] + 200]}")
            yield speakers.named(mark, f"{line['who']}{line['name']}".strip() if line else None)


def _passage(document: Document, place: int) -> int:
    return max(0, bisect_right(document.passages, place, key=attrgetter("start")) - 1)


_VOICED = frozenset((MarkKind.COMMITMENT, MarkKind.RECALLED, MarkKind.FULFILLED))
_GOVERNED = (Voice.GOVERNMENT, Voice.LETTER, Voice.ANSWER)
_PROMISE = "recalled-promise"
_JUDGED = frozenset((*execution.NAMES, _PROMISE))
_OWN = re.compile(
    r"\b(?:[Ii]k|[Ww]ij|[Ww]e) (?:heb|had|hebben|hadden)\b[^.;]{0,120}?\b(?:beloofd|toegezegd)|"
    r"\b(?:[Hh]eb|[Hh]ad|[Hh]ebben) (?:ik|wij|we)\b[^.;]{0,120}?\b(?:beloofd|toegezegd)"
)
_ANOTHER = re.compile(
    r"minister|staatssecretaris|kabinet|regering|premier|bewinds|\b(?:u|uw|hij|zij|gekregen|gehoord|horen)\b"
)


def _stands(mark: Mark, voices: list[Voice], places: list[int], text: str, spoken: bool) -> bool:
    """Whether a mark that hangs on who speaks holds: a member's own promise is none of the government."""
    voice = voices[bisect_right(places, mark.start) - 1]
    if mark.rule != _PROMISE:
        return _writes(mark, voice, spoken)
    said = text[mark.start : mark.end]
    return voice is not Voice.MEMBER or not _OWN.search(said) or bool(_ANOTHER.search(said))


_ANSWER = "commitment-answer"
_ASIDE = 45  # characters of "Ja, dat zullen we doen."


def _without_asides(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks without "Dat zullen we doen", said right before or behind the promise in full."""
    whole = [mark for mark in marks if mark.kind is _COMMITMENT and mark.rule != _ANSWER]
    starts, ends = {mark.start for mark in whole}, {mark.end for mark in whole}
    for mark in marks:
        aside = mark.rule == _ANSWER and mark.end - mark.start <= _ASIDE
        if not aside or (
            {mark.end + 1, mark.end + 2}.isdisjoint(starts) and {mark.start - 1}.isdisjoint(ends)
        ):
            yield mark


_WRITERS = (Voice.LETTER, Voice.ANSWER)


def _writes(mark: Mark, voice: Voice, spoken: bool) -> bool:
    """Whether this voice can say of a motion what a letter does; in a debate lists of papers are no letter.

    A member who says it tells of another, and a minister who repeats what a motion asks is about to judge it.
    """
    if mark.kind is MarkKind.FULFILLED:
        return voice in (*_WRITERS, Voice.GOVERNMENT, Voice.BODY)
    return not spoken and voice in _WRITERS


_NEED_A_CHAIR = "commitment-listed"
_UNSAID = frozenset(("commitment-receive", "commitment-passive", "commitment-follows"))
"""Rules of sentences that need not say who promises: "de Kamer ontvangt in het najaar een brief"."""
_NEED_A_MEMBER = frozenset(("commitment-act", "commitment-spoken"))
_LISTING = (Voice.CHAIR, Voice.LISTED)


def hear(mark: Mark, voice: Voice) -> Mark | None:
    """What a promise comes to when this voice says it; None where it comes to nothing."""
    if mark.rule == _NEED_A_CHAIR:
        return _as_recalled(mark) if voice in _LISTING else None
    if voice in _LISTING and mark.rule in _UNSAID and "by" not in mark.value:
        return _as_recalled(mark)
    own = str(mark.value.get("by", "ik")).lower() in SELF_WORDS
    if voice is Voice.LISTED:
        return mark if own and "by" in mark.value else _as_recalled(mark)
    if voice in (Voice.MEMBER, Voice.LIST):
        return None
    if voice in (Voice.CHAIR, Voice.BODY):
        return None if own or mark.rule in _NEED_A_MEMBER else _as_recalled(mark)
    if voice is Voice.LETTER and mark.rule in _NEED_A_MEMBER:
        return None
    if voice is Voice.ANSWER and mark.rule == "commitment-spoken":
        return None
    return mark


def _as_recalled(mark: Mark) -> Mark:
    return replace(mark, kind=MarkKind.RECALLED, rule="recalled-by-another", score=min(mark.score, 0.7))


def _timeline(document: Document) -> tuple[list[int], list[Voice]]:
    """Offsets where the voice changes, and the voices; the first offset is 0."""
    ground = _ground(document)
    changes = dict(_turns(document)) if document.turns else dict(_spoken(document.text))
    changes.setdefault(0, ground)
    places = sorted(changes)
    voices = [changes[place] for place in places]
    for start, end in listing.lists(document.text):
        _lay(places, voices, start, end, Voice.LISTED)
    for start, end in _motions(document.text):
        _lay(places, voices, start, end, Voice.MEMBER)
    return places, voices


def _lay(places: list[int], voices: list[Voice], start: int, end: int, voice: Voice) -> None:
    """Give the stretch from `start` to `end` this voice; behind it goes on the voice that was there."""
    after = voices[bisect_right(places, end) - 1]
    low, high = bisect_right(places, start), bisect_right(places, end)
    places[low:high] = [start, end]
    voices[low:high] = [voice, after]


def _ground(document: Document) -> Voice:
    """The voice of a text where no speaker is named."""
    kind = document.fact(FactName.KIND) or ""
    if kind in _KINDS:
        return _KINDS[kind]
    head = document.text[:_HEAD]
    sender = document.fact(FactName.SENDER)
    if sender is None:
        named = _SENDER.search(head) if "BRIEF VAN" in head or "Brief van" in head else None
        sender = (named[1] or named[2]) if named else None
    if sender is not None:
        return Voice.LETTER if _OFFICE.search(sender) else Voice.BODY
    if "esluitenlijst" in head and _LIST.search(head):
        return Voice.LIST
    return Voice.BODY if not kind and _reports(document.text) else Voice.LETTER


def _reports(text: str) -> bool:
    """Whether a text without a kind is a report of a body, by its words."""
    return any(map(text.__contains__, _REPORTING)) and _REPORT.search(text) is not None


def _turns(document: Document) -> Iterator[tuple[int, Voice]]:
    roles = {turn.number: _ROLES.get(turn.speaker.role, Voice.BODY) for turn in document.turns}
    ground = Voice.LETTER
    for passage in document.passages:
        yield passage.start, ground if passage.turn is None else roles.get(passage.turn, ground)


def _spoken(text: str) -> Iterator[tuple[int, Voice]]:
    text = f"\n{text}"  # a pattern that begins with a line feed is searched for many times as fast as a line
    for line in _SPEAKER.finditer(text):
        if line["chair"]:
            yield line.start(), Voice.CHAIR
        elif line["office"] or _GOVERNING.search(line["name"]):
            yield line.start(), Voice.GOVERNMENT
        else:
            yield line.start(), Voice.MEMBER


def _motions(text: str) -> Iterator[tuple[int, int]]:
    """Where the text of a motion stands, from "De Kamer," to "orde van de dag"."""
    at = text.find(_OPENING)
    while at >= 0:
        after = at + len(_OPENING)
        alone = not text[text.rfind("\n", max(0, at - 9), at) + 1 : at].strip()
        close = text.find(_CLOSE, after, after + 12000) if alone and _HEARD.match(text, after) else -1
        if close >= 0:
            after = close + len(_CLOSE)
            yield at, after
        at = text.find(_OPENING, after)
