# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on who may come in and what they may see: accounts, the access of documents, the audit log."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from samenhang.commands import Group, Json, Why, app, bureau, show
from samenhang.errors import InvalidInput, LedgerError
from samenhang.viewer import Access, Level, Role, groups_of, level_of

account = typer.Typer(help="Who may come in, and what they may do and see.", no_args_is_help=True)
audit = typer.Typer(help="The log of who did what, which is only ever added to.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The name that somebody signs in with.")]
Given = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input, not by asking.")
]
AsRole = Annotated[str, typer.Option("--role", help="reader, analyst, coordinator or administrator.")]
UpTo = Annotated[
    str, typer.Option("--clearance", help="Up to which level: public, internal or confidential.")
]


def classify(
    document: Annotated[str, typer.Argument(help="Identifier, digest (or its beginning) or file name.")],
    level: Annotated[str, typer.Option("--level", help="public, internal or confidential.")],
    group: Group = None,
    why: Why = "",
    as_json: Json = False,
) -> None:
    """Change who may see a document. Letting more people see it needs a reason."""
    access = Access(level_of(level), groups_of(group or ()))
    with bureau() as open_bureau:
        show(open_bureau.classify(document, access, why), as_json, "classified")


@account.command("add")
def add_account(
    name: Name,
    role: AsRole = Role.READER.value,
    clearance: UpTo = Level.PUBLIC.value,
    group: Group = None,
    from_input: Given = False,
    as_json: Json = False,
) -> None:
    """Let somebody in. The password is asked for without showing it."""
    rights = app.Rights(_role(role), level_of(clearance), groups_of(group or ()))
    secret = _password(from_input)
    with bureau() as open_bureau:
        show(open_bureau.add_account(name, rights, secret), as_json, "accounts")


@account.command("list")
def list_accounts(as_json: Json = False) -> None:
    """Everybody who may come in."""
    with bureau() as open_bureau:
        show(open_bureau.accounts(), as_json, "accounts")


@account.command("change")
def change_account(
    name: Name,
    role: Annotated[
        str | None, typer.Option(help="reader, analyst, coordinator or administrator.", show_default=False)
    ] = None,
    clearance: Annotated[
        str | None, typer.Option(help="Up to which level they may see.", show_default=False)
    ] = None,
    group: Group = None,
    active: Annotated[
        bool | None, typer.Option("--active/--inactive", help="Whether they may come in.", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """Change what is named, and end every session of the account. `--group none` takes it out of all."""
    change = app.Change(
        _role(role) if role else None,
        level_of(clearance) if clearance else None,
        groups_of(name for name in group if name != "none") if group else None,
        active,
    )
    with bureau() as open_bureau:
        show(open_bureau.change_account(name, change), as_json, "accounts")


@account.command("password")
def change_password(name: Name, from_input: Given = False, as_json: Json = False) -> None:
    """Give an account a new password, and end its sessions."""
    secret = _password(from_input)
    with bureau() as open_bureau:
        show(open_bureau.change_password(name, secret), as_json, "accounts")


@account.command("remove")
def remove_account(name: Name, as_json: Json = False) -> None:
    """Let somebody in no more. What they did stays in the audit log."""
    with bureau() as open_bureau:
        show(open_bureau.remove_account(name), as_json, "accounts")


@audit.command("list")
def list_audit(
    after: Annotated[int, typer.Option(min=0, help="Show what comes after this number.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many lines at most.")] = 100,
    as_json: Json = False,
) -> None:
    """Who did what, oldest first."""
    with bureau() as open_bureau:
        show(open_bureau.audit_lines(after, limit), as_json, "audit_lines")


@audit.command("verify")
def verify_audit(as_json: Json = False) -> None:
    """Whether every line is as it was written. Note the last hash elsewhere: it shows lines cut off later."""
    with bureau() as open_bureau:
        chain = open_bureau.verify_audit()
    if chain.broken is not None and not as_json:
        raise LedgerError(
            f"the audit log is broken: {chain.why}", "put back a copy, and find out who changed it"
        )
    show(chain, as_json, "audit_chain")
    if chain.broken is not None:
        raise typer.Exit(LedgerError.exit_code)


def _role(text: str) -> Role:
    try:
        return Role(text.strip().casefold())
    except ValueError as error:
        raise InvalidInput(f"there is no role “{text}”", f"the roles are {', '.join(Role)}") from error


def _password(from_input: bool) -> str:
    """A password from standard input (its first line), or asked for twice without showing it."""
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
