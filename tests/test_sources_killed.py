# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any source that is killed anywhere, again and again, ends with exactly the ledger of one left alone.

SAMENHANG_KILLS says how often each is killed: 2 times as a rule, 200 to be thorough.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from samenhang.sources.catalogue import Choice
from tests.killing import opened, run, whole
from tests.reading.pdf_writer import PdfWriter
from tests.servers.loopback import Answering, Reply, serving
from tests.servers.publications import FakeFeed, FakeIndex, FakeKoop
from tests.sources.koop_answers import Paper, body

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on this system")
KILLS = int(os.environ.get("SAMENHANG_KILLS", "2"))
LISTED = "Toezeggingen die openstaand zijn: Evaluatie samenwerking ({}) (T0{}); Weerbaarheid (T02223)."


@dataclass
class Outside:
    """What one source has, at a server of this machine; `change` makes it other than it was."""

    source: str
    choice: Choice
    settings: dict[str, str]
    change: Callable[[], None]
    stack: ExitStack = field(default_factory=ExitStack)


def texts(number: int) -> str:
    return f"Brief {number} over de nationale veiligheid: de minister zendt de Kamer het rapport toe."


def printed(words: str) -> bytes:
    """A PDF with these words."""
    writer = PdfWriter()
    writer.page().paragraph(700, words)
    return writer.build()


def shown(words: str) -> bytes:
    """A page with these words."""
    return f"<html><body><p>{words}</p></body></html>".encode()


def with_words(fake: Answering, written: Callable[[str], bytes]) -> Answering:
    """The same, with a text of its own in each file."""

    def answer(path: str, headers: Mapping[str, str]) -> Reply:
        true = fake(path, headers)
        named = re.search(r"/((?:stuk|advies)-\w+)(?:\.pdf)?$", path)
        is_file = true.status == 200 and named and not true.body.startswith((b"{", b"[", b"<title>"))
        return Reply(written(f"Dit is {named[1]}: {texts(0)}")) if is_file and named else true

    return answer


def paper(name: str, day: str, number: int, **more: object) -> Paper:
    return Paper(name, day, bodies={"xml": body(texts(number))}, **more)  # type: ignore[arg-type]


def koop(stack: ExitStack, folder: Path) -> Outside:
    """Papers, of which one has no file, one an annex, and one only a page; later some are others."""
    papers = [paper(f"kst-30821-{n}", f"2025-02-{n:02}", n) for n in range(1, 9)]
    papers.append(Paper("blg-7", "2025-02-03", main="kst-30821-3", forms=("metadata", "pdf"), dossiers=()))
    papers.append(Paper("kst-30821-90", "2025-02-20", forms=("metadata",)))
    fake = FakeKoop(papers, most=3)
    server = stack.enter_context(serving(fake))
    fake.address = server.address

    def change() -> None:
        fake.papers[1] = paper("kst-30821-2", "2025-03-01", 200)
        fake.papers[4] = paper("kst-30821-5", "2025-03-01", 5, title="Nationale Veiligheid; Brief; Herdruk")
        fake.papers.append(paper("kst-30821-91", "2025-03-02", 91))

    where = {"SAMENHANG_KOOP": f"{server.address}/sru", "SAMENHANG_KOOP_FILES": server.address}
    return Outside("koop", Choice("30821"), where, change)


def eerstekamer(stack: ExitStack, folder: Path) -> Outside:
    """Letters that list the same commitments again and again."""

    def letter(number: int, day: str) -> Paper:
        words = body(f"{texts(number)}</al><al>" + LISTED.format("33.344", 1970 + number % 2))
        title = "Toezeggingen; Brief; Rappel"
        return Paper(f"kst-33268-{chr(64 + number)}", day, title, bodies={"xml": words}, day=day)

    fake = FakeKoop([letter(n, f"2025-01-{10 + n}") for n in range(1, 6)], most=2)
    server = stack.enter_context(serving(fake))
    fake.address = server.address

    def change() -> None:
        fake.papers += [letter(8, "2025-05-01"), letter(9, "2025-04-01")]

    where = {"SAMENHANG_KOOP": f"{server.address}/sru", "SAMENHANG_KOOP_FILES": server.address}
    return Outside("eerstekamer", Choice(), where, change)


