# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a sentence makes a promise to the House: who binds himself, to what, and is it still to come."""

from __future__ import annotations

import re

from samenhang.marking.commitments.receipts import RECEIVE, received
from samenhang.marking.commitments.verdict import Judgement, addresses_house, excluded, names_paper
from samenhang.marking.commitments.words import (
    HANDLING,
    HERE,
    HOUSE_WORDS,
    LATER,
    NEGATION,
    NOW,
    OTHERS,
    THIS_DEBATE,
    WHEN,
    Line,
    pattern,
    to_house,
)
from samenhang.marking.sentences import listed
from samenhang.model import MarkKind

_MADE = MarkKind.COMMITMENT
_WILL_WORDS = listed("zal zullen ga gaan gaat")
_FUTURE = pattern(
    r" (?:(?:<FUT>) (?:ook |dan |daarom |derhalve |graag )?<GOV>"
    r"|(?:<ONE>) (?:<FUT>)|(?:<GOV>) (?:ook |daarom |dan )?(?:zal|zullen|gaat|gaan)"
    r"|(?:dat|zodat|waarna|waarop|waarbij|waarin|waarover|waarmee|waarvan|waarvoor|wanneer|die|"
    r"als) <GOV>(?: [^;]{0,220}?)? (?:<FUT>)"
    r"|(?:en|,|maar|waarna) (?:<FUT>) (?:u|uw kamer|de kamer|hier\w*|daar\w*|het|dit|deze|die|dat)) "
)
_GOES_ON = pattern(r" (?:<ONE>|het kabinet) [^;?]{2,200}? (?:en|maar) (?:<FUT>)(?! (?:<GOV>) ) ")
_THEN_WILL = re.compile(r" (?:en|maar) (?:zal|zullen|ga|gaat|gaan) ")
_BARE = pattern(
    r" (?:<BARE>|(?:naar|richting) (?:de|uw) kamer (?:komen|sturen)|"
    r"(?:uw kamer|de kamer) (?:\w+ ){0,3}(?:meenemen|betrekken)|(?:komen|ingaan)) "
)
_BACK = re.compile(
    r" (?:(?:hier|daar)\w*(?: .{0,120}?)? (?:op )?terug|terug ?kom\w*|terug te komen|"
    r"kom\w*(?: .{0,160}?)? (?:op )?terug) "
)

_SOFT_WORDS = listed(
    "voornemens plan streef streeft streven verwacht verwachten hoop hopen hoopt beoog beoogt beogen "
    "neem nemen neemt mik mikken zet zetten probeer probeert proberen best "
    "voornemen bedoeling inzet planning verwachting intentie ambitie gestreefd beoogd"
)
_SOFT = pattern(
    r" (?:(?:<GOV>) (?:.{0,60}? )?(?:voornemens|van plan|streef|streeft|streven|verwacht|verwachten|hoop|"
    r"hopen|hoopt|beoog|beoogt|"
    r"beogen|probeer|probeert|proberen|doe mijn best|doen ons best|ga mijn best doen|gaan ons best doen|"
    r"neem mij voor|nemen ons voor|neemt zich voor|mik|mikken|zet in op|zetten in op|zet erop in|zet "
    r"(?:mij|me) ervoor in)"
    r"|(?:streef|streeft|streven|verwacht|verwachten|hoop|hopen|hoopt|beoog|beoogt|probeer|proberen|ben|is|"
    r"zijn|neem|zet|"
    r"zetten) (?:<GOV>)"
    r"|(?:het|mijn|ons|onze|de|is|is het|is mijn|blijft het) (?:streven|voornemen|bedoeling|inzet|"
    r"planning|verwachting|intentie|ambitie) "
    r"(?:is|om|van|blijft|er|,|uw|de|u)"
    r"|is (?:het|mijn|de|ons|onze) (?:streven|voornemen|bedoeling|inzet|planning|verwachting|intentie)"
    r"|(?:wordt|is) (?:er )?(?:naar )?gestreefd|beoogd (?:wordt|is)|(?:wordt|is) beoogd|(?:wordt|worden) "
    r"verwacht|inzet van het kabinet) "
)
_TE = pattern(r" (?:<TE>) ")
_THAT = pattern(
    r" (?:dat|om) (?:<ONE>|het kabinet|uw kamer|u|de (?:tweede )?kamer|dit|deze|het|de \w+) .{0,220}? "
    r"(?:kan|kunnen|zal|zullen|wordt|worden|ontvangt|informeer|stuur) "
)

