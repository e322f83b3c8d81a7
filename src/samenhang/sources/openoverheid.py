# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""open.overheid.nl, the index of what is published under the Woo: its questions and its answers.

Its traps: a parameter of another name than `zoektekst` is ignored and gives everything; pages are of 10, 20
or 50; values of filters are encoded twice; the end `_2` of an identifier is a version, which the address of
the file does not have; a paper of the House is often here again, with "dossier, nr. X - " before its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources import markup
from samenhang.sources.moments import day_of
from samenhang.sources.publication import Offered, Party, Publication, claims_of, preferred
from samenhang.sources.syndication import FORMS

NAME = "openoverheid"
BASE = "https://open.overheid.nl/overheid/openbaarmakingen/api/v0"
PAGES = (10, 20, 50)
HAS_ANNEX, IS_ANNEX = "c_05f4a5f3", "c_4d1ea9ba"
"""Roles of a relation in the thesaurus of TOOI."""
_VERSION = re.compile(r"_\d+$")
_REPEATED = re.compile(
    r"^(?P<dossier>\d{2}[ .]?\d{3}(?:[- ](?:[IVXLCDM]+[A-E]?|[A-M]|\d{2}))?),\s*nr\.\s*(?P<number>\w+)"
    r"\s*[-–—]\s*(?P<title>\S.*)$"
)
_NAMES = (
    "id pid titel omschrijving openbaarmakingsdatum publisher aanbieder mutatiedatumtijd verantwoordelijke "
    "titelcollectie omschrijvingen classificatiecollectie documenthandelingen creatiedatum taal weblocatie "
    "documentsoort informatiecategorie geldigheid identifiers opsteller medeverantwoordelijken "
    "bestandsgrootte aantalPaginas bestandsType document versies documentrelaties plooiIntern "
    "publicatiestatus extraMetadata onderwerpen language format"
)
_DESCRIBED = frozenset(_NAMES.split())


@dataclass(frozen=True, slots=True)
class Page:
    """A page of search results, `total` of all of them."""

    total: int
    found: tuple[Publication, ...]


def search_address(
    words: str = "", start: int = 0, count: int = 50, since: date | None = None, base: str = BASE
) -> str:
    """The address of a page of results, the last changed first. Raises InvalidInput for a page it has not."""
    if count not in PAGES or start < 0:
        raise InvalidInput(
            f"a page of {count} from {start} cannot be asked", "ask for 10, 20 or 50 at a time"
        )
    asked = {
        "zoektekst": words,
        "start": str(start),
        "aantalResultaten": str(count),
        "sort": "laatst-gewijzigd",
    }
    if since:
        asked["publicatiedatumVan"] = since.strftime("%d-%m-%Y")
    return f"{base}/zoek?{urlencode(asked)}"


def filtered(address: str, filters: Mapping[str, str]) -> str:
    """The same question with filters; their values are encoded twice, as the site itself does."""
    return address + "".join(
        f"&{quote(name)}={quote(quote(value, ''), '')}" for name, value in filters.items()
    )


def detail_address(identifier: str, base: str = BASE) -> str:
    """Where all of one document is described."""
    return f"{base}/zoek/{quote(identifier, '')}"


def file_address(identifier: str, base: str = BASE) -> str:
    """Where the file is: the identifier without its version."""
    return f"{base}/documenten/{quote(without_version(identifier), '')}"


def without_version(identifier: str) -> str:
    """The document that an identifier is a version of."""
    return _VERSION.sub("", identifier.rstrip("/").rpartition("/")[2])


def page_of(data: bytes, base: str = BASE) -> Page:
    """A page of search results. Raises NotFetched for what is none."""
    told = markup.json_of(data, "the answer of open.overheid.nl")
    total = told.get("totaal") if isinstance(told, dict) else None
    found = told.get("resultaten") if isinstance(told, dict) else None
    if not isinstance(total, int) or not isinstance(found, list):
        raise NotFetched(
            "broken", "the answer of open.overheid.nl has no total or no results", "try again later"
        )
    return Page(total, tuple(_result(one, base) for one in found))


def _result(told: Any, base: str) -> Publication:
    if not isinstance(told, dict) or not isinstance(told.get("document"), dict):
        raise NotFetched("broken", "a result of open.overheid.nl has no document", "try again later")
    return _publication(told["document"], told, base)


def document_of(data: bytes, base: str = BASE) -> Publication:
    """The full description of one document, with its files and what it is an annex of."""
    told = markup.json_of(data, "a document of open.overheid.nl")
    if not isinstance(told, dict) or not isinstance(told.get("document"), dict):
        raise NotFetched("missing", "open.overheid.nl has no such document")
    return _publication(told["document"], told, base)


