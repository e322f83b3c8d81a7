# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promises to the House: made, recalled, fulfilled. What counts is set out in docs/reference/marks.md."""

from samenhang.marking.commitments import execution, finding
from samenhang.marking.commitments.voices import fit

RULES = (*finding.RULES, *execution.RULES)

__all__ = ["RULES", "fit"]
