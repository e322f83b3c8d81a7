# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Servers that behave as KOOP, open.overheid.nl, rijksoverheid.nl and an institute do, faults included."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tests.servers.loopback import Reply
from tests.sources.koop_answers import PDF, Paper, body, diagnostic, page, record

Fault = Callable[[str, Reply], Reply]
"""From the path that was asked and the true reply to the one that is sent."""


@dataclass
class Faults:
    """What goes wrong, in order: each is used at the first path that matches its pattern, once."""

    planned: list[tuple[str, Reply | None]] = field(default_factory=list)

    def plan(self, pattern: str, reply: Reply | None = None, times: int = 1) -> None:
        """Send this reply at a path that matches; None breaks the true one off half way."""
        self.planned.extend([(pattern, reply)] * times)

    def applied(self, path: str, true: Reply) -> Reply:
        """The reply that is sent."""
        for number, (pattern, reply) in enumerate(self.planned):
            if re.search(pattern, path):
                del self.planned[number]
                if reply is not None:
                    return reply
                return Reply(true.body, true.status, true.headers, len(true.body), len(true.body) // 2)
        return true


@dataclass
class FakeKoop:
    """KOOP with some papers: its search service, its files, and a page that says politely that there is none.

    `address` is that of the server, set once it runs; `most` is the largest page that it gives.
    """

    papers: list[Paper]
    address: str = ""
    most: int = 1000
    faults: Faults = field(default_factory=Faults)

    def __call__(self, path: str, headers: Mapping[str, str]) -> Reply:
        parts = urlsplit(path)
        true = (
            self._search(parse_qs(parts.query)) if parts.path == "/sru" else self._file(unquote(parts.path))
        )
        return self.faults.applied(unquote(path), true)

    def _search(self, asked: Mapping[str, list[str]]) -> Reply:
        query = asked["query"][0]
        if "AND NOT" in query or ("dossiernummer" not in query and "product-area" not in query):
            return Reply(diagnostic("Unsupported query"))
        found = sorted((one for one in self.papers if _matches(one, query)), key=lambda one: one.identifier)
        start, count = int(asked["startRecord"][0]), min(self.most, int(asked["maximumRecords"][0]))
        if start < 1:
            return Reply(diagnostic("First record position out of range"))
        part = found[start - 1 : start - 1 + count]
        return Reply(page([record(one, self.address, f"{self.address}/zoek") for one in part], len(found)))

    def _file(self, path: str) -> Reply:
        name, _, form = path.rpartition("/")[2].rpartition(".")
        if path.endswith("/metadata.xml"):
            name, form = path.split("/")[-2], "metadata"
        paper = next((one for one in self.papers if one.identifier == name), None)
        if paper is None or form not in paper.forms:
            return Reply(b"<html><head><title>404: Pagina niet gevonden</title></head></html>")
        return Reply(paper.bodies.get(form) or _body(paper, form))


def _body(paper: Paper, form: str) -> bytes:
    text = f"Dit is {paper.identifier}: een brief aan de Kamer over de veiligheid van Nederland."
    if form == "metadata":
        named = f"<metadata name='DC.identifier' content='{paper.identifier}'/>"
        return (
            f"<metadata_gegevens>{named}<metadata name='DC.nieuw' content='x'/></metadata_gegevens>".encode()
        )
    return {"xml": body(text), "html": f"<html><body>{text}</body></html>".encode(), "pdf": PDF}.get(
        form, b"x"
    )


def _matches(paper: Paper, query: str) -> bool:
    first, last = re.search(r"dt\.modified>=(\S+)", query), re.search(r"dt\.modified<=(\S+)", query)
    words, day = re.search(r'textAndIndexes all "([^"]+)"', query), re.search(r"dt\.date>=(\S+)", query)
    text = (paper.title + str(paper.bodies.get("xml", _body(paper, "xml")), "utf-8")).casefold()
    if words and not all(word in text for word in words[1].casefold().split()):
        return False
    if day and paper.day < day[1]:
        return False
    main, dossiers = (
        re.search(r'hoofddocument=="([^"]+)"', query),
        re.findall(r'dossiernummer=="([^"]+)"', query),
    )
    return (
        (not first or paper.modified >= first[1])
        and (not last or paper.modified <= last[1])
        and (not main or paper.main == main[1])
        and (not dossiers or bool(set(dossiers) & set(paper.dossiers)))
    )


@dataclass
class FakeIndex:
    """open.overheid.nl and rijksoverheid.nl: documents with their moment of change, and the files of them.

    `titles` are theirs where they have others than their names. `turn` is called at each page, and may change
    what there is.
    """

    moments: dict[str, str]
    address: str = ""
    faults: Faults = field(default_factory=Faults)
    turn: Callable[[FakeIndex], None] = lambda index: None
    titles: dict[str, str] = field(default_factory=dict)

    def __call__(self, path: str, headers: Mapping[str, str]) -> Reply:
        parts = urlsplit(path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        last = parts.path.rpartition("/")[2]
        if parts.path.endswith("/zoek"):
            true = Reply(json.dumps(self._results(asked)).encode())
        elif parts.path.endswith("/documents"):
            true = Reply(json.dumps(self._documents(asked)).encode())
        elif "/zoek/" in parts.path:
            true = self._detail(last)
        elif last.removesuffix(".pdf") in self.moments:
            true = Reply(PDF + last.encode() + b"\n%%EOF")
        else:
            true = Reply(b"<title>404: Pagina niet gevonden</title>")
        return self.faults.applied(path, true)

    def _results(self, asked: Mapping[str, str]) -> dict[str, Any]:
        if "zoektekst" not in asked or asked["aantalResultaten"] not in ("10", "20", "50"):
            return {"totaal": 700_000, "resultaten": []}
        order = sorted(self.moments, key=lambda one: (self.moments[one], one), reverse=True)
        start = int(asked["start"])
        told = {
            "totaal": len(order),
            "resultaten": [
                {"document": {"id": f"{one}_1", "titel": one, "mutatiedatumtijd": self.moments[one]}}
                for one in order[start : start + int(asked["aantalResultaten"])]
            ],
        }
        self.turn(self)
        return told

    def _detail(self, versioned: str) -> Reply:
        name = versioned.partition("_")[0]
        if name not in self.moments:
            return Reply(status=404)
        files = [{"mime-type": "application/pdf", "bestandsnaam": f"{name}.pdf"}]
        return Reply(
            json.dumps(
                {"document": {"id": versioned, "titel": name}, "versies": [{"bestanden": files}]}
            ).encode()
        )

    def _documents(self, asked: Mapping[str, str]) -> list[dict[str, Any]]:
        since = asked.get("lastmodifiedsince", "")
        order = [one for one in self.moments if self.moments[one].replace("-", "")[:8] >= since]
        offset = int(asked["offset"])
        told = [
            {
                "id": one,
                "title": self.titles.get(one, one),
                "lastmodified": self.moments[one],
                "files": [{"fileurl": f"{self.address}/{one}.pdf"}],
            }
            for one in order[offset : offset + int(asked["rows"])]
        ]
        self.turn(self)
        return told


@dataclass
class FakeFeed:
    """The feed of an institute, with conditional requests and pages before the first."""

    pages: list[list[str]]
    address: str = ""
    etag: str = '"1"'

    def __call__(self, path: str, headers: Mapping[str, str]) -> Reply:
        parts = urlsplit(path)
        if parts.path != "/feed":
            return Reply(b"<html><body>Een advies over de veiligheid.</body></html>")
        if headers.get("if-none-match") == self.etag:
            return Reply(status=304, headers={"ETag": self.etag})
        number = int(parse_qs(parts.query).get("page", ["0"])[0])
        older = f'<link rel="next" href="/feed?page={number + 1}"/>' if number + 1 < len(self.pages) else ""
        entries = "".join(self._entries(self.pages[number]))
        text = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>{older}{entries}</feed>'
        return Reply(text.encode(), headers={"ETag": self.etag})

    def _entries(self, names: list[str]) -> Iterator[str]:
        for name in names:
            told = f"<id>{name}</id><title>{name}</title><updated>2026-01-01T00:00:00Z</updated>"
            yield f'<entry>{told}<link href="{self.address}/{name}"/></entry>'
