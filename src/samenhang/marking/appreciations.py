# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a member of the government advises the House on a motion: to judge for itself ("oordeel Kamer"), not
to adopt it ("ontraden", "overbodig", "ontijdig"); or that the government takes it over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from samenhang.marking.gates import always, closing, holds, near
from samenhang.marking.named import named, thing
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Document, Mark, MarkKind

_APPRECIATION, _MOTION = MarkKind.APPRECIATION, MarkKind.MOTION
_SAME_SPEECH = 6_000  # characters back in which a minister has said which motion he comes to

_JUDGE = re.compile(
    r"\b(?:oordeel|appreciatie) (?:(?:erover|daarover|hierover|over [^.;?]{2,90}?|van|aan) )?(?:aan )?"
    r"(?:(?:de|uw) )?(?:Tweede |Eerste )?Kamer\b|\baan (?:het|uw|haar) oordeel van (?:de|uw) "
    r"(?:Tweede |Eerste )?Kamer\b"
    r"|\b(?:oordeel|beoordeling) [^.;?]{0,90}?\baan (?:de|uw) (?:Tweede |Eerste )?Kamer (?:te |"
    r"willen |kunnen )?"
    r"(?:over)?(?:laten|gelaten|laat)\b|\blaat [^.;?]{0,60}?\boordeel [^.;?]{0,60}?\baan (?:de|uw) Kamer\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:over)?(?:laat|laten|gelaten|geef|geven|gegeven|krijgt|krijgen|wordt|is|appreciatie)\b", re.I
)
_TAKEN = re.compile(
    r"\b(?:neem|nemen|neemt) (?:ik|wij|we|het kabinet|de regering)\b[^.;?]{0,120}?\bover\b"
    r"|\b(?:[Ii]k|[Ww]ij|[Ww]e|kabinet|regering) (?:neem|neemt|nemen)\b[^.;?]{0,120}?\bover\b"
    r"|\b(?:[Ii]k|[Ww]ij|[Ww]e|kabinet|regering) (?:wil|wilt|willen|kan|kunnen|zal|"
    r"zou)\b[^.;?]{0,120}?\bovernemen\b"
    r"|\b(?:is|wordt|worden|zijn)\b[^.;?]{0,60}?\bovergenomen\b|\bstuk nr\. ?\d{1,5}[^.;]{0,40}?: "
    r"?overgenomen\b"
)
_SUPPORT = re.compile(
    r"\bondersteuning van (?:(?:het|ons|mijn|bestaand|staand|huidig|ingezet|dit) )?(?:(?:staande|"
    r"bestaande|huidige|ingezette) )?beleid\b"
)
_HOLD = re.compile(
    r"\b(?:vraag|vragen|verzoek|verzoeken|vraagt|verzoekt|adviseer)\b[^.;?]{0,160}?\b(?:aan te "
    r"houden|aanhouden|aanhouding van)\b"
)
_ABOUT = re.compile(r"\b(?:[Mm]oties?|[Aa]mendement(?:en)?|dictum)\b")
_LABEL = re.compile(
    r"(?:\b(?:[Aa]ppreciatie|[Oo]ordeel|[Aa]dvies|[Ss]tandpunt)\b[^.;:|]{0,40}[:|]\s{0,3}|\|\s{0,3}|"
    r"\bstuk nr\. ?\d{1,5}[^.;]{0,40}[:,]\s{0,3}"
    r"|^|\b(?:[Dd]an|[Dd]us|[Dd]aarmee|[Dd]ie|[Dd]eze|[Zz]ij|[Zz]e|[Hh]aar|[Hh]em|'m) (?:is |krijgt "
    r"|blijft )?(?:dus |ook |die |deze |daarmee )?)\Z"
)
_SPOKEN = re.compile(
    r"\b(?:ik|wij|we|zij|die|deze|haar|hem|'m|ze|daarom|dus|kabinet|kortom)\b", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?:heb|hebt|heeft|hebben|had|hadden|werd|werden)\b[^.;,?]{0,90}?\b(?:ontraden|gelaten|"
    r"gegeven|overgenomen)\b"
    r"|\b(?:ontraden|gelaten|gegeven|overgenomen) (?:heb|hebt|heeft|hebben|had|hadden|werd|werden)\b"
)
_NOT = re.compile(
    r"\b(?:geen reden|geen aanleiding|niet (?:te |willen |hoeven |meer )?(?:ontra|overbodig|"
    r"ontijdig|prematuur|over\b)"
    r"|(?:ontraad|ontraadt|ontraden)(?: [\w-]+){0,4}? niet\b|hoef)"
)
_ASKS = re.compile(
    r"\b(?:reis|reizen|reisadvies|waarom|gebruik|roken)\b|\b(?:of|wat) (?:de minister|de "
    r"staatssecretaris|het kabinet)\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"\b(?:(?:als|wanneer) (?:ik|u|de|het|die|deze|dit|zij|wij|we|er|daar|daarmee|dat|hij|ze|je|"
    r"mevrouw|'m)|indien"
    r"|mits|tenzij|met dien verstande)\b(?:[^.;]|\bnr\.){0,300}?(?=,|\.|$)"
    r"|\bmet (?:die|deze|de) (?:kanttekening|lezing|uitleg|interpretatie)\b",
    re.IGNORECASE,
)
_YES = re.compile(r"\s{0,4}(?:[^\n:]{1,60}:\s{0,4})?(?:Ja|Zeker|Correct|Dat klopt|Klopt|Jazeker|Inderdaad)\b")


_AGAINST = (b" ontraad ", b" ontraadt ", b" ontraden ", b" afgeraden ")
_SHORT = ((b" overbodig ", "superfluous"), (b" ontijdig ", "premature"), (b" prematuur ", "premature"))
_DENIES = (b" niet ", b" geen ", b" hoef")
_ASKING = (
    b" reis",
    b" reizen ",
    b" waarom ",
    b" gebruik ",
    b" roken ",
    b" of de ",
    b" of het ",
    b" wat de ",
    b" wat het ",
)
_HAS = (b" heb", b" heeft ", b" had", b" werd")
_IFS = (
    b" als ",
    b" wanneer ",
    b" indien ",
    b" mits ",
    b" tenzij ",
    b" met die ",
    b" met deze ",
    b" met de ",
    b" met dien ",
)
_OTHERS = (
    (b" houden ", _HOLD, "hold-over"),
    (b" aanhoud", _HOLD, "hold-over"),
    (b" over", _TAKEN, "taken-over"),
    (b" ondersteuning ", _SUPPORT, "supported"),
)


def _said(text: str, first: int, last: int, folded: bytes) -> str | None:
    """What a sentence advises; the clearest words count where it uses several."""
    if holds(folded, _AGAINST):
        return "discouraged"
    judge = _JUDGE.search(text, first, last) if b" kamer " in folded else None
    if judge and (_LEFT.search(text, first, last) or judge[0].lower() == "oordeel kamer"):
        return "left-to-house"
    for needle, said in _SHORT:
        if needle in folded:
            return said
    for needle, shape, said in _OTHERS:
        if needle in folded and shape.search(text, first, last):
            return said
    return None


def _advising(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    text, folded = scene.text, b" %b " % scene.folded[first:last]
    said = _said(text, first, last, folded)
    if said is None or _unmeant(text, first, last, folded):
        return ()
    if text[last - 1] == "?" and not (
        said == "left-to-house" and last - first < 60 and _YES.match(text, last)
    ):
        return ()
    if not _of_a_motion(text, first, last, start, said):
        return ()
    value: dict[str, Any] = {"said": said, "of": "motion"} | _which(text, first, last)
    condition = _IF.search(text, first, last) if holds(folded, _IFS) else None
    if condition:
        value["condition"] = condition[0]
    score = 0.9 if "number" in value else 0.75
    return (marked(_APPRECIATION, first, last, f"appreciation-{said}", value, score),)


def _unmeant(text: str, first: int, last: int, folded: bytes) -> bool:
    """Whether a sentence denies it, asks for it, or tells what was advised before."""
    if holds(folded, _DENIES) and _NOT.search(text, first, last):
        return True
    if holds(folded, _ASKING) and _ASKS.search(text, first, last):
        return True
    return holds(folded, _HAS) and _TOLD.search(text, first, last) is not None


def _of_a_motion(text: str, first: int, last: int, start: int, said: str) -> bool:
    """Whether a motion is spoken of: in the sentence or, where it is short or says "die", a little before."""
    if _ABOUT.search(text, first, last):
        return True
    if said == "left-to-house":
        return _ABOUT.search(text, max(0, first - 3_000), first) is not None
    if said not in ("discouraged", "superfluous", "premature") or last - first > 140:
        return False
    before = text[max(0, first - 700) : first]
    if _ABOUT.search(before) is None:
        return False
    return bool(_SPOKEN.search(text, first, last) or _LABEL.search(text[first:start]))


_MENTION = re.compile(
    r"\b(?:[Mm]oties?|[Aa]mendement(?:en)?)(?:-| (?:op|onder) stuk | van (?:het|de|mevrouw|collega) |"
    r"[^.;\n]{0,60}?(?:\bnrs?\.|\d)| \(| (?=[A-Z]))"
)
_ASIDE = re.compile(
    r"\b(?:net als|zoals|evenals|anders dan|eerder|vergelijkbaar met|ook bij|vorige)\b[^.;]{0,40}\Z", re.I
)
_MENTIONS = 12  # of motions before an advice that leaves open which one is meant


def _which(text: str, first: int, last: int) -> dict[str, Any]:
    """The motion: as the sentence names it, else the one that was named last before it."""
    for mention in _MENTION.finditer(text, first, last):
        if _ASIDE.search(text, max(first, mention.start() - 60), mention.start()) is None:
            own = named(text, mention.start(), last)
            if "number" in own or "movers" in own:
                return own
    low = max(0, first - _SAME_SPEECH)
    low = max(low, text.rfind("orde van de dag", low, first))
    return _before(text, low, first) or {"of": thing(text, first, last) or "motion"}


_CUES = ("stuk nr", "otie-", "otie van ", ", nr. ")
"""What stands where a motion is named; plain searches back for these cost a tenth of a pattern."""


_LONGEST_CUE = max(map(len, _CUES))
_CLOSE = 900  # characters back in which the motion nearly always is


def _cued(text: str, low: int, end: int) -> int:
    """Where the last of the cues begins between two places; -1 where none is."""
    return max([text.rfind(cue, low, end) for cue in _CUES])


def _before(text: str, low: int, end: int) -> dict[str, Any]:
    """The motion or amendment that was named last between two places, and not only in passing."""
    at = end
    for _ in range(_MENTIONS):
        close = max(low, at - _CLOSE)
        found_at = _cued(text, close, at)
        at = found_at if found_at >= 0 else _cued(text, low, min(at, close + _LONGEST_CUE))
        if at <= low:
            break
        begin = max(text.rfind(word, max(low, at - 90), at + 4) for word in ("otie", "mendement")) - 1
        if begin < low:
            continue
        if _MENTION.match(text, begin) and _ASIDE.search(text, max(low, begin - 60), begin) is None:
            stop = text.find("\n", begin, end)
            found = named(text, begin, min(begin + 220, stop if stop >= 0 else end))
            if "number" in found or "movers" in found:
                return found
        at = begin + 1
    return {}


def fit(marks: Sequence[Mark], document: Document) -> Sequence[Mark]:
    """The marks without advice by members, with dossier and movers of motions read out in the same text."""
    if not any(mark.kind is _APPRECIATION for mark in marks):
        return marks
    members = {turn.number for turn in document.turns if turn.speaker.role == "member"}
    starts = [passage.start for passage in document.passages]
    motions = {str(m.value["number"]): m.value for m in marks if m.kind is _MOTION and m.value["number"]}
    kept: list[Mark] = []
    for mark in marks:
        if mark.kind is not _APPRECIATION:
            kept.append(mark)
        elif not (members and document.passages[bisect_right(starts, mark.start) - 1].turn in members):
            kept.append(_completed(mark, motions))
    return kept


def _completed(mark: Mark, motions: Mapping[str, Mapping[str, Any]]) -> Mark:
    motion = motions.get(str(mark.value.get("number")))
    if motion is None:
        return mark
    more = {key: motion[key] for key in ("dossier", "movers") if motion[key] and key not in mark.value}
    return replace(mark, value={**mark.value, **more})


RULES: tuple[Rule, ...] = (
    Rule(
        "appreciation-discouraged",
        (" ontraad ", " ontraadt ", " ontraden ", " afgeraden "),
        always(_advising),
        "appreciation",
    ),
    Rule(
        "appreciation-left",
        (" oordeel ", " appreciatie "),
        near(_advising, " kamer ", 30, 160),
        "appreciation",
    ),
    Rule(
        "appreciation-short",
        (" overbodig ", " ontijdig ", " prematuur "),
        near(_advising, " motie| ontraden | amendement", 700, 120),
        "appreciation",
    ),
    Rule(
        "appreciation-takes",
        (" over ",),
        closing(near(_advising, " motie ", 110, 0, inside=True)),
        "appreciation",
    ),
    Rule(
        "appreciation-taken",
        (" overnemen ", " overgenomen "),
        near(_advising, " motie ", 110, 0, inside=True),
        "appreciation",
    ),
    Rule(
        "appreciation-supported", (" ondersteuning van ",), near(_advising, " beleid ", 0, 40), "appreciation"
    ),
    Rule(
        "appreciation-hold",
        (" aan te houden ", " aanhouden ", " aanhouding "),
        near(_advising, " motie", 160, 60),
        "appreciation",
    ),
)
