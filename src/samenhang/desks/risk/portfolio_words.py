# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer on measures in words and tables, in Dutch and English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samenhang.desks.risk.analysis.measures.comparison import Difference
from samenhang.desks.risk.analysis.measures.questions import Question
from samenhang.desks.risk.analysis.measures.study import Bought, Single
from samenhang.desks.risk.portfolio import Answer

MILLION = 1e6
SHOWN = 12
"""How many questions are printed."""

Table = tuple[tuple[str, ...], ...]
"""Rows of cells; the first row names the columns."""

WORDS = {
    "made_up": ("VERZONNEN GETALLEN", "MADE-UP NUMBERS"),
    "loss": ("Verwachte schade zonder maatregelen", "Expected loss without measures"),
    "chosen": ("Gekozen", "Chosen"),
    "nothing": ("niets", "nothing"),
    "cost": ("kosten (contant)", "cost (present)"),
    "yearly": ("kosten per jaar", "cost a year"),
    "saves": ("vermindering per jaar", "reduction a year"),
    "interval": ("5-95 %", "5-95 %"),
    "error": ("standaardfout", "standard error"),
    "per_euro": ("per euro", "per euro"),
    "beats": ("kans beter dan niets", "chance that it beats doing nothing"),
    "beats_next": ("kans beter dan de volgende", "chance that it beats the next best"),
    "next": ("Volgende", "Next best"),
    "greedy": ("Een voor een gekozen", "Chosen one by one"),
    "regret": ("Kleinste grootste spijt", "Minimax regret"),
    "core": ("kernindex", "core index"),
    "measure": ("maatregel", "measure"),
    "measures": ("maatregelen", "measures"),
    "evidence": ("bewijs", "evidence"),
    "taken": ("gekozen", "chosen"),
    "yes": ("ja", "yes"),
    "no": ("nee", "no"),
    "barred": ("onuitvoerbaar", "infeasible"),
    "conditional": ("ja, mits", "yes, if"),
    "ask": ("Wat de moeite waard is om te vragen", "What is worth asking"),
    "input": ("wat men zou weten", "what one would know"),
    "worth": ("waarde per jaar", "worth a year"),
    "share": ("van alles weten", "of knowing all"),
    "advice": ("advies", "advice"),
    "interests": ("Per belang", "By interest"),
    "interest": ("belang", "interest"),
    "budget": ("budget", "budget"),
    "unbounded": ("geen grens", "no bound"),
    "front": ("Kosten en baten", "Cost and benefit"),
    "undominated": ("portefeuilles die geen andere verslaat", "portfolios that no other dominates"),
    "exact": ("portefeuilles, alle die passen", "portfolios, all that fit"),
    "programme": ("portefeuilles, voorgesteld door een programma", "portfolios, proposed by a programme"),
    "surrogate": (
        "Schatting van het programma boven de doorrekening",
        "The programme's estimate above the full run",
    ),
    "million": ("mln", "million"),
    "samples": ("trekkingen", "samples"),
    "perfect": ("Alles weten is waard", "Knowing everything is worth"),
    "grade.strong": ("sterk", "strong"),
    "grade.moderate": ("redelijk", "moderate"),
    "grade.weak": ("zwak", "weak"),
    "grade.judgement": ("oordeel", "judgement"),
}
"""What is said, in Dutch and English."""


def say(key: str, language: str) -> str:
    """The words of a key in a language: "nl", else English."""
    return WORDS[key][0 if language == "nl" else 1]


