# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The audit log is only ever added to, and shows what was done to it all the same."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from samenhang.errors import SamenhangError
from samenhang.ledger import Ledger
from tests.ledger.test_access import CRISIS_OFFICER
from tests.ledger.world import (
    WHEN,
)


def test_the_audit_log_is_only_added_to(ledger: Ledger) -> None:
    with ledger.writing(WHEN) as ink:
        for number in range(3):
            ink.audit("read", f"kst-{number}", "done", "test", "proef")
    for wrong in (
        "UPDATE audit SET actor = 'x'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit VALUES (1, '', '', '', '', '', '', '', '')"
        if ledger.place.path
        else "TRUNCATE audit",
    ):
        with pytest.raises(SamenhangError, match="only ever added to"), ledger.writing(WHEN) as ink:
            ink._connection.execute(text(wrong))
    chain = ledger.verify_audit()
    assert (chain.lines, chain.broken) == (3, None)
    assert [line.object for line in ledger.audit_lines(after=1, limit=1)] == ["kst-1"]
    assert ledger.seen_by(CRISIS_OFFICER).audit_lines() == ()


TAMPERINGS = (
    ("UPDATE audit SET result = 'x' WHERE number = 3", 3),
    ("DELETE FROM audit WHERE number = 2", 2),
    ("DELETE FROM audit WHERE number = 1", 1),
    ("UPDATE audit SET previous = hash WHERE number = 4", 4),
)


@pytest.mark.parametrize(("wrong", "broken"), TAMPERINGS)
def test_verifying_names_the_first_broken_line(ledger: Ledger, wrong: str, broken: int) -> None:
    with ledger.writing(WHEN) as ink:
        for number in range(5):
            ink.audit("lees", f"stuk {number} \0 é", "gedaan", "test", "proef")
    assert ledger.verify_audit().broken is None
    with ledger.writing(WHEN) as ink:
        for trigger in (
            ("audit_unchanged", "audit_kept", "audit_added") if ledger.place.path else ("audit_kept",)
        ):
            where = "" if ledger.place.path else " ON audit"
            ink._connection.execute(text(f"DROP TRIGGER {trigger}{where}"))
        ink._connection.execute(text(wrong))
    chain = ledger.verify_audit()
    assert chain.broken == broken
    assert str(broken) in chain.why
