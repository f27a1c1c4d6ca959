"""What an edit does to the list of call-outs is told: which are answered, who asks besides; nothing as issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from grown_past import LAST, past
from grown_report import FIRST
from nenrin import projections
from nenrin.explanations import reach
from nenrin.findings import State
from nenrin.outputs import proof, workbook
from nenrin.report import Report
from nenrin.sheets import Book, compose, since_lines
from nenrin.sheets.callout_columns import AT
from nenrin.sheets.callout_rows import every, rows
from nenrin.sheets.layout import FIRST as MONTHS
from nenrin.sheets.layout import FISCAL, Layout, serial
from nenrin.sheets.model import AC, model
from nenrin.sheets.names import CALLED
from nenrin.sheets.register import ASKS
from nenrin.sheets.register import AT as REGISTER
from nenrin.sheets.rows import BODY
from nenrin.sheets.settings import ROWS
from nenrin.sheets.verdict_columns import AT as VERDICT
from nenrin.sheets.verdicts import row_of
from nenrin.vocabulary import Month
from nenrin.words import Words
from opened_workbook import Opened, find
from studied import studied
from what_if import MONTH, edits, engine, issued, typed, undone

JUMP = FIRST + 19
"""The month in which goods cost 4,000 more, and nobody knows why."""
SAMPLES = {"online-retail": "2011-11", "aozora-tsuhan": "2026-01"}
FAR = "margin"
"""Beside the tree; how far a claim reaches it is an input of the workbook."""
EDITS = 60


@cache
def written(make: Callable[[], Report]) -> tuple[Layout, Book, bytes]:
    book = compose(make(), "en")
    return Layout(model(make()), Words("en")), book, workbook.write(book)


class Desk:
    """A reviewer at the workbook: types, and reads the list of call-outs."""

    def __init__(self, make: Callable[[], Report], folder: Path) -> None:
        self.layout, book, data = written(make)
        self.opened = Opened(book, data, folder)

    def choose(self, month: Month) -> None:
        self.opened.put("Settings", ROWS["report_month"], 1, serial(month))

    def add(self, kpi: str, month: Month, amount: float) -> None:
        """More of an input than stands there."""
        row, column = self.layout.data[AC, kpi], MONTHS + (month - self.layout.months[0])
        self.opened.put("Data", row, column, float(self.opened.get("Data", row, column) or 0.0) + amount)

    def claim(self, kpi: str, month: Month, size: tuple[float, float]) -> None:
        """A cause typed into the first empty row of the register, with no cause's name and no owner."""
        row = find(self.opened.sheet("Explanations"), REGISTER["key"], f"new-1@{self.layout.report.month}").row
        low, high, when = *size, serial(month)
        filled: dict[str, str | float] = {"kpi_id": kpi, "low": low, "high": high, "from": when, "to": when}
        for name, value in filled.items():
            self.opened.put("Explanations", row, REGISTER[name], value)

    def against(self) -> list[object]:
        """What is said of every row of the list."""
        return [self.opened.get("Unexplained", BODY + number, AT["since"]) for number in range(rows(self.layout))]

    @property
    def line(self) -> object:
        return self.opened.get("Unexplained", BODY + max(rows(self.layout), 1), AT["kpi"])

    @property
    def summary(self) -> str:
        return str(self.opened.get("Summary", FISCAL, 0))

    def count(self, name: str) -> object:
        row = find(self.opened.sheet("Verdicts"), 0, self.layout.words.text(f"sheet.verdicts.since.{name}")).row
        return self.opened.get("Verdicts", row, VERDICT["unit"])

    def verdict(self, kpi: str, name: str) -> object:
        return self.opened.get("Verdicts", row_of(self.layout, kpi), VERDICT[name])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(past, tmp_path)


def test_as_issued_nothing_is_told(desk: Desk) -> None:
    assert (desk.line, desk.against(), desk.count("edited")) == ("", ["as issued"], 0)
    assert "call-outs" not in desk.summary


def test_an_input_that_is_pushed_far_out_makes_its_kpi_a_new_question(desk: Desk) -> None:
    """The leaf is named before the KPIs above that only repeat it; the call-out of the month stays as it is."""
    desk.add("goods", LAST, 5_000.0)
    desk.add("costs", LAST, 5_000.0)
    names = "Goods, Margin, Profit, …"
    said = f"Since it was issued: KPIs outside the list that now ask for a cause: 4 ({names}). "
    said += "Run again to have them ranked."
    assert desk.line == said
    assert desk.summary.startswith("Changed since issue; questions open now: ")
    assert desk.summary.endswith(" · of the call-outs 1 of 1 still ask for a cause, KPIs outside the list: 4")
    assert desk.against() == ["as issued"]
    desk.add("goods", LAST, -5_000.0)
    desk.add("costs", LAST, -5_000.0)
    assert desk.line == ""


def test_a_claim_that_covers_a_call_out_answers_it_in_whatever_month(desk: Desk) -> None:
    """Its row is explained, the sentence counts it out, and Summary says the same."""
    desk.choose(JUMP)
    assert (desk.line, desk.against()) == ("", ["as issued"])
    before = float(desk.verdict("goods", "unexplained") or 0.0)     # type: ignore[arg-type]
    desk.claim("goods", JUMP, (before - 50, before + 50))
    assert desk.against() == ["now explained"]
    said = "Since it was issued: call-outs that still ask for a cause: 0 of 1. Run again to have them ranked."
    assert desk.line == said
    short = "of the call-outs 0 of 1 still ask for a cause, KPIs outside the list: 0"
    assert desk.summary == f"Call-outs of the month: 1 · {short}"
    desk.claim("goods", JUMP, (before / 2 - 50, before / 2 + 50))
    assert (desk.against(), desk.line) == (["still asks"], "")


