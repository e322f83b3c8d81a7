# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The risk desk: how likely, how bad, how sure, and what a measure would change."""
