"""A draft is a configuration that is read without a word and that runs, with figures that others counted too."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook

from nenrin import measures, sources, tree
from nenrin.drafts import draft
from nenrin.settings import Loaded, load
from nenrin.vocabulary import Month, Problems

REPOSITORY = Path(__file__).parents[2]
DATA = REPOSITORY.parent / "shared" / "data"
SAMPLE = REPOSITORY / "config" / "online-retail" / "data"
HEADER = "Order No,Order Date,Customer ID,Region,Total\n"
JANUARY = HEADER + (
    "1,2026-01-05,a,North,10.50\n2,2026-01-31,b,South,20\n5,2026-01-30,b,South,1\n6,2026-01-30,b,North,1\n"
)
FEBRUARY = HEADER + (
    "3,2026-02-02,a,North,5\n4,2026-02-28,,South,7.25\n7,2026-02-28,a,South,2\n8,2026-02-27,a,North,3\n"
)


def loaded(folder: Path, *files: Path) -> Loaded:
    """Draft from files in a client's folder, write it there, read it."""
    path = folder / "client.yaml"
    path.write_text(draft(files), encoding="utf-8")
    found = load(path)
    assert found.warnings == ()
    return found


def grown(found: Loaded, month: Month) -> Mapping[str, float]:
    """Every KPI of the tree in a month."""
    said = found.settings
    tables = sources.read(said.sources, found.folder, month, said.report.timezone)
    counted = {name: kpi.measure for name, kpi in said.kpis.items() if kpi.measure is not None}
    measured = measures.measure(tables, counted, said.customer, said.dimensions, said.sources, month)
    series = tree.grow(said.kpis, said.root, measured).series
    return {name: series[name][month] for name in said.kpis if month in series[name]}


def copied(folder: Path, *names: str) -> list[Path]:
    """Files of the shared data in a client's folder; skips where there are none."""
    (folder / "data").mkdir()
    for name in names:
        if not (DATA / name).is_file():
            pytest.skip("the shared data are not here")
        shutil.copy(DATA / name, folder / "data")
    return [folder / "data" / Path(name).name for name in names]


