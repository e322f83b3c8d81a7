# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers of KOOP made up in the real shape: records, pages, bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><sru:searchRetrieveResponse '
    'xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" '
    'xmlns:gzd="http://standaarden.overheid.nl/sru" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:c="http://standaarden.overheid.nl/collectie/" '
    'xmlns:w="http://standaarden.overheid.nl/wetgeving/">'
)


@dataclass(frozen=True)
class Paper:
    """A publication that the made-up KOOP has."""

    identifier: str
    modified: str = "2025-02-21"
    title: str = "Nationale Veiligheid; Brief regering; Voorbeeld"
    types: tuple[tuple[str, str], ...] = (
        ("OVERHEIDop.Parlementair", "Kamerstuk"),
        ("OVERHEIDop.KamerstukTypen", "Brief regering"),
    )
    dossiers: tuple[str, ...] = ("30821",)
    main: str = ""
    forms: tuple[str, ...] = ("html", "metadata", "metadataowms", "odt", "pdf", "xml")
    extra: str = ""
    bodies: dict[str, bytes] = field(default_factory=dict)
    day: str = "2025-02-20"


def record(paper: Paper, files: str = "https://repository.overheid.nl", page: str = "") -> str:
    """One record; `files` is the host of the files, `page` that of the page for people."""
    page = page or "https://zoek.officielebekendmakingen.nl"
    name = paper.identifier
    types = "".join(f"<dcterms:type scheme={quoteattr(s)}>{escape(v)}</dcterms:type>" for s, v in paper.types)
    dossiers = "".join(f"<w:dossiernummer>{d}</w:dossiernummer>" for d in paper.dossiers)
    main = f"<w:hoofddocument>{paper.main}</w:hoofddocument>" if paper.main else ""
    items = "".join(
        f"<gzd:itemUrl "
        f'manifestation="{form}">{files}/frbr/officielepublicaties/kst/{name}/1/{form}/{name}.{form}'
        "</gzd:itemUrl>"
        for form in paper.forms
    )
    return (
        "<sru:record><sru:recordData><gzd:gzd><gzd:originalData><w:meta><w:owmskern>"
        f"<dcterms:identifier>{name}</dcterms:identifier><dcterms:title>{escape(paper.title)}</dcterms:title>"
        f"{types}<dcterms:creator scheme='OVERHEID.StatenGeneraal'>Tweede Kamer der Staten-Generaal"
        f"</dcterms:creator>"
        f"<dcterms:modified>{paper.modified}</dcterms:modified></w:owmskern>"
        "<w:owmsmantel><dcterms:date>"
        f"{paper.day}</dcterms:date><dcterms:issued>{paper.day}"
        "</dcterms:issued></w:owmsmantel>"
        f"<w:tpmeta><c:product-area>officielepublicaties</c:product-area>{dossiers}{main}"
        f"<w:indiener>A. Voorbeeld</w:indiener><w:indiener>B. Voorbeeld</w:indiener>{paper.extra}"
        f"</w:tpmeta></w:meta>"
        f"</gzd:originalData><gzd:enrichedData><gzd:preferredUrl>{page}/{name}.html</gzd:preferredUrl>{items}"
        f"<gzd:timestamp>{paper.modified}T10:35:38.545935+02:00</gzd:timestamp></gzd:enrichedData></gzd:gzd>"
        "</sru:recordData></sru:record>"
    )


def page(records: Iterable[str], total: int) -> bytes:
    """A page of an answer."""
    return (
        f"{HEAD}<sru:numberOfRecords>{total}</sru:numberOfRecords><sru:records>{''.join(records)}"
        f"</sru:records>"
        "</sru:searchRetrieveResponse>"
    ).encode()


def diagnostic(message: str) -> bytes:
    """An answer that says what is wrong, with status 200."""
    return (
        '<srw:searchRetrieveResponse xmlns:srw="http://docs.oasis-open.org/ns/search-ws/sruResponse" '
        'xmlns:d="http://docs.oasis-open.org/ns/search-ws/diagnostic"><srw:numberOfRecords>0'
        "</srw:numberOfRecords>"
        f"<srw:diagnostics><d:diagnostic><d:message>{message}</d:message><d:details>w.x</d:details>"
        f"</d:diagnostic>"
        "</srw:diagnostics></srw:searchRetrieveResponse>"
    ).encode()


def body(text: str) -> bytes:
    """The XML of a paper."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><metadata><meta name="x" '
        'content="y"/></metadata>'
        f"<kamerstuk><stuk><algemeen><vrije-tekst><tekst><al>{text}</al></tekst></vrije-tekst>"
        f"</algemeen></stuk>"
        "</kamerstuk></officiele-publicatie>"
    ).encode()


SHELL = body("Dit document is niet beschikbaar in HTML-formaat.")
SOFT_404 = b"<!DOCTYPE html><html><head><title>404: Pagina niet gevonden</title></head><body></body></html>"
PDF = b"%PDF-1.7\n" + b"0" * 200 + b"\n%%EOF\n"
