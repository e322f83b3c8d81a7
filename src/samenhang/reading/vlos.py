# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The verslag of a meeting of the Tweede Kamer in XML (VLOS): who spoke when, interruptions inside the turn
they break.

Real files differ from the published schema in namespace and root, so names are matched without either. The
words of an interruption (`interrumpant`) belong to who interrupts, never to the speaker around it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from samenhang.model import FactName, PassageKind, Speaker
from samenhang.reading import metadata, speakers
from samenhang.reading.draft import Draft
from samenhang.reading.elements import names
from samenhang.reading.markup import Flow

ROOTS = frozenset({"vlosdocument", "vloscoredocument", "vergaderverslag", "verslag"})
TURNS = frozenset({"woordvoerder", "interrumpant"})
_INLINE = frozenset({"nadruk", "dossiernummer", "stuknummer", "sup", "sub"})
_PERSON = frozenset(
    {"aanhef", "verslagnaam", "weergavenaam", "voornaam", "achternaam", "functie", "fractie", "afkorting"}
)
_FACTS = {"titel", "vergaderjaar", "vergaderingnummer", "datum"}
_HEADED = {"vergadering": 1, "activiteit": 2, "activiteithoofd": 3, "bijlage": 2}
_SKIPPED = names(
    "zaal aanvangstijd eindtijd sluiting markeertijdbegin markeertijdeind parlisid isdraad isnieuw "
    "voortzetting sequeel "
    "sprekers fracties commissies relaties activiteitenindex besluitvorm bronid volgorde isgewijzigd "
    "isnadergewijzigd "
    "isvoldoendeondersteund technischeaanpassing aangemaaktop gewijzigdop"
)
_ROLES = {"minister": "minister", "staatssecretaris": "state-secretary", "tweede kamerlid": "member",
          "eerste kamerlid": "member"}  # fmt: skip


@dataclass(slots=True)
class Voice:
    """A woordvoerder or interrumpant being read; its turn starts when it says something."""

    around: Voice | None
    nested: bool
    sort: str = ""
    person: dict[str, str] = field(default_factory=dict)
    presides: bool = False
    number: int | None = None
    fresh: bool = True

    def speaker(self) -> Speaker:
        """Who speaks, by the name that the verslag prints."""
        person = self.person
        name = person.get("verslagnaam") or _natural(
            person.get("weergavenaam") or person.get("achternaam", "")
        )
        office = person.get("functie", "")
        group = person.get("afkorting") or person.get("fractie") or None
        if self.presides:
            return Speaker(name or speakers.CHAIR, "chair", office="voorzitter", group=group)
        role = _ROLES.get(self.sort.casefold()) or _ROLES.get(office.partition(" ")[0].casefold(), "other")
        if role == "member":
            office = ""
        return Speaker(name or office or "onbekend", role, office=office or None, group=group)


