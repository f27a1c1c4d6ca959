"""The register of causes; change = expected + causes + unexplained, closed to zero."""

from nenrin.explanations.cause import Cause, Span
from nenrin.explanations.claimed import adds_up
from nenrin.explanations.cover import cover
from nenrin.explanations.coverage import Coverage
from nenrin.explanations.end import with_ends
from nenrin.explanations.explain import explain
from nenrin.explanations.explanation import Claim, Explanation
from nenrin.explanations.one_offs import one_offs
from nenrin.explanations.reach import reach
from nenrin.explanations.shifts import shifts
from nenrin.explanations.standing import Score, Standing
from nenrin.explanations.standings import standings

__all__ = [
    "Cause", "Claim", "Coverage", "Explanation", "Score", "Span", "Standing", "adds_up", "cover", "explain", "one_offs",
    "reach", "shifts", "standings", "with_ends",
]
