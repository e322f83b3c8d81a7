# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register as a file: what is filtered, as it stands on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from fastapi.responses import Response

from samenhang.desks.followup.outlet import MEDIA, Form
from samenhang.desks.followup.pages import sending
from samenhang.desks.followup.selection import Selection
from samenhang.web.ask import Ask


class Download(Selection):
    """What to take away, by the names of the register's address; `day` is how it stood then."""

    format: Literal["xlsx", "csv", "json"] = "xlsx"
    day: date | None = None


def download(ask: Ask, wanted: Annotated[Download, Query()]) -> Response:
    """The items that are filtered, in Excel, CSV or JSON."""
    form, day = Form(wanted.format), wanted.day or ask.today
    going = replace(sending.outlet_of(ask), day=day)
    pieces = sending.sent(ask, going, form, wanted, "export")
    return sending.file(pieces, MEDIA[form], sending.named(form, day.isoformat()))
