# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Actors in a text: people, offices, ministries, members, groups, Houses, committees, bodies, the cabinet.

`Mark.value` always has `type` and `name`; what else it has follows from the type:

- office: `rank` (minister, state-secretary, minister-president, or None for "bewindspersoon"),
  `portfolio` (what the office is of), `former` where the text speaks of an earlier holder
- person: `rank` and `portfolio` where the text gives an office, `given`, `initials`, `group` where printed
- member: `given`, `initials`, `group` where printed
- chamber: `chamber` (an id, "beide", or None where the document has to tell), cabinet, ministry, group,
  committee: nothing more
- body: `body`, its id
"""

from __future__ import annotations

from samenhang.marking.actors import bodies, groups, members, ministries, offices, parliament
from samenhang.marking.scanner import Rule

RULES: tuple[Rule, ...] = (
    *offices.RULES,
    *ministries.RULES,
    *members.RULES,
    *groups.RULES,
    *parliament.RULES,
    *bodies.RULES,
)
