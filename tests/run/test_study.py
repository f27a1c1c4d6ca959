"""One month of the sample shop, from its workbooks to every figure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from independent import figures
from nenrin.findings import State
from nenrin.report import Report
from nenrin.run import study
from nenrin.vocabulary import Month, Problems
from studied import studied

CLIENT = Path(__file__).parents[2] / "config" / "online-retail"


def report(month: str) -> Report:
    return studied("online-retail", month)


@pytest.mark.parametrize("month", ["2010-03", pytest.param("2011-01", marks=pytest.mark.slow), "2011-11"])
def test_every_kpi_equals_a_count_of_the_workbooks_that_shares_no_code_with_the_program(month: str) -> None:
    counted, found = figures(month), report(month)
    assert set(counted) - {"UK", "Abroad"} == set(found.tree.kpis)
    for name in found.tree.kpis:
        assert found.tree.value(name, found.month) == pytest.approx(counted[name], rel=1e-12), name
    by_region = {segment: series["gross_revenue"] for segment, series in found.tree.segments["region"].items()}
    for segment in ("UK", "Abroad"):
        assert by_region[segment][found.month] == pytest.approx(counted[segment], rel=1e-12)


def test_comparisons_of_the_root_follow_from_three_independent_counts() -> None:
    root = report("2011-11").compared["net_revenue"]
    now, before, year = (figures(month)["net_revenue"] for month in ("2011-11", "2011-10", "2010-11"))
    assert root.prior_month.change == pytest.approx(now - before, abs=1e-6)
    assert root.prior_year.relative == pytest.approx(now / year - 1)
    assert root.plan.value == pytest.approx(1.05 * year)
    assert (root.prior_month.favourable, root.prior_year.favourable, root.plan.favourable) == (True, True, False)


def test_the_year_to_date_is_the_sum_of_its_months_and_a_rate_of_its_parts() -> None:
    months = [f"2011-{number:02d}" for number in range(1, 12)]
    gross, cancelled = (sum(figures(month)[name] for month in months) for name in ("gross_revenue", "cancelled_value"))
    found = report("2011-11").compared
    assert found["net_revenue"].year_to_date.value == pytest.approx(gross - cancelled)
    assert found["cancellation_rate"].year_to_date.value == pytest.approx(cancelled / gross)
    assert found["retention_rate"].year_to_date.value is None


@pytest.mark.parametrize("reference", ["prior_month", "prior_year", "plan"])
def test_contributions_of_the_leaves_add_up_to_the_change_of_the_root(reference: str) -> None:
    found = report("2011-11")
    attribution, compared = found.attributions[reference], found.compared["net_revenue"].against(reference)
    leaves = [attribution.contributions[node.path] for node in found.tree.nodes if node.leaf]
    assert compared.change is not None
    assert sum(leaves) == pytest.approx(compared.change, abs=1e-6)


def test_every_kpi_ends_the_month_in_exactly_one_state() -> None:
    found = report("2011-11")
    assert set(found.findings.verdicts) == set(found.tree.kpis)
    assert all(check.passed for check in found.checks)


@pytest.mark.slow
def test_a_partial_month_is_shown_but_not_judged() -> None:
    found = report("2011-12")
    assert {verdict.state for verdict in found.findings.verdicts.values()} == {State.NOT_JUDGED}
    assert not found.findings.callouts
    assert [check.name for check in found.checks if not check.passed] == ["complete"]
    assert found.tree.value("gross_revenue", found.month) == pytest.approx(figures("2011-12")["gross_revenue"])


@pytest.mark.slow
def test_the_giant_order_of_january_is_known_where_it_was_cancelled_and_where_it_was_sold() -> None:
    found = report("2011-01")
    for name in ("cancelled_same_month", "cancelled_value", "average_order_value"):
        assert found.verdict(name).state is State.EXPLAINED, name
    assert not found.findings.callouts


def test_the_first_month_ever_has_no_customer_states() -> None:
    found = report("2009-12")
    for name in ("new_customers", "retained_customers", "retention_rate", "churned_customers"):
        assert found.tree.value(name, found.month) is None


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """A copy of the client with its last fourteen months, cheap enough to break."""
    for path in CLIENT.glob("*.*"):
        shutil.copy(path, tmp_path / path.name)
    (tmp_path / "data").mkdir()
    for number in range(14):
        shutil.copy(CLIENT / "data" / f"{Month(2010, 10) + number}.xlsx", tmp_path / "data")
    return tmp_path


@pytest.mark.slow
def test_the_order_of_the_rows_and_of_the_files_changes_nothing(client: Path) -> None:
    import openpyxl

    before = study(client / "client.yaml").report
    book = openpyxl.load_workbook(client / "data" / "2011-11.xlsx")
    head, *rows = [list(row) for row in book["Orders"].iter_rows(values_only=True)]
    shuffled = openpyxl.Workbook()
    sheet = shuffled.active
    assert sheet is not None
    sheet.title = "Orders"
    for row in [head, *reversed(rows)]:
        sheet.append(row)
    shuffled.save(client / "data" / "2011-11.xlsx")
    after = study(client / "client.yaml").report
    assert after.tree.series == before.tree.series
    assert after.findings == before.findings
    assert after.fingerprint.run != before.fingerprint.run


def test_a_missing_month_names_the_file(client: Path) -> None:
    (client / "data" / "2011-05.xlsx").unlink()
    with pytest.raises(Problems, match=r"2011-05"):
        study(client / "client.yaml")


def test_a_month_without_a_file_says_which_months_there_are(client: Path) -> None:
    with pytest.raises(Problems, match=r"2010-10 to 2011-11"):
        study(client / "client.yaml", Month.parse("2012-03"))


@pytest.mark.slow
def test_a_division_by_zero_names_the_formula_the_month_and_the_way_out(client: Path) -> None:
    text = (client / "client.yaml").read_text("utf-8")
    broken = text.replace("formula: identified_revenue / units", "formula: identified_revenue / (units - units)")
    (client / "client.yaml").write_text(broken, "utf-8")
    with pytest.raises(Problems, match=r"client\.yaml:\d+:\d+: .*divides by zero in 2010-10.*coalesce"):
        study(client / "client.yaml")


@pytest.mark.slow
def test_a_split_that_does_not_tie_names_the_month_and_both_values(client: Path) -> None:
    text = (client / "client.yaml").read_text("utf-8")
    broken = text.replace(
        "split: identified_revenue + anonymous_revenue", "split: identified_revenue - anonymous_revenue",
    )
    (client / "client.yaml").write_text(broken, "utf-8")
    with pytest.raises(Problems, match=r"client\.yaml:\d+:\d+: .*gross_revenue.*does not tie in 2010-10"):
        study(client / "client.yaml")
