# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Feeds as institutes really write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samenhang.errors import NotFetched
from samenhang.sources.publication import Claim, Offered, Party
from samenhang.sources.syndication import feed_of

AT = "https://www.raad.example/nieuws/rss.xml"

RSS = b"""
<?xml version="1.0" encoding="iso-8859-1"?>
<!-- made by hand -->
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:x="urn:x"><channel>
<title>Adviezen</title><link>https://www.raad.example/</link><atom:link rel="self" href="rss.xml"/>
<item><title>Advies &amp; co\xf6rdinatie</title><link> /adviezen/12 </link>
<guid isPermaLink="false">a12</guid>
<pubDate>Tue, 30 Jun 2026 00:30:00 +0200</pubDate><dc:creator>De Raad</dc:creator><category>advies</category>
<category>veiligheid</category><enclosure url="/adviezen/12.pdf" type="application/pdf" length="18000"/>
<x:nieuw soort="y">iets</x:nieuw></item>
<item><title>Zonder datum</title><guid>https://www.raad.example/adviezen/13</guid></item>
<item><description>Zonder alles</description></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"
 xml:base="https://instituut.example/pub/"><title>Publicaties</title><link rel="next" href="?page=2"/>
<entry><id>urn:uuid:1</id><title type="html">Dreiging &lt;b&gt;2026&lt;/b&gt;</title>
<updated>2026-11-02T08:59:58.1234567Z</updated>
<published>2026-11-01T23:30:00+01:00</published><author><name>A. Auteur</name><email>a@x</email></author>
<link href="2026/1" rel="alternate"/><link rel="enclosure" type="application/pdf" href="2026/1.pdf"/>
<category term="rapport" label="Rapport"/></entry>
<at:deleted-entry ref="urn:uuid:0" when="2026-11-01T00:00:00Z"/></feed>"""

RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://w/"><title>W</title></channel>
<item rdf:about="https://w/1"><title>Een</title><link>https://w/1</link><dc:date>2026-01-02</dc:date></item></rdf:RDF>"""


def test_rss_with_what_goes_wrong_in_it() -> None:
    feed = feed_of(RSS, AT, "raad")
    first, second, third = feed.entries
    assert (feed.title, feed.mended, feed.older) == ("Adviezen", False, "")
    assert (first.identifier, first.title, first.day) == ("a12", "Advies & coördinatie", "2026-06-30")
    assert first.page == "https://www.raad.example/adviezen/12"
    assert first.files == (
        Offered("pdf", "https://www.raad.example/adviezen/12.pdf", size=18000),
        Offered("page", "https://www.raad.example/adviezen/12"),
    )
    assert first.kinds == ("advies", "veiligheid")
    assert first.actors == (Party("creator", "De Raad"),)
    assert first.strange == ("nieuw",)
    assert Claim("nieuw", "iets") in first.claims
    assert second.page == second.identifier == "https://www.raad.example/adviezen/13"
    assert second.updated == feed_of(RSS, AT).entries[1].updated != third.updated
    assert third.identifier
    assert third.files == ()


def test_atom_with_a_base_and_a_deletion() -> None:
    feed = feed_of(ATOM, "https://elders.example/atom")
    entry, gone = feed.entries
    assert feed.older == "https://instituut.example/pub/?page=2"
    assert (entry.identifier, entry.day, entry.updated) == (
        "urn:uuid:1",
        "2026-11-01",
        "2026-11-02T08:59:58.1234567Z",
    )
    assert entry.page == "https://instituut.example/pub/2026/1"
    assert Offered("pdf", "https://instituut.example/pub/2026/1.pdf") in entry.files
    assert (entry.kinds, entry.actors) == (("Rapport",), (Party("author", "A. Auteur"),))
    assert (gone.identifier, gone.deleted, gone.updated) == ("urn:uuid:0", True, "2026-11-01T00:00:00Z")


def test_rss_1() -> None:
    (entry,) = feed_of(RDF, "https://w/rss").entries
    assert (entry.identifier, entry.page, entry.day) == ("https://w/1", "https://w/1", "2026-01-02")


def test_entities_of_html_are_read_past_and_told() -> None:
    item = b"<item><title>Een&nbsp;twee</title><guid>1</guid></item>"
    feed = feed_of(b"<rss><channel><title>A</title>" + item + b"</channel></rss>", AT)
    assert feed.mended
    assert feed.entries[0].identifier == "1"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<!DOCTYPE html><html><head><title>404</title></head><body>niet gevonden</body></html>", "broken"),
        (b"<html><p>niet af", "broken"),
        (b"", "broken"),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss><channel/></rss>', "broken"),
        (b"<rss><channel>" + b"<item/>" * 20_001 + b"</channel></rss>", "too-large"),
    ],
)
def test_what_is_no_feed(data: bytes, code: str) -> None:
    with pytest.raises(NotFetched) as told:
        feed_of(data, AT)
    assert told.value.code == code


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b", "http://[", "  "]
)
def test_only_addresses_of_the_web_are_followed(link: str) -> None:
    item = f"<item><guid>1</guid><link>{link}</link><enclosure url='{link}'/></item>"
    (entry,) = feed_of(f"<rss><channel>{item}</channel></rss>".encode(), AT).entries
    assert (entry.page, entry.files) == ("", ())


@given(st.binary(max_size=300))
@example(b"<:/>")
@example(b"<a:rss><b:channel/></a:rss>")
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    with pytest.raises(NotFetched):
        feed_of(data, AT)
