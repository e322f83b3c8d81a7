# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions to experts, their answers as typed, and how a round is held. Pure."""