def written(folder: Path, **texts: str) -> list[Path]:
    """Monthly CSV files ``orders-2026-01.csv`` … in a client's data folder."""
    (folder / "data").mkdir(exist_ok=True)
    paths = []
    for name, text in texts.items():
        paths.append(folder / "data" / f"{name.replace('_', '-')}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def test_the_sample_months_give_the_known_figures(tmp_path: Path) -> None:
    """Figures: the shared table of monthly sums, made from the invoice lines with pandas."""
    (tmp_path / "data").mkdir()
    for name in ("2011-10.xlsx", "2011-11.xlsx"):
        shutil.copy(SAMPLE / name, tmp_path / "data")
    found = loaded(tmp_path, tmp_path / "data" / "2011-11.xlsx")
    assert found.settings.sources["orders"].path == "data/{month}.xlsx"
    assert found.settings.default_month() == Month(2011, 11)
    figures = grown(found, Month(2011, 11))
    assert figures["revenue"] == pytest.approx(1_509_496.33)
    assert figures["identified_revenue"] == pytest.approx(1_161_817.38)
    assert figures["active_customers"] == 1664
    assert figures["orders"] == 2657


@pytest.mark.slow
def test_a_workbook_of_several_sheets_gives_the_known_figures(tmp_path: Path) -> None:
    (file,) = copied(tmp_path, "relay_foods/relay-foods.xlsx")
    found = loaded(tmp_path, file)
    assert found.settings.sources["orders"].sheet == "Purchase Data - Full Study"
    assert found.settings.default_month() == Month(2010, 2)
    lines = (DATA / "relay_foods" / "monthly.csv").read_text(encoding="utf-8").splitlines()
    known = {row["month"]: row for row in csv.DictReader(lines)}
    for month in (Month(2009, 6), Month(2010, 2)):
        figures, row = grown(found, month), known[str(month)]
        assert figures["revenue"] == pytest.approx(float(row["revenue"]), abs=0.01)
        assert figures["orders"] == float(row["orders"])
        assert figures["active_customers"] == float(row["active_customers"])
        assert figures["new_customers"] == float(row["new_customers"])
        assert figures["retained_customers"] == float(row["retained_from_prev_month"])


def test_a_column_that_nothing_needs_and_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    (file,) = copied(tmp_path, "relay_foods/relay-foods.xlsx")
    assert "common_id" not in loaded(tmp_path, file).settings.sources["orders"].columns
    assert "# common_id:" in draft([file])


def test_a_dirty_csv_gives_the_known_figures_and_the_ledger_beside_it_is_named(tmp_path: Path) -> None:
    """387 prices are missing: the rows without are left out, as in the column ``revenue_raw`` of the shared table."""
    files = copied(tmp_path, "jp_book_dirty_retail/kokyaku_daicho.xlsx", "jp_book_dirty_retail/uriage.csv")
    found = loaded(tmp_path, *files)
    assert found.settings.sources["orders"].columns["customer_name"].personal
    assert grown(found, Month(2019, 7))["revenue"] == 515_900
    assert "also given and not used: kokyaku_daicho.xlsx, 200 rows" in draft(files)


def test_a_ledger_of_customers_with_idle_months_runs_too(tmp_path: Path) -> None:
    """Nobody registered from August to December 2017: the month before may be empty, and nothing divides by zero."""
    (file,) = copied(tmp_path, "jp_book_dirty_retail/kokyaku_daicho.xlsx")
    found = loaded(tmp_path, file)
    assert (found.settings.report.currency, found.settings.report.languages) == ("JPY", ("ja",))
    figures = grown(found, Month(2018, 7))
    assert figures["active_customers"] == figures["new_customers"]
    assert figures["retention_rate"] == 0


def test_a_table_of_monthly_sums_gives_a_kpi_for_every_column(tmp_path: Path) -> None:
    (file,) = copied(tmp_path, "superstore/monthly.csv")
    found = loaded(tmp_path, file)
    assert found.settings.root == "revenue"
    assert grown(found, Month(2014, 12))["returned_sales"] == pytest.approx(6829.77)


def test_an_old_workbook_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (file,) = copied(tmp_path, "superstore/Sample - Superstore.xls")
    with pytest.raises(Problems, match=r"save it as \.xlsx"):
        draft([file])


def test_files_of_several_months_are_one_source(tmp_path: Path) -> None:
    found = loaded(tmp_path, *written(tmp_path, orders_2026_01=JANUARY, orders_2026_02=FEBRUARY))
    source = found.settings.sources["orders"]
    assert source.path == "data/orders-{month}.csv"
    assert (source.time, source.entity, source.keys) == ("order_date", "customer_id", ("order_no",))
    assert source.columns["total"].type == "decimal(18,2)"
    assert not source.columns["customer_id"].required
    assert list(found.settings.dimensions) == ["region"]
    figures = grown(found, Month(2026, 2))
    assert figures["revenue"] == 17.25
    assert (figures["identified_revenue"], figures["anonymous_revenue"]) == (10, 7.25)
    assert (figures["active_customers"], figures["retained_customers"]) == (1, 1)


def test_other_months_that_were_not_given_are_looked_at_where_they_differ(tmp_path: Path) -> None:
    """January has an order without a customer: February alone would say that each has one."""
    january, february = JANUARY.replace(",b,", ",,"), FEBRUARY.replace(",,", ",b,")
    _, given = written(tmp_path, orders_2026_01=january, orders_2026_02=february)
    assert not loaded(tmp_path, given).settings.sources["orders"].columns["customer_id"].required


def test_files_with_other_names_share_a_pattern(tmp_path: Path) -> None:
    files = written(tmp_path, sales_jan=JANUARY, sales_feb=FEBRUARY)
    assert loaded(tmp_path, *files).settings.sources["orders"].path == "data/sales-*.csv"


def test_an_id_that_stands_twice_is_no_key(tmp_path: Path) -> None:
    files = written(tmp_path, orders_2026_01=JANUARY, orders_2026_02=FEBRUARY.replace("\n3,", "\n1,"))
    assert loaded(tmp_path, *files).settings.sources["orders"].keys == ()
    assert "# keys: [order_no]    two rows have the same: is that a mistake?" in draft(files)


def test_a_month_that_is_not_whole_is_not_proposed(tmp_path: Path) -> None:
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=step) for step in range(98)]
    rows = "".join(f"{number},{day},c{number % 9},North,10\n" for number, day in enumerate(days))
    files = written(tmp_path, orders="Order No,Order Date,Customer ID,Region,Total\n" + rows)
    assert loaded(tmp_path, *files).settings.default_month() == Month(2026, 3)
    assert "# the last whole one; 2026-04 is not." in draft(files)


