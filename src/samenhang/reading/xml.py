# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Official XML: which reader a file needs, from its root element and what is in it."""

from __future__ import annotations

import re

from samenhang.errors import Unreadable
from samenhang.model import Document, Media
from samenhang.reading import vlos
from samenhang.reading.elements import feed, names
from samenhang.reading.official import Official
from samenhang.reading.proceedings import Proceedings
from samenhang.reading.sniff import head
from samenhang.reading.vlos import Verslag

_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])")
_RECORDS = names(
    "metadata_gegevens owms-metadata record searchretrieveresponse explainresponse work manifest "
    "toezegging document "
    "documentversie zaak activiteit persoon fractie feed entry rss sitemapindex urlset schema wsdl "
    "diwoo:document "
    "diagnostics explain"
)
_DEBATE = (b"<spreekbeurt", b"<voorz>", b"<spreker", b"<handelingen", b"<handeling>")


def read(data: bytes, name: str, digest: str) -> Document:
    """The document in an XML file. Raises Unreadable: damaged, hostile, too-large, or unknown for a mere
    record.
    """
    found = _ROOT.search(head(data))
    root = found[1].casefold() if found else ""
    if root in _RECORDS:
        raise Unreadable(
            "unknown",
            f"this is a record about a document (<{root}>), not the document",
            "add the document itself: the .xml, .html or .pdf with the identifier in this record",
        )
    reader: Official | Verslag
    if root in vlos.ROOTS or (b"<vergadering" in data and b"woordvoerder" in data):
        reader = Verslag()
    elif any(mark in data for mark in _DEBATE):
        reader = Proceedings()
    else:
        reader = Official()
    feed(data, reader)
    return reader.finish().finish(digest, name, Media.XML)
