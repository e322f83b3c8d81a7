# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a body or a minister decides, is advised to decide, or declines to do: taken, asked, declined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from samenhang.marking import sentences
from samenhang.marking.gates import near
from samenhang.marking.scanner import Rule, Scene, marked
from samenhang.model import Document, Mark, MarkKind, Passage, PassageKind

# Looking these up on their enumerations costs more than the tests they stand in.
_ITEM, _HEADING, _DECISION = PassageKind.ITEM, PassageKind.HEADING, MarkKind.DECISION
_OFFICE = (
    r"(?:[Mm]inister(?:raad|-president|s)?|[Ss]taatssecretaris(?:sen)?|bewindslieden|bewindspersonen|"
    r"premier)"
)
_WHO = (
    rf"(?:[Ii]k|[Ww]ij|[Ww]e|[Hh]et (?:\w+ ){{0,2}}?(?:kabinet|college|presidium|bestuur|parlement)|"
    rf"[Dd]e (?:Nederlandse )?regering|"
    rf"[Dd]e (?:\w+ )?{_OFFICE}(?: (?:van|voor) [A-Z][\w]+(?:(?:,| en)? [A-Z][\w]+){{0,4}})?|"
    r"[Dd]e (?:[\w-]+ ){0,2}?(?:commissie|Kamer|[Rr]aad|Kamercommissie|NAVO|gemeenteraad|"
    r"Commissie)(?: voor [A-Z]\w+)?|"
    r"[Mm]ijn (?:ambtsvoorganger|ambtgenoot|ambtsgenoot|voorganger)|Nederland)"
)
_SUBJECT = re.compile(rf"\b{_WHO}\b")
_DECIDED = re.compile(
    r"\b[Bb]esloten\b(?! (?:vergadering|deel|overleg|briefing|kring|gedeelte|bijeenkomst|vennootschap|"
    r"technische|sessie|gesprek|setting|karakter))"
)
_AUXILIARY = re.compile(r"\b(?:heb|heeft|hebben|had|hadden|is|werd|wordt|zijn|was)\b")
_DECIDES = re.compile(rf"\b(?:{_WHO} (?:besluit|besluiten|besloot)|(?:besluit|besluiten|besloot) {_WHO})\b")
_AGREED = re.compile(
    rf"\b{_WHO} (?:heeft|heb|hebben) (?:[^.;?]{{0,160}} )?(?:ingestemd met|goedgekeurd|"
    rf"ermee ingestemd)\b|\b(?:heeft|heb|hebben) {_WHO} (?:[^.;?]{{0,160}} )?ingestemd\b|"
    rf"\b{_WHO} (?:stemt|stemde|stemmen|stem) (?:\w+ ){{0,3}}in met\b|\b{_WHO} (?:is|zijn|gaat|gaan|"
    rf"ging) (?:\w+ ){{0,2}}akkoord(?: gegaan)? met\b|\b(?:ingestemd met|goedgekeurd) (?:is|heeft|"
    rf"hebben)\b|"
    rf"\b(?:{_WHO} (?:heeft|heb|hebben)|(?:heeft|heb|hebben) {_WHO}) (?:[^.;?]{{0,120}} )?(?:het|een) "
    rf"besluit genomen"
    rf"(?: (?:om|tot|dat)|[,.])"
)
_CHOSEN = re.compile(
    rf"\b(?:{_WHO} (?:heeft|heb|hebben) er(?: [\w-]+){{0,6}}? ?voor gekozen|(?:heeft|heb|"
    rf"hebben) {_WHO} er(?: [\w-]+){{0,6}}? ?voor gekozen|(?:is|"
    rf"werd) er(?: [\w-]+){{0,6}}? ?voor gekozen|"
    rf"{_WHO} (?:kies|kiest|kiezen) er(?: [\w-]+){{0,4}}? ?voor|(?:kies|kiest|"
    rf"kiezen) {_WHO} er(?: [\w-]+){{0,4}}? ?voor)\b"
)
_DECLINED = re.compile(
    r"\b(?:(?:zie|ziet|zien|zag|zagen|is|bestaat|acht)\b[^.;?]{0,200}?\b(?:geen|"
    r"onvoldoende) (?:[\w-]+ )?(?:aanleiding|reden|noodzaak|grond|meerwaarde|"
    r"toegevoegde waarde)\b[^.;?]{0,60}?\b(?:om|voor|tot|in)|"
    r"(?:geen|onvoldoende) (?:[\w-]+ )?(?:aanleiding|reden|noodzaak|meerwaarde)\b[^.;?]{0,60}?\b(?:om|"
    r"voor|tot|in)\b[^.;?]{0,160}?\b(?:zie|ziet|zien)|"
    r"(?:acht|achtte|achten|vindt|vind|vinden|vond)\b[^.;?]{0,200}?\b(?:niet (?:\w+ )?(?:wenselijk|nodig|"
    r"noodzakelijk|opportuun|aangewezen|gewenst|proportioneel)|onwenselijk|onnodig)|"
    r"(?:niet (?:\w+ )?(?:wenselijk|nodig|noodzakelijk|opportuun|gewenst)|onwenselijk) (?:acht|achtte|"
    r"vindt|vind|achten)|"
    r"(?:niet|geen) (?:[^.;?]{0,80} )?over te gaan|(?:gaat|ga|gaan|"
    r"ging) (?:[^.;?]{0,60} )?niet (?:\w+ )?over tot|"
    r"(?:ben|is|zijn) (?:[^.;?]{0,40} )?niet (?:\w+ ){0,2}?(?:voornemens|van plan|bereid)|"
    r"(?:neem|neemt|nemen)\b[^.;?]{0,120}?\bniet over|wijs(?:t|zen)?\b[^.;?]{0,120}?\b(?:voorstel|"
    r"verzoek|aanbeveling|suggestie|idee)\b[^.;?]{0,60}?\baf|"
    r"(?:ziet|zie|zien) (?:daar|hier)?(?:van|er) (?:[^.;?]{0,60} )?(?:van )?af|"
    r"(?:ziet|zie|zien|zag|zagen) (?:[^.;?]{0,60} )?af van (?:een|de|het))\b"
)
_DECLINER = re.compile(
    r"\b(?:[Ii]k|[Ww]ij|[Ww]e|kabinet|regering|[Mm]inisters?|[Ss]taatssecretaris|[Cc]ollege|[Pp]residium|"
    r"bewindslieden)\b"
)
_ADVISED_TO = re.compile(
    r"\b(?:(?:[Uu] wordt|wordt u) (?:[^.;?:]{0,80} )?(?:geadviseerd|gevraagd|verzocht)|"
    r"(?:[Ww]ij (?:adviseren|verzoeken|vragen) u|adviseren wij u|verzoeken wij u|[Gg]evraagd wordt|"
    r"[Gg]eadviseerd wordt)\b[^.;?]{0,60}?\b(?:om|te)|"
    r"[Dd]e (?:minister|staatssecretaris)(?: (?:van|voor) [^.;:?]{2,60})? wordt (?:geadviseerd|gevraagd|"
    r"verzocht) "
    r"(?:om )?(?:akkoord te|in te stemmen|kennis te nemen|te ondertekenen)|"
    r"[Gg]raag uw (?:akkoord|instemming|besluit|handtekening)|[Uu]w (?:akkoord|instemming) (?:wordt|"
    r"is) (?:gevraagd|nodig|vereist)|"
    r"(?:[Gg]aat|[Kk]unt|[Ss]temt|[Bb]ent) u (?:[\w-]+ ){0,5}(?:akkoord|instemmen|in met))\b"
)
_OPEN = re.compile(
    r"\b(?:nog niet|nog geen|zal|zullen|zou|zouden|of|wanneer|als|indien|zodra|voordat|kan|kunnen|moet|"
    r"moeten|wil|mocht)\b[^.;]{0,100}?\bbes(?:loten|luit|luiten)\b|\bbesluitvorming\b|\bbesloten (?:kan|"
    r"moet|zal) worden\b",
    re.I,
)
_REQUESTS = ("verzoekt ", "spreekt uit", "roept ")
_MOTION_TALK = re.compile(r"\b(?:(?:de|deze) motie|oordeel aan de Kamer|amendement)\b")
_NEGATED = re.compile(r"\b(?:geen|niet (?:langer|meer|over|te|verder|in|op|mee|aan|voort))\b")
_AIM = re.compile(r"\b(?:om|tot|dat|te|geen|niet|de|het|een)\b")