_WEAK_WORDS = listed("wil willen kan kunnen mag mogen")
_WEAK = pattern(
    r" (?:(?:<WEAK>) (?:ook |dan |naar verwachting )?<GOV>|(?:<ONE>) (?:<WEAK>)|(?:<GOV>) (?:wil|willen|"
    r"kan|kunnen)"
    r"|(?:dat|zodat|waarna|waarop) <GOV>(?: [^;]{0,200}?)? (?:<WEAK>)) "
)
_PRESENT_WORDS = listed(
    "stuur stuurt sturen zend zendt zenden informeer informeert informeren bericht berichten rapporteer "
    "rapporteert rapporteren meld melden houden stellen brengen verstrekken delen hou "
    "laten meldt bied biedt bieden leg legt leggen "
    "doe doet doen deel deelt delen verstrek verstrekt kom komt komen houd houdt stel stelt breng brengt "
    "laat dien koppel ga gaan licht lichten praat praten hang hangt hangen maak maakt maken presenteer "
    "presenteert presenteren geef geeft geven reik reikt lever levert voorzie voorziet dat neem nemen"
)
_PRESENT = pattern(
    r" (?:(?:<FINITE>) (?:ook |dan |daarom |derhalve )?(?:<GOV>)|(?:<ONE>) (?:<FINITE>)|"
    r"(?:<GOV>) (?:<FINITE>)"
    r"|(?:die|dat|waarin|waarmee) (?:<ONE>)(?: [^;]{0,100}?)? (?:stuur|sturen|zend|informeer)"
    r"|(?:genoteerd|afspreken|afgesproken|spreken we af|afspraak is|betekent) dat (?:<ONE>)(?: "
    r"[^;]{0,140}?)? "
    r"(?:terugkom|terugkomen|informeer|stuur|bericht|toestuur|toezend|zend)"
    r"|(?:en|,|maar|dan|waarna|zodat) (?:ik |wij |we )?(?:.{0,80}? )?(?:informeer|stuur|bericht|zend|kom|"
    r"rapporteer|meld|licht|leg|bied|verstrek|doe|deel|breng|stel|houd|koppel|laat|praat|geef)) "
)
_DEED = re.compile(
    r" (?:stuurt?|sturen|zendt?|zenden|informeer|informeert|informeren|bericht|berichten|rapporteer|"
    r"rapporteert|rapporteren|melden?|meld|"
    r"verstrek\w*|bied\w* .{0,200}? aan|leg\w* .{0,200}? voor|dien\w* .{0,200}? in|doe\w* .{0,200}? toekomen|"
    r"(?:deel\w*|delen) .{0,160}? (?:met|mee|mede)|met .{0,60}? deel|(?:stel\w*|breng\w*|"
    r"hou\w*) .{0,120}? op de hoogte|"
    r"op de hoogte .{0,40}?(?:stel|breng|houd)\w*|la(?:at|ten) .{0,120}? weten|koppel\w* .{0,120}? terug|"
    r"toezend\w*|toestuur\w*|stel\w* .{0,120}? (?:ter beschikking|beschikbaar)|licht(?:en)? .{0,160}? in|"
    r"pra(?:at|ten) .{0,160}? bij|stel\w* .{0,120}? in "
    r"kennis|"
    r"hangt? .{0,160}? voor|hangen .{0,160}? voor|ma(?:ak|akt|ken) .{0,200}? aanhangig|presente\w+|"
    r"breng\w* .{0,120}? verslag uit|doe\w* .{0,120}? verslag|leg\w* .{0,120}? verantwoording af|"
    r"ge(?:ef|eft|ven) .{0,120}? (?:antwoord|uitsluitsel|duidelijkheid)|voorzie\w* .{0,120}? van|nee?m\w* "
    r".{0,100}? mee|reikt? "
    r".{0,160}? aan|"
    r"levert? .{0,160}? aan) "
)
_TOLD_WORDS = listed(
    "geinformeerd ingelicht bericht gerapporteerd teruggekoppeld gesteld gebracht gehouden gemeld bijgepraat "
    "meegedeeld medegedeeld gedaan uitgebracht afgelegd"
)
_SENT_WORDS = listed(
    "gestuurd gezonden toegezonden toegestuurd verzonden aangeboden voorgelegd ingediend gedeeld "
    "verstrekt overgelegd nagezonden nagestuurd voorgehangen gepresenteerd gemaakt doorgestuurd opgestuurd "
    "aangereikt"
)
_PASSIVE_WORDS = listed("wordt worden zal zullen kan kunnen")
_PART = pattern(r" (?:<PART>)(?= )")
_TOLD = pattern(r" (?:<TOLD>)(?= )")
_TOLD_TO = re.compile(
    r" (?:gerapporteerd|teruggekoppeld|gemeld|meegedeeld|medegedeeld|verslag |verantwoording |bericht )"
)
_FIN = re.compile(r" (?:wordt|worden|zal|zullen|kan|kunnen)(?= )")
_AGENT = pattern(
    r" door (?!mij |ons |mijn |onze |het kabinet|de regering|het ministerie|ondergetekende|middel|deze|"
    r"de (?:<OFFICE>))\w+(?: [^;]{0,60}?)? (?:<PART>) "
)
_PAST_TELLING = pattern(r" (?:heb|heeft|hebben|had|is|zijn|was|werd|werden)(?: [^,;]{0,200}?)? (?:<PART>) ")

