"""A formula evaluates, derives and spells itself – each checked against someone who does not know our nodes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import ironcalc
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nenrin.formulas import DivisionByZero, Formula
from tries import tries

MONTHS = 24
POSITION = 4
"""The last month is the fifth of its fiscal year."""
NAMES = ("a", "b", "c")


@dataclass(frozen=True)
class Series:
    """Monthly values, the last one current; a name that is not there is absent."""

    values: Mapping[str, tuple[float | None, ...]]

    def value(self, name: str, back: int) -> float | None:
        series = self.values.get(name, ())
        return series[-1 - back] if back < len(series) else None

    def months_into_year(self, back: int) -> int:
        return (POSITION - back) % 12

    def moved(self, name: str, back: int, by: float) -> Series:
        series = list(self.values[name])
        series[-1 - back] = (series[-1 - back] or 0.0) + by
        return replace(self, values={**self.values, name: tuple(series)})


def now(**values: float | None) -> Series:
    return Series({name: (value,) for name, value in values.items()})


def texts() -> st.SearchStrategy[str]:
    """Formulas as people might write them, brackets here and there."""
    numbers = st.sampled_from(["1", "2.5", "0.1", "100"])
    atoms = st.one_of(st.sampled_from(NAMES), st.sampled_from(NAMES), numbers)

    def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        infix = st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join)
        return st.one_of(
            infix, infix, infix.map("({})".format), inner.map("-{}".format), inner.map("-({})".format),
            inner.map("prev({})".format), inner.map("prev({}, 12)".format), inner.map("avg({}, 3)".format),
            inner.map("ytd({})".format), inner.map("abs({})".format),
            st.tuples(inner, inner).map(lambda two: f"max({two[0]}, {two[1]})"),
            st.tuples(inner, inner).map(lambda two: f"min({two[0]}, {two[1]}, 3)"),
            st.tuples(inner, inner).map(lambda two: f"coalesce({two[0]}, {two[1]})"),
        )

    return st.recursive(atoms, grow, max_leaves=6)


def tables() -> st.SearchStrategy[Series]:
    value = st.floats(0.5, 50.0).map(lambda number: round(number, 3))
    months = st.lists(value, min_size=MONTHS, max_size=MONTHS).map(tuple)
    return st.fixed_dictionaries(dict.fromkeys(NAMES, months)).map(Series)


def by_numpy(text: str, table: Series) -> float:
    """Python's own eval over whole columns: an oracle that knows nothing of our parser or nodes."""
    def shifted(column: np.ndarray, months: int = 1) -> np.ndarray:
        return np.concatenate([np.full(months, np.nan), column[:-months]])

    def whole(column: np.ndarray | float) -> np.ndarray:
        return np.broadcast_to(np.asarray(column, float), (MONTHS,))

    def ytd(column: np.ndarray) -> np.ndarray:
        starts = [max(i - (POSITION - (MONTHS - 1 - i)) % 12, 0) for i in range(MONTHS)]
        return np.array([whole(column)[start:i + 1].sum() for i, start in enumerate(starts)])

    env: dict[str, object] = {name: np.array(column) for name, column in table.values.items()}
    env |= {
        "prev": lambda x, months=1: shifted(whole(x), months), "ytd": ytd, "abs": np.abs,
        "avg": lambda x, months: np.mean([whole(x), *(shifted(whole(x), step) for step in range(1, months))], axis=0),
        "min": lambda *parts: np.minimum.reduce([whole(part) for part in parts]),
        "max": lambda *parts: np.maximum.reduce([whole(part) for part in parts]),
        "coalesce": lambda first, second: np.where(np.isfinite(whole(first)), whole(first), whole(second)),
    }
    with np.errstate(all="ignore"):
        return float(whole(eval(text, {"__builtins__": {}}, env))[-1])  # noqa: S307 (the oracle of a test)


def close(left: float, right: float, scale: float = 1.0) -> bool:
    return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9 * scale)


