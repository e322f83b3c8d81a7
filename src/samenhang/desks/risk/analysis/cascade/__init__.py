# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What follows from what: cascades between scenarios, and their qualitative siblings."""