def indexed(stack: ExitStack) -> tuple[FakeIndex, str, Callable[[], None]]:
    """Documents of an index; a page of some is broken at first, and later some change and one is gone."""
    fake = FakeIndex({f"stuk-{n}": f"2025-02-{n:02}T10:00:00Z" for n in range(1, 10)})
    server = stack.enter_context(serving(with_words(fake, printed)))
    fake.address = server.address
    fake.faults.plan("stuk-4", Reply(status=500), times=1)

    def change() -> None:
        fake.moments |= {"stuk-2": "2025-03-04T10:00:00Z", "stuk-x": "2025-03-05T10:00:00Z"}
        del fake.moments["stuk-7"]

    return fake, server.address, change


def openoverheid(stack: ExitStack, folder: Path) -> Outside:
    _, address, change = indexed(stack)
    where = {"SAMENHANG_OPENOVERHEID": f"{address}/api/v0"}
    return Outside("openoverheid", Choice(query="veiligheid"), where, change)


def rijksoverheid(stack: ExitStack, folder: Path) -> Outside:
    _, address, change = indexed(stack)
    where = {"SAMENHANG_RIJKSOVERHEID": f"{address}/documents", "SAMENHANG_RIJKSOVERHEID_FILES": address}
    return Outside("rijksoverheid", Choice(since="2025"), where, change)


def feeds(stack: ExitStack, folder: Path) -> Outside:
    """Three pages at the first round; later an entry is new and one is taken away."""
    fake = FakeFeed([[f"advies-{page}{n}" for n in range(3)] for page in range(3)])
    server = stack.enter_context(serving(with_words(fake, shown)))
    fake.address = server.address

    def change() -> None:
        fake.pages[0].insert(0, "advies-nieuw")
        fake.etag = '"2"'

    return Outside("feeds", Choice(), {"SAMENHANG_FEEDS": f"wrr={server.address}/feed"}, change)


def watched(stack: ExitStack, folder: Path) -> Outside:
    """More files than are taken together; later one is gone, one is changed, one is new."""
    post = folder / "post"
    post.mkdir()

    def write(name: str, number: int) -> None:
        (post / name).write_text(texts(number) + "\n", "utf-8")
        os.utime(post / name, (time.time() - 600 - number,) * 2)

    for number in range(22):
        write(f"nota-{number:02}.txt", number)

    def change() -> None:
        (post / "nota-03.txt").unlink()
        write("nota-04.txt", 400)
        write("nota-x.txt", 99)

    return Outside("folder", Choice(), {"SAMENHANG_FOLDERS": f"post={post}"}, change)


SOURCES = (koop, eerstekamer, openoverheid, rijksoverheid, feeds, watched)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty ledger in it."""
    folder = tmp_path_factory.mktemp("empty") / "ledger"
    folder.mkdir()
    opened(folder).close()
    return folder


@pytest.mark.parametrize("make", SOURCES, ids=lambda make: make.__name__)
def test_a_source_that_is_killed_anywhere_ends_the_same(
    make: Callable[[ExitStack, Path], Outside], empty: Path, tmp_path: Path
) -> None:
    chance = random.Random(11)
    calm, killed = (Path(shutil.copytree(empty, tmp_path / name)) for name in ("calm", "killed"))
    with ExitStack() as stack:
        outside = make(stack, tmp_path)
        settings = outside.settings | {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        for kills, then in ((KILLS, outside.change), (max(1, KILLS // 3), lambda: None)):
            span = run(calm, settings, outside.source, outside.choice)
            for _ in range(kills):
                run(killed, settings, outside.source, outside.choice, chance.randint(2, max(3, span // 2)))
            run(killed, settings, outside.source, outside.choice)
            told, found = told_by(calm), told_by(killed)
            assert {name: found[name] for name in told if found[name] != told[name]} == {
                name: told[name] for name in told if found[name] != told[name]
            }
            then()


def told_by(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    ledger = opened(folder)
    try:
        return whole(ledger)
    finally:
        ledger.close()
