"""``nenrin import`` into files whose texts are written in two languages: only the workbook's own language changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner, Result

from nenrin.cli import app
from returned_workbook import LAST, REGISTER, Hands, answered, folder, issued

FUEL, OLD = f"freight@{LAST}:fuel", f"freight@{LAST + -2}"
SPOKEN = REGISTER.replace("evidence: invoice 12", "evidence: {en: invoice 12, ja: 請求書12}")


def nenrin(file: Path, config: Path, *more: str) -> Result:
    return CliRunner().invoke(app, ["import", str(file), "--config", str(config), *more])


def spoken(place: Path) -> Path:
    """A client whose register is written in English and Japanese."""
    config = folder(place)
    (place / "causes.yaml").write_text(SPOKEN, encoding="utf-8")
    return config


def cause(config: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((config.parent / "causes.yaml").read_text(encoding="utf-8"))["causes"][0]
    return found


def test_a_changed_text_changes_in_the_language_of_the_workbook(tmp_path: Path) -> None:
    config = spoken(tmp_path)
    answer = nenrin(Hands(issued()).fill(FUEL, evidence="invoice 13").save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 0, answer.output
    assert cause(config)["evidence"] == {"en": "invoice 13", "ja": "請求書12"}
    assert "# by contract" in (tmp_path / "causes.yaml").read_text(encoding="utf-8")


def test_an_untouched_text_is_no_change_whatever_the_other_language_says(tmp_path: Path) -> None:
    config = spoken(tmp_path)
    answer = nenrin(Hands(issued()).fill(FUEL, low=45).save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 0, answer.output
    assert cause(config)["evidence"] == {"en": "invoice 12", "ja": "請求書12"}


def test_a_text_that_was_changed_since_in_that_language_is_a_clash(tmp_path: Path) -> None:
    config = spoken(tmp_path)
    (tmp_path / "causes.yaml").write_text(SPOKEN.replace("en: invoice 12", "en: invoice 99"), encoding="utf-8")
    answer = nenrin(Hands(issued()).fill(FUEL, evidence="invoice 13").save(tmp_path / "a.xlsx"), config)
    assert answer.exit_code == 1
    assert "fuel: evidence was changed since: the files say 'invoice 99'" in answer.stderr


@pytest.mark.parametrize("owner", ["Eve", "Bob"])
def test_the_work_list_keeps_the_other_language_too(tmp_path: Path, owner: str) -> None:
    config = folder(tmp_path)
    config.write_text(config.read_text(encoding="utf-8") + "investigations: investigations.yaml\n", encoding="utf-8")
    listed = f"investigations:\n  - key: {OLD}\n    state: open\n    owner: {{en: Bob, ja: ボブ}}\n"
    (tmp_path / "investigations.yaml").write_text(listed, encoding="utf-8")
    file = Hands(answered()).fill(OLD, owner=owner, status="closed").save(tmp_path / "a.xlsx")
    assert nenrin(file, config).exit_code == 0
    (one,) = yaml.safe_load((tmp_path / "investigations.yaml").read_text(encoding="utf-8"))["investigations"]
    assert one["owner"] == {"en": owner, "ja": "ボブ"}
    assert one["state"] == "closed"
