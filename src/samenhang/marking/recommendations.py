# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clause in which a body advises somebody to do something; a mere mention of recommendations is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from samenhang.marking import sentences
from samenhang.marking.gates import near
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Document, Mark, MarkKind, Passage, PassageKind

_ADVISES = re.compile(
    r"\b(?:beveelt|bevelen|beval|bevalen|adviseert|adviseren|adviseerden?|raadt|raden|raadde|"
    r"[Aa]anbevolen|[Gg]eadviseerd|"
    r"(?:geeft|geven|gaf|gaven|geef)\b[^.;]{0,90}? in overweging)\b"
)
_SAID = re.compile(
    r"\b(?:verdien(?:t|en) (?:het )?(?:[\w-]+ ){0,2}?aanbeveling|(?:is|zijn|"
    r"lijkt) (?:[\w-]+ ){0,2}?(?:aan te (?:bevelen|raden)|raadzaam)|"
    r"(?:[Oo]nze|[Dd]e|[Ee]en|[Dd]eze|[Hh]aar|"
    r"[Zz]ijn) (?:[\w-]+ ){0,3}?aanbeveling (?:(?:aan [^.;:]{3,80}? )?(?:is|luidt|om)\b|:))"
)
_PARTICIPLE = re.compile(r"\b(?:heeft|hebben|had|hadden|wordt|worden|werd|is|zijn)\b")
_OUGHT = re.compile(r"\b(?:om|dat|te|moet(?:en)?)\b|[:«“\"‘]")
_ABOUT = re.compile(
    r"\b(?:adviseert|adviseren|adviseerden?|geadviseerd) (?:[\w’'-]+ ){0,9}?over\b|\bgeadviseerd door\b"
)
_SELF = re.compile(
    r"\b(?:[Ii]k (?:adviseer|raad|beveel|zou)|(?:adviseer|raad|beveel) ik|[Uu] wordt|wordt u|"
    r"adviseren (?:wij )?u|[Ww]ij adviseren u|"
    r"(?:de|het) (?:VVD|PvdA|CDA|D66|PVV|SP|SGP|GroenLinks|ChristenUnie)\b)"
)
_ASKED_FOR = re.compile(
    r"\b(?:laten adviseren|te adviseren|gevraagd (?:om )?te adviseren|zal (?:[\w-]+ ){0,6}adviseren|"
    r"kan (?:[\w-]+ ){0,6}adviseren|adviseren of)\b"
)
_SUBJECT = (
    r"(?:[Ww]ij|[Ww]e|[Zz]ij|[Hh]ij|(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]it) (?:[\w’'&-]+ ){0,6}?[\w’'&-]+|"
    r"(?!(?:Daarom|Ook|Verder|Tevens|Eerder|Voorts|Hierbij|Daarnaast|Bovendien|Vervolgens|Tot|Om|In|Op|"
    r"Voor|Wel)\b)"
    r"[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){0,3})"
)
_VERB = r"(?:beveelt|bevelen|beval|bevalen|adviseert|adviseren|adviseerden?|raadt|raden|geeft|geven)"
_BY_BEFORE = re.compile(
    rf"({_SUBJECT})(?: \([^()]{{1,20}}\))? (?:(?:heeft|hebben) (?:[\w-]+ ){{0,12}}?(?:aanbevolen|"
    rf"geadviseerd)|(?:ook |daarom |verder |eerder ){{0,1}}{_VERB}\b)"
)
_BY_AFTER = re.compile(
    rf"\b{_VERB} ({_SUBJECT})(?= (?:de|het|om|dat|aan|daarom|ook|te|in|verder|tevens|[A-Z]))"
)
_GOVERNMENT = re.compile(r"\b(?:minister|staatssecretaris|kabinet|regering|heer|mevrouw|lid)\b", re.I)
_TO = re.compile(
    r"\b(?:(?:beveelt|bevelen|bevalen|beval|adviseert|adviseren|adviseerden?|raadt|raden|geeft|geven|"
    r"aanbevolen|geadviseerd)(?: wij| we| zij)?(?: daarom| ook| verder| tevens)?|aan) "
    r"((?:de|het|alle|beide) (?:[\w-]*(?:minister|ministers|staatssecretaris|kabinet|regering|gemeenten?|"
    r"provincies?|politie|wetgever|Kamer|ministerie|ministeries|overheid|"
    r"partijen|bewindspersonen|bestuur|sector|veiligheidsregio’?s?|rijksoverheid|korpschef|parlement|"
    r"bedrijven|departementen))\b"
    r"(?: (?:van|voor) [A-Z][\w,]*(?:(?: en| ,)? [A-Z][\w]*){0,5})?|[A-Z][A-Za-z]{2,20}(?= (?:om|te|aan|"
    r"dat)\b))"
)
_ACTION = re.compile(r"\b(?:om |dat )([^;]{6,400})|: ?[«“\"‘']?([^;]{6,400})")


