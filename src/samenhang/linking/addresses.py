# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where people can open what an identifier names."""

from __future__ import annotations

import re

_PUBLICATIONS = "https://zoek.officielebekendmakingen.nl/"
_PUBLISHED = re.compile(r"(?:kst|blg|ah|kv|h|nds|ag|stb|stcrt|trb|gmb|wsb|prb|bgr)-[0-9A-Za-z_-]{2,60}")
_DOSSIER = re.compile(r"dossier/[0-9A-Za-z-]{1,20}")
_CHAMBER = "https://www.tweedekamer.nl/"
_REGISTER = re.compile(r"(?:19|20)\d\d(?P<kind>[DZAP])\d{5}")
_LAW = re.compile(r"BWB[RV]\d{7}")
_CELEX = re.compile(r"[0-9](?:19|20)\d\d[A-Z]{1,2}\d{3,4}[-()0-9R]{0,20}")
_LOCAL = re.compile(r"(?P<id>CVDR\d{3,8})(?:_(?P<version>\d{1,3}))?")


def _register(target: str, kind: str) -> str | None:
    if kind == "D":
        return f"{_CHAMBER}kamerstukken/detail?id={target}&did={target}"
    if kind == "Z":
        return f"{_CHAMBER}kamerstukken/detail?id={target}"
    if kind == "A":
        return f"{_CHAMBER}debat_en_vergadering/commissievergaderingen/details?id={target}"
    return None  # an agenda item has no page of its own


def _elsewhere(target: str) -> str | None:
    if target.startswith("jci1."):
        return f"https://wetten.overheid.nl/{target}"
    if target.startswith("ECLI:"):
        return f"https://deeplink.rechtspraak.nl/uitspraak?id={target}"
    if target.startswith("LJN:"):
        return f"https://deeplink.rechtspraak.nl/uitspraak?ljn={target[4:]}"
    local = _LOCAL.fullmatch(target)
    if local:
        version = f"/{local['version']}" if local["version"] else ""
        return f"https://lokaleregelgeving.overheid.nl/{local['id']}{version}"
    return None


def address(target: str, article: str | None = None) -> str | None:
    """The address of what `target` names; of that article of a law where one is given.

    None where no public page is known for such an identifier.
    """
    if _PUBLISHED.fullmatch(target):
        return f"{_PUBLICATIONS}{target}.html"
    if _DOSSIER.fullmatch(target):
        return _PUBLICATIONS + target
    if _LAW.fullmatch(target):
        single = article is not None and re.fullmatch(r"[0-9.:]{1,12}[a-z]{0,3}", article)
        return f"https://wetten.overheid.nl/{f'jci1.3:c:{target}&artikel={article}' if single else target}"
    register = _REGISTER.fullmatch(target)
    if register:
        return _register(target, register["kind"])
    if _CELEX.fullmatch(target):
        return f"https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:{target}"
    return _elsewhere(target)
