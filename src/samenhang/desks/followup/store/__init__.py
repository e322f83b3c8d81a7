# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk keeps, in SQL: the parts of items, how they stood, and what people said of them."""
