# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Risk files kept in the ledger: put in and changed, each act with its line in the audit log."""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from samenhang.admission import Hand
from samenhang.desks.risk import evidence, risk_text
from samenhang.desks.risk.elicited_rounds import InLedger
from samenhang.desks.risk.risk_text import ReadFile
from samenhang.desks.risk.store import files
from samenhang.desks.risk.store.files import RiskFile
from samenhang.errors import InvalidInput
from samenhang.ledger import Ink, Ledger
from samenhang.viewer import PUBLIC, Access, Level

DEMO = {
    "scenarios": "demo-scenarios",
    "cascade": "demo-cascade",
    "measures": "demo-measures",
    "balances": "demo-balances",
}
"""The files of the demo, and the names under which they are kept."""

BESIDE = ("demo_risk", "risk")
"""The folder with them, as it is called once installed and in a checkout."""


@dataclass(frozen=True, slots=True)
class RiskFiles:
    """The risk files of a ledger, for who sees `seen` of it, in the hand of somebody."""

    ledger: Ledger
    seen: Ledger
    hand: Hand

    def listed(self) -> tuple[RiskFile, ...]:
        """The newest version of every file, the newest first."""
        with self.seen.looking() as (connection, sight):
            return files.listed(connection, sight)

    def named(self, name: str, version: int | None = None) -> RiskFile:
        """A file; that it was read is written down where it is not public. Raises NotFound."""
        with self.seen.looking() as (connection, sight):
            found = files.named(connection, sight, name, version)
        if found.access.level is not Level.PUBLIC:
            with self.ledger.writing(self.hand.when) as ink:
                self._audit(ink, "read", name, f"version {found.version} shown")
        return found

    def versions(self, name: str) -> tuple[RiskFile, ...]:
        """Every version of a file, the newest first."""
        with self.seen.looking() as (connection, sight):
            return files.versions(connection, sight, name)

    def elicited(self) -> InLedger:
        """The results of the rounds that were held; what a file says of them everybody sees who sees it."""
        return InLedger(self.ledger, date.fromisoformat(self.hand.when[:10]))

    def read(self, one: RiskFile) -> ReadFile:
        """What a file says. Raises InvalidInput, of a file that was right where a round was opened again."""
        return risk_text.read(one.text, f"{one.name}.yaml", self.elicited())[1]

    def put(self, text: str, title: str, access: Access, name: str = "", language: str = "nl") -> RiskFile:
        """Keep a new file. Raises InvalidInput that says what is wrong with it and where."""
        kind, found = risk_text.read(text, _shown(title), self.elicited())
        evidence.demand_no_narrower(self.seen, found, access)
        title = risk_text.title_of(found, language) or title or kind.value
        with self.ledger.writing(self.hand.when) as ink:
            name = name or _named(title)
            one = RiskFile(name, 0, kind.value, title, text, access, self.hand.actor, self.hand.when)
            kept = files.append(ink.connection, one)
            self._audit(ink, "risk file", name, f"{kind} kept, version 1, {access}")
        return kept

    def change(self, name: str, version: int, text: str, language: str = "nl") -> RiskFile:
        """Keep a newer version after `version`, for who may see that one. Raises NotFound, InvalidInput."""
        before = self.named(name)
        kind, found = risk_text.read(text, f"{name}.yaml", self.elicited())
        evidence.demand_no_narrower(self.seen, found, before.access)
        if kind.value != before.kind:
            raise InvalidInput(f"{name} held {before.kind}, and this holds {kind}", "put it in as a new file")
        title = risk_text.title_of(found, language) or before.title
        hand = self.hand
        new = replace(before, version=version, title=title, text=text)
        new = replace(new, made_by=hand.actor, made_at=hand.when)
        with self.ledger.writing(hand.when) as ink:
            kept = files.append(ink.connection, new)
            self._audit(ink, "risk file", name, f"{kind} kept, version {kept.version}, {kept.access}")
        return kept

    def put_demo(self, documents: Path) -> None:
        """Keep the files of the demo, where they are not kept yet; they stand beside its documents."""
        folder = next(filter(Path.exists, map(documents.with_name, BESIDE)))
        for stem, name in DEMO.items():
            with self.ledger.looking() as (connection, _):
                there = files.taken(connection, name)
            if not there:
                text = (folder / f"{stem}.yaml").read_text("utf-8")
                self.put(text, TITLES.get(stem, ""), PUBLIC, name)

    def _audit(self, ink: Ink, action: str, name: str, result: str) -> None:
        ink.audit(action, name, result, self.hand.origin, self.hand.actor)


TITLES = {"scenarios": "Acht scenario's van zes deskundigen (verzonnen)"}
"""Titles for files that have none."""


def _named(title: str) -> str:
    """A name for an address. Each has letters drawn at random, so that none tells of another by its name."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "risk"
    return f"{stem}-{secrets.token_hex(4)}"


def _shown(title: str) -> str:
    """What errors call a file."""
    return title if title.endswith((".yaml", ".yml")) else "the text"
