# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What later letters say of the execution of a motion or a recommendation: done because of it ("naar
aanleiding van de motie heeft ... onderzocht"), begun, or only told again ("de motie van het lid X verzoekt").

The first finite verb behind the words that lead to the motion decides: a perfect tense tells what was done, a
present passive what is being done, "zal" what is promised, which is no business of these rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from samenhang.marking.commitments import carrying, promises
from samenhang.marking.commitments.details import by
from samenhang.marking.commitments.words import HERE, LATER, NEGATION, NOW, WHEN, Line, pattern
from samenhang.marking.gates import near
from samenhang.marking.named import named
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.marking.sentences import listed
from samenhang.model import Mark, MarkKind

_FULFILLED, _RECALLED = MarkKind.FULFILLED, MarkKind.RECALLED


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says of a motion or recommendation (`of`), with `sub` "under-way" where it is begun."""

    kind: MarkKind
    of: str
    score: float
    sub: str | None = None


_UNDER_WAY_SUB = "under-way"

_LEAD = (
    r"(?:naar aanleiding van|(?:in|als) (?:reactie|antwoord) op|in (?:vervolg|aansluiting) op|"
    r"(?:ter|in|tot) (?:uitvoering|invulling|opvolging|voldoening|nakoming) van|ter (?:uitvoering|invulling|"
    r"opvolging) op|(?:uitvoering|gevolg|invulling|opvolging|gehoor) gevend aan|conform|overeenkomstig|"
    r"in (?:lijn|overeenstemming) met|op (?:grond|basis|verzoek) van|ingevolge|"
    r"zoals (?:\w+ ){0,3}?(?:verzocht|gevraagd|verwoord|bepleit|aanbevolen|voorgesteld|bedoeld|opgenomen) "
    r"(?:in|bij|door|met|via|per))"
)
_THING = (
    r"(?:(?:de|het|een|die|deze|dit|dat|uw|haar|zijn|hun|beide|twee|alle|mijn) )?(?:(?!om |te |of |dat |"
    r"die |is )"
    r"[a-z0-9]+ ){0,4}?(?:(?P<motion>moties?)|(?P<recommendation>(?:deel|hoofd)?aanbeveling(?:en)?))"
)
_VERBS = (
    "heb|heeft|hebben|hebt|had|hadden|is|zijn|was|waren|werd|werden|wordt|worden|zal|zullen|ga|gaat|gaan|wil|"
    "willen|kan|kunnen|kon|konden|moet|moeten|zou|zouden|mag|mogen|stuur|stuurt|sturen|zend|zendt|zenden|"
    "bied|"
    "biedt|bieden|informeer|informeert|informeren|bericht|berichten|rapporteer|meld|melden|doe|doen|doet|"
    "treft|"
    "ontvangt|geef|geeft|geven|deel|delen|schets|schetst|beschrijf|beschrijft|licht|reageer|strekt|ben|bent|"
    "werk|werkt|werken|start|starten|bezie|beziet|bezien|onderzoek|onderzoekt|verken|verkent|verkennen|"
    "laat|laten|"
    "loopt|lopen|streef|streeft|verwacht|zie|ziet|zien|vind|vindt|acht|vraag|vraagt|verzoekt|neem|neemt|"
    "nemen|"
    "kom|komt|komen|breng|brengt|leg|legt|blijf|blijft|blijven|hecht|sta|staat|volgt|merk|wijs|zeg|zet|"
    "voer|voert|voeren|hoop|ontraad|kies|kiest|stel|stelt|ga|ondersteun|ondersteunt|begin|begint|maak|maakt"
)
_RELATIVE = (
    "die|dat|waarin|waarmee|waarbij|waarover|waardoor|welke|om|over|of|als|indien|wanneer|mocht|zodra|tenzij"
)
_NAMED = rf"(?: (?!(?:{_VERBS}|{_RELATIVE}) )[^ ;:]+){{0,36}}?"
_ASIDE = rf"(?:(?: ,)? (?:{_RELATIVE}) [^;:]{{0,260}}? ,)?"
_FIRST = pattern(rf" (?:{_LEAD}) {_THING}{_NAMED}{_ASIDE} (?P<verb>{_VERBS}) ")
_BETWEEN = pattern(
    rf" (?P<verb>heb|heeft|hebben|is|zijn|werd|werden|wordt|worden)(?: (?!(?:{_VERBS}|{_RELATIVE}) )[^ ;:]+)"
    rf"{{0,14}}? (?:{_LEAD}) {_THING} "
)
_PARTICIPLE = (
    r"(?:(?:aan|af|bij|door|in|mee|na|om|onder|op|over|samen|toe|terug|uit|vast|voor|voort|"
    r"weer)?ge[a-z]{2,18}"
    r"(?:d|t|en)|(?:be|er|her|ont|ver|onder|over|door|vol|aanbe|voorbe|herver|uitbe|toebe)[a-z]{2,18}(?:d|"
    r"t|en)|"
    r"(?:onderzoek|uitzoeken|evaluer|opstellen|uitvoer)[a-z]{0,3} laten|laten (?:onderzoeken|uitvoeren|"
    r"uitzoeken|"
    r"opstellen|evalueren|doen|maken|verrichten|inventariseren|nagaan|verkennen|toetsen)|ge[a-z]*eerd)"
)
_DONE = re.compile(rf" (?P<deed>{_PARTICIPLE})(?= )")
_ADJECTIVES = listed(
    "gehele gehouden geheel genoemd genoemde bekend bovengenoemd gelijk gemeenten gevallen gegevens gebieden "
    "gebouwen gezamenlijk gemiddeld gebied gevolgen gesprekken gezinnen getallen gronden verschillend "
    "begeleid "
    "bestaand onderdelen onderwerpen overheden oversten verbanden beleid verband bericht berichten verslag "
    "overwegend ontwikkelingen verenigd verantwoord bepaald beperkt beoogd betrokken verschillen "
    "gemeentelijk "
    "verzoeken bewoners gelet overleggen voorstellen voorbeelden ervaringen onderzoeken verdragen gevolg "
    "geld "
    "geluid geweld gezond geest gebruiken gericht gesteld bedrijven bedragen verbeteringen veranderingen "
    "gezien gedurende omtrent overigens onderwijs getiteld genaamd ondertekend"
)
_TALK = re.compile(
    r" (?:toegezegd|beloofd|aangegeven|gemeld|gezegd|aangekondigd|laten weten|geantwoord|overwogen|"
    r"geconcludeerd|"
    r"gedebatteerd|gestemd|aangenomen|verworpen|ingediend|aangehouden|ingetrokken|ontraden|gediscussieerd|"
    r"ontstaan|gebleken|benadrukt|opgemerkt|toegelicht|verzuimd|geweigerd|nagelaten|uitgesteld|afgezien|"
    r"gewezen op|bezorgd|verheugd|verplicht|gehouden (?:om|te)|gebonden|voornemens|bereid|van plan|"
    r"vastgesteld dat|"
    r"gekeken (?:hoe|of)|vooruitzicht|aangedrongen) "
)
_BEGUN = re.compile(
    r" (?:(?:gestart|begonnen|opgestart|besloten|afgesproken|gevraagd|verzocht|voorbereid|aangevangen|"
    r"ingezet|"
    r"uitgezet|aanbesteed|overeengekomen|ter hand genomen|opgepakt|in gang gezet|in gang|opdracht (?:\w+ "
    r"){0,8}?"
    r"(?:gegeven|verleend|verstrekt)|in (?:gesprek|overleg|voorbereiding|ontwikkeling|uitvoering)|"
    r"bezig|onderweg|gaande)) "
)
_HOUSE_DID = re.compile(
    r"^ ?(?:uw kamer|de (?:tweede |eerste )?kamer|de (?:vaste )?(?:kamer)?commissie|het (?:kamer)?lid|de "
    r"leden|de heer|"
    r"mevrouw|de fracties?|de indieners?|er) (?!.{0,40}(?:onderzocht|onderzoek|verhoogd|aangepast))"
)
_DELIVERS = listed(
    "stuur sturen zend zenden bied bieden biedt informeer informeren informeert bericht berichten "
    "rapporteer meld "
    "melden doe doen treft ontvangt deel delen schets beschrijf licht reageer strekt geef geven zendt "
    "stuurt"
)
_HAS = listed("heb heeft hebben is zijn werd werden")
_IS_BEING = listed("wordt worden")
_WORKS = re.compile(
    r" (?:werk|werkt|werken|start|starten|bezie|beziet|bezien|verken|verkent|verkennen|onderzoek|"
    r"onderzoekt|loopt|"
    r"lopen|begin|begint) (?!u )"
)
_UNSURE = re.compile(
    r"^ (?:als(?! (?:eerste|tweede|volgende|onderdeel|gevolg|vervolg|reactie|antwoord|uitvloeisel) )|"
    r"indien|wanneer|"
    r"mocht|of|zodra|voordat|tenzij) | (?:zou|zouden) |^ (?:verzoekt|spreekt uit|roept|"
    r"constaterende|overwegende|van mening|gehoord) "
)


def _following(line: Line) -> _Told | None:
    """What a sentence says that does something because of a motion: kind, of, sub, score."""
    text = line.text
    found = _FIRST.search(text)
    if found is None or found["verb"] not in (*_HAS, *_IS_BEING):
        inner = _BETWEEN.search(text)
        found = (
            inner if inner is not None and (found is None or inner.start("verb") < found.start()) else found
        )
    if found is None:
        return None
    of = "motion" if found["motion"] else "recommendation"
    verb, after = found["verb"], max(found.end() - 1, found.end("verb"))
    if verb in _DELIVERS:
        return _delivering(text, found.start(), of)
    if _WORKS.match(text, found.start("verb") - 1):
        return (
            None if NEGATION.search(text, after, after + 60) else _Told(_RECALLED, of, 0.65, _UNDER_WAY_SUB)
        )
    if verb not in _HAS and verb not in _IS_BEING:
        return None
    return _deed(text, found, of, after)


def _delivering(text: str, start: int, of: str) -> _Told | None:
    """ "In reactie op de motie informeer ik uw Kamer als volgt": it comes with this text."""
    if NEGATION.search(text, start) or WHEN.search(
        text, text.rfind(" nr ", start) + 4 if " nr " in text else start
    ):
        here = NOW.search(text) or " als volgt " in text
        return _Told(_FULFILLED, of, 0.75) if here and not NEGATION.search(text, start) else None
    if NOW.search(text) or HERE.search(text):
        return _Told(_FULFILLED, of, 0.8)
    return None if LATER.search(text) else _Told(_FULFILLED, of, 0.6)


def _deed(text: str, found: re.Match[str], of: str, after: int) -> _Told | None:
    """A perfect tense tells what was done, a present passive what is being done."""
    if _HOUSE_DID.match(text, found.end("verb")) or _TALK.search(text, after):
        return None
    deed = next((d for d in _DONE.finditer(text, after) if d["deed"] not in _ADJECTIVES), None)
    begun = _BEGUN.search(text, found.end("verb"))
    stop = min((one.end() for one in (deed, begun) if one is not None), default=0)
    if not stop or NEGATION.search(text, found.end("verb") - 1, stop + 1):
        return None
    if found["verb"] in _IS_BEING or (
        begun is not None and (deed is None or begun.start() <= deed.start() + 40)
    ):
        return _Told(_RECALLED, of, 0.7, _UNDER_WAY_SUB)
    return _Told(_FULFILLED, of, 0.75)


_CARRY = r"(?:uitvoering|invulling|opvolging|gevolg|gehoor)"
_UNDER_WAY = pattern(
    r" (?:stap(?:pen)? (?:in|van|bij|naar|ter|tot)(?: de)? (?:uitvoering|invulling|opvolging) van|(?:met|"
    r"aan) de "
    r"(?:uitvoering|invulling|opvolging) van) (?:de|deze|die|beide) (?:[a-z0-9]+ "
    r"){0,3}?(?:(?P<motion>moties?)|"
    r"(?P<recommendation>aanbeveling(?:en)?)) "
    r"| (?:de )?(?:uitvoering|invulling|opvolging) van (?:de|deze|die|beide) (?:[a-z0-9]+ ){0,3}?"
    rf"(?:(?P<motion2>moties?)|(?P<recommendation2>aanbeveling(?:en)?)){_NAMED} (?:loopt|lopen|is|wordt|"
    rf"ligt) "
    r"(?:\w+ ){0,6}?(?:gestart|begonnen|opgepakt|voorbereid|gaande|op schema|volle gang|voorbereiding|ter "
    r"hand "
    r"genomen|gang gezet|loopt) "
    rf"| (?P<motion3>moties?){_NAMED} (?:wordt|worden) (?:(?!niet |nog niet |pas |alleen )\w+ "
    rf"){{0,8}}?uitgevoerd "
    rf"| (?:wordt|worden|geef|geeft|geven) (?:(?!niet |pas |geen )[\w:]+ ){{0,12}}?{_CARRY} (?:gegeven )?aan "
    r"(?:de|deze|die|beide) (?:[a-z0-9]+ ){0,3}?(?:(?P<motion4>moties?)|"
    r"(?P<recommendation4>aanbeveling(?:en)?)) "
    r"| (?:aan|met) (?:de|deze|die|beide) (?:[a-z0-9]+ ){0,3}?(?:(?P<motion5>moties?)|"
    rf"(?P<recommendation5>aanbeveling(?:en)?)){_NAMED} (?:wordt|worden|geef|geeft|geven) "
    rf"(?:(?!niet |pas |geen )\w+ ){{0,8}}?{_CARRY} (?:gegeven )?"
    rf"| (?P<motion6>moties?){_NAMED} (?:is|zijn) (?:\w+ ){{0,2}}?in uitvoering "
)
_BUSY = re.compile(
    r" (?:bezig|begonnen|gestart|gewerkt|werk|werkt|werken|begin|start|is|zijn|heb|heeft|hebben|wordt|"
    r"worden|gezet|"
    r"loopt) "
)


def _under_way(line: Line) -> str | None:
    """Of what the sentence says that it is being carried out."""
    text = line.text
    found = _UNDER_WAY.search(text)
    if found is None or not _BUSY.search(text) or NEGATION.search(text):
        return None
    if re.search(
        r" (?:zal|zullen|moet|moeten|kan|kunnen|wil|willen|hoe|wijze waarop|stand van zaken) ", text
    ):
        return None
    named_things = found.groupdict().items()
    return "motion" if any(said for key, said in named_things if key[:1] == "m") else "recommendation"


_STATE = r"(?:de regering|het kabinet|mij|ons|(?:de|alle) (?:<OFFICE>)|de bewindslieden)"
_ASKS = pattern(
    rf" (?:moties?){_NAMED} (?:verzoekt|vraagt|roept|draagt|verzocht|vroeg|riep|verzoeken|vragen) (?:\w+ "
    rf"){{0,2}}?{_STATE} "
    rf"| (?:met|in|bij|via|middels|per) (?:(?:de|een|die|deze|uw) )?(?:\w+ ){{0,2}}?motie{_NAMED} "
    rf"(?:(?:heeft|hebben|wordt|is|werd) [^;]{{0,160}}?(?:verzocht|gevraagd|opgeroepen)|"
    rf"(?:verzoekt|verzocht|vraagt|vroeg) (?:\w+ ){{0,3}}?{_STATE}) "
    rf"| kamer (?:heeft|hebt) (?:{_STATE} )?[^;]{{0,60}}?(?:bij|per|middels|met|via|in) (?:(?:de|een) "
    rf")?(?:\w+ ){{0,2}}?"
    rf"motie{_NAMED} (?:{_STATE} )?(?:\w+ ){{0,3}}?(?:verzocht|gevraagd|opgeroepen) "
    rf"| motie{_NAMED}(?: ,)? (?:waarin|waarmee|die) (?:{_STATE}|uw kamer|de kamer) (?:{_STATE} )?(?:\w+ "
    rf"){{0,3}}?(?:verzoekt|vraagt|oproept|"
    rf"(?:wordt|werd|is|heeft) (?:\w+ ){{0,3}}?(?:verzocht|gevraagd|opgeroepen)|(?:verzocht|gevraagd|"
    rf"opgeroepen)(?: (?:wordt|is|heeft))?) "
)
_IDENTIFIED = re.compile(
    r"\b[Mm]oties?(?:-| van (?:het|de|mevrouw|lid)|\s(?:[A-Z][a-zà-ÿ]))|\bnr\. ?\d|\b\d\d[ .]?\d{3}\b|"
    r"\b(?:bij|per|middels|via) (?:de |een |deze )?(?:[a-z]+ )?motie\b"
)


_TITLES = (
    " reactie op ",
    " kabinetsreactie ",
    " brief ",
    " motie van ",
    " uitvoering van ",
    " stand van zaken ",
)
"""How a paper is called in a list of papers, which says nothing of the motion itself."""


def _asking(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    """ "De motie van de leden H en S (Kamerstuk ..) verzoekt de regering om", told in a letter."""
    text = scene.text
    line = _line(text, first, last)
    if line is None or not _IDENTIFIED.search(text, first, last):
        return ()
    found = None if line.text.startswith(_TITLES) else _ASKS.search(line.text)
    if found is None or NEGATION.search(line.text, found.start(), found.end()):
        return ()
    return (_mark(text, first, last, line, _Told(_RECALLED, "motion", 0.75)),)


def _carrying(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    text = scene.text
    line = _line(text, first, last)
    if line is None:
        return ()
    told = _following(line)
    if told is None:
        of = _under_way(line)
        told = _Told(_RECALLED, of, 0.7, _UNDER_WAY_SUB) if of else None
    if told is None:
        return ()
    return (_mark(text, first, last, line, told),)


def _line(text: str, first: int, last: int) -> Line | None:
    """The sentence as words; None for a question, a condition, a request, and where a promise is named."""
    if "?" in text[last - 2 : last]:
        return None
    line = Line.of(text[first:last])
    if _UNSURE.search(line.text) or promises.speaks_of_promise(line):
        return None
    return None if carrying.fulfilled(line) is not None or carrying.undone(line) else line


def _mark(text: str, first: int, last: int, line: Line, told: _Told) -> Mark:
    value: dict[str, Any] = {"of": told.of}
    if told.sub:
        value["sub"] = told.sub
    who = by(text, first, last, line.words)
    if who:
        value["by"] = who
    if told.of == "motion" and text.count("nr.", first, last) <= 1:
        value |= {
            key: known for key, known in named(text, first, last).items() if key in ("number", "dossier")
        }
    value["what"] = text[first:last].rstrip(".!? ")
    name = "fulfilled" if told.kind is _FULFILLED else "recalled"
    return marked(told.kind, first, last, f"{name}-{told.sub or 'of'}-{told.of}", value, told.score)


_PROPOSALS = re.compile(
    r" (?:daarmee|hiermee|inmiddels|hierdoor) (?:is|zijn) (?:[a-z]+ ){0,6}?(?:voorstel(?:len)?|adviezen|"
    r"advies|"
    r"aanbeveling(?:en)?) (?:uit|van|in) (?:het|de|dat|dit) [^;]{1,120}? (?:uitgevoerd|gerealiseerd|"
    r"verwezenlijkt|"
    r"opgevolgd|ingevuld|afgerond|gevolgd) "
)


def _realising(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    """ "Daarmee is een van de twee voorstellen uit het WRR-rapport van 2017 uitgevoerd"."""
    text = scene.text
    line = _line(text, first, last)
    if line is None:
        return ()
    found = _PROPOSALS.search(line.text)
    if found is None or NEGATION.search(found[0]):
        return ()
    return (_mark(text, first, last, line, _Told(_FULFILLED, "recommendation", 0.75)),)


_SAYING = ("of", "under-way")
NAMES = frozenset(
    f"{name}-{what}-{of}"
    for name in ("fulfilled", "recalled")
    for what in _SAYING
    for of in ("motion", "recommendation")
)
"""The rules of the marks that are made here: who writes them matters, as with a promise."""

_THINGS = " motie|aanbeveling"


def _rule(name: str, anchors: tuple[str, ...], needles: str, before: int, after: int) -> Rule:
    return Rule(name, anchors, near(_carrying, needles, before, after, inside=True), "execution")


RULES: tuple[Rule, ...] = (
    _rule(
        "execution-following",
        (
            " naar aanleiding van ", " in reactie op ", " als reactie op ", " in antwoord op ", " in "
            "vervolg op ",
            " in aansluiting op ", " ter uitvoering van ", " in uitvoering van ", " ter invulling van ",
            " ter opvolging van ", " in opvolging van ", " gevend aan ", " conform ", " overeenkomstig ",
            " in lijn met ", " in overeenstemming met ", " op grond van ", " op basis van ", " op verzoek "
            "van ",
            " ingevolge ", " zoals verzocht ", " zoals gevraagd ", " zoals aanbevolen ", " zoals ook ",
            " zoals voorgesteld ", " zoals bepleit ", " zoals door de kamer ",
        ),
        _THINGS, 0, 70,
    ),
    _rule("execution-under-way", (" uitvoering van ", " invulling van ", " opvolging van "), _THINGS, 0, 60),
    _rule("execution-given", (" uitvoering ", " invulling ", " opvolging "), _THINGS, 140, 80),
    _rule("execution-being-done", (" uitgevoerd ",), " motie", 160, 0),
    Rule(
        "execution-asks",
        (" verzoekt ", " vraagt ", " roept ", " draagt "),
        near(_asking, " motie ", 220, 0, inside=True, unless=("verzoekt ", "roept ", "spreekt ", "vraagt ")),
        "execution",
    ),
    Rule(
        "execution-asked",
        (" verzocht ", " opgeroepen ", " gevraagd "),
        near(_asking, " motie ", 260, 60, inside=True),
        "execution",
    ),
    Rule(
        "execution-realised",
        (" voorstellen uit ", " voorstel uit ", " voorstellen van ", " voorstel van ", " aanbevelingen uit "),
        near(_realising, "uitgevoerd|gerealiseerd|verwezenlijkt|opgevolgd|ingevuld|afgerond", 0, 160,
             inside=True),
        "execution",
    ),
)  # fmt: skip
