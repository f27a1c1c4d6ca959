"""The commands on the sample client itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from nenrin.cli import app
from studied import whole

SAMPLE = Path(__file__).parents[2] / "config" / "online-retail"
CONFIG = str(SAMPLE / "client.yaml")


def nenrin(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def slipped(tmp_path: Path) -> Path:
    """The sample's configuration with two slips, without its data: only the YAML is read."""
    text = (SAMPLE / "client.yaml").read_text(encoding="utf-8")
    text = text.replace("better: up", "beter: up", 1).replace("split: gross_revenue -", "split: gros_revenue -")
    (tmp_path / "client.yaml").write_text(text, encoding="utf-8")
    for name in ("causes.yaml", "plan.csv"):
        shutil.copy2(SAMPLE / name, tmp_path / name)
    return tmp_path / "client.yaml"


def test_check_says_what_the_settings_hold() -> None:
    answer = nenrin("check", CONFIG, "--settings-only")
    assert answer.exit_code == 0
    assert "online-retail: 21 KPIs under net_revenue; strategic: new_customers, retention_rate" in answer.stdout


def test_check_tells_every_problem_at_once(slipped: Path) -> None:
    answer = nenrin("check", str(slipped), "--settings-only")
    assert answer.exit_code == 1
    assert "did you mean 'better'?" in answer.stderr
    assert "did you mean 'gross_revenue'?" in answer.stderr
    assert answer.stderr.splitlines()[-1].endswith("problems. Nothing was written.")


def test_a_missing_configuration_is_a_problem_not_a_usage_error() -> None:
    answer = nenrin("check", str(SAMPLE / "clint.yaml"))
    assert answer.exit_code == 1
    assert "did you mean 'client.yaml'?" in answer.stderr


@pytest.mark.slow
def test_check_reads_the_data_and_says_what_it_found() -> None:
    """24 monthly workbooks lie before December 2011; they hold 52,613 invoices (counted with plain pandas)."""
    answer = nenrin("check", CONFIG)
    assert answer.exit_code == 0
    assert "orders: 24 files, 52,613 of 52,613 rows used" in answer.stdout
    assert "✓ Every KPI ties with its parts" in answer.stdout
    assert answer.stdout.endswith(f"No problems. Nothing was written.  Try: nenrin run {CONFIG}\n")


@pytest.mark.slow
def test_a_check_that_did_not_pass_is_not_called_no_problem() -> None:
    """The data ends on 9 December 2011: the month is shown, but it is not whole."""
    answer = nenrin("check", CONFIG, "--month", "2011-12")
    assert answer.exit_code == 0
    assert "No problems" not in answer.stdout
    assert "1 of 7 checks did not pass, and the report will say so. Nothing was written." in answer.stdout


def test_check_answers_a_machine() -> None:
    told = json.loads(nenrin("check", CONFIG, "--month", "2010-06", "--json").stdout)
    assert (told["month"], len(told["sources"]), told["root"]) == ("2010-06", 7, "net_revenue")
    assert all(check["passed"] for check in told["checks"])


def test_a_month_without_data_is_a_problem() -> None:
    answer = nenrin("check", CONFIG, "--month", "2019-01")
    assert answer.exit_code == 1
    assert "2019-01" in answer.stderr


@pytest.mark.slow
def test_explain_leads_a_rate_back_to_its_files() -> None:
    answer = nenrin("explain", CONFIG, "retention_rate", "--month", "2011-11")
    assert answer.exit_code == 0
    assert "Retention rate = Retained customers ÷ last month's active customers" in answer.stdout
    assert "data/2011-11.xlsx:Orders: 3,462 of 3,462 rows used" in answer.stdout
    assert "data/2011-10.xlsx:Orders" in answer.stdout


@pytest.mark.slow
def test_explain_speaks_japanese() -> None:
    assert "継続率＝" in nenrin("explain", CONFIG, "retention_rate", "--language", "ja").stdout


def test_explain_answers_a_machine_with_the_exact_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nenrin.run.study", lambda _, month, *__: whole("online-retail", str(month)))
    told = json.loads(nenrin("explain", CONFIG, "orders", "--month", "2010-03", "--json").stdout)
    (leaf,) = told["from"]
    assert (leaf["kpi"], leaf["month"], leaf["files"][0]["file"]) == ("orders", "2010-03", "data/2010-03.xlsx")
    assert told["values"]["actual"] == leaf["value"]


@pytest.mark.slow
def test_an_unknown_kpi_is_a_problem_with_the_nearest_name() -> None:
    answer = nenrin("explain", CONFIG, "retention_rat")
    assert answer.exit_code == 1
    assert "there is no KPI 'retention_rat'; did you mean 'retention_rate'?" in answer.stderr


def test_schema_is_json_and_can_be_written_where_the_configuration_names_it(tmp_path: Path) -> None:
    printed = nenrin("schema")
    assert json.loads(printed.stdout)["title"] == "nenrin: client.yaml"
    target = tmp_path / "nenrin.schema.json"
    assert nenrin("schema", "--output", str(target)).exit_code == 0
    assert target.read_text(encoding="utf-8") == printed.stdout


def test_schema_into_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    answer = nenrin("schema", "--output", str(tmp_path / "no" / "schema.json"))
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"{tmp_path}/no/schema.json: no such file or directory")
