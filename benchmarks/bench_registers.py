# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of the register from a feed to items: python -m benchmarks.bench_registers [--entries 20000]

Commitments, motions with fifteen votes each and written questions are kept as a feed brings them; then made
into documents, then settled into items, and once more where nothing changed, and where a hundredth did. The
limit stands beside the figures, all in seconds of the processor. `keeping` is what it takes to keep the
entities alone: the peer.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from pathlib import Path

from tests.registering import ADDRESS, WHEN, issue, ref
from tests.servers.parliament import FakeFeed

from samenhang.delivery import delivery_of
from samenhang.desks.followup.register import settle
from samenhang.ledger import Ledger, open_ledger
from samenhang.ledger.arrivals import ArrivalsInk
from samenhang.linking.linker import Known
from samenhang.registers import TWEEDE_KAMER, Origin, keep_entries
from samenhang.sources.syncfeed import read_page

SECONDS = 90.0
GROUPS = (
    "PVV",
    "GroenLinks-PvdA",
    "VVD",
    "NSC",
    "D66",
    "BBB",
    "CDA",
    "SP",
    "DENK",
    "PvdD",
    "FVD",
    "SGP",
    "CU",
)
SUBJECTS = (
    "drinkwater",
    "noodpakketten",
    "havens",
    "satellieten",
    "hybride dreigingen",
    "zeekabels",
    "drones",
)
PLACES = ("Rotterdam", "Groningen", "Zeeland", "Eindhoven", "Brabant", "Limburg", "Texel", "Urk", "Delfzijl")


def filled(entries: int) -> FakeFeed:
    """A feed with that many entries: of five two commitments, two motions, and one of written questions."""
    feed = FakeFeed(page=1_000)
    for number in range(entries):
        (_commitment, _motion, _commitment, _motion, _questions)[number % 5](feed, number)
    return feed


def _about(number: int) -> str:
    subject, place = SUBJECTS[number % len(SUBJECTS)], PLACES[number // 7 % len(PLACES)]
    return f"de bescherming van {subject} in {place}, onderdeel {number} van het programma"


def _day(number: int) -> str:
    return f"{2010 + number % 15}-{number % 12 + 1:02}-{number % 27 + 1:02}"


def _commitment(feed: FakeFeed, number: int, status: str = "Openstaand") -> None:
    own = number * 100
    issue(
        feed, "toezegging", own,
        f"<nummer>TZ{_day(number)[:7].replace('-', '')}-{number}</nummer>{ref('activiteit', own + 1)}"
        f"<achternaam>Wiersma</achternaam><functie>Minister van Defensie</functie><status>{status}</status>"
        f"<tekst>De minister informeert de Kamer binnen drie maanden over {_about(number)}.</tekst>",
    )  # fmt: skip
    about = f"<soort>Commissiedebat</soort><nummer>2024A{number:05}</nummer>"
    issue(feed, "activiteit", own + 1, f"{about}<datum>{_day(number)}T00:00:00</datum>")


def _motion(feed: FakeFeed, number: int) -> None:
    own = number * 100
    about = f"<soort>Motie</soort><onderwerp>Motie over {_about(number)}</onderwerp>"
    issue(
        feed,
        "zaak",
        own,
        f"{about}<nummer>2024Z{number:05}</nummer><gestartOp>{_day(number)}T00:00:00</gestartOp>",
    )
    for place in (1, 2):
        name = (
            f"<actorNaam>{PLACES[(number + place) % len(PLACES)]}</actorNaam><actorFractie>D66</actorFractie>"
        )
        relation = "Indiener" if place == 1 else "Medeindiener"
        issue(feed, "zaakActor", own + place, f"{ref('zaak', own)}{name}<relatie>{relation}</relatie>")
    paper = (
        f"<soort>Motie</soort><datum>{_day(number)}T00:00:00</datum>{ref('huidigeDocumentVersie', own + 4)}"
    )
    issue(feed, "document", own + 3, ref("zaak", own) + paper)
    name = f"<externeidentifier>kst-{30_000 + number // 200}-{number % 200 + 1}</externeidentifier>"
    issue(feed, "documentVersie", own + 4, ref("document", own + 3) + name)
    outcome = ("aangenomen", "verworpen")[number % 2]
    decided = f"<besluitSoort>Stemmen - {outcome}</besluitSoort><status>Besluit</status>"
    issue(feed, "besluit", own + 5, ref("zaak", own) + decided)
    for place, group in enumerate(GROUPS):
        side = ("Voor", "Tegen")[(number + place) % 2]
        said = f"<soort>{side}</soort><actorFractie>{group}</actorFractie>"
        size = f"<fractieGrootte>{place + 1}</fractieGrootte>"
        issue(feed, "stemming", own + 10 + place, ref("besluit", own + 5) + said + size)


def _questions(feed: FakeFeed, number: int) -> None:
    own = number * 100
    about = f"<soort>Schriftelijke vragen</soort><onderwerp>Vragen over {_about(number)}</onderwerp>"
    began = f"<nummer>2024Z{number:05}</nummer><gestartOp>{_day(number)}T00:00:00</gestartOp>"
    issue(feed, "zaak", own, about + began)
    for place, relation in enumerate(("Indiener", "Gericht aan"), 1):
        name = f"<actorNaam>{PLACES[(number + place) % len(PLACES)]}</actorNaam><relatie>{relation}</relatie>"
        issue(feed, "zaakActor", own + place, ref("zaak", own) + name)


def bring(ledger: Ledger, feed: FakeFeed, since: int = 0) -> int:
    """Keep what the feed has after a token; gives how many entities."""
    count = 0
    for category in feed.entries:
        after = since
        while (page := read_page(feed.feed(category, after))).entities:
            after = int(page.cursor.partition("skiptoken=")[2].partition("&")[0])
            with ledger.writing(WHEN) as ink:
                ArrivalsInk(ink.connection).keep(delivery_of(category, page, page.cursor, ("", WHEN)))
            count += len(page.entities)
    return count


def timed(ledger: Ledger) -> tuple[float, float, int]:
    """The seconds of making documents and of settling them into items, and how many there were."""
    begun = time.process_time()
    changed = keep_entries(
        ledger, Origin(ADDRESS, Known(), TWEEDE_KAMER), WHEN, lambda done, total, what: None
    )
    made = time.process_time()
    settle(ledger)
    return made - begun, time.process_time() - made, changed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=20_000)
    entries = parser.parse_args().entries
    feed = filled(entries)
    with tempfile.TemporaryDirectory() as folder:
        ledger = open_ledger(str(Path(folder) / "ledger.db"))
        begun = time.process_time()
        entities = bring(ledger, feed)
        keeping = time.process_time() - begun
        making, settling, changed = timed(ledger)
        assert changed == entries, changed
        again = timed(ledger)
        token = feed.token
        for number in range(0, entries, 500):
            _commitment(feed, number, "Voldaan")
        bring(ledger, feed, token)
        few = timed(ledger)
        ledger.close()
    figures = {
        "entries": entries,
        "entities": entities,
        "keeping": round(keeping, 1),
        "making": round(making, 1),
        "settling": round(settling, 1),
        "together": round(making + settling, 1),
        "limit": SECONDS,
        "nothing changed": round(sum(again[:2]), 2),
        "changed": few[2],
        "few changed": round(sum(few[:2]), 2),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
