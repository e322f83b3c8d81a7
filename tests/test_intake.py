# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The whole flow under attack: what one file does costs only that file, and it is listed with the reason."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import pytest

from samenhang import intake, reception
from samenhang.app import Bureau
from samenhang.desks.library import export
from samenhang.intake import Job, Read, Reading, Task, Unread
from samenhang.ledger import Ledger, Request
from samenhang.model import Document, Evidence, MarkKind, Review, Verdict
from samenhang.reading import read
from samenhang.settings import Settings
from tests.conftest import Library

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and bounds of memory are POSIX")

TODAY = date(2026, 11, 22)
WHEN = "2026-11-22T12:00:00+00:00"
TASK = Task(today=TODAY, when=WHEN, seconds=4)
PAPERS = 120
ROOMY = 3_000_000_000
TIGHT = 900_000_000
SENTENCE = (
    "De minister van Defensie zegt toe de Kamer voor 1 juli {year} te informeren (Kamerstuk 33694, nr. {n})."
)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}]><officiele-publicatie>&h;</officiele-publicatie>'


# ---------------------------------------------------------------- files and processes that do harm


def harmful(data: bytes, name: str) -> Document:
    """Reads as ever, but some names make this process do what a bug in a reader could do."""
    match name:
        case "hangs.txt":
            time.sleep(600)
        case "kills.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        case "errs.txt":
            raise ZeroDivisionError("of ours")
        case "eats.txt":
            bytearray(TIGHT)
    return read(data, name)


def stricken(document: Document, day: date | None = None) -> NoReturn:
    """Marking that takes its process down."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def arm(memory: int) -> None:
    """Prepare a worker as the program does, and let names do harm."""
    reception.prepare(memory)
    intake.__dict__["read"] = harmful


def strike(memory: int) -> None:
    reception.prepare(memory)
    intake.__dict__["mark"] = stricken


def start(initializer: Any = arm, memory: int = ROOMY) -> Executor:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["samenhang.intake"])
    return ProcessPoolExecutor(2, mp_context=context, initializer=initializer, initargs=(memory,))


def write(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for n in range(count):
        lines = [
            f"Den Haag, {1 + n % 28} maart {2000 + n % 20}",
            SENTENCE.format(year=2001 + n % 20, n=n + 1),
        ]
        (folder / f"{n:03}.txt").write_text("\n\n".join(lines), "utf-8")
    return folder


def run(folder: Path, task: Task = TASK, memory: int = ROOMY) -> list[Reading]:
    return list(intake.in_parallel(intake.jobs_of([folder]), partial(start, arm, memory), task))


def outcomes(readings: list[Reading]) -> dict[str, str]:
    """For each file "read" or the code of the refusal, in the order in which they came."""
    return {r.file.name: "read" if isinstance(r, Read) else r.failure.code for r in readings}


# ---------------------------------------------------------------- one file against the rest


def test_files_come_in_reading_order_and_harm_stays_with_its_file(tmp_path: Path) -> None:
    folder = write(tmp_path / "files", 8)
    for name, after in (("kills", 1), ("hangs", 3), ("errs", 5), ("kills", 6)):
        path = folder / f"{after:03}-{name}" / f"{name}.txt"
        path.parent.mkdir()
        path.write_text(f"Tekst na {after}.")
    readings = run(folder)
    names = [r.file.name for r in readings]
    assert names == [path.name for path in sorted(folder.rglob("*.txt"), key=lambda p: p.parts)]
    found = [(r.file.name, r.failure) for r in readings if isinstance(r, Unread)]
    assert [(name, why.code) for name, why in found] == [
        ("kills.txt", "too-large"),
        ("hangs.txt", "too-large"),
        ("errs.txt", "damaged"),
        ("kills.txt", "too-large"),
    ]
    assert "4 seconds" in found[1][1].what
    assert "ZeroDivisionError" in found[2][1].what
    assert all(why.remedy for _, why in found)
    assert sum(isinstance(r, Read) for r in readings) == 8


def test_a_file_that_eats_all_memory_costs_itself(tmp_path: Path) -> None:
    folder = write(tmp_path / "files", 4)
    (folder / "eats.txt").write_text("Een reus.")
    (folder / "lines.txt").write_bytes(b"a\n\n" * 12_000_000)
    found = run(folder, replace(TASK, seconds=60), TIGHT)
    assert outcomes(found) == {f"{n:03}.txt": "read" for n in range(4)} | {
        "eats.txt": "too-large",
        "lines.txt": "too-large",
    }
    assert all("memory" in r.failure.what for r in found if isinstance(r, Unread))


def test_a_real_file_that_takes_too_long(tmp_path: Path) -> None:
    folder = write(tmp_path / "files", 2)
    row = f"<tr>{''.join(f'<td>Kamerstuk 33 694, nr. {n}, 3 maart 2015</td>' for n in range(40))}</tr>"
    (folder / "table.html").write_text(f"<html><body><table>{row * 20_000}</table></body></html>")
    assert outcomes(run(folder)) == {"000.txt": "read", "001.txt": "read", "table.html": "too-large"}


def test_what_is_under_way_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is taken from the source than may be under way, in number and in size."""
    monkeypatch.setattr(intake, "AHEAD", 3)
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for job in intake.jobs_of([write(tmp_path / "files", 12)]):
            taken += 1
            yield replace(job, file=replace(job.file, size=intake.WEIGHT)) if taken > 6 else job

    for given, _ in enumerate(intake.in_parallel(jobs(), start, TASK), 1):
        assert taken - given <= 3 if given < 6 else taken - given <= 1
    assert taken == 12


