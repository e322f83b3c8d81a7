# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""SyncFeed 2.0 of the Tweede Kamer: every change of every entity, in the order of change, page by page.

The cursor is the link "next" inside the last entry of a page. A page without entries is the end for now. That
something is new in the feed does not make it new: rounds of correction issue old entities again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from lxml import etree

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources.client import Answer, Client, Spoilt
from samenhang.sources.source import Limits, origin_of
from samenhang.sources.tweedekamer import (
    NAME,
    UNMAPPED,
    Claim,
    Element,
    Oddity,
    attributes,
    claims_of,
    kind_of,
    kinds,
    local,
    oddities_of,
)
from samenhang.sources.written import flag_of

ADDRESS = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0"
LIMITS = Limits(timeout=90.0, size=300_000_000)
_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_CHANGING = ("bijgewerkt",)
"""Attributes that a round of correction changes while nothing else does."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One version of an entity, as the feed gave it.

    `xml` is its element alone, "" where the feed had none; `content` is a hash of it without the moment of
    change: equal for what is issued again and says the same. `cursor` means: everything after this one.
    `length` is what the source says of the size of its file, 0 where it says nothing.
    """

    id: str
    kind: str
    updated: str
    deleted: bool
    xml: str
    content: str
    cursor: str
    enclosure: str = ""
    media: str = ""
    length: int = 0
    claims: tuple[Claim, ...] = ()
    oddities: tuple[Oddity, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of the feed: `cursor` is where to go on, `data` the answer as it came."""

    address: str
    cursor: str
    entities: tuple[Entity, ...]
    data: bytes


class SyncFeed:
    """One category of the feed. Raises InvalidInput for one that there is not: the source itself would answer
    a misspelt one with an empty feed."""

    name = NAME
    limits = LIMITS

    def __init__(self, client: Client, category: str, address: str = ADDRESS) -> None:
        if category not in kinds():
            near = kind_of(category)
            known = f"it is written {near}" if near in kinds() else f"choose from: {', '.join(kinds())}"
            raise InvalidInput(f"the Tweede Kamer has no category “{category}”", known)
        self._client = client
        self.category = category
        self._address = address.rstrip("/")
        self.hosts = frozenset({origin_of(address)})

    def changes(self, cursor: str) -> Iterator[tuple[Page, str]]:
        """Pages with what changed after a cursor (a link, or "" for all), each with the cursor after it."""
        address = self._first(cursor)
        while True:
            page = self._read(address)
            if not page.entities:
                return
            if page.cursor in ("", cursor):
                raise NotFetched(
                    "broken", f"the feed of {self.category} does not say how to go on", "try again later"
                )
            yield page, page.cursor
            cursor = address = page.cursor

    def _read(self, address: str) -> Page:
        parsed: list[Element] = []  # the check has parsed it: once is enough

        def whole(answer: Answer) -> None:
            parsed.append(root_of(answer))

        answer = self._client.get(address, check=whole)
        return _page(parsed[-1], answer.body, answer.address, self._content)

    def _first(self, cursor: str) -> str:
        """The link of the cursor as the source gave it; under another address only its token holds."""
        if cursor.startswith(self._address + "/"):
            return cursor
        token = token_of(cursor)
        query = f"category={self.category}" + (f"&skiptoken={quote(token)}" if token else "")
        return f"{self._address}/Feed?{query}"

    def _content(self, guid: str) -> bytes:
        """The XML of one entity whose entry had none; b"" where there is none."""
        try:
            return self._client.get(f"{self._address}/Entiteiten/{guid}", tries=2).body
        except NotFetched as failure:
            if failure.code in ("missing", "refused"):
                return b""
            raise


def token_of(cursor: str) -> str:
    """The skiptoken in a link, wherever it stands in it; "" where there is none."""
    return parse_qs(urlsplit(cursor).query).get("skiptoken", [""])[0]


def _parsed(data: bytes) -> Element:
    """Raises XMLSyntaxError. Nothing outside the answer is read, and no entity of it is unfolded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def root_of(answer: Answer) -> Element:
    """The root of an answer that is a whole feed. Raises Spoilt, or NotFetched for what is none."""
    if not answer.body.strip():
        raise Spoilt("it is empty")
    start = answer.body[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise NotFetched(
            "missing", f"{answer.address} gives a page for people, not a feed", "try again later"
        )
    try:
        root = _parsed(answer.body)
    except etree.XMLSyntaxError as error:
        raise Spoilt(f"it is no whole XML: {error}") from error
    if local(root.tag) != "feed":
        raise NotFetched(
            "missing", f"{answer.address} gives <{local(root.tag)}>, not a feed", "try again later"
        )
    return root


def read_page(data: bytes, address: str = "", content: Callable[[str], bytes] | None = None) -> Page:
    """What a page of the feed says. `content` gives the XML of an entity whose entry is an empty shell.

    Raises NotFetched for what is no XML.
    """
    try:
        root = _parsed(data)
    except etree.XMLSyntaxError as error:
        raise NotFetched("broken", f"a page of the feed does not parse: {error}", "ask again") from error
    return _page(root, data, address, content)


def _page(root: Element, data: bytes, address: str, content: Callable[[str], bytes] | None) -> Page:
    entities = tuple(_entity(entry, content) for entry in root.iterchildren("{*}entry"))
    cursor = entities[-1].cursor if entities else ""
    if not cursor:
        links = _links(root)
        cursor = links.get("resume", "") or links.get("next", "")
    return Page(address, cursor, entities, data)


def _links(element: Element) -> dict[str, str]:
    return {link.get("rel", ""): link.get("href", "") for link in element.iterchildren("{*}link")}


def _entity(entry: Element, content: Callable[[str], bytes] | None) -> Entity:
    links, told = _links(entry), {local(child.tag): child for child in entry.iterchildren("{*}*")}
    guid = _guid(told)
    body = next(iter(told["content"].iterchildren("{*}*")), None) if "content" in told else None
    if body is None and content is not None:
        body = _element(content(guid))
    term = told["category"].get("term", "") if "category" in told else ""
    updated = (told["updated"].text or "").strip() if "updated" in told else ""
    cursor, enclosure = links.get("next", ""), links.get("enclosure", "")
    if body is None:
        kind = kind_of(term)
        odd = (Oddity(kind, "entry without content", guid),)
        return Entity(guid, kind, updated, False, "", "", cursor, enclosure, oddities=odd)
    return filled(
        Entity(guid, kind_of(term or local(body.tag)), updated, False, "", "", cursor, enclosure), body
    )


def filled(empty: Entity, body: Element) -> Entity:
    """The entity with what its element says."""
    own = attributes(body)
    deleted = flag_of(own.get("verwijderd", "false"))
    kind = empty.kind
    claims = [] if deleted else list(claims_of(kind, body))
    odd = [] if deleted else list(oddities_of(kind, claims))
    if deleted is None:
        odd.append(Oddity(kind, "unknown value of verwijderd", own["verwijderd"]))
    length = own.get("contentLength", "")
    return Entity(
        own.get("id", empty.id).casefold(),
        kind,
        empty.updated or own.get("bijgewerkt", ""),
        bool(deleted),
        etree.tostring(body, encoding="unicode", with_tail=False),
        _hash(body),
        empty.cursor,
        empty.enclosure,
        own.get("contentType", ""),
        int(length) if length.isdecimal() else 0,
        () if kind in UNMAPPED else tuple(claims),
        tuple(odd),
    )


def _element(data: bytes) -> Element | None:
    try:
        return _parsed(data) if data.strip() else None
    except etree.XMLSyntaxError:
        return None


def _guid(told: dict[str, Element]) -> str:
    for name in ("title", "id"):
        if name in told and (found := _GUID.search(told[name].text or "")):
            return found[0].casefold()
    return (told["id"].text or "").strip() if "id" in told else ""


def _hash(body: Element) -> str:
    """A hash of what an element says, whatever its prefixes, without the moment of change."""
    said = []
    for element in body.iter("{*}*"):
        own = sorted((local(name), value) for name, value in element.items())
        if element is body:
            own = [item for item in own if item[0] not in _CHANGING]
        said.append(repr((local(element.tag), own, element.text if not len(element) else "")))
    return hashlib.blake2b("".join(said).encode(), digest_size=16).hexdigest()