def _advising(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    text = scene.text
    said = _ADVISES.search(text, max(first, start - 100), last)
    if (
        said is None
        or text[last - 1] == "?"
        or _SELF.search(text, first, last)
        or _ASKED_FOR.search(text, first, last)
    ):
        return ()
    word = said[0]
    split = "beve" in word or "beva" in word or "raad" in word or "raden" in word
    if split and not re.compile(r"\baan\b").search(text, said.end(), last):
        return ()
    if word.lower() in ("aanbevolen", "geadviseerd") and not _PARTICIPLE.search(text, first, last):
        return ()
    if not _OUGHT.search(text, said.end(), last):
        return ()
    if _ABOUT.search(text, first, last) and not re.compile(r"\bom\b").search(text, said.end(), last):
        return ()
    by = _by(text, first, last)
    if by is not None and _GOVERNMENT.search(by):
        return ()
    if by is None and word in ("raden", "raadt"):
        return ()
    return _mark(scene, first, last, start, "recommendation-advises", by)


def _by(text: str, first: int, last: int) -> str | None:
    """The body that advises: the subject right before the verb or, inverted, right behind it."""
    found = _BY_BEFORE.search(text, first, last) or _BY_AFTER.search(text, first, last)
    return found[1] if found else None


def _saying(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    text = scene.text
    said = _SAID.search(text, first, last)
    if said is None or text[last - 1] == "?" or _SELF.search(text, first, last):
        return ()
    if not _OUGHT.search(text, said.end() - 4, last):
        return ()
    return _mark(scene, first, last, start, "recommendation-said", None)


def _mark(scene: Scene, first: int, last: int, start: int, rule: str, by: str | None) -> Iterable[Mark]:
    text = scene.text
    first, last = sentences.clause(text, first, last, start)
    value = {"by": by} if by else {}
    to = _TO.search(text, first, last)
    if to:
        value["to"] = to[1]
    action = _ACTION.search(text, first, last)
    value["what"] = ((action[1] or action[2]) if action else text[first:last]).strip(' .»”"’')
    return (marked(MarkKind.RECOMMENDATION, first, last, rule, value, 0.85 if by else 0.75),)


_NUMBERED = re.compile(
    r"[ \t]{0,6}(?:Hoofd|Deel)?[Aa]anbeveling(?: aan [^:\n]{3,80})? ?(?P<number>\d{1,2}[a-z]?|[A-Z]|"
    r"[IVX]{1,4})?(?: aan [^:\n]{3,80})? ?(?:[:.–—-]|luidt:?) ?[«“\"‘]?(?=\S)"
)


def _find_numbered(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Aanbeveling 3: Stel een termijn"."""
    text = scene.text
    line = text.rfind("\n", max(0, start - 40), start) + 1
    lead = _NUMBERED.match(text, line) if start - line < 12 else None
    if lead is None:
        return ()
    first, last = lead.end(), sentences.around(text, lead.end(), lead.end() + 1)[1]
    if last - first < 15:
        return ()
    value = {"what": text[first:last].strip(' .»”"')}
    if lead["number"]:
        value["number"] = lead["number"]
    return (marked(MarkKind.RECOMMENDATION, first, last, "recommendation-numbered", value, 0.85),)


_CONTENT = " om | dat | te |moet"
RULES: tuple[Rule, ...] = (
    Rule(
        "recommendation-numbered",
        (" aanbeveling ", " deelaanbeveling ", " hoofdaanbeveling "),
        _find_numbered,
        "recommendation",
    ),
    Rule(
        "recommendation-advises",
        (" adviseert ", " adviseren ", " adviseerde", " geadviseerd ", " aanbevolen ", " in overweging "),
        near(_advising, _CONTENT, 0, 260),
        "recommendation",
    ),
    Rule(
        "recommendation-commends",
        (" beveelt ", " bevelen ", " beval ", " bevalen ", " raadt ", " raden "),
        near(_advising, " aan ", 0, 260),
        "recommendation",
    ),
    Rule(
        "recommendation-said",
        (" aanbeveling ", " aan te bevelen ", " aan te raden ", " raadzaam "),
        near(_saying, "verdien| onze | de | een | is | zijn | lijkt ", 60, 40),
        "recommendation",
    ),
)

_HEADING = re.compile(r"\b[Aa]anbevelingen\b|\bAANBEVELINGEN\b")
_VERBS = sentences.listed(
    """
    zorg stel maak geef neem werk bepaal versterk betrek onderzoek leg richt breng investeer verbeter
    ontwikkel organiseer evalueer informeer houd voorkom vergroot verminder veranker borg benut bied
    creëer draag faciliteer formuleer ga gebruik herzie kies kom laat leer monitor pas regel scherp
    schrap sluit spreek start stimuleer stuur toets vereenvoudig verhelder verduidelijk verken vertaal
    voer vraag waarborg wees wijs zet zie zoek actualiseer bevorder bouw beperk bewaak bezie coördineer
    definieer differentieer handhaaf hanteer implementeer inventariseer introduceer intensiveer overweeg
    prioriteer realiseer rapporteer reserveer stop trek verbind verbreed verhoog verplicht verruim
    versnel verzamel
    """
)
_FIRST_WORD = re.compile(r"[«“\"‘ ]{0,2}([A-ZÀ-Þ]\w{1,20})(?= [a-zà-þA-Z])")


def fit(marks: Sequence[Mark], document: Document) -> tuple[Mark, ...]:
    """The marks, and the imperatives that stand under a heading "Aanbevelingen"."""
    taken = [mark for mark in marks if mark.kind is MarkKind.RECOMMENDATION]
    more = [
        mark
        for mark in _imperatives(document)
        if not any(m.start < mark.end and mark.start < m.end for m in taken)
    ]
    return (*marks, *more)


def _imperatives(document: Document) -> Iterator[Mark]:
    text = document.text
    for passage in document.passages:
        word = _FIRST_WORD.match(text, passage.start, passage.end) if _under_heading(passage) else None
        if word is None or word[1].lower() not in _VERBS:
            continue
        first, last = sentences.around(text, passage.start, passage.start + 1)
        value = {"what": text[first:last].strip(' .«»“”"')}
        if passage.label:
            value["number"] = passage.label.strip(".)(")
        yield marked(MarkKind.RECOMMENDATION, first, last, "recommendation-imperative", value, 0.75)


def _under_heading(passage: Passage) -> bool:
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM) or not passage.headings:
        return False
    return bool(_HEADING.search(passage.headings[-1]))
