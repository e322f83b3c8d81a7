# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who promises what to whom, on which condition: the words of the sentence itself."""

from __future__ import annotations

import re

from samenhang.marking.commitments.words import Line
from samenhang.marking.sentences import listed

_OFFICE = (
    r"(?:[Mm]inister(?:-president|s)?|[Ss]taatssecretaris(?:sen)?|[Mm]inister-President|premier|"
    r"bewindspersoon|bewindslieden)"
    r"(?: (?:van|voor) [A-Za-zë,]{2,30}(?:(?: en|,) [A-Z][A-Za-zë]{2,30}| [A-Z][A-Za-zë]{2,30}|"
    r" en [a-z][a-z]{3,25}){0,4})?"
)
_CABINET = re.compile(
    rf"\b(?:[Hh]et|[Dd]it) (?:demissionaire? )?kabinet(?: \((?:[^()\n]{{3,80}})\))?|\b[Dd]e regering\b|"
    rf"\b[Dd]e {_OFFICE}|"
    r"\b[Mm]ijn (?:ambtsvoorganger|voorganger|ambtsopvolger|(?:collega|ambts?genoot|ambtgenote)(?: (?:van|"
    r"voor) [A-Z]\w+"
    r"(?:(?: en|,)? [A-Z]\w+){0,3})?)"
)
_SELF = re.compile(r"\b(?:[Ii]k|[Ww]ij|[Ww]e)\b")
_MEMBER = re.compile(
    r"\b(?:[Kk]amerlid|[Hh]et (?:Kamer)?lid|[Dd]e leden|[Dd]e (?:Kamer)?leden|[Mm]evrouw|[Dd]e heer) "
    r"(?:(?:van|de|der|den|ten|ter|het|Van|De|Der|Den|Ten|Ter|El|’t|"
    r"'t) ){0,3}[A-ZÀ-Þ][\w’'-]{1,30}(?: (?:(?:van|de|der|den) ){0,2}[A-ZÀ-Þ][\w’'-]{1,30})?(?: "
    r"\([^()\n]{1,20}\))?"
)
_HOUSE = re.compile(
    r"\b(?:[Uu]w Kamer|[Bb]eide Kamers|[Dd]e (?:Tweede |Eerste )?Kamer|Tweede Kamer|Eerste Kamer|[Dd]e "
    r"Staten-Generaal|[Hh]et parlement|"
    r"[Uu]w commissie)\b"
)
_YOU = re.compile(r"\b[Uu]\b")
_BEFORE = re.compile(r"\b(?:door|van|namens) $")

_CONDITION = re.compile(
    r"(?<![^\s,(“])((?:[Aa]ls(?! (?:nagekomen|afgedaan|bedoeld|gevolg|zodanig|volgt|toezegging|een "
    r"toezegging|het gaat|minister|eerste|onderdeel|bijlage|"
    r"vervolg|reactie|antwoord)\b)|[Ii]ndien|[Mm]ocht|[Zz]odra|[Mm]its|[Tt]enzij|[Vv]oor zover|"
    r"[Oo]nder voorbehoud) [^,;.]{6,160})"
)
_AFTER_PROMISE = re.compile(
    r"\b(?:toegezegd|toe|toezeggen|toezegging(?:en)?|beloofd)\b[^;.]{0,80}?\b((?:dat|om|over|een) "
    r"[^;.]{8,260})"
    r"|\b(?:toegezegd|beloofd) ([^;.]{3,200}? te [a-zë]{3,20}\b[^;.]{0,200})"
)
_PAPER = re.compile(
    r"\b((?:een|de|het|mijn|onze|zijn|haar|dat|die) (?:(?!bij |\w*reces |een |de |het |mijn |onze |[Uu]w |ik "
    r"|u |"
    r"zal |over |in |voor )[\w-]{2,30} ){0,4}?[\w-]{0,30}(?:brief|rapport|rapportage|lijst|tijdlijn|"
    r"afschrift|brieven|rapporten|"
    r"evaluatie|reactie|notitie|overzicht|wetsvoorstel|"
    r"voorstel|plan|nota|visie|agenda|strategie|verslag|onderzoek|analyse|advies|monitor|verkenning|"
    r"uitwerking|planning|aanpak)(?![\w-])"
    r"(?: (?:over|inzake|van|met|waarin|betreffende|voor|ten aanzien van|naar|op) [^,;.]{4,160})?)"
)
_PAPER_ABOUT = re.compile(
    r"\b(een (?:[\w-]{2,30} ){0,2}?[\w-]{0,30}(?:brief|rapport|reactie|notitie|overzicht|evaluatie|"
    r"voorstel|plan)\b[^,.;:]{0,60}? "
    r"(?:over|inzake|waarin|met daarin) [^.;]{4,220})"
)
_ABOUT = re.compile(r"\b([Oo]ver [^,;.]{6,200})")
_TRAIL = re.compile(
    r"\s+(?:zal|zullen|worden|wordt|kan|kunnen|te|toe te|aan te|toe|informeren|geïnformeerd|geinformeerd|"
    r"toezenden|sturen|zenden|zal worden|ontvangen|"
    r"toegezegd|toegezonden|gestuurd|aangeboden|berichten|rapporteren|heb|heeft|hebben|aan|mee|op terug|"
    r"terug|"
    r"verwachten|tegemoetzien|tegemoet zien|komen|naar (?:uw|de) Kamer|doen toekomen|doen toegaan|van mij|"
    r"in het vooruitzicht gesteld|op de hoogte brengen|in te dienen|te sturen|te zenden|van)$"
)


