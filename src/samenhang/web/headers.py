# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The headers that every answer carries, and what they forbid: scripts, styles and frames from elsewhere."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
API_VERSION = "1.0.0"
"""Version of the interface under /v1; its first number is the one in the address."""

STATIC = "/static/"
A_YEAR = "public, max-age=31536000, immutable"


class SecurityHeaders:
    """Adds the headers to every answer, errors and files included."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self._app = app
        self._headers = dict(HEADERS)
        if secure:
            self._headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", _cache(path, scope))
                if path.startswith("/v1/"):
                    headers.setdefault("API-Version", API_VERSION)
            await send(message)

        await self._app(scope, receive, with_headers)


def _cache(path: str, scope: Scope) -> str:
    """Assets with their version in the address stay a year; what depends on who asks is kept nowhere."""
    if path.startswith(STATIC):
        return A_YEAR if b"v=" in scope["query_string"] else "no-cache"
    return "no-store"
