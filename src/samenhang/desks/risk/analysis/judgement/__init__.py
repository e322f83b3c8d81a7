# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Structured expert judgement: the weight of an expert from answers to questions whose answer is known."""

"""Structured expert judgement: what an expert weighs, by questions whose answer is known."""
