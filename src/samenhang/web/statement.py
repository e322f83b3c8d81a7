# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that anybody may read: the accessibility statement."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from samenhang.web.ask import open_page

router = APIRouter(include_in_schema=False)


@router.get("/accessibility")
def accessibility(request: Request) -> Response:
    return open_page(request, "accessibility.html", {})
