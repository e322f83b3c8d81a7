# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who speaks, from the way the proceedings of both Houses print it: "Mevrouw Ellemeet (GroenLinks):"."""

from __future__ import annotations

import re

from samenhang.model import Speaker
from samenhang.reading.elements import names

CHAIR = "De voorzitter"
_OFFICES = r"(?:Vice)?[Mm]inister-[Pp]resident|[Mm]inister|[Ss]taatssecretaris|[Rr]egeringscommissaris"
_LINE = re.compile(
    rf"(?P<title>De [Hh]eer|Mevrouw|Mevr\.|Dhr\.|Het lid|{_OFFICES}|De)[ ]"
    r"(?P<name>[^\W\d_][^():;!?]{0,70}?)"
    r"(?:[ ]?\((?P<group>[^()]{1,60})\))?[ ]?:(?=\s|$)"
)
_CHAIR_NAME = re.compile(
    r"(?:Voorzitter|Fungerend voorzitter)[ ]?:[ ]{0,2}(?:de heer |mevrouw )?(?P<name>.{2,60}?)\.?$"
)
_PROCEDURE = re.compile(
    r"\(|\*|(?:De|Deze) (?:algemene )?(?:beraadslaging|vergadering|discussie|behandeling) (?:wordt|is)\b"
    r"|In stemming (?:komt|komen)\b|Aan de orde (?:is|zijn)\b"
    r"|(?:Sluiting|Aanvang|Schorsing|Ter inzage)\b|Voorzitter ?:"
    r"|(?:Overeenkomstig|Conform) .{1,200}\b(?:wordt|is) (?:besloten|aangenomen)\b"
    r"|(?:Daartoe|Aldus) wordt besloten\b|(?:Hierna|Nadat|Na) .{1,200} wordt de vergadering\b"
    r"|(?:Het|De|Deze|Dit|Onderdeel|Artikel) .{1,300}\bword(?:t|en) (?:zonder stemming|met algemene stemmen) "
)
_ROLES = {"minister": "minister", "minister-president": "minister", "viceminister-president": "minister",
          "staatssecretaris": "state-secretary"}  # fmt: skip
_PARTICLES = names("van de der den het ten ter te el al la le in op bij tot uit von zu dos da di en d")
_MEMBERS = frozenset({"de heer", "mevrouw", "mevr.", "dhr.", "het lid", ""})


def speaker(title: str, name: str, group: str | None = None, chair: str | None = None) -> Speaker:
    """A speaker from the printed parts: title ("De heer", "Minister", "De"), name, parliamentary group.

    `chair` is the name of who presides, where the file has given it.
    """
    title, name = title.strip(), name.strip()
    group = (group or "").strip(" ():") or None
    if "voorzitter" in name.lower() and title.lower() in ("de", "mevrouw de", "") and group is None:
        return Speaker(chair or CHAIR, "chair", office=name)
    role = _ROLES.get(title.lower())
    if role:
        return Speaker(name, role, office=title, group=None)
    if title.lower() in _MEMBERS:
        return Speaker(name, "member" if group else "other", group=group)
    return Speaker(name, "other", office=title or None, group=group)


def printed(line: str, chair: str | None = None) -> tuple[Speaker, int] | None:
    """The speaker that a line of the proceedings starts with, and how many characters that takes."""
    found = _LINE.match(line)
    if found is None:
        return None
    title, name = found["title"], found["name"]
    if not (name.endswith("voorzitter") if title == "De" and name[0].islower() else _is_name(name)):
        return None
    return speaker(title, name, found["group"], chair), found.end()


def _is_name(words: str) -> bool:
    """Whether every word could be of a name: "Van der Plas" is, "Berendsen zei" is not."""
    return all(word[0].isupper() or word[0] in "'’" or word in _PARTICLES for word in words.split())


def chair_name(line: str) -> str | None:
    """The name in "Voorzitter: Martin Bosma", the line that says who presides from here on."""
    found = _CHAIR_NAME.match(line)
    return found["name"] if found else None


def is_procedure(line: str) -> bool:
    """Whether a line tells what happens ("De vergadering wordt geschorst.") and is spoken by nobody."""
    return _PROCEDURE.match(line) is not None


def same(one: str, other: str) -> bool:
    """Whether two printed names are of one speaker here: equal, or one ends with the other ("Jimmy Dijk",
    "Dijk").
    """
    a, b = one.casefold(), other.casefold()
    return a == b or a.endswith(" " + b) or b.endswith(" " + a)
