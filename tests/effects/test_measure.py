"""A trial from its rows to the effect on the KPI, or to the reason why it is not read."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from forest import grow
from nenrin.effects import Effect, measure
from nenrin.vocabulary import Month, Problems
from trial import JUNE, MAIL, cause, measured, one, people, tables

FIVE_MAY = "2026-05-05"
RATE: dict[str, Any] = {"outcome": "bought == 1"}


def reason(effect: Effect) -> str:
    """The plan of the sentence that says why it was stopped; then nothing else is said."""
    assert effect.stopped is not None
    assert (effect.lifts, effect.total, effect.notes) == ((), None, ())
    return effect.stopped.plan


def test_the_lift_times_the_exposed_times_the_value_is_the_effect_on_the_kpi(tmp_path: Path) -> None:
    """Newcombe's example 7/34 against 1/34, each success worth 5,000: 34 × 0.1765 × 5,000."""
    effect = one(tmp_path, [*people("A", 7, 34), *people("hold", 1, 34)], **RATE, value=5000.0)
    (lift,) = effect.lifts
    assert (lift.difference, lift.low, lift.high) == pytest.approx((6 / 34, 0.0189, 0.3404), abs=6e-5)
    assert (lift.method, effect.outcome, effect.kpi, effect.month) == ("newcombe", "rate", "root", JUNE)
    assert effect.total == pytest.approx(6 * 5000)
    assert (effect.total_low, effect.total_high) == pytest.approx((34 * 5000 * lift.low, 34 * 5000 * lift.high))
    assert effect.mismatch_p == 1.0


def test_a_value_may_be_a_kpi(tmp_path: Path) -> None:
    tree = grow({"root": {JUNE: 9.0}, "basket": {JUNE: 250.0}})
    rows = [*people("A", 20, 50), *people("hold", 10, 50)]
    effect = one(tmp_path, rows, tree, **RATE, value="basket")
    assert effect.value == 250.0
    assert effect.total == pytest.approx(10 * 250.0)
    lacking = one(tmp_path, rows, grow({"root": {JUNE: 9.0}, "basket": {}}), **RATE, value="basket")
    assert reason(lacking) == "effect.no_value"


def test_a_value_below_zero_turns_the_interval_over(tmp_path: Path) -> None:
    effect = one(tmp_path, [*people("A", 20, 50), *people("hold", 10, 50)], **RATE, value=-2.0)
    assert effect.total_low is not None
    assert effect.total_high is not None
    assert effect.total_low < (effect.total or 0.0) < effect.total_high


def test_the_order_of_the_rows_changes_no_digit(tmp_path: Path) -> None:
    generator = random.Random(7)  # noqa: S311 (numbers, not secrets)
    rows = [
        ("2026-06-05", f"c{number}", "A" if number % 2 else "hold", 1, f"{generator.lognormvariate(3, 2):.2f}",
         f"{generator.lognormvariate(3, 1):.2f}")
        for number in range(3000)
    ]
    first = one(tmp_path, rows, of="amount", pre="before")
    for _ in range(3):
        generator.shuffle(rows)
        assert one(tmp_path, rows, of="amount", pre="before") == first


def test_a_customer_is_one_however_many_rows_there_are(tmp_path: Path) -> None:
    rows = [*people("A", 10, 40), *people("A", 10, 40, "2026-06-20"), *people("hold", 5, 40)]
    effect = one(tmp_path, rows, **RATE)
    assert [arm.size for arm in effect.arms] == [40, 40]
    assert effect.lifts[0].difference == pytest.approx(5 / 40)


def test_sums_are_taken_over_a_customer_s_rows(tmp_path: Path) -> None:
    treated = [("2026-06-05", f"a{number}", "A", "", amount) for number in range(30) for amount in (number, 2)]
    control = [("2026-06-05", f"h{number}", "hold", "", number) for number in range(30)]
    effect = one(tmp_path, [*treated, *control], of="amount")
    assert effect.lifts[0].difference == pytest.approx(2.0)
    assert effect.lifts[0].method == "welch"


def test_a_ratio_metric_is_the_ratio_of_the_sums(tmp_path: Path) -> None:
    """Spend per visit: 300 spent on 100 visits against 200; exposed are the visits of the treated."""
    rows = [("2026-06-05", f"{arm}{number}", arm, visits, spend * visits)
            for arm, spend in (("A", 3), ("hold", 2)) for number in range(40) for visits in (1 + number % 4,)]
    effect = one(tmp_path, rows, of="amount", per="bought", value=2.0)
    assert effect.lifts[0].difference == pytest.approx(1.0)
    assert effect.lifts[0].method == "delta"
    assert effect.total == pytest.approx(2.0 * 100)


