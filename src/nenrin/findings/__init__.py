"""The verdict on every KPI and the call-outs, weightiest first."""

from nenrin.findings.answer import Answer
from nenrin.findings.answered import causes_found
from nenrin.findings.called import Called
from nenrin.findings.find import find
from nenrin.findings.finding import Callout, Findings, State, Verdict, Where
from nenrin.findings.investigate import Past, investigate, keys, traced
from nenrin.findings.investigation import Investigation

__all__ = [
    "Answer", "Called", "Callout", "Findings", "Investigation", "Past", "State", "Verdict", "Where", "causes_found",
    "find", "investigate", "keys", "traced",
]
