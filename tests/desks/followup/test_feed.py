# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What moved as an Atom feed, held against the rules of RFC 4287 for feeds and entries."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from lxml import etree

from samenhang.desks.followup.analysis.item import Movement
from samenhang.desks.followup.feed import ATOM, Channel, feed, identity
from tests.desks.followup.outgoing import DUTCH, HOSTILE, line, movement, texts

CHANNEL = Channel("dossier/30821", "Dossier 30821", "/follow-ups/feed?dossier=30821", "/dossiers/30821")
BEGUN = date(2026, 1, 1)
FEED_ONCE = ("id", "title", "updated")
ENTRY_ONCE = ("id", "title", "updated", "content")
AT_MOST_ONCE = ("generator", "icon", "logo", "rights", "subtitle", "published", "source", "summary")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
IRI = re.compile(r"(?:tag|https?):[^\s<>\"{}|\\^`]+")


def read(*movements: Movement) -> etree._Element:
    root = etree.fromstring(feed(movements, CHANNEL, DUTCH, BEGUN))
    check(root)
    return root


def check(root: etree._Element) -> None:
    """The MUSTs of sections 4.1.1, 4.1.2, 4.2.6, 4.2.7 and 3.3."""
    assert root.tag == f"{{{ATOM}}}feed"
    check_children(root, FEED_ONCE)
    assert len(root.findall("{*}author")) == 1  # so no entry needs one
    assert root.findtext("{*}author/{*}name")
    entries = root.findall("{*}entry")
    assert list(root)[len(root) - len(entries) :] == entries  # no metadata after an entry
    for entry in entries:
        check_children(entry, ENTRY_ONCE)
    names = [entry.findtext("{*}id") for entry in entries]
    assert len(set(names)) == len(names)
    updated = [entry.findtext("{*}updated") or "" for entry in entries]
    assert updated == sorted(updated, reverse=True)


def check_children(parent: etree._Element, once: tuple[str, ...]) -> None:
    count = Counter(etree.QName(child).localname for child in parent)
    assert all(count[name] == 1 for name in once)
    assert all(count[name] <= 1 for name in AT_MOST_ONCE)
    assert IRI.fullmatch(parent.findtext("{*}id") or "")
    assert MOMENT.fullmatch(parent.findtext("{*}updated") or "")
    links = parent.findall("{*}link")
    assert all(IRI.fullmatch(link.get("href") or "") for link in links)
    kinds = Counter((link.get("rel"), link.get("type"), link.get("hreflang")) for link in links)
    assert kinds["alternate", "text/html", None] == 1
    assert all(child.get("term") for child in parent.findall("{*}category"))


def test_a_movement_has_its_words_and_the_reason() -> None:
    root = read(movement())
    entry = root.find("{*}entry")
    assert entry is not None
    assert entry.findtext("{*}title") == f"beantwoord: {movement().item.what}"
    said = entry.findtext("{*}content") or ""
    assert "“Hierbij informeer ik uw Kamer over de evaluatie.”" in said
    assert "Waarom: noemt toezegging TZ202602-123" in said
    links = {link.get("rel"): link.get("href") for link in entry.findall("{*}link")}
    assert links["alternate"] == "https://samenhang.example.nl/follow-ups/c-1"
    assert links["via"] == "https://samenhang.example.nl/documents/kst-30821-170#p2"


def test_the_feed_says_what_it_follows() -> None:
    root = read()
    assert root.findtext("{*}id") == "tag:samenhang.example.nl,2026:follow-ups/feed/dossier%2F30821"
    assert root.findtext("{*}title") == "Dossier 30821"
    assert root.findtext("{*}updated") == "2026-01-01T00:00:00Z"
    links = {link.get("rel"): link.get("href") for link in root.findall("{*}link")}
    assert links["self"] == "https://samenhang.example.nl/follow-ups/feed?dossier=30821"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl-NL"


def test_the_newest_comes_first_and_dates_the_feed() -> None:
    root = read(
        movement(day=date(2026, 3, 1)), movement(day=date(2026, 5, 1)), movement(day=date(2026, 4, 1))
    )
    assert [entry.findtext("{*}updated") for entry in root.findall("{*}entry")] == [
        "2026-05-01T00:00:00Z", "2026-04-01T00:00:00Z", "2026-03-01T00:00:00Z",
    ]  # fmt: skip
    assert root.findtext("{*}updated") == "2026-05-01T00:00:00Z"


def test_a_movement_is_told_once_and_keeps_its_name() -> None:
    root = read(movement(), movement(item=line(days_late=147)))
    assert len(root.findall("{*}entry")) == 1
    assert identity(movement()) == identity(movement(item=line(what="anders"), reason="anders"))


@pytest.mark.parametrize(
    "other",
    [
        {"day": date(2026, 1, 2)},
        {"what": "te laat"},
        {"quote": "x"},
        {"address": "/y"},
        {"item": line(name="d")},
    ],
)
def test_another_movement_has_another_name(other: dict[str, object]) -> None:
    assert identity(movement(**other)) != identity(movement())


@given(texts)
def test_any_text_makes_a_feed(text: str) -> None:
    assert (
        len(read(movement(what=text, quote=text, reason=text, item=line(what=text))).findall("{*}entry")) == 1
    )


def test_hostile_text_is_text() -> None:
    root = read(movement(what=HOSTILE, quote=HOSTILE, reason=HOSTILE))
    assert root.find(".//{*}script") is None
    assert "<script>alert(1)</script>" in (root.findtext("{*}entry/{*}content") or "")
    content = root.find("{*}entry/{*}content")
    assert content is not None
    assert content.get("type") == "text"


def test_the_same_movements_give_the_same_bytes() -> None:
    two = (movement(), movement(what="te laat"))
    assert feed(two, CHANNEL, DUTCH, BEGUN) == feed(reversed(two), CHANNEL, DUTCH, BEGUN)
