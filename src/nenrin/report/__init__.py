"""Report: all that a run found out; the only thing the outputs see."""

from nenrin.report.brief import Brief, Calendar, Client, Materiality, Theme
from nenrin.report.checks import Check, check
from nenrin.report.fingerprint import Fingerprint, fingerprint
from nenrin.report.report import Report
from nenrin.report.restatement import Restatement, as_sent, by_kpi

__all__ = [
    "Brief", "Calendar", "Check", "Client", "Fingerprint", "Materiality", "Report", "Restatement", "Theme",
    "as_sent", "by_kpi", "check", "fingerprint",
]
