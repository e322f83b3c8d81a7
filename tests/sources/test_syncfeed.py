# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the SyncFeed: pages as they are, faults included, and every kind that the schemas allow."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samenhang.errors import InvalidInput, NotFetched
from samenhang.sources.client import Answer, Client, Reach, Spoilt
from samenhang.sources.source import Limits
from samenhang.sources.syncfeed import Entity, SyncFeed, read_page, root_of, token_of
from samenhang.sources.tweedekamer import (
    UNMAPPED,
    Claim,
    Form,
    claims_of,
    kind_of,
    kinds,
    oddities_of,
)
from samenhang.sources.written import day_of, flag_of, in_order, moment_of
from tests.servers.parliament import FakeFeed, category_of, serving_feed
from tests.servers.schemas import ABSENT, FOLDER, Shape, filled, shapes

EXCERPTS = FOLDER.parent / "excerpts"
real = pytest.mark.skipif(not FOLDER.is_dir(), reason=ABSENT)
GUID = "0b1f0c9e-0000-4000-8000-000000000001"
SPACE = "http://www.tweedekamer.nl/xsd/tkData/v1-0"


def entry(content: str, term: str = "document") -> bytes:
    """A page with one entry."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="https://x/Feed?skiptoken=9"/>'
        f"<entry><title>{GUID}</title><id>https://x/Entiteiten/{GUID}</id><updated>2026-11-02T08:59:58.1Z</updated>"
        f'<category term="{term}"/><link rel="next" href="https://x/Feed?skiptoken=7&amp;category=Document"/>'
        f'<link rel="enclosure" href="https://x/Resources/{GUID}"/>{content}</entry></feed>'
    ).encode()


def only(data: bytes) -> Entity:
    (found,) = read_page(data).entities
    return found


def test_an_entity_with_all_that_the_feed_says_of_it() -> None:
    body = (
        f'<content><document xmlns="{SPACE}" xmlns:tk="{SPACE}" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'id="{GUID}" tk:bijgewerkt="2026-11-02T09:55:01.1230000" tk:verwijderd="false" '
        'tk:contentType="application/pdf" tk:contentLength="183204"><huidigeDocumentVersie ref="v"/>'
        '<zaak ref="a"/><zaak ref="b"/><zaak/><kamerstukdossier></kamerstukdossier>'
        "<soort>Brief regering</soort>"
        '<citeertitel xsi:nil="true"/><volgnummer>153</volgnummer></document></content>'
    )
    page = read_page(entry(body))
    (found,) = page.entities
    assert page.cursor == found.cursor == "https://x/Feed?skiptoken=7&category=Document"
    assert token_of(found.cursor) == "7"
    assert (found.id, found.kind, found.deleted) == (GUID, "Document", False)
    assert (found.enclosure, found.media, found.length) == (
        f"https://x/Resources/{GUID}",
        "application/pdf",
        183204,
    )
    assert [(one.name, one.typed, one.target) for one in found.claims] == [
        ("huidigeDocumentVersie", "v", "v"),
        ("zaak", "a", "a"),
        ("zaak", "b", "b"),
        ("soort", "Brief regering", None),
        ("citeertitel", None, None),
        ("volgnummer", 153, None),
    ]
    assert found.oddities == ()


@pytest.mark.parametrize("own", ["tk", "ns1", ""])
@pytest.mark.parametrize(("word", "gone"), [("true", True), ("True", True), ("1", True), ("false", False)])
def test_a_tombstone_whatever_its_prefix(own: str, word: str, gone: bool) -> None:
    colon = own + ":" if own else ""
    spaces = f'xmlns="{SPACE}"' + (f' xmlns:{own}="{SPACE}"' if own else "")
    body = f'<document {spaces} id="{GUID}" {colon}verwijderd="{word}"><soort>x</soort></document>'
    found = only(entry(f"<content>{body}</content>"))
    assert found.deleted is gone
    assert bool(found.claims) is not gone


def test_prefixes_and_the_moment_of_change_make_no_other_content() -> None:
    plain = (
        f'<toezegging xmlns="{SPACE}" id="{GUID}" bijgewerkt="2019-06-28T23:59:41.5570000" '
        f'verwijderd="false"><tekst>a</tekst></toezegging>'
    )
    other = (
        f'<ns1:toezegging xmlns:ns1="{SPACE}" id="{GUID}" ns1:bijgewerkt="2026-03-19T17:42:13.69+01:00" '
        'ns1:verwijderd="false"><ns1:tekst>a</ns1:tekst></ns1:toezegging>'
    )
    first, second, third = (
        only(entry(f"<content>{xml}</content>", "toezegging"))
        for xml in (plain, other, other.replace(">a<", ">b<"))
    )
    assert first.content == second.content != third.content
    assert first.claims == second.claims == (Claim("tekst", Form.TEXT, "a"),)


def test_what_no_table_knows_is_kept_and_told() -> None:
    body = (
        f'<content><stemming xmlns="{SPACE}" id="{GUID}" verwijderd="misschien">'
        f"<soort>Onthouden</soort>"
        f"<nieuw>iets</nieuw><fractieGrootte>veel</fractieGrootte></stemming></content>"
    )
    found = only(entry(body, "stemming"))
    assert {one.what for one in found.oddities} == {
        "unknown value of soort",
        "unknown element nieuw",
        "unknown value of fractieGrootte",
        "unknown value of verwijderd",
    }
    assert Claim("nieuw", Form.TEXT, "iets") in found.claims
    assert "<nieuw>iets</nieuw>" in found.xml
    strange = only(entry(f'<content><iets xmlns="{SPACE}" id="{GUID}"><a>1</a></iets></content>', "iets"))
    assert (strange.kind, [one.what for one in strange.oddities]) == ("iets", ["unknown kind iets"])


@pytest.mark.parametrize("shell", ["<content/>", "", '<content type="text">  </content>'])
def test_an_empty_entry_is_asked_for_by_itself(shell: str) -> None:
    asked = []

    def content(identifier: str) -> bytes:
        asked.append(identifier)
        return f'<document xmlns="{SPACE}" id="{GUID}"><soort>Motie</soort></document>'.encode()

    (found,) = read_page(entry(shell), content=content).entities
    assert (asked, found.claims) == ([GUID], (Claim("soort", Form.TEXT, "Motie"),))
    empty = read_page(entry(shell), content=lambda identifier: b"").entities[0]
    assert (empty.xml, [one.what for one in empty.oddities]) == ("", ["entry without content"])


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", Spoilt),
        (b"  \n", Spoilt),
        (entry("<content/>")[:-30], Spoilt),
        (b"<!DOCTYPE html><html><body>Deze pagina bestaat niet</body></html>", NotFetched),
        (b"\xef\xbb\xbf <HTML></HTML>", NotFetched),
        (b"<document/>", NotFetched),
    ],
)
def test_what_only_looks_like_an_answer(body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        root_of(Answer("https://x/Feed", 200, {}, body))


def test_nothing_outside_the_answer_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    attack = f'<!DOCTYPE feed [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
    body = entry(f'<content><document xmlns="{SPACE}" id="{GUID}"><titel>&x;</titel></document></content>')
    found = read_page(attack + body)
    assert "geheim" not in found.entities[0].xml
    assert all("geheim" not in one.value for one in found.entities[0].claims)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2019-06-28T23:59:41.5570000", datetime(2019, 6, 28, 23, 59, 41, 557000)),
        ("2023-08-29T11:09:44Z", datetime(2023, 8, 29, 11, 9, 44, tzinfo=UTC)),
        (
            "2026-03-19T17:42:13.69+01:00",
            datetime(2026, 3, 19, 17, 42, 13, 690000, timezone(timedelta(hours=1))),
        ),
        (
            "2026-03-19T17:42:13.1234567+01:00",
            datetime(2026, 3, 19, 17, 42, 13, 123456, timezone(timedelta(hours=1))),
        ),
        ("0001-01-01T00:00:00Z", None),
        ("gisteren", None),
        ("", None),
    ],
)
def test_a_moment_has_three_forms(text: str, moment: datetime | None) -> None:
    assert moment_of(text) == moment
    assert (moment is None) or in_order(moment).tzinfo is UTC


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-30T00:00:00+02:00", date(2026, 6, 30)),
        ("2026-10-30T00:00:00", date(2026, 10, 30)),
        ("1996-05-07", date(1996, 5, 7)),
        ("0001-01-01T00:00:00Z", None),
        ("2019-04", None),
        ("2019", None),
    ],
)
def test_a_day_is_the_day_as_written(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_numbers_flags_and_kinds() -> None:
    typed = [Claim("x", Form.NUMBER, text).typed for text in ("12", "-1", "12.50", "veel", "")]
    assert typed == [12, -1, Decimal("12.50"), None, None]
    assert [flag_of(text) for text in ("True", "0", "ja")] == [True, False, None]
    assert [kind_of(text) for text in ("documentVersie", "DOCUMENT", "iets")] == [
        "DocumentVersie",
        "Document",
        "iets",
    ]
    assert set(kinds()) > UNMAPPED
    assert len(kinds()) == 35


def test_a_misspelt_category_is_refused_before_it_is_asked() -> None:
    """The source would answer it with an empty feed, and nobody would ever notice."""
    with Client("tweedekamer", frozenset(), Limits(), Reach()) as client:
        for wrong, right in (("document", "it is written Document"), ("Documnt", "Toezegging")):
            with pytest.raises(InvalidInput, match=right):
                SyncFeed(client, wrong)
    assert client.requests == 0


def test_the_cursor_is_the_link_of_the_last_entry_to_the_end() -> None:
    feed = FakeFeed(page=4)
    chance = random.Random(2)
    for number in range(10):
        identifier = f"0b1f0c9e-0000-4000-8000-{number:012}"
        feed.issue("document", filled("document", chance, identifier), identifier)
    with serving_feed(feed) as server:
        client = Client("tweedekamer", frozenset({server.address}), Limits(timeout=9), Reach())
        with client:
            source = SyncFeed(client, "Document", feed.base)
            pages = list(source.changes(""))
            assert [len(page.entities) for page, _ in pages] == [4, 4, 2]
            cursors = [cursor for _, cursor in pages]
            assert list(source.changes(cursors[-1])) == []
            assert [len(page.entities) for page, _ in source.changes(cursors[0])] == [4, 2]
            moved = cursors[0].replace(server.address, "https://old.example")
            assert [len(page.entities) for page, _ in source.changes(moved)] == [4, 2]
    assert [token_of(path) for path in server.asked[:2]] == ["", token_of(cursors[0])]


@real
def test_the_table_of_kinds_is_that_of_the_schemas() -> None:
    def names(parts: tuple[Shape, ...], before: str = "") -> set[str]:
        own = {before + part.name for part in parts if not part.parts}
        return own.union(*(names(part.parts, f"{before}{part.name}/") for part in parts))

    published = {category_of(root): names(parts) for root, parts in shapes().items()}
    published["Toezegging"].add("toegezegdAan")  # the live feed sends it, the schema does not have it
    assert {kind: set(elements) for kind, elements in kinds().items()} == published


@real
def test_the_real_excerpts_are_read_without_loss() -> None:
    page = read_page((EXCERPTS / "syncfeed-feed-persoon-constructed.xml").read_bytes())
    (person,) = page.entities
    assert (person.kind, person.id[:8], token_of(page.cursor)) == ("Persoon", "77dc181f", "99")
    assert [one.value for one in person.claims] == ["8", "Savornin Lohman", "", "Oud Kamerlid"]
    root = etree.fromstring((EXCERPTS / "syncfeed-content-commissieZetelVastPersoon.xml").read_bytes())
    claims = list(claims_of("CommissieZetelVastPersoon", root))
    assert [one.typed for one in claims][2:] == ["Lid", date(1996, 5, 7), date(2006, 11, 29)]
    assert list(oddities_of("CommissieZetelVastPersoon", claims)) == []


@given(st.sampled_from(sorted(shapes())), st.randoms(use_true_random=False))
def test_any_valid_entity_comes_back_the_same(root: str, chance: random.Random) -> None:
    """Through a page of the feed and out again: the same XML, and a claim for all that says something."""
    xml = filled(root, chance, GUID)
    found = only(entry(f"<content>{xml}</content>", root))
    before, after = etree.fromstring(xml), etree.fromstring(found.xml)
    assert schema() is None or schema().validate(before)  # type: ignore[union-attr]
    assert etree.tostring(before, method="c14n", exclusive=True) == etree.tostring(
        after, method="c14n", exclusive=True
    )
    leaves = [one for one in before.iterdescendants("{*}*") if not len(one)]
    said = [one for one in leaves if "ref" in one.attrib or not refers(one)]
    claims = found.claims or tuple(claims_of(found.kind, after))
    assert [one.value for one in claims] == [one.get("ref") or (one.text or "").strip() for one in said]
    assert {one.what for one in found.oddities} <= FREE


def refers(element: etree._Element) -> bool:
    parent = element.getparent()
    assert parent is not None
    parts = shapes().get(etree.QName(parent).localname, ())
    kinds_ = {part.name: part.kind for part in parts}
    return kinds_.get(etree.QName(element).localname, "").startswith("referentie")


FREE = {f"unknown value of {name}" for name in ("status", "soort", "kabinetsappreciatie")}
"""What the schemas leave free, and we have a list of."""


def schema() -> etree.XMLSchema | None:
    return _SCHEMA


_SCHEMA = etree.XMLSchema(etree.parse(FOLDER / "tkData-v1-0.xsd")) if FOLDER.is_dir() else None
