# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a promise may stand: the anchors of each family of rules, and the needles that stand near them."""

from __future__ import annotations

HOUSE = " fractie| kamer| u | uw |parlement|commissie| lid | leden |mevrouw |heer |generaal"
CLOSE = " kamer| u "
THING = " motie|aanbeveling|toezegging|belofte| verzoek"
SELF = " ik | wij | we | kabinet |regering"
WILL = (
    "zal ik|ik zal|ga ik|ik ga |zullen w|wij zullen|we zullen|gaan we|gaan wij|we gaan|wij gaan|neem ik|"
    "en zal |en ga |maar zal |kunnen we|ik neem|nemen we|wil ik |ik wil |wil met|kan ik |ik kan |we willen|"
    "willen we"
)
DO = "ga ik|gaan we|gaan wij|zal ik|zullen w|wil ik|ik zal dat|ik zal dit|dat kan ik"

TELL = (
    " informeer", " informeren ", " geinformeerd ", " inlichten ", " ingelicht ", " rapporteren ",
    " rapporteer", " gerapporteerd ", " terugkoppel", " teruggekoppeld ", " berichten ", " bericht ",
    " melden ", " op de hoogte ", " in kennis ",
    " nasturen ", " versturen ", " nazenden ", " doorsturen ", " meld ",
    " beantwoorden ", " beantwoord ", " verslag ", " verantwoording ", " aanhangig ", " bijpraten ",
    " bijgepraat ", " bij te praten ", " presenteren ", " presenteer", " gepresenteerd ", " meedelen ",
    " mededelen ", " meegedeeld ", " medegedeeld ", " te delen ", " in te lichten ", " te koppelen ",
    " verstrek ", " verstrekt ", " voorzie ", " gedeeld ", " antwoord geven ", " antwoord te geven ",
    " aanreiken ", " stuur ", " stuurt ", " sturen ", " toesturen ",
    " ter beschikking ", " uitgebracht ", " uitsluitsel ", " toegaan ",
    " verzonden ", " kenbaar ", " mededeling ", " over zeggen ", " over vertellen ", " rapporteer ",
    " zend ", " zendt ", " zenden ", " toezenden ", " toekomen ", " gestuurd ", " gezonden ",
    " toegezonden ", " toegestuurd ", " aanbieden ", " te bieden ", " aangeboden ", " voorleggen ",
    " voor te leggen ", " voorgelegd ", " voorgehangen ", " voor te hangen ", " voorhangen ", " indienen ",
    " in te dienen ", " verstrekken ", " met uw kamer ", " met de kamer ", " met u delen ", " koppel ",
    " richting de kamer ", " naar de kamer ", " naar uw kamer ", " ingaan ", " nader op ",
)  # fmt: skip
TAKE = (
    " licht ik ", " ik licht ", " licht het ", " licht de ", " praat ", " hang ik ", " ik hang ", " dien ik ",
    " ik dien ", " dient het kabinet ", " dient de minister ", " deel ik ", " ik deel ", " stel ik ",
    " ik stel ", " ontvangt ", " ontvangen ", " krijgt ", " krijgen ", " tegemoetzien ", " tegemoet zien ",
    " tegemoet kunnen ",
    " verwachten ", " bied ", " biedt ", " leg ",
)  # fmt: skip
CARRY = (
    " voldoe ", " voldoet ", " voldoen ", " voldaan ", " nagekomen ", " afgedaan ", " afgehandeld ",
    " uitgevoerd ", " opgevolgd ", " tegemoet ", " tegemoetgekomen ", " ingelost ", " voldoening ",
)  # fmt: skip
TAKES_UP = (
    " pak ik ", " ik pak ", " pakken we ", " pakken wij ", " we pakken ", " neem ik ", " ik neem ",
    " nemen we ", " nemen wij ", " zoek ik ", " ik zoek ", " laat ik ", " ik laat ",
    " laten we ",
    " ik zet ", " zet ik ", " ik zorg ", " zorg ik ", " wordt meegenomen ", " worden meegenomen ",
    " ik leg ", " leg ik ", " stuur ik ", " we sturen ", " ik sta ", " sta ik ", " kaart ik ", " ik kaart ",
    " breng ik ",
    " ik breng ", " geef ik ", " ik geef ", " vraag ik ", " ik vraag ", " koppel ik ", " stel ik ",
    " ik stel ", " voeg ik ", " ik voeg ", " willig ik ", " ik willig ",
    " bespreek ik ", " ik bespreek ", " agendeer ik ", " regel ik ", " ik regel ", " betrek ik ",
    " verwerk ik ", " check ik ", " ik check ",
    " ik lever ", " lever ik ", " bekijk ik ", " werk ik ", " daaraan voldoe ",
)  # fmt: skip
GIVE = (" uitvoering ", " gevolg ", " invulling ", " opvolging ", " gehoor ")
GIVEN = "gegeven|geef|geven| gaf |ter uitvoering"
LODGED = "bij de kamer|bij uw kamer|tweede kamer|eerste kamer|beide kamers|bij u "
ACTS = (
    " uitzoeken ", " nagaan ", " bezien ", " meenemen ", " aankaarten ", " agenderen ", " verkennen ",
    " inventariseren ", " navragen ", " overbrengen ", " aandringen ", " bekijken ", " onderzoeken ",
    " evalueren ", " kijken ", " bespreken ", " verzoeken ", " vragen ", " onder de aandacht ",
    " in gesprek ", " gesprek ", " zorgen ", " regelen ", " verhelderen ", " uitvoeren ", " mee in ",
    " mee bij ", " mee naar ", " in overleg ", " uitwerken ", " aanscherpen ", " doorgeven ", " na of ",
    " na hoe ", " na wat ", " na waarom ", " overleggen ", " bellen ", " aangaan ", " oppakken ",
    " aanspreken ",
    " aan de slag ", " inbrengen ", " opbrengen ", " aan de orde ", " aandacht ", " opnemen ", " ingaan ",
    " schetsen ", " inzicht ", " duidelijkheid ", " inschatting ", " betrekken ", " verwerken ",
    " toelichten ", " noemen ", " schriftelijk ", " motie uitvoeren ", " sprake ", " voorleggen ",
    " terugkomen ", " doorgeleiden ", " op papier zetten ", " laten doen ", " laten uitvoeren ",
    " laten verrichten ", " om tafel ", " om de tafel ", " op tafel ",
    " rijtje ", " meewegen ", " verduidelijken ", " terugleggen ", " neerleggen ",
    " wijden ", " stilstaan ", " toezenden ", " op een rij ", " op papier ", " heroverwegen ",
    " in kaart ", " in beeld ", " checken ", " doorspelen ", " opschrijven ", " spreken ",
    " aan te kaarten ", " uit te voeren ", " toevoegen ", " doorrekenen ", " inwilligen ",
    " opvragen ", " opsturen ", " toesturen ", " nasturen ",
)  # fmt: skip