class Verslag:
    """Fed with the elements of one verslag; `finish` gives its draft."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.flow = Flow(self.draft, indented=True, typed=False, notice=self.notice)
        self.path: list[str] = []
        self.skipping = 0
        self.apart: list[str] = []  # names of elements whose words are kept apart
        self.voice: Voice | None = None
        self.other: int | None = None  # a turn of another speaker inside a group of lines
        self.numbers: list[tuple[str, int, int]] = []  # (element, offset, end) of numbers in the line
        self.case: dict[str, str] = {}
        self.titles: dict[int, str] = {}
        self.facts: list[tuple[FactName, str]] = [(FactName.KIND, "proceedings")]

    # ------------------------------------------------------------ fed by the parser

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """An element begins."""
        around = self.path[-1] if self.path else ""
        self.path.append(name)
        if self.skipping or name in _SKIPPED or (name == "spreker" and around not in TURNS):
            self.skipping += 1
        elif name in TURNS:
            self.flow.end()
            self.voice = Voice(self.voice, name == "interrumpant")
        elif name == "spreker" and self.voice:
            self.voice.sort = values.get("soort", "")
        elif name in _INLINE and around != "zaak":
            self.numbers.append((name, self.flow.line.length, -1))
        elif name == "stemming":
            self.flow.row()
        elif (
            around in ("zaak", "spreker", "stemming", "fractie")
            or name == "isvoorzitter"
            or self.is_title(name, around)
        ):
            self.apart.append(name)
            self.flow.open()
        else:
            self.begin(name, values)

    def begin(self, name: str, values: Mapping[str, str]) -> None:
        """A block: a vergadering, an activiteit, a line of text."""
        self.flow.begin(PassageKind.ITEM if "lijst" in self.path[-2:-1] else PassageKind.PARAGRAPH)
        if name == "vergadering":
            house = metadata.chamber(values.get("kamer", ""))
            self.facts += [(FactName.CHAMBER, house)] if house else []
        elif name == "zaak":
            self.case = {}

    def end(self, name: str) -> None:
        """An element ends."""
        self.path.pop()
        if self.skipping:
            self.skipping -= 1
        elif self.apart and self.apart[-1] == name:
            self.apart.pop()
            self.keep(name, self.flow.close_text())
        elif name in _INLINE:
            self.number(name)
        elif name == "alineaitem":
            self.flow.line.links += self.pairs()
            self.flow.end()
        elif name == "stemming":
            self.flow.end_row()
        else:
            self.close(name)

    def close(self, name: str) -> None:
        """A block ends."""
        self.flow.end()
        if name == "zaak":
            self.paper()
        elif name in TURNS and self.voice:
            self.voice = self.voice.around
            self.resume()
        elif name in ("alineagroep", "tekst", "draadboekfragment") and self.other is not None:
            self.other = None
            self.resume()

    def data(self, text: str) -> None:
        """Text between tags."""
        if not self.skipping:
            self.flow.text(text)

    # ------------------------------------------------------------ titles, cases, numbers

    def is_title(self, name: str, around: str) -> bool:
        """Titles of meetings and activities are read apart; those of turns ("Spreekbeurt - White") are
        labels.
        """
        inside = around in _HEADED or around.startswith("activiteit")
        return inside and name in (
            "titel",
            "onderwerp",
            "vergaderjaar",
            "vergaderingnummer",
            "datum",
            "uitslag",
        )

    def keep(self, name: str, words: str) -> None:
        """The words of an element that was read apart."""
        around = self.path[-1] if self.path else ""
        if around in ("spreker", "fractie"):
            known = "fractie" if name == "naam" else name
            if self.voice and words and known in _PERSON:
                self.voice.person[known] = words
        elif name == "isvoorzitter":
            if self.voice:
                self.voice.presides = words.casefold() in ("true", "1")
        elif around == "zaak":
            self.case[name] = words
        elif around == "stemming":
            self.flow.cell()
            self.flow.text(words)
            self.flow.end_cell()
        else:
            self.title(name, words, around)

    def title(self, name: str, words: str, around: str) -> None:
        """A title, subject or fact of a meeting or an activity; what repeats the title above it is left
        out.
        """
        if around == "vergadering" and name in _FACTS:
            self.facts += _meeting(name, words)
        level = _HEADED.get(around)
        if name == "titel" and level:
            if words and words not in [self.titles.get(above) for above in range(level)]:
                self.titles[level] = words
                self.flow.begin(PassageKind.HEADING, level=level)
                self.flow.text(words)
                self.flow.end()
        elif name in ("onderwerp", "uitslag") and level != 1 and words not in self.titles.values():
            self.flow.begin()
            self.flow.text(words)
            self.flow.end()

    def paper(self) -> None:
        """A zaak: the papers on the table, as a row with the paper that it points at."""
        cells = [self.case[name] for name in ("dossiernummer", "stuknummer", "titel") if self.case.get(name)]
        dossier = metadata.dossier(self.case.get("dossiernummer", ""))
        if not cells:
            return
        self.flow.row()
        for words in cells:
            self.flow.cell()
            self.flow.text(words)
            self.flow.end_cell()
        number = self.flow.end_row()
        if number is not None and dossier and self.case.get("stuknummer", "").isalnum():
            self.draft.target(
                number, 0, len(cells[0]) + len(cells[1]) + 3, f"kst-{dossier}-{self.case['stuknummer']}"
            )

    def number(self, name: str) -> None:
        """An inline element ended: where its words stood."""
        for place in range(len(self.numbers) - 1, -1, -1):
            if self.numbers[place][0] == name and self.numbers[place][2] < 0:
                self.numbers[place] = (name, self.numbers[place][1], self.flow.line.length)
                return

    def pairs(self) -> list[tuple[int, int, str]]:
        """Links from the numbers in this line: a dossier and the paper beside it, or a dossier alone."""
        numbers = [found for found in self.numbers if found[0].endswith("nummer") and found[2] > found[1]]
        self.numbers = []
        text, links = self.flow.line.text(), []
        while numbers:
            sort, start, end = numbers.pop(0)
            words = {sort: text[start:end].strip()}
            start += len(text[start:end]) - len(text[start:end].lstrip())
            if numbers and numbers[0][0] != sort:
                other, begin, end = numbers.pop(0)
                words[other] = text[begin:end].strip()
            dossier = metadata.dossier(words.get("dossiernummer", ""))
            paper = words.get("stuknummer")
            if dossier:
                target = f"kst-{dossier}-{paper}" if paper and paper.isalnum() else f"dossier/{dossier}"
                links.append((start, end - start, target))
        return links

    # ------------------------------------------------------------ turns

    def resume(self) -> None:
        """Go on with the turn of the voice around, or with none."""
        self.draft.resume(self.voice.number if self.voice else None)

    def speak(self, voice: Voice) -> int:
        """The turn of a voice, started if it has none; an interruption breaks into the turn around it."""
        if voice.number is None:
            into = self.speak(voice.around) if voice.around and voice.nested else None
            voice.number = self.draft.turn(voice.speaker(), into)
        self.draft.resume(voice.number)
        return voice.number

    def notice(self, text: str) -> int:
        """A passage is about to be kept: whose it is, and how much of it only repeats the speaker."""
        if self.voice is None or "tekst" not in self.path or "zaak" in self.path:
            return 0
        found = speakers.printed(text)
        if found and self.voice.fresh:
            self.voice.fresh = False
            self.speak(self.voice)
            return found[1]
        self.voice.fresh = False
        if found and len(text) == found[1]:  # "De voorzitter:" over the number of a motion
            self.other = self.draft.turn(found[0], None)
            return found[1]
        if speakers.is_procedure(text) and "draadboekfragment" in self.path:
            self.draft.resume(None)
        elif self.other is None:
            self.speak(self.voice)
        return 0

    def finish(self) -> Draft:
        """The draft with its facts."""
        self.flow.end()
        for name, words in dict.fromkeys(self.facts):
            self.draft.fact(name, words)
        return self.draft


def _natural(name: str) -> str:
    """ "Plas van der" is a form for sorting: "Van der Plas" is what people print."""
    found = re.fullmatch(
        r"(\S.{0,40}?) ((?i:van|de|den|der|het|in|'t|ten|ter|el|te)(?: (?:de|den|der|het|'t))?)", name
    )
    return f"{found[2][:1].upper()}{found[2][1:]} {found[1]}" if found else name


def _meeting(name: str, words: str) -> list[tuple[FactName, str]]:
    """Facts of a meeting; a number 0 is a committee's."""
    if name == "titel":
        return [(FactName.TITLE, words)]
    if name == "datum":
        return [(FactName.DATE, day)] if (day := _local_day(words)) else []
    if name == "vergaderjaar":
        return [(FactName.YEAR, year)] if (year := metadata.year(words)) else []
    return [(FactName.MEETING, words)] if words.strip("0") else []


def _local_day(stamp: str) -> str | None:
    """The Dutch day of a time stamp: midnight here is 22:00 or 23:00 of the day before in UTC."""
    try:
        moment = datetime.fromisoformat(stamp[:19])
    except ValueError:
        return None
    if stamp.endswith("Z"):
        moment += timedelta(hours=2)
    return moment.date().isoformat()
