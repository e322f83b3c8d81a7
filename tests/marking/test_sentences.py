# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where Dutch sentences begin and end: abbreviations, initials, numbers, quotes, lists, speakers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.marking import sentences

# The sentence stands between ‹ and ›; the word sought in it is @.
CASES = """
‹De brief is @ af.› Dat is goed.
Dat is goed. ‹De brief is @ af.›
Dat is goed! ‹Is de @ brief af?› Ja.
‹Zie Kamerstuk 33 694, nr. 6, d.d. 14 november 2014, @ over de nota.› Daarna niets.
‹Op 12 november jl. (Handelingen II 2015/16, nr. 24) heb ik uw Kamer een @ brief toegezegd.› Dit ging snel.
Dit gebeurde op 12 november jl. ‹In de @ brief staat meer.›
‹De minister, mevr. drs. J.A. de Vries, stuurt @ een brief.›
‹Het advies van prof. dr. ir. Jansen c.s. over @ dijken is klaar.›
‹De heer J.W.M. Engels sprak @ kort.› Daarna stemde men.
‹Artikel 8 van Stb. 2015, 234, blz. 3 e.v. over @ politie geldt.›
Dat was in 2016. ‹Hierin staat @ meer.›
‹De kosten zijn ca. 3,5 mln. euro voor @ beheer.› Dat is veel.
De kosten zijn 3,5 mln. ‹Dat is @ veel.›
‹De groep e.d. @ bleef.›
‹Hij zei: “Ik stuur de @ brief.”› Daarna ging hij weg.
Hij zei: “Ik kom.” ‹De @ rest zweeg.›
(Dit staat er.) ‹De @ rest niet.›
‹De Kamer wacht … op de @ brief.›
Hij wachtte … ‹Toen kwam de @ brief.›
- ‹Instemmen met de @ brief.›
1. ‹Instemmen met de @ brief.›
a) ‹de @ brief verzenden;›
Minister Wiebes: ‹Dat zeg ik @ toe.› Graag.
De heer Van Raan (PvdD): ‹Ik vraag een @ brief.›
De voorzitter: ‹Het woord is aan @ u.›
‹Hierover sprak ik met de minister van VWS @ kort.› Hij kwam niet.
Ik sprak met de minister van VWS. ‹Hij @ kwam niet.›
‹Dit geldt m.b.t. de @ wet i.v.m. de kosten.›
Eerste regel\\n‹tweede @ regel›\\nderde regel
‹Zie www.tweedekamer.nl voor de @ brief.› Meer niet.
‹Het gaat om vier items, t.w. de @ brief en de nota.› En dan nog iets.
Besloten is tot verzending. ‹'s Avonds volgde het @ debat.›
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_sentence_is_found(case: str) -> None:
    case = case.replace("\\n", "\n")
    wanted = case[case.index("‹") + 1 : case.index("›")].replace("@ ", "")
    place = case.replace("‹", "").replace("›", "").index("@")
    text = case.replace("‹", "").replace("›", "").replace("@ ", "")
    start, end = sentences.around(text, place, place + 1)
    assert text[start:end] == wanted


@given(st.text(alphabet='aB. \n?!…1"”(-;,:éDe', max_size=200), st.data())
def test_it_holds_its_span_and_no_line_end(text: str, data: st.DataObject) -> None:
    places = [i for i, letter in enumerate(text) if letter.isalnum()]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    start, end = sentences.around(text, place, place + 1)
    assert start <= place < end
    assert "\n" not in text[start:end]
    assert text[start:end] == text[start:end].strip()


def test_the_reach_is_bounded() -> None:
    text = "woord " * 200_000
    start, end = sentences.around(text, 600_000, 600_005)
    assert end - start <= 2 * sentences.REACH + 10


def test_a_long_sentence_is_cut_at_its_semicolons() -> None:
    parts = ["eerste deel " * 15, " tweede deel " * 15, " derde deel " * 15]
    text = ";".join(parts)
    start, end = sentences.clause(text, 0, len(text), text.index("tweede"))
    assert text[start:end] == parts[1].lstrip()


def test_a_short_sentence_stays_whole() -> None:
    text = "Dat wil ik graag doen; dat zeg ik toe."
    assert sentences.clause(text, 0, len(text), 30) == (0, len(text))
