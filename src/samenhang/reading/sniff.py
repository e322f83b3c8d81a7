# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, from what is in it and never from its name; what cannot be read is refused with the way
out.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import Path
from typing import IO

from samenhang.errors import Unreadable
from samenhang.model import Media
from samenhang.reading.elements import names
from samenhang.reading.office import Parts, encrypted

HEAD = 65_536  # bytes that decide
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
    b"\x00\x00\x01\x00",
    b"RIFF",
)
_OTHERS = (
    (b"{\\rtf", "an RTF file", "open it in a word processor, save it as .docx or .odt and add that"),
    (b"\x1f\x8b", "a gzip file", "unpack it and add what is in it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it and add the folder"),
    (b"Rar!", "a RAR archive", "unpack it and add the folder"),
    (b"BZh", "a bzip2 file", "unpack it and add what is in it"),
    (b"\xfd7zXZ", "an xz file", "unpack it and add what is in it"),
    (b"ID3", "a sound", "add a transcript of it"),
    (b"\x7fELF", "a program", "add documents only"),
    (b"MZ", "a program", "add documents only"),
    (b"SQLite format 3", "a database", "open it with --database"),
)
_ZIPPED = (
    ("xl/", "a spreadsheet", "save the sheets that matter as PDF or text and add those"),
    ("ppt/", "a presentation", "save it as PDF and add that"),
    ("META-INF/container.xml", "an e-book", "save it as HTML or PDF and add that"),
    ("visio/", "a drawing", "save it as PDF and add that"),
)
_HTML_TAGS = names(
    "html head body title meta link style script div p span table ul ol dl h1 h2 h3 h4 h5 h6 article "
    "section main header footer "
    "nav form center font b i strong em a br hr img pre blockquote"
)
_PROLOG = re.compile(
    r"(?:\s{1,1000}|<\?.{0,2000}?\?>|<!--.{0,20000}?-->|<!DOCTYPE(?P<doctype>[^\[>]{0,1000})(?:\[.{0,5000}?\]\s{0,10})?>)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])")
_COMMENT = re.compile(r"\A\s{0,100}<!--.{0,5000}?-->", re.DOTALL)
_TITLE = re.compile(r"#{1,6}[ \t]{1,8}\S[^\n]{0,300}(?:\n[ \t]{0,8}(?:\n|$)|$)")  # a heading on its own
_MARKDOWN = tuple(  # each line begins with a line feed here: that is found much faster than ^
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\n[ \t]{0,4}\n#{1,6}[ \t]{1,4}\S.{0,200}(?=\n[ \t]{0,4}(?:\n|\Z))",  # a heading on its own
        r"\[[^\]\n]{1,200}\]\((?:https?://|[./#\w])[^)\n]{0,500}\)",
        r"\n(?:```|~~~)",
        r"\n\|?[ \t]{0,4}:?-{3,}:?[ \t]{0,4}\|[-|: \t]{1,200}$",
        r"\*\*[^*\s][^*\n]{0,200}\*\*",
        r"\n\[\^[^\]\n]{1,40}\]:",
        r"\n\S.{0,150}\n(?:={3,}|-{3,})$",
    )
)


def media(data: bytes) -> Media:
    """What a file is. Raises Unreadable where there is no reader for it, or it is empty or locked."""
    if not data.strip(b"\x00 \t\r\n\x0c\x0b\xef\xbb\xbf\xfe\xff"):
        raise Unreadable("empty", "there is nothing in this file", "check the file, or fetch it again")
    if b"%PDF-" in data[:1024] and not data[:64].lstrip().startswith(b"<"):
        return Media.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(_OLE):
        raise _compound(data)
    _refuse_binary(data)
    return _marked_up(data) or _plain(head(data))


def is_archive(source: bytes | Path) -> bool:
    """Whether a file is a zip of files and not an office file: archive.members gives what is in it.

    At a path only the list of what is in it is read. Raises OSError where it cannot be opened.
    """
    with io.BytesIO(source) if isinstance(source, bytes) else source.open("rb") as stream:
        return stream.read(4) in (b"PK\x03\x04", b"PK\x05\x06") and _holds_files(stream)


def _holds_files(stream: IO[bytes]) -> bool:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    return not _is_office(names)


def _is_office(names: list[str]) -> bool:
    flat = {name.lstrip("/") for name in names}
    return "[Content_Types].xml" in flat or (
        "mimetype" in flat and ("content.xml" in flat or "META-INF/container.xml" in flat)
    )


