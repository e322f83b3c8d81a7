# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings: defaults, the environment, and values that make no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenhang.errors import InvalidInput
from samenhang.settings import SETTINGS, data_folder, read_settings


def test_defaults_point_at_the_users_data_folder() -> None:
    settings = read_settings({})
    assert Path(settings.database) == data_folder() / "samenhang.db"
    assert settings.identifiers.parent == data_folder()
    assert settings.workers >= 1
    assert settings.file_size == 200_000_000


def test_the_environment_counts_and_the_command_line_comes_first() -> None:
    environment = {"SAMENHANG_DATABASE": "a.db", "SAMENHANG_WORKERS": "3"}
    assert read_settings(environment).database == "a.db"
    assert read_settings(environment).workers == 3
    assert read_settings(environment, database="b.db").database == "b.db"


@pytest.mark.parametrize(("name", "value"), [("WORKERS", "many"), ("FILE_SIZE", "0"), ("FILE_TIME", "-1")])
def test_a_value_that_makes_no_sense_is_refused_with_the_way_out(name: str, value: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_settings({f"SAMENHANG_{name}": value})
    assert name in caught.value.what
    assert "whole number" in caught.value.remedy


def test_every_setting_is_explained() -> None:
    assert all(setting.help.endswith(".") for setting in SETTINGS)
