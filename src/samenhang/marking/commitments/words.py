# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words promises are made of, as patterns over a sentence in plain words.

A sentence in plain words is lower case without accents, with single spaces and one at both ends; of its
marks only commas, semicolons and colons are kept, each as a word of its own.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from samenhang.marking.sentences import listed


def _plain_byte(code: int) -> int:
    letter = unicodedata.normalize("NFKD", chr(code).lower())[0]
    return ord(letter) if letter.isascii() and (letter.isalnum() or letter in ",;:") else ord(" ")


_PLAIN = bytes(_plain_byte(code) for code in range(256))


def plain(text: str) -> str:
    """The text in plain words, with a space at both ends."""
    raw = text.encode("latin-1", "replace").translate(_PLAIN)
    for mark in (b",", b";", b":"):
        if mark in raw:
            raw = raw.replace(mark, b" " + mark + b" ")
    return f" {' '.join(raw.decode('ascii').split())} "


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in plain words, and the set of those words: a set is asked before a pattern is tried."""

    text: str
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Line:
        """The sentence `text` in plain words."""
        words = plain(text)
        return cls(words, frozenset(words.split()))

    def has(self, any_of: frozenset[str]) -> bool:
        """Whether one of these words stands in the sentence."""
        return not self.words.isdisjoint(any_of)


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern over plain words; a name in capitals between <> stands for one of the groups
    below.
    """
    return re.compile(re.sub(r"<([A-Z_]+)>", lambda name: f"(?:{GROUPS[name[1]]})", source))


_MINISTER = (
    "minister|staatssecretaris|ministers|staatssecretarissen|minister president|premier|bewindspersoon|"
    "bewindspersonen|bewindslieden|bewindsvrouw|bewindsman"
)
_TAIL = (
    r"(?: (?!heeft |hebben |is |zijn |dat |die |wordt |werd |kan |moet |om |te |als |over |wil |wilt |"
    r"zal |gaat |of )[a-z,]+){0,9}?"
)
_SEND = (
    "sturen|zenden|toezenden|toesturen|opsturen|verzenden|verstrekken|aanbieden|voorleggen|overleggen|"
    "indienen|presenteren|voorhangen|nasturen|nazenden|doorsturen|versturen|aanreiken|aanleveren|"
    "aanhangig maken"
)
_SENT = (
    "gestuurd|gezonden|toegezonden|toegestuurd|verzonden|aangeboden|voorgelegd|ingediend|gedeeld|verstrekt|"
    "overgelegd|nagezonden|nagestuurd|voorgehangen|gepresenteerd|aanhangig gemaakt|doorgestuurd|opgestuurd|"
    "aangereikt|uitgebracht|ter beschikking gesteld"
)
_TELL = (
    "informeren|berichten|rapporteren|melden|inlichten|terugkoppelen|terugkomen|meedelen|mededelen|"
    "verantwoorden|bijpraten|verslag doen|verslag uitbrengen|verantwoording afleggen|antwoord geven"
)
_TOLD = (
    "geinformeerd|ingelicht|bericht|geraporteerd|gerapporteerd|teruggekoppeld|teruggekomen|bijgepraat|"
    "op de hoogte (?:wordt |worden )?(?:gesteld|gebracht|gehouden)|in kennis gesteld|gemeld|meegedeeld|"
    "medegedeeld|verslag (?:gedaan|uitgebracht)|verantwoording afgelegd"
)
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_SEASON = (
    r"zomer\w*|winter\w*|herfst\w*|najaar\w*|voorjaar\w*|lente|kerst\w*|mei?reces|reces|prinsjesdag|week|"
    r"weken|maand|"
    r"maanden|jaar|jaarwisseling|kwartaal|helft|dagen|zittingsperiode|kabinetsperiode"
)
_MOMENT = (
    r"begroting\w*|\w*debat|overleg|\w*besluitvorming|ao|vao|wgo|commissiedebat|behandeling|formatie|"
    r"kabinetsformatie|"
    r"aantreden|"
    r"voortgangs\w+|verzamelbrief|jaarverslag|monitor|halfjaarbericht|rapportage|verantwoording\w*|"
    r"voorjaarsnota|"
    r"miljoenennota|najaarsnota|ommekomst|ontvangst|afronding|afloop|publicatie|oplevering"
)