def test_each_month_is_read_by_itself_and_none_after_the_reporting_month(tmp_path: Path) -> None:
    may = [*people("A", 9, 40, FIVE_MAY), *people("hold", 4, 40, FIVE_MAY)]
    rows = [*may, *people("A", 7, 40), *people("hold", 5, 40)]
    found, sources = tables(tmp_path, rows)
    lasting = cause({**MAIL, **RATE}, "2026-04", None)
    effects = measure([lasting], found, sources, grow({"root": [1.0]}), JUNE)
    assert [(effect.month, round(effect.total or 0.0)) for effect in effects] == [(Month(2026, 5), 5), (JUNE, 2)]
    (earlier,) = measure([lasting], found, sources, grow({"root": [1.0]}), Month(2026, 5))
    assert earlier == effects[0]


def test_a_cause_that_has_not_begun_or_has_no_control_has_no_effect(tmp_path: Path) -> None:
    found, sources = tables(tmp_path, people("A", 9, 40))
    later = cause({**MAIL, **RATE}, "2026-07", None)
    bare = later.model_copy(update={"control": None})
    assert measure([later, bare], found, sources, grow({"root": [1.0]}), Month(2026, 5)) == ()


def test_several_arms_share_a_control(tmp_path: Path) -> None:
    rows = [*people("A", 60, 300), *people("B", 33, 300), *people("hold", 30, 300), *people("other", 1, 3)]
    effect = one(tmp_path, rows, **RATE, treated=["A", "B"])
    assert [(lift.arm, lift.significant) for lift in effect.lifts] == [("A", True), ("B", False)]
    assert effect.total == pytest.approx(33.0)
    assert [note.plan for note in effect.notes] == ["effect.others", "effect.power"]
    assert effect.notes[0].facts == {"groups": ("other",), "rows": 3}


def test_arms_that_are_not_as_large_as_they_were_meant_stop_the_reading(tmp_path: Path) -> None:
    rows = [*people("A", 60, 400), *people("hold", 20, 250)]
    stopped = one(tmp_path, rows, **RATE)
    assert reason(stopped) == "effect.mismatch"
    assert stopped.mismatch_p is not None
    assert stopped.mismatch_p < 0.001
    assert one(tmp_path, rows, **RATE, shares={"A": 1.6, "hold": 1.0}).stopped is None


def test_a_customer_in_two_arms_stops_the_reading(tmp_path: Path) -> None:
    rows = [*people("A", 9, 40), *people("hold", 9, 40), ("2026-06-05", "A3", "hold", 0)]
    stopped = one(tmp_path, rows, **RATE)
    assert reason(stopped) == "effect.in_several"
    assert stopped.stopped is not None
    assert stopped.stopped.facts == {"customers": 1}


def test_a_small_arm_is_not_read_and_says_how_many_it_would_take(tmp_path: Path) -> None:
    """A control of 20 %: a lift of 2 points needs 2 × 0.16 × (1.96 + 0.8416)² ÷ 0.02² = 6,279.6."""
    stopped = one(tmp_path, [*people("A", 9, 29), *people("hold", 8, 40)], **RATE)
    assert reason(stopped) == "effect.too_few_for"
    assert stopped.stopped is not None
    assert stopped.stopped.facts["needed"] == 6280
    assert reason(one(tmp_path, [*people("A", 9, 29), *people("hold", 0, 40)], **RATE)) == "effect.too_few"


def test_an_arm_that_is_empty_this_month_stops_the_reading(tmp_path: Path) -> None:
    rows = [*people("A", 9, 40), *people("hold", 9, 40, FIVE_MAY)]
    assert reason(one(tmp_path, rows, **RATE)) == "effect.no_arm"


def test_months_without_a_row_of_the_groups_say_so(tmp_path: Path) -> None:
    rows = [*people("A", 9, 40, FIVE_MAY), *people("hold", 9, 40, FIVE_MAY), ("2026-06-01", "x", "", 1)]
    assert reason(one(tmp_path, rows, **RATE)) == "effect.no_rows"


