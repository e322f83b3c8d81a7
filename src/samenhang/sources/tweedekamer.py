# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the Tweede Kamer says of an entity of its SyncFeed, as typed claims.

The kinds and their elements are those of the published schemas (tkData v1.0), with what the live feed was
seen to add. What is not in the table is no reason to fail: it is a claim too, as text, and an oddity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from lxml import etree

from samenhang.sources.written import NEVER, day_of, flag_of, moment_of, number_of

Element = etree._Element

NAME = "tweedekamer"


class Form(StrEnum):
    """What the value of a claim is."""

    REF = "ref"  # the identifier of another entity
    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    MOMENT = "moment"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a source says of an entity: `name` is its element, with that around it before a slash.

    `value` is as the source wrote it; "" for null. `typed` gives it as what it is.
    """

    name: str
    form: Form
    value: str

    @property
    def target(self) -> str | None:
        """What it is looked up by: the entity that it points to, or a number of its own."""
        wanted = self.form is Form.REF or self.name in KEYS
        return self.value[:200] if wanted and self.value else None

    @property
    def typed(self) -> str | int | Decimal | bool | datetime | date | None:
        """The value as what it is; None for null, and for what is not of its form."""
        if not self.value:
            return None
        return _typed(self.form, self.value)


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that the tables do not know: an element, a value, an entity without content."""

    kind: str
    what: str
    sample: str


_TABLE = """
Activiteit
  ref voortouwcommissie voortgezetVanuit vervangenVanuit
  text soort nummer onderwerp datumSoort locatie status vergaderjaar kamer noot vrsNummer
    sidVoortouw voortouwnaam voortouwafkorting voortouwkortenaam
  flag besloten
  moment datum aanvangstijd eindtijd aanvraagdatum datumVerzoekEersteVerlenging
    datumMededelingEersteVerlenging datumVerzoekTweedeVerlenging datumMededelingTweedeVerlenging
    vervaldatum
ActiviteitActor
  ref activiteit persoon fractie commissie
  text actorNaam actorFractie relatie functie spreektijd sidActor
  number volgorde
Agendapunt
  ref activiteit
  text nummer onderwerp rubriek noot status
  number volgorde
  moment aanvangstijd eindtijd
Besluit
  ref agendapunt zaak
  text stemmingsSoort besluitSoort besluitTekst opmerking status
  number agendapuntZaakBesluitVolgorde
Commissie
  text nummer soort afkorting naamNl naamEn naamWebNl naamWebEn inhoudsopgave
  day datumActief datumInactief
CommissieContactinformatie
  ref commissie
  text soort waarde
  number gewicht
CommissieZetel
  ref commissie
  number gewicht
CommissieZetelVastPersoon
  ref commissieZetel persoon
  text functie
  day van totEnMet
CommissieZetelVastVacature
  ref commissieZetel fractie
  text functie
  day van totEnMet
CommissieZetelVervangerPersoon
  ref commissieZetel persoon
  text functie
  day van totEnMet
CommissieZetelVervangerVacature
  ref commissieZetel fractie
  text functie
  day van totEnMet
Document
  ref huidigeDocumentVersie bronDocument activiteit agendapunt zaak kamerstukdossier
  text soort documentNummer titel onderwerp vergaderjaar citeertitel alias aanhangselnummer
    kenmerkAfzender organisatie
  number volgnummer kamer
  moment datum datumRegistratie datumOntvangst
DocumentActor
  ref document persoon fractie commissie
  text actorNaam actorFractie functie relatie sidActor
DocumentVersie
  ref document
  text status extensie externeidentifier
  number versienummer bestandsgrootte
  moment datum
Fractie
  text nummer afkorting naamNl naamEn
  number aantalZetels aantalStemmen
  day datumActief datumInactief
FractieZetel
  ref fractie
  number gewicht
FractieZetelPersoon
  ref fractieZetel persoon
  text functie
  day van totEnMet
FractieZetelVacature
  ref fractieZetel
  text functie
  day van totEnMet
Kamerstukdossier
  text titel citeertitel alias toevoeging kamer
  number nummer hoogsteVolgnummer
  flag afgesloten
Persoon
  text nummer titels initialen tussenvoegsel achternaam voornamen roepnaam geslacht functie
    geboorteplaats geboorteland overlijdensplaats woonplaats land fractielabel
  day geboortedatum overlijdensdatum
PersoonContactinformatie
  ref persoon
  text soort waarde
  number gewicht
PersoonGeschenk
  ref persoon
  text omschrijving
  number gewicht
  day datum
PersoonLoopbaan
  ref persoon
  text functie werkgever omschrijvingNl omschrijvingEn plaats
  number gewicht
  day van totEnMet
PersoonNevenfunctie
  ref persoon
  text omschrijving vergoeding/soort vergoeding/toelichting
  number gewicht
  flag isActief
  day periode/van periode/totEnMet
PersoonNevenfunctieInkomsten
  ref persoonNevenfunctie
  text jaar bedragSoort bedragVoorvoegsel bedragValuta bedragAchtervoegsel frequentie
    frequentieBeschrijving opmerking
  number bedrag
PersoonOnderwijs
  ref persoon
  text opleidingNl opleidingEn instelling plaats
  number gewicht
  day van totEnMet
PersoonReis
  ref persoon
  text doel bestemming betaaldDoor
  number gewicht
  day van totEnMet
Reservering
  ref activiteit zaal
  text nummer statusCode statusNaam activiteitNummer
Stemming
  ref besluit persoon fractie
  text soort actorNaam actorFractie sidActorLid sidActorFractie
  number fractieGrootte
  flag vergissing
Toezegging
  ref toegezegdAanFractie toegezegdAanPersoon isHerhalingVan isAanvullingOp isWijzigingVan
    activiteit toegezegdAan
  text nummer activiteitNummer naam achternaam initialen tussenvoegsel voornaam achtervoegsel
    titulatuur functie status kamerbriefNakoming ministerie tekst
  moment aanmaakdatum datumNakoming
Vergadering
  text soort titel zaal vergaderjaar kamer
  number vergaderingNummer
  moment datum aanvangstijd sluiting
Verslag
  ref vergadering
  text soort status
Zaak
  ref kamerstukdossier activiteit agendapunt gerelateerdVanuit vervangenVanuit
  text nummer soort onderwerp organisatie titel citeertitel alias grondslagvoorhang vergaderjaar
    status huidigeBehandelstatus kabinetsappreciatie
  number volgnummer
  flag afgedaan grootProject
  moment gestartOp termijn
ZaakActor
  ref zaak persoon fractie commissie
  text actorNaam actorFractie actorAfkorting functie relatie sidActor
Zaal
  text naam
  number sysCode
"""