def _publication(document: Mapping[str, Any], told: Mapping[str, Any], base: str) -> Publication:
    identifier = _identifier(document)
    written = _text(document, "titel", "officieleTitel") or _text(
        document.get("titelcollectie"), "officieleTitel"
    )
    title, dossier = original_title(written)
    around = {name: value for name, value in told.items() if name != "document"}
    claims = (*claims_of(document), *claims_of(around))
    names = dict.fromkeys(claim.name.partition("/")[0] for claim in claims)
    return Publication(
        source=NAME,
        identifier=without_version(identifier),
        title=title,
        kinds=tuple(_labels(document, ("classificatiecollectie", "documentsoorten"))),
        day=day_of(_text(document, "creatiedatum", "openbaarmakingsdatum")),
        dossiers=(dossier,) if dossier else (),
        actors=tuple(_parties(document)),
        files=_files(told, identifier, base),
        page=_text(document, "pid", "weblocatie"),
        annex_of=next(_related(told, IS_ANNEX), ""),
        annexes=tuple(_related(told, HAS_ANNEX)),
        also=tuple(filter(None, [paper_named(written)])),
        updated=_text(document, "mutatiedatumtijd") or identifier,
        claims=claims,
        strange=tuple(name for name in names if name not in _DESCRIBED),
        raw=markup.json_bytes(told),
    )


def _identifier(document: Mapping[str, Any]) -> str:
    found = _text(document, "id") or _text(document, "pid").rstrip("/").rpartition("/")[2]
    if not found:
        raise NotFetched("broken", "a document of open.overheid.nl has no identifier", "try again later")
    return found


def original_title(title: str) -> tuple[str, str]:
    """The title without "34 775, nr. 12 - " before it, and the dossier that this names, or ""."""
    found = _REPEATED.match(title)
    if not found:
        return title, ""
    return found["title"], re.sub(r"(?<=\d)[ .](?=\d{3}\b)", "", found["dossier"]).replace(" ", "-")


def paper_named(title: str) -> str:
    """The identifier of the paper of the House that a title begins with: `kst-34775-12`, or ""."""
    found = _REPEATED.match(title)
    return f"kst-{original_title(title)[1]}-{found['number'].upper()}" if found else ""


def _text(told: Any, *names: str) -> str:
    """The first of the values that is text, or has a label that is."""
    for name in names:
        value = told.get(name) if isinstance(told, Mapping) else None
        if isinstance(value, Mapping):
            value = value.get("label") or value.get("naam") or value.get("id")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""


def _labels(told: Any, path: tuple[str, ...]) -> Iterator[str]:
    for name in path:
        told = told.get(name) if isinstance(told, Mapping) else None
    for one in told if isinstance(told, list) else []:
        if label := _text({"": one}, ""):
            yield label


def _parties(document: Mapping[str, Any]) -> Iterator[Party]:
    for role in ("verantwoordelijke", "opsteller", "publisher", "aanbieder"):
        if name := _text(document, role):
            yield Party(role, name)


def _files(told: Mapping[str, Any], identifier: str, base: str) -> tuple[Offered, ...]:
    """The files of the newest version; where none is described, the one that every document has."""
    address = file_address(identifier, base)
    versions = told.get("versies")
    newest = versions[0] if isinstance(versions, list) and versions else None
    described = newest.get("bestanden") if isinstance(newest, Mapping) else None
    files = [one for one in described if isinstance(one, Mapping)] if isinstance(described, list) else []
    if not files:
        return (Offered(_form(_text(told, "bestandsType")), address),)
    return preferred(
        _file(one, address if len(files) == 1 else f"{base}/attachment/{_text(one, 'id')}") for one in files
    )


def _file(told: Mapping[str, Any], address: str) -> Offered:
    size = told.get("grootte")
    named = _text(told, "url", "weblocatie")
    where = named if named.startswith(("https://", "http://")) else address
    return Offered(
        _form(_text(told, "mime-type", "mimeType")),
        where,
        _text(told, "bestandsnaam"),
        size if isinstance(size, int) and not isinstance(size, bool) else 0,
        _text(told, "hash"),
    )


def _form(media: str) -> str:
    return FORMS.get(media.casefold(), media.casefold() or "pdf")


def _related(told: Mapping[str, Any], role: str) -> Iterator[str]:
    relations = told.get("documentrelaties")
    for one in relations if isinstance(relations, list) else []:
        if _text(one, "role").endswith(role) and (target := _text(one, "relation")):
            yield without_version(target)
