# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table: name, default, what it does. Only the doors (app.py, cli.py) read it; others get values.

Each setting is read from the environment as SAMENHANG_<NAME>. The command line, the documentation and the
tests read the same table.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from samenhang.errors import InvalidInput
from samenhang.viewer import Level, level_of


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table; `unit` is what the value counts ("" for text)."""

    name: str
    default: str
    help: str
    unit: str = ""
    least: int = 0


SETTINGS = (
    Setting("database", "", "Where the ledger is: a path (SQLite) or a URL (postgresql://...). "
            "Empty: samenhang.db in the user's data folder."),
    Setting("index", "", "Folder of the search index. Empty: beside the ledger's file, or for a ledger "
            "on a server in the user's data folder."),
    Setting("originals", "", "Folder of the files as they came. Empty: beside the ledger's file, or for a "
            "ledger on a server in the user's data folder."),
    Setting("identifiers", "", "File of known identifiers, made by `samenhang identifiers import`. "
            "Empty: identifiers.bin in the user's data folder."),
    Setting("workers", "0", "Processes that read and mark at the same time. 0: one for each core.",
            "processes"),
    Setting("file_size", "200", "Largest file that is read.", "megabytes", 1),
    Setting("file_time", "120", "Longest time one file may take to read and mark.", "seconds", 1),
    Setting("upload_size", "500", "Largest upload to the web application, all its files together.",
            "megabytes", 1),
    Setting("file_memory", "4096", "Memory one reading process may address; 0: no bound.", "megabytes"),
    Setting("site", "", "The address at which people use the web application, https://...: links in letters, "
            "lists and calendars begin with it. Empty: the address of the request, and on the command line "
            "http://127.0.0.1:8765."),
    Setting("tweedekamer", "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0", "The address of the "
            "SyncFeed of the Tweede Kamer."),
    Setting("authorities", "", "A file (PEM) of the authorities whose certificates are trusted when sources "
            "are asked. Empty: those of the system, or of SSL_CERT_FILE."),
    Setting("proxy", "", "The proxy through which sources are asked, http://.... Empty: what HTTPS_PROXY, "
            "HTTP_PROXY and NO_PROXY say."),
    Setting("smtp_host", "", "The mail server that takes letters to who follows something. Empty: none are "
            "sent, ever."),
    Setting("smtp_port", "587", "The port of the mail server.", "(the number of a port)", 1),
    Setting("smtp_security", "starttls", "How the way to the mail server is closed: starttls, tls, or none "
            "on one machine."),
    Setting("smtp_user", "", "The name for the mail server. Empty: it asks for none."),
    Setting("smtp_password", "", "The password for the mail server; never shown, nor written in a log."),
    Setting("smtp_sender", "", "The address that letters come from."),
    Setting("smtp_level", "public", "Up to which level letters carry what documents say: public, internal or "
            "confidential. Mail crosses networks that are not yours."),
)  # fmt: skip


WAYS = ("starttls", "tls", "none")
"""How the way to a mail server can be closed."""


@dataclass(frozen=True, slots=True)
class Mail:
    """How letters are sent; without a `host` none are. `level` bounds what they carry."""

    host: str = ""
    port: int = 587
    security: str = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    level: Level = Level.PUBLIC


@dataclass(frozen=True, slots=True)
class Sources:
    """Where sources are, and how they are reached."""

    tweedekamer: str = ""
    authorities: Path | None = None
    proxy: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values, checked. Paths are absolute; sizes in bytes, time in seconds."""

    database: str
    index: str
    identifiers: Path
    workers: int
    file_size: int
    file_time: int
    file_memory: int
    originals: str = ""
    upload_size: int = 500_000_000
    site: str = ""
    mail: Mail = field(default_factory=lambda: Mail())
    sources: Sources = field(default_factory=lambda: Sources())


def data_folder() -> Path:
    """The user's data folder for Samenhang on this system; not created here."""
    return Path(platformdirs.user_data_dir("samenhang", appauthor=False))


def read_settings(environment: Mapping[str, str] | None = None, database: str | None = None) -> Settings:
    """The settings from the environment; `database` given on the command line comes first.

    Raises InvalidInput for a value that is not a number where one is needed.
    """
    values = os.environ if environment is None else environment
    text = {s.name: values.get(f"SAMENHANG_{s.name.upper()}", "").strip() or s.default for s in SETTINGS}
    number = {s.name: _number(s, text[s.name]) for s in SETTINGS if s.unit}
    return Settings(
        database=database or text["database"] or str(data_folder() / "samenhang.db"),
        index=text["index"],
        identifiers=Path(text["identifiers"] or data_folder() / "identifiers.bin"),
        workers=number["workers"] or os.cpu_count() or 1,
        file_size=number["file_size"] * 1_000_000,
        file_time=number["file_time"],
        file_memory=number["file_memory"] * 1_000_000,
        originals=text["originals"],
        upload_size=number["upload_size"] * 1_000_000,
        site=text["site"].rstrip("/"),
        mail=_mail(text, number["smtp_port"]),
        sources=_sources(text),
    )


def _mail(text: Mapping[str, str], port: int) -> Mail:
    """How letters are sent. Raises InvalidInput for a way or a level that there is not."""
    security = text["smtp_security"].casefold()
    if security not in WAYS:
        raise InvalidInput(f"SAMENHANG_SMTP_SECURITY is “{security}”", f"give one of {', '.join(WAYS)}")
    if port > 65_535:
        raise InvalidInput(f"SAMENHANG_SMTP_PORT is “{port}”", "give a port, at most 65535")
    own = (text["smtp_user"], text["smtp_password"], text["smtp_sender"])
    return Mail(text["smtp_host"], port, security, *own, level_of(text["smtp_level"]))


def _sources(text: Mapping[str, str]) -> Sources:
    own = Path(text["authorities"]) if text["authorities"] else None
    return Sources(text["tweedekamer"].rstrip("/"), own, text["proxy"])


def _number(setting: Setting, text: str) -> int:
    if not text.isdecimal() or int(text) < setting.least:
        raise InvalidInput(
            f"SAMENHANG_{setting.name.upper()} is “{text}”",
            f"give a whole number of {setting.unit}, at least {setting.least}",
        )
    return int(text)
