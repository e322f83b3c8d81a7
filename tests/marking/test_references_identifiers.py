# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Real identifiers: written out as a citation by their rule, or as they are, the identifier comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from samenhang.linking.citations import cite
from samenhang.marking.references import RULES
from samenhang.marking.references.identifiers import canonical
from samenhang.marking.scanner import Scanner

LISTED = Path(__file__).parents[1] / "cases" / "references_identifiers.yaml"
SAMPLE = (
    Path(__file__).parents[2].parent
    / "shared"
    / "data"
    / "parliament"
    / "wetsuite"
    / "op_identifiers_sample.txt"
)
SCANNER = Scanner(RULES)
IDENTIFIERS: list[str] = yaml.safe_load(LISTED.read_text("utf-8"))["identifiers"]


def targets(text: str) -> list[object]:
    return [found.value.get("target") for found in SCANNER.scan(text)]


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_the_citation_of_an_identifier_gives_it_back(identifier: str) -> None:
    assert targets(f"Zie hierover ook ({cite(identifier)}) en verder.") == [identifier]


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_the_identifier_itself_is_a_reference_also_in_an_address(identifier: str) -> None:
    assert targets(f"Zie {identifier}.") == [identifier]
    assert targets(f"(https://zoek.officielebekendmakingen.nl/{identifier}.html)") == [identifier]


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of published identifiers is not here")
def test_every_identifier_of_every_pattern_comes_back() -> None:
    lines = SAMPLE.read_text("utf-8").splitlines()
    patterns = [line for line in lines if line.startswith("#")]
    identifiers = [line for line in lines if line and not line.startswith("#")]
    lost = [
        i for i in identifiers if targets(f"Zie ({cite(i)}) nader.") != [i] or targets(f"Zie {i}.") != [i]
    ]
    assert lost == []
    assert len(patterns) == 160
    assert len({i for i in identifiers if cite(i) != i}) > len(identifiers) / 3


@pytest.mark.parametrize(
    ("printed", "identifier"),
    [
        ("kst-34775-xvi-b", "kst-34775-XVI-B"),
        ("KST-30821-153", "kst-30821-153"),
        ("kst-cxxiv-g", "kst-CXXIV-G"),
        ("kst-19951996-23700-188b", "kst-19951996-23700-188b"),
        ("kst-32123-xiv-a-b1", "kst-32123-XIV-A-b1"),
        ("kv-tk-2015z15377", "kv-tk-2015Z15377"),
        ("kv-2009z19344", "kv-2009z19344"),
        ("stcrt-1995-209-p9-sc4047", "stcrt-1995-209-p9-SC4047"),
        ("h-vv-19971998-vv-1-vv-1", "h-vv-19971998-VV-1-VV-1"),
        ("kst-26122-18B", "kst-26122-18B"),
    ],
)
def test_letters_go_back_to_the_case_of_the_list(printed: str, identifier: str) -> None:
    assert canonical(printed) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "kst-",
        "kst-abc",
        "blg-12",
        "h-tk-2015",
        "ag-tk-vandaag",
        "stb-2019",
        "xkst-30821-153",
        "h-1234",
        "kv-tk-12",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert targets(f"Zie {text} nader.") == []
