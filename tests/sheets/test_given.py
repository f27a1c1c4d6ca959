"""What a sheet cannot hold is left out aloud: in the sheet, and as a warning of the run that says where it stands."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from grown_goal import crowded
from grown_report import FIRST as BEGAN
from grown_report import shop
from looked_at import tied
from nenrin.cli import app
from nenrin.customers import Customers
from nenrin.explanations import Cause, Span
from nenrin.outputs import proof, workbook
from nenrin.outputs.reported import reported
from nenrin.report import Report, Restatement
from nenrin.sheets import compose, left_out
from nenrin.sheets.given import MOST_MONTHS, MOST_SEGMENTS
from nenrin.sheets.layout import FIRST
from nenrin.sheets.limits import MOST_NODES
from nenrin.sheets.omissions import omissions
from nenrin.vocabulary import Label, Month, Problems
from nenrin.words import Words
from sample_report import sample_report

MONTH = BEGAN + 29


def test_segments_beyond_the_limit_are_told_in_the_sheet_and_by_the_run() -> None:
    report = crowded(MOST_SEGMENTS + 1)
    (warning,) = left_out(report)
    assert warning.warning
    assert str(warning) == (
        "acme_2012-06.xlsx:Data: segments of 1 KPIs are left out (region/goods): a sheet takes 400 rows of them; "
        "all of them stand under  segments  in the JSON of figures"
    )
    book = compose(report, "en")
    data = next(sheet for sheet in book.sheets if sheet.name == "Data")
    assert any(str(cell.value).startswith("Left out: the segments of 1 KPI") for cell in data.cells)
    assert proof.prove(workbook.write(book), book) == ()


def test_what_fits_is_there_and_nothing_is_told() -> None:
    assert left_out(shop()) == ()
    assert left_out(crowded(MOST_SEGMENTS)) == ()


def test_months_beyond_the_columns_of_a_sheet_are_left_out_aloud_oldest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty months from January 2010; a sheet that takes twenty begins in November 2010, and still proves."""
    monkeypatch.setattr("nenrin.sheets.given.MOST_MONTHS", 20)
    report = shop()
    (warning,) = left_out(report)
    assert str(warning) == (
        "acme_2012-06.xlsx:Data: 10 months before 2010-11 are left out: a sheet takes 20 of them; "
        "all of them stand under  kpis  in the JSON of figures"
    )
    book = compose(report, "en")
    assert proof.prove(workbook.write(book), book) == ()


def since(report: Report, month: Month) -> Customers:
    """The report's customers, known from ``month`` on."""
    assert report.customers is not None
    return replace(report.customers, since=month)


