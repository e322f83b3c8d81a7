# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of studies: what is written is read as it was; what is wrong is refused with its place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.desks.risk.analysis.judgement.study import Item, Scale, Study
from samenhang.desks.risk.excalibur import read_excalibur, write_excalibur
from samenhang.desks.risk.study_csv import read_study_csv, write_study_csv
from samenhang.desks.risk.study_files import read_study
from samenhang.desks.risk.study_json import read_study_json, write_study_json
from samenhang.errors import InvalidInput
from tests.desks.risk.studies import NAMES, THREE, needs_studies, random_study, real

HEAD = "* CLASS ASCII OUTPUT FILE. NQ=   3   QU=   5  50  95\n"
LETTERS = st.characters(min_codepoint=32, max_codepoint=255, exclude_categories=("Cc", "Zs"))
WORDS = st.text(st.one_of(LETTERS, st.just(" ")), max_size=30).map(lambda text: text.strip(" \xa0"))
UNITS = WORDS.map(lambda text: text.replace("[", "").replace("]", "").strip(" \xa0")).filter(
    lambda text: text != "not given"
)


def ids(longest: int, number: int) -> st.SearchStrategy[list[str]]:
    name = st.text(st.one_of(LETTERS, st.just(" ")), min_size=1, max_size=longest)
    usable = name.map(str.strip).filter(bool)
    return st.lists(usable, min_size=number, max_size=number, unique=True)


@st.composite
def studies(draw: st.DrawFn) -> Study:
    """Studies that an Excalibur file can hold."""
    base = random_study(draw(st.integers(0, 9999)), experts=2, seeds=3, targets=1)
    factor = draw(st.floats(1e-12, 1e12))
    items = tuple(
        replace(
            item,
            id=name,
            unit=draw(UNITS),
            question=draw(WORDS),
            realisation=None if item.realisation is None else item.realisation * factor,
        )
        for item, name in zip(base.items, draw(ids(14, 4)), strict=True)
    )
    answers = base.answers * factor
    return replace(base, experts=tuple(draw(ids(8, 2))), items=items, answers=answers)


@given(studies())
@settings(max_examples=60)
def test_every_kind_of_file_gives_the_study_back(study: Study) -> None:
    assert read_excalibur(*write_excalibur(study), study.name) == study
    assert read_study_json(write_study_json(study)) == study
    again = read_study_csv(write_study_csv(study))
    assert again == study


@needs_studies
@pytest.mark.parametrize("name", NAMES)
def test_real_studies_go_through_json_and_csv(name: str) -> None:
    study = real(name)
    assert read_study_json(write_study_json(study).encode()) == study
    assert read_study_csv(write_study_csv(study).encode()) == study


def test_fewer_percentiles_and_bounds_go_through_json_and_csv_but_not_excalibur() -> None:
    items = (Item("t", percentiles=(0.5,), low=0.0, high=9.0, unit="m"), Item("s", Scale.LOG, 3.0, "kg"))
    nan = float("nan")
    study = Study("few", THREE, ("A",), items, np.array([[[nan, 3.0, nan], [1.0, 2.0, 4.0]]]))
    assert read_study_json(write_study_json(study)) == study
    assert read_study_csv(write_study_csv(study)) == study
    with pytest.raises(InvalidInput, match="item “t” has percentiles of its own"):
        write_excalibur(study)


def line(
    expert: str = "E1", item: str = "i1", scale: str = "UNI", values: str = "1 2 3", text: str = ""
) -> str:
    return f"{1:>5} {expert:>8} {1:>4} {item:>14} {scale} {values} {text}\n"


