# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Demo documents in the XML in which the Dutch government publishes: papers and proceedings."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.sax.saxutils import escape

from demo.story import RETELLING, Block, Story


def publication(story: Story) -> bytes:
    """The story as an official publication of the kind that `xml` in its head names."""
    kind = story.head["xml"]
    body = {"kamerstuk": paper, "handelingen": proceedings}[kind](story)
    address = f"https://zoek.officielebekendmakingen.nl/{story.head['identifier']}/metadata.xml"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<officiele-publicatie>'
        f'<metadata><meta name="OVERHEIDop.externMetadataRecord" content="{address}"/></metadata>'
        f"<!-- {RETELLING} -->{body}</officiele-publicatie>\n"
    ).encode()


def _inline(text: str, notes: dict[str, str]) -> str:
    def note(match: re.Match[str]) -> str:
        number = match[1]
        return (
            f'<noot id="n{number}" type="voet"><noot.nr>{number}</noot.nr>'
            f"<noot.al>{escape(notes[number])}</noot.al></noot>"
        )

    return re.sub(r"\[\^(\d+)\]", note, escape(text))


def _flow(blocks: tuple[Block, ...]) -> str:
    notes = {block.label: block.text for block in blocks if block.kind == "note"}
    out: list[str] = []
    for block in blocks:
        text = _inline(block.text, notes)
        if block.kind == "heading":
            number = f"<nr>{block.label}</nr>" if block.label else ""
            out.append(f"<divisie><kop>{number}<titel>{text}</titel></kop></divisie>")
        elif block.kind == "item":
            out.append(f'<lijst type="expliciet"><li><li.nr>–</li.nr><al>{text}</al></li></lijst>')
        elif block.kind == "paragraph":
            out.append(f"<al>{text}</al>")
    return "".join(out)


def paper(story: Story) -> str:
    """A kamerstuk: dossier, number, title, text and signature."""
    head = story.head
    names = head.get("signed", "").split("; ") if "signed" in head else []
    signatures = "".join(
        f"<ondertekening><functie>{escape(office)},</functie><naam><achternaam>{escape(name)}</achternaam></naam>"
        "</ondertekening>"
        for office, name in (entry.split(" = ") for entry in names)
    )
    return (
        f'<kamerstuk><kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar {head["year"]}</tekstregel>'
        '<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>'
        f"<dossier><dossiernummer><dossiernr>{head['dossier']}</dossiernr></dossiernummer>"
        f"<titel>{escape(head['dossiertitle'])}</titel></dossier>"
        f'<stuk><stuknr>Nr. <ondernummer kamer="2">{head["number"]}</ondernummer></stuknr>'
        f"<titel>{escape(head['title'])}</titel><algemeen><vrije-tekst><tekst>"
        f"<al>{RETELLING}</al>{_flow(story.blocks)}</tekst></vrije-tekst></algemeen>"
        f"<tekst-sluiting>{signatures}</tekst-sluiting></stuk></kamerstuk>"
    )


def proceedings(story: Story) -> str:
    """Handelingen since 2010: an agenda item with turns; an interruption has nieuw="nee"."""
    head = story.head
    parts: list[str] = []
    open_turn = False
    for block in story.blocks:
        if block.kind in ("turn", "interruption"):
            parts.append("</tekst></spreekbeurt>" if open_turn else "")
            parts.append(_speaker(block))
            open_turn = True
        else:
            parts.append(f"<al-groep><al>{escape(block.text)}</al></al-groep>")
    return (
        f"<handelingen><vergadering><vergadering-nummer>{head['meeting']}e vergadering</vergadering-nummer>"
        f"<vergaderdatum>{head['date']}</vergaderdatum></vergadering>"
        f"<agendapunt><nr>{head['item']}</nr><item-titel>{escape(head['title'])}</item-titel>"
        f"<onderwerp><al-groep><al>{RETELLING}</al></al-groep></onderwerp>{''.join(parts)}"
        f"{'</tekst></spreekbeurt>' if open_turn else ''}</agendapunt></handelingen>"
    )


def _speaker(block: Block) -> str:
    group = f" (<politiek>{block.group}</politiek>)" if block.group else ""
    new = "ja" if block.kind == "turn" else "nee"
    return (
        f'<spreekbeurt nieuw="{new}"><spreker><voorvoegsels>{block.label}</voorvoegsels> '
        f"<naam><achternaam>{block.text}</achternaam></naam>{group}:</spreker><tekst>"
    )


WRITERS: dict[str, Callable[[Story], bytes]] = {"xml": publication}
