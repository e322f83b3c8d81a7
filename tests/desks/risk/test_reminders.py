# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reminders by mail: from the page and by command the same way, each apart, one a day at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from samenhang.admission import Hand
from samenhang.desks.followup.post import Delivery
from samenhang.desks.risk.elicitation import Elicitation
from samenhang.desks.risk.reminding import Mailer, due, remind
from samenhang.desks.risk.round_file import read_round
from samenhang.errors import InvalidInput, NotSent
from samenhang.ledger import Ledger, open_ledger
from samenhang.server import mailer_of
from samenhang.settings import Mail
from samenhang.viewer import Role
from tests.desks.risk.closed_rounds import FILE
from tests.desks.risk.conftest import Desk
from tests.desks.risk.test_elicitation_pages import csrf, notice, parsed, send, take_in
from tests.web.conftest import settings_of

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
NAME = "slachtoffers"


@dataclass
class Box:
    """A mail server that refuses some addresses, and stops after some letters."""

    refuses: tuple[str, ...] = ()
    stops: int = 99
    letters: list[EmailMessage] = field(default_factory=list)

    def send(self, messages: Iterable[EmailMessage]) -> Iterator[Delivery]:
        for at, message in enumerate(messages):
            if at >= self.stops:
                raise NotSent("the mail server went away", "try again")
            refused = str(message["To"]) in self.refuses
            self.letters += [] if refused else [message]
            yield Delivery(message, "550 no" if refused else "")

    @property
    def to(self) -> list[str]:
        return sorted(str(one["To"]) for one in self.letters)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(settings_of(tmp_path).database) as found:
        yield found


def held(ledger: Ledger, moment: datetime = NOON) -> Elicitation:
    return Elicitation(ledger, Hand("anna", "", moment.isoformat()), moment.date())


def made(ledger: Ledger, *, open_: bool = True) -> Elicitation:
    acting = held(ledger)
    acting.make(*read_round(FILE.encode(), "ronde.yaml"))
    for who in ("anja", "bram", "chris"):
        acting.invite(NAME, who, f"{who}@instituut.nl")
    if open_:
        acting.open(NAME)
    return acting


def test_each_gets_one_a_day_and_apart(ledger: Ledger) -> None:
    acting, box = made(ledger), Box()
    mailer = Mailer("risico@ministerie.nl", box.send)
    assert remind(acting, NAME, mailer, NOON).sent == 3
    assert box.to == ["anja@instituut.nl", "bram@instituut.nl", "chris@instituut.nl"]
    assert remind(acting, NAME, mailer, NOON).sent == 0
    tomorrow = held(ledger, datetime(2026, 11, 26, 1, tzinfo=UTC))
    assert remind(tomorrow, NAME, mailer, NOON).sent == 3
    assert len(box.letters) == 6


def test_who_was_refused_may_get_one_again(ledger: Ledger) -> None:
    acting, box = made(ledger), Box(refuses=("bram@instituut.nl",))
    found = remind(acting, NAME, Mailer("risico@ministerie.nl", box.send), NOON)
    assert (found.sent, found.refused) == (2, (("bram@instituut.nl", "550 no"),))
    assert [one.email for one in due(acting.whole(NAME), acting.today)] == ["bram@instituut.nl"]


def test_a_server_that_goes_away_loses_nobody(ledger: Ledger) -> None:
    acting, box = made(ledger), Box(stops=1)
    with pytest.raises(NotSent):
        remind(acting, NAME, Mailer("risico@ministerie.nl", box.send), NOON)
    assert len(box.letters) == 1
    again = Box()
    assert remind(acting, NAME, Mailer("risico@ministerie.nl", again.send), NOON).sent == 2
    assert sorted(box.to + again.to) == ["anja@instituut.nl", "bram@instituut.nl", "chris@instituut.nl"]


@pytest.mark.parametrize(
    ("mailer", "open_", "error", "said"),
    [
        (Mailer(), True, NotSent, "no mail server"),
        (Mailer("risico@ministerie.nl"), True, NotSent, "no mail server"),
        (Mailer("", Box().send), True, InvalidInput, "whom reminders come from"),
        (Mailer("risico@ministerie.nl", Box().send), False, InvalidInput, "not open"),
    ],
)
def test_what_cannot_be_sent_is_refused_and_counts_for_nobody(
    ledger: Ledger, mailer: Mailer, open_: bool, error: type[Exception], said: str
) -> None:
    acting = made(ledger, open_=open_)
    with pytest.raises(error, match=said):
        remind(acting, NAME, mailer, NOON)
    assert len(due(acting.whole(NAME), acting.today)) == 3


def test_settings_without_a_server_send_nothing() -> None:
    assert not mailer_of(Mail()).ready
    assert mailer_of(Mail(host="mail.ministerie.nl", sender="risico@ministerie.nl")).ready


def test_from_the_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    analyst = desk("anna", Role.ANALYST)
    one = take_in(analyst, FILE).headers["location"]
    for who in ("anja", "bram"):
        send(analyst, f"{one}/invitations", who=who, email=f"{who}@instituut.nl")
    send(analyst, f"{one}/state", to="open")
    page = analyst.get(one).text
    assert "SAMENHANG_SMTP_HOST" in page
    assert f'action="{one}/reminders"' not in page
    refused = analyst.post(f"{one}/reminders", data={"csrf": csrf(analyst, "/risks")})
    assert refused.status_code == 502
    assert "mailserver" in refused.text
    assert desk("piet", Role.READER).post(f"{one}/reminders").status_code == 403
    box = Box()
    with_mail(monkeypatch, box)
    button = parsed(analyst.get(one).text).css_first(f"form[action='{one}/reminders'] button")
    assert button is not None
    assert button.text().strip() == "2 herinneringen per e-mail versturen"
    assert notice(send(analyst, f"{one}/reminders")) == "2 herinneringen zijn verstuurd"
    assert box.to == ["anja@instituut.nl", "bram@instituut.nl"]
    assert "vandaag een herinnering gekregen" in analyst.get(one).text
    assert notice(send(analyst, f"{one}/reminders")) == "0 herinneringen zijn verstuurd"


def with_mail(monkeypatch: pytest.MonkeyPatch, box: Box) -> None:
    """From now on pages have a mail server: that of the settings is set when the application is made."""
    ready: Any = property(lambda _: True)
    monkeypatch.setattr(Mailer, "ready", ready)
    monkeypatch.setattr(
        "samenhang.desks.risk.pages.reminders.remind",
        lambda acting, name, mailer, moment: remind(
            acting, name, Mailer("risico@ministerie.nl", box.send), moment
        ),
    )