_ENTERS = re.compile(r" (?:ga|gaan) (?:ik|wij|we)(?: [^;]{0,140}?)? (?:(?:op|over) )?in(?: $| ,| op )")
_ENTERING = listed(
    "beantwoorden beantwoord komt kom ingaan ga gaan komen volgt volgen verschijnt tegoed goed sturen stuur "
    "ingegaan teruggekomen toezending indiening aanbieding wetsvoorstel"
)


def made(line: Line) -> Judgement | None:
    """The promise a statement makes to the House, or None."""
    addressed = line.has(HOUSE_WORDS)
    if not addressed and " terug" not in line.text and not line.has(_ENTERING):
        return None
    for frame in (_answering, _future, _passive, received, _soft, _present):
        found = frame(line)
        if found is not None:
            return None if excluded(line.text) else found
    return None


def _future(line: Line) -> Judgement | None:
    """ "Ik zal uw Kamer ... informeren", "zal ik hier ... op terugkomen"."""
    text = line.text
    frame = _FUTURE.search(text) if line.has(_WILL_WORDS) else None
    if frame is None and _THEN_WILL.search(text):
        frame = _GOES_ON.search(text)
    if frame is None:
        return None
    start = frame.end() - 1
    deed = _BARE.search(text, start, start + 420)
    back = _BACK.search(text, max(0, frame.start() - 80), start + 300) if " terug" in text else None
    if deed is None and back is None:
        return None
    stop = deed.end() if deed else start + 200
    if NEGATION.search(text, start, stop + 12):
        return None
    if (NOW.search(text) or HERE.search(text)) and not WHEN.search(text, start):
        return None
    if back is not None or deed is None:
        return _returning(line)
    if deed.group().strip() in ("komen", "ingaan"):
        return _dealt(line, deed.group().strip())
    if addresses_house(line):
        return Judgement(_MADE, "commitment-will", 0.9)
    return Judgement(_MADE, "commitment-spoken", 0.5) if "brief" in line.words and WHEN.search(text) else None


