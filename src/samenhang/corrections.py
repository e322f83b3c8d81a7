# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words put right by hand: from the correction of a person to a ledger in which it stands.

    change = corrected(ledger, correction, task)
    with ledger.writing(task.when) as ink:
        keep(ink, change)

In two steps, since finding everything afresh takes time and a ledger has one writer; whoever tells what was
done writes that in the same transaction. What people said stays, and is found again by its words. When newer
readers read the file again, `intake` makes the corrections in that reading too.
"""

from __future__ import annotations

from dataclasses import dataclass

from samenhang import intake
from samenhang.errors import InvalidInput
from samenhang.intake import Task
from samenhang.ledger import Ink, Ledger
from samenhang.ledger.sheet import Findings
from samenhang.marking.marker import MARKS_VERSION
from samenhang.model import Correction, Document
from samenhang.reading import correct
from samenhang.reading.correction import check


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document with one more correction in it than the `earlier` ones, and what was found in it now."""

    correction: Correction
    document: Document
    findings: Findings
    earlier: int


def corrected(ledger: Ledger, correction: Correction, task: Task) -> Corrected:
    """The document as it becomes. It starts from the text that is kept, which the person saw.

    Raises InvalidInput for a correction that cannot be made, NotFound for a document that is not there.
    """
    check(correction)
    earlier = len(ledger.corrections(correction.digest))
    document, loose = correct(ledger.document(correction.digest), (correction,))
    if loose:
        raise InvalidInput(
            f"“{correction.quote}” does not stand there, or nothing would be left of its passage",
            "look at the document again",
        )
    return Corrected(correction, document, intake.mark_document(document, task), earlier)


def keep(ink: Ink, change: Corrected) -> None:
    """Keep a correction with the document it makes; refused where somebody else was first."""
    ink.keep_corrected(change.document, change.correction, change.earlier)
    ink.keep_findings(change.findings, MARKS_VERSION)
