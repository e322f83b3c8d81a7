# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Marking as a filter: offsets in the text as it was given, one answer a line, whatever the line is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.filter import mark_lines, mark_text
from samenhang.linking.linker import Known
from samenhang.marking.marker import mark
from samenhang.reading import read, read_text
from tests.growth import growth

KEYS = ["kind", "start", "end", "text", "value", "target", "rule", "score"]


def marks(text: str, day: str | None = None) -> list[dict[str, Any]]:
    return mark_text(text, date.fromisoformat(day) if day else None)


def targets(text: str) -> dict[str, str]:
    """The words of each reference by what they point at."""
    return {m["target"]: text[m["start"] : m["end"]] for m in marks(text) if m["kind"] == "reference"}


# ---------------------------------------------------------------- offsets


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zie Kamerstuk 33694, nr. 6.", "Kamerstuk 33694, nr. 6"),
        ("Zie Kamer-\nstuk 33694, nr. 6.", "Kamer-\nstuk 33694, nr. 6"),
        ("Zie Kamer-\r\nstuk 33694,\r\nnr. 6.", "Kamer-\r\nstuk 33694,\r\nnr. 6"),
        ("Zie Kamerstuk\t33694,\tnr. 6.", "Kamerstuk\t33694,\tnr. 6"),
        ("Zie Kamerstuk 33\u00a0694,\u00a0nr.\u00a06.", "Kamerstuk 33\u00a0694,\u00a0nr.\u00a06"),
        ("\ufeffKamerstuk 33694, nr. 6.", "Kamerstuk 33694, nr. 6"),
        ("😀😀 𝔎 Kamerstuk 33694, nr. 6 😀", "Kamerstuk 33694, nr. 6"),
        ("e\u0301e\u0301n: Kamerstuk 33694, nr. 6", "Kamerstuk 33694, nr. 6"),
        ("\n\n   \n  Kamerstuk 33694, nr. 6", "Kamerstuk 33694, nr. 6"),
        (
            "De minister heeft de Kamer bij brief van 3 maart 2015 laten weten dat\nde voortgang van het "
            "onderzoek, zoals beschreven in Kamerstuk 33694,\nnr. 6, geen aanleiding geeft tot zorg.",
            "Kamerstuk 33694,\nnr. 6",
        ),
        ("De stand  van   zaken:  Kamerstuk   33694,   nr. 6", "Kamerstuk   33694,   nr. 6"),
        ("soft\u00adhy\u00adphen Kamer\u00adstuk 33694, nr. 6", "Kamer\u00adstuk 33694, nr. 6"),
        ("a\x00b Kamerstuk 33694, nr. 6", "Kamerstuk 33694, nr. 6"),
        ("\ud800 Kamerstuk 33694, nr. 6", "Kamerstuk 33694, nr. 6"),
    ],
)
def test_words_are_found_where_they_were_given(text: str, words: str) -> None:
    assert targets(text) == {"kst-33694-6": words}


def test_what_was_wrapped_with_empty_lines_between() -> None:
    text = "Het verslag is te vinden in Kamer-\n\nstuk 33694, nr. 6 en\n\nverder nergens in deze zin.\n\n" * 4
    found = [m for m in marks(text) if m["kind"] == "reference"]
    assert len(found) == 4
    assert {m["text"] for m in found} == {"Kamer-\n\nstuk 33694, nr. 6"}


FILLER = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)
NOTHING = st.sampled_from(
    ["", " ", "\n", "\n\n", "\t", "\u00a0", "😀 ", "\ufeff", "a-\n", "\r\n", "\f", "\u2028"]
)
GAP = st.sampled_from([" ", "\t", "\u00a0", "\u202f", "  "])


@given(st.lists(st.one_of(FILLER, NOTHING, st.just("Kamerstuk 33694, nr. 6; de minister van Defensie"))))
@settings(max_examples=150, deadline=None)
def test_text_is_always_what_stands_there(parts: list[str]) -> None:
    text = "".join(parts)
    last = -1
    for found in marks(text):
        assert list(found) == KEYS
        assert 0 <= found["start"] < found["end"] <= len(text)
        assert found["text"] == text[found["start"] : found["end"]]
        assert found["start"] >= last
        last = found["start"]


