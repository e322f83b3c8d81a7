# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people call the parts of a finding: names of facts, details of marks, roles of evidence."""

from __future__ import annotations

from samenhang.web.language import N_
from samenhang.web.render import Labels

FACTS = {
    "kind": N_("kind"),
    "identifier": N_("identifier"),
    "title": N_("title"),
    "subject": N_("subject"),
    "date": N_("date"),
    "place": N_("place"),
    "sender": N_("sender"),
    "addressee": N_("addressee"),
    "dossier": N_("dossier"),
    "number": N_("number in the dossier"),
    "signatory": N_("signed by"),
    "office": N_("office of who signed"),
    "behalf": N_("also on behalf of"),
    "year": N_("parliamentary year"),
    "chamber": N_("chamber"),
    "reference": N_("reference of the sender"),
    "meeting": N_("number of the meeting"),
    "mover": N_("moved by"),
    "replaces": N_("replaces"),
    "occasion": N_("put forward at"),
    "source": N_("source"),
    "classification": N_("classification"),
    "scanned": N_("pages that are pictures"),
}

DETAILS = {
    "what": N_("what"),
    "by": N_("by whom"),
    "to": N_("to whom"),
    "due_phrase": N_("by when"),
    "occasion": N_("on the occasion of"),
    "condition": N_("on condition"),
    "number": N_("number"),
    "said": N_("what was said"),
    "owner": N_("owner"),
    "date": N_("date"),
    "money": N_("money"),
    "indicator": N_("indicator"),
    "movers": N_("moved by"),
    "theme": N_("theme"),
    "days": N_("days"),
    "words": N_("in the words"),
}

SUBS = {
    "asked": N_("asked"),
    "taken": N_("taken"),
    "declined": N_("declined"),
    "plan": N_("plan"),
    "awaited": N_("waited for"),
}

SUBJECTS = {
    "mark": N_("mark"),
    "link": N_("meaning"),
    "follow_up": N_("to be followed up"),
    "fact": N_("what the document says of itself"),
}

FINDING_LABELS: Labels = {"fact": FACTS, "detail": DETAILS, "sub": SUBS, "subject": SUBJECTS}