# ---------------------------------------------------------------- hostile files through the whole house


@pytest.fixture
def bureau(library: Library, tmp_path: Path) -> Iterator[Bureau]:
    """A bureau on both databases, with workers as the program has them."""
    with Bureau(settings(library, tmp_path)) as work:
        yield work


def settings(library: Library, folder: Path) -> Settings:
    originals = str(folder / "originals")
    return Settings(
        library.where, str(library.index), folder / "none.bin", 2, 10_000_000, 60, ROOMY, originals
    )


def add(work: Bureau, *paths: Path) -> Any:
    return work.add(paths, False, lambda done, total, what: None)


def test_hostile_files_are_listed_and_the_rest_is_kept(bureau: Bureau, tmp_path: Path) -> None:
    folder = write(tmp_path / "files", 3)
    laughs = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefg", "bcdefgh", strict=True))
    (folder / "laughs.xml").write_text(BOMB.format(laughs))
    (folder / "outside.xml").write_text('<!DOCTYPE x [<!ENTITY h SYSTEM "file:///etc/passwd">]><x>&h;</x>')
    (folder / "large.txt").write_bytes(b"a" * 10_000_001)
    with zipfile.ZipFile(folder / "bundle.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("good.txt", "Een brief van 3 maart 2015.")
        bundle.writestr("../out.txt", "eruit")
        bundle.writestr("bomb.txt", bytes(60_000_000))
        bundle.writestr("inner.zip", zipped("deep.txt"))
    (folder / "cut.zip").write_bytes(zipped("half.txt")[:60])
    answer = add(bureau, folder)
    assert sorted(answer.read) == ["000.txt", "001.txt", "002.txt", "bundle.zip/good.txt"]
    codes = {problem.name: problem.code for problem in answer.unread}
    assert codes.pop("bundle.zip/inner.zip") in ("unknown", "hostile")
    assert codes.pop("cut.zip") in ("damaged", "unknown")
    assert codes == {
        "laughs.xml": "hostile",
        "outside.xml": "hostile",
        "large.txt": "too-large",
        "bundle.zip/../out.txt": "hostile",
        "bundle.zip/bomb.txt": "hostile",
    }
    assert all(problem.what and problem.remedy for problem in answer.unread)
    listed = bureau.status()
    assert {p.name for p in listed.problems} == {p.name for p in answer.unread}
    assert (listed.read, listed.unread, listed.waiting) == (4, 7, 0)
    again = add(bureau, folder)
    assert (again.read, again.unread, again.known) == ((), (), 11)
    assert "root:" not in "".join(kept.document.text for kept in bureau.ledger.everything())
    originals = bureau.ledger.originals
    held = {file.name for file in bureau.ledger.files() if originals.has(file.digest)}
    assert {p.name for p in answer.unread} - held == {"bundle.zip/../out.txt", "bundle.zip/bomb.txt"}
    assert set(answer.read) < held


def zipped(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as bundle:
        bundle.writestr(name, "Een brief.")
    return held.getvalue()


def test_files_that_cannot_be_opened_or_change_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "files", 3)
    gone, changed, _ = jobs = list(intake.jobs_of([folder]))
    gone.path.unlink()
    changed.path.write_text("Iets anders.")
    found = [intake.read_and_mark(job, TASK) for job in jobs]
    assert outcomes(found) == {"000.txt": "damaged", "001.txt": "damaged", "002.txt": "read"}
    open_ = Path.open

    def closed(path: Path, *given: Any, **more: Any) -> Any:
        if path.name == "001.txt":
            raise PermissionError(13, "Permission denied")
        return open_(path, *given, **more)

    monkeypatch.setattr(Path, "open", closed)
    closed_, fine = intake.jobs_of([folder])
    assert closed_.refused is not None
    assert "Permission denied" in closed_.refused.what
    assert fine.refused is None


# ---------------------------------------------------------------- killed, and more than one at a time


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("papers") / "files", PAPERS)


