# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""OData of the Tweede Kamer, versions 4 and 5: looking up what the feed gave broken, or not at all.

Its traps: with `$top` there is no nextLink, so that pages are followed without it; identifiers go unquoted,
25 of them in one question at most; what is expanded includes deleted rows; status 204 means that there is
nothing; an empty day is that of the year 1. What it says becomes the XML that the feed would have given, so
that one table reads both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from lxml import etree

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources import markup
from samenhang.sources.client import Answer, Client, Spoilt
from samenhang.sources.source import origin_of
from samenhang.sources.syncfeed import Entity, filled
from samenhang.sources.tweedekamer import NAME, Element, kinds
from samenhang.sources.written import NEVER

ADDRESS = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
MANY = 25
"""Identifiers in one question: more make an address that is too long."""
MOST_PAGES = 10_000
SPACE = "http://www.tweedekamer.nl/xsd/tkData/v1-0"
RESOURCES = frozenset({"Document", "Persoon", "Fractie", "Verslag"})
"""Kinds that may have a file."""
EXPANDED: Mapping[str, Mapping[str, str]] = {
    "Document": dict.fromkeys(("BronDocument", "Activiteit", "Agendapunt", "Kamerstukdossier", "Zaak"), "Id"),
    "Zaak": dict.fromkeys(
        ("Kamerstukdossier", "Activiteit", "Agendapunt", "GerelateerdVanuit", "VervangenVanuit"), "Id"
    ),
    "Besluit": {"Zaak": "Id"},
    "Activiteit": {"VoortgezetVanuit": "Id", "VervangenVanuit": "Id"},
    "Toezegging": {
        "Activiteit": "Id",
        "IsHerhalingVan": "Id",
        "IsAanvullingOp": "Id",
        "IsWijzigingVan": "Id",
        "KamerbriefNakoming": "DocumentNummer",
    },
}
"""What has to be expanded to know the relations of a kind, and which field of the other end says it.
`ToegezegdAan` is left out: it is announced, and never there."""
ENDS: Mapping[str, str] = {
    "huidigeDocumentVersie": "DocumentVersie",
    "bronDocument": "Document",
    "document": "Document",
    "zaak": "Zaak",
    "gerelateerdVanuit": "Zaak",
    "kamerstukdossier": "Kamerstukdossier",
    "activiteit": "Activiteit",
    "voortgezetVanuit": "Activiteit",
    "agendapunt": "Agendapunt",
    "besluit": "Besluit",
    "vergadering": "Vergadering",
    "persoon": "Persoon",
    "toegezegdAanPersoon": "Persoon",
    "fractie": "Fractie",
    "toegezegdAanFractie": "Fractie",
    "fractieZetel": "FractieZetel",
    "commissie": "Commissie",
    "voortouwcommissie": "Commissie",
    "commissieZetel": "CommissieZetel",
    "isHerhalingVan": "Toezegging",
    "isAanvullingOp": "Toezegging",
    "isWijzigingVan": "Toezegging",
}
"""What a relation points to, by its name; those that may point to several kinds are not here."""
_UNWRITTEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML can hold."""
_UNNAMED = r"[^\w-]|^(?=[\d-])"
_OWN = frozenset({"id", "gewijzigdop", "apigewijzigdop", "verwijderd", "contenttype", "contentlength"})


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: the entities that are in it, and the answer as it came."""

    address: str
    entities: tuple[Entity, ...]
    data: bytes


