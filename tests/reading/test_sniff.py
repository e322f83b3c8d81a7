# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file is, from its content."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from samenhang.errors import UNREADABLE_CODES, Unreadable
from samenhang.model import Media
from samenhang.reading import sniff

SHARED = Path(__file__).parents[3] / "shared"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TYPES = '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{}.main+xml"/></Types>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


WORD = zipped({"[Content_Types].xml": TYPES.format("wordprocessingml.document"), "word/document.xml": "<w/>"})
ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<c/>"})

KINDS: list[tuple[str, bytes, Media]] = [
    ("pdf", b"%PDF-1.7\n%\xe2\xe3", Media.PDF),
    ("pdf after junk", b"\r\n\r\n%PDF-1.4\n", Media.PDF),
    ("docx", WORD, Media.DOCX),
    (
        "docx with another main part",
        WORD.replace(b"word/document.xml", b"word/documentX.xml"[:17]),
        Media.DOCX,
    ),
    ("odt", ODT, Media.ODT),
    ("odt template", zipped({"mimetype": "application/vnd.oasis.opendocument.text-template"}), Media.ODT),
    ("html", b"<!DOCTYPE html><html><body>x</body></html>", Media.HTML),
    ("html in capitals", b"<HTML><BODY>x</BODY></HTML>", Media.HTML),
    ("html after a comment", b"<!-- saved -->\n<html lang=nl><p>x", Media.HTML),
    ("html without head", b"<p>Een alinea.</p><p>Nog een.</p>", Media.HTML),
    ("xhtml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', Media.HTML),
    ("xhtml by doctype", b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y">\n<html/>', Media.HTML),
    ("html in utf-16", "<html><body>café</body></html>".encode("utf-16"), Media.HTML),
    ("xml", b'<?xml version="1.0"?><officiele-publicatie><al>x</al></officiele-publicatie>', Media.XML),
    ("xml without declaration", b"<officiele-publicatie>\n<al>x</al></officiele-publicatie>\n", Media.XML),
    ("xml with a byte order mark", b'\xef\xbb\xbf<?xml version="1.0"?>\r\n<handeling/>', Media.XML),
    ("xml in utf-16", '<?xml version="1.0"?><a><b>x</b></a>'.encode("utf-16"), Media.XML),
    ("xml in utf-16 without a mark", '<?xml version="1.0"?><a><b>x</b></a>'.encode("utf-16-le"), Media.XML),
    ("xml with doctype", b'<!DOCTYPE handeling SYSTEM "h.dtd"><handeling><al>x</al></handeling>', Media.XML),
    ("xml with a prefix", b'<v:vlosdocument xmlns:v="x"><v:a/></v:vlosdocument>', Media.XML),
    ("text", b"Geachte voorzitter,\n\nHierbij de brief.\n", Media.TEXT),
    ("text in windows-1252", "Eén café – ’s-Gravenhage".encode("windows-1252"), Media.TEXT),
    ("text in utf-16", "Geachte voorzitter, één brief.".encode("utf-16"), Media.TEXT),
    ("text with a bracket", b"<naam> zei dat 3 < 4 is, en dat is zo.", Media.TEXT),
    ("text with dashes", b"- een\n- twee\n- drie\n\nEn een alinea.", Media.TEXT),
    ("text with numbers", b"1. Inleiding\n\n2. Kern\n\nTekst (zie [1]).", Media.TEXT),
    ("text with a comment sign", b"# noot\n# noot\nwaarde: 3", Media.TEXT),
    ("text with a brace", b"{zie bijlage} De Kamer,", Media.TEXT),
    ("a log of a download", b"--2024-05-21-- https://x.nl/a.html\nLength: 3 [text/html]", Media.TEXT),
    ("markdown", b"# Kop\n\nEen alinea.", Media.MARKDOWN),
    ("markdown with two headings", b"Tekst\n\n## Een\n\nx\n\n## Twee\n\ny", Media.MARKDOWN),
    ("markdown with links", b"Zie [a](https://a.nl) en [b](https://b.nl).", Media.MARKDOWN),
    ("markdown with front matter", b"---\ntitle: Nota\ndate: 2023-01-01\n---\nTekst", Media.MARKDOWN),
    ("markdown with a table", b"| a | b |\n|---|---|\n| 1 | 2 |\n\n**vet**", Media.MARKDOWN),
    ("markdown after a comment", b"<!-- licentie -->\n\n# Kop\n\nTekst", Media.MARKDOWN),
    (
        "markdown starting with a tag",
        b'<p align="center">x</p>\n\n# Kop\n\n- a\n- b\n\n## Twee\n',
        Media.MARKDOWN,
    ),
]

REFUSED: list[tuple[str, bytes, str, str]] = [
    ("nothing", b"", "empty", "fetch"),
    ("white space", b" \r\n\t\x00", "empty", "fetch"),
    ("a byte order mark", b"\xef\xbb\xbf", "empty", "fetch"),
    ("old word", OLE + "WordDocument".encode("utf-16-le"), "unknown", ".docx"),
    ("old excel", OLE + "Workbook".encode("utf-16-le"), "unknown", "save"),
    ("office with password", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
    ("spreadsheet", zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>"}), "unknown", "PDF"),
    ("presentation", zipped({"[Content_Types].xml": "<Types/>", "ppt/a.xml": "<w/>"}), "unknown", "PDF"),
    ("ods", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "unknown", "PDF"),
    (
        "epub",
        zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": "<c/>"}),
        "unknown",
        "HTML",
    ),
    ("zip", zipped({"brief.txt": "Geachte"}), "unknown", "unpack"),
    ("cut zip", WORD[: len(WORD) // 2], "damaged", "save it anew"),
    ("png", b"\x89PNG\r\n\x1a\n" + bytes(40), "unknown", "--ocr"),
    ("jpeg", b"\xff\xd8\xff\xe0" + bytes(40), "unknown", "--ocr"),
    ("rtf", b"{\\rtf1\\ansi x}", "unknown", ".docx"),
    ("gzip", b"\x1f\x8b\x08" + bytes(20), "unknown", "unpack"),
    ("json", b'{"value": [1, 2]}', "unknown", "text"),
    ("json list", b'[\n {"a": 1}\n]', "unknown", "text"),
    ("noise", bytes(range(256)) * 20, "unknown", "PDF"),
    ("film", b"\x00\x00\x00\x20ftypisom" + bytes(40), "unknown", "transcript"),
]


@pytest.mark.parametrize(("name", "data", "media"), KINDS, ids=[name for name, _, _ in KINDS])
def test_kind_from_content(name: str, data: bytes, media: Media) -> None:
    assert sniff.media(data) is media


@pytest.mark.parametrize(("name", "data", "code", "remedy"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refusal_names_the_way_out(name: str, data: bytes, code: str, remedy: str) -> None:
    with pytest.raises(Unreadable) as caught:
        sniff.media(data)
    assert caught.value.code == code
    assert code in UNREADABLE_CODES
    assert remedy in caught.value.remedy


def test_an_encrypted_zip_is_encrypted() -> None:
    data = bytearray(WORD)
    for place in (data.find(b"PK\x01\x02") + 8, 6):  # the flags in the directory and in the first file
        data[place] |= 1
    with pytest.raises(Unreadable) as caught:
        sniff.media(bytes(data))
    assert caught.value.code == "encrypted"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped({"a.txt": "x"}), True),
        (WORD, False),
        (ODT, False),
        (b"PK\x03\x04cut", False),
        (b"tekst", False),
    ],
)
def test_an_archive_is_a_zip_that_is_no_document(data: bytes, expected: bool) -> None:
    assert sniff.is_archive(data) is expected


REAL = [
    ("data/parliament/wetsuite/bgr.html", Media.TEXT),  # the log of a download under a misleading name
    ("data/parliament/wetsuite/bgr.xml", Media.XML),
    ("data/parliament/wetsuite/stb.html", Media.HTML),
    ("data/parliament/wetsuite/stcrt.html", Media.HTML),
    ("data/parliament/wetsuite/stb.xml", Media.XML),
    ("data/parliament/handelingen/repaired/h-tk-20172018-70-3.xml", Media.XML),
    ("data/parliament/pdf/besluitenlijst_example1.pdf", Media.PDF),
    ("seeds/kamerbrief-samenhang-veiligheidsstrategieen-2015.txt", Media.TEXT),
    ("seeds/nota-planbureau-veiligheid-2023.txt", Media.TEXT),
    ("reference/formats.md", Media.MARKDOWN),
]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not beside the repository")
@pytest.mark.parametrize(("path", "media"), REAL, ids=[path.rpartition("/")[2] for path, _ in REAL])
def test_real_files(path: str, media: Media) -> None:
    assert sniff.media((SHARED / path).read_bytes()) is media
