# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the risk desk keeps: the only place of this desk where SQL is spoken."""