def read(dtt: str, rls: str | None = None) -> Study:
    return read_excalibur(
        dtt.encode("latin-1"), None if rls is None else rls.encode("latin-1"), "a.dtt", "a.rls"
    )


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (line(values=" 1.00000E+0000  2.0E+00\t3"), (Scale.UNIFORM, [1, 2, 3], "", "")),
        (line(scale="log", item="log reduction"), (Scale.LOG, [1, 2, 3], "", "")),
        (
            line(scale="Uni", item="17 max log red", text="[m] 4 uni log 5"),
            (Scale.UNIFORM, [1, 2, 3], "m", "4 uni log 5"),
        ),
        (line(values="-99.99 -9.0E+00 -1"), (Scale.UNIFORM, [-99.99, -9, -1], "", "")),
        (line(values="-995 -994 -993"), (Scale.UNIFORM, [-995, -994, -993], "", "")),
        (line(values="-9.99500E+0002 -9.996E+0002 -9.99500E+0002"), (Scale.UNIFORM, [None] * 3, "", "")),
        (line(values="-9.995E+02 -9.996E+02 -840"), (Scale.UNIFORM, [None, None, -840], "", "")),
        (
            line(item="%\x93a $\x85", text="caf\xe9 \x85 next"),
            (Scale.UNIFORM, [1, 2, 3], "", "caf\xe9 \x85 next"),
        ),
    ],
)
def test_lines_as_found_in_the_wild(row: str, wanted: tuple[Scale, list[float | None], str, str]) -> None:
    study = read(HEAD + row + "\r\n\n\x1a")
    values = [None if value != value else value for value in study.answers[0, 0]]
    item = study.items[0]
    assert (item.scale, values, item.unit, item.question) == wanted


def test_realisations_are_joined_by_id_and_the_scale_of_the_answers_holds() -> None:
    dtt = HEAD + line(item="b c", scale="log") + line(item="d") + line(item="e")
    rls = f"{7:>5} {'d':>14}  2.5E+00 LOG text\n{3:>5} {'b c':>14} 1.5 uni\n{1:>5} {'e':>14} -999.5 uni\n"
    items = read(dtt, rls).items
    assert [(item.id, item.scale, item.realisation) for item in items] == [
        ("b c", Scale.LOG, 1.5),
        ("d", Scale.UNIFORM, 2.5),
        ("e", Scale.UNIFORM, None),
    ]


@pytest.mark.parametrize(
    ("dtt", "words"),
    [
        ("", "a.dtt, line 1: no percentiles"),
        ("* NQ= 3 QU= 5 95\n", "line 1: NQ=3 and 2 percentiles"),
        ("* NQ= 2 QU= 95 5\n" + line(values="1 2"), "a.dtt: the percentiles are 0.95, 0.05"),
        (HEAD, "a.dtt: no answers"),
        (HEAD + line() + line(scale="LIN", item="i2"), "line 3: the scale is “LIN”"),
        (HEAD + line(values="1 2"), "line 2: fewer than 3 values"),
        (HEAD + line(values="1 2 x"), "line 2: “x” is not a number"),
        (HEAD + line() + line(), "line 3: expert “E1” answered item “i1” in line 2"),
        (HEAD + line() + line(expert="E2", scale="LOG"), "line 3: item “i1” is log here and uni in line 2"),
        (HEAD + line(values="1 3 2"), "line 2, expert “E1”, item “i1”: 2 follows 3"),
        (HEAD + line(values="1 3 3"), "line 2, expert “E1”, item “i1”: two percentiles are 3"),
        (HEAD + line(values="0 3 4", scale="LOG"), "line 2, expert “E1”, item “i1”: 0 on a log scale"),
        (HEAD + line(expert=""), "line 2: no id"),
    ],
)
def test_a_wrong_dtt_is_refused_with_its_line(dtt: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(dtt)
    assert words in refused.value.what
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("rls", "words"),
    [
        (f"{1:>5} {'i1':>14} x uni\n", "a.rls, line 1: “x” is not a number"),
        (f"{1:>5} {'i1':>14}\n", "a.rls, line 1: no id or no value"),
        (f"{1:>5} {'i1':>14} 1.2", "a.rls, line 1: no scale after the value “1.2”"),
        (f"{1:>5} {'i1':>14} 1 uni\n" * 2, "a.rls, line 2: item “i1” stands there twice"),
        (f"{1:>5} {'other':>14} 1 uni\n", "a.rls: no item of it is in a.dtt"),
    ],
)
def test_a_wrong_rls_is_refused_with_its_line(rls: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read(HEAD + line(), rls)
    assert words in refused.value.what


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"experts": ("longer than8",)}, "expert “longer than8” does not fit"),
        ({"items": (Item("an id that is too long"),)}, "does not fit"),
        ({"items": (Item("i", question="€"),)}, "“€” cannot stand"),
        ({"items": (Item("i", unit="a]"),)}, "unit with brackets"),
        ({"answers": np.array([[[-999.5, 1.0, 2.0]]])}, "-999.5 means"),
    ],
)
def test_what_a_dtt_cannot_hold_is_refused(change: dict[str, object], words: str) -> None:
    study = Study("s", THREE, ("E",), (Item("i"),), np.array([[[1.0, 2.0, 3.0]]]))
    with pytest.raises(InvalidInput, match=words.replace("(", r"\(")):
        write_excalibur(replace(study, **change))  # type: ignore[arg-type]


