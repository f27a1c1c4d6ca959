"""The verdict on every KPI and the call-outs, weightiest first."""

from nenrin.findings.find import find
from nenrin.findings.finding import Callout, Findings, State, Verdict, Where
from nenrin.findings.investigation import Investigation

__all__ = ["Callout", "Findings", "Investigation", "State", "Verdict", "Where", "find"]
