# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""HTML: pages of officielebekendmakingen.nl and pages in general."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from samenhang.model import Document, FactName, Media, PassageKind
from samenhang.reading import limits, metadata, numbering, speakers
from samenhang.reading.draft import Draft
from samenhang.reading.markup import Flow
from samenhang.reading.page import BLOCKS, Page, Tag, document, parse, text_of

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LABELS = frozenset(
    {"ol", "lidnr", "li.nr", "linr", "nr"}
)  # classes of a span that holds the number of an item
_BOLD = frozenset({"b", "strong"})
_MARK = re.compile(r"[\[(]{0,1}(\d{1,4}|[a-z]{1,2}|[ivx]{1,5}|[*†‡§]{1,3})[\])]{0,1}$")
_NOTE_ID = re.compile(
    r"(?:^|[^a-z])_?(?:ftn|fn|foot|footnote|noot|voet|voetnoot|note|en|edn|endnote)(?:ref)?[-_:.]?\w{0,40}$",
    re.I,
)
_BACK = re.compile(r"[\s^↑↩↵←⤴︎🔙X\uFE0E]{1,6}$|terug$", re.IGNORECASE)

_SITE = re.compile(
    r"(?:\s{1,3}[|–-]\s{1,3}(?:Kamerstuk|Rapport|Publicatie|Nieuwsbericht|Besluit|Brochure|Toespraak"
    r"|Beleidsnota|Regeling|Vergaderstuk|Convenant|Wob-verzoek|Woo-verzoek|Woo-besluit|Vraag en antwoord"
    r"|Ministerie van [^|]{3,80}))?\s{1,3}[|–-]\s{1,3}(?:Rijksoverheid(?:\.nl)?|Overheid\.nl.{0,60}"
    r"|open\.overheid\.nl|Tweede Kamer der Staten-Generaal|Eerste Kamer der Staten-Generaal)$"
)
"""What a site puts behind the title of a page."""
_NUMBER = re.compile(r"(?:Kamerstuk|Handelingen|Aanhangsel|Staatscourant|Staatsblad)\b[\w ,.-]{0,60}?\d{1,6}")


def read(data: bytes, name: str, digest: str) -> Document:
    """The document on a page. Raises Unreadable("hostile" or "too-large")."""
    limits.check_size(data)
    page = parse(data)
    blocks = document(page)
    official = any(meta[0].casefold().startswith(("overheidop.", "overheid.")) for meta in page.metas)
    reader = Reader(page, official=official)
    for block in blocks:
        reader.read(block)
    for fact, value in dict.fromkeys(_facts(page, official)):
        reader.draft.fact(fact, value)
    return reader.draft.finish(digest, name, Media.HTML)


def _facts(page: Page, official: bool) -> Iterator[tuple[FactName, str]]:
    yield from metadata.of_meta(page.metas)
    if page.address.startswith("http"):
        yield FactName.SOURCE, page.address
    known = {name for name, _, content in page.metas if content.strip()}
    if not known & {"DC.title", "DCTERMS.title", "dcterms.title"}:
        title = next(
            (content for name, _, content in page.metas if name == "og:title" and content), page.title
        )
        yield from ((FactName.TITLE, said) for said in [_SITE.sub("", title)] if not _NUMBER.fullmatch(said))
    found = metadata.identifier_in(page.address) if page.address else None
    if found and not official:
        yield from metadata.of_identifier(found)