@settings(max_examples=tries(300), deadline=None)
@given(texts(), tables())
def test_it_evaluates_as_python_itself_would(text: str, table: Series) -> None:
    expected = by_numpy(text, table)
    assume(math.isfinite(expected) and abs(expected) < 1e6)
    try:
        found = Formula.parse(text).evaluate(table)
    except ZeroDivisionError:
        assume(False)  # noqa: FBT003 (a divisor of rounding noise: 0 here, not quite 0 there)
        return
    assume(found is not None)
    assert found is not None
    assert close(found, expected, 1e3), text


def spreadsheet(text: str, table: Series) -> object:
    """The formula's value as IronCalc reckons it, each name in a row, months in columns."""
    model = ironcalc.create("proof", "en", "UTC", "en")
    for row, column in enumerate(table.values.values(), start=1):
        for index, value in enumerate(column, start=1):
            model.set_user_input(0, row, index, '=""' if value is None else repr(value))
    names = list(table.values)

    def cell(name: str, back: int) -> str:
        return f"{ironcalc.column_name_from_number(len(table.values[name]) - back)}{names.index(name) + 1}"

    model.set_user_input(0, 10, 1, "=" + Formula.parse(text).excel(cell, POSITION))
    model.evaluate()
    found: object = model.get_cell_value(0, 10, 1)
    return found


@settings(max_examples=tries(120), deadline=None)
@given(texts(), tables())
def test_its_spreadsheet_spelling_has_the_same_value(text: str, table: Series) -> None:
    try:
        expected = Formula.parse(text).evaluate(table)
    except ZeroDivisionError:
        assert spreadsheet(text, table) == "#DIV/0!"
        return
    assume(expected is not None and abs(expected) < 1e6)
    assert expected is not None
    found = spreadsheet(text, table)
    assert isinstance(found, float), (text, found)
    assert close(found, expected, 1e3), text


@pytest.mark.parametrize("text", ["a + 1", "a * b", "b / a", "-a", "avg(a, 2)", "min(a, b)", "max(b, a)", "abs(a)",
                                  "coalesce(a, prev(a))", "a + ytd(b)"])
def test_an_absent_part_makes_the_number_absent_and_the_cell_an_error(text: str) -> None:
    table = Series({"a": (None,) * 13, "b": (2.0,) * 13})
    assert Formula.parse(text).evaluate(table) is None
    assert spreadsheet(text, table) in {"#VALUE!", ""}


@settings(max_examples=tries(300), deadline=None)
@given(texts(), tables())
def test_its_slopes_are_those_of_central_differences(text: str, table: Series) -> None:
    formula = Formula.parse(text)
    assume(_evaluate(formula, table) is not None)  # an absent value has no slope
    try:
        slopes = formula.derive(table)
    except ZeroDivisionError:
        return
    for (name, back), slope in slopes.items():
        step = 1e-5
        around = [_evaluate(formula, table.moved(name, back, sign * step)) for sign in (-1, 1)]
        middle = _evaluate(formula, table)
        assume(all(found is not None for found in (*around, middle)))
        left, right = ((middle - around[0]) / step, (around[1] - middle) / step)  # type: ignore[operator]
        assume(abs(left - right) <= 1e-3 * (1 + abs(left)))  # a kink or a pole: no one slope there
        beside = [_slope(formula, table.moved(name, back, sign * step), name, back) for sign in (-1, 1)]
        assume(all(abs(one - slope) <= 1e-3 * (1 + abs(slope)) for one in beside))  # a tie inside: max(a, min(a, b))
        assert math.isclose(slope, (left + right) / 2, rel_tol=1e-4, abs_tol=1e-4 * (1 + abs(left))), (text, name, back)


def _slope(formula: Formula, table: Series, name: str, back: int) -> float:
    try:
        return formula.derive(table).get((name, back), 0.0)
    except ZeroDivisionError:
        return math.inf


def _evaluate(formula: Formula, table: Series) -> float | None:
    try:
        return formula.evaluate(table)
    except ZeroDivisionError:
        return None


