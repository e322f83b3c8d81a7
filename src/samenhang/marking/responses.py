# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the government says to a recommendation: accepted, partly, rejected, or promised to be worked on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from samenhang.marking import sentences
from samenhang.marking.gates import closing, near
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Document, Mark, MarkKind

_RESPONSE, _MOTION = MarkKind.RESPONSE, MarkKind.MOTION

_OFFICE = r"(?:[Mm]inister(?:-president|s)?|[Ss]taatssecretaris(?:sen)?|bewindslieden|bewindspersonen)"
_WHO = (
    rf"(?:[Ii]k|[Ww]ij|[Ww]e|[Hh]et (?:demissionaire )?kabinet|[Dd]e regering|[Hh]et ministerie van "
    rf"[A-Z]\w+(?: en [A-Z]\w+)?"
    rf"|[Dd]e {_OFFICE}(?: (?:van|voor) [A-Z]\w+(?:(?:,| en)? [A-Z]\w+){{0,4}})?)"
)
_ADVICE = (
    r"(?:(?:deel|hoofd|eind)?aanbeveling(?:en)?|(?:deel)?advie(?:s|zen)(?!raad|commissie|college)"
    r"|adviespunt(?:en)?)"
)
_ADVICE_WORD = re.compile(
    rf"\b{_ADVICE}\b|\b[Dd]eze (?:laatste )?(?:oproep|suggestie) van de (?:commissie|raad)\b", re.I
)
_TAKE = re.compile(
    r"\b(?:neem|neemt|nemen|nam|namen)\b[^;?]{0,220}?\bover\b(?! (?:de|het|een|hoe|wat|van|deze|dit|"
    r"die|mijn|onze|ons|uw|haar|zijn|advies|aanbeveling)\b)|\bover(?:neem|neemt|nemen|nam)\b"
    r"|\b(?:is|zijn|wordt|worden|werd|werden|heeft|heb|hebben)\b[^;?]{0,160}?\bovergenomen\b"
    r"|\bovergenomen (?:is|zijn|wordt|worden|heeft|heb|hebben)\b|\bovernemen\b"
    r"|\b(?:besloten|besluit|kies|kiest|kiezen)\b[^;?]{0,160}?\b(?:over te nemen|op te volgen|te volgen)\b"
)
_AGREE = re.compile(
    r"\b(?:onderschrijf|onderschrijft|onderschrijven|onderschreven|omarm|omarmt|omarmen|omarmd|"
    r"ondersteun|ondersteunt"
    r"|ondersteunen|steun|steunt|steunen)\b|\b(?:volg|volgt|volgen|gevolgd)\b(?! (?:uit|door)\b)"
    r"|\bkan (?:ik )?(?:mij|zich|ons) (?:[\w-]+ ){0,4}?vinden in\b|\bkunnen (?:wij |we )?ons "
    r"(?:[\w-]+ ){0,4}?vinden in\b"
    r"|\bsta(?:at|an)? (?:[\w-]+ ){0,5}?(?:achter|positief tegenover|welwillend tegenover)\b"
    r"|\b(?:het|is|ben|zijn) (?:[\w-]+ ){0,3}?eens met (?:deze|de|het|dit) "
    r"|\b(?:deel|deelt|delen)\b[^;?]{0,40}?\b(?:aanbeveling|advies)|\b(?:geef|geeft|geven|gaf) "
    r"(?:[\w-]+ ){0,4}?gehoor aan\b"
    r"|\b(?:is|zijn) (?:[\w-]+ ){0,3}?(?:opgevolgd|(?:gevolg|gehoor|uitvoering) (?:aan )?gegeven)\b"
    r"|\b(?:[Ii]n lijn met|[Cc]onform|[Oo]vereenkomstig) (?:(?:de|het|deze|dit) )?(?:[\w-]+ "
    r")?(?:aanbeveling|advies)"
)
_PROMISE = re.compile(
    r"\b(?:zal|zullen|ga|gaat|gaan|zeg|zegt|zeggen)\b[^;?]{0,220}?\b(?:opvolgen|opvolging geven|"
    r"gevolg geven|uitvoeren|"
    r"uitvoering geven|oppakken|betrekken|meenemen|ter harte nemen|invulling geven|verwerken|"
    r"implementeren|doorvoeren|toe)\b"
    r"|\b(?:geef|geeft|geven)\b[^;?]{0,140}?\b(?:opvolging|gevolg|uitvoering|invulling) aan\b"
    r"|\b(?:geef|geeft|geven)\b[^;?]{0,40}?\baan\b[^;?]{0,90}?\b(?:opvolging|gevolg|uitvoering|invulling)\b"
    r"|\b(?:neem|neemt|nemen)\b[^;?]{0,140}?\b(?:ter harte|mee (?:in|bij))\b"
    r"|\b(?:betrek|betrekt|betrekken)\b[^;?]{0,140}?\b(?:bij|in)\b"
    r"|\bga(?:at|an)? (?:[\w-]+ ){0,6}?(?:met|aan de slag)\b[^;?]{0,90}?\b(?:aan de slag|aan het "
    r"werk|aanbeveling)"
    r"|\bpak(?:t|ken)?\b[^;?]{0,140}?\bop\b"
    r"|\b(?:zeg|zegt|zeggen)\b[^;?]{0,40}?\btoe\b|\b(?:voornemens|bereid|van "
    r"plan)\b[^;?]{0,160}?\bte (?:nemen|volgen|voeren)\b"
)
_BEING_DONE = re.compile(
    r"\b(?:wordt|worden) (?:[\w-]+ ){0,6}?(?:opgevolgd|uitgevoerd|verwerkt|gevolg gegeven|"
    r"uitvoering gegeven|betrokken bij)\b"
)
_PARTLY = re.compile(
    r"\b(?:deels|gedeeltelijk|grotendeels|ten dele|grotelijks|op hoofdlijnen|in hoofdlijnen|in "
    r"grote lijnen|niet (?:volledig|geheel"
    r"|helemaal|onverkort|alle|in zijn geheel|integraal|zonder meer)|in gewijzigde vorm|in "
    r"aangepaste vorm|met uitzondering van"
    r"|behoudens|een deel van|(?:het )?merendeel|het grootste deel|de meeste|ten dele|voor een deel|"
    r"onder voorbehoud)\b",
    re.IGNORECASE,
)
_REFUSE = re.compile(
    r"\b(?:neem|neemt|nemen)\b[^;?]{0,220}?\bniet (?:\w+ )?over\b|\bniet over(?:neem|neemt|nemen|genomen)\b"
    r"|\bniet (?:worden |te worden |wordt )?(?:overgenomen|opgevolgd|gevolgd|onderschreven)\b"
    r"|\b(?:onderschrijf|onderschrijft|onderschrijven|volg|volgt|volgen|deel|deelt|delen|steun|steunt)\b"
    r"[^;?]{0,140}?\bniet\b"
    r"|\bniet (?:volgen|overnemen|opvolgen|uitvoeren|onderschrijven|(?:over|op|uit) te (?:nemen|"
    r"volgen|voeren))\b"
    r"|\bniet (?:voornemens|van plan|bereid)\b|\bwijs(?:t|zen)?\b[^;?]{0,160}?\baf\b"
    r"|\bgeen (?:gevolg|opvolging|uitvoering|gehoor)\b|\b(?:het|is|ben|zijn)\b[^;?]{0,60}\b(?:niet (?:\w+ "
    r")?eens|oneens)\b"
)
_NO_REASON = re.compile(
    r"\b(?:geen|onvoldoende) (?:[\w-]+ )?(?:aanleiding|reden|noodzaak|meerwaarde|toegevoegde waarde)\b"
    r"|\b(?:acht|achten|vind|vindt|vinden)\b[^;?]{0,160}?\b(?:niet (?:\w+ )?(?:nodig|wenselijk|opportuun|"
    r"noodzakelijk|haalbaar|uitvoerbaar|proportioneel|gewenst)|onwenselijk|onnodig|onuitvoerbaar)\b"
)
_ACTS = re.compile(rf"\b{_WHO}\b")
_PASSIVE = re.compile(r"\b(?:is|zijn|wordt|worden|werd|werden)\b")
_THIRD = re.compile(
    r"\bdoor (?!(?:het |de )?(?:kabinet|mij|ons|minister|regering|staatssecretaris|bewinds|ministerie))[\w-]+"
)
_ASIDE = re.compile(
    rf"\b(?:in afwachting van|vooruitlopend op|na ontvangst van|voorafgaand aan|voordat|"
    rf"totdat)\b[^,;]{{0,60}}?\b(?:[\w-]+-)?{_ADVICE}",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"\b{_ADVICE} (?:nr\.? |nummer )?(?P<number>\d{{1,2}}[a-z]?(?:\.\d{{1,2}})?(?:(?:, "
    rf"\d{{1,2}}[a-z]?){{0,9}} (?:en|tot en met|t/m) \d{{1,2}}[a-z]?)?"
    r"|[A-Z](?![\w'’.])|[IVX]{1,5}(?!\w))\b|\b(?P<ordinal>eerste|tweede|derde|vierde|vijfde|zesde|"
    r"zevende|achtste|negende"
    rf"|tiende) {_ADVICE}\b",
    re.IGNORECASE,
)
_ORDINALS = (
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
)
_OF_BODY = re.compile(
    rf"\b{_ADVICE} (?:\d{{1,2}} |[A-Z] )?(?:uit (?:het|dit|zijn|haar) (?:[\w-]+ )?(?:rapport|advies|"
    rf"evaluatie) )?van "
    r"(?P<to>(?:de|het) (?:[\w-]+ ){0,3}?[A-Z][\w-]*(?: (?:voor|van|en|de|het|"
    r"[A-Z][\w-]*)){0,5}(?<! voor)(?<! van)(?<! en)"
    r"(?<! de)(?<! het)|[A-Z]{2,6}\b|de (?:[\w-]*commissie|[\w-]*raad|onderzoekers|inspectie|rekenkamer))"
)