GROUPS = {
    "OFFICE": _MINISTER,
    "GOV": (
        "ik|wij|we|(?:het|dit|ons)(?: demissionaire?| huidige| nieuwe| volgende)? kabinet|de regering|"
        "ondergetekende|"
        f"(?:de|deze)(?: demissionaire?| nieuwe)? (?:{_MINISTER}){_TAIL}|"
        r"(?:mijn|onze) (?:collega|ambtgeno\w+|ambtsgeno\w+|ambtsopvolger|opvolger|ministerie)" + _TAIL
    ),
    "THIRD": (
        r"gemeenten?|provincies?|politie|bedrijven|bedrijfsleven|banken|sector|verzekeraars?|vervoerders?|"
        r"werkgevers?|"
        r"werknemers|fabrikanten|platforms?|partijen|landen|lidstaten|donoren|leveranciers|aanbieders|boeren|"
        r"instellingen|"
        r"corporaties|woningcorporaties|universiteiten|ziekenhuizen|waterschappen|europese commissie|"
        r"organisaties"
    ),
    "ONE": "ik|wij|we",
    "HOUSE": (
        r"u|uw(?: tweede| eerste)? kamers?|(?:de (?:tweede |eerste )?|beide |tweede |"
        r"eerste )kamers?(?! van koophandel)|"
        r"het parlement(?! van)|de staten generaal|de fracties? van (?:(?:de|het) )?\w+|(?:uw|de)(?: vaste)? "
        r"(?:kamer)?commissie\w*|(?:het|"
        r"de) (?:kamer)?(?:lid|leden) [a-z]+|"
        r"kamerlid [a-z]+|mevrouw [a-z]+|de heer [a-z]+|(?:een|de|per) (?:\w+ )?kamerbrief"
    ),
    "FUT": "zal|zullen|ga|gaat|gaan",
    "WEAK": "wil|willen|wilt|kan|kunnen|kunt|mag|mogen|hoopt",
    "SEND": _SEND,
    "TELL": _TELL,
    "BARE": (
        rf"{_SEND}|{_TELL}|(?:doen|laten) toekomen|doen toegaan|toekomen|op de hoogte (?:stellen|brengen|"
        rf"houden)|"
        rf"in kennis stellen|"
        r"laten weten|verslag doen|delen|nader ingaan|(?:kenbaar|bekend) maken|mededeling doen|voorstel doen|"
        r"voorstellen doen|meer (?:over )?(?:zeggen|vertellen)|(?:ter "
        r"beschikking|"
        r"beschikbaar) stellen|voor leggen|"
        r"aan bieden|uitsluitsel geven|"
        r"duidelijkheid geven"
    ),
    "TE": (
        rf"te (?:kunnen |zullen |mogen |gaan )?(?:{_SEND}|{_TELL}|delen|doen toekomen|laten weten|"
        rf"doen toegaan)|"
        r"toe te (?:kunnen )?(?:zenden|sturen)|aan te (?:kunnen )?bieden|voor te (?:kunnen )?(?:leggen|"
        r"hangen)|"
        r"in te (?:kunnen )?dienen|terug te (?:kunnen )?(?:komen|koppelen)|(?:mede|mee) te (?:kunnen )?delen|"
        r"op de hoogte te (?:kunnen )?(?:stellen|brengen|houden)|in kennis te stellen|(?:verslag|mededeling) "
        r"te doen|"
        r"in te lichten|bij te praten|(?:ter beschikking|beschikbaar) te (?:kunnen )?stellen|aanhangig te "
        r"maken|verslag uit te brengen|verantwoording af te leggen|"
        r"(?:antwoord|uitsluitsel|duidelijkheid|opheldering) te (?:kunnen )?(?:geven|bieden)|aan te reiken|"
        r"aan te leveren|na te (?:sturen|zenden)|"
        r"(?:naar|richting) (?:de|uw) kamer te (?:kunnen )?(?:komen|gaan)"
    ),
    "PART": rf"{_SENT}|{_TOLD}",
    "SENT": _SENT,
    "TOLD": _TOLD,
    "FINITE": (
        "stuur|stuurt|sturen|zend|zendt|zenden|informeer|informeert|informeren|bericht|berichten|"
        "rapporteer|rapporteert|"
        "rapporteren|meld|melden|bied|biedt|bieden|leg|legt|leggen|doe|doet|doen|deel|deelt|delen|"
        "verstrek|verstrekt|"
        "verstrekken|kom|komt|komen|hou|houd|houdt|houden|stel|stelt|stellen|breng|brengt|brengen|laat|laten|"
        "dien|dient|"
        "dienen|koppel|koppelt|koppelen|ga|licht|lichten|praat|praten|hang|hangt|hangen|maak|maakt|maken|"
        "presenteer|presenteert|presenteren|geef|geeft|geven|reik|reikt|lever|levert|voorzie|voorziet|neem|"
        "nemen"
    ),
    "SEASON": _SEASON,
    "MONTH": _MONTH,
    "MOMENT": _MOMENT,
}

