# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Office files that are the same bytes whenever they are made: no clock inside. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can tell."""


def repacked(data: bytes, instead: Mapping[str, bytes]) -> bytes:
    """The office file with all its parts dated DAY_ONE, with other bytes for the parts in `instead`."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = ZipInfo(name, DAY_ONE)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            new.writestr(part, instead.get(name) or old.read(name))
    return out.getvalue()
