# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a round with its button for reminders, which go by the mail server of the settings."""

from __future__ import annotations

from dataclasses import dataclass

from samenhang.desks.risk.pages import rounds
from samenhang.desks.risk.pages.acting import rounds_of
from samenhang.desks.risk.pages.rounds import Name, RoundAnswer
from samenhang.desks.risk.reminding import Mailer, remind
from samenhang.web.ask import Ask
from samenhang.web.desk import Changed


@dataclass(frozen=True, slots=True)
class Reminding:
    """Pages that can send mail."""

    mailer: Mailer

    def page(self, ask: Ask, name: Name) -> RoundAnswer:
        """A round: its questions, how far its experts are, and what can be done."""
        return rounds.round_page(ask, name).model_copy(update={"mails": self.mailer.ready})

    def send(self, ask: Ask, name: Name) -> Changed:
        """Remind by e-mail each expert who has not handed in, and got no reminder today."""
        found = remind(rounds_of(ask), name, self.mailer, ask.house.now())
        said = ask.texts.ngettext("%(num)s reminder was sent", "%(num)s reminders were sent", found.sent) % {
            "num": found.sent
        }
        if found.refused:
            more = ask.texts.ngettext(
                "%(num)s was refused by the mail server",
                "%(num)s were refused by the mail server",
                len(found.refused),
            )
            said = f"{said}; {more % {'num': len(found.refused)}}"
        return Changed(address=f"/risks/rounds/{name}", notice=said)
