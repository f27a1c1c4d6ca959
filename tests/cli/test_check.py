"""``nenrin check`` tells in one pass what is wrong with the configuration and with the files that it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from nenrin.cli import app

YAML = """\
version: 1
client: {id: acme, name: Acme}
report: {month: 2026-10}
sources:
  orders:
    path: orders.csv
    time: day
    columns: {day: {type: date}, amount: {type: integer}}
  visits:
    path: visits.csv
    time: day
    columns: {day: {type: date}, pages: {type: integer}}
plan: plan.csv
root: revenue
kpis:
  revenue: {label: Revenue, measure: {source: orders, agg: sum, of: amount}, better: up}
  pages: {label: Pages, measure: {source: visits, agg: sum, of: pages}, better: up}
"""
PLAN = "month,kpi,value\n2026-10,revenue,100\n"


def rows(column: str) -> str:
    return f"day,{column}\n" + "".join(f"2026-10-{day:02},{day}\n" for day in range(1, 32))


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    files = {"client.yaml": YAML, "orders.csv": rows("amount"), "visits.csv": rows("pages"), "plan.csv": PLAN}
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def change(file: str, old: str, new: str) -> None:
    path = Path(file)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told() -> list[str]:
    answer = CliRunner().invoke(app, ["check", "client.yaml", "--quiet"])
    assert answer.exit_code == (1 if answer.stderr else 0)
    return [line.split(";")[0] for line in answer.stderr.splitlines()[:-1]]


@pytest.mark.usefixtures("client")
def test_the_client_is_sound_before_anything_is_changed() -> None:
    assert told() == []


@pytest.mark.usefixtures("client")
def test_a_wrong_key_hides_neither_a_missing_file_nor_a_bad_cell_nor_a_slip_in_the_plan() -> None:
    change("client.yaml", "label: Pages", "lable: Pages")
    Path("visits.csv").unlink()
    change("orders.csv", "2026-10-07,7", "2026-10-07,seven")
    change("plan.csv", "revenue", "revenu")
    assert told() == [
        "client.yaml:17:11: unknown key 'lable' in KPI 'pages'",
        "orders.csv:8: amount in this line: 'seven' is no number",
        "visits.csv: the file does not exist",
        "plan.csv:2: there is no KPI 'revenu'",
    ]


@pytest.mark.usefixtures("client")
def test_a_source_that_is_in_doubt_itself_is_not_read() -> None:
    """What its rows would be wrong about could come of the slip alone."""
    change("client.yaml", "path: orders.csv\n    time: day", "path: orders.csv\n    time: dya")
    change("orders.csv", "2026-10-07,7", "2026-10-07,seven")
    assert told() == ["client.yaml:7:11: unknown column 'dya' in time"]


@pytest.mark.usefixtures("client")
def test_without_a_month_only_what_needs_none_is_told() -> None:
    change("client.yaml", "month: 2026-10", "month: 2026-13")
    change("client.yaml", "orders.csv", "data/{month}.csv")
    Path("visits.csv").unlink()
    assert told() == ["client.yaml:3:17: month: '2026-13' is no month", "visits.csv: the file does not exist"]


@pytest.mark.usefixtures("client")
def test_that_no_month_is_named_is_told_beside_a_wrong_key() -> None:
    change("client.yaml", "month: 2026-10", "currency: EUR")
    change("client.yaml", "label: Pages", "lable: Pages")
    assert told() == ["client.yaml:17:11: unknown key 'lable' in KPI 'pages'", "client.yaml:3:1: no month is named"]


@pytest.mark.usefixtures("client")
def test_bad_rows_do_not_hide_a_bad_plan() -> None:
    change("visits.csv", "2026-10-07", "7 October")
    change("plan.csv", "100", "a hundred")
    assert told() == [
        "visits.csv:8: day in this line: '7 October' is no date", "plan.csv:2: the value 'a hundred' is no number",
    ]
