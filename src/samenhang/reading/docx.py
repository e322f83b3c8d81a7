# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""DOCX: paragraphs as they read with all changes accepted, with headings, list labels, rows and footnotes.

The body is fed element by element, so that a table of 500 pages costs no more memory than its text. Running
heads are left out; the header of the first page alone is read, since letters keep their date and subject
there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping

from lxml import etree

from samenhang.errors import Unreadable
from samenhang.model import Document, FactName, Media, PassageKind
from samenhang.reading import metadata, numbering
from samenhang.reading.docx_styles import Lists, Style, level_of, styles
from samenhang.reading.draft import Draft
from samenhang.reading.elements import feed, names, value
from samenhang.reading.markup import Flow, Line
from samenhang.reading.office import DAMAGED, Parts, paragraphs, properties

_MAIN = re.compile(
    r"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled"
)
_FIRST_HEADER = re.compile(rb'<w:headerReference\b[^>]{0,200}w:type="first"[^>]{0,200}')
_SKIPPED = names(
    "del moveFrom Fallback instrText delText delInstrText tblPr trPr sectPr proofErr commentReference "
    "annotationRef fldData object"
)
_FACTS = {"title": FactName.TITLE, "subject": FactName.SUBJECT}


def read(data: bytes, name: str, digest: str) -> Document:
    """The document in a DOCX. Raises Unreadable."""
    parts = Parts(data)
    main = main_part(parts)
    if main is None:
        raise Unreadable("damaged", "there is no text in this office file", DAMAGED)
    package = Package(parts, main)
    draft = Draft()
    body = Body(package, Flow(draft))
    header = package.first_header()
    if header:
        feed(header, body)
    feed(parts.read(main), body)
    body.flow.end()
    for part in package.heads_and_feet():
        draft.printed(paragraphs(parts.tree(part)))
    for fact, words in dict.fromkeys(properties(parts.tree("docProps/core.xml"), _FACTS)):
        draft.fact(fact, words)
    return draft.finish(digest, name, Media.DOCX)


def main_part(parts: Parts) -> str | None:
    """The name of the part that holds the text."""
    types = parts.tree("[Content_Types].xml")
    for item in types if types is not None else ():
        if _MAIN.search(item.get("ContentType") or "") and item.get("PartName"):
            return str(item.get("PartName")).lstrip("/")
    return "word/document.xml" if "word/document.xml" in parts else None


