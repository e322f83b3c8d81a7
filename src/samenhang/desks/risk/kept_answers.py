# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was worked out, kept in the ledger so that it is there after a restart too.

An answer goes by the SHA-256 of all that it follows from: the text, the choices, the version of the method,
and the code of this desk with its libraries, so that no answer outlives what made it. Nothing is found by
who has not read the file: pages ask the ledger for that first.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
import zlib
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import scipy

from samenhang.desks.risk.store import answers
from samenhang.ledger import Ledger

MOST, LARGEST = 64_000_000, 8_000_000
"""Bytes of all answers together, and of one (packed; a usual one takes some ten thousand)."""
HERE = Path(__file__).parent
DESK = "samenhang.desks.risk."
PLAIN = frozenset(
    {
        (__name__, "proxied"),
        ("datetime", "date"),
        ("numpy", "ndarray"),
        ("numpy", "dtype"),
        ("numpy._core.multiarray", "_reconstruct"),
        ("numpy._core.multiarray", "scalar"),
        ("numpy._core.numeric", "_frombuffer"),
    }
)
"""What an answer may be made of beside the classes of this desk."""


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """The answers in a ledger; `when` is now."""

    ledger: Ledger
    when: str

    def load(self, key: Hashable) -> Any:
        """The answer for a key; None where there is none, or it cannot be read."""
        name = _name(key)
        content = answers.load(self.ledger, name) if name else None
        if content is None:
            return None
        try:
            return _Reader(io.BytesIO(zlib.decompress(content))).load()
        except (pickle.UnpicklingError, zlib.error, EOFError, ValueError, TypeError, AttributeError):
            return None  # written otherwise: it is made again

    def keep(self, key: Hashable, value: Any) -> None:
        """Keep an answer, unless it is too large or cannot be written down."""
        name, out = _name(key), io.BytesIO()
        if not name:
            return
        try:
            _Writer(out, pickle.HIGHEST_PROTOCOL).dump(value)
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError):
            return
        content = zlib.compress(out.getvalue(), 1)
        if len(content) <= LARGEST:
            answers.keep(self.ledger, name, content, self.when, MOST)


def _name(key: Hashable) -> str:
    """What an answer goes by; nothing where the key does not say all that it stands for in words."""
    said = repr(key)
    if " object at 0x" in said or "<function " in said:
        return ""
    return hashlib.sha256(f"{_made_by()}\n{said}".encode()).hexdigest()


@cache
def _made_by() -> str:
    """The code of this desk, and what it rests on."""
    found = hashlib.sha256(f"{sys.version} {np.__version__} {scipy.__version__}".encode())
    for path in sorted(HERE.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()


class _Writer(pickle.Pickler):
    """Writes mappings that cannot be changed as well."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, MappingProxyType):
            return proxied, (dict(value),)
        return NotImplemented


class _Reader(pickle.Unpickler):
    """Makes nothing but classes of this desk and plain values: no row of a ledger can run other code."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        if module.startswith(DESK) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of an answer")


def proxied(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """A mapping that cannot be changed."""
    return MappingProxyType(values)
