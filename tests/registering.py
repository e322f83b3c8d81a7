# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the register's entries share: a small House with a commitment, a motion and questions."""

from __future__ import annotations

from datetime import date

from samenhang.ledger import Ledger
from samenhang.linking.linker import Known, link
from samenhang.marking.marker import MARKS_VERSION, mark
from samenhang.model import File
from samenhang.reading import READER_VERSION, read
from samenhang.registers import TWEEDE_KAMER, Origin, keep_entries
from tests.arriving import follow
from tests.servers.parliament import FakeFeed

SPACE = "http://www.tweedekamer.nl/xsd/tkData/v1-0"
WHEN = "2026-11-25T12:00:00+00:00"
ADDRESS = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0"


def guid(number: int) -> str:
    return f"0b1f0c9e-0000-4000-8000-{number:012}"


def issue(feed: FakeFeed, root: str, number: int, inner: str) -> None:
    """An entity as the feed sends it; those of `toezegging` with the prefix that they really have."""
    prefix = "ns1:" if root in ("toezegging", "vergadering", "verslag") else ""
    at, own = prefix or "tk:", prefix
    if prefix:
        inner = inner.replace("</", "</\0").replace("<", f"<{prefix}").replace(f"<{prefix}/\0", f"</{prefix}")
    feed.issue(
        root,
        f'<{own}{root} xmlns{":ns1" if prefix else ""}="{SPACE}" xmlns:tk="{SPACE}" id="{guid(number)}" '
        f'{at}bijgewerkt="2026-03-19T17:42:13Z" {at}verwijderd="false">{inner}</{own}{root}>',
        guid(number),
    )


def ref(name: str, number: int) -> str:
    return f'<{name} ref="{guid(number)}"/>'


def commitment(feed: FakeFeed, status: str = "Openstaand", more: str = "") -> None:
    """A minister promised it in a debate of 10 December 2024."""
    issue(
        feed, "toezegging", 1,
        "<nummer>TZ202412-116</nummer><aanmaakdatum>2024-12-12T17:42:13.69+01:00</aanmaakdatum>"
        f"{ref('activiteit', 2)}<activiteitNummer>2024A05766</activiteitNummer>{ref('toegezegdAan', 3)}"
        "<naam>Wiersma, F.M.</naam><achternaam>Wiersma</achternaam><initialen>F.M.</initialen>"
        "<functie>Minister van Landbouw, Visserij, Voedselzekerheid en Natuur</functie>"
        f"<status>{status}</status><ministerie>Landbouw, Visserij, Voedselzekerheid en Natuur</ministerie>"
        "<tekst>De minister informeert de Kamer voor de zomer van 2025 over de voedselvoorraden van "
        f"noodpakketten.</tekst>{more}",
    )  # fmt: skip


def house() -> FakeFeed:
    """The commitment comes before that which it points at, as it may in the feed."""
    feed = FakeFeed()
    commitment(feed)
    issue(feed, "activiteit", 2,
          "<soort>Commissiedebat</soort><nummer>2024A05766</nummer><onderwerp>Voedselzekerheid</onderwerp>"
          "<datum>2024-12-10T00:00:00+01:00</datum>")  # fmt: skip
    name = "<roepnaam>Wassila</roepnaam><achternaam>Hachchi</achternaam>"
    issue(feed, "persoon", 3, f"{name}<fractielabel>D66</fractielabel>")
    motion(feed)
    questions(feed)
    return feed


