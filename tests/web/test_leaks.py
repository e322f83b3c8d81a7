# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a viewer may not see does not exist, whatever the address: for every page and operation there is.

Two bureaus are asked the same: one with hidden documents among the others, one that never had them. A reader
must get the same answers, for names that he can see, that he cannot, and that were never there.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenhang.viewer import Access, Level
from tests.web.world import addresses, answer, bureau, operations, papers, pools

HIDDEN = (Access(Level.INTERNAL), Access(Level.CONFIDENTIAL), Access(Level.PUBLIC, frozenset({"crisis"})))


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_address_tells_of_what_is_hidden(data: st.DataObject) -> None:
    everything = range(len(papers()))
    hidden = data.draw(st.sets(st.sampled_from(everything), min_size=1, max_size=len(everything) - 1))
    access = data.draw(st.sampled_from(HIDDEN))
    kept = {number: access if number in hidden else Access() for number in everything}
    with TemporaryDirectory() as one, TemporaryDirectory() as two, ExitStack() as open_:
        whole = open_.enter_context(bureau(Path(one), kept))
        part = open_.enter_context(bureau(Path(two), {n: a for n, a in kept.items() if n not in hidden}))
        pool = pools(papers()[number] for number in sorted(hidden))
        for path, names in operations().items():
            for address in addresses(path, names, pool):
                for prefix in ("", "/v1"):
                    there = answer(whole, prefix + address)
                    assert there == answer(part, prefix + address), prefix + address


def test_reader_sees_what_is_public_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with bureau(tmp_path / "one", {0: Access(), 1: Access(Level.INTERNAL)}) as browser:
        seen, hidden = (papers()[number].document.digest[:16] for number in (0, 1))
        assert browser.get(f"/documents/{seen}").status_code == 200
        assert browser.get(f"/documents/{hidden}").status_code == 404
