# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of identifiers: import, look-up, prefixes, damage."""

from __future__ import annotations

import gzip
import lzma
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenhang.errors import InvalidInput, LedgerError
from samenhang.ledger import identifiers
from samenhang.ledger.identifiers import Identifiers, import_list

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "parliament" / "wetsuite" / "op_keylist.xz"
SOME = [f"kst-{dossier}-{number}" for dossier in range(33700, 33760) for number in range(1, 25)]
SOME += [f"h-tk-20072008-{page}-{page + 3}" for page in range(3600, 3700, 3)]


@pytest.fixture
def listed(tmp_path: Path) -> Identifiers:
    source = tmp_path / "list.txt"
    source.write_text("\n".join(SOME) + "\n")
    import_list(source, tmp_path / "ids")
    return Identifiers.open(tmp_path / "ids")


def test_what_was_imported_is_there_and_nothing_else(listed: Identifiers) -> None:
    assert len(listed) == len(SOME)
    assert all(one in listed for one in SOME)
    for absent in (
        "",
        "kst-33700-25",
        "kst-33700-1 ",
        "kst-33700",
        "st-33700-1",
        "zzz",
        "\n",
        "kst-33700-1\nkst",
        "é",
    ):
        assert absent not in listed
    assert 3 not in listed
    assert list(listed) == sorted(SOME)


@pytest.mark.parametrize(
    "prefix",
    ["h-tk-20072008-", "kst-33700-", "kst-33700-1", "kst-", "zzz", "", "h-tk-20072008-3600-3603", "é"],
)
def test_prefixes(listed: Identifiers, prefix: str) -> None:
    assert listed.starting_with(prefix) == sorted(one for one in SOME if one.startswith(prefix))


@pytest.mark.parametrize("kind", ["plain", "gz", "xz", "crlf", "no-end", "comments"])
def test_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    content = ("\n".join(reversed(SOME)) + "\n").encode()
    written = {
        "plain": content,
        "gz": gzip.compress(content),
        "xz": lzma.compress(content),
        "crlf": content.replace(b"\n", b"\r\n"),
        "no-end": content.rstrip(),
        "comments": b"# a comment\n\n" + content + b"\n# the end\n",
    }[kind]
    source = tmp_path / "list"
    source.write_bytes(written)
    assert import_list(source, tmp_path / "ids") == len(SOME)
    with Identifiers.open(tmp_path / "ids") as found:
        assert list(found) == sorted(SOME)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(lines=st.lists(st.from_regex(r"[a-z]{1,4}-[0-9A-Z-]{1,12}", fullmatch=True), min_size=1, max_size=400))
def test_import_is_sorting_without_doubles(tmp_path: Path, lines: list[str]) -> None:
    source = tmp_path / "list"
    source.write_text("\n".join(lines))
    run, identifiers._RUN = identifiers._RUN, 50  # many runs, to be merged
    try:
        import_list(source, tmp_path / "ids")
    finally:
        identifiers._RUN = run
    with Identifiers.open(tmp_path / "ids") as found:
        assert list(found) == sorted(set(lines))
        assert found.starting_with(lines[0][:4]) == sorted({x for x in lines if x.startswith(lines[0][:4])})


def test_small_runs_are_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identifiers, "_RUN", 10)
    monkeypatch.setattr(identifiers, "_CHUNK", 64)
    shuffled = SOME * 2
    random.Random(1).shuffle(shuffled)
    source = tmp_path / "list"
    source.write_text("\n".join(shuffled))
    seen: list[int] = []
    assert import_list(source, tmp_path / "ids", seen.append) == len(SOME)
    assert seen == sorted(seen)
    assert seen[-1] == len(shuffled)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ids", "list"]


BAD: list[tuple[str, bytes, str]] = [
    ("a sentence", b"kst-1-1\ndit is geen kenmerk\n", "line 2"),
    ("markup", b"kst-1-1\nkst-1-2\n<html>\n", "line 3"),
    ("no hyphen", b"kst\n", "line 1"),
    ("bytes", b"kst-1-1\n\xff\xfe\x00-1\n", "line 2"),
    ("one endless line", b"kst-1-1\nkst-" + b"1" * 3_000_000, "line 2"),
    ("nothing", b"", "no identifiers"),
    ("blank", b"\n\n# nothing\n", "no identifiers"),
    ("cut xz", lzma.compress("\n".join(SOME).encode())[:-40], "cannot be read"),
    ("cut gz", gzip.compress("\n".join(SOME).encode())[:-40], "cannot be read"),
    ("broken xz", b"\xfd7zXZ\x00" + b"rubbish" * 20, "cannot be read"),
]


@pytest.mark.parametrize(("content", "said"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_damaged_list_is_refused_and_the_old_one_stays(
    listed: Identifiers, content: bytes, said: str
) -> None:
    source = listed.path.with_name("bad")
    source.write_bytes(content)
    with pytest.raises(InvalidInput, match=said):
        import_list(source, listed.path)
    assert len(Identifiers.open(listed.path)) == len(SOME)
    assert not [p for p in listed.path.parent.iterdir() if p.name.startswith(".identifiers")]


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        import_list(tmp_path / "absent", tmp_path / "ids")


def test_a_new_list_takes_the_place_of_the_old_one_under_its_readers(listed: Identifiers) -> None:
    source = listed.path.with_name("new")
    source.write_text("blg-12345\n")
    import_list(source, listed.path)
    assert SOME[0] in listed  # who has it open reads on in the old one
    with Identifiers.open(listed.path) as fresh:
        assert list(fresh) == ["blg-12345"]


def test_opening_what_is_not_there_says_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="identifiers import"):
        Identifiers.open(tmp_path / "absent")


@pytest.mark.parametrize("damage", ["empty", "cut", "head", "foot", "index", "other"])
def test_a_damaged_file_is_said_to_be(listed: Identifiers, damage: str) -> None:
    content = listed.path.read_bytes()
    path = listed.path.with_name("damaged")
    path.write_bytes(
        {
            "empty": b"",
            "cut": content[:-100],
            "head": b"x" + content[1:],
            "foot": content[:-60] + b"\0" * 44 + content[-16:],
            "index": content[:-150] + b"\0" * 60 + content[-90:],
            "other": b"kst-33763-141\n" * 100,
        }[damage]
    )
    with pytest.raises(LedgerError, match="damaged"):
        Identifiers.open(path)


def test_a_damaged_block_is_said_to_be(listed: Identifiers) -> None:
    content = bytearray(listed.path.read_bytes())
    content[40:60] = b"\0" * 20
    path = listed.path.with_name("damaged")
    path.write_bytes(content)
    with Identifiers.open(path) as found, pytest.raises(LedgerError, match="damaged"):
        list(found)


@pytest.mark.skipif(not REAL.exists(), reason="the real list of identifiers is not here")
def test_the_real_list(tmp_path: Path) -> None:
    path = tmp_path / "ids"
    assert import_list(REAL, path) == 5_533_825
    assert path.stat().st_size < 60_000_000
    with Identifiers.open(path) as found:
        for one in ("kst-33763-141", "kst-33694-6", "kst-35570-17", "h-tk-20152016-24-6", "stb-2019-12"):
            assert one in found
        assert "kst-33763-99999" not in found
        on_page = found.starting_with("h-tk-20072008-3623-")
        assert on_page == ["h-tk-20072008-3623-3623", "h-tk-20072008-3623-3626"]
        questions = [f"kst-{dossier}-{number}" for dossier in range(30000, 36000, 7) for number in (1, 9)]
        assert 500 < sum(one in found for one in questions) < len(questions)