GOVERNMENT = (
    r"ik|wij|we|hij|zij|ze|u|het kabinet|kabinet|de regering|(?:de |deze |die |toenmalig |"
    r"oud )*(?:<OFFICE>)(?: [a-z,]+){0,10}?|mijn (?:voorganger|ambtsvoorganger|ambtgeno\w+|ambtsgeno\w+|"
    r"collega)(?: [a-z,]+){0,10}?|"
    r"onze ambtsvoorgangers?|de bewindsvrouw|oud (?:<OFFICE>)|voormalig (?:<OFFICE>)(?: \w+){0,6}?"
)
"""Who promises, in a sentence that recalls it; wider than GOV, as nothing else binds it."""

WHEN = pattern(
    r" (?:voor|na|tot|vanaf|binnen|uiterlijk|rond|omstreeks|tegen|in|dit|deze|komende?|volgende?|aanstaande|"
    r"aankomende?|begin|medio|"
    r"eind|einde|per|op|bij|voorafgaande? aan|in aanloop naar|ter gelegenheid van|ten tijde van|vlak voor|"
    r"gedurende|over|na afloop van) (?:(?:de|het|dit|deze|die|begin|"
    r"medio|eind|einde|van|komende?|"
    r"volgende?|aankomende?|aanstaande|een|twee|drie|vier|vijf|zes|acht|enkele|paar|aantal|eerste|tweede|"
    r"derde|vierde|eerstvolgende|plenaire|geplande|"
    r"loop|helft|kwartaal|half|jaar|mijn|uw|tweede kamer|zijn|\d{1,2}|n) ){0,5}"
    r"(?:<SEASON>|<MONTH>|<MOMENT>|20\d\d|19\d\d)(?= )"
    r"| (?:tegelijk|gelijktijdig|tegelijkertijd|tezamen|samen) met (?:de|het) (?:\w+ )?(?:<MOMENT>) "
    r"| (?:<MONTH>|20[2-9]\d) "
    r"| (?:volgende|eerstvolgende|komende|aparte|separate|nadere) (?:\w*brief|\w*brieven|\w*rapportage|"
    r"\w*monitor) "
)
"""A moment or period, mostly to come."""

