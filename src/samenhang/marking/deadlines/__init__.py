# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""By when: the words of a sentence that set a deadline, and the days they stand for."""

from samenhang.marking.deadlines.choice import deadline, deadlines
from samenhang.marking.deadlines.mark import dated

__all__ = ["dated", "deadline", "deadlines"]
