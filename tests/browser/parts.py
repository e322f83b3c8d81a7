# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page that carries every part once, and one with a graph, served under the policy of the shell."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from samenhang.model import MarkKind

WEB = Path(str(resources.files("samenhang"))) / "web"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
STATES = ("open", "late", "answered", "fulfilled", "declined", "unknown")
PLACES = ("Documenten", "Dossiers", "Opvolging", "Risico", "Strategie", "Signalen", "Netwerk", "Raad")


def rendered(page: str = "parts.html", **changed: Any) -> str:
    """A page; `changed` replaces what it is given."""
    environment = Environment(
        loader=FileSystemLoader([WEB / "templates", Path(__file__).parent]),
        autoescape=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        lambda said: said, lambda one, many, number: one if number == 1 else many, newstyle=True
    )
    environment.filters["number"] = lambda number: f"{number:,}".replace(",", ".")
    environment.filters["query"] = lambda values, **more: "?" + urlencode({**values, **more})
    environment.globals |= {"asset": lambda name: f"/static/{name}", "version": "1.2.3", "language": "nl"}
    environment.globals["label"] = lambda group, name: str(name)
    given = {
        "languages": {"nl": "Nederlands", "en": "English"},
        "theme": "auto",
        "viewer": SimpleNamespace(name="A. de Vries", role="analyst"),
        "navigation": [SimpleNamespace(address=f"/{name.lower()}", label=name) for name in PLACES],
        "path": "/dossiers/30821",
        "here": "/dossiers/30821",
        "csrf": "a-token",
        "notice": "Bewaard.",
        "states": STATES,
        "kinds": list(MarkKind),
    }
    return environment.get_template(page).render(given | changed)


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path.startswith("/static/"):
            file = WEB / asked.path[1:]
            self._send(file.read_bytes(), TYPES[file.suffix])
        else:
            self._send(rendered(**dict(parse_qsl(asked.query))).encode(), "text/html; charset=utf-8")

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Nothing: a test that fails says enough."""


@contextmanager
def serving() -> Iterator[str]:
    """The address of the page while the block runs; its query changes what the page is given: ?theme=dark."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