def test_quantity_times_price_is_worth_what_an_amount_is(tmp_path: Path) -> None:
    text = "伝票番号,売上日,顧客コード,数量,単価\n1,2026-01-05,a,2,100\n2,2026-01-30,b,1,50\n"
    found = loaded(tmp_path, *written(tmp_path, uriage_2026_01=text))
    assert grown(found, Month(2026, 1))["revenue"] == 250
    assert [column.headers for column in found.settings.sources["orders"].columns.values()] == [
        ("伝票番号",), ("売上日",), ("顧客コード",), ("数量",), ("単価",),
    ]


def test_a_csv_in_cp932_is_read(tmp_path: Path) -> None:
    path = tmp_path / "uriage-2026-01.csv"
    path.write_bytes("伝票番号,売上日,顧客コード,売上金額\n1,2026-01-05,a,200\n2,2026-01-30,b,50\n".encode("cp932"))
    found = loaded(tmp_path, path)
    assert found.settings.sources["orders"].encoding == "cp932"
    assert grown(found, Month(2026, 1))["revenue"] == 250


def test_rows_without_amount_and_customer_are_counted(tmp_path: Path) -> None:
    found = loaded(tmp_path, *written(tmp_path, log="day,note\n2026-01-05,x\n2026-01-30,y\n2026-01-30,z\n"))
    assert grown(found, Month(2026, 1)) == {"rows": 3}


def test_sales_without_customers_split_into_orders_and_their_value(tmp_path: Path) -> None:
    text = "receipt no,day,amount\n1,2026-01-05,10\n1,2026-01-05,5\n2,2026-01-30,45\n"
    figures = grown(loaded(tmp_path, *written(tmp_path, log=text)), Month(2026, 1))
    assert figures == {"revenue": 60, "orders": 2, "average_order_value": 30}


def test_a_table_without_days_is_refused(tmp_path: Path) -> None:
    files = written(tmp_path, list="name,amount\nx,1\ny,2\n")
    with pytest.raises(Problems, match="no table has a column of days without blanks; there are name, amount"):
        draft(files)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problems, match="the file does not exist"):
        draft([tmp_path / "orders.csv"])


def test_the_path_begins_at_the_folder_in_which_the_draft_will_lie(tmp_path: Path) -> None:
    files = written(tmp_path, orders_2026_01=JANUARY)
    assert "    path: data/orders-{month}.csv" in draft(files).replace('"', "")
    assert "path: orders-{month}.csv" in draft(files, tmp_path / "data").replace('"', "")
    elsewhere = draft(files, tmp_path / "config" / "acme")
    assert "id: acme " in elsewhere
    assert "copy the files there" in elsewhere


def test_hostile_headers_stay_text(tmp_path: Path) -> None:
    """Headers, sheet and file names come from outside: nothing in them becomes YAML or a comment's next line."""
    headers = ["class", "a: b", "#c", "- d", "null", "{e}", "売上\n(円)", "'", '"', "yes", "f\u200bg", "amount",
               "Amount (2)", "day", "&h", "x" * 300, "@SUM", "地域"]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "No #1 'x'"
    sheet.append(headers)
    for number in range(6):
        row: list[str | int | dt.date] = [f"v{number % 3}" for _ in headers]
        row[11], row[12], row[13] = 5, 7, dt.date(2026, 1, 1 + 5 * number)
        sheet.append(row)
    path = tmp_path / "a # b: {x}\nroot: evil.xlsx"
    book.save(path)
    found = loaded(tmp_path, path.rename(tmp_path / "a # b: x.xlsx"))
    assert found.settings.sources["orders"].sheet == "No #1 'x'"
    assert found.settings.sources["orders"].columns["class_"].headers == ("class",)
    assert len(found.settings.sources["orders"].columns) == len(headers)
    assert found.settings.root == "revenue"


def test_a_draft_shows_no_cell(tmp_path: Path) -> None:
    files = written(tmp_path, orders_2026_01=JANUARY.replace(",a,North", ",Jane Doe,Northumberland"))
    text = draft(files)
    assert "Jane" not in text
    assert "Northumberland" not in text
