# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may come in and who may see a document: each change with its line in the audit log, at each door."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from samenhang.ledger import Ledger
from samenhang.ledger.accounts import Account
from samenhang.loading import lazy
from samenhang.viewer import Access, Level, Role

if TYPE_CHECKING:  # who only looks at accounts must not wait for what compares texts
    from samenhang import likeness
else:
    likeness = lazy("samenhang.likeness")


@dataclass(frozen=True, slots=True)
class Hand:
    """Who makes a change: `actor` by name, `origin` from where, `when` as ISO text in UTC."""

    actor: str
    origin: str
    when: str


@dataclass(frozen=True, slots=True)
class Rights:
    """What somebody may do and see."""

    role: Role = Role.READER
    clearance: Level = Level.PUBLIC
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """What is to change of an account; None: nothing. `password` is a hash."""

    role: Role | None = None
    clearance: Level | None = None
    groups: frozenset[str] | None = None
    active: bool | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """An account as it is shown: without its password, hashed or not."""

    name: str
    role: str
    clearance: str
    groups: tuple[str, ...]
    active: bool
    created_at: str


@dataclass(frozen=True, slots=True)
class Classified:
    """Who may see a document, before and now."""

    document: str
    before: str
    now: str


def shown(account: Account) -> ShownAccount:
    """An account without its password."""
    groups = tuple(sorted(account.groups))
    role, clearance = account.role.value, account.clearance.value
    return ShownAccount(account.name, role, clearance, groups, account.active, account.created_at)


def accounts(ledger: Ledger) -> tuple[ShownAccount, ...]:
    """Everybody who may come in."""
    with ledger.accounts() as book:
        return tuple(shown(account) for account in book.all())


def add(ledger: Ledger, name: str, rights: Rights, password: str, hand: Hand) -> ShownAccount:
    """Let somebody in; `password` is a hash. Raises InvalidInput for a name that is taken, or no name."""
    account = Account(name, password, rights.role, rights.clearance, rights.groups, True, hand.when)
    with ledger.writing(hand.when) as ink:
        account = ink.accounts.add(account)
        ink.audit("account add", account.name, _rights(account), hand.origin, hand.actor)
    return shown(account)


def change(ledger: Ledger, name: str, wanted: Change, hand: Hand) -> ShownAccount:
    """Change what is given of an account; its sessions end. Raises NotFound."""
    given = {one.name: getattr(wanted, one.name) for one in fields(wanted)}
    said = {key: value for key, value in given.items() if value is not None}
    with ledger.writing(hand.when) as ink:
        account = replace(ink.accounts.named(name), **said)
        ink.accounts.change(account)
        password = ", new password" if wanted.password is not None else ""
        ink.audit("account change", account.name, _rights(account) + password, hand.origin, hand.actor)
    return shown(account)


def remove(ledger: Ledger, name: str, hand: Hand) -> ShownAccount:
    """Let somebody in no more. Raises NotFound."""
    with ledger.writing(hand.when) as ink:
        account = ink.accounts.named(name)
        ink.accounts.remove(name)
        ink.audit("account remove", account.name, "done", hand.origin, hand.actor)
    return shown(replace(account, active=False))


def classify(ledger: Ledger, name: str, access: Access, why: str, hand: Hand) -> Classified:
    """Change who may see a document that the ledger's viewer sees. Raises NotFound, InvalidInput."""
    entry = ledger.entry(name)
    with ledger.writing(hand.when) as ink:
        before = ink.classify(entry.digest, access, why, hand.actor, hand.origin)
        ink.copies.settle(likeness.JUDGE)
    return Classified(entry.identifier or entry.name, str(before), str(access))


def _rights(account: Account) -> str:
    state = "" if account.active else ", inactive"
    return f"{account.role}, {Access(account.clearance, account.groups)}{state}"
