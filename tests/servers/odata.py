# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""OData of the Tweede Kamer, as versions 4 and 5 serve it: its pages, its traps, and what can go wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from samenhang.sources.tweedekamer import kinds
from tests.servers.loopback import Reply
from tests.servers.publications import Faults

JSON = {"Content-Type": "application/json; odata.metadata=minimal"}
GUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
LONGEST = 2048
"""Characters of an address: beyond it the real one breaks."""

Row = dict[str, Any]


@dataclass
class FakeOData:
    """Rows by kind, and files by identifier. `page` is how many rows an answer has at most."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {kind: [] for kind in kinds()})
    files: dict[str, bytes] = field(default_factory=dict)
    page: int = 250
    version: str = "v4/2.0"
    address: str = ""
    faults: Faults = field(default_factory=Faults)

    @property
    def base(self) -> str:
        """The address of the service."""
        return f"{self.address}/OData/{self.version}"

    def add(self, kind: str, identifier: str, **columns: Any) -> None:
        """A row, with the columns that every one has."""
        own = {"Id": identifier, "GewijzigdOp": "2026-06-30T00:00:00.1234567+02:00", "Verwijderd": False}
        self.rows.setdefault(kind, []).append({**own, "ApiGewijzigdOp": "2026-06-30T08:00:00.1Z", **columns})

    def __call__(self, path: str, headers: Mapping[str, str]) -> Reply:
        return self.faults.applied(unquote(path), self._answer(path))

    def _answer(self, path: str) -> Reply:
        parts = urlsplit(path)
        name = parts.path.removeprefix(f"/OData/{self.version}/")
        found = re.fullmatch(rf"(\w+)\(({GUID})\)/resource", name)
        if found:
            data = self.files.get(found[2])
            return Reply(data) if data is not None else Reply(status=204)
        if len(path) > LONGEST or name not in self.rows or name == "ToegezegdAan":
            return _error(404, "No HTTP resource was found")
        asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
        return self._rows(name, asked)

    def _rows(self, kind: str, asked: Mapping[str, str]) -> Reply:
        held = [row for row in self.rows[kind] if self._fits(row, asked.get("$filter", ""))]
        if held and "'" in asked.get("$filter", ""):
            return _error(400, "A binary operator with incompatible types was detected")
        start = int(asked.get("$skiptoken", asked.get("$skip", "0")))
        most = min(self.page, int(asked.get("$top", self.page)))
        shown = [self._shown(row, asked.get("$expand", "")) for row in held[start : start + most]]
        told: dict[str, Any] = {"@odata.context": f"{self.base}/$metadata#{kind}", "value": shown}
        if asked.get("$count") == "true":
            told["@odata.count"] = len(held)
        if "$top" not in asked and start + most < len(held):
            query = "&".join(f"{key}={value}" for key, value in asked.items() if key != "$skiptoken")
            told["@odata.nextLink"] = f"{self.base}/{kind}?{query}&$skiptoken={start + most}".replace(
                " ", "%20"
            )
        return Reply(json.dumps(told).encode(), headers=JSON)

    def _fits(self, row: Row, wanted: str) -> bool:
        if wanted == "Verwijderd eq false":
            return not row["Verwijderd"]
        listed = re.fullmatch(r"Id in \((.*)\)", wanted)
        return listed is None or row["Id"] in listed[1].split(",")

    def _shown(self, row: Row, expand: str) -> Row:
        """A row; what it is related to only where that is expanded, deleted rows among it."""
        names = set(re.findall(r"(\w+)\(\$select", expand))
        return {name: value for name, value in row.items() if not isinstance(value, list) or name in names}


def _error(status: int, message: str) -> Reply:
    return Reply(json.dumps({"error": {"message": message}}).encode(), status, JSON)