def millions(amount: float, language: str = "en") -> str:
    """An amount in millions, as many digits as it bears: 524, 33.8, 0.42."""
    value = amount / MILLION
    digits = 0 if abs(value) >= 100 or value == 0 else 1 if abs(value) >= 10 else 2
    text = f"{value:,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def number(value: float, digits: int, language: str) -> str:
    """A number with so many digits after the point."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "nl" else text


def percent(share: float) -> str:
    """A share in whole percents; never 0 or 100 % for what is neither."""
    if 0 < share < 0.005:
        return "<1 %"
    return ">99 %" if 0.995 <= share < 1 else f"{share:.0%}".replace("%", " %")


def singles_table(answer: Answer, language: str) -> Table:
    """Every measure alone: cost, reduction with its interval, core index, whether it was chosen."""
    columns = (
        "measure",
        "taken",
        "cost",
        "yearly",
        "saves",
        "interval",
        "error",
        "per_euro",
        "core",
        "evidence",
    )
    rows = [_single(answer, one, language) for one in answer.study.singles]
    return tuple(say(key, language) for key in columns), *rows


def _single(answer: Answer, one: Single, language: str) -> tuple[str, ...]:
    total = one.effect.total
    taken = "barred" if one.feasibility == "infeasible" else "no"
    if one.chosen:
        taken = "conditional" if one.feasibility == "conditional" else "yes"
    per_euro = one.effect.per_euro
    return (
        answer.titles[one.id].in_(language),
        say(taken, language),
        millions(one.cost, language),
        millions(one.yearly, language),
        millions(total.mean, language),
        interval(total, language),
        millions(total.error, language),
        "-" if per_euro is None else number(per_euro, 2, language),
        "-" if one.core is None else number(one.core, 2, language),
        say(f"grade.{one.grade}", language),
    )


def interval(one: Difference, language: str) -> str:
    """From the 5 to the 95 percent quantile."""
    word = "tot" if language == "nl" else "to"
    return f"{millions(one.low, language)} {word} {millions(one.high, language)}"


def interests_table(answer: Answer, language: str) -> Table:
    """What the chosen portfolio saves by interest."""
    rows = [
        (name, millions(one.mean, language), interval(one, language))
        for name, one in answer.study.effect.by_interest
    ]
    return tuple(say(key, language) for key in ("interest", "saves", "interval")), *rows


def front_table(answer: Answer, language: str) -> Table:
    """The Pareto front: cost, reduction, measures."""
    rows = [
        (
            millions(one.cost, language),
            millions(one.reduction, language),
            named(answer, one.measures, language),
        )
        for one in answer.study.front
    ]
    return tuple(say(key, language) for key in ("cost", "saves", "measures")), *rows


def questions_table(answer: Answer, language: str, most: int | None = None) -> Table:
    """What one could ask, the most valuable first, beside the core index."""
    asked = answer.study.questions[:most]
    rows = [_question(answer, one, language) for one in asked]
    return tuple(say(key, language) for key in ("input", "worth", "error", "share", "core", "advice")), *rows


def _question(answer: Answer, one: Question, language: str) -> tuple[str, ...]:
    return (
        input_name(answer, one.input_, language),
        millions(one.worth, language),
        millions(one.error, language),
        percent(min(1.0, one.share)),
        "-" if one.core is None else number(one.core, 2, language),
        one.words.in_(language),
    )


_INPUTS = {
    "rate": ("hoe vaak: {}", "how often: {}"),
    "impact": ("hoe erg: {}", "how bad: {}"),
    "mode": ("of dit doorgaat: {}", "whether this goes ahead: {}"),
    "works": ("{}: of het werkt", "{}: whether it works"),
}


def input_name(answer: Answer, name: str, language: str) -> str:
    """An input of the study in words."""
    first, _, rest = name.partition(" ")
    here = 0 if language == "nl" else 1
    if first in answer.titles:
        title = answer.titles[first].in_(language)
        return (
            _INPUTS["works"][here].format(title) if rest == "works" else f"{title}: {_on(answer, rest, here)}"
        )
    about = answer.scenarios[rest].in_(language) if rest in answer.scenarios else rest
    return _INPUTS[first][here].format(about) if first in _INPUTS else name


_ON = {
    "rate": ("hoeveel minder vaak {} voorkomt", "how much less often {} happens"),
    "impact": ("hoeveel minder erg {} is{}", "how much less bad {} is{}"),
    "link": ("hoeveel minder {} leidt tot {}", "how much less {} leads to {}"),
    "displaced": ("hoeveel zich verplaatst van {} naar {}", "how much moves from {} to {}"),
}


def _on(answer: Answer, label: str, here: int) -> str:
    """What an effect works on, in words; as it stands where it is no label of an effect."""
    kind, _, rest = label.partition(":")
    if kind not in _ON:
        return label
    first, _, second = rest.partition("/" if kind == "impact" else ">")
    titles = {name: f"“{title.in_(('nl', 'en')[here])}”" for name, title in answer.scenarios.items()}
    titles["*"] = ("alles", "all")[here]
    if kind == "impact":
        second = "" if second == "*" else f" ({second})"
    return _ON[kind][here].format(titles.get(first, first), titles.get(second, second))


def named(answer: Answer, measures: Iterable[str], language: str) -> str:
    """Measures by their titles."""
    return "; ".join(answer.titles[one].in_(language) for one in measures) or say("nothing", language)


def lines(answer: Answer, language: str) -> Iterator[str]:
    """The whole answer, line by line, for a terminal."""
    study = answer.study
    yield from _head(answer, language)
    yield ""
    yield from _chosen(answer, language)
    for key, one in (("next", study.next_best), ("greedy", study.greedy)):
        if one is not None:
            yield f"{say(key, language)}: {_bought(answer, one, language)}"
    if study.least_regret is not None:
        yield f"{say('regret', language)}: {named(answer, study.least_regret, language)}"
        yield f"{study.undominated} {say('undominated', language)}"
    else:
        yield study.unsaid
    for title, table in (
        ("", singles_table(answer, language)),
        (say("interests", language), interests_table(answer, language)),
        (say("ask", language), questions_table(answer, language, SHOWN)),
    ):
        yield ""
        if title:
            yield title
        yield from aligned(table)
    error = millions(study.perfect_error, language)
    yield f"{say('perfect', language)}: {_money(answer, study.perfect, language)} (+/- {error})"


def _money(answer: Answer, amount: float, language: str) -> str:
    return f"{answer.currency} {millions(amount, language)} {say('million', language)}"


def _head(answer: Answer, language: str) -> Iterator[str]:
    """What it is about, in which money and years, how it was done."""
    study = answer.study
    yield answer.title.in_(language)
    if answer.made_up:
        yield f"{say('made_up', language)}. {answer.note}".strip()
    last = answer.first_year + answer.years - 1
    rate = number(100 * answer.discount, 2, language)
    yield (
        f"{answer.currency} {answer.price_year}, {answer.first_year}-{last}, {rate} %; "
        f"{study.samples} {say('samples', language)}, seed {study.seed}, rho {study.rho:g}; "
        f"{study.considered} {say(study.method, language)}"
    )
    if study.surrogate is not None:
        yield f"{say('surrogate', language)}: {number(100 * study.surrogate, 1, language)} %"
    loss = f"{_money(answer, study.loss.mean, language)} ({interval(study.loss, language)})"
    unbounded = say("unbounded", language)
    budget = unbounded if study.budget is None else _money(answer, study.budget, language)
    yield f"{say('loss', language)}: {loss}; {say('budget', language)}: {budget}"


def _chosen(answer: Answer, language: str) -> Iterator[str]:
    study, total = answer.study, answer.study.effect.total
    saves = say("saves", language)
    cost, yearly = (millions(amount, language) for amount in (study.chosen.cost, study.effect.cost))
    error = f"{say('error', language)} {millions(total.error, language)}"
    yield f"{say('chosen', language)}: {named(answer, study.chosen.measures, language)}"
    yield f"  {say('cost', language)} {cost}, {say('yearly', language)} {yearly}"
    yield f"  {saves} {millions(total.mean, language)} ({interval(total, language)}), {error}"
    if study.effect.per_euro is not None:
        per_euro = number(study.effect.per_euro, 2, language)
        yield f"  {saves} {say('per_euro', language)}: {per_euro}"
    yield f"  {say('beats', language)}: {percent(total.chance)}"
    if study.over_next is not None:
        yield f"  {say('beats_next', language)}: {percent(study.over_next.chance)}"


def _bought(answer: Answer, one: Bought, language: str) -> str:
    cost, saved = (millions(amount, language) for amount in (one.cost, one.reduction))
    names = named(answer, one.measures, language)
    return f"{names} ({say('cost', language)} {cost}, {say('saves', language)} {saved})"


def aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table as lines: what begins with a digit or a sign to the right, the rest to the left."""
    widths = [max(len(row[at]) for row in table) for at in range(len(table[0]))]
    for number_, row in enumerate(table):
        right = [number_ > 0 and cell[:1] in "-<>0123456789" for cell in row]
        cells = (c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right, strict=True))
        yield "  " + "  ".join(cells).rstrip()