class OData:
    """Asks by kind and identifier. `address` is that of the service, of either version."""

    name = NAME

    def __init__(self, client: Client, address: str = ADDRESS) -> None:
        self._client = client
        self._address = address.rstrip("/")
        self.hosts = frozenset({origin_of(address)})

    def count(self, kind: str) -> int:
        """How many there are of a kind that were not deleted. Raises NotFetched."""
        query = f"$filter={quote('Verwijderd eq false')}&$count=true&$top=1&$select=Id"
        told = self._asked(f"{self._address}/{_known(kind)}?{query}")[0]
        count = told.get("@odata.count")
        if not isinstance(count, int):
            raise NotFetched("broken", f"OData does not say how many {kind} there are", "try again later")
        return count

    def several(self, kind: str, identifiers: Sequence[str]) -> Iterator[Answered]:
        """The entities of a kind, deleted ones too; one that there is not is in none of the answers."""
        for at in range(0, len(identifiers), MANY):
            for address, told, data in self._pages(kind, identifiers[at : at + MANY]):
                yield Answered(address, tuple(entity_of(kind, row) for row in told["value"]), data)

    def file(self, kind: str, identifier: str, media: str, length: int) -> Answer:
        """The file of an entity, of the length and the media type that OData says (0 and "": any).

        Raises NotFetched, also for a page for people where a file was meant.
        """

        def whole(answer: Answer) -> None:
            start = answer.body[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
            if not answer.body:
                raise Spoilt("it is empty")
            if media != "text/html" and start.startswith((b"<!doctype html", b"<html")):
                raise NotFetched(
                    "missing",
                    f"{answer.address} gives a page for people, not the file",
                    "try again later",
                    200,
                )
            if length and len(answer.body) != length:
                raise Spoilt(f"{len(answer.body)} bytes came where {length} were announced")

        return self._client.get(
            f"{self._address}/{_known(kind)}({identifier})/resource", check=whole, tries=3
        )

    def _pages(self, kind: str, identifiers: Sequence[str]) -> Iterator[tuple[str, Mapping[str, Any], bytes]]:
        """The pages of an answer, by the links that it gives. Of other addresses none is followed."""
        listed = ",".join(identifiers)
        address = (
            f"{self._address}/{_known(kind)}?$filter={quote(f'Id in ({listed})', '(),')}{_expansion(kind)}"
        )
        for _ in range(MOST_PAGES):
            told, data = self._asked(address)
            yield address, told, data
            following = told.get("@odata.nextLink")
            if not isinstance(following, str):
                return
            if not following.startswith(self._address + "/"):
                raise NotFetched("undeclared", f"OData points to {following[:200]}", "nothing was sent there")
            address = following
        raise NotFetched("broken", f"OData of {kind} does not come to an end", "try again later")

    def _asked(self, address: str) -> tuple[Mapping[str, Any], bytes]:
        """The JSON at an address, of which a list of rows is known to be there."""
        answer = self._client.get(address, check=lambda answer: _listed(answer))
        return _listed(answer), answer.body


def _listed(answer: Answer) -> Mapping[str, Any]:
    """Raises Spoilt for what is no whole JSON, NotFetched for a page for people or an error in an answer."""
    start = answer.body[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"<"):
        raise NotFetched(
            "missing", f"{answer.address} gives a page for people, not OData", "try again later", 200
        )
    try:
        told = markup.json_of(answer.body, "the answer of OData")
    except NotFetched as failure:
        raise Spoilt(failure.what) from failure
    if isinstance(told, dict) and isinstance(told.get("error"), dict):
        what = str(told["error"].get("message", "it does not say why"))[:300]
        raise NotFetched("refused", f"OData does not take the question: {what}", "try again later")
    rows = told.get("value") if isinstance(told, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Spoilt("it holds no list of rows")
    return dict(told)


def _known(kind: str) -> str:
    if kind not in kinds():
        raise InvalidInput(f"the Tweede Kamer has no {kind}", f"choose from: {', '.join(kinds())}")
    return kind


def _expansion(kind: str) -> str:
    """What asks for the relations of a kind; deleted ones are asked away here, and left out again later."""
    asked = [
        f"{name}($select=Id{'' if column == 'Id' else f',{column}'},Verwijderd;$filter=Verwijderd eq false)"
        for name, column in EXPANDED.get(kind, {}).items()
    ]
    return f"&$expand={quote(','.join(asked), '(),;=$')}" if asked else ""


# ---------------------------------------------------------------- rows as entities


def entity_of(kind: str, row: Mapping[str, Any]) -> Entity:
    """A row as the entity that the feed would have given. Raises NotFetched for one without identifier."""
    identifier = row.get("Id")
    if not isinstance(identifier, str) or not identifier:
        raise NotFetched("broken", f"a row of {kind} has no identifier", "try again later")
    updated = str(row.get("ApiGewijzigdOp") or row.get("GewijzigdOp") or "")
    empty = Entity(identifier.casefold(), kind, updated, False, "", "", "")
    return filled(empty, _xml(kind, row))


def _xml(kind: str, row: Mapping[str, Any]) -> Element:
    name = f"{kind[:1].lower()}{kind[1:]}"
    root = etree.fromstring(f'<{name} xmlns="{SPACE}" xmlns:tk="{SPACE}"/>')
    root.set("id", str(row["Id"]).casefold())
    root.set(f"{{{SPACE}}}bijgewerkt", str(row.get("GewijzigdOp") or ""))
    root.set(f"{{{SPACE}}}verwijderd", "true" if row.get("Verwijderd") is True else "false")
    if row.get("ContentType"):
        root.set(f"{{{SPACE}}}contentType", str(row["ContentType"]))
        root.set(f"{{{SPACE}}}contentLength", str(row.get("ContentLength") or 0))
    for name, value in _elements(kind, row):
        _put(root, name, value)
    return root


def _put(root: Element, name: str, value: str | None) -> None:
    """An element; with a name that ends in "@..." a relation to what follows."""
    name, _, target = name.partition("@")
    child = etree.SubElement(root, f"{{{SPACE}}}{re.sub(_UNNAMED, '_', name)}")
    if target:
        child.set("ref", target)
    else:
        child.text = _UNWRITTEN.sub("\ufffd", value or "")


def _elements(kind: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """The names and values as the feed has them; what is null, or the day of the year 1, is left out."""
    names = _names(kind)
    for column, value in row.items():
        folded = column.casefold()
        if folded in _OWN or column.startswith("@") or "@odata" in column or value is None:
            continue
        if isinstance(value, list):
            yield from _relations(kind, column, value)
        elif folded.endswith("_id"):
            bare = folded.removesuffix("_id")
            yield (
                f"{names.get(bare, column[:-3][:1].lower() + column[:-3][1:])}@{str(value).casefold()}",
                None,
            )
        elif isinstance(value, dict):
            continue  # what was expanded to one: its identifier stands in the column of its own
        elif not (text := _text(value)).startswith(NEVER):
            yield names.get(folded, column[:1].lower() + column[1:]), text


def _relations(kind: str, column: str, rows: Sequence[Any]) -> Iterator[tuple[str, str | None]]:
    name = _names(kind).get(column.casefold(), column[:1].lower() + column[1:])
    said = EXPANDED.get(kind, {}).get(column, "Id")
    for row in rows:
        if isinstance(row, dict) and row.get("Verwijderd") is not True and row.get(said):
            value = str(row[said])
            yield (f"{name}@{value.casefold()}", None) if said == "Id" else (name, value)


@cache
def _names(kind: str) -> Mapping[str, str]:
    """The names of the feed by the same in lower case: OData capitalises otherwise (NaamNL, VRSNummer)."""
    return {name.casefold(): name for name in kinds().get(kind, {})}


def _text(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
