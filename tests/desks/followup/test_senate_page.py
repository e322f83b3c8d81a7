# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a commitment to the Eerste Kamer says that its register says so, and which letter lists it."""

from __future__ import annotations

from samenhang.desks.followup.register import settle
from samenhang.ledger import Ledger
from samenhang.viewer import Role
from tests.desks.followup.conftest import Desk
from tests.desks.followup.test_item_page import address, said
from tests.desks.library.reading import json, page
from tests.test_registers_senate import HEAD, letter, row


def test_the_page_names_the_register_and_the_letter_that_lists_it(ledger: Ledger, desk: Desk) -> None:
    letter(ledger, "kst-33268-F", "2025-03-01", HEAD, row("deels voldaan"))
    settle(ledger)
    reader = desk("rik", Role.READER)
    where = address(reader)
    (digest,) = json(reader, where)["listed"]
    assert json(reader, where)["listed"] == {digest: "kst-33268-F"}
    shown = said(reader, where)
    assert "register van de Eerste Kamer, opgesomd in kst-33268-F" in shown
    assert "deels voldaan" in shown
    assert "register van de Tweede Kamer" not in shown
    (link,) = {one.attributes["href"] for one in page(reader, where).css("a[rel~=external]")}
    assert link == "https://zoek.officielebekendmakingen.nl/kst-33268-F.html"
