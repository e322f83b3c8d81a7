# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up desk: what was asked, promised, recommended and decided, and what came of it."""
