# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands on risk: the judgement of experts, the assessment of scenarios, cascades and measures."""

from __future__ import annotations

import typer

risk = typer.Typer(
    help="How likely, how bad, how sure, and what a measure would change.",
    no_args_is_help=True,
)
