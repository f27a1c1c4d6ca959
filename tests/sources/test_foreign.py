"""A file of another client is refused, whatever its numbers are."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from orders import SHARED, UNTIL, problems, read_one, source, write_csv

OWNED: dict[str, Any] = {
    "columns": {"client_id": {"type": "id", "required": False}}, "client": {"column": "client_id", "is": "client-a"},
}
HEAD = "Order No,Order Date,customer,region,Amount,client_id"


def owned(**more: Any) -> Any:  # noqa: ANN401 (whatever YAML says)
    said = {**OWNED, **more}
    return source(columns=said.pop("columns"), **said)


def test_the_clients_own_rows_are_read(tmp_path: Path) -> None:
    write_csv(tmp_path, f"{HEAD}\n1,2026-10-01,c1,north,5.00,client-a\n2,2026-10-02,c2,north,6.00,client-a\n")
    assert len(read_one(tmp_path, owned()).frame) == 2


def test_a_row_of_another_client_is_a_problem_at_its_place(tmp_path: Path) -> None:
    write_csv(tmp_path, f"{HEAD}\n1,2026-10-01,c1,north,5.00,client-a\n2,2026-09-02,c2,north,6.00,client-b\n")
    told = "orders.csv:3: client_id says 'client-b', but the data must be of 'client-a' (1 such rows)"
    assert problems(tmp_path, owned()) == [f"{told}; deliver this client's own file"]


def test_a_row_that_does_not_say_whose_it_is_is_a_problem(tmp_path: Path) -> None:
    write_csv(tmp_path, f"{HEAD}\n1,2026-10-01,c1,north,5.00,\n")
    assert problems(tmp_path, owned())[0].startswith("orders.csv:2: client_id is blank, but the data must be of")


def test_a_file_without_the_column_is_a_problem(tmp_path: Path) -> None:
    write_csv(tmp_path, "Order No,Order Date,customer,region,Amount\n1,2026-10-01,c1,north,5.00\n")
    assert problems(tmp_path, owned())


def test_a_personal_name_of_a_client_is_not_shown(tmp_path: Path) -> None:
    write_csv(tmp_path, f"{HEAD}\n1,2026-10-01,c1,north,5.00,Tanaka\n")
    (told,) = problems(tmp_path, owned(columns={"client_id": {"type": "id", "personal": True}}))
    assert "Tanaka" not in told


@pytest.mark.skipif(not SHARED.exists(), reason="the corpus of bad inputs is not beside this repository")
def test_the_file_of_client_b_is_refused_for_client_a(tmp_path: Path) -> None:
    shutil.copy(SHARED / "data" / "badinputs" / "files" / "csv" / "420-wrong-client.csv", tmp_path / "orders.csv")
    columns = {
        "month": {"type": "date"}, "customer_id": {"type": "id"}, "revenue": {"type": "decimal(14,0)"},
        "client_id": {"type": "id"},
    }
    from nenrin.sources import Source

    said = {"path": "orders.csv", "time": "month", "columns": columns, "client": OWNED["client"]}
    told = problems(tmp_path, Source.model_validate(said), UNTIL)
    assert told[0].startswith("orders.csv:2: client_id says 'client-b', but the data must be of 'client-a' (180 such")
