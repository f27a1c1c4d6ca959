"""The published e-mail trial of Kevin Hillstrom, all 64,000 customers."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from forest import grow
from nenrin.effects import Effect, measure
from trial import JUNE, cause, tables

FILE = Path(__file__).parents[2].parent / "shared" / "data" / "hillstrom_email" / "hillstrom.csv.gz"
ARMS = {"source": "mailing", "group": "arm", "treated": ["Mens E-Mail", "Womens E-Mail"], "control": "No E-Mail"}

pytestmark = [
    pytest.mark.slow, pytest.mark.skipif(not FILE.exists(), reason="Hillstrom's trial is not beside the repository"),
]


@pytest.fixture(scope="module")
def effects(tmp_path_factory: pytest.TempPathFactory) -> tuple[Effect, ...]:
    with gzip.open(FILE, "rt", encoding="utf-8") as file:
        rows = [
            ("2026-06-05", f"c{number}", row["segment"], row["visit"], row["spend"], row["history"])
            for number, row in enumerate(csv.DictReader(file))
        ]
    assert len(rows) == 64_000
    found, sources = tables(tmp_path_factory.mktemp("hillstrom"), rows)
    asked = {"outcome": "bought == 1"}, {"of": "amount"}, {"of": "amount", "pre": "before"}
    causes = [
        cause({**ARMS, **one}).model_copy(update={"id": f"mail-{number}"}) for number, one in enumerate(asked)
    ]
    return measure(causes, found, sources, grow({"root": [1.0]}), JUNE)


def test_visits(effects: tuple[Effect, ...]) -> None:
    visits = effects[0]
    assert [round(100 * arm.mean, 2) for arm in visits.arms] == [18.28, 15.14, 10.62]
    men = visits.lifts[0]
    assert [round(100 * value, 3) for value in (men.low, men.high)] == [6.995, 8.323]
    assert round(100 * men.difference, 2) == 7.66
    assert all(lift.significant for lift in visits.lifts)


def test_spend(effects: tuple[Effect, ...]) -> None:
    men = effects[1].lifts[0]
    assert [round(value, 3) for value in (men.difference, men.low, men.high)] == [0.770, 0.485, 1.055]


def test_the_arms_are_as_large_as_they_were_meant_to_be(effects: tuple[Effect, ...]) -> None:
    assert round(effects[0].mismatch_p or 0.0, 3) == 0.904


def test_what_they_spent_before_says_little_about_what_they_spend(effects: tuple[Effect, ...]) -> None:
    """A pre-period cannot hurt: the interval is a little narrower, the lift nearly the same."""
    plain, adjusted = effects[1].lifts[0], effects[2].lifts[0]
    assert adjusted.reduction is not None
    assert 0 < adjusted.reduction < 0.01
    assert adjusted.high - adjusted.low < plain.high - plain.low
    assert adjusted.difference == pytest.approx(plain.difference, abs=0.01)
