# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What keeping originals costs: 5,000 small files and one of 200 MB.

    python -m benchmarks.bench_originals [FOLDER]

The limit of the same run: the same bytes written to new files and nothing more.
"""

from __future__ import annotations

import io
import random
import sys
import tempfile
import time
from pathlib import Path

from samenhang.intake import BATCH
from samenhang.ledger.originals import Originals

FILES, SIZE, LARGE = 5_000, 20_000, 200_000_000


def _plain(folder: Path, files: list[bytes]) -> None:
    began = time.perf_counter()
    for number, data in enumerate(files):
        (folder / str(number)).write_bytes(data)
    print(f"the same bytes in new files and nothing more: {time.perf_counter() - began:.2f} s")


def main() -> None:
    chance = random.Random(1)
    files = [chance.randbytes(SIZE) for _ in range(FILES)]
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        originals = Originals(Path(folder) / "originals")
        began = time.perf_counter()
        with originals.keeping() as kept:
            for number, data in enumerate(files, 1):
                kept.add(io.BytesIO(data))
                if number % BATCH == 0:
                    kept.settle()
        took = time.perf_counter() - began
        print(f"{FILES} files of {SIZE:,} bytes: {took:.2f} s, {1e6 * took / FILES:.0f} microseconds each")
        _plain(Path(folder), files)
        large = Path(folder) / "large"
        large.write_bytes(bytes(LARGE))
        began = time.perf_counter()
        originals.keep(large)
        print(f"one file of {LARGE:,} bytes: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main()