@pytest.mark.parametrize(("text", "slopes"), [
    ("a + b", {("a", 0): 1, ("b", 0): 1}),
    ("a - b", {("a", 0): 1, ("b", 0): -1}),
    ("a * b", {("a", 0): 4, ("b", 0): 6}),
    ("a / b", {("a", 0): 0.25, ("b", 0): -6 / 16}),
    ("-a", {("a", 0): -1}),
    ("a * a", {("a", 0): 12}),
    ("min(a, b)", {("b", 0): 1}),
    ("max(a, b, 1)", {("a", 0): 1}),
    ("max(a, a)", {("a", 0): 1}),
    ("min(b, 4)", {("b", 0): 0.5}),
    ("abs(b - a)", {("a", 0): 1, ("b", 0): -1}),
    ("abs(a - 6)", {("a", 0): 0}),
    ("coalesce(x, a)", {("a", 0): 1}),
    ("coalesce(a / (b - 4), 2 * b)", {("b", 0): 2}),
])
def test_slopes_by_hand(text: str, slopes: dict[tuple[str, int], float]) -> None:
    """At a = 6, b = 4. Parts that tie share the slope evenly; abs has slope 0 at 0."""
    assert Formula.parse(text).derive(now(a=6.0, b=4.0)) == pytest.approx(slopes)


@pytest.mark.parametrize(("text", "value"), [
    ("a - b - c", 1.0), ("a - (b - c)", 3.0), ("a / b / (c + c)", 0.75), ("-a + b", -2.0), ("2 * -b", -8.0),
    ("coalesce(x, y)", None), ("coalesce(x, 0)", 0.0), ("coalesce(a / (b - 4), 7)", 7.0), ("x + 1", None),
    ("prev(a)", None), ("a * 0.1", 0.6000000000000001),
])
def test_values_by_hand(text: str, value: float | None) -> None:
    """At a = 6, b = 4, c = 1, and no x or y."""
    assert Formula.parse(text).evaluate(now(a=6.0, b=4.0, c=1.0)) == value


def test_a_division_by_zero_names_its_divisor() -> None:
    with pytest.raises(DivisionByZero) as caught:
        Formula.parse("a / (b - prev(c)) + 1").evaluate(Series({"a": (1, 1), "b": (1, 2), "c": (2, 5)}))
    assert caught.value.divisor.words(str.upper, "en") == "B − last month's C"


def test_an_absent_dividend_is_absent_before_the_divisor_is_looked_at() -> None:
    assert Formula.parse("x / b").evaluate(now(b=0.0)) is None


SPELLINGS = [
    ("a-b", "A0-B0", "Net sales − B rate", "A売上 − B率"),
    ("a-(b-c)", "A0-(B0-C0)", "Net sales − (B rate − CPA)", "A売上 − (B率 − CPA)"),
    ("a/(b*c)/c", "A0/(B0*C0)/C0", "Net sales ÷ (B rate × CPA) ÷ CPA", "A売上 ÷ (B率 × CPA) ÷ CPA"),
    ("(a+b)*c", "(A0+B0)*C0", "(Net sales + B rate) × CPA", "(A売上 + B率) × CPA"),
    ("a+b*c", "A0+B0*C0", "Net sales + B rate × CPA", "A売上 + B率 × CPA"),
    ("a--b", "A0-(-B0)", "Net sales − (−B rate)", "A売上 − (−B率)"),
    ("a/prev(a)", "A0/A1", "Net sales ÷ last month's net sales", "A売上 ÷ 前月のA売上"),
    ("prev(c,12)", "C12", "(CPA in the same month last year)", "前年同月のCPA"),
    ("prev(a,3)", "A3", "(net sales 3 months before)", "3か月前のA売上"),
    ("prev(a+b)/c", "(A1+B1)/C0", "last month's (net sales + B rate) ÷ CPA", "前月の(A売上 + B率) ÷ CPA"),
    ("c/avg(a,3)", "C0/((A2+A1+A0)/3)", "CPA ÷ (3-month average of Net sales)", "CPA ÷ (A売上の3か月平均)"),
    ("ytd(a)/c", "(A2+A1+A0)/C0", "(year-to-date Net sales) ÷ CPA", "(A売上の期初来累計) ÷ CPA"),
    ("prev(ytd(a))", "(A2+A1)", "last month's (year-to-date Net sales)", "前月の(A売上の期初来累計)"),
    ("coalesce(a/b,0)", "IFERROR(A0/B0,0)", "(Net sales ÷ B rate, else 0)", "（A売上 ÷ B率、なければ0）"),
    ("min(a,b)", "MIN(A0+0,B0+0)", "(the smaller of Net sales and B rate)", "（A売上とB率の小さい方）"),
    ("max(a,b,1)", "MAX(A0+0,B0+0,1)", "(the largest of Net sales, B rate and 1)", "（A売上、B率、1の最大値）"),
    ("abs(a-b)", "ABS(A0-B0)", "(absolute value of (Net sales − B rate))", "(A売上 − B率)の絶対値"),
]
LABELS = {"en": {"a": "Net sales", "b": "B rate", "c": "CPA"}, "ja": {"a": "A売上", "b": "B率", "c": "CPA"}}


