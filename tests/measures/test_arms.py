"""The arms of a trial: units and sums that can be added up by hand, nobody's name among them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nenrin.formulas import Condition
from nenrin.measures.arms import ArmsOfMonth, Sums, arms
from nenrin.measures.trial import Trial
from nenrin.vocabulary import Month
from trial import tables

CLEAR = "who != 'd' and who != 'e'"
MAY, JUNE = Month(2026, 5), Month(2026, 6)
ROWS: list[tuple[object, ...]] = [
    ("2026-05-03", "a", "A", 1, 10, 4), ("2026-05-09", "a", "A", 0, 5, 4), ("2026-05-03", "b", "A", 0, 2, 1),
    ("2026-05-03", "c", "hold", 1, 3, 7), ("2026-05-03", "d", "hold", "", "", ""), ("2026-06-01", "a", "A", 1, 1, 4),
    ("2026-05-04", "e", "A", 0, 1, 1), ("2026-05-05", "e", "hold", 0, 1, 1), ("2026-05-06", "", "A", 1, 9, 9),
    ("2026-05-07", "f", "none", 1, 9, 9), ("2026-05-08", "g", "", 1, 9, 9),
]


def counted(folder: Path, **more: Any) -> dict[Month, ArmsOfMonth]:  # noqa: ANN401 (whatever a Trial holds)
    found, sources = tables(folder, ROWS)
    said: dict[str, Any] = {key: Condition.parse(value) if key in {"where", "outcome", "of", "per", "pre"} else value
            for key, value in more.items()}
    trial = Trial("mailing", "arm", ("A", "hold"), **{"entity": "who", **said})
    return arms({"mail": trial}, found, sources)["mail"]


def test_a_success_on_any_row_is_one_success(tmp_path: Path) -> None:
    found = counted(tmp_path, outcome="bought == 1")
    assert found[MAY].sums == {
        "A": Sums(3, 1, 1, 0, 0, 0, 0, 0), "hold": Sums(2, 1, 1, 0, 0, 0, 1, 0),
    }
    assert found[JUNE].sums == {"A": Sums(1, 1, 1, 0, 0, 0, 0, 0)}
    assert list(found) == [MAY, JUNE]


def test_what_belongs_to_no_arm_is_counted_beside(tmp_path: Path) -> None:
    """One customer stands in both arms, one row has no customer, one group is no arm; a blank group is no row of it."""
    may = counted(tmp_path, outcome="bought == 1")[MAY]
    assert (may.in_several, may.nameless, dict(may.others)) == (1, 1, {"none": 1})


def test_amounts_are_summed_by_customer(tmp_path: Path) -> None:
    """A: 15 and 2 with 4 and 1 before: Σy 17, Σy² 229, Σx 5, Σx² 17, Σxy 62."""
    may = counted(tmp_path, of="amount", pre="before", where=CLEAR)[MAY]
    assert may.sums == {"A": Sums(2, 17, 229, 5, 17, 62, 0, 0), "hold": Sums(1, 3, 9, 7, 49, 21, 0, 0)}
    assert may.in_several == 0


def test_a_ratio_s_denominator_is_summed_too(tmp_path: Path) -> None:
    """A buys 1 and 0 times for 15 and 2."""
    may = counted(tmp_path, of="amount", per="bought", where=CLEAR)[MAY]
    assert may.sums["A"] == Sums(2, 17, 229, 1, 1, 15, 0, 0)


def test_blanks_are_no_zeros(tmp_path: Path) -> None:
    may = counted(tmp_path, of="amount", pre="before")[MAY]
    assert (may.sums["hold"].without_y, may.sums["hold"].without_x) == (1, 1)
    assert (may.sums["A"].without_y, may.sums["A"].without_x) == (0, 0)


def test_two_values_of_the_pre_period_are_none(tmp_path: Path) -> None:
    assert counted(tmp_path, of="amount", pre="amount")[MAY].sums["A"].without_x == 1


def test_without_an_entity_every_row_is_one(tmp_path: Path) -> None:
    may = counted(tmp_path, outcome="bought == 1", entity=None)[MAY]
    assert {label: (sums.units, sums.y) for label, sums in may.sums.items()} == {"A": (5, 2), "hold": (3, 1)}
    assert (may.in_several, may.nameless) == (0, 0)


@pytest.mark.parametrize("label", ["A'; DROP TABLE mailing; --", 'A" OR 1=1', "対照"])
def test_labels_are_texts_whatever_they_hold(tmp_path: Path, label: str) -> None:
    found, sources = tables(tmp_path, [("2026-06-01", "a", f'"{label.replace(chr(34), chr(34) * 2)}"', 1)])
    trial = Trial("mailing", "arm", (label,), "who", outcome=Condition.parse("bought == 1"))
    assert arms({"mail": trial}, found, sources)["mail"][JUNE].sums[label].units == 1


def test_nothing_asked_is_nothing_loaded() -> None:
    assert arms({}, {}, {}) == {}