def _zipped(data: bytes) -> Media:
    parts = Parts(data)
    names = parts.names()
    if "mimetype" in parts and parts.read("mimetype").strip().startswith(
        b"application/vnd.oasis.opendocument."
    ):
        if parts.read("mimetype").strip().startswith(b"application/vnd.oasis.opendocument.text"):
            return Media.ODT
        raise _unknown("a spreadsheet or drawing", "save it as PDF and add that")
    if "[Content_Types].xml" in parts:
        types = parts.read("[Content_Types].xml")
        if b"wordprocessingml" in types or b"ms-word" in types or "word/document.xml" in parts:
            return Media.DOCX
    for start, what, remedy in _ZIPPED:
        if any(name.startswith(start) for name in names):
            raise _unknown(what, remedy)
    raise _unknown("an archive", "unpack it and add the folder; an archive inside an archive is never opened")


def _compound(data: bytes) -> Unreadable:
    """Files of older office programs, and new ones with a password, share one container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted()
    for name, what in (("WordDocument", "an old Word file (.doc)"), ("Workbook", "an old Excel file (.xls)")):
        if name.encode("utf-16-le") in data:
            return _unknown(what, "open it in LibreOffice or Word, save it as .docx or PDF and add that")
    return _unknown("a file of an older office program", "save it as .docx or PDF and add that")


def _unknown(what: str, remedy: str) -> Unreadable:
    return Unreadable("unknown", f"this is {what}; there is no reader for it", remedy)


def _refuse_binary(data: bytes) -> None:
    for start, what, remedy in _OTHERS:
        if data.startswith(start):
            raise _unknown(what, remedy)
    picture = data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif")
    if picture and b"\x00" in data[:HEAD]:
        raise _unknown("a picture", "make a PDF of it, install the `ocr` extra and run `samenhang add --ocr`")
    if data[4:8] == b"ftyp":
        raise _unknown("a film or sound", "add a transcript of it")
    text = head(data)[:4096]
    shown = "".join(text.split())
    odd = 0 if shown.isprintable() else sum(not char.isprintable() for char in shown)
    if "\x00" in text or odd > 0.1 * len(text):
        raise Unreadable(
            "unknown",
            "this is no text and no known kind of file",
            "save it as PDF, DOCX or text and add that",
        )


def head(data: bytes) -> str:
    """The start of a text file, decoded well enough to see what it is."""
    start = data[:HEAD]
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if start.startswith(mark):
            return start[len(mark) :].decode(name, "ignore")
    if start[:2] in (b"<\x00", b"#\x00") or (len(start) > 3 and start[1::2].count(0) > len(start) // 3):
        return start.decode("utf-16-le", "ignore")
    if start[:2] == b"\x00<" or start[0::2].count(0) > len(start) // 3:
        return start.decode("utf-16-be", "ignore")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return start.decode("windows-1252", "replace")


def _marked_up(data: bytes) -> Media | None:
    """XML, HTML, or None for a text that may happen to start with a bracket."""
    text = head(data)
    place, doctype, declared = 0, None, text.lstrip().startswith("<?xml")
    while found := _PROLOG.match(text, place):
        place = found.end()
        doctype = found["doctype"] or doctype
    if doctype and doctype.split()[:1] and doctype.split()[0].lower() == "html":
        return Media.HTML
    tag = _TAG.match(text, place)
    if tag is None:
        return Media.XML if declared and text.startswith("<", place) else None
    name = tag[1].lower()
    if name == "html" or (name in _HTML_TAGS and not declared and ":" not in tag[0]):
        return Media.HTML if name in ("html", "head", "body") or _looks_html(text, place) else None
    whole = data.rstrip(b"\x00 \t\r\n")
    return Media.XML if declared or whole.endswith((b">", b">\x00")) else None


def _looks_html(text: str, place: int) -> bool:
    """Whether a text that starts with an ordinary tag is a piece of HTML: Markdown may start with one too."""
    tags = len(_TAG.findall(text, place))
    lines = text.count("\n") + 1
    return not _plain_markdown(text[place:]) or tags > lines


def _plain(text: str) -> Media:
    folded = text.lstrip()
    if (
        folded[:1] in "{["
        and re.match(r"[{\[]\s{0,200}(?:[\"{\[]|\}|\])", folded)
        and folded.rstrip()[-1:] in '}],"0123456789'
    ):
        raise _unknown("a file of data (JSON)", "add the documents that it describes, or their text")
    return Media.MARKDOWN if _plain_markdown(text) else Media.TEXT


def _plain_markdown(text: str) -> bool:
    """Signs that plain text does not have: a first line that is a heading, or two signs of Markdown."""
    lines = _COMMENT.sub("", text.replace("\r\n", "\n")).lstrip()
    front = re.match(r"---\n(?:[\w-]{1,40}:.{0,300}\n){1,40}---\n", lines)
    if front or _TITLE.match(lines):
        return True
    counts = [len(pattern.findall(f"\n{lines}")) for pattern in _MARKDOWN]
    return sum(min(count, 2) for count in counts) >= 2
