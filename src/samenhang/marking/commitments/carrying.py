# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences that say that a promise, motion or recommendation has been carried out, or has not."""

from __future__ import annotations

import re

from samenhang.marking.commitments.verdict import Judgement
from samenhang.marking.commitments.words import NOW, WHEN, Line, pattern
from samenhang.marking.sentences import listed
from samenhang.model import MarkKind

_FULFILLED = MarkKind.FULFILLED

AS_PROMISED = pattern(
    r" (?:zoals (?:eerder |ook |reeds |al |door mij |u )?(?:\w+ ){0,3}?toegezegd|conform (?:de |mijn |"
    r"deze |een |onze )?(?:eerdere |gedane )?toezegging\w*|"
    r"overeenkomstig (?:de |mijn |deze |onze )?(?:eerdere |gedane )?toezegging\w*|(?:naar aanleiding|"
    r"als gevolg|op grond|in lijn met|in vervolg op|in aansluiting op|ter uitvoering|ter nakoming|"
    r"ingevolge|met verwijzing naar) (?:van )?(?:de |mijn |deze |een |onze )?(?:eerdere |"
    r"gedane )?toezegging\w*) "
)
THE_PROMISED = pattern(
    r" (?:de|het|die|dit|deze|een|mijn|uw|eerder|nog|"
    r"door \w+ \w+) (?:[a-z]+ ){0,9}?toegezegde (?:\w+ ){0,3}?(?:\w*brief|\w*brieven|\w*rapport\w*|"
    r"\w*reactie|\w*evaluatie|"
    r"\w*notitie|\w*stuk\w*|\w*onderzoek\w*|\w*informatie|\w*overzicht\w*|\w*voorstel\w*|\w*plan\w*|"
    r"\w*wet|\w*antwoord\w*|\w*nota|\w*visie|\w*agenda|\w*gesprek\w*|\w*cijfers|\w*analyse|\w*verkenning|"
    r"\w*briefing|\w*update|\w*aanpak|\w*verslag) "
)
_FULFILLING = pattern(
    r" (?:(?:doe|doen|doet|deed|is|zijn|wordt|worden|hiermee|hierbij|heb|heeft|"
    r"daarmee) (?:[^;]{0,160}? )?gestand(?: gedaan)?|gestand (?:gedaan|doe|doet|doen|doende|te doen)"
    r"|(?:voldoe|voldoet|voldoen|voldaan) (?:[^;]{0,100}? )?aan|aan (?:[^;]{0,220}? )?(?:voldaan|"
    r"tegemoet|tegemoetgekomen|gevolg gegeven|uitvoering gegeven|invulling gegeven|opvolging gegeven|"
    r"voldoe|voldoet|tegemoetkom\w*)"
    r"|(?:geef|geeft|geven|gegeven|gaf) (?:[^;]{0,120}? )?(?:uitvoering|gevolg|invulling|opvolging|"
    r"gehoor) (?:[^;]{0,60}? )?aan|(?:uitvoering|gevolg|invulling|opvolging|"
    r"gehoor) (?:\w+ ){0,3}(?:gegeven|gegeven is|geef|geeft|geven) (?:\w+ ){0,4}?aan|(?:uitvoering|"
    r"gevolg|invulling|opvolging|gehoor) aan (?:[^;]{0,200}? )?(?:gegeven|gegeven is|geef|geven|geeft)"
    r"|kom\w* (?:[^;]{0,200}? )?(?:na|tegemoet)|nagekomen|los\w* (?:[^;]{0,120}? )?in|"
    r"(?:als )?(?:afgedaan|afgehandeld|afgerond|uitgevoerd|opgevolgd|ingelost|voldaan)|ter (?:uitvoering|"
    r"nakoming|"
    r"voldoening) (?:van|aan)|tegemoetgekomen) "
)
_THING = pattern(
    r" (?:(?P<commitment>\w*toezegging\w*|belofte\w*)|(?P<motion>moties?\w*|motie \w+)|"
    r"(?P<recommendation>(?:deel|hoofd)?aanbeveling\w*)|"
    r"(?P<request>verzoek(?:en)?(?= van (?:uw|de) (?:kamer|vaste|commissie)| van (?:het lid|de leden|de "
    r"heer|mevrouw)|"
    r" (?:om|om een|om u|uw kamer|dat|te))|(?:uw|dit|dat) verzoek(?:en)?)) "
)
_WILL = pattern(
    r" (?:zal|zullen|ga|gaan|gaat|wil|willen|beoog\w*|moet|moeten|kan|kunnen|voornemens|streef\w*|zou|"
    r"zouden|hoe|wijze waarop|manier waarop|of|stand van zaken|bezig|verzoekt|verzoeken|wanneer|"
    r"voortgang) "
)
_UNDONE = pattern(
    r" (?:niet|nog niet|geen|onvoldoende|nauwelijks|deels niet|nimmer|nooit)(?: \w+){0,6}? (?:nagekomen|"
    r"voldaan|uitgevoerd|opgevolgd|gestand|afgedaan|afgehandeld|ingelost|gevolg|uitvoering|invulling|"
    r"opvolging|gehoor|tegemoet|na) "
)
_DELIVERY = pattern(
    r" (?:strekt|treft|stuur|zend|informeer|bied|doe|bericht|ontvangt|treft|geef|ga|rapporteer|reageer|"
    r"meld|sturen|"
    r"zenden|informeren|bieden|berichten|deel|delen|licht|schets|beschrijf|leg|breng) "
)
_LATER_DELIVERY = pattern(r" (?:zal|zullen|wordt|worden|gaan|streef\w*|verwacht\w*|voornemens|hoop) ")
_CARRIED_WORDS = listed(
    "gestand voldoe voldoet voldoen voldaan uitvoering gevolg invulling opvolging gehoor nagekomen "
    "tegemoet tegemoetgekomen kom kwam los afgedaan afgerond "
    "afgehandeld uitgevoerd opgevolgd ingelost nakoming voldoening"
)
_UNDONE_WORDS = listed("niet geen onvoldoende nauwelijks nimmer nooit")
_AS_WORDS = listed(
    "zoals conform overeenkomstig aanleiding gevolg grond lijn vervolg aansluiting uitvoering nakoming "
    "ingevolge verwijzing"
)