SELF_WORDS = frozenset(("ik", "wij", "we"))
_CABINET_WORDS = listed(
    "kabinet regering minister ministers staatssecretaris staatssecretarissen premier bewindspersoon "
    "bewindslieden collega ambtsvoorganger voorganger ambtsopvolger ambtgenoot ambtsgenoot ambtgenote"
)
_MEMBER_WORDS = listed("kamerlid lid leden mevrouw heer")
_HOUSE_WORDS = listed("kamer kamers commissie staten generaal parlement")
_CONDITION_WORDS = listed("als indien mocht zodra mits tenzij zover voorbehoud")


_OCCASION = re.compile(
    r"\b(?:[Tt]ijdens|[Ii]n|[Bb]ij|[Gg]edurende|[Uu]it|[Vv]an|[Oo]p) "
    r"((?:(?:het|de|ons|dit|een|mijn) )?"
    r"(?:(?!die |dat |tijdens |van |in |voor |na |op |ieder |elk )[\w’'-]{2,30} ){0,4}?"
    r"(?:[\w-]*(?:debat|debatten|overleg|behandeling|beschouwingen|vragenuur|termijn|consult)|AO|VAO|WGO|NO|CD|VSO|SO|2MD)\b"
    r"(?:(?: [\w’'-]{1,30}){0,8}? (?:\d{1,2} en )?\d{1,2} \w{3,9}(?: \d{4}| jl\.?| jongstleden)?)?)"
)
_THIS_ONE = ("dit ", "deze ", "overleg", "dat ")
_OCCASIONS = ("debat", "overleg", "behandeling", "beschouwingen", "vragenuur", "AO ", "WGO", "VSO", " CD ")
_NUMBER = re.compile(r"\b(?:TZ\d{6}-\d{1,4}|T\d{5})\b")


def details(text: str, start: int, end: int, line: Line) -> dict[str, str]:
    """What the words of a mark say of who, to whom, what and if; `line` is the sentence as words."""
    words = line.words
    condition = None if words.isdisjoint(_CONDITION_WORDS) else _CONDITION.search(text, start, end)
    value: dict[str, str | None] = {
        "by": by(text, start, end, words),
        "to": to(text, start, end, words),
        "what": what(text, start, end, condition),
        "condition": condition[1].strip() if condition else None,
    }
    if any(text.find(word, start, end) >= 0 for word in _OCCASIONS):
        occasion = _OCCASION.search(text, start, end)
        value["occasion"] = occasion[1] if occasion and not occasion[1].startswith(_THIS_ONE) else None
    number = _NUMBER.search(text, start, end)
    value["number"] = number[0] if number else None
    return {key: known for key, known in value.items() if known}


def by(text: str, start: int, end: int, words: frozenset[str]) -> str | None:
    """Who binds himself, as printed."""
    cabinet = _CABINET.search(text, start, end) if words & _CABINET_WORDS else None
    self_ = _SELF.search(text, start, end) if words & SELF_WORDS else None
    if self_ is not None and (cabinet is None or text[cabinet.start() - 4 : cabinet.start()] != "dat "):
        return self_[0]
    return cabinet[0].strip() if cabinet else None


def cabinet(text: str, start: int, end: int) -> str | None:
    """The first member of the government who is named, as printed."""
    found = _CABINET.search(text, start, end)
    return found[0].strip() if found else None


def to(text: str, start: int, end: int, words: frozenset[str]) -> str | None:
    """To whom: a member by name before the House."""
    if words & _MEMBER_WORDS:
        for member in _MEMBER.finditer(text, start, end):
            if not _BEFORE.search(text, max(start, member.start() - 9), member.start()):
                return member[0]
    house = _HOUSE.search(text, start, end) if words & _HOUSE_WORDS else None
    if house is None and "u" in words:
        house = _YOU.search(text, start, end)
    return house[0] if house else None


def what(text: str, start: int, end: int, unless: re.Match[str] | None = None) -> str:
    """The shortest clause that says what is promised, `unless` it is the condition; else the sentence."""
    for shape in (_PAPER_ABOUT, _AFTER_PROMISE, _PAPER, _ABOUT):
        found = shape.search(text, start, end)
        if found is not None and unless is not None and unless.start() <= found.start() < unless.end():
            found = shape.search(text, unless.end(), end)
        if (
            found is not None and found.lastindex == 2
        ):  # "toegezegd de Kamer te informeren": the verb says what
            return _shortened(found[2])
        if found is not None:
            return _bare(found[1])
    return text[start:end].rstrip(".!? ")


_LONGEST = 240


def _bare(words: str) -> str:
    words = words.strip(" .,:")
    for _ in range(4):
        shorter = _TRAIL.sub("", words)
        if shorter == words:
            break
        words = shorter
    return _shortened(words)


def _shortened(words: str) -> str:
    words = words.strip(" .,:")
    return words if len(words) <= _LONGEST else words[: words.rfind(" ", 0, _LONGEST)]