UNMAPPED = frozenset(
    {
        *("ActiviteitActor", "Reservering", "Zaal", "PersoonContactinformatie", "PersoonGeschenk"),
        *("PersoonLoopbaan", "PersoonNevenfunctie", "PersoonNevenfunctieInkomsten", "PersoonOnderwijs"),
        *("PersoonReis", "CommissieContactinformatie", "CommissieZetel", "CommissieZetelVastPersoon"),
        *("CommissieZetelVastVacature", "CommissieZetelVervangerPersoon"),
        "CommissieZetelVervangerVacature",
    }
)
"""Kinds that are kept raw only, to be read by the same table at any time; of the others claims are kept."""

VALUES: Mapping[tuple[str, str], frozenset[str]] = {
    ("Toezegging", "status"): frozenset(
        {"openstaand", "voldaan", "afgedaan", "deels voldaan", "deels afgedaan", "vervallen"}
    ),
    ("Stemming", "soort"): frozenset({"voor", "tegen", "niet deelgenomen"}),
    ("Besluit", "status"): frozenset({"besluit", "concept voorstel", "voorstel", "nog te verwerken besluit"}),
    ("Activiteit", "status"): frozenset({"geannuleerd", "gepland", "uitgevoerd", "verplaatst"}),
    ("Zaak", "kabinetsappreciatie"): frozenset(
        {
            *("overgenomen", "ontraden", "ontraden, tenzij gewijzigd", "oordeel kamer"),
            *("verzocht motie aan te houden", "geen (expliciete) appreciatie", "nog niet bekend"),
            "niet beschikbaar bij gewijzigde moties en/of amendementen",
            "niet beschikbaar bij moties en/of amendementen vóór 1 april 2019",
            "nog te ontvangen",
        }
    ),
    ("Verslag", "soort"): frozenset({"voorpublicatie", "tussenpublicatie", "eindpublicatie"}),
    ("Verslag", "status"): frozenset(
        {"casco", "ongecorrigeerd", "gecorrigeerd", "gerectificeerd", "concept", "overig"}
    ),
}
"""Values that are known, folded, where the source has a short list of them."""

