# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people call the keys of the desk: kinds and states. Here in English, else in locale/."""

from __future__ import annotations

from samenhang.desks.followup.analysis.item import State
from samenhang.model import MarkKind
from samenhang.web.language import N_

KINDS = {
    MarkKind.COMMITMENT: N_("commitment"),
    MarkKind.MOTION: N_("motion"),
    MarkKind.REQUEST: N_("request of a motion"),
    MarkKind.RECOMMENDATION: N_("recommendation"),
    MarkKind.DECISION: N_("decision"),
    MarkKind.QUESTION: N_("written questions"),
    MarkKind.ACTION: N_("action"),
    MarkKind.INTENTION: N_("intention"),
}

STATES = {
    State.OPEN: N_("open"),
    State.DUE_SOON: N_("due soon"),
    State.OVERDUE: N_("overdue"),
    State.ANSWERED: N_("answered"),
    State.DECLINED: N_("declined"),
    State.KEPT: N_("kept"),
    State.PARTLY_KEPT: N_("partly kept"),
    State.NOT_KEPT: N_("not kept"),
    State.WITHDRAWN: N_("withdrawn"),
    State.OVERTAKEN: N_("overtaken"),
}
