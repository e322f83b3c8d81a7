# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a source did not give what was asked, in words, and the way out. By `errors.NOT_FETCHED_CODES`."""

from __future__ import annotations

from samenhang.web.language import N_
from samenhang.web.render import Labels

REASONS = {
    "closed": N_("The source cannot be reached"),
    "untrusted": N_("The certificate of the source is not trusted here"),
    "undeclared": N_("The source points to an address that it does not have here"),
    "refused": N_("The source refused, or could not answer"),
    "missing": N_("There is nothing where the source says it is"),
    "broken": N_("What came was not whole, or not what was announced"),
    "too-large": N_("What the source sends is larger than may be"),
    "other": N_("The source did not give all that was asked"),
}
_AGAIN = N_("It is asked again at the next round.")

WAYS_OUT = {
    "closed": N_(
        "Look whether this machine may reach it, and whether a proxy is needed (SAMENHANG_PROXY). "
        "What was fetched before stays usable."
    ),
    "untrusted": N_("Have the authority of your network named in SAMENHANG_AUTHORITIES."),
    "undeclared": N_("Nothing was sent there. Is it right? Have it added to the settings of this source."),
    "refused": N_("It is asked again at the next round. Does this go on? Ask who keeps the source."),
    "missing": N_("Look whether the address in the settings is right. It is asked again at the next round."),
    "broken": _AGAIN,
    "too-large": N_("Have SAMENHANG_FILE_SIZE raised, or add the file yourself."),
    "other": _AGAIN,
}

SOURCE_NAMES = {
    "tweedekamer": N_("House of Representatives"),
    "koop": N_("Official publications"),
    "openoverheid": N_("Open government (open.overheid.nl)"),
    "rijksoverheid": N_("Central government (rijksoverheid.nl)"),
    "eerstekamer": N_("Senate: commitments"),
    "feeds": N_("Feed"),
    "folder": N_("Folder"),
}
STATES = {
    "fresh": N_("up to date"),
    "stale": N_("not followed for some time"),
    "failed": N_("failed"),
    "new": N_("not followed yet"),
}
KINDS = {"publication": N_("publications"), "commitment": N_("commitments"), "file": N_("files")}

LABELS: Labels = {
    "source": SOURCE_NAMES,
    "source-state": STATES,
    "arrival-kind": KINDS,
    "fetching": REASONS,
    "fetching-way-out": WAYS_OUT,
}