@given(st.lists(NOTHING, max_size=6), GAP, GAP, NOTHING)
@settings(max_examples=150, deadline=None)
def test_the_place_is_exact_whatever_stands_around_it(
    before: list[str], one: str, two: str, after: str
) -> None:
    words = f"Kamerstuk{one}33694,{two}nr. 6"
    text = f"{''.join(before)} zie {words} {after}"
    assert targets(text) == {"kst-33694-6": words}


# ---------------------------------------------------------------- as a whole document


LETTER = "Den Haag, 21 december 2015\n\nGeachte voorzitter,\n\nBij brief van 12 november jl. schreef ik u.\n"
DEBATE = (
    "Handelingen II 2014-2015, nr. 24, item 6\n\nDe heer Jansen (CDA):\nKomt er een brief?\n\n"
    "Minister Hennis-Plasschaert:\nIk zeg toe dat de Kamer voor de zomer een brief ontvangt.\n"
)
MOTION = (
    "MOTIE VAN HET LID JANSEN\nVoorgesteld 3 maart 2015\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
    "verzoekt de regering de Kamer voor 1 juli te informeren,\n\nen gaat over tot de orde van de dag.\n"
)


def test_the_date_of_a_letter_is_its_own() -> None:
    days = [m["value"]["earliest"] for m in marks(LETTER) if m["kind"] == "date"]
    assert days == ["2015-12-21", "2015-11-12"]


def test_a_date_that_is_given_goes_first() -> None:
    days = [m["value"]["earliest"] for m in marks(LETTER, "2019-12-01") if m["kind"] == "date"]
    assert days == ["2015-12-21", "2019-11-12"]
    assert not any(m["value"]["earliest"] for m in marks("Op 12 november jl.") if m["kind"] == "date")


def test_an_office_is_held_by_whoever_held_it_then() -> None:
    assert {m["target"] for m in marks("Minister Dijkstal sprak.", "1995-05-01")} == {
        m["target"] for m in marks("Den Haag, 1 mei 1995\n\nMinister Dijkstal sprak.") if m["kind"] == "actor"
    }


@pytest.mark.parametrize("text", [LETTER, DEBATE, MOTION], ids=["letter", "debate", "motion"])
def test_the_same_marks_as_a_file_with_this_text(text: str) -> None:
    document = read(text.encode(), "")
    assert document.facts == read_text(text).facts
    wanted = [(m.kind.value, dict(m.value), m.rule, m.score) for m in mark(document)]
    assert wanted
    assert [(m["kind"], m["value"], m["rule"], m["score"]) for m in marks(text)] == wanted


def test_what_looks_like_markup_is_read_as_text() -> None:
    text = "<p>Zie Kamerstuk 33694, nr. 6</p>"
    assert targets(text) == {"kst-33694-6": "Kamerstuk 33694, nr. 6"}


def test_an_imported_list_is_asked() -> None:
    seen: list[str] = []

    def exists(identifier: str) -> bool:
        seen.append(identifier)
        return True

    mark_text("Zie Kamerstuk 33694, nr. 6.", known=Known(exists, lambda prefix: []))
    assert set(seen) == {"kst-33694-6"}


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("line", "name", "says"),
    [
        (b"geen json", None, "not JSON"),
        (b'{"id": 1, "text": "a"', None, "not JSON"),
        (b'{"id": NaN, "text": "a"}', None, "NaN"),
        (b"\xff\xfe\xfd", None, "not JSON"),
        (b'{"id": "\xff"}', None, "not JSON"),
        (b"[" * 200_000, None, "not JSON"),
        (b"[1]", None, "not an object"),
        (b"null", None, "not an object"),
        (b'"text"', None, "not an object"),
        (b'{"id": 3}', 3, '"text"'),
        (b'{"id": 3, "text": null}', 3, '"text"'),
        (b'{"id": 3, "text": 5}', 3, '"text"'),
        (b'{"id": 3, "text": ["a"]}', 3, '"text"'),
        (b'{"id": 3, "text": "a", "date": "gisteren"}', 3, "'gisteren'"),
        (b'{"id": 3, "text": "a", "date": "2015-02-30"}', 3, "'2015-02-30'"),
        (b'{"id": 3, "text": "a", "date": 20150203}', 3, '"date"'),
        (b'{"id": 3, "text": "a", "date": {}}', 3, '"date"'),
    ],
)
def test_a_line_that_is_not_right_is_told_and_passed_over(line: bytes, name: Any, says: str) -> None:
    good = b'{"id": "next", "text": "Zie Kamerstuk 33694, nr. 6"}'
    blank, wrong, right = b"  \n", *mark_lines([b"\n", line, good])
    assert blank.strip() == b""
    assert (wrong["id"], wrong["line"], list(wrong)) == (name, 2, ["id", "error", "line"])
    assert says in wrong["error"]
    assert wrong["error"].startswith("line 2 ")
    assert (right["id"], len(right["marks"])) == ("next", 1)