GOOD = {
    "format": "samenhang-judgement",
    "version": 1,
    "name": "s",
    "percentiles": [0.05, 0.5, 0.95],
    "items": [{"id": "i", "scale": "uni", "unit": "m"}],
    "experts": [{"id": "E", "answers": {"i": [1, 2, 3]}}],
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": 2}, "f.json: version"),
        ({"items": [{"id": "i", "scale": "uni"}]}, "f.json: items.0.unit"),
        ({"items": [{"id": "i", "scale": "uni", "unit": ""}]}, "f.json: items.0.unit"),
        ({"items": [{"id": "i", "scale": "lin", "unit": "m"}]}, "f.json: items.0.scale"),
        ({"experts": [{"id": "E", "answers": {"j": [1, 2, 3]}}]}, "item “j”: there is no such item"),
        ({"experts": [{"id": "E", "answers": {"i": [1, 2]}}]}, "item “i”: 2 values"),
        ({"experts": [{"id": "E", "answers": {"i": [3, 2, 4]}}]}, "f.json: expert “E”, item “i”"),
    ],
)
def test_wrong_json_is_refused_with_its_place(change: dict[str, object], words: str) -> None:
    assert read_study_json(json.dumps(GOOD)).items[0].unit == "m"
    with pytest.raises(InvalidInput) as refused:
        read_study_json(json.dumps(GOOD | change), "f.json")
    assert words in refused.value.what


CSV = "# samenhang-judgement,1,s\nexpert,item,scale,unit,realisation,question,asked,low,high,p5,p50,p95\n"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("E,i,uni,,,,,,,1,2,3\n", "f.csv, line 3: unit"),
        ("E,i,lin,m,,,,,,1,2,3\n", "f.csv, line 3: scale"),
        ("E,i,uni,m,,,,,,1,2,x\n", "f.csv, line 3, expert “E”, item “i”: “x” is not a number"),
        ("E,i,uni,m,,,,,,1,2\n", "f.csv, line 3: 1 cells too few"),
        ("E,i,uni,m,,,,,,1,2,3\n" * 2, "f.csv, line 4: expert “E” answered item “i” above"),
        ("E,i,uni,m,,,,,,1,2,3\nF,i,log,m,,,,,,1,2,3\n", "f.csv, line 4: item “i” is another one above"),
        (",i,uni,m,,,,,,1,2,3\n", "f.csv, line 3: no expert"),
        ("E,i,uni,m,,,,,,1,2,2\n", "f.csv: expert “E”, item “i”"),
    ],
)
def test_wrong_csv_is_refused_with_its_line(rows: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_study_csv(CSV + rows, "f.csv")
    assert words in refused.value.what


def test_the_realisations_beside_a_file_are_found_in_any_case(tmp_path: Path) -> None:
    (tmp_path / "Study.DTT").write_text(HEAD + line())
    assert not read_study(tmp_path / "Study.DTT").items[0].seed
    (tmp_path / "STUDY.Rls").write_text(f"{1:>5} {'i1':>14} 2 uni\n")
    assert read_study(tmp_path / "Study.DTT").items[0].realisation == 2


def test_files_that_are_not_there_or_of_no_kind_are_refused(tmp_path: Path) -> None:
    for name, words in (("none.dtt", "No such file"), ("a.txt", "of no kind")):
        if name == "a.txt":
            (tmp_path / name).write_text("")
        with pytest.raises(InvalidInput, match=words):
            read_study(tmp_path / name)
