"""A month that comes again with half its rows is not sent unless somebody says that it is right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nenrin.ledger import open_book
from nenrin.run import publish, study
from nenrin.vocabulary import Month, Problems

FILES = Path(__file__).parents[2].parent / "shared" / "data" / "badinputs" / "files" / "csv"
OCTOBER = Month(2026, 10)
CONFIG = """\
version: 1
client: {id: client-a, name: Client A}
report: {timezone: Asia/Tokyo, currency: JPY}
sources:
  customers:
    path: customers.csv
    time: month
    keys: [month, customer_id]
    columns:
      month: {type: date}
      customer_id: {type: id}
      segment: {type: category}
      revenue: {type: "decimal(14,0)"}
root: revenue
kpis:
  revenue: {label: Revenue, better: up, measure: {source: customers, agg: sum, of: revenue}, split: customers * each}
  customers: {label: Customers, better: up, measure: {source: customers, agg: count}}
  each: {label: Revenue per customer, better: up, formula: revenue / customers}
"""


@pytest.mark.usefixtures("fontless")
@pytest.mark.skipif(not FILES.exists(), reason="the corpus of bad inputs is not beside this repository")
def test_half_a_file_is_refused_after_the_whole_one_and_nothing_is_touched(tmp_path: Path) -> None:
    (tmp_path / "client.yaml").write_text(CONFIG, encoding="utf-8")
    output = tmp_path / "output"

    def send(file: str, *, fewer_rows: bool = False) -> None:
        shutil.copy(FILES / file, tmp_path / "customers.csv")
        publish(study(tmp_path / "client.yaml", OCTOBER, output=output), output, pdf=False, fewer_rows=fewer_rows)

    send("000-good.csv")
    folder = output / "client-a"
    before = {path.name: path.read_bytes() for path in (folder / "2026-10").iterdir()}
    assert open_book(folder).entries[0].rows == {"customers": 60}
    told = r"customers\.csv: 30 rows of 2026-10; there were 60 when the month was last sent; .*--fewer-rows"
    with pytest.raises(Problems, match=told):
        send("130-half-file.csv")
    assert {path.name: path.read_bytes() for path in (folder / "2026-10").iterdir()} == before
    assert open_book(folder).entries[0].rows == {"customers": 60}
    send("130-half-file.csv", fewer_rows=True)
    assert open_book(folder).entries[0].rows == {"customers": 30}
    send("000-good.csv")
