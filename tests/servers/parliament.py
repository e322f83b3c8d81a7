# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A SyncFeed as the Tweede Kamer serves it: one rising sequence of tokens, pages by category, real links."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from tests.servers.loopback import Loopback, Reply, serving
from tests.servers.schemas import PREFIXED, filled, guid, shapes

XML = {"Content-Type": "application/atom+xml; charset=utf-8"}
PAGE = 250

Fault = Callable[[str, int], Reply | None]
"""From the path and the number of the request, from 1, to what goes wrong, or None."""


def category_of(root: str) -> str:
    """The category of a root element."""
    return root[:1].upper() + root[1:]


@dataclass(slots=True)
class FakeFeed:
    """What the server holds. `issue` adds a change; the same identifier may come as often as one likes."""

    page: int = PAGE
    base: str = ""
    fault: Fault | None = None
    token: int = 11_902_974
    entries: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    bodies: dict[str, str] = field(default_factory=dict)
    resources: dict[str, bytes] = field(default_factory=dict)
    requests: int = 0

    def issue(self, root: str, xml: str, identifier: str, resource: bytes | None = None) -> None:
        """One change: an entity as XML ("" leaves the content out of the entry)."""
        self.token += 1 + self.token % 3
        category, token = category_of(root), self.token
        self.bodies[identifier] = xml or self.bodies.get(identifier, "")
        enclosure = ""
        if resource is not None:
            self.resources[identifier] = resource
            enclosure = f'<link rel="enclosure" href="BASE/Resources/{identifier}"/>'
        order = f"category={category}&amp;skiptoken={token}", f"skiptoken={token}&amp;category={category}"
        content = f'<content type="application/xml">{xml}</content>' if xml else '<content type="text"/>'
        entry = (
            f"<entry><title>{identifier}</title><id>BASE/Entiteiten/{identifier}</id>"
            "<author><name>Tweede Kamer der Staten-Generaal</name></author>"
            f'<updated>2026-11-02T08:59:58.{token % 10_000_000:07}Z</updated><category term="{root}"/>'
            f'<link rel="next" href="BASE/Feed?{order[token % 2]}"/>{enclosure}{content}</entry>'
        )
        self.entries[category].append((token, entry))

    def remove(self, root: str, identifier: str, word: str = "true") -> None:
        """A tombstone, with a body that is to be ignored."""
        space, prefix = "http://www.tweedekamer.nl/xsd/tkData/v1-0", "ns1:" if root in PREFIXED else "tk:"
        own = prefix if root in PREFIXED else ""
        xml = (
            f'<{own}{root} xmlns="{space}" xmlns:{prefix[:-1]}="{space}" id="{identifier}" '
            f'{prefix}bijgewerkt="2026-11-01T10:00:00Z" {prefix}verwijderd="{word}"/>'
        )
        self.issue(root, xml, identifier)

    def correct(self, root: str, identifiers: list[str]) -> None:
        """A round of correction: the same entities again, only the moment of change is another."""
        for identifier in identifiers:
            body = self.bodies[identifier]
            self.issue(root, body.replace('bijgewerkt="20', 'bijgewerkt="19', 1), identifier)

    def answer(self, path: str, headers: Mapping[str, str]) -> Reply:
        """What is answered at a path."""
        self.requests += 1
        if self.fault is not None and (wrong := self.fault(path, self.requests)) is not None:
            return wrong
        parts = urlsplit(path)
        name = parts.path.removeprefix("/SyncFeed/2.0/")
        if name == "Feed":
            query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
            return Reply(self.feed(query.get("category", ""), int(query.get("skiptoken", "0"))), headers=XML)
        kind, _, identifier = name.partition("/")
        if kind == "Entiteiten" and identifier in self.bodies:
            return Reply(self.bodies[identifier].encode(), headers={"Content-Type": "application/xml"})
        if kind == "Resources" and identifier in self.resources:
            return Reply(self.resources[identifier], headers={"Content-Type": "application/octet-stream"})
        return Reply(status=500)  # the real one too, where a resource is missing

    def feed(self, category: str, after: int) -> bytes:
        """A page; of a category that there is not, an empty one."""
        own = self.entries.get(category, [])
        start = bisect_right(own, (after, "\uffff"))
        shown = own[start : start + self.page]
        more = start + self.page < len(own)
        link = f"{self.base}/Feed?category={escape(category)}"
        following = f'<link rel="next" href="{link}&amp;skiptoken={shown[-1][0]}"/>' if more else ""
        head = (
            '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
            'xmlns:tk="http://www.tweedekamer.nl/xsd/tkData/v1-0"><title>SyncFeed</title>'
            f'<updated>2026-11-02T09:00:00Z</updated><link rel="self" href="{link}"/>{following}'
        )
        entries = "".join(entry for _, entry in shown).replace("BASE/", self.base + "/")
        return f"{head}{entries}</feed>".encode()


@contextmanager
def serving_feed(feed: FakeFeed) -> Iterator[Loopback]:
    """The feed at a real address, which `feed.base` then is."""
    with serving(feed.answer) as server:
        feed.base = f"{server.address}/SyncFeed/2.0"
        yield server


def populated(count: int, seed: int = 5, page: int = PAGE) -> FakeFeed:
    """A feed with this many changes of every kind: new, changed, removed, and the same again."""
    feed, chance = FakeFeed(page), random.Random(seed)
    roots, known = list(shapes()), list[tuple[str, str]]()
    for _ in range(count):
        what = chance.random()
        if known and what < 0.15:
            root, identifier = chance.choice(known)
            feed.issue(root, filled(root, chance, identifier), identifier)
        elif known and what < 0.2:
            feed.remove(*chance.choice(known), word=chance.choice(("true", "True")))
        elif known and what < 0.25:
            root, identifier = chance.choice(known)
            feed.correct(root, [identifier])
        else:
            root, identifier = chance.choice(roots), guid(chance)
            known.append((root, identifier))
            feed.issue(root, filled(root, chance, identifier), identifier)
    return feed
