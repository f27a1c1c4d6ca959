"""Whatever is typed into the arms of an initiative, its lift and interval are those that the run would measure."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from grown_goal import grown, lift
from nenrin.effects import Arm
from nenrin.effects.chance import student_edge
from nenrin.effects.contrast import adjusted
from nenrin.outputs import workbook
from nenrin.sheets import Book, compose
from nenrin.sheets.initiative_columns import Spots
from nenrin.sheets.initiatives import contrasts
from nenrin.sheets.layout import Layout
from nenrin.sheets.model import model
from nenrin.words import Words
from opened_workbook import Opened

METHODS = ("newcombe", "welch", "delta", "cuped")
EDITS = 15
"""Of each method."""


@cache
def written() -> tuple[Book, bytes]:
    book = compose(grown(), "en")
    return book, workbook.write(book)


def drawn(chance: random.Random, method: str, *, control: bool) -> Arm:
    """An arm as it might have been counted."""
    size, label = chance.randint(5, 5000), "b" if control else "a"
    if method == "newcombe":
        return Arm(label, size, chance.randint(0, size) / size, control=control)
    mean, squares = round(chance.uniform(-50.0, 80.0), 2), round(chance.uniform(10.0, 9000.0) * size, 2)
    if method == "delta":
        return Arm(label, size, mean, squares, control=control, per=round(chance.uniform(0.5, 6.0), 2))
    if method == "welch":
        return Arm(label, size, mean, squares, control=control)
    before = round(squares * chance.uniform(0.3, 1.0), 2)
    together = round((squares * before) ** 0.5 * chance.uniform(0.1, 0.9), 2)
    return Arm(label, size, mean, squares, control=control, pre_mean=round(chance.uniform(0.0, 60.0), 2),
               pre_squares=before, pre_products=together)


def quantile(method: str, arms: tuple[Arm, Arm], slope: float | None) -> float | None:
    """Student's, by Satterthwaite's degrees of freedom (1946): an input of the sheet; None where it is the normal's."""
    if method == "newcombe":
        return None
    parts = [
        (one.squares / (one.size - 1) / one.size / one.per**2, one.size)
        for one in (adjusted(arm, slope) if slope else arm for arm in arms)
    ]
    whole = sum(part for part, _ in parts)
    return student_edge(whole**2 / sum(part**2 / (size - 1) for part, size in parts))


@pytest.mark.slow
@pytest.mark.parametrize(("number", "method"), list(enumerate(METHODS)))
def test_the_interval_follows_the_arms(number: int, method: str, tmp_path: Path) -> None:
    opened = Opened(*written(), tmp_path)
    spots, chance = Spots(len(contrasts(Layout(model(grown()), Words("en"))))), random.Random(number)  # noqa: S311
    for _ in range(EDITS):
        arms = drawn(chance, method, control=False), drawn(chance, method, control=True)
        slope = round(chance.uniform(0.1, 1.2), 2) if method == "cuped" else None
        names = {"size", "mean"} | ({"squares"} if method != "newcombe" else set())
        names |= {"per"} if method == "delta" else set()
        names |= {"pre_mean", "pre_squares", "pre_products"} if method == "cuped" else set()
        for side, arm in zip(("", "control_"), arms, strict=True):
            for name in names:
                opened.put("Initiatives", *spots.at(number, f"{side}{name}"), float(getattr(arm, name)))
        for name, value in {"theta": slope, "quantile": quantile(method, arms, slope)}.items():
            if value is not None:
                opened.put("Initiatives", *spots.at(number, name), value)
        wanted = lift(*arms, method, slope)
        told = [opened.get("Initiatives", *spots.at(number, name)) for name in ("difference", "low", "high")]
        size = 1e-8 * max(1.0, abs(wanted.low), abs(wanted.high))
        assert told == [pytest.approx(one, abs=size) for one in (wanted.difference, wanted.low, wanted.high)], arms
        assert not opened.errors()