_TO = re.compile(
    r" (?:(?:is|wordt|werd) )?(?:om|tot|dat|geen)\b| is (?:de|het|een) [^.;]{3,160}\bte [a-z]+en\b"
)
_THERE = re.compile(r"\b[Ee]r (?:is|wordt|werd) (?:[\w-]+ ){0,5}besloten\Z")


def _deciding(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    """ "Het kabinet heeft besloten om", "is besloten tot", "ik besluit dat"."""
    text = scene.text
    if text[last - 1] == "?" or _OPEN.search(text, first, last):
        return ()
    done = _DECIDED.match(text, start)
    if done is not None:
        if not _AUXILIARY.search(text, first, last) or not _AIM.search(text, done.end(), last):
            return ()
        passive = _SUBJECT.search(text, first, last) is None
        if passive and not (_TO.match(text, done.end()) or _THERE.search(text, first, done.end())):
            return ()
    elif _DECIDES.search(text, first, last) is None:
        return ()
    stop = min(last, start + 90)
    declined = _NEGATED.search(text, start, stop) or _NEGATED.search(text, max(first, start - 30), start)
    return _said(scene, (first, last), start, "declined" if declined else "taken", 0.8)


def _agreeing(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    if scene.text[last - 1] == "?" or not (
        _AGREED.search(scene.text, first, last) or _CHOSEN.search(scene.text, first, last)
    ):
        return ()
    chosen = _CHOSEN.search(scene.text, first, last)
    declined = chosen is not None and _NEGATED.search(scene.text, chosen.end(), min(last, chosen.end() + 60))
    return _said(scene, (first, last), start, "declined" if declined else "taken", 0.7)


def _declining(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    text = scene.text
    if (
        text[last - 1] == "?"
        or not _DECLINED.search(text, first, last)
        or not _DECLINER.search(text, first, last)
    ):
        return ()
    if _MOTION_TALK.search(text, first, last) or text.startswith(_REQUESTS, first):
        return ()
    return _said(scene, (first, last), start, "declined", 0.75)


def _asking(scene: Scene, first: int, last: int, start: int) -> Iterable[Mark]:
    return (
        _said(scene, (first, last), start, "asked", 0.8)
        if _ADVISED_TO.search(scene.text, first, last)
        else ()
    )


def _said(scene: Scene, sentence: tuple[int, int], start: int, sub: str, score: float) -> Iterable[Mark]:
    text = scene.text
    first, last = sentences.clause(text, *sentence, start)
    value = {"sub": sub, "what": text[first:last].strip(" .")}
    who = _by(text, first, last, start) if sub != "asked" else None
    if who:
        value["by"] = who
    return (marked(_DECISION, first, last, f"decision-{sub}", value, score),)


def _by(text: str, first: int, last: int, start: int) -> str | None:
    """The decider: the last one named before the words of deciding, or else the first after them."""
    before = [found[0] for found in _SUBJECT.finditer(text, first, min(last, start))]
    if before:
        return before[-1]
    after = _SUBJECT.search(text, start, last)
    return after[0] if after else None


_LISTED = re.compile(r"[ \t]{0,6}(?:Noot: ?)?Besluit(?:en)?(?: \d{1,2})?: ?(?=\S)")
_LOST = re.compile(
    r"\b(?:geen meerderheid|niet kunnen rekenen op een meerderheid|verworpen|afgewezen|"
    r"niet (?:te )?(?:in te willigen|gehonoreerd))\b"
)
_NEXT_ENTRY = re.compile(
    r"\n(?=[ \t]{0,6}(?:Besluit(?:en)?|Noot|Zaak|Volgcommissie|Agendapunt|Griffier|Activiteitnummer|"
    r"\d{1,3}\. ?Agendapunt|Voortouwcommissie|"
    r"Stafnotitie|Rapporteur|Brieven van)\b|[ \t]{0,6}\n|[ \t]{0,6}\d{1,3} ?\n)"
)
_LONGEST = 1500


def _find_listed(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Besluit: Agenderen voor ..." in a committee's decision list; in raw text it may go on over several
    lines.
    """
    text = scene.text
    if start and text[start - 1] not in "\n \t":
        return ()
    line = text.rfind("\n", max(0, start - 14), start) + 1
    lead = _LISTED.match(text, line) if text[line:start].strip() in ("", "Noot:") else None
    if lead is None:
        return ()
    limit = min(len(text), lead.end() + _LONGEST)
    stop = _NEXT_ENTRY.search(text, lead.end(), limit)
    line_end = text.find("\n", lead.end(), limit)
    last = stop.start() if stop else line_end if line_end >= 0 else limit
    while text[last - 1].isspace():
        last -= 1
    what = " ".join(text[lead.end() : last].split())
    sub = "declined" if _LOST.search(what) else "taken"
    return (marked(_DECISION, start, last, "decision-listed", {"sub": sub, "what": what}, 0.9),)


_HAVE = " heeft | heb | hebben | had | is | werd | wordt | zijn | was "
_WE = " ik | wij | we |kabinet|regering|minister|staatssecretaris|commissie| raad |kamer|college|presidium"
_DECLINING = (
    " geen aanleiding ", " geen reden ", " geen noodzaak ", " geen meerwaarde ", " onvoldoende aanleiding ",
    " geen verdere aanleiding ", " geen toegevoegde waarde ", " niet voornemens ", " niet van plan ",
    " over te gaan ", " niet opportuun ", " niet wenselijk ",
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    Rule("decision-listed", (" besluit ", " besluiten "), _find_listed, "decision"),
    Rule("decision-taken", (" besloten ",), near(_deciding, _HAVE, 200, 20), "decision"),
    Rule(
        "decision-takes",
        (
            " besluit om ",
            " besluit tot ",
            " besluit dat ",
            " besluit ik ",
            " besloot ",
            " besluiten om ",
            " besluiten tot ",
            " commissie besluit ",
            " kabinet besluit ",
            " regering besluit ",
            " minister besluit ",
        ),
        near(_deciding, _WE, 40, 40),
        "decision",
    ),
    Rule(
        "decision-agreed",
        (" ingestemd ", " goedgekeurd ", " stemt in met ", " akkoord "),
        near(_agreeing, _WE, 160, 60),
        "decision",
    ),
    Rule(
        "decision-chosen",
        (
            " gekozen ",
            " voor om ",
            " kiest er ",
            " kies er ",
            " kiezen er ",
            " ervoor om ",
            " ervoor niet ",
            " kiest ervoor ",
            " kies ervoor ",
            " kiezen ervoor ",
        ),
        near(_agreeing, " er | ervoor ", 80, 16),
        "decision",
    ),
    Rule("decision-declined", _DECLINING, near(_declining, _WE, 220, 120), "decision"),
    Rule(
        "decision-thought",
        (" niet nodig ", " niet noodzakelijk ", " onwenselijk ", " niet gewenst ", " niet proportioneel "),
        near(_declining, " acht| vind", 160, 30),
        "decision",
    ),
    Rule(
        "decision-passed",
        (" niet over ",),
        near(_declining, " neem| nemen | gaat | ga | gaan ", 140, 10),
        "decision",
    ),
    Rule("decision-resolved", (" besluit genomen ",), near(_agreeing, _WE, 160, 20), "decision"),
    Rule("decision-forgone", (" af van ",), near(_declining, " ziet | zie | zien | zag ", 80, 0), "decision"),
    Rule(
        "decision-dismissed",
        (" wijs ik ", " ik wijs ", " kabinet wijst ", " minister wijst ", " regering wijst ", " wijzen wij "),
        near(_declining, " af ", 0, 160),
        "decision",
    ),
    Rule(
        "decision-advised",
        (" wordt geadviseerd ", " wordt verzocht ", " wordt gevraagd "),
        near(_asking, "akkoord te|in te stemmen|kennis te nemen|ondertekenen", 0, 90),
        "decision",
    ),
    Rule("decision-ready", (" bereid ",), near(_declining, " niet ", 40, 0), "decision"),
    Rule(
        "decision-asked",
        (" wordt u ", " u wordt ", " gevraagd wordt ", " geadviseerd wordt "),
        near(_asking, "geadviseerd|gevraagd|verzocht", 30, 90),
        "decision",
    ),
    Rule(
        "decision-asked-of-you",
        (" adviseren u ", " verzoeken u ", " adviseren wij u ", " graag uw ", " u akkoord ", " u instemmen "),
        near(_asking, " u | uw ", 20, 10),
        "decision",
    ),
)

_ASKING_HEADING = re.compile(
    r"^(?:[\d.]+ {0,6})?(?:(?:Geadviseerde?|Gevraagde?|Voorgestelde?|Te nemen) (?:besluit(?:en)?|"
    r"beslissing(?:en)?|actie)\b|"
    r"(?:Beslispunt(?:en)?|Beslissing gevraagd|Gevraagd|Advies|Besluit gevraagd|Ter besluitvorming)\W*$)",
    re.I,
)
_ADVISED = re.compile(
    r"\b(?:instemmen|akkoord|verzend(?:en|ing)|ondertekenen|vaststellen|kennis ?(?:te )?nemen|versturen|"
    r"goedkeuren|in te stemmen)\b",
    re.I,
)
_LEAD_IN = re.compile(
    r"\b(?:wordt u|[Uu] wordt|adviseren (?:wij )?u) ?(?:geadviseerd|gevraagd|verzocht)?(?: om)? ?:$"
)


_HEADINGS, _KIND = attrgetter("headings"), attrgetter("kind")


def fit(marks: Sequence[Mark], document: Document) -> Sequence[Mark]:
    """The marks, and the decisions that stand under a heading that asks for them ("Geadviseerd besluit")."""
    passages = document.passages
    if not any(map(_HEADINGS, passages)) and _ITEM not in map(_KIND, passages):
        return marks  # what is asked stands under a heading or in a list
    added = list(_asked_items(document))
    if not added:
        return marks
    ranges = [(mark.start, mark.end) for mark in added]
    ranges += [(p.start, p.end) for p in passages if _leads_in(p, document.text)]
    kept = (
        mark
        for mark in marks
        if mark.kind is not _DECISION
        or not any(mark.start < end and start < mark.end for start, end in ranges)
    )
    return (*kept, *added)


def _leads_in(passage: Passage, text: str) -> bool:
    return text[passage.end - 1] == ":" and bool(_LEAD_IN.search(text, passage.start, passage.end))


def _asked_items(document: Document) -> Iterator[Mark]:
    under: list[Passage] = []
    lead = False
    for passage in document.passages:
        headed = bool(passage.headings) and bool(_ASKING_HEADING.search(passage.headings[-1]))
        if headed and passage.kind is not _HEADING:
            under.append(passage)
            continue
        yield from _of_section(under, document.text)
        under = []
        if lead and passage.kind is _ITEM and _stands_alone(passage, document.text):
            yield _asked(document.text, passage)
        elif passage.kind is not _ITEM:
            lead = _leads_in(passage, document.text)
    yield from _of_section(under, document.text)


def _stands_alone(passage: Passage, text: str) -> bool:
    """An item of the first level that says something by itself (not "Tot slot:")."""
    return passage.label != "o" and passage.end - passage.start > 24 and text[passage.end - 1] != ":"


def _of_section(passages: Sequence[Passage], text: str) -> Iterator[Mark]:
    items = [p for p in passages if p.kind is _ITEM]
    numbered = [p for p in items if _numbered(p)]
    for passage in numbered or items:
        yield _asked(text, passage)
    if not items:
        for passage in passages:
            if _ADVISED.search(text, passage.start, passage.end):
                yield _asked(text, passage)


def _numbered(passage: Passage) -> bool:
    return any(letter.isdigit() for letter in passage.label or "")


def _asked(text: str, passage: Passage) -> Mark:
    first, last = sentences.around(text, passage.start, passage.start + 1)
    value = {"sub": "asked", "what": text[first:last].rstrip(" :;")}
    if _numbered(passage):
        value["number"] = (passage.label or "").strip(".)(")
    return marked(_DECISION, first, last, "decision-asked-item", value, 0.9)
