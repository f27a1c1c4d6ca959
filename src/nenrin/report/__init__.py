"""Report: all that a run found out; the only thing the outputs see."""

from nenrin.report.brief import Brief, Calendar, Client, Materiality, Theme
from nenrin.report.checks import Check, check
from nenrin.report.fingerprint import Fingerprint, fingerprint
from nenrin.report.report import Report

__all__ = [
    "Brief", "Calendar", "Check", "Client", "Fingerprint", "Materiality", "Report", "Theme", "check", "fingerprint",
]
