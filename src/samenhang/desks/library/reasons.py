# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a file is not read and the way out, as people say it. Here in English, else in locale/."""

from __future__ import annotations

from samenhang.web.language import N_

REASONS = {
    "empty": (
        N_("There is no text in this file"),
        N_("Look whether the right file was added, and add it again"),
    ),
    "no-text-layer": (
        N_("This is a scan: it holds pictures of text"),
        N_("Have the text of the scan recognised (OCR), and add that file"),
    ),
    "encrypted": (
        N_("This file is locked with a password"),
        N_("Save it without a password, and add it again"),
    ),
    "damaged": (
        N_("This file is damaged"),
        N_("Ask the sender for a whole one, or save it anew, and add it again"),
    ),
    "unknown": (
        N_("This kind of file cannot be read here"),
        N_("Save it as PDF, Word (DOCX), ODT or plain text, and add it again"),
    ),
    "too-large": (
        N_("This file is too large"),
        N_("Split it, or ask the administrator to raise the bound"),
    ),
    "hostile": (
        N_("This file holds something that can do harm"),
        N_("Do not open it, and ask your security officer"),
    ),
    "state-secret": (
        N_("This is a state secret by its marking: nothing of it was kept"),
        N_("Keep it where state secrets are kept, and tell your security officer that it was offered here"),
    ),
}
"""The reason and the way out, by the code of an Unreadable."""

WAITING = (
    N_("This file has not been read yet"),
    N_("Add its folder again: reading goes on where it stopped"),
)
