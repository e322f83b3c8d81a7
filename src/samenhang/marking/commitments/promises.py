# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences that speak of a promise by name: making it, recalling it, or saying that it has been carried
out.
"""

from __future__ import annotations

import re

from samenhang.marking.commitments.verdict import Judgement
from samenhang.marking.commitments.words import (
    GOVERNMENT,
    HANDLING,
    NOW,
    OFFER,
    WHEN,
    Line,
    pattern,
)
from samenhang.marking.sentences import listed
from samenhang.model import MarkKind

_MADE, _RECALLED, _FULFILLED = MarkKind.COMMITMENT, MarkKind.RECALLED, MarkKind.FULFILLED

_PROMISE = pattern(
    r" (?:toegezegd\w*|toegezegde\w*|toezegging\w*|toezeg\w*|toe te zeggen|zeg\w* (?:[^;]{0,160} )?toe|"
    r"zegd?e\w* (?:[^;]{0,160} )?toe|gestand|"
    r"beloofd\w*|belofte\w*|beloof|beloven) "
)
_SPOKEN = pattern(
    r" (?:(?:<ONE>) (?:\w+ )?zeg(?:gen)? (?:[^;]{0,120}? )?toe|zeg(?:gen)? (?:<ONE>) (?:[^;]{0,120}? )?toe"
    r"|(?:<GOV>) zeg(?:t|gen) (?:[^;]{0,120}? )?toe|zeg(?:t|gen) (?:(?:de|deze) (?:<OFFICE>)|het kabinet|"
    r"hij|zij)(?: [^;]{0,120}?)? toe"
    r"|(?:<ONE>) (?:kan|kunnen|wil|willen|zal|zullen|durf|zou|mag|ga)(?: [^;]{0,100}?)? toezeggen|"
    r"(?:<ONE>)(?: [^;]{0,100}?)? (?:toe te zeggen|toezeg)|dat (?:<ONE>)(?: [^;,]{0,100}?)? (?:kan|wil|"
    r"kunnen) toezeggen|(?:kan|kunnen|wil|willen|zal|zullen|durf|zou|"
    r"mag) (?:<ONE>) (?:[^;]{0,120}? )?toezeggen"
    r"|(?:die|deze|dat als|een|de) toezegging (?:wil|kan|zal|doe|doen|geef|heeft u|krijgt u|heb|hebben)|"
    r"(?:doe|geef) (?:<ONE>) (?:u |graag |hier\w* |bij deze |bij dezen |de kamer ){0,3}(?:die|deze|de|"
    r"een) toezegging"
    r"|(?:<ONE>) (?:doe|geef) (?:\w+ ){0,3}(?:die|deze|de|een) toezegging|de toezegging die (?:<ONE>) "
    r"(?:\w+ )?(?:kan|wil) (?:doen|geven)|u (?:heeft|krijgt) (?:die|deze|"
    r"mijn) toezegging|dat is (?:bij dezen? |dan |ook |gewoon |een ){0,2}(?:toegezegd|toezegging)"
    r"|(?:<ONE>) (?:wil|willen|kan|kunnen|zal|zullen) (?:\w+ ){0,3}?(?:die|deze|de|een) toezegging (?:\w+ "
    r"){0,3}?(?:doen|geven)"
    r"|(?:laat ik|laten we|laten wij) (?:[^;]{0,60}? )?toezeggen|(?:daar|hier) (?:kan|kunt|mag|mogen|"
    r"kunnen) (?:[^;]{1,40}? )?"
    r"(?:mij|me|ons) aan houden|(?:bij dezen?|hierbij) (?:\w+ )?toegezegd|beloof (?:<ONE>)|(?:<ONE>) "
    r"(?:\w+ )?beloof|(?:dat|"
    r"die) belofte doe) "
)
_BARE_TOLD = pattern(r"^ (?:ja )?(?:, )?(?:bij dezen? )?toegezegd $")
_ASKED = pattern(
    r" (?:(?:kan|kunt|wil|wilt|zou|is|bent|zegt) (?:u|de (?:<OFFICE>)|hij|zij|het kabinet|"
    r"ik)(?: [^;]{0,60}?)? (?:toezegging|toezeggen|toe)|(?:krijg|krijgen|hoor|horen|vraag|vragen|wens|"
    r"verlang)(?: [^;]{0,60}?)? (?:toezegging|toezeggen)|(?:graag|wel|ook) (?:nog )?(?:een|die|"
    r"de) toezegging|"
    r"als (?!toezegging)(?:[^;,]{0,60}? )?(?:toezegt|toezeggen|toezegging)|dat (?:de|deze|zij|hij|"
    r"het) (?:[^;,]{0,60}? )?toezegt|om (?:een|de) toezegging|"
    r"(?:de )?toezegging (?:krijgen|vragen|horen|wil|willen)) "
)
_REFUSED = pattern(
    r" (?:niet|geen|niets|niks|nooit|evenmin)(?: \w+){0,6} (?:toezeggen|toe|toezegging\w*|toe te zeggen|"
    r"toegezegd|beloven|beloof|doen)"
    r"|toezegging niet|toezegging (?:kan|wil|zal|doe|geef|ga)(?: \w+){0,5} (?:niet|geen)|"
    r"dat zeg ik (?:\w+ ){0,2}niet toe "
)
_AUXILIARY = re.compile(r" (?:heb|heeft|hebben|hebt|had|hadden)(?= )")
_SUBJECT_AFTER = pattern(rf" (?:{GOVERNMENT}) ")
_SUBJECT_BEFORE = pattern(rf" (?:{GOVERNMENT})(?: [^;,]{{0,110}})?$")
_PAST = pattern(
    rf" (?:zegden? (?:{GOVERNMENT})(?: [^;]{{0,200}}?)? toe|(?:{GOVERNMENT}) (?:zegden?|zei|"
    rf"beloofde)(?: [^;]{{0,160}}?)? toe|(?:{GOVERNMENT}) beloofden?|beloofden? (?:{GOVERNMENT})|"
    rf"toegezegd door (?:{GOVERNMENT})) "
)
_DONE = re.compile(
    r" (?:toegezegd|beloofd|in het vooruitzicht gesteld|(?:toezegging(?:en)?|belofte) (?:[^;,]{0,80} "
    r")?gedaan|"
    r"toezegging(?:en)? (?:heeft|heb|hebben|had) gedaan) "
)
_PAST_WORDS = listed("vooruitzicht toegezegd beloofd beloofde gedaan zegde zegden zei")
_PASSIVE_PAST = pattern(
    r" (?:(?:is|zijn|was|werd|werden|waren) (?:[^;]{0,300}? )?toegezegd|toegezegd (?:is|werd|was|zijn|"
    r"waren)) "
)
_ELSE = pattern(
    r" (?:door|aan|van) (?:de )?(?:gemeenten?|provincies?|politie|om|openbaar ministerie|rekenkamer|navo|"
    r"lidstaten|bedrijven|banken|sector|shell|"
    r"nam|europese commissie|vng|ipo|werkgevers|gedupeerden|ouders|bewoners|burgers|inwoners|belgie|"
    r"duitsland|boeren|slachtoffers)\b"
)
_ABROAD = (
    "belgische|duitse|franse|britse|amerikaanse|europese|poolse|oekraiense|russische|turkse|marokkaanse|"
    "israelische|"
    "hongaarse|italiaanse|spaanse|chinese|surinaamse|deense|zweedse|noorse|ierse|griekse"
)
_FOREIGN = pattern(
    rf" (?:{_ABROAD}) (?:<OFFICE>|regering|premier|ambtgeno\w+|ambtsgeno\w+|collega\w*|autoriteiten|"
    rf"overheid|commissie|commissaris|"
    r"president|kanselier)(?: \w+){0,4}? (?:heeft|hebben|had|zegde|zei|beloofde)"
    r"| (?:<OFFICE>) (?:[^,;]{0,40} )?van (?:belgie|duitsland|frankrijk|engeland|polen|oekraine|turkije|"
    r"marokko|israel|italie|spanje|de verenigde staten|amerika|belgie|oostenrijk|denemarken|zweden|"
    r"noorwegen|ierland|hongarije|griekenland|suriname|china|japan|canada) (?:heeft|had|zegde|zei|beloofde) "
)
_AS_PROMISED = pattern(
    r" (?:zoals (?:eerder |ook |reeds |al |door mij |u )?(?:\w+ ){0,3}?toegezegd|conform (?:de |mijn |"
    r"deze |een |onze )?(?:eerdere |gedane )?toezegging\w*|"
    r"overeenkomstig (?:de |mijn |deze |onze )?(?:eerdere |gedane )?toezegging\w*|(?:naar aanleiding|"
    r"als gevolg|op grond|in lijn met|in vervolg op|in aansluiting op|ter uitvoering|ter nakoming|"
    r"ingevolge|met verwijzing naar) (?:van )?(?:de |mijn |deze |een |onze )?(?:eerdere |"
    r"gedane )?toezegging\w*) "
)
_THE_PROMISED = pattern(
    r" (?:de|het|die|dit|deze|een|mijn|uw|eerder|nog|"
    r"door \w+ \w+) (?:[a-z]+ ){0,4}?toegezegde (?:\w+ ){0,3}?(?:\w*brief|\w*brieven|\w*rapport\w*|"
    r"\w*reactie|\w*evaluatie|"
    r"\w*notitie|\w*stuk\w*|\w*onderzoek\w*|\w*informatie|\w*overzicht\w*|\w*voorstel\w*|\w*plan\w*|"
    r"\w*wet|\w*antwoord\w*|\w*nota|\w*visie|\w*agenda|\w*gesprek\w*|\w*cijfers|\w*analyse|\w*verkenning|"
    r"\w*briefing|\w*update|\w*aanpak|\w*verslag) "
)
_THE_PROMISE = pattern(
    r" (?:(?:mijn|onze) (?:\w+ ){0,2}?toezegging\w*|toezegging(?:en)? (?:\w+ ){0,4}?(?:van|door) (?:de |"
    r"het |mijn |deze |voormalig |oud )*(?:<OFFICE>|kabinet|regering|ambtsvoorganger|collega)"
    r"|toezegging(?:en)? (?:\w+ ){0,3}?aan (?:de |uw |het |een )?(?:\w+ )?(?:kamer|kamerlid|lid|leden|"
    r"kamerleden|commissie|heer|mevrouw)"
    r"|toezegging(?:en)? (?:die|dat|om|van|uit|tijdens|in|gedaan|gedane|op(?! (?:$|:))|over|inzake|gekregen|"
    r"open|blijft|blijven|"
    r"staat|is|zijn|was|tz\w*|t\d+)"
    r"|gedane toezegging(?:en)?|(?:deze|die) toezegging(?:en)?|(?:dank|gelet op|blij met|gezien|na|"
    r"ondanks|vanwege|tegen|noteer|noteren) (?:\w+ ){0,3}?toezegging(?:en)?) "
)
_BOOKKEEPING = pattern(
    r" (?:overzicht (?:van )?(?:\w+ )?(?:moties|toezeggingen|openstaande)|moties en toezeggingen|"
    r"toezeggingen en moties|toezeggingenregist\w+|lijst van (?:\w+ )?toezeggingen|"
    r"stand van zaken (?:van )?(?:\w+ ){0,3}toezeggingen|"
    r"(?:financiele|nationale|internationale|bindende|contractuele|mondelinge|militaire|"
    r"budgettaire) toezegging\w*|subsidietoezegging\w*|harde toezegging\w*) "
)
_OUR_KIND = pattern(
    r" (?:kamer|uw kamer|lid|leden|kamerlid|kamerleden|\w*debat|\w*overleg|mevrouw|heer|ao|vao|wgo|"
    r"algemeen overleg|commissiedebat|commissie|vragenuur|behandeling|beschouwingen|brief|brieven|"
    r"kamerbrief|"
    r"kamervragen|plenaire?|minister|staatssecretaris|kabinet|de regering|bewindspersoon|bewindslieden|"
    r"motie|mijn|onze|mij|ons|vergadering|handelingen|u|ik|begrotingsbehandeling|tz\d*|t\d{5}) "
)
_ARENA = pattern(
    r" (?:kamer|uw kamer|lid|leden|kamerlid|kamerleden|\w*debat|\w*overleg|mevrouw|heer|ao|vao|wgo|"
    r"commissie|vragenuur|\w*behandeling|\w*beschouwingen|\w*brief|brieven|"
    r"kamervragen|minister|staatssecretaris|kabinet|bewindspersoon|bewindslieden|motie|handelingen|mij|"
    r"ons|tz\d*|t\d{5}) "
)
_STANDS = pattern(
    r" (?:de|die|deze|mijn|onze) toezegging(?:en)? (?:(?:blijft|blijven) (?:\w+ ){0,2}(?:staan|overeind|"
    r"geldig)|sta(?:at|an) (?:\w+ )?(?:nog|overeind|vast|open))(?= )"
    r"| (?:dank|bedankt|dankjewel|blij met|fijn) (?:\w+ ){0,5}?(?:de|deze|die|uw|zijn|haar|mooie|heldere) "
    r"(?:\w+ )?toezegging(?:en)?(?= )"
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
    r"(?:als )?(?:afgedaan|afgehandeld|uitgevoerd|opgevolgd|ingelost|voldaan)|ter (?:uitvoering|nakoming|"
    r"voldoening) (?:van|aan)|tegemoetgekomen) "
)
_THING = pattern(
    r" (?:(?P<commitment>\w*toezegging\w*|belofte\w*)|(?P<motion>moties?\w*|motie \w+)|"
    r"(?P<recommendation>(?:deel|hoofd)?aanbeveling\w*)|"
    r"(?P<request>verzoek(?:en)?(?= van (?:uw|de) (?:kamer|vaste|commissie)| van (?:het lid|de leden|de "
    r"heer|mevrouw)|"
    r" (?:om|om een|om u|uw kamer|dat|te)))) "
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
_MONEY = re.compile(
    r" (?:miljoen|miljard|mln|mld|euro|ton) (?:.{0,40} )?toegezegd|toegezegde? (?:.{0,30} )?(?:miljoen|"
    r"miljard|mln|mld|euro) "
)
_HOUSE_SAID = listed("kamer lid leden kamerlid debat commissiedebat overleg ao mevrouw heer motie brief")
_SPOKEN_WORDS = listed(
    "houden zeg zeggen zegt toezeggen toezeg zeggen toezegging beloof belofte dezen deze hierbij dat"
)
_CARRIED_WORDS = listed(
    "gestand voldoe voldoet voldoen voldaan uitvoering gevolg invulling opvolging gehoor nagekomen "
    "tegemoet tegemoetgekomen kom kwam los afgedaan "
    "afgehandeld uitgevoerd opgevolgd ingelost nakoming voldoening"
)
_UNDONE_WORDS = listed("niet geen onvoldoende nauwelijks nimmer nooit")
_AS_WORDS = listed(
    "zoals conform overeenkomstig aanleiding gevolg grond lijn vervolg aansluiting uitvoering nakoming "
    "ingevolge verwijzing"
)


def speaks_of_promise(line: Line) -> bool:
    """Whether the sentence names a promise at all."""
    text = line.text
    return (
        " toezeg" in text
        or " toegezeg" in text
        or " gestand" in text
        or " belo" in text
        or (" toe " in text and bool(_PROMISE.search(text)))
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
    if names_thing(line) and line.has(_CARRIED_WORDS):
        carried = _FULFILLING.search(text)
        of = _carried_thing(text, carried) if carried is not None and not _UNDONE.search(text) else None
        if carried is not None and of is not None and _carried_out(text, carried.start(), carried.end()):
            return Judgement(_FULFILLED, "fulfilled-" + of, 0.85, of)
    if " toegezegde " in text and _THE_PROMISED.search(text) and NOW.search(text) and _delivers_now(text):
        return Judgement(_FULFILLED, "fulfilled-as-promised", 0.8, "commitment")
    if line.has(_AS_WORDS) and " toe" in text and _AS_PROMISED.search(text) and _delivers_now(text):
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


def _carried_out(text: str, start: int, end: int) -> bool:
    """Not merely to come, nor how it goes: "hiermee" or a present or perfect tense says it has been done."""
    now = NOW.search(text) or " daarmee " in text[: end + 1] or " waarmee " in text[: end + 1]
    if _WILL.search(text, max(0, start - 120), end) and not now:
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
    done = ("nagekomen", "afgedaan", "afgehandeld", "uitgevoerd", "opgevolgd", "ingelost")
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


_IN_THE_PROMISED = pattern(
    r" (?:in|bij|met) (?:de|die|dat|het) \w* ?(?:\w*brief|\w*rapportage|\w*notitie|\w*overzicht|"
    r"\w*evaluatie) (?:die|dat) "
    r"(?:<ONE>) (?:\w+ ){0,3}?(?:toegezegd|toegezegde|toezegde|toezeg)(?: heb| hebben)? ,? ?(?:zal|zullen|"
    r"ga|gaan|neem|"
    r"nemen|wil) (?:<ONE>) (?:[^;]{0,120} )?(?:meenemen|mee|ingaan|in|opnemen|terugkomen|terug|betrekken|"
    r"schetsen|"
    r"toelichten) "
)
"""What is to be told in a paper promised before is a promise of its own."""


_ASKED_WHETHER = re.compile(
    r" (?:vraagt|vroeg|vragen|vroegen|gevraagd)(?: [^;,]{0,60})? of (?:ik|we|wij) ?$| (?:vraagt|vroeg|"
    r"vragen|vroegen|"
    r"gevraagd)(?: [^;,]{0,60})? of (?:ik|we|wij) (?:dat|dit|kan|wil|zou|kunnen) ?$| of (?:ik|we|wij) ?$"
)


def spoken(line: Line) -> Judgement | None:
    """ "Dat zeg ik toe", "die toezegging doe ik"."""
    text = line.text
    if " toegezegd" in text and _IN_THE_PROMISED.search(text) and not HANDLING.search(text):
        return Judgement(_MADE, "commitment-act", 0.6)
    if _BARE_TOLD.search(text):
        return Judgement(_MADE, "commitment-promise", 0.8)
    said = _SPOKEN.search(text) if line.has(_SPOKEN_WORDS) else None
    if said is None or OFFER.search(text):
        return None
    if _ASKED_WHETHER.search(text, 0, said.start() + 4):
        return None
    before = text[max(0, said.start() - 50) : said.end() + 12]
    clause = before[max(before.rfind(" , ", 0, 50), before.rfind(" ; ", 0, 50), 0) :]
    if _REFUSED.search(clause) or (HANDLING.search(said.group()) and "toezegging" not in said.group()):
        return None
    return Judgement(_MADE, "commitment-promise", 0.95)


def recalled(line: Line) -> Judgement | None:
    """Somebody says that a promise was made: "zoals toegezegd zal ik", "heb ik uw Kamer toegezegd"."""
    text = line.text
    if _FOREIGN.search(text) or (" toezegging" in text and _BY_OTHERS.search(text)):
        return None
    if _BOOKKEEPING.search(text) or (_MONEY.search(text) and not line.has(_HOUSE_SAID)):
        return None
    if _in_the_past(line) or _AS_PROMISED.search(text) or _THE_PROMISED.search(text):
        return None if _ELSE.search(text) and not _OUR_KIND.search(text) else _recall(0.9, text)
    if " toegezegd " in text and _PASSIVE_PAST.search(text) and _ARENA.search(text):
        return _recall(0.85, text)
    if (
        " toezegging" in text
        and _THE_PROMISE.search(text)
        and _OUR_KIND.search(text)
        and not _ASKED.search(text)
    ):
        return _recall(0.75, text)
    return _recall(0.7, text) if _STANDS.search(text) else None


def _in_the_past(line: Line) -> bool:
    """ "Heb ik uw Kamer toegezegd", "de minister zegde toe", "die de minister heeft beloofd"."""
    text = line.text
    if not line.has(_PAST_WORDS):
        return False
    if _DONE.search(text):
        for verb in _AUXILIARY.finditer(text):
            begin = max(0, verb.start() - 130)
            if _SUBJECT_AFTER.match(text, verb.end()) or _SUBJECT_BEFORE.search(text, begin, verb.start()):
                return True
    return bool(_PAST.search(text))


_BY_OTHERS = pattern(
    r" toezegging(?:en)? (?:die|van|door|uit) (?:(?:de|het|alle|deze|andere|grote|enkele|private) "
    r"){0,2}(?:<THIRD>)(?= )"
)


def _recall(score: float, text: str) -> Judgement | None:
    if _REFUSED.search(text) and not (" dat " in text or " om " in text):
        return None
    return Judgement(_RECALLED, "recalled-promise", score)
