"""Rows that undo each other: equal in some columns, opposite in one, within the same month, one to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nenrin.sources.intake import MONTH
from nenrin.sources.source import Pair

if TYPE_CHECKING:
    import pandas as pd


def paired(frame: pd.DataFrame, pair: Pair) -> pd.Series[bool]:
    """Whether a row's opposite exists, one to one.

    Among equals the first pairs with the first, the second with the second, in the order of the rows; both rows of a
    pair are marked. A row never pairs where one of its ``same`` columns or its ``opposite`` is blank, or that is 0.
    """
    told = frame[[*pair.same, pair.opposite]].notna().all(axis=1)
    amounts = frame.loc[told, pair.opposite]
    alike = frame.loc[told, [MONTH, *pair.same]].assign(size=amounts.map(abs), positive=amounts > 0)
    alike = alike[amounts != 0]
    groups = [MONTH, *pair.same, "size"]
    rank = alike.groupby([*groups, "positive"], sort=False).cumcount()
    positives = alike.groupby(groups, sort=False)["positive"].transform("sum")
    negatives = alike.groupby(groups, sort=False)["positive"].transform("size") - positives
    opposites = negatives.where(alike["positive"], positives)
    return (rank < opposites).reindex(frame.index, fill_value=False)