def _answer(text: str, first: int, last: int) -> str | None:
    """How a sentence responds; a refusal goes before a promise, and "deels" before both."""
    taken = _TAKE.search(text, first, last)
    refused = _REFUSE.search(text, first, last)
    agreed = _AGREE.search(text, first, last)
    if (taken or agreed or refused) and _PARTLY.search(text, first, last):
        return "partly"
    if refused:
        return "rejected"
    if taken:
        return "promised" if _WILL.search(text, first, last) else "accepted"
    if _NO_REASON.search(text, first, last):
        return "rejected"
    if agreed:
        return "accepted"
    promised = _PROMISE.search(text, first, last) or _BEING_DONE.search(text, first, last)
    return "promised" if promised else None


_WILL = re.compile(r"\b(?:zal|zullen)\b[^;?]{0,160}?\bovernemen\b")


def _responding(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    text = scene.text
    if text[last - 1] == "?" or text.startswith(_OF_A_MOTION, first) or not _to_advice(text, first, last):
        return ()
    said = _answer(text, first, last)
    if said is None or _doubted(text, first, last) or _ASIDE.search(text, first, last):
        return ()
    who = _ACTS.search(text, first, last)
    if who is None and not (_BEING_DONE if said == "promised" else _PASSIVE).search(text, first, last):
        return ()
    if _THIRD.search(text, first, last) and (who is None or who.start() > first + 60):
        return ()
    return (_mark(text, first, last, said, who),)


def judged(text: str, first: int, last: int) -> tuple[str, str] | None:
    """What a sentence says to what is proposed, and who says so; None where nobody says anything."""
    who = _ACTS.search(text, first, last)
    if who is None or text[last - 1] == "?" or _doubted(text, first, last):
        return None
    answer = _answer(text, first, last)
    return (answer, who[0]) if answer else None


_THIS = re.compile(r"\b(?:dit|deze|die|dat|hieraan|daaraan|hiermee|daarmee|hierin)\b", re.IGNORECASE)
_SHORT = 140
_OF_A_MOTION = (
    "verzoekt ",
    "roept ",
    "spreekt ",
    "constaterende",
    "overwegende",
    "van mening",
    "concluderende",
)
_NAMED = re.compile(rf"(?:^|\n)[^\n]{{0,30}}?\b{_ADVICE}\b[^\n]*(?:\n[^\n]*)?\Z", re.IGNORECASE)


def _to_advice(text: str, first: int, last: int) -> bool:
    """Whether a recommendation is answered: it is named, or just was ("Het kabinet neemt dit over.")."""
    if _ADVICE_WORD.search(text, first, last):
        return True
    if last - first > _SHORT or not _THIS.search(text, first, last):
        return False
    return _NAMED.search(text[max(0, first - _REACH) : first]) is not None


_DOUBT = re.compile(
    r"\b(?:als|indien|wanneer|of|hopelijk|hoop|hopen|vraag|vragen|verzoek|roep|zou|zouden|hoeverre|"
    r"welke|voordat|nadat|zodra|mits)\b",
    re.IGNORECASE,
)


def _doubted(text: str, first: int, last: int) -> bool:
    """Whether it is asked or hoped, and not said: before the words of answering stands "of", "als", "zou"."""
    found = min(
        (
            m.start()
            for shape in (_TAKE, _AGREE, _REFUSE, _NO_REASON, _PROMISE)
            if (m := shape.search(text, first, last))
        ),
        default=last,
    )
    return _DOUBT.search(text, first, min(last, found + 60)) is not None


def _mark(text: str, first: int, last: int, said: str, who: re.Match[str] | None) -> Mark:
    value: dict[str, Any] = {"of": "recommendation", "number": _number(text, first, last), "said": said}
    if who:
        value["by"] = who[0]
    to = _OF_BODY.search(text, first, last)
    if to:
        value["to"] = to["to"]
    return marked(_RESPONSE, first, last, f"response-{said}", value, 0.8 if who else 0.7)


def _number(text: str, first: int, last: int) -> str | None:
    """The printed number of the recommendation: "3", "2 en 4", "derde" is 3."""
    found = _NUMBER.search(text, first, last)
    if found is None:
        return None
    if found["ordinal"]:
        return str(_ORDINALS.index(found["ordinal"].lower()) + 1)
    return found["number"]


_LABELLED = re.compile(
    r"(?:(?:[Kk]abinets)?[Rr]eactie|[Ss]tandpunt|[Oo]ordeel|[Aa]ppreciatie)(?: (?:van )?(?:het "
    r")?(?:kabinet|minister|ministerie))?"
    r" ?[:|] ?(?P<said>(?:[Dd]eels|[Gg]edeeltelijk|[Gg]rotendeels|[Nn]iet)? ?(?:[Oo]vergenomen|"
    r"[Oo]nderschreven|[Gg]evolgd|[Aa]fgewezen))\b"
)


def _find_labelled(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Reactie: deels overgenomen.", also in the cells of a table."""
    text = scene.text
    first, last = sentences.line(text, start, end)
    label = _LABELLED.search(text, max(first, start - 60), last)
    if label is None:
        return ()
    words = label["said"].lower()
    said = "partly" if "deel" in words else "rejected" if words.startswith(("niet", "afge")) else "accepted"
    value = {"of": "recommendation", "number": _number(text, first, label.start()), "said": said}
    return (marked(_RESPONSE, label.start(), label.end(), "response-labelled", value, 0.8),)


_HEADED = re.compile(
    rf"(?:[\d.]+ )?(?:[Rr]eactie op )?{_ADVICE} ?(?:nr\.? )?(?P<number>\d{{1,2}}[a-z]?|[A-Z]|[IVX]{{1,4}})\b",
    re.I,
)
_BACK = 10  # passages back in which the recommendation stands that is answered


def fit(marks: Sequence[Mark], document: Document) -> Sequence[Mark]:
    """The marks without answers by members and in motions, with the number that stands above them."""
    if not any(mark.kind is _RESPONSE for mark in marks):
        return marks
    members = {turn.number for turn in document.turns if turn.speaker.role == "member"}
    starts = [passage.start for passage in document.passages]
    motions = [(mark.start, mark.end) for mark in marks if mark.kind is _MOTION]
    kept: list[Mark] = []
    for mark in marks:
        if mark.kind is not _RESPONSE:
            kept.append(mark)
            continue
        at = bisect_right(starts, mark.start) - 1
        asked = any(start <= mark.start < end for start, end in motions)
        if not asked and not (members and document.passages[at].turn in members):
            kept.append(_numbered(mark, document, at))
    return kept


def _numbered(mark: Mark, document: Document, at: int) -> Mark:
    """With the number of the recommendation that a heading or a line a little before names."""
    if mark.value["number"] is not None or at < 0 or _PLURAL.search(document.text, mark.start, mark.end):
        return mark
    passage = document.passages[at]
    above = reversed(passage.headings)
    lines = [document.text[p.start : p.end] for p in reversed(document.passages[max(0, at - _BACK) : at])]
    for words in (*above, *lines):
        headed = _HEADED.match(words)
        if headed:
            return replace(mark, value={**mark.value, "number": headed["number"]})
    return mark


_PLURAL = re.compile(r"\b(?:aanbevelingen|adviezen)\b", re.IGNORECASE)

_ADVICES = "aanbeveling| advies |adviezen|adviespunt"
_REACH = 400
RULES: tuple[Rule, ...] = (
    Rule("response-takes", (" over ",), closing(near(_responding, _ADVICES, _REACH, 60)), "response"),
    *(
        Rule(name, anchors, near(_responding, _ADVICES, _REACH, 160), "response")
        for name, anchors in (
            (
                "response-taken",
                (
                    " overneemt ",
                    " overneem ",
                    " overnemen ",
                    " overgenomen ",
                    " over te nemen ",
                    " te volgen ",
                ),
            ),
            (
                "response-agrees",
                (
                    " onderschrij",
                    " onderschreven ",
                    " omarm",
                    " volgt ",
                    " volg ",
                    " gevolgd ",
                    " steunt ",
                    " vinden in ",
                    " eens met ",
                    " tegenover ",
                    " achter ",
                    " deelt ",
                    " gehoor ",
                    " opgevolgd ",
                    " conform ",
                    " in lijn met ",
                    " overeenkomstig ",
                ),
            ),
            (
                "response-refuses",
                (
                    " niet eens ",
                    " geen aanleiding ",
                    " geen reden ",
                    " geen noodzaak ",
                    " geen meerwaarde ",
                    " niet nodig ",
                    " niet wenselijk ",
                    " niet op te volgen ",
                    " wijst ",
                    " wijs ",
                ),
            ),
            (
                "response-promises",
                (
                    " uitvoering geven ",
                    " opvolging ",
                    " opvolgen ",
                    " volgen ",
                    " gevolg ",
                    " ter harte ",
                    " aan de slag ",
                    " betrek",
                    " betrokken ",
                    " oppakken ",
                    " meenemen ",
                    " uitvoeren ",
                    " uit te voeren ",
                    " uitgevoerd ",
                ),
            ),
        )
    ),
    Rule(
        "response-labelled",
        (" overgenomen ", " onderschreven ", " gevolgd ", " afgewezen "),
        _find_labelled,
        "response-labelled",
    ),
)