def names_thing(line: Line) -> bool:
    """Whether a promise, motion or recommendation is named."""
    text = line.text
    return (
        " toezegging" in text
        or " motie" in text
        or "aanbeveling" in text
        or " belofte" in text
        or " verzoek" in text
    )


def fulfilled(line: Line) -> Judgement | None:
    """The sentence says that a promise, motion or recommendation has been carried out."""
    text = line.text
    if names_thing(line) and line.has(_CARRIED_WORDS) and not _UNDONE.search(text):
        for carried in _FULFILLING.finditer(text):
            of = _carried_thing(text, carried)
            if of is not None and _carried_out(text, carried.start(), carried.end()):
                return Judgement(_FULFILLED, "fulfilled-" + of, 0.85, of)
    if " toegezegde " in text and THE_PROMISED.search(text) and NOW.search(text) and _delivers_now(text):
        return Judgement(_FULFILLED, "fulfilled-as-promised", 0.8, "commitment")
    if line.has(_AS_WORDS) and " toe" in text and AS_PROMISED.search(text) and _delivers_now(text):
        return Judgement(_FULFILLED, "fulfilled-as-promised", 0.85, "commitment")
    return None


def _carried_thing(text: str, carried: re.Match[str]) -> str | None:
    """What the words of carrying out speak of: inside them, right behind "aan", or shortly before
    "uitgevoerd".
    """
    towards = " aan " in carried[0] or carried[0].rstrip().endswith(" aan")
    for thing in _THING.finditer(text):
        if thing.start() >= carried.end() - 1:
            between = text[carried.end() : thing.start()]
            if len(between) <= 70 and " , " not in between and " ; " not in between:
                return thing.lastgroup
        elif thing.start() >= carried.start() - (0 if towards else 160):
            return thing.lastgroup
    return None


_BEING_DONE = re.compile(
    r" (?:(?:wordt|worden)(?! (?:hiermee|daarmee|hierbij))(?: [^;,]{0,160}?)? (?:uitvoering|invulling|"
    r"opvolging|gevolg|"
    r"gehoor) (?:aan [^;]{0,120} )?gegeven|(?:uitvoering|invulling|opvolging|gevolg|gehoor) (?:wordt|"
    r"worden) gegeven|"
    r"(?:uitvoering|invulling|opvolging) die |(?:momenteel|op dit moment|thans|nog) (?:[^;,]{0,60} "
    r")?(?:uitvoering|"
    r"invulling|opvolging|gevolg) (?:gegeven )?aan|(?:geef|geeft|geven) (?:[^;,]{0,60} )?(?:momenteel|op "
    r"dit moment|"
    r"thans) )"
)
_BY_THIS = re.compile(r" (?:met|door|via|middels) (?:de|het|dit|deze|dat|die|een) ")


_MEANT = re.compile(r" (?:te (?:gaan|kunnen|willen|zullen)) ")
"""What a promise was of: "de toezegging om in gesprek te gaan"."""


def _carried_out(text: str, start: int, end: int) -> bool:
    """Not merely to come, nor how it goes: "hiermee" or a present or perfect tense says it has been done."""
    now = NOW.search(text) or " daarmee " in text[: end + 1] or " waarmee " in text[: end + 1]
    if _WILL.search(_MEANT.sub(" ", text[max(0, start - 120) : end])) and not now:
        return False
    deed = text[start:end]
    if not now and _BEING_DONE.search(text) and not _BY_THIS.search(text, 0, start + 1):
        return False
    if " pas " in text or text.startswith((" spreekt uit", " verzoekt ")):
        return False
    if deed.startswith(" ter ") and not (now or _DELIVERY.search(text)):
        return False
    if " aan " in deed or "gestand" in deed or "ter " in deed or now:
        return not ("wijze waarop" in text or " hoe " in text) or bool(now and "gestand" in deed)
    done = ("nagekomen", "afgedaan", "afgerond", "afgehandeld", "uitgevoerd", "opgevolgd", "ingelost")
    seen = (" is ", " zijn ", " heeft ", " heb ", " inmiddels ", " beschouw ", " beschouwen ", " acht ")
    return any(word in deed for word in done) and any(word in text for word in seen)


def _delivers_now(text: str) -> bool:
    """ "Zoals toegezegd stuur ik u bijgaand": what was promised comes with this text."""
    if _LATER_DELIVERY.search(text):
        return bool(NOW.search(text)) and not WHEN.search(text) and " zal " not in text
    return bool(NOW.search(text) or (_DELIVERY.search(text) and not WHEN.search(text)))


def undone(line: Line) -> bool:
    """The sentence says that something promised has not been done: that is no promise."""
    return line.has(_UNDONE_WORDS) and names_thing(line) and bool(_UNDONE.search(line.text))
