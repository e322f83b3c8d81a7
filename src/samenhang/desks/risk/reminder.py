# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words that go to experts: an invitation, and a reminder, which can also go as an e-mail.

No link is in a reminder: only the hash of its key is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path

from samenhang.desks.risk.elicitation import Whole
from samenhang.desks.risk.store.rounds import Person, Round
from samenhang.errors import InvalidInput
from samenhang.web import render as web
from samenhang.web.language import Texts, texts


def invitation(one: Round, say: Texts) -> str:
    """What to send with a link."""
    said = say.gettext(
        "You are invited to answer questions: %(title)s. Your personal link is below; it works until "
        "%(day)s. Please do not pass it on. Other experts do not see who you are."
    )
    return said % {"title": one.title, "day": say.day(one.closes)}


def reminder(one: Round, say: Texts) -> str:
    """What to send to who has not handed in."""
    said = say.gettext(
        "You were invited to answer questions: %(title)s. You can still do so until %(day)s, with the "
        "personal link that you received. If you have handed in already, you need not do anything."
    )
    return said % {"title": one.title, "day": say.day(one.closes)}


def waiting(whole: Whole) -> Iterator[Person]:
    """Who has not handed in at this stage."""
    for expert in whole.experts:
        person = whole.people.get(expert.number)
        if person is not None and expert.submitted < whole.round.stage:
            yield person


def letter(one: Round, person: Person, sender: str, moment: datetime) -> EmailMessage:
    """A reminder to one expert: none learns who the others are.

    Raises InvalidInput where nobody is named as the sender.
    """
    if "@" not in sender:
        raise InvalidInput("nothing says whom reminders come from", "set SAMENHANG_SMTP_SENDER to an address")
    said = texts(one.language, (web.HERE / "locale", Path(__file__).parent / "locale"))
    message = EmailMessage(policy=SMTP)
    message["From"] = Address("Samenhang", addr_spec=sender)
    message["To"] = Address(addr_spec=person.email)
    message["Subject"] = " ".join(one.title.split())[:150]
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(reminder(one, said) + "\n", cte="quoted-printable")
    message["Content-Language"] = one.language
    return message