def test_an_input_back_to_normal_is_inside_again_and_a_deleted_one_is_not_judged(desk: Desk) -> None:
    desk.choose(JUMP)
    desk.add("goods", JUMP, -4_000.0)
    assert desk.against() == ["now inside"]
    desk.opened.put("Data", desk.layout.data[AC, "goods"], MONTHS + (JUMP - desk.layout.months[0]), "")
    assert desk.against() == ["not judged now"]
    assert desk.opened.errors() == []


def test_what_a_setting_makes_too_small_no_longer_asks(desk: Desk) -> None:
    desk.opened.put("Settings", ROWS["mat_abs"], 1, 1e6)
    assert desk.against() == ["too small now"]
    assert str(desk.line).startswith("Since it was issued: call-outs that still ask for a cause: 0 of 1.")


def test_a_failed_claim_that_is_taken_back_leaves_no_question(desk: Desk) -> None:
    row = find(desk.opened.sheet("Explanations"), REGISTER["key"], f"freight@{LAST}:strike").row
    for name in ("low", "high"):
        desk.opened.put("Explanations", row, REGISTER[name], "")
    assert desk.against() == ["now inside"]


@pytest.mark.parametrize("number", [2.0, 1e-9, "n/a"])
def test_a_number_that_nobody_has_called_out_leaves_no_error(desk: Desk, number: float | str) -> None:
    """Typed over the number of the call-out on Data: its row is blank, or the list is."""
    row, column = desk.layout.data[CALLED, "freight"], MONTHS + (LAST - desk.layout.months[0])
    desk.opened.put("Data", row, column, number)
    assert desk.opened.errors() == []


def test_a_workbook_without_levers_says_nothing_of_it() -> None:
    """Without the multipliers of the tree a sheet cannot know what a change does to the goal."""
    layout, book, data = written(issued)
    assert since_lines.there(layout) is None
    assert "Against as issued" not in {cell.value for sheet in book.sheets for cell in sheet.cells}
    assert proof.prove(data, book) == ()


@pytest.mark.slow
@pytest.mark.parametrize("client", SAMPLES)
def test_unedited_no_month_of_a_sample_tells_anything_new(client: str, tmp_path: Path) -> None:
    """Not of KPIs that are watched, carried by another, or not significant; and what asks is what Data says."""
    desk = Desk(_sample(client), tmp_path)
    called = {one.kpi for one in every(desk.layout)}
    asking = 0
    for month in desk.layout.months:
        desk.choose(month)
        assert desk.line == "", month
        assert {desk.verdict(kpi, "since") for kpi in called} == {"as issued"}, month
        for kpi in desk.layout.report.tree.kpis:
            asks = desk.verdict(kpi, "waits") == 1
            assert asks == (desk.verdict(kpi, "asked") not in {None, "", 0}), (month, kpi)
            asking += asks
    assert asking > len(every(desk.layout)), "there are more that ask than are called out"


@cache
def _sample(client: str) -> Callable[[], Report]:
    return lambda: studied(client, SAMPLES[client])


@cache
def levered() -> Report:
    """The shop of the random edits, with what 1 % of each leaf does."""
    return replace(issued(), projection=projections.project(issued().tree, issued().plan, MONTH))


@pytest.mark.slow
def test_after_any_edit_those_are_counted_that_a_fresh_run_would_ask_about(tmp_path: Path) -> None:
    """By the verdicts of the edited numbers and the engine's own way of carrying a change up to the goal."""
    desk, before, counts = Desk(levered, tmp_path), wanting(issued(), (0.0, 0.005)), set()
    called = {one.kpi for one in issued().findings.callouts}
    for edit in edits(20120701, EDITS):
        typed(desk.opened, desk.layout, edit)
        fresh = engine(edit)
        after, (least, share) = wanting(fresh, edit.material), edit.material
        least = max(least, share * abs(fresh.tree.value("profit", MONTH) or 0.0), 1e-9)
        wanted = {
            kpi for kpi, effect in after.items()
            if kpi not in called and abs(effect - before.get(kpi, 0.0)) >= max(least, 1e-6)
        }
        told = {kpi for kpi in fresh.tree.kpis if float(desk.verdict(kpi, "size") or -1.0) >= 0}    # type: ignore[arg-type]
        assert told - {FAR} == wanted, edit
        assert desk.count("fresh") == len(told), edit
        assert (str(desk.line) == "") == (not told and desk.count("left") == desk.count("called")), edit
        counts.add(len(wanted))
        typed(desk.opened, desk.layout, undone(edit))
    assert desk.line == ""
    assert len(counts) >= 4


def wanting(report: Report, material: tuple[float, float]) -> dict[str, float]:
    """The KPIs of the tree that ask for a cause and matter, with what their rest does to the goal."""
    tree, found = report.tree, dict[str, float]()
    least = max(material[0], material[1] * abs(tree.value("profit", MONTH) or 0.0))
    for kpi in {node.kpi for node in tree.nodes if node.back == 0}:
        verdict, known = report.verdict(kpi), report.explanations[kpi]
        judged = verdict.state in ASKS
        if verdict.state in {State.ON_PLAN, State.BEHIND_PLAN}:
            sized = any(claim.sized for claim in known.claims)
            judged = abs(known.unexplained or 0.0) > (known.spread or 0.0) if sized else verdict.surprising
        rest = known.unexplained or 0.0
        slope = reach(tree, MONTH, {kpi: {kpi: rest}}).get(tree.root.kpi, {}).get(kpi) if judged and rest else None
        effect = (slope or 0.0) * rest
        if effect and abs(effect) >= least:
            found[kpi] = effect
    return found
