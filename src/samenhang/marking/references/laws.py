# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Laws by name and article, and by their numbers: BWB, Juriconnect, CVDR.

A law that is known (vocabulary/laws.yaml) has its BWB number or CELEX number as target where that is
certain; any other has "law:" and its name, which says which law is meant but not where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from samenhang.marking.references.articles import article_before
from samenhang.marking.references.grammar import mark
from samenhang.marking.scanner import Rule, Scene, fold
from samenhang.model import Mark
from samenhang.vocabulary.laws import laws


def law_target(name: str) -> str:
    """ "law:wet-op-de-economische-delicten": the target of a law without a known number."""
    return "law:" + "-".join(fold(name).decode("ascii").split())


class _Form(NamedTuple):
    """A printed form of a law: what it stands for, and whether only after an article."""

    name: str
    target: str
    bound: bool


def _known() -> dict[str, _Form]:
    """Printed form -> the law it stands for."""
    forms: dict[str, _Form] = {}
    for law in laws():
        target = law.bwb or law.celex or law_target(law.name)
        for form in (law.name, *law.short):
            forms.setdefault(form, _Form(law.name, target, False))
        for form in law.bound:
            forms.setdefault(form, _Form(law.name, target, True))
    return forms


_KNOWN = _known()


def _longer() -> dict[str, list[str]]:
    """Printed form -> the longer ones that begin with it, longest first: "NIS2" and "NIS2-richtlijn"."""
    forms = sorted(_KNOWN, key=len, reverse=True)
    begun = {form: [o for o in forms if len(o) > len(form) and o.startswith(form)] for form in forms}
    return {form: longer for form, longer in begun.items() if longer}


def _begun() -> dict[str, list[str]]:
    """A first word that ends in wet -> the known forms that begin with it, the longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(_KNOWN, key=len, reverse=True):
        found.setdefault(form.split()[0], []).append(form)
    return {word: forms for word, forms in found.items() if word.endswith("wet")}


_LONGER = _longer()
_BEGUN = _begun()


def _law_mark(scene: Scene, span: tuple[int, int], form: _Form, score: float) -> Iterable[Mark]:
    start, end = span
    article = article_before(scene, start)
    value: dict[str, object] = {"form": "law", "target": form.target, "name": form.name}
    if article is not None:
        start = article[0]
        value |= article[1]
    elif form.bound:
        return ()
    return (mark("law", start, end, value, score),)


def find_named(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "de Woo", "artikel 68 van de Grondwet", "Politiewet 2012": names and short forms, as printed."""
    text = scene.text
    printed = text[start:end]
    form = _KNOWN.get(printed)
    if form is None:
        printed = " ".join(printed.split())
        form = _KNOWN.get(printed)
    for longer in _LONGER.get(printed, ()):
        stop = start + len(longer)
        if text[start:stop] == longer and not text[stop : stop + 1].isalnum():
            form, end = _KNOWN[longer], stop
            break
    return () if form is None else _law_mark(scene, (start, end), form, 0.95)


# Wet, then words that a law's name is made of, closed by a bracket or followed by its abbreviation
_TITLE = r"(?:[Ww]et|[Rr]ijkswet|[Ww]etboek|[Bb]esluit|[Rr]egeling)(?:\s[\w’'-]{1,40},?){1,14}"
_CLOSED = re.compile(rf"(?P<n>{_TITLE})(?:\s\((?P<a>[A-Z][A-Za-z]{{1,9}}(?:\s\d{{4}})?)\)|(?P<q>[)”’\"»]))")
_ONE_WORD = re.compile(r"[A-ZÀ-Þ][\wà-ÿ-]{2,40}wet(?:\s(?:BES|(?:19|20)\d\d))?(?![\w-])")
_OPENERS = frozenset('(“‘"«')
# words that end in wet and name a sort of law, or no law at all
_NO_LAW = frozenset({
    "Kaderwet", "Noodwet", "Spoedwet", "Wijzigingswet", "Reparatiewet", "Veegwet", "Begrotingswet",
    "Rijkswet", "Invoeringswet", "Uitvoeringswet", "Verzamelwet", "Instellingswet", "Implementatiewet",
    "Raamwet", "Machtigingswet", "Initiatiefwet", "Aanpassingswet", "Goedkeuringswet", "Asielwet",
    "Vredeswet", "Natuurwet", "Stroomwet",
})  # fmt: skip
_UNION = frozenset(("EU", "EG", "EEG", "Euratom"))
_RUNS_ON = re.compile(
    r"\b(?:en\s(?:de|het|enige|enkele|andere)|in\sverband\smet|ter\simplementatie|tot\swijziging)\b"
)


