# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words put right: everything else still quotes the same text, and taken back it is as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.errors import InvalidInput
from samenhang.model import (
    Correction,
    Document,
    Fact,
    FactName,
    Media,
    Passage,
    PassageKind,
    Run,
    Target,
)
from samenhang.reading import correct, read
from samenhang.reading.correction import check

WORDS = st.text("abc de", min_size=1, max_size=12).filter(str.strip)
LETTER = read(
    b"Den Haag, 21 december 2O15\n\nDe rninister van Defensie schrijft over Kamerstuk 33 763, nr. 8.\n\n"
    b"De rninister tekent.",
    "brief.txt",
)


def correction(document: Document, quote: str, text: str, at: int | None = None) -> Correction:
    start = document.text.index(quote) if at is None else at
    return Correction(
        document.digest, start, start + len(quote), quote, text, "Alice", "2026-11-24T12:00+01:00"
    )


def quotes(document: Document) -> list[str]:
    return [document.text[p.start : p.end] for p in document.passages]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents with passages, runs, targets and facts that all quote a part of the text."""
    lines = draw(st.lists(WORDS, min_size=1, max_size=6))
    text = "\n".join(lines)
    passages, at = [], 0
    for number, line in enumerate(lines):
        kind = draw(st.sampled_from(PassageKind))
        anchor = draw(st.none() | st.integers(0, len(text)))
        passages.append(Passage(number, at, at + len(line), kind, anchor=anchor))
        at += len(line) + 1
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    runs = [Run(a, b, a + 100, 1) for a, b in draw(st.lists(spans, max_size=3)) if a < b]
    targets = [Target(a, b, "kst-1-1") for a, b in draw(st.lists(spans, max_size=3))]
    facts = [Fact(FactName.PLACE, text[a:b], a, b) for a, b in draw(st.lists(spans, max_size=3)) if a < b]
    return Document(
        "d", "n", Media.TEXT, text, tuple(passages), tuple(facts), (), tuple(runs), tuple(targets)
    )


@st.composite
def corrections(draw: st.DrawFn, document: Document) -> Correction:
    passage = draw(st.sampled_from([p for p in document.passages if p.end > p.start]))
    start = draw(st.integers(passage.start, passage.end - 1))
    end = draw(st.integers(start + 1, passage.end))
    return correction(document, document.text[start:end], draw(WORDS), start)


@given(st.data())
def test_what_is_not_touched_still_quotes_the_same(data: st.DataObject) -> None:
    document = data.draw(documents())
    made = data.draw(corrections(document))
    new, loose = correct(document, (made,))
    assert loose == ()
    assert new.text == document.text[: made.start] + made.text + document.text[made.end :]
    assert new.text == "\n".join(quotes(new))
    assert len(new.passages) == len(document.passages)
    for old, now in zip(document.passages, new.passages, strict=True):
        if not old.start <= made.start <= old.end:
            assert new.text[now.start : now.end] == document.text[old.start : old.end]
        assert replace(now, start=0, end=0, anchor=None) == replace(old, start=0, end=0, anchor=None)
        if old.anchor is not None and now.anchor is not None and not made.start < old.anchor < made.end:
            assert new.text[: now.anchor][-3:] == document.text[: old.anchor][-3:] or old.anchor >= made.end
            assert document.text[old.anchor :] == new.text[now.anchor :] or old.anchor <= made.start


@given(st.data())
def test_what_the_file_says_of_words_moves_along(data: st.DataObject) -> None:
    document = data.draw(documents())
    made = data.draw(corrections(document))
    new, _ = correct(document, (made,))
    for target, moved in zip(document.targets, new.targets, strict=True):
        if target.end <= made.start or target.start >= made.end:
            assert new.text[moved.start : moved.end] == document.text[target.start : target.end]
    # what runs say of the file is the same character, for every character that was not touched
    assert {
        (run.source + n, new.text[run.start + n]) for run in new.runs for n in range(run.end - run.start)
    } == {
        (run.source + n, document.text[run.start + n])
        for run in document.runs
        for n in range(run.end - run.start)
        if not made.start <= run.start + n < made.end
    }


@given(st.data())
def test_taken_back_it_is_as_it_was(data: st.DataObject) -> None:
    document = data.draw(documents())
    made = data.draw(corrections(document))
    back = correction(document, made.text, made.quote, made.start)
    new, loose = correct(document, (made, back))
    assert loose == ()
    assert (new.text, quotes(new)) == (document.text, quotes(document))
    assert [(p.start, p.end) for p in new.passages] == [(p.start, p.end) for p in document.passages]


@given(st.data())
def test_one_after_the_other_is_all_together(data: st.DataObject) -> None:
    document = data.draw(documents())
    first = data.draw(corrections(document))
    halfway, _ = correct(document, (first,))
    second = data.draw(corrections(halfway))
    assert correct(document, (first, second)) == correct(halfway, (second,))


def test_a_later_one_stands_inside_an_earlier_one() -> None:
    first = correction(LETTER, "rninister van Defensie", "minister van Defcnsie")
    halfway, _ = correct(LETTER, (first,))
    second = correction(halfway, "Defcnsie", "Defensie")
    new, loose = correct(LETTER, (first, second))
    assert loose == ()
    assert "De minister van Defensie schrijft" in new.text
    alone, left = correct(LETTER, (second,))
    assert (alone, left) == (LETTER, (second,))


def test_what_the_document_says_of_itself_is_put_right_too() -> None:
    assert LETTER.fact(FactName.DATE) is None
    new, _ = correct(LETTER, (correction(LETTER, "2O15", "2015"),))
    assert new.fact(FactName.DATE) == "2015-12-21"


def test_a_fact_that_no_rule_finds_again_keeps_its_words() -> None:
    at = LETTER.text.index("rninister")
    told = replace(
        LETTER, facts=(Fact(FactName.OCCASION, "Over de rninister", at, at + 9), Fact(FactName.MEETING, "2"))
    )
    new, _ = correct(told, (correction(told, "rninister", "minister"),))
    fact = next(fact for fact in new.facts if fact.name is FactName.OCCASION)
    assert (fact.value, new.text[fact.start : fact.end]) == ("Over de minister", "minister")
    assert new.fact(FactName.MEETING) == "2"


def test_a_corrected_heading_stands_above_its_passages() -> None:
    text = "1 Inleidlng\neen\ntwee\n1 Inleidlng\ndrie"
    lines = text.split("\n")
    passages, at = [], 0
    for number, line in enumerate(lines):
        heading = line.startswith("1")
        kind = PassageKind.HEADING if heading else PassageKind.PARAGRAPH
        under = () if heading else ("1 Inleidlng",)
        passages.append(Passage(number, at, at + len(line), kind, None, under, "1" if heading else None))
        at += len(line) + 1
    document = Document("d", "n", Media.TEXT, text, tuple(passages))
    new, _ = correct(document, (correction(document, "Inleidlng", "Inleiding"),))
    assert [p.headings for p in new.passages if p.headings] == [("1 Inleiding",)] * 2 + [("1 Inleidlng",)]
    assert [p.label for p in new.passages if p.label] == ["1", "1"]


def test_words_that_moved_are_found_again_but_never_inside_another_word() -> None:
    moved = read(b"Een aanhef erbij.\n\nDe rninister tekent.", "b.txt")
    made = correction(LETTER, "rninister", "minister")
    new, loose = correct(moved, (made,))
    assert (new.text, loose) == ("Een aanhef erbij.\nDe minister tekent.", ())
    syllable = correction(LETTER, "rn", "m")
    better = read(b"De moderne minister van Defensie tekent in Hoorn.", "b.txt")
    assert correct(better, (syllable,)) == (better, (syllable,))


@pytest.mark.parametrize(("quote", "text"), [("brief", " "), ("brief", "a\nb"), ("nergens", "x"), ("", "x")])
def test_what_cannot_be_is_left_over(quote: str, text: str) -> None:
    document = read(b"brief", "b.txt")
    made = Correction(document.digest, 0, len(quote), quote, text, "A", "2026")
    assert correct(document, (made,)) == (document, (made,))


@pytest.mark.parametrize(("quote", "text"), [("", "x"), (" ", "x"), ("a\nb", "x"), ("a", "x\ny"), ("a", "a")])
def test_what_is_no_correction_is_refused(quote: str, text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check(Correction("d", 0, len(quote), quote, text, "A", "2026"))
    assert caught.value.remedy
