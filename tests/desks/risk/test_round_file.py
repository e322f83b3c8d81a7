# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A round in a file: taken as written, and refused with the line, the field and what is expected."""

from __future__ import annotations

import pytest

from samenhang.desks.risk.analysis.elicitation.question import Kind, Scale
from samenhang.desks.risk.round_file import MOST, read_round
from samenhang.errors import InvalidInput
from tests.desks.risk.rounds import FILE


def test_a_round_is_taken_as_it_is_written() -> None:
    made, asked = read_round(FILE.encode(), "ronde.yaml")
    assert (made.title, made.language, len(asked)) == ("Uitval van stroom", "nl", 5)
    first, realisation = asked[0]
    assert (first.key, first.kind, first.scale, first.upper) == ("duur", Kind.PERCENTILES, Scale.LOG, 5000)
    assert realisation is None
    assert [real for _, real in asked] == [None, 1000123.0, None, "middel", None]


def test_a_question_without_a_name_gets_one() -> None:
    _, asked = read_round(FILE.replace("  - id: kans\n    kind", "  - kind").encode(), "ronde.yaml")
    assert asked[2][0].key == "q3"


@pytest.mark.parametrize(
    ("old", "new", "place", "expected"),
    [
        ("[5, 50, 95]\n    scale", "[50, 5]\n    scale", "line 11: questions[duur].percentiles", "each more"),
        ("unit: uur", "unit: ''", "line 10: questions[duur].unit", "the unit"),
        ("    unit: uur\n", "", "line 7: questions[duur].unit", "the unit"),
        ("kind: probability", "kind: kans", "line 21: questions[kans].kind", "percentiles"),
        ("closes: 2099-12-31", "closes: morgen", "line 4: closes", "date"),
        ("realisation: middel", "realisation: enorm", "line 27: questions[gevolg].realisation", "one of the"),
        ("id: kans", "id: duur", "line 20: questions[duur].id", "a name of its own"),
        ("scale: log", "schaal: log", "line 12: questions[duur].schaal", "one of id, kind, text"),
        ("title: Uitval van stroom\n", "", "line 1: title", "may not be left out"),
        ("upper: 5000", "upper: -1", "line 13: questions[duur].upper", "more than 0"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_place(old: str, new: str, place: str, expected: str) -> None:
    assert FILE.count(old) == 1
    with pytest.raises(InvalidInput) as caught:
        read_round(FILE.replace(old, new).encode(), "ronde.yaml")
    assert f"ronde.yaml, {place}: " in caught.value.what
    assert expected in caught.value.remedy


@pytest.mark.parametrize("data", [b"", b"- 1", b"title: [", b"\xff\xfe", b"a: &a [*a]", b"x" * (MOST + 1)])
def test_what_is_no_round_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput, match=r"ronde\.yaml"):
        read_round(data, "ronde.yaml")
