# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clause in which a body advises somebody to do something; a mere mention of recommendations is none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from samenhang.marking import sentences
from samenhang.marking.gates import near
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Document, Mark, MarkKind, Passage, PassageKind

_RECOMMENDATION, _START = MarkKind.RECOMMENDATION, attrgetter("start")

_ADVISES = re.compile(
    r"\b(?:beveelt|bevelen|beval|bevalen|adviseert|adviseren|adviseerden?|raadt|raden|raadde|"
    r"[Aa]anbevolen|[Gg]eadviseerd|"
    r"(?:geeft|geven|gaf|gaven|geef)\b[^.;]{0,90}? in overweging)\b"
)
_SAID = re.compile(
    r"\b(?:verdien(?:t|en) (?:het )?(?:[\w-]+ ){0,8}?aanbeveling|(?:is|zijn|"
    r"lijkt|acht het|achten het) (?:[\w-]+ ){0,2}?(?:aan te (?:bevelen|raden)|raadzaam)|"
    r"(?:[Oo]nze|[Dd]e|[Ee]en|[Dd]eze|[Hh]aar|"
    r"[Zz]ijn) (?:[\w-]+ ){0,3}?aanbeveling (?:(?:aan [^.;:]{3,80}? )?(?:is|luidt|om)\b|:))"
)
_PARTICIPLE = re.compile(r"\b(?:heeft|hebben|had|hadden|wordt|worden|werd|is|zijn)\b")
_OUGHT = re.compile(r"\b(?:om|dat|te|moet(?:en)?)\b|[:«“\"‘]")
_ABOUT = re.compile(
    r"\b(?:adviseert|adviseren|adviseerden?|geadviseerd) (?:[\w’'-]+ ){0,9}?over\b|\bgeadviseerd door\b"
)
_PRIVATE = re.compile(
    r"\b(?:cliënt|patiënt|klant|leerling|huisarts|tandarts|advocaat|makelaar)(?:en)?\b", re.I
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
    r"(?!(?:Daarom|Ook|Verder|Tevens|Eerder|Voorts|(?:Daar|Hier|Waar)[a-z]{1,8}|Daarnaast|Bovendien|"
    r"Vervolgens|Tot|Om|In|Op|"
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
_PAPER_BY = re.compile(r"motie\b|amendement|richtlijn|handreiking|bijsluiter|reisadvies", re.I)
_DECISION_ASKED = re.compile(r"\b(?:akkoord te gaan|in te stemmen met|kennis te nemen van|te ondertekenen)\b")
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
    if by is not None and (_GOVERNMENT.search(by) or _PAPER_BY.search(by)):
        return ()
    if _PRIVATE.search(text, first, last) or _DECISION_ASKED.search(text, first, last):
        return ()
    if by is None and word in ("raden", "raadt"):
        return ()
    return _mark(scene, first, last, start, "recommendation-advises", by)


def _by(text: str, first: int, last: int) -> str | None:
    """The body that advises: the subject right before the verb or, inverted, right behind it."""
    found = _BY_BEFORE.search(text, first, last) or _BY_AFTER.search(text, first, last)
    return found[1] if found else None


_NOUN = re.compile(r" het [a-z]{4,30}(?:en|ing) van\b")


def _saying(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    text = scene.text
    said = _SAID.search(text, first, last)
    if said is None or text[last - 1] == "?" or _SELF.search(text, first, last):
        return ()
    if " het" in said[0] and "acht" in said[0] and _GOVERNMENT.search(text, first, said.start()):
        return ()
    if not (_OUGHT.search(text, said.end() - 4, last) or _NOUN.match(text, said.end())):
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
    words = (action[1] or action[2]) if action else text[_told(text, first, last, to) : last]
    value["what"] = words.strip(' .»”"’')
    number = _IN_NUMBER.search(text, first, last)
    if number:
        value["number"] = number[1]
    return (marked(MarkKind.RECOMMENDATION, first, last, rule, value, 0.85 if by else 0.75),)


_IN_NUMBER = re.compile(r"\b[Ii]n (?:onze |haar |zijn )?aanbeveling (\d{1,2}[a-z]?)\b")
_TOLD = re.compile(
    r"\b(?:beveelt|bevelen|beval|bevalen|raadt|raden)(?: [\w-]+){0,6}? aan\b|\b(?:adviseert|"
    r"adviseren|adviseerden?"
    r"|bepleit(?:te|ten|en)?|pleit(?:en|te|ten)? (?:ook |daarom )?voor|aanbevolen|"
    r"[Gg]eadviseerd)(?: (?:wordt|wij|we))?\b"
)


def _told(text: str, first: int, last: int, to: re.Match[str] | None) -> int:
    """Where it begins what is advised, in a sentence that does not say "om" or "dat"."""
    told = _TOLD.search(text, first, last)
    after = max(told.end() if told else first, to.end(1) if told and to else first)
    return after + len(" aan") if text.startswith(" aan ", after) else after


_REPLY = re.compile(
    r"(?:(?:[Hh]et kabinet|[Ii]k|[Ww]ij|[Dd]e (?:minister|regering|"
    r"staatssecretaris))\b[^.;]{0,60}?\b(?:neemt|neem|nemen|onderschrijft"
    r"|onderschrijf|onderschrijven|volgt|volg|deelt|deel|ziet|zie|zal|zullen|omarmt|is het|ben het)\b"
    r"|(?:[Dd]eels |[Nn]iet |[Gg]edeeltelijk |[Ww]ordt )?(?:overgenomen|onderschreven|afgewezen|"
    r"uitgevoerd|afgerond)\b)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"[ \t]{0,6}(?:(?:Hoofd|Deel)?[Aa]anbeveling|Advies(?= \d))(?: aan [^:\n]{3,80})? "
    r"?(?P<number>\d{1,2}[a-z]?|[A-Z]|"
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
    if last - first < 15 or _REPLY.match(text, first, last):
        return ()
    value = {"what": text[first:last].strip(' .»”"')}
    if lead["number"]:
        value["number"] = lead["number"]
    return (marked(MarkKind.RECOMMENDATION, first, last, "recommendation-numbered", value, 0.85),)


_COUNSEL = re.compile(
    r"\b(?:(?:[Dd]e )?commissie-[A-Z]\w+|[Dd]e (?:(?:Advies|Gezondheids|Onderzoeks|Onderwijs|Jongeren)raad|"
    r"Raad voor (?!het "
    r"Regeringsbeleid)[\w ]{3,60}?"
    r"|(?:Cyber Security|Sociaal-Economische|Wetenschappelijke) Raad|raad(?= (?:be)?pleit)|"
    r"(?:Algemene )?Rekenkamer"
    r"|(?:Nationale )?[Oo]mbudsman|Kinderombudsman|onderzoekers|auteurs|inspectie"
    r"|(?:advies|evaluatie|onderzoeks|enquête|staats|visitatie|toetsings)-?commissie|Staatscommissie"
    r"|AIV|WRR|ROB|SER|RLI|Rli|RVS|CSR|CAVV|ACVZ|RSJ|AWTI|OVV|OvV|CTIVD|ATR)"
    r"|[Hh]et (?:rapport|advies|adviescollege|planbureau|CPB|PBL|SCP|WODC|Rathenau Instituut))\b"
)
_PLEADS = re.compile(
    r"\b(?:pleit|(?<!te )pleiten|pleitte|pleitten) (?:daarom |ook |dan ook )?(?:ervoor|voor)\b|"
    r"\bbepleit(?:te|ten|en)?\b"
    r"|\broep(?:t|en) [^.;]{3,120}?\bop (?:om|tot|te)\b|\bdring(?:t|en) (?:er )?[^.;]{0,90}?\b(?:op )?aan\b"
)


_LONG_NAME = 70
_REQUESTS = ("verzoekt ", "roept ", "spreekt ")


def _pleading(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    """ "De AIV pleit ervoor om", "de raad roept het kabinet op te": a body whose work it is to advise."""
    text = scene.text
    said = _PLEADS.search(text, first, last)
    if said is None or text[last - 1] == "?" or _SELF.search(text, first, last):
        return ()
    body = _COUNSEL.search(text, first, said.start())
    if body is None or said.start() - body.end() > _LONG_NAME or text.startswith(_REQUESTS, first):
        return ()
    by = text[body.start() : said.start()].strip()
    by = by if len(by) <= _LONG_NAME and "," not in by else body[0]
    return _mark(scene, first, last, start, "recommendation-pleads", by)


_CONTENT = " om | dat | te |moet"
RULES: tuple[Rule, ...] = (
    Rule(
        "recommendation-numbered",
        (" aanbeveling ", " deelaanbeveling ", " hoofdaanbeveling ", " advies "),
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
        near(_saying, "verdien| onze | de | een | is | zijn | lijkt | acht", 60, 40),
        "recommendation",
    ),
    Rule(
        "recommendation-pleads",
        (" pleit ", " pleiten ", " bepleit", " roept ", " roepen ", " dringt ", " dringen "),
        near(
            _pleading,
            "raad |commissie |rekenkamer |ombudsman |onderzoekers |inspectie | aiv | wrr | ser | rapport "
            "| rob | rli | rvs | csr | ctivd | ovv | rsj | awti | wodc | advies | instituut ",
            70,
            30,
        ),
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


def fit(marks: Sequence[Mark], document: Document) -> Sequence[Mark]:
    """The marks, with what is advised in a list: under a heading "Aanbevelingen", or behind "adviseert:"."""
    text = document.text
    headed = "anbeveling" in text or "AANBEVELING" in text
    leads = [m for m in marks if m.kind is _RECOMMENDATION and text[m.end - 1] == ":"]
    leads += _announced(document) if headed else ()
    if not (headed or leads):
        return marks
    listed = [mark for lead in leads for mark in _items(lead, document)]
    opened = {mark.value["lead"] for mark in listed}
    kept = [m for m in marks if m.kind is not _RECOMMENDATION or m.start not in opened]
    taken = [m for m in kept if m.kind is _RECOMMENDATION]
    answers = [m for m in kept if m.kind is MarkKind.RESPONSE]
    more = [replace(m, value={key: said for key, said in m.value.items() if key != "lead"}) for m in listed]
    more += _imperatives(document) if headed else ()
    for mark in more:
        if not any(m.start < mark.end and mark.start < m.end for m in (*taken, *answers)):
            taken.append(mark)
            kept.append(mark)
    return kept


_ANNOUNCES = re.compile(
    r"(?:(?P<by>(?:De |Het )?[A-Z]?[\w’'-]+(?: [\w’'-]+){0,5}?) (?:komt|komen|doet|doen|formuleert|"
    r"formuleren|geeft) )?"
    r"[^.;:?]{0,80}?\b(?:volgende|deze) (?:[\w-]+ ){0,2}?aanbeveling(?:en)?\b[^.;:?]{0,80}:"
)


def _announced(document: Document) -> Iterator[Mark]:
    """ "De commissie doet de volgende aanbevelingen:" is no recommendation, but those behind it are."""
    for passage in document.passages:
        lead = _ANNOUNCES.fullmatch(document.text, passage.start, passage.end)
        if lead is not None and not _GOVERNMENT.search(lead["by"] or ""):
            value = {"by": lead["by"]} if lead["by"] else {}
            yield marked(_RECOMMENDATION, passage.start, passage.end, "recommendation-item", value, 0.8)


def _items(lead: Mark, document: Document) -> Iterator[Mark]:
    """What stands in the list behind "De commissie adviseert het kabinet om:"."""
    text, passages = document.text, document.passages
    at = bisect_right(passages, lead.start, key=_START) - 1
    if at < 0 or text[lead.end : passages[at].end].strip():
        return
    for passage in passages[at + 1 :]:
        if passage.kind is not PassageKind.ITEM:
            return
        first, last = sentences.around(text, passage.start, passage.start + 1)
        value = {key: said for key, said in lead.value.items() if key in ("by", "to")}
        value |= {"what": text[first:last].strip(' .;,«»“”"'), "lead": lead.start}
        if passage.label and any(letter.isdigit() for letter in passage.label):
            value["number"] = passage.label.strip(".)(")
        yield marked(_RECOMMENDATION, first, last, "recommendation-item", value, 0.8)


def _imperatives(document: Document) -> Iterator[Mark]:
    """What a body advises under a heading that says so, without saying again that it does."""
    text, number = document.text, None
    for passage in document.passages:
        alone = _ALONE.fullmatch(text, passage.start, passage.end)
        if alone:
            number = alone["number"]
            continue
        own, number = number, None
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            continue
        if own is None and not _under_heading(passage):
            continue
        first, last = sentences.around(text, passage.start, passage.start + 1)
        if not (_worded(text, first, last) or (own is None and _counted(passage) and last - first > _SAYS)):
            continue
        value = {"what": text[first:last].strip(' .«»“”"')}
        if own or passage.label:
            value["number"] = own or (passage.label or "").strip(".)(")
        yield marked(_RECOMMENDATION, first, last, "recommendation-imperative", value, 0.75)


_SAYS = 25  # characters of an item that says something by itself
_ALONE = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})* )?(?:(?:Deel|Hoofd)?[Aa]anbeveling|AANBEVELING) "
    r"(?P<number>\d{1,2}[a-z]?|[A-Z]|[IVX]{1,4})[.:]?"
)
_OWED = re.compile(
    r"\b(?:moet|moeten|dient|dienen|behoort|behoren|zou moeten|zouden moeten|is het nodig|is nodig)\b"
)


def _worded(text: str, first: int, last: int) -> bool:
    """Whether a sentence tells what to do: it begins with a verb that orders, or says what must be."""
    word = _FIRST_WORD.match(text, first, last)
    if word and word[1].lower() in _VERBS:
        return True
    return text[last - 1] != "?" and _OWED.search(text, first, last) is not None


def _counted(passage: Passage) -> bool:
    """A numbered item under a heading that holds recommendations and nothing else."""
    numbered = any(letter.isdigit() for letter in passage.label or "")
    return passage.kind is PassageKind.ITEM and numbered and not _MIXED.search(passage.headings[-1])


_MIXED = re.compile(r"conclusie|bevinding|samenvatting|inleiding|reactie|toelichting", re.IGNORECASE)
_ANSWERED = re.compile(
    r"\b(?:reactie|opvolging|uitvoering|stand van zaken|status|voortgang|implementatie)\b", re.IGNORECASE
)


def _under_heading(passage: Passage) -> bool:
    if not passage.headings:
        return False
    heading = passage.headings[-1]
    return bool(_HEADING.search(heading)) and not _ANSWERED.search(heading)
