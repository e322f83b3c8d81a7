# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The look of documents that go out, one for all desks: a page and letters in Word, and a PDF that is
accessible (PDF/UA-1) and lasting (PDF/A-2a). Pure: the same words on the same day are the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

_BLACK = RGBColor(0, 0, 0)
_FONT = "Arial"
_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_PRINTED = (
    "\n -~\xa0-\u017f\u0218-\u021b\u0391-\u03a1\u03a3-\u03c9\u0410-\u044f"  # Latin, Greek, Cyrillic
    "\u2010-\u2015\u2018-\u201e\u2020\u2022\u2026\u20ac"  # dashes, quotation marks, dagger, ellipsis, euro
    "\u2190-\u2193\u2212\u2264\u2265"  # arrows, minus, at most, at least
)
UNPRINTABLE = re.compile(f"[^{_PRINTED}]")
"""A sign that no font of ours has."""
_INSTEAD = "\ufffd"


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself; `language` as Word has it (nl-NL)."""

    title: str
    language: str
    author: str
    day: date


def describe(word: Any, about: About, sizes: Iterable[tuple[str, float]]) -> None:
    """Give a document in Word its title, language and dates, and letters that everybody can read: of each
    style its size in points.
    """
    told = word.core_properties
    told.title, told.language = about.title, about.language
    told.author = told.last_modified_by = about.author
    told.created = told.modified = _moment(about.day)
    told.comments = ""
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), about.language)
    for name, size in sizes:
        font = word.styles[name].font
        font.name, font.size, font.color.rgb = _FONT, Pt(size), _BLACK
        fonts = font.element.rPr.rFonts
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)


def lay(section: Any, *, turned: bool) -> None:
    """Make the pages of a section in Word A4, upright or on their side."""
    width, height = (Cm(29.7), Cm(21.0)) if turned else (Cm(21.0), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin = section.bottom_margin = Cm(2.0)


def explain(table: Any, caption: str, summary: str, *, headed_rows: bool) -> None:
    """What screen readers say of a table in Word before they read it, and which cells are headings: the first
    row, and the first cell of each row where rows are headed.
    """
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    first = "1" if headed_rows else "0"
    for key, value in (("firstRow", "1"), ("firstColumn", first), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{key}"), value)
    for name, text in (("w:tblCaption", caption), ("w:tblDescription", summary)):
        properties.append(named(name, text))


def named(name: str, value: str) -> Any:
    """An element of Word with one value."""
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


def pdf(form: Path, name: str, said: str, day: date) -> bytes:
    """A PDF that Typst sets by a form (a .typ file) in its own fonts, from what is said as JSON under a name.

    A sign that no font of ours has is printed as a question mark in a diamond; what would break either
    standard in any other way is an error of Typst.
    """
    try:
        return _set(form, name, said, day)
    except typst.TypstError:
        return _set(form, name, UNPRINTABLE.sub(_INSTEAD, said), day)


def _set(form: Path, name: str, said: str, day: date) -> bytes:
    return typst.compile(
        _read(form),
        format="pdf",
        sys_inputs={name: said},
        pdf_standards=_STANDARDS,
        ignore_system_fonts=True,
        timestamp=_moment(day),
    )


@cache
def _read(form: Path) -> bytes:
    return form.read_bytes()


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
