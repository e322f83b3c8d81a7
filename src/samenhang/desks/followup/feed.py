# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What moved, as an Atom feed (RFC 4287): each movement with its words and the reason. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from lxml import etree

from samenhang.desks.followup.analysis.item import Movement
from samenhang.desks.followup.voice import Voice, one_line, plain
from samenhang.web.language import N_, REGIONS

ATOM = "http://www.w3.org/2005/Atom"
_A = f"{{{ATOM}}}"


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed follows: `name` is its identity ("dossier/30821"), `address` where it stands itself, `page`
    the page that shows the same to people. Addresses may begin with a slash.
    """

    name: str
    title: str
    address: str
    page: str


def feed(movements: Iterable[Movement], channel: Channel, voice: Voice, begun: date) -> bytes:
    """The movements, newest first. A feed in which nothing moved yet was last changed on `begun`."""
    told = sorted({identity(movement): movement for movement in movements}.items(), key=_order, reverse=True)
    root = etree.fromstring(f'<feed xmlns="{ATOM}"/>')
    root.set("{http://www.w3.org/XML/1998/namespace}lang", REGIONS[voice.texts.language].replace("_", "-"))
    site = voice.site
    _add(root, "id", site.tag("feed", channel.name))
    _add(root, "title", one_line(channel.title))
    _add(root, "updated", _moment(told[0][1].day if told else begun))
    _add(etree.SubElement(root, _A + "author"), "name", "Samenhang")
    _add(root, "generator", "Samenhang")
    _add(root, "link", rel="self", type="application/atom+xml", href=site.whole(channel.address))
    _add(root, "link", rel="alternate", type="text/html", href=site.whole(channel.page))
    for name, movement in told:
        _entry(etree.SubElement(root, _A + "entry"), site.tag(movement.item.name, name), movement, voice)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def identity(movement: Movement) -> str:
    """The name of a movement: the same movement of the same item has the same name wherever it is told."""
    said = (movement.item.name, movement.day.isoformat(), movement.what, movement.quote, movement.address)
    return hashlib.sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()[:32]


def _order(told: tuple[str, Movement]) -> tuple[date, str, str]:
    return told[1].day, told[1].item.name, told[0]


def _entry(entry: etree._Element, name: str, movement: Movement, voice: Voice) -> None:
    line, site = movement.item, voice.site
    _add(entry, "id", name)
    _add(entry, "title", one_line(f"{movement.what}: {line.what}"))
    _add(entry, "updated", _moment(movement.day))
    _add(entry, "link", rel="alternate", type="text/html", href=site.item(line.name))
    _add(
        entry,
        "link",
        rel="via",
        type="text/html",
        href=site.whole(movement.address),
        title=voice.say(N_("the words")),
    )
    _add(entry, "category", scheme=site.tag("kind"), term=line.kind.value, label=voice.kind(line.kind))
    _add(entry, "category", scheme=site.tag("state"), term=line.state.value, label=voice.state(line.state))
    _add(entry, "content", said(movement, voice), type="text")


def said(movement: Movement, voice: Voice) -> str:
    """A movement in plain text: the quote, and the reason that it is about this item."""
    lines = [f"“{movement.quote}”"] if movement.quote else []
    if movement.reason:
        lines.append(voice.say(N_("Why: %(reason)s"), reason=movement.reason))
    return plain("\n".join(lines or [movement.what]))


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> None:
    element = etree.SubElement(parent, _A + name, {key: one_line(value) for key, value in attributes.items()})
    element.text = text
