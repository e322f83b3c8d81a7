# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rounds on the command line: made, invited to, opened, reminded of, closed, exported, forgotten."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from samenhang.cli import cli
from samenhang.desks.risk.elicitation import Elicitation
from samenhang.desks.risk.reminder import letter, waiting
from samenhang.errors import InvalidInput, NotFound, NotSent
from samenhang.ledger import open_ledger
from tests.desks.risk.rounds import FILE

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command on a ledger of its own; its errors are raised."""
    monkeypatch.setenv("SAMENHANG_DATABASE", str(tmp_path / "ledger.db"))
    monkeypatch.setenv("SAMENHANG_SMTP_SENDER", "risico@ministerie.nl")
    monkeypatch.delenv("SAMENHANG_SMTP_HOST", raising=False)
    (tmp_path / "ronde.yaml").write_text(FILE, "utf-8")

    def run(*words: str) -> Result:
        return CliRunner().invoke(cli, ["risk", "elicit", *words], catch_exceptions=False)

    return run


def test_a_round_by_command(run: Run, tmp_path: Path) -> None:
    assert run("new", str(tmp_path / "ronde.yaml")).output == "uitval-van-stroom\n"
    name = "uitval-van-stroom"
    link = run("invite", name, "Piet", "piet@instituut.nl").output
    assert link.startswith("http://127.0.0.1:8765/elicit/")
    assert "open, stage 1, until 2098-05-01" in run("open", name, "--until", "2098-05-01").output
    (line,) = json.loads(run("list", "--json").output)
    assert (line["state"], line["questions"], line["experts"], line["submitted"]) == ("open", 5, 1, 0)
    assert "0 of 1 handed in" in run("list").output
    with pytest.raises(NotSent):
        run("remind", name)
    with pytest.raises(InvalidInput, match="nothing to show"):
        run("second", name)
    assert "closed" in run("close", name).output
    out = tmp_path / "uit.json"
    run("export", name, "-o", str(out))
    assert "Piet" not in out.read_text("utf-8")
    assert len(json.loads(out.read_text("utf-8"))["items"]) == 5
    run("export", name, "--csv", "-o", str(out))
    assert out.read_text("utf-8-sig").startswith("round,stage,expert")
    run("forget", name, "PIET@instituut.nl")
    with pytest.raises(NotFound):
        run("forget", name, "piet@instituut.nl")


def test_reminders_go_to_each_apart(run: Run, tmp_path: Path) -> None:
    name = run("new", str(tmp_path / "ronde.yaml")).output.strip()
    for who in ("Piet", "Koos"):
        run("invite", name, who, f"{who.lower()}@instituut.nl")
    with open_ledger(tmp_path / "ledger.db") as ledger:
        whole = Elicitation(ledger, None, datetime.now(UTC).date()).whole(name)  # type: ignore[arg-type]
    now = datetime.now(UTC)
    sent = [letter(whole.round, who, "risico@ministerie.nl", now) for who in waiting(whole)]
    assert sorted(str(one["To"]) for one in sent) == ["koos@instituut.nl", "piet@instituut.nl"]
    for one in sent:
        text = one.get_content()
        assert "Uitval van stroom" in text
        assert "31 december 2099" in text
        assert "/elicit/" not in text
    with pytest.raises(InvalidInput, match="whom reminders come from"):
        letter(whole.round, next(waiting(whole)), "", now)


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("new", "nergens.yaml"), InvalidInput),
        (("close", "nergens"), NotFound),
        (("open", "nergens", "--until", "morgen"), InvalidInput),
        (("export", "nergens", "--json", "--csv"), InvalidInput),
    ],
)
def test_what_is_wrong_is_said(run: Run, words: tuple[str, ...], error: type[Exception]) -> None:
    with pytest.raises(error):
        run(*words)
