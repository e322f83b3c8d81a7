# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""National risk assessment: scales, scenarios, and how likely and how bad with what we do not know."""
