# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Entities of the SyncFeed made from the published schemas: any that is valid, by the chance handed in."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "parliament" / "tk-xsd"
ABSENT = "the published schemas are not beside the repository"
X = "{http://www.w3.org/2001/XMLSchema}"
NAMESPACE = "http://www.tweedekamer.nl/xsd/tkData/v1-0"
PREFIXED = frozenset({"toezegging", "vergadering", "verslag"})
"""Entities that the live feed writes with the prefix ns1."""
LETTERS = "aeinorst éëüÀ’–“&<>\"'éß中;%{}\u00a0"


@dataclass(frozen=True, slots=True)
class Shape:
    """An element of a schema: `most` 0 for any number; `kind` the name of its type without `Type`."""

    name: str
    kind: str
    least: int
    most: int
    nillable: bool
    parts: tuple[Shape, ...] = ()
    values: tuple[str, ...] = ()


@cache
def shapes() -> dict[str, tuple[Shape, ...]]:
    """By root element, what an entity consists of; a few of them by heart where there are no schemas."""
    if not FOLDER.is_dir():
        return {root: tuple(Shape(*one) for one in parts) for root, parts in BY_HEART.items()}
    found = {}
    for path in sorted(FOLDER.glob("tkData-v1-0-*.xsd")):
        schema = etree.parse(path).getroot()
        root = schema.find(f"{X}element")
        if root is None or root.get("name") in ("resource", "identiteit"):
            continue
        whole = schema.find(f"{X}complexType[@name='{root.get('type')}']")
        assert whole is not None
        enumerations = {
            one.get("name", ""): tuple(value.get("value", "") for value in one.iter(f"{X}enumeration"))
            for one in schema.iterchildren(f"{X}simpleType")
        }
        found[root.get("name", "")] = tuple(_shapes(whole, enumerations))
    return found


def _shapes(parent: etree._Element, enumerations: dict[str, tuple[str, ...]]) -> list[Shape]:
    found = []
    for child in parent.iterchildren("{*}*"):
        if child.tag != f"{X}element":
            found += _shapes(child, enumerations)
            continue
        parts = tuple(_shapes(child, enumerations))
        most = child.get("maxOccurs", "1")
        kind = child.get("type", "").removeprefix("xs:")
        if not kind and not parts:
            pattern = child.find(f".//{X}pattern")
            kind = "eight" if pattern is not None else "anything"
        found.append(
            Shape(
                child.get("name", ""),
                kind.removesuffix("Type"),
                int(child.get("minOccurs", "1")),
                0 if most == "unbounded" else int(most),
                child.get("nillable") == "true",
                parts,
                enumerations.get(kind, ()),
            )
        )
    return found


BY_HEART: dict[str, list[tuple[str, str, int, int, bool]]] = {
    "document": [
        ("huidigeDocumentVersie", "referentieLiteral", 0, 1, True),
        ("bronDocument", "referentieLiteral", 0, 0, False),
        ("zaak", "referentieLiteral", 0, 0, False),
        ("kamerstukdossier", "referentieLiteral", 0, 1, False),
        ("soort", "token", 0, 1, True),
        ("documentNummer", "token", 0, 1, False),
        ("titel", "token", 0, 1, True),
        ("datum", "dateTime", 0, 1, False),
        ("volgnummer", "int", 0, 1, False),
    ],
    "kamerstukdossier": [("titel", "string", 0, 1, True), ("nummer", "unsignedInt", 0, 1, False)],
    "zaak": [
        ("kamerstukdossier", "referentieLiteral", 0, 1, False),
        ("nummer", "token", 0, 1, False),
        ("afgedaan", "boolean", 0, 1, True),
    ],
    "toezegging": [("nummer", "token", 0, 1, True), ("tekst", "string", 0, 1, True)],
    "persoon": [("nummer", "token", 0, 1, False), ("geboortedatum", "date", 0, 1, True)],
    "verslag": [("vergadering", "referentieLiteral", 0, 1, False), ("status", "token", 0, 1, True)],
}


def guid(chance: random.Random) -> str:
    """An identifier as the schemas want it."""
    text = f"{chance.getrandbits(128):032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def moment(chance: random.Random) -> str:
    """A moment in one of the forms in which the feed writes them."""
    day = f"{chance.randint(2008, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    hour = f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:{chance.randint(0, 59):02}"
    return f"{day}T{hour}" + chance.choice(("", "Z", ".5570000", ".123Z", ".69+01:00", ".6900000+02:00"))


def value(kind: str, chance: random.Random) -> str:
    """A valid value of a simple type."""
    day = f"{chance.randint(1900, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    match kind:
        case "dateTime":
            return moment(chance)
        case "date":
            return day
        case "datum":
            return chance.choice((day, day[:7], day[:4], f"{day[:4]}-W12", f"{day[:4]}-W12-3"))
        case "boolean":
            return chance.choice(("true", "false", "0", "1"))
        case "int" | "long":
            return str(chance.randint(-1, 90_000))
        case "unsignedInt" | "short":
            return str(chance.randint(0, 30_000))
        case "decimal":
            return f"{chance.randint(0, 90_000)}.{chance.randint(0, 99):02}"
        case "eight":
            return f"{chance.randint(0, 99_999_999):08}"
        case "vergaderjaar":
            return f"{day[:4]}-{int(day[:4]) + 1}"
        case "token":
            return "x" + " ".join("".join(chance.choices(LETTERS, k=chance.randint(0, 12))).split())
    return "".join(chance.choices(LETTERS + " \n\t", k=chance.randint(0, 30)))


def filled(root: str, chance: random.Random, identifier: str = "", fuller: bool = False) -> str:
    """A valid entity as XML. `fuller` gives every element that may be there."""
    shape, prefix = shapes()[root], "ns1:" if root in PREFIXED else ""
    own = "ns1" if prefix else "tk"
    spaces = f'xmlns{":ns1" if prefix else ""}="{NAMESPACE}"' + ("" if prefix else f' xmlns:tk="{NAMESPACE}"')
    spaces += ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    head = f'id="{identifier or guid(chance)}" {own}:bijgewerkt="{moment(chance)}" {own}:verwijderd="false"'
    parts = "".join(_element(one, chance, prefix, own, fuller) for one in shape)
    return f"<{prefix}{root} {spaces} {head}>{parts}</{prefix}{root}>"


def _element(one: Shape, chance: random.Random, prefix: str, own: str, fuller: bool) -> str:
    times = max(one.least, int(fuller)) if fuller else chance.randint(one.least, one.most or 3)
    return "".join(_once(one, chance, prefix, own, fuller) for _ in range(times))


def _once(one: Shape, chance: random.Random, prefix: str, own: str, fuller: bool) -> str:
    name = prefix + one.name
    if one.nillable and not fuller and chance.random() < 0.2:
        changed = f' {own}:bijgewerkt="{moment(chance)}"' if "Bijgewerkt" in one.kind else ""
        return f'<{name} xsi:nil="true"{changed}/>'
    if one.kind.startswith("referentie"):
        changed = f' {own}:bijgewerkt="{moment(chance)}"' if "Bijgewerkt" in one.kind else ""
        there = fuller or chance.random() < 0.9
        return f"<{name}{' ref=' + quoteattr(guid(chance)) if there else ''}{changed}/>"
    if one.parts:
        inner = "".join(_element(part, chance, prefix, own, fuller) for part in one.parts)
    else:
        inner = escape(chance.choice(one.values) if one.values else value(one.kind, chance))
    return f"<{name}>{inner}</{name}>"
