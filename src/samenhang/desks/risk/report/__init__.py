# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report on an assessment of risks, with a dossier for each scenario: as DOCX, PDF and pictures."""
