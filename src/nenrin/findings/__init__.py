"""The verdict on every KPI and the call-outs, weightiest first."""

from nenrin.findings.find import find
from nenrin.findings.finding import Callout, Findings, State, Verdict, Where

__all__ = ["Callout", "Findings", "State", "Verdict", "Where", "find"]
