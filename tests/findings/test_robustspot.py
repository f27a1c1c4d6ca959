"""The bar of the method on real cases: RobustSpot's root causes, named exactly."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]
CASES = HERE.parent / "shared" / "data" / "science" / "riskloc_rs"


@pytest.mark.slow
@pytest.mark.skipif(not CASES.exists(), reason="the cases are not beside the repository")
def test_root_causes_are_named_exactly_as_often_as_the_method_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))
    score, cases = importlib.import_module("bench.causes").f1()
    assert cases >= 60
    assert score >= 0.45
