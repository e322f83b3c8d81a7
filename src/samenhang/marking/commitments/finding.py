# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a promise may stand in a text, and what the sentence there says.

Each family of anchors first looks at a few bytes round the anchor: a sentence is taken apart only where it
can be a promise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from samenhang.marking import gates, sentences
from samenhang.marking.commitments import anchors, asked, carrying, deeds, hearsay, papers, promises
from samenhang.marking.commitments.details import details
from samenhang.marking.commitments.judgement import made
from samenhang.marking.commitments.verdict import Judgement
from samenhang.marking.commitments.words import Line
from samenhang.marking.scanner import Find, Rule, Scene, marked
from samenhang.model import Mark

Judge = Callable[[Line, bool], Judgement | None]


def of_promise(line: Line, question: bool) -> Judgement | None:
    """What a sentence that names a promise says of it."""
    carried = None if question else carrying.fulfilled(line) or asked.delivered(line)
    if carried is not None or carrying.undone(line):
        return carried
    found = None if question else promises.spoken(line)
    return found or promises.recalled(line)


def of_telling(line: Line, question: bool) -> Judgement | None:
    """What a sentence in which the House is told or sent something says."""
    if promises.speaks_of_promise(line):
        return of_promise(line, question)
    return (
        None
        if question
        else (hearsay.told(line) or made(line) or papers.to_come(line) or hearsay.listed_by_the_chair(line))
    )


def of_carrying(line: Line, question: bool) -> Judgement | None:
    """What a sentence in which something is carried out says."""
    if promises.speaks_of_promise(line):
        return of_promise(line, question)
    carried = carrying.fulfilled(line) or asked.delivered(line)
    return carried or (None if question or carrying.undone(line) else asked.complied(line))


def of_deed(line: Line, question: bool) -> Judgement | None:
    """What a sentence in which somebody says "I will" says."""
    if promises.speaks_of_promise(line):
        return of_promise(line, question)
    return (
        None
        if question
        else hearsay.told(line)
        or made(line)
        or papers.to_come(line)
        or deeds.deed(line)
        or hearsay.listed_by_the_chair(line)
    )


_OF_A_MOTION = ("verzoekt ", "spreekt uit", "roept ")
"""How the requests of a motion begin: they ask for what a promise gives."""


