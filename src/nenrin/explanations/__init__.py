"""The register of causes; change = expected + causes + unexplained, closed to zero."""

from nenrin.explanations.cause import Cause, Span
from nenrin.explanations.explanation import Claim, Explanation

__all__ = ["Cause", "Claim", "Explanation", "Span"]
