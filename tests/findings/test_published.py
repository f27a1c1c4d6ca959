"""Published examples of call-outs and breaks, with the numbers as they were printed."""

from __future__ import annotations

import csv
import importlib
import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from nenrin.findings.breaks import level_shifts
from nenrin.findings.families import benjamini_hochberg

HERE = Path(__file__).parents[2]
TURING = HERE.parent / "shared" / "data" / "science" / "tcpd"
without_turing = pytest.mark.skipif(not TURING.is_dir(), reason="the Turing change point data are not here")


def series(name: str) -> NDArray[np.float64]:
    """One series of the Turing change point dataset, what is missing interpolated."""
    said = json.loads((TURING / "datasets" / f"{name}.json").read_text(encoding="utf-8"))["series"][0]["raw"]
    known = {place: float(value) for place, value in enumerate(said) if value is not None}
    return np.interp(np.arange(len(said)), list(known), list(known.values()))


@pytest.mark.parametrize(("rate", "count"), [(0.05, 4), (0.10, 9)])
def test_benjamini_and_hochberg(rate: float, count: int) -> None:
    """Benjamini & Hochberg (1995), section 4.1: at 0.05 four of fifteen; at 0.10 the ninth still passes (9/150)."""
    p_values = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
                0.7590, 1.0]
    assert benjamini_hochberg(p_values, rate) == (True,) * count + (False,) * (15 - count)


@without_turing
def test_the_nile_fell_after_1898() -> None:
    """Cobb (1978), Biometrika 65, 243; Zeileis et al. (2003): one break, 1898 is the last year of the old level."""
    nile = series("nile")
    assert len(nile) == 100
    assert level_shifts(nile[None]) == [(1899 - 1871,)]


@without_turing
@pytest.mark.slow
def test_the_breaks_of_the_turing_change_point_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Van den Burg & Williams (2020), 30 series: the published scores of never finding any are 0.668 and 0.575.

    The best method at its defaults, binary segmentation, has 0.738 and 0.693; the bars are those of our method.
    """
    monkeypatch.syspath_prepend(str(HERE))
    shifts = importlib.import_module("bench.shifts")
    annotated = json.loads((TURING / "annotations.json").read_text(encoding="utf-8"))
    with (TURING / "published_scores.csv").open(encoding="utf-8") as file:
        published = list(csv.DictReader(file))
    assert len(published) == 30
    for key, none in (("dF1_zero", 0.668), ("dCov_zero", 0.575)):
        assert np.mean([float(row[key]) for row in published]) == pytest.approx(none, abs=5.1e-4)
    scores = []
    for row in published:
        values, truths = series(row["dataset"]), list(annotated[row["dataset"]].values())
        (found,) = level_shifts(values[None])
        scores.append((shifts.f1(truths, found), shifts.cover(truths, found, len(values))))
    f1, cover = np.mean(scores, axis=0)
    assert f1 >= 0.70
    assert cover >= 0.68
