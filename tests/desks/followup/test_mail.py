# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A notice as an e-mail: its headers, and the same words as text and as HTML."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from samenhang.desks.followup.digest import Notice, digest
from samenhang.desks.followup.mail import Reader, Sender, letter
from samenhang.desks.followup.voice import Voice
from samenhang.errors import InvalidInput
from tests.desks.followup.outgoing import DUTCH, ENGLISH, HOSTILE, TODAY, line, movement, texts

READER = Reader("alice@example.nl", "dossier 30821", "/follow-ups/leave/abc")
SENDER = Sender("samenhang@example.nl")
MOMENT = datetime(2026, 11, 25, 7, 0, tzinfo=UTC)
NAMES = {
    "From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post",
    "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type",
}  # fmt: skip


def notice(**fields: Any) -> Notice:
    [made] = digest([movement(**fields)], (), TODAY)
    return made


def sent(
    about: Notice, voice: Voice = DUTCH, reader: Reader = READER, sender: Sender = SENDER
) -> EmailMessage:
    """The letter as it arrives."""
    data = letter(about, reader, sender, voice, MOMENT).as_bytes()
    return message_from_bytes(data, policy=policy.default)


def parts(message: EmailMessage) -> tuple[str, str]:
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    return text.get_content(), html.get_content()


def test_a_letter_has_the_quote_and_the_reason_twice_over() -> None:
    text, html = parts(sent(notice()))
    assert "> Hierbij informeer ik uw Kamer over de evaluatie." in text
    assert "<blockquote>Hierbij informeer ik uw Kamer over de evaluatie.</blockquote>" in html
    for body in (text, html):
        assert "Waarom: noemt toezegging TZ202602-123" in body
        assert "24 november 2026: beantwoord" in body
        assert "U krijgt dit bericht omdat u dit volgt: dossier 30821." in body
        assert "https://samenhang.example.nl/follow-ups/c-1" in body
        assert "https://samenhang.example.nl/documents/kst-30821-170#p2" in body
        assert "https://samenhang.example.nl/follow-ups/leave/abc" in body
        assert "termijn 2 juli 2026" in body


def test_the_headers_are_those_of_a_letter_that_a_program_sends() -> None:
    message = sent(notice())
    assert set(message.keys()) == NAMES
    assert message["Subject"].startswith("beantwoord: toezegging – de Kamer informeren")
    assert message["From"] == "Samenhang <samenhang@example.nl>"
    assert message["To"] == "alice@example.nl"
    assert message["Date"] == "Wed, 25 Nov 2026 07:00:00 +0000"
    assert message["List-Unsubscribe"] == "<https://samenhang.example.nl/follow-ups/leave/abc>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] == "auto-generated"


def test_the_page_says_its_language_and_has_no_pictures_or_scripts() -> None:
    _, html = parts(sent(notice()))
    tree: Any = LexborHTMLParser(html)
    assert tree.css_first("html").attributes["lang"] == "nl"
    assert tree.css_first("title").text() == str(sent(notice())["Subject"])
    assert [node.tag for node in tree.css("img, script, style, link, form")] == []
    assert tree.css("h1, h2")[0].text().startswith("de Kamer informeren")


def test_english_is_said_in_english() -> None:
    text, _ = parts(sent(notice(), ENGLISH))
    assert "You get this letter because you follow dossier 30821." in text
    assert "Why: noemt" in text


def test_the_same_notice_is_the_same_letter() -> None:
    assert sent(notice())["Message-ID"] == sent(notice())["Message-ID"]
    other = Reader("bob@example.nl", "dossier 30821", "/x")
    assert (
        len(
            {
                sent(notice())["Message-ID"],
                sent(notice(what="x"))["Message-ID"],
                sent(notice(), reader=other)["Message-ID"],
            }
        )
        == 3
    )


def test_hostile_text_reaches_no_header_and_no_markup() -> None:
    about = notice(what=HOSTILE, quote=HOSTILE, reason=HOSTILE, item=line(what=HOSTILE, by=HOSTILE))
    message = sent(
        about, reader=Reader("alice@example.nl", HOSTILE, "/x"), sender=Sender("s@example.nl", HOSTILE)
    )
    assert set(message.keys()) == NAMES
    assert len(message.get_all("To", [])) == 1
    assert message["Bcc"] is None
    text, html = parts(message)
    assert LexborHTMLParser(html).css("script") == []
    assert "&lt;script&gt;" in html
    assert "<script>" in text


@given(texts)
def test_any_text_makes_one_letter_to_one_reader(text: str) -> None:
    about = notice(what=text, quote=text, reason=text, item=line(what=text, by=text))
    message = sent(about, reader=Reader("alice@example.nl", text, "/x"))
    assert set(message.keys()) == NAMES
    assert message["To"] == "alice@example.nl"
    assert len(list(message.walk())) == 3


@pytest.mark.parametrize(
    "address",
    [
        "", "alice", "alice@", "@example.nl", "a b@example.nl", "alice@example.nl\r\nBcc: eve@example.nl",
        "alice@example.nl\n", "alice@example.nl,eve@example.nl", "<alice@example.nl>", "alice@ex ample.nl",
        "alice@example..nl", "a\x00@example.nl", "alice@example.nl>", 'a"b@example.nl', "alice@-example.nl",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InvalidInput, match="is no e-mail address"):
        sent(notice(), reader=Reader(address, "x", "/x"))
    with pytest.raises(InvalidInput, match="is no e-mail address"):
        sent(notice(), sender=Sender(address))


@pytest.mark.parametrize("leave", ["/x\r\nBcc: eve@example.nl", "/x>", "/x y", "/é", "/a,b"])
def test_no_way_to_leave_opens_a_header(leave: str) -> None:
    with pytest.raises(InvalidInput, match="cannot stand in a letter"):
        sent(notice(), reader=Reader("alice@example.nl", "x", leave))
