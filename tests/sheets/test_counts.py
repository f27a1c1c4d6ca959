"""What the report's sentences count is counted live: as the engine counts, in any month and after any edit."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import what_if
from grown_past import LAST, past, told
from nenrin.findings import State
from nenrin.outputs import proof, workbook
from nenrin.outputs.reported import reported
from nenrin.report import Report
from nenrin.report.messages import others_message, tree_message
from nenrin.report.period import period
from nenrin.report.tally import in_state, judged, outside, remaining, strategic, unsettled
from nenrin.sheets import Book, compose
from nenrin.sheets.counts import COUNTS
from nenrin.sheets.goal_targets import AT as TARGET
from nenrin.sheets.layout import FIRST as MONTHS
from nenrin.sheets.layout import Layout, serial
from nenrin.sheets.model import AC, model
from nenrin.sheets.reported_columns import AT
from nenrin.sheets.reported_links import links
from nenrin.sheets.settings import ROWS
from nenrin.vocabulary import Sentence
from nenrin.words import Words
from nenrin.words.catalogue import texts
from opened_workbook import Opened, find

WORDS = Words("en")
AIM = 108_000.0
"""The target of the profit, by month 23 of the shop's record (tests/grown_past.py)."""


@cache
def written() -> tuple[Book, bytes]:
    book = compose(past(), "en", reported(past(), "en"))
    return book, workbook.write(book)


@pytest.fixture(name="opened")
def _opened(tmp_path: Path) -> Opened:
    return Opened(*written(), tmp_path)


def counted(opened: Opened) -> dict[str, object]:
    """By name, the counts below the verdicts."""
    sheet = opened.sheet("Verdicts")
    rows = {name: find(sheet, 0, WORDS.text(f"sheet.verdicts.count.{name}")).row for name in COUNTS}
    return {name: opened.get("Verdicts", row, 1) for name, row in rows.items()}


def wanted(report: Report) -> dict[str, int]:
    """Counted by the report itself; of those that remain, what is left of all KPIs."""
    named, rest = strategic(report), remaining(report)
    left = len(outside(report))
    return {
        "kpis": len(report.tree.kpis), "judged": len(judged(report)), "inside": len(judged(report)) - left,
        "outside": left, "strategic": len(named),
        "behind": len(in_state(report, named, State.BEHIND_PLAN)), "on": len(in_state(report, named, State.ON_PLAN)),
        "called": len(report.findings.callouts), "eyed": len(unsettled(report)), "remaining": len(rest),
        "stable": len(in_state(report, rest, State.STABLE)),
        "unjudged": len(in_state(report, rest, State.NOT_JUDGED)),
    }


@pytest.mark.parametrize("back", [0, 1, 4, 7, 10, 13, 25, 29])
def test_every_month_counts_what_its_own_report_counted(opened: Opened, back: int) -> None:
    """The report of then is made anew, from what was known then."""
    month = LAST + -back
    opened.put("Settings", ROWS["report_month"], 1, serial(month))
    found, then = counted(opened), wanted(told(month))
    assert {name: found[name] for name in then} == then
    assert found["stable"] + found["explained"] + found["open"] + found["unjudged"] == found["remaining"]  # type: ignore[operator]


def test_the_counts_differ_from_month_to_month() -> None:
    """So that a count that stands still, or counts something else, is found."""
    months = [wanted(told(LAST + -back)) for back in (0, 1, 4, 7, 10, 13, 25, 29)]
    moved = {name for name in months[0] if len({one[name] for one in months}) > 1}
    assert {"judged", "inside", "outside", "behind", "called", "remaining", "stable", "unjudged"} <= moved


@pytest.mark.slow
def test_after_an_edit_the_counts_are_those_of_the_edited_numbers(tmp_path: Path) -> None:
    report = what_if.issued()
    layout, book = Layout(model(report), WORDS), compose(report, "en")
    opened, seen = Opened(book, workbook.write(book), tmp_path), set()
    names = ("judged", "inside", "outside", "behind", "on")
    for edit in what_if.edits(20120701, 25):
        what_if.typed(opened, layout, edit)
        found, then = counted(opened), wanted(what_if.engine(edit))
        assert {name: found[name] for name in names} == {name: then[name] for name in names}, edit
        seen.add(tuple(then[name] for name in names))
        what_if.typed(opened, layout, what_if.undone(edit))
    assert len(seen) > 5


