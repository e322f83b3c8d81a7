# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people call the keys of the library: kinds, states, verdicts. Here in English, else in locale/."""

from __future__ import annotations

from samenhang.web.language import N_
from samenhang.web.render import Labels

DOCUMENT_KINDS = {
    "agenda": N_("agenda"),
    "amendment": N_("amendment"),
    "announcement": N_("announcement"),
    "answers": N_("answers to questions"),
    "bill": N_("bill"),
    "committee-report": N_("committee report"),
    "decision-list": N_("list of decisions"),
    "decision-note": N_("decision note"),
    "explanatory-memorandum": N_("explanatory memorandum"),
    "government-response": N_("government response"),
    "law": N_("statute"),
    "letter": N_("letter"),
    "motion": N_("motion"),
    "policy-note": N_("policy note"),
    "proceedings": N_("proceedings"),
    "questions": N_("questions"),
    "register-entry": N_("entry of the register"),
    "report": N_("report"),
    "other": N_("other"),
}

MARKS = {
    "reference": N_("reference"),
    "actor": N_("actor"),
    "date": N_("date"),
    "theme": N_("theme"),
    "commitment": N_("commitment"),
    "recalled": N_("commitment recalled"),
    "fulfilled": N_("carried out"),
    "deadline": N_("deadline"),
    "delay": N_("delay"),
    "motion": N_("motion"),
    "request": N_("request of a motion"),
    "recommendation": N_("recommendation"),
    "decision": N_("decision"),
    "intention": N_("intention"),
    "vote": N_("vote"),
    "appreciation": N_("advice on a motion"),
    "response": N_("response to a recommendation"),
    "action": N_("action"),
    "question": N_("written questions"),
}

CLAIMS = {
    "kind": N_("kind"),
    "date": N_("date"),
    "identifier": N_("identifier"),
    "number": N_("number"),
    "year": N_("parliamentary year"),
    "chamber": N_("chamber"),
    "title": N_("title"),
    "subject": N_("subject"),
    "dossier": N_("dossier"),
    "actor": N_("actor"),
    "annex-of": N_("annex of"),
    "annex": N_("annex"),
    "matter": N_("matter of the House"),
    "treated": N_("paper dealt with"),
    "deletion": N_("removed at the source"),
}
"""What a source says of a document."""
SOURCES = {
    "tweedekamer": N_("House of Representatives"),
    "koop": N_("official publications"),
    "openoverheid": N_("open.overheid.nl"),
    "rijksoverheid": N_("rijksoverheid.nl"),
    "eerstekamer": N_("Senate"),
    "feeds": N_("feed"),
    "folder": N_("watched folder"),
}
"""Sources that are followed; feeds and folders have a name behind it."""

EVENTS = {
    **DOCUMENT_KINDS,
    **MARKS,
    "awaited": N_("awaited"),
    "debate": N_("debate"),
    "declined": N_("declined"),
    "document": N_("document"),
    "due": N_("due"),
    "response": N_("response"),
    "strategy": N_("strategy"),
    "study": N_("study"),
}

LANES = {
    "papers": N_("papers"),
    "debate": N_("debate"),
    "asked": N_("asked"),
    "promised": N_("promised and planned"),
    "due": N_("due"),
    "decided": N_("decided"),
    "studied": N_("study and strategy"),
}

STATES = {
    "open": N_("open"),
    "late": N_("late"),
    "fulfilled": N_("fulfilled"),
    "declined": N_("declined"),
    "unknown": N_("unknown"),
}

VERDICTS = {
    "confirmed": N_("confirmed"),
    "corrected": N_("corrected"),
    "rejected": N_("rejected"),
    "added": N_("added"),
    "withdrawn": N_("withdrawn"),
}

EXISTENCE = {
    "exists": N_("exists"),
    "not-found": N_("not found"),
    "not-checked": N_("not checked"),
}

ACTOR_SORTS = {
    "person": N_("person"),
    "member": N_("member of parliament"),
    "office": N_("office"),
    "ministry": N_("ministry"),
    "chamber": N_("chamber"),
    "cabinet": N_("cabinet"),
    "group": N_("parliamentary group"),
    "committee": N_("committee"),
    "body": N_("body"),
}

LABELS: Labels = {
    "document": DOCUMENT_KINDS,
    "mark": MARKS,
    "event": EVENTS,
    "lane": LANES,
    "state": STATES,
    "verdict": VERDICTS,
    "existence": EXISTENCE,
    "actor": ACTOR_SORTS,
    "claim": CLAIMS,
    "origin": SOURCES,
}
"""Labels by group and key; a template asks for `label("state", "late")`."""