@cache
def marking(judge: Judge, unless: tuple[str, ...] = ()) -> gates.Judge:
    """The judge of a line, made a judge of the sentence that stands in a text, `unless` it begins so."""

    def mark(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
        text = scene.text
        if text.startswith(unless, first):
            return ()
        asks = "?" in text[last - 2 : last]
        line = Line.of(text[first:last])
        found = judge(line, asks)
        if found is None:
            return ()
        part = sentences.clause(text, first, last, start)
        if part != (first, last):
            own = judge(Line.of(text[part[0] : part[1]]), asks)
            if own is not None:
                found, (first, last) = own, part
        value = {"of": found.of} if found.of else {}
        value |= details(text, first, last, line)
        return (marked(found.kind, first, last, found.rule, value, found.score),)

    return mark


def _near(judge: Judge, needles: str, before: int, after: int) -> Find:
    unless = _OF_A_MOTION if judge in (of_telling, of_deed) else ()
    return gates.near(marking(judge, unless), needles, before, after, inside=True, unless=unless)


def _rule(name: str, anchors: tuple[str, ...], find: Find) -> Rule:
    return Rule(name, anchors, find, "commitment")


RULES: tuple[Rule, ...] = (
    _rule(
        "commitment-promise",
        (
            " in het vooruitzicht ",
            " toezeg",
            " toegezeg",
            " toe te zeggen ",
            " gestand ",
            " beloof",
            " belofte ",
        ),
        gates.always(marking(of_promise)),
    ),
    _rule(
        "commitment-toe",
        (" zeg ", " zeggen ", " zegt ", " zegde ", " zegden ", " zei "),
        _near(of_promise, " toe ", 0, 170),
    ),
    _rule("commitment-tell", anchors.TELL, _near(of_telling, anchors.HOUSE, 220, 220)),
    _rule("commitment-take", anchors.TAKE, _near(of_telling, anchors.CLOSE, 150, 100)),
    _rule(
        "commitment-follows",
        (" volgt ", " volgen ", " verschijnt "),
        _near(of_telling, "brief|reactie", 80, 80),
    ),
    _rule(
        "commitment-in-paper",
        (" ingaan ", " ingegaan ", " teruggekomen ", " terugkomen "),
        _near(of_telling, "brief |reactie |rapportage | nota ", 200, 60),
    ),
    _rule(
        "commitment-dispatch",
        (" toezending van ", " indiening van ", " aanbieding van "),
        _near(of_telling, " voorzien | gepland | beoogd | verwacht ", 0, 120),
    ),
    _rule(
        "commitment-bill", (" indienen ", " in te dienen "), _near(of_telling, "wetsvoorstel|novelle", 160, 0)
    ),
    _rule(
        "commitment-asked",
        (" beantwoord ik ", " beantwoorden "),
        _near(of_telling, "uiterlijk|voor |binnen|volgende|spoedig", 60, 60),
    ),
    _rule(
        "commitment-due",
        (" voorzien voor ", " voorzien in ", " gepland voor "),
        _near(of_telling, "brief |reactie ", 120, 0),
    ),
    _rule("commitment-hear", (" hoort ", " bereiken "), _near(of_telling, " u | kamer ", 40, 60)),
    _rule(
        "commitment-with",
        (" met een ", " met de ", " met mijn "),
        _near(of_deed, " kom ik| komen |ik kom |komt het| kabinet komt", 60, 90),
    ),
    _rule(
        "commitment-member-gets",
        (" krijgt ", " ontvangt ", " tegemoetzien ", " tegemoet zien "),
        _near(of_deed, "mevrouw |heer | lid |dat hij |dat zij |dat u ", 110, 0),
    ),
    _rule(
        "commitment-after",
        (" achteraan ", " wijzen ", " nazoeken ", " nakijken ", " wel wil doen ", " wel kan doen "),
        _near(of_deed, " ik |we ", 60, 20),
    ),
    _rule(
        "commitment-reports",
        (" rapporteer ik ", " ik rapporteer ", " rapporteren we "),
        _near(of_deed, " daar| hier", 40, 60),
    ),
    _rule("commitment-owed", (" tegoed ", " te goed "), _near(of_telling, " u | kamer ", 60, 10)),
    _rule(
        "commitment-letter",
        (
            " een brief ",
            " de brief ",
            " die brief ",
            " deze brief ",
            " brief komt ",
            " een voorstel ",
            " visie ",
        ),
        _near(
            of_deed,
            "stuur ik|zal ik|ik zal|zet ik|stuur |stuurt |zendt |sturen| komt | kom | komen | is er | ligt "
            "er |heeft u |"
            "zorg ik ",
            60,
            60,
        ),
    ),
    _rule("commitment-know", (" weten ",), _near(of_deed, " laat | laten ", 160, 0)),
    _rule("commitment-return", (" terug ", " terugkom"), _near(of_telling, " kom| terugkom", 200, 30)),
    _rule("commitment-carry", anchors.CARRY, _near(of_carrying, anchors.THING, 160, 160)),
    _rule(
        "commitment-answered",
        (" verzocht door ", " verzoek van ", " voldoe ik ", " kamer verzocht ", " commissie verzocht "),
        _near(of_carrying, "hierbij|hiermee|bijgaand|deze brief|bijlage|bij deze", 160, 160),
    ),
    _rule(
        "commitment-lies",
        (" ligt er een ", " ligt er het "),
        _near(of_deed, "plan|brief|rapport|voorstel|overzicht|reactie|notitie", 0, 60),
    ),
    _rule(
        "commitment-coming",
        (" komt eraan ", " komt er aan ", " komt er "),
        _near(of_deed, "rapport|brief|overzicht|evaluatie|reactie|analyse", 60, 0),
    ),
    _rule(
        "commitment-toward", (" komt ", " gaat "), _near(of_deed, " naar de kamer | naar uw kamer ", 0, 60)
    ),
    _rule("commitment-give", anchors.GIVE, _near(of_carrying, anchors.GIVEN, 120, 60)),
    _rule("commitment-lodge", (" ingediend ",), _near(of_telling, anchors.LODGED, 160, 60)),
    _rule(
        "commitment-ready",
        (" bereid ",),
        _near(of_deed, anchors.SELF + "|minister|staatssecretaris|ambtgeno", 80, 40),
    ),
    _rule("commitment-do", (" doen ",), _near(of_deed, anchors.DO, 40, 0)),
    _rule(
        "commitment-agreed",
        (" dat doe ik ", " dit doe ik ", " dat doen we "),
        _near(of_deed, "akkoord|prima|uitstekend|goed |graag|zeker|ja |oke ", 14, 0),
    ),
    _rule(
        "commitment-along",
        (
            " neem de kamer ",
            " neem uw kamer ",
            " neem u ",
            " nemen de kamer ",
            " nemen uw kamer ",
            " nemen u ",
            " ik uw kamer ",
            " ik de kamer ",
        ),
        _near(of_telling, " mee ", 0, 90),
    ),
    _rule(
        "commitment-goes",
        (" ga ik ", " ik ga ", " gaan we "),
        _near(of_deed, " na | navragen |uitzoeken|achteraan", 0, 60),
    ),
    _rule("commitment-meets", (" kom ik ",), _near(of_deed, " tegemoet ", 0, 50)),
    _rule(
        "commitment-means",
        (" voornemens ", " van plan "),
        _near(
            of_deed,
            " aan te kaarten| te bespreken| op te nemen| na te gaan| uit te zoeken| te agenderen",
            0,
            100,
        ),
    ),
    _rule("commitment-look", (" graag naar ",), _near(of_deed, "kijk ik|ik kijk", 30, 0)),
    _rule("commitment-gladly", (" doe ik ",), _near(of_deed, "graag|zeker|plezier|van harte", 0, 25)),
    _rule("commitment-act", anchors.ACTS, _near(of_deed, anchors.WILL, 160, 40)),
    _rule(
        "commitment-takes-up",
        anchors.TAKES_UP,
        _near(
            of_deed,
            " op | mee | uit | na | door | over | aan |uitzoeken|onderzoek|voor|nagaan| in | bij | open | "
            "toe |"
            " terug | met | dat |schriftelijk|graag",
            0,
            60,
        ),
    ),
    _rule(
        "commitment-listed",
        (" komt ", " gaat ", " neemt "),
        _near(of_deed, "minister|staatssecretaris|bewinds", 60, 60),
    ),
    _rule(
        "commitment-said",
        (" zei ", " zegt ", " aangegeven ", " gezegd ", " gaf "),
        _near(of_deed, " ga| zou | zouden | zal | zullen | te komen ", 0, 160),
    ),
    _rule(
        "commitment-enters",
        (" in op ",),
        _near(of_telling, "brief |rapportage |bericht |nota |reactie |verslag |monitor ", 60, 0),
    ),
    _rule(
        "commitment-carries",
        (" motie uit ", " motie uitvoeren ", " rijtje ", " rij "),
        _near(of_deed, "voer|zal ik|ik zal|ga ik|ik ga", 60, 30),
    ),
    _rule("commitment-asks", (" vraag ik ",), _near(of_deed, " om ", 0, 80)),
    _rule(
        "commitment-shown",
        (" ik schets ", " ik beschrijf ", " ik betrek "),
        _near(of_deed, " in | bij ", 0, 60),
    ),
    _rule(
        "commitment-written",
        (" beantwoord ik ", " doe ik ", " dat ik dat ", " ik doe dat "),
        _near(of_deed, "schriftelijk|per brief", 0, 40),
    ),
    _rule(
        "commitment-makes",
        (" ik maak ", " maak ik "),
        _near(of_deed, "brief |rapportage |nota |rapport |reactie ", 0, 70),
    ),
    _rule("commitment-comes", (" kant op ", " naar u toe "), _near(of_deed, " komt | gaat ", 80, 0)),
    _rule(
        "commitment-gets",
        (" krijgt u ", " krijgt de kamer ", " ontvangt u "),
        _near(of_deed, "dan |daar|hier|die |dat ", 20, 0),
    ),
    _rule(
        "commitment-given",
        (" u krijgt ", " kamer krijgt ", " u ontvangt "),
        _near(of_deed, " dat | die | deze | daar| hier| van mij | van ons ", 0, 40),
    ),
    _rule("commitment-noted", (" genoteerd ",), _near(of_deed, "minister|staatssecretaris|kabinet", 80, 160)),
    _rule(
        "commitment-has",
        (" heeft u het ", " heeft u dat ", " heeft u die ", " heeft u ze "),
        _near(of_deed, "dan ", 12, 0),
    ),
    _rule("commitment-held", (" aan houden ",), _near(of_promise, " mij | me | ons ", 12, 0)),
)
