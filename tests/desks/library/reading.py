# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page as a person without scripts uses it: what it says, and its forms, filled in and sent."""

from __future__ import annotations

import html
from typing import Any

from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode


def page(client: TestClient, path: str) -> LexborHTMLParser:
    """The page at a path, which has to be there."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    return LexborHTMLParser(answer.text)


def json(client: TestClient, path: str) -> Any:
    """What a program gets at a path."""
    answer = client.get(f"/v1{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def words(node: LexborNode) -> str:
    """The words of a part of a page."""
    return html.unescape(" ".join((node.text() or "").split()))


def send(client: TestClient, form: LexborNode | None, **filled: str) -> Any:
    """Send a form as it stands, with some of its fields filled in."""
    assert form is not None
    values = {}
    for field in form.css("input, textarea"):
        if field.attributes.get("type") not in ("checkbox", "radio"):
            values[str(field.attributes["name"])] = field.attributes.get("value") or ""
    for select in form.css("select"):
        chosen = select.css_first("option[selected]") or select.css_first("option")
        assert chosen is not None
        values[str(select.attributes["name"])] = str(chosen.attributes["value"])
    assert values.keys() >= filled.keys() - {"verdict", "owed"}
    return client.post(str(form.attributes["action"]), data={**values, **filled})
