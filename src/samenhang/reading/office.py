# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of an office file (DOCX, ODT): a zip whose parts are unpacked one by one, within bounds."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from samenhang.errors import Unreadable
from samenhang.model import FactName
from samenhang.reading import elements, limits

DAMAGED = "open it in the program that made it, save it anew and add that; or add its PDF"
_LEFTOVER = re.compile(
    r"(?:document|naamloos|untitled|titel|title|sjabloon|template|brief(?: aan (?:het )?parlement)?|nota)"
    r"\W{0,3}\d{0,3}$"
    r"|microsoft word - |.{0,80}\.(?:docx?|dotx?|odt)$",
    re.IGNORECASE,
)


class Parts:
    """The parts of one office file by name."""

    def __init__(self, data: bytes) -> None:
        limits.check_size(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Unreadable("damaged", f"the file is cut off or damaged ({error})", DAMAGED) from error
        self._infos = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        if any(info.flag_bits & 1 for info in self._infos.values()):
            raise encrypted()
        self._left = limits.PART

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """The bytes of a part; b"" where there is none. All parts together stay within limits.PART."""
        info = self._infos.get(name)
        if info is None:
            return b""
        try:
            with self._zip.open(info) as stream:
                data = limits.unpack(stream, info.compress_size, self._left)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
            raise Unreadable("damaged", f"the part {name} cannot be unpacked ({error})", DAMAGED) from error
        self._left -= len(data)
        return data

    def tree(self, name: str) -> etree._Element | None:
        """A small part (styles, relations) as a tree, or None where there is none."""
        data = self.read(name)
        if not data:
            return None
        elements.refuse_entities(data)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise elements.refused(error) from error


def encrypted() -> Unreadable:
    """The refusal of a file with a password."""
    return Unreadable(
        "encrypted",
        "the file is protected with a password",
        "open it with the password, save it without one and add that",
    )


def paragraphs(tree: etree._Element | None) -> str:
    """The words of the paragraphs under an element, each on its line."""
    found = tree.iter("{*}p") if tree is not None else ()
    return "\n".join("".join(map(str, element.itertext())) for element in found)


def heads_and_feet(styles: etree._Element | None) -> Iterator[etree._Element]:
    """What an ODT prints above and below its pages; the styles of its pages hold it."""
    for page in styles.iter("{*}master-page") if styles is not None else ():
        yield from page


def properties(tree: etree._Element | None, names: Mapping[str, FactName]) -> list[tuple[FactName, str]]:
    """Facts from the properties of an office file: names of elements to facts. Leftovers of templates are
    passed over.
    """
    found = []
    for element in tree.iter() if tree is not None else ():
        name = elements.local(element.tag) if isinstance(element.tag, str) else ""
        words = " ".join((element.text or "").split())
        if name in names and words and not _LEFTOVER.match(words):
            found.append((names[name], words))
    return found
