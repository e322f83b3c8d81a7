# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Raw answers of sources, each once, compressed, under the SHA-256 of its bytes: `ab/abcdef....gz`.

What a source said can so be read again, by better rules, without asking it again. A file has its name only
once all of it is on the disk; what a killed program left half written has another name and does no harm.
Nothing is ever taken away here but such remains.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import time
import zlib
from contextlib import suppress
from pathlib import Path

from samenhang.errors import LedgerError, NotFound

_DAY = 86_400  # seconds
_HALF = ".half"


class RawStore:
    """A folder of answers by digest. It is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes) -> str:
        """Keep an answer; its digest. One that is here already costs no writing.

        Raises LedgerError where there is no room.
        """
        digest = hashlib.sha256(data).hexdigest()
        place = self._place(digest)
        if place.exists():
            return digest
        half = place.with_name(f"{digest}-{os.getpid()}{_HALF}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with half.open("wb") as stream:
                stream.write(gzip.compress(data, 6, mtime=0))
                stream.flush()
                os.fsync(stream.fileno())
            half.replace(place)
        except OSError as error:
            with suppress(OSError):
                half.unlink()
            raise LedgerError(f"an answer cannot be kept: {error.strerror}", "make room") from error
        return digest

    def has(self, digest: str) -> bool:
        """Whether the answer with this digest is here."""
        return self._place(digest).exists()

    def read(self, digest: str) -> bytes:
        """The answer with this digest, as it came.

        Raises NotFound where it is not here, LedgerError where it was damaged since.
        """
        try:
            data = gzip.decompress(self._place(digest).read_bytes())
        except FileNotFoundError as error:
            raise NotFound(
                f"the raw answer {digest[:12]} is not here", "put it back from a copy, or ask again"
            ) from error
        except (OSError, EOFError, zlib.error) as error:
            raise _damaged(digest) from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise _damaged(digest)
        return data

    def sweep(self, now: float | None = None) -> None:
        """Take away what killed programs left half written more than a day ago; `now` in seconds of the
        epoch."""
        before = (time.time() if now is None else now) - _DAY
        for half in self.folder.glob(f"*/*{_HALF}"):
            with suppress(OSError):  # it only costs room
                if half.stat().st_mtime < before:
                    half.unlink()

    def _place(self, digest: str) -> Path:
        return self.folder / digest[:2] / f"{digest}.gz"


def _damaged(digest: str) -> LedgerError:
    return LedgerError(
        f"the raw answer {digest[:12]} was changed or damaged", "put it back from a copy, or ask again"
    )
