# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves the register through the web: witnessed where it is not public, and sent as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fastapi.responses import Response, StreamingResponse

from samenhang.desks.followup import outlet
from samenhang.desks.followup.analysis.item import Movement
from samenhang.desks.followup.outlet import Form, Outlet
from samenhang.desks.followup.register import Register
from samenhang.desks.followup.selection import Selection
from samenhang.desks.followup.store import counted, figures
from samenhang.desks.followup.voice import Site, Voice
from samenhang.viewer import Level
from samenhang.web.ask import Ask


def outlet_of(ask: Ask, language: str = "", address: str = "") -> Outlet:
    """The register as it goes out to who asks."""
    voice = Voice(outlet.texts_of(language or ask.language), Site(ask.site))
    return Outlet(Register(ask.ledger, ask.today), voice, ask.today, address)


def sent(ask: Ask, going: Outlet, form: Form, selection: Selection, action: str) -> Iterator[bytes]:
    """The pieces of a selection in a form; before the first of them it is written down what is not public."""
    asked = selection.asked(going.day)
    digests = set(figures.closed(ask.ledger, asked))
    if form is Form.ATOM:
        digests |= set(_closed(ask, going.news(asked)))
    witness(ask, digests, action)
    return going.pieces(form, selection)


def witness(ask: Ask, digests: Iterable[str], action: str) -> None:
    """Write down which documents that are not public leave."""
    closed = " ".join(sorted(set(digests)))
    if closed:
        with ask.house.ledger.writing(ask.when) as ink:
            ink.audit(action, closed, "sent", ask.origin, ask.viewer.name)


def _closed(ask: Ask, news: Iterable[Movement]) -> Iterator[str]:
    """The documents that are not public and that movements quote."""
    shown = {address.split("/")[2] for one in news if (address := one.address).startswith("/documents/")}
    for digest in sorted(shown):
        entry = ask.ledger.entry(digest)
        if entry.access.level is not Level.PUBLIC:
            yield entry.digest


def closed_of(ask: Ask, digests: Iterable[str]) -> Iterator[str]:
    """Those of these documents that are not public."""
    for digest, entry in counted.papers(ask.ledger, digests).items():
        if entry.access.level is not Level.PUBLIC:
            yield digest


def file(pieces: Iterable[bytes], media: str, name: str) -> Response:
    """A file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(iter(pieces), media_type=media, headers=headers)


def named(form: Form, day: str) -> str:
    """What a file is called."""
    return f"follow-ups-{day}.{form.value}"
