"""The register in the workbook: claims count as the engine counts them, causes that are over count no more."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from grown_report import FIRST, shop
from nenrin.explanations import Cause, Span
from nenrin.findings import State
from nenrin.outputs import proof, workbook
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.sheets import Book, compose
from nenrin.sheets.judgement import Judgement
from nenrin.sheets.layout import FIRST as FIRST_MONTH
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import AC, model
from nenrin.sheets.register import AT, Item, items
from nenrin.sheets.tree_columns import AT as TREE
from nenrin.sheets.verdict_columns import AT as VERDICT
from nenrin.sheets.verdicts import row_of
from nenrin.vocabulary import Label, Month
from nenrin.words import Words
from opened_workbook import Opened, find

LAST = FIRST + 29


def cause(name: str, kpi: str, size: tuple[float | str, float | str] | None, **said: object) -> Cause:
    months = said.pop("months", Span(**{"from": LAST}))
    return Cause(
        id=name, label=Label(name.title()), kpi=kpi, direction=said.pop("direction", "up"), size=size, kind="price",
        months=months, **said,
    )


@cache
def report(which: str) -> Report:
    """Causes for one month: covering, too small, too large, without a size, on a leaf, over."""
    basket = shop().tree.series["basket"][LAST]
    freight = shop().explanations["freight"].surprise or 0.0
    side = "up" if freight > 0 else "down"
    sets = {
        "none": (),
        "leaf": (cause("prices", "basket", (1.0, 2.0)), cause("fuel", "freight", ("5%", "10%"))),
        "huge": (cause("dream", "goods", (4000.0, 4200.0)), cause("dream-two", "basket", (basket, basket * 1.1))),
        "vague": (cause("weather", "orders", None), cause("down", "orders", (10.0, 30.0), direction="down")),
        "over": (cause("past", "revenue", (500.0, 600.0), months=Span(**{"from": FIRST, "to": FIRST + 3})),),
        "exact": (cause("exact", "freight", (abs(freight) - 1, abs(freight) + 1), direction=side),),
        "jump": (),
        "covered": (cause("strike", "freight", (2900.0, 3100.0)),),
        "half": (cause("strike", "freight", (1400.0, 1600.0)), cause("rain", "freight", None)),
        "twice": (cause("strike", "freight", (7000.0, 7100.0)),),
    }
    jumps = 3000.0 if which in ("jump", "covered", "half", "twice") else 0.0
    return shop(causes=sets[which], freight_jumps=jumps)


@cache
def written(which: str) -> tuple[Book, bytes]:
    book = compose(report(which), "en")
    return book, workbook.write(book)


CASES = ["none", "leaf", "huge", "vague", "over", "exact", "jump", "covered", "half", "twice"]


@pytest.mark.parametrize("which", [
    which if which in ("none", "vague", "half", "twice") else pytest.param(which, marks=pytest.mark.slow)
    for which in CASES
])
def test_the_verdicts_recalculate_whatever_is_claimed(which: str) -> None:
    """The rule in the workbook arrives at the engine's own verdict for every KPI."""
    book, data = written(which)
    assert proof.prove(data, book) == ()


@pytest.mark.slow
def test_the_cases_above_show_every_state_of_a_kpi_that_is_not_judged_by_its_plan() -> None:
    found = {verdict.state for which in CASES for verdict in report(which).findings.verdicts.values()}
    assert found >= set(State) - {State.BEHIND_PLAN, State.NOT_JUDGED}


@pytest.mark.parametrize("which", ["leaf", "huge", "vague", "over"])
def test_every_claim_of_the_engine_stands_in_the_register(which: str) -> None:
    found = report(which)
    layout = Layout(model(found), Words("en"))
    for kpi, explanation in found.explanations.items():
        listed = [item for item in layout.register if item.kpi == kpi and item.cause is not None]
        claimed = {claim.cause for claim in explanation.claims}
        assert claimed <= {item.cause.id for item in listed if item.cause}
        judged = Judgement(layout, kpi)
        assert judged.sizes["explained"] == pytest.approx(explanation.explained or 0.0, rel=1e-12, abs=1e-9)
        assert judged.sizes["unexplained"] == pytest.approx(explanation.unexplained)
        assert judged.sizes["spread"] == pytest.approx(explanation.spread)


def test_a_claim_on_a_leaf_is_carried_to_the_kpis_above_it() -> None:
    by_kpi = {item.kpi: item for item in items(report("leaf")) if item.cause and item.cause.id == "prices"}
    assert set(by_kpi) == {"basket", "revenue", "profit", "margin"}
    assert by_kpi["revenue"].carried == f"basket@{LAST}:prices"
    assert by_kpi["revenue"].reach == pytest.approx(shop().tree.series["orders"][LAST], rel=0.2)


