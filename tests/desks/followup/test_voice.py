# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import pytest
from hypothesis import given

from samenhang.desks.followup.voice import Site, one_line, plain
from samenhang.errors import InvalidInput
from tests.desks.followup.outgoing import HOSTILE, SITE, texts


@pytest.mark.parametrize(
    "root",
    ["", "samenhang.nl", "ftp://samenhang.nl", "https://samenhang.nl/", "https://", "javascript:alert(1)"],
)
def test_what_is_no_address_of_a_site_is_refused(root: str) -> None:
    with pytest.raises(InvalidInput, match="is no address of a site"):
        Site(root)


def test_addresses_and_names_keep_to_their_signs() -> None:
    assert SITE.item("a/b c") == "https://samenhang.example.nl/follow-ups/a%2Fb%20c"
    assert SITE.whole("/documents/x#p1") == "https://samenhang.example.nl/documents/x#p1"
    assert SITE.whole("https://elders.example/1") == "https://elders.example/1"
    assert SITE.tag("feed", "dossier/1") == "tag:samenhang.example.nl,2026:follow-ups/feed/dossier%2F1"


@given(texts)
def test_plain_text_is_what_xml_can_carry(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert "\n" not in one_line(text)


def test_what_cannot_be_printed_is_left_out() -> None:
    assert plain("a\x00\r\nb\rc\ud800\ufffe\td") == "a\nb\nc\td"
    assert len(one_line(HOSTILE).splitlines()) == 1
