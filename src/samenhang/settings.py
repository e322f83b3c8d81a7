# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A table: name, default, what it does. Only the doors (app.py, cli.py) read it; others get values.

Each setting is read from the environment as SAMENHANG_<NAME>. The command line, the documentation and the
tests read the same table.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from samenhang.errors import InvalidInput
from samenhang.sources.catalogue import FEEDS, FOLDER, Place
from samenhang.viewer import Access, Level, groups_of, level_of


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
    Setting("tweedekamer_odata", "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0", "The address of the "
            "OData of the Tweede Kamer, asked only to repair; version 5 is at .../OData/v5."),
    Setting("koop", "https://repository.overheid.nl/sru", "The address of the search service of KOOP, which "
            "has officielebekendmakingen.nl."),
    Setting("koop_files", "https://zoek.officielebekendmakingen.nl", "Where the files of KOOP may come from "
            "beside its search service: addresses, apart by spaces."),
    Setting("openoverheid", "https://open.overheid.nl/overheid/openbaarmakingen/api/v0", "The address of the "
            "index of open.overheid.nl."),
    Setting("rijksoverheid", "https://opendata.rijksoverheid.nl/v1/sources/rijksoverheid/documents",
            "The address of the documents of rijksoverheid.nl."),
    Setting("rijksoverheid_files", "https://www.rijksoverheid.nl https://open.overheid.nl", "Where the files "
            "of rijksoverheid.nl may come from beside it: addresses, apart by spaces."),
    Setting("feeds", "", "RSS and Atom feeds that are followed, apart by ;: `wrr=https://www.wrr.nl/rss; "
            "rob=https://...`. Further addresses after a space are where its files may come from. "
            "Empty: none."),
    Setting("folders", "", "Folders that are followed, apart by ;: `post=/srv/post; werk=/home/me/stukken`. "
            "Nothing in them is written to. Empty: none."),
    Setting("folder_level", "internal", "Who may see what comes from a folder: public, internal or "
            "confidential."),
    Setting("folder_groups", "", "The groups that may see what comes from a folder, apart by commas. Empty: "
            "all who are cleared for its level."),
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
    """Where sources are, and how they are reached. `feeds` and `folders` are by the name that was given.

    The first address of a feed is the feed; from the others, as from those of `..._files`, files may come.
    """

    tweedekamer: str = ""
    tweedekamer_odata: str = ""
    koop: str = ""
    koop_files: tuple[str, ...] = ()
    openoverheid: str = ""
    rijksoverheid: str = ""
    rijksoverheid_files: tuple[str, ...] = ()
    feeds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    folders: Mapping[str, Path] = field(default_factory=dict)
    folder_access: Access = field(default_factory=lambda: Access(Level.INTERNAL))
    authorities: Path | None = None
    proxy: str = field(default="", repr=False)

    @property
    def koop_addresses(self) -> tuple[str, ...]:
        """Where KOOP may be asked: its search, and its files."""
        return (self.koop, *self.koop_files)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where each source is, by its name in the ledger; a feed or a folder has a name of its own."""
        single = ("tweedekamer", "koop", "openoverheid", "rijksoverheid")
        return (
            *(Place(name, getattr(self, name)) for name in single),
            Place("eerstekamer", self.koop),
            *(Place(f"{FEEDS}/{name}", addresses[0]) for name, addresses in self.feeds.items()),
            *(
                Place(f"{FOLDER}/{name}", str(path), self.folder_access)
                for name, path in self.folders.items()
            ),
        )


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
    """Raises InvalidInput for a feed or folder without a name or an address, or of a level there is not."""
    groups = groups_of(filter(None, map(str.strip, text["folder_groups"].split(","))))
    return Sources(
        tweedekamer=text["tweedekamer"].rstrip("/"),
        tweedekamer_odata=text["tweedekamer_odata"].rstrip("/"),
        koop=text["koop"].rstrip("/"),
        koop_files=tuple(text["koop_files"].split()),
        openoverheid=text["openoverheid"].rstrip("/"),
        rijksoverheid=text["rijksoverheid"].rstrip("/"),
        rijksoverheid_files=tuple(text["rijksoverheid_files"].split()),
        feeds={name: tuple(value.split()) for name, value in _named("feeds", text)},
        folders={name: Path(value).absolute() for name, value in _named("folders", text)},
        folder_access=Access(level_of(text["folder_level"]), groups),
        authorities=Path(text["authorities"]) if text["authorities"] else None,
        proxy=text["proxy"],
    )


_NAME = re.compile(r"[\w.-]{1,64}")


def _named(setting: str, text: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names and values of a setting that holds several, each name once."""
    seen: set[str] = set()
    for part in filter(None, map(str.strip, re.split(r"[;\n]", text[setting]))):
        name, _, value = (word.strip() for word in part.partition("="))
        if not _NAME.fullmatch(name) or not value or name in seen:
            raise InvalidInput(
                f"SAMENHANG_{setting.upper()} holds “{part[:80]}”",
                "write name=where, each name once and of letters, digits, - and _; a ; between two of them",
            )
        seen.add(name)
        yield name, value


def _number(setting: Setting, text: str) -> int:
    if not text.isdecimal() or int(text) < setting.least:
        raise InvalidInput(
            f"SAMENHANG_{setting.name.upper()} is “{text}”",
            f"give a whole number of {setting.unit}, at least {setting.least}",
        )
    return int(text)
