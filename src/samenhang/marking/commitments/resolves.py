# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a minister who speaks says that he takes something up: "dat pak ik op", "in die brief ga ik daarop in".

Each pattern needs something that points at what was asked ("dat", "die motie", "daarmee") or at a paper that
is to come, so that running policy ("we gaan aan de slag met de woningbouw") is not taken for a promise.
"""

from __future__ import annotations

from samenhang.marking.commitments.words import pattern
from samenhang.marking.sentences import listed

TAKING_UP = listed(
    "pak pakken neem nemen zoek zoeken regel inbrengen opbrengen brengen stellen aansnijden oppakken "
    "aandacht leggen  neerleggen voorleggen terugkoppelen slag onderzoeken uitzoeken nagaan bezien "
    "bekijken verkennen meenemen uitvoeren  kijken bespreken vraag vragen verzoeken gesprek laat laten "
    "zet zetten zorg aangaan na voor aankaarten betrekken kaart beeld overleg"
)
TELLING_LATER = listed(
    "opnemen ingaan meenemen betrekken verwerken beschrijven schetsen toelichten verhelderen uiteenzetten "
    "aangeven inzicht  duidelijkheid uitsluitsel helderheid openheid opheldering cijfers maken terugkomen "
    "terug aandacht noemen vermelden  adresseren behandelen wijden stilstaan doe maak wijd zet zorg nasturen "
    "toesturen nazenden "
    "toezenden naleveren schets beschrijf betrek verwerk noem ga "
    "inschatting komen schriftelijk brief krijgt ontvangt  krijgen uitvoeren voer meegenomen betrokken "
    "opgenomen toevoegen bijvoegen meesturen meezenden gaat kamer stuur zend kant toe richting"
)
COMING_WITH = listed("rapporteer ligt zorg kom komen komt brief rapport volgt")
"""Words of which one stands in whatever the pattern of like name finds: a set is asked first."""

IT = r"(?:dat|dit|die|deze|het|daar\w*|hier\w*|ermee|er|ze)"
THIS = (
    r"(?:dat|dit|die|deze|uw|zijn|haar|hun|de) (?:\w+ ){0,3}?(?:punt|punten|suggestie|suggesties|vraag|"
    r"vragen|idee|signaal|oproep|motie|verzoek|voorstel|thema|zorg|zorgen|onderwerp|gedachte|wens|advies|"
    r"handschoen|uitdaging)"
)
_PAPER = (
    r"(?:\w*brief|\w*rapportage|\w*aanpak|\w*plan|\w*nota|\w*evaluatie|\w*voorstel|\w*reactie|\w*visie|"
    r"\w*agenda|"
    r"\w*verkenning|\w*analyse|\w*strategie|\w*notitie|\w*overzicht|\w*wet|\w*monitor|\w*uitwerking|"
    r"\w*onderzoek)"
)
_THAT_PAPER = (
    rf"(?:in|bij|met) (?:die|dat|de|het|mijn|onze|een) (?:(?:volgende|eerstvolgende|komende|nieuwe|"
    rf"aangekondigde|nog|\w+e) ){{0,3}}?{_PAPER}"
)
_SENT_PAPER = (
    rf"(?:(?:in|bij|met) (?:die|dat|mijn) (?:\w+e )?{_PAPER}|(?:in|bij|met) (?:de|het|een) (?:volgende |"
    rf"eerstvolgende |"
    r"komende |nieuwe |\w+e ){0,3}?(?:\w*brief|\w*rapportage|\w*reactie|\w*evaluatie|\w*nota|\w*notitie|"
    r"\w*monitor|"
    r"\w*overzicht))"
)
"""A paper that goes to the House; "het plan" and "de aanpak" of a minister may be policy that runs."""
_GIVEN = (
    r"(?:\w*brief|\w*rapport|\w*rapportage|\w*overzicht|\w*notitie|\w*reactie|\w*analyse|\w*lijst\w*|cijfers|"
    r"\w*informatie|\w*planning|tijdpad|\w*evaluatie|\w*onderbouwing|\w*uitwerking)"
)
"""What a minister gives the House when he says so with a bare present: "u krijgt dat overzicht"."""
_SHALL = (
    r"(?:(?:<ONE>) (?:zal|zullen|ga|gaan|wil|willen|kan|kunnen)|(?:zal|zullen|ga|gaan|wil|willen|kan|"
    r"kunnen) (?:<ONE>))"
)
_WILL = r"(?:(?:<ONE>) (?:zal|zullen|ga|gaan)|(?:zal|zullen|ga|gaan) (?:<ONE>))"
_TELL = (
    r"(?:opnemen|(?:nader )?ingaan|meenemen|betrekken|verwerken|beschrijven|schetsen|toelichten|"
    r"verhelderen|uiteenzetten|"
    r"aangeven|inzicht geven|(?:in)?zichtelijk maken|duidelijk maken|terugkomen|aandacht (?:aan "
    r")?(?:besteden|geven)|noemen|vermelden|"
    r"adresseren|behandelen|wijden|stilstaan)"
)

TAKES_UP = pattern(
    r" (?:"
    # "dat pak ik op", "ik pak die suggestie op", "die punten nemen we mee"
    rf"(?:{IT}|{THIS}) (?:pak|pakken|neem|nemen|regel|regelen|zoek|zoeken|ga|gaan) (?:<ONE>) "
    r"(?:(?:graag|zeker|dan|dus|ook|wel|natuurlijk|uiteraard|van harte|direct|nog|verder|zelf|even) "
    r"){0,3}(?:op|mee|uit|door|na)(?= (?:$|,|;|naar|met|in|bij|en|voor|aan))"
    rf"|(?:<ONE>) (?:pak|pakken|neem|nemen|zoek|zoeken) (?:{IT}|{THIS}) (?:\w+ ){{0,6}}?(?:op|mee|uit|"
    rf"na)(?= (?:$|,|;|naar|met|in|bij|en|voor))"
    # "ik zal dat punt in Brussel aan de orde stellen"
    rf"|{_WILL} (?:[^;]{{0,160}}? )?(?:inbrengen|opbrengen|ter sprake brengen|aan de orde stellen|"
    rf"aansnijden|oppakken|aandacht voor vragen|"
    r"aandacht vragen voor|onder de aandacht brengen|op tafel leggen|neerleggen bij|voorleggen aan|"
    r"terugkoppelen)"
    # "ga ik mee aan de slag": with what was asked
    rf"|(?:daar\w*|hier\w*) (?:ga|gaan|wil|zal|zullen) (?:<ONE>) (?:\w+ ){{0,4}}?(?:mee )?aan de slag"
    rf"|{_SHALL} (?:\w+ ){{0,4}}?(?:ermee|daarmee|hiermee|met (?:die|deze|dit|dat|uw) (?:\w+ ){{0,3}}?) "
    rf"?aan de slag"
    # "ik wil dat best onderzoeken"
    rf"|(?:{IT}|{THIS}) wil(?:len)? (?:<ONE>) (?:\w+ ){{0,7}}?(?:onderzoeken|uitzoeken|nagaan|bezien|"
    rf"bekijken|verkennen|oppakken|meenemen|uitvoeren|naar kijken)"
    rf"|(?:<ONE>) wil(?:len)? (?:{IT}|{THIS}) (?:(?:best|graag|zeker|met|alle|plezier|liefde|nog|wel|"
    rf"eens|een|keer|ook|van|harte) ){{1,5}}(?:onderzoeken|uitzoeken|nagaan|bezien|bekijken|verkennen|"
    rf"oppakken|meenemen|naar kijken)"
    r"|(?:<ONE>) wil(?:len)? (?:daar|hier)(?:naar)? (?:(?:best|graag|zeker|nog|wel|eens|een|keer|ook) "
    r"){1,5}naar kijken"
    rf"|(?:<ONE>) wil(?:len)? (?:(?:best|graag|zeker) )?met (?:mevrouw|de heer|het lid|u|de leden|de "
    rf"kamer) [^;]{{0,40}}?(?:kijken|bekijken|bespreken|in gesprek)"
    # "ik vraag de inspectie om dat uit te zoeken"
    r"|(?:dan|dus|daarom|daarvoor) vraag ik (?:het|de|mijn) (?!kamer |heer |leden |lid |voorzitter |"
    r"minister |staatssecretaris )\w+ (?:[^;]{0,40}? )?om (?:dat|dit|daar|die|het) [^;]{0,80}?te(?= )"
    rf"|(?:<ONE>) (?:laat|laten) (?:{IT}|{THIS}) (?:\w+ ){{0,3}}?(?:uitzoeken|onderzoeken|nagaan|"
    rf"bekijken|uitwerken|onderzoek naar doen)"
    rf"|(?:{IT}|{THIS}) (?:laat|laten) (?:<ONE>) (?:\w+ ){{0,3}}?(?:uitzoeken|onderzoeken|nagaan|"
    rf"bekijken|uitwerken|onderzoek naar doen)"
    rf"|(?:<ONE>) (?:zet|zetten) (?:{IT}|{THIS}) (?:\w+ ){{0,3}}?op (?:papier|een rij\w*)|(?:{IT}) "
    rf"(?:zet|zetten) (?:<ONE>) (?:\w+ ){{0,3}}?op (?:papier|een rij\w*)"
    r"|(?:en|maar) (?:zal|ga|zullen|gaan) (?:dat|dit|daar|hier|die|het|de|uw|deze) (?:[^;,]{0,120}? "
    r")?(?:agenderen|bespreken|"
    r"inbrengen|aankaarten|onderzoeken|uitzoeken|nagaan|meenemen|bekijken|vragen|aan de orde stellen)"
    r"|(?:dat|dit|die \w+) (?:kunnen|kan|wil|willen) (?:<ONE>) (?:\w+ ){0,4}?(?:meenemen|betrekken) (?:in|"
    r"bij)"
    r"|(?:<ONE>) wil(?:len)? (?:(?:best|graag|zeker|nog|wel|eens|een|keer|ook) ){1,6}(?:kijken|bekijken|"
    r"bezien|nagaan|uitzoeken|onderzoeken) (?:of|hoe|wat)"
    r"|(?:<ONE>) wil(?:len)? (?:best|graag|zeker|wel) (?:ook )?met [^;,]{0,60}?(?:bekijken|bespreken|"
    r"kijken|bezien) (?:of|hoe|wat)"
    r"|(?:(?:<ONE>) (?:ga|gaan)|(?:ga|gaan) (?:<ONE>)) (?:[^;,]{0,40}? )?na (?:of|hoe|wat|waarom|welke)"
    rf"|(?:(?:<ONE>) (?:leg|leggen) (?:{IT}|{THIS})|(?:{IT}|{THIS}) (?:leg|leggen) (?:<ONE>)) (?:\w+ "
    rf"){{0,3}}?voor (?:aan|bij)"
    rf"|{_WILL} (?:{IT}|{THIS}) (?:[^;,]{{0,80}}? )?bespreken"
    r"|(?:<ONE>) neem (?:het verzoek|de suggestie|die suggestie|dat verzoek|dat advies) (?:\w+ ){0,2}?over|"
    r"(?:het verzoek|de suggestie|die suggestie|dat verzoek|dat advies) neem ik (?:\w+ ){0,3}?over"
    r"|daar zorg ik voor|ik zorg (?:er|daar)voor dat (?:de kamer|u|die brief|dat rapport|het rapport|de "
    r"brief)"
    rf"|{_WILL} (?:het|dat|dit|een) (?:gesprek|dialoog|overleg|discussie) (?:[^;]{{0,80}}? )?aangaan"
    rf"|{_WILL} (?!u |uw kamer |de kamer |mevrouw |de heer |het lid |de leden )(?:[^;]{{0,80}}? "
    rf")?(?:vragen|verzoeken) (?:om )?(?:daar\w*|hier\w*|dit|dat|die|deze|er|nog)"
    rf"|{_WILL} (?:dat|dit|het|deze|een) gesprek (?:\w+ ){{0,3}}?aan"
    rf"|{_WILL} (?:{IT}|{THIS}) (?:[^;,]{{0,60}}? )?in (?:kaart|beeld) brengen"
    r"|(?:daar|hier)(?:over|mee)? (?:ga|gaan|zal|zullen) (?:<ONE>) (?:[^;,]{0,60}? )?in (?:gesprek|overleg)"
    r")(?= )"
)
TELLS_LATER = pattern(
    r" (?:"
    # "in die brief zullen we de maatregelen schetsen"
    rf"{_SENT_PAPER} (?:[^;]{{0,60}}? )?(?:zal|zullen|ga|gaan|wil|willen|kan|kunnen) (?:<ONE>) "
    rf"(?:[^;]{{0,160}}? )?{_TELL}"
    rf"|{_SHALL} (?:[^;]{{0,160}}? )?{_TELL} {_THAT_PAPER}"
    rf"|{_SHALL} (?:[^;]{{0,120}}? )?{_THAT_PAPER} (?:[^;]{{0,120}}? )?{_TELL}"
    rf"|(?:<ONE>) (?:schets|schetsen|beschrijf|beschrijven|betrek|betrekken|verwerk|verwerken|noem|noemen|"
    rf"ga|gaan) (?:{IT}|{THIS}) (?:\w+ ){{0,4}}?{_THAT_PAPER}"
    # "daarbij zullen we inzicht geven in", "we zullen komen tot een inschatting"
    rf"|{_WILL} (?:[^;]{{0,100}}? )?(?:inzicht|duidelijkheid|uitsluitsel|helderheid|openheid|opheldering|"
    rf"cijfers) (?:over \w+ )?(?:geven|bieden|verschaffen|leveren)"
    rf"|{_WILL} (?:[^;]{{0,200}}? )?(?:komen (?:tot|met) (?:een|de) (?:\w+ )?(?:inschatting|{_PAPER})|met "
    rf"(?:een|de) (?:\w+ ){{0,2}}?(?:inschatting|{_PAPER}) komen)"
    rf"|{_WILL} (?:[^;]{{0,60}}? )?(?:die|deze|de) moties? (?:\w+ ){{0,3}}?uitvoeren|(?:<ONE>) (?:voer|"
    rf"voeren) (?:die|deze|de) motie (?:\w+ ){{0,3}}?uit"
    rf"|(?:dat|dit|die \w+|dat \w+|deze \w+) (?:wordt|worden) (?:\w+ ){{0,2}}?(?:meegenomen|betrokken|"
    rf"opgenomen) (?:in|bij) (?:de|het|die|een|mijn) (?:\w+ ){{0,2}}?{_PAPER}"
    r"|(?:die|deze|de|dat|het) \w+ (?:stuur|zend) (?:<ONE>) (?:u |de kamer |nog ){0,3}(?:na|toe|door)"
    # "ik zal uw vraag schriftelijk beantwoorden"
    rf"|{_SHALL} (?:[^;]{{0,120}}? )?schriftelijk (?:\w+ ){{0,3}}?(?:beantwoorden|terugkomen|terug te "
    rf"komen|reageren|doen|toelichten|nazenden|laten weten)"
    r"|(?:beantwoord|beantwoorden|doe|doen) (?:<ONE>) (?:\w+ ){0,3}?(?:schriftelijk|per brief)"
    rf"|(?:zorg <ONE>|<ONE> zorg) (?:er |ervoor |er voor )?dat (?:die|de|dat|het|een) (?:{_GIVEN}|"
    rf"\w*reactie) (?:[^;,]{{0,40}} )?er (?:dan|tijdig|op tijd|op dat moment) (?:ligt|is)"
    r"|(?:(?:<ONE>) (?:maak|maken|wijd|wijden|zet|zetten)|(?:maak|wijd|zet) (?:<ONE>)) (?:daar\w*|hier\w*|"
    r"dat|dit|er|een) (?:\w+ ){0,3}?in (?:de|die|mijn|een|onze) (?:\w+ ){0,3}?\w*(?:brief|rapportage|nota|"
    r"notitie|reactie)"
    r"|(?:<ONE>) (?:doe|doen) (?:dat|dit|het) (?:\w+ ){0,2}?(?:schriftelijk|per brief)"
    rf"|{_WILL} (?:(?!(?:<THIRD>) )[^;,]{{0,90}} )?(?:nasturen|toesturen|nazenden|toezenden|naleveren)"
    r"|dat (?:<ONE>) (?:\w+ ){0,2}?(?:schriftelijk|per brief) (?:doe|doen|beantwoord|beantwoorden)"
    r"|dat (?:hij|zij|ze|u|de kamer) (?:[^;,]{0,80} )?(?:\w*brief|overzicht|antwoord|reactie|notitie) "
    r"(?:over |van mij |daarover |hierover )?(?:krijgt|ontvangt)"
    r"|(?:mevrouw|de heer|het lid) (?:\w+ ){1,4}?(?:krijgt|ontvangt) (?:[^;,]{0,40} )?(?:schriftelijke? "
    r"(?:antwoord|reactie)|"
    r"brief|overzicht|notitie)|(?:mevrouw|de heer|het lid) (?:\w+ ){1,4}?(?:kan|mag) [^;,]{0,60} tegemoet "
    r"?zien"
    r"|(?:dan|daar\w*|hier\w*|die|dat) (?:krijgt|ontvangt|krijg|krijgen) (?:u|de kamer|uw kamer|mevrouw "
    r"\w+|de heer \w+) (?:[^;]{0,40}? )?(?:brief|overzicht|reactie|antwoord|notitie|informatie)"
    rf"|(?:u|de kamer|uw kamer) (?:krijgt|ontvangt) (?:van mij |nog )?(?:(?:dat|die|deze) {_GIVEN}|"
    rf"(?:daar\w*|"
    rf"hier\w*) (?:\w+ ){{0,3}}?(?:een|het|de) {_GIVEN}|een {_GIVEN} van (?:mij|ons))"
    rf"|{_WILL} (?:een|het|die|dat|de) (?:\w+ ){{0,3}}?{_PAPER} (?:[^;,]{{0,80}} )?(?:toevoegen|bijvoegen|"
    rf"meesturen|meezenden)"
    r"|(?:dat|die|deze|dit) (?:komt|gaat) (?:\w+ ){0,3}?nog (?:\w+ ){0,2}?(?:naar|richting) (?:de|uw) kamer"
    rf"|(?:dat|die|deze) {_GIVEN} (?:krijgt|ontvangt) (?:u|de kamer|uw kamer)"
    rf"|{_PAPER} (?:daarover |hierover |zelf )?(?:komt|gaat) (?:[^;]{{0,60}}? )?(?:uw kant op|deze kant op|"
    rf"naar u toe|uw richting op)"
    r")(?= )"
)
COMES_WITH = pattern(
    rf" (?:rapporteer (?:<ONE>) (?:daar|hier)over|(?:<ONE>) rapporteer (?:\w+ ){{0,6}}?(?:daar|hier)over|"
    rf"ligt er (?:een|het) (?:\w+ ){{0,2}}?{_PAPER}|(?:kom|komen) (?:<ONE>) (?:[^;]{{0,80}}? )?met "
    rf"(?:een|de|het) (?:\w+ ){{0,3}}?{_PAPER}|"
    rf"(?:<ONE>) (?:kom|komen) (?:[^;]{{0,80}}? )?met (?:een|de|het) "
    rf"(?:\w+ ){{0,3}}?{_PAPER}|(?:er komt|komt er) (?:[^;]{{0,80}}? )?(?:een|de) (?:\w+ ){{0,2}}?{_PAPER}|"
    rf"(?:die|deze|de) (?:\w+)?brief (?:komt|volgt|stuur)|(?:die|deze|de|dat|het) {_GIVEN} (?:komt eraan|"
    rf"komt er aan|komt er)|"
    rf"(?:die|deze|de|dat|het) (?:\w*brief|\w*rapport|\w*evaluatie|\w*overzicht) (?:is|ligt) er|dan "
    rf"(?:heeft|hebt) "
    rf"(?:u|de kamer) (?:die|de|dat|het) {_GIVEN}|(?:zorg <ONE>|<ONE> zorg) (?:er |ervoor |er voor "
    rf")?(?:[^;]{{0,60}}? )?dat "
    rf"(?:u|de kamer) "
    rf"(?:die|de|dat|het|een) {_GIVEN}|"
    rf"(?:zorg <ONE>|<ONE> zorg) (?:er |ervoor |er voor )?dat (?:die|de|dat|het|een|uw) (?:{_GIVEN}|"
    rf"antwoord\w*) [^;]{{0,90}}?(?:ligt|is|komt|heeft|hebt)|"
    r"(?:die|deze|de|een) (?:\w+)?(?:brief|rapport) (?:[^;]{0,60}? )?(?:te (?:kunnen )?sturen|sturen)|komt "
    r"(?:die|deze|de) (?:\w+)?brief)(?= )"
)
"""With a moment to come it is a promise: "in het voorjaar kom ik met een visie", "die brief komt in mei"."""
