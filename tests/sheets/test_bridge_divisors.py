"""Where a divisor passes through zero there is no way to bridge: the check says n/a, not FAIL."""

from __future__ import annotations

from pathlib import Path

from grown_report import FIRST, grown_report, kpi, wave
from nenrin.formulas import Formula
from nenrin.outputs import proof, workbook
from nenrin.sheets import compose
from nenrin.sheets.bridge_divisors import crossed, divisors
from nenrin.sheets.layout import FIRST as FIRST_MONTH
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import AC, model
from nenrin.words import Words
from opened_workbook import Opened, find


def test_divisors_are_found_and_their_sign_is_compared() -> None:
    split = Formula.parse("a / (b - c) + d / e")
    assert len(divisors(split)) == 2
    start = {("a", 0): 1.0, ("b", 0): 3.0, ("c", 0): 1.0, ("d", 0): 1.0, ("e", 0): 1.0}
    assert not crossed(split, start, start)
    assert crossed(split, start, start | {("b", 0): 0.5})
    assert not crossed(split, start, {name: value for name, value in start.items() if name != ("b", 0)})


def test_the_check_of_the_bridge_does_not_apply_where_a_divisor_crosses_zero(tmp_path: Path) -> None:
    kpis = {
        "per": kpi("per", formula="cash / net", split="cash / net", format={"digits": 2}), "cash": kpi("cash"),
        "net": kpi("net"),
    }
    report = grown_report(kpis, {"cash": wave(100, 0.1, 26), "net": wave(20, 0.1, 26)})
    book, layout = compose(report, "en"), Layout(model(report), Words("en"))
    data = workbook.write(book)
    assert proof.prove(data, book) == ()
    opened = Opened(book, data, tmp_path)
    row = find(opened.sheet("Checks"), 1, "Bridge adds up").row
    assert opened.get("Checks", row, 5) == "PASS"
    opened.put("Data", layout.data[AC, "net"], FIRST_MONTH + 25, -20.0)
    assert opened.get("Checks", row, 5) == "n/a"
    assert opened.name("check_integrity") == "PASS"
    assert report.month == FIRST + 25
