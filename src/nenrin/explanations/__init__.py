"""The register of causes; change = expected + causes + unexplained, closed to zero."""

from nenrin.explanations.cause import Cause, Span
from nenrin.explanations.claimed import adds_up
from nenrin.explanations.coverage import Coverage
from nenrin.explanations.explain import explain
from nenrin.explanations.explanation import Claim, Explanation
from nenrin.explanations.one_offs import one_offs
from nenrin.explanations.reach import reach

__all__ = ["Cause", "Claim", "Coverage", "Explanation", "Span", "adds_up", "explain", "one_offs", "reach"]