class Reader:
    """Reads blocks of a page into a draft."""

    def __init__(self, page: Page, *, official: bool) -> None:
        self.page = page
        self.official = official
        self.draft = Draft()
        self.debate = any("spreekbeurt" in tag.tokens() for tag in page.tags)
        self.flow = Flow(self.draft, typed=not self.debate, notice=self.notice)
        self.notes = Notes(page)
        self.lists: list[tuple[Tag, numbering.Counter]] = []
        self.items = 0
        self.heading = 0  # open heading elements: what is in them is one line
        self.fresh = False
        self.inside = 0  # open turns of a debate
        self.noting = False

    def read(self, block: Tag) -> None:
        """Read one block; what is in it of notes is read where their marks stand."""
        place = block.first
        while place <= block.last:
            kind, what = self.page.events[place]
            if isinstance(what, str):
                self.flow.text(what)
            elif kind == "close":
                self.close(what)
            elif not self.noting and what in self.notes.blocks:
                place = what.last
            elif what in self.notes.marks and not self.noting:
                self.note(what)
                place = what.last
            elif self.noting and self.is_back(what):
                place = what.last
            else:
                self.open(what)
            place += 1
        self.flow.end()

    # ------------------------------------------------------------ elements

    def open(self, tag: Tag) -> None:
        """An element begins."""
        name = tag.name
        if self.heading:
            if name in BLOCKS or name == "br":
                self.flow.gap()
            self.heading += name in _HEADINGS
        elif name in _HEADINGS:
            self.heading += 1
            self.flow.begin(PassageKind.HEADING, level=_HEADINGS[name])
        elif name == "a":
            self.link(tag)
        elif name in _BOLD:
            self.flow.bold += 1
        elif name == "br":
            self.flow.line_break()
        elif name == "span" and tag.around and "ondertekening" in tag.around.tokens():
            self.flow.begin()
        elif name == "span" and self.items and _LABELS & tag.tokens() and not self.flow.line.length:
            self.flow.open()
        elif name in BLOCKS:
            self.block(tag)

    def close(self, tag: Tag) -> None:
        """An element ends."""
        name = tag.name
        if self.heading and name in BLOCKS:
            self.heading -= name in _HEADINGS
            if not self.heading:
                self.flow.end()
        elif name == "a":
            self.flow.line.close_link()
        elif name in _BOLD:
            self.flow.bold -= 1
        elif name == "span" and len(self.flow.frames) > 1 + self.noting and _LABELS & tag.tokens():
            label = self.flow.close_text()
            self.flow.begin(PassageKind.ITEM, label=label or None)
        elif name in ("td", "th") and self.is_data(tag):
            self.flow.end_cell()
        elif name == "tr" and self.is_data(tag):
            self.flow.end_row()
        elif name in BLOCKS:
            self.close_block(tag)

    def block(self, tag: Tag) -> None:
        name = tag.name
        if name in ("ul", "ol"):
            self.flow.end()
            self.lists.append((tag, _counter(tag)))
        elif name == "li":
            self.items += 1
            self.flow.begin(PassageKind.ITEM, label=self.label(tag))
        elif name == "dd":
            self.flow.gap()
        elif name == "tr" and self.is_data(tag):
            self.flow.row()
        elif name in ("td", "th") and self.is_data(tag):
            self.flow.cell()
        elif "spreekbeurt" in tag.tokens():
            self.flow.end()
            self.fresh = True
            self.inside += 1
        elif not (self.flow.frame.kind is PassageKind.ITEM and not self.flow.line.length):
            self.flow.begin(PassageKind.ITEM if self.items else PassageKind.PARAGRAPH)

    def close_block(self, tag: Tag) -> None:
        if tag.name == "dt":
            return
        self.flow.end()
        if tag.name == "li":
            self.items -= 1
        elif tag.name in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif "spreekbeurt" in tag.tokens():
            self.inside -= 1
            self.draft.resume(None)

    def label(self, item: Tag) -> str | None:
        """The number or bullet that a browser would show; pages that print it themselves get none here."""
        if not self.lists:
            return numbering.BULLET
        around, counter = self.lists[-1]
        if "expliciet" in around.tokens():
            return None
        if around.name == "ol" and item.values.get("value", "").isdigit():
            counter.restart(0, int(item.values["value"][:6]))
        return counter.next(0)

    def is_data(self, tag: Tag) -> bool:
        """Whether a row or cell is of a table with data; a table that only lays out the page is read as
        text.
        """
        around = tag.around
        while around is not None and around.name != "table":
            around = around.around
        return around is not None and not around.nested and around.columns > 1

    def link(self, tag: Tag) -> None:
        address = tag.values.get("href", "").strip()
        if address.startswith(("http://", "https://")):
            self.flow.line.open_link(metadata.identifier_in(address) or address)
        elif self.official and address and not urlsplit(address).scheme and not address.startswith("#"):
            target = "/".join(address.strip("/").split("/")[-2:])
            found = metadata.identifier_in(address) or (target if target.startswith("dossier/") else None)
            if found:
                self.flow.line.open_link(found)

    # ------------------------------------------------------------ notes

    def note(self, mark: Tag) -> None:
        """Hang the note of a mark on this place."""
        label, block = self.notes.marks[mark]
        if block is None:
            return
        self.noting = True
        bold, self.flow.bold = self.flow.bold, 0
        self.flow.open()
        self.read(block)
        lines = self.flow.close()
        self.flow.bold, self.noting = bold, False
        if lines:
            first = lines[0].text().partition(" ")[0]
            lines[0].cut(len(first) if first.strip("[]().:") == label else 0)
        self.flow.note(label, [line for line in lines if line.length])

    def is_back(self, tag: Tag) -> bool:
        """The link from a note back to its mark, and the number printed before the note."""
        if "nootnum" in tag.tokens():
            return True
        if tag.name != "a" or not tag.values.get("href", "").startswith("#"):
            return False
        words = text_of(self.page, tag)
        return not words or _MARK.match(words) is not None or _BACK.match(words) is not None

    # ------------------------------------------------------------ debates

    def notice(self, text: str) -> int:
        """In a debate, a turn starts with a line that names its speaker."""
        if not self.debate:
            return 0
        fresh, self.fresh = self.fresh, False
        found = speakers.printed(text) if self.inside else None
        if found and (fresh or len(text) == found[1]):
            self.draft.turn(found[0])
            return found[1]
        if not self.inside and self.draft.turns and not speakers.is_procedure(text):
            self.chair()
        return 0

    def chair(self) -> None:
        """Text between turns is the chair's."""
        if self.flow.frame.kind is not PassageKind.HEADING:
            self.draft.turn(speakers.speaker("De", "voorzitter"))