class Package:
    """What the parts around the body say: styles, lists, notes, where links lead."""

    def __init__(self, parts: Parts, main: str) -> None:
        self.parts = parts
        self.folder = posixpath.dirname(main)
        self.main = main
        self.relations = self._relations(main)
        self.styles = styles(self._tree("styles"))
        self.lists = Lists(self._tree("numbering"))
        self.notes: dict[tuple[str, str], list[Line]] = {}
        for kind in ("footnote", "endnote"):
            data = parts.read(self._part(kind + "s"))
            if data:
                notes = NotePart(self, kind)
                feed(data, notes)

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relation id to (last word of its type, target)."""
        folder, name = posixpath.split(part)
        tree = self.parts.tree(posixpath.join(folder, "_rels", name + ".rels"))
        return {
            str(item.get("Id")): (str(item.get("Type", "")).rpartition("/")[2], str(item.get("Target", "")))
            for item in (tree if tree is not None else ())
        }

    def _part(self, sort: str) -> str:
        found = next((target for kind, target in self.relations.values() if kind == sort), f"{sort}.xml")
        return self.path(found)

    def path(self, target: str) -> str:
        """The name of a part from the target of a relation."""
        return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{self.folder}/{target}")

    def _tree(self, sort: str) -> etree._Element | None:
        return self.parts.tree(self._part(sort))

    def heads_and_feet(self) -> list[str]:
        """The names of the parts that are printed above and below the pages."""
        return [self.path(target) for kind, target in self.relations.values() if kind in ("header", "footer")]

    def first_header(self) -> bytes:
        """The header of the first page where that page has its own; b"" otherwise."""
        data = self.parts.read(self.main)
        place = data.find(b"<w:sectPr")
        section = data[place : data.find(b"</w:sectPr>", place)] if place >= 0 else b""
        found = _FIRST_HEADER.search(section) if b"<w:titlePg" in section else None
        ident = re.search(rb'r:id="([^"]{1,40})"', found[0]) if found else None
        _, target = self.relations.get(ident[1].decode("ascii", "replace"), ("", "")) if ident else ("", "")
        return self.parts.read(self.path(target)) if target else b""


class Body:
    """Fed with the elements of the body, a header or the notes."""

    def __init__(self, package: Package, flow: Flow) -> None:
        self.package = package
        self.flow = flow
        self.path: list[str] = []
        self.skipping = 0
        self.style = Style()
        self.list: tuple[str | None, int | None] = (None, None)
        self.level: int | None = None
        self.dressed = True  # the paragraph in hand has got its kind
        self.run_bold: bool | None = None
        self.run_hidden = False
        self.columns: list[int] = []  # of the open tables
        self.rows: list[bool] = []  # open rows: is it kept as a row
        self.counts = {"footnote": 0, "endnote": 0}
        self.saved: list[tuple[Style, tuple[str | None, int | None], int | None, bool]] = []

    # ------------------------------------------------------------ fed by the parser

    def start(self, name: str, values: Mapping[str, str]) -> None:
        """An element begins."""
        self.path.append(name)
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
            return
        begin = _STARTS.get(name)
        if begin is not None:
            begin(self, values)

    def end(self, name: str) -> None:
        """An element ends."""
        self.path.pop()
        if self.skipping:
            self.skipping -= 1
            return
        finish = _ENDS.get(name)
        if finish is not None:
            finish(self)

    def data(self, text: str) -> None:
        """Text between tags: only that of `t` is of the document."""
        if self.path and self.path[-1] == "t" and not self.skipping:
            self.write(text)

    # ------------------------------------------------------------ runs

    def write(self, text: str) -> None:
        if self.run_hidden or self.style.hidden or self.style.contents:
            return
        if not self.dressed:
            self.dress()
        bold = self.style.bold if self.run_bold is None else self.run_bold
        self.flow.bold += bold
        self.flow.text(text)
        self.flow.bold -= bold

    def start_run(self, values: Mapping[str, str]) -> None:
        self.run_bold, self.run_hidden = None, False

    def start_bold(self, values: Mapping[str, str]) -> None:
        if self.path[-2:] == ["rPr", "b"] and "r" in self.path[-3:-2]:
            self.run_bold = value(values, "val", "1") not in ("0", "false", "off")

    def start_run_style(self, values: Mapping[str, str]) -> None:
        style = self.package.styles.get(value(values, "val"))
        if style is not None and style.bold:
            self.run_bold = True

    def start_hidden(self, values: Mapping[str, str]) -> None:
        if "r" in self.path[-3:-2]:
            self.run_hidden = value(values, "val", "1") not in ("0", "false", "off")

    def start_break(self, values: Mapping[str, str]) -> None:
        self.flow.line_break()

    def start_space(self, values: Mapping[str, str]) -> None:
        self.flow.gap()

    def start_hyphen(self, values: Mapping[str, str]) -> None:
        self.write("-")

    def start_link(self, values: Mapping[str, str]) -> None:
        _, address = self.package.relations.get(value(values, "id"), ("", ""))
        if address.startswith(("http://", "https://")):
            if not self.dressed:
                self.dress()
            self.flow.line.open_link(metadata.identifier_in(address) or address)

    def end_link(self) -> None:
        self.flow.line.close_link()

    # ------------------------------------------------------------ paragraphs

    def start_paragraph(self, values: Mapping[str, str]) -> None:
        self.saved.append((self.style, self.list, self.level, self.dressed))
        self.flow.begin()
        self.style, self.list, self.level = self.package.styles.get("Normal", Style()), (None, None), None
        self.dressed = False

    def start_style(self, values: Mapping[str, str]) -> None:
        name = value(values, "val")
        self.style = self.package.styles.get(name) or Style(name.casefold(), level_of(name))

    def start_outline(self, values: Mapping[str, str]) -> None:
        level = value(values, "val")
        if level.isdigit():
            self.level = int(level) + 1

    def start_depth(self, values: Mapping[str, str]) -> None:
        depth = value(values, "val")
        self.list = (self.list[0], int(depth[:2]) if depth.isdigit() else 0)

    def start_number(self, values: Mapping[str, str]) -> None:
        self.list = (value(values, "val"), self.list[1])

    def dress(self) -> None:
        """The first words of a paragraph: what it is, and its label."""
        self.dressed = True
        key = self.list[0] or self.style.number
        depth = self.list[1] if self.list[1] is not None else self.style.depth or 0
        label = self.package.lists.label(key, depth) if key else None
        level = self.style.level if self.level is None else self.level
        if level is not None and level <= 9 and self.flow.frame.cells is None:
            self.flow.begin(PassageKind.HEADING, label=label, level=level)
            if label:
                self.flow.line.add(label + " ")
        elif label is not None:
            self.flow.begin(PassageKind.ITEM, label=label)

    def end_paragraph(self) -> None:
        self.flow.end()
        self.style, self.list, self.level, self.dressed = self.saved.pop()

    # ------------------------------------------------------------ tables, boxes, notes

    def start_table(self, values: Mapping[str, str]) -> None:
        self.columns.append(0)

    def end_table(self) -> None:
        self.flow.end()
        self.columns.pop()

    def start_column(self, values: Mapping[str, str]) -> None:
        if self.columns:
            self.columns[-1] += 1

    def start_row(self, values: Mapping[str, str]) -> None:
        """A row of a table; a table of one column is a box around text, and one in a cell is part of the
        cell.
        """
        kept = self.flow.frame.cells is None and bool(self.columns) and self.columns[-1] != 1
        self.rows.append(kept)
        if kept:
            self.flow.row()

    def end_row(self) -> None:
        if self.rows.pop():
            self.flow.end_row()

    def start_cell(self, values: Mapping[str, str]) -> None:
        if self.rows and self.rows[-1]:
            self.flow.cell()
        else:
            self.flow.gap()

    def end_cell(self) -> None:
        if self.rows and self.rows[-1]:
            self.flow.end_cell()

    def start_box(self, values: Mapping[str, str]) -> None:
        """A text box stands beside its paragraph: its words come first."""
        self.flow.open()

    def end_box(self) -> None:
        self.flow.close_beside()

    def mark(self, kind: str, values: Mapping[str, str]) -> None:
        """The mark of a note: its text hangs here."""
        if not self.dressed:
            self.dress()
        self.counts[kind] += 1
        count = self.counts[kind]
        label = str(count) if kind == "footnote" else numbering.roman(count)
        self.flow.note(label, self.package.notes.get((kind, value(values, "id")), []))

    def start_footnote(self, values: Mapping[str, str]) -> None:
        self.mark("footnote", values)

    def start_endnote(self, values: Mapping[str, str]) -> None:
        self.mark("endnote", values)


class NotePart(Body):
    """Fed with the footnotes or endnotes: keeps the lines of each."""

    def __init__(self, package: Package, kind: str) -> None:
        super().__init__(package, Flow(Draft()))
        self.kind = kind
        self.key = ""

    def start(self, name: str, values: Mapping[str, str]) -> None:
        if name == self.kind:
            self.key = value(values, "id") if value(values, "type", "normal") == "normal" else ""
            self.flow.open()
        super().start(name, values)

    def end(self, name: str) -> None:
        super().end(name)
        if name == self.kind:
            lines = self.flow.close()
            if self.key:
                self.package.notes[(self.kind, self.key)] = lines


_STARTS: dict[str, Callable[[Body, Mapping[str, str]], None]] = {
    "p": Body.start_paragraph,
    "pStyle": Body.start_style,
    "outlineLvl": Body.start_outline,
    "ilvl": Body.start_depth,
    "numId": Body.start_number,
    "r": Body.start_run,
    "b": Body.start_bold,
    "vanish": Body.start_hidden,
    "br": Body.start_break,
    "cr": Body.start_break,
    "tab": Body.start_space,
    "ptab": Body.start_space,
    "noBreakHyphen": Body.start_hyphen,
    "hyperlink": Body.start_link,
    "rStyle": Body.start_run_style,
    "tbl": Body.start_table,
    "gridCol": Body.start_column,
    "tr": Body.start_row,
    "tc": Body.start_cell,
    "txbxContent": Body.start_box,
    "footnoteReference": Body.start_footnote,
    "endnoteReference": Body.start_endnote,
}
_ENDS: dict[str, Callable[[Body], None]] = {
    "p": Body.end_paragraph,
    "hyperlink": Body.end_link,
    "tbl": Body.end_table,
    "tr": Body.end_row,
    "tc": Body.end_cell,
    "txbxContent": Body.end_box,
}