def test_a_changed_claim_moves_its_own_verdict_and_those_above(tmp_path: Path) -> None:
    book, data = written("leaf")
    opened, found = Opened(book, data, tmp_path), report("leaf")
    layout = Layout(model(found), Words("en"))
    own = find(opened.sheet("Explanations"), AT["key"], f"basket@{LAST}:prices").row
    above = row_of(layout, "revenue")
    before = float(opened.get("Verdicts", above, VERDICT["explained"]) or 0.0)
    for column in ("low", "high"):
        opened.put("Explanations", own, AT[column], 2 * float(opened.get("Explanations", own, AT[column]) or 0.0))
    assert opened.get("Verdicts", above, VERDICT["explained"]) == pytest.approx(2 * before)
    assert opened.name("check_integrity") == "PASS"
    assert not opened.errors()


def test_a_verdict_follows_an_input(tmp_path: Path) -> None:
    """Freight jumps to ten times its level: outside, and without a cause unexplained."""
    book, data = written("none")
    opened, layout = Opened(book, data, tmp_path), Layout(model(report("none")), Words("en"))
    row = layout.entry("freight").row
    assert opened.get("Tree", row, TREE["verdict"]) == layout.words.state(State.STABLE)
    opened.put("Data", layout.data[AC, "freight"], FIRST_MONTH + 29, 9000.0)
    assert opened.get("Tree", row, TREE["verdict"]) == layout.words.state(State.UNEXPLAINED)
    assert opened.get("Tree", row, TREE["band"]) == "outside"
    register = find(opened.sheet("Explanations"), AT["kpi_id"], "freight").row
    assert opened.get("Explanations", register, AT["needed"]) == "OPEN"
    opened.put("Explanations", register, AT["cause"], "Strike at the port")
    opened.put("Explanations", register, AT["owner"], "Logistics")
    assert opened.get("Explanations", register, AT["needed"]) == "Done"


def test_a_reader_may_add_a_cause_in_an_empty_row(tmp_path: Path) -> None:
    book, data = written("none")
    opened, layout = Opened(book, data, tmp_path), Layout(model(report("none")), Words("en"))
    row = find(opened.sheet("Explanations"), AT["key"], f"new-1@{LAST}").row
    opened.put("Explanations", row, AT["kpi_id"], "freight")
    opened.put("Explanations", row, AT["low"], 40.0)
    opened.put("Explanations", row, AT["high"], 60.0)
    assert opened.get("Explanations", row, AT["kpi"]) == "Freight"
    assert opened.get("Verdicts", row_of(layout, "freight"), VERDICT["explained"]) == 50.0


def test_a_cause_that_is_over_counts_only_in_its_months() -> None:
    item = next(item for item in items(report("over")) if item.cause is not None)
    assert (item.low, item.high) == (500.0, 600.0)
    assert (item.effect(FIRST + 1), item.effect(LAST)) == (550.0, 0.0)
    assert item.spread(FIRST + 1) == 25.0


def test_a_row_without_a_claim_explains_nothing() -> None:
    assert Item("k", "sales").effect(Month(2011, 1)) == 0.0
    assert Item("k", "sales", low=1.0).spread(Month(2011, 1)) == 0.0


def test_what_people_fill_in_changes_the_status_and_fails_nothing(tmp_path: Path) -> None:
    """A claim that the run did not know: printed numbers no longer tie, and nothing is broken."""
    report = shop()
    book = compose(report, "en", reported(report, "en"))
    opened = Opened(book, workbook.write(book), tmp_path)
    checks = [cell.row for cell in opened.sheet("Checks").cells if cell.column == 1]
    results = [opened.get("Checks", row, 5) for row in checks]
    assert (opened.name("check_integrity"), opened.name("check_as_issued")) == ("PASS", "PASS")
    row = find(opened.sheet("Explanations"), AT["key"], f"revenue@{report.month}").row
    opened.put("Explanations", row, AT["low"], 20.0)
    opened.put("Explanations", row, AT["high"], 30.0)
    assert (opened.name("check_integrity"), opened.name("check_as_issued")) == ("PASS", "CHANGED")
    assert results != [opened.get("Checks", row, 5) for row in checks]
    opened.put("Explanations", row, AT["cause"], "A new price list")
    assert opened.name("check_integrity") == "PASS"
