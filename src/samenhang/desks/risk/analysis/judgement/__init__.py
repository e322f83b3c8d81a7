# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Structured expert judgement: what an expert weighs, by questions whose answer is known."""