def motion(feed: FakeFeed, outcome: str = "Stemmen - aangenomen") -> None:
    """Motion 30821, nr. 127, with its vote by group."""
    issue(feed, "kamerstukdossier", 10, "<titel>Nationale veiligheid</titel><nummer>30821</nummer>")
    issue(feed, "zaak", 11,
          "<nummer>2024Z20001</nummer><soort>Motie</soort><onderwerp>Motie over een planbureau voor de "
          "nationale veiligheid</onderwerp><gestartOp>2024-12-03T00:00:00</gestartOp>"
          "<kabinetsappreciatie>Oordeel Kamer</kabinetsappreciatie>"
          + ref("kamerstukdossier", 10))  # fmt: skip
    for number, name, group, relation in (
        (12, "W. Hachchi", "D66", "Indiener"),
        (13, "G.J.M. Segers", "CU", "Medeindiener"),
    ):
        said = (
            f"<actorNaam>{name}</actorNaam><actorFractie>{group}</actorFractie><relatie>{relation}</relatie>"
        )
        issue(feed, "zaakActor", number, f"{ref('zaak', 11)}{said}")
    issue(feed, "document", 14,
          f"<soort>Motie</soort><documentNummer>2024D50001</documentNummer>{ref('huidigeDocumentVersie', 15)}"
          f"{ref('zaak', 11)}{ref('kamerstukdossier', 10)}<volgnummer>127</volgnummer>"
          "<datum>2024-12-03T00:00:00</datum>")  # fmt: skip
    issue(feed, "documentVersie", 15,
          f"{ref('document', 14)}<externeidentifier>kst-30821-127</externeidentifier>")  # fmt: skip
    issue(feed, "activiteit", 16, "<soort>Stemmingen</soort><datum>2024-12-10T00:00:00</datum>")
    issue(feed, "agendapunt", 17, ref("activiteit", 16))
    issue(feed, "besluit", 18,
          f"{ref('agendapunt', 17)}{ref('zaak', 11)}<besluitSoort>{outcome}</besluitSoort>"
          "<status>Besluit</status>")  # fmt: skip
    for number, group, size, side in (
        (19, "D66", 9, "Voor"),
        (20, "VVD", 24, "Voor"),
        (21, "PVV", 37, "Tegen"),
    ):
        issue(feed, "stemming", number,
              f"{ref('besluit', 18)}<soort>{side}</soort><fractieGrootte>{size}</fractieGrootte>"
              f"<actorNaam>{group}</actorNaam><actorFractie>{group}</actorFractie>")  # fmt: skip


def questions(feed: FakeFeed, answered: bool = False) -> None:
    """Written questions of 20 February 2025."""
    issue(feed, "zaak", 30,
          "<nummer>2025Z03792</nummer><soort>Schriftelijke vragen</soort><onderwerp>Drones boven de haven"
          "</onderwerp><gestartOp>2025-02-20T00:00:00</gestartOp>")  # fmt: skip
    issue(feed, "zaakActor", 31,
          f"{ref('zaak', 30)}<actorNaam>D. Boswijk</actorNaam><actorFractie>CDA</actorFractie>"
          "<relatie>Indiener</relatie>")  # fmt: skip
    issue(feed, "zaakActor", 32,
          f"{ref('zaak', 30)}<actorNaam>R.P. Brekelmans</actorNaam><functie>minister van Defensie</functie>"
          "<relatie>Gericht aan</relatie>")  # fmt: skip
    if answered:
        issue(feed, "document", 33,
              "<soort>Antwoord schriftelijke vragen</soort><documentNummer>2025D12345</documentNummer>"
              f"{ref('huidigeDocumentVersie', 34)}{ref('zaak', 30)}"
              "<datum>2025-03-18T00:00:00</datum>")  # fmt: skip
        issue(feed, "documentVersie", 34,
              f"{ref('document', 33)}<externeidentifier>ah-tk-20242025-1244</externeidentifier>")  # fmt: skip


def sync(ledger: Ledger, feed: FakeFeed) -> int:
    """Follow the feed, which must be served, and keep the entries; gives how many changed."""
    told = follow(ledger, feed, sorted(feed.entries))
    assert told.problems == []
    return keep_entries(ledger, Origin(ADDRESS, Known(), TWEEDE_KAMER), WHEN, lambda done, total, what: None)


def add(ledger: Ledger, name: str, text: str) -> str:
    """Read, mark and keep a text, here and now; gives its digest."""
    data = text.encode()
    document = read(data, name)
    marks = mark(document)
    meaning = link(document, marks, date(2025, 6, 20))
    with ledger.writing(WHEN, READER_VERSION) as ink:
        ink.keep_document(File(document.digest, name, name, len(data)), document)
        found = (meaning.links, meaning.follow_ups, meaning.events)
        ink.keep_marks(document, marks, *found, MARKS_VERSION)
    return document.digest
