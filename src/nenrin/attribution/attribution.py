"""The change of the root shared out among the nodes of the tree, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nenrin.vocabulary import Sentence


@dataclass(frozen=True)
class Attribution:
    """Straight-path Aumann–Shapley contributions of one change, in units of the root.

    ``contributions``: by node path; a node's is the sum of its leaves'. ``start``/``end``: the root's values.
    ``residual``: change − Σ leaves (≤ 1e-12 of the root). ``points``: Gauss–Legendre points used.
    ``start_values``/``end_values``: by leaf path; empty for a year's sum. ``failure``: why there is none (absent
    values, a denominator that crosses zero), else None. ``remainder``: against ``expected`` alone, ``start`` less what
    is expected of the root itself (the leaves' expectations, put through the tree, need not give the root's): change +
    remainder is the root's surprise.
    """

    reference: str
    start: float | None = None
    end: float | None = None
    contributions: Mapping[str, float] = field(default_factory=dict)
    residual: float = 0.0
    points: int = 8
    start_values: Mapping[str, float] = field(default_factory=dict)
    end_values: Mapping[str, float] = field(default_factory=dict)
    failure: Sentence | None = None
    remainder: float = 0.0

    @property
    def change(self) -> float | None:
        """End − start."""
        return None if self.start is None or self.end is None else self.end - self.start
