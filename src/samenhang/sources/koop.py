# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers of KOOP: pages of search results, and the `metadata.xml` of one publication.

Elements are matched on local names: prefixes and name spaces differ between what is served and what libraries
pass on, and some generated files write `dcterms.modified` where `dcterms:modified` is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from samenhang.errors import NotFetched
from samenhang.sources import markup
from samenhang.sources.publication import (
    Claim,
    Offered,
    Party,
    Publication,
    preferred,
    value_of,
    values_of,
)

NAME = "koop"
ROLES = ("creator", "indiener", "ontvanger", "publisher", "authority")
_KINDS = (
    "OVERHEID.Informatietype",
    "OVERHEIDop.Parlementair",
    "",
    "OVERHEIDop.KamerstukTypen",
    "OVERHEIDop.HandelingTypen",
    "OVERHEIDop.Rubriek",
)
"""The schemes of a kind, from the general to the particular."""
_DESCRIBED = (
    "identifier title language type creator modified available date issued publisher authority subject "
    "abstract isPartOf hasVersion isVersionOf spatial temporal alternative rights isRequiredBy replaces "
    "isReplacedBy source description format product-area content-area publicatienaam publicatienummer "
    "vergaderjaar dossiernummer ondernummer dossiertitel documenttitel indiener ontvanger subrubriek "
    "hoofddocument datumVergadering datumBrief datumIndiening datumOntvangst vraagnummer aanhangsel bijlage "
    "behandeldDossier organisatietype datumTijdstipWijzigingWork datumTijdstipWijzigingExpression jaargang "
    "activiteit gebiedsmarkering geometrie locatiepunt locatiegebied geometrielabel ligtInGemeente postcode "
    "huisnummer straatnaam woonplaats Punt Adres organisationType publicationName publicationIssue "
    "documentStatus externMetadataRecord category doctype configuratie item-titel vergaderingnummer "
    "organisationtype mededeling heeftMededeling "
)
DESCRIBED = frozenset({*_DESCRIBED.split(), "itemUrl"})
"""Names that are described somewhere; any other is kept as well, and told once."""
_PREFIX = re.compile(r"^(?:dcterms|dc|overheidop|overheid)\.(?=\w)", re.IGNORECASE)
_METADATA = frozenset({"metadata", "metadataowms"})


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer. `total` is how many there are in all, `next_start` 0 on the last page."""

    total: int
    records: tuple[Publication, ...]
    next_start: int = 0


def page_of(data: bytes) -> Page:
    """What an answer of the search service says.

    Raises NotFetched: "refused" for a question that it does not understand, which it says with status 200;
    "broken" for what is no answer, or one with fewer records than it announces.
    """
    root = markup.tree_of(data, "the answer of KOOP")
    if message := _diagnostic(root):
        raise NotFetched(
            "refused", f"KOOP does not take the question: {message}", "put the question otherwise"
        )
    total = next((markup.text_of(found) for found in markup.within(root, "numberOfRecords")), "")
    if not total.isdecimal():
        raise NotFetched("broken", "the answer of KOOP does not say how many there are", "try again later")
    records = tuple(record_of(record) for record in markup.within(root, "record"))
    after = next((markup.text_of(found) for found in markup.within(root, "nextRecordPosition")), "")
    return Page(int(total), records, int(after) if after.isdecimal() else 0)


def _diagnostic(root: etree._Element) -> str:
    told = next(markup.within(root, "diagnostic"), None)
    if told is None:
        return ""
    parts = (markup.text_of(part) for name in ("message", "details") for part in markup.within(told, name))
    return ": ".join(dict.fromkeys(filter(None, parts))) or markup.text_of(told) or "it does not say why"


def record_of(record: etree._Element) -> Publication:
    """One record of an answer as a publication."""
    claims = tuple(_claims(record))
    page = _enriched(record, "preferredUrl")
    items = [
        (found.get("manifestation", ""), markup.text_of(found)) for found in markup.within(record, "itemUrl")
    ]
    claims += tuple(Claim("itemUrl", address, form) for form, address in items)
    updated = _enriched(record, "timestamp") or value_of(
        claims, "datumTijdstipWijzigingExpression", "datumTijdstipWijzigingWork", "modified"
    )
    return _publication(claims, page, files_of(items, page), updated, etree.tostring(record, with_tail=False))


def _enriched(record: etree._Element, name: str) -> str:
    return next((markup.text_of(found) for found in markup.within(record, name)), "")


def _claims(record: etree._Element) -> Iterator[Claim]:
    """Every leaf of the three parts of a record, with the path inside its part."""
    for meta in markup.within(record, "meta"):
        for part in markup.children(meta):
            yield from _leaves(part, "")


def _leaves(element: etree._Element, path: str) -> Iterator[Claim]:
    for child in markup.children(element):
        name = path + _PREFIX.sub("", markup.local(child))
        scheme = child.get("scheme", "")
        if len(child):
            yield from _leaves(child, f"{name}/")
        elif value := markup.text_of(child):
            yield Claim(name, value, scheme)


def files_of(items: list[tuple[str, str]], page: str) -> tuple[Offered, ...]:
    """The files of a publication in order of preference.

    The address on the host that serves people comes first: the other asks not to be read through. It
    differs from the page, which the source gives, in nothing but its ending.
    """
    offered = []
    for form, address in items:
        if form in _METADATA or not address:
            continue
        stem, dot, ending = page.rpartition(".")
        if form in ("xml", "html", "pdf") and dot and ending == "html":
            offered.append(Offered(form, f"{stem}.{form}"))
        offered.append(Offered("html" if form == "html.zip" else form, address))
    return preferred(file for file in offered if not file.address.endswith(".zip"))


def metadata_of(data: bytes, identifier: str = "") -> Publication:
    """The `metadata.xml` of a publication.

    Names repeat, values may be empty, and elements stand within elements. Raises NotFetched: "broken" where
    it is about another publication than was asked for, or no such file.
    """
    root = markup.tree_of(data, f"metadata.xml of {identifier or 'a publication'}")
    claims = tuple(_named(root, ""))
    found = value_of(claims, "identifier")
    if not found or (identifier and found.casefold() != identifier.casefold()):
        raise NotFetched(
            "broken", f"metadata.xml of {identifier} is of “{found or 'nothing'}”", "try again later"
        )
    return _publication(claims, "", (), value_of(claims, "modified", "available"), data)


def _named(element: etree._Element, path: str) -> Iterator[Claim]:
    for child in markup.children(element, "metadata"):
        name = path + _PREFIX.sub("", child.get("name", ""))
        value = " ".join(child.get("content", "").split())
        if value:
            yield Claim(name, value, child.get("scheme", ""))
        yield from _named(child, f"{name}/")


def _publication(
    claims: tuple[Claim, ...], page: str, files: tuple[Offered, ...], updated: str, raw: bytes
) -> Publication:
    identifier = value_of(claims, "identifier")
    if not identifier:
        raise NotFetched("broken", "a record of KOOP has no identifier", "try again later")
    return Publication(
        source=NAME,
        identifier=identifier,
        title=_title(claims),
        kinds=_kinds(claims),
        day=value_of(
            claims, "issued", "date", "datumBrief", "datumOntvangst", "datumVergadering", "available"
        ),
        dossiers=values_of(claims, "dossiernummer"),
        actors=tuple(Party(role, name) for role in ROLES for name in values_of(claims, role)),
        files=files,
        page=page,
        annex_of=value_of(claims, "hoofddocument"),
        annexes=values_of(claims, "bijlage"),
        updated=updated,
        claims=claims,
        strange=tuple(dict.fromkeys(claim.name for claim in claims if not _described(claim.name))),
        raw=raw,
    )


def _described(name: str) -> bool:
    return all(part in DESCRIBED for part in name.split("/"))


def _title(claims: tuple[Claim, ...]) -> str:
    """The title of the paper itself: where none is given (before 2010) what follows "dossier; "."""
    own = value_of(claims, "documenttitel")
    whole = value_of(claims, "title")
    return own or (whole.partition("; ")[2] if values_of(claims, "dossiernummer") else "") or whole


def _kinds(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    rank = {scheme: number for number, scheme in enumerate(_KINDS)}
    types = [claim for claim in claims if claim.name == "type"]
    types.sort(key=lambda claim: rank.get(claim.scheme, rank[""]))
    return tuple(dict.fromkeys(claim.value for claim in types))


# ---------------------------------------------------------------- files


_POLITE = (b"404: Pagina niet gevonden", b"Pagina niet gevonden</title>")
_SHELL = "niet beschikbaar in HTML-formaat"
FEWEST = 40
"""Characters that the text of a publication has at least; the real shells have a heading and no more."""


def check_file(form: str, address: str, data: bytes) -> None:
    """Raises NotFetched for a file that only looks like one.

    "missing": a page that says so with status 200, or an XML file that is an empty shell; "broken": another
    form than was asked for, or one that ends too early.
    """
    where = urlsplit(address).path
    if "/Errors/404" in where or "fout404" in where or any(words in data[:20_000] for words in _POLITE):
        raise NotFetched("missing", f"{address} says that there is nothing there", status=200)
    if form == "xml":
        _check_xml(address, data)
    elif form == "pdf" and (b"%PDF-" not in data[:1024] or b"%%EOF" not in data[-2048:]):
        raise NotFetched("broken", f"{address} is no whole PDF", "try again later")
    elif form == "html" and b"<" not in data[:1024]:
        raise NotFetched("broken", f"{address} is no HTML", "try again later")


def _check_xml(address: str, data: bytes) -> None:
    root = markup.tree_of(data, address)
    if markup.local(root) == "html":
        raise NotFetched("missing", f"{address} is a page and no XML", status=200)
    text = " ".join(
        markup.text_of(part) for part in markup.children(root) if markup.local(part) != "metadata"
    )
    if len(text) < FEWEST or (_SHELL in text and len(text) < 20 * FEWEST):
        raise NotFetched(
            "missing", f"{address} is an empty shell: its text is in another form only", status=200
        )
