# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A notice as an e-mail: plain text and simple HTML with the same words. Pure.

Whatever stands in an item, no header has more than one line and no markup but our own is in the HTML.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from markupsafe import Markup

from samenhang.desks.followup.analysis.item import Movement
from samenhang.desks.followup.digest import Notice
from samenhang.desks.followup.voice import Voice, one_line, plain
from samenhang.errors import InvalidInput
from samenhang.web.language import N_

_SUBJECT = 150
"""Characters of a subject: what programs show of one, and more."""
_ADDRESS = re.compile(
    r"[^\s@<>\"(),:;\\\[\]\x00-\x1f\x7f]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who gets the letter: the address, what they follow in words ("dossier 30821"), and where that ends.

    `leave` is an address on the site that stops the letters: people open it, programs POST to it (RFC 8058).
    """

    address: str
    follows: str
    leave: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Whom the letters come from: an address, and a name to show beside it."""

    address: str
    name: str = "Samenhang"


def letter(notice: Notice, reader: Reader, sender: Sender, voice: Voice, moment: datetime) -> EmailMessage:
    """The e-mail that tells the notice; `moment` (with a zone) is the day and time that it carries.

    Raises InvalidInput for an address that is none. The same notice to the same reader has the same
    Message-ID, so a letter that goes out twice is shown once.
    """
    to, site = checked(reader.address), voice.site
    leave = site.whole(reader.leave)
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(one_line(sender.name), addr_spec=checked(sender.address))
    message["To"] = Address(addr_spec=to)
    message["Subject"] = _subject(notice, voice)
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = f"<{_name(notice, to)}@{site.host}>"
    message["List-Id"] = f"<follow-ups.{site.host}>"
    message["List-Unsubscribe"] = f"<{_uri(leave)}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(_text(notice, reader, voice)) + "\n", cte="quoted-printable")
    message.add_alternative(_html(notice, reader, voice), subtype="html", cte="quoted-printable")
    message["Content-Language"] = voice.texts.language  # last: what is set before goes to the first part
    return message


def checked(address: str) -> str:
    """An e-mail address that can stand in a header and an envelope. Raises InvalidInput."""
    if not _ADDRESS.fullmatch(address) or ".." in address:
        raise InvalidInput(f"{address!r} is no e-mail address", "give one like naam@ministerie.nl")
    return address


def _uri(address: str) -> str:
    """An address that can stand between angle brackets. Raises InvalidInput."""
    if re.search(r"[^\x21-\x7e]|[<>,]", address):
        raise InvalidInput(f"{address!r} cannot stand in a letter", "give a whole address, percent-encoded")
    return address


def _name(notice: Notice, to: str) -> str:
    said = (notice.item.name, notice.day.isoformat(), to, *sorted(notice.sent.told))
    return hashlib.sha256("\x1f".join(said).encode("utf-8", "replace")).hexdigest()[:32]


def _subject(notice: Notice, voice: Voice) -> str:
    """ "Te laat: toezegging ...": what happened last, and to what."""
    text = one_line(f"{notice.movements[-1].what}: {voice.kind(notice.item.kind)} – {notice.item.what}")
    return text if len(text) <= _SUBJECT else text[: _SUBJECT - 1].rstrip() + "…"


def _text(notice: Notice, reader: Reader, voice: Voice) -> Iterator[str]:
    line, site = notice.item, voice.site
    yield plain(line.what)
    yield _standing(notice, voice)
    yield ""
    for movement in notice.movements:
        yield f"{voice.texts.day(movement.day)}: {one_line(movement.what)}"
        if movement.quote:
            yield from (f"> {row}" for row in plain(movement.quote).split("\n"))
        if movement.reason:
            yield voice.say(N_("Why: %(reason)s"), reason=one_line(movement.reason))
        yield site.whole(movement.address)
        yield ""
    yield voice.say(N_("All about it: %(address)s"), address=site.item(line.name))
    yield ""
    yield "-- "
    yield _because(reader, voice)
    yield voice.say(N_("Stop these letters: %(address)s"), address=site.whole(reader.leave))


def _standing(notice: Notice, voice: Voice) -> str:
    line = notice.item
    parts = [voice.kind(line.kind), one_line(line.by or ""), voice.state(line.state)]
    if line.due is not None and line.due.latest is not None:
        parts.append(voice.say(N_("due %(day)s"), day=voice.texts.day(line.due.latest)))
    return " · ".join(part for part in parts if part)


def _because(reader: Reader, voice: Voice) -> str:
    return voice.say(N_("You get this letter because you follow %(what)s."), what=one_line(reader.follows))


def _html(notice: Notice, reader: Reader, voice: Voice) -> str:
    line, site = notice.item, voice.site
    told = Markup("\n").join(_moved(movement, voice) for movement in notice.movements)
    return _PAGE.format(
        language=voice.texts.language,
        title=_subject(notice, voice),
        what=plain(line.what),
        standing=_standing(notice, voice),
        told=told,
        page=site.item(line.name),
        all=voice.say(N_("All about it")),
        because=_because(reader, voice),
        leave=site.whole(reader.leave),
        stop=voice.say(N_("Stop these letters")),
    )


def _moved(movement: Movement, voice: Voice) -> Markup:
    quote = Markup("<blockquote>{}</blockquote>\n").format(plain(movement.quote)) if movement.quote else ""
    why = voice.say(N_("Why: %(reason)s"), reason=one_line(movement.reason)) if movement.reason else ""
    return _MOVED.format(
        day=voice.texts.day(movement.day),
        what=one_line(movement.what),
        quote=quote,
        why=Markup("<p>{}</p>\n").format(why) if why else "",
        address=voice.site.whole(movement.address),
        words=voice.say(N_("Read the words")),
    )


_PAGE = Markup("""<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<h1>{what}</h1>
<p>{standing}</p>
{told}
<p><a href="{page}">{all}</a></p>
<hr>
<p>{because} <a href="{leave}">{stop}</a></p>
</body>
</html>
""")

_MOVED = Markup("""<h2>{day}: {what}</h2>
{quote}{why}<p><a href="{address}">{words}</a></p>""")
