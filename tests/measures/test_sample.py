"""The sample's figures equal sums computed with pandas alone, and its identities hold in every month."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

import independent
from nenrin import settings, sources
from nenrin.measures import Measures, measure
from nenrin.vocabulary import Month

CLIENT = Path(__file__).parents[2] / "config" / "online-retail"


@cache
def measured() -> Measures:
    said = settings.load(CLIENT / "client.yaml").settings
    tables = sources.read(said.sources, CLIENT, Month(2011, 12), "Europe/London")
    measures = {name: kpi.measure for name, kpi in said.kpis.items() if kpi.measure is not None}
    return measure(tables, measures, said.customer, said.dimensions, said.sources, Month(2011, 12))


@cache
def invoices() -> pd.DataFrame:
    """All invoices as openpyxl reads them; pence as integers, so that sums are exact."""
    found = pd.DataFrame([row for month in independent.months() for row in independent.invoices(month)])
    kind = found["Invoice"].str[0]
    return found.assign(
        pence=(found["Amount"].astype(float) * 100).round().astype("int64"), cancelled=kind == "C",
        sale=(found["Amount"] > 0) & ~kind.isin(["C", "A"]), month=found["Invoice Date"].dt.strftime("%Y-%m"),
    )


def independently(month: str) -> dict[str, float]:
    """One month's figures, in pounds, from the invoices alone."""
    frame = invoices()
    now, sales = frame[frame["month"] == month], frame[frame["sale"] & frame["Customer ID"].notna()]
    before = str(pd.Period(month) - 1)
    buyers = sales.groupby("month")["Customer ID"].agg(set)
    known = set().union(*(buyers[one] for one in buyers.index if one < month))
    sold, named = now[now["sale"]], now[now["sale"] & now["Customer ID"].notna()]
    return {
        "gross_revenue": sold["pence"].sum() / 100, "cancelled_value": -now.loc[now["cancelled"], "pence"].sum() / 100,
        "identified_revenue": named["pence"].sum() / 100,
        "anonymous_revenue": sold.loc[sold["Customer ID"].isna(), "pence"].sum() / 100,
        "active_customers": named["Customer ID"].nunique(), "orders": named["Invoice"].nunique(),
        "units": named["Units"].sum(), "new_customers": len(buyers[month] - known),
        "retained_customers": len(buyers[month] & buyers[before]),
        "reactivated_customers": len((buyers[month] & known) - buyers[before]),
        "churned_customers": len(buyers[before] - buyers[month]),
        "UK": sold.loc[sold["Country"] == "United Kingdom", "pence"].sum() / 100,
        "Abroad": sold.loc[sold["Country"] != "United Kingdom", "pence"].sum() / 100,
    }


@pytest.mark.parametrize("month", ["2010-02", "2011-01", "2011-05", "2011-11", "2011-12"])
def test_a_month_equals_sums_computed_independently(month: str) -> None:
    expected, found, when = independently(month), measured(), Month.parse(month)
    regions = {segment: series["gross_revenue"][when] for segment, series in found.segments["region"].items()}
    ours = {name: float(series[when]) for name, series in found.series.items() if name in expected}
    assert ours | {name: float(value) for name, value in regions.items()} == expected


def test_what_undoes_an_invoice_is_counted_as_on_paper() -> None:
    """Of 18 January 2011: the order of 77,183.60 that was cancelled within minutes is among them."""
    frame = invoices()
    january = frame[(frame["month"] == "2011-01") & frame["Customer ID"].notna()]
    total = 0
    for _, rows in january.groupby(["Customer ID", january["pence"].abs()]):
        total += min((rows["pence"] > 0).sum(), (rows["pence"] < 0).sum()) * abs(rows["pence"].iloc[0])
    same, other = (measured().series[name][Month(2011, 1)] for name in ("cancelled_same_month", "cancelled_other"))
    assert float(same) == total / 100
    assert float(same + other) == independently("2011-01")["cancelled_value"]
    assert same > 77_183


def test_identities_hold_in_every_month_and_region() -> None:
    found = measured()
    assert len(found.months) == 25
    for series in (found.series, *found.segments["region"].values()):
        for month in found.months:
            known, unknown = series["identified_revenue"][month], series["anonymous_revenue"][month]
            assert series["gross_revenue"][month] == known + unknown
        assert len(series["new_customers"]) == 24           # of the first month nobody can tell
        for month in series["new_customers"]:
            states = (series[f"{state}_customers"][month] for state in ("new", "retained", "reactivated"))
            assert sum(states) == series["active_customers"][month]


def test_the_year_so_far_is_counted_over_its_invoices() -> None:
    frame = invoices()
    span = frame[frame["month"].between("2011-01", "2011-12") & frame["sale"]]
    found = {name: series[Month(2011, 12)] for name, series in measured().year_to_date.items() if series}
    assert float(found["gross_revenue"]) == span["pence"].sum() / 100
    assert found["active_customers"] == span["Customer ID"].nunique()
    earlier = frame[frame["month"] < "2011-01"]
    known = set(earlier.loc[earlier["sale"], "Customer ID"].dropna())
    assert found["new_customers"] == len(set(span["Customer ID"].dropna()) - known)
    assert not {"retained_customers", "reactivated_customers", "churned_customers"} & set(found)
