"""The JSON of figures: every number unrounded, every key documented, the same bytes for the same report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from enriched import enriched
from nenrin.findings import State
from nenrin.outputs.figures import render
from nenrin.vocabulary import Month
from sample_report import sample_report, sample_report_in

DOCUMENT = Path(__file__).parents[2] / "docs" / "figures.md"
NAMES = {
    "kpis": ["<id>"], "labels": ["<language>"], "client_labels": ["<language>"], "series": ["<YYYY-MM>"],
    "attributions": ["<reference>"], "segments": ["<dimension>", "<segment>", "<id>", "<YYYY-MM>"],
    "breaks": ["<id>"], "said": ["<name>"], "months": ["<YYYY-MM>"], "levers": ["<id>"], "coverages": ["<id>"],
    "bands": ["<YYYY-MM>"], "trends": ["<id>"],
    "stages": ["<stage>"], "migration": ["<from>", "<stage>"],
}
"""Keys whose children are named by the report, level by level."""


BREAKS = {"revenue": (Month(2010, 4),)}


def figures(**sample: bool) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(sample_report(**sample)))
    return found


def spots(found: object, path: str = "", names: tuple[str, ...] = ()) -> Iterator[str]:
    """The path of every value, the report's own names replaced by what they stand for."""
    if isinstance(found, dict):
        for key, value in found.items():
            name = names[0] if names else key
            below = names[1:] if names else tuple(NAMES.get(key, ()))
            yield from spots(value, f"{path}.{name}" if path else name, below)
    elif isinstance(found, list):
        for value in found:
            yield from spots(value, f"{path}[]")
    else:
        yield path