@pytest.mark.parametrize("text", ["", " \n\t", "\u00ad", "\ufeff", "\u200b", "\x0c", "\\ud800"])
def test_nothing_to_mark_is_no_mistake(text: str) -> None:
    [answer] = mark_lines([f'{{"id": 1, "text": "{text}", "date": ""}}'.encode().replace(b"\n", b"\\n")
                           .replace(b"\t", b"\\t").replace(b"\x0c", b"\\f")])  # fmt: skip
    assert answer == {"id": 1, "marks": []}


@pytest.mark.parametrize("name", [1, 1.5, "a", "é😀", None, True, [1, {"a": 2}], {"a": []}])
def test_an_id_comes_back_as_it_was(name: Any) -> None:
    [answer] = mark_lines([json.dumps({"id": name, "text": "a", "more": 1}).encode()])
    assert answer["id"] == name


def test_half_characters_can_be_printed_and_move_nothing() -> None:
    line = b'{"id": "\\udc00", "text": "\\ud800\\ud800 Kamerstuk 33694, nr. 6 \\ud83d\\ude00"}'
    [answer] = mark_lines([b"\xef\xbb\xbf" + line])
    assert (answer["marks"][0]["start"], answer["marks"][0]["end"]) == (3, 25)
    json.dumps(answer, ensure_ascii=False).encode()


def test_a_line_of_five_megabytes() -> None:
    paragraph = "In de samenleving wordt daar breed over gesproken. " * 20 + "Zie Kamerstuk 33694, nr. 6.\n\n"
    text = paragraph * (5_000_000 // len(paragraph))
    [answer] = mark_lines([json.dumps({"id": 1, "text": text}).encode()])
    found = [m for m in answer["marks"] if m["target"] == "kst-33694-6"]
    assert len(found) == text.count("Kamerstuk")
    assert all(text[m["start"] : m["end"]] == "Kamerstuk 33694, nr. 6" for m in (found[0], found[-1]))


def test_one_line_long_is_not_slower_than_many() -> None:
    """A text without a line end takes time in proportion to its length."""
    words = "de minister van 3 maart 2015 over Kamerstuk 33694, nr. 6 en de motie-Jansen c.s. "
    assert growth(lambda times: mark_text(words * times), 500) < 3


def test_it_asks_for_a_line_only_when_the_last_is_answered() -> None:
    asked = 0

    def lines() -> Iterator[bytes]:
        nonlocal asked
        for asked in range(1, 4):
            yield b'{"id": %d, "text": "Zie Kamerstuk 33694, nr. 6"}' % asked

    assert [(answer["id"], asked) for answer in mark_lines(lines())] == [(1, 1), (2, 2), (3, 3)]


def test_the_program_streams() -> None:
    """A line is out before the next one is in, also through pipes."""
    with subprocess.Popen(
        [sys.executable, "-m", "samenhang", "mark", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "SAMENHANG_IDENTIFIERS": os.devnull + ".none"},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            line = {"id": number, "text": "Zie Kamerstuk 33694, nr. 6 😀", "date": "2015-12-21"}
            process.stdin.write(json.dumps(line).encode() + b"\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert (answer["id"], answer["marks"][0]["target"]) == (number, "kst-33694-6")
        process.stdin.close()
        assert process.wait(timeout=20) == 0