def test_a_verdict_that_flips_moves_the_number_that_the_report_prints(opened: Opened) -> None:
    """Costs far above their range: one KPI more lies outside it, and the line on Reported says so."""
    sheet = opened.sheet("Reported")
    facts = {**tree_message(past()).facts, **others_message(past()).facts}
    plan = tree_message(past()).plan
    row = find(sheet, AT["id"], f"said.{plan}.judged").row
    assert opened.get("Reported", row, AT["live"]) == facts["judged"]
    before = counted(opened)
    layout = Layout(model(past()), WORDS)
    place = (layout.data[AC, "freight"], MONTHS + len(layout.months) - 1)
    opened.put("Data", *place, 50_000.0)
    after = counted(opened)
    assert after["outside"] > before["outside"]  # type: ignore[operator]
    assert after["judged"] == before["judged"] == opened.get("Reported", row, AT["live"])
    opened.put("Data", *place, "")
    assert counted(opened)["judged"] == opened.get("Reported", row, AT["live"])
    assert opened.get("Reported", row, AT["live"]) < facts["judged"]  # type: ignore[operator]
    assert opened.get("Reported", row, AT["match"]) == "CHANGED"


@pytest.mark.parametrize("message", [tree_message, others_message, period])
def test_the_number_in_a_sentence_is_that_of_a_cell(message: Callable[[Report], Sentence]) -> None:
    """The line on Reported reads a formula that shows the same."""
    said = message(past())
    sheet = next(one for one in written()[0].sheets if one.name == "Reported")
    lines = {str(cell.value): cell.row for cell in sheet.cells if cell.column == AT["id"]}
    live = {cell.row: cell for cell in sheet.cells if cell.column == AT["live"]}
    names = {name.rpartition(".")[2]: row for name, row in lines.items() if name.startswith(f"said.{said.plan}.")}
    assert names
    for fact, row in names.items():
        assert live[row].formula, fact
        assert live[row].value == float(str(said.facts[fact]))


def test_every_count_of_every_sentence_has_its_cell() -> None:
    """Whatever sentence a month chooses: what it counts is known by its name."""
    known = links(Layout(model(past()), WORDS))
    kinds = ("message.tree.", "message.strategic.", "message.others.", "message.open.", "message.unexplained.",
             "message.point.", "page.calm_examined", "report.period_", "page.year_title", "page.landing_")
    facts = {"judged", "inside", "outside", "covered", "behind", "on", "count", "held", "left", "number", "year"}
    said = {
        f"said.{plan}.{fact}"
        for plan, text in texts("en").items() if plan.startswith(kinds)
        for _, fact, _, _ in string.Formatter().parse(text) if fact in facts
    }
    one = {name for name in said if re.search(r"(standing|point|where)\..*\.year$", name)}
    assert len(said) > 60
    assert said - one - known.keys() == set()


@pytest.mark.parametrize("back", [0, 5, 17, 29])
def test_the_fiscal_year_and_its_month_follow_the_month(opened: Opened, back: int) -> None:
    month = LAST + -back
    opened.put("Settings", ROWS["report_month"], 1, serial(month))
    facts = period(told(month)).facts
    assert opened.name("year_number") == float(str(facts["year"]))
    assert opened.name("year_month") == facts["number"]


def test_the_way_to_a_target_follows_month_and_actual(opened: Opened) -> None:
    """Months left and the step by hand: what is missing over the months until then."""
    row = find(opened.sheet("Goal"), 0, "Profit").row
    month = LAST + -8
    opened.put("Settings", ROWS["report_month"], 1, serial(month))
    profit = past().tree.value("profit", month)
    assert profit is not None
    assert profit < AIM
    left = LAST + -6 - month
    assert opened.get("Goal", row, TARGET["left"]) == left == 2
    assert opened.get("Goal", row, TARGET["distance"]) == pytest.approx(profit - AIM)
    assert opened.get("Goal", row, TARGET["step"]) == pytest.approx((AIM - profit) / left)
    opened.put("Settings", ROWS["report_month"], 1, serial(LAST))
    assert opened.get("Goal", row, TARGET["step"]) == "–"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_counts_recalculate_in_both_languages(language: str) -> None:
    book = compose(past(), language, reported(past(), language))
    assert proof.prove(workbook.write(book), book) == ()
