# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Settings: defaults, the environment, and values that make no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenhang.errors import InvalidInput
from samenhang.settings import SETTINGS, data_folder, read_settings
from samenhang.sources import openoverheid, rijksoverheid
from samenhang.sources.koop_query import SEARCH
from samenhang.sources.officials import HOSTS
from samenhang.viewer import Access, Level


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


def test_feeds_and_folders_are_named() -> None:
    feeds = "wrr=https://www.wrr.nl/rss https://files.example ; rob = https://rob.example/feed;"
    sources = read_settings({"SAMENHANG_FEEDS": feeds, "SAMENHANG_FOLDERS": "post=/srv/mijn post"}).sources
    assert sources.feeds == {
        "wrr": ("https://www.wrr.nl/rss", "https://files.example"),
        "rob": ("https://rob.example/feed",),
    }
    assert sources.folders == {"post": Path("/srv/mijn post")}
    assert [place.name for place in sources.places][-3:] == ["feeds/wrr", "feeds/rob", "folder/post"]
    assert sources.places[-1].access == Access(Level.INTERNAL)


@pytest.mark.parametrize("value", ["https://www.wrr.nl/rss", "wrr=", "w r=https://x.example", "a=b; a=c"])
def test_a_feed_without_a_name_of_its_own_is_refused(value: str) -> None:
    with pytest.raises(InvalidInput, match="name=where"):
        read_settings({"SAMENHANG_FEEDS": value})


def test_the_sources_are_where_their_connectors_say() -> None:
    sources = read_settings({}).sources
    assert (sources.koop, {*sources.koop_files, "https://repository.overheid.nl"}) == (SEARCH, {*HOSTS})
    assert (sources.openoverheid, sources.rijksoverheid) == (openoverheid.BASE, rijksoverheid.BASE)