def _counter(tag: Tag) -> numbering.Counter:
    if tag.name == "ul":
        return numbering.Counter({0: numbering.Level("bullet", numbering.BULLET)})
    start = tag.values.get("start", "")
    first = int(start[:6]) if start.isdigit() else 1
    return numbering.Counter({0: numbering.Level(tag.values.get("type", "decimal"), "%1.", first)})


class Notes:
    """Footnotes of a page: `marks` ties each link that is a mark to its label and note, `blocks` are the
    notes.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.marks: dict[Tag, tuple[str, Tag | None]] = {}
        self.blocks: set[Tag] = set()
        places: dict[str, Tag] = {}
        for tag in page.tags:
            for key in ("id", "name"):
                if tag.values.get(key):
                    places.setdefault(tag.values[key], tag)
        for tag in page.tags:
            if tag.name == "a" and tag.values.get("href", "").startswith("#") and tag.words <= 8:
                self._add(tag, places.get(tag.values["href"][1:]))

    def _add(self, link: Tag, target: Tag | None) -> None:
        found = _MARK.match(text_of(self.page, link))
        if found is None or target is None or target.first < link.last:
            return
        block: Tag | None = target
        while block is not None and block.name not in ("li", "p", "div", "td", "dd", "aside", "section"):
            block = block.around
        if block is None or block.first < link.last or block.words > 6000 or block.nested:
            return
        if not self._is_note(link, target, block):
            return
        first = block not in self.blocks
        self.blocks.add(block)
        self.marks[link] = (found[1], block if first else None)

    def _is_note(self, link: Tag, target: Tag, block: Tag) -> bool:
        """A raised mark, or names that say note; "1" in a table of contents is neither."""
        raised = link.around is not None and link.around.name == "sup"
        raised = raised or any(tag.name == "sup" and tag.around is link for tag in self._inside(link))
        named = any(
            _NOTE_ID.search(tag.values.get("id", "") or tag.values.get("name", "")) for tag in (target, block)
        )
        classes = " ".join(sorted(link.tokens() | block.tokens()))
        return raised or named or "noot" in classes or "footnote" in classes

    def _inside(self, link: Tag) -> Iterator[Tag]:
        for place in range(link.first + 1, link.last):
            kind, what = self.page.events[place]
            if kind == "open" and isinstance(what, Tag):
                yield what