@pytest.mark.parametrize(("text", "excel", "english", "japanese"), SPELLINGS)
def test_it_spells_itself_with_no_more_brackets_than_needed(text: str, excel: str, english: str, japanese: str) -> None:
    formula = Formula.parse(text)
    assert formula.excel(lambda name, back: f"{name.upper()}{back}", 2) == excel
    assert formula.words(LABELS["en"].__getitem__, "en") == english
    assert formula.words(LABELS["ja"].__getitem__, "ja") == japanese


def test_ytd_refuses_to_be_spelled_without_its_place_in_the_year() -> None:
    formula = Formula.parse("a / ytd(b)")
    with pytest.raises(ValueError, match="months_into_year"):
        formula.excel(lambda name, back: f"{name}{back}")
    january = formula.excel(lambda name, back: f"{name}{back}", 0)
    assert january == "a0/(b0)"


def test_prev_of_ytd_steps_over_the_turn_of_the_year() -> None:
    spelled = Formula.parse("prev(ytd(b))").excel(lambda name, back: f"{name}{back}", 0)
    assert spelled.strip("()").split("+") == [f"b{back}" for back in range(12, 0, -1)]


@pytest.mark.parametrize(("text", "parts"), [
    ("a - b", (("", ("a", 0)), ("−", ("b", 0)))),
    ("a + b - c", (("", ("a", 0)), ("+", ("b", 0)), ("−", ("c", 0)))),
    ("a * b / c", (("", ("a", 0)), ("×", ("b", 0)), ("÷", ("c", 0)))),
    ("prev(a) * b", (("", ("a", 1)), ("×", ("b", 0)))),
    ("a / prev(a, 12)", (("", ("a", 0)), ("÷", ("a", 12)))),
    ("prev(prev(a)) + b", (("", ("a", 2)), ("+", ("b", 0)))),
    ("a", (("", ("a", 0)),)),
    ("a + b * c", None), ("a - (b - c)", None), ("a * 2", None), ("a + a", None), ("-a + b", None),
    ("min(a, b)", None), ("a + prev(b + c)", None),
])
def test_a_plain_chain_is_told_from_everything_else(text: str, parts: object) -> None:
    assert Formula.parse(text).chain() == parts


def test_references_come_in_order_each_once_with_their_months() -> None:
    formula = Formula.parse("b / prev(a) + avg(b, 2) - prev(prev(c), 2)")
    assert formula.references() == (("b", 0), ("a", 1), ("b", 1), ("c", 3))
    assert Formula.parse("ytd(a)").references() == tuple(("a", back) for back in range(12))


def test_formulas_with_the_same_text_are_equal() -> None:
    assert Formula.parse(" a + b ") == Formula.parse("a + b")
    assert Formula.parse("a + b") != Formula.parse("b + a")
    assert str(Formula.parse(" a + b ")) == "a + b"

