"""Floats are added up by math.fsum: sum rounds otherwise from Python 3.12 on, and the same run gave other bytes."""

from __future__ import annotations

import builtins
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

import house
from nenrin.outputs import figures, html
from nenrin.outputs.reported import reported
from nenrin.run import study
from nenrin.sheets import compose
from nenrin.vocabulary import Month


@pytest.mark.slow
@pytest.mark.parametrize(("client", "month"), [("aozora-tsuhan", "2026-01"), ("online-retail", "2010-11")])
def test_no_float_is_added_up_by_sum(client: str, month: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found: Counter[str] = Counter()
    monkeypatch.setattr(builtins, "sum", _watched(builtins.sum, found))
    report = study(house.ROOT / "config" / client / "client.yaml", Month.parse(month)).report
    for language in report.brief.languages:
        compose(report, language, reported(report, language))
        html.render(report, language)
    figures.render(report)
    assert found["asked"] > 100, "nothing was watched"
    assert sorted(found.keys() - {"asked"}) == []


def _watched(plain: Callable[..., Any], found: Counter[str]) -> Callable[..., Any]:
    """``sum`` that notes where this program adds up floats with it."""

    def added(values: Any, /, start: Any = 0) -> Any:  # noqa: ANN401 (as the function it stands for)
        result, frame = plain(values, start), sys._getframe(1)
        if frame.f_globals.get("__name__", "").startswith("nenrin"):
            found["asked"] += 1
            if isinstance(result, float):
                found[f"{frame.f_globals['__name__']}:{frame.f_lineno}"] += 1
        return result

    return added