def documented() -> set[str]:
    rows = re.findall(r"^\| `([^`]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == len(set(rows))
    return set(rows)


def test_every_key_is_documented() -> None:
    assert set(spots(figures())) - documented() == set()
    assert set(spots(json.loads(render(enriched())))) - documented() == set()


def test_every_documented_key_exists() -> None:
    """Lists and objects that are empty in one month are filled in another: the sample fills all but these."""
    report = enriched()
    parted = tuple(replace(one, parts=("customers", "revenue_per_customer")) for one in report.findings.callouts)
    full = replace(report, findings=replace(report.findings, breaks=BREAKS, callouts=parted))
    without = {"year", "projection.landing", "customers", "customers.active", "customers.all"}
    assert documented() - set(spots(json.loads(render(full)))) <= without


def test_breaks_stand_by_kpi_as_months() -> None:
    report = sample_report()
    broken = replace(report, findings=replace(report.findings, breaks=BREAKS))
    assert json.loads(render(broken))["breaks"] == {"revenue": ["2010-04"]}


def test_the_keys_that_were_promised_stand_where_they_were_promised() -> None:
    found = figures()
    assert found["schema"] == "nenrin/figures/1"
    assert (found["client"], found["month"], found["currency"], found["root"]) == (
        "minato", "2011-11", "GBP", "revenue",
    )
    kpi = found["kpis"]["revenue"]
    assert {
        "label", "unit", "stance", "value", "series", "prior_month", "prior_year", "plan", "year_to_date", "expected",
        "verdict", "verdict_reason", "contribution",
    } <= set(kpi)
    assert set(kpi["plan"]) == {"value", "change", "relative", "favourable"}
    assert {"low", "mid", "high", "p", "trial"} <= set(kpi["expected"])
    assert set(kpi["contribution"]) == {"prior_month", "prior_year", "plan"}
    assert {
        "kpi", "change", "expected_change", "explained", "unexplained", "share_covered", "where", "causes", "question",
    } <= set(found["callouts"][0])
    assert {"segment", "share"} <= set(found["callouts"][0]["where"][0])
    assert {"name", "passed", "detail"} == set(found["checks"][0])


def test_numbers_are_unrounded() -> None:
    """311 customers at £452 each; the plan 378 × 428; the relative change in full."""
    revenue = figures()["kpis"]["revenue"]
    assert revenue["value"] == revenue["series"]["2011-11"] == 311 * 452
    assert revenue["plan"]["relative"] == pytest.approx(311 * 452 / (378 * 428) - 1, rel=1e-14)
    assert revenue["year_to_date"]["value"] == 311 * 452 + 373 * 430
    assert figures()["kpis"]["refund_rate"]["value"] == 0.027


def test_contributions_of_the_leaves_sum_to_the_change_of_the_root() -> None:
    for found in figures()["attributions"].values():
        leaves = [node["contribution"] for node in found["nodes"] if node["start"] is not None]
        assert len(leaves) == 3
        assert sum(leaves) == pytest.approx(found["change"], rel=1e-12)


def test_the_ledger_of_every_kpi_closes() -> None:
    for kpi in figures()["kpis"].values():
        parts = [kpi["explanation"][part] for part in ("expected_change", "explained", "unexplained")]
        assert sum(parts) == pytest.approx(kpi["prior_month"]["change"], abs=1e-9)


def test_a_call_out_carries_its_figures() -> None:
    """271 against 326 the month before and 322 ± 22 expected; 441 of revenue for each customer."""
    found = figures()["callouts"][0]
    told = {key: value for key, value in found.items() if isinstance(value, float)}
    assert told == {
        "change": -55.0, "expected_change": -4.0, "explained": 0.0, "unexplained": -51.0, "low": -73.0, "high": -29.0,
        "share_covered": 0.0, "effect_on_root": -22_491.0,
    }
    assert found["where"][0] == {"dimension": "region", "segment": "Abroad", "share": 0.72, "within": []}
    assert (found["number"], found["kpi"], found["carries"]) == (1, "retained_customers", ["revenue", "customers"])


def test_a_kpi_carries_what_was_expected_of_it_and_what_is_explained() -> None:
    """Revenue per customer: 452, expected 431 ± 12; the price list claims 18 ± 3 of the surprise of 21."""
    kpi = figures()["kpis"]["revenue_per_customer"]
    assert kpi["expected"] == {
        "low": 419.0, "mid": 431.0, "high": 443.0, "p": 0.3, "trial": False, "months": 13,
    }
    assert kpi["explanation"] == {
        "expected_change": 1.0, "explained": 18.0, "unexplained": 3.0, "low": -9.0, "high": 15.0,
        "claims": [{"cause": "autumn-prices", "effect": 18.0, "spread": 3.0}],
    }


def test_what_is_not_there_is_null_or_absent() -> None:
    found = figures(plan=False, last_year=False)
    revenue = found["kpis"]["revenue"]
    assert revenue["plan"] == {"value": None, "change": None, "relative": None, "favourable": None}
    assert revenue["contribution"]["prior_year"] is None
    assert "2010-11" not in revenue["series"]
    assert found["attributions"]["plan"]["nodes"] == []
    assert found["attributions"]["plan"]["failure"] == "The reference is absent."
    partial = figures(judged=False)["kpis"]["revenue"]
    assert (partial["expected"]["low"], partial["explanation"]["unexplained"]) == (None, None)
    assert partial["verdict"] == State.NOT_JUDGED.value


def test_a_rate_changes_in_points_and_has_no_contribution_beside_the_tree() -> None:
    rate = figures()["kpis"]["refund_rate"]
    assert rate["unit"] == "ratio"
    assert rate["prior_month"]["relative"] is None
    assert rate["prior_month"]["change"] == pytest.approx(-0.002)
    assert rate["contribution"] == {"prior_month": None, "prior_year": None, "plan": None}


def test_months_stand_in_the_order_of_time() -> None:
    for kpi in figures()["kpis"].values():
        assert list(kpi["series"]) == sorted(kpi["series"])


def test_units_say_what_one_is() -> None:
    units = {name: kpi["unit"] for name, kpi in figures()["kpis"].items()}
    assert units["revenue"] == units["revenue_per_customer"] == "GBP"
    assert units["customers"] == "customers"


def test_sentences_stand_in_the_first_language_and_labels_in_all() -> None:
    japanese = json.loads(render(sample_report_in(sample_report(), "ja", "en")))
    assert japanese["kpis"]["customers"]["label"] == "購入顧客数"
    assert japanese["kpis"]["customers"]["unit"] == "人"
    assert japanese["callouts"][0]["question"] == "海外のどの顧客が戻らなかったのですか。"
    assert japanese["kpis"]["customers"]["labels"] == {"ja": "購入顧客数", "en": "Customers"}


def test_the_same_report_gives_the_same_bytes() -> None:
    text = render(sample_report())
    assert text == render(sample_report())
    assert text.endswith("}\n")
    assert "\\u" not in text


def test_a_number_that_is_not_finite_never_leaves() -> None:
    report = sample_report()
    broken = replace(report.attributions["plan"], residual=float("nan"))
    with pytest.raises(ValueError, match="not JSON compliant"):
        render(replace(report, attributions={"plan": broken}))


def test_no_number_is_a_negative_zero() -> None:
    report = sample_report()
    series = {**report.tree.series, "refund_rate": {Month(2011, 11): -0.0}}
    text = render(replace(report, tree=replace(report.tree, series=series)))
    assert "-0.0," not in text
    assert "-0.0\n" not in text
