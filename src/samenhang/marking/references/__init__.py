# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""References: what a text cites, with the canonical identifier where there is one.

`value["form"]` says what is cited: kamerstuk, dossier, handelingen, aanhangsel, document, case, activity,
agenda-item, commitment, annex, questions, agenda, publication, stb, stcrt, trb, law, bwb, juriconnect, cvdr,
ecli, ljn, celex, report, government-response, motion-by-name, amendment-by-name. `value["target"]` is the
canonical identifier; it is absent where the words leave it open, and then `candidates` or `prefix` say what
it can be.
"""

from __future__ import annotations

from samenhang.marking.references import (
    caselaw,
    europe,
    gazettes,
    identifiers,
    laws,
    motions,
    parliament,
    proceedings,
    reports,
)
from samenhang.marking.scanner import Rule

RULES: tuple[Rule, ...] = (
    *identifiers.RULES,
    *parliament.RULES,
    *proceedings.RULES,
    *gazettes.RULES,
    *caselaw.RULES,
    *europe.RULES,
    *laws.RULES,
    *motions.RULES,
    *reports.RULES,
)
