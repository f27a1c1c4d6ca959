"""Report: all that a run found out; the only thing the outputs see."""

from nenrin.report.brief import Brief, Calendar, Client, Fonts, Materiality, Theme
from nenrin.report.checks import Check, check
from nenrin.report.earlier import Earlier
from nenrin.report.fingerprint import Fingerprint, fingerprint
from nenrin.report.funnel import Flow, Funnel, flows
from nenrin.report.report import Report
from nenrin.report.restatement import Restatement, as_sent, by_kpi

__all__ = [
    "Brief", "Calendar", "Check", "Client", "Earlier", "Fingerprint", "Flow", "Fonts", "Funnel", "Materiality",
    "Report", "Restatement", "Theme", "as_sent", "by_kpi", "check", "fingerprint", "flows",
]
