# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the library desk are tested through the real application, as those of the shell are."""

from __future__ import annotations

from tests.web.conftest import client, client_as, demo, demo_folder, folder

__all__ = ["client", "client_as", "demo", "demo_folder", "folder"]
