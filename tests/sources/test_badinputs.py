"""The corpus of bad files: every one gives exactly the right numbers or a problem at its place, never a third thing."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nenrin.sources import MONTH, Source, Table, read
from nenrin.vocabulary import Month, Problems
from orders import SHARED, noted, repaired

FILES = SHARED / "data" / "badinputs" / "files"
MANIFEST = SHARED / "data" / "badinputs" / "manifest.json"
OCTOBER = Month(2026, 10)
LISTED = json.loads(MANIFEST.read_text(encoding="utf-8"))["cases"] if MANIFEST.exists() else []
CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in LISTED}
READING = [name for name, case in CASES.items() if case["category"] in {"csv", "xlsx"}]
NOT_READING = {
    "csv-130-half-file": "only the book of runs knows how many rows the file had before: tests/run/test_half_file.py",
    "csv-420-wrong-client": "the column that names the client is declared: tests/sources/test_foreign.py",
}
JUDGED_LATER = {"D251", "D252", "S510", "D214"}
"""Warnings about right numbers that other rooms give: negatives, outliers, small groups, blank segments."""
IN_A_PATTERN = {"xlsx-126-owner-file", "xlsx-127-appledouble"}
CONTRACT: dict[str, Any] = {
    "month": {"type": "date"}, "customer_id": {"type": "id"}, "segment": {"type": "category", "required": False},
    "revenue": {"type": "decimal(14,0)"}, "cost": {"type": "decimal(14,0)"},
    "customer_name": {"type": "text", "required": False, "personal": True},
    "email": {"type": "text", "required": False, "personal": True},
    "tel": {"type": "text", "required": False, "personal": True},
}


def contract(path: str, **more: Any) -> Source:  # noqa: ANN401 (whatever YAML says)
    said = {"path": path, "time": "month", "keys": ["month", "customer_id"], "columns": CONTRACT}
    return Source.model_validate({**said, **more})


def tell(case: dict[str, Any], folder: Path) -> tuple[Table | None, str]:
    """The table, or None; and everything that was said about it."""
    for file in case["files"]:
        shutil.copy(FILES / file, folder)
    path = Path(case["files"][0]).name
    if case["id"] in IN_A_PATTERN:
        shutil.copy(FILES / "xlsx" / "000-good.xlsx", folder)
        path = "*.xlsx"
    declared = {"encoding": case.get("config", {}).get("encoding")}
    columns = {"date": CONTRACT["month"], "customer_id": CONTRACT["customer_id"], "revenue": CONTRACT["revenue"]}
    mixed = {"time": "date", "keys": [], "columns": columns} if "mixed-date-order" in case["id"] else {}
    try:
        table = read({"customers": contract(path, **declared, **mixed)}, folder, OCTOBER, "Asia/Tokyo")["customers"]
    except Problems as problems:
        return None, str(problems)
    said = [note for intake in table.intakes for note in noted(intake)]
    said += [f"{reason} {count}" for intake in table.intakes for reason, count in repaired(intake).items()]
    return table, "\n".join(said)


def numbers(table: Table) -> dict[str, Any]:
    october = table.frame[table.frame[MONTH] == OCTOBER.ordinal]
    return {
        "month": str(OCTOBER), "revenue": str(sum(october["revenue"], Decimal(0))),
        "cost": str(sum(october["cost"], Decimal(0))), "customers": october["customer_id"].nunique(),
        "rows": len(october),
    }


@pytest.mark.skipif(not CASES, reason="the corpus of bad inputs is not beside this repository")
@pytest.mark.parametrize("name", READING)
def test_a_bad_file_gives_the_right_numbers_or_a_problem(name: str, tmp_path: Path) -> None:
    if name in NOT_READING:
        pytest.skip(NOT_READING[name])
    case, expected = CASES[name], CASES[name]["expect"]
    table, said = tell(case, tmp_path)
    if table is None:
        assert expected["action"] in {"error", "exact_or_error"}, said
    else:
        assert expected["action"] != "error", numbers(table)
        assert expected["numbers"] is None or numbers(table) == expected["numbers"]
    warned = expected["action"] == "warn" and expected["code"] not in JUDGED_LATER
    if warned:
        assert said != tell(CASES["csv-000-good"], tmp_path)[1]
    if table is None or warned:
        assert [word for word in expected["message_must_name"] or () if word not in said] == [], said
    assert not [word for word in expected["must_not_contain"] or () if word in said and word != "<f>"]


@pytest.mark.skipif(not CASES, reason="the corpus of bad inputs is not beside this repository")
@pytest.mark.parametrize(("timezone", "october"), [("Asia/Tokyo", 100), ("UTC", 600)])
def test_the_month_of_an_instant_is_the_clients(timezone: str, october: int, tmp_path: Path) -> None:
    shutil.copy(FILES / "scenarios" / "tz.csv", tmp_path)
    columns = {"ts": {"type": "datetime"}, "customer_id": {"type": "id"}, "revenue": {"type": "decimal(14,0)"}}
    source = Source.model_validate({"path": "tz.csv", "time": "ts", "columns": columns})
    frame = read({"tz": source}, tmp_path, Month(2026, 10 if timezone == "UTC" else 11), timezone)["tz"].frame
    assert sum(frame.loc[frame[MONTH] == OCTOBER.ordinal, "revenue"]) == october


@pytest.mark.skipif(not CASES, reason="the corpus of bad inputs is not beside this repository")
def test_a_month_that_two_files_hold_is_a_problem(tmp_path: Path) -> None:
    for file in ("history_v1.csv", "oct_again.csv"):
        shutil.copy(FILES / "scenarios" / file, tmp_path)
    with pytest.raises(Problems, match="stands twice, first at history_v1"):
        read({"customers": contract("*.csv")}, tmp_path, OCTOBER, "Asia/Tokyo")