def test_months_before_the_first_customer_are_not_left_out_whatever_another_source_covers() -> None:
    """Members are known for three months, a register of theirs for years: of the years there is nothing to tell."""
    sample = tied(sample_report())
    report = replace(sample, customers=since(sample, sample.month + -2))
    assert len(sample.tree.months) > 3
    assert not [one for one in omissions(report) if one.key == "customers"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_is_left_out_stands_on_cover_and_checks_with_where_it_is(
    monkeypatch: pytest.MonkeyPatch, language: str,
) -> None:
    """A thousand printed numbers, 3 restated ones and a year of customers, where a sheet takes fewer of each."""
    monkeypatch.setattr(sys.modules["nenrin.sheets.compose"], "MOST_REPORTED", 2)
    monkeypatch.setattr("nenrin.sheets.omissions.MOST_REPORTED", 2)
    monkeypatch.setattr("nenrin.sheets.omissions.MOST_RESTATED", 1)
    monkeypatch.setattr("nenrin.sheets.restated.MOST_RESTATED", 1)
    sample = tied(sample_report())
    restated = tuple(Restatement("net_revenue", sample.month + -back, 1.0, 2.0) for back in (1, 2, 3))
    report = replace(sample, restatements=restated, customers=since(sample, sample.tree.months[0]))
    printed = reported(report, language)
    told = {one.key: one.facts["count"] for one in omissions(report, len(printed))}
    could = sample.tree.months[0] + 2          # a gap of one month, and a month to compare with
    assert told == {"restated": 2, "customers": sample.month - could, "reported": len(printed) - 2}
    book = compose(report, language, printed)
    sheets = {sheet.name: sheet for sheet in book.sheets}
    words = Words(language)
    for name in ("cover", "checks"):
        texts = "\n".join(str(cell.value) for cell in sheets[words.text(f"sheet.{name}.name")].cells)
        for one in omissions(report, len(printed)):
            assert words.text(f"sheet.omitted.{one.key}", **one.facts) in texts
    assert proof.prove(workbook.write(book), book) == ()
    assert {str(one.place.sheet) for one in left_out(report, len(printed))} == {"Data", "Segments", "Reported"}


@pytest.mark.slow
def test_a_run_whose_sheets_are_too_small_delivers_and_says_what_it_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:
    monkeypatch.setattr("nenrin.sheets.given.MOST_SEGMENTS", 3)
    monkeypatch.setattr("nenrin.sheets.given.MOST_MONTHS", 15)
    config = Path(__file__).parents[2] / "config" / "online-retail" / "client.yaml"
    words = ["run", str(config), "--month", "2011-11", "--output", str(tmp_path), "--without", "pdf"]
    answer = CliRunner().invoke(app, words)
    assert answer.exit_code == 0, answer.output
    folder = tmp_path / "online-retail" / "2011-11"
    assert (folder / "online-retail_2011-11.en.xlsx").exists()
    assert "9 months before 2010-09 are left out: a sheet takes 15 of them" in answer.output
    assert "segments  in the JSON of figures" in answer.output


@pytest.mark.parametrize("language", ["en", "ja"])
def test_causes_that_rest_are_left_out_aloud_the_oldest_first(
    monkeypatch: pytest.MonkeyPatch, language: str,
) -> None:
    """Three causes of other months and one at work, where the sheet takes one that claims nothing."""
    monkeypatch.setattr("nenrin.sheets.register.MOST_RESTING", 1)
    resting = [over("first", 1), over("third", 3), over("second", 2)]
    at_work = Cause(id="now", label=Label("Now"), kpi="basket", direction="up", size=(1.0, 2.0), kind="price",
                    months=Span(**{"from": MONTH}))
    report = shop(causes=(*resting[:2], at_work, resting[2]))
    (warning,) = left_out(report)
    assert str(warning) == (
        "acme_2012-06.xlsx:Explanations: 2 causes that claim nothing this month are left out: the sheet takes 1, "
        "the latest first; all of them stand in the register of causes"
    )
    book = compose(report, language)
    names = {str(cell.value) for cell in book.sheets[7].cells}
    assert {"Third", "Now"} <= names
    assert not {"First", "Second"} & names
    assert proof.prove(workbook.write(book), book) == ()


def over(name: str, month: int) -> Cause:
    """A cause that worked in one month of 2010."""
    then = Span(**{"from": BEGAN + month, "to": BEGAN + month})
    return Cause(
        id=name, label=Label(name.title()), kpi="basket", direction="up", size=(1.0, 2.0), kind="price", months=then,
    )


@pytest.mark.parametrize(("limit", "said"), [
    ("MOST_NODES", "Tree: the tree has {nodes} rows; a workbook takes 2 of them; split fewer KPIs,"),
    ("MOST_ROWS", "Explanations: the register has {kpis} rows for this month; a sheet takes 2 of them; give causes"),
])
def test_where_nothing_can_be_left_out_the_run_stops_and_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, limit: str, said: str,
) -> None:
    """Without some of its nodes a tree no longer leads to the KGI."""
    monkeypatch.setattr(f"nenrin.sheets.limits.{limit}", 2)
    report = shop(causes=(over("first", 1),))
    with pytest.raises(Problems) as refused:
        compose(report, "en")
    (problem,) = refused.value.problems
    tree = report.tree
    beside = set(tree.kpis) - {node.kpi for node in tree.nodes if not node.back}
    facts = {"nodes": len(tree.nodes) + len(beside), "kpis": len(tree.kpis)}
    assert str(problem).startswith("acme_2012-06.xlsx:" + said.format(**facts))
    assert not problem.warning


def test_as_many_nodes_as_are_taken_have_as_many_links_as_a_sheet_takes() -> None:
    assert 4 * MOST_NODES <= 65_530


def test_as_many_months_as_are_taken_fit_a_sheet_twice() -> None:
    assert FIRST + 2 * MOST_MONTHS + 1 <= 16_384
