"""Report: all that a run found out; the only thing the outputs see."""

from nenrin.report.brief import Brief, Calendar, Client, Materiality, Theme
from nenrin.report.report import Check, Fingerprint, Report

__all__ = ["Brief", "Calendar", "Check", "Client", "Fingerprint", "Materiality", "Report", "Theme"]