KEYS = frozenset(
    {
        *("nummer", "documentNummer", "externeidentifier", "aanhangselnummer"),
        *("activiteitNummer", "kamerbriefNakoming", "vergaderingNummer"),
    }
)
"""Elements by which others find an entity, though they are no reference."""


@cache
def kinds() -> Mapping[str, Mapping[str, Form]]:
    """The elements of each of the 35 kinds, with their forms."""
    found: dict[str, dict[str, Form]] = {}
    kind, form = "", Form.TEXT
    for line in _TABLE.strip().splitlines():
        words = line.split()
        if not line.startswith(" "):
            kind = words[0]
            found[kind] = {}
        else:
            if not line.startswith("    "):
                form = Form(words.pop(0))
            found[kind].update(dict.fromkeys(words, form))
    return found


@cache
def _by_root() -> Mapping[str, str]:
    return {kind.casefold(): kind for kind in kinds()}


def kind_of(term: str) -> str:
    """The kind that a category or root element names, however it is capitalised; itself where unknown."""
    return _by_root().get(term.casefold(), term)


@lru_cache(maxsize=4096)
def local(name: object) -> str:
    """The name of an element or attribute without its namespace: prefixes vary, and mean nothing."""
    return str(name).rpartition("}")[2]


def attributes(element: Element) -> dict[str, str]:
    """The attributes by local name: with a prefix or without, the source means the same."""
    return {local(name): str(value) for name, value in element.items()}


def claims_of(kind: str, root: Element) -> Iterator[Claim]:
    """What an entity says, in its order: repeated elements are many claims, an empty relation is none."""
    known = kinds().get(kind, {})
    for name, element in _leaves(root, ""):
        own = attributes(element)
        form = known.get(name, Form.REF if "ref" in own else Form.TEXT)
        value = own.get("ref", "") if form is Form.REF else (element.text or "").strip()
        if value or form is not Form.REF:
            yield Claim(name, form, value)


def _leaves(parent: Element, before: str) -> Iterator[tuple[str, Element]]:
    for child in parent.iterchildren("{*}*"):
        name = before + local(child.tag)
        if len(child):
            yield from _leaves(child, name + "/")
        else:
            yield name, child


def oddities_of(kind: str, claims: list[Claim]) -> Iterator[Oddity]:
    """What in the claims of an entity the tables do not know."""
    known = kinds().get(kind)
    if known is None:
        yield Oddity(kind, f"unknown kind {kind}", "")
        return
    for claim in claims:
        if claim.name not in known and claim.name not in _around(kind):
            yield Oddity(kind, f"unknown element {claim.name}", claim.value[:200])
        elif claim.value and not _fits(kind, claim):
            yield Oddity(kind, f"unknown value of {claim.name}", claim.value[:200])


@cache
def _around(kind: str) -> frozenset[str]:
    """The elements that only hold others, and may be empty."""
    return frozenset(name.rpartition("/")[0] for name in kinds()[kind])


def _fits(kind: str, claim: Claim) -> bool:
    if claim.form is Form.TEXT:
        values = VALUES.get((kind, claim.name))
        return values is None or claim.value.casefold() in values
    if claim.form is Form.DAY:
        return _DAY.fullmatch(claim.value) is not None
    return claim.form is Form.REF or claim.typed is not None or claim.value.startswith(NEVER)


_DAY = re.compile(r"-?\d{4,}(-W\d\d(-[1-7])?|-\d\d(-\d\d)?)?(Z|[+-]\d\d:\d\d)?")


def _typed(form: Form, value: str) -> str | int | Decimal | bool | datetime | date | None:
    match form:
        case Form.NUMBER:
            return number_of(value)
        case Form.FLAG:
            return flag_of(value)
        case Form.MOMENT:
            return moment_of(value)
        case Form.DAY:
            return day_of(value)
    return value