def find_generic(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """A law that is not in the vocabulary, where its name has a sure beginning and end."""
    if start and scene.text[start - 1].isalpha():
        return _one_word(scene, start, end)
    return _titled(scene, start, end)


def _titled(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "(Wet collectieve warmte)", "Wet langdurige zorg (Wlz)": a name whose end is sure."""
    text = scene.text
    opened = text[start - 1 : start] in _OPENERS
    if text[start] != "W" or not (opened or text.find("(", end, end + 110) > 0):
        return ()
    found = _CLOSED.match(text, start)
    if found is None or (found["q"] and not opened):
        return ()
    if found["a"] and (found["a"] in _UNION or _RUNS_ON.search(found["n"])):
        return ()
    name = " ".join(found["n"].split())
    form = _KNOWN.get(name) or _Form(name, law_target(name), False)
    return _law_mark(scene, (start, found.end("n")), form, 0.85)


def _one_word(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "Waterwet", "Vreemdelingenwet 2000": one capitalised word that ends in wet."""
    text = scene.text
    begin = scene.folded.rfind(b" ", 0, start) + 1
    if not text[begin].isupper() or text[begin - 1 : begin] == "-":
        return ()
    for form in _BEGUN.get(text[begin : start + 3], ()):
        if text.startswith(form, begin) and not text[begin + len(form) : begin + len(form) + 1].isalnum():
            return _law_mark(scene, (begin, begin + len(form)), _KNOWN[form], 0.95)
    found = _ONE_WORD.match(text, begin)
    if found is None or found[0].split()[0] in _NO_LAW or found.end() < end or found[0].isupper():
        return ()
    name = " ".join(found[0].split())
    return _law_mark(scene, found.span(), _Form(name, law_target(name), False), 0.8)


_BWB = re.compile(r"(?i:BWB)(?P<k>[RV])(?P<n>\d{7})(?!\w)")
_PARAMETER = r"(?:&(?:amp;)?[a-z]{1,20}=[^\s&\"'<>)\],;]{1,60})"
_JURICONNECT = re.compile(
    rf"jci1\.\d(?::|%3A)(?P<t>[cv])(?::|%3A)(?P<b>BWB[RV]\d{{7}})(?P<p>{_PARAMETER}{{0,15}})", re.IGNORECASE
)
_CVDR = re.compile(r"CVDR\s?(?P<n>\d{3,8})(?:[_/](?P<v>\d{1,3}))?(?!\w)", re.IGNORECASE)


def find_bwb(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "BWBR0005537", also in an address of wetten.overheid.nl."""
    found = _BWB.match(scene.text, start)
    if found is None:
        return ()
    return [
        mark("bwb", *found.span(), {"form": "bwb", "target": f"BWB{found['k'].upper()}{found['n']}"}, 1.0)
    ]


def find_juriconnect(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "jci1.3:c:BWBR0005730&hoofdstuk=3": a place in a law, with `&amp;` undone."""
    found = _JURICONNECT.match(scene.text, start)
    if found is None:
        return ()
    parameters = found["p"].replace("&amp;", "&").rstrip(".")
    parts = dict(part.split("=", 1) for part in parameters.split("&") if part)
    version = found[0][:6].lower()
    target = f"{version}:{found['t'].lower()}:{found['b'].upper()}{parameters}"
    value: dict[str, object] = {
        "form": "juriconnect",
        "target": target,
        "law": found["b"].upper(),
        "parts": parts,
    }
    end = found.end() - (1 if found[0].endswith(".") else 0)
    return [mark("juriconnect", found.start(), end, value, 1.0)]


def find_cvdr(scene: Scene, start: int, end: int) -> Iterable[Mark]:
    """ "CVDR101405_1": a local regulation and its version."""
    found = _CVDR.match(scene.text, start)
    if found is None:
        return ()
    target = f"CVDR{found['n']}" + (f"_{found['v']}" if found["v"] else "")
    return [mark("cvdr", *found.span(), {"form": "cvdr", "target": target}, 1.0)]


RULES = (
    Rule("law", tuple({f" {fold(form).decode()} ": None for form in _KNOWN}), find_named, "reference"),
    Rule("law", ("wet ",), find_generic, "reference"),
    Rule("bwb", (" bwbr0", " bwbv0"), find_bwb, "reference"),
    Rule("juriconnect", (" jci1",), find_juriconnect, "reference"),
    Rule("cvdr", (" cvdr",), find_cvdr, "reference"),
)