_ANSWER_WORDS = listed("beantwoorden beantwoord")
_ANSWERING = pattern(
    r" (?:(?:(?:zal|zullen) (?:<GOV>)|(?:<GOV>) (?:zal|zullen|streef|streeft|hoop|hopen|verwacht|"
    r"verwachten)|(?:streef|hoop|verwacht) ik)"
    r"(?: [^;]{0,160}?)? (?:te )?(?:kunnen )?beantwoorden"
    r"|(?:vragen|deze|ze) (?:zullen|worden) (?:[^;]{0,120}? )?(?:worden )?beantwoord|(?:beantwoord|"
    r"beantwoorden) (?:<ONE>)) "
)


def _answering(line: Line) -> Judgement | None:
    """ "Ik zal de vragen zo spoedig mogelijk beantwoorden": asked in writing, and put off."""
    text = line.text
    if not line.has(_ANSWER_WORDS):
        return None
    found = _ANSWERING.search(text)
    if found is None or HANDLING.search(text) or NOW.search(text) or HERE.search(text):
        return None
    if NEGATION.search(text, found.start(), found.end()) or not (WHEN.search(text) or LATER.search(text)):
        return None
    return Judgement(_MADE, "commitment-will", 0.75)


_IN_A_PAPER = re.compile(
    r" in (?:zijn|haar|mijn|onze|een|de (?:volgende|eerstvolgende|komende|aangekondigde|toegezegde)) "
    r"(?:\w+ ){0,2}?"
    r"\w*(?:brief|reactie|rapportage|nota|beleidsreactie|kabinetsreactie) "
    r"| in (?:de|het|mijn) (?:\w+ ){0,2}?\w*(?:agenda|verslag|brief|rapportage|nota|memorie) (?:voor|over|"
    r"van|bij) (?:de|het) "
    r"(?:volgende|komende|eerstvolgende|aanstaande) "
)


def _dealt(line: Line, deed: str) -> Judgement | None:
    """ "Ik zal in de volgende voortgangsrapportage nader ingaan op", "met een brief komen"."""
    if THIS_DEBATE.search(line.text) or OTHERS.search(line.text):
        return None
    if not (WHEN.search(line.text) or (deed == "ingaan" and _IN_A_PAPER.search(line.text))):
        return None
    if not names_paper(line) or (deed == "komen" and " met " not in line.text):
        return None
    return Judgement(_MADE, "commitment-paper", 0.65)


def _returning(line: Line) -> Judgement | None:
    """ "Daar kom ik schriftelijk op terug"; not what comes later in the same debate or letter."""
    text = line.text
    if HANDLING.search(text) or HERE.search(text) or NOW.search(text):
        return None
    if OTHERS.search(text) and not addresses_house(line):
        return None
    if WHEN.search(text) or addresses_house(line) or names_paper(line):
        return Judgement(_MADE, "commitment-return", 0.85)
    return Judgement(_MADE, "commitment-return", 0.6) if LATER.search(text) else None


def _passive(line: Line) -> Judgement | None:
    """ "Uw Kamer wordt ... geïnformeerd", "zal aan de Kamer worden aangeboden"."""
    if not line.has(_PASSIVE_WORDS) or not (line.has(_TOLD_WORDS) or line.has(_SENT_WORDS)):
        return None
    text = line.text
    fin, part = _FIN.search(text), _PART.search(text)
    if fin is None or part is None:
        return None
    told = _TOLD.match(text, part.start()) is not None and not _TOLD_TO.match(text, part.start())
    if to_house(line, patient=told) < 0:
        return None
    if NEGATION.search(text, min(fin.start(), part.start()), max(fin.end(), part.end()) + 8) or _AGENT.search(
        text
    ):
        return None
    if _VALUED.search(text, 0, part.start()) and not WHEN.search(text):
        return None
    if _UNREAL.search(text) or _MANNER.search(text, 0, part.start() + 1):
        return None
    if text.startswith(" of ") and " , " not in text[: part.start()]:
        return None
    return _still_to_come(text, fin.group())


_VALUED = pattern(
    r" (?:vind|vinden|vindt|acht|achten|hecht|hechten|is|zou)(?: [^;,]{0,60})? (?:belangrijk|van belang|"
    r"wezenlijk|essentieel|"
    r"cruciaal|goed|terecht|logisch|waarde|nodig|noodzakelijk|eraan|jammer|vanzelfsprekend)(?: is)? ,? ?dat "
    r"(?:<HOUSE>) "
)
"""How things ought to be, which is no promise that they will: "ik vind het belangrijk dat de Kamer ..."."""