LATER = pattern(
    r" (?:binnenkort|spoedig|spoedigst|binnen|uiterlijk|op korte termijn|te zijner tijd|t z t|separaat|"
    r"separate|aparte?|"
    r"afzonderlijke?|zodra|vervolgens|daarna|nadien|alsdan|later|morgen|vanavond|nog deze|nog dit|"
    r"nog voor|nog een|nog nader|"
    r"komende|aanstaande|eerstvolgende|tijdig|zo (?:spoedig|snel|gauw|vroeg) mogelijk|zo snel als mogelijk|"
    r"op zo kort mogelijke termijn|schriftelijk|per brief|bij brief|onverwijld|waarna|mocht|"
    r"indien|"
    r"vervolgbrief|nadat|(?:als|wanneer) (?:daar|er|dat|dit|de|het|hier\w*|blijkt|nieuwe|nodig)|"
    r"parallel|terstond|in een brief|nader schriftelijk) "
    r"|^ (?:als|wanneer|hierover|daarover|over de (?:uitkomst\w*|voortgang|resultaten|nadere|verdere|"
    r"precieze|definitieve|exacte)) "
)
"""A softer sign that something lies ahead."""

NOW = pattern(
    r" (?:hierbij|hiermee|bijgaande?|bijgesloten|bijgevoegde?|bij dezen?|als bijlage|in de bijlagen?|"
    r"treft u|treft uw|als volgt|"
    r"onderhavige|middels deze|door middel van deze|langs deze weg|via deze weg|"
    r"(?:met|in|bij|via|per|door) (?:deze|dit|onderhavige|voorliggende) (?:\w+ ){0,2}?(?:brief|"
    r"kamerbrief|nota|rapportage|bericht|schrijven|"
    r"antwoorden|antwoord|beantwoording|verslag|reactie|kabinetsreactie|memorie|voortgangsbrief|"
    r"verzamelbrief)) "
)
"""The text itself is what is sent or told."""

HERE = pattern(
    r" (?:hieronder|hierna|onderstaande?|in het navolgende|in het onderstaande|in het vervolg van|"
    r"verderop|in paragraaf|"
    r"in hoofdstuk|onder punt|hierboven|bij (?:het antwoord op )?vraag|in (?:het|mijn) antwoord|"
    r"in antwoord op vra\w+|"
    r"beantwoording van vra\w+|in deze brief|in dit debat|in dit overleg) "
)
"""Told elsewhere in the same text."""

HANDLING = pattern(
    r" (?:zo(?! (?:spoedig|snel|goed|veel|nodig|kort|als|volledig|concreet|vroeg|gauw|uit|te) )|straks|"
    r"zometeen|zo meteen|dadelijk|zo dadelijk|later in (?:dit|het|mijn|de) \w+|(?:in|"
    r"voor) (?:de |mijn )?(?:tweede|eerste) "
    r"termijn|bij het (?:\w+ )?blokje|(?:dat|het|een) (?:volgende |laatste |andere )?blok\w*|"
    r"aan het eind(?:e)? van mijn|"
    r"nu (?:naar|op|bij)|interrupties?|spreektijd|beantwoording|betoog|meteen|direct zo|de moties?|"
    r"het vragenuur) "
)
"""The order of the debate itself."""

THIS_DEBATE = pattern(
    r" (?:straks|zo(?! (?:spoedig|snel|goed|veel|nodig|kort|als|volledig|concreet|vroeg|gauw|uit|te) )|"
    r"zometeen|dadelijk|blokje|(?:eerste|tweede|derde|mijn|deze|volgende) termijn|interruptie|interrupties|"
    r"spreektijd|betoog|"
    r"in deze brief|in dit debat|in dit overleg|bij dezen?) "
)
"""Later in the same debate, or in the text itself."""

