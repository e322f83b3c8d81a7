# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a file was not read, in words, and the way out. By the codes of `errors.UNREADABLE_CODES`."""

from __future__ import annotations

from samenhang.web.language import N_
from samenhang.web.render import Labels

REASONS = {
    "empty": N_("There is nothing in this file"),
    "no-text-layer": N_("This is a scan: it holds pictures of pages and no text"),
    "encrypted": N_("This file is locked with a password"),
    "damaged": N_("This file is damaged or not complete"),
    "unknown": N_("This kind of file cannot be read here"),
    "too-large": N_("This file is too large, or takes too much time to read"),
    "hostile": N_("This file holds something that can do harm"),
    "state-secret": N_("This is a state secret by its marking: nothing of it was kept"),
}

WAYS_OUT = {
    "empty": N_("Look whether you have the right file."),
    "no-text-layer": N_("Have its letters recognised (OCR), and add the result."),
    "encrypted": N_("Take the password off, and add it again."),
    "damaged": N_("Fetch the file again, and add it once more."),
    "unknown": N_("Save it as PDF, Word, ODT, HTML or text, and add that."),
    "too-large": N_("Split it, and add the parts."),
    "hostile": N_("Do you trust it? Then unpack it yourself, and add the documents in it."),
    "state-secret": N_(
        "Keep it where state secrets are kept, and tell your security officer that it was offered here. "
        "Is it no longer a state secret? Have its marking withdrawn, and add that version."
    ),
}

WAITING = (
    N_("This file has not been read yet"),
    N_("Add its folder again: reading goes on where it stopped"),
)

LABELS: Labels = {"refusal": REASONS, "way-out": WAYS_OUT}