_UNREAL = re.compile(r" zou(?:den)? (?:[^;,]{0,60} )?worden ")
_MANNER = pattern(r" (?:wijze|manier) waarop (?:<HOUSE>) [^;,]{0,80}$")


def _still_to_come(text: str, fin: str) -> Judgement | None:
    when = WHEN.search(text)
    if _PAST_TELLING.search(text) and not when:
        return None
    if (NOW.search(text) or HERE.search(text)) and not (when and " zal " in text):
        return None
    if fin.strip() in ("kan", "kunnen") and not (when or LATER.search(text)):
        return None
    return Judgement(_MADE, "commitment-passive", 0.85)


_NOT_MEANT = re.compile(
    r" (?:niet|geen|evenmin|noch)(?: \w+){0,2} (?:voornemens|van plan|voornemen|bedoeling|intentie|ambitie) "
)


def _soft(line: Line) -> Judgement | None:
    """ "Ik streef ernaar ... te sturen", "het voornemen is ... toe te zenden"."""
    text = line.text
    frame = _SOFT.search(text) if line.has(_SOFT_WORDS) else None
    if frame is None or not addresses_house(line) or _NOT_MEANT.search(text):
        return None
    start = frame.end() - 1
    deed = _TE.search(text, start) or _TE.search(text) or _that(text, start)
    if deed is None or NEGATION.search(text, start, max(deed.end(), start + 1)):
        return None
    if NOW.search(text) and not WHEN.search(text, start):
        return None
    return Judgement(_MADE, "commitment-intend", 0.8)


def _that(text: str, start: int) -> re.Match[str] | None:
    clause = _THAT.search(text, start)
    if clause is None:
        return None
    at = clause.start()
    return _BARE.search(text, at) or _PART.search(text, at) or RECEIVE.search(text, at)


def _present(line: Line) -> Judgement | None:
    """ "Ik stuur uw Kamer voor de zomer ...", "kom ik hier in het najaar op terug", "kan ik u ...
    informeren".
    """
    text = line.text
    if line.has(_WEAK_WORDS):
        can = _can(line)
        if can is not None:
            return can
    frame = _PRESENT.search(text) if line.has(_PRESENT_WORDS) else None
    if frame is None or NOW.search(text) or HERE.search(text) or NEGATION.search(text, frame.start()):
        return None
    if " terug" in text and _BACK.search(text):
        return _returning(line)
    if _ENTERS.search(text):
        return _dealt(line, "ingaan")
    return _delivery(line, frame.start()) if _DEED.search(text) else None


def _delivery(line: Line, start: int) -> Judgement | None:
    text = line.text
    if not addresses_house(line):
        known = "brief" in line.words or (names_paper(line) and WHEN.search(text))
        return Judgement(_MADE, "commitment-spoken", 0.5) if known else None
    if WHEN.search(text, max(0, start - 220)) or " op de hoogte " in text:
        return Judgement(_MADE, "commitment-present", 0.8)
    if " nu " in text:
        return None
    return (
        Judgement(_MADE, "commitment-present", 0.7)
        if LATER.search(text)
        else Judgement(_MADE, "commitment-spoken", 0.5)
    )


_SHORTLY = re.compile(r" (?:op (?:zeer )?korte termijn|binnenkort|spoedig|separaat|te zijner tijd|nader) ")


def _can(line: Line) -> Judgement | None:
    text = line.text
    weak = _WEAK.search(text)
    if (
        weak is None
        or not (WHEN.search(text) or _SHORTLY.search(text))
        or NOW.search(text)
        or HERE.search(text)
        or not addresses_house(line)
    ):
        return None
    deed = _BARE.search(text, weak.end() - 1)
    if deed is None or NEGATION.search(text, weak.start(), deed.end() + 8):
        return None
    return Judgement(_MADE, "commitment-can", 0.7)