@pytest.fixture(scope="module")
def undisturbed(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the ledger holds when nothing disturbs adding the papers."""
    home = tmp_path_factory.mktemp("undisturbed")
    with Bureau(Settings(str(home / "a.db"), "", home / "none", 2, 10_000_000, 60, ROOMY)) as work:
        assert len(add(work, papers).read) == PAPERS
        return lines_of(work.ledger)


def lines_of(ledger: Ledger) -> list[str]:
    out = io.StringIO()
    export.write_lines(ledger.everything(), out)
    return sorted(out.getvalue().splitlines())


def program(library: Library, papers: Path, originals: Path) -> subprocess.Popen[bytes]:
    """`samenhang add`, as a user starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "samenhang", "--database", library.where, "add", str(papers)],
        env={
            **os.environ,
            "SAMENHANG_INDEX": str(library.index),
            "SAMENHANG_ORIGINALS": str(originals),
            "SAMENHANG_WORKERS": "2",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def wait_until(ledger: Ledger, read: int) -> None:
    """Until the program has kept so many files, or knows of the files when `read` is 0."""
    for _ in range(2000):
        counted = ledger.status()
        if counted.read >= read and counted.read + counted.waiting > 0:
            return
        time.sleep(0.01)
    pytest.fail("the program does not come to it")


@pytest.mark.parametrize(
    ("sign", "kept"), [(signal.SIGKILL, 0), (signal.SIGKILL, 50), (signal.SIGINT, 50)], ids=str
)
def test_killed_halfway_the_next_run_finishes(
    sign: signal.Signals, kept: int, library: Library, papers: Path, undisturbed: list[str], tmp_path: Path
) -> None:
    ledger = library.open()
    process = program(library, papers, tmp_path / "originals")
    wait_until(ledger, kept)
    group = os.getpgid(process.pid)
    if sign is signal.SIGINT:
        os.killpg(group, sign)  # as a terminal does: to the program and its workers
    else:
        process.send_signal(sign)
    _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said, said.decode()
    assert process.returncode == (130 if sign is signal.SIGINT else -9)
    assert ended(group)
    with Bureau(settings(library, tmp_path)) as work:
        halfway = work.status()
        assert halfway.read + halfway.waiting == PAPERS
        assert halfway.waiting == len(halfway.waiting_files) > 0
        answer = add(work, papers)
        assert (len(answer.read), answer.known) == (halfway.waiting, halfway.read)
        assert work.status().waiting == 0
        assert lines_of(work.ledger) == undisturbed
        assert work.search("minister", 1).total == PAPERS


def ended(group: int) -> bool:
    """Whether nothing of the program is left after a while: no worker outlives it."""
    for _ in range(300):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return False


def test_two_at_once_and_readers_meanwhile(
    library: Library, papers: Path, undisturbed: list[str], tmp_path: Path
) -> None:
    ledger = library.open()
    processes = [program(library, papers, tmp_path / "originals") for _ in range(2)]
    while any(process.poll() is None for process in processes):
        counted = ledger.status()
        assert counted.read + counted.waiting in (0, PAPERS)
        lines = lines_of(ledger)  # whole documents only, each with all that was found in it
        assert set(lines) <= set(undisturbed)
        ledger.search(Request("minister", 5))
    for process in processes:
        assert process.communicate()[1] == b""
        assert process.returncode == 0
    assert lines_of(ledger) == undisturbed


# ---------------------------------------------------------------- marking again


def test_marked_again_reviews_stay(bureau: Bureau, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(bureau, write(tmp_path / "files", 3))
    kept = list(bureau.ledger.everything())
    mark = next(m for m in kept[0].marks if m.kind is MarkKind.ACTOR)
    document = kept[0].document
    words = Evidence(document.digest, mark.start, mark.end, document.text[mark.start : mark.end])
    said = Review("mark", "actor", words, Verdict.REJECTED, "Alice", WHEN)
    with bureau.ledger.writing(WHEN) as ink:
        ink.review(said)
    monkeypatch.setattr(intake, "MARKS_VERSION", "next")
    assert len(list(bureau.ledger.stale("next"))) == 3
    intake.mark_again(bureau.ledger, partial(start, strike), TASK)
    assert len(list(bureau.ledger.stale("next"))) == 3  # rules that break leave all as it was
    assert [k.marks for k in bureau.ledger.everything()] == [k.marks for k in kept]
    add(bureau, tmp_path / "files" / "000.txt")
    assert list(bureau.ledger.stale("next")) == []
    after = list(bureau.ledger.everything())
    assert [(k.marks, k.links, k.follow_ups, k.events) for k in after] == [
        (k.marks, k.links, k.follow_ups, k.events) for k in kept
    ]
    assert after[0].reviews == (said,)
    assert mark not in bureau.ledger.standing(document.digest).marks()