STANDING = pattern(
    r" (?:jaarlijkse?|halfjaarlijkse?|tweejaarlijkse?|driejaarlijkse?|maandelijkse?|wekelijkse?|"
    r"kwartaal?lijkse?|periodieke?|regelmatige?|"
    r"reguliere?|doorlopende?|structurele?|standaard|gebruikelijk|steeds|telkens|iedere?(?! geval)|elk|elke|"
    r"per (?:kwartaal|jaar|maand)|(?:twee|drie|vier|een|\d) ?(?:keer|maal) per "
    r"\w+|eens per \w+|te allen tijde|altijd|met (?:enige )?regelmaat|van tijd tot tijd|tweemaal|"
    r"eenmaal per|viermaal|driemaal|om de (?:\w+ )?(?:jaar|maanden|weken)|"
    r"op verantwoordingsdag|(?<!schuldig )blijven?|blijft|periodiek|conform de wet|"
    r"(?<!volgende )(?<!komende )(?:half)?jaarrapportages?) "
)
"""A standing arrangement, not a promise."""

OFFER = pattern(
    r" (?:desgewenst|indien gewenst|zo gewenst|desgevraagd|als (?:u|uw kamer|de kamer|daar behoefte|"
    r"daaraan behoefte|daar prijs|er behoefte|men) .{0,40}?"
    r"(?:wil|wilt|wenst|prijs stelt|behoefte|is)|indien (?:u|uw kamer|de kamer|gewenst|daar|daaraan) "
    r".{0,40}?(?:wil|wilt|wenst|prijs stelt|behoefte)|mocht (?:u|uw kamer|de kamer|daar|"
    r"daaraan) .{0,40}?(?:wensen|willen|behoefte)|"
    r"zou kunnen|zouden kunnen|zou kunnen worden|valt te|te overwegen|denkbaar|eventueel|zou het kunnen|"
    r"als er draagvlak) "
)
"""An offer or a thought, not a promise."""

NEGATION = re.compile(
    r" (?:niet(?! (?:alleen|slechts|enkel|later|eerder|langer dan|lang|uitgesloten|anders))|geen|nooit|"
    r"nimmer|niets|niks|evenmin|noch|zonder(?! meer)) "
)

OTHERS = pattern(
    r" (?:aan|bij|naar|richting) (?:de |het |deze |die |alle |onze |mijn )?(?:\w+e )?(?:gemeente\w*|"
    r"provincies?|waterschap\w*|sector\w*|ouders|burgers?|inwoners|bewoners|aanvragers?|gedupeerden|"
    r"slachtoffers|"
    r"bedrijven|bedrijfsleven|ondernemers|werkgevers?|werknemers?|boeren|vissers|studenten|scholen|"
    r"instellingen|"
    r"lidstaten|europese commissie|europees parlement|am[bt]+s?geno\w+|collega s|vng|ipo|raad van state|"
    r"gemeenteraad|rechter|betrokkenen|partijen|organisaties|veldpartijen|parlement van \w+) "
    r"(?:(?:op|mee|er|hier|daar|hierop|daarop) )*(?:terug\w*|kom\w*) "
)
"""To whom a minister comes (back) beside the House."""

HOUSE_WORDS = listed(
    "u uw kamer kamers parlement generaal fractie fracties commissie kamercommissie lid leden kamerlid "
    "kamerleden mevrouw "
    "heer kamerbrief"
)
_HOUSE = pattern(r" (?:<HOUSE>)(?= )")
_NO_OBJECT = listed("van in door over uit namens tijdens binnen vragen vanuit")
_TOWARDS = listed("aan naar bij met richting")


def to_house(line: Line, start: int = 0, patient: bool = False) -> int:
    """Where the House, a committee or a member is addressed from `start` on; -1 where it is not.

    A `patient` is told or sent something without a preposition: "uw Kamer wordt geïnformeerd".
    """
    if not line.has(HOUSE_WORDS):
        return -1
    text = line.text
    for found in _HOUSE.finditer(text, start):
        before = text[text.rfind(" ", 0, found.start()) + 1 : found.start()]
        if before not in _NO_OBJECT and not (patient and before in _TOWARDS):
            return found.start()
    return -1