def test_an_outcome_that_is_not_filled_in_is_not_nothing(tmp_path: Path) -> None:
    empty = [("2026-06-05", f"A{number}", "A") for number in range(40)]
    assert reason(one(tmp_path, [*empty, *people("hold", 4, 40)], **RATE)) == "effect.unfilled"
    assert reason(one(tmp_path, [*people("A", 9, 40), *people("hold", 4, 40)], of="amount")) == "effect.missing"
    filled = one(tmp_path, [*people("A", 9, 40), *people("hold", 4, 40)], of="coalesce(amount, 0)")
    assert filled.total == 0.0


def test_a_blank_among_filled_outcomes_is_no_success_and_said(tmp_path: Path) -> None:
    rows = [*people("A", 9, 40), *people("hold", 4, 39), ("2026-06-05", "z", "hold")]
    effect = one(tmp_path, rows, **RATE)
    assert effect.arms[1].mean == pytest.approx(4 / 40)
    assert effect.notes[0].plan == "effect.blanks"
    assert effect.notes[0].facts == {"customers": 1}


def test_rows_of_nobody_are_left_out_and_said(tmp_path: Path) -> None:
    effect = one(tmp_path, [*people("A", 30, 40), *people("hold", 4, 40), ("2026-06-05", "", "A", 1)], **RATE)
    assert effect.arms[0].size == 40
    assert [note.plan for note in effect.notes] == ["effect.nameless"]


def test_without_a_value_of_the_pre_period_for_everybody_it_is_not_used(tmp_path: Path) -> None:
    rows = [("2026-06-05", f"{arm}{number}", arm, "", 10 + number % 7, "" if number == 3 else 5 + number)
            for arm in ("A", "hold") for number in range(40)]
    effect = one(tmp_path, rows, of="amount", pre="before")
    assert (effect.lifts[0].method, effect.lifts[0].reduction) == ("welch", None)
    assert effect.notes[0].plan == "effect.no_pre"


def test_the_part_of_the_variance_that_the_pre_period_takes_away_is_told(tmp_path: Path) -> None:
    generator = random.Random(11)  # noqa: S311 (numbers, not secrets)
    rows: list[tuple[object, ...]] = []
    for number in range(400):
        before = generator.gauss(50, 10)
        after = before + generator.gauss(0, 5) + (2 if number % 2 else 0)
        rows.append(("2026-06-05", f"c{number}", "A" if number % 2 else "hold", "", f"{after:.2f}", f"{before:.2f}"))
    (plain,), (adjusted,) = (one(tmp_path, rows, of="amount", pre=pre).lifts for pre in (None, "before"))
    assert adjusted.method == "cuped"
    assert adjusted.reduction == pytest.approx(0.8, abs=0.05)
    width, narrow = plain.high - plain.low, adjusted.high - adjusted.low
    assert narrow / width == pytest.approx((1 - (adjusted.reduction or 0.0)) ** 0.5, rel=0.02)


def test_many_other_groups_are_counted_and_not_listed(tmp_path: Path) -> None:
    others = [row for place in range(9) for row in people(f"x{place}", 0, 1)]
    rows = [*people("A", 30, 40), *people("hold", 4, 40), *others]
    (note,) = one(tmp_path, rows, **RATE).notes
    assert (note.plan, note.facts) == ("effect.others_many", {"rows": 9, "groups": 9})


def test_what_the_engine_cannot_count_is_a_problem_of_its_own_control(tmp_path: Path) -> None:
    found, sources = tables(tmp_path, [*people("A", 9, 40), *people("hold", 4, 40)])
    sound, unsound = (cause({**MAIL, "outcome": text}) for text in ("bought == 1", "bought == 'x'"))
    causes = [sound, unsound.model_copy(update={"id": "other"})]
    with pytest.raises(Problems) as raised:
        measure(causes, found, sources, grow({"root": [1.0]}), JUNE)
    (problem,) = raised.value.problems
    assert problem.wrong.startswith("the outcome cannot be counted: it compares")


@pytest.mark.parametrize(("said", "told"), [
    ({"control": "holdd"}, ("control: 'holdd' does not occur in the column 'arm' of source 'mailing'; "
                            "did you mean 'hold'?")),
    ({"treated": ["Z"]}, "treated: 'Z' does not occur in the column 'arm' of source 'mailing'; there are: hold, A"),
])
def test_an_arm_that_the_data_do_not_know_is_a_problem(tmp_path: Path, said: dict[str, Any], told: str) -> None:
    with pytest.raises(Problems) as raised:
        measured(tmp_path, [*people("hold", 4, 40), *people("A", 9, 40)], **RATE, **said)
    (problem,) = raised.value.problems
    assert f"{problem.wrong}; {problem.right}" == told
