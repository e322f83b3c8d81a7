# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Official publications in XML: kamerstukken, questions and answers, Staatsblad, Staatscourant and the like.

The schema (op-xsd-2012 and older) drifts, so nothing depends on an element being known: an unknown element
is a paragraph of its own between paragraphs, and part of the sentence inside one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from samenhang.model import Fact, FactName, PassageKind
from samenhang.reading import kinds, metadata, speakers
from samenhang.reading.draft import Draft
from samenhang.reading.elements import names, value
from samenhang.reading.markup import Flow
from samenhang.reading.records import RECORDS

# Elements that are one paragraph; inside them an unknown element is part of the sentence.
LEAVES = names(
    "al noot.al considerans.al titel item-titel tussenkop functie wat wij wie intitule tekstregel "
    "subtitel kop "
    "kamervraagomschrijving kamervraagnummer vergadering-nummer vergaderdatum vergadertijd datumtekst "
    "dagtekening "
    "koning citaat.al afkondiging.al bron onderschrift stuknr dossiernummer"
)
# Elements that are part of a sentence wherever they stand.
INLINE = names(
    "nadruk sup inf datum plaats voornaam achternaam voorvoegsel naam organisatie ondernummer dossiernr "
    "herdruk "
    "begrotingshoofdstuk plaatje illustratie kamervraagonderwerp term definitie label nr stuknr "
    "dossiernummer"
)
# Elements that start a paragraph of their own, also inside one.
BLOCKS = names(
    "lijst table tgroup thead tbody tfoot artikel divisie vraag antwoord box motie motie-info al-groep "
    "ondertekening "
    "definitielijst bijlage spreekbeurt tekst onderwerp tekst-sluiting wetsluiting"
)
SKIPPED = names("officiele-inhoudsopgave inhoudsopgave nootref script style")
SPACED = names("achternaam voorvoegsel ondernummer begrotingshoofdstuk label nr titel herdruk")
AGENDA = names("agendapunt opening handeling_bijlage sluiting")
SIGNED_FOR_ISSUE = "uitgifte"
_TYPOGRAPHY = {"vet": 0, "vetcur": 1, "cur": 2, "ondlijn": 2, "rom": 3}
_DEBATE = re.compile(
    r"verslag van een (?:algemeen overleg|commissiedebat|(?:nota|wetgevings|begrotings)overleg|"
    r"tweeminutendebat|gesprek|rondetafelgesprek|hoorzitting|technische briefing)",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(r"[A-Z’'][\w’' -]{2,30}, \d{1,2} [a-z]{3,9} \d{4}$")
_RECEIVED = re.compile(r"Ontvangen\b", re.IGNORECASE)


class Official:
    """Fed with the elements of one publication; `finish` gives its draft when all is fed."""

    TYPED = True

    def __init__(self) -> None:
        self.draft = Draft()
        self.flow = Flow(self.draft, indented=True, typed=self.TYPED, notice=self.notice)
        self.path: list[str] = []
        self.titled: list[bool] = [False]  # for each open element: has it got a heading
        self.sections = 0  # open elements that have got one
        self.depth = 0  # level of the last heading of an element
        self.items = 0  # open list items and members of articles
        self.skipping = 0
        self.leaves = 0
        self.joining = False  # the next paragraph goes on where the text is
        self.mark: str | None = None  # of the note being read
        self.emphases: list[bool] = []  # open emphases: is it bold
        self.isodate = ""
        self.starts: dict[str, int] = {}  # where in the line inner elements began
        self.container = ""  # the element that says what sort of publication it is
        self.answered = False
        self.dated = False  # a line of the text says place and date
        self.received = ""
        self.titles: list[str] = []
        self.facts: list[tuple[FactName, str]] = []

    # ------------------------------------------------------------ fed by the parser

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """An element begins."""
        self.path.append(name)
        self.titled.append(False)
        if self.skipping or name in SKIPPED:
            self.skipping += 1
            return
        if len(self.path) <= 2 and name not in ("metadata", "kop"):
            self.container = name
        if name in SPACED:
            self.flow.gap()
        begin = _STARTS.get(name)
        if begin is not None:
            begin(self, name, values)
        elif name in INLINE:
            self.starts[name] = self.flow.line.length
        elif name in LEAVES or name in BLOCKS or not self.leaves:
            self.paragraph(name, values)
        self.leaves += name in LEAVES

    def end(self, name: str) -> None:
        """An element ends."""
        self.path.pop()
        if self.skipping:
            self.skipping -= 1
        else:
            self.leaves -= name in LEAVES
            finish = _ENDS.get(name)
            if finish is not None:
                finish(self, name)
            elif name not in INLINE and (name in LEAVES or name in BLOCKS or not self.leaves):
                self.flow.end()
        self.sections -= self.titled.pop()

    def data(self, text: str) -> None:
        """Text between tags."""
        if not self.skipping:
            self.flow.text(text)

    def notice(self, text: str) -> int:
        """A passage is about to be kept; gives how many characters at its start to leave out."""
        self.dated |= len(text) < 60 and _PLACE_AND_DATE.match(text) is not None
        if not self.titles or not _DEBATE.match(self.titles[0]) or self.leaves > 1:
            return 0
        found = speakers.printed(text)  # the verbatim report of a committee's debate
        if found:
            self.draft.turn(found[0])
        elif speakers.is_procedure(text) or "ondertekening" in self.path:
            self.draft.resume(None)
        return found[1] if found else 0

    @property
    def parent(self) -> str:
        """Where an element has ended: the element around it."""
        return self.path[-1] if self.path else ""

    @property
    def around(self) -> str:
        """Where an element has begun: the element around it."""
        return self.path[-2] if len(self.path) > 1 else ""

    # ------------------------------------------------------------ paragraphs, items, notes, links

    def paragraph(self, name: str, values: Mapping[str, str]) -> None:
        """A paragraph; in an item it belongs to the item, and an item that waits for its words gets them."""
        frame = self.flow.frame
        if self.joining:
            self.joining = False
            self.flow.gap()
        elif frame.line.length or frame.kind is not PassageKind.ITEM:
            self.flow.begin(PassageKind.ITEM if self.items else PassageKind.PARAGRAPH)

    def start_item(self, name: str, values: Mapping[str, str]) -> None:
        self.items += 1
        self.flow.begin(PassageKind.ITEM)

    def end_item(self, name: str) -> None:
        self.flow.end()
        self.items -= 1
        self.joining = False

    def start_definition(self, name: str, values: Mapping[str, str]) -> None:
        self.joining = True

    def start_apart(self, name: str, values: Mapping[str, str]) -> None:
        self.flow.open()

    def end_label(self, name: str) -> None:
        label = self.flow.close_text()
        if self.flow.frame.cells is not None:
            self.flow.line.add(label + " ")
        else:
            self.flow.begin(PassageKind.ITEM, label=label or None)

    def start_note(self, name: str, values: Mapping[str, str]) -> None:
        self.flow.open()
        self.mark = value(values, "nr") or None

    def end_mark(self, name: str) -> None:
        self.mark = self.flow.close_text() or self.mark

    def end_note(self, name: str) -> None:
        self.flow.close_note(self.mark)

    def start_link(self, name: str, values: Mapping[str, str]) -> None:
        dossier = value(values, "dossier")
        target = f"dossier/{dossier}" if dossier else value(values, "doc") or value(values, "href")
        if target and not target.startswith(("mailto:", "tel:", "#")):
            self.flow.line.open_link(metadata.identifier_in(target) or target)

    def end_link(self, name: str) -> None:
        self.flow.line.close_link()

    def start_emphasis(self, name: str, values: Mapping[str, str]) -> None:
        bold = value(values, "type").startswith("vet")
        self.emphases.append(bold)
        self.flow.bold += bold

    def end_emphasis(self, name: str) -> None:
        self.flow.bold -= self.emphases.pop()

    def words(self, name: str) -> str:
        """The words of an inline element that ends here."""
        return self.flow.line.text()[self.starts.pop(name, 0) :].strip()

    # ------------------------------------------------------------ headings

    def start_heading(self, name: str, values: Mapping[str, str]) -> None:
        """`kop` is the heading of the element around it, at its depth. Over a motion it is a line of the
        motion.
        """
        if self.around == "motie":
            self.flow.begin()
            return
        if not self.titled[-2]:
            self.titled[-2] = True
            self.sections += 1
        self.flow.begin(PassageKind.HEADING, level=10 * self.sections)

    def end_heading(self, name: str) -> None:
        text = self.flow.line.text()
        heads_text = self.flow.frame.kind is PassageKind.HEADING
        self.depth = self.flow.frame.level if heads_text else self.depth
        self.flow.end()
        if heads_text and len(self.path) == 2:
            self.titles.append(text)

    def start_masthead(self, name: str, values: Mapping[str, str]) -> None:
        """dossier and stuk begin with a heading: number and title."""
        self.flow.begin(PassageKind.HEADING, level=1 if name == "dossier" else 2)

    def start_title(self, name: str, values: Mapping[str, str]) -> None:
        inside = self.around in ("kop", "stuk", "dossier")
        if not inside and not (name == "item-titel" and self.flow.frame.kind is PassageKind.HEADING):
            self.flow.begin(PassageKind.HEADING, level=10 * self.sections + 5)
        self.flow.gap()
        self.starts[name] = self.flow.line.length

    def end_title(self, name: str) -> None:
        words = self.words(name)
        if self.parent in ("stuk", "dossier") or name == "item-titel":
            self.titles.insert(0 if self.parent == "stuk" else len(self.titles), words)
        if self.parent not in ("kop", "dossier"):
            self.flow.end()

    def start_number(self, name: str, values: Mapping[str, str]) -> None:
        """`nr` begins the heading of a question, an answer, an item on the agenda; elsewhere it is in a
        heading.
        """
        if self.around in AGENDA:
            self.flow.begin(PassageKind.HEADING, level=3)
        elif self.around in ("vraag", "antwoord"):
            self.answered |= self.around == "antwoord"
            self.flow.begin(PassageKind.HEADING, level=10 * self.sections + 8)
        self.starts[name] = self.flow.line.length

    def end_number(self, name: str) -> None:
        """The number of a heading is its label; "2.1" is deeper than "2." also where it is not nested."""
        words = self.words(name)
        frame = self.flow.frame
        if self.parent in ("vraag", "antwoord"):
            digits = re.search(r"\d.{0,60}", words)
            frame.label = digits[0] if digits else None
            self.flow.end()
        elif frame.kind is PassageKind.HEADING and words:
            frame.label = words
            depth = sum(piece.isdigit() for piece in words.strip(". ").split("."))
            frame.level = max(frame.level, 10 * depth)

    def start_subheading(self, name: str, values: Mapping[str, str]) -> None:
        rank = _TYPOGRAPHY.get(value(values, "kopopmaak") or value(values, "opmaak"), 0)
        self.flow.begin(PassageKind.HEADING, level=max(10 * self.sections, self.depth) + 5 + rank)

    # ------------------------------------------------------------ tables

    def start_row(self, name: str, values: Mapping[str, str]) -> None:
        self.flow.row()

    def end_row(self, name: str) -> None:
        self.flow.end_row()

    def start_cell(self, name: str, values: Mapping[str, str]) -> None:
        self.flow.cell()

    def end_cell(self, name: str) -> None:
        self.flow.end_cell()

    # ------------------------------------------------------------ facts

    def start_meta(self, name: str, values: Mapping[str, str]) -> None:
        content, about = value(values, "content").strip(), value(values, "name")
        if about.casefold() == "overheidop.externmetadatarecord":
            about, content = "DC.identifier", content.removesuffix("/metadata.xml")
            self.facts.append((FactName.SOURCE, content))
        self.facts += metadata.of_meta([(about, value(values, "scheme"), content)])

    def start_date(self, name: str, values: Mapping[str, str]) -> None:
        if self.around in ("dagtekening", "gegeven"):
            self.flow.gap()
        self.isodate = value(values, "isodatum")

    def end_date(self, name: str) -> None:
        if self.parent not in ("datumtekst", "dagtekening", "gegeven") or not self.isodate:
            return
        if _RECEIVED.match(self.flow.line.text()):
            self.received = self.isodate
        else:
            self.facts.append((FactName.DATE, self.isodate))

    def end_record(self, name: str) -> None:
        """A place or number whose words are a fact: the last words of the line, or the whole line."""
        words = self.words(name)
        self.facts += RECORDS[name](words)
        if name == "dossiernummer":
            self.flow.frame.label = words
        if name in LEAVES and name not in INLINE:
            self.flow.end()

    def start_name(self, name: str, values: Mapping[str, str]) -> None:
        if self.around == "ondertekening":
            self.paragraph(name, values)

    def end_name(self, name: str) -> None:
        if self.parent == "ondertekening":
            self.sign(FactName.OFFICE if name == "functie" else FactName.SIGNATORY)
        elif name == "functie":
            self.flow.end()

    def sign(self, name: FactName) -> None:
        """Keep who signs, with the words; who signs for the issue of the Staatsblad signs nothing in it."""
        number = self.flow.end()
        if number is None or SIGNED_FOR_ISSUE in self.path:
            return
        words = self.flow.last.rstrip(" ,")
        start = self.draft.passages[number].start
        self.draft.facts.append(Fact(name, words, start, start + len(words)))

    def finish(self) -> Draft:
        """The draft, with the facts that the structure of the file gives."""
        self.flow.end()
        told = {name for name, _ in self.facts}
        kind = self.kind()
        if kind and FactName.KIND not in told:
            self.facts.append((FactName.KIND, kind))
        if self.received and FactName.DATE not in told and not self.dated:
            self.facts.append((FactName.DATE, self.received))
        self.facts += [(FactName.TITLE, title) for title in self.titles]
        for name, words in dict.fromkeys(self.facts):
            self.draft.fact(name, words)
        return self.draft

    def kind(self) -> str | None:
        """What the sort of publication or the title says the document is."""
        if self.container == "kamervragen":
            return "answers" if self.answered else "questions"
        found = kinds.of_publication(self.container)
        return found or (kinds.of_title(self.titles[0]) if self.titles else None)


_Start = Callable[[Official, str, Mapping[str, str]], None]
_STARTS: dict[str, _Start] = {
    **dict.fromkeys(("al", "noot.al", "considerans.al"), Official.paragraph),
    **dict.fromkeys(("li", "lid", "definitie-item"), Official.start_item),
    **dict.fromkeys(("li.nr", "lidnr", "noot.nr"), Official.start_apart),
    **dict.fromkeys(("extref", "dossierref", "a"), Official.start_link),
    **dict.fromkeys(("dossier", "stuk"), Official.start_masthead),
    **dict.fromkeys(("titel", "item-titel"), Official.start_title),
    **dict.fromkeys(("row", "tr"), Official.start_row),
    **dict.fromkeys(("entry", "td", "th"), Official.start_cell),
    **dict.fromkeys(("naam", "functie"), Official.start_name),
    "definitie": Official.start_definition,
    "noot": Official.start_note,
    "kop": Official.start_heading,
    "nr": Official.start_number,
    "tussenkop": Official.start_subheading,
    "meta": Official.start_meta,
    "nadruk": Official.start_emphasis,
    "datum": Official.start_date,
}
_ENDS: dict[str, Callable[[Official, str], None]] = {
    **dict.fromkeys(("li", "lid", "definitie-item"), Official.end_item),
    **dict.fromkeys(("li.nr", "lidnr"), Official.end_label),
    **dict.fromkeys(("extref", "dossierref", "a"), Official.end_link),
    **dict.fromkeys(("titel", "item-titel"), Official.end_title),
    **dict.fromkeys(("row", "tr"), Official.end_row),
    **dict.fromkeys(("entry", "td", "th"), Official.end_cell),
    **dict.fromkeys(("naam", "functie"), Official.end_name),
    **dict.fromkeys(RECORDS, Official.end_record),
    "noot": Official.end_note,
    "noot.nr": Official.end_mark,
    "kop": Official.end_heading,
    "nr": Official.end_number,
    "nadruk": Official.end_emphasis,
    "datum": Official.end_date,
}
