# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences that speak of a promise by name: making it, or recalling it."""

from __future__ import annotations

import re

from samenhang.marking.commitments.carrying import AS_PROMISED, THE_PROMISED
from samenhang.marking.commitments.verdict import Judgement
from samenhang.marking.commitments.words import (
    GOVERNMENT,
    HANDLING,
    OFFER,
    Line,
    pattern,
)
from samenhang.marking.sentences import listed
from samenhang.model import MarkKind

_MADE, _RECALLED = MarkKind.COMMITMENT, MarkKind.RECALLED

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
    r"mijn) toezegging|dat is (?:bij dezen? |dan |ook |gewoon |een ){0,2}(?:toegezegd|toezegging)(?! van)"
    r"|(?:<ONE>) (?:wil|willen|kan|kunnen|zal|zullen) (?:\w+ ){0,3}?(?:die|deze|de|een) toezegging (?:\w+ "
    r"){0,3}?(?:doen|geven)"
    r"|(?:laat ik|laten we|laten wij) (?:[^;]{0,60}? )?toezeggen|(?:daar|hier) (?:kan|kunt|mag|mogen|"
    r"kunnen) (?:[^;]{1,40}? )?"
    r"(?:mij|me|ons) aan houden|(?:bij dezen?|hierbij) (?:\w+ )?toegezegd|beloof (?:<ONE>)|(?:<ONE>) "
    r"(?:\w+ )?beloof|(?:dat|"
    r"die) belofte doe) "
)
_BARE_TOLD = pattern(
    r"^ (?:(?:ja|oke|ok|akkoord|prima|goed|zeker|bij dezen?|"
    r"dan|graag|nou|voorzitter|dat is|hierbij) (?:, )?){0,3}toegezegd $"
)
_ASKED = pattern(
    r" (?:(?:kan|kunt|wil|wilt|zou|is|bent|zegt) (?:u|de (?:<OFFICE>)|hij|zij|het kabinet|"
    r"ik)(?: [^;]{0,60}?)? (?:toezegging|toezeggen|toe)|(?:krijg|krijgen|hoor|horen|vraag|vragen|wens|"
    r"verlang)(?: [^;]{0,60}?)? (?:toezegging|toezeggen)|(?:graag|wel|ook) (?:nog )?(?:een|die|"
    r"de) toezegging|"
    r"als (?!toezegging)(?:[^;,]{0,60}? )?(?:toezegt|toezeggen|toezegging)|dat (?:de|deze|zij|hij|"
    r"het) (?:[^;,]{0,60}? )?toezegt|om (?:een|de) toezegging|"
    r"(?:de )?toezegging (?:krijgen|vragen|horen|wil|willen)|(?:zijn|waren|of) er (?:\w+ "
    r"){0,3}?toezegging(?:en)?) "
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
    r" (?:(?:is|zijn|was|werd|werden|waren) (?:[^;]{0,300}? )?toegezegd|(?:is|was|werd) (?:\w+ ){0,2}?(?:ons|"
    r"mij|de kamer|uw kamer) (?:[^;]{0,80} )?beloofd|(?:is|zijn|was|werd) (?:u|uw kamer|de kamer) "
    r"(?:[^;]{0,160} )?in het vooruitzicht gesteld|toegezegd (?:is|werd|was|zijn|"
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
_THE_PROMISE = pattern(
    r" (?:(?:mijn|onze) (?:\w+ ){0,2}?toezegging\w*|toezegging(?:en)? (?:\w+ ){0,4}?(?:van|door) (?:de |"
    r"het |mijn |deze |voormalig |oud )*(?:<OFFICE>|kabinet|regering|ambtsvoorganger|collega)"
    r"|toezegging(?:en)? (?:\w+ ){0,3}?aan (?:de |uw |het |een )?(?:\w+ )?(?:kamer|kamerlid|lid|leden|"
    r"kamerleden|commissie|heer|mevrouw)"
    r"|(?:volgende|eerste|tweede|derde|laatste|enige) toezegging(?:en)? (?:is|luidt|:|,)(?! $)|"
    r"toezegging(?:en)? (?:die|dat|om|van|uit|tijdens|in|gedaan|gedane|op(?! (?:$|:))|luidt|over|inzake|"
    r"gekregen|"
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
    r"| sta(?:at|an) (?:\w+ ){0,4}?toezegging(?:en)? (?:\w+ ){0,3}?open "
    r"| (?:dank|bedankt|dankjewel|blij met|fijn) (?:\w+ ){0,5}?(?:de|deze|die|uw|zijn|haar|mooie|heldere) "
    r"(?:\w+ )?toezegging(?:en)?(?= )"
)
_MONEY = re.compile(
    r" (?:miljoen|miljard|mln|mld|euro|ton) (?:.{0,40} )?toegezegd|toegezegde? (?:.{0,30} )?(?:miljoen|"
    r"miljard|mln|mld|euro) "
)
_HOUSE_SAID = listed("kamer lid leden kamerlid debat commissiedebat overleg ao mevrouw heer motie brief")
_SPOKEN_WORDS = listed(
    "houden zeg zeggen zegt toezeggen toezeg zeggen toezegging beloof belofte dezen deze hierbij dat"
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


_INTHE_PROMISED = pattern(
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
    if " toegezegd" in text and _INTHE_PROMISED.search(text) and not HANDLING.search(text):
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
    if _FOREIGN.search(text) or _BY_OTHERS.search(text):
        return None
    if _BOOKKEEPING.search(text) or (_MONEY.search(text) and not line.has(_HOUSE_SAID)):
        return None
    if _in_the_past(line) or AS_PROMISED.search(text) or THE_PROMISED.search(text):
        return None if _ELSE.search(text) and not _OUR_KIND.search(text) else _recall(0.9, text)
    if line.has(_TOLD_WORDS) and _PASSIVE_PAST.search(text) and (_ARENA.search(text) or " u " in text):
        return _recall(0.85, text)
    if (
        " toezegging" in text
        and _THE_PROMISE.search(text)
        and _OUR_KIND.search(text)
        and not _ASKED.search(text)
    ):
        return _recall(0.75, text)
    if text.startswith(" toegezegd aan ") or (" toezegging" in text and _PRESUPPOSED.search(text)):
        return _recall(0.8, text)
    return _recall(0.7, text) if _STANDS.search(text) or _NOTED.search(text) else None


_TOLD_WORDS = listed("toegezegd beloofd vooruitzicht")
_PRESUPPOSED = pattern(
    r" (?:de|die|deze|zijn|haar|uw|mijn) toezegging(?:en)? (?:[^;,]{0,120} )?(?:nagekomen|gestand gedaan|"
    r"ingelost|waargemaakt|"
    r"gelden|geldt|geldig)(?= )|als (?:een )?toezegging(?:en)? (?:\w+ ){0,2}?genoteerd(?= )|hoe het (?:\w+ "
    r")?(?:staat|zit) met (?:de|die|haar|zijn|uw|deze) "
    r"(?:\w+ ){0,2}?toezegging(?:en)?(?= )| er (?:\w+ ){0,3}?toezegging(?:en)? (?:gedaan )?:(?! $)"
)
"""Who asks what became of a promise says that it was made."""


_NOTED = pattern(
    r" (?:heb|hebben) (?:<ONE> )?(?:de|die|deze|een) toezegging(?:en)? (?:\w+ ){0,2}?(?:gehoord|gekregen|"
    r"genoteerd|ontvangen|te pakken|binnen) "
    r"| (?:<ONE>) (?:heb|hebben) (?:de|die|deze|een) toezegging(?:en)? (?:\w+ ){0,2}?(?:gehoord|gekregen|"
    r"genoteerd|ontvangen|te pakken|binnen) "
    r"| (?:noteer|noteren|schrijf|schrijven|zie|zien|beschouw|beschouwen) (?:<ONE>) (?:[^;,?]{0,60}? )?als "
    r"(?:een |uw )?toezegging "
    r"|(?:<ONE>) (?:noteer|noteren|beschouw|beschouwen) (?:[^;,?]{0,60}? )?als (?:een |uw )?toezegging "
    r"| (?:dank|fijn|goed|mooi|blij|prettig|hoor|begrijp|constateer|noteer|genoteerd)(?: [^;]{0,30}?)? dat "
    r"(?:de (?:<OFFICE>)|hij|zij|u|het "
    r"kabinet) (?:[^;,]{0,60} )?toezegt "
)
"""A promise just made, taken note of by who asked for it."""


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
    r" toezegging(?:en)? (?:zou|zouden) "
    r"| (?:heeft|hebben|heb|had) (?:\w+ ){0,2}?(?:aan )?(?:(?:de|het|alle|onze|deze) )?(?:\w+e )?(?:<THIRD>|"
    r"gedupeerden|slachtoffers|"
    r"ouders|bewoners|burgers|inwoners)(?: (?:(?!kamer|debat|commissie)[^;,]){0,90}?)? (?:toegezegd|"
    r"beloofd)(?= )"
    rf"| (?:heeft|hebben|heb|had) (?:zijn|haar|mijn|hun|de) (?:{_ABROAD}) (?:am[bt]+s?geno\w+|collega\w*) "
    rf"(?:[^;,]{{0,80}} )?"
    r"(?:toegezegd|beloofd)(?= )"
    r"| toezegging(?:en)? (?:die|van|door|uit) (?:(?:de|het|alle|deze|andere|grote|enkele|private) "
    r"){0,2}(?:<THIRD>)(?= )"
)


def _recall(score: float, text: str) -> Judgement | None:
    if _REFUSED.search(text) and not (" dat " in text or " om " in text):
        return None
    return Judgement(_RECALLED, "recalled-promise", score)
