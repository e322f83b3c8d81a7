# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Feeds of institutes and advisory bodies: RSS 0.9x, 1.0 and 2.0, and Atom (RFC 4287, 5005, 6721)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from samenhang.errors import NotFetched
from samenhang.sources import markup
from samenhang.sources.moments import day_of
from samenhang.sources.publication import Claim, Offered, Party, Publication, preferred

FORMS = {
    "application/pdf": "pdf",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "text",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
"""Media types of files that can be read; others keep their media type for a form."""
MOST_ENTRIES = 20_000
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_NAMES = (
    "title link id guid pubDate published updated modified date issued description summary content encoded "
    "author creator contributor publisher category subject enclosure comments source rights copyright "
    "identifier language format type commentRss thumbnail group rating keywords image"
)
_DESCRIBED = frozenset(_NAMES.split())
_ROOTS = ("rss", "feed", "RDF")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds, as its host orders it. `older` is where its earlier entries are (RFC 5005), or "".

    `mended` says that it was no well-formed XML and that something of it may be lost.
    """

    title: str
    entries: tuple[Publication, ...]
    older: str = ""
    mended: bool = False


def feed_of(data: bytes, address: str, source: str = "") -> Feed:
    """The feed that stood at an address. `source` is the name that its publications get, else its host.

    Many feeds hold entities of HTML or control characters: those are read as far as they go, and `mended`
    says so. Raises NotFetched: "broken" for what is no feed.
    """
    what = f"the feed at {address}"
    try:
        root, mended = markup.tree_of(data, what), False
    except NotFetched as failure:
        if failure.code != "broken" or b"<!ENTITY" in data:
            raise
        root, mended = markup.tree_of(data, what, mended=True), True
    if markup.local(root) not in _ROOTS:
        raise NotFetched(
            "broken", f"{what} is a page and no feed", "give the address of its RSS or Atom feed"
        )
    name = source or urlsplit(address).hostname or address
    channel = markup.child(root, "channel")
    top = root if channel is None else channel
    where = urljoin(address, top.get(_XML_BASE, ""))
    entries = tuple(_entry(found, where, name) for found in _entries(root, top))
    older = next((_target(link, where) for link in markup.children(top, "link") if _is_older(link)), "")
    return Feed(markup.text_of(markup.child(top, "title")), entries, older, mended)


def _entries(root: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    """Items stand in the channel, in RSS 1.0 beside it. Raises NotFetched for more than can be."""
    places = [top] if top is root else [top, root]
    found = [entry for place in places for entry in markup.children(place, "item", "entry", "deleted-entry")]
    if len(found) > MOST_ENTRIES:
        raise NotFetched("too-large", f"a feed has {len(found)} entries", "ask its host for a shorter one")
    yield from found


def _is_older(link: etree._Element) -> bool:
    return link.get("rel") in ("next", "prev-archive")


def _target(link: etree._Element, where: str) -> str:
    return _joined(urljoin(where, link.get(_XML_BASE, "")), link.get("href", "") or markup.text_of(link))


def _joined(where: str, target: str) -> str:
    """A whole address on the web; "" for anything else."""
    try:
        whole = urljoin(where, target.strip())
        return whole if target.strip() and urlsplit(whole).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _entry(entry: etree._Element, feed: str, source: str) -> Publication:
    where = urljoin(feed, entry.get(_XML_BASE, ""))
    raw = etree.tostring(entry, with_tail=False)
    if markup.local(entry) == "deleted-entry":
        return Publication(source, entry.get("ref", ""), updated=entry.get("when", ""), deleted=True, raw=raw)
    page = _page(entry, where)
    identifier = _first(entry, "id", "guid", "identifier") or entry.get(
        "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", ""
    )
    updated = _first(entry, "updated", "modified", "pubDate", "published", "date")
    claims = tuple(_claims(entry))
    return Publication(
        source=source,
        identifier=identifier or page or hashlib.sha256(raw).hexdigest(),
        title=_first(entry, "title"),
        kinds=_kinds(entry),
        day=day_of(_first(entry, "published", "issued", "pubDate", "date", "updated")),
        actors=tuple(_parties(entry)),
        files=(*preferred(_enclosed(entry, where)), *_paged(page)),
        page=page,
        updated=updated or hashlib.sha256(raw).hexdigest(),
        claims=claims,
        strange=tuple(dict.fromkeys(c.name for c in claims if c.name not in _DESCRIBED)),
        raw=raw,
    )


def _first(entry: etree._Element, *names: str) -> str:
    """The text under the first of the names that has any."""
    texts: dict[str, str] = {}
    for child in markup.children(entry, *names):
        texts.setdefault(markup.local(child), markup.text_of(child))
    return next((texts[name] for name in names if texts.get(name)), "")


def _claims(entry: etree._Element) -> Iterator[Claim]:
    for child in markup.children(entry):
        text = markup.text_of(child) or child.get("href") or child.get("url") or child.get("term") or ""
        if text:
            yield Claim(
                markup.local(child), text, child.get("rel") or child.get("domain") or child.get("type") or ""
            )


def _kinds(entry: etree._Element) -> tuple[str, ...]:
    found = (
        child.get("label") or child.get("term") or markup.text_of(child)
        for child in markup.children(entry, "category")
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _parties(entry: etree._Element) -> Iterator[Party]:
    for child in markup.children(entry, "author", "creator", "contributor", "publisher"):
        named = markup.child(child, "name")
        if name := markup.text_of(child if named is None else named):
            yield Party(markup.local(child), name)


def _page(entry: etree._Element, where: str) -> str:
    """Where people read it: a link without a role or with that of the page itself, else a permanent guid."""
    for link in markup.children(entry, "link"):
        if link.get("rel", "alternate") == "alternate" and (target := _target(link, where)):
            return target
    guid = markup.child(entry, "guid")
    lasting = guid is not None and guid.get("isPermaLink", "true") == "true"
    text = markup.text_of(guid)
    return text if lasting and urlsplit(text).scheme in ("http", "https") else ""


def _enclosed(entry: etree._Element, where: str) -> Iterator[Offered]:
    for link in markup.children(entry, "enclosure", "link"):
        if markup.local(link) == "link" and link.get("rel") != "enclosure":
            continue
        address = _joined(where, link.get("url", "") or link.get("href", ""))
        size = link.get("length", "")
        if address:
            yield Offered(
                _form(link.get("type", ""), address), address, size=int(size) if size.isdecimal() else 0
            )


def _paged(page: str) -> Iterator[Offered]:
    """The page itself, after any file: it often only announces one."""
    if page:
        yield Offered("pdf" if urlsplit(page).path.casefold().endswith(".pdf") else "page", page)


def _form(media: str, address: str) -> str:
    """The form of a file by what is said of it, else by its ending."""
    kind = media.partition(";")[0].strip().casefold()
    ending = urlsplit(address).path.rpartition(".")[2].casefold()
    if kind in ("", "application/octet-stream"):
        return ending if ending in ("pdf", "xml", "docx", "odt", "html") else "html"
    return FORMS.get(kind, kind)
