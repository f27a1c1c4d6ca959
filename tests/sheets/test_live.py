"""Sentences that follow the numbers."""

from __future__ import annotations

import pytest

from nenrin.sheets.live import Part, live


def test_cells_stand_in_the_placeholders_and_the_sentence_reads_as_issued(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"a.b": '{kpi} "rose" by {amount}.'}
    monkeypatch.setattr("nenrin.words.catalogue.texts", lambda *_: texts)
    said, formula = live("en", "a.b", {"kpi": Part("Tree!A6", "Revenue"), "amount": Part("FIXED(A1,0)", "12")})
    assert said == 'Revenue "rose" by 12.'
    assert formula == 'Tree!A6&" ""rose"" by "&FIXED(A1,0)&"."'
