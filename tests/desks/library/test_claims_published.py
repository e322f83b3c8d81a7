# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What KOOP, open.overheid.nl, rijksoverheid.nl, feeds and folders say, beside what the text says."""

from __future__ import annotations

import json as plain

from fastapi.testclient import TestClient
from lxml import etree

from samenhang import terminal
from samenhang.deposit import version_of
from samenhang.desks.library import desk
from samenhang.desks.library.published import published
from samenhang.ledger import Ledger
from samenhang.ledger.arrivals import Arrival, ArrivalsInk, Delivery
from samenhang.ledger.arrived import Arrived, Said
from samenhang.model import Fact, FactName
from samenhang.sources import koop, openoverheid, rijksoverheid, syndication
from samenhang.sources.officials import _joined
from samenhang.sources.publication import Publication
from tests.desks.library.reading import json, page, words
from tests.ledger.test_copies import add as keep
from tests.ledger.test_copies import paper
from tests.linking.test_duplicates import prose
from tests.registering import WHEN, add
from tests.sources.koop_answers import Paper, record
from tests.test_registers_senate import alone

__all__ = ["alone"]

LETTER = """Tweede Kamer der Staten-Generaal

30 821 Nationale Veiligheid

Nr. 153 BRIEF VAN DE MINISTER VAN JUSTITIE EN VEILIGHEID

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 20 februari 2025

Geachte voorzitter,

Hierbij bied ik u de brief over de weerbaarheid van Nederland aan.

De Minister van Justitie en Veiligheid,

D.M. van Weel
"""
METADATA = b"""<metadata_gegevens>
<metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-30821-154"/>
<metadata name="OVERHEIDop.dossiernummer" content="30821"/>
<metadata name="OVERHEIDop.dossiernummer" content="26643"/>
<metadata name="OVERHEIDop.ondernummer" content="154"/>
<metadata name="OVERHEIDop.vergaderjaar" content="2024-2025"/>
<metadata name="OVERHEIDop.ontvanger" content="Voorzitter van de Eerste Kamer"/>
<metadata name="OVERHEIDop.datumBrief" content="2025-02-21"/>
<metadata name="OVERHEIDop.bijlage" content="blg-1173175"/>
<metadata name="OVERHEIDop.behandeldDossier" content="35899;7"/>
</metadata_gegevens>"""
INDEX = {
    "document": {
        "id": "oo-1_2",
        "titel": "30 821, nr. 153 - Weerbaarheid van Nederland",
        "creatiedatum": "2025-02-20",
        "verantwoordelijke": {"label": "ministerie van Justitie en Veiligheid"},
        "publisher": {"label": "ministerie van Algemene Zaken"},
        "classificatiecollectie": {"documentsoorten": [{"label": "beslisnota"}]},
    },
    "documentrelaties": [{"role": "x/c_4d1ea9ba", "relation": "https://open.overheid.nl/documenten/oo-2"}],
}
MINISTRY = {
    "id": "ro-1",
    "title": "Kamerbrief over weerbaarheid",
    "type": "kamerstuk",
    "initialdate": "2025-02-20",
    "authorities": ["Ministerie van Justitie en Veiligheid"],
}
FEED = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry>
<id>urn:x:1</id><title>Advies over water</title><updated>2026-01-01T00:00:00Z</updated>
<category term="Veiligheid"/><author><name>WRR</name></author></entry></feed>"""


def official() -> Publication:
    paper = Paper("kst-30821-154", title="Nationale Veiligheid; Brief regering; Brief over de weerbaarheid")
    tree = etree.fromstring(
        f"<x xmlns:w='w' xmlns:c='c' xmlns:sru='s' xmlns:gzd='g' xmlns:dcterms='d'>{record(paper)}</x>"
    )
    return _joined(koop.record_of(tree[0]), koop.metadata_of(METADATA, "kst-30821-154"))


def said_of(source: str, publication: Publication) -> Said:
    """What the ledger keeps of it."""
    one = version_of(publication, "1")
    return Said(1, source, one.id, one.kind, one.updated, one.deleted, one.xml, 1, 1, one.statements)


def facts(**said: str) -> tuple[Fact, ...]:
    return tuple(Fact(FactName(name), value) for name, value in said.items())


FACTS = facts(
    kind="letter", identifier="kst-30821-153", date="2025-02-20", dossier="30821", number="153",
    title="Brief over de weerbaarheid", sender="Minister van Justitie en Veiligheid", year="2024-2025",
    chamber="tweede-kamer", signatory="A. Voorbeeld", addressee="Voorzitter van de Tweede Kamer",
)  # fmt: skip


def told(source: str, publication: Publication) -> set[tuple[str, str, bool | None]]:
    """Field, value and whether it differs of each claim."""
    return {(one.field, one.value, one.differs) for one in published(said_of(source, publication), FACTS)}


def test_koop_with_its_metadata() -> None:
    assert told("koop", official()) == {
        ("kind", "Kamerstuk, Brief regering", False),
        ("date", "2025-02-21", True),
        ("identifier", "kst-30821-154", True),
        ("number", "154", True),
        ("year", "2024-2025", False),
        ("chamber", "tweede-kamer", False),
        ("title", "Brief regering; Brief over de weerbaarheid", False),
        ("dossier", "30821", False),
        ("dossier", "26643", True),
        ("actor", "A. Voorbeeld, indiener", False),
        ("actor", "B. Voorbeeld, indiener", False),
        ("annex", "blg-1173175", None),
        ("treated", "35899, nr. 7", None),
    }


def test_open_overheid() -> None:
    found = openoverheid.document_of(plain.dumps(INDEX).encode())
    assert told("openoverheid", found) == {
        ("kind", "beslisnota", True),
        ("date", "2025-02-20", False),
        ("identifier", "kst-30821-153", False),
        ("title", "Weerbaarheid van Nederland", True),
        ("dossier", "30821", False),
        ("actor", "ministerie van Justitie en Veiligheid, verantwoordelijke", False),
        ("actor", "ministerie van Algemene Zaken, uitgever", None),
        ("annex-of", "oo-2", None),
    }


def test_rijksoverheid_and_a_feed() -> None:
    (found,) = rijksoverheid.documents_of(plain.dumps([MINISTRY]).encode())
    assert told("rijksoverheid", found) == {
        ("kind", "kamerstuk", None),
        ("date", "2025-02-20", False),
        ("title", "Kamerbrief over weerbaarheid", True),
        ("actor", "Ministerie van Justitie en Veiligheid, verantwoordelijke", None),
    }
    (entry,) = syndication.feed_of(FEED, "https://example.org/feed", "feeds/wrr").entries
    assert told("feeds/wrr", entry) == {
        ("kind", "Veiligheid", None),
        ("date", "2026-01-01", None),
        ("title", "Advies over water", True),
        ("actor", "WRR, auteur", None),
    }


def test_what_the_text_does_not_say_differs_from_nothing() -> None:
    claims = list(published(said_of("koop", official()), ()))
    assert {one.differs for one in claims} == {None}
    assert {one.text for one in claims} == {""}
    (dossier, _) = (one for one in claims if one.field == "dossier")
    assert dossier.link == "https://zoek.officielebekendmakingen.nl/dossier/30821"


def test_a_publication_that_its_source_took_away() -> None:
    gone = Publication("feeds/wrr", "urn:x:1", updated="2026-02-03T10:00:00Z", deleted=True)
    assert told("feeds/wrr", gone) == {("deletion", "2026-02-03", None)}


# ---------------------------------------------------------------- in a ledger


def held(ledger: Ledger, source: str, version: Arrival, digest: str) -> None:
    """A source said this, of this file."""
    with ledger.writing(WHEN) as ink:
        pen = ArrivalsInk(ink.connection)
        pen.keep(Delivery(source, "all", "1", WHEN, "https://example.org", "", [version]))
        said = Arrived(ink.connection).entity(source, version.id)
        assert said is not None
        pen.note_file(said.key, version.content, version.enclosure, (digest, None), WHEN)


def fields(ledger: Ledger, name: str) -> list[tuple[str, str, bool | None]]:
    return [(one.source, one.field, one.differs) for one in desk.show(ledger, name).claims]


def test_the_page_the_answer_and_a_terminal_show_them(demo: Ledger, client: TestClient) -> None:
    digest = demo.entry("kst-35570-17").digest
    held(demo, "koop", version_of(official(), "1"), digest)
    where = f"/documents/{digest[:16]}"
    answer = json(client, where)["claims"]
    assert {one["source"] for one in answer} == {"koop"}
    assert {one["field"] for one in answer if one["differs"]} >= {"date", "number", "identifier"}
    (tie,) = [one for one in answer if one["field"] == "annex"]
    assert (tie["score"], tie["link"]) == (1.0, "https://zoek.officielebekendmakingen.nl/blg-1173175.html")
    shown = words(page(client, where).css("details.says")[0])
    assert "dingen verschillen van de tekst" in shown
    assert "(officiële bekendmakingen)" in shown
    with terminal.out.capture() as said:
        terminal.document(desk.show(demo, digest))
    assert "koop says number: 154; the text: 17 (differs)" in " ".join(said.get().split())


def test_sources_of_a_copy_speak_of_the_same_document(alone: Ledger) -> None:
    body = " ".join(prose(1, 200))
    first, second = paper("brief.pdf", body, date="2025-02-20"), paper("site.html", "Rijksoverheid.nl", body)
    keep(alone, first)
    keep(alone, second)
    assert alone.entry(second.digest).copy_of == first.digest
    found = openoverheid.document_of(plain.dumps(INDEX).encode())
    held(alone, "openoverheid", version_of(found, "1"), second.digest)
    assert ("openoverheid", "date", False) in fields(alone, first.digest)


def test_a_folder_says_only_that_a_file_is_gone_and_only_of_what_came_from_it(alone: Ledger) -> None:
    digest = add(alone, "/srv/post/brief.txt", LETTER)
    gone = Arrival("brief.txt", "file", "17400000", True, "", digest, "1", "/srv/post/brief.txt")
    held(alone, "folder/post", gone, digest)
    assert fields(alone, digest) == [("folder/post", "deletion", None)]
    other = add(alone, "/srv/elders/nota.txt", "Een nota over de dijken.\n")
    held(alone, "folder/post", Arrival("n.txt", "file", "1", True, "", "x", "1", "/srv/post/n.txt"), other)
    assert fields(alone, other) == []
